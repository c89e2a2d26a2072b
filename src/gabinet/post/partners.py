# SPDX-License-Identifier: EUPL-1.2
"""Who fills the ports of this room: dotted names in settings, so that the room never imports an adapter."""

from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from gabinet.post.ports import Documents, Pictures, Reader, Relay


def reader(own: frozenset[str]) -> Reader:
    """Reads stored bytes in a guarded child process; `own`: the office's mail domains."""
    return cast("Reader", import_string(settings.POST_READER)(own=own))


def relay() -> Relay:
    """Takes letters out of the house."""
    return cast("Relay", import_string(settings.POST_RELAY)())


def pictures() -> Pictures:
    """Draws pictures of strangers anew."""
    return cast("Pictures", import_string(settings.POST_PICTURES)())


def documents() -> Documents:
    """Reads the words of attachments."""
    return cast("Documents", import_string(settings.POST_DOCUMENTS)())
