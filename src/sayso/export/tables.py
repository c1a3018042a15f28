"""What a record holds as plain tables: JSON lines with lists as lists, or CSV that any spreadsheet opens safely.

    TABLES["figures"].columns               the columns and what they mean
    rows_of_figures(readings)               one dict a row, keys in the order of the columns
    csv_lines(TABLES["figures"], rows)      the lines of a file, header first; jsonl_lines(rows) likewise

Spans are `[start, end)` in code points of the report's text. What is not known is null, in CSV an empty cell. In CSV a
cell is one line, lists are joined, control characters are replaced, and a text that a spreadsheet would take for a
formula gets an apostrophe in front; JSON lines hold everything as it is.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sayso.export.contract import one_line
from sayso.export.summary import Known
from sayso.export.wording import OWN_VOICE, inline, voice
from sayso.match.copies import Copy
from sayso.match.surroundings import sentence_ends
from sayso.match.survey import carriers
from sayso.match.timeline import plain_date
from sayso.model import (
    Actor,
    Attribution,
    Claim,
    Clash,
    CorpusActor,
    Event,
    Number,
    Origins,
    Reading,
    Report,
    ReportSpan,
)
from sayso.record import Judgement, Place, Version
from sayso.record.disputes import disagreements
from sayso.text import Span, Spans, joined, trimmed

Row = dict[str, Any]
FORMATS = ("jsonl", "csv")
#: What the reader counts as people to whom harm was done, and nouns that count the same.
CASUALTIES = frozenset(
    """killed injured missing displaced kidnapped hospitalised casualty victim fatality death injury body corpse
    dead wounded hostage""".split()
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, and what stands in it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, and its columns."""

    name: str
    about: str
    columns: tuple[Column, ...]


def _table(name: str, about: str, columns: str) -> Table:
    parts = (line.strip().split(" ", 1) for line in columns.strip().splitlines())
    return Table(name, about, tuple(Column(column, meaning.strip()) for column, meaning in parts))


TABLES = {
    t.name: t
    for t in (
        _table("reports", "one row a version of a report", """
            report     its id in every answer
            publisher  who published it
            published  when, as far as known
            title      its headline
            url        its address
            version_of id of the version before it
            retrieved  when it was fetched or read
            added      when it came into the record
            version    hash that names the version"""),
        _table("readings", "one row an attribution (with jsonl: one whole reading a line, as sayso read --jsonl)", """
            report      id of the report
            publisher   who published it
            published   when, as far as known
            title       its headline
            url         its address
            attribution id of the attribution in the reading
            source      the words that name the source
            speaker     who that is, where it is known
            kind        person, organization, outlet, document, unnamed, group
            act         communication, belief, knowledge, intention, attitude
            form        direct, indirect, mixed
            factuality  how sure the source is: CT+, CT-, PR+, PR-, PS+, PS-, Uu
            cue         the words that attribute
            content     what is said
            chain       from the publisher to the deepest source
            via         id of the attribution that holds this one
            confidence  of the tool in its reading, 0 to 1"""),
        _table("claims", "one row a claim", """
            claim           its id
            wording         its clearest wording in these reports
            at_least        independent origins at least
            at_most         independent origins at most
            reports         how many reports carry it, versions of one counted once
            asserting       how many of them assert it
            denying         how many deny it
            questioning     how many question it
            publishers      who carries it
            ends            the ends of chains that are counted for the most
            first_seen      id of the earliest of these reports that asserts it
            first_published when that was published
            why             the reasons of the count
            grades          how credible people think it is: 1 to 6, and who"""),
        _table("occurrences", "one row an occurrence: one place where a report states a claim", """
            claim       id of the claim
            wording     the claim's wording
            report      id of the report
            publisher   who published it
            published   when, as far as known
            stance      asserts, denies or questions the claim
            factuality  how sure its last link is of the claim's wording
            source      the last link of its chain
            kind        of which kind that is; empty for the publisher's own voice
            chain       from the publisher to the deepest source
            attribution id of the attribution in the reading; empty for the article's own voice
            words       as they stand in the report
            spans       where"""),
        _table("figures", "one row a casualty figure", """
            figure     the number as it stands in the report
            low        its lower bound; empty where open
            high       its upper bound; empty where open
            counts     what it counts: killed, injured, missing, ...
            given_by   who gives it: speaker, else source's words, else the report itself; empty: a person rejected who
            chain      through which chain, from the publisher to the deepest source
            factuality how sure the source is of what it says there; empty for the report's own voice
            report     id of the report
            publisher  who published it
            published  when the report was published
            date       day, month or year that its sentence names; empty where it names none, or several
            place      places that its sentence names
            dateline   of the report
            sentence   the sentence it stands in
            start      where the number begins in the report's text
            end        where it ends"""),
        _table("copies", "one row a copy: a report that repeats another's words", """
            from           id of the report that was repeated
            from_publisher who published that
            from_published when
            to             id of the report that repeats it
            to_publisher   who published that
            to_published   when
            kind           verbatim, near, rewrite
            share          of the words of the repeating report, 0 to 1
            directed       is it shown which came first?
            passages       pairs of spans, in the one and in the other
            house          the house that both belong to
            why            the reasons"""),
        _table("conflicts", "one row a conflict between two reports, or a denial (b denies a)", """
            kind        role, number, polarity, date, place, denial
            a_report    id of the one report
            a_publisher who published it
            a_published when
            a_words     its words
            a_span      where
            b_report    id of the other report
            b_publisher who published it
            b_published when
            b_words     its words
            b_span      where
            why         the reason"""),
        _table("actors", "one row an actor across reports", """
            actor    its id
            name     its fullest name
            type     person, organization, place, outlet
            aliases  the names it goes by
            mentions how many places name it
            reports  in how many reports
            roles    what it is called, each with the chain of who calls it so
            why      why its names are one
            grades   how reliable a source people think it is: A to F, and who"""),
        _table("timeline", "one row a dated claim, by date", """
            date       day, month or year
            what       the claim's wording
            claim      its id
            at_least   independent origins at least
            at_most    independent origins at most
            reports    ids of the reports that say so
            publishers who published them"""),
        _table("judgements", "one row an entry of the log: a judgement, an undo, a redo, a deletion", """
            n            its number
            at           when
            who          who judged
            what         right, wrong, corrected, added, same, not_same, undo, redo, delete
            kind         of what kind of item
            report       id of the report; the version's hash where it is deleted
            spans        where
            words        the words there
            other_report of same and not_same: id of the other report
            other_spans  where in that
            other_words  the words there
            before       the item as it was read
            after        what it should be
            note         what the person noted
            about        the entry that an undo or redo is of
            holds        does the judgement hold now?
            disputed_by  entries of others that hold and decide otherwise"""),
    )
}  # fmt: skip


