# SPDX-License-Identifier: EUPL-1.2
"""Addresses of inquiries: nouns."""

from django.urls import path, re_path

from gabinet.press.inquiries import views

urlpatterns = [
    path("", views.inquiries, name="inquiries"),
    path("fresh/", views.fresh, name="fresh"),
    path("call/", views.call, name="call"),
    path("<int:pk>/", views.inquiry, name="inquiry"),
    path("<int:pk>/questions/", views.questions, name="questions"),
    path("<int:pk>/questions/<int:number>/unit/", views.unit, name="unit"),
    re_path(
        r"^(?P<pk>[0-9]{1,18})/contributions/(?P<asked>[0-9]{1,18})/(?P<step>revocation|silence|successor)/$",
        views.contribution,
        name="contribution",
    ),
    path("<int:pk>/draft/", views.draft, name="draft"),
    path("<int:pk>/submission/", views.submission, name="submission"),
    path("<int:pk>/verdict/", views.verdict, name="verdict"),
    path("<int:pk>/answer/", views.answer, name="answer"),
    path("<int:pk>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("<int:pk>/sending/", views.sending, name="sending"),
    path("<int:pk>/same/", views.same, name="same"),
    path("<int:pk>/phone-answer/", views.phone_answer, name="phone_answer"),
    path("<int:pk>/code/", views.code, name="code"),
]
