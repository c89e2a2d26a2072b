# SPDX-License-Identifier: EUPL-1.2
"""Codes of receipts."""

import re

import pytest

from gabinet.press.receipts import rules, seal


def test_a_code_has_80_bits_and_no_twins() -> None:  # trust: L5
    codes = {seal.code_of(str(n)) for n in range(2000)}
    assert len(codes) == 2000
    assert all(re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}", code) for code in codes)
    assert rules.code(b"\xff" * 32) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert rules.code(bytes(9) + b"\x01" + bytes(22)) == "2222-2222-2222-2223"


def test_a_code_is_read_however_it_is_typed() -> None:
    assert rules.digest("k7qd 2m9x h4trpb6w") == rules.digest("K7QD-2M9X-H4TR-PB6W")
    assert rules.digest("K7QD-2M9X-H4TR-PB6V") != rules.digest("K7QD-2M9X-H4TR-PB6W")
    assert rules.digest("\ud800") == rules.digest("")


def test_one_receipt_a_matter() -> None:
    rules.check_new(acknowledged=False)
    with pytest.raises(rules.Acknowledged):
        rules.check_new(acknowledged=True)
