# SPDX-License-Identifier: EUPL-1.2
"""Secrets that must be read again (TOTP, passwords of mailboxes): encrypted with a key outside the database (trust G6)."""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


class Unreadable(Exception):
    """Sealed with another key, for another purpose, or damaged."""


def _cipher() -> AESGCM:
    key: bytes = settings.SEALING_KEY
    return AESGCM(key)


def seal(text: str, purpose: str) -> str:
    """The text, to be read again only for the same purpose."""
    nonce = secrets.token_bytes(NONCE)
    return base64.urlsafe_b64encode(nonce + _cipher().encrypt(nonce, text.encode(), purpose.encode())).decode()


def unseal(sealed: str, purpose: str) -> str:
    """What was sealed. Raises Unreadable."""
    try:
        raw = base64.urlsafe_b64decode(sealed)
        return _cipher().decrypt(raw[:NONCE], raw[NONCE:], purpose.encode()).decode()
    except (InvalidTag, ValueError) as broken:
        raise Unreadable from broken
