# SPDX-License-Identifier: EUPL-1.2
"""Numbers and amounts of money in Polish words: "dwieście czterdzieści pięć złotych 30/100".

Source: Wielki słownik poprawnej polszczyzny, entries on numerals; the fraction of a contract's amount in hundredths is office usage.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from gabinet.polish.typography import plural

Gender = Literal["m", "f", "n"]  # of the thing counted: dwa listy, dwie osoby, dwa miasta; jeden, jedna, jedno
LARGEST = 10**15 - 1

_ONES = ("", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć")
_TEENS = (
    "dziesięć", "jedenaście", "dwanaście", "trzynaście", "czternaście", "piętnaście", "szesnaście", "siedemnaście", "osiemnaście", "dziewiętnaście",
)  # fmt: skip
_TENS = (
    "", "", "dwadzieścia", "trzydzieści", "czterdzieści", "pięćdziesiąt", "sześćdziesiąt", "siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt",
)  # fmt: skip
_HUNDREDS = ("", "sto", "dwieście", "trzysta", "czterysta", "pięćset", "sześćset", "siedemset", "osiemset", "dziewięćset")
_SCALES = (
    ("", "", ""),
    ("tysiąc", "tysiące", "tysięcy"),
    ("milion", "miliony", "milionów"),
    ("miliard", "miliardy", "miliardów"),
    ("bilion", "biliony", "bilionów"),
)
_ORDINAL_ONES = ("", "pierwsz", "drugi", "trzeci", "czwart", "piąt", "szóst", "siódm", "ósm", "dziewiąt")
_ORDINAL_TEENS = (
    "dziesiąt", "jedenast", "dwunast", "trzynast", "czternast", "piętnast", "szesnast", "siedemnast", "osiemnast", "dziewiętnast",
)  # fmt: skip
_ORDINAL_TENS = (
    "", "", "dwudziest", "trzydziest", "czterdziest", "pięćdziesiąt", "sześćdziesiąt", "siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt",
)  # fmt: skip
_ORDINAL_HUNDREDS = ("", "setn", "dwusetn", "trzechsetn", "czterechsetn", "pięćsetn", "sześćsetn", "siedemsetn", "osiemsetn", "dziewięćsetn")
_ORDINAL_THOUSANDS = (
    "", "tysięczn", "dwutysięczn", "trzytysięczn", "czterotysięczn", "pięciotysięczn", "sześciotysięczn", "siedmiotysięczn", "ośmiotysięczn",
    "dziewięciotysięczn",
)  # fmt: skip


class Currency(NamedTuple):
    """The forms of a currency and of its hundredth after 1, 2 to 4, and 5; `gender` is that of the whole unit."""

    unit: tuple[str, str, str]
    hundredth: tuple[str, str, str]
    gender: Gender = "m"


CURRENCIES = {
    "PLN": Currency(("złoty", "złote", "złotych"), ("grosz", "grosze", "groszy")),
    "EUR": Currency(("euro", "euro", "euro"), ("cent", "centy", "centów"), "n"),
    "USD": Currency(("dolar", "dolary", "dolarów"), ("cent", "centy", "centów")),
    "GBP": Currency(("funt", "funty", "funtów"), ("pens", "pensy", "pensów")),
    "CHF": Currency(("frank", "franki", "franków"), ("centym", "centymy", "centymów")),
    "CZK": Currency(("korona", "korony", "koron"), ("halerz", "halerze", "halerzy"), "f"),
}


class NoWords(ValueError):
    """The number is too large, or the currency has no forms here."""


def in_words(number: int, gender: Gender = "m") -> str:
    """A whole number as it is read: "dwa tysiące czterysta dwanaście". Raises NoWords above a thousand billions (10^15)."""
    if abs(number) > LARGEST:
        raise NoWords("The number is too large to be written in words.")
    if number == 0:
        return "zero"
    words: list[str] = []
    rest, scale = abs(number), 0
    while rest:
        rest, group = divmod(rest, 1000)
        if group:
            words.insert(0, _group(group, scale, gender, alone=rest == 0))
        scale += 1
    return ("minus " if number < 0 else "") + " ".join(words)


def amount_in_words(amount: Decimal, currency: str = "PLN", *, hundredths: bool = False) -> str:
    """An amount as a contract or receipt says it: "sto złotych 05/100"; with `hundredths` "sto złotych pięć groszy".

    Rounded half up to a hundredth. Raises NoWords for a currency that has no forms here.
    """
    if currency not in CURRENCIES:
        raise NoWords(f"The currency {currency} has no forms in words here.")
    forms = CURRENCIES[currency]
    exact = amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    whole, rest = divmod(abs(int(exact * 100)), 100)
    said = f"{'minus ' if exact < 0 else ''}{in_words(whole, forms.gender)} {plural(whole, *forms.unit)}"
    if not hundredths:
        return f"{said} {rest:02}/100"
    return f"{said} {in_words(rest)} {plural(rest, *forms.hundredth)}"


def ordinal_genitive(number: int) -> str:
    """The ordinal in the masculine genitive, as days and years are read: "dwudziestego siódmego", "dwa tysiące dwudziestego szóstego".

    From 1 to 9999; raises NoWords for others. Only the tens and ones are ordinals, the rest are cardinals; a round hundred or thousand
    is an ordinal itself.
    """
    if not 1 <= number <= 9999:
        raise NoWords("Only 1 to 9999 are read as ordinals here.")
    rest, small = number // 100 * 100, number % 100
    if small:
        return " ".join(filter(None, (in_words(rest) if rest else "", _small_ordinal(small))))
    thousands, hundreds = divmod(number, 1000)
    if hundreds:
        return " ".join(filter(None, (in_words(thousands * 1000) if thousands else "", f"{_ORDINAL_HUNDREDS[hundreds // 100]}ego")))
    return f"{_ORDINAL_THOUSANDS[thousands]}ego"


def _group(group: int, scale: int, gender: Gender, *, alone: bool) -> str:
    """Up to 999 with its scale; "tysiąc" without "jeden" before it."""
    noun = plural(group, *_SCALES[scale])
    if scale and group == 1:
        return noun
    return " ".join(filter(None, (_below_thousand(group, gender if scale == 0 else "m", only=group == 1 and alone), noun)))


def _below_thousand(number: int, gender: Gender, *, only: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if 10 <= rest < 20:
        return " ".join(filter(None, (_HUNDREDS[hundreds], _TEENS[rest - 10])))
    tens, ones = divmod(rest, 10)
    return " ".join(filter(None, (_HUNDREDS[hundreds], _TENS[tens], _one(ones, gender, only=only))))


def _one(ones: int, gender: Gender, *, only: bool) -> str:
    """One alone agrees (jedna, jedno), in a larger number it does not (dwadzieścia jeden osób); two agrees always (dwadzieścia dwie)."""
    if ones == 1 and only:
        return {"m": "jeden", "f": "jedna", "n": "jedno"}[gender]
    return "dwie" if ones == 2 and gender == "f" else _ONES[ones]


def _small_ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 1:
        return f"{_ORDINAL_TEENS[ones]}ego"
    return " ".join(f"{stem}ego" for stem in (_ORDINAL_TENS[tens], _ORDINAL_ONES[ones]) if stem)
