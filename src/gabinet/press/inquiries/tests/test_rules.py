# SPDX-License-Identifier: EUPL-1.2
"""What may be done with an inquiry."""

from datetime import UTC, date, datetime

import pytest

from gabinet.polish import terms
from gabinet.press.inquiries import rules
from gabinet.press.inquiries.rules import Basis


def test_no_basis_knows_a_pause() -> None:  # trust: P5
    for code in filter(None, [*rules.TERMS.values(), *rules.EXTENDED.values()]):
        assert not terms.shipped()[code].pausable


def test_terms_of_a_basis_belong_together() -> None:
    for basis in (Basis.PRESS, Basis.PUBLIC_INFORMATION):
        assert terms.shipped()[rules.TERMS[basis]].extended_by == rules.EXTENDED[basis]
    assert rules.TERMS[Basis.OTHER] == rules.EXTENDED[Basis.OTHER] == ""


def test_who_clears() -> None:
    assert rules.wants(sensitive=False) == ["press.clear"]
    assert rules.wants(sensitive=True) == ["press.clear", "mayor.clear"]


def test_a_second_answer_is_a_new_inquiry() -> None:
    rules.check_answerable(answered=False)
    with pytest.raises(rules.AlreadyAnswered):
        rules.check_answerable(answered=True)


def test_a_question_that_was_asked_stays() -> None:
    rules.check_questions(["a", "b"], {1, 2})
    with pytest.raises(rules.AskedAlready) as refused:
        rules.check_questions(["a"], {2})
    assert refused.value.told == {"number": "2"}
    with pytest.raises(rules.NoQuestion):
        rules.check_questions([], set())


def test_the_same_text_needs_the_same_clearance() -> None:
    rules.check_same(same=True, needed=["press.clear"], had=["press.clear", "mayor.clear"])
    for same, had in ((False, ["press.clear", "mayor.clear"]), (True, ["press.clear"])):
        with pytest.raises(rules.NotTheSame):
            rules.check_same(same=same, needed=["press.clear", "mayor.clear"], had=had)


@pytest.mark.parametrize(
    ("now", "law", "wanted", "proposed"),
    [
        ("2026-11-23 09:00", "2026-12-07", None, "2026-12-04 12:00"),  # three days before is a Friday
        ("2026-11-23 09:00", "2026-12-09", None, "2026-12-04 12:00"),  # a Sunday: the Friday before
        ("2026-11-23 09:00", "2026-12-07", "2026-11-27 14:00", "2026-11-27 12:00"),
        ("2026-11-23 09:00", "2026-12-07", "2026-11-27 10:00", "2026-11-26 12:00"),
        ("2026-11-26 13:00", "2026-12-07", "2026-11-27 10:00", "2026-11-27 09:00"),
        ("2026-11-26 13:00", "2026-12-07", "2026-11-30 10:00", "2026-11-27 12:00"),  # a Monday: the Friday before
        ("2026-11-26 13:00", "2026-12-07", "2026-11-25 10:00", "2026-12-04 12:00"),  # the wish is over
        ("2026-11-27 09:00", "2026-11-27", None, "2026-11-27 12:00"),
        ("2026-11-27 09:00", "2026-11-20", None, "2026-11-30 12:00"),  # late: the next working day
        ("2026-11-27 09:00", None, None, "2026-11-30 12:00"),
    ],
)
def test_a_unit_is_asked_for_before_the_newsroom_waits(now: str, law: str | None, wanted: str | None, proposed: str) -> None:
    def at(said: str | None) -> datetime | None:
        return datetime.fromisoformat(said).replace(tzinfo=UTC) if said else None

    begun = at(now)
    assert begun is not None
    assert rules.ask_by(begun, date.fromisoformat(law) if law else None, at(wanted), lambda day: False) == at(proposed)
