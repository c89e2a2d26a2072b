# SPDX-License-Identifier: EUPL-1.2
"""What a role may not see stands nowhere: in no list, tab, count or poll, no search and no suggestion, no page that a click leads to."""

from datetime import timedelta

import pytest

from gabinet.base import rights
from gabinet.base.act import Ref
from gabinet.base.models import Named
from gabinet.base.ui import frames, nav
from gabinet.matters.cases import actions as cases
from gabinet.post.assignment import actions as assignment
from gabinet.post.mailboxes.rules import Line
from tests.house import grid, unseen
from tests.house.crawling import Crawl
from tests.house.things_post import received
from tests.house.walking import read
from tests.house.world import DAY, NAMED_B, NOW, PEOPLE, World, undone

pytestmark = pytest.mark.django_db
TABLE = grid.cells()
POLLS = ("/post/fresh/?line=press&since=0", "/press/inquiries/fresh/?since=0")


def test_lists_show_to_nobody_what_is_not_for_them(world: World) -> None:  # trust: P6, S1
    assert list(unseen.strays(world)) == []


def test_search_finds_a_thing_for_those_who_may_see_it_and_for_nobody_else(world: World) -> None:  # trust: P6, S1, S2
    assert len(world.found) >= 60
    assert list(unseen.search_wrong(world)) == []


@pytest.mark.parametrize("walker", PEOPLE)
def test_a_person_clicks_on_everything(world: World, walker: str) -> None:  # trust: G1, P6
    crawl = Crawl(world, walker, TABLE)
    crawl.go()
    assert crawl.wrong == []
    assert len(crawl.visited) >= (40 if walker in ("head", "secretariat", "spokesperson", "press") else 8)


def _told(world: World, walker: str) -> tuple[dict[str, int], list[str]]:
    """The counts of the rail, and what the polls of the lists answer."""
    frames.forget()
    counted = dict(nav.counts(rights.powers(world.people[walker].pk, DAY), DAY))
    return counted, [read(world.client(walker).get(path)).text for path in POLLS]


def test_counts_and_polls_know_nothing_of_what_is_confidential(world: World) -> None:  # trust: P6, S1
    with undone():
        before = {walker: _told(world, walker) for walker in ("press", "spokesperson")}
        item = received(world, Line.PRESS, "Premie", "1) ile wynoszą premie?", at=NOW)
        matter = assignment.turn_into(item=item, kind="press.inquiry", title="Premie", act=world.deed("press"))
        assert all(_told(world, walker) != before[walker] for walker in before), "an open one is counted"
        cases.confide(matter=matter, people=[world.people["spokesperson"].pk], act=world.deed("head"))
        assert _told(world, "press") == before["press"]
        assert _told(world, "spokesperson") != before["spokesperson"]
        cases.unconfide(matter=matter, act=world.deed("head"))
        assert _told(world, "press") != before["press"]


def test_whatever_belongs_to_a_confidential_matter_is_confidential_with_it(world: World) -> None:  # trust: P6
    """By whichever door it was confided, and also what comes or leaves later."""
    for case in world.kept["cases"]["answered"][1:]:
        matter, item = case.inquiry.matter, case.inquiry.incoming
        refs = [Ref("matters.matter", matter.pk), Ref("press.inquiry", matter.pk), Ref("post.incoming", item.pk)]
        refs.append(Ref("post.outgoing", case.told.outgoing_id))
        with undone():
            later = received(world, Line.PRESS, "Re: dalej", "Dziękuję.", at=NOW, message_id="dalej@kurier.example", references=(item.message_id,))
            refs.append(Ref.of(later))
            for ref in refs:
                named = set(Named.objects.filter(kind=ref.kind, pk_of=ref.pk).values_list("user_id", flat=True))
                assert named == {world.people[role].pk for role in NAMED_B}, ref


def test_a_matter_made_of_a_confidential_letter_is_confidential(world: World) -> None:  # trust: P6
    with undone():
        letters = [received(world, Line.PRESS, f"Donos {n}", "1) kto?", at=NOW - timedelta(hours=n)) for n in (1, 2)]
        for letter in letters[:1]:
            assignment.confide(item=letter, people=[], act=world.deed("head"))
        matter = assignment.turn_into(item=letters[0], kind="press.inquiry", title="Donos", act=world.deed("head"))
        assert world.client("press").get(f"/press/inquiries/{matter.pk}/").status_code == 404
        assert world.client("head").get(f"/press/inquiries/{matter.pk}/").status_code == 200
        assert world.client("press").get(f"/post/items/{letters[1].pk}/").status_code == 200
        assignment.join(item=letters[1], matter=matter, act=world.deed("head"))
        assert world.client("press").get(f"/post/items/{letters[1].pk}/").status_code == 404
        assert world.client("head").get(f"/post/items/{letters[1].pk}/").status_code == 200
