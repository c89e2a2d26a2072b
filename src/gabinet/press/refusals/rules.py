# SPDX-License-Identifier: EUPL-1.2
"""What a refusal must hold, by its way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop


class Way(StrEnum):
    """How information is refused."""

    DECISION = "decision"
    LETTER = "letter"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Element:
    """A mandatory element: `heading` stands in the document, `basis` is the provision that asks for it; the machine fills in what is `given`."""

    code: str
    label: str
    heading: str
    basis: str
    given: bool = False


BODY = Element("body", gettext_noop("Body that decides"), "Oznaczenie organu", "KPA art. 107 § 1 pkt 1", given=True)
ON = Element("on", gettext_noop("Date"), "Data", "KPA art. 107 § 1 pkt 2", given=True)
PARTY = Element("party", gettext_noop("Party"), "Strona", "KPA art. 107 § 1 pkt 3", given=True)
ASKED = Element("asked", gettext_noop("Information that was asked for"), "Żądana informacja", "UDIP art. 16 ust. 1")
LAW = Element("law", gettext_noop("Legal basis of the refusal"), "Podstawa prawna", "KPA art. 107 § 1 pkt 4")
RULING = Element("ruling", gettext_noop("What is decided"), "Rozstrzygnięcie", "KPA art. 107 § 1 pkt 5")
FACTS = Element("facts", gettext_noop("Reasons: the facts"), "Uzasadnienie faktyczne", "KPA art. 107 § 1 pkt 6")
REASONING = Element("reasoning", gettext_noop("Reasons: the law"), "Uzasadnienie prawne", "KPA art. 107 § 1 pkt 6")
PERSONS = Element(
    "persons",
    gettext_noop("Names and functions of the persons who took a position"),
    "Osoby, które zajęły stanowisko w toku postępowania",
    "UDIP art. 16 ust. 2 pkt 2",
)
WHOSE = Element(
    "whose",
    gettext_noop("Whose goods the refusal protects (or: none)"),
    "Podmioty, dla których dóbr odmówiono",
    "UDIP art. 16 ust. 2 pkt 2",
)
APPEAL = Element("appeal", gettext_noop("Instruction on the appeal"), "Pouczenie", "KPA art. 107 § 1 pkt 7, art. 127, 129; UDIP art. 16 ust. 2")
SIGNER = Element("signer", gettext_noop("Name and post of who signs"), "Podpis", "KPA art. 107 § 1 pkt 8")
EDITORS = Element("editors", gettext_noop("The editors and the journalist"), "Redakcja", "Prawo prasowe art. 4 ust. 3", given=True)
WHY = Element("why", gettext_noop("Reasons"), "Powody", "Prawo prasowe art. 4 ust. 3")

ELEMENTS: Mapping[Way, tuple[Element, ...]] = {
    Way.DECISION: (BODY, ON, PARTY, LAW, RULING, ASKED, FACTS, REASONING, PERSONS, WHOSE, APPEAL, SIGNER),
    Way.LETTER: (BODY, ON, EDITORS, ASKED, WHY, SIGNER),
    Way.COMPANY: (BODY, ON, EDITORS, ASKED, WHY, SIGNER),
}
TITLES: Mapping[Way, str] = {
    Way.DECISION: "DECYZJA",
    Way.LETTER: "PISMO",
    Way.COMPANY: "ODMOWA UDZIELENIA INFORMACJI",
}
APPEAL_TEXT = (
    "Od niniejszej decyzji służy odwołanie do Samorządowego Kolegium Odwoławczego za pośrednictwem organu, który ją wydał, w terminie 14 dni od "
    "dnia jej doręczenia. W trakcie biegu terminu do wniesienia odwołania strona może zrzec się prawa do wniesienia odwołania."
)


class MissingElements(Refused):
    """A mandatory element is empty."""

    message = gettext_noop("A refusal cannot leave without: %(elements)s.")


class AlreadyRefused(Refused):
    """This matter was already refused."""

    message = gettext_noop("This was already refused.")


class NotItsText(Refused):
    """The version belongs to another text."""

    message = gettext_noop("This is not a version of the refusal. Reload the page.")


def check_complete(way: Way, elements: Mapping[str, str]) -> None:
    """Raise MissingElements naming each mandatory element that is empty (checklist D4.10)."""
    missing = [one.heading for one in ELEMENTS[way] if not elements.get(one.code, "").strip()]
    if missing:
        raise MissingElements({"elements": ", ".join(missing)})


def composed(way: Way, elements: Mapping[str, str]) -> str:
    """The document, heading by heading, in the order of the law. Raises MissingElements."""
    check_complete(way, elements)
    parts = [f"{one.heading}\n{elements[one.code].strip()}" for one in ELEMENTS[way]]
    return "\n\n".join([TITLES[way], *parts])


def wants(way: Way, *, sensitive: bool) -> list[str]:
    """A decision is the Mayor's own act (KPA art. 104, u.s.g. art. 39(1)): she clears it in any case; a letter only where the topic is sensitive."""
    return ["press.clear", "mayor.clear"] if sensitive or way is Way.DECISION else ["press.clear"]


def check_refusable(*, refused: bool) -> None:
    """Raise AlreadyRefused."""
    if refused:
        raise AlreadyRefused


def check_holds(way: Way, body: str) -> None:
    """Raise MissingElements where the text that is to leave has lost a heading of the law, or what stands under it."""
    lines = body.splitlines()
    missing = [one.heading for one in ELEMENTS[way] if not _stands(one.heading, lines)]
    if missing:
        raise MissingElements({"elements": ", ".join(missing)})


def _stands(heading: str, lines: Sequence[str]) -> bool:
    below = [lines[n + 1].strip() for n, line in enumerate(lines[:-1]) if line.strip() == heading]
    return any(below)


def check_theirs(*, theirs: bool) -> None:
    """Raise NotItsText: what leaves as a refusal is a version of that very refusal."""
    if not theirs:
        raise NotItsText
