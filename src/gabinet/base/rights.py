# SPDX-License-Identifier: EUPL-1.2
"""Who may see and who may act: rights declared by rooms, granted to roles as rows, lent by substitution.

The right to act is asked in the action, the right to see in every `visible_to` and by the page; only the functions
here decide. A thing is confidential (poufne) when it has `Named` rows: then only the named people see it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler


class Role(StrEnum):
    """What people are in the office; rights of several roles of one person are joined."""

    MAYOR = "mayor"
    VICE_MAYOR = "vice_mayor"
    SECRETARIAT = "secretariat"
    HEAD = "head"
    SPOKESPERSON = "spokesperson"
    PRESS = "press"
    PROTOCOL = "protocol"
    PHOTO = "photo"
    COUNSEL = "counsel"
    CITY_SECRETARY = "city_secretary"
    TREASURER = "treasurer"
    UNIT_HEAD = "unit_head"
    CRISIS = "crisis"
    DPO = "dpo"
    ADMIN = "admin"
    PUBLIC = "public"


OFFICE = frozenset({Role.SECRETARIAT, Role.HEAD, Role.SPOKESPERSON, Role.PRESS})


@dataclass(frozen=True, slots=True)
class Right:
    """`code` as in "press.inquiry.answer"; `roles` get it at first planting; passes=False: never by substitution."""

    code: str
    label: str
    roles: frozenset[Role] = frozenset()
    passes: bool = True


DECLARED: dict[str, Right] = {}


def declare(*rights: Right) -> None:
    """In `ready()`; a right declared twice is a ValueError."""
    for right in rights:
        if right.code in DECLARED:
            raise ValueError(right.code)
        DECLARED[right.code] = right


class Grant(models.Model):
    """A cell of the matrix: this role has this right."""

    role = models.CharField(max_length=20)
    right = models.CharField(max_length=60)

    class Meta:
        db_table = "base_grant"
        constraints = [models.UniqueConstraint(fields=["role", "right"], name="grant_once")]

    def __str__(self) -> str:
        return f"{self.role} {self.right}"


class RightMet(models.Model):
    """A right whose default cells were planted once, so that what the office took away stays away."""

    code = models.CharField(max_length=60, primary_key=True)

    class Meta:
        db_table = "base_rightmet"

    def __str__(self) -> str:
        return self.code


class RightsVersion(models.Model):
    """One row, raised by every change of roles, grants and substitutions."""

    n = models.BigIntegerField(default=0)

    class Meta:
        db_table = "base_rightsversion"

    def __str__(self) -> str:
        return str(self.n)


class RoleHeld(models.Model):
    """That a person holds a role, from a day until (not including) another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "base_roleheld"
        constraints = [models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="roleheld_in_order")]
        indexes = [models.Index(fields=["user", "role"], name="roleheld_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Substitution(models.Model):
    """Zastępstwo: the deputy acts with the rights of the absent between two days (half-open)."""

    absent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()

    class Meta:
        db_table = "base_substitution"
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="substitution_in_order"),
            models.CheckConstraint(condition=~Q(absent=F("deputy")), name="substitution_of_two"),
        ]
        indexes = [models.Index(fields=["deputy", "since"], name="substitution_deputy")]

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.absent_id}"


