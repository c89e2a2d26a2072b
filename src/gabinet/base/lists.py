# SPDX-License-Identifier: EUPL-1.2
"""Long lists by keyset: as fast on the last page of a million rows as on the first."""

import base64
import binascii
import functools
import json
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet, ValidationError
from django.db import connection
from django.db.models import BooleanField, F, Field, Func, IntegerField, Model, QuerySet, Subquery, Value
from django.utils.functional import LazyObject

P = ParamSpec("P")
Row = TypeVar("Row", bound=Model)
SIZE = 50
MANY = 1000


class _Tuple(Func):
    template = "(%(expressions)s)"


class _Beyond(Func):
    """`(a, b) < (x, y)`: one row comparison on both stores; as an OR of its parts it would walk the index from the start."""

    template = "%(expressions)s"
    output_field = BooleanField()
    conditional = True


_LARGEST = 2**63 - 1


def _bound(field: "Field[object, object]", value: object) -> Value:
    try:
        known = field.to_python(value)
    except ValidationError as error:
        raise ValueError(value) from error
    if known is None or (isinstance(known, int) and abs(known) > _LARGEST):
        raise ValueError(value)
    return Value(known, output_field=field)


def after(rows: QuerySet[Row], order: Sequence[str], last: Sequence[object] | None, size: int = SIZE) -> QuerySet[Row]:
    """The `size` + 1 rows that follow `last` (values of `order`; None: from the start); the extra one tells that there are more.

    All of `order` in one direction, ending with the id, on an index with exactly that order. Raises ValueError for values that do not fit.
    """
    down = order[0].startswith("-")
    names = [name.lstrip("-") for name in order]
    if any(name.startswith("-") != down for name in order):
        raise ValueError(order)
    if last is not None:
        if len(last) != len(names):
            raise ValueError(last)
        fields = [rows.model._meta.get_field(name) for name in names]
        bounds = [_bound(field, value) for field, value in zip(fields, last, strict=True)]  # type: ignore[arg-type]
        here = _Tuple(*[F(name) for name in names], output_field=BooleanField())
        there = _Tuple(*bounds, output_field=BooleanField())
        rows = rows.filter(_Beyond(here, there, arg_joiner=" < " if down else " > "))
    return rows.order_by(*order)[: size + 1]


def prepared(make: "Callable[P, QuerySet[Any, Any]]") -> Callable[P, list[Sequence[Any]]]:
    """On a function that makes a `values_list`: the same arguments give the same statement, so it is built once and only asked anew.

    Building takes as long as all that comes after it. `make` must look at nothing but its arguments: no clock, no
    database, no setting; whoever asks is one of them, with all rights.
    """

    built = functools.lru_cache(maxsize=512)(functools.partial(_statement, make))

    @functools.wraps(make)
    def asked(*args: P.args, **kwargs: P.kwargs) -> list[Sequence[Any]]:
        if kwargs:
            raise TypeError(kwargs)
        given = [_itself(one) for one in args]
        try:
            known = built(*given)
        except TypeError:  # a mark that was made up holds what no cache can
            known = _statement(make, *given)
        return [] if known is None else _asked(*known)

    return asked


def _statement(make: "Callable[..., QuerySet[Any, Any]]", *given: object) -> tuple[str, Sequence[Any], list[Any]] | None:
    """The statement with its values and what turns its columns into ours; None where nothing can be found."""
    compiler = make(*given).query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
    return sql, params, list(compiler.get_converters(columns).items())


def _asked(sql: str, params: Sequence[Any], converters: list[Any]) -> list[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [_converted(list(row), converters) for row in cursor.fetchall()]


def _itself(value: object) -> object:
    """Not a request's proxy, which would be kept with the whole request."""
    if not isinstance(value, LazyObject):
        return value
    hash(value)  # looks it up where nobody has
    return value._wrapped


def _converted(row: list[Any], converters: list[Any]) -> Sequence[Any]:
    for place, (steps, column) in converters:
        value = row[place]
        for step in steps:
            value = step(value, column, connection)
        row[place] = value
    return row


class _Counted(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def counted(rows: "QuerySet[Any]", most: int = MANY) -> Subquery:
    """How many `rows` there are, at most `most` + 1, as a column: as quick over a million as over a thousand."""
    return _Counted(rows.order_by().values("pk")[: most + 1])


def told(count: int, most: int = MANY) -> str:
    """ "17", "1000+" of more than `most`, "" of none: what stands beside the name of a list."""
    return f"{most}+" if count > most else str(count or "")


def mark(values: Sequence[object]) -> str:
    """Where a page ended, as one word for an address."""
    return base64.urlsafe_b64encode(json.dumps(list(values), default=str).encode()).decode().rstrip("=")


def marked(word: str) -> list[object] | None:
    """The values of `mark`; None where the word is not one of ours (the list then starts anew)."""
    try:
        found = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None
