# SPDX-License-Identifier: EUPL-1.2
"""Addresses of matters."""

from django.urls import path

from gabinet.matters.overview import views

urlpatterns = [
    path("", views.matters, name="matters"),
    path("<int:pk>/", views.matter, name="matter"),
    path("<int:pk>/signs/", views.signs, name="signs"),
    path("<int:pk>/questions/new/", views.ask, name="new_question"),
    path("<int:pk>/clocks/<int:clock>/pause/", views.pause, name="pause"),
    path("<int:pk>/clocks/<int:clock>/resumption/", views.resumption, name="resumption"),
    path("<int:pk>/assignment/", views.assignment, name="assignment"),
    path("<int:pk>/reopening/", views.reopening, name="reopening"),
    path("<int:pk>/confidence/", views.confidence, name="confidence"),
    path("<int:pk>/disclosure/", views.disclosure, name="disclosure"),
]
