# SPDX-License-Identifier: EUPL-1.2
"""Every page in English: no Polish letter outside data and names.

Data is whatever stands in a row of the database; what is marked `lang="pl"` says of itself that it is Polish, as the title of
an act of law does. All the rest is ours to say, and must be English: text, labels, titles, hints, also of a refused form.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.db import connection

from gabinet.base.accounts.models import User
from tests.house import grid, walking
from tests.house.walking import Call
from tests.house.world import World, tables, undone

pytestmark = pytest.mark.django_db
TABLE = grid.cells()
PAGES = [url for url in grid.addresses() if any(cell.sees == 200 for cell in TABLE[url].values())]
POLISH = re.compile(r"[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]")
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
BETWEEN = re.compile(r'\n|\\n|"')
READ = ("alt", "aria-label", "aria-description", "content", "data-confirm", "placeholder", "title", "value")
NAMES = ("Celińska", "Przemysław Wilga", "Kurier Nadwirneński", "Wirna na żywo", "złoty", "tys. zł")  # in the samples of the style guide
SENT = "jak wyszedł"  # the subject of the letter in the outbox, which is a file
EMPTY = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")


class Said(HTMLParser):
    """What a page says to a reader, without what is marked as Polish."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def _polish(self, attrs: list[tuple[str, str | None]]) -> bool:
        marked = dict(attrs).get("lang")
        return marked == "pl" if marked else bool(self.open) and self.open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        polish = self._polish(attrs)
        if not polish:
            self.found += [value for name, value in attrs if name in READ and value]
        if tag not in EMPTY:
            self.open.append((tag, polish))

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self.open) and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (self.open and (self.open[-1][1] or self.open[-1][0] in ("script", "style"))):
            self.found.append(data)


def said(html: str) -> list[str]:
    """The pieces of a page that hold a Polish letter. A letter alone leads to the names that begin with it."""
    page = Said()
    page.feed(html)
    return [line for piece in page.found if POLISH.search(piece) and len(line := " ".join(piece.split())) > 1]


def data() -> list[str]:
    """Every line of text in the database that holds a Polish letter, the longest first."""
    lines = {*NAMES, SENT}
    with connection.cursor() as cursor:
        for name in tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            for row in cursor.fetchall():
                lines.update(line for value in row for line in _lines(value))
    return sorted(lines, key=len, reverse=True)


def _lines(value: object) -> Iterator[str]:
    """The lines of a text, also where it lies in JSON."""
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return (" ".join(line.split()) for line in BETWEEN.split(text) if POLISH.search(line))


def left(piece: str, known: list[str]) -> str:
    """A piece without the data in it."""
    for line in known:
        piece = piece.replace(line, " ")
    return piece if POLISH.search(piece) else ""


def test_a_polish_sentence_would_be_seen() -> None:
    page = '<p title="Wyślij">Send <span lang="pl">Prawo prasowe, art. 3a: żądanie</span></p><input value="Łukasz Żak"><p>Wróć do Łukasz Żak'
    assert said(page) == ["Wyślij", "Łukasz Żak", "Wróć do Łukasz Żak"]
    assert [left(piece, ["Łukasz Żak"]) for piece in said(page)] == ["Wyślij", "", "Wróć do  "]


@pytest.mark.parametrize("url", PAGES, ids=lambda url: url or "/")
def test_no_polish_letter_in_english(world: World, url: str) -> None:
    with undone():
        User.objects.update(language="en")
        known = data()
        asked = {(call.method, id(call.thing)): call for call in walking.plan(world, url, TABLE) if _opens(call)}
        assert [call for call in asked.values() if call.method == "GET"]
        shown = [(call, walking.send(world, _bare(call))) for call in asked.values()]
    html = [(call, answer.text) for call, answer in shown if answer.headers.get("Content-Type", "").startswith("text/html")]
    found = {(call.method, rest) for call, text in html for piece in said(text) if (rest := left(piece, known))}
    assert sorted(found) == [], "\n".join(map(str, sorted(found)))


def _opens(call: Call) -> bool:
    return call.exists and call.succeeds and (call.method == "POST" or call.status == 200)


def _bare(call: Call) -> Call:
    """A form is sent without what was typed: it comes back refused, with its sentences."""
    return replace(call, thing=replace(call.thing, body={}))
