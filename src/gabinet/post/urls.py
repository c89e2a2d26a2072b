# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the post room; the names of all desks lie in one space, "post"."""

from django.urls import include, path

app_name = "post"
urlpatterns = [
    path("", include("gabinet.post.inbox.urls")),
    path("", include("gabinet.post.incoming.urls")),
    path("", include("gabinet.post.pictures.urls")),
    path("", include("gabinet.post.quarantine.urls")),
    path("", include("gabinet.post.outgoing.urls")),
    path("", include("gabinet.post.notices.urls")),
    path("", include("gabinet.post.registers.urls")),
    path("", include("gabinet.post.mailboxes.urls")),
]
