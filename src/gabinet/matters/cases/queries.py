# SPDX-License-Identifier: EUPL-1.2
"""Matters as `who` may see them: the list "Sprawy" runs over the index of open ones, never over the absence of a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from gabinet.base import lists, rights
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Named, Powers
from gabinet.matters import kinds
from gabinet.matters.cases import confiding, rules
from gabinet.matters.cases.models import Assignment, Matter
from gabinet.matters.clocks import queries as clocks
from gabinet.matters.clocks.queries import Chip
from gabinet.matters.terms.queries import OfficeDays
from gabinet.polish import dates
from gabinet.polish.casesign import office_number

BY_TERM = ("due_on", "id")
UNDATED = ("id",)
CLOSED = ("-closed_at", "-id")
COLUMNS = (
    *("id", "kind", "year", "number", "title", "closed_at", "due_on", "owner__name"),
    *("case_sign", "ezd_number", "sensitive", "own_pk"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of matters, ready to be drawn. `own_url` = the page of its kind, "" where the kind has none."""

    pk: int
    url: str
    own_url: str
    number: str
    title: str
    kind: str
    owner: str
    chip: Chip
    case_sign: str
    sensitive: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A link of the chain of assignments."""

    to: str
    by: str
    at: str
    instruction: str
    until: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """Archive category, purpose, basis, and from when disposal may be proposed ("" while open or for ever)."""

    category: str
    purpose: str
    basis: str
    since: str


def visible_to(who: Powers) -> QuerySet[Matter]:
    """Matters of the kinds whose right `who` has; confidential ones only for the named."""
    seen = [one.kind for one in kinds.KINDS.values() if one.kind.sees in who.all]
    if not seen:
        return Matter.objects.none()
    return rights.seen(Matter.objects.filter(kind__in=[kind.code for kind in seen]), who, seen[0].sees)


def open_by_term(who: Powers) -> QuerySet[Matter]:
    """Open matters with a running day of law."""
    return visible_to(who).filter(closed_at=None, due_on__isnull=False)


def undated(who: Powers) -> QuerySet[Matter]:
    """Open matters without one: their clock stands still, or no law sets a term."""
    return visible_to(who).filter(closed_at=None, due_on=None)


def closed(who: Powers) -> QuerySet[Matter]:
    """Closed matters, by the day of closing."""
    return visible_to(who).filter(closed_at__isnull=False)


def eligible(who: Powers, on: date) -> QuerySet[Matter]:
    """Closed matters whose time of keeping has passed: a proposal for the disposal list, nothing more (trust P10).

    Disposal needs the list and the consent of the state archive's director (Dz.U. 2015 poz. 1743 par. 9).
    """
    passed = Q(pk__in=[])
    for code, declared in kinds.KINDS.items():
        years = rules.kept_years(declared.kind.keeps.category)
        if years is not None:
            passed |= Q(kind=code, closed_at__lt=datetime(on.year - years, 1, 1, tzinfo=WARSAW))
    return closed(who).filter(passed)


def keeping(matter: Matter, *, lang: str) -> Keeping | None:
    """Why and how long a matter is kept, as its kind says (trust P9); None for a kind that no desk declares."""
    declared = kinds.KINDS.get(matter.kind)
    if declared is None:
        return None
    keeps = declared.kind.keeps
    since = rules.eligible_from(keeps.category, matter.closed_at.astimezone(WARSAW).date()) if matter.closed_at else None
    return Keeping(keeps.category, keeps.purpose, keeps.basis, dates.long_date(since, lang=lang) if since else "")


def with_sign(who: Powers, text: str) -> QuerySet[Matter]:
    """Matters with this case sign or EZD number, exactly or by its beginning (A.11)."""
    typed = "".join(text.split())[:100]
    found = visible_to(who)
    by_sign = found.filter(case_sign__startswith=typed).exclude(case_sign="")
    by_ezd = found.filter(ezd_number__startswith=typed.upper()).exclude(ezd_number="")
    return by_sign | by_ezd if typed else found.none()


def with_number(who: Powers, year: int, number: int) -> Matter | None:
    """The matter with the office's own number."""
    return visible_to(who).filter(year=year, number=number).first()


def rows_of(
    found: QuerySet[Matter], order: Sequence[str], last: Sequence[object] | None, now: datetime, *, lang: str, off: OfficeDays, size: int = lists.SIZE
) -> list[Row]:
    """`size` + 1 lines after `last`: one statement."""
    today = now.astimezone(WARSAW).date()
    pages = _pages()
    asked = lists.after(found, order, last, size).values_list(*COLUMNS)
    return [_row(dict(zip(COLUMNS, values, strict=True)), order, pages, today, lang, off) for values in asked]


