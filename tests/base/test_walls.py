# SPDX-License-Identifier: EUPL-1.2
"""Walls that hold on every page: what people wrote never runs, what is secret is never logged, nothing is asked of other hosts."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.template.loader import get_template
from django.test import Client
from django.utils import timezone

from gabinet.base import health, office, rights, unsaved
from gabinet.base.accounts import actions
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door, Ref
from gabinet.base.rights import Role
from gabinet.base.trace import Entry
from gabinet.base.ui import changes, deadlines, guide
from gabinet.config.logs import Json

HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"
PASSWORD = "wrzos nad Wirną kwitnie"
CLI = Act(at=datetime(2026, 1, 1, tzinfo=UTC), door=Door.CLI)


@pytest.fixture
def lasota(db: None) -> User:
    return actions.make_account(login="h.lasota", name="Hubert Lasota", roles=[Role.ADMIN, Role.HEAD], password=PASSWORD, act=CLI)


@pytest.fixture
def desk(lasota: User) -> Client:
    client = Client()
    client.force_login(lasota)
    return client


class Tags(HTMLParser):
    """What a browser would make of a page: scripts of its own, and attributes that run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if (tag == "script" and "src" not in names) or any(name.startswith("on") for name in names):
            self.found.append(tag)


def harmless(html: str) -> bool:
    tags = Tags()
    tags.feed(html)
    return not tags.found


def test_names_titles_queries_and_settings_are_escaped(desk: Client, lasota: User) -> None:  # trust: R5
    other = actions.open_account(login="w.dec", name=HOSTILE[:120], post=HOSTILE[:120], act=CLI)
    office.choose(key="office.city", value=HOSTILE, valid_from=date(2026, 1, 1), act=CLI)
    User.objects.filter(pk=lasota.pk).update(name=HOSTILE[:120])
    shown = [
        desk.get(path, {"q": HOSTILE})
        for path in (
            "/settings/accounts/",
            f"/settings/accounts/{other.pk}/",
            "/settings/trace/",
            "/settings/office/",
            "/search/",
            "/search/suggestions/",
            "/",
        )
    ]
    assert all(harmless(page.text) for page in shown)
    assert sum("&lt;img" in page.text for page in shown) >= 5


def test_toasts_refusals_changes_and_conflicts_are_escaped(desk: Client, lasota: User) -> None:  # trust: R6
    told = desk.post("/settings/office/", {"key": "office.city", "office-city-value": HOSTILE, "office-city-valid_from": HOSTILE})
    assert told.status_code == 422 and harmless(told.text)
    unsaved.keep(lasota.pk, "answer", Ref("base.setting", 1), HOSTILE, timezone.now())
    widgets = {
        "changed": changes.between("dobry tekst", HOSTILE),
        "marked": changes.marked(HOSTILE, [(0, 4)]),
        "chip": deadlines.Chip("now", HOSTILE, HOSTILE),
        "parts": [guide.Part("quote", HOSTILE), guide.Part("text", HOSTILE)],
        "steps": [guide.Step("now", HOSTILE, HOSTILE, HOSTILE, HOSTILE)],
        "lines": [guide.Entry(HOSTILE, HOSTILE, HOSTILE)],
        "bad": HOSTILE,
    }
    template = get_template("ui/style.html", using="jinja2").backend.env.from_string(WIDGETS)
    drawn = template.render(widgets)
    assert harmless(drawn)
    assert drawn.count("&lt;img") >= 20


WIDGETS = """{% import "ui/ui.html" as ui %}{{ ui.changed(changed) }}{{ ui.changed(marked) }}{{ ui.chip(chip.state, chip.text, chip.hint) }}
{{ ui.folded(parts) }}{{ ui.stepper(steps, bad) }}{{ ui.timeline(lines) }}{{ ui.button(bad, href="#") }}{{ ui.badge(bad) }}
{{ ui.facts([(bad, bad)]) }}{{ ui.attachment(bad, bad, "#", "unsafe", bad) }}{{ ui.presence([(bad, bad)]) }}
{% call ui.note("warn", bad) %}{{ bad }}{% endcall %}{% call ui.conflict(bad, bad, bad, bad) %}{% endcall %}
{% call ui.message(bad, bad, bad, bad, warn=bad) %}{% endcall %}{% call ui.row("#", bad, bad, bad, bad) %}{% endcall %}
{% call ui.document(bad, bad, bad, bad) %}{% endcall %}{% call ui.dialog("d", bad) %}{% endcall %}"""


