# SPDX-License-Identifier: EUPL-1.2
"""What a notice about a matter says."""

from django.conf import settings
from django.utils.translation import gettext

from gabinet.base.ladder import Notice, Told
from gabinet.base.rights import Named
from gabinet.matters.cases import queries
from gabinet.matters.cases.models import Matter


def words(notice: Notice) -> Told:
    """A matter was assigned to the reader."""
    row = Matter.objects.get(pk=notice.pk_of)
    if Named.objects.filter(kind=notice.kind, pk_of=row.pk).exists():
        return Told(gettext("A matter was assigned to you: %(number)s") % {"number": str(row)}, gettext("confidential"), settings.PUBLIC_URL)
    last = row.assignments.order_by("-pk").first()
    return Told(
        gettext("A matter was assigned to you: %(number)s") % {"number": str(row)},
        "\n".join(filter(None, (row.title, last.instruction if last else ""))),
        settings.PUBLIC_URL + queries.url_of(row),
    )
