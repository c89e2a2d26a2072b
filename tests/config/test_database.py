# SPDX-License-Identifier: EUPL-1.2
"""What the operator writes behind the address of the database is not lost."""

from gabinet.config import settings


def test_options_of_the_address_are_kept() -> None:
    plain = settings._postgres("postgres://office:word@db.example:5432/gabinet")
    asked = settings._postgres("postgres://office:word@db.example:5432/gabinet?sslmode=verify-full")
    assert plain["OPTIONS"] == {"pool": {"min_size": 1, "max_size": 8}}
    assert asked["OPTIONS"] == {"sslmode": "verify-full", "pool": {"min_size": 1, "max_size": 8}}
    assert asked["HOST"] == "db.example"
