# SPDX-License-Identifier: EUPL-1.2
"""The only writers of exports."""

from datetime import date

from gabinet.base import jobs, trace
from gabinet.base.act import Act
from gabinet.base.action import action
from gabinet.base.files import File
from gabinet.post.registers import rules
from gabinet.post.registers.models import Export
from gabinet.post.registers.rules import LIVES, Which


@action(needs="post.register.export")
def ask(*, register: str, since: date, until: date, language: str, act: Act) -> Export:
    """A register leaves the house as a file, made by a job as this person; the trace holds the filter (trust S4). Raises TooLong."""
    rules.check_period(since, until)
    which = Which(register)
    row = Export.objects.create(by_id=act.person(), register=which.value, since=since, until=until, asked_at=act.at, expires_at=act.at + LIVES)
    jobs.later("post.export", act=act, export=row.pk, language=language)
    trace.record(row, "asked", act, register=which.value, since=since, until=until)
    return row


@action(needs="post.register.export")
def made(*, export: Export, file: File, lines: int, act: Act) -> Export:
    """The file is there."""
    export.file, export.lines, export.ready_at = file, lines, act.at
    export.save(update_fields=["file", "lines", "ready_at"])
    trace.record(export, "made", act, lines=lines, sha256=file.sha256)
    return export


@action(needs="post.register.export")
def expire(*, export: Export, act: Act) -> Export:
    """Its day is over: the file is no longer to be had."""
    export.file = None
    export.save(update_fields=["file"])
    trace.record(export, "expired", act)
    return export
