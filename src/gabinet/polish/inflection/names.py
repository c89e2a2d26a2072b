# SPDX-License-Identifier: EUPL-1.2
"""First names and surnames, one at a time: what the dictionary knows, then what names of the same ending do, then sound.

Sources: SGJP; Wielki słownik ortograficzny PWN, rules 65 to 76 (names of people); Wielki słownik poprawnej polszczyzny. A man's
surname is declined wherever a pattern exists; a woman's only on -a. The person's gender decides, never the ending.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from gabinet.polish import morphology
from gabinet.polish.inflection import endings, sounds
from gabinet.polish.inflection.form import Case, Doubt, Form, Gender, Number, Source, as_given
from gabinet.polish.inflection.lexicon import COMMON, GIVEN, SURNAME, Paradigm, named, paradigms
from gabinet.polish.inflection.listed import listed
from gabinet.polish.inflection.preference import preferred

_UNDECLINED_ENDINGS = ("eau", "eaux", "ois", "oix", "oux", "u", "ó", "é", "ée", "ú", "ő", "ű", "oo", "ee")
_SHORTEST = 3  # a shorter one on a vowel is no Polish name: Li, Wu
_GENDERS = {"m": "m1", "f": "f"}


def given(word: str, gender: Gender, case: Case) -> Form:
    """A first name in the singular."""
    if case == "nom":
        return as_given(word)
    known = named(word, GIVEN, _GENDERS[gender])
    if known:
        return from_paradigms(word, known, "sg", case)
    return _as_listed(word, case) or (_woman_by_sound if gender == "f" else _man_by_sound)(word, case)


def surname(word: str, gender: Gender, case: Case, number: Number = "sg") -> Form:
    """A surname of one part; in the plural that of a family, `gender` being m."""
    if case == "nom" and number == "sg":
        return as_given(word)
    known = named(word, SURNAME, _GENDERS[gender])
    if known:
        return from_paradigms(word, known, number, case)
    if gender == "f" and not word.endswith("a"):
        return as_given(word)
    if gender == "f":
        return _from_man(word, case) or _by_ending(word, gender, case, number)
    return _like_noun(word, case, number) or _by_ending(word, gender, case, number)


def is_arms(part: str) -> bool:
    """Whether the first part of a man's compound surname may be arms, which some families leave undeclined; nouns on -a may be."""
    return part in listed("arms") or (part.endswith("a") and not part.endswith(("ska", "cka")))


def from_paradigms(word: str, known: tuple[Paradigm, ...], number: Number, case: Case) -> Form:
    """What the dictionary says, several forms in the order of preference."""
    forms = tuple(dict.fromkeys(form for one in known for form in one.all(number, case)))
    if not forms:
        return as_given(word).doubted(Doubt.UNKNOWN, word)
    text, free = preferred(forms, f"{number}:{case}", known[0].gender, word)
    others = tuple(form for form in forms if form != text)
    if free:
        return Form(text, certain=False, source=Source.VARIANTS, alternatives=others, reason=Doubt.VARIANTS, word=word)
    return Form(text, source=Source.DICTIONARY, alternatives=others)


def _as_listed(word: str, case: Case) -> Form | None:
    """A name of the shipped list."""
    forms = _listed().get(word)
    return Form(forms[case]) if forms else None


def _woman_by_sound(word: str, case: Case) -> Form:
    if not word.endswith("a"):
        return as_given(word)
    return _by_sound(word, _on_a(word), case)


def _man_by_sound(word: str, case: Case) -> Form:
    as_womans = named(word, GIVEN, "f")
    if as_womans and word.endswith("a"):  # Jan Maria
        return from_paradigms(word, as_womans, "sg", case)
    forms = _man_forms(word)
    if forms is None or word.lower().endswith(_UNDECLINED_ENDINGS):
        return _by_ending(word, "m", case, "sg").doubted(Doubt.FOREIGN, word)
    return _by_sound(word, forms, case)


def _man_forms(word: str) -> sounds.Forms | None:
    if word.endswith("a"):
        return _on_a(word)
    if word.endswith("o"):
        return sounds.on_foreign_o(word)
    return sounds.on_mute_e(word) or sounds.man(word) or sounds.on_english_y(word)


def _on_a(word: str) -> sounds.Forms:
    """A first name on -a that the dictionary lacks: -ca is spoken -ka, -nia is not softened (both in doubt)."""
    return sounds.on_foreign_a(word) or sounds.on_a(word) or {}


def _by_sound(word: str, forms: sounds.Forms, case: Case) -> Form:
    form = Form(forms.get(case, word))
    return form if sounds.is_clear(word) and word[-1] not in "oey" else form.doubted(Doubt.FOREIGN, word)


