# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """The Mayor's eyes: decisions on the phone."""

    name = "gabinet.mayor"
    label = "mayor"

    def ready(self) -> None:
        """Rights and the place in the rail."""
        from gabinet.mayor import declared

        declared.rights_of_the_mayor()
        declared.places_of_the_mayor()
