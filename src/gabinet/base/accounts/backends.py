# SPDX-License-Identifier: EUPL-1.2
"""Who the session's user is, read together with the version of all rights: one statement (trust G1)."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from gabinet.base.accounts.models import User

# In words, for each request asks it: building it costs more than running it.
_WITH_VERSION = "SELECT u.*, COALESCE((SELECT n FROM base_rightsversion LIMIT 1), 0) AS rights_version FROM base_user u WHERE u.id = %s"


class Backend(BaseBackend):
    """Only reads; the log-in page looks at passwords itself, after it has counted the try (trust I1)."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Nobody gets in through here."""

    def get_user(self, user_id: int) -> User | None:
        """The active account, with `rights_version` from the same statement."""
        return next((user for user in User.objects.raw(_WITH_VERSION, [user_id]) if user.is_active), None)
