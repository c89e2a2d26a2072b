# SPDX-License-Identifier: EUPL-1.2
"""Commands that read the records: the register's export, the trace and its chain."""

import argparse
import json
import re
import sys
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from gabinet.base.errors import Refused
from gabinet.config import cli

if TYPE_CHECKING:
    from gabinet.base.trace import Entry

KEPT = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


class NoHead(Refused):
    """--kept is not what `audit head` prints."""

    message = "--kept takes what `gabinet audit head` printed: a place, a colon and a seal of 64 signs."


class NoDay(Refused):
    """--since is no day."""

    message = "--since takes a day such as 2026-03-02."


def post_export(args: argparse.Namespace) -> int:
    """One JSON object a line for every row of the register and every message in quarantine."""
    cli.django()
    from gabinet.post.incoming import queries

    for row in queries.export():
        sys.stdout.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")
    return 0


def audit_verify(args: argparse.Namespace) -> int:
    """0 and the number of entries, else 1 and the first bad entry with its reason."""
    kept = _kept(args.kept)
    cli.django()
    from django.conf import settings

    from gabinet.base import trace

    for broken in trace.verify(settings.TRACE_KEY, kept):
        sys.stdout.write(f"entry {broken.place}: {broken.why}\n")
        cli.say(f"The chain does not hold at entry {broken.place} ({broken.why}). Keep this database as it is and compare it with the last backup.")
        return 1
    sys.stdout.write(f"{trace.Entry.objects.count()} entries, chain holds\n")
    return 0


def _kept(text: str | None) -> tuple[int, str] | None:
    if text is None:
        return None
    found = KEPT.fullmatch(text.strip())
    if not found:
        raise NoHead
    return int(found[1]), found[2]


def audit_head(args: argparse.Namespace) -> int:
    """The end of the chain as PLACE:SEAL."""
    cli.django()
    from gabinet.base import trace

    place, seal = trace.head()
    sys.stdout.write(f"{place}:{seal}\n")
    return 0


def audit_export(args: argparse.Namespace) -> int:
    """The lines of the chain with the values that are still told."""
    cli.django()
    from gabinet.base import trace

    lines = trace.Entry.objects.select_related("detail").order_by("place")
    if args.since:
        lines = lines.filter(at__gte=_day(args.since))
    for entry in lines.iterator(chunk_size=2000):
        sys.stdout.write(json.dumps(_line(entry), ensure_ascii=False, default=_plain) + "\n")
    return 0


def _day(text: str) -> datetime:
    from gabinet.base.numbers import WARSAW

    try:
        return datetime.combine(date.fromisoformat(text), time(), WARSAW)
    except ValueError:
        raise NoDay from None


def _line(entry: "Entry") -> dict[str, object]:
    names = ["place", "kind", "pk_of", "verb", "by", "for_id", "door", "link", "at", "digest", "seal"]
    detail = getattr(entry, "detail", None)
    return {name: getattr(entry, name) for name in names} | {"told": json.loads(detail.body) if detail else None}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
