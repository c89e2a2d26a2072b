# SPDX-License-Identifier: EUPL-1.2
"""The reference of registering: the statements of a real registration, said again through the bare driver on the same tables."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction

TABLE = "CREATE TABLE IF NOT EXISTS bench_raw (id INTEGER, body TEXT)"
HEARD = 50  # registrations that are said again in turn, so that the words vary
GIVEN = {  # what the answer of a statement is called
    "INSERT INTO base_sequence": "number",
    'INSERT INTO "post_incoming"': "item",
    "INSERT INTO base_searchrow": "row",
    "SELECT place, seal FROM base_trace_head": "place",
}


class Name(str):
    """Stands among the values for what an earlier statement gave."""


Said = tuple[str, Sequence[object], bool, str]  # statement, values, whether for many rows, what its answer is called


def commit() -> Callable[[float], object]:
    """One row in one durable transaction."""
    with connection.cursor() as cursor:
        cursor.execute(TABLE)

    def call(salt: float) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_raw VALUES (%s, %s)", [1, f"{salt}" * 20])

    return call


def registration(register: Callable[[int], object]) -> Callable[[int], object]:
    """What `register` says to the database, with new numbers each time: in one transaction, and nothing between the statements.

    The chain of the trace does not hold afterwards: the seals are those that were heard.
    """
    heard = [_heard(register, n) for n in range(HEARD)]

    def call(n: int) -> None:
        found: dict[str, Any] = {}
        with transaction.atomic(), connection.cursor() as cursor:
            for sql, values, many, name in heard[n % HEARD]:
                now: list[Any] = [found[one] if isinstance(one, Name) else one for one in values]
                if many:
                    cursor.executemany(sql, [now])
                else:
                    cursor.execute(sql, now or None)
                if name:
                    found[name] = cursor.fetchone()[0] + (name == "place")

    return call


def _heard(register: Callable[[int], object], n: int) -> list[Said]:
    said: list[tuple[str, Sequence[object], bool]] = []

    def hear(execute: Callable[..., object], sql: str, values: Any, many: bool, context: object) -> object:
        if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            said.append((sql, list(values[0] if many else values or []), many))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(hear):
        register(n)
    names = _names()
    named = [
        (sql, [names.get(one, one) if isinstance(one, int) and not isinstance(one, bool) else one for one in values], many)
        for sql, values, many in said
    ]
    return [(sql, values, many, next((name for start, name in GIVEN.items() if sql.startswith(start)), "")) for sql, values, many in named]


def _names() -> dict[object, Name]:
    """The values of the last registration; no two are alike."""
    from gabinet.post.incoming.models import Incoming

    item = Incoming.objects.latest("pk")
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM base_searchrow WHERE kind = 'post.incoming' AND pk_of = %s", [item.pk])
        row = cursor.fetchone()[0]
        cursor.execute("SELECT place FROM base_trace_head WHERE id = 1")
        place = cursor.fetchone()[0]
    names: dict[object, Name] = {item.number: Name("number"), item.pk: Name("item"), row: Name("row"), place: Name("place")}
    assert len(names) == len(GIVEN), "numbers that cannot be told apart"
    return names
