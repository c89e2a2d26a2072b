# SPDX-License-Identifier: EUPL-1.2
"""The frame of every writer: right, once, trace, join."""

from dataclasses import replace

import pytest

from gabinet.base import jobs, office, trace
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door, Key, Lease, Ref
from gabinet.base.action import Once, action
from gabinet.base.errors import AlreadyDone, LeaseLost, LeftNoTrace, NotAllowed, OtherBody
from tests.base.conftest import NOW, deed

RIGHT = "test.greet"


@action(needs=RIGHT, on="user")
def greet(*, user: User, word: str, act: Act) -> User:
    """A writer as rooms have them."""
    user.post = word
    user.save(update_fields=["post"])
    trace.record(user, "greeted", act, word=word)
    return user


@action(needs=RIGHT)
def greet_silently(*, user: User, act: Act) -> User:
    """A bug: no line."""
    user.post = "?"
    user.save(update_fields=["post"])
    return user


@action(needs="test.other")
def greet_both(*, first: User, second: User, act: Act) -> User:
    """An action that calls actions: they join."""
    greet(user=first, word="a", act=act)
    greet(user=second, word="b", act=act)
    return first


def test_right_is_asked(ola: User) -> None:
    greet(user=ola, word="dzień dobry", act=deed(ola, RIGHT))
    with pytest.raises(NotAllowed):
        greet(user=ola, word="inne", act=deed(ola))
    ola.refresh_from_db()
    assert ola.post == "dzień dobry"


def test_substitute_leaves_both_names(ola: User, jan: User) -> None:
    act = replace(deed(ola), through={RIGHT: jan.pk})
    greet(user=ola, word="w zastępstwie", act=act)
    line = trace.Entry.objects.latest("place")
    assert (line.by, line.for_id) == (ola.pk, jan.pk)


def test_link_is_good_for_its_thing_only(ola: User, jan: User) -> None:
    act = Act(at=NOW, door=Door.LINK, link=7, scope=Ref.of(ola), rights=frozenset({RIGHT}))
    greet(user=ola, word="z linku", act=act)
    with pytest.raises(NotAllowed):
        greet(user=jan, word="z linku", act=act)


def test_once_answers_as_the_first_time(ola: User) -> None:  # trust: G4
    act = replace(deed(ola, RIGHT), once=Key.of("k1", {"word": "a"}))
    greet(user=ola, word="a", act=act)
    lines = trace.Entry.objects.count()
    with pytest.raises(AlreadyDone) as done:
        greet(user=ola, word="a", act=act)
    assert (done.value.kind, done.value.pk) == ("base.user", ola.pk)
    with pytest.raises(OtherBody):
        greet(user=ola, word="b", act=replace(act, once=Key.of("k1", {"word": "b"})))
    assert trace.Entry.objects.count() == lines


def test_refusal_stores_no_key(ola: User) -> None:  # trust: G4
    act = replace(deed(ola), once=Key.of("k2", {}))
    with pytest.raises(NotAllowed):
        greet(user=ola, word="a", act=act)
    assert not Once.objects.exists()
    greet(user=ola, word="a", act=replace(act, rights=frozenset({RIGHT})))
    assert Once.objects.get().pk_of == ola.pk


def test_no_trace_is_a_bug_and_writes_nothing(ola: User) -> None:  # trust: P7
    with pytest.raises(LeftNoTrace):
        greet_silently(user=ola, act=deed(ola, RIGHT))
    ola.refresh_from_db()
    assert ola.post == ""


def test_joined_actions_are_one_deed(ola: User, jan: User) -> None:
    greet_both(first=ola, second=jan, act=deed(ola, "test.other"))
    assert trace.Entry.objects.filter(verb="greeted").count() == 2
    assert not list(trace.verify(_key()))


def test_fence_stops_a_worker_that_lost_its_lease(ola: User, cli: Act) -> None:  # trust: K8
    jobs.later("test.nothing", act=cli)
    row = jobs.lease(NOW)
    assert row is not None
    mine = replace(cli, door=Door.JOB, lease=Lease(row.pk, row.tries))
    greet(user=ola, word="mam", act=mine)
    jobs.Job.objects.filter(pk=row.pk).update(tries=row.tries + 1)
    with pytest.raises(LeaseLost):
        greet(user=ola, word="spóźnione", act=mine)
    ola.refresh_from_db()
    assert ola.post == "mam"


def test_choice_of_the_office(ola: User) -> None:
    choice = office.Choice("test.grace", 10, "Seconds to undo")
    office.CHOICES[choice.key] = choice
    try:
        assert choice.on(NOW.date()) == 10
        office.choose(key=choice.key, value=15, valid_from=NOW.date(), act=deed(ola, "base.setting.edit"))
        assert choice.on(NOW.date()) == 15
        with pytest.raises(office.NoSuchChoice):
            office.choose(key=choice.key, value="x", valid_from=NOW.date(), act=deed(ola, "base.setting.edit"))
    finally:
        del office.CHOICES[choice.key]


def _key() -> bytes:
    from django.conf import settings

    key: bytes = settings.TRACE_KEY
    return key
