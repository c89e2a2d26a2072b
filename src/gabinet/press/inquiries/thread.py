# SPDX-License-Identifier: EUPL-1.2
"""The conversation of an inquiry: letters that came and left, in the order of time, ready to be drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui.engine import lang
from gabinet.base.ui.frames import initials
from gabinet.polish import dates
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming import rules as letters
from gabinet.post.models import Enclosure, Incoming, Outgoing, Wording
from gabinet.post.outgoing import letter
from gabinet.post.outgoing.rules import LABELS, State
from gabinet.press.reading import rules as reading
from gabinet.press.reading.rules import Piece

SHOWN = 2  # letters; of more, those between the first and the last are folded into one line
THREAD_MOST = 60


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a letter's text: folded (quoted letter, signature) or not, with the named hours marked."""

    folded: bool
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class File:
    """An attachment; `href` is "" for whoever may not read the line it came by."""

    name: str
    size: str
    href: str
    unsafe: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the thread."""

    pk: int
    who: str
    address: str
    initials: str
    when: str
    at: datetime
    ours: bool
    state: str
    warn: str
    runs: Sequence[Run]
    files: Sequence[File]
    url: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The first letter, those folded behind one line, the last ones."""

    first: Sequence[Letter]
    middle: Sequence[Letter]
    last: Sequence[Letter]


def of(matter: int, who: Powers, now: datetime) -> Thread:
    """Letters of a matter the caller may see; four statements, five with attachments."""
    came = list(Incoming.objects.filter(matter=matter).select_related("wording").order_by("received_at", "pk")[:THREAD_MOST])
    left = Outgoing.objects.filter(matter=matter).order_by("registered_at", "pk")[:THREAD_MOST]
    reachable = set(incoming.visible_to(who).filter(pk__in=[one.pk for one in came]).values_list("pk", flat=True)) if came else set()
    files = _files([one.pk for one in came])
    letters_of_it = [*(_came(one, files.get(one.pk, []), now, reachable=one.pk in reachable) for one in came), *(_left(one, now) for one in left)]
    return _folded(sorted(letters_of_it, key=lambda one: one.at))


def _folded(found: list[Letter]) -> Thread:
    if len(found) <= SHOWN:
        return Thread(found, [], [])
    return Thread(found[:1], found[1:-1], found[-1:])


def _files(pks: Sequence[int]) -> dict[int, list[Enclosure]]:
    found: dict[int, list[Enclosure]] = {}
    if not pks:
        return found
    rows = Enclosure.objects.filter(incoming__in=pks, inline=False).select_related("attached", "attached__file")
    for one in rows.order_by("incoming_id", "place"):
        found.setdefault(one.incoming_id, []).append(one)
    return found


def _came(one: Incoming, enclosed: Sequence[Enclosure], now: datetime, *, reachable: bool) -> Letter:
    name = one.from_name or one.sender or gettext("sender unclear")
    return Letter(
        pk=one.pk,
        who=name,
        address=one.sender or "",
        initials=initials(name) or "?",
        when=moment(one.received_at, now),
        at=one.received_at,
        ours=False,
        state="",
        warn=gettext("It comes from outside in the name of our own domain.") if one.in_our_name else "",
        runs=_runs(one.wording, one.received_at),
        files=[_file(enclosure, reachable=reachable) for enclosure in enclosed],
        url=incoming.url(one.pk) if reachable else "",
    )


def _left(one: Outgoing, now: datetime) -> Letter:
    return Letter(
        pk=one.pk,
        who=gettext("Our letter %(number)s") % {"number": str(one)},
        address=one.to,
        initials="",
        when=moment(one.registered_at, now),
        at=one.registered_at,
        ours=True,
        state=gettext(LABELS[State(one.state)]),
        warn="",
        runs=[Run(False, [Piece(letter.text_of(bytes(one.raw)).strip(), mark=False)])],
        files=[],
        url="",
    )


def _runs(wording: Wording, received: datetime) -> list[Run]:
    return [_run(part.text, received, folded=part.folded) for part in letters.segments(wording.text, wording.new_text)]


def _run(text: str, received: datetime, *, folded: bool) -> Run:
    if folded:
        return Run(True, [Piece(text, mark=False)])
    found = reading.wishes(text, received.astimezone(WARSAW))
    return Run(False, reading.marked(text, [(one.start, one.end) for one in found]))


def _file(one: Enclosure, *, reachable: bool) -> File:
    unsafe = one.mismatch or one.macro
    return File(one.attached.name, size(one.attached.file.size), f"/post/files/{one.attached_id}/" if reachable else "", unsafe)


def size(count: int) -> str:
    """ "84 kB", "1,2 MB"."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    whole = f"{count / 1_000_000:.1f}"
    return f"{whole.replace('.', ',') if lang() == 'pl' else whole} MB"


def moment(at: datetime, now: datetime) -> str:
    """ "dziś, 9:41", "13.10, 9:14"."""
    here, today = at.astimezone(WARSAW), now.astimezone(WARSAW).date()
    return f"{dates.relative(here.date(), today, lang=lang())}, {dates.hour(here)}"


def texts(letters_of_it: Iterable[Letter]) -> str:
    """All text of letters that came, for passages and hints."""
    return "\n".join(piece.text for one in letters_of_it if not one.ours for run in one.runs if not run.folded for piece in run.pieces)
