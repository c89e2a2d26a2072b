# SPDX-License-Identifier: EUPL-1.2
"""A real IMAP server of our own: Dovecot in a temporary folder, mail put in by LMTP."""

import os
import shutil
import signal
import smtplib
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.houses import free, listening, until

PASSWORD = "tajne-haslo-skrzynki"
CONF = """
base_dir = {d}/run
state_dir = {d}/state
log_path = {d}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{d}/mail/%u
first_valid_uid = 1
default_vsz_limit = 1024M
passdb {{
  driver = passwd-file
  args = {d}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={user} home={d}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Zalatwione {{
    auto = subscribe
  }}
  mailbox Spam {{
    auto = subscribe
    special_use = \\Junk
  }}
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""


class NoDovecot(Exception):
    """Dovecot is not installed on this machine."""


@dataclass
class Dovecot:
    """Its users have one password; a mailbox is made by its first letter."""

    folder: Path
    imap: int
    lmtp: int

    def deliver(self, raw: bytes, to: str, sender: str = "a@nadawca.example") -> None:
        """Put a letter into a mailbox, unchanged but for what LMTP writes before it."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as line:
            line.sendmail(sender, [to], raw, ["BODY=8BITMIME"])

    def forget_uids(self, user: str) -> None:
        """The mailbox is made anew: another UIDVALIDITY, the same letters."""
        for place in self.folder.glob(f"mail/{user}/**/dovecot*"):
            with suppress(IsADirectoryError, FileNotFoundError):
                place.unlink()
        time.sleep(1.1)  # a UIDVALIDITY is the second in which the mailbox was made

    def pid(self) -> int:
        """Of the master."""
        return int((self.folder / "run" / "master.pid").read_text())


@contextmanager
def running(*users: str) -> Iterator[Dovecot]:
    """Started, handed over, stopped. Raises NoDovecot."""
    program = shutil.which("dovecot") or ("/usr/sbin/dovecot" if Path("/usr/sbin/dovecot").exists() else None)
    if program is None or os.geteuid() != 0:
        raise NoDovecot
    if subprocess.run(["id", "vmail"], capture_output=True).returncode:
        subprocess.run(["useradd", "--system", "--no-create-home", "vmail"], check=True)
    folder = Path(tempfile.mkdtemp(prefix="gabinet-dovecot-"))
    folder.chmod(0o755)
    for name in ("mail", "run", "state"):
        (folder / name).mkdir()
    shutil.chown(folder / "mail", "vmail", "vmail")
    server = Dovecot(folder, free(), free())
    (folder / "users").write_text("".join(f"{user}:{{PLAIN}}{PASSWORD}\n" for user in users))
    (folder / "dovecot.conf").write_text(CONF.format(d=folder, user="vmail", imap=server.imap, lmtp=server.lmtp))
    subprocess.run([program, "-c", str(folder / "dovecot.conf")], check=True)
    try:
        until(lambda: listening(server.imap) and listening(server.lmtp), 20)
        yield server
    finally:
        with suppress(FileNotFoundError, ProcessLookupError):
            os.kill(server.pid(), signal.SIGTERM)
        shutil.rmtree(folder, ignore_errors=True)
