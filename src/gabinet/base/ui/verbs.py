# SPDX-License-Identifier: EUPL-1.2
"""How the verbs of the trace read to people, in the register and in every history; rooms declare theirs."""

from collections.abc import Mapping

from django.utils.translation import gettext

from gabinet.base.errors import gettext_noop

VERBS: dict[str, str] = {}
OURS = {
    "allowed": gettext_noop("Right granted"),
    "appearance_chosen": gettext_noop("Appearance chosen"),
    "cancelled": gettext_noop("Job stopped"),
    "chosen": gettext_noop("Setting chosen"),
    "codes_ended": gettext_noop("Codes switched off"),
    "codes_started": gettext_noop("Codes switched on"),
    "edited": gettext_noop("Account changed"),
    "factors_dropped": gettext_noop("Second factors removed"),
    "forbidden": gettext_noop("Right taken away"),
    "given": gettext_noop("Role given"),
    "invited": gettext_noop("Link to choose a password made"),
    "looked": gettext_noop("Looked at"),
    "notices_read": gettext_noop("Notices read"),
    "passkey_added": gettext_noop("Passkey added"),
    "passkey_removed": gettext_noop("Passkey removed"),
    "password_chosen": gettext_noop("Password chosen"),
    "recovery_renewed": gettext_noop("New recovery codes"),
    "sessions_ended": gettext_noop("Sessions ended"),
    "started_again": gettext_noop("Job started again"),
}


def declare(verbs: Mapping[str, str]) -> None:
    """In `ready()`: English sentences for the catalogue; a verb said in two ways is a ValueError."""
    for verb, text in verbs.items():
        if VERBS.setdefault(verb, text) != text:
            raise ValueError(verb)


def said(verb: str) -> str:
    """In the language of the page; the code's own words where no room has said it."""
    return gettext(VERBS[verb]) if verb in VERBS else verb.replace("_", " ")