class Named(models.Model):
    """That a thing is confidential and this person may see it."""

    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "base_named"
        constraints = [models.UniqueConstraint(fields=["kind", "pk_of", "user"], name="named_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk_of}"


_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Powers:
    """What a person may on a day: `own` rights, and `through`: right -> the absent person it comes from."""

    user: int | None
    own: frozenset[str]
    through: Mapping[str, int] = field(default_factory=lambda: _NONE, hash=False)
    all: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", self.own.union(self.through))


def _held(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def powers(user: int, on: date) -> Powers:
    """Asked of the database: two statements."""
    roles = RoleHeld.objects.filter(_held(on), user_id=user).values("role")
    own = frozenset(Grant.objects.filter(role__in=roles).values_list("right", flat=True))
    lent = Substitution.objects.filter(deputy_id=user, since__lte=on, until__gt=on)
    held = RoleHeld.objects.filter(_held(on), user_id__in=lent.values("absent_id")).values_list("user_id", "role")
    through: dict[str, int] = {}
    by_role: dict[str, int] = {}
    for absent, role in held:
        by_role.setdefault(role, absent)
    if by_role:
        for role, right in Grant.objects.filter(role__in=by_role).order_by("role", "right").values_list("role", "right"):
            if right not in own and _passes(right):
                through.setdefault(right, by_role[role])
    return Powers(user, own, MappingProxyType(through))


def _passes(right: str) -> bool:
    known = DECLARED.get(right)
    return known is not None and known.passes


@lru_cache(maxsize=2048)
def cached(user: int, version: int, on: date) -> Powers:
    """What pages use: no statement until `version` moves, so a revoked right is gone with the next request."""
    return powers(user, on)


def changed() -> None:
    """By each change of roles, grants and substitutions, in its transaction."""
    if not RightsVersion.objects.update(n=F("n") + 1):
        RightsVersion.objects.create(pk=1, n=1)


def version() -> int:
    """The number that moves with every change."""
    return RightsVersion.objects.values_list("n", flat=True).first() or 0


def public() -> Powers:
    """The cells of the public role."""
    return Powers(None, frozenset(Grant.objects.filter(role=Role.PUBLIC).values_list("right", flat=True)))


Row = TypeVar("Row", bound=models.Model)


class _Hidden(Func):
    """In words: built from querysets its two halves cost a list as much as all the rest of its statement."""

    output_field = models.BooleanField()
    conditional = True

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra_context: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        """Somebody is named for the thing, and the user is not."""
        (kind, of_kind), (pk, of_pk), (user, of_user) = (compiler.compile(part) for part in self.get_source_expressions())
        named = f"SELECT 1 FROM base_named hidden WHERE hidden.kind = {kind} AND hidden.pk_of = {pk}"  # noqa: S608
        return f"(EXISTS({named}) AND NOT EXISTS({named} AND hidden.user_id = {user}))", (*of_kind, *of_pk, *of_kind, *of_pk, *of_user)


def hidden(kind: str | F, pk: str, who: Powers) -> Func:
    """Whether a thing is confidential and not for `who`, as a condition; `pk`: the column that names it."""
    return _Hidden(kind if isinstance(kind, F) else Value(kind), F(pk), Value(who.user or 0))


def seen(qs: QuerySet[Row], who: Powers, needs: str) -> QuerySet[Row]:
    """What `who` may see of `qs`: nothing without the right; confidential things only for the named."""
    if needs not in who.all:
        return qs.none()
    return qs.filter(~hidden(qs.model._meta.label_lower, "pk", who))


def veiled(qs: QuerySet[Row], who: Powers, needs: str) -> QuerySet[Any]:
    """All lines of a register; `veil` is true where only number, date and "poufne" may be shown."""
    if needs not in who.all:
        return qs.none()
    return qs.annotate(veil=hidden(qs.model._meta.label_lower, "pk", who))


def seen_refs(rows: QuerySet[Row], who: Powers) -> QuerySet[Row]:
    """The same for rows that carry the columns kind, pk_of and right (search, history)."""
    return rows.filter(Q(right__in=sorted(who.all)) & ~Q(hidden(F("kind"), "pk_of", who)))


def plant(rights: Iterable[Right]) -> None:
    """Default cells of the rights not met before; from seeds."""
    met = set(RightMet.objects.values_list("code", flat=True))
    new = [right for right in rights if right.code not in met]
    Grant.objects.bulk_create([Grant(role=role.value, right=right.code) for right in new for role in sorted(right.roles)], ignore_conflicts=True)
    RightMet.objects.bulk_create([RightMet(code=right.code) for right in new], ignore_conflicts=True)
    if new:
        changed()
