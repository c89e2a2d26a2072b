# SPDX-License-Identifier: EUPL-1.2
"""The Jinja2 environment of our pages: an undefined name is an error, everything is escaped, nothing comes from a context processor."""

import secrets
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined
from lucide.jinja import lucide as drawn
from markupsafe import Markup

from gabinet.polish import typography

STROKE = "1.75"


def environment(**options: Any) -> Environment:
    """StrictUndefined, autoescape, translations of Django, and the globals and filters that every page may use."""
    made = Environment(  # noqa: S701
        **{
            **options,
            "undefined": StrictUndefined,
            "autoescape": True,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": ["jinja2.ext.i18n"],
        }
    )
    made.install_gettext_translations(translation, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"_": said, "gettext": said, "url": address, "static": file, "lang": lang, "once": once, "lucide": lucide, "htmx_script": htmx}
    made.filters |= {"bound": bound}
    return made


def address(name: str, *args: object) -> str:
    """The address of a page by name."""
    return reverse(name, args=args) if args else _plain_address(name, settings.ROOT_URLCONF)


@lru_cache(maxsize=256)
def _plain_address(name: str, urlconf: str) -> str:
    return reverse(name)


@lru_cache(maxsize=256)
def file(path: str) -> str:
    """The address of a file that comes with the house."""
    return static(path)


@lru_cache(maxsize=1)
def htmx() -> Markup:
    """The script tag of htmx."""
    return Markup(htmx_script())  # noqa: S704


def said(text: str, /, **variables: object) -> Markup:
    """A sentence in the language of the page: Jinja2's newstyle gettext, with the look-up kept. Variables are escaped."""
    language = translation.get_language()
    return _sentence(text, language) % variables if variables else _words(text, language)


@lru_cache(maxsize=8192)
def _sentence(text: str, language: str | None) -> Markup:
    return Markup(translation.gettext(text))  # noqa: S704


@lru_cache(maxsize=8192)
def _words(text: str, language: str | None) -> Markup:
    return _sentence(text, language) % {}


def lang() -> str:
    """ "pl" or "en": the language this page is drawn in."""
    return (translation.get_language() or "pl")[:2]


def bound(text: object) -> str:
    """Polish spaces that must not break: after one-letter words, before units, after "nr", "ul.", "art."."""
    return typography.bind(str(text), lang())


def once(request: HttpRequest) -> Markup:
    """In every form: the CSRF token, and the key by which a second click is answered as the first (trust G4)."""
    hidden = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="once" value="{}">')
    return hidden.format(get_token(request), secrets.token_urlsafe(18))


@lru_cache(maxsize=512)
def lucide(name: str, size: int = 18, label: str = "") -> Markup:
    """An icon, drawn inline. Silent beside words; alone it needs a `label`. Raises IconDoesNotExist."""
    spoken = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    svg = drawn(name, size=size, stroke_width=STROKE, focusable="false", **{"class": f"icon icon-{name}"}, **spoken)
    return Markup(svg.replace("\n", ""))  # noqa: S704
