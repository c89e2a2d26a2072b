# SPDX-License-Identifier: EUPL-1.2
"""`gabinet serve` as the operations guide says: behind nginx with TLS, on PostgreSQL with two roles, mail by IMAP, letters by a relay."""

import json
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.client import HTTPSConnection
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests import dovecot as dovecots
from tests import houses, postgres
from tests import relay as relays
from tests.houses import GABINET, environment, free, listening, until

pytestmark = [pytest.mark.integration, pytest.mark.processes]
SECRETARIAT, PRESS = "sekretariat@urzad.example", "prasa@urzad.example"
QUESTION = (
    b"From: Iga <iga@radio.example>\r\nTo: prasa@urzad.example\r\nSubject: Pytanie\r\nMessage-ID: <q1@radio.example>\r\n\r\nIle kosztuje most?\r\n"
)
NGINX = """
daemon off; pid {d}/nginx.pid; error_log {d}/nginx.log; worker_processes 1; user root;
events {{ worker_connections 256; }}
http {{
    access_log off; client_body_temp_path {d}/body; proxy_temp_path {d}/proxy;
    fastcgi_temp_path {d}/f; uwsgi_temp_path {d}/u; scgi_temp_path {d}/s;
    server {{
        listen 127.0.0.1:{tls} ssl; server_name localhost;
        ssl_certificate {d}/cert.pem; ssl_certificate_key {d}/key.pem;
        client_max_body_size 260m;
        location / {{
            proxy_pass http://127.0.0.1:{port};
            proxy_set_header Host $host:$server_port;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
        }}
    }}
}}
"""
MAILBOX = """
import sys
from gabinet.config import cli
cli.django()
from django.conf import settings
from django.utils import timezone
from gabinet.base.act import Act, Door
from gabinet.post.mailboxes import actions, seal
from gabinet.post.mailboxes.rules import How, Line, Security
server = actions.Server("127.0.0.1", int(sys.argv[1]), Security.NONE, sys.argv[2], seal.sealed(sys.argv[3], settings.SEALING_KEY))
actions.set_up(address=sys.argv[2], name=sys.argv[2], line=Line(sys.argv[4]), kind=How.IMAP, act=Act(at=timezone.now(), door=Door.CLI), server=server)
"""
TURN = """
import sys
from gabinet.config import cli
cli.django()
from django.utils import timezone
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.post.assignment import actions
from gabinet.post.incoming.models import Incoming
act = Act(at=timezone.now(), door=Door.CLI, by=User.objects.get(login="l.przybysz").pk)
actions.turn_into(item=Incoming.objects.get(message_id=sys.argv[1]), kind="press.inquiry", act=act)
"""
SPOIL = """
from gabinet.config import cli
cli.django()
from gabinet.base.trace import Entry
Entry.objects.update(verb="x")
"""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, object]]:
    """PostgreSQL with two roles, Dovecot, a relay."""
    folder = tmp_path_factory.mktemp("production")
    (folder / "key").write_text("k" * 64)
    with postgres.cluster() as cluster, dovecots.running(SECRETARIAT, PRESS) as imap, relays.running() as relay:
        cluster.sql("CREATE ROLE gabinet_owner LOGIN")
        cluster.sql("CREATE ROLE gabinet_office LOGIN")
        cluster.sql("CREATE DATABASE office OWNER gabinet_owner")
        yield {"folder": folder, "cluster": cluster, "imap": imap, "relay": relay}


def settings_of(machine: Mapping[str, object], public: str) -> dict[str, str]:
    cluster, relay, folder = machine["cluster"], machine["relay"], machine["folder"]
    assert isinstance(cluster, postgres.Cluster)
    assert isinstance(relay, relays.Relay)
    more = {
        "GABINET_KEY_FILE": f"{folder}/key",
        "GABINET_PUBLIC_URL": public,
        "DATABASE_URL": cluster.url("office", "gabinet_office"),
        "GABINET_OWNER_URL": cluster.url("office", "gabinet_owner"),
        "GABINET_RELAY_URL": relay.url,
        "GABINET_TRUSTED_PROXIES": "1",
    }
    return environment(Path(str(folder)) / "home", more)


