"""Quotations that no verb introduces, where their form alone shows whose they are.

- `The harbour master: “It gave way.”`: a name or role, a colon, a quotation;
- `ROSA HOLM: We never saw it.`: the turns of a transcript, a line each or several on one;
- `Was the quay safe? “It was inspected.”`: the answer to a question of the paper's own;
- a further quotation without a cue of its own, after a statement and before anybody else has come in. It belongs to
  that statement as another span (DESK GUIDELINES), in the next paragraph too where it stands there alone;
- `Holm shook her head. “We never met.”`: what follows a gesture;
- `“He told them, ‘I saw a truck.’”`: a quotation inside another's;
- paragraphs of one quotation, each opened with a mark and the last alone closed, of which somebody has a part: the rest
  is that one's too.

A quotation in the wrong mouth is the worst error there is, so anything in between that could be somebody else ends it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.form import Quotation, QuoteMap, quote_map
from sayso.attribute.lexicon import COMMUNICATION_VERBS, MANNER_VERBS
from sayso.attribute.misplaced import without_addressed
from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, noun_phrase
from sayso.attribute.relays import is_source_like, is_speaker_noun
from sayso.attribute.transcripts import STAGE, WHY
from sayso.attribute.verdicts import FACT, LABEL, RATING
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import LINE, Span, covers, trimmed

#: Confidence of a statement shown by a colon, a transcript's turn, a quotation inside another, a headline, a question.
COLON, TRANSCRIPT, INNER, HEADLINED, ANSWERED = 0.75, 0.75, 0.6, 0.7, 0.72

GESTURED = 0.72
#: With these somebody is about to speak, and nobody else; with the nouns, if they are of one's own.
GESTURES = frozenset("laugh shrug smile grin sigh nod frown scoff snort chuckle wince bristle blush sob weep".split())
MOVED = {"shake": "head", "raise": "eyebrow", "roll": "eye", "throw": "hand", "spread": "hand", "wave": "hand"}
#: With these a quotation right before them is voiced, if they tell of no words elsewhere.
VOICES = MANNER_VERBS | GESTURES | frozenset(
    """joke quip jest kid tease deadpan boast brag gloat opine muse counter retort protest interject plead wisecrack
    wink beam smirk grimace pout crack""".split()
)
LEAST_VOICED = 3  # words of a quotation
#: "Spoke to the Post": somebody is about to say what.
TALKING = frozenset(("speak", "talk"))
PRESS = frozenset("reporter journalist press newspaper paper programme program station channel".split())
#: With these behind it somebody's look shows whose words are read there, or called out: "smiled at the sign".
SHOWING = frozenset(
    "sign wall grave gravestone headstone stone plaque photograph picture photo letter screen crowd poster".split()
)
OF_ANOTHER = frozenset(("he", "she"))
OF_ONESELF = frozenset("i we my our me us mine ours".split())
HITTING = frozenset(("hit", "fire"))  # "hit back"

ANSWER = "the answer to a question"
CHAINED = "a quotation of several paragraphs"
SURE = 0.72  # confidence from which a statement may be gone on with
HEARD = 0.4  # confidence from which a statement shows that somebody else speaks in live minutes
LONGEST_LABEL = 12  # words of a name or role before a colon
FARTHEST = 240  # characters between a statement and a quotation that goes on with it
LEAST_TURNS = 4  # turns of a transcript
#: Parts of the lines between its first and last turn that must have a turn, and of its turns that must be talk. In the
#: real ones read for this at least .43 and .50; in pages of links with datelines, captions and lists at most .12 or 0.
DENSE, TALKED = 0.25, 0.2

#: Where a sentence begins; initials and titles end none.
NEW_SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Col|Sgt|Sen|Rep|Gov|Rev|Hon))(?<!\b(?:Prof|Capt))"
    r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])"
)
STAMP = re.compile(r"(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}h\d{2})\s*(?:[-–—:|]\s*)?", re.I)
HEADLINE = re.compile(r"(?P<who>[A-Z][^\n:“”\"!?]{1,48}?):[^\S\n]+(?P<told>[A-Z‘'][^\n:]{12,160}[^\s.!?:])")
LONGEST_HEADLINE = 20  # words
#: What somebody speaks of in a headline before the colon: "Ann Holm on Ferry Fares: ‘They Are Too High’".
TOPIC = re.compile(r"(?P<name>\S.*?) (?:on|about) [A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|the|and|in|to|for|a))*")
OWN_VOICE = re.compile(r"[‘'“\"]\w|\b(?:I|We|My|Our)\b")
STOP = re.compile(r"[.!?…][\"”’')\]]*\s*$")
#: What may follow a quotation that is a sentence of its own: nothing, or a new sentence.
AFTER = re.compile(r"\s*(?:$|[\"“‘'(\[]*[A-Z0-9])")
#: A sentence that says whose the words before it were.
POINTS_BACK = re.compile(
    r"\s*(?:(?:That|This|Those|These|Such)\b[^.!?\n]*\b(?:say|says|said|words?|views?|answer|how|message|response|reply|"
    r"sentiment|voice|motto|verdict)\b|(?:Thus|So)\s+(?:says?|said|goes|went|spoke|writes?|wrote)\b|"
    r"(?:Says|Said|Asks|Writes)\b|[-–—])"
)
#: Who has a turn: a name at the head of a line or behind the end of another's turn, its role after a comma.
TURN = re.compile(
    r"(?:^[^\S\n]*|(?<=[.?!…\"”’)\]])[^\S\n]+)(?P<name>(?:[A-Z][\w.’'-]*[^\S\n]+){0,4}[A-Z][\w.’'-]*)"
    r"(?:,[^\S\n][^:\n.?!\"“”]{2,60})?:[^\S\n]+(?=\S)",
    re.MULTILINE,
)
#: Labels of the paper's own questions, and of the answers to them.
ASKING = frozenset(("q", "question", "interviewer", "presenter", "host", "moderator", "our question"))
ANSWERING = frozenset(("a", "answer"))
#: A question that has just been put, outside of quotation marks; somebody spoken to.
ASKED = re.compile(r"\?\s*$")
SPOKEN_TO = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
CALLED = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir)\.?\s+)?(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?),\s")
#: After what looks like a name: "Level 8", "Pump 2".
NUMBERED = re.compile(r"\s\d")
FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us|mine|myself)\b|\bI['’]", re.IGNORECASE)
MYSELF = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine)\b")
HUMAN = frozenset(("person", "organization"))


def add_quotations(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: tuple[Span, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions with quotations that no verb introduces; `silent` are spans in which nobody speaks."""
    quotes = quote_map(annotated.text)
    reading = _Page(annotated, quotes, silent)
    items = [reading.without_stamp(a) for a in attributions]
    items = reading.transcript(reading.without_answers(items))
    for new in reading.headlines(items):
        items = [replace(a, via=new.id) if a.via is None and all(
            new.content[0].holds(s) for s in (*a.source, *a.cue, *a.content)) else a for a in items]  # fmt: skip
        items.append(new)
    items = reading.whole_chains(items)
    for q in quotes.doubles:
        if (voiced := reading.voiced(q, items)) is not None:
            items = [a for a in items if not any(s.overlaps(voiced.cue[0]) for s in a.cue)]
            items.append(voiced)
        q, *rest = reading.run_of(q)
        if not reading.is_free(q, items):
            continue
        new = reading.after_colon(q, items) or reading.after_gesture(q, items) or reading.after_talk(q, items)
        if new is not None and rest and all(reading.is_free(x, items) for x in rest):
            new = replace(new, content=(*new.content, *(Span(x.start, x.end) for x in rest)))
        asked = new is None and reading.is_asked(q, items)
        at = reading.answers(q, items) if asked else None
        if new is None and at is None and not (asked and reading.is_in_question(q, items)):
            at = reading.goes_on_with(q, items)
        if at is not None:
            why = ANSWER if asked else "a further quotation, nobody else in between"
            a = items[at]
            further = [Span(x.start, x.end) for x in rest if reading.is_free(x, items)]
            content = tuple(sorted((*a.content, Span(q.start, q.end), *further)))
            items[at] = replace(a, content=content, why=(*a.why, why) if why not in a.why else a.why)
        elif asked:
            new = reading.first_answer(q, items)
        if new is not None:
            items.append(new)
    items.extend(reading.inner(items))
    return tuple(items)


