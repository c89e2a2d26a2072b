# SPDX-License-Identifier: EUPL-1.2
"""The app of the top floor."""

from django.apps import AppConfig


class Config(AppConfig):
    """Settings, command line, processes."""

    name = "gabinet.config"
    label = "config"
