# SPDX-License-Identifier: EUPL-1.2
"""The tables of matters, gathered for Django; each lies in the desk that owns it."""

from gabinet.matters.cases.models import Assignment, Closure, Matter, Reopening
from gabinet.matters.clocks.models import Clock, Pause
from gabinet.matters.contributions.models import Acceptance, Contribution, Deferral, Passing, Reply, Revocation
from gabinet.matters.drafts.models import Draft, Handing, Verdict, Version
from gabinet.matters.figures.models import Confirmation, Figure, Place
from gabinet.matters.passages.models import Keyword, Passage, Ruling, Wording
from gabinet.matters.terms.models import OfficeDayOff, OfficeTerm

__all__ = [
    "Acceptance",
    "Assignment",
    "Clock",
    "Closure",
    "Confirmation",
    "Contribution",
    "Deferral",
    "Draft",
    "Figure",
    "Handing",
    "Keyword",
    "Matter",
    "OfficeDayOff",
    "OfficeTerm",
    "Passage",
    "Passing",
    "Pause",
    "Place",
    "Reopening",
    "Reply",
    "Revocation",
    "Ruling",
    "Verdict",
    "Version",
    "Wording",
]
