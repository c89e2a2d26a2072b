# SPDX-License-Identifier: EUPL-1.2
"""Over 10 thousand items: statements a page, and index walks instead of sorts. A lost index is seen the same day."""

import re
from collections.abc import Mapping

import pytest
from django.db import connection
from django.test import Client

from bench import hand
from bench.hand import Recorded
from bench.pages import LISTS, SEARCHES
from gabinet.base import lists, rates
from gabinet.matters.cases.models import Matter
from gabinet.post.incoming.models import Incoming

pytestmark = pytest.mark.django_db
BEFORE = 2  # session and user
LIST, DETAIL = 4, 8  # statements of the page's own
MATTER = 10  # one more for what units were asked, one for whoever may make it confidential
INQUIRY = 35  # a dozen panels, each with its own one or two (docs/performance.md)
BIG = ("post_incoming", "post_outgoing", "matters_matter", "press_inquiry", "base_searchrow", "base_trace_entry")
SORTS = re.compile(r"USE TEMP B-TREE FOR ORDER BY|^ *(->)? *(Incremental )?Sort", re.MULTILINE)


@pytest.fixture(autouse=True)
def nobody_counts_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person's limits are not what is measured."""
    monkeypatch.setattr(rates, "count", lambda *words: None)


def asked(client: Client, path: str) -> Recorded:
    """What a page asks once the rail's counts and the office's settings are known."""
    assert client.get(path).status_code == 200, path
    with hand.recorded() as page:
        answer = client.get(path)
    page.drawn_as(answer.content.decode())
    return page


def paths() -> Mapping[str, str]:
    """Every list, each of its filters, and the middle of a register."""
    found = {f"{name} {n}": path for name, several in LISTS.items() for n, path in enumerate(several)}
    middle = Incoming.objects.order_by("pk").values_list("year", "number", "pk")[5_000]
    more = {
        "inquiries, open": "/press/inquiries/",
        "matters, open": "/matters/",
        "matters, undated": "/matters/?which=undated",
        "outlets": "/people/outlets/",
        "organisations": "/people/organisations/",
        "units": "/people/units/",
        "register, in its middle": f"/post/registers/incoming/?after={lists.mark(middle)}",
    }
    return {**found, **more}


def test_a_list_asks_at_most_four_statements(desk: Client) -> None:
    counted = {name: len(asked(desk, path).statements) - BEFORE for name, path in paths().items()}
    assert not {name: n for name, n in counted.items() if n > LIST}
    assert min(counted.values()) >= 1


def test_a_detail_asks_a_fixed_number_of_statements(desk: Client) -> None:
    items = Incoming.objects.filter(matter=None).order_by("-pk").values_list("pk", flat=True)[:4]
    matters = Matter.objects.filter(kind="matters.letter").order_by("-pk").values_list("pk", flat=True)[:2]
    inquiries = Matter.objects.filter(kind="press.inquiry").order_by("-pk").values_list("pk", flat=True)[:6]
    for path, pks, most in (("/post/items/{}/", items, DETAIL), ("/matters/{}/", matters, MATTER), ("/press/inquiries/{}/", inquiries, INQUIRY)):
        for pk in pks:
            page = asked(desk, path.format(pk))
            assert len(page.statements) - BEFORE <= most, "\n".join([path, *(sql[:120] for sql, _ in page.statements)])


def plan(sql: str, params: object) -> str:
    """As the planner would do it. PostgreSQL may sort small tables, so there it is asked whether it must."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            return "\n".join(str(row[3]) for row in cursor.fetchall())
        for setting in ("enable_seqscan", "enable_sort", "enable_bitmapscan", "enable_incremental_sort"):
            cursor.execute(f"SET LOCAL {setting} = off")
        cursor.execute(f"EXPLAIN {sql}", params)
        return "\n".join(str(row[0]) for row in cursor.fetchall())


def outer(sql: str) -> bool:
    """Whether a statement gives the rows of a list: ordered, and one more than a page."""
    return re.search(r"ORDER BY [^()]* LIMIT \d\d+$", sql) is not None and any(table in sql for table in BIG)


def faults(sql: str, params: object) -> str:
    """What grows with the table: a sort, or a big table read without an index. "" where nothing does."""
    found = plan(sql, params)
    read = [line for line in found.splitlines() for table in BIG if re.search(rf"(SCAN|Seq Scan on) {table}\b(?!.*USING)", line)]
    newest = re.search(r"ORDER BY \S+( DESC| ASC)? LIMIT 1$", sql) and not SORTS.search(found)
    return f"{sql}\n{found}" if (read and not newest) or (outer(sql) and SORTS.search(found)) else ""


def test_each_list_walks_an_index_without_a_sort(desk: Client) -> None:
    walked = 0
    for name, path in paths().items():
        for sql, params in asked(desk, path).statements:
            walked += outer(sql)
            assert not faults(sql, params), f"{name}: {faults(sql, params)}"
    assert walked >= len(paths()) - 4, "lists of people and units are short"


def test_a_search_reads_no_table_as_a_whole(desk: Client) -> None:
    for words in SEARCHES.values():
        for sql, params in asked(desk, f"/search/?q={words[0]}").statements:
            assert "base_searchwords" in sql or not faults(sql, params), faults(sql, params)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT id FROM post_incoming ORDER BY subject, id LIMIT 51",
        "SELECT id FROM post_incoming WHERE subject LIKE '%x' ORDER BY id LIMIT 51",
        "SELECT id FROM matters_matter WHERE title = 'x'",
    ],
)
def test_a_planted_sort_or_scan_is_seen(filled: int, sql: str) -> None:
    well = "SELECT id FROM post_incoming WHERE line = 'press' AND state = 'todo' ORDER BY received_at DESC, id DESC LIMIT 51"
    assert not faults(well, None)
    if connection.vendor == "postgresql" and "WHERE" in sql:
        pytest.skip("with scans off PostgreSQL reads the primary key instead")
    assert faults(sql, None)


def test_the_hand_page_gives_the_bytes_of_the_page(desk: Client) -> None:
    for several in LISTS.values():
        answer = desk.get(several[0]).content.decode()
        page = Recorded()
        page.drawn_as(answer)
        assert hand.drawn(page) == answer
        assert len(page.pieces) > 20
