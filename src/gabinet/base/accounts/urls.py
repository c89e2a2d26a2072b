# SPDX-License-Identifier: EUPL-1.2
"""Addresses of log-in and settings."""

from django.urls import path

from gabinet.base.accounts import views

app_name = "accounts"
urlpatterns = [
    path("login/", views.login, name="login"),
    path("logout/", views.logout, name="logout"),
    path("settings/", views.settings, name="settings"),
]
