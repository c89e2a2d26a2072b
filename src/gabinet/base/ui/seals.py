# SPDX-License-Identifier: EUPL-1.2
"""Addresses that only a page this person could see has given out: of a draft being typed, of "who else is here"."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import Http404

from gabinet.base.act import Ref

LIVES = timedelta(hours=14)  # longer than a session


@dataclass(frozen=True, slots=True)
class Sealed:
    """What stands in such an address."""

    form: str
    ref: Ref


def seal(purpose: str, user: int, ref: Ref, form: str = "") -> str:
    """For one purpose, one person and one thing."""
    return signing.dumps([user, form, ref.kind, ref.pk], salt=f"gabinet.{purpose}", compress=False)


def opened(purpose: str, user: int, word: str) -> Sealed:
    """Raises Http404 for a foreign, old or broken one."""
    try:
        whose, form, kind, pk = signing.loads(word, salt=f"gabinet.{purpose}", max_age=LIVES)
    except (signing.BadSignature, ValueError) as broken:
        raise Http404 from broken
    if whose != user:
        raise Http404
    return Sealed(str(form), Ref(str(kind), int(pk)))