def certificate(folder: Path) -> None:
    """For localhost, for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(hours=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


def ask(port: int, folder: Path, path: str, headers: Mapping[str, str] | None = None) -> Answer:
    line = HTTPSConnection("localhost", port, context=ssl.create_default_context(cafile=str(folder / "cert.pem")), timeout=60)
    try:
        line.request("GET", path, headers=dict(headers or {}))
        answer = line.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        line.close()


def python(code: str, seen: Mapping[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", code, *words], env=dict(seen), cwd="/", capture_output=True, text=True, timeout=60)


def gabinet(seen: Mapping[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([GABINET, *words], env=dict(seen), cwd="/", capture_output=True, text=True, timeout=60)


def test_production_from_the_guide(machine: dict[str, object]) -> None:
    folder, imap, relay = Path(str(machine["folder"])), machine["imap"], machine["relay"]
    assert isinstance(imap, dovecots.Dovecot)
    assert isinstance(relay, relays.Relay)
    port, tls = free(), free()
    seen = settings_of(machine, f"https://localhost:{tls}")
    certificate(folder)
    (folder / "nginx.conf").write_text(NGINX.format(d=folder, tls=tls, port=port))
    with open(folder / "serve.log", "w") as log:
        house = subprocess.Popen([GABINET, "serve", "--port", str(port)], env=seen, cwd="/", stdout=log, stderr=log, start_new_session=True)
        nginx = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)], stdout=log, stderr=log)
    try:
        until(lambda: listening(tls) and listening(port), 30)
        until(lambda: house.poll() is not None or ask(tls, folder, "/login/").status == 200, 120)
        assert house.poll() is None, (folder / "serve.log").read_text()
        _people_and_mailboxes(seen, imap)
        _behind_the_proxy(tls, folder)
        _a_letter_in_and_one_out(seen, imap, relay)
        _the_role_cannot_touch_the_chain(seen)
        assert gabinet(seen, "audit", "verify").stdout.endswith("chain holds\n")
        house.terminate()
        assert house.wait(20) == 0
    finally:
        nginx.terminate()
        nginx.wait()
        if house.poll() is None:
            house.kill()
        house.wait()
    assert "Traceback" not in (folder / "serve.log").read_text()


def _people_and_mailboxes(seen: Mapping[str, str], imap: dovecots.Dovecot) -> None:
    for login, role in [("h.lasota", "admin"), ("d.celinska", "admin"), ("l.przybysz", "spokesperson")]:
        done = gabinet(seen, "user", "add", login, "--name", login, "--role", role)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(seen["GABINET_PUBLIC_URL"])
    for address, line in [(SECRETARIAT, "secretariat"), (PRESS, "press")]:
        done = python(MAILBOX, seen, str(imap.imap), address, dovecots.PASSWORD, line)
        assert done.returncode == 0, done.stderr


def _behind_the_proxy(tls: int, folder: Path) -> None:
    answer = ask(tls, folder, "/login/")
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    cookies = answer.headers.get_all("Set-Cookie") or []
    kept = [cookie for cookie in cookies if "Max-Age=0" not in cookie]
    assert not [cookie for cookie in kept if "Secure" not in cookie or not cookie.startswith("__Host-")]
    assert ask(tls, folder, "/login/", {"Host": "evil.example"}).status == 400
    ready = json.loads(ask(tls, folder, "/health/ready").body)
    assert {check["code"]: check["ok"] for check in ready["checks"]}["migrations"]


def _a_letter_in_and_one_out(seen: Mapping[str, str], imap: dovecots.Dovecot, relay: relays.Relay) -> None:
    imap.deliver(QUESTION, PRESS)
    row = until(lambda: _exported(seen, "q1@radio.example"), 60)
    assert row["mailbox"] == PRESS
    done = python(TURN, seen, "q1@radio.example")
    assert done.returncode == 0, done.stderr
    letter = until(lambda: relay.to("iga@radio.example"), 60)[0]
    assert letter.message["In-Reply-To"] == "<q1@radio.example>"
    assert letter.message["Auto-Submitted"] == "auto-replied"


def _exported(seen: Mapping[str, str], message_id: str) -> dict[str, object] | None:
    rows = [json.loads(line) for line in gabinet(seen, "post", "export").stdout.splitlines()]
    return next((row for row in rows if row["message_id"] == message_id), None)


def _the_role_cannot_touch_the_chain(seen: Mapping[str, str]) -> None:  # trust: P7
    told = json.loads(gabinet(seen, "doctor", "--json").stdout)
    assert {check["code"]: check["ok"] for check in told["checks"]}["role"]
    assert "permission denied" in python(SPOIL, seen).stderr
    owner = {**seen, "DATABASE_URL": seen["GABINET_OWNER_URL"], "GABINET_OWNER_URL": ""}
    told = json.loads(gabinet(owner, "doctor", "--json").stdout)
    assert not {check["code"]: check["ok"] for check in told["checks"]}["role"]


@pytest.mark.parametrize(
    ("without", "more", "word"),
    [
        ("", {"GABINET_DEMO": "1"}, "GABINET_DEMO"),
        ("GABINET_KEY_FILE", {}, "no key"),
        ("GABINET_PUBLIC_URL", {}, "GABINET_PUBLIC_URL"),
    ],
)
def test_serve_refuses_in_words(tmp_path: Path, without: str, more: dict[str, str], word: str) -> None:  # trust: G6
    (tmp_path / "key").write_text("k" * 64)
    whole = {"GABINET_KEY_FILE": str(tmp_path / "key"), "GABINET_PUBLIC_URL": "https://localhost"}
    seen = environment(tmp_path, {name: value for name, value in {**whole, **more}.items() if name != without})
    done = gabinet(seen, "serve", "--port", str(free()))
    assert done.returncode == 1
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "var" / "key").exists()


def test_serve_refuses_a_demo_and_a_newer_schema(demo_home: Path, tmp_path: Path) -> None:  # trust: G6 G7
    seen = environment(demo_home, {"GABINET_PUBLIC_URL": "https://localhost"})
    done = gabinet(seen, "serve", "--port", str(free()))
    assert done.returncode == 1
    assert "demo accounts" in done.stderr
    with houses.running(tmp_path, options=("--no-demo",)) as office:
        assert office.end() == 0
    code = "from gabinet.config import cli; cli.django(); from django.db.migrations.recorder import MigrationRecorder as M; "
    code += "from django.db import connection; M(connection).record_applied('post', '9999_from_the_future')"
    assert python(code, environment(tmp_path)).returncode == 0
    done = gabinet(environment(tmp_path), "run", "--no-demo", "--port", str(free()), "--smtp-port", str(free()))
    assert done.returncode == 1
    assert "9999_from_the_future" in done.stderr
    assert os.path.exists(tmp_path / "var" / "gabinet.sqlite3")
