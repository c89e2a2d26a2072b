# SPDX-License-Identifier: EUPL-1.2
"""Figures block what they contradict, are confirmed by their owner, and know where they were said (D4.22)."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from gabinet.base import links, search
from gabinet.base.act import Act, Door, Ref
from gabinet.base.errors import NotAllowed
from gabinet.base.models import Notice, SearchRow
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.drafts.tests.factories import INQUIRY, PRESS, draft
from gabinet.matters.figures import actions, queries, rules
from gabinet.matters.figures.models import Figure, Place
from gabinet.matters.figures.tests.factories import figure, owner
from gabinet.people.persons.tests.factories import CLI, NOW, TODAY, account, deed, powers
from gabinet.people.units.tests.factories import unit

pytestmark = pytest.mark.django_db
WRITE, CONFIRM = queries.WRITES, queries.CONFIRMS
WRONG = "Naliczyliśmy wykonawcy 612 tys. zł kar umownych."
RIGHT = "Naliczyliśmy wykonawcy 602 tys. zł kar umownych."


def leon() -> Act:
    """The spokesperson clears."""
    return deed(account("l.przybysz", "Leon Przybysz"), PRESS)


def test_a_contradicted_figure_blocks_approval_and_names_owner_and_place() -> None:
    figure()
    version = draft(WRONG, wants=[PRESS])
    with pytest.raises(rules.Contradicts) as no:
        drafts.decide(version=version, says="approve", word="", act=leon())
    assert no.value.told == {
        "value": "602 tys. zł".replace(" ", "\u00a0"),
        "what": "kary umowne za opóźnienie wiaduktu",
        "owner": "Wydział Inwestycji",
        "says": "612 tys. zł",
        "place": WRONG,
    }
    drafts.decide(version=version, says="return", word="602", act=leon())
    better = drafts.write(draft=version.draft, body=RIGHT, act=CLI)
    drafts.decide(version=better, says="approve", word="", act=leon())
    drafts.check_sendable(better)


def test_an_unconfirmed_figure_blocks_approval_until_its_owner_confirms() -> None:
    boss = account("m.zietek", "Małgorzata Ziętek")
    unit(account=boss)
    proposed = figure(status="proposed")
    version = draft(RIGHT, wants=[PRESS])
    with pytest.raises(rules.Unconfirmed):
        drafts.decide(version=version, says="approve", word="", act=leon())
    actions.confirm(figure=proposed, act=deed(boss, CONFIRM))
    drafts.decide(version=version, says="approve", word="", act=leon())
    with pytest.raises(rules.AlreadyConfirmed):
        actions.confirm(figure=proposed, act=deed(boss, CONFIRM))


def test_a_figure_corrected_after_approval_stops_the_letter() -> None:  # trust: P4
    row = figure()
    version = draft(RIGHT, wants=[PRESS])
    drafts.decide(version=version, says="approve", word="", act=leon())
    drafts.check_sendable(version)
    actions.correct(figure=row, value=Decimal(598), source="nowe naliczenie", as_of=TODAY, act=CLI)
    with pytest.raises(rules.Contradicts) as no:
        drafts.check_sendable(version)
    assert no.value.told["value"].startswith("598")


def test_only_the_owner_confirms() -> None:
    boss, other = account("m.zietek", "Małgorzata Ziętek"), account("b.klos", "Barbara Kłos")
    unit(account=boss)
    unit("SR", "Wydział Środowiska", account=other)
    row = figure(status="proposed")
    with pytest.raises(rules.NotYours):
        actions.confirm(figure=row, act=deed(other, CONFIRM))
    with pytest.raises(NotAllowed):
        actions.confirm(figure=row, act=deed(account(), WRITE))
    assert actions.confirm(figure=row, act=deed(boss, CONFIRM)).status == "confirmed"


def test_writers_propose_and_cannot_confirm() -> None:
    marta = account()
    made = actions.figure(value=Decimal(34), unit="dni", what="dni opóźnienia", source="IN", owner=owner(), as_of=TODAY, act=deed(marta, WRITE))
    assert made.status == "proposed"
    with pytest.raises(NotAllowed):
        actions.figure(value=Decimal(34), unit="dni", what="dni", source="IN", owner=owner(), as_of=TODAY, status="confirmed", act=deed(marta, WRITE))
    with pytest.raises(rules.NoFigure):
        actions.figure(value=Decimal(34), unit="dni", what=" ", source="IN", owner=owner(), as_of=TODAY, act=deed(marta, WRITE))
    assert Figure.objects.count() == 1


def test_confirmed_by_link_with_a_name() -> None:  # trust: L4
    row = figure(status="proposed")
    actions.ask_owner(figure=row, act=CLI)
    assert Notice.objects.get().address == "in@wrzosowiec.example"
    token = links.token_of(Ref.of(row), "figure", "in@wrzosowiec.example", NOW)
    assert token is not None
    _, _, act = links.enter(token, "post", NOW)
    with pytest.raises(rules.NoName):
        actions.confirm(figure=row, name=" ", act=act)
    actions.confirm(figure=row, name="M. Ziętek", act=act)
    row.refresh_from_db()
    assert row.status == "confirmed" and row.confirmation.name == "M. Ziętek"
    with pytest.raises(links.LinkGone):
        links.enter(token, "post", NOW)


def test_a_link_is_good_for_its_own_figure() -> None:  # trust: L3
    row, other = figure(status="proposed"), figure("34", "dni", "dni opóźnienia", status="proposed")
    act = Act(at=NOW, door=Door.LINK, link=5, scope=Ref.of(row), rights=frozenset({CONFIRM}))
    with pytest.raises(NotAllowed):
        actions.confirm(figure=other, name="X", act=act)
    actions.confirm(figure=row, name="X", act=act)


def test_a_correction_flags_drafts_and_lists_what_left() -> None:
    row = figure()
    sent, waiting = draft(RIGHT, wants=[PRESS]), draft(RIGHT, ref=Ref("press.inquiry", 8))
    drafts.left(sent, CLI)
    search.put(INQUIRY, right="press.inquiry.see", title="431/2026 Wiadukt", url="/press/inquiries/7/", text="", at=NOW)
    search.put(Ref("press.inquiry", 8), right="press.inquiry.see", title="432/2026 Kary", url="/press/inquiries/8/", text="", at=NOW)
    actions.correct(figure=row, value=Decimal(598), source="nowe naliczenie", as_of=TODAY, act=CLI)
    row.refresh_from_db()
    line = queries.history(row)
    assert [one.value for one in line] == [598, 602]
    who = powers(account(), "press.inquiry.see")
    assert [(one.title, one.state, one.written) for one in queries.texts(line, who, lang="pl")] == [
        ("432/2026 Kary", "flagged", "602 tys. zł"),
        ("431/2026 Wiadukt", "left", "602 tys. zł"),
    ]
    assert queries.texts(line, powers(account(), WRITE), lang="pl") == []
    note = queries.notes(waiting.body, lang="pl")[0]
    assert (note.state, note.value.split("\u00a0")[0]) == ("outdated", "598")
    with pytest.raises(rules.Replaced):
        actions.confirm(figure=row, act=CLI)
    assert SearchRow.objects.filter(kind="matters.figure").count() == 1


def test_only_the_latest_text_counts() -> None:
    figure()
    version = draft(RIGHT)
    assert Place.objects.get().text_pk == version.pk
    newer = drafts.write(draft=version.draft, body=f"{RIGHT} Dziękujemy.", act=CLI)
    assert Place.objects.get().text_pk == newer.pk
    drafts.write(draft=version.draft, body="Bez liczb.", act=CLI)
    assert not Place.objects.exists()


def test_corrected_by_a_writer_it_waits_for_its_owner_again() -> None:
    boss = account("m.zietek", "Małgorzata Ziętek")
    unit(account=boss)
    row = figure()
    proposed = actions.correct(figure=row, value=Decimal(598), source="telefon z IN", as_of=TODAY, act=deed(account(), WRITE))
    assert proposed.status == "proposed"
    confirmed = actions.correct(figure=proposed, value=Decimal(599), source="naliczenie", as_of=TODAY, act=deed(boss, CONFIRM))
    row.refresh_from_db()
    assert confirmed.status == "confirmed" and queries.newest(row) == confirmed


def test_one_statement_for_a_text_and_none_without_numbers(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    figure()
    with django_assert_num_queries(1):
        assert len(queries.found(RIGHT)) == 1
    with django_assert_num_queries(0):
        assert queries.found("Bez liczb.") == []


def test_heads_see_their_own_units_figures() -> None:  # trust: P6
    boss, other = account("m.zietek", "Małgorzata Ziętek"), account("b.klos", "Barbara Kłos")
    unit(account=boss)
    unit("SR", "Wydział Środowiska", account=other)
    figure()
    assert len(queries.page(powers(account(), WRITE), None, lang="pl")) == 1
    assert [row.value for row in queries.page(powers(boss, CONFIRM), None, lang="pl")] == ["602\u00a0tys.\u00a0zł"]
    assert queries.page(powers(other, CONFIRM), None, lang="pl") == []
    assert queries.page(powers(boss), None, lang="pl") == []
