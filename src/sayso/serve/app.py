"""The desk as an ASGI app: doors, pages, API."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, select_autoescape
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso import __version__
from sayso.errors import ReportError, SaysoError, SettingsError, StoreError
from sayso.export.wording import visible
from sayso.serve.access import Access, Session, is_secret
from sayso.serve.adding import Adder
from sayso.serve.answers import Refusal, as_json, told
from sayso.serve.api import add_api
from sayso.serve.guard import client_of
from sayso.serve.held import DeskOptions, Held, SteadyRoute
from sayso.text import printable

PAGES = (("/", "Desk"), ("/claims", "Claims"), ("/conflicts", "Conflicts"), ("/actors", "Actors"),
         ("/timeline", "Timeline"), ("/reports", "Reports"), ("/judgements", "Judgements"))  # fmt: skip


def _shown(value: Any) -> Any:
    """Text of anyone's making without what could mislead a reader or cannot be encoded; what is marked up stays."""
    return visible(value) if type(value) is str else value


_TEMPLATES = Environment(
    loader=PackageLoader("sayso.serve"), autoescape=select_autoescape(default=True, default_for_string=True),
    trim_blocks=True, lstrip_blocks=True, finalize=_shown,
)  # fmt: skip


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page out of a template; everything put into it is escaped."""
    session: Session = request.state.session
    words = _TEMPLATES.get_template(template).render(
        pages=PAGES, here=request.url.path, secret=session.secret, name=session.name, **values
    )
    return HTMLResponse(printable(words), status)


def local(path: str | None) -> str:
    """A path of the desk itself, whatever was asked for: no redirect leads elsewhere."""
    parts = urlsplit(path or "/")
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith(("//", "/\\")):
        return "/"
    return parts.path + (f"?{parts.query}" if parts.query else "")


def wants_json(request: Request) -> bool:
    """Is this a request to the API?"""
    return request.url.path.startswith("/api/") or request.url.path == "/openapi.json"


def trouble(request: Request, status: int, what: str, *, where: str = "", next_step: str = "") -> Response:
    """What went wrong, as JSON for the API and as a page else."""
    if wants_json(request):
        return Response(as_json(told(what, where, next_step)), status, media_type="application/json")
    return render(request, "trouble.html", status, what=what, where=where, next_step=next_step)


def status_of(error: SaysoError) -> int:
    """The HTTP status for an error of the tree."""
    if isinstance(error, StoreError | SettingsError):
        return 503
    return 422 if isinstance(error, ReportError) else 400


def make_app(access: Access, record: Path, options: DeskOptions | None = None) -> FastAPI:
    """The app behind the guard: doors and error pages, the API, the pages. It belongs inside of a `Guard`."""
    held = Held(record, options)
    adder = Adder(held.open, readers=held.options.readers, read=held.options.read)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = held.options.threads
        adder.begin()
        held.beside.begin()
        held.settle_soon()
        yield
        left = await to_thread.run_sync(adder.close)
        held.beside.end()
        if left:
            print(f"of what was sent, {left} were not added or not wholly, since the desk closed", file=sys.stderr)

    app = FastAPI(title="Sayso", version=__version__, docs_url=None, redoc_url=None, lifespan=life)
    app.state.access, app.state.record, app.state.held, app.state.adder = access, held.record, held, adder
    app.router.route_class = SteadyRoute
    app.mount("/static", StaticFiles(directory=str(files("sayso.serve") / "static")), name="static")
    _add_errors(app)
    _add_doors(app)
    add_api(app)
    from sayso.serve.pages import add_pages  # they render with what stands below

    add_pages(app)
    return app


def _add_errors(app: FastAPI) -> None:
    @app.exception_handler(SaysoError)
    async def failed(request: Request, error: SaysoError) -> Response:
        return trouble(request, status_of(error), error.what, where=error.where, next_step=error.next_step)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        words = {404: "There is no such page", 405: "That cannot be done here"}
        usual = error.detail == HTTPStatus(error.status_code).phrase
        what = words.get(error.status_code, str(error.detail)) if usual else str(error.detail)
        where, step = (error.where, error.next_step) if isinstance(error, Refusal) else ("", "")
        answer = trouble(request, error.status_code, what, where=where, next_step=step)
        for name, value in (error.headers or {}).items():
            answer.headers[name] = value
        return answer

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        return trouble(request, 500, "The desk has a fault here", next_step="the log of the desk says where")

    @app.exception_handler(RequestValidationError)
    @app.exception_handler(ValidationError)
    async def unfit(request: Request, error: RequestValidationError | ValidationError) -> Response:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return trouble(request, 422, f"{first['msg']}", where=place)


def check_secret(request: Request, given: str | None) -> None:
    """Refuse a form that does not send back the session's secret."""
    if not request.state.bearer and not is_secret(request.state.session, given):
        raise HTTPException(403, "this form is no longer good: load the page again")


def _add_doors(app: FastAPI) -> None:
    access: Access = app.state.access

    async def fields(request: Request) -> dict[str, str]:
        return {k: v for k, v in (await request.form(max_files=0, max_fields=10)).items() if isinstance(v, str)}

    @app.get("/health", include_in_schema=False)
    async def health() -> dict[str, str]:
        return {"sayso": __version__}

    @app.get("/login", include_in_schema=False)
    async def door(request: Request, to: str = "/") -> Response:
        if request.state.session.admitted:
            return RedirectResponse(local(to), 303)
        return render(request, "login.html", to=local(to), wrong="")

    @app.post("/login", include_in_schema=False)
    async def enter(request: Request) -> Response:
        given = await fields(request)
        check_secret(request, given.get("secret"))
        session = access.admit(request.state.session, given.get("token", ""), client_of(request.scope))
        if session is None:
            may_try = access.may_try(client_of(request.scope))
            wrong = "That is not the token." if may_try else "Too many wrong tokens: wait a minute."
            return render(request, "login.html", 403, to=local(given.get("to")), wrong=wrong)
        keep(request, session.called(given.get("name", "")))
        return RedirectResponse(local(given.get("to")), 303)

    @app.post("/name", include_in_schema=False)
    async def rename(request: Request) -> Response:
        given = await fields(request)
        check_secret(request, given.get("secret"))
        keep(request, request.state.session.called(given.get("name", "")))
        return RedirectResponse(local(given.get("to")), 303)


def keep(request: Request, session: Session) -> None:
    """Let the answer carry this session on."""
    request.scope["state"]["session"] = session
