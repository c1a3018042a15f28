"""How the API answers and refuses: JSON that any text survives, ETags, lists a page at a time, errors of one form."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any, TypeVar

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

T = TypeVar("T")
MOST_LISTED = 200  # entries of one answer
FURTHEST = 10_000_000  # entries that can be passed over


class Refusal(HTTPException):
    """A request that is not done: what is wrong, where, and what to do next."""

    def __init__(self, status: int, what: str, *, where: str = "", next_step: str = "",
                 headers: dict[str, str] | None = None) -> None:  # fmt: skip
        super().__init__(status, what, headers)
        self.where, self.next_step = where, next_step


def missing(what: str, where: str = "") -> Refusal:
    """There is no such thing."""
    return Refusal(404, what, where=where)


def as_json(data: Any) -> bytes:
    """JSON in UTF-8; where lone surrogates stand in it, all that is not ASCII is escaped, so that they come through."""
    out = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        return out.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii")


def told(what: str, where: str = "", next_step: str = "") -> dict[str, Any]:
    """An error as the API tells it."""
    parts = {"what": what, "where": where, "next_step": next_step}
    return {"error": {key: value for key, value in parts.items() if value}}


def answer(request: Request, data: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Data as JSON with its ETag; 304 without a body where the asker has it already."""
    return sealed(request, as_json(data), "application/json", status=status, headers=headers)


def sealed(request: Request, body: bytes, media_type: str, *, status: int = 200,
           headers: dict[str, str] | None = None) -> Response:  # fmt: skip
    """Bytes with their ETag; 304 without a body where the asker has them already."""
    if status != 200 or request.method not in ("GET", "HEAD"):
        return Response(body, status, headers, media_type)
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    known = {t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        return Response(None, 304, {"ETag": tag})
    return Response(body, status, {**(headers or {}), "ETag": tag}, media_type)


def listed(found: Iterable[T], total: int, limit: int, offset: int, form: Callable[[T], Any]) -> dict[str, Any]:
    """One page of a list: its entries, how many there are in all, and the offset of the next page, or null."""
    items = [form(each) for each in found]
    after = offset + len(items)
    return {"total": total, "limit": limit, "offset": offset, "next": after if items and after < total else None,
            "items": items}  # fmt: skip
