# SPDX-License-Identifier: EUPL-1.2
"""The environment, read once; every variable is described in docs/settings.md."""

import contextlib
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from environ import FileAwareEnv


@dataclass(frozen=True, slots=True)
class Environment:
    """What the operator set; a name here is `GABINET_` + upper case there, DATABASE_URL excepted."""

    home: Path
    database_url: str
    public_url: str
    key: bytes
    demo: bool
    trusted_proxies: int
    relay_url: str
    log_level: str
    authserv_id: str
    mail_is_scanned: bool
    owner_url: str
    smtp: tuple[str, int] | None
    most_memory: int

    @property
    def var(self) -> Path:
        """Where the office's data lie."""
        return self.home / "var"


def _home(env: FileAwareEnv) -> Path:
    chosen = env.str("GABINET_HOME", default="")
    return Path(chosen).resolve() if chosen else Path(__file__).resolve().parents[3]


def has_key() -> bool:
    """Whether the operator gave a key, or one was made earlier."""
    env = FileAwareEnv()
    return bool(env.str("GABINET_KEY", default="")) or (_home(env) / "var" / "key").exists()


def _smtp(env: FileAwareEnv) -> tuple[str, int] | None:
    """HOST:PORT of the mail listener of `gabinet serve`; none where it is not set."""
    host, _, port = env.str("GABINET_SMTP", default="").rpartition(":")
    return (host or "127.0.0.1", int(port)) if port else None


def _key(env: FileAwareEnv, var: Path) -> bytes:
    given = env.str("GABINET_KEY", default="")
    if given:
        return str(given).encode()
    place = var / "key"
    if not place.exists():
        var.mkdir(parents=True, exist_ok=True)
        draft = var / f"key.{os.getpid()}"
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(64))
            out.flush()
            os.fsync(out.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, place)
        draft.unlink()
    return place.read_bytes().strip()


@cache
def read() -> Environment:
    """Read the environment; the key is made at the first start (0600)."""
    env = FileAwareEnv()
    home = _home(env)
    return Environment(
        home=home,
        database_url=env.str("DATABASE_URL", default=""),
        public_url=env.str("GABINET_PUBLIC_URL", default="http://127.0.0.1:8000").rstrip("/"),
        key=_key(env, home / "var"),
        demo=env.bool("GABINET_DEMO", default=(home / "var" / "demo-accounts").exists()),
        trusted_proxies=env.int("GABINET_TRUSTED_PROXIES", default=0),
        relay_url=env.str("GABINET_RELAY_URL", default=""),
        log_level=env.str("GABINET_LOG_LEVEL", default="INFO"),
        authserv_id=env.str("GABINET_AUTHSERV_ID", default=""),
        mail_is_scanned=env.bool("GABINET_MAIL_IS_SCANNED", default=False),
        owner_url=env.str("GABINET_OWNER_URL", default=""),
        smtp=_smtp(env),
        most_memory=env.int("GABINET_MEMORY", default=700),
    )
