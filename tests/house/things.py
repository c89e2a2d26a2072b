# SPDX-License-Identifier: EUPL-1.2
"""What lies behind each address of the house: entry, own settings, accounts, operation; the other rooms beside it."""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator as Passkey
from django.test import Client
from django.urls import reverse

from gabinet.base import jobs, ladder, search, unsaved
from gabinet.base.accounts import actions as accounts
from gabinet.base.accounts import codes, invitations
from gabinet.base.accounts.factors import session_digest
from gabinet.base.act import Ref
from gabinet.base.act import User as UserId
from gabinet.base.ladder import Notice
from gabinet.base.models import Job, RoleHeld
from gabinet.base.rights import Role
from gabinet.base.ui import seals
from tests.house import things_people, things_post, things_press
from tests.house.authenticator import Authenticator
from tests.house.grid import addresses, parts_of
from tests.house.world import CLI, DAY, NOW, OFFICIAL, PASSWORD, SECRET, Thing, World, is_stranger

PROOF = {"proof": PASSWORD}
CHOSEN = {"password": "cztery słowa bez związku", "again": "cztery słowa bez związku"}


def furnish(world: World) -> None:
    """Everything, in the order of the floors; pages without a thing get their one."""
    _entry(world)
    _own(world)
    _accounts(world)
    _operation(world)
    things_people.furnish(world)
    things_post.furnish(world)
    things_press.furnish(world)
    while search.read():
        pass
    leave_bare(world)


def leave_bare(world: World) -> None:
    """Pages that lead to no single thing stand without one."""
    for url in addresses():
        if not parts_of(url):
            world.things.setdefault(url, [Thing()])


def _entry(world: World) -> None:
    world.things["login/"] = [Thing(body={"login": "b.maj", "password": PASSWORD})]
    first = {"login": "n.borek", "password": PASSWORD}
    step = codes.code_of(SECRET, codes.step_of(NOW))
    world.things["login/code/"] = [Thing(body={"code": step}, before=lambda browser: browser.post("/login/", first))]
    world.things["login/forgotten/"] = [Thing(body={"login": "b.maj"})]
    who, token = invitations.address_for(world.people["b.maj"]).rstrip("/").split("/")[-2:]
    world.things["login/password/<str:who>/<str:token>/"] = [Thing({"who": who, "token": token}, body=CHOSEN)]
    key = Authenticator(OFFICIAL, "gabinet.wrzosowiec.example")
    world.kept["passkey"] = key
    world.kept["credential"] = _enrolled(world, key)
    world.things["login/passkey/"] = [Thing(body=lambda browser: {"credential": key.used(browser.post("/login/passkey/options/").json())})]


def _enrolled(world: World, key: Authenticator) -> dict[str, Any]:
    """The passkey of i.olcha, made through the pages."""
    browser = world.client("i.olcha")
    sent = key.made(browser.post("/settings/security/passkeys/options/").json())
    assert browser.post("/settings/security/passkeys/", {"credential": sent, "name": "telefon", **PROOF}).status_code == 302
    row = Passkey.objects.get(user=world.people["i.olcha"])
    data: dict[str, Any] = row.data
    return data


def _own(world: World) -> None:
    world.things["settings/"] = [Thing(body={"theme": "dark", "language": "pl"})]
    world.things["settings/security/password/"] = [Thing(body={**CHOSEN, **PROOF})]
    world.things["settings/security/codes/"] = [Thing(body=_first_code)]
    for url in ("settings/security/codes/end/", "settings/security/recovery/"):
        world.things[url] = [Thing(body=PROOF)]
    world.things["settings/security/passkeys/"] = [Thing(body=_new_passkey)]
    mine = {walker: _passkey(world, walker) for walker in world.people if walker != "i.olcha"}
    told = {walker: _told(world, walker) for walker in world.people}
    elses = Thing({"pk": told["w.dec"]}, readers=frozenset(), twin="w.dec")
    world.things["notices/<int:pk>/reading/"] = [Thing(lambda walker: {"pk": told[_person(walker)]}), elses]
    theirs = Thing({"pk": mine["w.dec"]}, readers=frozenset(), body=PROOF, twin="w.dec")
    world.things["settings/security/passkeys/<int:pk>/end/"] = [Thing(lambda walker: {"pk": mine[_person(walker)]}, body=PROOF), theirs]
    ends = {walker: session_digest(world.kept[f"second device of {walker}"]) for walker in world.people}
    other = Thing({"digest": ends["w.dec"]}, readers=frozenset(), twin="w.dec")
    world.things["settings/security/sessions/<str:digest>/end/"] = [Thing(lambda walker: {"digest": ends[_person(walker)]}), other]
    _sealed(world, "draft", "drafts/<str:seal>/")
    _sealed(world, "presence", "presence/<str:seal>/")
    typed = world.mark("typed", frozenset({"secretariat"}))
    me = world.people["secretariat"].pk
    unsaved.keep(me, "paper", Ref("base.user", me), typed, NOW)


