# SPDX-License-Identifier: EUPL-1.2
"""Pages of the ground that belong to no room: first page, search, palette, drafts, presence, style guide."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import rates, search, unsaved
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import finding, frames, guide, nav, presence, seals, ways
from gabinet.base.ui.pages import SIGNED_IN, OfficeRequest, draw, page
from gabinet.polish import dates, words


@page(needs=SIGNED_IN)
def first(request: OfficeRequest) -> HttpResponse:
    """The first place of this person's rail."""
    shown = [item for item in nav.shown(request.powers) if item.needs]
    return HttpResponseRedirect(nav.href(shown[0]) if shown else reverse("own:appearance"))


@page(needs=SIGNED_IN)
def more(request: OfficeRequest) -> HttpResponse:
    """All places, for the phone."""
    return draw(request, "ui/more.html", {})


@page(needs=SIGNED_IN)
def keys(request: OfficeRequest) -> HttpResponse:
    """The list of keys; a fragment for the dialog that ? opens."""
    return draw(request, "ui/_keys.html" if request.htmx else "ui/keys.html", {"lines": nav.keys(request.powers)})


@page(needs=SIGNED_IN)
def found(request: OfficeRequest) -> HttpResponse:
    """Search over everything this person may see."""
    query = request.GET.get("q", "")
    only, asked = finding.split(query)
    groups = []
    if asked:
        rates.count(finding.ASKED, f"user:{request.user.pk}", request.now)
        groups = finding.grouped(search.find(asked, request.powers, limit=100), only)
    return draw(request, "ui/search.html", {"query": query, "asked": bool(asked), "groups": groups})


@page(needs=SIGNED_IN)
def suggestions(request: OfficeRequest) -> HttpResponse:
    """The list of the palette, as you type."""
    query = request.GET.get("q", "").strip()
    only, asked = finding.split(query)
    groups = []
    if asked and not query.startswith(">"):
        rates.count(finding.TYPED, f"user:{request.user.pk}", request.now)
        groups = finding.grouped(search.find(asked, request.powers, limit=12), only)
    places = _places(request, asked if not query.startswith(">") else query[1:].strip())
    return draw(request, "ui/_suggestions.html", {"query": asked, "groups": groups, "places": places})


def _places(request: OfficeRequest, word: str) -> list[finding.Line]:
    """Places of the rail whose name holds the word, whatever its case."""
    shown = [(gettext(item.label), item) for item in nav.shown(request.powers)]
    return [finding.Line(label, nav.href(item), nav.icon_of(item), "", "") for label, item in shown if words.folded(word) in words.folded(label)][:6]


@page(needs=SIGNED_IN, methods=("POST",))
def draft(request: OfficeRequest, seal: str) -> HttpResponse:
    """Keep what is being typed; 409 where another window has typed since `seen`."""
    user = request.user.pk
    here = seals.opened("draft", user, seal)
    if "drop" in request.POST:
        unsaved.drop(user, here.form, here.ref)
        return _back(request)
    known = unsaved.of(user, here.form, here.ref)
    if known and "force" not in request.POST and request.POST.get("seen", "") != known.at.isoformat():
        return draw(request, "ui/_other_window.html", {"text": known.text, "at": dates.hour(known.at.astimezone(WARSAW))}, status=409)
    row = unsaved.keep(user, here.form, here.ref, request.POST.get("text", ""), request.now)
    stamp = gettext("saved %(hour)s") % {"hour": dates.hour(row.at.astimezone(WARSAW))}
    return HttpResponse(stamp, content_type="text/plain; charset=utf-8", headers={"Gabinet-At": row.at.isoformat()})


def _back(request: OfficeRequest) -> HttpResponse:
    if request.headers.get("Gabinet-Draft"):
        return HttpResponse(status=204)
    return HttpResponseRedirect(ways.safe(request, request.POST.get("back", "")))


@page(needs=SIGNED_IN, methods=("POST",))
def here(request: OfficeRequest, seal: str) -> HttpResponse:
    """Who else has the thing open; asking says that you have."""
    user = request.user.pk
    ref = seals.opened("presence", user, seal).ref
    presence.beat(ref, user, request.now)
    others = [(frames.initials(other.name), other.name) for other in presence.others(ref, user, request.now)]
    return draw(request, "ui/_presence.html", {"others": others})


@page(needs=SIGNED_IN)
def style(request: OfficeRequest) -> HttpResponse:
    """Each widget in each of its states."""
    return draw(request, "ui/style.html", guide.context(request.now))


@page(needs="")
def icon(request: OfficeRequest) -> HttpResponse:
    """Browsers ask for it by themselves."""
    return HttpResponseRedirect(f"{settings.STATIC_URL}base/icon.svg")
