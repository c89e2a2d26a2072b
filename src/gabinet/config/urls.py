# SPDX-License-Identifier: EUPL-1.2
"""The map of addresses: each room brings its own."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
