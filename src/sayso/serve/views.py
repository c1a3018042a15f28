"""What all pages share: links to the exact words of a report, reports under their names, judgements as they are shown.

Every figure of the desk opens its evidence. A place is addressed as `/report/VERSION#s10-20`, several spans as
`#s10-20.35-40`, in code points; beyond the first part of a long text `?at=10` names the part that holds it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode
from weakref import WeakKeyDictionary

from sayso.corpus import Corpus
from sayso.corpus.opinions import SOURCE_GRADE
from sayso.errors import UsageError
from sayso.export.wording import inline
from sayso.match.owners import plain
from sayso.model import Occurrence, Report, ReportSpan
from sayso.record import Judgement
from sayso.record.disputes import disagreements
from sayso.text import Spans, joined

PART = 40_000  # characters of a text on one page; longer texts are shown in parts
WHAT = {
    "right": "accepted", "wrong": "rejected", "corrected": "corrected", "added": "added", "same": "the same",
    "not_same": "not the same", "undo": "undid", "redo": "put back", "delete": "deleted",
}  # fmt: skip
KINDS = {
    "attribution": "attribution", "assertion": "statement in the article’s own voice", "number": "number",
    "actor": "actor", "time": "time", "aside": "aside", "conflict": "conflict in a report", "claim": "claim",
    "copy": "copy", "clash": "conflict between reports", "source-grade": "grade of a source",
    "claim-grade": "grade of a claim", "report": "report",
}  # fmt: skip


def anchor(spans: Spans) -> str:
    """The fragment that names some spans, without '#'."""
    return "s" + ".".join(f"{s.start}-{s.end}" for s in spans)


def place_href(version: str, spans: Spans) -> str:
    """The address of some words."""
    start = min((s.start for s in spans), default=0)
    at = f"?at={start}" if start >= PART else ""
    return f"/report/{quote(version, safe='')}{at}" + (f"#{anchor(spans)}" if spans else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a report, ready to be shown as a link to where they stand."""

    words: str
    href: str
    publisher: str
    published: str | None
    report: str


class Shelf:
    """The reports of a corpus under their names in answers, each looked up once for a page."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._versions: dict[str, str] = {}
        self._reports: dict[str, Report] = {}

    def know(self, reports: Mapping[str, Report]) -> None:
        """Take over reports that are at hand already, by their names in answers."""
        self._reports.update(reports)

    def version(self, report: str) -> str:
        """The version id. Raises UsageError where there is no such report."""
        if report not in self._versions:
            self._versions[report] = self.corpus.version_named(report)
        return self._versions[report]

    def report(self, report: str) -> Report:
        """The report itself. Raises UsageError where there is none."""
        if report not in self._reports:
            self._reports[report] = self.corpus.report(self.version(report))
        return self._reports[report]

    def publisher(self, report: str) -> str:
        """Its publisher, else its name."""
        return inline(self.report(report).publisher or report)

    def href(self, report: str, spans: Spans = ()) -> str:
        """The address of words of a report, or of the report."""
        return place_href(self.version(report), spans)

    def quote(self, report: str, spans: Spans) -> Quote:
        """Words of a report as they are shown."""
        held = self.report(report)
        return Quote(words=inline(joined(held.text, spans)), href=self.href(report, spans),
                     publisher=inline(held.publisher or report), published=held.published, report=report)  # fmt: skip

    def occurrence(self, o: Occurrence) -> Quote:
        """An occurrence in its own words."""
        return Quote(words=inline(o.wording), href=self.href(o.report, o.spans),
                     publisher=inline(o.publisher or o.report), published=o.published, report=o.report)  # fmt: skip

    def places(self, places: Iterable[ReportSpan]) -> tuple[Quote, ...]:
        """Places as they are shown, each once."""
        return tuple(self.quote(p.report, (p.span,)) for p in dict.fromkeys(places))


def name_in_answers(corpus: Corpus, version: str) -> str:
    """The name under which a version goes in answers. Raises UsageError where there is no such version."""
    name = corpus.report(version).id
    try:
        if corpus.version_named(name) == version:
            return name
    except UsageError:
        pass
    return f"{name}@{version[:8]}"


# Judgements as they are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One judgement that holds, in words."""

    n: int
    what: str
    who: str
    at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that can be judged: its kind and place, what may be decided, and what was.

    `asked` is what a judgement of it sends besides the decision, as JSON; `disputed`: do two people disagree?
    """

    asked: Mapping[str, Any]
    choices: tuple[str, ...]
    told: tuple[Told, ...]
    disputed: bool = False


def told(judgement: Judgement) -> Told:
    """A judgement in words."""
    d = judgement.decision
    what = WHAT.get(judgement.what, judgement.what)
    if d is not None and d.kind.endswith("-grade"):
        what = f"graded {inline(str((d.after or {}).get('grade', '')))}"
    elif d is not None and d.what == "corrected":
        what = f"corrected: {', '.join(_changes(d.after or {}))}" if d.after else what
    return Told(n=judgement.n, what=what, who=inline(judgement.who), at=judgement.at[:16].replace("T", " "),
                note=inline((d.note if d else None) or ""))  # fmt: skip


def _changes(after: Mapping[str, Any], under: str = "") -> list[str]:
    """What a correction changes, leaf by leaf: 'speaker Ada Brandl', 'content'."""
    out = []
    for key, value in after.items():
        if isinstance(value, Mapping):
            out += _changes(value, key)
        elif key == "spans":
            out.append(f"the words of the {under}" if under else "its words")
        elif key != "text":
            out.append(f"{key} {inline(str(value)) if value is not None else 'not known'}")
    return out


class Bench:
    """The judgements that hold, by what they are about."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._of: dict[tuple[str, frozenset[tuple[str, Spans]]], list[Judgement]] = {}
        self._touching: dict[tuple[str, str, Spans], list[Judgement]] = {}
        for j in judgements:
            d = j.decision
            if d is None:
                continue
            ends = [(p.version, tuple(sorted(set(p.spans)))) for p in (d.place, d.other) if p is not None]
            self._of.setdefault((d.kind, frozenset(ends)), []).append(j)
            for version, spans in ends:
                self._touching.setdefault((d.kind, version, spans), []).append(j)

    def on(self, kind: str, *ends: tuple[str, Spans]) -> list[Judgement]:
        """Those about exactly this, oldest first."""
        return self._of.get((kind, frozenset((v, tuple(sorted(set(s)))) for v, s in ends)), [])

    def of_publisher(self, names: Iterable[str]) -> list[Judgement]:
        """The grades of whoever publishes under one of these names."""
        wanted = {plain(name) for name in names}
        found = [j for (kind, _), held in self._of.items() if kind == SOURCE_GRADE for j in held
                 if j.decision and plain((j.decision.after or {}).get("publisher")) in wanted]  # fmt: skip
        return sorted(found, key=lambda j: j.n)

    def decided(self, kind: str, *whats: str) -> list[Judgement]:
        """Those of a kind by which something was decided so, the latest first; on every version that they hold for."""
        found = [j for (k, _), held in self._of.items() if k == kind for j in held if j.what in whats]
        return sorted(found, key=lambda j: -j.n)

    def touching(self, kind: str, version: str, spans: Spans) -> list[Judgement]:
        """Those with this as one of their ends, oldest first."""
        return self._touching.get((kind, version, tuple(sorted(set(spans)))), [])

    def item(
        self,
        kind: str,
        place: tuple[str, Spans],
        *,
        choices: tuple[str, ...],
        other: tuple[str, Spans] | None = None,
        before: Mapping[str, Any] | None = None,
        judgements: Sequence[Judgement] | None = None,
    ) -> Item:
        """An item with what was decided about it; `judgements` where that is not what is about exactly its ends."""
        ends = (place,) if other is None else (place, other)
        asked: dict[str, Any] = {"kind": kind, "place": _json(place)}
        if other is not None:
            asked["other"] = _json(other)
        if before is not None:
            asked["before"] = before
        held = list({j.n: j for j in (self.on(kind, *ends) if judgements is None else judgements)}.values())
        return Item(asked=asked, choices=choices, told=tuple(map(told, held)), disputed=bool(disagreements(held)))


