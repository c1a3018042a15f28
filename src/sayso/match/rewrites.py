"""Reports retold in own words, from strong evidence only.

Two reports of one event resemble each other without either having used the other, so likeness alone shows nothing.
Three things do: a credit to the other's publisher beside facts that stand together in the other text; words quoted
from a publisher's own text; and the same words put into the mouth of somebody unnamed in both.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sayso.address import page_of
from sayso.match.credits import Credit, credits, forms_of, is_release, nickname_of
from sayso.match.fingerprints import WORD, Wording, quotations
from sayso.match.moments import Moment
from sayso.match.owners import plain
from sayso.model import Report
from sayso.text import Span

MIN_FACTS = 5  # content words of the credited sentence that stand together in the source
MIN_COVERED = 0.5  # of its content words
MIN_BITS = 15.0  # what the shared words must tell in this set of reports, where the words of its topic tell little
MIN_BITS_COVERED = 0.45  # of what all words of the sentence tell
PLACE = 60  # words of the source in which they must stand
ELSEWHERE = 200  # reports imagined of other affairs: in a small set of one affair its topic still tells something
QUOTE = 7  # words quoted out of a publisher's own text
UNNAMED_QUOTE = 10  # words that two reports have somebody unnamed say
LONGEST_SENTENCE = 1500  # characters
MOST_CITING = 40  # sentences that cite one publisher
MOST_SOURCES = 60  # reports of a credited publisher that are looked at, the last before the copy
DAYS = 21  # how far back

STOP = frozenset(
    """a about above across after again against ago all along already also although always am among an and another any
    anybody anyone anything are around as ask asked asking at away back be became because become been before began begin
    behind being below between both but by call called came can come could day days did do does doing done down during
    each earlier early either else even ever every everybody everyone few first following for former from further gave
    get give given go going gone got had has have having he her here hers him himself his how however i if in including
    into is it its itself just know known last late later latter least less let like made make makes many may me might
    more most much must my near nearly never new newspaper next no nobody none nor not nothing now of off often old on
    once one only or other others our out over own part people per perhaps quite rather really recent recently same saw
    say saying says said see seem seemed seen several shall she should show showed since so some somebody someone
    something soon still such take taken than that the their them then there these they thing things this those though
    three through thus time times to today together told tomorrow too took toward two under until up upon us use used
    very via was way we week weeks well went were what when where whether which while who whole whom whose why will with
    within without would year years yesterday yet you your
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december report reported reporting reports revealed reveals wrote written writes quoted quoting
    cited citing according published claimed claims announced stated added noted agency magazine website news paper
    channel broadcaster tabloid daily press""".split()
)
UNNAMED = re.compile(
    r"\b(?:an?|the|one|another|two|three|several|some)\s+(?:[a-z-]+\s+){0,3}(?:sources?|insiders?|officials?|aides?|"
    r"advis[eo]rs?|nurses?|doctors?|workers?|employees?|staffers?|colleagues?|neighbou?rs?|residents?|witness(?:es)?|"
    r"women|woman|man|men|mother|father|friends?|relatives?|guards?|soldiers?|officers?|diplomats?|executives?|"
    r"whistle-?blowers?|students?|teachers?|drivers?|bystanders?|onlookers?|locals?|lawyers?|analysts?|experts?|persons?|"
    r"members?|commanders?|fighters?|activists?|technicians?|clerks?|cashiers?|civil\s+servants?|informants?)\b"
)


_SPEECH = r"(?:said|says|told|added|recalled|explained|claimed|insisted|warned|admitted|complained|whispered|wrote)"
_INDEFINITE = re.compile(
    rf"\b(?:an?|one|another)\s+(?:[a-z-]+\s+){{1,5}}{_SPEECH}\b|\b{_SPEECH}\s+(?:an?|one|another)\s+[a-z]"
)
_DEFINITE = re.compile(
    rf"\bthe\s+(?:[a-z-]+\s+)?([a-z-]+)\s+{_SPEECH}\b|\b{_SPEECH}\s+the\s+(?:[a-z-]+\s+)?([a-z-]+)\b"
)


@dataclass(frozen=True, slots=True)
class Retelling:
    """What a report was found to retell: the source's id, the share of its words that do, and where."""

    source: str
    share: float
    passages: tuple[tuple[Span, Span], ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Book:
    report: Report
    wording: Wording
    when: Moment

    @property
    def content(self) -> tuple[tuple[str, int, int], ...]:
        """The content words of the text."""
        return _content(self.report.text)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text."""
        return _sentences(self.report.text)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """That a report retells a source: how strongly (to choose among sources of one publisher), where and why."""

    source: _Book
    weight: float
    passages: tuple[tuple[Span, Span], ...]
    why: str


class Shelf:
    """A growing set of reports in which the sources of retellings are looked up; the order of adding is not kept."""

    def __init__(self) -> None:
        self._books: dict[str, _Book] = {}
        self._by_publisher: dict[str, list[_Book]] = {}  # in the order of _rank, as the lists below
        self._unnamed: dict[bytes, list[tuple[_Book, Span]]] = {}
        self._pages: dict[str, list[_Book]] = {}
        self._frequency: Counter[str] = Counter()
        self._names: dict[str, set[tuple[frozenset[str], str]]] = {}
        self._nicknamed: dict[str, set[str]] = {}  # nickname -> the publishers of the set that go by it

    def add(self, report: Report, wording: Wording, when: Moment) -> None:
        """Put in a report that is not held."""
        book = self._books[report.id] = _Book(report, wording, when)
        name, page = plain(report.publisher), page_of(report.url)
        insort(self._by_publisher.setdefault(name, []), book, key=_rank)
        if page:
            insort(self._pages.setdefault(page, []), book, key=_rank)
        for key, span in _unnamed_quotes(book):
            insort(self._unnamed.setdefault(key, []), (book, span), key=lambda held: (*_rank(held[0]), held[1]))
        self._frequency.update({w for w, _, _ in book.content})
        for form in forms_of(report) if name else ():
            words = [m.group().casefold() for m in WORD.finditer(form)]
            if words:
                self._names.setdefault(max(words, key=len), set()).add((frozenset(words) - {"the"}, name))
        nickname = nickname_of(report.publisher)
        if nickname:
            word = nickname.split()[-1].casefold()
            self._names.setdefault(word, set()).add((frozenset((word,)), name))
            self._nicknamed.setdefault(nickname, set()).add(name)

    def remove(self, report: str) -> None:
        """Take out a report. Raises KeyError where it is not held."""
        book = self._books.pop(report)
        places = ((self._by_publisher, plain(book.report.publisher)), (self._pages, page_of(book.report.url)))
        for shelves, key in places:
            if key in shelves:
                shelves[key] = [b for b in shelves[key] if b is not book]
        name = plain(book.report.publisher)
        if not self._by_publisher[name]:
            self._nicknamed.get(nickname_of(book.report.publisher) or "", set()).discard(name)
        for key, _ in _unnamed_quotes(book):
            self._unnamed[key] = [held for held in self._unnamed[key] if held[0] is not book]
        self._frequency.subtract({w for w, _, _ in book.content})

    def bits(self, words: Iterable[str]) -> float:
        """How much it tells that two texts share these words: rare ones in this set tell much."""
        held = len(self._books) + ELSEWHERE
        return sum(math.log2((held + 1) / (self._frequency[w] + 0.5)) for w in sorted(words))

    def sources(self, report: Report) -> tuple[Retelling, ...]:
        """What a held report retells, the largest share first; what its earlier version retold is left to that."""
        book = self._books[report.id]
        earlier = {r.source for before in self._versions_before(book) for r in self.sources(before.report)}
        found: dict[str, _Evidence] = {}
        for evidence in (*self._credited(book), *self._heard(book)):
            source = evidence.source.report.id
            if source not in earlier:
                found.setdefault(source, evidence)
        out = []
        for source, evidence in found.items():
            spans = (*_supported(book, evidence.source), *(b for _, b in evidence.passages))
            out.append(Retelling(source, _share(book, spans), evidence.passages, (evidence.why,)))
        return tuple(sorted(out, key=lambda r: (-r.share, r.source)))

    def _versions_before(self, book: _Book) -> list[_Book]:
        shelf = self._pages.get(page_of(book.report.url) or "", ())
        before = [b for b in shelf if b.when.before(book.when)]
        return before[-1:]

    def _publishers_in(self, report: Report) -> list[str]:
        """Other publishers of the set whose name may stand in a report."""
        words = {m.group().casefold().removesuffix("'s").removesuffix("’s")
                 for m in WORD.finditer(f"{report.byline or ''}\n{report.text}")}  # fmt: skip
        named = {name for word in words & self._names.keys() for form, name in self._names[word] if form <= words}
        return sorted(named - {plain(report.publisher)})

    def _credited(self, book: _Book) -> Iterable[_Evidence]:
        """Retellings of publishers that the report names."""
        for name in self._publishers_in(book.report):
            shelf = _before(self._by_publisher[name], book)
            if not shelf:
                continue
            forms = tuple(sorted({f for b in shelf for f in forms_of(b.report)}, key=lambda f: (-len(f), f)))
            nickname = nickname_of(shelf[0].report.publisher)
            alone = nickname and self._nicknamed.get(nickname) == {name}
            given = credits(book.report, (*forms, nickname, f"The{nickname[3:]}") if alone else forms)
            told = _best(filter(None, (self._retold(book, source, given) for source in shelf)))
            if told:
                yield told
            if _is_named(book.report, forms):
                quoted = _best(filter(None, (_quotes(book, source) for source in shelf if _is_document(source))))
                if quoted:
                    yield quoted

    def _retold(self, book: _Book, source: _Book, given: tuple[Credit, ...]) -> _Evidence | None:
        """Does a credited sentence tell facts that stand together in the source?"""
        names = {w for f in forms_of(source.report) for w, _, _ in stems(f)}
        best = None
        for sentence in _credited_sentences(book, given):
            facts = {w for w, _, _ in stems(sentence.of(book.report.text))} - names
            shared, place = _place_of(facts, source.content)
            if not place or len(shared) < MIN_FACTS or len(shared) / len(facts) < MIN_COVERED:
                continue
            weight = self.bits(shared)
            if weight < MIN_BITS or weight < MIN_BITS_COVERED * self.bits(facts):
                continue
            words = " ".join(sentence.of(book.report.text).split())
            why = f"{len(shared)} of {len(facts)} facts credited to {source.report.publisher}: {words}"
            if best is None or weight > best.weight:
                best = _Evidence(source, weight, ((place, sentence),), why)
        return best

    def _heard(self, book: _Book) -> Iterable[_Evidence]:
        """The first to have somebody unnamed say the same words."""
        for key, span in _unnamed_quotes(book):
            source, place = next((held for held in self._unnamed[key] if held[0].when.known), (book, span))
            same = plain(source.report.publisher) == plain(book.report.publisher)
            if same or not source.when.before(book.when):
                continue
            words = " ".join(span.of(book.report.text).split())
            yield _Evidence(source, 0.0, ((place, span),), f"has somebody unnamed say the same: {words}")


def _rank(book: _Book) -> tuple[float, float, str]:
    return (book.when.start if book.when.known else float("-inf"), book.when.stop, book.report.id)


def _before(shelf: list[_Book], book: _Book) -> list[_Book]:
    """The books that may be sources of this one: the last MOST_SOURCES within DAYS before it, and the undated ones."""
    dated = bisect_left(shelf, True, key=lambda b: b.when.known)
    if not book.when.known:
        return [b for b in (*shelf[:dated][:MOST_SOURCES], *shelf[dated:][-MOST_SOURCES:]) if b is not book]
    stop = bisect_right(shelf, book.when.stop, lo=dated, key=lambda b: b.when.start)
    recent = [b for b in shelf[max(dated, stop - MOST_SOURCES) : stop]
              if not book.when.before(b.when) and book.when.start - b.when.start <= DAYS * 86400]  # fmt: skip
    return [b for b in (*shelf[: min(dated, MOST_SOURCES)], *recent) if b is not book]


def _best(found: Iterable[_Evidence]) -> _Evidence | None:
    """The weightiest; of equals the last before the copy."""
    best = None
    for evidence in found:
        if best is None or evidence.weight >= best.weight:
            best = evidence
    return best


_ENDINGS = re.compile(r"(?<!s)s$|ed$|ing$")


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """A word cut of plural, possessive and common verbal endings; empty for a word that tells nothing."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    if word in STOP or (len(word) < 2 and not word.isdigit()):
        return ""
    if len(word) > 4:
        word = re.sub(r"(?:ies|y)$", "i", word)
        word = _ENDINGS.sub("", word) if len(word) > 5 else re.sub(r"(?<!s)s$", "", word)
    return word


def stems(text: str) -> list[tuple[str, int, int]]:
    """Content words, cut of their endings, with their places."""
    found = ((_stem(m.group()), m.start(), m.end()) for m in WORD.finditer(text))
    return [hit for hit in found if hit[0]]


_ENDS = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[^\W_a-z])|\n+")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof|No|Nos|Jr|Sr|vs|Inc|Co))\.$")


