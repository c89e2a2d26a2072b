# SPDX-License-Identifier: EUPL-1.2
"""What a notice about the text of a refusal says."""

from django.conf import settings
from django.utils.translation import gettext

from gabinet.base.errors import gettext_noop
from gabinet.base.ladder import Notice, Told
from gabinet.matters.cases import queries as cases
from gabinet.press.refusals.models import RefusalText

SAYS = {
    "draft_handed": gettext_noop("A refusal waits for you: %(number)s"),
    "draft_waits": gettext_noop("A refusal waits for your decision: %(number)s"),
    "draft_returned": gettext_noop("The refusal came back with a remark: %(number)s"),
    "draft_amended": gettext_noop("The refusal was changed and cleared: %(number)s"),
    "draft_cleared": gettext_noop("The refusal is cleared and can be sent: %(number)s"),
}


def words(notice: Notice) -> Told:
    """Title, the matter, its page."""
    row = RefusalText.objects.select_related("matter").get(pk=notice.pk_of)
    title = gettext(SAYS[notice.verb]) % {"number": str(row.matter)}
    return Told(title, row.matter.title, settings.PUBLIC_URL + cases.url_of(row.matter))
