# SPDX-License-Identifier: EUPL-1.2
"""A small room for the tests of pages: a note that may be renamed, and what can go wrong with it."""

from functools import partial

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import include, path

from gabinet.base import rows, trace, unsaved
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.base.errors import LinkGone, Refused, Stale, TooMany
from gabinet.base.office import Setting
from gabinet.base.ui import drafts
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, page, reply

SEE, EDIT = "base.trace.see", "base.setting.edit"
PAGE, FRAGMENT, EDITOR = "tests/note.html", "tests/_note.html", "tests/editor.html"


class TooShort(Refused):
    message = "Too short by %(letters)s letters."


@action(needs=EDIT, on="note")
def rename(*, note: Setting, value: str, act: Act) -> Setting:
    note = rows.hold(note)
    if len(value) < 3:
        raise TooShort({"letters": str(3 - len(value))})
    note.value = value
    note.save(update_fields=["value"])
    trace.record(note, "renamed", act, value=value)
    return note


@action(needs=EDIT, on="note")
def rewrite(*, note: Setting, value: str, was: str, act: Act) -> Setting:
    note = rows.hold(note)
    if note.value != was:
        raise Stale
    note.value = value
    note.save(update_fields=["value"])
    trace.record(note, "rewritten", act, value=value)
    return note


class TextForm(forms.Form):
    value = forms.CharField(label="Answer", max_length=2000, widget=forms.Textarea)
    was = forms.CharField(widget=forms.HiddenInput, required=False)


class NoteForm(forms.Form):
    value = forms.CharField(label="Value", max_length=20)


@page(needs=SEE, methods=("GET", "POST"))
def note(request: OfficeRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Setting, pk=pk)
    form = NoteForm(request.POST or {"value": found.value})
    if request.method == "GET":
        return draw(request, PAGE, {"note": found, "form": form})
    done = attempt(form, partial(rename, note=found, act=request.act()))
    context = {"note": Setting.objects.get(pk=pk), "form": form}
    return reply(request, done, page=PAGE, fragment=FRAGMENT, context=context, to=request.path, toast=Toast("Renamed", undo="/undo/"))


@page(needs=SEE, methods=("GET", "POST"))
def editor(request: OfficeRequest, pk: int) -> HttpResponse:
    """An editor that keeps what is typed, saves with a version, and shows a conflict."""
    found = get_object_or_404(Setting, pk=pk)
    kept = drafts.kept(request, "editor", Ref.of(found), str(found.value))
    form = TextForm(request.POST or {"value": kept.begun, "was": found.value})
    if request.method != "POST":
        return draw(request, EDITOR, {"note": found, "form": form, "kept": kept, "theirs": ""})
    done = attempt(form, partial(rewrite, note=found, act=request.act()))
    if done.ok:
        unsaved.drop(request.user.pk, "editor", Ref.of(found))
    theirs = str(Setting.objects.get(pk=pk).value) if done.status == 409 else ""
    context = {"note": found, "form": form, "kept": kept, "theirs": theirs}
    return reply(request, done, page=EDITOR, fragment=EDITOR, context=context, to=request.path, toast=Toast("Saved"))


@page(needs="")
def open_to_all(request: OfficeRequest, word: str) -> HttpResponse:
    if word == "gone":
        raise LinkGone
    if word == "many":
        raise TooMany(125)
    if word == "broken":
        raise ZeroDivisionError("the secret of the house")
    return HttpResponse(word)


@page(needs=SEE)
def asks_while_drawn(request: OfficeRequest) -> HttpResponse:
    return draw(request, PAGE, {"note": Setting.objects.all(), "form": NoteForm()})


handler400 = "gabinet.base.ui.faults.bad_request"
handler403 = "gabinet.base.ui.faults.forbidden"
handler404 = "gabinet.base.ui.faults.missing"
handler500 = "gabinet.base.ui.faults.broken"
urlpatterns = [
    path("notes/<int:pk>/", note, name="note"),
    path("notes/<int:pk>/editor/", editor, name="editor"),
    path("open/<str:word>/", open_to_all),
    path("asks/", asks_while_drawn),
    path("", include("gabinet.config.urls")),
]
