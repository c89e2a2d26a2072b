# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """Occasional letters."""

    name = "gabinet.letters"
    label = "letters"

    def ready(self) -> None:
        """The place in the rail."""
        from gabinet.letters import declared

        declared.places()
