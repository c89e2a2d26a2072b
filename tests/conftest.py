# SPDX-License-Identifier: EUPL-1.2
"""Fixtures of the cross-house tests: a running office, a browser, axe, a relay, Dovecot, PostgreSQL, mail by hand.

They fail, and do not skip, where their program is missing: `make test` installs what it needs, `make test-fast` asks
for none of them.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import dovecot as dovecots
from tests import houses, postgres, relay


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demo loaded, not running: to be copied, never started."""
    home = tmp_path_factory.mktemp("demo")
    office = houses.start(home)
    assert office.end() == 0
    houses.close(office)
    return home


@pytest.fixture(scope="session")
def office(demo_home: Path) -> Iterator[houses.Office]:
    """One running demo office for all journeys: its pages, its mail listener, its accounts."""
    with tempfile.TemporaryDirectory(prefix="gabinet-office-") as place:
        shutil.copytree(demo_home / "var", Path(place) / "var")
        with houses.running(Path(place)) as running:
            yield running


@pytest.fixture
def own_office(demo_home: Path, tmp_path: Path) -> Iterator[houses.Office]:
    """A demo office of this test's own, for whoever kills it or counts its rows."""
    shutil.copytree(demo_home / "var", tmp_path / "home" / "var")
    with houses.running(tmp_path / "home") as running:
        yield running


@pytest.fixture
def smtp_relay() -> Iterator[relay.Relay]:
    """An SMTP relay whose failures the test chooses."""
    with relay.running() as one:
        yield one


@pytest.fixture
def imap_server() -> Iterator[Callable[..., dovecots.Dovecot]]:
    """Starts a Dovecot with the given users; all are stopped at the end."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda *users: stack.enter_context(dovecots.running(*users))


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[postgres.Cluster]:
    """A PostgreSQL of our own."""
    with postgres.cluster() as one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright. A module's own, for its loop bars the next one of this thread."""
    from playwright.sync_api import sync_playwright

    from tests import chromium

    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()
