# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """Matters: kinds, cases, clocks, drafts, figures, passages, contributions."""

    name = "gabinet.matters"
    label = "matters"

    def ready(self) -> None:
        """Rights, links, words, files, what ends with a matter."""
        from gabinet.matters import declared

        declared.rights_of_matters()
        declared.rest_of_matters()
        declared.places_of_matters()
