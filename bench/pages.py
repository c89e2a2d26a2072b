# SPDX-License-Identifier: EUPL-1.2
"""Jobs 1, 2, 3 and 5: the empty signed-in page, lists, details, search; and their growth."""

from collections.abc import Callable, Iterable, Iterator
from random import Random
from urllib.parse import quote

from bench import hand
from bench.measure import Row, Sides, alternately, compared
from bench.office import Served

LISTS = {
    "inbox": ("/post/", ("line=secretariat", "line=press", "line=secretariat&state=waiting", "line=secretariat&state=closed")),
    "register of incoming": ("/post/registers/incoming/", ("", "q=")),
    "register of outgoing": ("/post/registers/outgoing/", ("", "q=")),
    "letters": ("/post/letters/", ("",)),
    "inquiries": ("/press/inquiries/", ("",)),
    "matters": ("/matters/", ("",)),
}
HALF = "goal of the paper: 0.5"
WORDS = ("latarnia", "chodnik", "hulajnoga", "wiata", "krawężnik", "tężnia", "pergola", "przepust", "szyld", "zjazd")


Paths = Callable[[int], str]


class Pages:
    """One store at one size; the asker is d.celinska, who sees both lines."""

    def __init__(self, store: str, rows: int, calls: int) -> None:
        self.store, self.rows, self.calls = store, rows, calls
        self.served = Served("d.celinska")

    def measured(self) -> Iterator[Row]:
        """Each job."""
        try:
            yield self._empty()
            yield from self._lists()
            yield from self._details()
            yield from self._search()
        finally:
            self.served.close()

    def _empty(self) -> Row:
        calls = self.calls * 10
        sides = alternately(
            lambda n: self.served.round(["/bench/signed-in/"] * calls, signed_in=True),
            lambda n: self.served.round(["/bench/bare/"] * calls, signed_in=False),
        )
        return compared("1 signed-in page", self.store, self.rows, sides, "empty view", "<= 4", must=True, note="goal of the paper: 2")

    def _against_hand(self, path: Paths) -> Sides:
        """The hand page asks what the first of these pages asks."""
        self.served.round([path(0)], signed_in=True)
        with hand.recorded() as page:
            page.length = self.served.round([path(0)], signed_in=True).length
        hand.Current.page = page
        return alternately(
            lambda n: self.served.round([path(n * self.calls + call) for call in range(self.calls)], signed_in=True),
            lambda n: self.served.round(["/bench/hand/"] * self.calls, signed_in=False),
        )

    def _lists(self) -> Iterator[Row]:
        for name, (path, queries) in LISTS.items():
            sides = self._against_hand(lambda n, path=path, queries=queries: f"{path}?{queries[n % len(queries)]}")
            yield compared(f"2 list: {name}", self.store, self.rows, sides, "hand page", ">= 0.2", inverse=True, must=True, note=HALF)

    def _details(self) -> Iterator[Row]:
        from gabinet.matters.cases.models import Matter
        from gabinet.post.incoming.models import Incoming

        items = _some(Incoming.objects.filter(channel__in=["paper", "phone"]).order_by("-pk").values_list("pk", flat=True)[:20_000])
        inquiries = _some(Matter.objects.filter(kind="press.inquiry").order_by("-pk").values_list("pk", flat=True)[:20_000])
        for name, path, pks in [("item", "/post/items/{}/", items), ("inquiry", "/press/inquiries/{}/", inquiries)]:
            sides = self._against_hand(lambda n, path=path, pks=pks: path.format(pks[n % len(pks)]))
            yield compared(f"3 detail: {name}", self.store, self.rows, sides, "hand page", ">= 0.4", inverse=True)

    def _search(self) -> Iterator[Row]:
        for name, words in [("rare words", WORDS), ("common word", ("altana",)), ("two words", tuple(f"{one} budżet" for one in WORDS))]:
            sides = self._against_hand(lambda n, words=words: f"/search/?q={quote(words[n % len(words)])}")
            yield compared(f"5 search: {name}", self.store, self.rows, sides, "hand page", ">= 0.4", inverse=True)


def _some(pks: Iterable[int]) -> list[int]:
    every = list(pks)
    return Random(1).sample(every, min(40, len(every)))
