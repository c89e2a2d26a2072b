# SPDX-License-Identifier: EUPL-1.2
"""What a notice about a figure says."""

from django.conf import settings
from django.utils.translation import gettext

from gabinet.base import links
from gabinet.base.act import Ref
from gabinet.base.ladder import Notice, Told
from gabinet.matters.figures import queries
from gabinet.matters.figures.actions import LINK
from gabinet.matters.figures.models import Figure


def words(notice: Notice) -> Told:
    """The owner is asked to confirm, through its link."""
    row = Figure.objects.select_related("owner").get(pk=notice.pk_of)
    token = links.token_of(Ref.of(row), LINK, row.owner.address, notice.at)
    address = f"{settings.PUBLIC_URL}/links/{token}/" if token else settings.PUBLIC_URL + queries.url(row.pk)
    return Told(gettext("Please confirm a figure"), f"{queries.said(row)}, {row.what}", address)
