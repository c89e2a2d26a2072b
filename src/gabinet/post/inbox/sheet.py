# SPDX-License-Identifier: EUPL-1.2
"""The page of an item: everything it shows, gathered before it is drawn; at most eight statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from gabinet.base.accounts.models import User
from gabinet.base.act import Ref
from gabinet.base.errors import gettext_noop
from gabinet.base.models import Named
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui import deadlines, frames
from gabinet.base.ui.engine import lang
from gabinet.matters.cases import queries as cases
from gabinet.matters.clocks import queries as clocks
from gabinet.matters.clocks.rules import Source
from gabinet.matters.terms.queries import OfficeDays
from gabinet.people.facts import registry
from gabinet.people.outlets import queries as outlets
from gabinet.people.persons import queries as persons
from gabinet.polish import dates
from gabinet.post import foreign
from gabinet.post.assignment import queries as assigning
from gabinet.post.assignment.queries import Turn
from gabinet.post.inbox import queries
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming import rules
from gabinet.post.incoming.models import Enclosure, Incoming
from gabinet.post.incoming.rules import CHANNELS, Channel, Piece
from gabinet.post.mailboxes.rules import LABELS, Line
from gabinet.post.outgoing import queries as outgoing
from gabinet.post.outgoing import rules as leaving
from gabinet.post.pictures import queries as pictures

MOST_OTHERS = 30
SIGNATURE = ("-- ", "--\n", "--\r\n")
AUTOMATIC = {
    "reply": gettext_noop("automatic reply"),
    "bounce": gettext_noop("delivery report"),
    "list": gettext_noop("mailing list"),
    "bulk": gettext_noop("bulk mail"),
    "notice": gettext_noop("automatic notice"),
}
OTHERWISE = gettext_noop("automatic mail")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the letter: kind "text", "quote" or "signature", in pieces of which some are links."""

    kind: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Hung:
    """An attachment: its name, size in words, address, and what is wrong with it."""

    name: str
    size: str
    href: str
    state: str
    says: str
    kind: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another letter of the conversation, in or out; `twin`: the same bytes in the other mailbox."""

    url: str
    who: str
    when: str
    at: datetime
    text: str
    ours: bool
    number: str
    state: str
    twin: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """A term with its source and who set it (A.15)."""

    chip: deadlines.Chip
    source: str
    basis: str
    set_by: str
    drawn: deadlines.Drawn | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item ready to be drawn."""

    pk: int
    number: str
    subject: str
    who: str
    address: str
    initials: str
    when: str
    received: str
    channel: str
    box: str
    line: str
    kind: str
    kind_code: str
    kind_sure: bool
    state: str
    version: int
    warns: Sequence[str]
    automatic: str
    secret: bool
    runs: Sequence[Run]
    html: str
    has_html: bool
    pictures: pictures.Shown | None
    mail: bool
    cut: bool
    hung: Sequence[Hung]
    others: Sequence[Other]
    clocks: Sequence[Clock]
    owner: str
    owner_pk: int | None
    turns: Sequence[Turn]
    matter: str
    matter_url: str
    matter_title: str
    ezd: str
    case_sign: str
    wakes: str
    symbol: str
    to: str


def found(who: Powers, pk: int) -> Incoming | None:
    """The item with what its page needs of other tables: one statement."""
    named = Named.objects.filter(kind=incoming.KIND, pk_of=OuterRef("pk"))
    rows = incoming.visible_to(who).annotate(secret=Exists(named))
    return rows.select_related("mailbox", "wording", "intake", "owner", "matter").filter(pk=pk).first()


def of(item: Incoming, who: Powers, now: datetime, within: int, off: OfficeDays, *, formatted: bool) -> Sheet:
    """Gather the page; `formatted`: the letter as HTML, cleaned anew, instead of its text."""
    today = now.astimezone(WARSAW).date()
    turns = assigning.chain(item, today, lang=lang())
    return Sheet(
        **_head(item, today),
        **_letter(item, formatted=formatted),
        **_becoming(item, today),
        others=others(item, who, today),
        clocks=list(_clocks(item, turns, now, within, off)),
        turns=turns,
    )


