# SPDX-License-Identifier: EUPL-1.2
"""What the post room announces; the rooms above hear of it by a job of their own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncomingRegistered:
    """A letter, call or paper has a number."""

    incoming: int


@dataclass(frozen=True, slots=True)
class LetterJoined:
    """A letter was put to a matter: by its thread, or by a person."""

    incoming: int
    matter: int


@dataclass(frozen=True, slots=True)
class DeliveryReported:
    """A delivery report came: whom a letter of ours did not reach."""

    incoming: int


@dataclass(frozen=True, slots=True)
class LetterWithdrawn:
    """A letter was called back before it left."""

    outgoing: int
