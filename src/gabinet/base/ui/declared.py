# SPDX-License-Identifier: EUPL-1.2
"""What the pages declare: the names in their frame, and the sweeping of who was here."""

from gabinet.base import office
from gabinet.base.ui import frames


def frame_of_the_house() -> None:
    """The office's own names."""
    for choice in frames.CHOICES:
        office.declare(choice)
