# SPDX-License-Identifier: EUPL-1.2
"""Pages of press inquiries. Transitions are nouns: GET goes to their place on the page, POST acts."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import lists, unsaved
from gabinet.base.act import Act, Ref
from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import nav
from gabinet.base.ui.pages import Done, OfficeRequest, Toast, attempt, draw, page, reply
from gabinet.matters.contributions import actions as contributions
from gabinet.matters.models import Contribution, Version
from gabinet.matters.terms import queries as terms
from gabinet.people.models import Unit
from gabinet.post.outgoing.queries import GRACE
from gabinet.press.clearance import actions as clearance
from gabinet.press.inquiries import actions, board, forms, leaving, letters, queries
from gabinet.press.inquiries.letters import Envelope
from gabinet.press.inquiries.models import Answer, Inquiry
from gabinet.press.inquiries.sheet import Sheet
from gabinet.press.receipts import actions as receipts
from gabinet.press.wording import queries as wording_queries
from gabinet.press.wording import rules as wording

SEES = "press.inquiry.see"
PAGE, SWAPPED = "press/inquiries/inquiry.html", "press/inquiries/_swapped.html"
BRIEF = 6  # seconds that a toast without an undo lives
ASKED = gettext_noop("Asked. The department has a link in its mail.")
SAID = {"approve": gettext_noop("Approved."), "amend": gettext_noop("Approved with your change."), "return": gettext_noop("Returned.")}
STEPPED = {"revocation": gettext_noop("No longer asked."), "silence": gettext_noop("No more reminders."), "successor": ASKED}


@page(needs=SEES)
def inquiries(request: OfficeRequest) -> HttpResponse:
    """The list: open ones by term, mine, late, closed; ?after= goes on."""
    last = lists.marked(request.GET.get("after", ""))
    shown = board.of(request.powers, request.GET.get("which", "open"), last, request.now, request.GET.get("topic", ""))
    return draw(request, "press/inquiries/inquiries.html", {"board": shown, "may_open": "press.inquiry.open" in request.powers.all})


@page(needs=SEES)
def fresh(request: OfficeRequest) -> HttpResponse:
    """ "1 new, show": how many came since the list was drawn."""
    count = board.newer(request.powers, request.GET.get("since", ""))
    return draw(request, "press/inquiries/_fresh.html", {"count": count, "href": reverse("press:inquiries")})


@page(needs=SEES)
def inquiry(request: OfficeRequest, pk: int) -> HttpResponse:
    """The page of an inquiry."""
    return draw(request, PAGE, _context(request, pk, {}))


@page(needs="press.inquiry.open", methods=("GET", "POST"))
def call(request: OfficeRequest) -> HttpResponse:
    """A call becomes an inquiry: the questions are typed while the journalist speaks (B.2)."""
    box, known = wording_queries.press_box(), board.outlet_choices(request.powers)
    form = forms.PhoneForm(request.POST or None, outlets=known, now=request.now)
    context = {"form": form, "ready": box is not None}
    if request.method != "POST" or box is None:
        return draw(request, "press/inquiries/call.html", context)
    done = attempt(form, partial(actions.open_by_phone, mailbox=box, act=request.act()))
    to = queries.url(_pk(done.thing)) if done.ok else ""
    toast = Toast(gettext("Written down. The term runs from today."))
    return reply(request, done, page="press/inquiries/call.html", fragment="press/inquiries/_call.html", context=context, to=to, toast=toast)


@page(needs=SEES, methods=("GET", "POST"))
def questions(request: OfficeRequest, pk: int) -> HttpResponse:
    """The numbered questions as a person has read them."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "questions")
    form = forms.QuestionsForm(request.POST, auto_id="questions-%s")
    done = attempt(form, partial(actions.set_questions, inquiry=found, act=request.act()))
    return _shown(request, done, pk, "questions", {"questions": form}, Toast(gettext("Questions saved."), seconds=BRIEF))


