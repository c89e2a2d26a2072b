# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the press office."""

from django.urls import include, path

app_name = "press"
urlpatterns = [
    path("inquiries/", include("gabinet.press.inquiries.urls")),
    path("inquiries/", include("gabinet.press.course.urls")),
    path("", include("gabinet.press.insight.urls")),
]
