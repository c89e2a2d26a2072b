# SPDX-License-Identifier: EUPL-1.2
"""What the refusal form proposes: elements the machine knows, and the fixed words of the law. A person confirms each."""

from datetime import datetime

from gabinet.base.numbers import WARSAW
from gabinet.polish.dates import long_date
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.refusals.rules import APPEAL_TEXT, Way
from gabinet.press.wording.rules import House


def elements(way: Way, inquiry: Inquiry, house: House, name: str, post: str, now: datetime) -> dict[str, str]:
    """Proposed elements by code; what only a person can write is left empty."""
    asked = "\n".join(f"{one.number}. {one.text}" for one in inquiry.questions.order_by("number"))
    who = ", ".join(filter(None, [inquiry.asker, inquiry.outlet.name if inquiry.outlet else ""])) or inquiry.reply_to
    told = {
        "body": ", ".join(filter(None, ["Prezydent Miasta" if way is Way.DECISION else house.body, house.city])),
        "on": long_date(now.astimezone(WARSAW).date()),
        "party": who,
        "editors": who,
        "asked": asked,
        "signer": ", ".join(filter(None, [name, post])),
    }
    if way is Way.DECISION:
        told |= {
            "law": "art. 16 ust. 1 i art. 17 w zw. z art. 5 ustawy z dnia 6 września 2001 r. o dostępie do informacji publicznej; art. 104 KPA",
            "ruling": "Odmawiam udostępnienia informacji publicznej w zakresie wskazanym poniżej.",
            "appeal": APPEAL_TEXT,
            "whose": "nie dotyczy",
        }
    return told
