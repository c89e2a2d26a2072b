# SPDX-License-Identifier: EUPL-1.2
"""Which pictures of a letter may be shown, and when."""

from collections.abc import Sequence

REMOTE = "remote:"
CID = "cid:"
MEDIA = ("image/png", "image/jpeg", "image/webp")


def remote_url(source: str, remote: Sequence[str]) -> str:
    """Where a remote picture lies: "remote:2" names the third of the letter's list; "" where it is not one of them."""
    place = source.removeprefix(REMOTE)
    if source == place or not place.isdecimal() or not place.isascii() or len(place) > 4:
        return ""
    return remote[int(place)] if int(place) < len(remote) else ""


def content_id(source: str) -> str:
    """The Content-ID of a picture that hangs on the letter itself; "" for a remote one."""
    return source.removeprefix(CID) if source.startswith(CID) else ""
