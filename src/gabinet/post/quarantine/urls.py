# SPDX-License-Identifier: EUPL-1.2
"""Nouns of the quarantine."""

from django.urls import path

from gabinet.post.quarantine import views

urlpatterns = [
    path("quarantine/", views.quarantine, name="quarantine"),
    path("quarantine/<int:pk>/", views.message, name="quarantined"),
    path("quarantine/<int:pk>/letter.eml", views.letter, name="quarantined-letter"),
    path("quarantine/<int:pk>/release/", views.release, name="release"),
    path("quarantine/<int:pk>/spam/", views.spam, name="spam"),
    path("quarantine/<int:pk>/reading/", views.reading, name="reading"),
]
