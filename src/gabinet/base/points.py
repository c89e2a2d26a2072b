# SPDX-License-Identifier: EUPL-1.2
"""Named points at which the kill tests end the process (trust K1): nothing happens unless GABINET_KILL_AT names one."""

import os
import signal

_POINT, _, _TIMES = os.environ.get("GABINET_KILL_AT", "").partition("@")
_left = [int(_TIMES or 1)]


def reach(point: str) -> None:
    """End this process at once, without a farewell, where the environment names this point: "name", or "name@3" for the third time."""
    if point != _POINT:
        return
    _left[0] -= 1
    if _left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
