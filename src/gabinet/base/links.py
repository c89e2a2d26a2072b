# SPDX-License-Identifier: EUPL-1.2
"""Links without log-in (trust L): one purpose, one thing, one addressee, an expiry.

Only sha256 of a token is kept. The token is made from a key outside the database and a random nonce, so the mail that
carries it, and each reminder, can write it anew without its ever being stored (decision 0003).
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from gabinet.base import trace
from gabinet.base.act import Act, Door, Key, Ref
from gabinet.base.action import action
from gabinet.base.errors import LinkGone

OPEN = "base.link.open"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a link is good for: `rights` it gives on its one thing, `days` it lives, the `page` that draws it."""

    code: str
    rights: frozenset[str]
    days: int
    page: str


PURPOSES: dict[str, Purpose] = {}


def declare(purpose: Purpose) -> None:
    """In `ready()`; a code declared twice is a ValueError."""
    if purpose.code in PURPOSES:
        raise ValueError(purpose.code)
    PURPOSES[purpose.code] = purpose


class Link(models.Model):
    """A link that was issued; whoever holds its token may do what its purpose says."""

    digest = models.CharField(max_length=64, unique=True)
    nonce = models.CharField(max_length=64)
    purpose = models.CharField(max_length=40)
    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    to = models.CharField(max_length=254)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "base_link"
        indexes = [models.Index(fields=["kind", "pk_of"], name="link_of_thing")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.kind} {self.pk_of}"


class LinkUse(models.Model):
    """That a link was opened or acted through."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="uses")
    at = models.DateTimeField()
    verb = models.CharField(max_length=20)

    class Meta:
        db_table = "base_linkuse"

    def __str__(self) -> str:
        return f"{self.link_id} {self.verb}"


def _token(nonce: str) -> str:
    key: bytes = settings.TRACE_KEY
    made = hmac.new(key, b"link:" + nonce.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def issue(ref: Ref, purpose: str, to: str, act: Act) -> str:
    """Inside an action: the token of a new link for one addressee; ValueError for an unknown purpose."""
    known = PURPOSES.get(purpose)
    if known is None:
        raise ValueError(purpose)
    nonce = secrets.token_hex(32)
    token = _token(nonce)
    Link.objects.create(
        digest=_digest(token),
        nonce=nonce,
        purpose=purpose,
        kind=ref.kind,
        pk_of=ref.pk,
        to=to,
        issued_at=act.at,
        expires_at=act.at + timedelta(days=known.days),
    )
    return token


def _live(at: datetime) -> Q:
    return Q(revoked_at=None, expires_at__gt=at)


def token_of(ref: Ref, purpose: str, to: str, at: datetime) -> str | None:
    """The token of the newest live link of an addressee, for a mail that carries it; None where there is none."""
    found = Link.objects.filter(_live(at), kind=ref.kind, pk_of=ref.pk, purpose=purpose, to=to).order_by("-pk").first()
    return _token(found.nonce) if found else None


def enter(token: str, verb: str, at: datetime, once: Key | None = None) -> tuple[Ref, Purpose, Act]:
    """Whoever holds the token: the thing, the purpose and the deed to act with. Raises LinkGone for unknown, expired, revoked alike.

    Each use is a row, the first opening a line of the trace. GET shows and never spends; POST acts and carries `once`.
    """
    found = Link.objects.filter(_live(at), digest=_digest(token)).first()
    if found is None or found.purpose not in PURPOSES:
        raise LinkGone
    purpose = PURPOSES[found.purpose]
    ref = Ref(found.kind, found.pk_of)
    act = Act(at=at, door=Door.LINK, link=found.pk, scope=ref, rights=purpose.rights, once=once)
    if not found.uses.exists():
        opened(link=found, act=Act(at=at, door=Door.LINK, link=found.pk, scope=Ref.of(found), rights=frozenset({OPEN})))
    LinkUse.objects.create(link=found, at=at, verb=verb[:20])
    return ref, purpose, act


@action(needs=OPEN, on="link")
def opened(*, link: Link, act: Act) -> Link:
    """The first opening of a link (trust L4)."""
    trace.record(Ref(link.kind, link.pk_of), "link_opened", act)
    return link


def revoke(ref: Ref, act: Act, to: str = "") -> int:
    """End the links of a thing, all or one addressee's; also by whatever closes the thing. How many ended."""
    rows = Link.objects.filter(kind=ref.kind, pk_of=ref.pk, revoked_at=None)
    return (rows.filter(to=to) if to else rows).update(revoked_at=act.at)
