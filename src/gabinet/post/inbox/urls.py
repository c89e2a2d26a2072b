# SPDX-License-Identifier: EUPL-1.2
"""Nouns of the inbox."""

from django.urls import path

from gabinet.post.inbox import turns, views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("fresh/", views.fresh, name="fresh"),
    path("handover/", turns.handover, name="handover"),
    path("items/<int:pk>/", views.item, name="item"),
    path("items/<int:pk>/history/", views.past, name="history"),
    path("items/<int:pk>/original/", views.original, name="original"),
    path("items/<int:pk>/letter.eml", views.letter, name="letter"),
    path("items/<int:pk>/assignment/", turns.assignment, name="assignment"),
    path("items/<int:pk>/unassignment/", turns.unassignment, name="unassignment"),
    path("items/<int:pk>/taking/", turns.taking, name="taking"),
    path("items/<int:pk>/sleep/", turns.sleep, name="sleep"),
    path("items/<int:pk>/waking/", turns.waking, name="waking"),
    path("items/<int:pk>/closure/", turns.closure, name="closure"),
    path("items/<int:pk>/reopening/", turns.reopening, name="reopening"),
    path("items/<int:pk>/kind/", turns.kind, name="kind"),
    path("items/<int:pk>/signs/", turns.signs, name="signs"),
    path("items/<int:pk>/matter/", turns.matter, name="matter"),
    path("items/<int:pk>/joining/", turns.joining, name="joining"),
    path("items/<int:pk>/parting/", turns.parting, name="parting"),
    path("items/<int:pk>/confidence/", turns.confidence, name="confidence"),
    path("items/<int:pk>/pictures/", turns.remote, name="remote"),
]
