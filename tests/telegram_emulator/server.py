"""The HTTP side: /bot<token>/<method>, /file/bot<token>/<path>, and the trouble that was asked for."""

import asyncio
import json
import logging
from typing import Any

from aiohttp import web

from tests.telegram_emulator import methods_chats, methods_messages  # noqa: F401  (they register their methods)
from tests.telegram_emulator.core import Core
from tests.telegram_emulator.errors import ApiError, too_many_requests
from tests.telegram_emulator.methods import METHODS
from tests.telegram_emulator.parameters import LARGEST_REQUEST, read

log = logging.getLogger(__name__)


class Server:
    """A Bot API server on loopback."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.app = web.Application(client_max_size=LARGEST_REQUEST)
        self.app.router.add_route("*", "/bot{token:[^/]*}/{method:[^/]*}", self._call)
        self.app.router.add_get("/file/bot{token:[^/]*}/{path:.+}", self._download)
        self._runner: web.AppRunner | None = None
        self._ending = asyncio.Event()
        self.port = 0

    async def start(self, port: int = 0) -> None:
        """Listen on `port`, or on a free one."""
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every connection."""
        self._ending.set()
        await self.core.updates.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        try:
            self._authorise(request.match_info["token"])
            call = METHODS.get(name.lower())
            if call is None:
                raise ApiError(404, "Not Found")
            given = await read(request)
            fault = self.core.faults.strike(name)
            self.core.wake()
            if fault is not None and (answer := await self._trouble(request, fault)) is not None:
                return answer
            self.core.calls.append((name, dict(given.values)))
            result = await call(self.core, given)
            self.core.wake()
        except ApiError as error:
            return _json(error.body(), error.code)
        except ConnectionError:
            raise
        except Exception:
            log.exception("%s failed in the emulator", name)
            raise
        if fault is not None and fault.kind == "lost":
            return self._cut(request)
        return _json({"ok": True, "result": result})

    def _authorise(self, token: str) -> None:
        token = token.removesuffix("/test")
        if ":" not in token:
            raise ApiError(404, "Not Found")
        if token != self.core.token:
            raise ApiError(401, "Unauthorized")

    async def _trouble(self, request: web.Request, fault: Any) -> web.StreamResponse | None:
        match fault.kind:
            case "error":
                return web.Response(
                    status=fault.status, text=f"<html><h1>{fault.status}</h1></html>", content_type="text/html"
                )
            case "garbage":
                return web.Response(text="<html>", content_type="text/html")
            case "hang":
                await self._ending.wait()
                return self._cut(request)
            case "drop":
                return self._cut(request)
            case "flood":
                raise too_many_requests(fault.retry_after)
        return None

    @staticmethod
    def _cut(request: web.Request) -> web.StreamResponse:
        """End the connection without an answer."""
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.core.token:
            return _json(ApiError(401, "Unauthorized").body(), 401)
        fault = self.core.faults.strike("download")
        if fault is not None and fault.kind != "lost":
            try:
                if (answer := await self._trouble(request, fault)) is not None:
                    return answer
            except ApiError as error:
                return _json(error.body(), error.code)
        for file in self.core.world.files.values():
            if file.path == request.match_info["path"]:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return _json(ApiError(404, "Not Found").body(), 404)


def _json(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(status=status, text=json.dumps(body, ensure_ascii=False), content_type="application/json")
