# SPDX-License-Identifier: EUPL-1.2
"""A register as a file, made as the person who asked; its end."""

import csv
import io
from collections.abc import Iterator

from django.utils import translation

from gabinet.base import files, rights
from gabinet.base.act import Act
from gabinet.base.jobs import job
from gabinet.base.numbers import WARSAW
from gabinet.post.registers import actions, queries
from gabinet.post.registers.models import Export
from gabinet.post.registers.rules import Which

LARGEST = 500_000_000
SHORT = 1000  # rows written at once


@job("post.export")
def export(*, act: Act, export: int, language: str) -> None:
    """What this person sees at this time, and no more (trust S4)."""
    asked = Export.objects.get(pk=export)
    who = rights.powers(asked.by_id, act.at.astimezone(WARSAW).date())
    with translation.override(language):
        counted = Counted(queries.written(who, Which(asked.register), asked.since, asked.until))
        file = files.keep(counted.chunks(), limit=LARGEST, sniff=lambda head: "text/csv", at=act.at)
    actions.made(export=asked, file=file, lines=max(0, counted.lines - 1), act=act)


class Counted:
    """Rows of a register as the bytes of a CSV file (UTF-8 with its mark, semicolons: as a Polish spreadsheet reads it), counted."""

    def __init__(self, rows: Iterator[list[str]]) -> None:
        self.rows, self.lines = rows, 0

    def chunks(self) -> Iterator[bytes]:
        """A thousand rows at a time."""
        out = io.StringIO()
        out.write("\ufeff")
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        for row in self.rows:
            writer.writerow(row)
            self.lines += 1
            if self.lines % SHORT == 0:
                yield out.getvalue().encode()
                out.seek(0)
                out.truncate()
        yield out.getvalue().encode()


@job("post.exports_end")
def end(*, act: Act) -> None:
    """Files of yesterday are no longer to be had."""
    for old in Export.objects.filter(expires_at__lte=act.at).exclude(file=None).order_by("pk"):
        actions.expire(export=old, act=act)
