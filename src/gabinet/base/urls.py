# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the ground."""

from django.urls import include, path

urlpatterns = [
    path("", include("gabinet.base.entry.urls")),
    path("", include("gabinet.base.own.urls")),
    path("", include("gabinet.base.accounts.urls")),
    path("", include("gabinet.base.operation.urls")),
    path("", include("gabinet.base.ui.urls")),
]
