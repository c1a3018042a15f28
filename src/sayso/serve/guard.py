"""What stands in front of every request: names, sizes, admission, origin; and the headers of every answer.

A report's text, title or address may be written by an enemy. So no page may run a script or load anything that is not
the desk's own, whatever an escaping mistake lets through.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.serve.access import COOKIE, LASTS, SAFE, WITHIN, Access, is_from_here

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with "no-referrer" browsers send our own forms from the origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
ANYONE = ("/login", "/static/", "/health")  # what can be seen before one is let in
MOST_BYTES = 25_000_000  # of one request


_log = logging.getLogger("sayso.serve")


def path_of(scope: Scope) -> str:
    """The path of a request as it may be logged: its place in the desk where that is known, without ids."""
    route = scope.get("route")
    return str(getattr(route, "path", None) or scope["path"])[:200]


def client_of(scope: Scope) -> str:
    """The address that a request came from, empty where there is none."""
    return str((scope.get("client") or ("",))[0])


def place_of(error: BaseException) -> str:
    """Where an error was raised: file and line."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))


class TooMuch(HTTPException):
    """A request's body goes on beyond what is taken; the app within answers it as it answers its own errors."""

    def __init__(self) -> None:
        super().__init__(413, "more than may be sent at once")


class Guard:
    """ASGI middleware around the whole desk. Puts `session` and `bearer` into the request's state."""

    def __init__(self, app: ASGIApp, *, access: Access, most_bytes: int = MOST_BYTES) -> None:
        self.app, self.access, self.most_bytes = app, access, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1003})
                return
            await self.app(scope, receive, send)
            return
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE)
        session = self.access.session(cookie)
        kind, _, given = headers.get("authorization", "").partition(" ")
        tried = kind.lower() == "bearer" and not self.access.open
        shut = tried and not self.access.may_try(client_of(scope))
        bearer = tried and self.access.try_token(given.strip(), client_of(scope))
        scope.setdefault("state", {}).update(session=session, bearer=bearer)
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                if taken > self.most_bytes:
                    raise TooMuch
            return message

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(message, scope, cookie)
            await send(message)

        refusal = self._refusal(scope, headers, session.admitted or bearer, shut)
        if refusal is not None:
            await refusal(scope, receive, told)
            return
        try:
            await self.app(scope, bounded, told)
        except ClientDisconnect:  # whoever asked went away amid what they sent
            _log.debug("%s %s: broken off", scope["method"], ascii(path_of(scope)))
        except Exception as error:  # the app has answered; the log learns where, without the error's words or any query
            _log.error("%s %s: %s at %s", scope["method"], ascii(path_of(scope)), type(error).__name__, place_of(error))

    def _refusal(self, scope: Scope, headers: dict[str, str], admitted: bool, shut: bool) -> Response | None:
        """The answer to a request that goes no further, or None. shut: it tried a token and may not."""
        path: str = scope["path"]
        if not self.access.is_host(headers.get("host", "")):
            return _no(scope, 421, "the desk does not go by this name", "open it as http://localhost with its port")
        declared = headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared) > self.most_bytes:
            return self._too_much(scope)
        if not scope["state"]["bearer"] and not is_from_here(scope["method"], headers):
            return _no(scope, 403, "this request comes from another site", "do it on a page of the desk")
        if admitted or path.startswith(ANYONE):
            return None
        if shut:
            answer = _no(scope, 429, "too many wrong tokens came from there", "wait a minute")
            answer.headers["Retry-After"] = f"{WITHIN:.0f}"
            return answer
        if path.startswith("/api/") or path == "/openapi.json" or scope["method"] not in SAFE:
            answer = _no(scope, 401, "the desk needs its token", "send it as: Authorization: Bearer TOKEN")
            answer.headers["WWW-Authenticate"] = "Bearer"
            return answer
        query = scope["query_string"].decode("latin-1")
        return RedirectResponse("/login?to=" + quote(path + ("?" + query if query else ""), safe=""), 303)

    def _too_much(self, scope: Scope) -> Response:
        return _no(scope, 413, f"more than {self.most_bytes // 1_000_000} MB at once", "send fewer or smaller reports")

    def _dress(self, message: Message, scope: Scope, cookie: str | None) -> None:
        """The headers that every answer carries, and the session's cookie where it is new or changed."""
        headers = MutableHeaders(scope=message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", "private, no-cache")
        after: Any = scope["state"]["session"]
        if self.access.session(cookie) == after or scope["state"]["bearer"] or scope["path"].startswith("/static/"):
            return
        secure = "; Secure" if scope.get("scheme") == "https" else ""
        headers.append(
            "Set-Cookie",
            f"{COOKIE}={self.access.cookie(after)}; Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Strict{secure}",
        )


def _no(scope: Scope, status: int, what: str, next_step: str) -> Response:
    """A refusal in the form of the place asked: JSON for the API, plain words else."""
    if scope["path"].startswith("/api/") or scope["path"] == "/openapi.json":
        return JSONResponse({"error": {"what": what, "next_step": next_step}}, status)
    return PlainTextResponse(f"{what}: {next_step}\n", status)
