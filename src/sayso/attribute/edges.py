"""Where a source or a content must end whatever the reader's scores say: at a line's end, at an aside, at a quotation
mark; and where it must go on: over the paragraphs of one quotation, to the noun that an article belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.attribute.form import OPENING, QuoteMap, quote_map
from sayso.attribute.implied import is_perfect
from sayso.attribute.phrases import child_with, cut_out, noun_phrase, sentence_of
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.seams import seams
from sayso.text import Span, Spans, is_wrapped, trimmed

SENTENCE_TO_QUOTE = re.compile(r"[.!?]\s+(?=[“\"])")
LONGEST_BRACKET = 1_000  # characters between a bracket and a cue in it, or the bracket that closes it
LINE_END = re.compile(r"\n\s*")
SOFT_END = re.compile(r"\n[^\S\n]*\n\s*")
NEXT_MARK = re.compile(r"[^\S\n]*+\n\s*+[“„«\"]\s*+$")
#: Asides in whose words nobody speaks; a content that runs into one ends there.
OUTSIDE = frozenset({"promo", "byline", "dateline", "subhead"})

DOUBLE = "“”\""
LEAST_HELD = 1 / 3  # part of a quotation from which on it is whose that part is
LEAST_BEGUN = 12  # characters from its opening mark on from which it is


def set_edges(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with sources of one line each, contents that leave a line only inside a quotation, and
    quotations whole where the next paragraphs go on with them."""
    lines = Lines(annotated.text)
    outside = tuple(a.span for a in annotated.asides if a.kind in OUTSIDE)
    theirs = lines.index(attributions)
    taken = [s for a in attributions for s in (*(lines.without_next_mark(a.content) if a.content else ()), *a.cue)]
    out = []
    for a in attributions:
        content = cut_out(a.content, tuple(o for o in outside if not any(o.holds(s) for s in a.cue)), annotated.text)
        content = lines.own(content or a.content, a.cue)
        if a.via is None:
            content = lines.without_theirs(content, a, theirs)
            content = lines.goes_on(lines.without_next_mark(content), taken)
        content = lines.at_marks(lines.from_mark(lines.in_brackets(content, a.cue), a.cue, taken))
        out.append(replace(a, source=lines.nearest(a.source, a.cue), content=content))
    out = whole_quotations(lines, out)
    contents = {a.id: a.content for a in out}
    theirs = lines.index(out)
    return tuple(
        a if a.via is None or any(s.overlaps(c) for s in contents[a.via] for c in a.cue)
        else replace(a, via=None, content=lines.without_theirs(a.content, a, theirs))
        for a in out
    )  # fmt: skip


class Break(NamedTuple):
    """Where a line ends and the next begins; the same place at a seam."""

    start: int
    end: int