def sentences(text: str) -> list[Span]:
    """Sentences, roughly: cut at full stops before a capital and at line ends."""
    out, start = [], 0
    for match in _ENDS.finditer(text):
        if _ABBREVIATED.search(text, max(0, match.start() - 8), match.start()):
            continue
        if text[start : match.end()].strip():
            out.append(Span(start, match.end()))
        start = match.end()
    if text[start:].strip():
        out.append(Span(start, len(text)))
    return out


@lru_cache(maxsize=512)  # recent texts only: kept for all, their words would outgrow the record itself
def _content(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(stems(text))


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text))


def _place_of(facts: set[str], source: Sequence[tuple[str, int, int]]) -> tuple[frozenset[str], Span | None]:
    """(which of the facts stand together in the source, where): the fullest run of about PLACE words."""
    hits = [hit for hit in source if hit[0] in facts]
    best: frozenset[str] = frozenset()
    where, low = None, 0
    count: dict[str, int] = {}
    for word, start, end in hits:
        count[word] = count.get(word, 0) + 1
        while hits[low][1] < start - PLACE * 6:
            gone = hits[low][0]
            count[gone] -= 1
            if not count[gone]:
                del count[gone]
            low += 1
        if len(count) > len(best):
            best, where = frozenset(count), Span(hits[low][1], end)
    return best, where


