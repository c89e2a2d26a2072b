# SPDX-License-Identifier: EUPL-1.2
"""Passwords of mailboxes, encrypted with a key that lies outside the database (trust G6)."""

import base64

from cryptography.fernet import Fernet, InvalidToken


class WrongKey(Exception):
    """The password was sealed with another key: the administrator must type it again."""


def _box(key: bytes) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(key))


def sealed(password: str, key: bytes) -> str:
    """What may lie in the database; `key` is 32 bytes."""
    return _box(key).encrypt(password.encode()).decode() if password else ""


def opened(word: str, key: bytes) -> str:
    """The password again. Raises WrongKey."""
    if not word:
        return ""
    try:
        return _box(key).decrypt(word.encode()).decode()
    except InvalidToken as error:
        raise WrongKey from error