# Rows


def rows_of_reports(
    versions: Iterable[Version], names: Mapping[str, str], version_of: Mapping[str, str]
) -> Iterator[Row]:
    """One row a version. `names`: by version id; `version_of`: by name, the name of the version before it."""
    for v in versions:
        name = names[v.id]
        yield {
            "report": name, "publisher": v.publisher, "published": v.published, "title": v.title, "url": v.url,
            "version_of": version_of.get(name), "retrieved": v.retrieved, "added": v.added, "version": v.id,
        }  # fmt: skip


def rows_of_readings(readings: Iterable[Reading]) -> Iterator[Row]:
    """One row an attribution."""
    for r in readings:
        for a in r.attributions:
            yield {
                **_about(r.report, "report", "publisher", "published", "title", "url"),
                "attribution": a.id, "source": r.words(a.source) or None, "speaker": a.speaker, "kind": a.kind,
                "act": a.act, "form": a.form, "factuality": a.factuality, "cue": r.words(a.cue),
                "content": r.words(a.content), "chain": list(a.chain), "via": a.via, "confidence": a.confidence,
            }  # fmt: skip


def _untold(_: Any) -> Sequence[Judgement]:
    return ()


def _grades(graded: Sequence[Judgement]) -> list[str]:
    return [f"{(j.decision.after or {}).get('grade')} ({j.who})" for j in graded if j.decision]


def rows_of_claims(
    claims: Iterable[Claim],
    graded: Callable[[Claim], Sequence[Judgement]] = _untold,
    version_of: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Row]:
    """One row a claim. `graded`: people's grades of one. `version_of`: {a later version: the one before it}, of which
    the first alone counts.
    """
    count = Known(reports={}, version_of=version_of).count
    for c in claims:
        by = {s: {m.occurrence.report for m in c.members if m.stance == s} for s in ("asserts", "denies", "questions")}
        publishers = dict.fromkeys(m.occurrence.publisher for m in c.members if m.occurrence.publisher)
        yield {
            "claim": c.id, "wording": c.wording, "at_least": c.origins.at_least, "at_most": c.origins.at_most,
            "reports": count(carriers(c)), "asserting": count(by["asserts"]), "denying": count(by["denies"]),
            "questioning": count(by["questions"]), "publishers": list(publishers),
            "ends": [e.name for e in c.origins.ends], "first_seen": c.first_seen[0] if c.first_seen else None,
            "first_published": c.first_seen[1] if c.first_seen else None, "why": list(c.origins.why),
            "grades": _grades(graded(c)),
        }  # fmt: skip


