# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what the inquiries tell together."""

from django.urls import path

from gabinet.press.insight import views

urlpatterns = [
    path("said/", views.said, name="said"),
    path("statistics/", views.statistics, name="statistics"),
    path("readers/", views.readers, name="readers"),
    path("readers/withdrawal/", views.left_out, name="left_out"),
]
