# SPDX-License-Identifier: EUPL-1.2
"""`make bare`: from a debootstrapped Debian 12 with python3-venv, make and git, and nothing else, to a running office.

Needs root and debootstrap. `--test` runs the whole suite in there afterwards, `--keep` leaves the folder.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

from tests import mail
from tests.houses import free

INCLUDED = ("python3-venv", "make", "git", "ca-certificates")
HERE = "/srv/gabinet"
LETTER = (
    b"From: Jan <jan@nadawca.example>\r\nTo: bp@wrzosowiec.example\r\nSubject: Bare\r\nMessage-ID: <bare@nadawca.example>\r\n\r\nDzien dobry.\r\n"
)
PASSED_ON = re.compile(r"(PIP_(CERT|INDEX_URL|DEFAULT_TIMEOUT)|UV_\w+|SSL_CERT_FILE|\w*_proxy|\w*_PROXY)")


def main() -> int:
    """Seconds of each step; 0 where the office answered and took a mail."""
    options = argparse.ArgumentParser(prog="make bare")
    options.add_argument("--test", action="store_true")
    options.add_argument("--keep", action="store_true")
    args = options.parse_args()
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        print("make bare needs root and debootstrap (apt install debootstrap)", file=sys.stderr)
        return 1
    root = Path(tempfile.mkdtemp(prefix="gabinet-bare-"))
    root.chmod(0o755)  # there are other users within: PostgreSQL's, APT's
    try:
        with _timed("debootstrap"):
            _bootstrap(root)
        with _timed("clone"):
            subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ".", f"{root}{HERE}"], check=True)
        with _mounted(root):
            done = _office(root)
            return _suite(root) if done == 0 and args.test else done
    finally:
        if not args.keep:
            shutil.rmtree(root, ignore_errors=True)


@contextmanager
def _timed(step: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"{step}: {time.monotonic() - began:.0f} s", flush=True)


def _bootstrap(root: Path) -> None:
    command = ["debootstrap", "--variant=minbase", f"--include={','.join(INCLUDED)}", "bookworm", str(root), *_mirror()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for place in ("/etc/resolv.conf", "/etc/hosts", *_certificates()):
        target = Path(f"{root}{place}")
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            shutil.copy(place, target)


def _mirror() -> list[str]:
    """Where this machine itself takes Debian's packages from."""
    lists = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]
    text = "\n".join(place.read_text() for place in lists if place.is_file())
    found = re.findall(r"^(?:URIs:\s*|deb\s+(?:\[[^]]*\]\s*)?)(\S+/debian/?)\s*(?:$|\s)", text, re.MULTILINE)
    return found[:1]


def _certificates() -> list[str]:
    return [os.environ[name] for name in ("PIP_CERT", "SSL_CERT_FILE") if name in os.environ]


@contextmanager
def _mounted(root: Path) -> Iterator[None]:
    places = ["proc", "sys", "dev"]
    for place in places:
        subprocess.run(["mount", "--rbind", f"/{place}", str(root / place)], check=True)
        subprocess.run(["mount", "--make-rslave", str(root / place)], check=True)
    try:
        yield
    finally:
        for place in places:
            subprocess.run(["umount", "--recursive", "--lazy", str(root / place)], check=False)


def _inside(root: Path, *words: str, **more: str) -> list[str]:
    passed = [f"{name}={value}" for name, value in os.environ.items() if PASSED_ON.fullmatch(name)]
    plain = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8", *[f"{name}={value}" for name, value in more.items()]]
    return ["chroot", str(root), "/usr/bin/env", "-i", *plain, *passed, "make", "-C", HERE, *words]


def _office(root: Path) -> int:
    """`make run` until its first page; then a mail; then Ctrl-C."""
    port, smtp_port = free(), free()
    began = time.monotonic()
    process = subprocess.Popen(_inside(root, "run", f"ARGS=--port {port} --smtp-port {smtp_port}"), start_new_session=True)
    try:
        while _status(port) != 200:
            if process.poll() is not None or time.monotonic() - began > 900:
                print("the office did not start", file=sys.stderr)
                return 1
            time.sleep(0.2)
        print(f"make run to the first page: {time.monotonic() - began:.0f} s", flush=True)
        answer = mail.send(smtp_port, "bp@wrzosowiec.example", LETTER)
        print(f"a mail: {answer}", flush=True)
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    installed = subprocess.run(["chroot", str(root), "dpkg-query", "-f", ".", "-W"], capture_output=True, text=True, check=True)
    wheels = subprocess.run([f"{root}{HERE}/.venv/bin/python", "-m", "pip", "list"], capture_output=True, text=True, check=False)
    print(f"Debian packages: {len(installed.stdout)}, wheels: {max(0, len(wheels.stdout.splitlines()) - 2)}", flush=True)
    return 0 if answer.startswith("250") else 1


def _suite(root: Path) -> int:
    with _timed("make test"):
        return subprocess.run(_inside(root, "test", CI="true")).returncode


def _status(port: int) -> int:
    line = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request("GET", "/login/")
        return line.getresponse().status
    except OSError:
        return 0
    finally:
        line.close()


if __name__ == "__main__":
    sys.exit(main())
