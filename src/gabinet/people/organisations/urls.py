# SPDX-License-Identifier: EUPL-1.2
"""Addresses of organisations."""

from django.urls import path

from gabinet.people.organisations import views

urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.new, name="new_organisation"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/card/", views.card, name="organisation_card"),
    path("organisations/<int:pk>/posts/", views.posts, name="organisation_posts"),
    path("organisations/<int:pk>/posts/<int:post>/departure/", views.departure, name="post_departure"),
]
