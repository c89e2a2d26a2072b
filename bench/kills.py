# SPDX-License-Identifier: EUPL-1.2
"""A hundred seeded kills (-9) at the named points: nothing acknowledged is lost, doubled, or sent twice; the rig is that of tests/kills."""

import json
import tempfile
from pathlib import Path

from bench.measure import Row, counted
from tests import relay as relays
from tests.kills import rig as rigs

NAME = "nothing lost, doubled, sent twice"


def measured(kills: int, seed: int) -> list[Row]:
    """One row: how many promises were broken. The letters by kill point are printed by the rig."""
    with tempfile.TemporaryDirectory(prefix="gabinet-kills-") as place, relays.running() as relay:
        rig = rigs.Rig(Path(place), relay)
        try:
            found = rigs.fire(rig, kills, seed)
        finally:
            rig.close()
    broken = {what: names for what, names in found.items() if names}
    return [counted("kills -9 at named points", "sqlite", rig.sent, len(broken), NAME, "<= 0", must=True, note=json.dumps(broken) if broken else "")]
