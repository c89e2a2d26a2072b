# SPDX-License-Identifier: EUPL-1.2
"""Learn `endings.json` from SGJP: `python -m gabinet.polish.inflection.learn LEMMAS > endings.json`.

LEMMAS names a text file with one lemma a line, in any order; those that are no names are passed over. Every lemma of SGJP is in
the package polish-inflection-data (BSD-2), file odmien.marisa, before the first tab of each key.

For every ending of 1 to 7 letters that at least 12 names share, the class of most of them is kept where it differs from what the
next shorter kept ending says. Nothing here is loaded by the office: the counters of all endings take some hundred megabytes.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from gabinet.polish.inflection.endings import LONGEST_ENDING, MEN, PLACES, SLOTS, WOMEN
from gabinet.polish.inflection.lexicon import PLACE, SURNAME, Paradigm, paradigms
from gabinet.polish.inflection.preference import preferred

LEAST_SEEN = 12
PURE = 0.995

NOTICE = """Derived from SGJP (Słownik gramatyczny języka polskiego). Copyright © 2007–2026 Marcin Woliński, Zbigniew Bronk, \
Włodzimierz Gruszczyński, Witold Kieraś, Zygmunt Saloni, Danuta Skowrońska, Robert Wołosz. All rights reserved. \
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following \
conditions are met: Redistributions of source code must retain the above copyright notice, this list of conditions and the \
following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the \
following disclaimer in the documentation and/or other materials provided with the distribution. THIS SOFTWARE IS PROVIDED BY \
COPYRIGHT HOLDERS “AS IS” AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF \
MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL COPYRIGHT HOLDERS OR CONTRIBUTORS BE \
LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, \
PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY \
THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF \
THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE."""


class Seen(NamedTuple):
    """A name with its class ("0|1y|..."), and whether the bearer may choose between forms."""

    word: str
    cuts: str
    varied: bool


def names(lemmas: Iterable[str], table: str) -> Iterator[Seen]:
    """The names among the lemmas that the table is learnt from."""
    for word in lemmas:
        for one in paradigms(word):
            if _belongs(one, table):
                seen = _seen(word, one, table)
                if seen is not None:
                    yield seen


def learn(seen: Iterable[Seen]) -> dict[str, object]:
    """The classes, and for each kept ending the number of its class and whether it is certain."""
    counts: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for name in seen:
        small = name.word.lower()
        for length in range(1, min(LONGEST_ENDING, len(small)) + 1):
            counts[small[-length:]][name.cuts, name.varied] += 1
    kept: dict[str, tuple[str, int]] = {}
    for ending in sorted(counts, key=lambda ending: (len(ending), ending)):
        said = _said(counts[ending])
        if said is not None and said != _shorter(ending, kept):
            kept[ending] = said
    classes = list(dict.fromkeys(cuts for cuts, _ in kept.values()))
    return {"classes": classes, "endings": {ending: [classes.index(cuts), certain] for ending, (cuts, certain) in kept.items()}}


def write(lemmas: Iterable[str], out: TextIO) -> None:
    """The whole table as JSON."""
    words = sorted({lemma for lemma in lemmas if lemma[:1].isupper()})
    tables = {table: learn(names(words, table)) for table in (MEN, WOMEN, PLACES)}
    json.dump({"notice": NOTICE, **tables}, out, ensure_ascii=False, indent=0)
    out.write("\n")


def _belongs(one: Paradigm, table: str) -> bool:
    if table == PLACES:
        return PLACE in one.classes and one.gender in ("m3", "f", "n")
    return SURNAME in one.classes and one.gender == ("m1" if table == MEN else "f")


def _seen(word: str, one: Paradigm, table: str) -> Seen | None:
    """The class of a paradigm; places only in the number that their name is in."""
    number = "sg" if word in one.all("sg", "nom") else "pl"
    cuts, varied = [], False
    for slot in SLOTS:
        forms = one.forms.get(slot, ())
        wanted = bool(forms) and (table != PLACES or slot.startswith(number))
        form, several = preferred(forms, slot, one.gender, word) if wanted else ("", False)
        varied = varied or (several and slot.startswith("sg"))
        cut = _cut(word, form)
        if cut is None:
            return None
        cuts.append(cut)
    return Seen(word, "|".join(cuts), varied)


def _cut(word: str, form: str) -> str | None:
    if not form:
        return ""
    same = 0
    while same < min(len(word), len(form)) and word[same] == form[same]:
        same += 1
    return f"{len(word) - same}{form[same:]}" if len(word) - same < 10 else None


def _said(count: Counter[tuple[str, bool]]) -> tuple[str, int] | None:
    total = count.total()
    if total < LEAST_SEEN:
        return None
    by_class: Counter[str] = Counter()
    for (cuts, _), number in count.items():
        by_class[cuts] += number
    cuts, _ = by_class.most_common(1)[0]
    return cuts, int(count[cuts, False] >= PURE * total)


def _shorter(ending: str, kept: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    return next((kept[ending[at:]] for at in range(1, len(ending)) if ending[at:] in kept), None)


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as listed:
        write((line.strip() for line in listed), sys.stdout)
