# SPDX-License-Identifier: EUPL-1.2
"""The link to choose a password: for an invitation and for a forgotten one. Made from PUBLIC_URL, for 30 minutes, bound to the present
password, so it works once (trust I7). It is made when the letter is written and stored nowhere."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from gabinet.base.accounts.models import User

MINUTES = 30


class Tokens(PasswordResetTokenGenerator):
    """Django's, of another purpose."""

    key_salt = "gabinet.base.accounts.invitations"

    def _now(self) -> datetime:
        """In UTC: half an hour is half an hour over the clock change too."""
        return timezone.now().replace(tzinfo=None)


_tokens = Tokens()


def address_for(user: User) -> str:
    """The whole address, to be put into a letter or read out by an administrator."""
    path = reverse("entry:new_password", args=[int_to_base36(user.pk), _tokens.make_token(user)])
    return f"{settings.PUBLIC_URL}{path}"


def whose(who: str, token: str) -> User | None:
    """The account a link is good for."""
    try:
        pk = base36_to_int(who)
    except ValueError:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and _tokens.check_token(user, token) else None


def mark(user: User, at: datetime) -> str:
    """A verb of a notice that is new each time somebody asks, so that the second letter of a day leaves too."""
    return f"reset-{salted_hmac('gabinet.reset', f'{user.pk}:{at.timestamp()}').hexdigest()[:12]}"
