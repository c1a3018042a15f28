"""Transcripts in which a name stands alone on its line, and what that one says in the lines below.

    ROSA HOLM:

    We never closed the pier. Why should we?

    LEO BRENN:

Names in capitals with a colon, several of them and one at least twice, are no headings but turns: each line up to the
next name is its speaker's, word for word. (Turns on one line with the name are read in quotations.py.)

An interview without names is read by its form, the paper's questions and one person's answers in turn:

    Mrs Holm, did you close the pier?
    I did. Somebody had to.

or with the name of the one who answers only. Who answers is whom the first question turns to by name, if no other
calls somebody else; or else it is left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from sayso.model import Annotated, Attribution
from sayso.text import LINE, Span, Spans, trimmed

#: Confidence of a turn by its form.
TURN = 0.8
#: What tells a turn, here and in quotations.py: the words are given as they were spoken, marks or none.
WHY = "a turn of a transcript"
LEAST_TURNS = 4
MOST_LINES = 40  # lines of one turn; what is longer is no talk

NAME = re.compile(r"(?P<name>(?:[A-Z][A-Z.'’-]*[^\S\n]+){0,5}[A-Z][A-Z.'’-]+)(?:[^\S\n]*\([^()\n]{1,40}\))?[^\S\n]*:")
#: The same amid a line, behind a sentence: of two words at least, since one in capitals is often none ("NATO:").
AMID = re.compile(r"(?:(?:^|(?<=\n))|(?<=[.?!…\"”)\]]\s))(?=[^\s:]+[^\S\n]+[^\s:])" + NAME.pattern)
#: Who speaks, by the full name and what that one is: "ROSA HOLM, HOST:", "LEO BRENN:".
FULL = re.compile(
    r"(?m)^[^\S\n]*(?P<name>(?:[A-Z][A-Z.'’-]*[^\S\n]+){1,4}[A-Z][A-Z.'’-]+)"
    r"(?:,[^:\n]{1,40}|[^\S\n]*\([^()\n]{1,40}\))?:"
)
STAGE = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")  # "(LAUGHTER)", "(END VIDEO)"


#: An interview: so many questions at least, so much of its blocks a question and an answer, so many answers of an "I".
LEAST_QUESTIONS, MOSTLY, MYSELF_IN = 4, 0.75, 0.4
MYSELF = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]ine)\b")
YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
BLOCK = re.compile(r"\S[^\n\r\u2028\u2029]*(?:(?:\r\n|[\n\r\u2028\u2029])[^\S\n\r]*\S[^\n\r\u2028\u2029]*)*")
CALLED = re.compile(
    r"(?:^|,\s|\b(?:[Aa]nd|[Bb]ut)\s)(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Professor|Minister|Mayor|Captain|Major|Colonel|General|Inspector|"
    r"Doctor|President|Senator|Judge)\.?\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)(?=,\s|\?)")  # fmt: skip
LABELLED = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?:[^\S\n]+[A-Z][\w.’'-]*){0,3}):[^\S\n]+(?=\S)")
NO_NAME = frozenset("claim verdict fact myth rating note update question answer q a".split())


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
        return _interview(text, lines, attributions, silent)
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


def called_in_full(annotated: Annotated, name: str) -> tuple[str, str | None] | None:
    """The one full name that the short name of a turn stands for ("HOLM" of "ROSA HOLM, HOST:" or of "Rosa Holm"
    anywhere in the report), with the actor's id; None where there is none, or several."""
    words = name.casefold().split()
    found = {" ".join(m["name"].split()).casefold(): (m["name"], None) for m in FULL.finditer(annotated.text)}
    people = [x for x in annotated.actors if x.type == "person"]
    found |= {x.name.casefold(): (x.name, x.id) for x in sorted(people, key=lambda x: not x.name.isupper())}
    fits = [key for key in found if len(key.split()) > 1 and key.split()[-len(words) :] == words]
    return found[fits[0]] if len(fits) == 1 else None


def _interview(
    text: str, lines: list[Span], attributions: tuple[Attribution, ...], silent: tuple[Span, ...]
) -> tuple[Attribution, ...]:
    """The attributions with one for every answer of an interview, where the report is one."""
    if any(is_turn(a) for a in attributions):
        return attributions
    turns = _labelled(text, lines) or _unlabelled(text, lines)
    new = [Attribution(id=f"n{content.start}", source=source, cue=(cue,), content=(content,), confidence=TURN,
                       why=(WHY,))
           for source, cue, content in turns if not any(content.overlaps(x) for x in silent)]  # fmt: skip
    taken = sorted((s, a.id) for a in new for s in (*a.cue, *a.content))  # none of them overlaps another
    items = []
    for a in attributions:
        own = (*a.source, *a.cue, *a.content)
        touched = [t for s in own for t in _touching(taken, s)]
        holder = next((t for t in touched if _is_inside(a, (t[0],))), None)
        if holder is not None:
            items.append(a if a.via is not None else replace(a, via=holder[1]))
        elif not touched:
            items.append(a)
    items += new
    kept = {a.id for a in items}
    return tuple(a if a.via in kept else replace(a, via=None) for a in items)


