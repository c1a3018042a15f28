"""Occurrences: the propositions of a reading in the form in which reports are compared.

Only what the reading holds is used (a reading may come from JSON, without its parse): the wording, the same with
names in full, the longest chain, the sentence around, the names, numbers and times inside. A mention of an actor is
replaced by its fullest name; "I" inside a quotation by the speaker where the reading knows one; a content without its
own subject ("to build a mole", "no") gets its source and cue in front. Other pronouns stay: a guess would be worse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.model import Act, Actor, Attribution, Occurrence, Proposition, Reading
from sayso.text import Span, Spans

LONGEST_NAME = 6  # words; beyond that a "fullest name" is a mistake of reading
LONGEST_AROUND = 400  # characters on either side
ELLIPTIC = 3  # words up to which a content needs what stands before it

#: The first person with the verb that has to agree: "I am" is "Holm is". Where it stands alone, the name alone.
FIRST_PERSON = {
    "i'm": "is", "i am": "is", "i've": "has", "i have": "has", "i haven't": "hasn't", "i'll": "will", "i'd": "would",
    "i do": "does", "i don't": "doesn't", "i go": "goes", "i am not": "is not", "my": "'s", "mine": "'s",
}  # fmt: skip
#: Verbs that people speak of themselves with, whose plain form is the present: "I think" is "Holm thinks".
PRESENT = """think believe know want hope see say feel need like love mean get make take come agree expect understand
    remember support look work live call wish trust doubt fear suspect suppose guess regret accept deny reject stand
    plan intend promise find give keep ask speak tell""".split()
FIRST_PERSON.update({f"i {verb}": f"{verb}s" for verb in PRESENT})
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
PRONOUN = re.compile(
    r"\b(?:I (?:" + "|".join(PRESENT) + r")\b|I (?:am|have|do|go)\b|I (?:do|have)n['’]t\b|"
    r"I['’](?:m|ve|ll|d)\b|I\b|[Mm]e\b|[Mm]y\b|[Mm]yself\b|[Mm]ine\b)"
)
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*\n|[\u2028\u2029]")
#: A clause that begins so tells of what stood before it.
POINTING = frozenset("he she it they this that these those there his her its their both none".split())
#: What stands between, before and after the names of a list: "both the Post, the daily Courier and even the tiny Echo".
LISTED = re.compile(
    r"\s*,?\s*(?:(?:and|or|as well as|and even|but also)\s+)?(?:(?:the|its|their)\s+)?(?:[a-z-]+\s+){0,2}"
)
LISTED_FIRST = re.compile(r"\s*(?:(?:both|[Tt]he|even)\s+){0,2}(?:[a-z-]+\s+){0,2}")
LISTED_LAST = re.compile(
    r"\s*(?:newspapers?|magazines?|websites?|,?\s*and (?:many |the )?(?:other|others|rest)\b[\w\s]*)?\s*"
)
JOINTLY = re.compile(r"\b(?:joint|jointly|together)\b", re.IGNORECASE)
UNNAMED = frozenset(("unnamed", "group"))
#: A content that opens so has its subject elsewhere: "to build a mole", "blamed a mill", "could still go".
SUBJECTLESS = re.compile(
    r"[\"“‘']?(?:to|not to|could|can|will|would|may|might|must|should|had|has|have|was|were|is|are|be|been|being|do|"
    r"did|does|never|[a-z]+(?:ed|ing))\b"
)


def occurrences_of(reading: Reading) -> tuple[Occurrence, ...]:
    """The occurrences of a report, in the order of its propositions; ids depend on report id and spans alone.

    Names in one list ("the Post and the Courier carried the figure") vouch for the same words each in a chain of its
    own; the id of every further one ends with its number.

    Raises ValueError where a span lies outside the report's text.
    """
    of = {a.id: a for a in reading.attributions}
    names = _Names(reading)
    ends = [m.end() for m in SENTENCE_END.finditer(reading.report.text)]
    seen: dict[str, Occurrence] = {}
    for p in reading.propositions:
        attribution = of.get(p.attribution or "")
        occurrence = _occurrence(reading, p, attribution, names, ends)
        for each in _for_each_name(occurrence, attribution, names):
            kept = seen.get(each.id)
            if kept is None or len(kept.chain) < len(each.chain):
                seen[each.id] = each
    return tuple(seen.values())


def occurrence_id(report: str, spans: Spans) -> str:
    """`report#start-end`, further spans after commas."""
    return f"{report}#{','.join(f'{s.start}-{s.end}' for s in spans)}"


def _occurrence(reading: Reading, p: Proposition, a: Attribution | None, names: _Names, ends: list[int]) -> Occurrence:
    report = reading.report
    inside = tuple(n for n in reading.numbers if any(s.overlaps(n.span) for s in p.spans))
    times = tuple(t for t in reading.times if any(s.overlaps(t.span) for s in p.spans))
    chain = a.chain if a else ((report.publisher,) if report.publisher else ())
    return Occurrence(
        id=occurrence_id(report.id, p.spans),
        report=report.id,
        spans=p.spans,
        attribution=a.id if a else None,
        chain=chain,
        kind=a.kind if a else None,
        named=_is_named(a, names) if a else bool(report.publisher),
        factuality=p.factuality,
        wording=_words(report.text, p.spans),
        resolved=_resolved(reading, p, a, names),
        around=_around(report.text, p.spans, ends),
        names=names.within(p.spans),
        numbers=inside,
        times=times,
        act=_act(a) if a else None,
        publisher=report.publisher,
        published=report.published,
    )


def _for_each_name(o: Occurrence, a: Attribution | None, names: _Names) -> tuple[Occurrence, ...]:
    """The occurrence once for every name, where its source is a list of names that do not speak jointly."""
    if a is None or not o.chain or JOINTLY.search(" ".join(s.of(names.text) for s in a.cue)):
        return (o,)
    listed = [mark for s in a.source for mark in names.inside(s)]
    told = tuple(dict.fromkeys(actor.name for _, actor in listed if actor.type != "place"))
    if len(a.source) != 1 or len(told) < 2 or len(told) != len(listed):
        return (o,)
    at, between = a.source[0].start, []
    for mark, _ in listed:
        between.append(names.text[at : mark.start])
        at = mark.end
    tail = names.text[at : a.source[0].end]
    if not (LISTED_FIRST.fullmatch(between[0]) and all(LISTED.fullmatch(x) for x in between[1:]) and
            LISTED_LAST.fullmatch(tail)):  # fmt: skip
        return (o,)
    return tuple(
        replace(o, id=f"{o.id}&{n}" if n > 1 else o.id, chain=(*o.chain[:-1], name), named=True)
        for n, name in enumerate(told, 1)
    )


def _act(a: Attribution) -> Act:
    """What the source does; a naming ("wrote of forty arrests") that holds a proposition says it."""
    return "communication" if a.act == "attitude" else a.act


def _words(text: str, spans: Spans) -> str:
    """The words as one line, quotation marks that lost their partner left out."""
    told = " ".join(" ".join(s.of(text) for s in spans).split())
    for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’")):
        if told.startswith(opening) and told.endswith(closing) and told.count(opening) == 1 + (opening == closing):
            told = told[1:-1].strip()
    return told.rstrip(" ,;:") or told


class _Names:
    """The mentions of a reading's actors by place, each with its actor's fullest name."""

    def __init__(self, reading: Reading) -> None:
        text = reading.report.text
        self.marks: list[tuple[Span, Actor]] = sorted(
            ((m, a) for a in reading.actors for m in a.mentions if m.end <= len(text)), key=lambda x: (x[0], x[1].id)
        )
        self.starts = [m.start for m, _ in self.marks]
        self.text = text

    def inside(self, span: Span) -> list[tuple[Span, Actor]]:
        """The mentions that lie wholly in a span, the outermost where they overlap."""
        out: list[tuple[Span, Actor]] = []
        for mark, actor in self.marks[max(0, bisect_right(self.starts, span.start - 1)) :]:
            if mark.start >= span.end:
                break
            if span.holds(mark) and not (out and out[-1][0].overlaps(mark)):
                out.append((mark, actor))
        return out

    def within(self, spans: Spans) -> tuple[str, ...]:
        """Names of the actors mentioned in some spans, each once, in order."""
        return tuple(dict.fromkeys(actor.name for s in spans for _, actor in self.inside(s)))

    def replaced(self, span: Span) -> str:
        """The words of a span with every mention as its fullest name."""
        out, at = [], span.start
        for mark, actor in self.inside(span):
            said = mark.of(self.text)
            out.append(self.text[at : mark.start])
            out.append(actor.name if _is_partial(said, actor) else said)
            at = mark.end
        return "".join(out) + self.text[at : span.end]


def _is_partial(said: str, actor: Actor) -> bool:
    """Is a mention less than its actor's name, so that the name tells more?"""
    if actor.type == "place" or (actor.name.isupper() and not said.isupper()):
        return False
    mine, whole = said.casefold().split(), actor.name.casefold().split()
    if not 1 < len(whole) <= LONGEST_NAME or len(mine) >= len(whole):
        return False
    initials = "".join(w[0] for w in actor.name.split() if w[0].isupper())
    return set(mine) <= set(whole) or (said.isupper() and said == initials)


