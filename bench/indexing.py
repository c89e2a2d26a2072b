# SPDX-License-Identifier: EUPL-1.2
"""Job 7: texts that wait are brought into the index by the worker, lemmas included; against their words put into a bare index at once."""

import time
from collections.abc import Iterator, Sequence

from bench.measure import ROUNDS, Row, rated

DOCUMENTS = 500
BARE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE bench_words_of USING fts5(words, tokenize='unicode61', prefix='2 3 4')",
        "INSERT INTO bench_words_of(rowid, words) VALUES (%s, %s)",
    ),
    "postgresql": (
        "CREATE TABLE bench_words_of (id bigint PRIMARY KEY, words text)",
        "INSERT INTO bench_words_of VALUES (%s, %s)",
    ),
}


def measured(store: str, rows: int) -> Iterator[Row]:
    """Documents a CPU second of this process; PostgreSQL's own work is not in it, so wall time counts there."""
    from django.db import connection

    clock = time.process_time if store == "sqlite" else time.perf_counter
    create, insert = BARE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_words_of")
        cursor.execute(create)
        if connection.vendor == "postgresql":
            cursor.execute("CREATE INDEX bench_words_gin ON bench_words_of USING gin (to_tsvector('simple', words))")
    mine, theirs = [], []
    for n in range(ROUNDS):
        places = _waiting(n)
        began = clock()
        _read()
        mine.append(len(places) / (clock() - began))
        words = _words(places)
        began = clock()
        _bare(insert, words)
        theirs.append(len(places) / (clock() - began))
    yield rated("7 indexing", store, rows, mine, theirs, "the words into a bare index", ">= 0.5", growth=2.5)


def _waiting(n: int) -> Sequence[int]:
    """The words of some letters are to be read anew."""
    from gabinet.base.search import SearchRow, Unread
    from gabinet.post.incoming.models import Wording

    found = SearchRow.objects.filter(kind="post.incoming").order_by("-pk")[n * DOCUMENTS : (n + 1) * DOCUMENTS]
    rows = dict(found.values_list("pk_of", "pk"))
    texts = Wording.objects.filter(pk__in=rows).values_list("pk", "text")
    Unread.objects.all().delete()
    Unread.objects.bulk_create([Unread(row_id=rows[pk], text=text) for pk, text in texts])
    return list(rows.values())


def _read() -> None:
    from django.db import transaction

    from gabinet.base import search

    while True:
        with transaction.atomic():
            if not search.read():
                return


def _words(places: Sequence[int]) -> list[tuple[int, str]]:
    from gabinet.base.search import SearchRow

    return list(SearchRow.objects.filter(pk__in=places).values_list("pk", "words"))


def _bare(insert: str, words: Sequence[tuple[int, str]]) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(insert, words)