class _Page:
    """One report's text, quotations and people."""

    def __init__(self, annotated: Annotated, quotes: QuoteMap, silent: tuple[Span, ...]) -> None:
        self.parse: Parse = annotated.parse
        self.publisher = annotated.report.publisher
        self.text = annotated.text
        self.quotes = quotes
        self.silent = silent
        heard = [(m, a) for a in annotated.actors if a.type in HUMAN for m in a.mentions
                 if not NUMBERED.match(self.text, m.end)]  # fmt: skip
        self.people = sorted((m, a.name) for m, a in heard)
        self.persons = sorted((m, a.name) for m, a in heard if a.type == "person")
        self.lines = [Span(*m.span()) for m in LINE.finditer(self.text)]
        self._runs: dict[int, tuple[Quotation, ...]] | None = None

    def line(self, offset: int) -> Span:
        """The line that an offset stands in."""
        return next((s for s in self.lines if s.start <= offset < s.end), Span(offset, offset + 1))

    def start_of(self, line: Span) -> int:
        """Where a line begins after its time of day."""
        stamp = STAMP.match(self.text, line.start, line.end)
        return stamp.end() if stamp else line.start

    def is_stamped(self, line: Span) -> bool:
        """Is it an entry of live minutes?"""
        return STAMP.match(self.text, line.start, line.end) is not None

    def without_stamp(self, a: Attribution) -> Attribution:
        """A source without the time of day that its line begins with: "07:58 Engineer Holm"."""
        if not a.source:
            return a
        first = a.source[0]
        start = self.start_of(self.line(first.start))
        return replace(a, source=(Span(start, first.end), *a.source[1:])) if first.start < start < first.end else a

    def is_free(self, q: Quotation, items: list[Attribution]) -> bool:
        """A closed quotation that nobody has yet, that stands as a sentence (or after a colon)."""
        span = Span(q.start, q.end)
        if not q.closed or any(span.overlaps(s) for s in self.silent):
            return False
        if any(span.overlaps(s) for a in items for s in (*a.source, *a.cue, *a.content)):
            return False
        line = self.line(q.start)
        before, after = self.text[line.start : q.start].rstrip(), self.text[q.end : line.end]
        opens = not before or STOP.search(before) or before.endswith(":") or q.start == self.start_of(line)
        whole = self.text[q.start : q.end].rstrip("\"”’'»").rstrip()[-1:] in ".!?…"
        ends = AFTER.match(after) if whole else re.match(r"\s*(?:[.!?]\s*)?$", after)
        return bool(opens and ends) and not POINTS_BACK.match(after)

    def runs(self) -> dict[int, tuple[Quotation, ...]]:
        """By the start of the first: quotations of several paragraphs, each opened with a mark and all but the last
        left open. They are one, and count as closed."""
        out: dict[int, tuple[Quotation, ...]] = {}
        whole = {}  # quotations that fill a line, by the number of that line
        filled = [line for line in self.lines if line.of(self.text).strip()]
        at = {line.start: n for n, line in enumerate(filled)}
        for q in self.quotes.doubles:
            line = self.line(q.start)
            if not self.text[line.start : q.start].strip() and not self.text[q.end : line.end].strip():
                whole[at.get(line.start, -1)] = q
        for n in sorted(whole):
            if whole[n].closed or (n - 1 in whole and not whole[n - 1].closed):
                continue
            run = [whole[n]]
            while not run[-1].closed and n + len(run) in whole:
                run.append(whole[n + len(run)])
            if run[-1].closed:
                out[run[0].start] = tuple(replace(q, closed=True) for q in run)
        return out

    def chains(self) -> list[list[Quotation]]:
        """Quotations of several paragraphs: each goes on to the end of its line, and the next opens the line after. The
        first may stand behind who says so ("Holm said: “…"), the last before it ("…,” she said")."""
        filled = [line for line in self.lines if line.of(self.text).strip()]
        opening, left_open = {}, {}
        at = 0
        for q in self.quotes.doubles:
            while at + 1 < len(filled) and filled[at].end <= q.start:
                at += 1
            if not filled or not filled[at].start <= q.start < filled[at].end:
                continue
            if not self.text[filled[at].start : q.start].strip():
                opening[at] = q
            if not q.closed and not self.text[q.end : filled[at].end].strip():
                left_open[at] = q
        out: list[list[Quotation]] = []
        for n in sorted(left_open):
            if n + 1 not in opening or self.text[left_open[n].start] != self.text[opening[n + 1].start]:
                continue  # a quotation in curly marks within one in straight marks is another's
            if out and out[-1][-1] is left_open[n]:
                out[-1].append(opening[n + 1])
            else:
                out.append([left_open[n], opening[n + 1]])
        return out

    def whole_chains(self, items: list[Attribution]) -> list[Attribution]:
        """The statements with quotations of several paragraphs whole, of which one speaker alone has a part. What is
        said within them hangs on that one's statement; a second speaker leaves all as it was read."""
        for chain in self.chains():
            parts = [Span(q.start, q.end) for q in chain]
            if any(p.overlaps(s) for p in parts for s in self.silent):
                continue
            touching = [a for a in items if a.via is None
                        and any(p.overlaps(s) for p in parts for s in (*a.source, *a.cue, *a.content))]  # fmt: skip
            within = [a for a in touching if any(covers(parts, s) for s in (*a.source, *a.cue))]
            around = [a for a in touching if a not in within]
            if len(around) != 1 or not all(self._is_first_person(a) for a in within):
                continue
            a = around[0]
            if not a.source or a.confidence < SURE or not self.says(a) or self._has_another(chain[0], a, items):
                continue
            rest = [p for p in parts if not any(s.holds(p) for s in a.content)]
            if not rest or any(self._names_its_speaker(p) for p in rest):
                continue
            kept = [s for s in a.content if not any(p.overlaps(s) for p in rest)]
            cut = [s for s in a.content if s not in kept]
            if any(not covers(parts, s) for s in cut):
                continue  # what is read runs over a mark
            whole = replace(a, content=tuple(sorted((*kept, *rest))), why=(*a.why, CHAINED))
            inner = {x.id for x in within}
            items = [whole if x is a else replace(x, via=a.id) if x.id in inner else x for x in items]
        return items

    def _names_its_speaker(self, span: Span) -> bool:
        """Does a paragraph end on who says it, for want of a closing mark: "“We lost, said Brenn."?"""
        tokens = [t for t in self.parse.within(span) if t.pos != "PUNCT"]
        for verb in tokens[-LONGEST_LABEL:]:
            subject = child_with(self.parse, verb.i, *SUBJECTS)
            if verb.lemma.casefold() not in COMMUNICATION_VERBS or subject is None:
                continue
            first = min(verb.i, self.parse.subtree(subject.i)[0])
            if first and self.parse.tokens[first - 1].text == "," and verb.tag in FINITE:
                return True
        return False

    def _is_first_person(self, a: Attribution) -> bool:
        """Is it said by whoever speaks the words around it: "I told them"?"""
        return bool(a.source) and all(s.of(self.text).casefold() in ("i", "we") for s in a.source)

    def _has_another(self, first: Quotation, a: Attribution, items: list[Attribution]) -> bool:
        """Does somebody else say something in the line before a quotation opens there: "Moor agreed. “It was dark."?"""
        line = self.line(first.start)
        if not self.text[line.start : first.start].strip() or any(line.holds(s) for s in a.cue):
            return False
        here = [x for x in items if x.via is None and any(line.start <= s.start < first.start for s in x.cue)]
        return any(self._key(x) != self._key(a) and not self._points(a) for x in here) or (
            not here and self._anybody(line.start, first.start))  # fmt: skip

    def run_of(self, q: Quotation) -> tuple[Quotation, ...]:
        """A quotation with those that go on with it in the next paragraphs."""
        if self._runs is None:
            self._runs = self.runs()
        return self._runs.get(q.start, (q,))

    def label(self, line: Span, colon: int) -> Span | None:
        """The name or role that stands from the start of a sentence to a colon."""
        span = self._last_sentence(line, colon)
        return span if span and self.is_speaker(span) else None

    def _last_sentence(self, line: Span, end: int) -> Span | None:
        start = self.start_of(line)
        cuts = [m.end() for m in NEW_SENTENCE.finditer(self.text[start:end])]
        return trimmed(self.text, start + (cuts[-1] if cuts else 0), end)

    def is_speaker(self, span: Span) -> bool:
        """Is it nothing but somebody: a name, or a noun for somebody who speaks, without a verb of its own?"""
        tokens = [t for t in self.parse.within(span) if any(c.isalnum() for c in t.text)]
        if not tokens or len(tokens) > LONGEST_LABEL or not (tokens[0].text[0].isupper() or tokens[0].pos == "DET"):
            return False
        if any(t.tag in FINITE and t.dep not in ("relcl", "acl") and not self._in_clause(t, span) for t in tokens):
            return False
        named = any(span.holds(m) for m, _ in self.people)
        first = re.split(r"[,(]", span.of(self.text))[0].split()
        head = first[-1].casefold() if first else ""
        nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
        if not nouns or any(t.dep in ("prep", "mark") and t is tokens[0] for t in tokens):
            return False
        if named:
            return all(t.pos in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "NUM", "CCONJ", "PRON", "VERB", "AUX",
                                 "ADV") for t in tokens) and any(
                m.start == span.start or self._leads_to(span, m) for m, _ in self.people if span.holds(m))  # fmt: skip
        return is_speaker_noun(head) or is_speaker_noun(_head(self.parse, tokens).lemma)

    def _leads_to(self, span: Span, name: Span) -> bool:
        """Does nothing but a title or role stand before a name, or the name in apposition?"""
        before = [t for t in self.parse.within(Span(span.start, name.start)) if t.start < name.start]
        return all(t.pos in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "NUM") or t.text in ",’'-&" for t in before
                   ) and not (before and before[0].pos == "ADP")  # fmt: skip

    def _in_clause(self, t: Token, span: Span) -> bool:
        """Does the token hang below a relative clause inside the span?"""
        for _ in range(10):
            if t.dep in ("relcl", "acl"):
                return True
            up = self.parse.tokens[t.head]
            if up.i == t.i or not span.holds(Span(up.start, up.end)):
                return False
            t = up
        return False

    def after_colon(self, q: Quotation, items: list[Attribution]) -> Attribution | None:
        """`The harbour master: “It gave way.”`"""
        line = self.line(q.start)
        before = self.text[line.start : q.start].rstrip()
        colon = line.start + len(before) - 1
        if not before.endswith(":"):
            return None
        source, why = self.label(line, colon), "a name or role, a colon and a quotation"
        if source is None:
            source, why = self._lone_subject(line, colon), "nobody else stands before the colon"
        if source is None or any(source.overlaps(s) for a in items for s in (*a.source, *a.cue, *a.content)):
            return None
        return Attribution(id=f"q{q.start}", source=(source,), cue=(Span(colon, colon + 1),),
                           content=(Span(q.start, q.end),), confidence=COLON,
                           why=(why,))  # fmt: skip

    def after_gesture(self, q: Quotation, items: list[Attribution]) -> Attribution | None:
        """`Holm shook her head. “We never met.”`, nobody else before it and nobody named right behind."""
        line = self.line(q.start)
        last = self._last_sentence(line, q.start)
        after = self.text[q.end : line.end].split(maxsplit=1)[:1]
        if last is None or not STOP.search(last.of(self.text)) or (after and after[0] not in ("He", "She")):
            return None
        if any(last.overlaps(s) for a in items for s in (*a.source, *a.cue, *a.content)):
            return None
        verb = next((t for t in self.parse.within(last) if t.dep == "ROOT" and self._is_gesture(t)), None)
        subject = child_with(self.parse, verb.i, "nsubj") if verb is not None else None
        phrase = noun_phrase(self.parse, subject.i) if subject is not None else None
        if verb is None or subject is None or phrase is None:
            return None
        if not last.start <= phrase.start < phrase.end <= verb.start or not self._is_somebody(subject, phrase):
            return None
        if self._anybody(last.start, phrase.start) or self._anybody(phrase.end, q.start):
            return None
        if is_of_another(self.parse, Span(q.start, q.end), subject, verb):
            return None
        return Attribution(id=f"q{q.start}", source=(phrase,), cue=(Span(verb.start, verb.end),),
                           content=(Span(q.start, q.end),), confidence=GESTURED,
                           why=("a gesture, and a quotation right behind it",))  # fmt: skip

    def voiced(self, q: Quotation, items: list[Attribution]) -> Attribution | None:
        """`“It gave way,” the clerk intones.`, `“I saw it!” croaks Holm.`: a quotation that opens a sentence and goes
        on with somebody and a verb of voice or mien. By the words alone: parses take "Holm croaks" for a name."""
        line = self.line(q.start)
        before, inside = self.text[line.start : q.start].rstrip(), self.text[q.start : q.end].rstrip("\"”").rstrip()
        if not q.closed or inside[-1:] not in (",", "?", "!") or len(inside.split()) < LEAST_VOICED:
            return None
        if before and not STOP.search(before):
            return None
        words = [t for t in self.parse.within(Span(q.end, line.end)) if t.start >= q.end][: LONGEST_LABEL + 2] if (
            q.end < line.end) else []  # fmt: skip
        if not words or not self.text[q.end : words[0].start].isspace():
            return None
        stop = next((k for k, t in enumerate(words) if t.pos in ("PUNCT", "ADP", "ADV", "SCONJ", "CCONJ")), len(words))
        if is_voice(words[0].text):
            verb, who = words[0], words[1:stop]
        else:
            verb, who = words[stop - 1], words[: stop - 1]
        if not who or not is_voice(verb.text):
            return None
        if inside[-1] != "," and verb is not words[0] and who[0].text[0].isupper():
            return None  # "“I saw it!” Holm smiles.": a sentence of its own
        source = Span(who[0].start, who[-1].end)
        whole = Span(q.start, max(source.end, verb.end))
        others = [a for a in items if a.source or not any(s.overlaps(Span(verb.start, verb.end)) for s in a.cue)]
        if any(whole.overlaps(s) for s in self.silent) or any(
            whole.overlaps(s) for a in others for s in (*a.source, *a.cue, *a.content)
        ):
            return None
        alone = source.of(self.text).casefold() in OF_ANOTHER
        if not (alone and verb is not words[0]) and not self.is_speaker(source):
            return None
        return Attribution(id=f"q{q.start}", source=(source,), cue=(Span(verb.start, verb.end),),
                           content=(Span(q.start, q.end),), confidence=GESTURED,
                           why=("a quotation, and who voices it right behind",))  # fmt: skip

    def after_talk(self, q: Quotation, items: list[Attribution]) -> Attribution | None:
        """`Holm spoke to the Evening Post on Monday.`, and a quotation that opens the next line with an "I" in it."""
        line = self.line(q.start)
        above = self._beside(line)[0]
        if q.start != self.start_of(line) or above is None:
            return None
        last = self._last_sentence(above, above.end)
        words = Span(q.start, max(x.end for x in self.run_of(q)))
        others = last is not None and self._anybody(self.start_of(above), last.start)
        if last is None or others or not FIRST_PERSON.search(words.of(self.text)):
            return None
        if any(above.overlaps(s) for a in items for s in (*a.source, *a.cue, *a.content)):
            return None
        verb = next((t for t in self.parse.within(last) if t.dep == "ROOT" and t.lemma.casefold() in TALKING), None)
        to = next((c for c in self.parse.children(verb.i) if c.dep == "prep" and c.text in ("to", "with")), None
                  ) if verb is not None else None  # fmt: skip
        hearer = child_with(self.parse, to.i, "pobj") if to is not None else None
        subject = child_with(self.parse, verb.i, "nsubj") if verb is not None else None
        phrase = noun_phrase(self.parse, subject.i) if subject is not None else None
        if verb is None or subject is None or phrase is None or hearer is None or verb.tag not in FINITE:
            return None
        heard = noun_phrase(self.parse, hearer.i)
        if heard is None or phrase.start > last.start + 1 or not self._is_somebody(subject, phrase):
            return None
        press = any(heard.holds(m) and (m, n) not in self.persons for m, n in self.people)
        if not (press or hearer.lemma.casefold() in PRESS) or child_with(self.parse, verb.i, "neg") is not None:
            return None
        names = {n for m, n in self.persons if phrase.holds(m)}
        if any(last.holds(m) and n not in names for m, n in self.persons) or self._anybody(heard.end, last.end):
            return None
        return Attribution(id=f"q{q.start}", source=(phrase,), cue=(Span(verb.start, verb.end),),
                           content=(Span(q.start, q.end),), confidence=GESTURED,
                           why=("a talk with the press, and a quotation right behind it",))  # fmt: skip

    def _is_somebody(self, subject: Token, phrase: Span) -> bool:
        if subject.text.casefold() in ("he", "she") or any(phrase.holds(m) for m, _ in self.persons):
            return True
        return subject.tag == "NN" and is_speaker_noun(subject.lemma)

    def _is_gesture(self, verb: Token) -> bool:
        lemma = verb.lemma.casefold()
        if child_with(self.parse, verb.i, "neg") is not None or verb.tag not in FINITE:
            return False
        if lemma in MOVED:
            thing = child_with(self.parse, verb.i, "dobj")
            return thing is not None and thing.lemma.casefold() == MOVED[lemma]
        if lemma in HITTING:
            return any(c.text.casefold() == "back" for c in self.parse.children(verb.i))
        return lemma in GESTURES

    def _lone_subject(self, line: Span, colon: int) -> Span | None:
        """Who is somehow or somewhere before a colon: "Holm was blunt: “…”", "Holm has been there. No further: “…”".

        Anything else that somebody does may bring up words that are not theirs ("Holm held up a sign: “…”").
        """
        last = self._last_sentence(line, colon)
        if last is None:
            return None
        tokens = [t for t in self.parse.within(last) if t.end <= colon]
        if not any(t.tag in FINITE or t.dep in ("nsubj", "nsubjpass") for t in tokens) and len(tokens) <= 4:
            last = self._last_sentence(line, last.start)
            tokens = self.parse.within(last) if last else []
            if last is None or NEW_SENTENCE.search(self.text[self.start_of(line) : last.end]):
                return None
        elif not any(t.lemma == "be" and t.tag in FINITE and child_with(self.parse, t.i, "acomp") for t in tokens):
            return None
        subject = next((t for t in tokens if t.dep in ("nsubj", "nsubjpass")), None)
        phrase = noun_phrase(self.parse, subject.i) if subject else None
        if subject is None or phrase is None or subject.tag in ("WP", "WDT") or phrase.start > last.start + 1:
            return None
        named = any(phrase.holds(m) for m, _ in self.people)
        if not (named or is_speaker_noun(subject.lemma) or subject.text.casefold() in ("he", "she")):
            return None
        others = self._anybody(self.start_of(line), phrase.start) or self._anybody(phrase.end, colon)
        return None if others else phrase

    def goes_on_with(self, q: Quotation, items: list[Attribution]) -> int | None:
        """The number of the statement that a quotation goes on with."""
        line = self.line(q.start)
        best = self._before(q, items, line.start)
        if best is not None:
            clear = self._nobody_between(items[best], _end(items[best]), q.start)
            return best if clear and not self._speaks_within(items[best]) else None
        here = [a for a in items if any(line.start <= s.start < line.end for s in (*a.source, *a.cue, *a.content))]
        start = self.start_of(line)
        if self._anybody(start, q.start) or any(_start(a) < q.start for a in here):
            return None
        if self.is_stamped(line):
            return self._only_speaker(q, items) if FIRST_PERSON.search(self.text[q.start : q.end]) else None
        if q.start != start or any(not self._points(a) for a in here):
            return None
        return self._of_line_before(line, items, q)

    def _before(self, q: Quotation, items: list[Attribution], start: int) -> int | None:
        """The last statement of the same line before the quotation."""
        held = [(_end(a), n) for n, a in enumerate(items)
                if a.via is None and a.source and a.confidence >= SURE and start <= _end(a) <= q.start and self.says(a)
                and start <= a.cue[0].start]  # fmt: skip
        return max(held)[1] if held else None

    def _of_line_before(self, line: Span, items: list[Attribution], q: Quotation) -> int | None:
        """The statement with which the line before ends, where it holds a quotation of one person's, or is all that
        the line holds and of nobody else, and the words behind it are an "I"'s."""
        k = self.lines.index(line)
        above = next((s for s in reversed(self.lines[:k]) if s.of(self.text).strip()), None)
        if above is None:
            return None
        there = [(n, a) for n, a in enumerate(items) if a.via is None and above.start <= a.cue[0].start < above.end]
        if not there:  # a paragraph that is nothing but what somebody goes on to say
            there = [(n, a) for n, a in enumerate(items) if a.via is None and self._fills(a, above)]
        last = max(there, key=lambda x: _end(x[1]), default=None)
        if last is None or not last[1].source or last[1].confidence < SURE or not self.says(last[1]):
            return None
        n, a = last
        tail = self.text[_end(a) : above.end]
        quoted = any(not x.single for s in a.content for x in self.quotes.touching(s.start, s.end))
        one = len({self._key(x) for _, x in there}) == 1
        clear = not self._speaks_within(a) and not any(c.isalnum() for c in tail)
        return n if (quoted or self._is_alone(a, above, q)) and one and clear else None

    def _is_alone(self, a: Attribution, line: Span, q: Quotation) -> bool:
        """Does a line hold nothing but a statement with nobody in it besides its source and whom it is told to, and is
        the quotation behind it one's own words: "Holm told the Post the pier was shut.", "“I saw it."?"""
        source, cue = {t.i for s in a.source for t in self.parse.within(s)}, [
            t for s in a.cue for t in self.parse.within(s)]  # fmt: skip
        whole = Span(q.start, max(x.end for x in self.run_of(q)))
        if not FIRST_PERSON.search(whole.of(self.text)) or _start(a) > self.start_of(line) or not source:
            return False
        told_to = {k for t in cue for c in self.parse.children(t.i) if c.dep in ("dobj", "dative")
                   for k in self.parse.subtree(c.i)}  # fmt: skip
        others = [t for t in self.parse.within(line) if t.i not in source and t.i not in told_to]
        names = {self._key(a)} | {n for m, n in self.persons if any(s.overlaps(m) for s in a.source)}
        if any(line.holds(m) and n not in names for m, n in self.persons):
            return False
        return not any(t.pos in ("NOUN", "PROPN") and is_speaker_noun(t.lemma) for t in others)

    def _fills(self, a: Attribution, line: Span) -> bool:
        """Is a line nothing but the end of what somebody says?"""
        if not a.content or a.content[-1].end <= line.start or _end(a) > line.end:
            return False
        return not self.text[line.start : max(line.start, a.content[-1].start)].strip()

    def _speaks_within(self, a: Attribution) -> bool:
        """Does somebody else speak in the last sentence of a statement, outside of quotation marks?"""
        last = self.parse.within(a.content[-1])[-1:]
        if not last:
            return False
        first, end = self.parse.sentences[last[0].sent]
        own = (*a.source, *a.cue)
        for t in self.parse.tokens[first : end + 1]:
            verb = self.parse.tokens[t.head]
            if t.dep not in ("nsubj", "nsubjpass") or verb.lemma.casefold() not in COMMUNICATION_VERBS:
                continue
            if any(Span(x.start, x.end).overlaps(s) for x in (t, verb) for s in own):
                continue
            if any(x.start < t.start < x.end for x in self.quotes.touching(t.start, t.end) if not x.single):
                continue
            return True
        return False

    def _only_speaker(self, q: Quotation, items: list[Attribution]) -> int | None:
        """The nearest statement of the one person whom the whole report hears."""
        heard = {name for a in items if a.via is None and a.confidence >= HEARD and self.says(a) for s in a.source
                 for m, name in self.persons if s.holds(m)}  # fmt: skip
        others = any(a.via is None and self.says(a) and self._is_other(a) for a in items)
        if len(heard) != 1 or others:
            return None
        theirs = [
            (abs(_end(a) - q.start), n)
            for n, a in enumerate(items)
            if a.via is None and any(s.holds(m) and name in heard for s in a.source for m, name in self.persons)
        ]
        before = [(d, n) for d, n in theirs if _end(items[n]) <= q.start]
        return min(before or theirs)[1] if theirs else None

    def _is_other(self, a: Attribution) -> bool:
        """A source that is a human noun without a name: somebody else may be speaking."""
        tokens = [t for s in a.source for t in self.parse.within(s)]
        named = any(s.holds(m) for s in a.source for m, _ in self.people)
        return not named and any(t.pos == "NOUN" and is_speaker_noun(t.lemma) for t in tokens)

    def says(self, a: Attribution) -> bool:
        """Does its cue say or write, or has its content a quotation?"""
        cue = [t for s in a.cue for t in self.parse.within(s)]
        if any(t.lemma.casefold() in COMMUNICATION_VERBS or t.lemma.casefold() == "accord" for t in cue):
            return True
        return ANSWER in a.why or any(c in ":–—" for s in a.cue for c in s.of(self.text))

    def _key(self, a: Attribution) -> str:
        words = " ".join(s.of(self.text) for s in a.source)
        return next((name for s in a.source for m, name in self.people if s.holds(m)), words.casefold())

    def _points(self, a: Attribution) -> bool:
        """Is its source nothing but a pronoun, so that it goes on with who spoke?"""
        tokens = [t for s in a.source for t in self.parse.within(s)]
        return all(t.text.casefold() in ("he", "she") for t in tokens)

    def _anybody(self, start: int, end: int, besides: str = "") -> bool:
        """Does anybody come in between two offsets, `besides` one name?"""
        if start >= end:
            return False
        if any(start <= m.start < end and name != besides for m, name in self.people):
            return True
        return any(t.pos in ("NOUN", "PROPN") and t.dep in ("nsubj", "nsubjpass", "agent", "pobj", "appos", "ROOT")
                   and is_speaker_noun(t.lemma) for t in self.parse.within(Span(start, end)))  # fmt: skip

    def _nobody_between(self, a: Attribution, start: int, end: int) -> bool:
        """Nothing between a statement and a quotation but what has nobody in it who could have said it."""
        if end - start > FARTHEST or self._anybody(start, end, self._key(a)):
            return False
        between = self.parse.within(Span(start, end)) if start < end else []
        others = ("they", "who", "i", "we")
        return not any(t.text.casefold() in others and t.dep in ("nsubj", "nsubjpass") for t in between
                       if t.start >= start and t.end <= end)  # fmt: skip

    def headlines(self, items: list[Attribution]) -> list[Attribution]:
        """`Holm: The pier will stand`: a line without a final stop, somebody and a colon before what has a verb. The
        report's first line may have a stop: some feeds end every title with one."""
        found = []
        for n, line in enumerate(self.lines):
            stopped = n == 0 and len(self.lines) > 1 and self.text[line.end - 1] == "."
            m = HEADLINE.fullmatch(self.text, line.start, line.end - stopped)
            if m is None or any(line.overlaps(s) for s in self.silent):
                continue
            who, told = Span(*m.span("who")), Span(*m.span("told"))
            colon = who.end
            who = without_addressed(self.text, who)  # "Holm to Moor: resign"
            if (named := self._without_topic(who, told)) != who:
                items[:] = [a for a in items if not all(Span(named.end, colon).holds(s) for s in (*a.cue, *a.content))]
                who = named
            verbs = [t for t in self.parse.within(told) if t.tag in FINITE]
            taken = any(s.start < told.start < s.end or s.overlaps(who) for a in items
                        for s in (*a.source, *a.cue, *a.content))  # fmt: skip
            if not verbs or taken or len(told.of(self.text).split()) > LONGEST_HEADLINE or not self.is_speaker(who):
                continue
            if not any(m.end == who.end for m, _ in self.people) or self.is_own(who.of(self.text)):
                continue  # a role alone heads a section as well, and what a paper puts under its own name is a question
            found.append(Attribution(
                id=f"h{line.start}", source=(who,), cue=(Span(colon, colon + 1),), content=(told,),
                confidence=HEADLINED, why=("a headline: somebody, a colon, what that one says",),
            ))  # fmt: skip
        return found

    def _without_topic(self, who: Span, told: Span) -> Span:
        """Who speaks in "Ann Holm on Ferry Fares: …", where what stands behind is partly quoted, or of "us": "Holm on
        Trial: What Happened" tells of her."""
        m = TOPIC.fullmatch(self.text, who.start, who.end)
        known = m is not None and any(s.end == m.end("name") for s, _ in self.people)
        if m is None or not known or not OWN_VOICE.search(told.of(self.text)):
            return who
        return Span(who.start, m.end("name"))

    def transcript(self, items: list[Attribution]) -> list[Attribution]:
        """`ROSA HOLM: We never saw it.`, several such turns, one name at least twice: what follows each name is that
        one's, word for word, up to the next name or the line's end; what is said inside a turn hangs on it. The
        paper's own questions are nobody's statement."""
        found = [(line, m) for line in self.lines for m in TURN.finditer(self.text, line.start, line.end)]
        who = {m["name"] for _, m in found if self._may_speak(m)}
        turns = [(line, m) for line, m in found if m["name"] in who]
        names = [m["name"] for _, m in turns]
        if len(turns) < LEAST_TURNS or not 2 <= len(set(names)) < len(names) or not self._is_talk(turns):
            return items
        asked = turns[0][1].start("name")
        stops = self._stops(turns)
        read: list[Attribution | None] = list(items)
        touching = self._touching(items, [m.start("name") for _, m in turns], stops)
        said: list[Attribution] = []
        for n, (_, m) in enumerate(turns):
            label, colon = Span(m.start("name"), m.end()), self.text.rindex(":", m.start(), m.end())
            stop = stops[n]
            content = self._spoken(Span(m.end(), stop))
            source = self._who_has(m, asked)
            new = Attribution(id=f"t{label.start}", source=(source,), cue=(Span(colon, colon + 1),), content=(content,),
                              confidence=TRANSCRIPT, why=(WHY,)) if source and content else None  # fmt: skip
            for k in touching[n]:
                if (a := read[k]) is not None:
                    read[k] = self._under(a, label, Span(m.end(), stop), new)
            if new is not None:
                said.append(new)
        items = [*(a for a in read if a is not None), *said]
        kept = {a.id for a in items}
        return [a if a.via in kept else replace(a, via=None) for a in items]

    @staticmethod
    def _stops(turns: list[tuple[Span, re.Match[str]]]) -> list[int]:
        """Where the words of each turn end: at the next name of its line, or with the line."""
        return [
            turns[n + 1][1].start() if n + 1 < len(turns) and turns[n + 1][0] == line else line.end
            for n, (line, _) in enumerate(turns)
        ]

    @staticmethod
    def _touching(items: list[Attribution], starts: list[int], stops: list[int]) -> list[list[int]]:
        """For each turn the places of the statements whose source or cue it touches, of one look at each."""
        found: list[list[int]] = [[] for _ in starts]
        for k, a in enumerate(items):
            turns = set()
            for s in (*a.source, *a.cue):
                n = max(0, bisect_right(starts, s.start) - 1)
                while n < len(starts) and starts[n] < s.end:
                    if s.start < stops[n]:
                        turns.add(n)
                    n += 1
            for n in turns:
                found[n].append(k)
        return found

    def without_answers(self, items: list[Attribution]) -> list[Attribution]:
        """The statements without the answer behind a question that only mentions them ("The board says you knew. “I
        did not.”"), where an interview goes on around it."""
        for q in self.quotes.doubles:
            line = self.line(q.start)
            if not any(self._is_question(x) for x in self._beside(line)) or not self.is_asked(q, items):
                continue
            start = q.start - len(self._unquoted(line, q.start))
            items = [self._without(a, q) if any(start <= s.start < q.start for s in a.cue) else a for a in items]
        kept = {a.id for a in items if a.content}
        return [a if a.via in kept else replace(a, via=None) for a in items if a.content]

    def _without(self, a: Attribution, q: Quotation) -> Attribution:
        parts = (trimmed(self.text, s.start, min(s.end, q.start)) for s in a.content if s.start < q.start)
        return replace(a, content=tuple(p for p in parts if p is not None))

    def is_own(self, name: str) -> bool:
        """Is it the paper's own name, or the part of it that a paper goes by?"""
        return bool(self.publisher) and name.casefold().removeprefix("the ") in (self.publisher or "").casefold()

    def _is_talk(self, turns: list[tuple[Span, re.Match[str]]]) -> bool:
        """Do turns follow one another, and does somebody ask, or say "I" or "you", in some of them? Not where places
        or headings stand before a colon now and then, nor in lists ("SUBS: Vey, Tarn", "VENUE: the old hall")."""
        first, last = (self.lines.index(turns[k][0]) for k in (0, -1))
        between = [s for s in self.lines[first : last + 1] if s.of(self.text).strip()]
        words = [self.text[m.end() : stop] for (_, m), stop in zip(turns, self._stops(turns), strict=True)]
        talk = sum("?" in w or bool(FIRST_PERSON.search(w) or SPOKEN_TO.search(w)) for w in words)
        return len({line for line, _ in turns}) >= DENSE * len(between) and talk >= TALKED * len(turns)

    def _may_speak(self, m: re.Match[str]) -> bool:
        """Is it a label of questions and answers, a name in capitals or somebody? "MYTH:" and "FACT:" judge a claim."""
        if any(p.fullmatch(m["name"] + ":") for p in (LABEL, RATING, FACT)):
            return False
        label = m["name"].casefold() in ASKING | ANSWERING
        return label or m["name"].isupper() or self.is_speaker(Span(*m.span("name")))

    def _who_has(self, m: re.Match[str], asked: int) -> Span | None:
        """Whose turn it is, None for a question of the paper's own; behind a bare "A:" the only one named before the
        questions begin."""
        name = m["name"].casefold()
        if name in ASKING or self.is_own(name):
            return None
        return self._only_named_before(asked) if name in ANSWERING else Span(*m.span("name"))

    def _spoken(self, span: Span) -> Span | None:
        """The words of a turn without a stage direction before them; None where nobody may speak."""
        stage = STAGE.match(self.text, span.start, span.end)
        content = trimmed(self.text, stage.end() if stage else span.start, span.end)
        if content is None or not any(c.isalnum() for c in content.of(self.text)):
            return None  # "(Speaking German)."
        return None if any(content.overlaps(s) for s in self.silent) else content

    def _under(self, a: Attribution, label: Span, words: Span, turn: Attribution | None) -> Attribution | None:
        """A statement read inside a turn, hung on it and kept within it; none is made of the label."""
        if not any(s.overlaps(label) or words.holds(s) for s in (*a.source, *a.cue)):
            return a
        source = tuple(p for s in a.source if (p := self._beyond(s, label)) is not None)
        content = tuple(p for s in a.content if (p := self._within(s, words)) is not None)
        if any(s.overlaps(label) for s in a.cue) or not content or (a.source and not source):
            return None
        up = turn.id if turn is not None and a.via is None else a.via
        return replace(a, source=source, content=content, via=up)

    def _beyond(self, span: Span, label: Span) -> Span | None:
        return span if not span.overlaps(label) else None if span.end <= label.end else Span(label.end, span.end)

    def _within(self, span: Span, words: Span) -> Span | None:
        start, end = max(span.start, words.start), min(span.end, words.end)
        return trimmed(self.text, start, end) if start < end else None

    def _only_named_before(self, offset: int) -> Span | None:
        """The name of the only person whom a report names before an offset, in full, and nobody without a name."""
        named = [(m, name) for m, name in self.persons if m.start < offset]
        if len({name for _, name in named}) != 1 or " " not in named[0][0].of(self.text):
            return None
        before = self.parse.within(Span(0, offset)) if offset else []
        nouns = (t for t in before if t.pos == "NOUN" and t.dep not in ("appos", "attr") and is_speaker_noun(t.lemma))
        others = any(c.text.casefold() in ("a", "an") for t in nouns for c in self.parse.children(t.i))
        return None if others else named[0][0]

    def is_asked(self, q: Quotation, items: list[Attribution]) -> bool:
        """Is a quotation the answer to what the paper itself asks or puts to somebody right before it? Nobody who
        comes up in a question has answered it.

        What is put without a question mark counts beside a question that has one, where somebody says something by name
        only to a "you" ("Kell says you knew. “I did not.”").
        """
        line = self.line(q.start)
        before = self._unquoted(line, q.start)
        if ASKED.search(before):
            return True
        if not before.strip() or self._said_in(line, items):
            return False
        beside = [self._is_question(x) for x in self._beside(line)]
        to_you = SPOKEN_TO.search(before) is not None
        if not any(self._is_question(x, marked=True) for x in self._beside(line)):
            return False
        named = self._is_named(Span(q.start - len(before), q.start), items)
        return to_you or (all(beside) and not named)

    def _unquoted(self, line: Span, end: int) -> str:
        """What stands in a line before an offset and behind any quotation."""
        start = max([self.start_of(line), *(x.end for x in self.quotes.doubles if line.start < x.end <= end)])
        return self.text[start:end]

    def _is_named(self, span: Span, items: list[Attribution]) -> bool:
        """Does a statement made here have a source with a name?"""
        here = (a for a in items if any(span.holds(s) for s in a.cue))
        return any(s.holds(m) for a in here for s in a.source for m, _ in self.people)

    def _said_in(self, line: Span, items: list[Attribution]) -> bool:
        """Does he or she say something in a line, who is whoever spoke before?"""
        theirs = [a for a in items if [s.of(self.text).casefold() for s in a.source] in (["he"], ["she"])]
        return any(line.start <= s.start < line.end for a in theirs for s in a.cue)

    def _beside(self, line: Span) -> list[Span | None]:
        """The lines with words right before and behind one; None for none."""
        k = self.lines.index(line)
        above = next((s for s in reversed(self.lines[:k]) if s.of(self.text).strip()), None)
        return [above, next((s for s in self.lines[k + 1 :] if s.of(self.text).strip()), None)]

    def _is_question(self, line: Span | None, *, marked: bool = False) -> bool:
        """Is a line what is put to somebody and the quotation that answers it, and no more? `marked`: with a "?"."""
        q = next((x for x in self.quotes.doubles if line is not None and line.start <= x.start < line.end), None)
        if q is None or line is None or q.end < line.end - 1:
            return False
        before = self._unquoted(line, q.start)
        return bool(ASKED.search(before) or (not marked and SPOKEN_TO.search(before)))

    def answers(self, q: Quotation, items: list[Attribution]) -> int | None:
        """The number of the statement that an answer goes on with: whoever has the quotation before it, in the same
        line or at the end of the line before."""
        line = self.line(q.start)
        before = self._unquoted(line, q.start)
        if not ASKED.search(before) and self._is_named(Span(q.start - len(before), q.start), items) and not (
            MYSELF.search(self.text[q.start : q.end])
        ):  # fmt: skip
            return None  # "Ann Holm said you get used to it. “We all do.”" may be hers
        earlier = [x for x in self.quotes.doubles if x.end <= q.start]
        if not earlier:
            return None
        last = earlier[-1]
        above = self._beside(line)[0]
        tail = self.text[last.end : line.start] if last.start < line.start else ""
        if last.start < line.start and (above is None or last.start < above.start or any(c.isalnum() for c in tail)):
            return None
        held = [n for n, a in enumerate(items) if a.via is None and a.source and self.says(a)
                and a.confidence >= SURE and any(s.start <= last.start and last.end <= s.end + 1 for s in a.content)
                ]  # fmt: skip
        return held[0] if len(held) == 1 and not self._speaks_within(items[held[0]]) else None

    def is_in_question(self, q: Quotation, items: list[Attribution]) -> bool:
        """Does anybody say something in the sentence right before an answer, which asks about that?"""
        last = self._last_sentence(self.line(q.start), q.start)
        return last is not None and any(last.start <= s.start < last.end for a in items for s in a.cue)

    def first_answer(self, q: Quotation, items: list[Attribution]) -> Attribution | None:
        """An answer of whom the question calls by name, else of the only person named before it, where nobody has
        said anything yet."""
        line = self.line(q.start)
        mark = len(self.text[: q.start].rstrip()) - 1
        called = CALLED.match(self.text, self.start_of(line), q.start)
        names = {name for _, name in self.persons if called and name.split()[-1] == called["name"].split()[-1]}
        heard = any(a.cue[0].start < q.start and self.says(a) for a in items if a.cue)
        source = Span(*called.span("name")) if called and len(names) == 1 else None
        source = source if source or heard else self._only_named_before(q.start)
        if source is None or not source.end <= mark:
            return None
        return Attribution(id=f"q{q.start}", source=(source,), cue=(Span(mark, mark + 1),),
                           content=(Span(q.start, q.end),), confidence=ANSWERED, why=(ANSWER,))  # fmt: skip

    def inner(self, items: list[Attribution]) -> Iterator[Attribution]:
        """Quotations inside a quotation, with a subject and a verb of saying right before: "He told them, ‘…’"."""
        for q in self.quotes.singles:
            span = Span(q.start, q.end)
            if not q.closed or any(span.overlaps(s) for s in self.silent):
                continue
            holders = [a for a in items if any(s.start < q.start and q.end <= s.end for s in a.content)]
            if not holders:
                continue
            holder = min(holders, key=lambda a: sum(s.end - s.start for s in a.content))
            verb = self._verb_before(q.start)
            if verb is None or any(Span(verb.start, verb.end).overlaps(s) for a in items for s in a.cue):
                continue
            subject = child_with(self.parse, verb.i, "nsubj")
            phrase = noun_phrase(self.parse, subject.i) if subject and subject.i < verb.i else None
            if phrase is None or not any(s.holds(phrase) for s in holder.content):
                continue
            if subject is None or not (subject.pos == "PRON" or is_source_like(self.parse, subject)):
                continue
            yield Attribution(id=f"i{q.start}", source=(phrase,), cue=(Span(verb.start, verb.end),), content=(span,),
                              via=holder.id, confidence=round(INNER * holder.confidence, 4),
                              why=("a quotation inside a quotation",))  # fmt: skip

    def _verb_before(self, offset: int) -> Token | None:
        """A verb of saying that ends right before an offset, but for whom it was said to and a comma."""
        tokens = self.parse.within(Span(max(0, offset - 60), offset))
        tokens = [t for t in tokens if t.end <= offset]
        if not tokens or tokens[-1].text not in (",", ":"):
            return None
        for t in reversed(tokens[:-1][-5:]):
            if t.tag.startswith("VB"):
                return t if t.lemma.casefold() in COMMUNICATION_VERBS else None
        return None


