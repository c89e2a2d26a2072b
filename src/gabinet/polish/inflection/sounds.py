# SPDX-License-Identifier: EUPL-1.2
"""Declension by sound alone, for words that no dictionary knows: adjectives (regular without exception), men's names on a
consonant, names on -a. After the tables of Wielki słownik ortograficzny PWN, chapter on names.
"""

import re
from collections.abc import Mapping

from gabinet.polish.inflection.form import Case, Number

_GLIDE = re.compile(r"[aeiouy]y$", re.IGNORECASE)
_MUTE = ("ve", "ce", "ke", "le", "ine", "ane", "ude", "que")
Forms = Mapping[Case, str]
POLISH = frozenset("aąbcćdeęfghijklłmnńoóprsśtuwyzźż")
VOWELS = "aąeęioóuy"
_FOREIGN_VOWELS = "áàâäãåéèêëíìîïôöőòõúùûüűýÿěů"
_FOREIGN_ENDINGS = ("tz", "nz", "lz", "zs", "cs", "ois", "ais", "oit", "ac", "ic", "ck")
_SOFT_ENDINGS = ("l", "y", "j", "c", "cz", "sz", "ż", "rz", "dz", "dż", "k", "g", "h", "š", "č", "ž", "ř", "cs", "tz", "nz", "lz")
_SOFTENED = {"ć": "ci", "ń": "ni", "ś": "si", "ź": "zi"}
_SOFT_BEFORE_A = (
    (("c", "cz", "sz", "ż", "rz", "dz", "dż"), 0, "y"),
    (tuple(f"{vowel}{glide}" for vowel in "aąeęioóuy" for glide in "jy"), 1, "i"),  # Maja, Mai; Freya, Frei
    (("ci", "dzi", "ni", "si", "zi"), 0, ""),  # Kasia, Kasi
    (("j", "l", "i", "í", "e", "u"), 0, "i"),  # Natalja, Natalji; Aniela, Anieli; Maria, Marii; Andrea, Andrei; Joszua, Joszui
)
_BEFORE_E = (
    ("st", "ście"), ("zd", "ździe"), ("sł", "śle"), ("zł", "źle"), ("ch", "sze"),
    ("t", "cie"), ("d", "dzie"), ("r", "rze"), ("ł", "le"), ("s", "sie"), ("z", "zie"), ("k", "ce"), ("g", "dze"), ("h", "że"),
)  # fmt: skip


# The nominative plural of men and the singular that it comes from: mniejsi, mniejszy; zasłużeni, zasłużony; participles on -ący stay.
_BEFORE_MEN = (
    ("ący", "ący"), ("scy", "ski"), ("ccy", "cki"), ("dzcy", "dzki"), ("lcy", "lki"), ("dzy", "gi"), ("rzy", "ry"),
    ("eni", "ony"), ("si", "szy"), ("dzi", "dy"), ("ści", "sty"), ("ci", "ty"), ("li", "ły"),
)  # fmt: skip


def is_polish(word: str) -> bool:
    """Whether all letters are Polish and none of the foreign pairs stands in it, so that spelling shows the sound."""
    small = word.lower()
    return set(small) <= POLISH and not any(pair in small for pair in ("th", "sch", "ou", "ph", "tsch", "ee", "oo", "aa", "eau"))


def adjective(nominative: str, gender: str, number: Number, case: Case) -> str:
    """An adjective given in the nominative of this gender (m1, m2, m3, f, n) and number; plurals not of men (-e) and -scy, -ccy."""
    if case in ("nom", "voc"):
        return nominative
    if case == "acc" and gender in (("m2", "m3", "f", "n") if number == "pl" else ("m3", "n")):
        return nominative
    if number == "pl":
        return _plural_base(nominative) + {"gen": "ch", "dat": "m", "acc": "ch", "inst": "mi", "loc": "ch"}[case]
    if gender == "f":
        stem = nominative[:-1]
        return stem + ("ą" if case in ("acc", "inst") else "iej" if stem.endswith(("k", "g")) else "ej")
    return _man_or_thing(nominative, case)


