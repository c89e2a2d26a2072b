# SPDX-License-Identifier: EUPL-1.2
"""The press inquiry as a kind of matter."""

from gabinet.base.errors import gettext_noop
from gabinet.matters.kinds import Keeps, Kind

INQUIRY = Kind(
    code="press.inquiry",
    duty="D4",
    label=gettext_noop("Press inquiry"),
    term="PRESS_QUESTION_14D",
    page="press:inquiry",
    sees="press.inquiry.see",
    keeps=Keeps("answering the press", "RODO art. 6 ust. 1 lit. c; ustawa o dostępie do informacji publicznej", "B5", decides="archive"),
    must_have=("body", "on", "party", "law", "ruling", "asked", "facts", "reasoning", "persons", "whose", "appeal", "signer"),
)
