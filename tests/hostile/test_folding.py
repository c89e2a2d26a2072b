# SPDX-License-Identifier: EUPL-1.2
"""Quoted letters and signatures are folded, never cut."""

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.adapters.reader import GuardedReader
from gabinet.adapters.reading.folding import Kind, fold, new_text
from gabinet.post.ports import Lying
from tests.hostile.letters import REPLIES, Reply

PIECES = (
    "Dzień dobry,",
    "> cytat",
    ">> starszy cytat",
    "W dniu 26.10.2026 o 09:41, Jan Wolak pisze:",
    "On Mon, Oct 26, 2026 at 9:41 AM Jan <j@x.example>",
    "wrote:",
    "-----Oryginalna wiadomość-----",
    "Od: Jan Wolak",
    "Wysłano: poniedziałek",
    "Temat: Wiadukt",
    "-- ",
    "Z poważaniem",
    "tel. 99 000 01 20",
    "---------- Forwarded message ---------",
    "____________________",
    "",
    "  ",
    "\r",
    "Wysłane z iPhone'a",
)


def test_forty_letters_of_four_programs_in_two_languages() -> None:
    assert len(REPLIES) == 40
    assert len({(each.program, each.lang) for each in REPLIES}) == 8
    assert len({each.name for each in REPLIES}) == 40


@pytest.mark.parametrize("reply", REPLIES, ids=[each.name for each in REPLIES])
def test_new_sentences_stay_and_old_ones_are_folded(reply: Reply, tmp_path: Path) -> None:
    (tmp_path / "mail").write_bytes(reply.raw())
    found = GuardedReader(lambda _: tmp_path / "mail", own=frozenset()).read(Lying("mail"))
    assert found.text == reply.text
    lines = found.new_text.split("\n")
    assert [each for each in reply.new if each not in lines] == []
    assert [each for each in reply.folded if each in found.new_text] == []
    assert "".join(each.text for each in fold(found.text)) == reply.text


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30), st.sampled_from(("\n", "\n\n", "\r\n")), st.booleans())
def test_segments_are_the_text_again(lines: list[str], between: str, forwarded: bool) -> None:
    text = between.join(lines)
    segments = fold(text, forwarded=forwarded)
    assert "".join(each.text for each in segments) == text
    assert all(each.text for each in segments)
    assert all(one.kind != two.kind for one, two in itertools.pairwise(segments))
    assert bool(new_text(segments).strip()) == bool(text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "Od soboty jest zamknięte.\nDo kiedy?\nTemat: wiadukt.\n",
        "W dniu 12.10.2026 dyrektor napisał: nie wiem.\nCo państwo na to?\n",
        "W dniu posiedzenia radny napisał:\nnie było zgody.\nCzy to prawda?\n",
        "Temperatura spadła > 5 stopni.\n> 5 osób czekało\n",
        "Z poważaniem\nJan Wolak\n",
        "Pozdrawiam serdecznie\nKaja Lipień, Wirna na żywo\n",
        "Pytania:\n--\nkiedy otwarcie?\n" + "zdanie\n" * 30,
        "On zaprosił wszystkich i on pisze.\n",
        "-----Oryginalna wiadomość-----\nOd: a\nWysłano: b\nDo: c\nTemat: d\n\ntreść\n",
        "> wszystko\n> jest cytatem\n",
        "",
        "\n\n",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert new_text(fold(text)) == text.strip("\n")


def test_mobile_line_and_mark_of_a_signature_are_folded() -> None:
    found = fold("Dziękuję.\n\nWysłane z iPhone'a\n")
    assert [each.kind for each in found] == [Kind.NEW, Kind.SIGNATURE]
    assert new_text(fold("Tak.\n-- \nJan\n")) == "Tak."


@pytest.mark.parametrize(
    "piece",
    [
        "W dniu 26.10.2026 o 09:41, Jan\npisze dalej\n" + "zdanie bez końca " * 40 + "\n> cytat\n\n",
        "zdanie\n",
        "\n",
        "-- \nzdanie\n\n",
        "Pozdrawiam\n",
        "> cytat\nodpowiedź\n",
        "Od: x\n",
        "W dniu 26.10.2026 o 09:41, Jan pisze:\n> x\n",
        "____________\n",
        "Wysłane z iPhone'a\n",
    ],
)
def test_folding_is_linear(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    began = time.process_time()
    assert "".join(each.text for each in fold(text)) == text
    assert time.process_time() - began < 3.0
