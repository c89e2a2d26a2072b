# SPDX-License-Identifier: EUPL-1.2
"""Address of the status page."""

from django.urls import path

from gabinet.portal.status import views

urlpatterns = [path("", views.status, name="status")]
