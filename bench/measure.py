# SPDX-License-Identifier: EUPL-1.2
"""Ours and the reference alternately, at least five rounds; the median of the rounds' ratios with the smallest and largest."""

import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from bench.office import Round

ROUNDS = 7


@dataclass
class Samples:
    """Of one side: CPU seconds of this process and wall seconds, per call."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def add(self, one: Round) -> None:
        """One round more."""
        self.cpu.append(one.cpu)
        self.wall += one.walls

    def told(self) -> dict[str, float]:
        """Milliseconds: CPU median, p50, p95."""
        walls = sorted(self.wall)
        return {
            "cpu": 1000 * statistics.median(self.cpu),
            "p50": 1000 * statistics.median(walls),
            "p95": 1000 * walls[min(len(walls) - 1, int(len(walls) * 0.95))],
        }


Sides = tuple[Samples, Samples, list[float]]


@dataclass
class Row:
    """A line of the table. `goal` as in "<= 4" or ">= 0.2"; "" is reported only."""

    job: str
    store: str
    rows: int
    ours: dict[str, float]
    reference: dict[str, float]
    name: str
    ratio: float
    least: float
    most: float
    goal: str
    state: str = ""
    must: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        self.state = judged(self.ratio, self.least, self.most, self.goal)

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


def judged(ratio: float, least: float, most: float, goal: str) -> str:
    """ "met", "missed", "undecided" where the spread crosses the goal, "reported" where there is none."""
    if not goal:
        return "reported"
    word, limit = goal.split()
    bound = float(limit)
    ok = (lambda value: value <= bound) if word == "<=" else (lambda value: value >= bound)
    if ok(least) and ok(most):
        return "met"
    if not ok(least) and not ok(most):
        return "missed"
    return "undecided" if not ok(ratio) else "met (median)"


def alternately(ours: Callable[[int], Round], reference: Callable[[int], Round], *, rounds: int = ROUNDS) -> Sides:
    """A B A B ...; each round gets its number, so that inputs vary. The ratios are ours / reference by CPU, a round each."""
    mine, theirs, ratios = Samples(), Samples(), []
    ours(0)
    reference(0)
    for place in range(1, rounds + 1):
        one, two = ours(place), reference(place)
        mine.add(one)
        theirs.add(two)
        ratios.append(one.cpu / two.cpu)
    return mine, theirs, ratios


def compared(
    job: str,
    store: str,
    rows: int,
    sides: Sides,
    name: str,
    goal: str,
    *,
    inverse: bool = False,
    must: bool = False,
    note: str = "",
) -> Row:
    """A row of two sides. `inverse`: the ratio is reference / ours, for goals such as "half of the hand page"."""
    mine, theirs, ratios = sides
    values = sorted(1 / one if inverse else one for one in ratios)
    return Row(job, store, rows, mine.told(), theirs.told(), name, statistics.median(values), values[0], values[-1], goal, must=must, note=note)