def _person(walker: str) -> str:
    """Strangers ask for what is the administrator's."""
    return "admin" if is_stranger(walker) else walker


def _first_code(browser: Client) -> dict[str, object]:
    """As the page gives it out: the sealed secret, of which the application shows a code."""
    page = browser.get("/settings/security/codes/")
    if page.status_code != 200:
        return {"secret": "", "typed": "000000", **PROOF}
    secret = "".join(page.text.split('<b class="mono">')[1].split("<")[0].split())
    sealed = page.text.split('name="secret" value="')[1].split('"')[0]
    return {"secret": sealed, "typed": codes.code_of(secret, codes.step_of(NOW)), **PROOF}


def _new_passkey(browser: Client) -> dict[str, object]:
    options = browser.post("/settings/security/passkeys/options/")
    key = Authenticator(OFFICIAL, "gabinet.wrzosowiec.example")
    return {"credential": key.made(options.json()) if options.status_code == 200 else "{}", "name": "laptop", **PROOF}


def _passkey(world: World, walker: str) -> int:
    name = world.mark(f"key{walker.replace('_', '').replace('.', '')}", frozenset({walker}))
    row = Passkey.objects.create(user=world.people[walker], type="webauthn", data={**world.kept["credential"], "name": name})
    return int(row.pk)


def _told(world: World, walker: str) -> int:
    """A notice about a change of one's own account."""
    user = world.people[walker]
    ladder.tell(UserId(user.pk), Ref.of(user), "passkey_added", NOW)
    return int(Notice.objects.get(user=user, verb="passkey_added").pk)


def _sealed(world: World, purpose: str, url: str) -> None:
    """An address that only its owner's page gave out."""

    def of(walker: str) -> dict[str, object]:
        user = world.people[_person(walker)].pk
        return {"seal": seals.seal(purpose, user, Ref("base.user", user), "note" if purpose == "draft" else "")}

    body = {"text": "ciąg dalszy"}
    world.things[url] = [Thing(of, body=body), Thing(of("w.dec"), readers=frozenset(), body=body, twin="w.dec")]


def _accounts(world: World) -> None:
    worker, ended = world.people["b.maj"], world.people["n.borek"]
    held = RoleHeld.objects.get(user=worker)
    left = accounts.make_account(login="t.dab", name="Tadeusz Dąb", roles=[], act=CLI)
    accounts.end_account(user=left, act=CLI)
    one = {"pk": worker.pk}
    card = {"name": "Bogna Maj", "email": "b.maj@wrzosowiec.example", "post": "kierownik"}
    base = "settings/accounts/<int:pk>/"
    world.things |= {
        "settings/accounts/new/": [Thing(body={"login": "e.mroz", "name": "Edward Mróz", "email": "", "post": ""})],
        base: [Thing(one, body=card)],
        f"{base}end/": [Thing(one)],
        f"{base}opening/": [Thing({"pk": left.pk})],
        f"{base}invitation/": [Thing(one)],
        f"{base}factors/end/": [Thing({"pk": ended.pk})],
        f"{base}roles/": [Thing(one, body={"role": "protocol", "since": DAY.isoformat()})],
        f"{base}roles/<int:held>/end/": [Thing({**one, "held": held.pk}), Thing({"pk": ended.pk, "held": held.pk}, readers=frozenset())],
        "settings/rights/": [Thing(body={"cell": "protocol press.inquiry.see 1"})],
        "settings/office/": [Thing(body={"key": "office.city", "office-city-value": "Wrzosowiec-Zdrój", "office-city-valid_from": DAY.isoformat()})],
    }


def _operation(world: World) -> None:
    jobs.later("entry.reset", act=CLI, run_at=NOW + timedelta(days=1), login="nobody")
    jobs.later("entry.reset", act=CLI, key="gave up", login="nobody")
    broken, waits = Job.objects.get(key="gave up"), Job.objects.get(name="entry.reset", key=None)
    error = world.mark("joberror", frozenset({"admin", "head"}))
    Job.objects.filter(pk=broken.pk).update(gave_up_at=NOW, error=error)
    world.things["settings/jobs/<int:pk>/start/"] = [Thing({"pk": broken.pk})]
    world.things["settings/jobs/<int:pk>/end/"] = [Thing({"pk": waits.pk})]
    assert reverse("operation:jobs") == "/settings/jobs/"
    assert Role.PUBLIC.value in world.people
