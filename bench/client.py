# SPDX-License-Identifier: EUPL-1.2
"""The client, outside the server's process: a line `COOKIE TAB PATH TAB PATH ...` in, seconds of each request out as JSON."""

import json
import sys
import time
from http.client import HTTPConnection


def main(port: int) -> int:
    """One line after another over one connection."""
    line = HTTPConnection("127.0.0.1", port, timeout=120)
    for words in sys.stdin:
        cookie, *paths = words.rstrip("\n").split("\t")
        headers = {"Cookie": cookie} if cookie else {}
        walls, length = [], 0
        for path in paths:
            began = time.perf_counter()
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            length = len(answer.read())
            walls.append(time.perf_counter() - began)
            if answer.status != 200:
                print(json.dumps({"error": f"{path}: {answer.status}"}), flush=True)
                return 1
        print(json.dumps({"walls": walls, "length": length}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
