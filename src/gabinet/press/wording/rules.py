# SPDX-License-Identifier: EUPL-1.2
"""Texts of letters, composed from values only."""

from dataclasses import dataclass
from datetime import date

from gabinet.polish.dates import long_date

ANONYMOUS = "Szanowni Państwo,"
CLOSING = "Z poważaniem"
FOI = "ustawy z dnia 6 września 2001 r. o dostępie do informacji publicznej"
PRESS_LAW = "ustawy z dnia 26 stycznia 1984 r. – Prawo prasowe"


@dataclass(frozen=True, slots=True)
class House:
    """Who writes: name of the office, of the municipality, the address that answers, where the state is followed."""

    body: str
    city: str
    address: str
    status_url: str

    @property
    def signature(self) -> str:
        """The lines under a letter of the office itself."""
        return "\n".join(line for line in (self.body, self.city, self.address) if line)


def salutation(own: str, gender: str) -> str:
    """The person's own form where it is known, a journalist's usual one by the gender given ("f", "m"), else the neutral one."""
    if own:
        return own if own.endswith(",") else f"{own},"
    return {"f": "Szanowna Pani Redaktor,", "m": "Szanowny Panie Redaktorze,"}.get(gender, ANONYMOUS)


def signed(name: str, post: str, house: House) -> str:
    """Who answers and on whose authority (Prawo prasowe art. 11)."""
    return "\n".join(line for line in (CLOSING, "", name, post, house.body, house.city) if line or line == "")


def letter(salute: str, body: str, signature: str) -> str:
    """The cleared body between salutation and signature; the body itself is not touched."""
    return f"{salute}\n\n{body.strip()}\n\n{signature}\n"


def acknowledgement(*, number: str, received: date, due: date | None, basis: str, code: str, house: House) -> str:
    """That a question is here, under which number, until when it is answered, how the state is followed. Holds none of the asker's words."""
    term = f"Odpowiedź otrzymają Państwo najpóźniej {long_date(due)} ({basis})." if due else "Odpowiemy bez zbędnej zwłoki."
    lines = [
        f"potwierdzamy wpływ pytania w dniu {long_date(received)} Sprawa ma numer {number}.",
        term,
        f"Stan sprawy: {house.status_url}\nnumer: {number}\nkod: {code}",
        "Tę wiadomość wysłał system. W dalszej korespondencji prosimy zachować numer sprawy w temacie.",
    ]
    return letter(ANONYMOUS, "\n\n".join(lines), house.signature)


def extension(*, number: str, received: date, until: date, reason: str, press: bool, house: House) -> str:
    """The notice that keeps the term (UDIP art. 13(2)): reasons and the new date."""
    law = f"art. 13 ust. 2 {FOI}" + (f" w związku z art. 3a {PRESS_LAW}" if press else "")
    body = (
        f"na podstawie {law} zawiadamiamy, że informacja, o którą wystąpiono w dniu {long_date(received)} (sprawa {number}), nie może zostać "
        f"udostępniona w terminie 14 dni.\n\nPowód: {reason.strip()}\n\n"
        f"Informacja zostanie udostępniona do {long_date(until)}, nie później niż w terminie 2 miesięcy od dnia złożenia wniosku."
    )
    return letter(ANONYMOUS, body, house.signature)


def acknowledgement_subject(number: str) -> str:
    """Our words and the number, never their subject."""
    return f"Potwierdzenie wpływu pytania, sprawa {number}"
