"""The HTTP side: /bot<token>/<method>, /file/bot<token>/<path>, and the trouble that was asked for."""

import json
import logging
from typing import Any

from aiohttp import web

from tests.emulation.server import Loopback
from tests.telegram_emulator import methods_chats, methods_messages  # noqa: F401  (they register their methods)
from tests.telegram_emulator.core import Core
from tests.telegram_emulator.errors import ApiError, too_many_requests
from tests.telegram_emulator.methods import METHODS
from tests.telegram_emulator.parameters import LARGEST_REQUEST, read

log = logging.getLogger(__name__)


class Server(Loopback):
    """A Bot API server on loopback."""

    def __init__(self, core: Core) -> None:
        super().__init__(largest=LARGEST_REQUEST)
        self.core = core
        self.app.router.add_route("*", "/bot{token:[^/]*}/{method:[^/]*}", self._call)
        self.app.router.add_get("/file/bot{token:[^/]*}/{path:.+}", self._download)

    async def stop(self) -> None:
        """Close every connection."""
        self._ending.set()
        await self.core.updates.stop()
        await super().stop()

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
            return self.cut(request)
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
                return await self.hang(request)
            case "drop":
                return self.cut(request)
            case "flood":
                raise too_many_requests(fault.retry_after)
        return None

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
