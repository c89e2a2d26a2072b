# SPDX-License-Identifier: EUPL-1.2
"""The QR code of a secret, as numbers that a template draws: no markup is made here."""

from dataclasses import dataclass

import segno

QUIET = 4  # modules around


@dataclass(frozen=True, slots=True)
class Picture:
    """`path` = the `d` of one SVG path of unit squares, `size` = modules with the quiet zone."""

    path: str
    size: int


def qr(text: str) -> Picture:
    """Runs of dark modules as one path."""
    made = segno.make(text, error="m", micro=False)
    runs = []
    rows = [bytes(row) for row in made.matrix]
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            if row[x]:
                start = x
                while x < len(row) and row[x]:
                    x += 1
                runs.append(f"M{start + QUIET} {y + QUIET}h{x - start}v1h-{x - start}z")
            x += 1
    return Picture("".join(runs), len(rows) + 2 * QUIET)
