# SPDX-License-Identifier: EUPL-1.2
"""For all tests: nothing that a process keeps for some seconds outlives a test."""

import pytest

from gabinet.base import rights
from gabinet.base.ui import frames


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Rights by version, counts of the rail and settings are asked anew in each test."""
    rights.cached.cache_clear()
    frames.forget()
