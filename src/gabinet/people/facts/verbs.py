# SPDX-License-Identifier: EUPL-1.2
"""How the verbs of the registry read in a history."""

from gabinet.base.errors import gettext_noop

OURS = {
    "entered": gettext_noop("Entered"),
    "amended": gettext_noop("Card changed"),
    "died": gettext_noop("Died"),
    "honoured": gettext_noop("Distinction"),
    "consented": gettext_noop("Consent given"),
    "consent_withdrawn": gettext_noop("Consent withdrawn"),
    "writes_for": gettext_noop("Writes for an outlet"),
    "left": gettext_noop("Left an outlet"),
    "post_held": gettext_noop("Holds a post"),
    "post_left": gettext_noop("Left a post"),
    "post_taken": gettext_noop("Took a post here"),
    "ended": gettext_noop("Ended"),
    "erased": gettext_noop("Data erased"),
    "substituted": gettext_noop("Substitution set"),
    "shortened": gettext_noop("Substitution shortened"),
}
