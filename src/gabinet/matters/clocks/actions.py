# SPDX-License-Identifier: EUPL-1.2
"""Starting, moving and stopping clocks. `term` and `off` are handed in: the office's own where it edited them.

Raises are the rules' own; nothing here asks the clock on the wall (trust P5).
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db.models import Min, Model, OuterRef, QuerySet, Subquery

from gabinet.base import rows, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.base.numbers import WARSAW
from gabinet.matters.clocks import queries, rules
from gabinet.matters.clocks.models import Clock, Pause
from gabinet.matters.clocks.rules import Source
from gabinet.polish import terms
from gabinet.polish.calendar import IsOff, statutory
from gabinet.polish.terms import Due, Term, Unit

NEEDS = "matters.draft.write"
_RUNNING = {"stopped_at": None, "replaced_by": None}


@action(needs=NEEDS)
def start(*, matter_id: int, term: Term, from_on: date, act: Act, off: IsOff = statutory) -> Clock:
    """Start a clock of law from a day, which is day 0; a term in hours needs a moment (an aware datetime) as `from_on`."""
    clock = _counted(term, from_on, off)
    clock.matter_id = matter_id
    _add(clock, act)
    _told(clock, "clock_started", act)
    return clock


@action(needs=NEEDS)
def promise(*, matter_id: int, due_at: datetime, source: str, basis: str, act: Act, replaces: Clock | None = None, reason: str = "") -> Clock:
    """A term of the house ("house") or somebody's word ("promise"), until a moment; with `replaces` the old one moves here."""
    day = due_at.astimezone(WARSAW).date()
    today = act.at.astimezone(WARSAW).date()
    clock = Clock(
        matter_id=matter_id, source=Source(source).value, basis=basis, from_on=today, nominal_on=day, due_on=day, due_at=due_at, reason=reason
    )
    if replaces is not None:
        rules.check_reason(reason)
        _replace(_held(replaces), clock, act)
    else:
        _add(clock, act)
    _told(clock, "promised", act)
    return clock


@action(needs=NEEDS)
def extend(*, clock: Clock, term: Term, longer: Term, reason: str, act: Act, off: IsOff = statutory) -> Clock:
    """The longer term from the same day, opened by a notice within the first. Raises NotRunning, NotExtendable, TooLate, NoReason."""
    held = _running(clock)
    rules.check_extendable(term, longer)
    rules.check_in_time(act.at.astimezone(WARSAW).date(), held.due_on)
    rules.check_reason(reason)
    new = _counted(longer, held.from_on, off)
    new.reason = reason
    _replace(held, new, act)
    _told(new, "clock_extended", act, was=held.due_on)
    return new


@action(needs=NEEDS)
def restart(*, clock: Clock, term: Term, from_on: date, reason: str, act: Act, off: IsOff = statutory) -> Clock:
    """Count anew: a completed petition, another legal basis, a correction of the day. Raises NotRunning, NoReason."""
    held = _held(clock)
    rules.check_reason(reason)
    new = _counted(term, from_on, off)
    new.reason = reason
    _end_pause(held, act)
    _replace(held, new, act, line=False)
    _told(new, "clock_restarted", act, was=held.due_on)
    return new


@action(needs=NEEDS)
def pause(*, clock: Clock, term: Term | None, since: date, reason: str, act: Act, category: str = "") -> Pause:
    """The clock stands still from a day on; `term` is None for clocks of the house. Raises NotRunning, NotPausable, NoReason."""
    held = _running(clock)
    rules.check_pausable(Source(held.source), term)
    rules.check_reason(reason)
    row = Pause.objects.create(clock=held, since=since, category=category, reason=reason, by_id=act.by, at=act.at)
    held.standing_since = since
    held.save(update_fields=["standing_since"])
    _settle(held.matter_id)
    trace.record(Ref("matters.matter", held.matter_id), "clock_paused", act, clock=held.pk, since=since, category=category, reason=reason)
    return row


@action(needs=NEEDS)
def resume(*, pause: Pause, term: Term | None, until: date, act: Act, off: IsOff = statutory) -> Clock:
    """The clock runs again from `until` on; days of all pauses of the line do not count, then the shift. Raises NotStanding."""
    row = rows.hold(pause)
    if row.until is not None:
        raise rules.NotStanding
    held = _held(Clock(pk=row.clock_id))
    if until <= row.since:
        return _as_if_never_paused(row, held, act)
    row.until = until
    row.save(update_fields=["until"])
    new = _resumed(held, row, term, off)
    new.reason = row.reason
    _replace(held, new, act)
    _told(new, "clock_resumed", act, was=held.due_on)
    return new


@action(needs=NEEDS)
def stop(*, clock: Clock, act: Act) -> Clock:
    """The term was kept, or no longer matters. Raises NotRunning where it has already ended."""
    held = _held(clock)
    held.stopped_at = act.at
    held.save(update_fields=["stopped_at"])
    _settle(held.matter_id)
    _told(held, "clock_stopped", act)
    return held


