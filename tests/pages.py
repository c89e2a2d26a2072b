# SPDX-License-Identifier: EUPL-1.2
"""What the tests hold shut, and what they look at pages with."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

from django.db import connections
from django.test import Client

from gabinet.base.accounts.models import User


def _refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    raise AssertionError(f"a query while a page was drawn: {sql[:200]}")


@contextmanager
def no_queries() -> Iterator[None]:
    """A template never causes a query: the context was complete."""
    with connections["default"].execute_wrapper(_refuse):
        yield


_HIDDEN = re.compile(r'<input type="hidden" name="(?:csrfmiddlewaretoken|once)"[^>]*>')
_TOASTS = re.compile(r'<div id="toasts".*?<!-- toasts end -->', re.DOTALL)


def plain(html: str) -> str:
    """A page or fragment without what differs by nature: tokens, keys, toasts, white space. For "swap equals reload"."""
    return " ".join(_TOASTS.sub("", _HIDDEN.sub("", html)).split())


def words(html: str) -> str:
    """What a reader sees: tags away, spaces made one."""
    bare = re.sub(r"<(script|style|template)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def signed_in(user: User) -> Client:
    """A browser with a session."""
    client = Client()
    client.force_login(user)
    return client
