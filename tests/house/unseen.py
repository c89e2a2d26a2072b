# SPDX-License-Identifier: EUPL-1.2
"""What a role may not see, looked for everywhere: in each tab, filter and page of the lists, in search and suggestions."""

from collections.abc import Iterator

from gabinet.post.incoming.rules import State
from gabinet.post.outgoing.rules import Tray
from tests.house.walking import read
from tests.house.world import PEOPLE, World, stray_marks, undone

LINES = ("secretariat", "press")
LISTS = (
    *(f"/post/?line={line}&state={state.value}" for line in LINES for state in State),
    *(f"/post/fresh/?line={line}&since=0&state={state.value}" for line in LINES for state in State),
    *(f"/post/letters/?line={line}&tray={tray.value}" for line in LINES for tray in Tray),
    "/post/quarantine/?spam=1",
    "/post/registers/incoming/?sign=BP.1431.17.2026",
    "/post/registers/incoming/print/?since=2026-10-01&until=2026-10-31",
    "/post/registers/outgoing/print/?since=2026-10-01&until=2026-10-31",
    *(f"/matters/?which={which}" for which in ("open", "undated", "closed")),
    *(f"/matters/?q={n}/2026" for n in range(1, 60, 3)),
    *(f"/press/inquiries/?which={which}" for which in ("open", "mine", "late", "closed")),
    "/press/inquiries/fresh/?since=0",
    "/press/said/?q=lodowisko",
    "/press/said/?q=grudnia",
    "/press/statistics/?since=2026-01-01&until=2027-01-01",
    "/people/persons/?letter=S",
    "/matters/figures/?which=proposed",
    *(f"/settings/jobs/?state={state}" for state in ("gave_up", "open", "done")),
    *(f"/settings/trace/?before={place}" for place in range(50, 900, 50)),
    "/search/?q=lodowisko",
    "/search/suggestions/?q=lod",
    "/search/suggestions/?q=zq",
)


def strays(world: World) -> Iterator[str]:
    """Every list by every person: what shows more than it should."""
    for walker in PEOPLE:
        for path in LISTS:
            with undone():
                answer = read(world.client(walker).get(path))
            stray = stray_marks(world, answer.whole, walker)
            if answer.status not in (200, 404) or stray:
                yield f"{path} as {walker}: {answer.status} {sorted(stray)}"


def search_wrong(world: World) -> Iterator[str]:
    """Each thing is found by its words by those who may see it, and by nobody else."""
    for asked, (title, readers) in world.found.items():
        for walker in PEOPLE:
            for page in ("/search/", "/search/suggestions/"):
                with undone():
                    answer = read(world.client(walker).get(page, {"q": asked}))
                shown = title in answer.text
                if shown != (walker in readers) or answer.status != 200:
                    yield f"{page}?q={asked} as {walker}: {'finds' if shown else 'does not find'} {title}"
