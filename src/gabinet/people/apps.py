# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registry: persons, outlets, organisations, units, staff."""

    name = "gabinet.people"
    label = "people"

    def ready(self) -> None:
        """Rights, facts, files, erasure, rungs."""
        from gabinet.people import declared

        declared.rights_of_people()
        declared.rest_of_people()
