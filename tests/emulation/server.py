"""An HTTP server on loopback that can leave a call without an answer, or cut its connection."""

import asyncio

from aiohttp import web


class Loopback:
    """A web application on a port of its own, once it was started."""

    def __init__(self, *, largest: int) -> None:
        """`largest`: bytes that the body of a request may have."""
        self.app = web.Application(client_max_size=largest)
        self.port = 0
        self._runner: web.AppRunner | None = None
        self._ending = asyncio.Event()

    async def start(self, port: int = 0) -> None:
        """Listen on `port`, or on a free one."""
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every connection."""
        self._ending.set()
        if self._runner is not None:
            await self._runner.cleanup()

    async def hang(self, request: web.Request) -> web.StreamResponse:
        """Give no answer as long as the server runs."""
        await self._ending.wait()
        return self.cut(request)

    @staticmethod
    def cut(request: web.Request) -> web.StreamResponse:
        """End the connection without an answer."""
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)
