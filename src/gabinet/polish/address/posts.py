# SPDX-License-Identifier: EUPL-1.2
"""By which title somebody is addressed: the highest office, else the rank or degree, else none.

A deputy is addressed by the post that they deputise in, without "wice-" and "pod-"; the head of a branch by that post; mgr, professions
and honorary titles are not used.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gabinet.polish import morphology
from gabinet.polish.address.styles import Clergy, styles
from gabinet.polish.inflection.acronyms import is_roman
from gabinet.polish.inflection.persons import Person
from gabinet.polish.inflection.reading import read

_DEPUTIES = ("zastępca", "zastępczyni", "z-ca", "p.o.", "p.o", "po.", "pełniący", "pełniąca", "i.o.", "wice", "vice")
_SKIPPED = ("obowiązki", "i", "oraz", "były", "była", "b.", "pierwszy", "pierwsza", "drugi", "druga")
_PRIESTS = ("proboszcz", "wikariusz", "pastor")
_ACADEMIC = ("prof.", "dr", "hab.", "mgr", "inż.", "lic.", "n.", "med.", "h.c.", "zw.", "nadzw.", "lek.", "arch.")


class Cleric(NamedTuple):
    """What a title before the name says of clergy: the kind, dignities ("prałat") and what is left ("dr")."""

    kind: Clergy
    dignities: tuple[str, ...]
    rest: str


def post_of(person: Person) -> str:
    """The title of address as a noun in small letters ("prezes"), empty where there is none."""
    post = held(person.office) or _rank(person.title)
    return styles().woman.get(post, post) if person.gender == "f" else post


def held(office: str) -> str:
    """The title of address that an office gives, empty where it gives none."""
    return next((found for part in office.split(", ") if (found := _first_post(part.split()))), "")


def dignity_of(person: Person, cleric: Cleric) -> str:
    """The post or dignity after which clergy are called ("proboszcz"), else a degree, else empty."""
    own = next((word for word in person.office.lower().split() if word in styles().dignities), "")
    return own or (cleric.dignities[-1] if cleric.dignities else "") or held(person.office) or _rank(cleric.rest)


def cleric_of(person: Person) -> Cleric | None:
    """The kind of clergy, by the title or, for bishops and parish priests, by the office; None for all others."""
    title = person.title.lower()
    spelt = [(spelling, kind) for kind in styles().clergy for spelling in kind.spelt if f"{title} ".startswith(f"{spelling} ")]
    if spelt:
        spelling, kind = max(spelt, key=lambda pair: len(pair[0]))
        words = person.title[len(spelling) :].split()
        dignities = tuple(found for word in words if (found := _dignity(word)))
        return Cleric(_hers(kind) if person.gender == "f" else kind, dignities, " ".join(word for word in words if not _dignity(word)))
    head = "" if person.gender == "f" else person.office.lower().partition(" ")[0]
    return next((Cleric(kind, (), person.title) for kind in styles().clergy if _is_of(head, kind)), None)


def _hers(kind: Clergy) -> Clergy:
    """What a woman is named by an abbreviation that serves for both: dh of a druhna."""
    return next((one for one in styles().clergy if one.woman_of == kind.noun), kind)


def _is_of(head: str, kind: Clergy) -> bool:
    return (bool(kind.dignity) and head == kind.dignity) or (head in _PRIESTS and "ks." in kind.spelt and not kind.dignity)


def _dignity(word: str) -> str:
    small = word.lower()
    if small in _ACADEMIC:
        return ""
    return styles().short_dignities.get(small, small if small in styles().dignities else "")


def _first_post(words: list[str]) -> str:
    """The post named first, after adjectives and what says that somebody deputises."""
    deputy = False
    for at, word in enumerate(words):
        small = word.lower()
        if small in _DEPUTIES:
            deputy = True
        elif small not in _SKIPPED and not is_roman(word):
            found = _phrase(words[at:]) or next(filter(None, map(_known, _lemmas(word, deputy=deputy))), "")
            if found or not _is_adjective(word, deputy=deputy):
                return found
    return ""


def _phrase(words: list[str]) -> str:
    """Posts of two or three words that are called otherwise."""
    small = " ".join(words[:3]).lower()
    return next((title for phrase, title in styles().phrases.items() if f"{small} ".startswith(f"{phrase} ")), "")


def _lemmas(word: str, *, deputy: bool) -> Iterator[str]:
    """The noun as written, or, after "zastępca", the noun of which it is the genitive."""
    small = word.lower()
    if not deputy:
        yield small
        return
    for reading in morphology.readings(small):
        parts = reading.tag.split(":")
        if parts[0] == "subst" and "sg" in parts[1] and "gen" in parts[2] and parts[3] in ("m1", "f"):
            yield reading.lemma


def _known(noun: str) -> str:
    table = styles()
    for prefix in ("", *table.dropped):
        bare = noun.removeprefix(prefix).removeprefix("-")
        if bare in table.posts or bare in table.instead:
            return table.instead.get(bare, bare)
    return ""


def _is_adjective(word: str, *, deputy: bool) -> bool:
    if not deputy:
        return bool(read(word).adjectives)
    return any(reading.tag.startswith(("adj", "ppas", "pact")) for reading in morphology.readings(word.lower()))


def _rank(title: str) -> str:
    """By a title before the name: a rank or post before a degree, a professor before a doctor."""
    table, small = styles(), title.lower().replace("r. pr.", "r.pr.")
    found = [table.short[word] for word in small.split() if word in table.short]
    ranks = [rank for rank in found if rank not in ("profesor", "doktor")]
    return (ranks or found or [_first_post(title.split())])[0]
