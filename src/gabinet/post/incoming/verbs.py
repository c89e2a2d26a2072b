# SPDX-License-Identifier: EUPL-1.2
"""How the verbs of letters read in a history; those that matters say too read as they say them."""

from gabinet.base.errors import gettext_noop

OURS = {
    "registered": gettext_noop("Registered"),
    "released": gettext_noop("Released from quarantine"),
    "unassigned": gettext_noop("Assignment taken back"),
    "put_off": gettext_noop("Put off"),
    "woke": gettext_noop("To be done again"),
    "kind_chosen": gettext_noop("Kind chosen"),
    "item_closed": gettext_noop("Closed"),
    "item_reopened": gettext_noop("Reopened"),
    "words_read": gettext_noop("Words of the attachments can be searched for"),
    "joined": gettext_noop("Put to a matter"),
    "parted": gettext_noop("Taken out of a matter"),
    "pictures_asked": gettext_noop("Remote pictures shown"),
    "not_acknowledged": gettext_noop("No receipt was sent"),
    "tied": gettext_noop("Delivery report tied to its letter"),
    "withdrawn": gettext_noop("Withdrawn"),
    "leaving": gettext_noop("Handing over began"),
    "sent": gettext_noop("Sent"),
    "later": gettext_noop("The server asked to come again"),
    "never": gettext_noop("The server refused it"),
    "outcome_unknown": gettext_noop("Nobody knows whether it left"),
    "not_begun": gettext_noop("Not handed over"),
    "sent_again": gettext_noop("To be sent again"),
    "returned": gettext_noop("Came back undelivered"),
    "delayed": gettext_noop("Delivery delayed"),
}
