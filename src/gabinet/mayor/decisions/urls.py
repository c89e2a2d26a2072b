# SPDX-License-Identifier: EUPL-1.2
"""Addresses of decisions."""

from django.urls import path

from gabinet.mayor.decisions import views

urlpatterns = [
    path("", views.decisions, name="decisions"),
    path("<int:pk>/", views.decision, name="decision"),
    path("<int:pk>/verdict/", views.verdict, name="verdict"),
]
