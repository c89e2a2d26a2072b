# SPDX-License-Identifier: EUPL-1.2
"""Words for search: what finds what, with the dictionary and without it."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import morphology, words
from gabinet.polish.words import Term, folded, indexed, lemmas, query_terms

any_text = st.text(st.characters(codec=None), max_size=80)


def found(query: str, text: str) -> bool:
    """What `base.search` asks of either database: each term by a lemma or by a form that begins with its prefix."""
    index = indexed(text).split()
    return all(any(one in index for one in term.lemmas) or any(one.startswith(term.prefix) for one in index) for term in query_terms(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("wiaduktem", "Remont: wiadukt nad torami"),
        ("wiadukt", "Objazd pod wiaduktem"),
        ("zeromskiego", "ul. Żeromskiego 5"),
        ("Żeromskiego", "Stefan Żeromski"),
        ("zeromskiego", "Stefan Żeromski"),
        ("zolwia", "Żółw na plaży"),
        ("zieba", "pismo do Radosława Zięby"),
        ("zięby", "RADOSŁAW ZIĘBA"),
        ("wiad", "Remont wiaduktu"),
        ("umowa", "rejestr umów"),
        ("dzieci", "dla dziecka"),
        ("431/2026", "sprawa nr 431/2026"),
        ("BP.1431.7.2026", "znak: BP.1431.7.2026"),
        ("wiadukt w", "Pod wiaduktem"),
        ("straße", "Hauptstrasse i Strasse"),
        ("ЖУК", "жуки і жук"),
        ("Thảo", "Thao Nguyen"),
        ("łącznie", "LACZNIE 5"),
        ("zrobić", "zrobiłem to"),
    ],
)
def test_finds(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(("query", "text"), [("wiadukt", "most nad rzeką"), ("431", "143/2026"), ("жук", "ring"), ("most nad", "most")])
def test_does_not_find(query: str, text: str) -> None:
    assert query_terms(query)
    assert not found(query, text)


def test_folding() -> None:
    assert folded("Zażółć GĘŚLĄ jaźń") == "zazolc gesla jazn"
    assert folded("Łódź, ﬁn, Straße, Ørsted, İ") == "lodz, fin, strasse, orsted, i"
    assert folded("a\u0301\u0323b\0c") == "ab c"


def test_a_text_gives_form_and_lemma_of_each_word_in_order() -> None:
    assert lemmas("Wiaduktem przy Żeromskiego") == ["wiaduktem", "wiadukt", "przy", "zeromskiego", "zeromski"]
    assert indexed("wiadukt i wiaduktem") == "wiadukt i wiaduktem"


def test_a_query_is_cut_to_eight_words_and_200_characters() -> None:
    assert len(query_terms(" ".join(f"słowo{n}" for n in range(30)))) == 8
    assert [term.prefix for term in query_terms("x " * 100 + "tail")] == ["x"]
    assert query_terms("") == query_terms("?!") == []


def test_single_letters_count_only_alone() -> None:
    assert [term.prefix for term in query_terms("w Wirnie")] == ["wirnie"]
    assert [term.prefix for term in query_terms("w")] == ["w"]
    assert [term.prefix for term in query_terms("SP 7")] == ["sp", "7"]


@given(any_text)
def test_any_text_becomes_plain_signs(text: str) -> None:
    for form in lemmas(text):
        assert form.isascii() and form.isalnum() and form == form.lower() and 0 < len(form) <= 60
    for term in query_terms(text):
        assert isinstance(term, Term)
        assert term.prefix in term.lemmas
        assert all(one.isascii() and one.isalnum() for one in term.lemmas)


@given(any_text)
def test_folding_once_is_folding_twice(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert "\0" not in once
    once.encode("utf-8")


WORDS = ["wiadukt", "Żeromskiego", "Łąka", "gęś", "radnych", "431", "Plac", "Wolności", "Zięby"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_every_text_is_found_by_its_own_words(picked: list[str]) -> None:
    text = " ".join(picked)
    assert found(text, text)
    assert found(folded(text), text)
    assert found(text.upper(), text.lower())


def test_without_the_dictionary_forms_and_prefixes_still_find() -> None:  # trust: K7
    program = """
import sys
sys.modules["morfeusz2"] = None
from gabinet.polish import words
assert not words.available()
assert words.lemmas("Wiaduktem Żeromskiego") == ["wiaduktem", "zeromskiego"]
assert words.query_terms("Żerom") == [words.Term(("zerom",), "zerom")]
assert words.query_terms("zolwia") == [words.Term(("zolwia",), "zolwia")]
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_importing_the_room_loads_no_dictionary_and_no_framework() -> None:
    room = Path(words.__file__).parent
    modules = sorted(f"gabinet.polish.{file.stem}" for file in room.glob("*.py") if file.stem != "__init__")
    assert "gabinet.polish.words" in modules
    program = f"""
import importlib, sys
for name in {modules!r}:
    importlib.import_module(name)
assert "morfeusz2" not in sys.modules
assert not any(name.partition(".")[0] in ("django", "sqlite3", "psycopg") for name in sys.modules)
from gabinet.polish import words
assert words.lemmas("wiaduktem") == ["wiaduktem", "wiadukt"]
assert "morfeusz2" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_threads_share_one_dictionary() -> None:
    texts = [f"wiaduktem Żeromskiego radnych słowo{n} umów lat osób" for n in range(40)]
    expected = [indexed(text) for text in texts]
    morphology.readings.cache_clear()
    words._forms.cache_clear()
    got: dict[int, list[str]] = {}

    def work(place: int) -> None:
        got[place] = [indexed(text) for text in texts]

    threads = [threading.Thread(target=work, args=(place,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [got[place] for place in range(8)] == [expected] * 8


def test_readings_tell_lemma_tag_and_class() -> None:
    assert words.available()
    (reading,) = morphology.readings("Żeromskiego")
    assert (reading.lemma, reading.classes) == ("Żeromski", ("nazwisko",))
    assert reading.tag.startswith("subst:")
    assert morphology.readings("x" * 100_000) == morphology.readings("\0") == morphology.readings("\ud800") == ()
