# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the portal."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("links/", include("gabinet.portal.links.urls")),
    path("status/", include("gabinet.portal.status.urls")),
]
