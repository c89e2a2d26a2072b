# SPDX-License-Identifier: EUPL-1.2
"""Words for search: folding and lemmas. `base.search` calls `indexed` and `query_terms`; keep these names and shapes."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[a-z0-9]+")
LONGEST, MOST = 200, 8


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: it is met by any of its folded lemmas, or by a folded form that begins with `prefix`. Only a-z and 0-9."""

    lemmas: tuple[str, ...]
    prefix: str


def folded(text: str) -> str:
    """Lower case, Polish letters and all combining marks off."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ł", "l"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def indexed(text: str) -> str:
    """The words by which a text is found: folded forms and folded lemmas, separated by spaces."""
    return " ".join(_WORD.findall(folded(text)))


def query_terms(text: str) -> list[Term]:
    """At most 200 characters and 8 words of a query."""
    return [Term((word,), word) for word in _WORD.findall(folded(text[:LONGEST]))[:MOST]]
