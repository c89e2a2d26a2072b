# SPDX-License-Identifier: EUPL-1.2
"""The office that is measured: accounts and units of the demo, so many items over four years; served by waitress in this process."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

FILLED = "filled"  # a file of the home that says so


def ready(rows: int, seed: int) -> float:
    """Migrate and fill where that was not done; seconds of the filling."""
    from django.core.management import call_command
    from django.utils import timezone

    from gabinet.base.act import Act, Door
    from gabinet.base.scenes import MainDay
    from gabinet.config import demo
    from gabinet.config.fill import YEARS, fill

    done = Path(os.environ["GABINET_HOME"]) / FILLED
    if done.exists():
        return 0.0
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    now = timezone.now()
    demo.furnish(MainDay.of(now), Act(at=now - YEARS, door=Door.CLI))
    began = time.monotonic()
    fill(items=rows, seed=seed, at=now)
    _analysed()
    seconds = time.monotonic() - began
    done.write_text(f"{rows} items, seed {seed}, {seconds:.0f} s\n")
    return seconds


def _analysed() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@dataclass(frozen=True)
class Round:
    """CPU seconds of the serving process per request, wall seconds of each, bytes of the last answer."""

    cpu: float
    walls: list[float]
    length: int


class Asking:
    """The client, a process of its own."""

    def __init__(self, port: int) -> None:
        command = [sys.executable, "-m", "bench.client", str(port)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def asked(self, cookie: str, paths: Sequence[str]) -> dict[str, Any]:
        """Wall seconds of each, and the bytes of the last."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write("\t".join([cookie, *paths]) + "\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        if "error" in told:
            raise RuntimeError(told["error"])
        return told

    def close(self) -> None:
        """No more of it."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


class Served:
    """waitress with our application and, past all middleware, the two bare views; the client is another process."""

    def __init__(self, login: str) -> None:
        from gabinet.config import serve, web

        self.cookie = _session(login)
        door = serve.listen("127.0.0.1", 0)
        self.port = int(door.getsockname()[1])
        self.loop = web.made(_applications(), door)
        self.thread = threading.Thread(target=self.loop.run)
        self.thread.start()
        self.asking = Asking(self.port)

    def round(self, paths: Sequence[str], *, signed_in: bool) -> Round:
        """So many requests one after another."""
        began = time.process_time()
        told = self.asking.asked(self.cookie if signed_in else "", paths)
        return Round((time.process_time() - began) / len(paths), told["walls"], told["length"])

    def text(self, path: str) -> str:
        """One page, from this process."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=120)
        line.request("GET", path, headers={"Cookie": self.cookie})
        answer = line.getresponse()
        body = answer.read().decode()
        line.close()
        assert answer.status == 200, path
        return body

    def close(self) -> None:
        """Client and server."""
        self.asking.close()
        self.loop.end(15, None)
        self.thread.join()


def _session(login: str) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils.crypto import get_random_string

    from gabinet.base.accounts.models import User
    from gabinet.base.accounts.sessions import SessionStore

    user = User.objects.get(login=login)
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    token = get_random_string(32)  # as a browser would have it from its first page
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={token}"


def _applications() -> "Split":
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    whole = WSGIHandler()
    middleware, settings.MIDDLEWARE = settings.MIDDLEWARE, []
    plain = WSGIHandler()
    settings.MIDDLEWARE = middleware
    return Split(whole, plain)


class Split:
    """/bench/bare/ and /bench/hand/ go past everything of ours."""

    def __init__(self, whole: object, plain: object) -> None:
        self.whole, self.plain = whole, plain

    def __call__(self, environ: dict[str, object], start_response: object) -> object:
        bare = str(environ["PATH_INFO"]).startswith(("/bench/bare/", "/bench/hand/"))
        return (self.plain if bare else self.whole)(environ, start_response)  # type: ignore[operator]


def environment(home: str, url: str) -> None:
    """Before Django is loaded."""
    os.environ |= {"GABINET_HOME": home, "GABINET_DEMO": "1", "DJANGO_SETTINGS_MODULE": "gabinet.config.settings", "GABINET_LOG_LEVEL": "ERROR"}
    if url:
        os.environ["DATABASE_URL"] = url
    else:
        os.environ.pop("DATABASE_URL", None)
