"""Which network addresses may be reached for somebody who only named a URL.

``ipaddress.is_global`` is not enough: it says yes of 224.0.0.1 (multicast), of 64:ff9b::7f00:1 (the
loopback address behind a NAT64 gateway) and of 2002:7f00:1:: (the same in 6to4). So the ranges are
named here, from the registries of special-purpose addresses (RFC 6890 and its successors), and of
IPv6 only 2000::/3 is reached at all.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address

_V4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "no address of a host"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "an address inside a provider's network"),
        ("127.0.0.0/8", "this machine itself"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address for benchmarks"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
    )
)
_V6_REACHED = IPv6Network("2000::/3")
_V6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("2001::/32", "a Teredo address"),
        ("2001::/23", "a reserved address"),
        ("2001:db8::/32", "an address for documentation"),
        ("2002::/16", "a 6to4 address"),
        ("3fff::/20", "an address for documentation"),
        ("::/128", "no address of a host"),
        ("::1/128", "this machine itself"),
        ("::ffff:0:0/96", "an IPv4 address in another form"),
        ("64:ff9b::/96", "a NAT64 address"),
        ("64:ff9b:1::/48", "a NAT64 address"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
    )
)


def refusal(address: str) -> str | None:
    """Say what an address is that is not reached unasked, e.g. "a private address"; None where it is.

    Args:
        address: An IPv4 or IPv6 address as text; one that cannot be read is refused.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "no address"
    if isinstance(parsed, IPv4Address):
        return _named(parsed)
    for network, what in _V6:
        if parsed in network:
            return what
    return None if parsed in _V6_REACHED and not parsed.scope_id else "a reserved address"


def _named(address: IPv4Address) -> str | None:
    """Return what range an IPv4 address lies in, if it is one that is not reached."""
    return next((what for network, what in _V4 if address in network), None)


def is_address(host: str) -> bool:
    """Say whether a host is given as an address and not as a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
