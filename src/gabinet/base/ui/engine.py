# SPDX-License-Identifier: EUPL-1.2
"""The Jinja2 environment of our pages."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup


def environment(**options: Any) -> Environment:
    """StrictUndefined, autoescape, translations of Django."""
    made = Environment(**{**options, "undefined": StrictUndefined, "autoescape": True, "extensions": ["jinja2.ext.i18n"]})  # noqa: S701
    made.install_gettext_translations(translation, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"url": reverse_of, "static": static, "lang": translation.get_language, "once": once}
    return made


def reverse_of(name: str, *args: object) -> str:
    """The address of a page by name."""
    return reverse(name, args=args)


def once(request: HttpRequest) -> Markup:
    """The CSRF token of a form."""
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(get_token(request))
