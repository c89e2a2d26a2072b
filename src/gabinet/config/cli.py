# SPDX-License-Identifier: EUPL-1.2
"""The command line `gabinet COMMAND`: from any folder, with or without a running house.

Exit 0 done or yes; 1 no, refused or failed, with one sentence on standard error and never a traceback; 2 wrong usage.
Data go to standard output in UTF-8, everything else to standard error. Commands are named here and loaded when asked
for, so that those over a CSV file load neither Django nor a database.
"""

import argparse
import importlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TextIO

from gabinet.base.errors import Refused

Command = Callable[[argparse.Namespace], int]
LATER = "gabinet.config.cli:later"


class NoDatabase(Refused):
    """Nothing was ever started here."""

    message = "There is no database at %(place)s yet. Start the office once: make run, or gabinet serve in production."


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    top = argparse.ArgumentParser(prog="gabinet", description="The office of a city mayor: secretariat, press office, protocol.")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    _house(commands)
    _people(commands)
    _records(commands)
    _words(commands)
    return top


def _add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str, help_: str) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=help_, description=help_)
    made.set_defaults(does=does)
    return made


def _house(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    run = _add(commands, "run", "gabinet.config.start:run", "start the office on this machine, with the invented one loaded once")
    run.add_argument("--port", type=_port, default=8000, help="of the pages (8000)")
    run.add_argument("--smtp-port", type=_port, default=2525, help="of the mail listener (2525)")
    _sizes(run)
    run.add_argument("--no-demo", action="store_true", help="an empty office")
    serve = _add(commands, "serve", "gabinet.config.start:serve", "start the office in production, behind a proxy")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=_port, default=8000, help="of the pages (8000)")
    _sizes(serve)
    demo = _add(commands, "demo", "gabinet.config.start:demo", "load the invented office")
    demo.add_argument("--reset", action="store_true", help="throw the present demo away first")
    demo.add_argument("--scale", type=_size, default=1, help="so many times the background of a month (1)")
    demo.add_argument("--seed", type=int, default=1, help="of the background (1)")
    doctor = _add(commands, "doctor", "gabinet.config.doctor:doctor", "say what is wrong and what to do")
    doctor.add_argument("--json", action="store_true", help="as JSON")


def _sizes(command: argparse.ArgumentParser) -> None:
    command.add_argument("--web", type=_size, default=2, help="web processes (2)")
    command.add_argument("--workers", type=_size, default=2, help="workers (2)")


def _people(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    user = commands.add_parser("user", help="accounts").add_subparsers(metavar="WHAT", required=True)
    add = _add(user, "add", "gabinet.config.users:add", "a new account; prints a link for its first log-in, good once")
    add.add_argument("login")
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True, action="append", help="may be given several times")
    add.add_argument("--email", default="")
    for name, help_ in [("end", "close an account and end its sessions"), ("reset", "a new link, good once, to set a password")]:
        _add(user, name, f"gabinet.config.users:{name}", help_).add_argument("login")
    _add(user, "list", "gabinet.config.users:listed", "all accounts as CSV")