@page(needs=SEES, methods=("GET", "POST"))
def unit(request: OfficeRequest, pk: int, number: int) -> HttpResponse:
    """Pass a question to a department or unit."""
    question = get_object_or_404(_found(request, pk).questions.select_related("inquiry__matter"), number=number)
    if request.method != "POST":
        return _at(pk, f"question-{number}")
    form = forms.AskForm(request.POST, units=board.unit_choices(request.now), auto_id=f"ask-{number}-%s")
    done = attempt(form, lambda unit, **rest: actions.ask(question=question, unit=Unit.objects.get(pk=unit), act=request.act(), **rest))
    return _shown(request, done, pk, "questions", {"asks": {number: form}}, Toast(gettext(ASKED), seconds=BRIEF), place=f"question-{number}")


@page(needs=SEES, methods=("GET", "POST"))
def contribution(request: OfficeRequest, pk: int, asked: int, step: str) -> HttpResponse:
    """What is done about a question that a unit has: no more reminders, no longer asked, put to the unit that was named."""
    found = get_object_or_404(Contribution.objects.select_related("unit", "matter"), pk=asked, matter=_found(request, pk).pk)
    if request.method != "POST":
        return _at(pk, "questions")
    form = forms.RevokeForm(request.POST)
    done = attempt(form, partial(STEPS[step], found, request))
    return _shown(request, done, pk, "questions", {"problem": form}, Toast(gettext(STEPPED[step]), seconds=BRIEF))


def _revoke(found: Contribution, request: OfficeRequest, *, reason: str) -> object:
    return contributions.revoke(contribution=found, reason=reason, act=request.act())


def _quiet(found: Contribution, request: OfficeRequest, *, reason: str) -> object:
    return contributions.stop_reminders(contribution=found, act=request.act())


def _instead(found: Contribution, request: OfficeRequest, *, reason: str) -> object:
    proposed = board.ask_due(_found(request, found.matter_id), request.now, terms.days_off())
    due_at = found.due_at if found.due_at > request.now else proposed
    return actions.ask_instead(contribution=found, due_at=due_at, act=request.act())


STEPS: Mapping[str, Callable[..., object]] = {"revocation": _revoke, "silence": _quiet, "successor": _instead}


