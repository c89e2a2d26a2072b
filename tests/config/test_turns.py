# SPDX-License-Identifier: EUPL-1.2
"""Writers on SQLite take turns: each gets its share, a dead one gives its turn back, nobody is refused."""

import os
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from gabinet.base import numbers
from gabinet.base.numbers import Sequence

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="PostgreSQL has row locks of its own"),
]
AT = datetime(2026, 5, 1, tzinfo=UTC)
WRITERS = 8


def write(n: int, until: float, done: list[int]) -> None:
    try:
        while time.monotonic() < until:
            with transaction.atomic():
                numbers.following("turns", AT)
                done[n] += 1
    finally:
        connection.close()


def test_each_writer_gets_its_share() -> None:  # trust: K3
    done = [0] * WRITERS
    until = time.monotonic() + 3
    threads = [threading.Thread(target=write, args=(n, until, done)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Sequence.objects.get(series="turns").last == sum(done)
    assert min(done) >= 0.1 * max(done), done


def test_an_error_gives_the_turn_on() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Sequence.objects.create(series="x", year=2026, last=1)
        Sequence.objects.create(series="x", year=2026, last=1)
    done = [0]
    thread = threading.Thread(target=write, args=(0, time.monotonic() + 0.2, done))
    thread.start()
    thread.join(10)
    assert done[0] > 0


def test_a_killed_writer_gives_its_turn_back() -> None:  # trust: K1
    connection.close()
    place = f"{connection.settings_dict['NAME']}.turn"
    code = "import fcntl, sys, time; one = open(sys.argv[1], 'a'); fcntl.flock(one, fcntl.LOCK_EX); print('mine', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code, place], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "mine\n"
        done = [0]
        thread = threading.Thread(target=write, args=(0, time.monotonic() + 2, done))
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
        assert done == [0]
        os.kill(other.pid, 9)
        thread.join(10)
        assert done[0] > 0
