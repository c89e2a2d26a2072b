# SPDX-License-Identifier: EUPL-1.2
"""The reference of registering: as many statements of the same shape through the bare driver, on tables of their own."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection, transaction

TABLES = (
    "CREATE TABLE IF NOT EXISTS bench_seq (series TEXT PRIMARY KEY, last INTEGER)",
    "CREATE TABLE IF NOT EXISTS bench_item (number INTEGER UNIQUE, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h TEXT, i TEXT, j TEXT)",
    "CREATE TABLE IF NOT EXISTS bench_words (number INTEGER PRIMARY KEY, body TEXT, new TEXT, html TEXT)",
    "CREATE TABLE IF NOT EXISTS bench_found (number INTEGER PRIMARY KEY, title TEXT, words TEXT, at TEXT)",
    "CREATE TABLE IF NOT EXISTS bench_head (id INTEGER PRIMARY KEY, place INTEGER, seal TEXT)",
    "CREATE TABLE IF NOT EXISTS bench_entry (place INTEGER PRIMARY KEY, kind TEXT, pk INTEGER, verb TEXT, at TEXT, digest TEXT, seal TEXT)",
    "CREATE TABLE IF NOT EXISTS bench_detail (place INTEGER PRIMARY KEY, salt TEXT, body TEXT)",
    "CREATE TABLE IF NOT EXISTS bench_raw (id INTEGER, body TEXT)",
    "INSERT INTO bench_head VALUES (1, 0, '') ON CONFLICT DO NOTHING",
)
NEXT = "INSERT INTO bench_seq VALUES ('n', 1) ON CONFLICT (series) DO UPDATE SET last = bench_seq.last + 1 RETURNING last"


def commit() -> Callable[[float], object]:
    """One row in one durable transaction."""
    _tables()

    def call(salt: float) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_raw VALUES (%s, %s)", [1, f"{salt}" * 20])

    return call


def registration() -> Callable[[float], object]:
    """Number, item, words, search row, head, line of the chain, its values: 11 statements in one transaction."""
    _tables()
    lock = " FOR UPDATE" if connection.vendor == "postgresql" else ""

    def call(salt: float) -> None:
        now, text = datetime.now(UTC).isoformat(), f"Pismo {salt}"
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT a FROM bench_item WHERE number = %s", [1])
            cursor.execute("SELECT b FROM bench_item WHERE number = %s", [2])
            cursor.execute(NEXT)
            number = cursor.fetchone()[0]
            cursor.execute(f"INSERT INTO bench_item VALUES ({','.join(['%s'] * 11)})", [number, text, now, *["x"] * 8])
            cursor.execute("UPDATE bench_item SET j = %s WHERE number = %s", [str(number), number])
            cursor.execute("INSERT INTO bench_words VALUES (%s, %s, %s, %s)", [number, text, text, ""])
            cursor.execute("INSERT INTO bench_found VALUES (%s, %s, %s, %s)", [number, text, text.lower(), now])
            cursor.execute(f"SELECT place, seal FROM bench_head WHERE id = 1{lock}")
            place, seal = cursor.fetchone()
            digest = hashlib.sha256(text.encode()).hexdigest()
            new = hashlib.sha256((seal + digest).encode()).hexdigest()
            cursor.execute("INSERT INTO bench_entry VALUES (%s, %s, %s, %s, %s, %s, %s)", [place + 1, "item", number, "new", now, digest, new])
            cursor.execute("INSERT INTO bench_detail VALUES (%s, %s, %s)", [place + 1, "salt", text])
            cursor.execute("UPDATE bench_head SET place = %s, seal = %s WHERE id = 1", [place + 1, new])

    return call


def _tables() -> None:
    with connection.cursor() as cursor:
        for statement in TABLES:
            cursor.execute(statement)
