"""The HTTP side: authorisation, rate limits, the trouble that was asked for, and bodies read and written."""

import json
import logging
import math
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.discord_emulator.core import Core
from tests.discord_emulator.errors import INVALID_JSON, NOT_FOUND, TOO_LARGE, UNAUTHORIZED, ApiError
from tests.discord_emulator.interactions import Interactions
from tests.discord_emulator.routes import ROUTES, Call
from tests.emulation.faults import Fault
from tests.emulation.server import Loopback

log = logging.getLogger(__name__)

API = "/api/v10"
LARGEST_FILE = 10 * 1024 * 1024
MOST_FILES = 10
_OPEN = ("/interactions/", "/webhooks/")
"""Routes whose token stands in the path."""

Handler = Callable[[Call], Awaitable[Any]]


class Server(Loopback):
    """REST, gateway and files on one loopback port."""

    def __init__(self, core: Core) -> None:
        super().__init__(largest=12 * LARGEST_FILE)
        self.core = core
        self.interactions = Interactions(core)
        for route, handler in ROUTES.items():
            method, _, path = route.partition(" ")
            self.app.router.add_route(method, API + path, self._bound(route, handler))
        self.app.router.add_get("/gw/", core.gateway.serve)
        self.app.router.add_get("/gw", core.gateway.serve)
        self.app.router.add_get("/attachments/{file}/{name}", self._download)
        self.app.router.add_route("*", "/{other:.*}", self._nothing)

    async def start(self, port: int = 0) -> None:
        """Listen on `port`, or on a free one."""
        await super().start(port)
        self.core.base = f"http://127.0.0.1:{self.port}"
        self.core.gateway.url = f"ws://127.0.0.1:{self.port}/gw"

    async def stop(self) -> None:
        """Close every connection."""
        await self.core.gateway.drop()
        await super().stop()

    def _bound(self, route: str, handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._handle(request, route, handler)

        return handle

    async def _handle(self, request: web.Request, route: str, handler: Handler) -> web.StreamResponse:
        path = request.path.removeprefix(API)
        headers: dict[str, str] = {}
        try:
            fault = self.core.faults.strike(f"{request.method} {path}")
            self.core.wake()
            if fault is not None and (trouble := await self._trouble(request, fault)) is not None:
                return trouble
            if not path.startswith(_OPEN) and request.headers.get("Authorization") != f"Bot {self.core.token}":
                raise ApiError(*UNAUTHORIZED)
            major = request.match_info.get("channel") or request.match_info.get("token", "")
            verdict = self.core.buckets.count(route, major, free=path.startswith(_OPEN))
            headers.update(verdict.headers)
            if verdict.wait > 0:
                return self._too_many(verdict.wait, headers, whole=verdict.whole)
            body, attachments = await self._read(request)
            self.core.calls.append(f"{request.method} {path}")
            call = Call(self.core, self.interactions, dict(request.match_info), dict(request.query), body, attachments)
            result = await handler(call)
            self.core.wake()
        except ApiError as error:
            self.core.wake()
            return _json(error.body(), error.status, headers)
        except ConnectionError:
            raise
        except Exception:
            log.exception("%s %s failed in the emulator", request.method, path)
            raise
        if fault is not None and fault.kind == "lost":
            return self.cut(request)
        if result is None:
            return web.Response(status=204, headers=headers)
        return _json(result, 200, headers)

    async def _read(self, request: web.Request) -> tuple[Any, list[dict[str, Any]]]:
        """The JSON of a body and the files beside it, stored."""
        if not request.can_read_body:
            return {}, []
        if request.content_type == "application/json":
            return _parsed(await request.text()), []
        if request.content_type != "multipart/form-data":
            raise ApiError(400, 50035, "Invalid Form Body")
        body: Any = {}
        files: dict[str, tuple[str, bytes, str]] = {}
        async for part in await request.multipart():
            raw = await part.read()  # type: ignore[union-attr]
            if part.name == "payload_json":
                body = _parsed(raw.decode())
            else:
                kind = part.headers.get("Content-Type", "application/octet-stream")
                files[str(part.name)] = (part.filename or "file", bytes(raw), kind)  # type: ignore[union-attr]
        if len(files) > MOST_FILES or any(len(content) > LARGEST_FILE for _, content, _ in files.values()):
            raise ApiError(*TOO_LARGE)
        described = {str(one["id"]): one for one in (body.get("data") or body).get("attachments") or [] if "id" in one}
        stored = []
        for field, (name, content, kind) in files.items():
            description = described.get(field.partition("[")[2].rstrip("]"), {}).get("description")
            stored.append(self.core.world.add_file(name, content, kind, description).json(self.core.base))
        return body, stored

    async def _trouble(self, request: web.Request, fault: Fault) -> web.StreamResponse | None:
        match fault.kind:
            case "error":
                return web.Response(status=fault.status, text=f"<html>{fault.status}</html>", content_type="text/html")
            case "hang":
                return await self.hang(request)
            case "drop":
                return self.cut(request)
            case "flood" if fault.via:
                return self._too_many(fault.retry_after, {}, whole=fault.whole)
            case "flood":
                wait = str(math.ceil(fault.retry_after))
                return web.Response(status=429, text="error code: 1015", headers={"Retry-After": wait})
        return None

    @staticmethod
    def _too_many(wait: float, headers: dict[str, str], *, whole: bool) -> web.Response:
        headers = {**headers, "Retry-After": str(math.ceil(wait)), "Via": "1.1 google"}
        if whole:
            headers["X-RateLimit-Global"] = "true"
        body = {"message": "You are being rate limited.", "retry_after": round(wait, 3), "global": whole}
        return _json(body, 429, headers)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        fault = self.core.faults.strike(f"GET {request.path}")
        if fault is not None and (trouble := await self._trouble(request, fault)) is not None:
            return trouble
        identifier = request.match_info["file"]
        file = self.core.world.files.get(int(identifier)) if identifier.isdecimal() else None
        if file is None:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=file.content, content_type="application/octet-stream")

    @staticmethod
    async def _nothing(request: web.Request) -> web.StreamResponse:
        error = ApiError(*NOT_FOUND)
        return _json(error.body(), error.status, {})


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise ApiError(*INVALID_JSON) from None


def _json(body: Any, status: int, headers: dict[str, str]) -> web.Response:
    # A body of bytes: with `text` aiohttp would add a charset, and discord.py wants exactly application/json.
    raw = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(status=status, body=raw, headers=headers | {"Content-Type": "application/json"})
