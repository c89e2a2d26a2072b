# SPDX-License-Identifier: EUPL-1.2
"""Address of the tool."""

from django.urls import path

from gabinet.letters.inflection import views

urlpatterns = [path("inflection/", views.inflection, name="inflection")]
