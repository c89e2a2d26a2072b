# SPDX-License-Identifier: EUPL-1.2
"""The code of a receipt, made from a key outside the database and a random nonce: whoever reads the tables alone reads no codes."""

import hashlib
import hmac

from django.conf import settings

from gabinet.press.receipts import rules


def code_of(nonce: str) -> str:
    """The code that belongs to a nonce."""
    key: bytes = settings.SEALING_KEY
    return rules.code(hmac.new(key, b"receipt:" + nonce.encode(), hashlib.sha256).digest())
