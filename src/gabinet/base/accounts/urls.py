# SPDX-License-Identifier: EUPL-1.2
"""Addresses of accounts, roles and rights."""

from django.urls import path

from gabinet.base.accounts import views

app_name = "accounts"
urlpatterns = [
    path("settings/accounts/", views.accounts, name="accounts"),
    path("settings/accounts/new/", views.new, name="new"),
    path("settings/accounts/<int:pk>/", views.account, name="account"),
    path("settings/accounts/<int:pk>/end/", views.end, name="end"),
    path("settings/accounts/<int:pk>/opening/", views.reopen, name="reopen"),
    path("settings/accounts/<int:pk>/invitation/", views.invite, name="invite"),
    path("settings/accounts/<int:pk>/factors/end/", views.drop_factors, name="drop_factors"),
    path("settings/accounts/<int:pk>/roles/", views.give, name="give"),
    path("settings/accounts/<int:pk>/roles/<int:held>/end/", views.take, name="take"),
    path("settings/rights/", views.rights, name="rights"),
    path("settings/office/", views.names, name="names"),
]
