# SPDX-License-Identifier: EUPL-1.2
"""Nouns of the notices."""

from django.urls import path

from gabinet.post.notices import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/<int:pk>/second-sending/", views.again, name="notice-again"),
]
