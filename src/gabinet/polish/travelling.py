# SPDX-License-Identifier: EUPL-1.2
"""Business trips of a CSV file: `gabinet travel --csv FILE`.

Columns id, kind (domestic, foreign), start, end, country, abroad_from, abroad_to, meals ("1:BL;3:B"), lodging (one token a night, joined
by commas), local_transport (yes, no), transfer (0, 1, 2), vehicle, km, tickets_other_pln; out come the components, with two decimals.
Moments without an offset are local time in Warsaw.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TextIO

from gabinet.polish.allowances.rates import NoRate
from gabinet.polish.allowances.settlement import Name, Settlement
from gabinet.polish.allowances.settling import settle
from gabinet.polish.allowances.trips import Lodging, Night, NoTrip, Trip
from gabinet.polish.answers import Row, Sheet, Unanswerable, answer_sheet, shown
from gabinet.polish.terms import WARSAW

NEEDED = ("id", "kind", "start", "end")
KNOWN = ("country", "abroad_from", "abroad_to", "meals", "lodging", "local_transport", "transfer", "vehicle", "km", "tickets_other_pln")
RESULTS = ("diet", "lodging_due", "local_due", "transfer_due", "total_currency", "home_diet_pln", "km_pln", "total_pln")
_LONGEST = 2_000

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_COUNTRY = re.compile(r"[A-Z]{2}(?:-[A-Z]{2})?")
_MEAL = re.compile(r"([0-9]{1,3}):([BLD]{1,3})")
_RECEIPT = re.compile(r"r([0-9]{1,7}(?:\.[0-9]{1,2})?)(\+?)")
_AMOUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,2})?")


def answer(row: Row) -> tuple[str, ...]:
    """The cells of `RESULTS`; those that a trip of the kind does not have are empty. Raises Unanswerable with a sentence."""
    if any(len(row.get(column, "")) > _LONGEST for column in (*NEEDED, *KNOWN)):
        raise Unanswerable("a cell is too long.")
    try:
        settlement = settle(_trip({column: row.get(column, "").strip() for column in (*NEEDED, *KNOWN)}))
    except (NoTrip, NoRate) as no:
        raise Unanswerable(str(no)) from None
    return _foreign(settlement) if row["kind"].strip() == "foreign" else _domestic(settlement)


def answer_csv(lines_in: Iterable[bytes | str], out: TextIO, err: TextIO) -> int:
    """Answer a file line by line and return the exit code: see `answers.answer_sheet`."""
    return answer_sheet(Sheet(NEEDED, RESULTS, answer, KNOWN), lines_in, out, err)


def _domestic(settlement: Settlement) -> tuple[str, ...]:
    return (*_components(settlement), "", "", *_zloty(settlement))


def _foreign(settlement: Settlement) -> tuple[str, ...]:
    total = _written(settlement.total(settlement.currency))
    return (*_components(settlement), total, _written(settlement.amount(Name.HOME_DIET)), *_zloty(settlement))


def _components(settlement: Settlement) -> tuple[str, ...]:
    return tuple(_written(settlement.amount(name)) for name in (Name.DIET, Name.LODGING, Name.LOCAL, Name.TRANSFER))


def _zloty(settlement: Settlement) -> tuple[str, str]:
    return _written(settlement.amount(Name.KILOMETRES)), _written(settlement.total("PLN"))


def _written(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _trip(cells: dict[str, str]) -> Trip:
    foreign = cells["kind"] == "foreign"
    if not foreign and cells["kind"] != "domestic":
        raise Unanswerable(f"kind {shown(cells['kind'])} is none of domestic, foreign.")
    vehicle = cells["vehicle"]
    return Trip(
        start=_moment(cells, "start"),
        end=_moment(cells, "end"),
        country=_country(cells["country"]) if foreign else "PL",
        abroad_from=_moment(cells, "abroad_from") if foreign else None,
        abroad_to=_moment(cells, "abroad_to") if foreign else None,
        meals=_meals(cells["meals"]),
        lodging=[_night(token.strip()) for token in cells["lodging"].split(",") if token.strip()],
        local_transport=_said(cells["local_transport"]),
        transfer=_ways(cells["transfer"]),
        vehicle=vehicle,
        km=_amount(cells, "km") if vehicle else Fraction(0),
        tickets=_amount(cells, "tickets_other_pln"),
    )


def _moment(cells: dict[str, str], column: str) -> datetime:
    """An hour that comes twice is the first, one that the clock skips is read with the offset before the change."""
    text = cells[column]
    if not _MOMENT.fullmatch(text):
        raise Unanswerable(f"{column} {shown(text)} is not a moment written as 2026-03-02T07:30.")
    try:
        moment = datetime.fromisoformat(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=WARSAW)
        aware.astimezone(WARSAW)
    except (ValueError, OverflowError):
        raise Unanswerable(f"{column} {shown(text)} is no day of the calendar, or no hour of a day.") from None
    return aware


def _country(code: str) -> str:
    if not _COUNTRY.fullmatch(code) or code == "PL":
        raise Unanswerable(f"country {shown(code)} is no foreign state by its two letters (DE), with the city for US-NY and US-DC.")
    return code


def _meals(text: str) -> dict[int, str]:
    meals: dict[int, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        found = _MEAL.fullmatch(part)
        if not found or len(set(found[2])) != len(found[2]) or int(found[1]) in meals:
            raise Unanswerable(f"meals {shown(part)} is not a day with the letters B, L, D, each once (2:BL).")
        meals[int(found[1])] = found[2]
    return meals


def _night(token: str) -> Lodging:
    receipt = _RECEIPT.fullmatch(token)
    if receipt:
        return Lodging(Night.CONSENT if receipt[2] else Night.RECEIPT, Fraction(receipt[1]))
    kinds = {night.value: night for night in Night if night not in (Night.RECEIPT, Night.CONSENT)}
    if token not in kinds:
        raise Unanswerable(f"lodging {shown(token)} is none of r310, r950+, {', '.join(kinds)}.")
    return Lodging(kinds[token])


def _said(text: str) -> bool:
    if text not in ("yes", "no", ""):
        raise Unanswerable(f"local_transport {shown(text)} is neither yes nor no.")
    return text == "yes"


def _ways(text: str) -> int:
    if text not in ("0", "1", "2", ""):
        raise Unanswerable(f"transfer {shown(text)} is none of 0, 1, 2.")
    return int(text or "0")


def _amount(cells: dict[str, str], column: str) -> Fraction:
    text = cells[column]
    if text and not _AMOUNT.fullmatch(text):
        raise Unanswerable(f"{column} {shown(text)} is not an amount written as 178.40.")
    return Fraction(text or "0")