def test_what_the_administrator_is_told_is_escaped(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:  # trust: X3
    monkeypatch.setattr(health, "CHECKS", {"a": health.Check("a", "Mailbox", lambda now: HOSTILE)})
    page = desk.get("/settings/health/").text
    assert harmless(page)
    assert "&lt;img" in page


def test_there_is_no_framework_admin_and_settings_leave_a_trace(desk: Client) -> None:  # trust: X1
    assert not apps.is_installed("django.contrib.admin")
    assert desk.get("/settings/office/").status_code == 200
    assert desk.get("/admin/").status_code == 404
    before = Entry.objects.count()
    form = {"key": "office.city", "office-city-value": "Wrzosowiec-Zdrój", "office-city-valid_from": "2026-01-01", "once": "1"}
    assert desk.post("/settings/office/", form).status_code == 302
    assert Entry.objects.count() == before + 1


@pytest.fixture
def logged() -> Iterator[list[str]]:
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(Json().format(record))

    kept = Kept()
    logging.getLogger().addHandler(kept)
    yield lines
    logging.getLogger().removeHandler(kept)


def test_tokens_in_paths_are_not_logged(client: Client, db: None, logged: list[str]) -> None:  # trust: H6
    for path in ("/l/tajnyznacznik/", "/login/password/1/tajnyznacznik/", "/tajnyznacznik/?q=tajnyznacznik", "/settings/?x=tajnyznacznik"):
        client.get(path)
        client.post(path, {"login": "tajnyznacznik"})
    assert logged
    assert "tajnyznacznik" not in "".join(logged)


def test_a_refusal_is_logged_once_with_who_and_where(desk: Client, lasota: User, caplog: pytest.LogCaptureFixture) -> None:  # trust: G9
    caplog.set_level(logging.INFO, logger="gabinet")
    form = {"key": "office.city", "office-city-value": "Wrzosowiec", "office-city-valid_from": "2026-01-01"}
    assert desk.post("/settings/office/?q=tajne", {**form, "once": "1"}).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lasota)
    assert not [one for one in caplog.records if one.getMessage() == "page.refused"]
    assert strict.post("/settings/office/?q=tajne", {**form, "once": "2"}).status_code == 403
    lines = [json.loads(Json().format(one)) for one in caplog.records if one.getMessage() == "page.refused"]
    assert [(one["user"], one["method"], one["route"]) for one in lines] == [(lasota.pk, "POST", "settings/office/")]
    assert "tajne" not in json.dumps(lines)


def test_the_log_holds_ids_and_no_names(lasota: User, client: Client, logged: list[str]) -> None:  # trust: G9
    for password in (PASSWORD, "wrong"):
        client.post("/login/", {"login": "h.lasota", "password": password})
        client.post("/login/", {"login": "t.grela@kurier.example", "password": password})
    events = [json.loads(line) for line in logged]
    assert {one["event"] for one in events if one["event"].startswith("login.")} == {"login.done", "login.refused"}
    text = "".join(logged).lower()
    assert not re.search(r"lasota|hubert|grela|kurier|wirn|wrong|127\.0\.0\.1", text)


def test_strangers_get_no_cookie_and_are_sent_to_no_other_host(client: Client, db: None) -> None:  # trust: H9
    gone = client.get("/nowhere/")
    assert gone.status_code == 404
    assert not gone.cookies
    for page in (gone, client.get("/login/"), client.get("/login/forgotten/")):
        assert not re.findall(r"(?:src|href|action|content)=\"(?:https?:)?//", page.text)
        assert set(page.cookies) <= {"gabinet-csrf"}


def test_personal_pages_are_kept_by_no_cache(desk: Client) -> None:  # trust: H10
    for path in ("/search/", "/settings/security/", "/settings/accounts/"):
        page = desk.get(path)
        assert page.headers["Cache-Control"] == "no-store"
        assert {"Cookie", "HX-Request"} <= {one.strip() for one in page.headers["Vary"].split(",")}


def test_a_substitute_never_has_more_than_the_absent(lasota: User) -> None:  # trust: X4
    deputy = actions.make_account(login="k.jaworek", name="Kinga Jaworek", roles=[Role.SECRETARIAT], act=CLI)
    day = date(2026, 10, 27)
    actions.substitute(absent=lasota, deputy=deputy, since=day, until=date(2026, 10, 29), act=CLI)
    lent, whole = rights.powers(deputy.pk, day).through, rights.powers(lasota.pk, day).own
    assert lent
    assert set(lent) <= whole
    assert not {right for right in lent if not rights.DECLARED[right].passes}
