# SPDX-License-Identifier: EUPL-1.2
"""What is proposed of a message that the machine could not read: what stands there plainly, and nothing that has to be guessed."""

import pytest

from gabinet.post.quarantine import rules

BOTH = {"subject": "Kładka", "sender": "a@b.example"}


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("From: Jan <a@b.example>\nSubject: Kładka\n\nTekst", BOTH),
        ("subject:Kładka  \nFROM: a@b.example\n\nSubject: inny", BOTH),
        ("From: a@b.example, c@d.example\nSubject: Kładka\n", {"subject": "Kładka"}),
        ("From: a@b.example\nFrom: c@d.example\nSubject: =?utf-8?q?K=C5=82adka?=\n", {}),
        ("Subject: Kład\ufffdka\nFrom: <\n", {}),
        ("Tekst bez nagłówków\n\nSubject: x", {}),
        ("", {}),
    ],
)
def test_only_what_is_plain_is_proposed(start: str, found: dict[str, str]) -> None:
    assert rules.proposed(start) == found


def test_a_long_line_takes_no_long_time() -> None:
    assert rules.proposed("From: " + "a@" * 10_000 + "\nSubject: " + "x " * 9_000) == {"subject": ("x " * 150)}
