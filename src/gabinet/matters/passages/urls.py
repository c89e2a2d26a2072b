# SPDX-License-Identifier: EUPL-1.2
"""Addresses of standard passages."""

from django.urls import path

from gabinet.matters.passages import views

urlpatterns = [
    path("passages/", views.passages, name="passages"),
    path("passages/new/", views.new, name="new_passage"),
    path("passages/<int:pk>/", views.passage, name="passage"),
    path("passages/<int:pk>/approval/", views.approval, name="passage_approval"),
    path("passages/<int:pk>/withdrawal/", views.withdrawal, name="passage_withdrawal"),
]
