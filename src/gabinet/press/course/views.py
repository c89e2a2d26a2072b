# SPDX-License-Identifier: EUPL-1.2
"""Pages that move the course of an inquiry; each is a form of its own that leads back to it."""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.act import Act
from gabinet.base.numbers import WARSAW
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import Done, OfficeRequest, Toast, attempt, draw, page, reply
from gabinet.matters.models import Version
from gabinet.polish.dates import long_date
from gabinet.post.outgoing.queries import GRACE
from gabinet.press.course import actions, forms, proposals
from gabinet.press.inquiries import letters, queries
from gabinet.press.inquiries.letters import Envelope
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.refusals import queries as refusals
from gabinet.press.refusals.rules import ELEMENTS, TITLES, Way
from gabinet.press.wording import queries as wording_queries
from gabinet.press.wording import rules as wording
from gabinet.press.wording.rules import House

SEES, OPENS = queries.SEES, "press.inquiry.open"
ONE = "press/course/one.html"


@page(needs=OPENS, methods=("GET", "POST"))
def wish(request: OfficeRequest, pk: int) -> HttpResponse:
    """By when the paper wants it: a promise beside the term of law."""
    found = _found(request, pk)
    first = found.wanted_by.astimezone(WARSAW) if found.wanted_by else None
    form = forms.WishForm(request.POST or None, initial={"on": first.date(), "hour": first.time()} if first else {})
    hint = gettext("The paper's wish stands beside the term of law and never changes it.")
    if request.method != "POST":
        return _drawn(request, found, form, gettext("The paper's wish"), hint, drops=found.wanted_by is not None)
    done = attempt(form, partial(actions.wish, inquiry=found, act=request.act()))
    return _back(request, done, found, form, gettext("The paper's wish"), hint)


@page(needs=SEES, methods=("POST",))
def wish_withdrawal(request: OfficeRequest, pk: int) -> HttpResponse:
    """The paper no longer waits for an hour."""
    found = _found(request, pk)
    form = forms.NothingForm(request.POST)
    done = attempt(form, partial(actions.forget_wish, inquiry=found, act=request.act()))
    return _back(request, done, found, form, gettext("The paper's wish"), "")


@page(needs=OPENS, methods=("GET", "POST"))
def basis(request: OfficeRequest, pk: int) -> HttpResponse:
    """Another legal basis: its clock is counted anew from the day of receipt."""
    found = _found(request, pk)
    form = forms.BasisForm(request.POST or None, initial={"basis": found.basis})
    title, hint = gettext("Legal basis"), gettext("The term is counted anew from the day the question came; the old clock stays in the history.")
    if request.method != "POST":
        return _drawn(request, found, form, title, hint)
    done = attempt(form, partial(actions.change_basis, inquiry=found, act=request.act()))
    return _back(request, done, found, form, title, hint)


@page(needs=OPENS, methods=("GET", "POST"))
def sensitivity(request: OfficeRequest, pk: int) -> HttpResponse:
    """The topic is sensitive, or no longer: who clears the answer follows at once."""
    found = _found(request, pk)
    form = forms.ReasonForm(request.POST or None)
    lifts = found.matter.sensitive
    title = gettext("No longer sensitive") if lifts else gettext("The topic is sensitive")
    hint = gettext("Only who clears may say so.") if lifts else gettext("The answer then needs the spokesperson and the Mayor.")
    if request.method != "POST":
        return _drawn(request, found, form, title, hint)
    act = actions.lift_sensitive if lifts else actions.flag_sensitive
    done = attempt(form, partial(act, inquiry=found, act=request.act()))
    return _back(request, done, found, form, title, hint)


@page(needs=OPENS, methods=("GET", "POST"))
def topic(request: OfficeRequest, pk: int) -> HttpResponse:
    """What it is about."""
    found = _found(request, pk)
    form = forms.TopicForm(request.POST or None, initial={"topic": found.topic})
    title, hint = gettext("Topic"), gettext("For the filter of the list and for statistics.")
    if request.method != "POST":
        return _drawn(request, found, form, title, hint, known=queries.topics(request.powers))
    done = attempt(form, partial(actions.set_topic, inquiry=found, act=request.act()))
    return _back(request, done, found, form, title, hint, known=queries.topics(request.powers))


@page(needs="press.inquiry.extend", methods=("GET", "POST"))
def extension(request: OfficeRequest, pk: int) -> HttpResponse:
    """Extend and notify: the notice leaves at once, within the first term."""
    found = _found(request, pk)
    form = forms.ExtensionForm(request.POST or None)
    title = gettext("Extend and notify")
    hint = gettext("The notice names the reason and the new date, and leaves at once: at most two months after the question came.")
    if request.method != "POST":
        return _drawn(request, found, form, title, hint)
    house, envelope = _house(request), _envelope(request, found)
    done = attempt(form, partial(actions.extend, inquiry=found, envelope=letters.bare(envelope), house=house, act=request.act()))
    return _back(request, done, found, form, title, hint, toast=Toast(gettext("The notice has left.")))