def _head(item: Incoming, today: date) -> dict[str, Any]:
    """Who, when, by which way, and what a reader must know first."""
    return {
        "pk": item.pk,
        "number": str(item),
        "subject": item.subject or gettext("(no subject)"),
        "who": item.from_name or item.sender or gettext("sender unknown"),
        "address": item.sender or "",
        "initials": frames.initials(item.from_name or "") or "?",
        "when": queries.when(item.received_at, today),
        "received": _moment(item.received_at),
        "channel": gettext(CHANNELS[Channel(item.channel)]),
        "box": item.mailbox.address,
        "line": gettext(LABELS[Line(item.line)]),
        "to": ", ".join(str(one) for one in [*item.wording.to, *item.wording.cc]),
        "warns": _warns(item),
        "automatic": gettext(AUTOMATIC.get(item.auto, OTHERWISE)) if item.machine else "",
        "secret": bool(getattr(item, "secret", False)),
    }


def _letter(item: Incoming, *, formatted: bool) -> dict[str, Any]:
    """The letter itself and what hangs on it."""
    words = item.wording
    hung = list(incoming.enclosures(item)) if item.enclosures or words.html else []
    shown = _shown(item, hung) if formatted and words.html else None
    return {
        "runs": runs(words.text, words.new_text),
        "html": foreign.shown(words.html, shown.places) if shown is not None else "",
        "has_html": bool(words.html),
        "pictures": shown,
        "mail": item.intake_id is not None,
        "cut": words.cut,
        "hung": [_hung(one) for one in hung if not one.inline],
    }


def _becoming(item: Incoming, today: date) -> dict[str, Any]:
    """What it is taken for, whose it is, what has become of it."""
    matter = item.matter
    closure = assigning.closure(item) if item.state == rules.State.CLOSED and matter is None else None
    return {
        "kind": queries.kind_label(item.kind, sure=True),
        "kind_code": item.kind or "",
        "kind_sure": item.kind_chosen_at is not None,
        "state": item.state,
        "version": item.version,
        "owner": item.owner.name if item.owner else "",
        "owner_pk": item.owner_id,
        "matter": str(matter) if matter else "",
        "matter_url": cases.url_of(matter) if matter else "",
        "matter_title": matter.title if matter else "",
        "ezd": item.ezd,
        "case_sign": item.case_sign,
        "wakes": dates.short_date(item.wakes_on, lang=lang(), beside=today) if item.wakes_on else "",
        "symbol": closure.symbol if closure else "",
    }


def runs(text: str, new_text: str) -> list[Run]:
    """The letter in runs, nothing left out."""
    return [Run(_kind(one), rules.linked(one.text)) for one in rules.segments(text, new_text)]


def _kind(run: rules.Segment) -> str:
    if not run.folded:
        return "text"
    return "signature" if run.text.lstrip("\r\n").startswith(SIGNATURE) else "quote"


def _warns(item: Incoming) -> list[str]:
    """What a reader must know before believing the letter (trust M6)."""
    told = {
        gettext("It comes from outside in the name of our own domain. Do not trust the sender."): item.in_our_name,
        gettext("The name beside the address holds another address. The one in brackets is the true one."): item.two_addresses,
        gettext("It cannot be told for certain who wrote this."): item.intake_id is not None and item.sender is None,
    }
    return [sentence for sentence, holds in told.items() if holds]


def _shown(item: Incoming, hung: Sequence[Enclosure]) -> pictures.Shown:
    inline = [one.content_id for one in hung if one.content_id]
    return pictures.of(item.pk, item.wording.remote, inline)


def _hung(one: Enclosure) -> Hung:
    state, says = "", ""
    if one.mismatch:
        state, says = "unsafe", gettext("The name says something else than the content. Do not open it before you have asked the sender.")
    elif one.macro:
        state, says = "unsafe", gettext("It carries a program (macro).")
    kind = "image" if one.sniffed.startswith("image/") else "file"
    return Hung(one.attached.name, size(one.attached.file.size), f"/post/files/{one.attached_id}/", state, says, kind)


