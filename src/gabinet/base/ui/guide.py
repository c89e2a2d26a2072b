# SPDX-License-Identifier: EUPL-1.2
"""What the style guide shows: one example of each state, with days counted from today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gabinet.base.numbers import WARSAW
from gabinet.base.ui import changes, deadlines
from gabinet.base.ui.changes import Paragraph
from gabinet.polish import calendar

TOKENS = (
    *("bg", "surface", "inset", "hover", "sel", "line", "line-2", "control", "ink-3", "ink-2", "ink"),
    *("accent", "accent-soft", "accent-ink", "amber-soft", "amber-line", "amber-ink", "red-soft", "red-solid", "red-ink"),
    *("green-soft", "green-solid", "green-ink", "blue-soft", "blue-ink", "plum-soft", "plum-ink", "c1", "c2", "c3", "c4"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of clearance, or of the road of a matter."""

    state: str
    who: str
    what: str
    when: str
    badge: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a history."""

    when: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter: text, quote or signature."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Job:
    """Long work."""

    title: str
    made: int
    total: int
    left: str
    stop: str = ""


class ExampleForm(forms.Form):
    """A field in each of its kinds."""

    subject = forms.CharField(label=_("Subject"), max_length=120)
    hour = forms.CharField(label=_("Hour"), max_length=5, help_text=_("for example 9:30"))
    answer_on = forms.CharField(label=_("Answer by"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("question", _("Press question")), ("letter", _("Letter"))])
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea)
    urgent = forms.BooleanField(label=_("Urgent"), required=False)
    sides = forms.MultipleChoiceField(label=_("Who is told"), required=False, choices=[("mail", _("By mail")), ("page", _("On the page"))])


def context(now: datetime) -> dict[str, object]:
    """The examples."""
    today = now.astimezone(WARSAW).date()
    return {
        "tokens": TOKENS,
        "chips": _chips(today, now),
        "clocks": [
            deadlines.drawn(today - timedelta(days=8), today + timedelta(days=6), today),
            deadlines.drawn(today - timedelta(days=14), today, today),
            deadlines.drawn(today - timedelta(days=60), today + timedelta(days=120), today),
        ],
        "steps": _steps(),
        "road": _road(),
        "history": _history(),
        "form": _wrong_form(),
        "parts": _letter(),
        "changed": _changed(),
        "jobs": [
            Job(gettext("Export of the register"), 96, 184, gettext("about 40 s left. You can go on working.")),
            Job(gettext("Import of contacts"), 0, 0, gettext("looking for duplicates")),
        ],
    }


def _chips(today: date, now: datetime) -> list[deadlines.Chip]:
    soon = calendar.add_working_days(today, 3)
    evening = now.astimezone(WARSAW).replace(hour=23, minute=59)
    return [
        deadlines.chip(today + timedelta(days=20), now),
        deadlines.chip(soon, now),
        deadlines.chip(today + timedelta(days=1), now),
        deadlines.chip(today, now, due_at=evening),
        deadlines.chip(today - timedelta(days=2), now),
        deadlines.held(),
        deadlines.resumed(today),
        deadlines.done(gettext("sent"), today - timedelta(days=1)),
    ]


def _steps() -> list[Step]:
    return [
        Step("done", "Marta Olszan", gettext("wrote it, version 3"), "26.10"),
        Step("back", "Małgorzata Ziętek", gettext("returned with a word"), "9:40"),
        Step("now", "Leon Przybysz", gettext("since 10:38, version 4"), "", gettext("Your move")),
        Step("wait", "Aldona Wichrowska", gettext("answers from the phone: Approve or Return"), ""),
    ]


def _road() -> list[Step]:
    return [
        Step("done", "", "", "13.10", title=gettext("We have received the question")),
        Step("now", "", "", "", title=gettext("The answer is being prepared")),
        Step("wait", "", "", gettext("until 27.10"), title=gettext("We will send the answer")),
    ]


def _history() -> list[Entry]:
    return [
        Entry("10:38", gettext("Version 4 handed over"), "M. Olszan"),
        Entry("9:55", gettext("Amount changed"), "41,6 → 41,2"),
        Entry("22.10", gettext("Answer of the department")),
    ]


def _wrong_form() -> ExampleForm:
    form = ExampleForm({"subject": "", "hour": "10:1", "answer_on": "31.11", "kind": "letter", "urgent": "on", "sides": ["page"]})
    form.add_error("answer_on", gettext("November has 30 days. Perhaps 30.11?"))
    return form


def _letter() -> list[Part]:
    return [
        Part("text", gettext("Good morning, I ask for the answer by 15:30.")),
        Part("quote", gettext("> Thank you for the question. We will answer by the end of the term.")),
        Part("signature", "Tymon Grela\nKurier Nadwirneński"),
    ]


def _changed() -> list[Paragraph]:
    before = gettext("The value of the contract rose from 38.4 to 41.6 million złoty gross.")
    after = gettext("The value of the contract rose from 38.4 to 41.2 million złoty gross, that is by 7.3%.")
    return [*changes.between(before, after), *changes.marked("602 tys. zł", [(0, 11)])]
