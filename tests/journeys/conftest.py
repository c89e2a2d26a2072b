# SPDX-License-Identifier: EUPL-1.2
"""The office of the journeys has been asked once before anybody's clock runs: its first page compiles every template."""

import pytest
from playwright.sync_api import Browser

from tests.houses import Office


@pytest.fixture(autouse=True)
def warm(office: Office, browser: Browser) -> None:
    """Both web processes answer."""
    context = browser.new_context(base_url=office.url)
    for path in ("/login/", "/status/") * 2:
        assert context.request.get(path, timeout=120_000).ok
    context.close()