def _head(parse: Parse, tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])


def _end(a: Attribution) -> int:
    return max(s.end for s in (*a.source, *a.cue, *a.content))


def _start(a: Attribution) -> int:
    return min(s.start for s in (*a.source, *a.cue, *a.content))


def is_voice(word: str) -> bool:
    """Is a word a finite form of a verb of voice or mien: "croaks", "quipped", "winks"?"""
    w = word.casefold()
    stems = {w[:-1], w[:-2]} if w.endswith("s") else {w[:-1], w[:-2], w[:-3]} if w.endswith("ed") else set()
    if w.endswith(("ies", "ied")):
        stems.add(w[:-3] + "y")
    return word.islower() and not stems.isdisjoint(VOICES)


def shows_words(parse: Parse, prep: Token) -> bool:
    """ "at the sign on the wall", "in the photograph": words there are not of whoever looks."""
    return prep.dep == "prep" and any(parse.tokens[k].lemma.casefold() in SHOWING for k in parse.subtree(prep.i))


def is_of_another(parse: Parse, q: Span, subject: Token, verb: Token) -> bool:
    """Is a quotation hardly of whom the sentence before it shows: does it name that one, or, behind a mere gesture,
    speak of a he or she and of no "I"; or does the gesture show where the words stand?"""
    own = {t.text for t in _name_of(parse, subject)}
    words = [t.text for t in parse.within(q)]
    if own.intersection(words) or any(shows_words(parse, c) for c in parse.children(verb.i)):
        return True
    low = {w.casefold() for w in words}
    return verb.lemma.casefold() in GESTURES and not low.isdisjoint(OF_ANOTHER) and low.isdisjoint(OF_ONESELF)


def _name_of(parse: Parse, subject: Token) -> list[Token]:
    """The words of a subject's own name, with that beside a role ("the ferryman, Leo Brenn")."""
    heads = [subject, *(c for c in parse.children(subject.i) if c.dep == "appos")]
    every = [t for h in heads for t in (h, *(c for c in parse.children(h.i) if c.dep == "compound"))]
    return [t for t in every if t.pos == "PROPN" and len(t.text) > 2]
