# SPDX-License-Identifier: EUPL-1.2
"""Addresses of units."""

from django.urls import path

from gabinet.people.units import views

urlpatterns = [
    path("units/", views.units, name="units"),
    path("units/new/", views.new, name="new_unit"),
    path("units/<int:pk>/", views.unit, name="unit"),
    path("units/<int:pk>/card/", views.card, name="unit_card"),
]
