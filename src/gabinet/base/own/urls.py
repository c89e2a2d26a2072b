# SPDX-License-Identifier: EUPL-1.2
"""Addresses of one's own settings."""

from django.urls import path

from gabinet.base.own import views

app_name = "own"
urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/reading/", views.read_all, name="read_all"),
    path("notices/<int:pk>/reading/", views.read_one, name="read_one"),
    path("settings/", views.appearance, name="appearance"),
    path("settings/security/", views.security, name="security"),
    path("settings/security/password/", views.password, name="password"),
    path("settings/security/codes/", views.set_up_codes, name="codes"),
    path("settings/security/codes/end/", views.end_codes, name="end_codes"),
    path("settings/security/recovery/", views.recovery, name="recovery"),
    path("settings/security/passkeys/", views.add_passkey, name="passkeys"),
    path("settings/security/passkeys/options/", views.passkey_options, name="passkey_options"),
    path("settings/security/passkeys/<int:pk>/end/", views.remove_passkey, name="remove_passkey"),
    path("settings/security/sessions/end/", views.end_others, name="end_others"),
    path("settings/security/sessions/<str:digest>/end/", views.end_session, name="end_session"),
]
