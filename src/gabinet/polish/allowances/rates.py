# SPDX-License-Identifier: EUPL-1.2
"""Rates of business travel as data: what holds on a day, and from which act.

A city whose rates differ (a resolution, a new regulation) hands in its own `Rates`; the shipped ones lie in `rates.toml` and
`foreign.toml`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any, Protocol, TypeVar

OTHER_STATES = "*"


class NoRate(ValueError):
    """No rate is known for the day, the state or the vehicle; the message says which."""


@dataclass(frozen=True)
class Domestic:
    """Złoty a day of travel; `lodging_lump` a night without a receipt, `receipt_cap` a night with one; `valid_from` None: not in force."""

    diet: Decimal
    local: Decimal
    lodging_lump: Decimal
    receipt_cap: Decimal
    source: str
    mark: str
    valid_from: date | None = None


@dataclass(frozen=True)
class State:
    """Diet a day and limit of lodging a night, in the state's currency of settlement."""

    name: str
    currency: str
    diet: Decimal
    lodging: Decimal


@dataclass(frozen=True)
class Foreign:
    """The table of states that holds from a day."""

    valid_from: date
    states: Mapping[str, State]
    source: str
    mark: str


@dataclass(frozen=True)
class Vehicles:
    """Złoty a kilometre, the most that an employer may set, by kind of vehicle."""

    valid_from: date
    rates: Mapping[str, Decimal]
    source: str
    mark: str


@dataclass(frozen=True)
class Shares:
    """Percent of a diet or limit that meals take and lumps give."""

    breakfast: int
    lunch: int
    dinner: int
    source: str
    full_board_leaves: int = 0

    def of(self, meal: str) -> int:
        """What a meal takes: B breakfast, L lunch, D dinner."""
        return {"B": self.breakfast, "L": self.lunch, "D": self.dinner}[meal]


@dataclass(frozen=True)
class ForeignLumps:
    """Percent: of the limit for a night without a receipt; of the diet a started day of local transport; of the diet a way of transfer."""

    lodging_lump: int
    local: int
    transfer_way: int
    source: str


@dataclass(frozen=True)
class Rates:
    """All rates, each list in the order of its days."""

    domestic: tuple[Domestic, ...]
    foreign: tuple[Foreign, ...]
    vehicles: tuple[Vehicles, ...]
    domestic_meals: Shares
    foreign_meals: Shares
    foreign_lumps: ForeignLumps

    def domestic_on(self, day: date) -> Domestic:
        """The domestic rates of a day. Raises NoRate before the first."""
        return _held(self.domestic, day, "domestic travel")

    def state_on(self, code: str, day: date) -> State:
        """The rates of a state (ISO 3166-1, or US-NY, US-DC) on a day; of one that the annex does not list those for all such."""
        table = _held(self.foreign, day, "foreign travel").states
        return table.get(code) or table.get(code.partition("-")[0]) or table[OTHER_STATES]

    def kilometre_on(self, vehicle: str, day: date) -> Decimal:
        """Złoty a kilometre for a kind of vehicle. Raises NoRate for one that the law does not name."""
        known = _held(self.vehicles, day, "private vehicles").rates
        if vehicle not in known:
            raise NoRate(f"no rate a kilometre is known for {vehicle[:40]!r}: {', '.join(known)} are.")
        return known[vehicle]

    def domestic_changes(self) -> tuple[date, ...]:
        """The days from which new domestic rates hold."""
        return tuple(row.valid_from for row in self.domestic if row.valid_from is not None)

    def foreign_changes(self) -> tuple[date, ...]:
        """The days from which new foreign rates hold."""
        return tuple(row.valid_from for row in self.foreign)


@lru_cache(maxsize=1)
def shipped_rates() -> Rates:
    """The rates that come with the package."""
    table, abroad = _read("rates.toml"), _read("foreign.toml")
    return Rates(
        domestic=tuple(_domestic(row) for row in table["domestic"]),
        foreign=tuple(_foreign(row) for row in abroad["table"]),
        vehicles=tuple(_vehicles(row) for row in table["vehicles"]),
        domestic_meals=Shares(**table["meals"]["domestic"]),
        foreign_meals=Shares(**table["meals"]["foreign"]),
        foreign_lumps=ForeignLumps(**table["foreign"]),
    )


class _Dated(Protocol):
    @property
    def valid_from(self) -> date | None: ...


_Row = TypeVar("_Row", bound=_Dated)


def _held(rows: Iterable[_Row], day: date, what: str) -> _Row:
    """The last row whose day has come."""
    begun = [row for row in rows if row.valid_from is not None and row.valid_from <= day]
    if not begun:
        raise NoRate(f"no rates of {what} are known for {day}.")
    return max(begun, key=lambda row: row.valid_from or date.min)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _domestic(row: Mapping[str, Any]) -> Domestic:
    amounts = {key: Decimal(row[key]) for key in ("diet", "local", "lodging_lump", "receipt_cap")}
    return Domestic(**amounts, source=row["source"], mark=row["mark"], valid_from=row.get("valid_from"))


def _foreign(row: Mapping[str, Any]) -> Foreign:
    states = {code: State(one["name"], one["currency"], Decimal(one["diet"]), Decimal(one["lodging"])) for code, one in row["states"].items()}
    return Foreign(row["valid_from"], states, row["source"], row["mark"])


def _vehicles(row: Mapping[str, Any]) -> Vehicles:
    return Vehicles(row["valid_from"], {kind: Decimal(rate) for kind, rate in row["rates"].items()}, row["source"], row["mark"])
