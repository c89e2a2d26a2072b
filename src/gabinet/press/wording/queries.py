# SPDX-License-Identifier: EUPL-1.2
"""Who writes, as the office's settings say it."""

from datetime import date

from gabinet.base import office
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import Line
from gabinet.post.models import Mailbox
from gabinet.press.wording.rules import House


def press_box() -> Mailbox | None:
    """The mailbox that the press office writes from."""
    return mailboxes.of_line(Line.PRESS)


def house(on: date, public_url: str) -> House:
    """Name of the office and of the municipality, its address, where a state is followed; two statements."""
    chosen, box = office.on(on), press_box()
    return House(
        body=str(chosen.get("office.body", "")),
        city=str(chosen.get("office.city", "")),
        address=box.address if box else "",
        status_url=f"{public_url}/status/",
    )