def rows_of_occurrences(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterator[Row]:
    """One row an occurrence, claim by claim."""
    for c in claims:
        for m in c.members:
            o = m.occurrence
            held = reports.get(o.report)
            yield {
                "claim": c.id, "wording": c.wording, "report": o.report, "publisher": o.publisher,
                "published": o.published, "stance": m.stance, "factuality": m.factuality,
                "source": o.chain[-1] if o.chain else None, "kind": o.kind, "chain": list(o.chain),
                "attribution": o.attribution, "words": joined(held.text, o.spans) if held else o.wording,
                "spans": _spans(o.spans),
            }  # fmt: skip


def rows_of_figures(readings: Iterable[Reading], *, every: bool = False) -> Iterator[Row]:
    """One row a casualty figure, or with `every` a row a number of any kind."""
    for r in readings:
        figures = [n for n in r.numbers if every or is_casualty(n)]
        if not figures:
            continue
        of = {a.id: a for a in r.attributions}
        ends = sentence_ends(r.report.text)
        for n in figures:
            yield _figure(n, r, of.get(n.by or ""), sentence_at(r.report.text, n.span, ends))


def is_casualty(n: Number) -> bool:
    """Does a number count people to whom harm was done?"""
    return n.of is not None and n.of.casefold() in CASUALTIES


def sentence_at(text: str, span: Span, ends: Sequence[int] | None = None) -> Span:
    """The sentence that a span stands in, or sentences where it runs over. `ends`: where sentences end, sorted."""
    if ends is None:
        ends = sentence_ends(text)
    n, k = bisect_right(ends, span.start), bisect_right(ends, span.end - 1)
    return trimmed(text, ends[n - 1] if n else 0, ends[k] if k < len(ends) else len(text)) or span


def _figure(n: Number, r: Reading, by: Attribution | None, sentence: Span) -> Row:
    dates = {d for t in r.times if sentence.holds(t.span) and (d := plain_date(t.value))}
    dates = {d for d in dates if not any(other != d and other.startswith(d) for other in dates)}
    places = dict.fromkeys(a.name for a in r.actors if a.type == "place" and _is_in(a, sentence))
    own = (r.report.publisher,) if r.report.publisher and not n.by_unknown else ()
    given_by = voice(by, r) if by else None if n.by_unknown else OWN_VOICE
    return {
        "figure": n.text, "low": _plain(n.low), "high": _plain(n.high), "counts": n.of,
        "given_by": given_by, "chain": list(by.chain if by else own),
        "factuality": by.factuality if by else None, **_about(r.report, "report", "publisher", "published"),
        "date": dates.pop() if len(dates) == 1 else None, "place": list(places), "dateline": r.report.dateline,
        "sentence": sentence.of(r.report.text), "start": n.span.start, "end": n.span.end,
    }  # fmt: skip


def _is_in(a: Actor, sentence: Span) -> bool:
    return any(sentence.holds(m) for m in a.mentions)


def rows_of_copies(copies: Iterable[Copy], reports: Mapping[str, Report]) -> Iterator[Row]:
    """One row a copy."""
    for c in copies:
        a, b = reports.get(c.from_), reports.get(c.to)
        yield {
            "from": c.from_, "from_publisher": a and a.publisher, "from_published": a and a.published,
            "to": c.to, "to_publisher": b and b.publisher, "to_published": b and b.published,
            "kind": c.kind, "share": c.share, "directed": c.directed,
            "passages": [[list(x), list(y)] for x, y in c.passages], "house": c.house, "why": list(c.why),
        }  # fmt: skip


def rows_of_conflicts(clashes: Iterable[Clash], reports: Mapping[str, Report]) -> Iterator[Row]:
    """One row a conflict or denial."""

    def end(side: str, place: ReportSpan) -> Row:
        r = reports.get(place.report)
        return {f"{side}_report": place.report, f"{side}_publisher": r and r.publisher,
                f"{side}_published": r and r.published, f"{side}_words": place.span.of(r.text) if r else None,
                f"{side}_span": list(place.span)}  # fmt: skip

    for c in clashes:
        yield {"kind": c.kind, **end("a", c.a), **end("b", c.b), "why": c.why}


def rows_of_actors(
    actors: Iterable[CorpusActor], graded: Callable[[CorpusActor], Sequence[Judgement]] = _untold
) -> Iterator[Row]:
    """One row an actor. `graded`: people's grades of one as a source."""
    for a in actors:
        roles = dict.fromkeys(f"{words} ({' > '.join(by)})" if by else words for words, _, by in a.roles)
        yield {
            "actor": a.id, "name": a.name, "type": a.type, "aliases": list(a.aliases), "mentions": len(a.mentions),
            "reports": len({m.report for m in a.mentions}), "roles": list(roles), "why": list(a.why),
            "grades": _grades(graded(a)),
        }  # fmt: skip


def rows_of_timeline(
    events: Iterable[Event], origins_of: Callable[[str], Origins | None], reports: Mapping[str, Report]
) -> Iterator[Row]:
    """One row a dated claim, in the order of the events. `origins_of`: by claim id."""
    for e in events:
        origins = origins_of(e.claim)
        publishers = dict.fromkeys(p for r in e.reports if (held := reports.get(r)) and (p := held.publisher))
        yield {
            "date": e.date, "what": e.what, "claim": e.claim, "at_least": origins and origins.at_least,
            "at_most": origins and origins.at_most, "reports": list(e.reports), "publishers": list(publishers),
        }  # fmt: skip


def rows_of_judgements(
    log: Sequence[Judgement], holding: Iterable[int], names: Mapping[str, str], texts: Mapping[str, str]
) -> Iterator[Row]:
    """One row an entry of the log.

    `holding`: the numbers of those that hold now; `names`, `texts`: of the versions that the record still has.
    """
    held = frozenset(holding)
    disputed = {j.n: [o.n for o in d.last if o.who != j.who]
                for d in disagreements(j for j in log if j.n in held) for j in d.last}  # fmt: skip

    def place(place: Place | None, side: str = "") -> Row:
        if place is None:
            return {f"{side}report": None, f"{side}spans": None, f"{side}words": None}
        text = texts.get(place.version)
        return {f"{side}report": names.get(place.version, place.version), f"{side}spans": _spans(place.spans),
                f"{side}words": joined(text, place.spans) if text is not None else None}  # fmt: skip

    for j in log:
        d = j.decision
        here = place(d.place) if d else place(None) | {"report": names.get(j.version or "", j.version)}
        yield {
            "n": j.n, "at": j.at, "who": j.who, "what": j.what, "kind": d.kind if d else j.kind, **here,
            **place(d.other if d else None, "other_"), "before": d.before if d else None,
            "after": d.after if d else None, "note": d.note if d else None, "about": j.about, "holds": j.n in held,
            "disputed_by": disputed.get(j.n, []),
        }  # fmt: skip


def _about(report: Report, *fields: str) -> Row:
    return {f: report.id if f == "report" else getattr(report, f) for f in fields}


def _spans(spans: Spans) -> list[list[int]]:
    return [list(s) for s in spans]


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


# Lines


def jsonl_lines(rows: Iterable[Row]) -> Iterator[str]:
    """A row a line."""
    return (one_line(row) + "\n" for row in rows)


def csv_lines(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    """A header and a row a line, texts in quotation marks, lines ended as RFC 4180 wants them."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    names = [c.name for c in table.columns]

    def line(cells: Sequence[Any]) -> str:
        writer.writerow(cells)
        told = out.getvalue()
        out.seek(0)
        out.truncate()
        return told

    yield line(names)
    for row in rows:
        yield line([_cell(row[name], " > " if name == "chain" else "; ") for name in names])


def _cell(value: Any, joint: str) -> str | int | float:
    """A value as a cell: numbers as they are, all else as one line of harmless text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    told = inline(_text(value, joint))
    return f"'{told}" if told.startswith(_FORMULA) else told


def _text(value: Any, joint: str = "; ") -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return one_line(value)
    if _is_span(value):
        return f"{value[0]}-{value[1]}"
    if isinstance(value, list):
        if all(isinstance(v, str) for v in value):
            return joint.join(value)
        return " ".join(_text(v) for v in value)
    return str(value)


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value)
