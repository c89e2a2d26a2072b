# SPDX-License-Identifier: EUPL-1.2
"""Addresses of clocks and days off."""

from django.urls import path

from gabinet.matters.terms import views

urlpatterns = [
    path("terms/", views.listed, name="terms"),
    path("terms/<slug:code>/", views.term, name="term"),
    path("days-off/", views.days_off, name="days_off"),
    path("days-off/<slug:code>/ending/", views.ending, name="day_off_ending"),
]
