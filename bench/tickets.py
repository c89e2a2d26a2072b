# SPDX-License-Identifier: EUPL-1.2
"""django-helpdesk as an office would run it, in an environment of its own: `python bench/tickets.py FOLDER ROUNDS`.

FOLDER holds `tickets.jsonl` (subject, text, name, address: those of our own items) and `mails.json`. A JSON line per job:
CPU and wall seconds a call, a round each. Nothing of ours is imported.
"""

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType

LISTED, DRAWN, BATCH = 25, 40, 5000
WORDS = ("hulajnoga", "tężnia", "pergola", "przepust", "altana", "latarnia", "szyld", "wiata")


def main(folder: Path, rounds: int) -> None:
    """Fill, then each job."""
    _configured(folder)
    _filled(folder)
    for job, call, calls in _jobs(folder):
        call(0)
        samples = [_round(call, calls, 1 + n * calls) for n in range(rounds)]
        print(json.dumps({"job": job, "cpu": [cpu for cpu, _ in samples], "wall": [wall for _, wall in samples]}), flush=True)


def _configured(folder: Path) -> None:
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "helpdesk.sqlite3", "OPTIONS": {"init_command": PRAGMAS}}},
        INSTALLED_APPS=[*(f"django.contrib.{name}" for name in DJANGO), "rest_framework", "helpdesk"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {"context_processors": PROCESSORS}}],
        ROOT_URLCONF=ADDRESSES,
        SITE_ID=1,
        STATIC_URL="/static/",
        MEDIA_ROOT=folder / "media",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        HELPDESK_TEAMS_MODE_ENABLED=False,
    )
    django.setup()
    from django.urls import include, path

    module = ModuleType(ADDRESSES)
    module.urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]  # type: ignore[attr-defined]
    sys.modules[ADDRESSES] = module


ADDRESSES = "addresses"
DJANGO = ("auth", "contenttypes", "sessions", "sites", "admin", "messages", "staticfiles", "humanize")
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;"
PROCESSORS = [f"django.{name}" for name in ("template.context_processors.request", "contrib.auth.context_processors.auth")]
PROCESSORS += ["django.contrib.messages.context_processors.messages"]


def _filled(folder: Path) -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.utils import timezone
    from helpdesk.models import FollowUp, Queue, Ticket

    call_command("migrate", verbosity=0)
    if Ticket.objects.exists():
        return
    boss = User.objects.create_superuser("bench", "bench@example.org", "bench")
    queue = Queue.objects.create(title="Sekretariat", slug="sekretariat", email_address="sekretariat@wrzosowiec.example", allow_email_submission=True)
    now = timezone.now()
    with open(folder / "tickets.jsonl", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    made = [
        Ticket(
            queue=queue,
            title=row["subject"],
            description=row["text"],
            submitter_email=row["address"],
            status=1 if n % 60 == 0 else 4,
            assigned_to=boss if n % 10 else None,
            created=now - timedelta(minutes=len(rows) - n),
        )
        for n, row in enumerate(rows)
    ]
    Ticket.objects.bulk_create(made, batch_size=BATCH)
    told = [
        FollowUp(ticket=one, title="Zamknięto", comment="Odpowiedź wysłana.", public=True, user=boss, date=now) for one in made if one.status == 4
    ]
    FollowUp.objects.bulk_create(told, batch_size=BATCH)


def _jobs(folder: Path) -> Iterator[tuple[str, Callable[[int], None], int]]:
    from django.contrib.auth.models import User
    from django.test import Client
    from helpdesk.email import extract_email_metadata
    from helpdesk.models import Queue, Ticket
    from helpdesk.query import query_to_base64

    client = Client()
    client.force_login(User.objects.get(username="bench"))
    last, queue = Ticket.objects.order_by("-pk").values_list("pk", flat=True)[0], Queue.objects.get()
    mails = json.loads((folder / "mails.json").read_text())
    log = logging.getLogger("bench")
    log.disabled = True

    def get(path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    def rows(sought: str) -> str:
        wanted = {"filtering": {} if sought else {"status__in": [1, 2]}, "sorting": "created", "sortreverse": True, "search_string": sought}
        return f"/datatables_ticket_list/{query_to_base64(wanted)}?draw=1&start=0&length={LISTED}"

    def listed(n: int) -> None:
        get("/tickets/")
        get(rows(""))

    def searched(n: int) -> None:
        get("/tickets/?q=")
        get(rows(WORDS[n % len(WORDS)]))

    yield "list", listed, 5
    yield "detail", lambda n: get(f"/tickets/{last - (n * 37) % DRAWN}/"), 10
    yield "search", searched, 5
    yield "mail", lambda n: extract_email_metadata(mails[n % len(mails)], queue, log) and None, 30


def _round(call: Callable[[int], None], calls: int, first: int) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    for n in range(calls):
        call(first + n)
    return (time.process_time() - cpu) / calls, (time.perf_counter() - wall) / calls


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
