"""The shapes of what the API takes and gives, for its description and for checking what is sent.

Answers are made as plain data and described by these; what is sent is checked by them. Spans are `[start, end)` in
code points of the version's text.
"""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sayso.model import Act, ConflictKind, Factuality, Form, Kind, RelationKind, Stance
from sayso.serve.answers import FURTHEST, MOST_LISTED

T = TypeVar("T")
SpanPair = Annotated[list[int], Field(min_length=2, max_length=2)]
VersionId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Grade = Literal["A", "B", "C", "D", "E", "F"]
ActorKind = Literal["person", "organization", "place", "outlet"]
What = Literal["right", "wrong", "corrected", "added", "same", "not_same"]
ItemKind = Literal["attribution", "assertion", "number", "actor", "time", "aside", "conflict"]
JudgedKind = Literal[
    "attribution", "assertion", "number", "actor", "time", "aside", "conflict", "claim", "copy", "clash",
    "source-grade", "claim-grade",
]  # fmt: skip


class Shape(BaseModel):
    """What the API gives."""


class Asked(BaseModel):
    """What is sent to the API; keys that are not known are refused."""

    model_config = ConfigDict(extra="forbid")


# Errors and lists


class TroubleTold(Shape):
    """What went wrong, where, and what to do next."""

    what: str
    where: str = ""
    next_step: str = ""


class Trouble(Shape):
    """An error."""

    error: TroubleTold


class Listing(Shape, Generic[T]):
    """One page of a list; `next` is the offset of the next one, null on the last."""

    total: int = Field(ge=0)
    limit: int
    offset: int
    next: int | None
    items: list[T]


# Reports


class VersionShape(Shape):
    """One version of a report. `report` is what all its versions share, `name` the id that it was given."""

    version: VersionId
    report: str
    name: str
    publisher: str | None
    title: str | None
    published: str | None
    url: str | None
    retrieved: str | None
    added: str


class JudgementShape(Shape):
    """One entry of the log. `decision` is null for an undo, a redo, a deletion and once the report is deleted."""

    n: int
    at: str
    who: str
    what: str
    version: str | None
    about: int | None
    decision: DecisionShape | None
    holds: bool


class PlaceShape(Shape):
    """Words of one version."""

    version: str
    spans: list[SpanPair]


class DecisionShape(Shape):
    """What was decided, about what, and what it was before and after."""

    what: str
    kind: str
    place: PlaceShape
    other: PlaceShape | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    note: str | None


class ReportDeleted(Shape):
    """Versions that are gone for good, and those left of their reports. `scrubbed`: were the words overwritten on the
    disk already?
    """

    deleted: list[str]
    scrubbed: bool
    left: list[str]


class ReportPlace(Shape):
    """Words of a report, by its name in answers and by its version."""

    report: str
    version: str
    span: SpanPair


class CopyShape(Shape):
    """`to` repeats words of `from`. `passages`: [span in from, span in to]."""

    model_config = ConfigDict(populate_by_name=True)

    from_: str = Field(alias="from")
    from_version: str
    to: str
    to_version: str
    kind: Literal["verbatim", "near", "rewrite"]
    share: float
    directed: bool
    passages: list[Annotated[list[SpanPair], Field(min_length=2, max_length=2)]]
    why: list[str]
    house: str | None


class CorrectionShape(Shape):
    """A publisher took something back."""

    report: str
    of: str | None
    kind: Literal["correction", "clarification", "retraction"]
    span: SpanPair
    why: list[str]


# Claims


class OccurrenceShape(Shape):
    """One attributed instance of a claim in one report; `attribution` null and `kind` null: its own voice."""

    report: str
    version: str
    publisher: str | None
    published: str | None
    spans: list[SpanPair]
    wording: str
    attribution: str | None
    chain: list[str]
    kind: Kind | None
    stance: Stance
    factuality: Factuality


class EndShape(Shape):
    """A distinct end of chains, and the reports that rest on it."""

    name: str
    kind: Kind
    reports: list[str]


class OriginsShape(Shape):
    """Independent origins, as a range, with what was counted and why."""

    at_least: int
    at_most: int
    ends: list[EndShape]
    why: list[str]


class FirstSeen(Shape):
    """The earliest dated report here that asserts it."""

    report: str
    published: str | None


