# SPDX-License-Identifier: EUPL-1.2
"""The map of addresses: each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "gabinet.base.ui.faults.bad_request"
handler403 = "gabinet.base.ui.faults.forbidden"
handler404 = "gabinet.base.ui.faults.missing"
handler500 = "gabinet.base.ui.faults.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("gabinet.base.accounts.urls")),
    path("", include("gabinet.base.ui.urls")),
]