class Lines:
    """The lines of a text as units of sense, and its quotations; lines broken to one width count as one, and at a seam
    between two words a line ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quotes: QuoteMap = quote_map(text)
        ends = SOFT_END if is_wrapped(text) else LINE_END
        self.breaks = sorted([*(Break(*m.span()) for m in ends.finditer(text)), *(Break(k, k) for k in seams(text))])
        self._starts = [b.start for b in self.breaks]

    def number(self, offset: int) -> int:
        """Which line an offset stands in."""
        return bisect_right(self._starts, offset)

    def in_brackets(self, content: Spans, cue: Spans) -> Spans:
        """A content without what lies behind the brackets that its cue stands in, where it begins in them too:
        "(Holm says it runs) and the lamps were lit"."""
        if not cue or not content:
            return content
        at, rest = cue[0].start, content[-1].end
        start = self.text.rfind("(", max(0, at - LONGEST_BRACKET), at)
        if start < 0 or content[0].start <= start or self.text.find(")", start, at) >= 0:
            return content
        end = self.text.find(")", at, min(rest, at + LONGEST_BRACKET))
        if end < 0 or self.text.find("(", at, end) >= 0 or self.text.find("\n", start, end) >= 0:
            return content
        kept = (trimmed(self.text, s.start, min(s.end, end)) for s in content if s.start < end)
        return tuple(s for s in kept if s is not None) or content

    def pieces(self, span: Span) -> list[Span]:
        """A span cut at the ends of lines."""
        out, start = [], span.start
        for k in range(bisect_right(self._starts, span.start), bisect_right(self._starts, span.end - 1)):
            if self._starts[k] > start and (piece := trimmed(self.text, start, self._starts[k])):
                out.append(piece)
            start = max(start, self.breaks[k].end)
        if start < span.end and (piece := trimmed(self.text, start, span.end)):
            out.append(piece)
        return out or [span]

    def nearest(self, source: Spans, cue: Spans) -> Spans:
        """A source without what stands in another line than the part of it that is nearest to the cue."""
        pieces = [p for s in source for p in self.pieces(s)]
        if not cue or len({self.number(p.start) for p in pieces}) < 2:
            return source
        home = self.number(cue[0].start)
        best = min((self.number(p.start) for p in pieces), key=lambda n: abs(n - home))
        return tuple(p for p in pieces if self.number(p.start) == best)

    def own(self, content: Spans, cue: Spans) -> Spans:
        """A content without lines that are neither the cue's nor quoted; kept whole where nothing else is left. A line
        in single marks does not go on with a quotation in double ones: some feeds have sub-heads so."""
        pieces = [p for s in content for p in self.pieces(s)]
        if not cue or len({self.number(p.start) for p in pieces}) < 2:
            return content
        home = self.number(cue[0].start)
        doubled = any(c in p.of(self.text) for p in pieces if self.number(p.start) == home for c in DOUBLE)
        kept = [p for p in pieces if self.number(p.start) == home or (
            self.is_quoted(p) and not (doubled and self.text[p.start] in "‘'`" and not any(
                c in p.of(self.text) for c in DOUBLE)))]  # fmt: skip
        if not kept or len(kept) == len(pieces):
            return content
        return tuple(kept)

    def index(self, attributions: Sequence[Attribution]) -> dict[int, list[tuple[Span, Attribution]]]:
        """By line, what of it is whose outermost content."""
        out: dict[int, list[tuple[Span, Attribution]]] = {}
        for a in attributions:
            for p in (p for s in a.content for p in self.pieces(s)) if a.via is None else ():
                out.setdefault(self.number(p.start), []).append((p, a))
        return out

    def without_theirs(
        self, content: Spans, a: Attribution, theirs: dict[int, list[tuple[Span, Attribution]]]
    ) -> Spans:  # fmt: skip
        """A content of several lines without those, other than the cue's, that are another's too; what both share from
        its beginning to its end stays with both."""
        pieces = [p for s in content for p in self.pieces(s)]
        if not a.cue or len({self.number(p.start) for p in pieces}) < 2:
            return content
        home, own = self.number(a.cue[0].start), set(a.content)
        kept = [p for p in pieces if self.number(p.start) == home or not any(
            p.overlaps(s) and o.id != a.id and own.isdisjoint(o.content)
            for s, o in theirs.get(self.number(p.start), ()))]  # fmt: skip
        if len(kept) == len(pieces) or not any(self.number(p.start) == home for p in kept):
            return content
        return tuple(kept)

    def without_next_mark(self, content: Spans) -> Spans:
        """A content without the mark that opens the next paragraph, where it stops right behind it."""
        last = content[-1]
        found = NEXT_MARK.search(self.text, last.start, last.end)
        return (*content[:-1], Span(last.start, found.start())) if found and found.start() > last.start else content

    def is_quoted(self, piece: Span) -> bool:
        """Does it begin inside quotation marks, or close a quotation that an earlier line opened?"""
        first = self.quotes.touching(piece.start, piece.start + 1)
        if first or self.text[piece.start] in "“”\"‘'`«":
            return True
        return self._closes(piece.start, piece.end) is not None

    def _closes(self, start: int, end: int) -> int | None:
        """The end of the first closing curly mark in [start, end) that no opening one precedes there."""
        mark = re.search(r"[“”«»]", self.text[start:end])
        return start + mark.end() if mark and mark[0] in "”»" else None

    def from_mark(self, content: Spans, cue: Spans, taken: list[Span]) -> Spans:
        """A content that is nothing but the mark that opens a quotation before its cue takes the whole quotation."""
        if len(content) != 1 or not cue or any(c.isalnum() for c in content[0].of(self.text)):
            return content
        start = content[0].start
        found = [q for q in self.quotes.touching(start, start + 1) if not q.single and q.closed and q.start == start]
        if len(found) != 1 or not content[0].end < found[0].end <= cue[0].start:
            return content
        whole = Span(start, found[0].end)
        beside = self.number(start) != self.number(cue[0].start)
        return content if beside or any(whole.overlaps(t) and t != content[0] for t in taken) else (whole,)

    def at_marks(self, content: Spans) -> Spans:
        """A content parted where a sentence ends and a quotation begins, each quotation with its closing mark."""
        out: list[Span] = []
        for span in content:
            start = span.start
            for m in SENTENCE_TO_QUOTE.finditer(self.text, span.start, span.end):
                inside = any(q.start < m.start() < q.end for q in self.quotes.doubles if q.start < span.end)
                before = trimmed(self.text, start, m.start())
                if not inside and before and m.end() < span.end:
                    out.append(before)
                    start = m.end()
            end = span.end
            open_ = [q for q in self.quotes.touching(end - 1, end) if not q.single and q.closed and q.start >= start]
            if open_ and end < open_[0].end <= end + 2 and not any(c.isalnum() for c in self.text[end : open_[0].end]):
                end = open_[0].end
            out.append(Span(start, end))
        return tuple(out)

    def is_tight(self, quotation: Span) -> bool:
        """Do its marks stand close to its own words and apart from others? What lies between two quotations in straight
        marks does not."""
        start, end = quotation
        inside = not self.text[start + 1].isspace() and not self.text[end - 2].isspace()
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        return inside and not before.isalnum() and not after.isalnum()

    def goes_on(self, content: Spans, taken: list[Span]) -> Spans:
        """A content with the paragraphs that go on with its quotation: it is not closed where its line ends, and the
        next begins with an opening mark or holds the closing one. Words that others hold are left to them."""
        out = list(content)
        for _ in range(12):
            last = out[-1]
            k = self.number(last.end - 1)
            if k >= len(self.breaks):
                break
            end, start = self.breaks[k].start, self.breaks[k].end
            open_ = [q for q in self.quotes.touching(last.end - 1, last.end) if not q.closed and not q.single]
            if any(c.isalnum() for c in self.text[last.end : end]) or not open_:
                break
            stop = self.breaks[k + 1].start if k + 1 < len(self.breaks) else len(self.text)
            stop = start + len(self.text[start:stop].rstrip())
            if start >= stop:
                break
            if self.text[start] in OPENING + '"':
                whole = [q for q in self.quotes.touching(start, start + 1) if not q.single]
                stop = min(stop, whole[0].end) if whole else stop
            elif (closed := self._closes(start, stop)) is not None:
                stop = closed
            else:
                break
            part = Span(start, stop)
            if any(part.overlaps(t) for t in taken):
                break
            out.append(part)
        return tuple(out)


def whole_quotations(lines: Lines, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions with quotations whole of which a content holds the beginning or more than a third: the reader
    stops amid one now and then. Nothing is joined where a cue or anybody else's words lie in the rest, or the cue is in
    the quotation."""
    taken: dict[int, list[tuple[str, Span]]] = {}
    for a in attributions:
        if a.via is None:
            for s in (*a.source, *a.cue, *a.content):
                for q in lines.quotes.touching(s.start, s.end):
                    taken.setdefault(q.start, []).append((a.id, s))
    out = []
    for a in attributions:
        content = a.content
        for q in [q for s in a.content for q in lines.quotes.touching(s.start, s.end)] if a.via is None else ():
            whole = Span(q.start, q.end)
            if q.single or not q.closed or not lines.is_tight(whole):
                continue
            held = [s for s in content if s.overlaps(whole)]
            size = sum(min(s.end, q.end) - max(s.start, q.start) for s in held)
            least = LEAST_BEGUN if any(s.start <= q.start for s in held) else LEAST_HELD * (q.end - q.start)
            if not least < size < q.end - q.start:
                continue
            if any(whole.overlaps(s) for s in (*a.source, *a.cue)):
                continue
            if any(x != a.id and not any(h.holds(s) for h in held) for x, s in taken[q.start]):
                continue
            joined = Span(min(q.start, *(s.start for s in held)), max(q.end, *(s.end for s in held)))
            content = tuple(sorted([*(s for s in content if s not in held), joined]))
        out.append(a if content == a.content else replace(a, content=content, why=(*a.why, "its quotation whole")))
    return out


