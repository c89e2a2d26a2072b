# SPDX-License-Identifier: EUPL-1.2
"""Drafts in one line."""

from gabinet.base.act import Act, Ref
from gabinet.matters.drafts import actions
from gabinet.matters.drafts.models import Version
from gabinet.people.persons.tests.factories import CLI

PRESS, MAYOR = "press.clear", "mayor.clear"
BOTH = [PRESS, MAYOR]
INQUIRY = Ref("press.inquiry", 7)


def draft(body: str = "Wiadukt zostanie otwarty.", *, wants: list[str] | None = None, ref: Ref = INQUIRY, act: Act = CLI) -> Version:
    """The first version of a draft that the spokesperson and the Mayor must clear."""
    return actions.begin(ref=ref, body=body, wants=BOTH if wants is None else wants, act=act)
