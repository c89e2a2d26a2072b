# SPDX-License-Identifier: EUPL-1.2
"""The mail listener as a process, `python -m gabinet.config.listen PARENT FD`: SMTP on the inherited socket, kept by the post room."""

import os
import socket
import sys
import tempfile

from gabinet.config import serve


def main(parent: int, fd: int) -> int:
    """Until TERM; what is on its way is ended."""
    serve.with_parent(parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gabinet.config.settings")
    import django

    django.setup()
    from django.conf import settings

    from gabinet.adapters import smtp
    from gabinet.adapters.books import Books

    tempfile.tempdir = str(settings.VAR / "tmp")
    os.makedirs(tempfile.tempdir, mode=0o700, exist_ok=True)
    return smtp.run(socket.socket(fileno=fd), Books())


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
