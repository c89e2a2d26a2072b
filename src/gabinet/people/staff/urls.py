# SPDX-License-Identifier: EUPL-1.2
"""Addresses of substitutions."""

from django.urls import path

from gabinet.people.staff import views

urlpatterns = [
    path("substitutions/", views.substitutions, name="substitutions"),
    path("substitutions/<int:pk>/ending/", views.ending, name="ending"),
]
