# SPDX-License-Identifier: EUPL-1.2
"""Drafts: what waits for whom, versions with what changed between them, and the stepper of clearances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Named, Powers
from gabinet.matters.drafts import rules
from gabinet.matters.drafts.models import Draft, Verdict, Version
from gabinet.polish import dates


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the approvals stepper: `state` is done, now, returned or waiting; `mine` where the reader decides now."""

    right: str
    label: str
    state: str
    who: str
    at: str
    version: str
    word: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A version in the history of a draft."""

    pk: int
    n: int
    by: str
    at: str
    word: str
    verdicts: tuple[str, ...]
    left: str


@dataclass(frozen=True, slots=True)
class Document:
    """The document block: the latest text with the one before it (`base.ui.changes` compares them), its versions and the steps."""

    draft: int
    version: int
    n: int
    body: str
    before: str
    versions: tuple[Shown, ...]
    steps: tuple[Step, ...]
    holder: str
    cleared: bool
    returned: str
    ended: bool


def of(ref: Ref) -> QuerySet[Draft]:
    """Drafts about a thing that the caller may see, the newest first."""
    return Draft.objects.filter(kind=ref.kind, pk_of=ref.pk).select_related("holder").order_by("-pk")


def latest(draft: Draft) -> Version | None:
    """The version that counts."""
    return Version.objects.filter(draft=draft, n=draft.latest).select_related("draft").first()


def waiting(who: Powers) -> QuerySet[Draft]:
    """Drafts whose turn is a right of `who`, the longest waiting first; confidential ones only for the named."""
    named = Named.objects.filter(kind=OuterRef("kind"), pk_of=OuterRef("pk_of"))
    mine = named.filter(user_id=who.user or 0)
    found = Draft.objects.filter(ended_at=None, turn__in=sorted(who.all)).exclude(turn="")
    return found.filter(~Exists(named) | Exists(mine)).order_by("since", "pk")


def document(draft: Draft, who: Powers, labels: Mapping[str, str], now: datetime, *, lang: str) -> Document | None:
    """The document block of a draft: two statements. `labels` = how each want is called. None before the first version."""
    versions = list(Version.objects.filter(draft=draft).select_related("by").order_by("-n"))
    if not versions:
        return None
    verdicts = list(Verdict.objects.filter(version__draft=draft).select_related("by", "version").order_by("version__n", "pk"))
    today = now.astimezone(WARSAW).date()
    newest = versions[0]
    said = {one.right: one for one in verdicts if one.version_id == newest.pk}
    spoken = {right: one.says for right, one in said.items()}
    return Document(
        draft=draft.pk,
        version=newest.pk,
        n=newest.n,
        body=newest.body,
        before=versions[1].body if len(versions) > 1 else "",
        versions=tuple(_shown(one, verdicts, labels, today, lang) for one in versions),
        steps=tuple(_steps(draft, newest, said, who, labels, today, lang)),
        holder=draft.holder.name if draft.holder else "",
        cleared=rules.is_cleared(draft.wants, spoken),
        returned=next((one.word for one in said.values() if one.says == rules.Says.RETURN), ""),
        ended=draft.ended_at is not None,
    )


def _steps(draft: Draft, version: Version, said: Mapping[str, Verdict], who: Powers, labels: Mapping[str, str], today: date, lang: str) -> list[Step]:
    steps = []
    for want in draft.wants:
        verdict = said.get(want)
        now = want == draft.turn and draft.ended_at is None
        state = _state(verdict, now=now)
        at = _at(verdict.at if verdict else draft.since, today, lang) if verdict or now else ""
        person = verdict.by.name if verdict and verdict.by else ""
        steps.append(Step(want, labels.get(want, want), state, person, at, f"v{version.n}", verdict.word if verdict else "", now and want in who.all))
    return steps


def _state(verdict: Verdict | None, *, now: bool) -> str:
    if verdict is None:
        return "now" if now else "waiting"
    return "done" if verdict.says == rules.Says.APPROVE else "returned"


def _shown(one: Version, verdicts: Sequence[Verdict], labels: Mapping[str, str], today: date, lang: str) -> Shown:
    spoken = tuple(
        f"{labels.get(verdict.right, verdict.right)}: {gettext('approved') if verdict.says == rules.Says.APPROVE else gettext('returned')}"
        for verdict in verdicts
        if verdict.version_id == one.pk
    )
    left = _at(one.left_at, today, lang) if one.left_at else ""
    return Shown(one.pk, one.n, one.by.name if one.by else "", _at(one.at, today, lang), one.word, spoken, left)


def _at(moment: datetime, today: date, lang: str) -> str:
    here = moment.astimezone(WARSAW)
    return f"{dates.short_date(here.date(), lang=lang, beside=today)}, {dates.hour(here)}"