def _records(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    post = commands.add_parser("post", help="the register").add_subparsers(metavar="WHAT", required=True)
    export = _add(post, "export", "gabinet.config.records:post_export", "a line for every row of the register and every message in quarantine")
    export.add_argument("--format", choices=["jsonl"], default="jsonl")
    audit = commands.add_parser("audit", help="the trace of every deed").add_subparsers(metavar="WHAT", required=True)
    verify = _add(audit, "verify", "gabinet.config.records:audit_verify", "is the chain whole?")
    verify.add_argument("--kept", metavar="PLACE:SEAL", help="a head that was written down earlier")
    _add(audit, "head", "gabinet.config.records:audit_head", "the end of the chain, to be kept elsewhere")
    _add(audit, "export", "gabinet.config.records:audit_export", "the lines of the chain as JSON").add_argument("--since", metavar="DAY", default="")
    backup = _add(commands, "backup", LATER, "not in this version: see docs/operations.md")
    backup.add_argument("file")
    restore = _add(commands, "restore", LATER, "not in this version: see docs/operations.md")
    restore.add_argument("file")


def _words(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, help_ in [
        ("deadline", "due dates of a CSV file"),
        ("decline", "names of a CSV file in the case that each row asks for"),
        ("salutation", "salutations and address blocks of a CSV file"),
        ("travel", "allowances of the business trips of a CSV file"),
    ]:
        _add(commands, name, f"gabinet.config.cli:{name}", help_).add_argument("--csv", required=True, metavar="FILE")


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError(f"{text} is no port: 1 to 65535")
    return number


def _size(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is too few")
    return number


def deadline(args: argparse.Namespace) -> int:
    """`gabinet deadline --csv FILE`."""
    from gabinet.polish import deadlines

    return _answered(args, deadlines.answer_csv)


def decline(args: argparse.Namespace) -> int:
    """`gabinet decline --csv FILE`."""
    from gabinet.polish import declining

    return _answered(args, declining.answer_csv)


def salutation(args: argparse.Namespace) -> int:
    """`gabinet salutation --csv FILE`."""
    from gabinet.polish import saluting

    return _answered(args, saluting.answer_csv)


def travel(args: argparse.Namespace) -> int:
    """`gabinet travel --csv FILE`."""
    from gabinet.polish import travelling

    return _answered(args, travelling.answer_csv)


def _answered(args: argparse.Namespace, answer_csv: Callable[[BinaryIO, TextIO, TextIO], int]) -> int:
    with open(args.csv, "rb") as lines:
        return answer_csv(lines, sys.stdout, sys.stderr)


def later(args: argparse.Namespace) -> int:
    """A command that a later version brings."""
    say("This command comes with a later version. Until then docs/operations.md says how to copy and put back the database and the files.")
    return 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    if arguments is None:
        _as_program()
    args = parser().parse_args(arguments)
    module, name = args.does.split(":")
    command: Command = getattr(importlib.import_module(module), name)
    try:
        return command(args)
    except Refused as no:
        say(str(no.message) % no.told)
        return 1


def _as_program() -> None:
    sys.excepthook = sentence
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def django() -> None:
    """For commands that need the database. Raises NoDatabase rather than make an empty one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gabinet.config.settings")
    from django import setup

    setup()
    from django.db import connection

    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        raise NoDatabase({"place": str(connection.settings_dict["NAME"])})


def say(sentence: str) -> None:
    """One sentence on standard error."""
    print(f"gabinet: {sentence}", file=sys.stderr, flush=True)


def sentence(kind: type[BaseException], error: BaseException, trail: TracebackType | None) -> None:
    """What Python would print as a traceback, as a sentence; the place is for whoever reports it. GABINET_LOG_LEVEL=DEBUG shows both."""
    if os.environ.get("GABINET_LOG_LEVEL", "").upper() == "DEBUG":
        sys.__excepthook__(kind, error, trail)
    if issubclass(kind, KeyboardInterrupt):
        say("Interrupted.")
    elif kind.__module__.startswith("django.db"):
        say(f"The database did not do this ({kind.__name__}). Is it running, is DATABASE_URL right, and was it migrated by a start?")
    elif isinstance(error, OSError) and error.strerror:
        say(f"{error.strerror}: {error.filename or 'the system'}.")
    else:
        say(f"This should not have happened ({kind.__name__} at {_place(trail)}). Please report it with these words.")


def _place(trail: TracebackType | None) -> str:
    place = "?"
    while trail is not None:
        place = f"{trail.tb_frame.f_code.co_filename.rsplit('/gabinet/', 1)[-1]}:{trail.tb_lineno}"
        trail = trail.tb_next
    return place


if __name__ == "__main__":
    sys.exit(main())
