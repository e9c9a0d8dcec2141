"""The resolver that connections use: it gives only addresses that were checked."""

import asyncio
import socket

from aiohttp.abc import AbstractResolver, ResolveResult

from reading.addresses import Hosts, is_public
from reading.errors import ReadError


class CheckedResolver(AbstractResolver):
    """Resolves a name to addresses that were checked; one that is not public is enough to refuse the name."""

    def __init__(self, hosts: Hosts) -> None:
        self._hosts = hosts

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a host. Raises ReadError for forbidden ones, OSError where there are none."""
        infos = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
        addresses = [str(info[4][0]) for info in infos]
        if not self._hosts.allow(host, port) and not all(is_public(address) for address in addresses):
            raise ReadError("read-link-private")
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=info[0], proto=info[2], flags=socket.AI_NUMERICHOST
            )
            for info, address in zip(infos, addresses, strict=True)
        ]

    async def close(self) -> None:
        """Nothing is kept open."""
