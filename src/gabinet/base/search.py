# SPDX-License-Identifier: EUPL-1.2
"""Search over all things with rights, by lemma and by prefix, on both databases; newest first.

A row is findable by title and number at once; the words of its long text follow from the queue in batches of 50.
"""

from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import Max, QuerySet
from django.db.models.expressions import RawSQL

from gabinet.base import jobs, rights
from gabinet.base.act import Act, Door, Ref
from gabinet.polish import words

BATCH = 50
WINDOW = 2_000
TEXT = 100_000


class SearchRow(models.Model):
    """What may be found: `words` are folded lemmas and forms, never shown."""

    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    right = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=200)
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "base_searchrow"
        constraints = [models.UniqueConstraint(fields=["kind", "pk_of"], name="searchrow_once")]

    def __str__(self) -> str:
        return self.title


class Unread(models.Model):
    """A long text whose words are not in the index yet."""

    row = models.OneToOneField(SearchRow, on_delete=models.CASCADE, primary_key=True)
    text = models.TextField()

    class Meta:
        db_table = "base_searchunread"

    def __str__(self) -> str:
        return str(self.pk)


_ROW = """INSERT INTO base_searchrow (kind, pk_of, "right", title, url, words, at) VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (kind, pk_of) DO UPDATE SET "right" = excluded."right", title = excluded.title, url = excluded.url,
words = excluded.words, at = excluded.at RETURNING id"""
_TEXT = "INSERT INTO base_searchunread (row_id, text) VALUES (%s, %s) ON CONFLICT (row_id) DO UPDATE SET text = excluded.text"
_ASKED = """SELECT 1 FROM base_job
WHERE name = 'search.words' AND done_at IS NULL AND gave_up_at IS NULL AND leased_until IS NULL LIMIT 1"""


def put(ref: Ref, *, right: str, title: str, url: str, text: str, at: datetime) -> None:
    """Inside the action that changes the thing: right, title and address are true at once, the words of `text` soon.

    In words: nearly every write of the house ends here and in the trace, and building the statements cost more than all the rest.
    """
    with connection.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(at)
        cursor.execute(_ROW, [ref.kind, ref.pk, right, title[:300], url, words.indexed(title), moment])
        (row,) = cursor.fetchone()
        if text:
            cursor.execute(_TEXT, [row, text[:TEXT]])
            cursor.execute(_ASKED)
            if cursor.fetchone() is None:
                jobs.later("search.words", act=Act(at=at, door=Door.JOB))


def drop(ref: Ref) -> None:
    """The thing is no longer to be found."""
    SearchRow.objects.filter(kind=ref.kind, pk_of=ref.pk).delete()


def read(batch: int = BATCH) -> int:
    """Bring waiting texts into the index; how many. From the queue, whose transaction holds the rows."""
    waiting = list(Unread.objects.select_for_update(of=("self",)).select_related("row").order_by("row_id")[:batch])
    found = [(words.indexed(f"{unread.row.title}\n{unread.text}"), unread.row_id) for unread in waiting]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE base_searchrow SET words = %s WHERE id = %s", found)
    Unread.objects.filter(row_id__in=[unread.row_id for unread in waiting]).delete()
    return len(waiting)


def find(query: str, who: rights.Powers, limit: int = 20) -> QuerySet[SearchRow]:
    """What `who` may see that has every word of the query, newest first. Any input is safe.

    Beginnings of words are looked for where whole words, by lemma, find fewer than `limit`: they cost as much as there are rows
    that have them, and whoever typed a whole word is not waiting for it.
    """
    terms = words.query_terms(query)
    if not terms:
        return SearchRow.objects.none()
    newest = SearchRow.objects.aggregate(n=Max("pk"))["n"] or 0
    found = _newest([[f'"{one}"' for one in _whole(term)] for term in terms], who, limit, newest)
    if len(found) < limit:
        found = _newest([[*(f'"{one}"' for one in term.lemmas), f'"{term.prefix}"*'] for term in terms], who, limit, newest)
    return SearchRow.objects.filter(pk__in=found).order_by("-pk")


def _whole(term: words.Term) -> tuple[str, ...]:
    return term.lemmas or (term.prefix,)


def _newest(asked: list[list[str]], who: rights.Powers, limit: int, newest: int) -> list[int]:
    """Rows that have one word of each group, looked for among the newest, then among ten times as many."""
    window = WINDOW
    while True:
        rows = rights.seen_refs(_matching(asked, newest - window), who)
        found = list(rows.order_by("-pk").values_list("pk", flat=True)[:limit])
        if len(found) >= limit or window >= newest:
            return found
        window *= 10


def _matching(asked: list[list[str]], above: int) -> QuerySet[SearchRow]:
    """Rows above an id that have one word of each group; a word stands in quotation marks, with * where it is a beginning."""
    rows = SearchRow.objects.filter(pk__gt=above)
    if connection.vendor == "sqlite":
        query = " AND ".join(f"({' OR '.join(group)})" for group in asked)
        sql = "SELECT rowid FROM base_searchwords WHERE base_searchwords MATCH %s AND rowid > %s"
        return rows.filter(pk__in=RawSQL(sql, [query, above]))
    query = " & ".join(f"({' | '.join(group)})" for group in asked).replace('"*', "':*").replace('"', "'")
    match: Any = RawSQL("base_searchrow.vector @@ to_tsquery('simple', %s)", [query], models.BooleanField())
    return rows.filter(match)
