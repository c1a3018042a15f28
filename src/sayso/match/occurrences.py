"""Occurrences: the propositions of a reading in the form in which reports are compared.

Only what the reading holds is used (a reading may come from JSON, without its parse): the wording, the same with
names in full, the longest chain, the sentence around, the names, numbers and times inside. A mention of an actor is
replaced by its fullest name; "I" inside a quotation by the speaker where the reading knows one; a content without its
own subject ("to build a mole", "no") gets its source and cue in front. Other pronouns stay: a guess would be worse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from sayso.match.surroundings import sentence_ends, surroundings
from sayso.model import Act, Actor, Attribution, Occurrence, Proposition, Reading
from sayso.text import Span, Spans

LONGEST_NAME = 6  # words; beyond that a "fullest name" is a mistake of reading
ELLIPTIC = 3  # words up to which a content needs what stands before it

#: Verbs that people speak of themselves with, whose plain form is the present: "I think" is "Holm thinks".
PRESENT = """think believe know want hope see say feel need like love mean get make take come agree expect understand
    remember support look work live call wish trust doubt fear suspect suppose guess regret accept deny reject stand
    plan intend promise find give keep ask speak tell hate prefer appreciate respect recall realise realize recognise
    recognize consider tend play run write help pray welcome hear learn talk thank urge worry hold seek start try go do
    deal assume imagine wonder use stay leave bring pay sit sell buy own owe care oppose share admire applaud insist
    argue disagree remain sleep eat drink drive teach win lose send spend swear apologise apologize encourage commend
    congratulate condemn travel train wear""".split()
ADVERB = r"(?:\s+(?:[a-z]+ly|just|also|never|still|always|even|only|now|then|too|ever|once))?"
#: The first person with the verb that has to agree: "I am" is "Holm is". Where it stands alone, the name alone.
AGREEING = {"am": "is", "'m": "is", "have": "has", "'ve": "has", "'ll": "will", "'d": "would", "haven't": "hasn't",
            "don't": "doesn't"} | {v: re.sub(r"(?<=[^aeiou])y$", "ie", v) + "s" for v in PRESENT} | {
            "go": "goes", "do": "does", "wish": "wishes"}  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
PRONOUN = re.compile(
    r"\bI(?P<adverb>" + ADVERB + r")\s+(?P<verb>am|have|(?:do|have)n['’]t|" + "|".join(PRESENT) + r")\b|"
    r"\bI(?P<short>['’](?:m|ve|ll|d))\b|\b(?P<own>[Mm]y|[Mm]ine)\b|\b(?:I|[Mm]e|[Mm]yself)\b"
)
FIRST = frozenset(("i", "me", "my", "i've", "i'm", "i’ve", "i’m"))
THIRD = frozenset(("he", "she", "it", "they"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
#: A quotation inside a quotation: its first person is somebody else.
WITHIN = re.compile(r"(?:(?<=[\s“\"(—–-])|^)['‘](?=\w)(?:[^'‘’\n]|(?<=\w)['’](?=\w))*(?:['’](?!\w)|$)")
OWNED = re.compile(r"['’]s?\s+[^,.;:!?\n\"“”]{3,50},\s+")
BETWEEN_FORMS = re.compile(r"(?:\s*+\(|(?:\s*+,)?\s++(?:or|known as|called)\s+(?:the\s+)?)[\"“‘']?")
#: After these "me" is a figure of speech.
ADDRESSED = ("believe ", "trust ", "excuse ", "forgive ", "pardon ")
#: Words by which people take breath; they say nothing.
BREATH = re.compile(
    r"(?:(?:well|look|listen|you know(?: what)?|I tell you|I'll tell you|so|and|but|frankly|again)(?:,\s+|\?\s+)|"
    r"I mean,?\s+(?!it\b|that\b|what\b))+(?=\S)", re.IGNORECASE)  # fmt: skip
#: A verb that is shortened behind a pronoun; behind the name in its place it is written in full.
SHORTENED = re.compile(r"['’](?P<verb>ll|ve|re|d)\b(?:\s(?:never|already|just|long|also|not))?(?P<after>\s[a-z]+)?")
SHORT_FORMS = {"ll": " will", "ve": " have", "re": " are", "d": " would"}
#: What stands behind a "had"; where a form may also stand behind "would" ("come", "put"), "'d" is taken for that.
PARTICIPLE = re.compile(
    r"\s(?:been|had|gone|done|seen|taken|given|left|made|said|told|known|found|heard|lost|met|paid|sent|shown|spoken|"
    r"thought|written|brought|bought|built|caught|kept|held|led|felt|fallen|broken|begun|won|worn|driven|eaten|flown|"
    r"forgotten|got|gotten|grown|hidden|meant|risen|sold|spent|stolen|struck|sworn|taught|thrown|understood|"
    r"[a-z]+[^e\W]ed)"
)
WITH_ARTICLE = re.compile(r"\b(?:the|an?|this|that)\s$", re.IGNORECASE)
#: At the end of an occurrence id: which of the names of a list.
VOICE = re.compile(r"#[\d,-]+&(\d+)$")
#: The last name of a list comes after one of these.
JOINED = re.compile(r"\b(?:and|or|as well as)\b|&")
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
    r"did|does|never|[a-z]+(?:ed|ing)\b(?!.*\b(?:is|are|was|were|will|would|can|could|has|have|had|may|might)\b))\b"
)
#: A cue that turns round what follows it.
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?)\b", re.IGNORECASE)
#: One that opens so only asks, or has its subject behind its verb: "will we see", "is he alive".
ASKING = re.compile(
    r"[\"“‘']?(?:(?:can|could|will|would|may|might|must|should|had|has|have|was|were|is|are|do|did|does)(?:n['’]t)?\s+"
    r"(?:I|we|you|they|he|she|it|the|this|that|these|those|there|[A-Z]\w*)\b|(?:is|are|was|were|did)\s)"
)


def occurrences_of(reading: Reading) -> tuple[Occurrence, ...]:
    """The occurrences of a report, in the order of its propositions; ids depend on report id and spans alone.

    Names in one list ("the Post and the Courier carried the figure") vouch for the same words each in a chain of its
    own, each an occurrence (`occurrence_id`).

    Raises ValueError where a span lies outside the report's text.
    """
    of = {a.id: a for a in reading.attributions}
    names = _Names(reading)
    ends = sentence_ends(reading.report.text)
    seen: dict[str, Occurrence] = {}
    for p in reading.propositions:
        attribution = of.get(p.attribution or "")
        occurrence = _occurrence(reading, p, attribution, names, ends, of)
        for each in _for_each_name(occurrence, attribution, names):
            kept = seen.get(each.id)
            if kept is None or len(kept.chain) < len(each.chain):
                seen[each.id] = each
    return tuple(seen.values())


def occurrence_id(report: str, spans: Spans, voice: int = 1) -> str:
    """`report#start-end`, further spans after commas; of the names of one list each further one with its number: `&2`.

    No other place makes such ids; `voice_of` tells the number.
    """
    return f"{report}#{','.join(f'{s.start}-{s.end}' for s in spans)}{f'&{voice}' if voice > 1 else ''}"


def voice_of(occurrence: str) -> int:
    """Which of the names of a list an occurrence id stands for, from 1."""
    number = VOICE.search(occurrence)
    return int(number[1]) if number else 1


def _occurrence(
    reading: Reading,
    p: Proposition,
    a: Attribution | None,
    names: _Names,
    ends: list[int],
    of: Mapping[str, Attribution],
) -> Occurrence:
    report = reading.report
    # "The mayor demanded a recount": whoever demands or plans does not say that he does; it is told of him. So is what
    # "is believed" or "expected" by nobody in particular
    teller = of.get(a.via or "") if a and a.act == "intention" else a
    for _ in range(len(of)):
        if teller is None or not teller.is_view_of_nobody:
            break
        teller = of.get(teller.via or "")
    # an answer ("denied it") is about the names, numbers and times of the words that it answers to
    about = (*p.spans, *(s for s in p.told if not any(s.overlaps(x) for x in p.spans)))
    inside = tuple(n for n in reading.numbers if any(s.overlaps(n.span) for s in about))
    times = tuple(t for t in reading.times if any(s.overlaps(t.span) for s in about))
    resolved = _resolved(reading, p, a, names)
    within = surroundings(report.text, p.spans, resolved, ends)
    chain = teller.chain if teller else ((report.publisher,) if report.publisher else ())
    if teller and not report.publisher:  # a source by itself would pass for the own voice
        chain = (report.id, *chain)
    return Occurrence(
        id=occurrence_id(report.id, p.spans),
        report=report.id,
        spans=p.spans,
        attribution=a.id if a else None,
        chain=chain,
        kind=teller.kind if teller else None,
        named=_is_named(teller, names) if teller else bool(report.publisher),
        factuality=p.factuality,
        wording=_words(report.text, p.spans),
        resolved=resolved,
        around=" ".join(within.of(report.text).split()),
        names=names.within(about),
        numbers=inside,
        times=times,
        act=_act(a) if a else None,
        publisher=report.publisher,
        published=report.published,
    )


def _for_each_name(o: Occurrence, a: Attribution | None, names: _Names) -> tuple[Occurrence, ...]:
    """The occurrence once for every name, where its source is a list of names that do not speak jointly."""
    if a is None or a.act == "intention" or not o.chain or JOINTLY.search(" ".join(s.of(names.text) for s in a.cue)):
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
            all("," in x or JOINED.search(x) for x in between[1:]) and JOINED.search(between[-1]) and
            LISTED_LAST.fullmatch(tail)):  # fmt: skip
        return (o,)
    return tuple(
        replace(o, id=occurrence_id(o.report, o.spans, n), chain=(*o.chain[:-1], name), named=True)
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
    return told.strip(" ,;:") or told


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

    def replaced(self, span: Span, pronouns: tuple[tuple[Span, str], ...] = ()) -> str:
        """The words of a span with every mention as its fullest name, and some pronouns as the names they stand for."""
        told = [(m, a.name) for m, a in self.inside(span) if _is_partial(m.of(self.text), a) and
                not self._explained(m, a) and not self._hyphened(m) and not self._of_another(m, a) and
                not self._of_house(m, a)]  # fmt: skip
        out, at = [], span.start
        for mark, name in sorted((*told, *((m, name) for m, name in pronouns if span.holds(m)))):
            if mark.start >= at:
                before = self.text[at : mark.start]
                if before.casefold().endswith("the ") and name.startswith("The "):
                    name = name.removeprefix("The ")
                out.append(before + name)
                at = mark.end
                if short := SHORTENED.match(self.text, at, span.end):
                    past = short["verb"] == "d" and PARTICIPLE.fullmatch(short["after"] or "")
                    out.append(" had" if past else SHORT_FORMS[short["verb"]])
                    at = short.end("verb")
        return "".join(out) + self.text[at : span.end]

    def _hyphened(self, mark: Span) -> bool:
        """Is it part of a compound: "the Holm-Brenn talks"?"""
        return self.text[mark.end : mark.end + 1] in ("-", "–") or self.text[max(0, mark.start - 1) : mark.start] in (
            "-", "–")  # fmt: skip

    def _of_another(self, mark: Span, actor: Actor) -> bool:
        """Does a last name with an article before it only tell which one is meant: "the Holm government"?"""
        before = self.text[max(0, mark.start - 6) : mark.start]
        return actor.type == "person" and WITH_ARTICLE.search(before) is not None

    def _of_house(self, mark: Span, actor: Actor) -> bool:
        """Is a last name before the full one that of somebody's house: "Holm's director, Ann Holm"? Nobody is his own
        director, so the name that stands alone before that is the firm's or the family's."""
        if actor.type != "person" or " " in mark.of(self.text).strip():
            return False
        full = [m for m in actor.mentions if m.of(self.text) == actor.name]
        last = next((m for m in full if m.start > mark.start), None)
        owned = any(OWNED.fullmatch(self.text, m.end, f.start) for m in actor.mentions for f in full[:1]
                    if 0 < f.start - m.end < 60)  # fmt: skip
        return owned and last is not None and last == full[0]

    def _explained(self, mark: Span, actor: Actor) -> bool:
        """Is a short form only given behind the long one: "the Water Users Front (WUF)", "…, or WUF"?"""
        before = max((m.end for m in actor.mentions if m.end <= mark.start), default=-1)
        return before >= 0 and BETWEEN_FORMS.fullmatch(self.text, before, mark.start) is not None


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
    if a is not None and a.speaker and _words(text, a.source).casefold() in THIRD:
        p = replace(p, pronouns=((a.source[0], a.speaker), *p.pronouns))
    told = " ".join(" ".join(_in_order(p.told or p.spans, p.pronouns, names)).split())
    if a is not None and not p.told:
        told = _with_cue_between(text, p, a, told, names)
    told = _words(told, (Span(0, len(told)),)) if told else told
    if a is None:
        return told
    cue = _words(text, a.cue)
    cue = "" if cue.endswith("ly") and not a.source else cue  # "reportedly" says no more in front
    said = _words(text, a.source)
    speaker = _first_person(reading, p, a)
    mine = said.casefold() in FIRST
    source = "I" if mine and speaker else a.speaker or said
    clause = any(c.overlaps(s) for c in a.cue for s in p.told or p.spans)  # of a wish, an accusation
    if clause:
        held = any(x.overlaps(s) for x in a.source for s in p.told or p.spans)
        missing = source and said.casefold() not in RELATIVE and not held
        told = f"{source} {told}" if missing else told
    elif SUBJECTLESS.match(told) or (set(p.spans) == set(a.content) and len(WORD.findall(told)) <= ELLIPTIC):
        whole = set(p.spans) == set(a.content) or (
            p.spans[0].start == min((c.start for c in a.content), default=-1)
            and told.casefold().startswith(("to ", "not to ")))  # fmt: skip
        denied = p.factuality.endswith("-") and DENYING.search(cue) and SUBJECTLESS.match(told)
        if denied and whole and source and not p.told:
            told = f"{source}: {told}"  # with "denied" before it the value would be that of the denying
        elif whole and not p.told and not ASKING.match(told):
            told = " ".join(x for x in (source, cue, told) if x)
        elif source and SUBJECTLESS.match(told) and not ASKING.match(told):
            told = f"{source}: {told}"
    if a.form != "indirect" or mine:
        told = BREATH.sub("", told, count=1) if BREATH.match(told) else told
    return _told_of(told, speaker) if speaker else told


def _in_order(spans: Spans, pronouns: tuple[tuple[Span, str], ...], names: _Names) -> list[str]:
    """The words of each span, names in full; what began a sentence and is told later ("the gate | Was | locked") is
    a verb and loses its capital."""
    out = []
    for n, s in enumerate(spans):
        words = names.replaced(s, pronouns)
        out.append(words[:1].lower() + words[1:] if n and s.start < spans[n - 1].start else words)
    return out


def _with_cue_between(text: str, p: Proposition, a: Attribution, told: str, names: _Names) -> str:
    """The words with a cue without a source that parts them: "The net | is thought | to have come loose"."""
    if a.source or len(a.cue) != 1 or len(p.spans) < 2 or a.cue[0].of(text).casefold().endswith("ly"):
        return told
    parts = sorted((*p.spans, a.cue[0]))
    n = parts.index(a.cue[0])
    if not 0 < n < len(parts) - 1 or any(x.overlaps(y) for x, y in pairwise(parts)):
        return told
    return re.sub(r" (?=n?['’](?:s|re|ve|t)\b)", "", " ".join(" ".join(names.replaced(s) for s in parts).split()))


def _first_person(reading: Reading, p: Proposition, a: Attribution) -> str | None:
    """Whom "I" means in a proposition: the one quoted, or the source that is itself an "I". None where unknown, and
    in a quotation inside the quotation."""
    text = reading.report.text
    for c in a.content:
        if c.holds(p.spans[0]) and any(m.start() < p.spans[0].start < m.end() and m.start() > c.start + 1
                                       for m in WITHIN.finditer(text, c.start, c.end)):  # fmt: skip
            return None
    of = {x.id: x for x in reading.attributions}
    at: Attribution | None = a
    for _ in range(8):
        if at is None:
            return None
        if at.form != "indirect" or _words(text, at.source).casefold() in FIRST:
            return at.speaker
        at = of.get(at.via or "")
    return None


def _told_of(told: str, speaker: str) -> str:
    """The first person as the speaker's name with the verb that agrees, but for what others are quoted with inside."""
    within = [(m.start(), m.end()) for m in WITHIN.finditer(told)]

    def put(m: re.Match[str]) -> str:
        if any(s < m.start() < e for s, e in within) or told[: m.start()].casefold().endswith(ADDRESSED):
            return m[0]
        if m["own"]:
            return f"{speaker}'s"
        verb = (m["verb"] or m["short"] or "").casefold().replace("’", "'")
        return f"{speaker}{m['adverb'] or ''} {AGREEING[verb]}" if verb else speaker

    return PRONOUN.sub(put, told)
