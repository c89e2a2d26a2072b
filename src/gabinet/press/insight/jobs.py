# SPDX-License-Identifier: EUPL-1.2
"""At 7:30."""

from gabinet.base.act import Act
from gabinet.base.jobs import job
from gabinet.press.insight import actions


@job("press.early_bird")
def sing(*, act: Act) -> None:
    """Tell the readers."""
    actions.sing(act=act)
