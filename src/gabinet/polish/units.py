# SPDX-License-Identifier: EUPL-1.2
"""What an amount is of: the scale and the unit that stand after a number in a Polish text."""

import re
from decimal import Decimal
from typing import NamedTuple

from gabinet.polish import morphology
from gabinet.polish.morphology import Reading
from gabinet.polish.words import folded

_SCALE = re.compile(
    r" ?(?:(tys\.|tys|tysiąc(?:a|e|em|om|ami|ach|u)?|tysięcy)|(mln|milion(?:a|y|ów|em|om|ami|ach|ie)?)"
    r"|(mld|miliard(?:a|y|ów|em|om|ami|ach|zie)?)|(bln|bilion(?:a|y|ów|em|om|ami|ach|ie)?))(?!\w)",
    re.IGNORECASE,
)
_SCALES = (Decimal(10**3), Decimal(10**6), Decimal(10**9), Decimal(10**12))

_FIXED = [
    (unit, re.compile(rf" ?(?:{pattern})", re.IGNORECASE if any(sign.islower() for sign in pattern) else 0))
    for unit, pattern in (
        ("p.p.", r"(?:pkt|p)\.? ?proc(?:\.|\b)|p\.p\.|pp(?!\w)|punkt(?:y|u|ów|ach|ami|om)? procentow\w+"),
        ("%", r"%|proc\.|proc(?!\w)|procent(?:a|u|y|ów|em|ach|ami|om)?(?!\w)"),
        ("‰", r"‰|promil(?:a|e|i|ów)?(?!\w)"),
        ("zł", r"(?:zł|złot(?:y|e|ych|ego|emu|ym|ymi|ówek|ówka|ówki)|pln)(?!\w)"),
        ("gr", r"(?:gr|grosz(?:e|y|a|ach)?)(?!\w)"),
        ("EUR", r"€|(?:eur|euro)(?!\w)"),
        ("USD", r"\$|(?:usd|dolar(?:y|ów|a|ach|ami)?)(?!\w)"),
        ("km/h", r"km/h(?!\w)"),
        ("m²", r"m²|m2(?!\w)|mkw(?:\.|\b)|m kw\.|metr(?:y|ów|a|ach|ami)? kwadratow\w+"),
        ("m³", r"m³|m3(?!\w)|metr(?:y|ów|a|ach|ami)? sześcienn\w+"),
        ("km²", r"km²|km2(?!\w)"),
        ("°C", r"°C"),
    )
]
_SHORT = {
    "km": "km", "m": "m", "cm": "cm", "mm": "mm", "ha": "ha", "kg": "kg", "g": "g", "t": "t", "l": "l",
    "kw": "kW", "kwh": "kWh", "mw": "MW", "mwh": "MWh",
    "s": "sekunda", "sek": "sekunda", "min": "minuta", "h": "godzina", "godz": "godzina", "tyg": "tydzień", "mies": "miesiąc",
    "os": "osoba", "szt": "sztuka", "dni": "dzień", "osób": "osoba", "osoby": "osoba", "lat": "rok", "lata": "rok",
    "kilometr": "km", "metr": "m", "centymetr": "cm", "milimetr": "mm", "hektar": "ha", "kilogram": "kg", "gram": "g", "tona": "t", "litr": "l",
}  # fmt: skip
_DOTTED = frozenset({"sek", "min", "godz", "tyg", "mies", "os", "szt"})  # written with a full stop
_YEARS = frozenset({"lat", "lata", "latach", "latami", "latom"})
_WORD = re.compile(r" ([^\W\d_]+)(\.?)")
_GLUED = re.compile(r"(km|cm|mm|m|ha|kg|t|kWh|MWh|kW|MW|min|h|s|szt|os|godz|dni|osób|osoby|lat|lata)(\.?)(?!\w)")
_NO_NOUN = ("prep", "conj", "comp", "part", "adv", "interj", "pred", "ppron", "siebie", "num")
_UNREAD = frozenset(
    ("oraz", "albo", "przez", "przed", "jest", "było", "więc", "ponad", "około", "tylko", "także", "bez", "dla", "pod", "nad", "czy", "lub")
)


class Unit(NamedTuple):
    """The unit in one form for all its spellings ("zł", "%", "dzień"), empty where none is said, and where its words end."""

    name: str
    end: int


class Count(NamedTuple):
    """What decides the number of the noun: the value as written, and whether a scale follows it ("5 mln osób")."""

    value: Decimal
    scaled: bool


def scale(text: str, at: int) -> tuple[Decimal, int]:
    """The factor that stands after a number ("tys.", "mln") and where it ends; 1 where there is none."""
    found = _SCALE.match(text, at)
    if found is None or found.lastindex is None:
        return Decimal(1), at
    return _SCALES[found.lastindex - 1], found.end()