@page(needs="press.inquiry.refuse", methods=("GET", "POST"))
def refusal(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write a refusal: the form knows the elements that the law asks for."""
    found = _found(request, pk)
    way = _way(request)
    first = proposals.elements(way, found, _house(request), request.user.name, request.user.post, request.now)
    form = forms.RefusalForm(request.POST if request.method == "POST" else None, way=way, initial=first)
    context = {**_context(found, form, gettext("Refusal"), ""), "way": way.value, "ways": _ways(way), "elements": ELEMENTS[way]}
    if request.method != "POST":
        return draw(request, "press/course/refusal.html", context)
    done = attempt(form, partial(actions.prepare_refusal, inquiry=found, way=way, act=request.act()))
    here = "press/course/refusal.html"
    toast = Toast(gettext("Written. It waits for clearance."))
    return reply(request, done, page=here, fragment=here, context=context, to=f"{queries.url(pk)}#answer", toast=toast)


@page(needs=SEES, methods=("GET", "POST"))
def refusal_letter(request: OfficeRequest, pk: int) -> HttpResponse:
    """Send the cleared refusal."""
    found = _found(request, pk)
    text = refusals.text_of(pk)
    if request.method != "POST" or text is None:
        return HttpResponseRedirect(f"{queries.url(pk)}#answer")
    form, act = forms.LetterForm(request.POST), request.act()
    seconds = GRACE.on(act.at.astimezone(WARSAW).date())
    envelope, leaves_at = letters.bare(_envelope(request, found)), act.at + timedelta(seconds=seconds)

    def send(version: int) -> object:
        chosen = get_object_or_404(Version.objects.select_related("draft"), pk=version, draft__kind="press.refusaltext", draft__pk_of=text.pk)
        return actions.refuse(inquiry=found, text=text, version=chosen, envelope=envelope, leaves_at=leaves_at, act=act)

    toast = Toast(gettext("The refusal leaves in %(seconds)s s.") % {"seconds": seconds}, reverse("press:refusal_withdrawal", args=[pk]), seconds)
    return _back(request, attempt(form, send), found, form, gettext("Refusal"), "", toast=toast)


@page(needs=SEES, methods=("POST",))
def refusal_withdrawal(request: OfficeRequest, pk: int) -> HttpResponse:
    """Cofnij: the refusal does not leave."""
    found = _found(request, pk)
    form = forms.NothingForm(request.POST)
    done = attempt(form, partial(actions.take_refusal_back, inquiry=found, act=request.act()))
    toast = Toast(gettext("Taken back. The refusal has not left."))
    return _back(request, done, found, form, gettext("Refusal"), "", toast=toast)


@page(needs=SEES, methods=("POST",))
def acknowledgement(request: OfficeRequest, pk: int) -> HttpResponse:
    """Acknowledge by hand what the machine did not."""
    found = _found(request, pk)
    form = forms.NothingForm(request.POST)
    act: Act = request.act()
    done = attempt(form, partial(actions.acknowledge, inquiry=found, house=_house(request), act=act))
    return _back(request, done, found, form, gettext("Acknowledgement"), "", toast=Toast(gettext("The acknowledgement leaves.")))


def _found(request: OfficeRequest, pk: int) -> Inquiry:
    return get_object_or_404(queries.visible_to(request.powers), pk=pk)


def _house(request: OfficeRequest) -> House:
    return wording_queries.house(request.now.astimezone(WARSAW).date(), settings.PUBLIC_URL)


def _envelope(request: OfficeRequest, found: Inquiry) -> Envelope:
    return letters.envelope(found, wording.signed(request.user.name, request.user.post, _house(request)), request.now)


def _way(request: OfficeRequest) -> Way:
    asked = request.GET.get("way", "")
    return Way(asked) if asked in list(Way) else Way.DECISION


def _ways(way: Way) -> list[tuple[str, str, bool, int]]:
    labels = {Way.DECISION: gettext("Decision"), Way.LETTER: gettext("Not public information"), Way.COMPANY: gettext("A company's letter")}
    return [(labels[one], f"?way={one.value}", one is way, 0) for one in TITLES]


def _context(found: Inquiry, form: Form, title: str, hint: str, **more: object) -> dict[str, object]:
    due = long_date(found.matter.due_on, lang=lang()) if found.matter.due_on else ""
    told = {"inquiry": found, "form": form, "title": title, "hint": hint, "back": queries.url(found.pk), "due": due}
    return {"drops": False, "known": [], **told, **more}


def _drawn(request: OfficeRequest, found: Inquiry, form: Form, title: str, hint: str, **more: object) -> HttpResponse:
    return draw(request, ONE, _context(found, form, title, hint, **more))


def _back(
    request: OfficeRequest, done: Done, found: Inquiry, form: Form, title: str, hint: str, *, toast: Toast | None = None, known: object = ()
) -> HttpResponse:
    context = _context(found, form, title, hint, known=known)
    return reply(request, done, page=ONE, fragment=ONE, context=context, to=queries.url(found.pk), toast=toast or Toast(gettext("Saved"), seconds=6))
