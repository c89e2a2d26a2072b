# SPDX-License-Identifier: EUPL-1.2
"""The map of addresses: each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from gabinet.config import health, outbox

handler400 = "gabinet.base.ui.faults.bad_request"
handler403 = "gabinet.base.ui.faults.forbidden"
handler404 = "gabinet.base.ui.faults.missing"
handler500 = "gabinet.base.ui.faults.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("gabinet.base.urls")),
    path("matters/", include("gabinet.matters.urls")),
    path("people/", include("gabinet.people.urls")),
    path("post/", include("gabinet.post.urls")),
    path("letters/", include("gabinet.letters.urls")),
    path("press/", include("gabinet.press.urls")),
    path("", include("gabinet.mayor.urls")),
    path("", include("gabinet.portal.urls")),
    path("outbox/", outbox.letters, name="outbox"),
    path("outbox/<slug:name>/", outbox.letter, name="outbox-letter"),
    path("outbox/<slug:name>/letter.eml", outbox.eml, name="outbox-eml"),
    re_path(r"^health/live/?$", health.live, name="health-live"),
    re_path(r"^health/ready/?$", health.ready, name="health-ready"),
]
