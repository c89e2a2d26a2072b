# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the Mayor's room."""

from django.urls import include, path

app_name = "mayor"
urlpatterns = [
    path("decisions/", include("gabinet.mayor.decisions.urls")),
]
