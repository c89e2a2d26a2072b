# SPDX-License-Identifier: EUPL-1.2
"""A picture of a letter, as we drew it."""

from django.http import Http404, HttpResponse

from gabinet.base import files
from gabinet.base.ui.pages import OfficeRequest, page
from gabinet.post import serving
from gabinet.post.incoming import queries as incoming
from gabinet.post.mailboxes.rules import SEES
from gabinet.post.pictures import queries


@page(needs=tuple(SEES.values()))
def picture(request: OfficeRequest, pk: int, place: int) -> HttpResponse:
    """Never the sender's bytes; the right to the letter is asked each time (trust A1, A4)."""
    seen = incoming.visible_to(request.powers).filter(pk=pk).values("pk")
    found = queries.drawn(pk).filter(pk=place, incoming__in=seen).first()
    if found is None or found.file is None:
        raise Http404
    with files.bytes_of(found.file.sha256) as content:
        return serving.picture(content.read(), found.media)
