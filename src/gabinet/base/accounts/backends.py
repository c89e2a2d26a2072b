# SPDX-License-Identifier: EUPL-1.2
"""Who the session's user is."""

from django.contrib.auth.backends import BaseBackend, ModelBackend


class Backend(ModelBackend):
    """Login by short name."""


__all__ = ["Backend", "BaseBackend"]
