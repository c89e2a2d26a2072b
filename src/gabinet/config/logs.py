# SPDX-License-Identifier: EUPL-1.2
"""The log: one JSON object a line, event name first, ids only (trust G9)."""

import json
import logging
from datetime import UTC, datetime

_OWN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName", "request", "response", "server_time"}


class Json(logging.Formatter):
    """Event, level, time, ids; of an exception the type and the places, never its text, which may hold what people wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        ours = record.name.startswith("gabinet")
        line: dict[str, object] = {
            "event": record.getMessage() if ours else record.name,
            "level": record.levelname.lower(),
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        }
        line |= {key: value for key, value in record.__dict__.items() if key not in _OWN and ours}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record)
        return json.dumps(line, ensure_ascii=False, default=str)


def _places(record: logging.LogRecord) -> list[str]:
    places: list[str] = []
    trail = record.exc_info[2] if record.exc_info else None
    while trail is not None:
        code = trail.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/gabinet/', 1)[-1].rsplit('site-packages/', 1)[-1]}:{trail.tb_lineno}")
        trail = trail.tb_next
    return places[-8:]