@page(needs=SEES, methods=("GET", "POST"))
def draft(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write a version of the answer. Another one in between: 409, and both texts are shown."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "answer")
    form, act = forms.DraftForm(request.POST, auto_id="draft-%s"), request.act()
    done = attempt(form, partial(actions.write, inquiry=found, act=act))
    if done.ok:
        unsaved.drop(act.person(), "answer", Ref.of(found))
    toast = Toast(gettext("Version saved."), seconds=BRIEF)
    return _shown(request, done, pk, "answer", {"draft": form, "conflict": done.status == 409}, toast)


@page(needs=SEES, methods=("GET", "POST"))
def submission(request: OfficeRequest, pk: int) -> HttpResponse:
    """Put the text before whoever clears it."""
    text = queries.draft_of(_found(request, pk))
    if request.method != "POST" or text is None:
        return _at(pk, "answer")
    form = forms.SubmitForm(request.POST, people=board.clearers(text, request.now), auto_id="submit-%s")
    done = attempt(form, partial(clearance.submit, draft=text, act=request.act()))
    toast = Toast(gettext("Handed over for clearance."), seconds=BRIEF)
    return _shown(request, done, pk, "answer", {"submit": form}, toast)


@page(needs=SEES, methods=("GET", "POST"))
def verdict(request: OfficeRequest, pk: int) -> HttpResponse:
    """Approve, approve with a change, or return with a word: the answer or the refusal of this inquiry."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "answer")
    form = forms.ClearForm(request.POST, auto_id="clear-%s")
    done = attempt(form, partial(_said, queries.drafts_of(found), request.act()))
    toast = Toast(gettext(SAID.get(str(form.data.get("says")), "")), seconds=BRIEF)
    return _shown(request, done, pk, "answer", {"verdict": form}, toast)


def _said(mine: list[int], act: Act, *, version: int, seen: str, says: str, word: str, body: str) -> object:
    text = get_object_or_404(Version.objects.select_related("draft"), pk=version, draft__in=mine)
    if says == "approve":
        return clearance.approve(version=text, seen=seen, word=word, act=act)
    if says == "return":
        return clearance.hand_back(version=text, word=word, act=act)
    return clearance.amend(version=text, body=body, word=word, act=act)


@page(needs=SEES, methods=("GET", "POST"))
def answer(request: OfficeRequest, pk: int) -> HttpResponse:
    """Send the cleared version; for ten seconds it can be taken back."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "answer")
    form, act = forms.SendForm(request.POST), request.act()
    envelope, leaves_at = _envelope(request, found), act.at + timedelta(seconds=_grace(request))
    done = attempt(form, partial(_sent, found, envelope=envelope, leaves_at=leaves_at, act=act))
    return _shown(request, done, pk, "answer", {"problem": form}, _toast(request, pk), settles=True)


def _sent(found: Inquiry, *, version: int, envelope: Envelope, leaves_at: datetime, act: Act) -> object:
    text = get_object_or_404(Version.objects.select_related("draft"), pk=version, draft__kind="press.inquiry", draft__pk_of=found.pk)
    return actions.answer(inquiry=found, version=text, envelope=envelope, leaves_at=leaves_at, act=act)


@page(needs=SEES, methods=("GET", "POST"))
def same(request: OfficeRequest, pk: int) -> HttpResponse:
    """The text that another desk got, in one click (D4.20)."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "similar")
    form, act = forms.SameForm(request.POST), request.act()
    leaves_at = act.at + timedelta(seconds=_grace(request))
    envelope = _envelope(request, found)
    done = attempt(form, partial(_repeated, found, request, envelope=envelope, leaves_at=leaves_at, act=act))
    return _shown(request, done, pk, "answer", {"problem": form}, _toast(request, pk), settles=True)


def _repeated(found: Inquiry, request: OfficeRequest, *, source: int, envelope: Envelope, leaves_at: datetime, act: Act) -> object:
    seen = queries.visible_to(request.powers).order_by().values("pk")
    told = get_object_or_404(Answer.objects.select_related("outgoing__version"), pk=source, taken_back_at=None, inquiry__in=seen)
    return actions.same_question(inquiry=found, source=told, envelope=envelope, leaves_at=leaves_at, act=act)


@page(needs=SEES, methods=("GET", "POST"))
def withdrawal(request: OfficeRequest, pk: int) -> HttpResponse:
    """Cofnij: the answer does not leave."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "answer")
    form = forms.NothingForm(request.POST)
    done = attempt(form, partial(actions.take_back, inquiry=found, act=request.act()))
    toast = Toast(gettext("Taken back. The answer has not left."))
    return _shown(request, done, pk, "answer", {"problem": form}, toast, settles=True)


@page(needs=SEES)
def sending(request: OfficeRequest, pk: int) -> HttpResponse:
    """What became of the letter, asked by the page until it has left; 204 while that is what the page says already."""
    found = _found(request, pk)
    if not request.htmx:
        return _at(pk, "answer")
    letter = queries.letter_of(found)
    if letter is not None and request.GET.get("seen") == leaving.of(letter, request.now).mark:
        return HttpResponse(status=204)
    return draw(request, SWAPPED, {**_context(request, pk, {}), "part": "answer", "done": True, "settles": True})


@page(needs=SEES, methods=("GET", "POST"))
def phone_answer(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write down what was said by phone (D4.12)."""
    found = _found(request, pk)
    first = {"said_by": request.user.name, "to": found.asker}
    form = forms.PhoneAnswerForm(request.POST or None, initial=first)
    context = {"inquiry": found, "form": form, "back": queries.url(pk)}
    if request.method != "POST":
        return draw(request, "press/inquiries/phone_answer.html", context)
    done = attempt(form, partial(actions.record_phone_answer, inquiry=found, act=request.act()))
    here = "press/inquiries/phone_answer.html"
    return reply(request, done, page=here, fragment=here, context=context, to=queries.url(pk), toast=Toast(gettext("Written down.")))


@page(needs=SEES, methods=("GET", "POST"))
def code(request: OfficeRequest, pk: int) -> HttpResponse:
    """The code by which the journalist follows the state, for whoever talks to them."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "code")
    form = forms.NothingForm(request.POST)
    done = attempt(form, partial(receipts.give_code, matter=found.matter, act=request.act()))
    toast = Toast(gettext("Code made. Give it to the journalist with the number."), seconds=BRIEF)
    return _shown(request, done, pk, "side", {}, toast, place="code")


def _found(request: OfficeRequest, pk: int) -> Inquiry:
    return get_object_or_404(queries.visible_to(request.powers), pk=pk)


def _at(pk: int, place: str) -> HttpResponse:
    return HttpResponseRedirect(f"{queries.url(pk)}#{place}")


def _pk(thing: object) -> int:
    return int(thing.pk)  # type: ignore[attr-defined]


def _shown(
    request: OfficeRequest,
    done: Done,
    pk: int,
    part: str,
    given: Mapping[str, object],
    toast: Toast,
    *,
    settles: bool = False,
    place: str = "",
) -> HttpResponse:
    """What became of a form: its part and all that the deed changed, or the page; the inquiry is asked anew, as a reload would."""
    nav.anew(request.powers)
    context = {**_context(request, pk, {} if done.ok else given), "part": part, "done": done.ok, "settles": settles}
    return reply(request, done, page=PAGE, fragment=SWAPPED, context=context, to=f"{queries.url(pk)}#{place or part}", toast=toast)


def _context(request: OfficeRequest, pk: int, given: Mapping[str, object]) -> dict[str, object]:
    """The page with its forms: those that were just refused, all others fresh."""
    context = board.context(request, _found(request, pk))
    shown: Sheet = context["sheet"]  # type: ignore[assignment]
    body, n = (shown.answer.document.body, shown.answer.document.n) if shown.answer else ("", 0)
    units, due = context["units"], context["ask_due"]
    asked_by = {"due_on": f"{due:%Y-%m-%d}", "due_hour": f"{due:%H:%M}"}
    fresh_asks = {
        one.number: forms.AskForm(units=units, initial=asked_by, auto_id=f"ask-{one.number}-%s")  # type: ignore[arg-type]
        for one in shown.questions
    }
    asks: Mapping[int, object] = given.get("asks", {})  # type: ignore[assignment]
    fresh_forms = {
        "questions": forms.QuestionsForm(initial={"texts": board.numbered(shown), "version": shown.inquiry.version}, auto_id="questions-%s"),
        "draft": forms.DraftForm(initial={"body": context["begun"], "seen": n}, auto_id="draft-%s"),
        "submit": forms.SubmitForm(people=context["people"], auto_id="submit-%s"),  # type: ignore[arg-type]
        "verdict": forms.ClearForm(initial={"body": body}, auto_id="clear-%s"),
        "problem": None,
        "conflict": False,
    }
    return {**context, "forms": {**fresh_forms, **given, "asks": {**fresh_asks, **asks}}}


def _envelope(request: OfficeRequest, found: Inquiry) -> Envelope:
    house = wording_queries.house(request.now.astimezone(WARSAW).date(), settings.PUBLIC_URL)
    return letters.envelope(found, wording.signed(request.user.name, request.user.post, house), request.now)


def _grace(request: OfficeRequest) -> int:
    return GRACE.on(request.now.astimezone(WARSAW).date())


def _toast(request: OfficeRequest, pk: int) -> Toast:
    seconds = _grace(request)
    text = gettext("The answer leaves in %(seconds)s s.") % {"seconds": seconds}
    return Toast(text, undo=reverse("press:withdrawal", args=[pk]), seconds=seconds)
