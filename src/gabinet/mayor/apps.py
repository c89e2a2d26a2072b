# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """The Mayor's eyes"""

    name = "gabinet.mayor"
    label = "mayor"