def stop_all(matter_id: int, act: Act) -> int:
    """Inside the action that closes a matter: its clocks stop, the day of law stays on the matter for the statistics."""
    return Clock.objects.filter(matter_id=matter_id, **_RUNNING).update(stopped_at=act.at)


def _counted(term: Term, from_on: date, off: IsOff) -> Clock:
    """A clock of law, counted but not saved."""
    if term.unit is Unit.HOURS:
        return _counted_hours(term, from_on)
    day = from_on.astimezone(WARSAW).date() if isinstance(from_on, datetime) else from_on
    return _of_law(term, day, terms.due(term, day, off))


def _counted_hours(term: Term, from_on: date) -> Clock:
    if not isinstance(from_on, datetime):
        raise terms.Uncountable(f"The term {term.code} is counted in hours: it needs a moment.")
    end = terms.until(term, from_on)
    day = end.date()
    clock = _of_law(term, from_on.astimezone(WARSAW).date(), Due(day, day, ()))
    clock.from_at, clock.due_at = from_on, end
    return clock


def _of_law(term: Term, from_on: date, due: Due) -> Clock:
    return Clock(
        source=Source.LAW.value,
        term=term.code,
        length=term.length,
        basis=term.basis,
        from_on=from_on,
        nominal_on=due.nominal,
        due_on=due.on,
        due_at=end_of(due.on),
        why=" ".join(due.why),
    )


def end_of(day: date) -> datetime:
    """Midnight after a day in Warsaw: until then it is in time."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), WARSAW)


def _resumed(held: Clock, last: Pause, term: Term | None, off: IsOff) -> Clock:
    if term is None or held.source != Source.LAW:
        assert last.until is not None
        due_at = held.due_at + (last.until - last.since)
        day = due_at.astimezone(WARSAW).date()
        return Clock(source=held.source, basis=held.basis, from_on=held.from_on, nominal_on=day, due_on=day, due_at=due_at)
    left_out = [terms.Pause(one.since, one.until) for one in queries.pauses_of(held) if one.until]
    as_counted = replace(term, length=held.length)
    return _of_law(as_counted, held.from_on, terms.paused(as_counted, held.from_on, left_out, off))


def _as_if_never_paused(row: Pause, held: Clock, act: Act) -> Clock:
    """Taken back before it held a day: the pause leaves no day out."""
    trace.record(Ref("matters.matter", held.matter_id), "clock_pause_taken_back", act, clock=held.pk, since=row.since)
    row.delete()
    held.standing_since = None
    held.save(update_fields=["standing_since"])
    _settle(held.matter_id)
    return held


def _held(clock: Clock) -> Clock:
    """The row, locked and not ended; it may stand still. Raises NotRunning."""
    held = rows.hold(clock)
    rules.check_running(stopped=held.stopped_at is not None, replaced=held.replaced_by_id is not None, standing=False)
    return held


def _running(clock: Clock) -> Clock:
    held = _held(clock)
    rules.check_running(stopped=False, replaced=False, standing=held.standing_since is not None)
    return held


def _add(clock: Clock, act: Act) -> None:
    clock.set_by_id, clock.set_at = act.by, act.at
    clock.save(force_insert=True)
    if clock.source == Source.LAW:
        _settle(clock.matter_id)


def _replace(old: Clock, new: Clock, act: Act, *, line: bool = True) -> None:
    """`line`: pauses of the old clock count for the new one. The old one is stopped for a moment, so that two of law never run."""
    new.matter_id, new.first_id = old.matter_id, (old.first_id or old.pk) if line else None
    new.set_by_id, new.set_at, new.stopped_at = act.by, act.at, act.at
    new.save(force_insert=True)
    old.replaced_by, old.standing_since = new, None
    old.save(update_fields=["replaced_by", "standing_since"])
    new.stopped_at = None
    new.save(update_fields=["stopped_at"])
    _settle(new.matter_id)


def _end_pause(clock: Clock, act: Act) -> None:
    today = act.at.astimezone(WARSAW).date()
    for row in clock.pauses.filter(until=None):
        if today > row.since:
            row.until = today
            row.save(update_fields=["until"])
        else:
            row.delete()


def _settle(matter_id: int) -> None:
    """Keep `matter.due_on`: the nearest running day of law; one statement."""
    running = Clock.objects.filter(matter=OuterRef("pk"), source=Source.LAW, standing_since=None, **_RUNNING)
    nearest = running.order_by().values("matter").annotate(day=Min("due_on")).values("day")
    _matters().filter(pk=matter_id).update(due_on=Subquery(nearest))


def _matters() -> QuerySet[Model]:
    """The table above, reached through the foreign key: cases import clocks, so clocks cannot import cases."""
    return Clock.matter.field.related_model._default_manager.all()


def _told(clock: Clock, verb: str, act: Act, was: date | None = None) -> None:
    trace.record(
        Ref("matters.matter", clock.matter_id),
        verb,
        act,
        clock=clock.pk,
        source=clock.source,
        term=clock.term,
        from_on=clock.from_on,
        nominal_on=clock.nominal_on,
        due_on=clock.due_on,
        reason=clock.reason,
        was=was,
    )
