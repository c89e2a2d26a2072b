# SPDX-License-Identifier: EUPL-1.2
"""The demo's accounts: passwords and second factors are made at the first start and kept in `var/demo-accounts` (0600)."""

import base64
import os
import re
import secrets
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

SECOND_FACTOR = frozenset({"admin", "mayor", "dpo"})
LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are taken for one another
_LINE = re.compile(r"account login=(\S+) password=(\S+) role=(\S+)(?: totp=(\S+))?")


@dataclass(frozen=True, slots=True)
class Account:
    """As it is printed: a line each, `totp` in base32 where a second factor is asked."""

    login: str
    password: str
    roles: tuple[str, ...]
    totp: str = ""

    def __str__(self) -> str:
        line = f"account login={self.login} password={self.password} role={','.join(self.roles)}"
        return f"{line} totp={self.totp}" if self.totp else line


@cache
def office() -> dict[str, Any]:
    """office.toml."""
    return tomllib.loads(resources.files(__package__).joinpath("office.toml").read_text(encoding="utf-8"))


def accounts(var: Path) -> list[Account]:
    """All demo accounts in the order of the office; made where they are not kept yet."""
    kept = _kept(var / "demo-accounts")
    wanted = [_account(row, kept) for row in office()["staff"] if "login" in row]
    if [str(account) for account in wanted] != [str(account) for account in kept.values()]:
        _keep(var / "demo-accounts", wanted)
    return wanted


def _kept(place: Path) -> dict[str, Account]:
    if not place.exists():
        return {}
    found = [_LINE.fullmatch(line) for line in place.read_text(encoding="utf-8").splitlines()]
    return {one[1]: Account(one[1], one[2], tuple(one[3].split(",")), one[4] or "") for one in found if one}


def _account(row: dict[str, Any], kept: dict[str, Account]) -> Account:
    login, roles = row["login"], tuple(row["roles"])
    known = kept.get(login)
    second = bool(SECOND_FACTOR & set(roles))
    return Account(
        login,
        known.password if known else "".join(secrets.choice(LETTERS) for _ in range(16)),
        roles,
        ((known.totp if known else "") or base64.b32encode(secrets.token_bytes(20)).decode()) if second else "",
    )


def _keep(place: Path, wanted: list[Account]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        out.writelines(f"{account}\n" for account in wanted)
        out.flush()
        os.fsync(out.fileno())
    os.replace(draft, place)
