# SPDX-License-Identifier: EUPL-1.2
"""Addresses of figures."""

from django.urls import path

from gabinet.matters.figures import views

urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/new/", views.new, name="new_figure"),
    path("figures/<int:pk>/", views.figure, name="figure"),
    path("figures/<int:pk>/confirmation/", views.confirmation, name="figure_confirmation"),
    path("figures/<int:pk>/correction/", views.correction, name="figure_correction"),
    path("figures/<int:pk>/request/", views.asking, name="figure_request"),
]
