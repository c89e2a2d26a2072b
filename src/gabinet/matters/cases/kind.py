# SPDX-License-Identifier: EUPL-1.2
"""A letter that becomes a matter of no kind of its own yet: an interpellation, a motion; its term is named when it is opened."""

from gabinet.base.errors import gettext_noop
from gabinet.matters.kinds import Keeps, Kind

LETTER = Kind(
    code="matters.letter",
    duty="D18",
    label=gettext_noop("Letter"),
    term="",
    page="matters:matter",
    sees="matters.matter.see",
    keeps=Keeps("handling correspondence", "RODO art. 6 ust. 1 lit. c i e; ustawa o samorządzie gminnym", "B5", decides="archive"),
)
