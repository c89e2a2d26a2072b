# SPDX-License-Identifier: EUPL-1.2
"""The only writers of codes and receipts."""

import secrets

from gabinet.base import trace
from gabinet.base.act import Act
from gabinet.base.action import action
from gabinet.matters.models import Matter
from gabinet.post.models import Incoming
from gabinet.post.outgoing import actions as outgoing
from gabinet.press.receipts import rules, seal
from gabinet.press.receipts.models import Code, Receipt


@action(needs="press.inquiry.open", on="matter")
def give_code(*, matter: Matter, act: Act) -> Code:
    """The code by which the asker follows this matter; made once (80 bits, trust L5)."""
    nonce = secrets.token_hex(32)
    code, made = Code.objects.get_or_create(matter=matter, defaults={"nonce": nonce, "digest": rules.digest(seal.code_of(nonce)), "at": act.at})
    trace.record(matter, "code_given" if made else "code_shown", act)
    return code


@action(needs="press.inquiry.open", on="matter")
def acknowledge(*, matter: Matter, item: Incoming, subject: str, body: str, act: Act) -> Receipt | None:
    """Tell the sender that the letter is here: once a matter; None where a machine must not write (trust M9: bounces, lists, ourselves).

    `body` holds our words, the number and the code, nothing of the letter's. Raises rules.Acknowledged.
    """
    rules.check_new(acknowledged=Receipt.objects.filter(matter=matter).exists())
    sent = outgoing.acknowledge(item=item, subject=subject, body=body, act=act, matter=matter)
    if sent is None:
        trace.record(matter, "not_acknowledged", act)
        return None
    receipt = Receipt.objects.create(matter=matter, outgoing=sent, at=act.at)
    trace.record(matter, "acknowledged", act, outgoing=sent.pk)
    return receipt
