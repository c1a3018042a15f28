"""The nouns of Sayso. Standard library only; frozen, slotted, keyword-only.

Flow: Report -> Annotated -> Reading (one report); Readings -> Occurrence -> Claim (many).
What cannot be known is None, never a guess.
Labels are plain strings out of the Literal types below, since they go to JSON as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from sayso.text import Span, Spans, joined

Kind = Literal["person", "organization", "outlet", "document", "unnamed", "group"]
Act = Literal["communication", "belief", "knowledge", "intention", "attitude"]
Form = Literal["direct", "indirect", "mixed"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]
ActorType = Literal["person", "organization", "place"]
AsideKind = Literal["promo", "subhead", "caption", "dateline", "byline", "repeat"]
ConflictKind = Literal["role", "number", "polarity", "date", "place", "denial"]
Stance = Literal["asserts", "denies", "questions"]
RelationKind = Literal["strengthens", "weakens", "contradicts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text. `id` names it within a run; `sha256` is of the bytes as they came.

    `published` is an ISO 8601 date, month, year or time as far as known; `retrieved` an ISO time. `extent` is "summary"
    where only a feed's summary of it is known. `file` says by what an edited report is known where it has no address:
    None: by its id, which was given to it; else `id` is only what it is called after, and it is known by the file that
    it lay in, as an absolute path; empty: by nothing, as of standard input. It is no part of what the report says, nor
    are its `notes`: what of it was given and not understood, or looks wrong, for whoever gave it.
    """

    id: str
    text: str
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    sha256: str = ""
    extent: str | None = None
    file: str | None = field(default=None, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A report that could not be read: at which stage and why."""

    id: str
    stage: str
    why: str


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse. `head` is the index of its head (its own at a root); `text` = characters [start, end)."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str  # universal part of speech
    tag: str  # Penn tag
    dep: str  # spaCy's English dependency labels
    head: int
    sent: int  # index of its sentence


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens, sentences and named entities of a text, free of the parser that made them.

    `sentences`: (first, last) token indexes, both included. `entities`: spans with the parser's
    OntoNotes labels (PERSON, ORG, GPE, LOC, NORP, DATE, CARDINAL, ...).
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[tuple[Span, str], ...] = ()
    _children: list[list[int]] = field(default_factory=list, repr=False, compare=False)
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)
    _ends: list[int] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._children.extend([] for _ in self.tokens)
        self._starts.extend(t.start for t in self.tokens)
        self._ends.extend(t.end for t in self.tokens)
        for t in self.tokens:
            if t.head != t.i:
                self._children[t.head].append(t.i)

    def children(self, i: int) -> Iterator[Token]:
        """The tokens that hang on token i, in order."""
        return (self.tokens[k] for k in self._children[i])

    def subtree(self, i: int) -> list[int]:
        """Indexes of token i and all that hang on it, in order."""
        out, queue = [], [i]
        while queue:
            k = queue.pop()
            out.append(k)
            queue.extend(self._children[k])
        return sorted(out)

    def within(self, span: Span) -> list[Token]:
        """The tokens that the span touches, in order."""
        from bisect import bisect_left, bisect_right

        return list(self.tokens[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)])

    def sentence_span(self, n: int) -> Span:
        """The characters of sentence n."""
        first, last = self.sentences[n]
        return Span(self.tokens[first].start, self.tokens[last].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a name stands."""

    span: Span
    type: ActorType
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What somebody is called ("leader of the group"), where, and by whose word (attribution id)."""

    text: str
    span: Span
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation or place in one report, with every mention; `name` is its fullest one."""

    id: str
    name: str
    type: ActorType
    mentions: Spans
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A date, period or duration; `value` ISO 8601, or None where it cannot be resolved."""

    span: Span
    text: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A count or amount: its bounds (equal where exact; one None where open), what it counts, who gives it.

    Without `by` the report gives it itself, unless `by_unknown`: a person rejected whoever was read to give it.
    """

    span: Span
    text: str
    low: float | None
    high: float | None
    of: str | None
    by: str | None = None
    by_unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Text in a report that is not reporting."""

    span: Span
    kind: AsideKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A report with what its words say by themselves, before anyone is found to have said them.

    `encoding` is the encoder's output over the words (annotate.encoding.Encoding), typed Any
    here because this module keeps to the standard library.
    """

    report: Report
    parse: Parse
    encoding: Any = None
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    numbers: tuple[Number, ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words presented as somebody's speech, writing, belief, expectation, intention or knowledge.

    `source` is empty where none is named. `via` is the id of the attribution whose content holds
    this one. `chain` runs from the publisher (when known) to the deepest source. `confidence` is the tool's
    own, in the reading as a whole; `speaker_confidence` in the speaker alone. `source_whole` is the
    source with its long apposition or clause, empty where that is the source itself. `stands_for` are the report's own
    words for a source that has no name and points back: "a local source" for "the source", "she", "who".
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: Kind = "unnamed"
    speaker: str | None = None
    via: str | None = None
    act: Act = "communication"
    form: Form = "indirect"
    factuality: Factuality = "CT+"
    chain: tuple[str, ...] = ()
    confidence: float = 0.0
    speaker_confidence: float = 0.0
    why: tuple[str, ...] = ()
    source_whole: Spans = ()
    stands_for: str | None = None

    @property
    def is_view_of_nobody(self) -> bool:
        """Is it held by nobody in particular ("is believed to be", "expected to resign")? Whoever tells so answers for
        it: no source without name has been heard, unlike with "is said to be"."""
        return not self.source and self.act in ("belief", "knowledge", "intention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A proposition in the article's own voice: no source named."""

    id: str
    spans: Spans
    factuality: Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One clause that says one thing: part of a content (`attribution` is its innermost) or in the article's own voice.

    What is compared across reports. A content that says two things has two; a content that is a mere "no" is one.
    Where it cannot stand alone, `told` holds what has to be told, in that order (who calls what so, what a "which"
    tells of, what an answer like "denied it" answers to, be it outside of the spans); empty: the spans. `factuality` is
    that of `told`. `pronouns` are those in it that a name can be put for with certainty, each with it.
    """

    id: str
    spans: Spans
    attribution: str | None
    factuality: Factuality
    told: Spans = ()
    pronouns: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two places of one report that cannot both hold as stated, or a denial."""

    a: Span
    b: Span
    kind: ConflictKind
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one report (READING.md is its JSON)."""

    report: Report
    attributions: tuple[Attribution, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    numbers: tuple[Number, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    asides: tuple[Aside, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    made_by: dict[str, Any] = field(default_factory=dict)

    def words(self, spans: Spans) -> str:
        """The text of some spans, parts set apart by ' … '."""
        return joined(self.report.text, spans)


# Many reports


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSpan:
    """Words of one report: its id, and where."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One proposition in one report, with the chain it came through and what two of them are compared by.

    `id` is the same for the same words of the same report version (`report#start-end`), whatever else was read.
    `chain` is the longest that leads to it, publisher first, or the report's id where nobody knows who published it;
    `kind` that of its last link (None: the publisher's own voice, the chain is the publisher alone). `named`: does
    the last link name somebody? `wording` is its words; `resolved` the same with pronouns and partial names put in
    full where that is certain; `around` the sentence or content it stands in. `names` are the actors in it by fullest
    name, `numbers` and `times` what stands in it. `act` is that of its attribution, None in the publisher's own voice.
    """

    id: str
    report: str
    spans: Spans
    attribution: str | None
    chain: tuple[str, ...]
    kind: Kind | None
    named: bool
    factuality: Factuality
    wording: str
    resolved: str
    around: str
    names: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    times: tuple[Time, ...] = ()
    act: Act | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """Two occurrences compared (`a` < `b` by id). `same` is the probability that they say the same thing, whoever says
    so and however surely (a denial and what it denies are the same claim with other stances); `opposed` that they
    do so with opposite polarity. `relation` is what b does to a where they are not the same claim, or None.
    """

    a: str
    b: str
    same: float
    opposed: float
    relation: RelationKind | None = None
    relation_confidence: float = 0.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An occurrence in a claim. Stance and factuality refer to the claim's wording.

    `plain`: does it say what the wording says (`match.carried`), or only, perhaps, what is near it? None where that is
    not told.
    """

    occurrence: Occurrence
    stance: Stance
    factuality: Factuality
    plain: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A distinct end of chains: who it is, of which kind, and the reports that rest on it."""

    name: str
    kind: Kind
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """How many independent origins a claim has: at least and at most, the ends that were counted, and why."""

    at_least: int
    at_most: int
    ends: tuple[End, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What another claim does to this one."""

    claim: str
    relation: RelationKind
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition across all reports that carry it. `id` comes from its earliest occurrence.

    `first_seen` is the earliest dated report that asserts it: (report id, published), or None.
    `why`: for each merge what it rests on.
    """

    id: str
    wording: str
    members: tuple[Member, ...]
    origins: Origins
    first_seen: tuple[str, str | None] | None
    related: tuple[Relation, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two places of different reports that cannot both hold as stated, or a denial (b denies a)."""

    a: ReportSpan
    b: ReportSpan
    kind: ConflictKind
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusActor:
    """A person, organisation, place or outlet across reports; `roles`: words, where, whose chain gives it."""

    id: str
    name: str
    type: Literal["person", "organization", "place", "outlet"]
    aliases: tuple[str, ...]
    mentions: tuple[ReportSpan, ...]
    roles: tuple[tuple[str, ReportSpan, tuple[str, ...]], ...] = ()  # words of the role, where, chain of who gives it
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated claim. `date` is an ISO day, month or year."""

    date: str
    what: str
    claim: str
    reports: tuple[str, ...]
