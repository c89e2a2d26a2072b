# SPDX-License-Identifier: EUPL-1.2
"""The app of the top floor."""

from django.apps import AppConfig


class Config(AppConfig):
    """Settings, command line, processes."""

    name = "gabinet.config"
    label = "config"

    def ready(self) -> None:
        """The checks of the house itself."""
        from gabinet.config import checks, outbox

        checks.declare_all()
        outbox.declare()
