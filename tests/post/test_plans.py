# SPDX-License-Identifier: EUPL-1.2
"""Each list of the post room walks an index in its own order: no sort, on either database (performance.md, "Lists")."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gabinet.base import rights
from gabinet.base.accounts.models import User
from gabinet.base.rights import Powers
from gabinet.matters.terms import queries as terms
from gabinet.post.inbox import queries as inbox
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming import threads
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.rules import State
from gabinet.post.incoming.tests.factories import NOW, box, item, told
from gabinet.post.mailboxes.rules import Line
from gabinet.post.outgoing import listing
from gabinet.post.outgoing.rules import Tray
from gabinet.post.quarantine import queries as quarantine
from gabinet.post.registers import queries as registers

pytestmark = pytest.mark.django_db
SEES = ("post.press.see", "post.secretariat.see", "post.register.see", "post.quarantine.see")


@pytest.fixture
def who(db: None) -> Powers:
    user = User.objects.create(login="o.odpowiada", name="Ola Odpowiada")
    item(box())
    return Powers(user.pk, frozenset(SEES))


LISTS = {
    "inbox": lambda who: inbox.page(who, Line.PRESS, State.TODO, ["2026-10-27T09:00:00+00:00", 7], NOW, 1, terms.days_off()),
    "trays": lambda who: listing.page(who, Line.PRESS, Tray.SENT, ["2026-10-27T09:00:00+00:00", 7], NOW),
    "register in": lambda who: registers.incoming_page(who, [2026, 7, 7]),
    "register out": lambda who: registers.outgoing_page(who, [2026, 7, 7]),
}


def plan(sql: str) -> str:
    """What the planner would do, had the table many rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            return "\n".join(str(row[3]) for row in cursor.fetchall())
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_incremental_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(str(row[0]) for row in cursor.fetchall())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_walks_its_index(name: str, who: Powers) -> None:
    with CaptureQueriesContext(connection) as asked:
        LISTS[name](who)
    (sql,) = [one["sql"] for one in asked if "ORDER BY" in one["sql"] and ("post_incoming" in one["sql"] or "post_outgoing" in one["sql"])]
    found = plan(sql)
    assert "TEMP B-TREE" not in found and "Sort" not in found, f"{sql}\n{found}"
    assert ("USING INDEX" in found) or ("Index" in found), found


def test_a_conversation_is_found_without_reading_the_register(who: Powers) -> None:
    one = Incoming.objects.select_related("intake").get()
    with CaptureQueriesContext(connection) as asked:
        list(incoming.visible_to(who).filter(pk__in=incoming.beside(one)).values_list("pk"))
        threads.find(told(subject="dot. 431/2026"), [])
    assert len(asked) == 2
    for found in (plan(one["sql"]) for one in asked):
        assert "SCAN post_incoming" not in found and "Seq Scan on post_incoming" not in found, found


def test_the_plan_of_a_sorting_query_is_seen(who: Powers) -> None:
    found = plan("SELECT id FROM post_incoming ORDER BY subject, id LIMIT 50")
    assert "TEMP B-TREE" in found or "Sort" in found


def test_what_lies_aside_is_asked_in_one_statement(who: Powers) -> None:
    with CaptureQueriesContext(connection) as asked:
        quarantine.page(who, None, NOW)
    assert len(asked) == 1 and rights is not None
