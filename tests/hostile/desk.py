# SPDX-License-Identifier: EUPL-1.2
"""Parts of a house one by one, for the tests of mailboxes: `python -m tests.hostile.desk prepare PORT | fetch | work`.

They work over GABINET_HOME or DATABASE_URL as the real parts do; `fetch` may be told by GABINET_KILL_AT where to fall.
"""

import sys
import tempfile

import django

ADDRESS = "sekretariat@wrzosowiec.example"


def prepare(port: int) -> None:
    """The tables, and one mailbox on a server."""
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from gabinet.base.act import Act, Door
    from gabinet.post.mailboxes import actions, seal
    from gabinet.post.mailboxes.rules import How, Line, Security
    from tests.dovecot import PASSWORD

    call_command("migrate", verbosity=0)
    server = actions.Server("127.0.0.1", port, Security.NONE, ADDRESS, seal.sealed(PASSWORD, settings.SEALING_KEY))
    act = Act(at=timezone.now(), door=Door.CLI)
    actions.set_up(address=ADDRESS, name="Sekretariat", line=Line.SECRETARIAT, kind=How.IMAP, act=act, server=server)


def fetch() -> int:
    """The fetcher of that mailbox, until TERM."""
    from gabinet.adapters import filled
    from gabinet.post.mailboxes import queries

    return filled.fetch(queries.fetched()[0].pk)


def work() -> None:
    """Every job that waits."""
    from django.utils import timezone

    from gabinet.base import jobs

    while (row := jobs.lease(timezone.now())) is not None:
        jobs.run(row, timezone.now)


if __name__ == "__main__":
    django.setup()
    tempfile.tempdir = None
    sys.exit({"prepare": lambda: prepare(int(sys.argv[2])), "fetch": fetch, "work": work}[sys.argv[1]]())
