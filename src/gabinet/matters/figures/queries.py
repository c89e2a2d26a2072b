# SPDX-License-Identifier: EUPL-1.2
"""Figures as `who` may see them, in texts, and with the texts that use them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.db.models import Q, QuerySet

from gabinet.base import lists
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers, seen_refs
from gabinet.base.search import SearchRow
from gabinet.matters.figures import rules
from gabinet.matters.figures.models import Figure, Place
from gabinet.matters.figures.rules import Known, Met, Spot, Status
from gabinet.people.units import queries as units
from gabinet.polish import dates, typography
from gabinet.polish import figures as finder

WRITES, CONFIRMS = "matters.draft.write", "matters.figure.confirm"
ORDER = ("-at", "-id")


class Body(Protocol):
    """A text that is to be cleared or sent: drafts.Version."""

    body: str


@dataclass(frozen=True, slots=True)
class Use:
    """A figure in a text: the number as it stands there, and where. `equal` is false where it contradicts the record."""

    figure: Figure
    value: Decimal
    unit: str
    place: Spot
    equal: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of figures."""

    pk: int
    url: str
    what: str
    value: str
    owner: str
    source: str
    as_of: str
    confirmed: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text that uses a figure: a draft, one flagged by a correction, or what already left."""

    title: str
    url: str
    written: str
    state: str
    at: str


@dataclass(frozen=True, slots=True)
class Note:
    """A figure of a draft, for the note beside it: `state` is confirmed, proposed, contradicts or outdated."""

    state: str
    says: str
    value: str
    what: str
    owner: str
    place: str
    url: str
    start: int
    end: int


def visible_to(who: Powers) -> QuerySet[Figure]:
    """All for those who write drafts; for heads of units their own unit's."""
    if WRITES in who.all:
        return Figure.objects.all()
    if CONFIRMS in who.all and who.user is not None:
        return Figure.objects.filter(owner__in=units.heading(who.user))
    return Figure.objects.none()


def page(who: Powers, last: Sequence[object] | None, *, lang: str, proposed: bool = False, size: int = lists.SIZE) -> list[Row]:
    """`size` + 1 figures that hold now, the newest first; one statement."""
    found = visible_to(who).filter(replaced_by=None)
    if proposed:
        found = found.filter(status=Status.PROPOSED)
    return [_row(one, lang) for one in lists.after(found.select_related("owner"), ORDER, last, size)]


def owns(figure: Figure, who: Powers) -> bool:
    """Whether the reader may confirm this figure: head of its unit; at most one statement."""
    if CONFIRMS not in who.all:
        return False
    user = who.through.get(CONFIRMS, who.user) if CONFIRMS not in who.own else who.user
    return user is not None and units.heading(user).filter(pk=figure.owner_id).exists()


def said(figure: Figure, lang: str = "pl") -> str:
    """The number as it is written: "602 tys. zł", "41,2 mln zł"."""
    whole = figure.value == figure.value.to_integral_value()
    value = figure.value.quantize(Decimal(1)) if whole else figure.value.normalize()
    return typography.bind(f"{typography.number(value, lang=lang)} {figure.unit}".strip(), lang)


def found(body: str) -> list[Use]:
    """Figures of ours that a text uses or contradicts; one statement, none for a text without numbers."""
    numbers = finder.figures(body)
    if not numbers:
        return []
    measures, values = {one.unit for one in numbers}, {one.value for one in numbers}
    rows = Figure.objects.filter(measure__in=measures).filter(Q(replaced_by=None) | Q(amount__in=values)).select_related("owner", "replaced_by")
    by_pk = {row.pk: row for row in rows}
    known = [Known(row.pk, row.amount, row.measure, tuple(row.words.split()), row.replaced_by_id is None) for row in by_pk.values()]
    return [_use(by_pk[one.figure], one) for one in rules.met(body, known)]


def check_figures(version: Body) -> None:
    """Raise Contradicts, Unconfirmed: each names the figure, its owner and the place in the text (D4.22)."""
    for use in found(version.body):
        if not use.equal:
            raise rules.Contradicts(_told(newest(use.figure), use))
        if use.figure.status == Status.PROPOSED:
            raise rules.Unconfirmed(_told(use.figure, use))


def notes(body: str, *, lang: str) -> list[Note]:
    """What stands beside a draft: each figure with its state; 1 + one statement a corrected figure."""
    return [_note(use, lang) for use in found(body)]


def newest(figure: Figure) -> Figure:
    """The figure that holds now, after all corrections."""
    while figure.replaced_by_id is not None:
        figure = Figure.objects.select_related("owner").get(pk=figure.replaced_by_id)
    return figure


def history(figure: Figure) -> list[Figure]:
    """All rows of a figure, the newest first."""
    line = [newest(figure)]
    while (before := Figure.objects.filter(replaced_by=line[-1]).select_related("owner").first()) is not None:
        line.append(before)
    return line


def texts(line: Sequence[Figure], who: Powers, *, lang: str) -> list[Text]:
    """The texts that use these rows of a figure, as far as `who` may see their things; two statements."""
    places = list(Place.objects.filter(figure__in=[one.pk for one in line]).order_by("-at", "-pk")[:200])
    if not places:
        return []
    wanted = Q(pk__in=[])
    for kind, pk in {(one.kind, one.pk_of) for one in places}:
        wanted |= Q(kind=kind, pk_of=pk)
    rows = {(row.kind, row.pk_of): row for row in seen_refs(SearchRow.objects.filter(wanted), who)}
    return [_text(one, rows[(one.kind, one.pk_of)], lang) for one in places if (one.kind, one.pk_of) in rows]


def url(pk: int) -> str:
    """The page of a figure."""
    return f"/matters/figures/{pk}/"


def _use(row: Figure, one: Met) -> Use:
    return Use(row, one.value, one.unit, one.spot, one.equal)


def _told(figure: Figure, use: Use) -> dict[str, str]:
    return {
        "value": said(figure),
        "what": figure.what,
        "owner": figure.owner.name,
        "says": use.place.written,
        "place": use.place.around,
    }


def _note(use: Use, lang: str) -> Note:
    outdated = use.figure.replaced_by_id is not None
    figure = newest(use.figure) if outdated else use.figure
    state = "outdated" if outdated else "contradicts" if not use.equal else use.figure.status
    return Note(
        state,
        use.place.written,
        said(figure, lang),
        figure.what,
        figure.owner.name,
        use.place.around,
        url(figure.pk),
        use.place.start,
        use.place.end,
    )


def _row(one: Figure, lang: str) -> Row:
    return Row(
        one.pk,
        url(one.pk),
        one.what,
        said(one, lang),
        one.owner.name,
        one.source,
        dates.short_date(one.as_of, lang=lang, beside=one.at.astimezone(WARSAW).date()),
        one.status == Status.CONFIRMED,
        lists.mark([one.at, one.pk]),
    )


def _text(one: Place, row: SearchRow, lang: str) -> Text:
    state = "left" if one.left_at else "flagged" if one.flagged_at else "draft"
    day = (one.left_at or one.at).astimezone(WARSAW).date()
    return Text(row.title, row.url, one.written, state, dates.short_date(day, lang=lang))
