"""Posts set into a report: words of somebody's own, signed below or behind them.

    We never closed the pier! — Ann Holm (@annholm) July 16, 2018

Such a post has no verb of saying and often no quotation marks. Its signature, a dash, a name and a handle at the end
of a line, makes certain whose words they are: the rest of that line, or the line before where it stands alone. So do
handles alone below one post after the other. A post that the text around it already gives to somebody is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribute.transcripts import is_turn
from sayso.model import Annotated, Attribution
from sayso.text import LINE, Span, trimmed

#: Confidence of a post by its signature.
SIGNED_POST = 0.85

SIGNATURE = re.compile(
    r"(?P<dash>[—–-]{1,2})\s*(?P<name>[^\n@()—–]{2,60}?)\s*\((?P<handle>@\w{2,30})\)[^\n.!?]{0,40}[.\s]*$"
)
DASH = re.compile(r"[—–-]{1,2}")
#: Addresses of pictures at the end of a post.
TRAIL = re.compile(r"(?:\s*+(?:pic\.twitter\.com/\S++|https?://\S++|…))++\s*+$")
STOP = re.compile(r"[.!?…:][\"”’')\]]*\s*$")
LONGEST = 90  # words of a post
MOST_LINES = 6  # lines of a post that its signature follows


#: A handle alone on its line, below the post it signs.
HANDLE = re.compile(r"(?P<at>@)(?P<name>\w{2,30})[.\s]*")
LEAST_SIGNED = 2  # posts in a row


def is_post(text: str, a: Attribution) -> bool:
    """Is an attribution a signed post, by its cue, the dash of the signature or the mark of a handle alone?"""
    return len(a.cue) == 1 and (a.cue[0].of(text) == "@" or DASH.fullmatch(a.cue[0].of(text)) is not None)


def is_word_for_word(text: str, a: Attribution) -> bool:
    """Are the words given as they were said or written, though no quotation marks stand around them?"""
    return is_post(text, a) or is_turn(a)


def add_posts(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: tuple[Span, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions with one for every signed post; what is said inside a post hangs on it.

    `silent` are spans in which nobody speaks.
    """
    text = annotated.text
    lines = [s for m in LINE.finditer(text) if (s := trimmed(text, *m.span())) is not None]
    items = list(attributions)
    for n, line in enumerate(lines):
        m = SIGNATURE.search(text, line.start, line.end)
        if m is None or any(Span(m.start(), m.end()).overlaps(s) for s in silent):
            continue
        content = _words(text, lines, n, m.start(), silent)
        if content is None or _is_given(content, items):
            continue
        new = Attribution(
            id=f"w{m.start()}", source=(Span(*m.span("name")),), cue=(Span(*m.span("dash")),), content=(content,),
            confidence=SIGNED_POST, why=("a post signed with a handle",),
        )  # fmt: skip
        signature = Span(m.start(), line.end)
        items = _with_post(items, new, content, signature)
    for content, m in _in_a_row(text, lines):
        whole = Span(content.start, m.end())
        if any(whole.overlaps(s) for s in silent) or _is_given(content, items):
            continue
        new = Attribution(
            id=f"w{m.start()}", source=(Span(*m.span("name")),), cue=(Span(*m.span("at")),), content=(content,),
            confidence=SIGNED_POST, why=("a post above a handle",),
        )  # fmt: skip
        items = _with_post(items, new, content, Span(m.start(), m.end()))
    return tuple(items)


def _with_post(items: list[Attribution], new: Attribution, content: Span, signature: Span) -> list[Attribution]:
    """The attributions with a post, those inside it beneath it, without any read in its signature."""
    items = [_beneath(a, new, content) for a in items
             if not any(s.overlaps(signature) for s in (*a.source, *a.cue))]  # fmt: skip
    kept = {a.id for a in items} | {new.id}
    return [*(a if a.via in kept else replace(a, via=None) for a in items), new]


def _in_a_row(text: str, lines: list[Span]) -> list[tuple[Span, re.Match[str]]]:
    """Posts of one line each above a handle alone, one behind the other. One by itself may as well be who wrote the
    article, or whom to follow."""
    found: list[list[tuple[Span, re.Match[str]]]] = []
    last = -2
    for n, line in enumerate(lines):
        m = HANDLE.fullmatch(text, line.start, line.end)
        if m is None or n == 0 or HANDLE.fullmatch(text, lines[n - 1].start, lines[n - 1].end):
            continue
        if not 2 < len(lines[n - 1].of(text).split()) <= LONGEST or not STOP.search(lines[n - 1].of(text)):
            continue
        if last != n - 2:
            found.append([])
        found[-1].append((lines[n - 1], m))
        last = n
    return [pair for row in found if len(row) >= LEAST_SIGNED for pair in row]


def _words(text: str, lines: list[Span], n: int, start: int, silent: tuple[Span, ...]) -> Span | None:
    """What a signature signs: the words before it in its line, else the line before with those that it goes on."""
    line = lines[n]
    if start > line.start:
        span = trimmed(text, line.start, start)
    else:
        first = n - 1
        if first < 0:
            return None
        while first > 0 and n - first < MOST_LINES and not STOP.search(lines[first - 1].of(text)) and (
            text[lines[first - 1].end : lines[first].start].count("\n") == 1
        ):  # fmt: skip
            first -= 1
        span = Span(lines[first].start, lines[n - 1].end)
    if span is None:
        return None
    trail = TRAIL.search(text, span.start, span.end)
    span = trimmed(text, span.start, trail.start() if trail else span.end)
    if span is None or len(span.of(text).split()) > LONGEST or SIGNATURE.search(span.of(text)):
        return None
    if not any(c.isalpha() for c in span.of(text)) or any(span.overlaps(s) for s in silent):
        return None
    return span


def _is_given(content: Span, items: list[Attribution]) -> bool:
    """Is most of a post already the content of somebody whose cue stands outside of it?"""
    return any(
        not any(content.overlaps(c) for c in a.cue)
        and sum(max(0, min(s.end, content.end) - max(s.start, content.start)) for s in a.content)
        > 0.5 * (content.end - content.start)
        for a in items
    )


def _beneath(a: Attribution, post: Attribution, content: Span) -> Attribution:
    """An attribution that lies in a post hangs on it, unless it hangs on another already."""
    inside = a.via is None and all(content.holds(s) for s in (*a.source, *a.cue, *a.content))
    return replace(a, via=post.id) if inside else a
