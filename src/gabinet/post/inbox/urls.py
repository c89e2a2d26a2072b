# SPDX-License-Identifier: EUPL-1.2
"""Nouns of the inbox."""

from django.urls import path

from gabinet.post.inbox import views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("fresh/", views.fresh, name="fresh"),
    path("handover/", views.handover, name="handover"),
    path("items/<int:pk>/", views.item, name="item"),
    path("items/<int:pk>/history/", views.past, name="history"),
    path("items/<int:pk>/sender/", views.sender, name="sender"),
    path("items/<int:pk>/original/", views.original, name="original"),
    path("items/<int:pk>/letter.eml", views.letter, name="letter"),
    path("items/<int:pk>/assignment/", views.assignment, name="assignment"),
    path("items/<int:pk>/unassignment/", views.unassignment, name="unassignment"),
    path("items/<int:pk>/taking/", views.taking, name="taking"),
    path("items/<int:pk>/sleep/", views.sleep, name="sleep"),
    path("items/<int:pk>/waking/", views.waking, name="waking"),
    path("items/<int:pk>/closure/", views.closure, name="closure"),
    path("items/<int:pk>/reopening/", views.reopening, name="reopening"),
    path("items/<int:pk>/kind/", views.kind, name="kind"),
    path("items/<int:pk>/signs/", views.signs, name="signs"),
    path("items/<int:pk>/matter/", views.matter, name="matter"),
    path("items/<int:pk>/joining/", views.joining, name="joining"),
    path("items/<int:pk>/parting/", views.parting, name="parting"),
    path("items/<int:pk>/confidence/", views.confidence, name="confidence"),
    path("items/<int:pk>/pictures/", views.remote, name="remote"),
]