_BENCHES: WeakKeyDictionary[Corpus, tuple[object, Bench]] = WeakKeyDictionary()
_BENCHES_LOCK = threading.Lock()


def bench_of(corpus: Corpus) -> Bench:
    """All judgements that hold, each on every version its words stand in; made anew where a corpus decides anew."""
    decided = corpus.decided()
    with _BENCHES_LOCK:
        held = _BENCHES.get(corpus)
    if held is None or held[0] is not decided:
        held = (decided, Bench(corpus.held_everywhere()))
        with _BENCHES_LOCK:
            _BENCHES[corpus] = held
    return held[1]


def pair_of(j: Judgement) -> tuple[tuple[str, Spans], tuple[str, Spans]] | None:
    """The two ends of a judgement about two places."""
    d = j.decision
    if d is None or d.other is None:
        return None
    return (d.place.version, d.place.spans), (d.other.version, d.other.spans)


def _json(place: tuple[str, Spans]) -> dict[str, Any]:
    return {"version": place[0], "spans": [[s.start, s.end] for s in place[1]]}


# Lists a page at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Which page of a list is shown. `total` None: not counted; `more`: is there another one?"""

    number: int
    size: int
    total: int | None
    more: bool
    path: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def first(self) -> int:
        """The place of its first entry, from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last_page(self) -> int | None:
        """The number of the last page, where the list was counted."""
        return None if self.total is None else max(1, -(-self.total // self.size))

    def href(self, number: int) -> str:
        """The address of another page."""
        return f"{self.path}?{urlencode([*self.query, ('page', str(number))])}"


def pager(path: str, number: int, size: int, total: int, query: Mapping[str, Any] | None = None) -> Pager:
    """The pager of a list that was counted."""
    more = number * size < total
    return Pager(number=number, size=size, total=total, more=more, path=path, query=_kept(query))


def uncounted(path: str, number: int, size: int, query: Mapping[str, Any] | None = None, *, more: bool) -> Pager:
    """The pager of a list of which it is only known whether it goes on."""
    return Pager(number=number, size=size, total=None, more=more, path=path, query=_kept(query))


def _kept(query: Mapping[str, Any] | None) -> tuple[tuple[str, str], ...]:
    return tuple((k, str(v)) for k, v in (query or {}).items() if v not in (None, "", False) and k != "page")
