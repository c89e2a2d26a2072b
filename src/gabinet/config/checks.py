# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with the house itself; each finding is a sentence that says what to do (trust P11, K7)."""

import shutil
import stat
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from gabinet.base.errors import gettext_noop
from gabinet.base.health import Check, declare
from gabinet.base.jobs import Job
from gabinet.polish import morphology

LEAST_FREE = 0.10  # of the disk that holds var/
LATE = timedelta(minutes=5)
DRILL = timedelta(hours=26)


def migrations(now: datetime) -> str:
    """The database answers and its tables are those of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return ""
    return _("The tables are older than the program (%(n)s changes wait). Start Gabinet anew: it migrates when it starts.") % {"n": len(waiting)}


def key(now: datetime) -> str:
    """A key in a file is for its owner's eyes only (trust G6)."""
    place = Path(settings.VAR) / "key"
    if not place.exists() or not place.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return ""
    return _("Others on this machine can read the key: chmod 600 %(place)s") % {"place": place}


def role(now: datetime) -> str:
    """On PostgreSQL the office's role may not change the chain of the trace (trust P7); the demo has no second role."""
    if connection.vendor != "postgresql" or settings.DEMO:
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(current_user, 'base_trace_entry', 'UPDATE, DELETE, TRUNCATE')")
        may = bool(cursor.fetchone()[0])
    if not may:
        return ""
    return _("The database role of the office may change the trace. Give it a role of its own and set GABINET_OWNER_URL (operations guide).")


def disk(now: datetime) -> str:
    """Under a tenth free is a fault: mail stays at its server and saving stops when it is full."""
    use = shutil.disk_usage(settings.VAR)
    if use.free >= use.total * LEAST_FREE:
        return ""
    free = {"free": use.free // 1_000_000, "place": settings.VAR}
    return _("Only %(free)s MB are free on the disk of %(place)s. Make room before saving stops.") % free


def oldest_job(now: datetime) -> str:
    """Work waits and nobody takes it, or was given up."""
    open_ones = Job.objects.filter(done_at=None)
    given_up = open_ones.exclude(gave_up_at=None).exclude(error="cancelled").count()
    if given_up:
        return _("%(n)s jobs were given up after several tries. Look at them on the page Operation and start them again.") % {"n": given_up}
    late = open_ones.filter(gave_up_at=None, run_at__lt=now - LATE, leased_until=None).order_by("run_at").first()
    if late is None:
        return ""
    minutes = int((now - late.run_at).total_seconds() // 60)
    return _("A job (%(name)s) has been waiting for %(minutes)s minutes: is Gabinet running, with its workers?") % {
        "name": late.name,
        "minutes": minutes,
    }


def mail_out(now: datetime) -> str:
    """Production needs a relay; the demo's letters stop in its Outbox."""
    if settings.DEMO or settings.RELAY_URL:
        return ""
    return _("No relay for outgoing mail is set: nothing leaves. Set GABINET_RELAY_URL.")


def antivirus(now: datetime) -> str:
    """No scanner is asked in this version, so the mail server's has to be vouched for; the demo receives nothing from outside."""
    if settings.DEMO or settings.MAIL_IS_SCANNED:
        return ""
    return _("Gabinet does not scan attachments for viruses yet. Let the mail server scan them, then set GABINET_MAIL_IS_SCANNED=1.")


def backup(now: datetime) -> str:
    """The operator's backup leaves a mark, var/backups/last; none in 26 hours is a fault (trust G7)."""
    if settings.DEMO:
        return ""
    mark = Path(settings.VAR) / "backups" / "last"
    if mark.exists() and now.timestamp() - mark.stat().st_mtime < DRILL.total_seconds():
        return ""
    return _("No backup in the last 26 hours. Make one as the operations guide says, and touch %(mark)s when it is done.") % {"mark": mark}


def morfeusz(now: datetime) -> str:
    """Without the dictionary words are found by their beginnings only."""
    return "" if morphology.available() else _("The Polish dictionary (morfeusz2) is missing: search finds beginnings of words only. Run make setup.")


def fonts(now: datetime) -> str:
    """Without the fonts pages show in those of the reader's machine."""
    return "" if list((Path(settings.VAR) / "fonts").glob("*.woff2")) else _("The fonts were not cut. Start Gabinet anew, or run make setup.")


def declare_all() -> None:
    """In `ready()`."""
    declare(Check("migrations", gettext_noop("Database and tables"), migrations, ready=True))
    declare(Check("key", gettext_noop("Key"), key))
    declare(Check("role", gettext_noop("Database role"), role))
    declare(Check("disk", gettext_noop("Disk"), disk))
    declare(Check("oldest_job", gettext_noop("Waiting work"), oldest_job))
    declare(Check("mail_out", gettext_noop("Outgoing mail"), mail_out))
    declare(Check("antivirus", gettext_noop("Antivirus"), antivirus))
    declare(Check("backup", gettext_noop("Backup"), backup))
    declare(Check("morfeusz", gettext_noop("Polish dictionary"), morfeusz))
    declare(Check("fonts", gettext_noop("Fonts"), fonts))
