# SPDX-License-Identifier: EUPL-1.2
"""Pictures that we drew anew."""

from django.urls import path

from gabinet.post.pictures import views

urlpatterns = [path("items/<int:pk>/pictures/<int:place>/", views.picture, name="picture")]
