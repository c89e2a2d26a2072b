# SPDX-License-Identifier: EUPL-1.2
"""The nightly check of what was confirmed: after an upgrade of the dictionary the engine may propose something else.

Nothing is changed by it: a confirmed form keeps winning. The report says where the engine now agrees with what was confirmed, so that
the line could go, and where it changed its mind, so that somebody may look.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gabinet.polish import morphology
from gabinet.polish.inflection.form import Case, Form
from gabinet.polish.inflection.organisations import Organisation, decline_organisation
from gabinet.polish.inflection.persons import Person, decline_person

Subject = Person | Organisation


class Kept(NamedTuple):
    """One confirmed form as the caller keeps it. `part` is a field of the person, or "name"; `proposed` is what the engine said then,
    by the dictionary of that day ("pl.sgjp.sgjp-2026.06.01"); `key` is the caller's own."""

    key: int
    subject: Subject
    part: str
    case: Case
    text: str
    proposed: str
    dictionary: str


class Difference(NamedTuple):
    """What an upgrade changed for one confirmed form; `agrees` means that the engine alone now says what was confirmed."""

    kept: Kept
    now: Form
    agrees: bool


def differences(kept: Iterable[Kept]) -> Iterator[Difference]:
    """The confirmed forms for which the engine proposes something else than it did, in their order.

    Forms confirmed under the present dictionary are not looked at; where there is no dictionary nothing is compared.
    """
    present = morphology.dictionary_version()
    for one in kept:
        if present and one.dictionary != present:
            now = _proposed(one)
            if now.text != one.proposed:
                yield Difference(one, now, agrees=now.certain and now.text == one.text)


def _proposed(one: Kept) -> Form:
    """What the engine says by itself, without anything confirmed."""
    if isinstance(one.subject, Person):
        return decline_person(one.subject._replace(confirmed=()), one.case, one.part)
    return decline_organisation(one.subject._replace(confirmed=()), one.case)
