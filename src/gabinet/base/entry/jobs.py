# SPDX-License-Identifier: EUPL-1.2
"""The letter with the link to choose a password, and what it says."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import ladder
from gabinet.base.accounts import invitations
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Ref
from gabinet.base.act import User as UserId
from gabinet.base.errors import gettext_noop
from gabinet.base.jobs import job
from gabinet.base.ladder import Notice, Told

CHANGES = {
    "password_chosen": gettext_noop("The password of your account was changed."),
    "codes_started": gettext_noop("Codes from an application were set up for your account."),
    "codes_ended": gettext_noop("Codes from an application were switched off for your account."),
    "passkey_added": gettext_noop("A passkey was added to your account."),
    "passkey_removed": gettext_noop("A passkey was removed from your account."),
}


@job("entry.reset")
def reset(*, act: Act, login: str) -> None:
    """Tell the owner of an account, if there is one with an address, how to choose a password."""
    user = User.objects.filter(Q(login=login) | (Q(email__iexact=login) & ~Q(email="")), is_active=True).first()
    if user is not None and user.email:
        ladder.tell(UserId(user.pk), Ref.of(user), invitations.mark(user, act.at), act.at)


def words(notice: Notice) -> Told:
    """What a notice about an account says; the link is made when the letter is written."""
    if notice.verb.startswith("reset-"):
        user = User.objects.get(pk=notice.pk_of)
        text = gettext("Choose a new password by this link. It works once, for 30 minutes. If you did not ask for it, do nothing.")
        return Told(gettext("Gabinet: choose a password"), text, invitations.address_for(user))
    said = CHANGES.get(notice.verb, gettext_noop("The account was changed."))
    text = gettext("If it was not you, tell the administrator at once.")
    return Told(gettext("Gabinet: a change of your account"), f"{gettext(said)} {text}", f"{settings.PUBLIC_URL}{reverse('own:security')}")


def declare() -> None:
    """Who speaks for accounts."""
    ladder.WORDS["base.user"] = words
