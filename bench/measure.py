# SPDX-License-Identifier: EUPL-1.2
"""Ours and the reference alternately, at least five rounds; the median of the rounds' ratios with the smallest and largest."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from bench.office import Round

ROUNDS = 5
NOT_RUN = "not run"


@dataclass
class Samples:
    """Of one side: CPU seconds of this process a call, a round each, and wall seconds of each call."""

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
    """A line of the table. `goal` as in "<= 4" or ">= 0.2"; "" is reported only. `must`: a miss ends the run with 1.

    `growth`: how much of it may come with a hundred times the rows, 0 = not asked.
    """

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
    growth: float = 0.0
    samples: Mapping[str, Sequence[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.state = self.state or judged(self.least, self.most, self.goal)

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


def judged(least: float, most: float, goal: str) -> str:
    """ "pass", "miss", "undecided" where the spread crosses the goal, "reported" where there is none."""
    if not goal:
        return "reported"
    word, limit = goal.split()
    bound = float(limit)
    ends = {value <= bound if word == "<=" else value >= bound for value in (least, most)}
    return "undecided" if len(ends) > 1 else "pass" if ends == {True} else "miss"


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
    growth: float = 0.0,
) -> Row:
    """A row of two sides. `inverse`: the ratio is reference / ours, for goals such as "half of the hand page"."""
    mine, theirs, ratios = sides
    values = sorted(1 / one if inverse else one for one in ratios)
    raw = {"ours cpu": mine.cpu, "ours wall": mine.wall, "reference cpu": theirs.cpu, "reference wall": theirs.wall}
    middle = statistics.median(values)
    told = (mine.told(), theirs.told(), name, middle, values[0], values[-1], goal)
    return Row(job, store, rows, *told, must=must, note=note, growth=growth, samples=raw)


def rated(
    job: str,
    store: str,
    rows: int,
    ours: Sequence[float],
    reference: Sequence[float],
    name: str,
    goal: str,
    *,
    must: bool = False,
    note: str = "",
    growth: float = 0.0,
) -> Row:
    """A row of rates a second, a round each."""
    values = sorted(one / two for one, two in zip(ours, reference, strict=True))
    told = {"rate": statistics.median(ours)}, {"rate": statistics.median(reference)}, name, statistics.median(values), values[0], values[-1], goal
    return Row(job, store, rows, *told, must=must, note=note, growth=growth, samples={"ours": ours, "reference": reference})


def counted(job: str, store: str, rows: int, found: float, name: str, goal: str, *, must: bool = False, note: str = "") -> Row:
    """A row of one number that does not vary."""
    return Row(job, store, rows, {"count": found}, {}, name, found, found, found, goal, must=must, note=note)


def absent(job: str, store: str, rows: int, why: str) -> Row:
    """A row of what was not run, and why."""
    return Row(job, store, rows, {}, {}, "", 0.0, 0.0, 0.0, "", state=NOT_RUN, note=why)
