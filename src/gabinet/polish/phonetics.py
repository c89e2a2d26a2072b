# SPDX-License-Identifier: EUPL-1.2
"""Names by their sound, to find one that was heard on the telephone or typed without Polish letters: Wójcik, Wojcik, Wujcik.

The key is for finding, never for showing: names that differ may share it. What Polish spells in two ways is one (ó and u, rz and ż, ch and
h), what foreign keyboards lose is lost (ł, ś, ć), and nasal vowels are what they sound like before a consonant (Dąbrowa, Dombrowa).
"""

import re

from gabinet.polish.words import folded

_BEFORE_FOLDING = (
    (re.compile(r"[óuů]"), "o"),
    (re.compile(r"ą(?=[bp])|om(?=[bp])|ą|on(?=[^aeiouyąęó\s-])"), "a"),
    (re.compile(r"ę(?=[bp])|em(?=[bp])|ę|en(?=[^aeiouyąęó\s-])"), "e"),
    (re.compile(r"rz|ż|ź|ž|ř"), "z"),
)
_AFTER_FOLDING = (
    (re.compile(r"tsch|tch|cz|ts|tz"), "c"),
    (re.compile(r"sch|sh|sz"), "s"),
    (re.compile(r"dz|zh"), "z"),
    (re.compile(r"ch|gh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[vw]"), "w"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"u"), "o"),
    (re.compile(r"([bcdfghiklmnoprstwz])\1+"), r"\1"),
)
_LETTERS = re.compile(r"[^a-z0-9]+")


def phonetic(name: str) -> str:
    """The key of a name: letters a to z and digits, words joined by single spaces; empty for what has none."""
    text = name.lower()[:200]
    for pattern, sound in _BEFORE_FOLDING:
        text = pattern.sub(sound, text)
    text = _LETTERS.sub(" ", folded(text))
    for pattern, sound in _AFTER_FOLDING:
        text = pattern.sub(sound, text)
    return text.strip()


def sounds_alike(one: str, other: str) -> bool:
    """Whether two names have the same key."""
    return phonetic(one) == phonetic(other)
