# SPDX-License-Identifier: EUPL-1.2
"""A reader that does what hostile bytes make readers do; only for the tests of the nursery."""

import os
import signal
import socket
import time
from typing import Any

from gabinet.adapters.reading.refusal import Refused


def warm() -> None:
    """Nothing to make."""


def read(told: dict[str, Any]) -> dict[str, object]:
    """Do what is asked for."""
    return {
        "answer": _answer,
        "long": lambda: {"said": "ż" * 3_000_000},
        "burn": _burn,
        "eat": lambda: {"eaten": len(b"x" * (600 * 1024 * 1024))},
        "hang": lambda: _hang(),
        "abort": lambda: os.abort(),  # type: ignore[dict-item]
        "raise": lambda: {"": 1 // 0},
        "refuse": _refuse,
        "end": lambda: os.kill(os.getpid(), signal.SIGKILL) or {},
        "end nursery": lambda: os.kill(os.getppid(), signal.SIGKILL) or _hang(),
        "connect": lambda: _connect(int(told["port"])),
        "fill": lambda: {"written": _fill(told["path"])},
    }[told["what"]]()


def _answer() -> dict[str, object]:
    return {"pid": os.getpid(), "parent": os.getppid(), "group": os.getpgid(0), "session": os.getsid(0), "environment": sorted(os.environ)}


def _burn() -> dict[str, object]:
    while True:
        pass


def _hang() -> dict[str, object]:
    time.sleep(600)
    return {}


def _refuse() -> dict[str, object]:
    raise Refused("too-complex")


def _connect(port: int) -> dict[str, object]:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return {"connected": False}
    return {"connected": True}


def _fill(path: str) -> int:
    with open(path, "wb") as out:
        return out.write(bytes(2 * 1024 * 1024))
