# SPDX-License-Identifier: EUPL-1.2
"""The tables of the press office, gathered for Django; each lies in the desk that owns it."""

from gabinet.press.inquiries.models import Answer, Asked, Extension, Inquiry, Lemma, PhoneAnswer, Question, Repeat
from gabinet.press.insight.models import Morning, Reader
from gabinet.press.receipts.models import Code, Receipt
from gabinet.press.refusals.models import Refusal, RefusalText

__all__ = [
    "Answer",
    "Asked",
    "Code",
    "Extension",
    "Inquiry",
    "Lemma",
    "Morning",
    "PhoneAnswer",
    "Question",
    "Reader",
    "Receipt",
    "Refusal",
    "RefusalText",
    "Repeat",
]