def _is_named(a: Attribution, names: _Names) -> bool:
    """Does the last link of the chain name somebody, by a name, not a description?"""
    if a.kind in UNNAMED:
        return False
    if a.speaker is not None:
        return any(w[:1].isupper() for w in a.speaker.split())
    return any(names.inside(s) for s in a.source)


def _resolved(reading: Reading, p: Proposition, a: Attribution | None, names: _Names) -> str:
    """The wording with names in full; with its source in front where it has no subject of its own."""
    text = reading.report.text
    told = " ".join(" ".join(names.replaced(s) for s in p.spans).split())
    told = _words(told, (Span(0, len(told)),)) if told else told
    if a is None:
        return told
    if a.speaker and a.form != "indirect":
        told = PRONOUN.sub(lambda m: _third_person(a.speaker or "", m[0]), told)
    cue = _words(text, a.cue)
    source = a.speaker or _words(text, a.source)
    if any(c.overlaps(s) for c in a.cue for s in p.spans):  # the clause of a wish, an accusation
        missing = source and not any(x.overlaps(s) for x in a.source for s in p.spans)
        return f"{source} {told}" if missing else told
    content = set(p.spans) == set(a.content)
    size = len(WORD.findall(told))
    if content and (size <= ELLIPTIC or SUBJECTLESS.match(told)):
        return " ".join(x for x in (source, cue, told) if x)
    if source and SUBJECTLESS.match(told) and not told.lower().startswith(("is ", "are ", "was ", "were ", "did ")):
        return f"{source}: {told}"
    return told


def _third_person(speaker: str, said: str) -> str:
    """A first person as the speaker's name, with the verb that agrees."""
    verb = FIRST_PERSON.get(said.casefold().replace("’", "'"), "")
    return f"{speaker}{verb}" if verb.startswith("'") else f"{speaker} {verb}".rstrip()


def _around(text: str, spans: Spans, ends: list[int]) -> str:
    """The sentence or sentences in which the spans stand; for a very short or pointing one that before too."""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    n = bisect_right(ends, first)
    start = ends[n - 1] if n else 0
    told = WORD.findall(text[first:last])
    if n and (len(told) <= ELLIPTIC or told[0].casefold() in POINTING):
        start = ends[n - 2] if n > 1 else 0
    k = bisect_right(ends, last)
    end = ends[k] if k < len(ends) else len(text)
    return " ".join(text[max(start, first - LONGEST_AROUND) : min(end, last + LONGEST_AROUND)].split())
