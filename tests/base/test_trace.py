# SPDX-License-Identifier: EUPL-1.2
"""The chain shows what was done to it."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection

from gabinet.base import trace
from gabinet.base.accounts.models import User
from gabinet.base.act import Ref
from tests.base.conftest import deed
from tests.base.test_action import RIGHT, greet


@pytest.fixture
def told(ola: User) -> User:
    """Six lines about Ola."""
    for word in "abcdef":
        greet(user=ola, word=word, act=deed(ola, RIGHT))
    assert list(trace.verify(settings.TRACE_KEY)) == []
    return ola


def _sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for one in statements:
            cursor.execute(one)


def _sealed(entry: trace.Entry) -> trace._Sealed:
    return trace._Sealed(*(getattr(entry, name) for name in trace._Sealed._fields))


EDIT = ("UPDATE base_trace_entry SET verb = 'praised' WHERE place = 3",)
VALUES = ('UPDATE base_detail SET body = \'{"word":"z"}\' WHERE entry_id = 3',)
DELETION = ("DELETE FROM base_detail WHERE entry_id = 3", "DELETE FROM base_trace_entry WHERE place = 3")
CUT = ("DELETE FROM base_detail WHERE entry_id >= 5", "DELETE FROM base_trace_entry WHERE place >= 5")
INSERTION = (
    "INSERT INTO base_trace_entry (place, kind, pk_of, verb, by, for_id, door, link, at, digest, seal) "
    "SELECT 7, kind, pk_of, verb, by, for_id, door, link, at, digest, seal FROM base_trace_entry WHERE place = 6",
)


@pytest.mark.parametrize(
    ("change", "place", "why"),
    [(EDIT, 3, "edited"), (VALUES, 3, "edited values"), (DELETION, 3, "missing"), (CUT, 5, "cut"), (INSERTION, 7, "edited")],
    ids=["edit", "values", "deletion", "cut", "insertion"],
)
def test_finds(told: User, change: tuple[str, ...], place: int, why: str) -> None:  # trust: P7, G8
    _sql(*change)
    assert list(trace.verify(settings.TRACE_KEY)) == [trace.Broken(place, why)]


def test_finds_a_rewritten_chain_with_a_kept_head(told: User) -> None:  # trust: G8
    kept = trace.head()
    assert list(trace.verify(settings.TRACE_KEY, kept)) == []
    _rewrite(lambda entry: setattr(entry, "verb", "praised"))
    assert list(trace.verify(settings.TRACE_KEY)) == [], "a rewritten chain is whole in itself"
    assert list(trace.verify(settings.TRACE_KEY, kept)) == [trace.Broken(kept[0], "rewritten")]


def test_finds_a_shortened_chain_with_a_kept_head(told: User) -> None:  # trust: G8
    kept = trace.head()
    seal = trace.Entry.objects.get(place=4).seal
    _sql(*CUT, f"UPDATE base_trace_head SET place = 4, seal = '{seal}'")
    assert list(trace.verify(settings.TRACE_KEY)) == []
    assert list(trace.verify(settings.TRACE_KEY, kept)) == [trace.Broken(5, "shortened")]


def test_finds_a_line_of_another_history(told: User) -> None:  # trust: G8
    entry = trace.Entry.objects.get(place=3)
    entry.verb = "praised"
    entry.seal = trace._seal(settings.TRACE_KEY, trace.START, _sealed(entry))
    entry.save()
    assert list(trace.verify(settings.TRACE_KEY)) == [trace.Broken(3, "edited")]


def test_another_key_opens_nothing(told: User) -> None:  # trust: P7
    assert list(trace.verify(b"another")) == [trace.Broken(1, "edited")]


def test_forgetting_values_leaves_the_chain_whole(told: User) -> None:  # trust: P9, G10
    assert trace.forget(Ref.of(told)) == 6
    assert list(trace.verify(settings.TRACE_KEY)) == []
    assert not trace.Detail.objects.exists()


def _rewrite(change: Callable[[trace.Entry], None]) -> None:
    before = trace.START
    for entry in trace.Entry.objects.order_by("place"):
        change(entry)
        entry.seal = trace._seal(settings.TRACE_KEY, before, _sealed(entry))
        entry.save()
        before = entry.seal
    trace.Head.objects.update(seal=before)
