# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """Outside"""

    name = "gabinet.portal"
    label = "portal"
