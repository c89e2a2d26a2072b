# SPDX-License-Identifier: EUPL-1.2
"""Letters say what the law asks for and nothing a stranger wrote."""

from datetime import date

from gabinet.press.wording import rules

HOUSE = rules.House("Biuro Prezydenta Miasta", "Wrzosowiec-Zdrój", "bp@wrzosowiec.example", "https://gabinet.example/status/")


def test_acknowledgement_holds_number_term_and_code() -> None:  # trust: U2
    text = rules.acknowledgement(
        number="431/2026", received=date(2026, 10, 13), due=date(2026, 10, 27), basis="art. 13 ust. 1", code="K7QD-2M9X-H4TR-PB6W", house=HOUSE
    )
    for said in ("431/2026", "27 października 2026 r.", "13 października 2026 r.", "K7QD-2M9X-H4TR-PB6W", "https://gabinet.example/status/"):
        assert said in text


def test_acknowledgement_without_a_term() -> None:
    text = rules.acknowledgement(number="1/2026", received=date(2026, 1, 2), due=None, basis="", code="K", house=HOUSE)
    assert "bez zbędnej zwłoki" in text
    assert "najpóźniej" not in text


def test_extension_names_law_reason_and_date() -> None:
    text = rules.extension(
        number="431/2026", received=date(2026, 10, 13), until=date(2026, 11, 20), reason="trwa rozliczenie robót", press=True, house=HOUSE
    )
    for said in ("art. 13 ust. 2", "art. 3a", "trwa rozliczenie robót", "20 listopada 2026 r.", "2 miesięcy"):
        assert said in text
    other = rules.extension(number="1/2026", received=date(2026, 1, 2), until=date(2026, 2, 2), reason="x", press=False, house=HOUSE)
    assert "art. 3a" not in other


def test_salutations() -> None:
    assert rules.salutation("", "m") == "Szanowny Panie Redaktorze,"
    assert rules.salutation("", "f") == "Szanowna Pani Redaktor,"
    assert rules.salutation("", "") == "Szanowni Państwo,"
    assert rules.salutation("Pani Redaktor", "f") == "Pani Redaktor,"


def test_the_cleared_body_is_not_touched() -> None:
    body = "Pierwszy akapit.\n\nDrugi: 38,4 mln zł."
    assert body in rules.letter("Szanowny Panie,", body, rules.signed("Leon Przybysz", "rzecznik prasowy", HOUSE))
