# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL of our own in a temporary folder, on a free port of 127.0.0.1; gone at the end of the block."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.houses import free


class NoPostgres(Exception):
    """No PostgreSQL 15 or later is installed on this machine."""


@dataclass(frozen=True)
class Cluster:
    """Its superuser is `gabinet`, trusted from this machine."""

    port: int
    folder: Path

    def url(self, database: str = "postgres", role: str = "gabinet") -> str:
        """As DATABASE_URL."""
        return f"postgres://{role}@127.0.0.1:{self.port}/{database}"

    def sql(self, command: str, database: str = "postgres") -> None:
        """One command as the superuser."""
        psql = shutil.which("psql") or str(_programs() / "psql")
        subprocess.run(
            [psql, "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "gabinet", "-d", database, "-v", "ON_ERROR_STOP=1", "-c", command], check=True
        )


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    if not found:
        raise NoPostgres
    return found[-1].parent


@contextmanager
def cluster(*, fsync: bool = False, kept: Path | None = None) -> Iterator[Cluster]:
    """Started, handed over, stopped. `kept`: the folder of its data, made where it is not there and left. Raises NoPostgres."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="gabinet-pg-"))
    folder.chmod(0o755)
    as_user = _as_postgres(folder, *([kept] if kept else []))
    port, data = free(), kept or folder / "data"
    try:
        if not (data / "PG_VERSION").exists():
            _run(as_user, programs / "initdb", "-D", data, "-U", "gabinet", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        durable = [] if fsync else ["-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off"]
        options = " ".join(
            [f"-p {port}", "-c listen_addresses=127.0.0.1", f"-c unix_socket_directories={folder}", "-c max_connections=200", *durable]
        )
        _run(as_user, programs / "pg_ctl", "-D", data, "-w", "-s", "-l", folder / "log", "-o", options, "start")
        try:
            yield Cluster(port, folder)
        finally:
            _run(as_user, programs / "pg_ctl", "-D", data, "-m", "fast" if kept else "immediate", "-s", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(*folders: Path) -> list[str]:
    """initdb refuses root: then the system's own user does it, with the process id kept."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    for folder in folders:
        folder.mkdir(exist_ok=True)
        os.chown(folder, user.pw_uid, user.pw_gid)
    home = f"HOME={folders[0]}"
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "env", home, "LC_ALL=C.UTF-8"]


def _run(before: list[str], *command: object) -> None:
    subprocess.run([*before, *map(str, command)], check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd="/")
