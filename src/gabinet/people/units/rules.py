# SPDX-License-Identifier: EUPL-1.2
"""What a unit's card holds."""

import re
from dataclasses import dataclass

from gabinet.base.errors import Refused, gettext_noop

_CODE = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ0-9][\w-]{0,19}", re.IGNORECASE)


class BadCode(Refused):
    """The code does not fit a case sign."""

    message = gettext_noop("The code of a unit is letters and digits without spaces, as it stands in case signs.")


class CodeTaken(Refused):
    """Two units with one code."""

    message = gettext_noop("Another unit already has the code %(code)s.")


class NoAddress(Refused):
    """A unit that cannot be told cannot be asked."""

    message = gettext_noop("A unit needs an address at which it is told.")


@dataclass(frozen=True, slots=True)
class Card:
    """A unit as its form gives it; persons and accounts by id."""

    code: str
    name: str
    address: str
    genitive: str = ""
    head: int | None = None
    head_post: str = ""
    deputy: int | None = None
    account: int | None = None
    deputy_account: int | None = None
    superior: int | None = None
    company: bool = False


def check_card(card: Card) -> None:
    """Raise BadCode, NoAddress."""
    if not _CODE.fullmatch(card.code):
        raise BadCode
    if "@" not in card.address:
        raise NoAddress
