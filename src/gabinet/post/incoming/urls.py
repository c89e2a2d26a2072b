# SPDX-License-Identifier: EUPL-1.2
"""A paper, a call, a visit; files that hang on things."""

from django.urls import path

from gabinet.post.incoming import views

urlpatterns = [
    path("items/new/", views.new, name="new"),
    path("files/<uuid:place>/", views.attachment, name="file"),
]
