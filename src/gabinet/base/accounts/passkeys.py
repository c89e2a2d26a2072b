# SPDX-License-Identifier: EUPL-1.2
"""Passkeys (WebAuthn): the ceremonies of allauth.mfa, for our host and with our names."""

import json
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core.exceptions import ValidationError

from gabinet.base.accounts import rules
from gabinet.base.accounts.models import User

LONGEST = 20_000  # characters of what a browser sends


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The house by its public address, never by the Host header (trust I7)."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Host of PUBLIC_URL, name of the product."""
        return {"id": urlsplit(settings.PUBLIC_URL).hostname or "localhost", "name": "Gabinet"}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """What leaves the house goes through notices."""


def _plain(options: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(options, default=dict))
    return made


def begin_adding(user: User) -> dict[str, Any]:
    """What the browser needs to make a passkey; the challenge stays in the session."""
    return _plain(auth.begin_registration(user, True))


def begin_entering() -> dict[str, Any]:
    """What the browser needs to use one, whoever it is of."""
    return _plain(auth.begin_authentication(None))


def _sent(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text[:LONGEST])
    except ValueError as broken:
        raise rules.NoPasskey from broken
    if not isinstance(found, dict) or not isinstance(found.get("response"), dict):
        raise rules.NoPasskey
    return found


def added(text: str) -> dict[str, Any]:
    """The credential of a right ceremony. Raises NoPasskey."""
    credential = _sent(text)
    try:
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise rules.NoPasskey from wrong
    finally:
        auth.clear_state()
    return credential


def entered(text: str) -> User:
    """Whose passkey it was; the challenge is spent. Raises NoPasskey."""
    response = _sent(text)
    try:
        auth.parse_authentication_response(response)
        user = auth.extract_user_from_response(response)
        row: Authenticator = auth.complete_authentication(user, response)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise rules.NoPasskey from wrong
    finally:
        auth.clear_state()
    if not isinstance(user, User) or not user.is_active:
        raise rules.NoPasskey
    row.record_usage()
    return user