def _touching(taken: list[tuple[Span, str]], span: Span) -> list[tuple[Span, str]]:
    """Those of some spans, in order and none in another, that a span overlaps."""
    n = max(bisect_left(taken, (span, "")) - 1, 0)
    found = []
    while n < len(taken) and taken[n][0].start < span.end:
        if taken[n][0].overlaps(span):
            found.append(taken[n])
        n += 1
    return found


def _labelled(text: str, lines: list[Span]) -> list[tuple[Spans, Span, Span]]:
    """The turns of the one who answers, whose name stands before each answer, the questions mostly without one."""
    found = [(n, s, m) for n, s in enumerate(lines) if (m := LABELLED.match(text, s.start, s.end))]
    counts = Counter(m["name"] for _, _, m in found)
    name, times = counts.most_common(1)[0] if counts else ("", 0)
    if times < LEAST_TURNS or name.casefold() in NO_NAME or len(counts) > 2:
        return []
    numbered = {n: (s, m) for n, s, m in found if m["name"] == name}
    turns = list(numbered.values())
    if sum(bool(MYSELF.search(s.of(text))) for s, _ in turns) < MYSELF_IN * len(turns):
        return []
    asked = [lines[n] for n in range(max(min(numbered) - 1, 0), max(numbered)) if n not in numbered]
    if sum(s.of(text).endswith("?") for s in asked) < LEAST_QUESTIONS - 1 or len(asked) < MOSTLY * len(turns):
        return []
    return [((Span(*m.span("name")),), Span(m.end("name"), m.end("name") + 1), Span(m.end(), s.end)) for s, m in turns]


def _unlabelled(text: str, lines: list[Span]) -> list[tuple[Spans, Span, Span]]:
    """The answers of an interview that gives no names: pairs of lines with nothing between, a question each and what
    answers it."""
    if sum(s.of(text).endswith("?") for s in lines) < LEAST_QUESTIONS:
        return []
    blocks = [Span(*m.span()) for m in BLOCK.finditer(text)]
    pairs, n = [], 0
    for b in blocks:  # both in order
        while n < len(lines) and lines[n].start < b.start:
            n += 1
        first = n
        while n < len(lines) and lines[n].end <= b.end:
            n += 1
        within = lines[first:n]
        if len(within) == 2 and not any(q in within[0].of(text) for q in "“”\""):
            pairs.append((within[0], within[1]))
    questions = [q for q, _ in pairs if q.of(text).endswith("?")]
    answers = [a for _, a in pairs]
    if len(questions) < max(LEAST_QUESTIONS, 0.5 * len(pairs)) or len(pairs) < MOSTLY * len(blocks):
        return []
    if sum(bool(MYSELF.search(a.of(text))) for a in answers) < MYSELF_IN * len(answers):
        return []
    called = [s for q, _ in pairs for s in _called(text, q)]
    one = len({s.of(text).split()[-1] for s in called}) == 1
    source = (called[0],) if one and pairs[0][0].holds(called[0]) and _is_asked(text, pairs[0][0], called[0]) else ()
    return [(source, Span(q.end - 1, q.end), a) for q, a in pairs]


def _called(text: str, question: Span) -> list[Span]:
    """Whom a question calls by name and title."""
    found = CALLED.finditer(question.of(text))
    return [Span(question.start + m.start("name"), question.start + m.end("name")) for m in found]


def _is_asked(text: str, question: Span, name: Span) -> bool:
    """Does a question begin with a name and turn to that one: "Mrs Holm, did you …"?"""
    return name.start == question.start and YOU.search(text, name.end, question.end) is not None


def _at_names(text: str, line: Span) -> Spans:
    """A line of a transcript, parted where a turn begins in it: "… Welcome. ROSA HOLM:Thank you. LEO BRENN:You"."""
    ends = [line.start]
    for m in AMID.finditer(text, line.start, line.end):
        ends += m.span()
    ends.append(line.end)
    return tuple(part for a, b in pairwise(ends) if (part := trimmed(text, a, b)) is not None)


def _is_inside(a: Attribution, content: Spans) -> bool:
    return all(any(c.holds(s) for c in content) for s in (*a.source, *a.cue, *a.content))
