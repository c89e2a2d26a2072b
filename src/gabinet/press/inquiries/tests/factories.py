# SPDX-License-Identifier: EUPL-1.2
"""People with roles, inquiries and answers in one line each."""

from datetime import UTC, date, datetime, timedelta

from gabinet.base import rights
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.models import RoleHeld
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Role
from gabinet.matters.models import Version
from gabinet.post.assignment import actions as assignment
from gabinet.post.incoming import actions as incoming
from gabinet.post.incoming.tests.factories import LIMIT, MAIL, told
from gabinet.post.models import Incoming, Mailbox
from gabinet.press.clearance import actions as clearance
from gabinet.press.inquiries import actions, letters
from gabinet.press.inquiries.letters import Envelope
from gabinet.press.inquiries.models import Answer, Inquiry
from gabinet.press.wording import rules as wording
from gabinet.press.wording.rules import House

NOW = datetime(2026, 10, 27, 8, 47, tzinfo=UTC)
CAME = datetime(2026, 10, 13, 7, 14, tzinfo=UTC)
JOB = Act(at=NOW, door=Door.JOB)
HOUSE = House("Biuro Prezydenta Miasta", "Wrzosowiec-Zdrój", "bp@wrzosowiec.example", "http://127.0.0.1:8000/status/")
ASKS = "Dzień dobry,\nproszę o odpowiedź:\n1) o ile wzrósł koszt wiaduktu,\n2) jakie kary naliczono wykonawcy?\nTymon Grela"
BODY = "Wartość umowy wzrosła z 38,4 do 41,2 mln zł brutto. Ruch na wiadukcie otworzymy 28 listopada."
GRACE = timedelta(seconds=10)


def person(login: str, name: str, role: Role, post: str = "") -> User:
    """An account with a role since the beginning of the year."""
    user = User.objects.create(login=login, name=name, post=post)
    RoleHeld.objects.create(user=user, role=role.value, since=date(2026, 1, 1))
    rights.changed()
    return user


def powers(user: User, at: datetime = NOW) -> rights.Powers:
    """What an account may on that day."""
    return rights.powers(user.pk, at.astimezone(WARSAW).date())


def deed(user: User, at: datetime = NOW) -> Act:
    """A page's deed of a user with the rights of that day."""
    who = powers(user, at)
    return Act(at=at, door=Door.PAGE, by=user.pk, rights=who.own, through=who.through)


def letter(box: Mailbox, at: datetime = CAME, **other: object) -> Incoming:
    """A registered letter of a journalist; a subject of its own makes it another one."""
    read = told(**{"text": ASKS, "new_text": ASKS, **other})
    raw = f"Subject: {read.subject} {read.message_id}\r\n\r\n{read.text}\r\n".encode()
    act = Act(at=at, door=Door.MAIL, rights=MAIL.rights)
    intake = incoming.keep(mailbox=box, raw=[raw], limit=LIMIT, sent_by=read.sender or "", act=act)
    return incoming.register(intake=intake, read=read, act=Act(at=at, door=Door.JOB))


def inquiry(box: Mailbox, by: User, at: datetime = CAME, title: str = "", **other: object) -> Inquiry:
    """A letter that `by` turned into an inquiry."""
    item = letter(box, at, **other)
    matter = assignment.turn_into(item=item, kind="press.inquiry", title=title, act=deed(by, at))
    return Inquiry.objects.select_related("matter", "person", "outlet", "incoming__wording", "incoming__mailbox").get(pk=matter.pk)


def written(one: Inquiry, by: User, body: str = BODY, seen: int = 0) -> Version:
    """A version of the answer."""
    return actions.write(inquiry=one, body=body, seen=seen, act=deed(by))


def cleared(one: Inquiry, by: User, clearer: User, body: str = BODY) -> Version:
    """A version that the spokesperson has approved."""
    version = written(one, by, body)
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(clearer))
    return version


def envelope(one: Inquiry, by: User) -> Envelope:
    """What the page puts around the body."""
    return letters.envelope(one, wording.signed(by.name, by.post, HOUSE), NOW)


def answered(one: Inquiry, version: Version, by: User, at: datetime = NOW) -> Answer:
    """The answer on its way."""
    return actions.answer(inquiry=one, version=version, envelope=envelope(one, by), leaves_at=at + GRACE, act=deed(by, at))
