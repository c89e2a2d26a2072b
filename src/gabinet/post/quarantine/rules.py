# SPDX-License-Identifier: EUPL-1.2
"""What is proposed to the person who releases a message that the machine could not read."""

import re

from gabinet.post.mailboxes.rules import is_address

_APART = re.compile(r"[\s<>\",;:()]")
_LONGEST = 300


def proposed(start: str) -> dict[str, str]:
    """Subject and sender where the head of the legible text says them plainly, once; an encoded one is left to the person's eyes."""
    told: dict[str, list[str]] = {"subject": [], "from": []}
    for line in start.partition("\n\n")[0].split("\n"):
        name, _, value = line.partition(":")
        if name.lower() in told:
            told[name.lower()].append(value.strip())
    plain = {name: found[0] for name, found in told.items() if len(found) == 1 and found[0] and "=?" not in found[0] and "�" not in found[0]}
    sender = _address(plain.pop("from", ""))
    return {name: value[:_LONGEST] for name, value in (*plain.items(), ("sender", sender)) if value}


def _address(value: str) -> str:
    before, _, after = value.partition("@")
    found = f"{_APART.split(before)[-1]}@{_APART.split(after)[0]}"
    return found if value.count("@") == 1 and is_address(found) else ""
