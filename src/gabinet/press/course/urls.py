# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the course of an inquiry."""

from django.urls import path

from gabinet.press.course import views

urlpatterns = [
    path("<int:pk>/wish/", views.wish, name="wish"),
    path("<int:pk>/wish/withdrawal/", views.wish_withdrawal, name="wish_withdrawal"),
    path("<int:pk>/basis/", views.basis, name="basis"),
    path("<int:pk>/sensitivity/", views.sensitivity, name="sensitivity"),
    path("<int:pk>/topic/", views.topic, name="topic"),
    path("<int:pk>/extension/", views.extension, name="extension"),
    path("<int:pk>/refusal/", views.refusal, name="refusal"),
    path("<int:pk>/refusal/letter/", views.refusal_letter, name="refusal_letter"),
    path("<int:pk>/refusal/withdrawal/", views.refusal_withdrawal, name="refusal_withdrawal"),
    path("<int:pk>/acknowledgement/", views.acknowledgement, name="acknowledgement"),
]
