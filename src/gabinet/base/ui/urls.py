# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages that belong to no room."""

from django.urls import path

from gabinet.base.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.first, name="first"),
    path("more/", views.more, name="more"),
    path("keys/", views.keys, name="keys"),
    path("search/", views.found, name="search"),
    path("search/suggestions/", views.suggestions, name="suggestions"),
    path("drafts/<str:seal>/", views.draft, name="draft"),
    path("presence/<str:seal>/", views.here, name="here"),
    path("style/", views.style, name="style"),
    path("favicon.ico", views.icon, name="icon"),
]
