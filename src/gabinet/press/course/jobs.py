# SPDX-License-Identifier: EUPL-1.2
"""Acknowledgements by themselves, and letters that were called back elsewhere."""

from contextlib import suppress

from django.conf import settings

from gabinet.base.act import Act
from gabinet.base.jobs import job
from gabinet.base.numbers import WARSAW
from gabinet.post.models import Incoming
from gabinet.press.course import actions
from gabinet.press.inquiries import actions as inquiries
from gabinet.press.inquiries import rules
from gabinet.press.inquiries.models import Answer, Inquiry
from gabinet.press.receipts.rules import Acknowledged
from gabinet.press.refusals.models import Refusal
from gabinet.press.wording import queries as wording


@job("press.acknowledge")
def acknowledge(*, act: Act, inquiry: int) -> None:
    """Tell the asker number, day and code; whoever asked by phone is told by a person."""
    found = Inquiry.objects.select_related("matter", "incoming__wording").get(pk=inquiry)
    house = wording.house(act.at.astimezone(WARSAW).date(), settings.PUBLIC_URL)
    with suppress(Acknowledged, rules.NoAddress):
        actions.acknowledge(inquiry=found, house=house, act=act)


@job("press.letter_withdrawn")
def letter_withdrawn(*, act: Act, outgoing: int) -> None:
    """A letter of ours was called back from another page: what it settled is open again."""
    found = Inquiry.objects.select_related("matter", "incoming")
    answered = found.filter(pk__in=Answer.objects.filter(outgoing=outgoing, taken_back_at=None).values("inquiry")).first()
    refused = found.filter(pk__in=Refusal.objects.filter(outgoing=outgoing, taken_back_at=None).values("matter")).first()
    if answered is not None:
        inquiries.take_back(inquiry=answered, act=act)
    elif refused is not None:
        actions.take_refusal_back(inquiry=refused, act=act)


@job("press.letter_joined")
def letter_joined(*, act: Act, incoming: int, matter: int) -> None:
    """A further letter of an inquiry; its own first letter is no news."""
    found = Inquiry.objects.select_related("matter").filter(pk=matter).exclude(incoming=incoming).first()
    if found is not None:
        inquiries.letter_joined(inquiry=found, letter=Incoming.objects.get(pk=incoming), act=act)
