# SPDX-License-Identifier: EUPL-1.2
"""Addresses of matters."""

from django.urls import path

from gabinet.matters.cases import views

urlpatterns = [
    path("", views.matters, name="matters"),
    path("<int:pk>/", views.matter, name="matter"),
    path("<int:pk>/signs/", views.signs, name="signs"),
    path("<int:pk>/assignment/", views.assignment, name="assignment"),
    path("<int:pk>/reopening/", views.reopening, name="reopening"),
    path("<int:pk>/confidence/", views.confidence, name="confidence"),
    path("<int:pk>/disclosure/", views.disclosure, name="disclosure"),
]
