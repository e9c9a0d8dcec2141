"""Which addresses may be visited: only public ones, unless a setting names the host.

The check is made on what a name resolves to (`reading/resolving.py`), and the connection goes to that very address.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from yarl import URL

from reading.errors import ReadError

_PORTS = frozenset({80, 443})
_CLOUD = frozenset({IPv4Address("168.63.129.16")})
"""Addresses that look public and serve a cloud's own machines; the others of that kind lie in reserved ranges."""

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"), IPv6Network("64:ff9b:1::/48"))
"""Networks whose last four bytes are an IPv4 address (RFC 6052, RFC 4291, RFC 8215)."""


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, an IPv4 address inside an IPv6 one included."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(inner) for inner in (parsed, *_inside(parsed)))


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    special = (
        address.is_private, address.is_loopback, address.is_link_local, address.is_multicast, address.is_unspecified,
        address.is_reserved, getattr(address, "is_site_local", False), address in _CLOUD,
    )  # fmt: skip
    return address.is_global and not any(special)


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries."""
    if isinstance(address, IPv4Address):
        return []
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    carried += [IPv4Address(int(address) & 0xFFFFFFFF) for network in _TRANSLATED if address in network]
    return [inner for inner in carried if inner is not None]


class Hosts:
    """The hosts that a setting allows although they are not public: `name`, or `name:port` for another port."""

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        self._allowed = frozenset(host.lower().rstrip(".") for host in allowed)

    def allow(self, host: str, port: int | None) -> bool:
        """Whether the setting names a host, and this port of it unless it is a usual one."""
        name = host.lower().rstrip(".")
        return f"{name}:{port}" in self._allowed or (port in _PORTS and name in self._allowed)

    def check(self, url: URL) -> None:
        """Refuse an address that may not be visited, as far as it can be told before the name is resolved."""
        host = url.raw_host
        if url.scheme not in ("http", "https") or not host:
            raise ReadError("read-link-scheme")
        if self.allow(host, url.port):
            return
        if url.port not in _PORTS:
            raise ReadError("read-link-port", port=str(url.port))
        # Digits and dots are an address, and so never resolved; what is a short or octal form of one is refused too.
        if (":" in host or host.replace(".", "").isdigit()) and not is_public(host):
            raise ReadError("read-link-private")
