# SPDX-License-Identifier: EUPL-1.2
"""Writing figures: proposed by whoever writes, confirmed and corrected by the unit that owns them."""

from datetime import date
from decimal import Decimal

from gabinet.base import ladder, links, rows, search, trace
from gabinet.base.act import Act, Door, Ref, User
from gabinet.base.action import INSIDE, action, entitled
from gabinet.base.ladder import Address
from gabinet.matters.figures import queries, rules
from gabinet.matters.figures.models import Confirmation, Figure, Place
from gabinet.matters.figures.rules import Status
from gabinet.people.units import queries as units
from gabinet.people.units.models import Unit

LINK = "figure"


@action(needs=INSIDE)
def figure(*, value: Decimal, unit: str, what: str, source: str, owner: Unit, as_of: date, act: Act, status: str = Status.PROPOSED.value) -> Figure:
    """Put a figure on record. Proposed by whoever writes drafts; confirmed at once only by its owner. Raises NoFigure, NotYours."""
    if not what.strip() or not source.strip():
        raise rules.NoFigure
    confirmed = Status(status) is Status.CONFIRMED
    act = _as_owner(owner.pk, act) if confirmed else entitled(act, queries.WRITES)
    row = _add(value, unit, what, source, owner.pk, as_of, act)
    if confirmed:
        _confirm(row, "", act)
    _told(row, "figure_entered", act)
    return row


@action(needs=queries.CONFIRMS, on="figure")
def confirm(*, figure: Figure, act: Act, name: str = "") -> Figure:
    """The owner stands by the figure: a head with an account, or by the unit's link with a name.

    Raises NotYours, AlreadyConfirmed, Replaced, NoName.
    """
    held = _held(figure)
    act = _as_owner(held.owner_id, act)
    if held.status == Status.CONFIRMED:
        raise rules.AlreadyConfirmed
    _check_name(name, act)
    _confirm(held, name, act)
    _told(held, "figure_confirmed", act)
    return held


@action(needs=INSIDE, on="figure")
def correct(*, figure: Figure, value: Decimal, source: str, as_of: date, act: Act, name: str = "") -> Figure:
    """Another number: a new row. Texts that use the old one are flagged; what has left is listed. Raises Replaced, NoFigure, NotYours.

    By its owner the new figure is confirmed, by whoever writes drafts it is proposed.
    """
    held = _held(figure)
    if not source.strip():
        raise rules.NoFigure
    owning = _owns(held.owner_id, act)
    act = _as_owner(held.owner_id, act) if owning else entitled(act, queries.WRITES)
    new = _add(value, held.unit, held.what, source, held.owner_id, as_of, act)
    held.replaced_by = new
    held.save(update_fields=["replaced_by"])
    Place.objects.filter(figure=held, left_at=None).update(flagged_at=act.at)
    if owning:
        _check_name(name, act)
        _confirm(new, name, act)
    search.drop(Ref.of(held))
    _told(new, "figure_corrected", act, was=str(held.value))
    return new


@action(needs=queries.WRITES)
def ask_owner(*, figure: Figure, act: Act) -> Figure:
    """Ask the owner to confirm, by link and by notice to the unit. Raises Replaced, AlreadyConfirmed."""
    held = _held(figure)
    if held.status == Status.CONFIRMED:
        raise rules.AlreadyConfirmed
    unit = Unit.objects.get(pk=held.owner_id)
    links.issue(Ref.of(held), LINK, unit.address, act)
    ladder.tell(Address(unit.address), Ref.of(held), "figure_asked", act.at)
    if unit.account_id:
        ladder.tell(User(unit.account_id), Ref.of(held), "figure_asked", act.at)
    trace.record(held, "figure_asked", act, unit=unit.code)
    return held


def note(*, thing: Ref, text_pk: int, body: str, instead_of: int | None, act: Act) -> None:
    """Inside the action that saves a text: which figures it uses; the text before no longer counts unless it has left."""
    if instead_of is not None:
        Place.objects.filter(text_pk=instead_of, left_at=None).delete()
    uses = [use for use in queries.found(body) if use.equal or use.figure.replaced_by_id is not None]
    Place.objects.bulk_create(
        [
            Place(
                figure=use.figure,
                kind=thing.kind,
                pk_of=thing.pk,
                text_pk=text_pk,
                written=use.place.written[:80],
                start=use.place.start,
                end=use.place.end,
                at=act.at,
                flagged_at=None if use.equal else act.at,
            )
            for use in uses
        ]
    )


def left(text_pk: int, act: Act) -> None:
    """Inside the action that sends: these figures were said in public."""
    Place.objects.filter(text_pk=text_pk).update(left_at=act.at)


def taken_back(text_pk: int) -> None:
    """Inside the action that withdraws a letter before it left."""
    Place.objects.filter(text_pk=text_pk).update(left_at=None)


def _held(figure: Figure) -> Figure:
    held = rows.hold(figure)
    if held.replaced_by_id is not None:
        raise rules.Replaced
    return held


def _owns(owner: int, act: Act) -> bool:
    if act.door is Door.LINK:
        return queries.CONFIRMS in act.rights
    whose = act.through.get(queries.CONFIRMS, act.by) if queries.CONFIRMS not in act.rights else act.by
    held = queries.CONFIRMS in act.rights or queries.CONFIRMS in act.through
    return held and whose is not None and owner in units.headed_by(whose)


def _as_owner(owner: int, act: Act) -> Act:
    """The deed of the unit that owns the figure. Raises NotAllowed without the right, NotYours for another unit's."""
    if act.door in (Door.JOB, Door.CLI):
        return act
    deed = entitled(act, queries.CONFIRMS)
    if not _owns(owner, act):
        raise rules.NotYours
    return deed


def _check_name(name: str, act: Act) -> None:
    if act.door is Door.LINK and not name.strip():
        raise rules.NoName


def _add(value: Decimal, unit: str, what: str, source: str, owner: int, as_of: date, act: Act) -> Figure:
    amount, measure = rules.measured(value, unit)
    return Figure.objects.create(
        what=what.strip()[:200],
        words=rules.needed(what),
        value=value,
        unit=unit.strip()[:40],
        amount=amount,
        measure=measure[:40],
        source=source.strip()[:300],
        owner_id=owner,
        as_of=as_of,
        status=Status.PROPOSED.value,
        by_id=act.by,
        at=act.at,
    )


def _confirm(row: Figure, name: str, act: Act) -> None:
    row.status = Status.CONFIRMED.value
    row.save(update_fields=["status"])
    Confirmation.objects.create(figure=row, by_id=act.by, link=act.link, name=name.strip()[:120], at=act.at)
    links.revoke(Ref.of(row), act)


def _told(row: Figure, verb: str, act: Act, was: str = "") -> None:
    title = f"{queries.said(row)}, {row.what}"
    search.put(Ref.of(row), right=queries.WRITES, title=title, url=queries.url(row.pk), text=row.source, at=act.at)
    trace.record(row, verb, act, value=str(row.value), unit=row.unit, what=row.what, source=row.source, as_of=row.as_of, was=was)
