# SPDX-License-Identifier: EUPL-1.2
"""Accounts, roles, rights, substitutions: each promise, each refusal after the same call has succeeded."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from gabinet.base import rights
from gabinet.base.accounts import actions, factors, rules
from gabinet.base.accounts.models import KnownDevice, Session, Totp, User
from gabinet.base.accounts.tests.conftest import DAY, NOW, made
from gabinet.base.act import Act, Door, Ref
from gabinet.base.act import User as UserId
from gabinet.base.errors import NotAllowed
from gabinet.base.office import Setting
from gabinet.base.rights import Grant, Named, Role, RoleHeld
from gabinet.base.trace import Entry

ActOf = Callable[[User], Act]
CLI = Act(at=NOW, door=Door.CLI)


def test_a_role_gives_its_rights_at_once(celinska: User, jaworek: User, act_of: ActOf) -> None:
    before = rights.version()
    actions.give_role(user=jaworek, role=Role.DPO, since=DAY, act=act_of(celinska))
    assert "base.trace.see" in rights.powers(jaworek.pk, DAY).own
    assert rights.version() > before
    assert Entry.objects.get(verb="given").by == celinska.pk
    with pytest.raises(rules.HeldAlready):
        actions.give_role(user=jaworek, role=Role.DPO, since=DAY, act=act_of(celinska))


def test_a_role_from_tomorrow_is_not_held_today(celinska: User, jaworek: User, act_of: ActOf) -> None:
    actions.give_role(user=jaworek, role=Role.DPO, since=date(2026, 10, 28), act=act_of(celinska))
    assert "base.trace.see" not in rights.powers(jaworek.pk, DAY).own
    assert "base.trace.see" in rights.powers(jaworek.pk, date(2026, 10, 28)).own


def test_nobody_gives_a_role_to_themselves(celinska: User, lasota: User, jaworek: User, act_of: ActOf) -> None:  # trust: G1
    actions.give_role(user=jaworek, role=Role.DPO, since=DAY, act=act_of(lasota))
    with pytest.raises(rules.OwnRole):
        actions.give_role(user=lasota, role=Role.DPO, since=DAY, act=act_of(lasota))
    mine = RoleHeld.objects.get(user=lasota)
    with pytest.raises(rules.OwnRole):
        actions.end_role(held=mine, until=DAY, act=act_of(lasota))


def test_who_may_not_give_roles(celinska: User, jaworek: User, lasota: User, act_of: ActOf) -> None:
    actions.give_role(user=jaworek, role=Role.DPO, since=DAY, act=act_of(lasota))
    with pytest.raises(NotAllowed):
        actions.give_role(user=lasota, role=Role.DPO, since=DAY, act=act_of(jaworek))


def test_the_public_role_is_given_to_nobody(celinska: User, jaworek: User, act_of: ActOf) -> None:
    actions.give_role(user=jaworek, role=Role.PRESS, since=DAY, act=act_of(celinska))
    for role in (Role.PUBLIC, "wizard"):
        with pytest.raises(rules.NoSuchRight):
            actions.give_role(user=jaworek, role=role, since=DAY, act=act_of(celinska))


def test_two_administrators_always_remain(celinska: User, lasota: User, jaworek: User, act_of: ActOf) -> None:  # trust: G1
    third = made("p.szulc", "Piotr Szulc", Role.ADMIN)
    actions.end_role(held=RoleHeld.objects.get(user=third), until=DAY, act=act_of(celinska))
    with pytest.raises(rules.TwoAdministrators):
        actions.end_role(held=RoleHeld.objects.get(user=lasota), until=DAY, act=act_of(celinska))
    with pytest.raises(rules.TwoAdministrators):
        actions.end_role(held=RoleHeld.objects.get(user=lasota), until=date(2030, 1, 1), act=act_of(celinska))
    with pytest.raises(rules.TwoAdministrators):
        actions.end_account(user=lasota, act=act_of(celinska))
    assert RoleHeld.objects.get(user=lasota).until is None
    assert User.objects.get(pk=lasota.pk).is_active


def test_somebody_can_always_give_roles(celinska: User, lasota: User, act_of: ActOf) -> None:  # trust: G1
    other = Grant.objects.create(role=Role.HEAD.value, right="base.role.give")
    actions.forbid(cell=other, act=act_of(celinska))
    only = Grant.objects.get(role=Role.ADMIN.value, right="base.role.give")
    with pytest.raises(rules.TwoAdministrators):
        actions.forbid(cell=only, act=act_of(celinska))
    assert Grant.objects.filter(pk=only.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_dismiss_each_other_at_once(celinska: User, lasota: User, act_of: ActOf) -> None:  # trust: G1
    third = made("p.szulc", "Piotr Szulc", Role.ADMIN)
    told: list[str] = []
    start = Barrier(3)

    def dismiss(by: User, whom: User) -> None:
        act, held = act_of(by), RoleHeld.objects.get(user=whom, role="admin")
        start.wait()
        try:
            actions.end_role(held=held, until=DAY, act=act)
            told.append("done")
        except rules.TwoAdministrators:
            told.append("refused")
        finally:
            connection.close()

    pairs = [(celinska, lasota), (lasota, third), (third, celinska)]
    threads = [Thread(target=dismiss, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["done", "refused", "refused"]
    assert RoleHeld.objects.filter(role="admin", until=None).count() == 2


def test_cells_of_the_matrix(celinska: User, jaworek: User, act_of: ActOf) -> None:
    cell = actions.allow(role=Role.SECRETARIAT, right="base.health.see", act=act_of(celinska))
    assert "base.health.see" in rights.powers(jaworek.pk, DAY).own
    actions.forbid(cell=cell, act=act_of(celinska))
    assert "base.health.see" not in rights.powers(jaworek.pk, DAY).own
    with pytest.raises(rules.NoSuchRight):
        actions.allow(role=Role.SECRETARIAT, right="base.no.such", act=act_of(celinska))
    assert list(Entry.objects.values_list("verb", flat=True)) == ["allowed", "forbidden"]


def test_what_the_office_took_away_stays_away(celinska: User, act_of: ActOf) -> None:
    cell = Grant.objects.get(role="head", right="base.health.see")
    actions.forbid(cell=cell, act=act_of(celinska))
    rights.plant(rights.DECLARED.values())
    assert not Grant.objects.filter(role="head", right="base.health.see").exists()


def test_a_substitute_has_the_rights_for_the_days_and_never_more(celinska: User, jaworek: User) -> None:  # trust: G1
    absent = made("j.cebula", "Jolanta Cebula", Role.DPO)
    row = actions.substitute(absent=absent, deputy=jaworek, since=DAY, until=date(2026, 10, 29), act=CLI)
    assert rights.powers(jaworek.pk, DAY).through["base.trace.see"] == absent.pk
    assert "base.trace.see" not in rights.powers(jaworek.pk, date(2026, 10, 29)).all
    admin = actions.substitute(absent=celinska, deputy=jaworek, since=DAY, until=date(2026, 10, 29), act=CLI)
    assert "base.role.give" not in rights.powers(jaworek.pk, DAY).all
    actions.end_substitution(substitution=row, until=date(2026, 10, 28), act=CLI)
    assert "base.trace.see" not in {right for right, whom in rights.powers(jaworek.pk, date(2026, 10, 28)).through.items() if whom == absent.pk}
    assert admin.until == date(2026, 10, 29)


def test_a_substitution_needs_two_people_and_a_day(celinska: User, jaworek: User) -> None:
    actions.substitute(absent=celinska, deputy=jaworek, since=DAY, until=date(2026, 10, 28), act=CLI)
    with pytest.raises(rules.TwoPeople):
        actions.substitute(absent=jaworek, deputy=jaworek, since=DAY, until=date(2026, 10, 28), act=CLI)
    with pytest.raises(rules.WrongOrder):
        actions.substitute(absent=celinska, deputy=jaworek, since=DAY, until=DAY, act=CLI)


def test_only_the_named_see_a_confidential_thing(celinska: User, lasota: User, jaworek: User, act_of: ActOf) -> None:
    thing = Setting.objects.create(key="note", value="x", valid_from=DAY)
    rights.RightMet.objects.get_or_create(code="matters.matter.confide")
    Grant.objects.get_or_create(role="head", right="matters.matter.confide")
    actions.confide(thing=thing, people=[UserId(jaworek.pk)], act=act_of(celinska))
    seen = {
        user.login: rights.seen(Setting.objects.filter(pk=thing.pk), rights.Powers(user.pk, frozenset({"see"})), "see").exists()
        for user in (celinska, jaworek, lasota)
    }
    assert seen == {"d.celinska": True, "k.jaworek": True, "h.lasota": False}
    with pytest.raises(NotAllowed):
        actions.confide(thing=thing, people=[], act=act_of(jaworek))
    actions.unconfide(thing=thing, act=act_of(celinska))
    assert not Named.objects.exists()


def test_looking_leaves_a_line(celinska: User, act_of: ActOf) -> None:  # trust: G8
    thing = Setting.objects.create(key="note", value="x", valid_from=DAY)
    actions.look(thing=thing, act=act_of(celinska))
    line = Entry.objects.get(verb="looked")
    assert (line.kind, line.pk_of, line.by) == ("base.setting", thing.pk, celinska.pk)


def test_an_ended_account_is_out_at_once(celinska: User, jaworek: User, act_of: ActOf) -> None:  # trust: I6
    Session.objects.create(session_key="k", expire_date=NOW, since=NOW, seen_at=NOW, idle_until=NOW, user=jaworek)
    factors.remember(jaworek, "d", "Firefox", NOW, trusted=True)
    actions.end_account(user=jaworek, act=act_of(celinska))
    assert not Session.objects.exists()
    assert not KnownDevice.objects.exists()
    assert not User.objects.get(pk=jaworek.pk).is_active
    with pytest.raises(rules.OwnRole):
        actions.end_account(user=celinska, act=act_of(celinska))
    actions.reopen_account(user=jaworek, act=act_of(celinska))
    again = User.objects.get(pk=jaworek.pk)
    assert again.is_active
    assert not again.has_usable_password()


def test_logins_and_addresses_are_unique_whatever_their_case(celinska: User, act_of: ActOf) -> None:
    made_now = actions.open_account(login="W.Dec", name="Weronika Dec", email="W.Dec@wrzosowiec.example", act=act_of(celinska))
    assert made_now.login == "w.dec"
    for login, email in (("w.DEC", ""), ("other", "w.dec@WRZOSOWIEC.example")):
        with pytest.raises(rules.TakenLogin):
            actions.open_account(login=login, name="X", email=email, act=act_of(celinska))


def test_an_account_made_in_one_deed(db: None) -> None:
    user = actions.make_account(
        login="a.wichrowska", name="Aldona Wichrowska", roles=[Role.MAYOR], password="rano o siódmej kawa", totp_secret="JBSWY3DPEHPK3PXP", act=CLI
    )
    assert user.check_password("rano o siódmej kawa")
    assert rights.RoleHeld.objects.get(user=user).role == "mayor"
    assert "JBSWY3DPEHPK3PXP" not in Totp.objects.get(user=user).secret
    assert Entry.objects.filter(kind="base.user", pk_of=user.pk, verb="opened").exists()


def test_others_factors_are_nobodys_business(celinska: User, lasota: User, act_of: ActOf) -> None:  # trust: I4
    factors.end_sessions(user=celinska, act=act_of(celinska))
    for deed in (factors.end_sessions, factors.end_codes, factors.renew_recovery):
        with pytest.raises(NotAllowed):
            deed(user=celinska, act=act_of(lasota))


def test_a_lost_phone(celinska: User, jaworek: User, act_of: ActOf) -> None:
    user = actions.make_account(login="p.szulc", name="Piotr Szulc", roles=[], totp_secret="JBSWY3DPEHPK3PXP", act=CLI)
    actions.drop_factors(user=user, act=act_of(celinska))
    assert not factors.of(user.pk).codes
    assert Entry.objects.filter(verb="factors_dropped", pk_of=user.pk).count() == 1
    with pytest.raises(rules.OwnRole):
        actions.drop_factors(user=celinska, act=act_of(celinska))
    assert Ref.of(user).kind == "base.user"