#: Words before a source that tell when, not who: "Earlier the reporter", "Wednesday the governor".
WHEN = frozenset(
    """
    earlier later meanwhile separately also however moreover furthermore additionally then still yet so but and
    monday tuesday wednesday thursday friday saturday sunday today yesterday
    """.split()
)


def without_when(parse: Parse, a: Attribution) -> Attribution:
    """A source without an adverb or day before it ("Earlier the reporter", "Wednesday Governor Lee")."""
    if len(a.source) != 1:
        return a
    tokens = parse.within(a.source[0])
    first = next((k for k, t in enumerate(tokens) if t.text.casefold() not in WHEN and t.pos != "PUNCT"), len(tokens))
    if not 0 < first < len(tokens) or tokens[first].pos in ("ADP", "AUX", "PART"):
        return a
    return replace(a, source=(Span(tokens[first].start, a.source[0].end),))


def whole_source(parse: Parse, a: Attribution) -> Attribution:
    """A source that stops at an article, a preposition or a possessor takes the noun that follows: "the | agency",
    "The pilot of | the boat", "the union's | treasurer"."""
    tokens = [t for s in a.source for t in parse.within(s)]
    if len(a.source) != 1 or not tokens or tokens[-1].pos not in ("DET", "ADP", "PART") or tokens[-1].i < 0:
        return a
    last = tokens[-1]
    if last.pos == "PART" and last.tag != "POS":
        return a
    if last.pos == "DET" and (len(tokens) == 1 and last.text.casefold() not in ("the", "a", "an")):
        return a  # "this", "some", "all" stand alone
    if last.tag == "POS":
        owner = parse.tokens[last.head]
        noun: Token | None = parse.tokens[owner.head] if owner.dep == "poss" else None
    elif last.pos == "ADP":
        noun = child_with(parse, last.i, "pobj")
    else:
        noun = parse.tokens[last.head]
    end = None
    if noun is not None and last.i < noun.i <= last.i + 8:
        end = noun.end
    elif a.cue and last.end < a.cue[0].start:
        between = [t for t in parse.within(Span(last.end, a.cue[0].start)) if t.pos != "PUNCT"]
        if 0 < len(between) <= 4:
            end = between[-1].end
    if end is None and last.pos == "ADP" and last.text.islower() and len(tokens) > 1 and last.dep == "prep":
        return replace(a, source=(Span(a.source[0].start, tokens[-2].end),))  # "the founders | of"
    if end is None:
        return a
    grown = Span(a.source[0].start, end)
    if any(grown.overlaps(s) for s in (*a.cue, *a.content)):
        return a
    return replace(a, source=(grown,))