def _credited_sentences(book: _Book, given: tuple[Credit, ...]) -> list[Span]:
    """The sentences that cite, each once; what is longer than LONGEST_SENTENCE is none."""
    said, out = book.sentences, {}
    for credit in given:
        if credit.kind in ("cited", "link") and credit.span:
            at = bisect_right(said, credit.span.start, key=lambda s: s.start) - 1
            if at >= 0 and said[at].end - said[at].start <= LONGEST_SENTENCE:
                out[said[at]] = None
    return sorted(out)[:MOST_CITING]


def _quotes(book: _Book, source: _Book) -> _Evidence | None:
    """Does the report quote what is the source's own text, unquoted there?"""
    whole, found = source.wording.ids.tobytes(), []
    for start, end in quotations(book.report.text):
        first, stop = np.searchsorted(book.wording.starts, (start, end)).tolist()
        if stop - first < QUOTE:
            continue
        at = _find(whole, book.wording.ids[first:stop].tobytes())
        if at >= 0 and not source.wording.quoted[at : at + stop - first].any():
            found.append((source.wording.span(at, at + stop - first), book.wording.span(first, stop)))
    if not found:
        return None
    words = " ".join(found[0][1].of(book.report.text).split())
    weight = float(sum(len(b.of(book.report.text)) for _, b in found))
    return _Evidence(source, weight, tuple(found), f"quotes {source.report.publisher}: {words}")


