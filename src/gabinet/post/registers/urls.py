# SPDX-License-Identifier: EUPL-1.2
"""Nouns of the registers."""

from django.urls import path

from gabinet.post.registers import views

urlpatterns = [
    path("registers/incoming/", views.incoming, name="register-in"),
    path("registers/outgoing/", views.outgoing, name="register-out"),
    path("registers/<str:register>/print/", views.printed, name="register-print"),
    path("registers/exports/", views.exports, name="exports"),
    path("registers/exports/<int:pk>/", views.export, name="export"),
]
