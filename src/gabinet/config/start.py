# SPDX-License-Identifier: EUPL-1.2
"""`gabinet run` and `gabinet serve`: sockets and lock first, then the database made ready by a child, then all parts."""

import argparse
import contextlib
import fcntl
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

from gabinet.base.errors import Refused
from gabinet.config import environment
from gabinet.config.serve import CannotListen, Part, listen, module, once
from gabinet.config.serve import serve as run_parts

MEGABYTE = 1_000_000


class Taken(Refused):
    """Somebody is there already."""

    message = "%(why)s"


class NoKey(Refused):
    """Production makes no key of its own: it would be lost with the machine, and with it every sealed password."""

    message = (
        "There is no key. Make one (head -c 48 /dev/urandom | base64), keep a copy apart from the database, "
        "and say where it lies with GABINET_KEY_FILE, or put it into var/key (mode 0600)."
    )


class NoAddress(Refused):
    """Links in mails must lead somewhere."""

    message = "GABINET_PUBLIC_URL is not set: the address under which people reach Gabinet, such as https://gabinet.example.pl"


class DemoHere(Refused):
    """The demo in production."""

    message = "GABINET_DEMO is set: the invented office and its printed passwords have no place in production. Unset it."


@dataclass(frozen=True, slots=True)
class Doors:
    """The open sockets; no mail listener where `smtp` is None."""

    web: socket.socket
    smtp: socket.socket | None


def run(args: argparse.Namespace) -> int:
    """On this machine only; the demo is loaded at the first start."""
    os.environ.setdefault("GABINET_PUBLIC_URL", f"http://127.0.0.1:{args.port}")
    if args.no_demo:
        os.environ["GABINET_DEMO"] = "0"
    else:
        os.environ.setdefault("GABINET_DEMO", "1")
    with _opened("127.0.0.1", args.port, ("127.0.0.1", args.smtp_port)) as doors:
        return _house(args, doors, "run", f"http://127.0.0.1:{args.port}")


def serve(args: argparse.Namespace) -> int:
    """Production: no demo, a key of the operator's, an address; the rest is the same house."""
    if os.environ.get("GABINET_DEMO", "0").lower() in ("1", "true", "on", "yes"):
        raise DemoHere
    if not environment.has_key():
        raise NoKey
    if not os.environ.get("GABINET_PUBLIC_URL"):
        raise NoAddress
    os.environ["GABINET_DEMO"] = "0"
    with _opened(args.host, args.port, environment.read().smtp) as doors:
        return _house(args, doors, "serve", environment.read().public_url)


def demo(args: argparse.Namespace) -> int:
    """`gabinet demo`: only where no house is running."""
    os.environ.setdefault("GABINET_DEMO", "1")
    with _locked():
        options = [f"--scale={args.scale}", f"--seed={args.seed}", *(["--reset"] if args.reset else [])]
        return once(Part("demo", module("gabinet.config.prepare", "demo", *options)))


@contextlib.contextmanager
def _opened(host: str, port: int, smtp: tuple[str, int] | None) -> Iterator[Doors]:
    """Listening before anything else, so that a second start is refused in words. Raises Taken."""
    try:
        web = listen(host, port)
        with web, contextlib.ExitStack() as both:
            door = both.enter_context(listen(*smtp)) if smtp else None
            with _locked():
                yield Doors(web, door)
    except CannotListen as no:
        raise Taken({"why": str(no)}) from no


@contextlib.contextmanager
def _locked() -> Iterator[None]:
    """One house at a time over one `var/`; the lock goes with the process. Raises Taken."""
    var = environment.read().var
    var.mkdir(parents=True, exist_ok=True)
    with open(os.open(var / "running", os.O_RDWR | os.O_CREAT, 0o600), "r+") as place:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as no:
            by = place.read().strip()
            raise Taken({"why": f"Gabinet is already running over {var} (process {by or 'unknown'}). Stop it first."}) from no
        place.truncate()
        place.write(f"{os.getpid()}\n")
        place.flush()
        yield


def _house(args: argparse.Namespace, doors: Doors, how: str, address: str) -> int:
    """Make ready, then serve; a signal at any time ends it cleanly."""
    first = Part("prepare", module("gabinet.config.prepare", how))
    return run_parts(_parts(args, doors), first=first, ready=lambda: print(f"Gabinet: {address}", flush=True))


def _parts(args: argparse.Namespace, doors: Doors) -> list[Part]:
    """Web processes, workers, the mail listener, and whoever looks after the mailboxes on servers."""
    most = environment.read().most_memory * MEGABYTE
    web = doors.web.fileno()
    parts = [Part(f"web {n}", module("gabinet.config.web", web), (web,), most) for n in range(1, args.web + 1)]
    parts += [Part(f"worker {n}", module("gabinet.config.work", args.workers, n), (), most) for n in range(1, args.workers + 1)]
    if doors.smtp is not None:
        smtp = doors.smtp.fileno()
        parts.append(Part("mail listener", module("gabinet.config.listen", smtp), (smtp,), most))
    return [*parts, Part("mailboxes", module("gabinet.config.fetch"))]
