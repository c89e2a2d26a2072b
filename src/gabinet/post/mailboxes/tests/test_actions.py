# SPDX-License-Identifier: EUPL-1.2
"""Setting mailboxes up, changing them, their secrets."""

from datetime import timedelta

import pytest

from gabinet.base.errors import NotAllowed, Stale
from gabinet.base.models import Detail, Entry
from gabinet.post.mailboxes import actions, queries, rules, seal
from gabinet.post.mailboxes.actions import Server
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import How, Line
from gabinet.post.mailboxes.tests.factories import MAIL, NOW, deed

KEY = bytes(range(32))
SERVER = Server(host="imap.wrzosowiec.example", port=993, login="bp", password=seal.sealed("Zażółć-1", KEY))


def set_up(user, right="post.mailbox.edit", **other):
    asked = {"address": "BP@wrzosowiec.example", "name": "Biuro Prasowe", "line": Line.PRESS, "kind": How.IMAP, "server": SERVER}
    return actions.set_up(**{**asked, **other}, act=deed(user, right))


def test_a_mailbox_is_set_up_with_its_trace(ola) -> None:
    made = set_up(ola)
    assert (made.address, made.line, made.kind, made.version) == ("bp@wrzosowiec.example", "press", "imap", 1)
    assert queries.login_of(made, KEY).password == "Zażółć-1"
    assert list(Entry.objects.values_list("verb", "by")) == [("set_up", ola.pk)]


def test_the_password_is_nowhere_in_the_clear(ola) -> None:
    # trust: G6
    set_up(ola)
    assert "Zażółć" not in Mailbox.objects.get().password
    assert "Zażółć" not in Detail.objects.get().body
    with pytest.raises(seal.WrongKey):
        queries.login_of(Mailbox.objects.get(), bytes(32))


def test_only_with_the_right(ola) -> None:
    set_up(ola)
    with pytest.raises(NotAllowed):
        set_up(ola, right="post.press.see", address="inna@wrzosowiec.example")
    assert Mailbox.objects.count() == 1


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"address": "bp @wrzosowiec.example"}, rules.NoAddress),
        ({"address": "bp@wrzosowiec.example\r\nBcc: x@y.example"}, rules.NoAddress),
        ({"address": "Bp@Wrzosowiec.example"}, rules.Taken),
        ({"address": "b@wrzosowiec.example", "server": Server()}, rules.NoServer),
    ],
)
def test_what_is_refused(ola, other, refusal) -> None:
    set_up(ola)
    with pytest.raises(refusal):
        set_up(ola, **other)
    set_up(ola, address="c@wrzosowiec.example")
    assert Mailbox.objects.count() == 2


def test_a_change_keeps_the_password_unless_a_new_one_is_typed(ola) -> None:
    made = set_up(ola)
    plain = Server(host="inny.wrzosowiec.example", port=993, login="bp")
    changed = actions.change(mailbox=made, name="Prasa", kind=How.IMAP, active=True, version=1, server=plain, act=deed(ola, "post.mailbox.edit"))
    assert (changed.host, queries.login_of(changed, KEY).password) == ("inny.wrzosowiec.example", "Zażółć-1")
    with pytest.raises(Stale):
        actions.change(mailbox=made, name="Prasa", kind=How.IMAP, active=True, version=1, server=plain, act=deed(ola, "post.mailbox.edit"))


def test_a_heartbeat_leaves_a_line_only_after_a_fault(ola) -> None:
    made = set_up(ola)
    before = Entry.objects.count()
    actions.beat(mailbox=made, act=MAIL)
    assert Entry.objects.count() == before
    actions.fell_silent(mailbox=made, error="timeout", act=MAIL)
    assert "timeout" in queries.fault(NOW)
    actions.beat(mailbox=made, act=MAIL)
    assert list(Entry.objects.order_by("place").values_list("verb", flat=True))[before:] == ["fell_silent", "recovered"]
    assert queries.fault(NOW) == ""


def test_a_mailbox_not_read_for_five_minutes_is_a_fault(ola) -> None:
    # trust: P11
    made = set_up(ola)
    actions.beat(mailbox=made, act=MAIL)
    assert queries.fault(NOW + timedelta(minutes=4)) == ""
    assert "bp@wrzosowiec.example" in queries.fault(NOW + timedelta(minutes=6))


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("bp@wrzosowiec.example", True),
        ("BP@Wrzosowiec.EXAMPLE", True),
        ("bp@wrzosowiec.example.", False),
        ("bp+x@wrzosowiec.example", False),
        ("", False),
    ],
)
def test_only_our_own_mailboxes_receive(ola, address, taken) -> None:
    # trust: M13
    set_up(ola, kind=How.DEMO)
    set_up(ola, address="imap@wrzosowiec.example")
    assert (queries.receiving(address) is not None) is taken
    assert queries.receiving("imap@wrzosowiec.example") is None


def test_a_closed_mailbox_receives_nothing(ola) -> None:
    made = set_up(ola, kind=How.DEMO)
    assert queries.receiving(made.address) == made
    actions.close(mailbox=made, act=deed(ola, "post.mailbox.edit"))
    assert queries.receiving(made.address) is None
