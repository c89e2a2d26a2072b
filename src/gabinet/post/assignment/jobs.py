# SPDX-License-Identifier: EUPL-1.2
"""Each morning: what slept until today is to be done."""

from gabinet.base.act import Act
from gabinet.base.jobs import job
from gabinet.post.assignment import actions, queries


@job("post.wake")
def wake(*, act: Act) -> None:
    """Each item whose day has come."""
    for item in queries.sleeping(queries.day_of(act.at)):
        actions.wake(item=item, act=act)
