"""The log of judgements: what people decided, what they disagree on, and what lost its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.corpus import Corpus
from sayso.errors import UsageError
from sayso.export.wording import inline, visible
from sayso.record import Judgement, Orphan
from sayso.record.disputes import disagreements
from sayso.serve.views import KINDS, Pager, Told, pager, place_href, told
from sayso.text import Spans, joined

SIZE = 50
SHORT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The words a judgement is about. `href` None: the words are gone."""

    words: str
    href: str | None
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log in words. `undone`: it does not hold now; `undoable`: it can be undone now."""

    told: Told
    kind: str
    where: tuple[Where, ...]
    before: str
    after: str
    undone: bool
    undoable: bool
    about: int | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One item on which people decided differently."""

    kind: str
    where: tuple[Where, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A page of the log, newest first, with the disagreements and the orphans."""

    entries: tuple[Entry, ...]
    pager: Pager
    disagreements: tuple[Disagreement, ...]
    orphans: tuple[Entry, ...]
    people: tuple[str, ...]


def log_page(corpus: Corpus, *, who: str, page: int) -> LogPage:
    """The log, of one person where that is asked."""
    log = corpus.log()
    by_n = {j.n: j for j in log}
    words = _Words(corpus)
    effective = corpus.effective()
    holding = {j.n for j in effective}
    last: dict[int, int] = {}
    for j in log:
        if j.about is not None:
            last[j.about] = j.n
    mine = [j for j in reversed(log) if not who or j.who == who]
    shown = mine[(page - 1) * SIZE : page * SIZE]
    return LogPage(
        entries=tuple(_entry(j, by_n, words, holding, last) for j in shown),
        pager=pager("/judgements", page, SIZE, len(mine), {"who": who}),
        disagreements=tuple(_disputes(effective, words)) if page == 1 else (),
        orphans=tuple(_orphan(o, by_n, words, holding, last) for o in corpus.orphans()) if page == 1 else (),
        people=tuple(sorted({j.who for j in log})),
    )


class _Words:
    """Words of versions, each text read once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.held: dict[str, tuple[str, str] | None] = {}

    def where(self, version: str, spans: Spans) -> Where:
        if version not in self.held:
            try:
                report = self.corpus.report(version)
                self.held[version] = (report.text, inline(report.publisher or report.id))
            except UsageError:
                self.held[version] = None
        found = self.held[version]
        if found is None or any(s.end > len(found[0]) for s in spans):
            return Where(words="", href=None, report=version[:8])
        words = inline(joined(visible(found[0]), spans))
        return Where(words=words[:SHORT] + "…" * (len(words) > SHORT), href=place_href(version, spans), report=found[1])


def _places(j: Judgement, words: _Words) -> tuple[Where, ...]:
    d = j.decision
    if d is None:
        return ()
    return tuple(words.where(p.version, p.spans) for p in (d.place, d.other) if p is not None)


def _entry(
    j: Judgement, by_n: Mapping[int, Judgement], words: _Words, holding: set[int], last: Mapping[int, int]
) -> Entry:
    meant = by_n.get(j.about, j) if j.about is not None else j
    d = meant.decision
    is_judgement = j.about is None and j.what != "delete"
    return Entry(
        told=told(j), kind=_kind(d.kind if d else meant.kind or "report"), where=_places(meant, words),
        before=_plain(d.before) if d else "", after=_plain(d.after) if d else "",
        undone=is_judgement and j.n not in holding,
        undoable=d is not None and (j.n in holding if is_judgement else j.about is not None and last[j.about] == j.n),
        about=j.about,
    )  # fmt: skip


def _kind(kind: str) -> str:
    return KINDS.get(kind, kind)


def _plain(item: Mapping | None) -> str:
    """An item's keys and values as a person reads them, without spans."""
    if not item:
        return ""
    out = []
    for key, value in item.items():
        if isinstance(value, Mapping):
            inner = _plain(value)
            out += [f"{key}: {inner}"] if inner else []
        elif key not in ("spans", "id", "why", "via", "span", "mentions") and value not in (None, "", []):
            shown = " > ".join(map(str, value)) if isinstance(value, list) else str(value)
            out.append(f"{key} {inline(shown)}")
    return "; ".join(out)


def _orphan(
    o: Orphan, by_n: Mapping[int, Judgement], words: _Words, holding: set[int], last: Mapping[int, int]
) -> Entry:
    made = _entry(o.judgement, by_n, words, holding, last)
    return Entry(told=made.told, kind=made.kind, where=made.where, before=made.before, after=made.after,
                 undone=made.undone, undoable=made.undoable, about=None, why=inline(o.why))  # fmt: skip


def _disputes(judgements: Sequence[Judgement], words: _Words) -> Iterable[Disagreement]:
    """What people disagree on, the latest first."""
    for d in reversed(disagreements(judgements)):
        where = tuple(words.where(p.version, p.spans) for p in (d.place, d.other) if p is not None)
        yield Disagreement(kind=KINDS.get(d.kind, d.kind), where=where, told=tuple(map(told, d.last)))
