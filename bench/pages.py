# SPDX-License-Identifier: EUPL-1.2
"""Jobs 1, 2, 3, 5 and 6: the empty signed-in page, lists, details, search."""

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from urllib.parse import quote

from bench import hand
from bench.measure import Row, Sides, absent, alternately, compared
from bench.office import Served

LISTS = {
    "inbox": ("/post/?line=secretariat", "/post/?line=press", "/post/?line=secretariat&state=closed", "/post/?line=press&state=closed"),
    "register of incoming": ("/post/registers/incoming/",),
    "register of outgoing": ("/post/registers/outgoing/",),
    "letters sent": ("/post/letters/?line=secretariat&tray=sent", "/post/letters/?line=press&tray=sent"),
    "inquiries": ("/press/inquiries/?which=closed",),
    "matters": ("/matters/?which=closed",),
    "persons": ("/people/persons/",),
}
SEARCHES = {
    "rare words": ("hulajnoga", "tężnia", "pergola", "przepust", "szyld", "zjazd", "wiata", "żwirownia"),
    "common word": ("altana",),
    "two words": ("latarnia budżet", "chodnik budżet", "krawężnik most", "tężnia budżet"),
}
DEEP = 8  # places of a list
KEPT = 12  # details
HALF = "paper: 0.5"


class Pages:
    """One store at one size; the asker is d.celinska, who sees both lines."""

    def __init__(self, store: str, rows: int, calls: int) -> None:
        self.store, self.rows, self.calls = store, rows, calls
        self.served = Served("d.celinska")

    def measured(self, wanted: Sequence[str]) -> Iterator[Row]:
        """Each job that is wanted."""
        jobs = {"empty": self._empty, "lists": self._lists, "details": self._details, "search": self._search}
        try:
            for name, job in jobs.items():
                if name in wanted:
                    yield from job()
        finally:
            self.served.close()

    def _empty(self) -> Iterator[Row]:
        calls = self.calls * 10
        sides = alternately(
            lambda n: self.served.round(["/bench/signed-in/"] * calls, signed_in=True),
            lambda n: self.served.round(["/bench/bare/"] * calls, signed_in=False),
        )
        yield compared("1 signed-in page", self.store, self.rows, sides, "empty view", "<= 4", must=True, note="paper: 2", growth=1.2)

    def _against_hand(self, paths: Sequence[str]) -> Sides:
        """The hand page of a path asks and says what the page did; each round takes all paths in turn."""
        hand.PAGES.clear()
        for path in paths:
            self.served.round([path], signed_in=True)
            with hand.recorded() as page:
                html = self.served.text(path)
            page.drawn_as(html)
            assert hand.drawn(page) == html, path
            hand.PAGES.append(page)
        places = [call % len(paths) for call in range(max(self.calls, len(paths)))]
        return alternately(
            lambda n: self.served.round([paths[place] for place in places], signed_in=True),
            lambda n: self.served.round([f"/bench/hand/{place}/" for place in places], signed_in=False),
        )

    def _lists(self) -> Iterator[Row]:
        for name, paths in [*LISTS.items(), ("register, in its middle", self._deep())]:
            sides = self._against_hand(paths)
            yield compared(f"2 list: {name}", self.store, self.rows, sides, "hand page", ">= 0.2", inverse=True, must=True, note=HALF, growth=1.2)

    def _deep(self) -> list[str]:
        from gabinet.base import lists
        from gabinet.post.incoming.models import Incoming

        ends = Incoming.objects.order_by("pk").values_list("pk", flat=True)
        first, last = ends.first() or 0, ends.last() or 1
        drawn = sorted(Random(self.rows).sample(range(first + (last - first) // 4, last), DEEP))
        rows = Incoming.objects.filter(pk__in=drawn).values_list("year", "number", "pk")
        return [f"/post/registers/incoming/?after={lists.mark(values)}" for values in rows]

    def _details(self) -> Iterator[Row]:
        from gabinet.matters.cases.models import Matter
        from gabinet.post.incoming.models import Incoming

        items = Incoming.objects.exclude(channel="mail").filter(state="closed").order_by("-pk").values_list("pk", flat=True)[:1000]
        inquiries = Matter.objects.filter(kind="press.inquiry", closed_at__isnull=False).order_by("-pk").values_list("pk", flat=True)[:200]
        for name, path, pks in [("item", "/post/items/{}/", some(items)), ("inquiry", "/press/inquiries/{}/", some(inquiries))]:
            sides = self._against_hand([path.format(pk) for pk in pks])
            yield compared(f"3 detail: {name}", self.store, self.rows, sides, "hand page", ">= 0.4", inverse=True, growth=1.2)

    def _search(self) -> Iterator[Row]:
        for name, words in SEARCHES.items():
            sides = self._against_hand([f"/search/?q={quote(one)}" for one in words])
            yield compared(f"5 search: {name}", self.store, self.rows, sides, "hand page", ">= 0.4", inverse=True, growth=1.5)
        yield absent("6 search, best first", self.store, self.rows, "search is newest first only so far")


def some(pks: Iterable[int]) -> list[int]:
    """So many of them, the same each time."""
    every = list(pks)
    return Random(1).sample(every, min(KEPT, len(every)))
