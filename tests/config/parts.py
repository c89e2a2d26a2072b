# SPDX-License-Identifier: EUPL-1.2
"""Houses for the tests of the processes: `python -m tests.config.parts HOUSE ...` is a parent, its children are here too."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from gabinet.config import serve, web


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Says which process it is; /slow takes 2 s; /eat keeps 60 MB; a body is read to its end."""
    path = environ["PATH_INFO"]
    if path == "/slow":
        time.sleep(2)
    if path == "/eat":
        EATEN.append(bytearray(os.urandom(1024)) * 60_000)
    body = environ["wsgi.input"].read()
    said = f"{os.getpid()} {len(body)}".encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
    return [said]


EATEN: list[bytearray] = []


def part(name: str, *arguments: object, fds: tuple[int, ...] = (), most: int = 0) -> serve.Part:
    """A child of this module."""
    command = [sys.executable, "-m", "tests.config.parts", "child", name, str(os.getpid()), *map(str, arguments)]
    return serve.Part(name, command, fds, most)


def child(name: str, parent: int, *arguments: str) -> int:
    """What a child of each name does."""
    serve.with_parent(parent)
    if name.startswith("web"):
        loop = web.made(application, socket.socket(fileno=int(arguments[0])))
        signal.signal(signal.SIGTERM, loop.end)
        loop.run()
        return 0
    if name == "broken":
        return 3
    if name == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Path(arguments[0]).write_text(str(os.getpid()))
    time.sleep(300)
    return 0


def house(name: str, port: int, place: str) -> int:
    """A parent: `pair` has two web processes and a sleeper, `broken` a part that ends at once, `deaf` one that hears no TERM."""
    place_of = str(Path(place) / "sleeper")
    if name == "broken":
        return serve.serve([part("sleeper", place_of), part("broken")], grace=2)
    if name == "deaf":
        return serve.serve([part("deaf", place_of)], grace=1)
    if name == "changing":
        return changing(Path(place))
    door = serve.listen("127.0.0.1", port)
    fds = (door.fileno(),)
    most = 200_000_000 if name == "limited" else 0
    web_parts = [part(f"web {n}", door.fileno(), fds=fds, most=most) for n in (1, 2)]
    return serve.serve([*web_parts, part("sleeper", place_of)])


def changing(place: Path) -> int:
    """Its parts are the words in the file `wanted`, looked at five times a second."""
    serve.RENEW = 0.2

    def wanted() -> list[serve.Part]:
        words = (place / "wanted").read_text().split()
        return [part(word, place / word) for word in words]

    return serve.serve([], grace=5, renewed=wanted)


def main(arguments: list[str]) -> int:
    """As parent or as child."""
    if arguments[0] == "child":
        return child(arguments[1], int(arguments[2]), *arguments[3:])
    return house(arguments[0], int(arguments[1]), arguments[2])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