def man(nominative: str) -> Forms | None:
    """A man's name on a consonant in the singular; None for one on a vowel. Whether it is sure: `is_clear`."""
    last, glide = nominative[-1:].lower(), _GLIDE.search(nominative) is not None  # the y of Murray is a consonant
    if not glide and (not last.isalpha() or last in VOWELS or last in _FOREIGN_VOWELS):
        return None
    if last == "x":
        return from_genitive(nominative, f"{nominative[:-1]}ksa")
    return from_genitive(nominative, nominative[:-1] + _SOFTENED[last] + "a" if last in _SOFTENED else f"{nominative}a")


def is_clear(name: str) -> bool:
    """Whether spelling alone decides the forms of `man` and `on_a`: no foreign letter or pair, no vowel that may move, no sound that
    leaves a choice."""
    small = name.lower()
    if not is_polish(name):
        return False
    return not _leaves_a_choice(small[:-1]) if small.endswith("a") else not _moves(small)


def from_genitive(nominative: str, genitive: str) -> Forms | None:
    """The singular of a man's name from two forms ("Osioł", "Osła" and the like); None where it is not declined so."""
    if not genitive.endswith("a") or len(genitive) < 3:
        return None
    stem = genitive[:-1]
    place = _before_u_or_e(stem)
    soft = "i" if stem[-1] in "kg" else ""
    return {"nom": nominative, "gen": genitive, "dat": f"{stem}owi", "acc": genitive, "inst": f"{stem}{soft}em", "loc": place, "voc": place}


def plural_of_men(genitive: str) -> Forms:
    """The plural of such a name, for couples."""
    stem = genitive[:-1]
    people = f"{stem}ów"
    return {"nom": f"{stem}owie", "gen": people, "dat": f"{stem}om", "acc": people, "inst": f"{stem}ami", "loc": f"{stem}ach", "voc": f"{stem}owie"}


def on_mute_e(nominative: str) -> Forms | None:
    """A foreign name whose last e is not heard (Steve, Steve’a; Maurice, Maurice’a); None for others."""
    if not nominative.lower().endswith(_MUTE):
        return None
    stem, heard = nominative[:-1], f"{nominative}’"
    place = f"{heard}u" if stem.endswith(("k", "l")) else f"{stem[:-1]}sie" if stem.endswith("c") else before_e(stem)
    by = f"{stem}iem" if stem.endswith("k") else f"{heard}em"
    return {"nom": nominative, "gen": f"{heard}a", "dat": f"{heard}owi", "acc": f"{heard}a", "inst": by, "loc": place, "voc": place}


def on_english_y(nominative: str) -> Forms | None:
    """An English first name on -y (Bobby, Bobby’ego, Bobbym); None for others."""
    if not nominative.endswith("y"):
        return None
    owner, by = f"{nominative}’ego", f"{nominative}m"
    return {"nom": nominative, "gen": owner, "dat": f"{nominative}’emu", "acc": owner, "inst": by, "loc": by, "voc": nominative}


def slavic_adjective(nominative: str, case: Case) -> str:
    """A man's surname on -yj, -skij, Czech -ý as the adjective that it is (Szeptyćkyj, Szeptyćkiego; Veselý, Veselego), empty for others."""
    if not nominative.endswith(("yj", "skij", "ckij", "zkij", "ý")):
        return ""
    stem = nominative[:-1] if nominative.endswith("ý") else nominative[:-2]
    base = f"{stem}i" if stem.endswith(("k", "g")) else f"{stem}y"
    return adjective(base, "m1", "sg", case) if case not in ("nom", "voc") else nominative


def on_a(nominative: str) -> Forms | None:
    """A name on -a in the singular, of a man or a woman; None for others. Whether it is sure: `is_clear`."""
    stem, small = nominative[:-1], nominative[:-1].lower()
    if not nominative.endswith("a") or not stem:
        return None
    genitive, dative = _on_a(stem, small)
    return {"nom": nominative, "gen": genitive, "dat": dative, "acc": f"{stem}ę", "inst": f"{stem}ą", "loc": dative, "voc": f"{stem}o"}


def on_foreign_a(nominative: str) -> Forms | None:
    """A first name whose -ca is spoken -ka (Bianki, Biance, Biancę) or whose -nia does not soften (Antonii); None for others."""
    stem = nominative[:-1]
    if nominative.endswith("ca"):
        genitive, dative = f"{stem[:-1]}ki", before_e(f"{stem[:-1]}k")
    elif nominative.endswith("nia"):
        genitive = dative = f"{stem}i"
    else:
        return None
    return {"nom": nominative, "gen": genitive, "dat": dative, "acc": f"{stem}ę", "inst": f"{stem}ą", "loc": dative, "voc": f"{stem}o"}


