# SPDX-License-Identifier: EUPL-1.2
"""Which addresses are public: the list is data, on top of what the standard library knows (trust O2).

`ipaddress` calls several addresses global that lead back inside: those that carry a v4 address, relays, translators.
Sources: the IANA registries of special-purpose addresses (RFC 6890, 8190), RFC 6052, 3056, 4380, 9637.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final

Address = IPv4Address | IPv6Address

REFUSED: Final = tuple(
    ip_network(each)
    for each in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24"),
        *("192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20"),
        *("5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
_MAPPED: Final = ip_network("::ffff:0:0/96")
_COMPATIBLE: Final = ip_network("::/96")
_TRANSLATED: Final = ip_network("64:ff9b::/96")
_SIX_TO_FOUR: Final = ip_network("2002::/16")
_UNICAST: Final = ip_network("2000::/3")
_V4_BITS: Final = 0xFFFFFFFF


def is_public(address: Address) -> bool:
    """Whether a stranger's link may lead there."""
    inner = _inner(address)
    if inner is not address:
        return is_public(inner)
    if any(_in(address, each) for each in REFUSED):
        return False
    if isinstance(address, IPv6Address) and not _in(address, _UNICAST):
        return False
    return address.is_global and not address.is_multicast


def _inner(address: Address) -> Address:
    """The v4 address that a v6 address stands for, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    whole = int(address)
    if any(_in(address, each) for each in (_MAPPED, _TRANSLATED)) or (_in(address, _COMPATIBLE) and whole > 1):
        return IPv4Address(whole & _V4_BITS)
    if _in(address, _SIX_TO_FOUR):
        return IPv4Address((whole >> 80) & _V4_BITS)
    return address


def _in(address: Address, network: IPv4Network | IPv6Network) -> bool:
    return address.version == network.version and address in network
