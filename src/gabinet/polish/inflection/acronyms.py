# SPDX-License-Identifier: EUPL-1.2
"""Acronyms: WOPR, WOPR-u. One that ends in a vowel when spoken stays (ZHP, OSP); one that ends in a consonant may be declined or left.

Source: Wielki słownik ortograficzny PWN, rules 247 to 250 (declension of acronyms).
"""

import re

from gabinet.polish.inflection.form import Case, Doubt, Form, as_given

_ACRONYM = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ](?:[a-z]?[A-ZĄĆĘŁŃÓŚŹŻ]){1,9}")
_SPELT_TO_CONSONANT = frozenset("FLŁMNRSZJX")  # ef, el, eł, em, en, er, es, zet, jot, iks; all other letters are called by a vowel
_ENDS_SYLLABLE = re.compile(r"[BCDFGHJKLŁMNPRSŚTWZŻ][AEIOUYÓĄĘ][BCDGKPTW]$")  # read as a word: PAP, NIK, GOK
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LOCATIVE = {
    "R": "-ze",
    "Z": "-ecie",
    "F": "-ie",
    "M": "-ie",
    "N": "-ie",
    "S": "-ie",
    "B": "-ie",
    "P": "-ie",
    "W": "-ie",
    "T": "-cie",
    "D": "-zie",
    "Ł": "-le",
}


def is_acronym(word: str) -> bool:
    """Whether a word is one of capitals (with small letters inside: MOSiR); a Roman numeral is none."""
    return _ACRONYM.fullmatch(word) is not None and not is_roman(word)


def is_roman(word: str) -> bool:
    """Whether a word is a Roman numeral, as in "II Liceum"."""
    return bool(word) and _ROMAN.fullmatch(word) is not None


def stays(word: str) -> bool:
    """Whether an acronym ends in a vowel when spoken."""
    return word[-1] not in _SPELT_TO_CONSONANT and _ENDS_SYLLABLE.search(word) is None


def decline_acronym(word: str, case: Case) -> Form:
    """The acronym with its ending, which the body itself may not use: then it is left as it is."""
    if case in ("nom", "acc", "voc") or stays(word):
        return as_given(word)
    last = word[-1]
    endings = {"gen": "-u", "dat": "-owi", "inst": "-iem" if last in "KG" else "-em", "loc": _LOCATIVE.get(last, "-u")}
    return Form(word + endings[case], alternatives=(word,)).doubted(Doubt.ACRONYM, word)
