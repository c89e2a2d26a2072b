# SPDX-License-Identifier: EUPL-1.2
"""The database made ready, by a child that ends before the house starts: `... PARENT HOW [OPTIONS]`.

HOW is run, serve or demo. It refuses a newer schema, copies before it migrates, loads the demo once, prints mailboxes
and accounts.
"""

import argparse
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import django

from gabinet.base.errors import Refused
from gabinet.config import cli, environment, serve

KEPT_COPIES = 5


class Newer(Refused):
    """The database was made by a newer Gabinet."""

    message = "The database is of a newer version (%(migration)s is not known here). Install that version, or put back the backup made before it."


class DemoAccounts(Refused):
    """Accounts whose passwords were printed."""

    message = "There are demo accounts in this database (%(login)s and others). Start production on a database of its own."


class NotEmpty(Refused):
    """A demo over an office."""

    message = "%(why)s"


def options() -> argparse.ArgumentParser:
    """What the parent hands over."""
    made = argparse.ArgumentParser(prog="prepare")
    made.add_argument("parent", type=int)
    made.add_argument("how", choices=["run", "serve", "demo"])
    made.add_argument("--reset", action="store_true")
    made.add_argument("--scale", type=int, default=1)
    made.add_argument("--seed", type=int, default=1)
    return made


def main(arguments: list[str]) -> int:
    """Make ready; 1 and a sentence where that is refused."""
    sys.excepthook = cli.sentence
    args = options().parse_args(arguments)
    serve.with_parent(args.parent)
    runtime = os.environ.get("DATABASE_URL", "")
    if environment.read().owner_url:
        os.environ["DATABASE_URL"] = environment.read().owner_url
        environment.read.cache_clear()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gabinet.config.settings")
    django.setup()
    try:
        _ready(args, runtime)
    except Refused as no:
        cli.say(str(no.message) % no.told)
        return 1
    return 0


def _ready(args: argparse.Namespace, runtime: str) -> None:
    from django.conf import settings
    from django.db import connection

    from gabinet.base.ui import fonts

    fonts.ready(settings.VAR / "fonts")
    place = Path(str(connection.settings_dict["NAME"])) if connection.vendor == "sqlite" else None
    if place is None:
        _in_place(args)
        if environment.read().owner_url:
            _grant(runtime)
    else:
        _sqlite(args, place)
    if args.how != "demo":
        _tell()


def _sqlite(args: argparse.Namespace, place: Path) -> None:
    """A new database is built beside its place and put there whole, so that a kill in the middle leaves nothing half made."""
    from django.db import connection

    there = place.exists() and place.stat().st_size > 0
    if there and not args.reset:
        _in_place(args)
        return
    if there:
        _check_only_demo()
        connection.close()
    making = place.with_name(f"{place.name}.making")
    for left in place.parent.glob(f"{making.name}*"):
        left.unlink()
    place.parent.mkdir(parents=True, exist_ok=True)
    connection.settings_dict["NAME"] = making
    quick = str(connection.settings_dict["OPTIONS"]["init_command"]).replace("synchronous=FULL", "synchronous=OFF")
    connection.settings_dict["OPTIONS"] = {**connection.settings_dict["OPTIONS"], "init_command": quick}
    _in_place(argparse.Namespace(**{**vars(args), "reset": False}))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    making.with_name(f"{making.name}.turn").unlink(missing_ok=True)
    for old in place.parent.glob(f"{place.name}-*"):
        old.unlink()
    _settled(making)
    os.replace(making, place)
    _settled(place.parent)
    connection.settings_dict["NAME"] = place


def _settled(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _in_place(args: argparse.Namespace) -> None:
    from django.conf import settings
    from django.core.management import call_command

    _migrate()
    if args.how == "serve":
        _check_no_demo()
        return
    if not settings.DEMO:
        return
    loading = settings.VAR / "demo-loading"
    if args.reset or loading.exists():
        _check_only_demo()
        call_command("flush", interactive=False, verbosity=0)
    _demo(args, loading)


def _demo(args: argparse.Namespace, loading: Path) -> None:
    from django.utils import timezone

    from gabinet.base.accounts.models import User
    from gabinet.config import demo

    if User.objects.exists():
        if args.how == "demo":
            raise NotEmpty({"why": "The office is not empty. gabinet demo --reset throws the present demo away and loads it anew."})
        return
    loading.touch(mode=0o600)
    for line in demo.load(timezone.now(), scale=args.scale, seed=args.seed):
        print(line, flush=True)
    loading.unlink()


def _migrate() -> None:
    """Refuse a newer schema, copy an old one, migrate."""
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    loader = executor.loader
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("gabinet.")}
    unknown = sorted(f"{app}.{name}" for app, name in set(loader.applied_migrations) - set(loader.disk_migrations) if app in ours)
    if unknown:
        raise Newer({"migration": unknown[-1]})
    waiting = executor.migration_plan(loader.graph.leaf_nodes())
    if waiting and loader.applied_migrations:
        _copy()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _copy() -> None:
    """Before an upgrade: SQLite whole, by its own backup call; PostgreSQL is said."""
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    if connection.vendor != "sqlite":
        cli.say("The schema is upgraded now; the way back is the backup of your PostgreSQL (docs/operations.md).")
        return
    folder = settings.VAR / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"before-upgrade-{timezone.now():%Y%m%dT%H%M%S}.sqlite3"
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    target.chmod(0o600)
    for oldest in sorted(folder.glob("before-upgrade-*.sqlite3"))[:-KEPT_COPIES]:
        oldest.unlink()
    cli.say(f"Copied before the upgrade: {target}")


def _check_no_demo() -> None:
    from gabinet.base.accounts.models import User

    found = User.objects.filter(demo=True, is_active=True).order_by("login").first()
    if found is not None:
        raise DemoAccounts({"login": found.login})


def _check_only_demo() -> None:
    from django.db import connection

    from gabinet.base.accounts.models import User

    if User._meta.db_table not in connection.introspection.table_names():
        return
    real = User.objects.filter(demo=False).order_by("login").first()
    if real is not None:
        raise NotEmpty({"why": f"This is no demo: {real.login} is the account of a person. Nothing was thrown away."})


def _grant(runtime: str) -> None:
    """The office's role may do everything but change the chain of the trace (trust P7)."""
    from django.db import connection
    from environ import Env

    role = connection.ops.quote_name(str(Env.db_url_config(runtime)["USER"]))
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON base_trace_entry FROM {role}")


def _tell() -> None:
    """The lines that every start prints."""
    from django.conf import settings

    from gabinet.config import demo
    from gabinet.post.mailboxes import queries

    for box in queries.everyone():
        if box.active:
            print(f"mailbox {box.address}", flush=True)
    if settings.DEMO:
        for account in demo.accounts(settings.VAR):
            print(account, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
