# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """Adapters: the only rooms that open a socket, call native code or start a child process."""

    name = "gabinet.adapters"
    label = "adapters"
