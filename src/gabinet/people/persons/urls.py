# SPDX-License-Identifier: EUPL-1.2
"""Addresses of persons."""

from django.urls import path

from gabinet.people.persons import views

urlpatterns = [
    path("persons/", views.persons, name="persons"),
    path("persons/new/", views.new, name="new_person"),
    path("persons/<int:pk>/", views.person, name="person"),
    path("persons/<int:pk>/card/", views.card, name="card"),
    path("persons/<int:pk>/consents/", views.consents, name="consents"),
    path("persons/<int:pk>/consents/<int:consent>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("persons/<int:pk>/honours/", views.honours, name="honours"),
    path("persons/<int:pk>/death/", views.death, name="death"),
    path("persons/<int:pk>/erasure/", views.erased, name="erased"),
]
