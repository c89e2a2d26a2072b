# SPDX-License-Identifier: EUPL-1.2
"""The answer of the tool in finished words: rows, salutation, blocks, questions."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from gabinet.base.errors import gettext_noop
from gabinet.letters.inflection import rules
from gabinet.letters.inflection.rules import Chosen, Named, Question
from gabinet.polish.address import address_block, salutation
from gabinet.polish.inflection import Case, Form, Source

NAMES: dict[Case, tuple[str, str, str]] = {
    "nom": (gettext_noop("Nominative"), "kto? co?", "m"),
    "gen": (gettext_noop("Genitive"), "kogo? czego?", "d"),
    "dat": (gettext_noop("Dative"), "komu? czemu?", "c"),
    "acc": (gettext_noop("Accusative"), "kogo? co?", "b"),
    "inst": (gettext_noop("Instrumental"), "z kim? z czym?", "n"),
    "loc": (gettext_noop("Locative"), "o kim? o czym?", "l"),
    "voc": (gettext_noop("Vocative"), "o!", "w"),
}
SOURCES = {
    Source.OVERRIDE: gettext_noop("confirmed"),
    Source.DICTIONARY: gettext_noop("dictionary"),
    Source.VARIANTS: gettext_noop("several in the dictionary"),
    Source.SUFFIX: gettext_noop("by the ending"),
    Source.RULE: gettext_noop("rule"),
    Source.UNDECLINED: gettext_noop("stays as it is"),
    Source.NONE: gettext_noop("not known"),
}
PARTS = {
    "title": gettext_noop("Title"),
    "first": gettext_noop("First name"),
    "last": gettext_noop("Surname"),
    "office": gettext_noop("Function"),
    "name": gettext_noop("Name"),
    "family": gettext_noop("Surname of both"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `code` names its place on the page, `key` copies it, `reason` is empty where the form is certain."""

    code: str
    label: str
    asks: str
    key: str
    text: str
    source: str
    reason: str
    others: str = ""

    @property
    def certain(self) -> bool:
        """Whether nothing is to be asked."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Choice:
    """A form that may be chosen, with the address that chooses it; `key` is 1 to 9 or nothing."""

    text: str
    url: str
    key: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A doubt put to the reader: about which part, in which case, why, and what can be chosen (nothing: then it has no label). `of` is how
    the address names it."""

    of: str
    label: str
    reason: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the page shows."""

    title: str
    rows: list[Row]
    letter: list[Row]
    asked: list[Asked]
    chosen: list[str]

    @property
    def doubtful(self) -> int:
        """How many forms are to be confirmed."""
        return sum(not row.certain for row in (*self.rows, *self.letter))


def answer(named: Named, url: Callable[[Chosen], str]) -> Answer:
    """Everything about a name; `url` makes the address at which a form is chosen."""
    rows = [_row(case, gettext(label), asks, key, rules.decline(named, case)) for case, (label, asks, key) in NAMES.items()]
    return Answer(
        rows[0].text, rows, _letter(named), _asked(rules.questions(named), url), [_told(one.part, one.case, one.text) for one in named.chosen]
    )


def _row(code: str, label: str, asks: str, key: str, form: Form) -> Row:
    reason = gettext(form.reason.value) if form.reason else "" if form.certain else gettext("To be confirmed.")
    return Row(code, label, asks, key, form.text, gettext(SOURCES[form.source]), reason, ", ".join(form.alternatives))


def _letter(named: Named) -> list[Row]:
    """How a letter begins and what stands above it."""
    party = rules.party(named)
    if party is None:
        return []
    blocks = (address_block(party, "nom"), address_block(party, "dat"))
    return [
        _row("salutation", gettext("Salutation"), "", "s", salutation(party)),
        _row("block", gettext("Address block"), "", "a", blocks[0]),
        _row("block-dative", gettext("Address block in the dative"), "", "t", blocks[1]),
    ]


def _asked(questions: list[Question], url: Callable[[Chosen], str]) -> list[Asked]:
    """Each doubt that can be answered, and once each reason for which nothing can be chosen."""
    made: list[Asked] = []
    number = 0
    for one in questions:
        reason = gettext(one.form.reason.value) if one.form.reason else gettext("To be confirmed.")
        choices = []
        for text in one.answers:
            number += 1
            choices.append(Choice(text, url(Chosen(one.part, one.case, text)), str(number) if number < 10 else "", text == one.form.text))
        if choices:
            made.append(Asked(f"{one.part}.{one.case}.", _told(one.part, one.case, one.form.word), reason, choices))
        elif reason not in [earlier.reason for earlier in made]:
            made.append(Asked("", "", reason, []))
    return made


def _told(part: str, case: Case, word: str) -> str:
    label = PARTS.get(part.removesuffix("2"), PARTS["name"])
    told = gettext("%(part)s, %(case)s") % {"part": gettext(label), "case": gettext(NAMES[case][0]).lower()}
    return f"{told}: {word}" if word else told
