# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what units are asked."""

from django.urls import path

from gabinet.matters.contributions import views

urlpatterns = [
    path("contributions/", views.contributions, name="contributions"),
    path("contributions/<int:pk>/", views.contribution, name="contribution"),
    path("contributions/<int:pk>/acceptance/", views.acceptance, name="acceptance"),
    path("contributions/<int:pk>/reply/", views.answer, name="reply"),
    path("contributions/<int:pk>/passing/", views.passing, name="passing"),
    path("contributions/<int:pk>/deferral/", views.deferral, name="deferral"),
]
