# SPDX-License-Identifier: EUPL-1.2
"""What the whole suite needs of the machine: Debian packages, put in where that is allowed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = (
    "chromium",
    "dovecot-imapd",
    "dovecot-lmtpd",
    "git",
    "libatomic1",
    "nginx-light",
    "postgresql-15",
    "procps",
    "strace",
    "util-linux",
)
POLICY = Path("/usr/sbin/policy-rc.d")


def missing() -> list[str]:
    """Packages of the list that are not installed; all of them on a machine that is no Debian."""
    if shutil.which("dpkg-query") is None:
        return list(PACKAGES)
    return [name for name in PACKAGES if not _installed(name)]


def _installed(name: str) -> bool:
    told = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status}", name], capture_output=True, text=True)
    return told.stdout.strip() == "installed"


def install() -> list[str]:
    """Put in what is missing, as root or by sudo without a question; what is still missing afterwards."""
    wanted = missing()
    if not wanted or shutil.which("apt-get") is None:
        return wanted
    before = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if before and subprocess.run([*before, "true"], capture_output=True).returncode:
        return wanted
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120"]
    print(f"installing {' '.join(wanted)}", flush=True)
    with _no_daemons():
        subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        subprocess.run([*apt, "install", "--no-install-recommends", *wanted], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return missing()


@contextmanager
def _no_daemons() -> Iterator[None]:
    """No package starts a daemon of its own meanwhile."""
    ours = os.geteuid() == 0 and not POLICY.exists()
    if ours:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    try:
        yield
    finally:
        if ours:
            POLICY.unlink(missing_ok=True)
