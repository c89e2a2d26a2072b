# SPDX-License-Identifier: EUPL-1.2
"""What was acknowledged is on disk: bytes and their name are synced before a row tells of them, and every commit is."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from gabinet.base import files
from gabinet.base.files import File
from tests.base.conftest import NOW


@pytest.mark.django_db
def test_bytes_are_on_disk_before_their_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # trust: P1, K2
    synced: list[tuple[int, bool]] = []
    real = os.fsync

    def watched(handle: int) -> None:
        synced.append((os.fstat(handle).st_size, File.objects.exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", watched)
    here = {**settings.STORAGES, "files": {"BACKEND": "gabinet.base.files.DurableStorage", "OPTIONS": {"location": tmp_path}}}
    with override_settings(STORAGES=here):  # a folder no other test has filled: what was synced once is not synced again
        kept = files.keep([b"x" * 12_345], limit=20_000, at=NOW)
    assert File.objects.get() == kept
    assert (12_345, False) in synced, "the bytes themselves"
    assert len(synced) >= 3 and not any(known for _, known in synced), "their folders too, and all before the row"


@pytest.mark.django_db
def test_every_commit_of_the_house_is_synced() -> None:  # trust: K2
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone()[0] == 2, "FULL: NORMAL may lose acknowledged commits when power fails"
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone()[0] == "wal"
        else:
            cursor.execute("SELECT source FROM pg_settings WHERE name = 'synchronous_commit'")
            assert cursor.fetchone()[0] not in ("client", "session", "user", "database"), "the server's own setting holds; we never lower it"
    assert settings.DATABASES["default"].get("ATOMIC_REQUESTS", False) is False
