# SPDX-License-Identifier: EUPL-1.2
"""Forms of address: how a letter begins and ends, and the block above it.

Highest office before title before nothing; a deputy is called by the post they deputise in; a woman's own form of her title is kept.
Order inside, top to bottom: `salutations`, `blocks`, `closings`, `agreement` > `posts` > `parties`, `styles`.
"""

from gabinet.polish.address.agreement import after_w, after_z, agreeing, possessive
from gabinet.polish.address.blocks import address_block, envelope
from gabinet.polish.address.closings import closing
from gabinet.polish.address.parties import Addressee, Couple, Delegation, Party
from gabinet.polish.address.salutations import salutation

__all__ = [
    "Addressee",
    "Couple",
    "Delegation",
    "Party",
    "address_block",
    "after_w",
    "after_z",
    "agreeing",
    "closing",
    "envelope",
    "possessive",
    "salutation",
]
