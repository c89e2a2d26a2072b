# SPDX-License-Identifier: EUPL-1.2
"""What a notice about an inquiry says."""

from django.conf import settings
from django.utils.translation import gettext

from gabinet.base.errors import gettext_noop
from gabinet.base.ladder import Notice, Told
from gabinet.press.inquiries import queries
from gabinet.press.inquiries.models import Inquiry

SAYS = {
    "draft_handed": gettext_noop("A text waits for you: %(number)s"),
    "draft_waits": gettext_noop("A text waits for your decision: %(number)s"),
    "draft_returned": gettext_noop("Your text came back with a remark: %(number)s"),
    "draft_amended": gettext_noop("Your text was changed and cleared: %(number)s"),
    "draft_cleared": gettext_noop("Your text is cleared and can be sent: %(number)s"),
    "letter_joined": gettext_noop("A further letter came to your inquiry: %(number)s"),
    "term_extended": gettext_noop("A notice that keeps a term has left: %(number)s"),
}


def words(notice: Notice) -> Told:
    """Title, the matter, its page."""
    row = Inquiry.objects.select_related("matter").get(pk=notice.pk_of)
    title = gettext(SAYS[notice.verb]) % {"number": str(row.matter)}
    return Told(title, row.matter.title, settings.PUBLIC_URL + queries.url(row.pk))
