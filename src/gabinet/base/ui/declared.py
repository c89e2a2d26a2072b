# SPDX-License-Identifier: EUPL-1.2
"""What the pages declare: the names in their frame, and the sweeping of who was here."""

from gabinet.base import office
from gabinet.base.ui import frames, verbs


def frame_of_the_house() -> None:
    """The office's own names, and how the ground's deeds read."""
    for choice in frames.CHOICES:
        office.declare(choice)
    verbs.declare(verbs.OURS)
