# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """Matters"""

    name = "gabinet.matters"
    label = "matters"
