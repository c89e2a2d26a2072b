# SPDX-License-Identifier: EUPL-1.2
"""Addresses of outlets."""

from django.urls import path

from gabinet.people.outlets import views

urlpatterns = [
    path("outlets/", views.outlets, name="outlets"),
    path("outlets/new/", views.new, name="new_outlet"),
    path("outlets/<int:pk>/", views.outlet, name="outlet"),
    path("outlets/<int:pk>/card/", views.card, name="outlet_card"),
    path("outlets/<int:pk>/journalists/", views.journalists, name="journalists"),
    path("outlets/<int:pk>/journalists/<int:journalist>/departure/", views.departure, name="journalist_departure"),
]
