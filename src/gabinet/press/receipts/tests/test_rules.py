# SPDX-License-Identifier: EUPL-1.2
"""Codes and who gets a letter from the machine."""

import re

import pytest

from gabinet.press.receipts import rules


def test_a_code_has_80_bits_and_no_twins() -> None:  # trust: L5
    codes = {rules.new_code() for _ in range(2000)}
    assert len(codes) == 2000
    assert all(re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}", code) for code in codes)
    assert len(rules.ALPHABET) ** (rules.GROUP * rules.GROUPS) == 2**80


def test_a_code_is_read_however_it_is_typed() -> None:
    assert rules.digest("k7qd 2m9x h4trpb6w") == rules.digest("K7QD-2M9X-H4TR-PB6W")
    assert rules.digest("K7QD-2M9X-H4TR-PB6V") != rules.digest("K7QD-2M9X-H4TR-PB6W")
    assert rules.digest("\ud800") == rules.digest("")


def test_who_gets_no_letter_from_a_machine() -> None:  # trust: M9
    rules.check_reachable(address="t.grela@kurier.example", machine=False, own={"bp@wrzosowiec.example"})
    for address, machine in (("", False), ("t.grela@kurier.example", True), ("BP@wrzosowiec.example", False)):
        with pytest.raises(rules.NothingToReach):
            rules.check_reachable(address=address, machine=machine, own={"bp@wrzosowiec.example"})
