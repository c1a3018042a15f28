"""Transcripts in which a name stands alone on its line, and what that one says in the lines below.

    ROSA HOLM:

    We never closed the pier. Why should we?

    LEO BRENN:

Names in capitals with a colon, several of them and one at least twice, are no headings but turns: each line up to the
next name is its speaker's, word for word. (Turns on one line with the name are read in quotations.py.)
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sayso.model import Annotated, Attribution
from sayso.text import Span, Spans, trimmed

#: Confidence of a turn by its form.
TURN = 0.8
#: What tells a turn, here and in quotations.py: the words are given as they were spoken, marks or none.
WHY = "a turn of a transcript"
LEAST_TURNS = 4
MOST_LINES = 40  # lines of one turn; what is longer is no talk

NAME = re.compile(r"(?P<name>(?:[A-Z][A-Z.'’-]*[^\S\n]+){0,5}[A-Z][A-Z.'’-]+)(?:[^\S\n]*\([^()\n]{1,40}\))?[^\S\n]*:")
#: The same amid a line, behind a sentence: of two words at least, since one in capitals is often none ("NATO:").
AMID = re.compile(r"(?:(?:^|(?<=\n))|(?<=[.?!…\"”)\]]\s))(?=[^\s:]+[^\S\n]+[^\s:])" + NAME.pattern)
STAGE = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")  # "(LAUGHTER)", "(END VIDEO)"
LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def is_turn(a: Attribution) -> bool:
    """Is an attribution a turn of a transcript found here?"""
    return WHY in a.why


def add_turns(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: tuple[Span, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions with one for every turn; what is said inside a turn hangs on it. `silent`: nobody speaks."""
    text = annotated.text
    lines = [s for m in LINE.finditer(text) if (s := trimmed(text, *m.span())) is not None]
    told = [m["name"] for s in lines if (m := NAME.fullmatch(text, s.start, s.end))]
    if len(told) < LEAST_TURNS or not 2 <= len(set(told)) < len(told):
        return attributions
    lines = [part for s in lines for part in _at_names(text, s)]
    names = [(n, m) for n, s in enumerate(lines) if (m := NAME.fullmatch(text, s.start, s.end))]
    items = list(attributions)
    for k, (n, m) in enumerate(names):
        stop = names[k + 1][0] if k + 1 < len(names) else min(n + 2, len(lines))  # the last turn may have no end
        content = tuple(s for s in lines[n + 1 : min(stop, n + 1 + MOST_LINES)]
                        if not STAGE.fullmatch(s.of(text)) and not any(s.overlaps(x) for x in silent))  # fmt: skip
        if not content:
            continue
        name = Span(*m.span("name"))
        new = Attribution(id=f"n{m.start()}", source=(name,), cue=(Span(m.end() - 1, m.end()),), content=content,
                          confidence=TURN, why=(WHY,))  # fmt: skip
        items = [a for a in items if not any(s.overlaps(Span(*m.span())) for s in (*a.source, *a.cue, *a.content))]
        items = [replace(a, via=new.id) if a.via is None and _is_inside(a, content) else a for a in items]
        items.append(new)
    kept = {a.id for a in items}
    return tuple(a if a.via in kept else replace(a, via=None) for a in items)


def _at_names(text: str, line: Span) -> Spans:
    """A line of a transcript, parted where a turn begins in it: "… Welcome. ROSA HOLM:Thank you. LEO BRENN:You"."""
    ends = [line.start]
    for m in AMID.finditer(text, line.start, line.end):
        ends += m.span()
    ends.append(line.end)
    return tuple(part for a, b in pairwise(ends) if (part := trimmed(text, a, b)) is not None)


def _is_inside(a: Attribution, content: Spans) -> bool:
    return all(any(c.holds(s) for c in content) for s in (*a.source, *a.cue, *a.content))