class RelationShape(Shape):
    """What another claim does to this one."""

    claim: str
    relation: RelationKind
    why: str


class GradeShape(Shape):
    """A person's grade (Admiralty code)."""

    n: int
    who: str
    at: str
    grade: str | int


class ClaimShape(Shape):
    """One proposition across reports. `suggested`: the grade of credibility that its origins allow to suggest."""

    id: str
    claim: str
    reports: int
    occurrences: list[OccurrenceShape]
    origins: OriginsShape
    first_seen: FirstSeen | None
    related: list[RelationShape]
    why: list[str]
    suggested: Literal[1, 6]


class ClashShape(Shape):
    """Two places that cannot both hold as stated, or a denial (b denies a)."""

    a: ReportPlace
    b: ReportPlace
    kind: ConflictKind
    why: str


class ReportShape(Shape):
    """A report in a claim's story."""

    report: str
    version: str
    publisher: str | None
    url: str | None
    published: str | None
    title: str | None
    version_of: str | None


class RelatedClaim(Shape):
    """A claim that is related to another, in its words."""

    id: str
    claim: str


class TraceShape(Shape):
    """The whole story of one claim."""

    claim: ClaimShape
    reports: list[ReportShape]
    copies: list[CopyShape]
    corrections: list[CorrectionShape]
    conflicts: list[ClashShape]
    related: list[RelatedClaim]
    grades: list[GradeShape]
    judgements: list[JudgementShape]


# Actors, time


class RoleShape(Shape):
    """What somebody is called, where, and the chain that gives it."""

    text: str
    report: str
    version: str
    span: SpanPair
    by: list[str]


class ActorShort(Shape):
    """An actor in a list."""

    id: str
    name: str
    type: ActorKind
    aliases: list[str]
    mentions: int


class ActorShape(Shape):
    """An actor across reports."""

    id: str
    name: str
    type: ActorKind
    aliases: list[str]
    mentions: list[ReportPlace]
    roles: list[RoleShape]
    why: list[str]
    grades: list[GradeShape]


class EventShape(Shape):
    """A dated claim."""

    date: str
    what: str
    claim: str
    reports: list[str]


class HitShape(Shape):
    """A version that holds the words; the higher the score, the better it fits."""

    version: VersionShape
    score: float


# Adding


class TextAsked(Asked):
    """A report given as text, or the address of one."""

    text: str | None = Field(None, max_length=4_000_000)
    url: str | None = Field(None, max_length=4_000)
    title: str | None = Field(None, max_length=2_000)
    publisher: str | None = Field(None, max_length=500)
    published: str | None = Field(None, max_length=60)


class JobTaken(Shape):
    """The number of what was taken in; GET /api/jobs/{job} says how it goes."""

    job: str


class JobResult(Shape):
    """What became of one report."""

    name: str
    state: Literal["new", "known", "changed", "failed"]
    version: str | None
    why: str | None


class JobShape(Shape):
    """How far adding has come. `total` grows while files of many reports are opened."""

    job: str
    state: Literal["waiting", "reading", "done"]
    total: int
    done: int
    results: list[JobResult]
    who: str
    at: str


# Judging


class PlaceAsked(Asked):
    """Words of one version."""

    version: VersionId
    spans: list[SpanPair] = Field(min_length=1, max_length=500)


class JudgementAsked(Asked):
    """A decision: see the table in the description of this place."""

    what: What
    kind: JudgedKind
    place: PlaceAsked
    other: PlaceAsked | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    note: str | None = Field(None, max_length=2_000)


class Side(Shape):
    """What one person decided last."""

    who: str
    judgement: JudgementShape


class DisagreementShape(Shape):
    """Two or more people decided differently about one thing."""

    kind: str
    place: PlaceShape
    other: PlaceShape | None
    sides: list[Side]


class OrphanShape(Shape):
    """A judgement that no longer has a place, and why."""

    judgement: JudgementShape
    why: str


# Items of a reading, for checking what a person corrects or adds


class _Part(Asked):
    spans: list[SpanPair] = Field(max_length=500)
    text: str | None = None


class _Source(_Part):
    kind: Kind
    speaker: Annotated[str, StringConstraints(max_length=300)] | None = None
    whole: list[SpanPair] | None = None
    speaker_confidence: float | None = Field(None, ge=0, le=1)
    stands_for: Annotated[str, StringConstraints(max_length=300)] | None = None


