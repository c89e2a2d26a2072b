# SPDX-License-Identifier: EUPL-1.2
"""The office's own settings: choices with a default, kept as rows with the day from which they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db import models

from gabinet.base import trace
from gabinet.base.act import Act
from gabinet.base.action import action
from gabinet.base.errors import Refused, gettext_noop

Value = TypeVar("Value", int, str, bool)


class Setting(models.Model):
    """What the office chose, and from when."""

    key = models.CharField(max_length=60)
    value = models.JSONField()
    valid_from = models.DateField()

    class Meta:
        db_table = "base_setting"
        constraints = [models.UniqueConstraint(fields=["key", "valid_from"], name="setting_once_a_day")]

    def __str__(self) -> str:
        return f"{self.key} {self.valid_from}"


class NoSuchChoice(Refused):
    """A key nobody declared, or a value of another type."""

    message = gettext_noop("There is no such setting, or the value does not fit it.")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """A setting of the office; `label` is an English sentence for the catalogue."""

    key: str
    default: Value
    label: str

    def on(self, day: date) -> Value:
        """The value that holds on a day: one statement."""
        row = Setting.objects.filter(key=self.key, valid_from__lte=day).order_by("-valid_from").first()
        if row is None or not isinstance(row.value, type(self.default)):
            return self.default
        return row.value


CHOICES: dict[str, Choice[int] | Choice[str] | Choice[bool]] = {}


def declare(choice: Choice[int] | Choice[str] | Choice[bool]) -> None:
    """In `ready()`; a key declared twice is a ValueError."""
    if choice.key in CHOICES:
        raise ValueError(choice.key)
    CHOICES[choice.key] = choice


def on(day: date) -> Mapping[str, int | str | bool]:
    """All choices as they hold on a day: one statement."""
    chosen: dict[str, int | str | bool] = {key: choice.default for key, choice in CHOICES.items()}
    for row in Setting.objects.filter(valid_from__lte=day).order_by("valid_from", "pk"):
        if row.key in chosen and isinstance(row.value, type(chosen[row.key])):
            chosen[row.key] = row.value
    return chosen


@action(needs="base.setting.edit")
def choose(*, key: str, value: int | str | bool, valid_from: date, act: Act) -> Setting:
    """Let a value hold from a day on. Raises NoSuchChoice."""
    choice = CHOICES.get(key)
    if choice is None or type(choice.default) is not type(value):
        raise NoSuchChoice
    row, _ = Setting.objects.update_or_create(key=key, valid_from=valid_from, defaults={"value": value})
    trace.record(row, "chosen", act, key=key, value=value, valid_from=valid_from)
    return row
