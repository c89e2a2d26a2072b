# SPDX-License-Identifier: EUPL-1.2
"""Codes: the test values of RFC 6238, used once however many try, recovery codes that nobody can read."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from gabinet.base import sealing
from gabinet.base.accounts import actions, codes, factors, rules
from gabinet.base.accounts.models import RecoveryCode, Totp, User
from gabinet.base.act import Act, Door

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890", RFC 6238 appendix B
AT = datetime(2026, 10, 27, 9, 42, tzinfo=UTC)


@pytest.mark.parametrize(("seconds", "digits"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")])
def test_the_values_of_the_rfc(seconds: int, digits: str) -> None:
    assert codes.code_of(SECRET, seconds // 30) == digits


@pytest.mark.parametrize("spread", ["{}", " {} ", "{a} {b}", "{a}-{b}"])
def test_a_code_is_read_as_it_is_pasted(spread: str) -> None:
    code = codes.code_of(SECRET, codes.step_of(AT))
    assert codes.matching(SECRET, spread.format(code, a=code[:3], b=code[3:]), AT) == codes.step_of(AT)


@pytest.mark.parametrize(("away", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_the_code_before_and_after_is_taken_too(away: int, taken: bool) -> None:
    code = codes.code_of(SECRET, codes.step_of(AT + timedelta(seconds=away)))
    assert (codes.matching(SECRET, code, AT) is not None) is taken


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "12345\0", "-" * 40])
def test_nonsense_is_no_code(typed: str) -> None:
    assert codes.matching(SECRET, typed, AT) is None


@pytest.fixture
def user(db: None) -> User:
    return actions.make_account(login="p.szulc", name="Piotr Szulc", roles=[], password="x" * 12, totp_secret=SECRET, act=Act(at=AT, door=Door.CLI))


def test_a_code_works_once(user: User) -> None:  # trust: I4
    code = codes.code_of(SECRET, codes.step_of(AT))
    assert factors.spend_code(user.pk, code, AT)
    assert not factors.spend_code(user.pk, code, AT)
    assert not factors.spend_code(user.pk, codes.code_of(SECRET, codes.step_of(AT) - 1), AT), "an older one neither"
    assert factors.spend_code(user.pk, codes.code_of(SECRET, codes.step_of(AT) + 1), AT + timedelta(seconds=30))


@pytest.mark.django_db(transaction=True)
def test_a_code_works_once_however_many_try_at_once(user: User) -> None:  # trust: I4
    code, told, start = codes.code_of(SECRET, codes.step_of(AT)), [], Barrier(8)

    def spend() -> None:
        start.wait()
        told.append(factors.spend_code(user.pk, code, AT))
        connection.close()

    threads = [Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [False] * 7 + [True]


def own(user: User) -> Act:
    return Act(at=AT, door=Door.PAGE, by=user.pk)


def test_recovery_codes_are_hashed_and_work_once(user: User) -> None:  # trust: I4
    shown = factors.renew_recovery(user=user, act=own(user))
    assert len(set(shown)) == 8
    kept = list(RecoveryCode.objects.values_list("digest", flat=True))
    assert not any(code.replace("-", "") in digest for code in shown for digest in kept)
    assert factors.spend_code(user.pk, f" {shown[0].upper()} ", AT)
    assert not factors.spend_code(user.pk, shown[0], AT)
    assert factors.of(user.pk).recovery == 7
    factors.renew_recovery(user=user, act=own(user))
    assert not factors.spend_code(user.pk, shown[1], AT)


def test_codes_are_set_up_with_a_right_first_code(db: None) -> None:
    user = User.objects.create(login="l.kos", name="Lidia Kos")
    code = codes.code_of(SECRET, codes.step_of(AT))
    with pytest.raises(rules.WrongCode):
        factors.start_codes(user=user, secret=SECRET, typed="000000" if code != "000000" else "000001", act=own(user))
    assert not Totp.objects.exists()
    assert len(factors.start_codes(user=user, secret=SECRET, typed=code, act=own(user))) == 8
    assert not factors.spend_code(user.pk, code, AT), "the first code is spent"


def test_secrets_are_sealed_for_one_purpose() -> None:  # trust: G6
    sealed = sealing.seal("hasło", "totp")
    assert sealing.unseal(sealed, "totp") == "hasło"
    assert "has" not in sealed
    for wrong in (sealed[:-4] + "AAAA", "x", ""):
        with pytest.raises(sealing.Unreadable):
            sealing.unseal(wrong, "totp")
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(sealed, "mailbox")
