# SPDX-License-Identifier: EUPL-1.2
"""What the post room says of itself in `ready()`."""

from gabinet.base import erasure, files, health, jobs, ladder, office, schedules
from gabinet.base.errors import gettext_noop
from gabinet.base.rights import OFFICE, Right, Role, declare
from gabinet.base.ui import menu, nav
from gabinet.base.ui.menu import Setting
from gabinet.base.ui.nav import Item
from gabinet.matters.cases import closing, confiding
from gabinet.people.facts import history, registry
from gabinet.post.assignment import actions as assigning
from gabinet.post.assignment import queries as assignment
from gabinet.post.events import DeliveryReported
from gabinet.post.inbox import queries as inbox
from gabinet.post.incoming import persons, verbs
from gabinet.post.incoming import queries as incoming
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import SEES
from gabinet.post.outgoing import listing
from gabinet.post.outgoing import queries as outgoing
from gabinet.post.quarantine import queries as quarantine

ABOVE = frozenset({Role.MAYOR, Role.VICE_MAYOR, Role.CITY_SECRETARY})


def rights_of_the_post() -> None:
    """Each in one line; the office changes the cells on the page. The machine's own have no role at all."""
    press = frozenset({Role.SPOKESPERSON, Role.PRESS, Role.HEAD})
    export = frozenset({Role.SECRETARIAT, Role.HEAD, Role.CITY_SECRETARY})
    settle = frozenset({Role.SECRETARIAT, Role.HEAD, Role.SPOKESPERSON})
    declare(
        Right("post.secretariat.see", gettext_noop("Read the secretariat's post"), ABOVE | {Role.SECRETARIAT, Role.HEAD}),
        Right("post.press.see", gettext_noop("Read the press office's post"), press),
        Right("post.incoming.register", gettext_noop("Register papers and calls, correct items"), OFFICE),
        Right("post.incoming.assign", gettext_noop("Assign items to people"), ABOVE | {Role.SECRETARIAT, Role.HEAD, Role.SPOKESPERSON}),
        Right("post.quarantine.see", gettext_noop("See messages put aside"), OFFICE),
        Right("post.quarantine.release", gettext_noop("Release messages put aside, call them spam"), OFFICE),
        Right("post.register.see", gettext_noop("See the registers"), OFFICE | ABOVE | {Role.COUNSEL, Role.DPO}),
        Right("post.register.export", gettext_noop("Take a register out as a file"), export),
        Right("post.outgoing.send", gettext_noop("Send letters that are cleared"), OFFICE),
        Right("post.outgoing.withdraw", gettext_noop("Withdraw letters before they leave"), OFFICE),
        Right("post.outgoing.settle", gettext_noop("Say what became of a letter, send it again"), settle),
        Right("post.mailbox.edit", gettext_noop("Set mailboxes up"), frozenset({Role.ADMIN})),
        Right("post.incoming.keep", gettext_noop("Take messages in"), passes=False),
        Right("post.mailbox.fetch", gettext_noop("Fetch messages"), passes=False),
    )


def work_of_the_post() -> None:
    """Handlers, schedules, files, checks, choices."""
    jobs.on(DeliveryReported, "post.bounced")
    schedules.declare("post.stranded", "minute")
    schedules.declare("post.notices", "minute")
    schedules.declare("post.wake", "day 06:00")
    schedules.declare("post.exports_end", "day 03:30")
    files.declare(incoming.KIND, incoming.visible_to)
    health.declare(health.Check("post.mailboxes", gettext_noop("Mailboxes are read"), mailboxes.fault))
    health.declare(health.Check("post.reading", gettext_noop("Messages taken in are read"), incoming.fault))
    health.declare(health.Check("post.out", gettext_noop("Letters leave"), outgoing.fault))
    office.declare(outgoing.GRACE)
    office.declare(assignment.ASSIGN_WITHIN)
    ladder.WORDS[incoming.KIND] = assignment.words
    closing.declare(assigning.finish)
    confiding.declare(assignment.letters_of)
    registry.declare(persons.LETTERS)
    erasure.declare(persons.HOLDS)
    history.declare_verbs(verbs.OURS)


def places_of_the_post() -> None:
    """Items of the rail, with what waits behind each."""
    read = tuple(SEES.values())
    nav.declare(Item("inbox", gettext_noop("Inbox"), "post:inbox", 120, read, inbox.waiting, inbox.late, "inbox", "s", phone=1))
    nav.declare(Item("quarantine", gettext_noop("Messages put aside"), "post:quarantine", 121, "post.quarantine.see", quarantine.waiting))
    nav.declare(Item("letters_out", gettext_noop("Sent letters"), "post:letters", 122, read, listing.waiting, icon="send"))
    nav.declare(Item("registers", gettext_noop("Registers"), "post:register-in", 123, "post.register.see"))
    menu.declare(Setting("mailboxes", gettext_noop("Mailboxes"), "post:mailboxes", menu.OFFICE, 30, "post.mailbox.edit", "mailbox"))
