# SPDX-License-Identifier: EUPL-1.2
"""The page of what left the demo office; and production without a relay lets nothing leave."""

from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gabinet.adapters import filled
from gabinet.base.accounts.models import User
from gabinet.base.rights import Role, RoleHeld
from gabinet.post.ports import Later, Sealed

LINK = "https://gabinet.example/links/abc/"


@pytest.fixture
def demo(settings: Any, tmp_path: Path) -> Any:
    """An office whose letters stay in a folder."""
    settings.VAR, settings.DEMO, settings.RELAY_URL = tmp_path, True, ""
    return settings


def clerk(role: Role) -> Client:
    """Somebody with a role, logged in."""
    user = User.objects.create(login=f"o.{role.value}", name="Ola Odpowiada")
    RoleHeld.objects.create(user=user, role=role.value, since=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(db: None) -> Iterator[Client]:
    """The press office's."""
    yield clerk(Role.PRESS)


def sealed(message_id: str = "<1@wrzosowiec.example>") -> Sealed:
    """A letter with a link and an attachment."""
    message = EmailMessage()
    message["To"], message["Subject"], message["Message-ID"] = "in@wrzosowiec.example", "Pytanie o koszty <b>", message_id
    message.set_content(f"Prosimy o odpowiedź:\n{LINK}\n<script>alert(1)</script>\n")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="umowa.pdf")
    return Sealed(message_id, "in@wrzosowiec.example", message.as_bytes())


def test_a_letter_is_shown_as_it_was_sent(demo: Any, desk: Client) -> None:  # trust: U7
    assert "wyszło" in desk.get("/outbox/").text or "left yet" in desk.get("/outbox/").text
    letter = sealed()
    filled.relay().hand_over(letter)
    listed = desk.get("/outbox/").text
    assert "Pytanie o koszty &lt;b&gt;" in listed
    name = filled.outbox().sent()[0].name
    shown = desk.get(f"/outbox/{name}/").text
    assert f'href="{LINK}"' in shown and "umowa.pdf" in shown and "<script>alert" not in shown
    raw = desk.get(f"/outbox/{name}/letter.eml")
    assert raw.content == letter.raw and raw["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["20990101T000000000000-0123456789abcdef", "x"])
def test_no_such_letter(demo: Any, desk: Client, name: str) -> None:
    filled.relay().hand_over(sealed())
    assert desk.get(f"/outbox/{filled.outbox().sent()[0].name}/").status_code == 200
    assert desk.get(f"/outbox/{name}/").status_code == 404
    assert desk.get(f"/outbox/{name}/letter.eml").status_code == 404


def test_who_sees_it_and_where(demo: Any, desk: Client) -> None:  # trust: P6
    assert desk.get("/outbox/").status_code == 200
    assert clerk(Role.PHOTO).get("/outbox/").status_code == 404
    demo.RELAY_URL = "smtp://127.0.0.1:2525"
    assert desk.get("/outbox/").status_code == 404


def test_production_without_a_relay_lets_nothing_leave(demo: Any) -> None:  # trust: P4
    assert filled.relay().hand_over(sealed()).startswith("250")
    demo.DEMO = False
    with pytest.raises(Later):
        filled.relay().hand_over(sealed("<2@wrzosowiec.example>"))
    assert len(filled.outbox().sent()) == 1