Short = Annotated[str, StringConstraints(max_length=500)]
ItemId = Annotated[str, StringConstraints(max_length=40)]


class _Item(BaseModel):
    """Keys of newer readings are let through."""

    model_config = ConfigDict(extra="ignore")


class AttributionItem(_Item):
    """An attribution as the contract has it."""

    id: ItemId = "new"
    source: _Source
    cue: _Part
    content: _Part
    via: ItemId | None = None
    act: Act = "communication"
    form: Form = "indirect"
    factuality: Factuality = "CT+"
    chain: list[Short] = Field(default_factory=list, max_length=20)
    confidence: float = Field(1.0, ge=0, le=1)
    why: list[Short] = Field(default_factory=list, max_length=50)


class AssertionItem(_Item):
    """An assertion as the contract has it."""

    id: ItemId = "new"
    spans: list[SpanPair] = Field(min_length=1, max_length=100)
    factuality: Factuality


class NumberItem(_Item):
    """A number as the contract has it."""

    span: SpanPair
    text: Short
    low: float | None
    high: float | None
    of: Short | None
    by: ItemId | None = None


class _Role(_Item):
    text: Short
    span: SpanPair
    by: ItemId | None = None


class ActorItem(_Item):
    """An actor as the contract has it."""

    id: ItemId = "new"
    name: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    type: Literal["person", "organization", "place"]
    mentions: list[SpanPair] = Field(min_length=1, max_length=5_000)
    roles: list[_Role] = Field(default_factory=list, max_length=500)


class TimeItem(_Item):
    """A time as the contract has it."""

    span: SpanPair
    text: Short
    value: Annotated[str, StringConstraints(max_length=60)] | None


class AsideItem(_Item):
    """An aside as the contract has it."""

    span: SpanPair
    kind: Literal["promo", "subhead", "caption", "dateline", "byline", "repeat"]


class ConflictItem(_Item):
    """A conflict within a report as the contract has it."""

    a: SpanPair
    b: SpanPair
    kind: ConflictKind
    why: Annotated[str, StringConstraints(max_length=1_000)]


ITEMS: dict[str, type[_Item]] = {
    "attribution": AttributionItem, "assertion": AssertionItem, "number": NumberItem, "actor": ActorItem,
    "time": TimeItem, "aside": AsideItem, "conflict": ConflictItem,
}  # fmt: skip


# Watching


class Wanted(Asked):
    """Which claims are wanted; what is left out does not matter. `kind` "own": the publisher's own voice."""

    words: str = Field("", max_length=400)
    about: str = Field("", max_length=400)
    publisher: str = Field("", max_length=400)
    since: str = Field("", max_length=40)
    until: str = Field("", max_length=40)
    kind: Kind | Literal["own", ""] = ""
    certainty: Factuality | Literal[""] = ""
    at_least: int | None = Field(None, ge=0, le=100_000)
    at_most: int | None = Field(None, ge=0, le=100_000)
    in_reports: int | None = Field(None, ge=0, le=100_000)
    unnamed: bool = False
    denied: bool = False


class ClaimQuery(Wanted):
    """Which claims are wanted, and which page of them."""

    model_config = ConfigDict(extra="ignore")

    limit: int = Field(50, ge=1, le=MOST_LISTED)
    offset: int = Field(0, ge=0, le=FURTHEST)


class WatchAsked(Asked):
    """A search to be kept under a name."""

    name: str = Field(min_length=1, max_length=120)
    wanted: Wanted


class WatchShape(Shape):
    """A search that a person keeps; `new` claims have come into reports since it was last looked at."""

    n: int
    name: str
    wanted: dict[str, Any]
    made: str
    seen: str
    total: int
    new: int
    claims: list[str]


class VisitShape(Shape):
    """When the person last said that all was seen; null: never."""

    who: str
    seen: str | None


class SessionShape(Shape):
    """Who one is here, and the secret that every change sends back as X-Sayso-Secret."""

    name: str
    secret: str


class NameAsked(Asked):
    """What a person calls himself or herself in the log."""

    name: str = Field(min_length=1, max_length=80)


JudgementShape.model_rebuild()
