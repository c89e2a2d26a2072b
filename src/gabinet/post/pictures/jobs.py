# SPDX-License-Identifier: EUPL-1.2
"""Drawing pictures anew, in a lane of its own."""

from gabinet.base.act import Act
from gabinet.base.jobs import job
from gabinet.post import partners
from gabinet.post.pictures import actions, queries


@job("post.picture", tries=3, lane="pictures")
def picture(*, act: Act, incoming: int, source: str) -> None:
    """Drawn once; a remote one fetched once, because a person asked for it."""
    item = queries.undrawn(incoming, source)
    if item is not None:
        actions.draw(item=item, source=source, made=queries.anew(item, source, partners.pictures()), act=act)
