# SPDX-License-Identifier: EUPL-1.2
"""Nouns of what goes out."""

from django.urls import path

from gabinet.post.outgoing import views

urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("letters/<int:pk>/", views.letter, name="letter-out"),
    path("letters/<int:pk>/letter.eml", views.sent, name="as-sent"),
    path("letters/<int:pk>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("letters/<int:pk>/outcome/", views.outcome, name="outcome"),
    path("letters/<int:pk>/second-sending/", views.second_sending, name="second-sending"),
]