def unit(text: str, at: int, count: Count) -> Unit:
    """What is counted: money, a share, a measure, or the noun that follows, as its lemma; adjectives before it are passed over."""
    for name, pattern in _FIXED:
        found = pattern.match(text, at)
        if found:
            return Unit(name, found.end())
    word = _WORD.match(text, at) or _GLUED.match(text, at)
    if word is None:
        return Unit("", at)
    short = _SHORT.get(word[1].lower())
    if short:
        return Unit(short, word.end() if word[1].lower() in _DOTTED else word.end(1))
    return _counted(text, at, count)


def glued(text: str, at: int) -> bool:
    """Whether the letters right after a number are a scale or a unit ("602tys.", "5km") and not part of a name ("4K")."""
    return bool(_SCALE.match(text, at) or any(pattern.match(text, at) for _, pattern in _FIXED) or _GLUED.match(text, at))


def _counted(text: str, at: int, count: Count) -> Unit:
    """The noun, with at most two adjectives that agree with it before it."""
    if not morphology.available():
        return _next_word(text, at)
    adjectives: list[Reading] = []
    place = at
    for _ in range(3):
        word = _WORD.match(text, place)
        if word is None:
            break
        noun, own = _noun(word[1], count, adjectives), _adjectives(word[1])
        place, adjectives = word.end(1), own
        if noun and not _leads_to_noun(text, place, count, own):
            return Unit(_name(word[1], noun), place)
        if not own:
            break
    return Unit("", at)


def _adjectives(word: str) -> list[Reading]:
    return [reading for reading in morphology.readings(word) if reading.tag.startswith(("adj:", "ppas:", "pact:"))]


def _leads_to_noun(text: str, at: int, count: Count, adjectives: list[Reading]) -> bool:
    """Whether the word before is an adjective of the noun that follows: "nowe" is a noun as well, but not in "nowe miejsca"."""
    following = _WORD.match(text, at) if adjectives else None
    return following is not None and bool(_noun(following[1], count, adjectives))


def _noun(word: str, count: Count, adjectives: list[Reading]) -> str:
    """The lemma of a common noun in the number that the count asks for, agreeing with the adjectives; empty if it is none."""
    readings = morphology.readings(word)
    if any(reading.tag.startswith(_NO_NOUN) for reading in readings):
        return ""
    nouns = [reading for reading in readings if reading.tag.startswith("subst:") and "nazwa_pospolita" in reading.classes]
    if adjectives:
        nouns = [noun for noun in nouns if any(_agree(noun, adjective) for adjective in adjectives)]
    for fits in (_fits, _is_plural):
        fitting = [noun for noun in nouns if fits(noun, count)]
        if fitting:
            return min(fitting, key=_rarity).lemma
    return nouns[0].lemma if nouns else ""


def _rarity(noun: Reading) -> tuple[bool, bool]:
    """Nouns that have no singular ("klasy" beside "klasa") and qualified ones ("karo" beside "kara") come last."""
    return noun.tag.endswith(":pt"), bool(noun.qualifiers)


def _fits(noun: Reading, count: Count) -> bool:
    """Whether the noun stands as after this count where nothing else governs it: 1 dzień, 2 dni, 5 dni, 7,3 dnia, 5 mln osób."""
    number, cases = noun.tag.split(":")[1:3]
    if count.scaled:
        return "pl" in number and "gen" in cases
    if count.value != count.value.to_integral_value():
        return "sg" in number and "gen" in cases
    if count.value == 1:
        return "sg" in number
    few = 2 <= count.value % 10 <= 4 and count.value % 100 // 10 != 1
    return "pl" in number and ("nom" if few else "gen") in cases


def _is_plural(noun: Reading, count: Count) -> bool:
    return ("sg" if count.value == 1 else "pl") in noun.tag.split(":")[1]


def _agree(noun: Reading, adjective: Reading) -> bool:
    """Whether number, case and gender can be the same."""
    mine, its = noun.tag.split(":")[1:4], adjective.tag.split(":")[1:4]
    return all(set(one.split(".")) & set(other.split(".")) for one, other in zip(mine, its, strict=False))


def _name(word: str, lemma: str) -> str:
    if word.lower() in _YEARS:
        return "rok"
    return _SHORT.get(lemma, lemma)


def _next_word(text: str, at: int) -> Unit:
    """Without the dictionary: the following word as it stands, folded."""
    word = _WORD.match(text, at)
    if word is None or len(word[1]) < 3 or word[1].lower() in _UNREAD or not word[1].islower():
        return Unit("", at)
    return Unit(folded(word[1]), word.end(1))
