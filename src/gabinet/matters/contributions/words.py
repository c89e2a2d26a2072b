# SPDX-License-Identifier: EUPL-1.2
"""What a notice about a question to a unit says; a unit's one carries the link, written anew each time and never stored."""

from django.conf import settings
from django.utils.translation import gettext

from gabinet.base import links
from gabinet.base.errors import gettext_noop
from gabinet.base.ladder import Notice, Told
from gabinet.base.numbers import WARSAW
from gabinet.matters.cases import queries as cases
from gabinet.matters.contributions import queries
from gabinet.matters.contributions.actions import LINK
from gabinet.matters.contributions.models import Contribution
from gabinet.polish import dates

TO_UNIT = {
    "asked": gettext_noop("Question to %(unit)s, answer by %(due)s"),
    "due_soon": gettext_noop("Reminder: answer by %(due)s"),
    "due_today": gettext_noop("Reminder: answer today, by %(due)s"),
    "overdue": gettext_noop("Overdue since %(due)s: no answer from %(unit)s"),
    "revoked": gettext_noop("The question is withdrawn, no answer is needed"),
    "accepted": gettext_noop("The question was accepted through your link"),
    "given": gettext_noop("An answer was given through your link"),
    "not_ours": gettext_noop("The question was returned through your link"),
    "need_until": gettext_noop("More time was asked for through your link"),
}
WAITING = ("asked", "due_soon", "due_today", "overdue")
TO_ASKER = {
    "accepted": gettext_noop("%(unit)s will answer by %(due)s"),
    "given": gettext_noop("%(unit)s has answered"),
    "not_ours": gettext_noop("%(unit)s returned the question"),
    "need_until": gettext_noop("%(unit)s needs until %(due)s"),
}


def words(notice: Notice) -> Told:
    """Title, text and address: the link for the unit, the matter for whoever asked."""
    row = Contribution.objects.select_related("unit", "matter", "asked_by").get(pk=notice.pk_of)
    to_asker = notice.user_id is not None and notice.user_id == row.asked_by_id
    due = row.due_at.astimezone(WARSAW)
    told = {"unit": row.unit.name, "due": f"{dates.short_date(due.date(), weekday=True)}, {dates.hour(due)}"}
    title = gettext((TO_ASKER if to_asker else TO_UNIT)[notice.verb]) % told
    if to_asker:
        return Told(title, cases.title_of(row.matter), settings.PUBLIC_URL + cases.url_of(row.matter))
    link = _link(row, notice)
    return Told(title, _letter(row) if link and notice.verb in WAITING else row.text, link)


def _letter(row: Contribution) -> str:
    """Who asks in which matter, the question, and what the address below is for: a unit has to know that this is no trap."""
    asker = ", ".join(filter(None, [row.asked_by.name, row.asked_by.post])) if row.asked_by else gettext("the office of the Mayor")
    told = {"who": asker, "matter": str(row.matter), "unit": row.unit.name}
    return "\n\n".join(
        [
            gettext("Good morning,"),
            gettext("in matter %(matter)s we need your part. %(who)s asks:") % told,
            row.text,
            gettext("Please answer on the page behind the address below. No account is needed; the address is for %(unit)s only.") % told,
        ]
    )


def _link(row: Contribution, notice: Notice) -> str:
    """The unit's live link, also for a head with an account; "" where it is dead."""
    token = links.token_of(queries.ref(row), LINK, row.unit.address, notice.at)
    return f"{settings.PUBLIC_URL}/links/{token}/" if token else ""
