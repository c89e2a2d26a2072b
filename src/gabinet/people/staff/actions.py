# SPDX-License-Identifier: EUPL-1.2
"""Writing posts of the office."""

from datetime import date

from gabinet.base import rows, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.people.persons.models import Person
from gabinet.people.staff import queries, rules
from gabinet.people.staff.models import Post


@action(needs="people.unit.edit")
def take_post(*, person: Person, title: str, since: date, user: int | None, unit: int | None, phone: str = "", act: Act) -> Post:
    """A person takes a post here; an account belongs to one person. Raises AccountTaken."""
    if user is not None and Post.objects.filter(user_id=user, until=None).exclude(person=person).exists():
        raise rules.AccountTaken
    row = Post.objects.create(person=person, title=title, since=since, user_id=user, unit_id=unit, phone=phone)
    code = row.unit.code if row.unit else None
    trace.record(row, "post_taken", act, about=[Ref.of(person)], sees=queries.SEES, title=title, since=since, user=user, unit=code)
    return row


@action(needs="people.unit.edit")
def leave_post(*, post: Post, until: date, act: Act) -> Post:
    """A person leaves a post; from that day on it is no longer held."""
    held = rows.hold(post)
    held.until = until
    held.save(update_fields=["until"])
    trace.record(held, "post_left", act, about=[Ref("people.person", held.person_id)], sees=queries.SEES, until=until)
    return held
