# SPDX-License-Identifier: EUPL-1.2
"""One store at one size, in a process of its own: `python -m bench.one HOME URL ROWS SEED ONLY CALLS`; a JSON line per row."""

import json
import sys

from bench import office

PAGES, WRITING = ("empty", "lists", "details", "search", "pages"), ("writing", "mail", "audit")


def main(home: str, url: str, rows: int, seed: int, only: str, calls: int) -> int:
    """Fill where needed, then measure."""
    office.environment(home, "" if url == "-" else url)
    import django

    django.setup()
    from django.conf import settings

    from gabinet.base import rates

    settings.ROOT_URLCONF = "bench.urls"
    rates.count = lambda *words: None  # a person's limits are not what is measured
    seconds = office.ready(rows, seed)
    print(json.dumps({"filled": seconds, "rows": rows}), flush=True)
    from bench import pages, writing

    store = "sqlite" if url == "-" else "postgres"
    if only in ("", *PAGES):
        for row in pages.Pages(store, rows, calls).measured():
            if only in ("", "pages") or only in row.job:
                print(json.dumps(row.as_dict()), flush=True)
    if only in ("", *WRITING):
        for row in writing.measured(store, rows):
            print(json.dumps(row.as_dict()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5], int(sys.argv[6])))
