# SPDX-License-Identifier: EUPL-1.2
"""The demo as it is printed, kept and thrown away; mail through its port reaches the export."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import houses, mail
from tests.houses import Office, until

pytestmark = pytest.mark.processes
SECOND_FACTOR = {"a.wichrowska", "d.celinska", "h.lasota", "p.szulc"}
LETTER = (
    b"From: Jan <jan@nadawca.example>\r\nTo: bp@wrzosowiec.example\r\nSubject: =?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?=\r\n"
    b"Message-ID: <first.1@nadawca.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPytanie o most.\r\n"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with houses.running(tmp_path_factory.mktemp("demo")) as office:
        until(lambda: houses.listening(office.smtp_port) and houses.listening(office.port))
        yield office


def exported(office: Office) -> list[dict[str, object]]:
    return [json.loads(line) for line in office.command("post", "export", "--format", "jsonl").stdout.splitlines()]


def test_it_prints_two_mailboxes_and_all_accounts(demo: Office) -> None:
    assert sorted(demo.mailboxes) == ["bp@wrzosowiec.example", "sekretariat@wrzosowiec.example"]
    assert len(demo.accounts) == 19
    assert demo.accounts["d.celinska"].roles == ("head", "admin")
    assert {login for login, account in demo.accounts.items() if account.totp} == SECOND_FACTOR
    kept = demo.home / "var" / "demo-accounts"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE((demo.home / "var" / "key").stat().st_mode) == 0o600  # trust: G6
    assert len({account.password for account in demo.accounts.values()}) == 19


def test_doctor_is_well_in_the_demo(demo: Office) -> None:
    done = demo.command("doctor", check=False)
    assert done.returncode == 0, done.stdout


def test_a_mail_is_in_the_export_within_a_minute(demo: Office) -> None:  # trust: P3
    before = exported(demo)
    assert mail.send(demo.smtp_port, "bp@wrzosowiec.example", LETTER).startswith("250")
    row = until(lambda: [one for one in exported(demo) if one["message_id"] == "first.1@nadawca.example"], 60)[0]
    assert row["state"] == "registered"
    assert row["subject"] == "Zażółć"
    assert row["from"] == "jan@nadawca.example"
    assert len(exported(demo)) == len(before) + 1
    numbers = [one["number"] for one in exported(demo)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_unknown_recipient_is_550_and_leaves_nothing(demo: Office) -> None:  # trust: M13
    assert mail.send(demo.smtp_port, "nikt@wrzosowiec.example", LETTER).startswith("550")


def test_reset_is_refused_while_it_runs(demo: Office) -> None:
    done = demo.command("demo", "--reset", check=False)
    assert done.returncode == 1
    assert "already running" in done.stderr


def test_a_second_start_keeps_data_and_passwords(tmp_path: Path) -> None:
    with houses.running(tmp_path) as first:
        rows, accounts = exported(first), first.accounts
        assert first.end() == 0
    with houses.running(tmp_path) as second:
        assert second.accounts == accounts
        assert exported(second) == rows
        assert second.end() == 0
    done = second.command("demo", check=False)
    assert done.returncode == 1
    assert "--reset" in done.stderr
    done = second.command("demo", "--reset", "--scale", "2")
    assert len(exported(second)) > 1.6 * len(rows)
    assert "Traceback" not in done.stderr
