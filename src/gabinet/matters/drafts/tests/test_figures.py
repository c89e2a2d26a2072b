# SPDX-License-Identifier: EUPL-1.2
"""Figures block the texts that contradict them, and know where they were said (D4.22)."""

from decimal import Decimal

import pytest

from gabinet.base import search
from gabinet.base.act import Act, Ref
from gabinet.base.models import SearchRow
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.drafts.tests.factories import INQUIRY, PRESS, draft
from gabinet.matters.figures import actions, queries, rules
from gabinet.matters.figures.models import Place
from gabinet.matters.figures.tests.factories import figure
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
