# SPDX-License-Identifier: EUPL-1.2
"""One office, in a process of its own: `python -m bench.one HOME URL ROWS SEED JOBS CALLS`; a JSON line per row.

Without JOBS the office is only filled. Jobs that write come last: they make the office another one.
"""

import json
import sys
from collections.abc import Iterator

from bench import office
from bench.measure import Row


def main(home: str, url: str, rows: int, seed: int, jobs: str, calls: int) -> int:
    """Fill where needed, then measure."""
    opened(home, url)
    print(json.dumps({"filled": office.ready(rows, seed), "rows": rows}), flush=True)
    wanted = [name for name in jobs.split(",") if name]
    for row in _measured("sqlite" if url == "-" else "postgres", rows, wanted, calls):
        print(json.dumps(row.as_dict()), flush=True)
    return 0


def opened(home: str, url: str) -> None:
    """Django on this office."""
    office.environment(home, "" if url == "-" else url)
    import django

    django.setup()
    from django.conf import settings

    from gabinet.base import rates

    settings.ROOT_URLCONF = "bench.urls"
    rates.count = lambda *words: None  # a person's limits are not what is measured
    pool = settings.DATABASES["default"].get("OPTIONS", {}).get("pool")
    if pool is not None:
        pool["max_size"] = 40  # a crowd of writers sits in this one process


def _measured(store: str, rows: int, wanted: list[str], calls: int) -> Iterator[Row]:
    from bench import audit, indexing, mail, pages, peers, registering

    if {"empty", "lists", "details", "search"} & set(wanted):
        yield from pages.Pages(store, rows, calls).measured(wanted)
    for name, job in {"indexing": indexing, "audit": audit, "registering": registering, "mail": mail}.items():
        if name in wanted:
            yield from job.measured(store, rows)
    if "peers" in wanted:
        yield from peers.measured(store, rows, calls)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5], int(sys.argv[6])))