def _find(whole: bytes, part: bytes) -> int:
    """The word at which the part begins, or -1."""
    at = whole.find(part)
    while at >= 0 and at % 8:
        at = whole.find(part, at + 1)
    return at // 8 if at >= 0 else -1


def _supported(book: _Book, source: _Book) -> list[Span]:
    """The sentences of the report most of whose content stands together in the source."""
    out = []
    for sentence in book.sentences:
        facts = {w for w, _, _ in stems(sentence.of(book.report.text))}
        if len(facts) >= 4:
            shared, _ = _place_of(facts, source.content)
            if len(shared) >= 4 and len(shared) / len(facts) >= MIN_COVERED:
                out.append(sentence)
    return out


def _share(book: _Book, spans: Iterable[Span]) -> float:
    """The share of the report's words that the spans touch."""
    covered = np.zeros(len(book.wording), bool)
    for span in spans:
        first, stop = np.searchsorted(book.wording.starts, span)
        covered[first:stop] = True
    return round(float(covered.mean()), 3) if len(covered) else 0.0


_SAYS = re.compile(r"\b(?:said|says|told|added|tweeted|wrote)\b")


def _is_document(source: _Book) -> bool:
    """Does the text speak for itself, as a notice or a release does, and not through others, as news does?"""
    return is_release(source.report) or len(_SAYS.findall(source.report.text)) < 2


def _is_named(report: Report, forms: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(f)}(?!\w)", report.text) for f in forms if len(f) > 3)


def _unnamed_quotes(book: _Book) -> list[tuple[bytes, Span]]:
    return unnamed_quotes(book.report.text, book.wording)


def unnamed_quotes(text: str, wording: Wording) -> list[tuple[bytes, Span]]:
    """(the first words of it, where) of each long quotation whose sentence names nobody."""
    out = []
    for start, end in quotations(text):
        first, stop = np.searchsorted(wording.starts, (start, end)).tolist()
        if stop - first < UNNAMED_QUOTE:
            continue
        left = max(text.rfind(mark, max(0, start - 200), start - 1) for mark in (". ", "\n", "? ", "! ", "” ", '" '))
        right = re.compile(r"[.!?](?:\s|$)|\n").search(text, end, end + 200)
        around = text[max(0, left + 1) : start].strip() + " " + text[end : right.start() if right else end + 200]
        if _is_unnamed(around, text[:start]) and not re.search(r"(?<=[\w,;] )[A-Z][a-z]+", around):
            out.append((wording.ids[first : first + UNNAMED_QUOTE - 2].tobytes(), wording.span(first, stop)))
    return out


def _is_unnamed(around: str, before: str) -> bool:
    """Does the sentence around a quotation give it to somebody whom the report has not named?

    "The porter" will do where the text before has spoken of "a porter".
    """
    plain_words = around.lower()
    if UNNAMED.search(plain_words) or _INDEFINITE.search(plain_words):
        return True
    match = _DEFINITE.search(plain_words)
    noun = match and (match[1] or match[2])
    return bool(noun and re.search(rf"\b(?:an?|one)\s+(?:[a-z-]+\s+){{0,3}}{noun}\b", before[-1500:].lower()))
