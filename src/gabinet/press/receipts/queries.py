# SPDX-License-Identifier: EUPL-1.2
"""Codes as they are read aloud, receipts as they are shown."""

from gabinet.press.receipts import rules, seal
from gabinet.press.receipts.models import Code, Receipt


def code_of(matter: int) -> str:
    """The code of a matter, for whoever talks to the asker; "" where none was given."""
    found = Code.objects.filter(pk=matter).first()
    return seal.code_of(found.nonce) if found else ""


def receipt_of(matter: int) -> Receipt | None:
    """The acknowledgement that left."""
    return Receipt.objects.filter(pk=matter).select_related("outgoing").first()


def matter_by(year: int, number: int, code: str) -> int | None:
    """The matter with this number and this code; None for a wrong one of either (trust L5: the caller says the same words)."""
    return Code.objects.filter(digest=rules.digest(code), matter__year=year, matter__number=number).values_list("pk", flat=True).first()