def on_ni(nominative: str) -> Forms:
    """A woman's title on -ni: radczyni, radczynię."""
    same: dict[Case, str] = dict.fromkeys(("nom", "gen", "dat", "loc", "voc"), nominative)
    return same | {"acc": f"{nominative}ę", "inst": f"{nominative}ą"}


def on_o(nominative: str) -> Forms:
    """A Ukrainian or Belarusian first name on -o, which is a masculine noun: Petro, Petra, Petrowi (RJP on "Mychajło")."""
    return dict(from_genitive(nominative, f"{nominative[:-1]}a") or {}) | {"voc": nominative}


def on_foreign_o(nominative: str) -> Forms:
    """An Italian or Spanish one, whose locative takes -u: Pedro, Pedra, Pedru; c is k before e: Federico, Federikiem."""
    stem = nominative[:-1]
    hard = f"{stem[:-1]}ki" if stem.endswith("c") else f"{stem}i" if stem.endswith(("k", "g")) else stem
    owner = f"{stem}a"
    return {
        "nom": nominative, "gen": owner, "dat": f"{stem}owi", "acc": owner, "inst": f"{hard}em", "loc": f"{stem}u", "voc": nominative,
    }  # fmt: skip


def before_e(stem: str) -> str:
    """A stem before the -e of the locative: t becomes ci, r becomes rz, k becomes c."""
    for ending, changed in _BEFORE_E:
        if stem.endswith(ending):
            return stem[: -len(ending)] + changed
    return stem + ("e" if stem.endswith("i") else "ie")


def _before_u_or_e(stem: str) -> str:
    return f"{stem}u" if stem.endswith((*_SOFT_ENDINGS, "i")) else before_e(stem)


def _on_a(stem: str, small: str) -> tuple[str, str]:
    """Genitive and dative."""
    if small.endswith(("k", "g")):
        return f"{stem}i", before_e(stem)
    for endings, cut, added in _SOFT_BEFORE_A:
        if small.endswith(endings):
            soft = stem[: len(stem) - cut] + added
            return soft, soft
    return f"{stem}y", before_e(stem)


def _leaves_a_choice(stem: str) -> bool:
    """Before -a: c, which may be spoken k; h as in Olha; -nia, -sia as in Kasia beside Eugenia; a vowel; a doubled consonant but nn."""
    doubled = len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] != "n"
    return doubled or stem.endswith(("c", "ci", "dzi", "ni", "si", "zi", "a", "o", "u", "y")) or (stem.endswith("h") and not stem.endswith("ch"))


def _moves(small: str) -> bool:
    """Whether a vowel of the last syllable may move or change (-ek, -ec, -el, -er, -eń, -ew, -ół, -ąb), or the last letters are foreign."""
    if small.endswith(_FOREIGN_ENDINGS) or (len(small) > 1 and small[-1] == small[-2]):
        return True
    last_vowel = next((letter for letter in reversed(small[-3:]) if letter in VOWELS), "")
    moving = last_vowel == "e" and small.endswith(("k", "c", "l", "ł", "ń", "r", "w")) and not small.endswith("eusz")
    return moving or last_vowel in ("ó", "ą")


def _man_or_thing(nominative: str, case: Case) -> str:
    base = nominative if nominative.endswith(("i", "y")) else _base_of_thing(nominative)
    if case in ("inst", "loc"):
        return f"{base}m"
    return (base if base.endswith("i") else base[:-1]) + ("emu" if case == "dat" else "ego")


def _base_of_thing(nominative: str) -> str:
    """-ie gives -i, -e gives -y; nasz and wasz take -y."""
    if nominative.endswith("sz"):
        return f"{nominative}y"
    return nominative[:-1] if nominative.endswith("ie") else f"{nominative[:-1]}y"


def _plural_base(nominative: str) -> str:
    for ending, base in _BEFORE_MEN:
        if nominative.endswith(ending):
            return nominative[: -len(ending)] + base
    return _base_of_thing(nominative)
