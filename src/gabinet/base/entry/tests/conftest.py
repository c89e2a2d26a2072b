# SPDX-License-Identifier: EUPL-1.2
"""An account with a password, and one with a second step."""

from datetime import UTC, datetime

import pytest

from gabinet.base.accounts import actions
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.rights import Role

CLI = Act(at=datetime(2026, 1, 1, tzinfo=UTC), door=Door.CLI)
PASSWORD = "wrzos nad Wirną kwitnie"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture
def jaworek(db: None) -> User:
    return actions.make_account(
        login="k.jaworek", name="Kinga Jaworek", email="k.jaworek@wrzosowiec.example", roles=[Role.SECRETARIAT], password=PASSWORD, act=CLI
    )


@pytest.fixture
def szulc(db: None) -> User:
    return actions.make_account(login="p.szulc", name="Piotr Szulc", roles=[Role.DPO], password=PASSWORD, totp_secret=SECRET, act=CLI)
