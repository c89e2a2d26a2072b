# SPDX-License-Identifier: EUPL-1.2
"""What is written in digits and says no amount: dates, hours, telephones, case signs, articles of acts, numbers of things."""

import re

from gabinet.polish.casesign import case_signs

HIDDEN = "\0"

_MONTH = (
    r"(?:stycz(?:eń|nia|niu)|lut(?:y|ego|ym)|mar(?:zec|ca|cu)|kwie(?:cień|tnia|tniu)|maj[au]?|czerw(?:iec|ca|cu)|lip(?:iec|ca|cu)"
    r"|sierp(?:ień|nia|niu)|wrze(?:sień|śnia|śniu)|październik[au]?|listopad(?:a|zie)?|grud(?:zień|nia|niu))"
)
_YEAR = r"(?:19|20)\d{2}"
_YEAR_WORD = r"(?:r\.(?!\w)|r(?![\w.])|rok(?:u|iem)?(?!\w))"
_AMOUNT = r"(?:tys|mln|mld|bln|milion|miliard|tysi|zł|PLN|EUR|euro|€|%|‰|proc|km|ha|m²|m2|kg)"
_MORE = r"(?:(?:\s*[-–—]\s*|\s+(?:i|lub|oraz|do|a)\s+)\d+[a-z]?\b)*"
_NUMBERED = (
    r"(?:(?:art|ust|pkt|par|poz|lit|zał|rozdz|str|s|tab|rys|lp|pok|lok|kl|wer|ad)\.|nr\.?|pkt|poz|numer(?:em|u|ze)?|§§?"
    r"|artyku[łl](?:u|em|ów)?|ustęp(?:u|em)?|punk(?:t|tu|cie|tem)|paragraf(?:u|ie|em)?|załącznik(?:u|a|iem)?|pozycj[iaąę]|stron[aiyęą]"
    r"|stronie|rozdział(?:u|em)?|pokój|pokoj(?:u|em)|klas(?:a|y|ie|ę)|lini(?:a|i|ę|ą)|wersj[iaąę]|edycj[iaąę])"
)

_KINDS = [
    r"\bhttps?://\S+|\bwww\.\S+|(?<!\S)\S*@\S*",
    r"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?",
    # days with the name of their month, months with their year, years
    rf"\b(?:\d{{1,2}}\.?\s*(?:[-–—]|\sdo\s|\si\s|\slub\s|\soraz\s)\s*)?\d{{1,2}}\.? {_MONTH}\b(?: {_YEAR}\b(?: {_YEAR_WORD})?)?",
    rf"\b{_MONTH} {_YEAR}\b(?: {_YEAR_WORD})?",
    rf"\b{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d{{2}})\b)? ?{_YEAR_WORD}|\b{_YEAR}\s?[-–/]\s?{_YEAR}\b|\brok(?:u|iem)? {_YEAR}\b",
    r"\blat(?:a|ach)? \d0\.",
    # days in digits
    r"\b\d{1,2}\.\d{1,2}\.\d{4}\b",
    rf"\b(?:(?:0?[1-9]|[12]\d|3[01])(?:\.\d{{2}})?\s?[-–]\s?)?(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?:\.\d{{2}})?\b(?![.,]?\d)(?! ?{_AMOUNT})",
    # hours, results of matches
    r"\b\d+:\d+(?::\d+)*\b",
    r"(?<!\d )\bgodz(?:\.|in(?:a|ie|y|ę|ą)) ?\d{1,2}(?:[.:]\d{2})?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?)?\b(?! minut)",
    # telephones, accounts, registers
    r"\b(?:tel|telefon\w*|kom|fax|faks)\b[.:]{0,2} ?(?:nr ?)?\+?(?:\(\d{1,3}\) ?)?\d(?:[ -]?\d)+",
    r"\+\d{2}[ -]?\d[\d -]{6,}\d",
    r"\b\d{2}[ -]\d{3}[ -]\d{2}[ -]\d{2}\b|\b\d{3}-\d{3}-\d{3}\b",
    r"\b\d{2}(?: ?\d{4}){6}\b|\b(?:NIP|REGON|KRS|PESEL|IBAN|ISBN|ISSN)\b[:.]{0,2} ?[\d -]{6,}",
    # numbers of things
    rf"(?<!\w){_NUMBERED} ?\d+[a-z]?\b(?:/\w+)*{_MORE}",
    r"\b\w*\d/\w[\w./-]*|#\d+",
    r"\b\d+(?:,\d+)?[-–][^\W\d_]+",
    r"(?m:^)[ \t]*\d{1,2}[.)](?=\s)",
]
_CASED = [r"\b\d{2}-\d{3} (?=[A-ZĄĆĘŁŃÓŚŹŻ])", r"\b\d+\.(?= [a-ząćęłńóśźż])"]  # a postal code before its town; an ordinal before its noun
_NONE = [*(re.compile(kind, re.IGNORECASE) for kind in _KINDS), *map(re.compile, _CASED)]
_ADDRESS = re.compile(
    r"\b(?:[Uu]l\.|[Uu]lic\w+|[Aa]l\.|[Aa]lej\w*|[Pp]l\.|[Pp]lac\w*|[Oo]s\.|[Oo]siedl\w+|[Rr]ond\w+)"
    r"(?: (?:[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*\.?|gen\.|ks\.|św\.|im\.|i|nad|pod)){1,5} (\d+[a-zA-Z]?)\b"
)


def hidden(text: str) -> str:
    """The text with each of them made of NULs, of the same length, so that places stay."""
    for _, start, end in case_signs(text):
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    for kind in _NONE:
        text = kind.sub(lambda found: HIDDEN * len(found[0]), text)
    return text


def addresses(text: str) -> frozenset[int]:
    """Where numbers of houses start. Such a number may still be an amount ("na ulicy Polnej 34 osoby")."""
    return frozenset(found.start(1) for found in _ADDRESS.finditer(text))