def _from_man(word: str, case: Case) -> Form | None:
    """A woman's surname that a man's explains: the same on -a (Lorca, Lorki); -owa, -ewa as an adjective (Iwanowa); -ówna as a noun."""
    same = named(word, SURNAME, "m1")
    if same:
        return from_paradigms(word, same, "sg", case)
    if word.endswith("ówna"):
        return Form((sounds.on_a(word) or {}).get(case, word))
    if not word.endswith(("owa", "ewa")):
        return None
    mans = morphology.readings(word[:-1]) + morphology.readings(f"{word[:-3]}a")
    known = any(SURNAME in reading.classes and reading.tag.endswith(":m1") for reading in mans)
    return Form(sounds.adjective(word, "f", "sg", case)) if known else None


def _like_noun(word: str, case: Case, number: Number) -> Form | None:
    """A man's surname that is a common noun and no surname of the dictionary: in doubt unless its ending says the same."""
    small = word.lower()
    noun = next((one for one in paradigms(small) if COMMON in one.classes and one.gender in ("m1", "m2", "m3")), None)
    if noun is None or word.endswith("a") or not noun.all("sg", "gen"):
        return None
    genitive = noun.all("sg", "gen")[0]
    if genitive.endswith(("ego", "y", "i")) or genitive == small:
        return None
    ours = word[0] + genitive[1:-1] + "a"
    singular = sounds.from_genitive(word, ours)
    if singular is None:
        return None
    text = singular[case] if number == "sg" else sounds.plural_of_men(ours)[case]
    other = _by_ending(word, "m", case, number)
    if other.text == text and other.certain:
        return other
    others = (other.text,) if other.text != text else ()
    return Form(text, certain=False, alternatives=others, reason=Doubt.COMMON_NOUN, word=word)


def _by_ending(word: str, gender: Gender, case: Case, number: Number) -> Form:
    """As surnames that end alike; never certain where spelling does not show the sound."""
    if word.lower().endswith(_UNDECLINED_ENDINGS) or len(word) < _SHORTEST:
        return as_given(word).doubted(Doubt.FOREIGN, word)
    if gender == "m" and (spoken := _by_last_sound(word, case, number)):
        return Form(spoken).doubted(Doubt.FOREIGN, word)
    form, certain = _ruled(word, gender, case, number)
    if not sounds.is_polish(word):
        return form.doubted(Doubt.FOREIGN, word)
    return form if certain else form.doubted(Doubt.UNKNOWN, word)


def _ruled(word: str, gender: Gender, case: Case, number: Number) -> tuple[Form, bool]:
    """The form by the ending, and whether the rule decides. One letter says less than the sound of the whole, but of adjectives (-ska)."""
    rule = endings.rule(word, endings.MEN if gender == "m" else endings.WOMEN)
    if rule is not None and (len(rule.ending) > 1 or rule.certain or word.endswith(("ska", "cka"))):
        text = rule.form(word, number, case)
        return (Form(text, source=Source.SUFFIX), rule.certain) if text else (as_given(word), False)
    spoken = _spoken(word, case, number) or (rule.form(word, number, case) if rule else "")
    return (Form(spoken) if spoken else as_given(word)), False


def _spoken(word: str, case: Case, number: Number) -> str:
    """A surname whose last letter alone says nothing sure, by its last sound; -o after a hard consonant as -a (rule 70). Empty for others."""
    singular = sounds.on_a(f"{word[:-1]}a") if word.endswith(("a", "o")) else sounds.man(word)
    if singular is None:
        return ""
    if number == "sg":
        return word if case == "nom" else singular[case]
    return sounds.plural_of_men(f"{word[:-1]}a" if word.endswith(("a", "o")) else singular["gen"])[case]


def _by_last_sound(word: str, case: Case, number: Number) -> str:
    """A man's surname that ends in letters which no Polish one has: -x, -ay, -skyj; empty for others."""
    small = word.lower()
    if small.endswith("x") or (small.endswith("y") and sounds.man(word)):
        genitive = f"{word[:-1]}ksa" if small.endswith("x") else f"{word}a"
        return ((sounds.from_genitive(word, genitive) or {}) if number == "sg" else sounds.plural_of_men(genitive)).get(case, word)
    return sounds.slavic_adjective(word, case) if number == "sg" else ""


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, sounds.Forms]:
    table = tomllib.loads(resources.files(__package__).joinpath("given.toml").read_text(encoding="utf-8"))
    listed: dict[str, sounds.Forms] = {name: sounds.on_o(name) for name in table["on_o"]}
    listed |= {name: forms for name in table["steady"] if (forms := sounds.man(name))}
    listed |= {name: forms for name in table["on_a"] if (forms := sounds.on_a(name))}
    return listed
