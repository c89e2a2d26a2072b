# SPDX-License-Identifier: EUPL-1.2
"""`gabinet doctor`: a line per check, and for a fault what to do."""

import argparse
import json
import sys

from gabinet.config import cli


def doctor(args: argparse.Namespace) -> int:
    """0 where all is well, else 1."""
    cli.django()
    from django.utils import timezone

    from gabinet.base import health

    found = health.look(timezone.now())
    faults = [one for one in found if one.fault]
    if args.json:
        checks = [{"code": one.code, "ok": not one.fault, "fault": one.fault or None} for one in found]
        sys.stdout.write(json.dumps({"ok": not faults, "checks": checks}, ensure_ascii=False) + "\n")
    else:
        for one in found:
            sys.stdout.write(f"fault\t{one.code}\t{one.fault}\n" if one.fault else f"ok\t{one.code}\n")
    return 1 if faults else 0
