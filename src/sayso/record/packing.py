"""How texts, bytes and JSON lie in the record, and back exactly as they were."""

from __future__ import annotations

import json
import zlib
from typing import Any

from sayso.errors import StoreError
from sayso.text import Span, Spans

_ESCAPED = "\x01"  # leads a text that no database takes as it is; a text that begins so is escaped too


def storable(text: str) -> str:
    """The text itself, or, where it holds NUL or lone surrogates, an escaped form that `restored` undoes."""
    if not text.startswith(_ESCAPED) and "\x00" not in text and _encodes(text):
        return text
    return _ESCAPED + text.encode("utf-8", "surrogatepass").hex()


def restored(text: str) -> str:
    """The text that `storable` was given."""
    return bytes.fromhex(text[1:]).decode("utf-8", "surrogatepass") if text.startswith(_ESCAPED) else text


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def packed(data: bytes) -> bytes:
    """Bytes, compressed."""
    return zlib.compress(data, 6)


def unpacked(data: bytes, *, where: str) -> bytes:
    """The bytes that `packed` was given; StoreError where they are damaged."""
    try:
        return zlib.decompress(data)
    except zlib.error as exc:
        raise StoreError("the record is damaged", where=where, next_step="restore a backup") from exc


def as_json(data: Any) -> str:
    """JSON in one fixed form: sorted keys, ASCII, no spaces. ValueError or TypeError where it is no plain data."""
    return json.dumps(data, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":"))


def packed_reading(reading: dict[str, Any]) -> bytes:
    """A reading without its report's text, which the record holds already; key order is kept."""
    bare = {**reading, "report": {**reading["report"], "text": ""}}
    return packed(json.dumps(bare, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii"))


def unpacked_reading(data: bytes, text: str, *, where: str) -> dict[str, Any]:
    """The reading that `packed_reading` was given, with its text back in its place."""
    reading = json.loads(unpacked(data, where=where))
    reading["report"]["text"] = text
    return reading


def spans_json(spans: Spans) -> str:
    """Spans as JSON."""
    return as_json([list(s) for s in spans])


def spans_from(data: list[list[int]]) -> Spans:
    """The spans that such lists stand for."""
    return tuple(Span(*s) for s in data)
