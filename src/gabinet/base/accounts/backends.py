# SPDX-License-Identifier: EUPL-1.2
"""Who the session's user is, read together with the version of all rights: one statement (trust G1)."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.db.models import IntegerField, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from gabinet.base.accounts.models import User
from gabinet.base.rights import RightsVersion


class Backend(BaseBackend):
    """Only reads; the log-in page looks at passwords itself, after it has counted the try (trust I1)."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Nobody gets in through here."""

    def get_user(self, user_id: int) -> User | None:
        """The active account, with `rights_version` from the same statement."""
        version = Subquery(RightsVersion.objects.values("n")[:1], output_field=IntegerField())
        user = User.objects.annotate(version_of_rights=Coalesce(version, 0)).filter(pk=user_id, is_active=True).first()
        if user is not None:
            user.rights_version = user.version_of_rights
        return user
