"""Forms that look like text to a machine and are no prose: told by their first words, or by the marks they are full of.

Read as prose, every key and header of them would become somebody who speaks.
"""

from __future__ import annotations

import json
import re

from sayso.errors import FormatError

# How a text of some other form begins, what to call it, and what to give instead.
_BEGINNINGS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"WARC/\d"), "a web archive (WARC)", "save its pages as HTML, or give their addresses"),
    (re.compile(r"WEBVTT\b|\d+\s*\n\d\d:\d\d:\d\d[,.]\d+ --> "), "a file of subtitles", "give the words as text"),
    (re.compile(r"BEGIN:(?:VCARD|VCALENDAR)\b"), "an address card or a calendar", "give the reports themselves"),
    (re.compile(r"""(?:\[\s*)?\{\s*(["'])[^"'\n]{1,100}\1\s*:"""), "data (JSON or the like) and no prose",
     "name the file .json, or .jsonl where it holds a report a line; for standard input give --jsonl"),
)  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,500})?/?>")
_CLOSING = re.compile(r"</[A-Za-z][\w:.-]{0,40}\s*>")
_SAMPLE = 20_000  # characters that are looked at for tags
# A report may quote some tags. One paragraph in tags has two of them to its fifty words or so.
_FEWEST_CLOSED, _WORDS_A_TAG = 3, 40


def refuse_other_forms(text: str, *, where: str) -> None:
    """Raises FormatError where a text is a web archive, data, subtitles, or full of the tags of some markup."""
    begins = text[:1000].lstrip("\ufeff \t\r\n")
    for pattern, what, instead in _BEGINNINGS:
        if pattern.match(begins):
            raise FormatError(f"this is {what}, not a report in words", where=where, next_step=instead)
    if begins.startswith("[") and text.rstrip().endswith("]") and _is_data(text):
        raise FormatError("this is data (JSON or the like) and no prose, not a report in words", where=where,
                          next_step=_BEGINNINGS[-1][2])  # fmt: skip
    refuse_markup(text, where=where)


def refuse_markup(text: str, *, where: str) -> None:
    """Raises FormatError where the words given as text stand among the tags of HTML, XML or the like."""
    sample = text[:_SAMPLE]
    if "</" not in sample or len(_CLOSING.findall(sample)) < _FEWEST_CLOSED:
        return
    words = len(_TAG.sub(" ", sample).split())
    if len(_TAG.findall(sample)) * _WORDS_A_TAG >= words:
        raise FormatError("this text is full of tags (HTML, XML or other markup)", where=where,
                          next_step="give its words alone, or save it as a page with the ending .html")  # fmt: skip


def _is_data(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list)
    except (ValueError, RecursionError):
        return False