def url_of(matter: Matter) -> str:
    """The page of a matter, which its kind names; "" where the kind has none yet."""
    return _address(matter.kind, matter.own_pk, _pages())


def label_of(matter: Matter) -> str:
    """What kind of matter it is, in words."""
    return _label(matter.kind)


def title_of(matter: Matter) -> str:
    """Number and title, as letters and lists name a matter."""
    return f"{matter.number}/{matter.year} {matter.title}"


def looked_for(who: Powers, text: str) -> QuerySet[Matter]:
    """What is typed above the list: the office's own number (431/2026), else a case sign or an EZD number."""
    try:
        number = office_number(text.strip())
    except ValueError:
        return with_sign(who, text)
    return visible_to(who).filter(year=number.year, number=number.number)


def mine(who: Powers) -> QuerySet[Matter]:
    """Open matters that the reader has, the nearest term first."""
    return visible_to(who).filter(owner_id=who.user or 0, closed_at=None).order_by("due_on", "pk")


def named(matter: Matter) -> list[str]:
    """Who sees a confidential matter; empty where it is not confidential."""
    found = Named.objects.filter(kind="matters.matter", pk_of=matter.pk).select_related("user").order_by("user__name", "pk")
    return [one.user.name for one in found]


def things_of(matter: Matter) -> list[Ref]:
    """The matter, the desk's own row, the line it came in by, and what rooms above declared: what is made confidential together."""
    own = [Ref(kind, pk) for kind, pk in ((matter.own_kind, matter.own_pk), (matter.of_kind, matter.of_pk)) if kind and pk]
    declared = [ref for together in confiding.TOGETHER for ref in together(matter)]
    return list(dict.fromkeys([Ref.of(matter), *own, *declared]))


def chain(matter: Matter, today: date, *, lang: str) -> list[Turn]:
    """Who had the matter, with which instruction; the newest first (D18.8)."""
    turns = Assignment.objects.filter(matter=matter).select_related("to", "by").order_by("-at", "-pk")
    return [
        Turn(
            one.to.name,
            one.by.name if one.by else "",
            dates.short_date(one.at.astimezone(WARSAW).date(), lang=lang, beside=today),
            one.instruction,
            dates.short_date(one.until, lang=lang, beside=today) if one.until else "",
        )
        for one in turns
    ]


def own_ref(matter: Matter) -> Ref | None:
    """The row of the matter's desk."""
    return Ref(matter.own_kind, matter.own_pk) if matter.own_pk is not None else None


def _row(one: Mapping[str, Any], order: Sequence[str], pages: Mapping[str, str], today: date, lang: str, off: OfficeDays) -> Row:
    closed_at = one["closed_at"]
    return Row(
        one["id"],
        _numbered(pages[""], one["id"]),
        _address(one["kind"], one["own_pk"], pages),
        f"{one['number']}/{one['year']}",
        one["title"],
        _label(one["kind"]),
        one["owner__name"] or "",
        _closed_chip(closed_at, today, lang) if closed_at else clocks.chip(one["due_on"], today, lang=lang, off=off),
        one["case_sign"] or one["ezd_number"],
        one["sensitive"],
        lists.mark([one[name.lstrip("-")] for name in order]),
    )


def _closed_chip(closed_at: datetime, today: date, lang: str) -> Chip:
    day = dates.short_date(closed_at.astimezone(WARSAW).date(), lang=lang, beside=today)
    return Chip("done", gettext("closed %(day)s") % {"day": day})


def _label(kind: str) -> str:
    declared = kinds.KINDS.get(kind)
    return gettext(declared.kind.label) if declared else kind


def _pages() -> dict[str, str]:
    """Addresses by kind, with 0 for the id, and under "" that of every matter: `reverse` once a kind, not once a line."""
    found = {"": reverse("matters:matter", args=[0])}
    for code, declared in kinds.KINDS.items():
        try:
            found[code] = reverse(declared.kind.page, args=[0])
        except NoReverseMatch:
            found[code] = ""
    return found


def _address(kind: str, own_pk: int | None, pages: Mapping[str, str]) -> str:
    return _numbered(pages.get(kind, ""), own_pk) if own_pk is not None else ""


def _numbered(page: str, pk: int) -> str:
    return page.replace("/0/", f"/{pk}/", 1)
