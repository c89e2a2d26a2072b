# SPDX-License-Identifier: EUPL-1.2
"""Writing and sending refusals."""

from collections.abc import Mapping
from datetime import datetime

from gabinet.base import trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.drafts import queries as draft_queries
from gabinet.matters.models import Matter, Version
from gabinet.post.outgoing import actions as outgoing
from gabinet.post.ports import Sealed
from gabinet.press.refusals import queries, rules
from gabinet.press.refusals.models import Refusal, RefusalText
from gabinet.press.refusals.rules import Way


@action(needs="press.inquiry.refuse")
def prepare(*, matter: Matter, way: Way, elements: Mapping[str, str], act: Act) -> RefusalText:
    """A text with all mandatory elements of its way, waiting to be cleared; an earlier one is void. Raises MissingElements, AlreadyRefused."""
    rules.check_refusable(refused=queries.refusal_of(matter.pk) is not None)
    body = rules.composed(way, elements)
    kept = {one.code: elements[one.code].strip() for one in rules.ELEMENTS[way]}
    for before in RefusalText.objects.filter(matter=matter):
        drafts.end_of(Ref.of(before), act)
    text = RefusalText.objects.create(matter=matter, way=way.value, elements=kept, by_id=act.person(), at=act.at)
    drafts.begin(ref=Ref.of(text), body=body, wants=rules.wants(way, sensitive=matter.sensitive), act=act)
    trace.record(matter, "refusal_prepared", act, way=way.value)
    return text


@action(needs="press.inquiry.refuse")
def send(*, text: RefusalText, version: Version, sealed: Sealed, leaves_at: datetime, act: Act) -> Refusal:
    """Let the cleared refusal leave. Elements are checked once more in the very version that leaves.

    Raises MissingElements, AlreadyRefused, NotApproved, NotLatest.
    """
    rules.check_refusable(refused=queries.refusal_of(text.matter_id) is not None)
    draft = draft_queries.of(Ref.of(text)).first()
    rules.check_theirs(theirs=draft is not None and version.draft_id == draft.pk)
    rules.check_holds(Way(text.way), version.body)
    sent = outgoing.send(
        version=version, to=sealed.to, raw=sealed.raw, message_id=sealed.message_id, leaves_at=leaves_at, act=act, matter=text.matter
    )
    done = Refusal.objects.create(matter=text.matter, text=text, outgoing=sent, by_id=act.person(), at=act.at)
    trace.record(done, "sent", act, way=text.way, outgoing=sent.pk)
    return done


@action(needs="press.inquiry.refuse")
def withdraw(*, matter: Matter, act: Act) -> Refusal | None:
    """Take a refusal back that has not left; None where there is none. Raises Gone."""
    done = queries.refusal_of(matter.pk)
    if done is None:
        trace.record(matter, "no_refusal", act)
        return None
    if done.outgoing.withdrawn_at is None:
        outgoing.withdraw(outgoing=done.outgoing, act=act)
    done.taken_back_at = act.at
    done.save(update_fields=["taken_back_at"])
    trace.record(done, "taken_back", act)
    return done
