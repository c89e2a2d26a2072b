# SPDX-License-Identifier: EUPL-1.2
"""Addresses behind a link: the token stands in the path and in no log."""

from django.urls import path

from gabinet.portal.links import views

urlpatterns = [
    path("done/<slug:what>/", views.done, name="done"),
    path("<str:token>/", views.link, name="link"),
    path("<str:token>/acceptance/", views.acceptance, name="acceptance"),
    path("<str:token>/answer/", views.answer, name="link_answer"),
    path("<str:token>/return/", views.handback, name="handback"),
    path("<str:token>/deferral/", views.deferral, name="deferral"),
    path("<str:token>/confirmation/", views.confirmation, name="confirmation"),
    path("<str:token>/correction/", views.correction, name="correction"),
]
