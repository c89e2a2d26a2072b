# SPDX-License-Identifier: EUPL-1.2
"""The row a decision rests on, locked."""

from typing import TypeVar

from django.db.models import Model

from gabinet.base.errors import Stale

Row = TypeVar("Row", bound=Model)


def hold(thing: Row, version: int | None = None) -> Row:
    """The row as it is now, locked until the end of the transaction.

    With the version its form was shown with: raises Stale when somebody has saved since.
    """
    held = type(thing)._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)
    if version is not None and held.version != version:  # type: ignore[attr-defined]
        raise Stale
    return held
