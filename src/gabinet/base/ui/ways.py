# SPDX-License-Identifier: EUPL-1.2
"""Where a page may send somebody on: only a path of ours that leads to a view (trust H4)."""

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme


def safe(request: HttpRequest, asked: str, otherwise: str = "/") -> str:
    """`asked` where it is a path of this house, else `otherwise`."""
    if not asked.startswith("/") or "\\" in asked or "\0" in asked or not url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return otherwise
    path = asked.partition("?")[0].partition("#")[0]
    try:
        resolve(path)
    except Resolver404:
        return otherwise
    return asked
