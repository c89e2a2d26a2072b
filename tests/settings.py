# SPDX-License-Identifier: EUPL-1.2
"""Settings of the tests: a home of their own, cheap fsync aside nothing is weaker than in the office."""

import os
import tempfile
from pathlib import Path

HOME_OF_TESTS = Path(tempfile.mkdtemp(prefix="gabinet-tests-"))
os.environ["GABINET_HOME"] = str(HOME_OF_TESTS)
os.environ.setdefault("GABINET_DEMO", "1")

from gabinet.config.settings import *  # noqa: E402, F403
from gabinet.config.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
WHILE_DRAWING = "tests.pages.no_queries"
if DATABASES["default"]["ENGINE"].endswith("sqlite"):
    DATABASES["default"]["TEST"] = {"NAME": HOME_OF_TESTS / "test.sqlite3"}
