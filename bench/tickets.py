# SPDX-License-Identifier: EUPL-1.2
"""django-helpdesk as an office would run it, in an environment of its own: `python bench/tickets.py FOLDER WORD ...`.

FOLDER holds `tickets.jsonl` (a line per item of our office) and `mails.json`; the words are those that it will be searched
for. Its first line out says where it is served; then a word in is a number out: `cpu` the CPU seconds of this process so
far, `mail` the mails a second over the next hundred or so. Nothing of ours is imported. What was chosen is in its favour:
no middleware that it does not need, connections that stay open, WAL, no mail back to the sender.
"""

import json
import logging
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

LISTED, PAGES, BATCH = 25, 12, 5000
OPEN, REOPENED, CLOSED = 1, 2, 4
LINES = {OPEN: ("Wpłynęło",), CLOSED: ("Wpłynęło", "Przydzielono", "Zamknięto")}  # of history, as our items have
ADDRESSES = "addresses"
DJANGO = ("auth", "contenttypes", "sessions", "sites", "admin", "messages", "staticfiles", "humanize")
MIDDLEWARE = ("sessions.middleware.SessionMiddleware", "auth.middleware.AuthenticationMiddleware", "messages.middleware.MessageMiddleware")
PROCESSORS = ("template.context_processors.request", "contrib.auth.context_processors.auth", "contrib.messages.context_processors.messages")
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;"


def main(folder: Path, words: list[str]) -> None:
    """Fill, serve, answer."""
    _configured(folder)
    began = time.monotonic()
    _filled(folder)
    print(json.dumps({"port": _served(), "seconds": time.monotonic() - began, **_asked_for(words)}), flush=True)
    mails = _mails(folder)
    for word in sys.stdin:
        print(json.dumps(next(mails) if word.strip() == "mail" else time.process_time()), flush=True)


def _configured(folder: Path) -> None:
    import django
    from django.conf import settings

    store = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "helpdesk.sqlite3", "CONN_MAX_AGE": None}
    drawing = {"context_processors": [f"django.{name}" for name in PROCESSORS]}
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {**store, "OPTIONS": {"init_command": PRAGMAS}}},
        INSTALLED_APPS=[*(f"django.contrib.{name}" for name in DJANGO), "rest_framework", "helpdesk"],
        MIDDLEWARE=[f"django.contrib.{name}" for name in MIDDLEWARE],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": drawing}],
        ROOT_URLCONF=ADDRESSES,
        SITE_ID=1,
        STATIC_URL="/static/",
        MEDIA_ROOT=folder / "media",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        HELPDESK_TEAMS_MODE_ENABLED=False,
        LOGGING={"version": 1, "handlers": {"none": {"class": "logging.NullHandler"}}, "root": {"handlers": ["none"], "level": "ERROR"}},
    )
    django.setup()
    from django.contrib import admin
    from django.urls import include, path

    module = ModuleType(ADDRESSES)
    vars(module)["urlpatterns"] = [path("admin/", admin.site.urls), path("", include("helpdesk.urls", namespace="helpdesk"))]
    sys.modules[ADDRESSES] = module


def _filled(folder: Path) -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection
    from helpdesk.models import EmailTemplate, FollowUp, Queue, Ticket

    call_command("migrate", verbosity=0)
    EmailTemplate.objects.all().delete()
    boss = User.objects.create_superuser("bench", "bench@example.org", "bench")
    queue = Queue.objects.create(title="Sekretariat", slug="sekretariat", email_address="sekretariat@wrzosowiec.example", allow_email_submission=True)
    with open(folder / "tickets.jsonl", encoding="utf-8") as lines:
        made = [_ticket(json.loads(line), queue=queue, assigned_to=boss) for line in lines]
    Ticket.objects.bulk_create(made, batch_size=BATCH)
    told = [FollowUp(ticket=one, title=line, public=True, user=boss, date=one.created) for one in made for line in LINES[one.status]]
    FollowUp.objects.bulk_create(told, batch_size=BATCH)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _ticket(told: dict[str, Any], **fixed: object) -> Any:
    from django.utils.dateparse import parse_datetime
    from helpdesk.models import Ticket

    status = CLOSED if told["closed"] else OPEN
    created = parse_datetime(told["at"])
    return Ticket(title=told["subject"][:200], description=told["text"], submitter_email=told["sender"], status=status, created=created, **fixed)


def _served() -> int:
    """The port that it is served on: as many threads as the office has."""
    from django.core.handlers.wsgi import WSGIHandler
    from waitress import create_server

    server = create_server(WSGIHandler(), host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    return int(server.effective_port)


def _asked_for(words: list[str]) -> dict[str, object]:
    """A session, and the pages that are asked for."""
    from django.contrib.auth.models import User
    from django.test import Client
    from helpdesk.models import Ticket

    client = Client()
    client.force_login(User.objects.get())
    ended = Ticket.objects.filter(status=CLOSED).order_by("-pk").values_list("pk", flat=True)[: PAGES * 37 : 37]
    pages = {"lists": [_listed([OPEN, REOPENED]), _listed([CLOSED])], "searches": {word: _listed([], word) for word in words}}
    for _, rows in [*pages["lists"], *pages["searches"].values()]:
        assert client.get(rows).json()["recordsFiltered"], rows
    return {"cookie": f"sessionid={client.cookies['sessionid'].value}", "tickets": [[f"/tickets/{pk}/"] for pk in ended], **pages}


def _listed(states: list[int], sought: str = "") -> list[str]:
    """What a browser asks for: the page, then its rows as JSON, newest first."""
    from urllib.parse import urlencode

    from helpdesk.query import query_to_base64

    chosen = {"status__in": states} if states else {}
    query = {"filtering": chosen, "filtering_null": {}, "sorting": "created", "sortreverse": "on", "search_string": sought}
    words = urlencode([("sort", "created"), ("sortreverse", "on"), ("q", sought), *(("status", str(state)) for state in states)])
    return [f"/tickets/?{words}", f"/datatables_ticket_list/{query_to_base64(query)}?draw=1&start=0&length={LISTED}"]


def _mails(folder: Path) -> Iterator[float]:
    from helpdesk.email import extract_email_metadata
    from helpdesk.models import Queue, Ticket

    queue, log = Queue.objects.get(), logging.getLogger("bench")
    for letters in json.loads((folder / "mails.json").read_text()):
        before, began = Ticket.objects.count(), time.monotonic()
        for letter in letters:
            extract_email_metadata(letter, queue, log)
        spent = time.monotonic() - began
        assert Ticket.objects.count() == before + len(letters)
        yield len(letters) / spent


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
