# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """Outside: links without log-in, the journalist's status page."""

    name = "gabinet.portal"
    label = "portal"

    def ready(self) -> None:
        """Rights."""
        from gabinet.portal import declared

        declared.rights_of_the_portal()
