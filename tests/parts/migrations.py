# SPDX-License-Identifier: EUPL-1.2
"""Whether the tables and their migrations agree, with one leaf an app."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"


def main() -> int:
    """0 where nothing is missing."""
    import django
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    django.setup()
    conflicts = MigrationLoader(connection).detect_conflicts()
    if conflicts:
        print(f"more than one leaf: {conflicts}")
        return 1
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