def subject_in_content(parse: Parse, a: Attribution) -> Attribution:
    """A source that the reader took for the end of the content: "Shells fell a group watching the war said"."""
    if a.source or len(a.cue) != 1 or not a.content:
        return a
    verb = next((t for t in parse.within(a.cue[0]) if t.tag in ("VBD", "VBZ", "VBP")), None)
    subject = child_with(parse, verb.i, "nsubj") if verb else None
    phrase = noun_phrase(parse, subject.i) if subject else None
    if verb is None or phrase is None or subject is None or subject.tag in ("WP", "WDT", "EX"):
        return a
    last = a.content[-1]
    if not (last.start < phrase.start and last.end == phrase.end and phrase.end <= a.cue[0].start <= phrase.end + 2):
        return a
    content = cut_out(a.content, (phrase,), parse.text)
    return replace(a, source=(phrase,), content=content, why=(*a.why, "the subject of its verb")) if content else a


def inverted(parse: Parse, a: Attribution) -> Attribution:
    """A source between its cue and the content: "Stated Lee: “…”", "If he stays, said Lee, he will lose"."""
    behind = next((s.start for s in a.content if a.cue and s.start > a.cue[0].end), None)
    if a.source or len(a.cue) != 1 or behind is None:
        return a
    between = Span(a.cue[0].end, behind).of(parse.text)
    words = between.strip(' ,:—–-\n"“')
    tokens = parse.within(Span(a.cue[0].end, behind))
    amid = between.rstrip(' “"').endswith(",") and _is_amid(parse, a.cue[0])
    first = a.content[0].start == behind
    if not words or not (amid or (":" in between and first)) or len(words.split()) > 8 or "\n" in words:
        return a
    if tokens[0].pos not in ("PROPN", "DET", "NOUN") or any(t.tag.startswith("VB") for t in tokens):
        return a
    if any(c.dep in ("nsubjpass", "auxpass") for t in parse.within(a.cue[0]) for c in parse.children(t.i)):
        return a
    start = a.cue[0].end + between.index(words)
    return replace(a, source=(Span(start, start + len(words)),), why=(*a.why, "stands between verb and content"))


