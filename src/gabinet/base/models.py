# SPDX-License-Identifier: EUPL-1.2
"""The tables of the ground, gathered for Django; each lies in the module that owns it."""

from gabinet.base.accounts.models import KnownDevice, RecoveryCode, Session, Totp, User
from gabinet.base.action import Once
from gabinet.base.erasure import Erased
from gabinet.base.files import Attached, File
from gabinet.base.jobs import Job
from gabinet.base.ladder import Notice, Watch
from gabinet.base.links import Link, LinkUse
from gabinet.base.numbers import Sequence
from gabinet.base.office import Setting
from gabinet.base.rates import Count
from gabinet.base.rights import Grant, Named, RightMet, RightsVersion, RoleHeld, Substitution
from gabinet.base.schedules import Schedule
from gabinet.base.search import SearchRow, Unread
from gabinet.base.trace import About, Detail, Entry, Head
from gabinet.base.ui.presence import Presence
from gabinet.base.unsaved import Unsaved

__all__ = [
    "About",
    "Attached",
    "Count",
    "Detail",
    "Entry",
    "Erased",
    "File",
    "Grant",
    "Head",
    "Job",
    "KnownDevice",
    "Link",
    "LinkUse",
    "Named",
    "Notice",
    "Once",
    "Presence",
    "RecoveryCode",
    "RightMet",
    "RightsVersion",
    "RoleHeld",
    "Schedule",
    "SearchRow",
    "Sequence",
    "Session",
    "Setting",
    "Substitution",
    "Totp",
    "Unread",
    "Unsaved",
    "User",
    "Watch",
]
