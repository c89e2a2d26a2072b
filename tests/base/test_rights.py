# SPDX-License-Identifier: EUPL-1.2
"""Who may see: rights by role, substitution, names on confidential things."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gabinet.base import rights, search
from gabinet.base.accounts.models import User
from gabinet.base.act import Ref
from gabinet.base.rights import Grant, Named, Right, Role, RoleHeld, Substitution
from tests.base.conftest import NOW

TODAY = NOW.date()
SEE, SIGN = "test.user.see", "test.user.sign"


@pytest.fixture(autouse=True)
def declared(db: None) -> Iterator[None]:
    """Two rights: one passes by substitution, one never does."""
    rights.declare(Right(SEE, "See", frozenset({Role.PRESS})), Right(SIGN, "Sign", frozenset({Role.PRESS}), passes=False))
    rights.plant([rights.DECLARED[SEE], rights.DECLARED[SIGN]])
    yield
    del rights.DECLARED[SEE], rights.DECLARED[SIGN]


def hold(user: User, role: Role, since: date = TODAY, until: date | None = None) -> None:
    """Give a role by hand."""
    RoleHeld.objects.create(user=user, role=role, since=since, until=until)


def test_a_role_gives_rights_between_its_days(ola: User) -> None:
    hold(ola, Role.PRESS, TODAY, TODAY + timedelta(days=2))
    assert SEE in rights.powers(ola.pk, TODAY).own
    assert SEE in rights.powers(ola.pk, TODAY + timedelta(days=1)).own
    assert SEE not in rights.powers(ola.pk, TODAY + timedelta(days=2)).all
    assert SEE not in rights.powers(ola.pk, TODAY - timedelta(days=1)).all


def test_substitution_passes_what_may_pass(ola: User, jan: User) -> None:  # trust: G1
    hold(jan, Role.PRESS)
    Substitution.objects.create(absent=jan, deputy=ola, since=TODAY, until=TODAY + timedelta(days=1))
    mine = rights.powers(ola.pk, TODAY)
    assert mine.through == {SEE: jan.pk} | {right: jan.pk for right in mine.through}
    assert SIGN not in mine.all
    assert SIGN in rights.powers(jan.pk, TODAY).own
    assert SEE not in rights.powers(ola.pk, TODAY + timedelta(days=1)).all


def test_own_rights_ask_three_statements_at_most(ola: User) -> None:
    hold(ola, Role.PRESS)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        rights.powers(ola.pk, TODAY)
    assert len(asked) <= 3


def test_what_the_office_took_away_stays_away(ola: User) -> None:
    hold(ola, Role.PRESS)
    assert SEE in rights.powers(ola.pk, TODAY).own
    Grant.objects.filter(right=SEE).delete()
    rights.plant([rights.DECLARED[SEE]])
    assert SEE not in rights.powers(ola.pk, TODAY).all


def test_cached_powers_move_with_the_version(ola: User) -> None:  # trust: G1
    hold(ola, Role.PRESS)
    first = rights.version()
    assert SEE in rights.cached(ola.pk, first, TODAY).all
    Grant.objects.filter(right=SEE).delete()
    rights.changed()
    assert rights.version() > first
    assert SEE not in rights.cached(ola.pk, rights.version(), TODAY).all


def test_seen_asks_right_and_name(ola: User, jan: User) -> None:  # trust: P6
    hold(ola, Role.PRESS)
    hold(jan, Role.PRESS)
    both = User.objects.all()
    assert rights.seen(both, rights.powers(ola.pk, TODAY), SEE).count() == 2
    assert rights.seen(both, rights.powers(ola.pk, TODAY), "test.other").count() == 0
    Named.objects.create(kind="base.user", pk_of=jan.pk, user=jan)
    assert list(rights.seen(both, rights.powers(ola.pk, TODAY), SEE)) == [ola]
    assert rights.seen(both, rights.powers(jan.pk, TODAY), SEE).count() == 2


def test_a_substitute_never_sees_the_confidential(ola: User, jan: User) -> None:  # trust: G1
    hold(jan, Role.PRESS)
    Substitution.objects.create(absent=jan, deputy=ola, since=TODAY, until=TODAY + timedelta(days=1))
    lent = rights.powers(ola.pk, TODAY)
    assert rights.seen(User.objects.all(), lent, SEE).count() == 2
    Named.objects.create(kind="base.user", pk_of=ola.pk, user=jan)
    assert list(rights.seen(User.objects.all(), lent, SEE)) == [jan]


def test_veiled_lines_stay_in_the_register(ola: User, jan: User) -> None:
    hold(ola, Role.PRESS)
    Named.objects.create(kind="base.user", pk_of=jan.pk, user=jan)
    lines = dict(rights.veiled(User.objects.all(), rights.powers(ola.pk, TODAY), SEE).values_list("pk", "veil"))
    assert lines == {ola.pk: False, jan.pk: True}


def test_search_follows_right_and_name(ola: User, jan: User) -> None:  # trust: S1, S2
    hold(ola, Role.PRESS)
    hold(jan, Role.PRESS)
    search.put(Ref.of(jan), right=SEE, title="Koszty wiaduktu", url="/x/", text="", at=NOW)
    mine = rights.powers(ola.pk, TODAY)
    assert [row.title for row in search.find("koszty", mine)] == ["Koszty wiaduktu"]
    assert not search.find("koszty", rights.Powers(ola.pk, frozenset({"test.other"})))
    Named.objects.create(kind="base.user", pk_of=jan.pk, user=jan)
    assert not search.find("koszty", mine)
    assert search.find("koszty", rights.powers(jan.pk, TODAY))
