# SPDX-License-Identifier: EUPL-1.2
"""Addresses of log-in."""

from django.urls import path

from gabinet.base.entry import views

app_name = "entry"
urlpatterns = [
    path("login/", views.login, name="login"),
    path("login/code/", views.code, name="code"),
    path("login/passkey/", views.passkey, name="passkey"),
    path("login/passkey/options/", views.passkey_options, name="passkey_options"),
    path("login/forgotten/", views.reset, name="reset"),
    path("login/password/<str:who>/<str:token>/", views.new_password, name="new_password"),
    path("logout/", views.logout, name="logout"),
]
