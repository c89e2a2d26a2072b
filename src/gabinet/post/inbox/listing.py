# SPDX-License-Identifier: EUPL-1.2
"""What the list of the inbox needs besides its rows: filters, lines, where a page ends, where a poll asks."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from gabinet.base import lists
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import frames
from gabinet.base.ui.requests import OfficeRequest
from gabinet.matters.terms.queries import OfficeDays
from gabinet.post.inbox import queries
from gabinet.post.incoming.rules import State
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import LABELS, Line


def inbox_url(line: Line, state: State = State.TODO, **more: str) -> str:
    """The list of a line and a state."""
    return f"{reverse('post:inbox')}?{urlencode({'line': line.value, 'state': state.value, **more})}"


def listed(request: OfficeRequest, line: Line, state: State, off: OfficeDays) -> dict[str, Any]:
    """The list, its filters and its polls."""
    after = request.GET.get("after", "")
    rows = queries.page(request.powers, line, state, lists.marked(after) if after else None, request.now, within(request.now), off)
    counts = queries.counts(request.powers, line)
    more = inbox_url(line, state, after=rows[lists.SIZE - 1].mark) if len(rows) > lists.SIZE else ""
    return {
        "can": request.powers.all,
        "rows": rows[: lists.SIZE],
        "line": line,
        "state": state,
        "counts": {State.TODO.value: lists.told(counts.todo), State.WAITING.value: lists.told(counts.waiting)},
        "more": more,
        "back": inbox_url(line, state) if after else "",
        "filters": [(one.value, inbox_url(line, one), one is state) for one in State],
        "lines": [(LABELS[one], inbox_url(one), one is line) for one in mailboxes.lines(request.powers)],
        "poll": f"{reverse('post:fresh')}?{urlencode({'line': line.value, 'state': state.value, 'since': counts.top})}",
    }


def within(now: datetime) -> int:
    """Working days in which an item is to be assigned: the office's choice."""
    return int(frames.chosen_on(now.astimezone(WARSAW).date())["post.assign_days"])