def _is_amid(parse: Parse, cue: Span) -> bool:
    """Is a cue one finite verb of saying behind a comma, whose subject can only follow: "…, said Lee, …"?"""
    words = parse.within(cue)
    if len(words) != 1 or words[0].tag not in ("VBD", "VBZ", "VBP") or not words[0].i:
        return False
    saying = words[0].lemma.casefold() in ("say", "write", "add", "note", "explain", "warn", "argue", "claim", "insist")
    return saying and parse.tokens[words[0].i - 1].text in (",", ",”", '"', "”")


def according(parse: Parse, a: Attribution) -> Attribution:
    """ "According to observers …" without a source, or with one in another sentence: the noun after it is it."""
    if len(a.cue) != 1 or not a.content or any(
        sentence_of(parse, s.start) == sentence_of(parse, a.cue[0].start) for s in a.source
    ):  # fmt: skip
        return a
    cue = parse.within(a.cue[0])
    if [t.text.casefold() for t in cue] != ["according", "to"]:
        return a
    noun = child_with(parse, cue[-1].i, "pobj")
    phrase = noun_phrase(parse, noun.i) if noun else None
    if phrase is None or phrase.start < a.cue[0].end or phrase.start > a.cue[0].end + 2:
        return a
    content = cut_out(a.content, (phrase,), parse.text)
    return replace(a, source=(phrase,), content=content) if content else a


