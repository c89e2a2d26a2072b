# SPDX-License-Identifier: EUPL-1.2
"""Nouns of the mailboxes."""

from django.urls import path

from gabinet.post.mailboxes import views

urlpatterns = [
    path("mailboxes/", views.mailboxes, name="mailboxes"),
    path("mailboxes/new/", views.new, name="mailbox-new"),
    path("mailboxes/<int:pk>/", views.mailbox, name="mailbox"),
]