def size(count: int) -> str:
    """ "84 kB", "1,2 MB": as people say it."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    told = f"{count / 1_000_000:.1f} MB"
    return told.replace(".", ",") if lang() == "pl" else told


def others(item: Incoming, who: Powers, today: date) -> list[Other]:
    """The rest of the conversation and the twins, in and out, in the order of time; two statements."""
    letters = incoming.visible_to(who).filter(pk__in=incoming.beside(item)).exclude(pk=item.pk).order_by("-received_at", "-pk")[:MOST_OTHERS]
    columns = ("pk", "year", "number", "received_at", "from_name", "sender", "wording__new_text", "intake__file_id")
    told = [_theirs(item, values, today) for values in letters.values_list(*columns)]
    ours = outgoing.of_thread(who, item.thread_id or item.pk).select_related("version", "mailbox")[:MOST_OTHERS]
    told += [
        Other(
            outgoing.url(one.pk),
            one.mailbox.name or one.mailbox.address,
            queries.when(one.registered_at, today),
            one.registered_at,
            one.version.body,
            ours=True,
            number=str(one),
            state=gettext(leaving.LABELS[leaving.State(one.state)]),
            twin=False,
        )
        for one in ours
    ]
    return sorted(told, key=lambda one: one.at)


def _theirs(item: Incoming, values: Sequence[Any], today: date) -> Other:
    pk, year, number, received_at, from_name, sender, text, sha256 = values
    twin = item.intake is not None and sha256 == item.intake.file_id
    name = from_name or sender or gettext("sender unknown")
    when = queries.when(received_at, today)
    return Other(incoming.url(pk), name, when, received_at, text or "", ours=False, number=f"{number}/{year}", state="", twin=twin)


def _clocks(item: Incoming, turns: Sequence[Turn], now: datetime, within: int, off: OfficeDays) -> list[Clock]:
    """Of a matter: all that run, with law first; else the item's own."""
    today = now.astimezone(WARSAW).date()
    if item.matter_id is not None:
        return [_clock(one, now, today, off) for one in clocks.running(item.matter_id)]
    term = assigning.term(item, turns, now, within, off)
    return [Clock(term.chip, term.source, "", term.set_by, None)] if term else []


def _clock(one: Any, now: datetime, today: date, off: OfficeDays) -> Clock:
    law = one.source == Source.LAW
    chip = deadlines.chip(one.due_on, now, due_at=None if law and one.from_at is None else one.due_at, off=off)
    drawn = deadlines.drawn(one.from_on, one.due_on, today, off=off) if law else None
    return Clock(chip, gettext(clocks.SOURCES[Source(one.source)]), one.basis, one.set_by.name if one.set_by else "", drawn)


def _moment(moment: datetime) -> str:
    here = moment.astimezone(WARSAW)
    return f"{dates.long_date(here.date(), lang=lang())}, {dates.hour(here)}"


def assignable(who: Powers, item: Incoming, on: date) -> list[User]:
    """To whom the item may be given, for whoever may assign it."""
    if "post.incoming.assign" not in who.all or item.state == rules.State.CLOSED:
        return []
    return list(assigning.readers(on).only("pk", "name"))


def about_sender(item: Incoming, who: Powers, on: date) -> dict[str, Any]:
    """Name, page and facts of whoever is recognised by the exact address; empty words where nobody is, or it may not be known."""
    known = outlets.recognised(item.sender, on) if item.sender and "people.person.see" in who.all else None
    if known is None:
        return {"name": "", "outlet": "", "card": "", "facts": []}
    ref = Ref("people.person", known.person_id) if known.person_id else Ref("people.outlet", known.outlet_id or 0)
    card = persons.url(ref.pk) if known.person_id else outlets.url(ref.pk)
    facts = [(told.label, [(line.text, line.url, line.careful) for line in told.lines]) for told in registry.about(ref, who, on)]
    return {"name": known.name, "outlet": known.outlet, "card": card, "facts": facts}