def shared_subject(parse: Parse, a: Attribution) -> Attribution:
    """A verb without a subject of its own has that of the verb it is joined to: "he rang twice and said …"."""
    if a.source or not a.cue:
        return a
    verbs = [t for s in a.cue for t in parse.within(s) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]
    verb = verbs[0] if verbs else None
    if verb is None or verb.dep != "conj" or (verb.tag == "VBN" and not is_perfect(parse, verb)):
        return a
    if child_with(parse, verb.i, "nsubj", "nsubjpass", "expl"):
        return a
    head = verb
    for _ in range(4):
        if head.dep != "conj":
            break
        head = parse.tokens[head.head]
        if child_with(parse, head.i, "nsubj"):
            break
    subject = child_with(parse, head.i, "nsubj")
    if subject is None or head.sent != verb.sent or subject.tag in ("WP", "WDT", "EX") or subject.lemma == "that":
        return a
    phrase = noun_phrase(parse, subject.i)
    if phrase is None or phrase.end > verb.start or any(phrase.overlaps(s) for s in (*a.cue, *a.content)):
        return a
    return replace(a, source=(phrase,), why=(*a.why, "the subject of the verb it is joined to"))


def hold_amid(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Whole attributions that stand amid another's content are nested in it, and a content that holds another's source
    and cue holds what they give as well: "the clerk recalled | he said, | “…”, the office said"."""
    items = {a.id: a for a in attributions}
    text = annotated.text
    for inner in attributions:
        inner = items[inner.id]
        body = (*inner.source, *inner.cue, *inner.content)
        hull = Span(min(s.start for s in body), max(s.end for s in body))
        best: tuple[int, str, Spans] | None = None
        for outer in items.values():
            spans = outer.content
            if not spans or spans[0].start >= hull.end or spans[-1].end <= hull.start:
                continue  # most of them, so it is asked first
            if outer.id == inner.id or _above(items, outer.id, inner.id):
                continue
            around = Span(spans[0].start, spans[-1].end)
            amid = inner.via is None and _amid(annotated.parse, spans, hull)
            told = (*inner.source, *inner.cue)
            begun = bool(inner.source) and all(any(s.holds(t) for s in spans) for t in told) and not any(
                s.overlaps(c) for s in spans for c in inner.content
            )  # fmt: skip
            if not (amid or begun) or any(hull.overlaps(s) for s in (*outer.source, *outer.cue)):
                continue
            if begun and not _joins(text, around, hull):
                continue
            size = around.end - around.start
            if best is None or size < best[0]:
                best = (size, outer.id, spans)
        if best is None:
            continue
        outer = items[best[1]]
        items[outer.id] = replace(outer, content=_filled(outer.content, hull))
        items[inner.id] = replace(inner, via=outer.id, why=(*inner.why, "stands amid another's content"))
    return tuple(items[a.id] for a in attributions)


def _amid(parse: Parse, spans: Spans, hull: Span) -> bool:
    """Does one sentence hold the hull and parts of a content on both sides of it, none of which hold it wholly?"""
    before, after = [s for s in spans if s.start < hull.start], [s for s in spans if s.end > hull.end]
    if not before or not after or any(s.holds(hull) for s in spans):
        return False
    sents = {sentence_of(parse, k) for k in (before[-1].end - 1, hull.start, hull.end - 1, after[0].start)}
    return len(sents) == 1


def _above(items: dict[str, Attribution], low: str, high: str) -> bool:
    """Is `high` the attribution `low` or one that holds it?"""
    at: str | None = low
    for _ in range(20):
        if at == high:
            return True
        at = items[at].via if at in items else None
        if at is None:
            return False
    return True


def _joins(text: str, outer: Span, inner: Span) -> bool:
    """Does the one go on right where the other ends, within a sentence?"""
    gap = text[outer.end : inner.end] if inner.end > outer.end else ""
    return inner.start >= outer.start and inner.end > outer.end and "\n" not in gap


def _filled(spans: Spans, hull: Span) -> Spans:
    """The spans with everything from the last before the hull to the first after it joined through it."""
    near = [s for s in spans if s.end >= hull.start - 6 and s.start <= hull.end + 6]
    start, end = min([hull.start, *(s.start for s in near)]), max([hull.end, *(s.end for s in near)])
    return tuple(sorted([*(s for s in spans if s not in near), Span(start, end)]))
