# SPDX-License-Identifier: EUPL-1.2
"""axe over each outline of each page with every role, in both themes at both widths; `make test` draws two roles and two sides."""

import os
import re
import subprocess
import sys

from bench.measure import Row, counted

ALL = {"GABINET_TEST_ROLES": "18", "GABINET_TEST_THEMES": "all", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
COMMAND = [sys.executable, "-m", "pytest", "-q", "-s", "-m", "browser", "tests/house/test_outlines.py"]


def measured() -> list[Row]:
    """One row: pages with a fault; where the tests did not run to their end that is one more."""
    done = subprocess.run(COMMAND, env={**os.environ, **ALL}, capture_output=True, text=True)
    counts = re.search(r"(\d+) outlines of", done.stdout)
    faults = sorted(set(re.findall(r"^E\s+(/\S.* as \w+, .*)$", done.stdout, re.MULTILINE)))
    found = len(faults) or int(done.returncode != 0)
    return [counted("axe on outlines", "sqlite", int(counts[1]) if counts else 0, found, "faults", "<= 0", must=True, note="; ".join(faults)[:500])]
