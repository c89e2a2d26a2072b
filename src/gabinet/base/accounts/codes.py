# SPDX-License-Identifier: EUPL-1.2
"""The arithmetic of second factors: time-based codes (RFC 6238: SHA-1, 6 digits, 30 s) and recovery codes. No database, no clock."""

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from urllib.parse import quote, urlencode

STEP = 30  # seconds
DIGITS = 6
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
HOW_MANY = 8


def new_secret() -> str:
    """160 random bits in base32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def step_of(at: datetime) -> int:
    """The step of time a moment lies in."""
    return int(at.timestamp()) // STEP


def code_of(secret: str, step: int) -> str:
    """The six digits of a step."""
    seal = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    at = seal[-1] & 15
    number = int.from_bytes(seal[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching(secret: str, typed: str, at: datetime) -> int | None:
    """The step whose code was typed: this one, the one before, the one after; None where it is none of them."""
    digits = "".join(typed.split()).replace("-", "").replace("–", "")
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit():
        return None
    now = step_of(at)
    found = [step for step in (now - 1, now, now + 1) if hmac.compare_digest(code_of(secret, step), digits)]
    return found[0] if found else None


def address(secret: str, login: str, issuer: str) -> str:
    """What the QR code holds."""
    return f"otpauth://totp/{quote(f'{issuer}:{login}')}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"


def new_recovery() -> list[str]:
    """Eight codes of 50 bits, shown once."""
    return ["-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(2)) for _ in range(HOW_MANY)]


def recovery_digest(user: int, typed: str) -> str:
    """What is kept of a recovery code: bound to its owner."""
    plain = "".join(sign for sign in typed.lower() if sign in LETTERS)
    return hashlib.sha256(f"recovery:{user}:{plain}".encode()).hexdigest()
