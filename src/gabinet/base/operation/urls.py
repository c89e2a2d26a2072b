# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the administrator's pages."""

from django.urls import path

from gabinet.base.operation import views

app_name = "operation"
urlpatterns = [
    path("settings/health/", views.health, name="health"),
    path("settings/jobs/", views.jobs, name="jobs"),
    path("settings/jobs/<int:pk>/start/", views.again, name="again"),
    path("settings/jobs/<int:pk>/end/", views.cancel, name="cancel"),
    path("settings/trace/", views.register, name="trace"),
]
