"""The survey of many reports as JSON, version 1 of the contract, and back.

Reports are named by their ids, spans are `[start, end)` in code points of a report's text; the texts themselves are
not part of it. What is not known is null. Beside the contract's keys stand `corrections`, `failures`, the roles of
actors and the reasons of claims and actors. The same reports give the same object, whatever their order.
"""

from __future__ import annotations

from typing import Any

from sayso.export.summary import first_plain, plain_ends
from sayso.match.carried import carrying
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.occurrences import occurrence_id, voice_of
from sayso.match.survey import Survey
from sayso.model import (
    Claim,
    Clash,
    CorpusActor,
    End,
    Event,
    Failure,
    Member,
    Occurrence,
    Origins,
    Relation,
    Report,
    ReportSpan,
)
from sayso.text import Span, Spans

SURVEY = "sayso.survey/1"
SHARE_DIGITS = 3


def survey_to_json(survey: Survey) -> dict[str, Any]:
    """A survey as the contract's object, made of plain dicts, lists, strings and numbers."""
    return {
        "schema": SURVEY,
        "reports": [report_to_json(r, survey.version_of.get(r.id)) for r in survey.reports],
        "claims": [claim_to_json(c) for c in survey.claims],
        "copies": [copy_to_json(c) for c in survey.copies],
        "corrections": [correction_to_json(c) for c in survey.corrections],
        "conflicts": [clash_to_json(c) for c in survey.clashes],
        "actors": [actor_to_json(a) for a in survey.actors],
        "timeline": [event_to_json(e) for e in survey.timeline],
        "failures": [{"id": f.id, "stage": f.stage, "why": f.why} for f in survey.failures],
        "made_by": dict(survey.made_by),
    }


def report_to_json(r: Report, version_of: str | None) -> dict[str, Any]:
    """A report without its text."""
    return {"id": r.id, "publisher": r.publisher, "url": r.url, "published": r.published, "title": r.title,
            "version_of": version_of, **({"extent": r.extent} if r.extent else {})}  # fmt: skip


def claim_to_json(c: Claim) -> dict[str, Any]:
    """A claim with its occurrences and origins; `plain`: says it plainly, not only perhaps, as the words tell it."""
    plainly = carrying(c.members, c.wording)
    sure, first = frozenset(plain_ends(c, plainly)), first_plain(c, plainly)
    return {
        "id": c.id,
        "claim": c.wording,
        "occurrences": [member_to_json(m, plain=m.occurrence.id in plainly) for m in c.members],
        "origins": {
            "at_least": c.origins.at_least,
            "at_most": c.origins.at_most,
            "ends": [{"name": e.name, "kind": e.kind, "reports": list(e.reports), "plain": e in sure}
                     for e in c.origins.ends],
            "why": list(c.origins.why),
        },
        "first_seen": {"report": c.first_seen[0], "published": c.first_seen[1]} if c.first_seen else None,
        "first_plain": {"report": first[0], "published": first[1]} if first else None,
        "related": [{"claim": r.claim, "relation": r.relation, "why": r.why} for r in c.related],
        "why": list(c.why),
    }


def member_to_json(m: Member, *, plain: bool) -> dict[str, Any]:
    """An occurrence in a claim."""
    o = m.occurrence
    voice = voice_of(o.id)
    return {"report": o.report, "spans": _spans(o.spans), "attribution": o.attribution, "chain": list(o.chain),
            "stance": m.stance, "factuality": m.factuality, "plain": plain,
            **({"voice": voice} if voice > 1 else {})}  # fmt: skip


def copy_to_json(c: Copy) -> dict[str, Any]:
    """A copy with its passages."""
    return {
        "from": c.from_,
        "to": c.to,
        "kind": c.kind,
        "share": round(float(c.share), SHARE_DIGITS),
        "directed": c.directed,
        "passages": [[list(a), list(b)] for a, b in c.passages],
        "why": list(c.why),
        "house": c.house,
    }


def correction_to_json(c: Correction) -> dict[str, Any]:
    """A correction, clarification or retraction."""
    return {"report": c.report, "of": c.of, "kind": c.kind, "span": list(c.span), "why": list(c.why)}


def clash_to_json(c: Clash) -> dict[str, Any]:
    """A conflict between two places."""
    return {"a": _place(c.a), "b": _place(c.b), "kind": c.kind, "why": c.why}


def actor_to_json(a: CorpusActor) -> dict[str, Any]:
    """An actor with its aliases, mentions and roles; `by` is the chain that gives a role."""
    return {
        "id": a.id,
        "name": a.name,
        "type": a.type,
        "aliases": list(a.aliases),
        "mentions": [_place(m) for m in a.mentions],
        "roles": [{"text": words, **_place(where), "by": list(by)} for words, where, by in a.roles],
        "why": list(a.why),
    }


def event_to_json(e: Event) -> dict[str, Any]:
    """A dated claim."""
    return {"date": e.date, "what": e.what, "claim": e.claim, "reports": list(e.reports)}


def _place(place: ReportSpan) -> dict[str, Any]:
    return {"report": place.report, "span": list(place.span)}


def _spans(spans: Spans) -> list[list[int]]:
    return [list(s) for s in spans]


def survey_from_json(data: dict[str, Any]) -> Survey:
    """The survey that such an object stands for, as far as the contract carries it.

    Reports come back without text, occurrences without words, kind, names, numbers and times; `factuality` is the
    member's. Keys that version 1 does not know are left aside. Raises ValueError where it is no survey of version 1,
    KeyError or TypeError where it is malformed.
    """
    if data.get("schema") != SURVEY:
        raise ValueError(f"no {SURVEY}: {data.get('schema')!r}")
    reports = {r["id"]: _to_report(r) for r in data["reports"]}
    return Survey(
        reports=tuple(reports.values()),
        version_of={r["id"]: r["version_of"] for r in data["reports"] if r["version_of"] is not None},
        claims=tuple(_to_claim(c, reports) for c in data["claims"]),
        copies=tuple(_to_copy(c) for c in data["copies"]),
        corrections=tuple(
            Correction(report=c["report"], of=c["of"], kind=c["kind"], span=Span(*c["span"]), why=tuple(c["why"]))
            for c in data.get("corrections", ())
        ),
        clashes=tuple(
            Clash(a=_to_place(c["a"]), b=_to_place(c["b"]), kind=c["kind"], why=c["why"]) for c in data["conflicts"]
        ),
        actors=tuple(_to_actor(a) for a in data["actors"]),
        timeline=tuple(
            Event(date=e["date"], what=e["what"], claim=e["claim"], reports=tuple(e["reports"]))
            for e in data["timeline"]
        ),
        failures=tuple(Failure(id=f["id"], stage=f["stage"], why=f["why"]) for f in data.get("failures", ())),
        made_by=dict(data["made_by"]),
    )


def _to_report(r: dict[str, Any]) -> Report:
    return Report(id=r["id"], text="", publisher=r["publisher"], url=r["url"], published=r["published"],
                  title=r["title"], extent=r.get("extent"))  # fmt: skip


def _to_claim(c: dict[str, Any], reports: dict[str, Report]) -> Claim:
    origins, first = c["origins"], c["first_seen"]
    return Claim(
        id=c["id"],
        wording=c["claim"],
        members=tuple(_to_member(o, reports) for o in c["occurrences"]),
        origins=Origins(
            at_least=origins["at_least"],
            at_most=origins["at_most"],
            ends=tuple(End(name=e["name"], kind=e["kind"], reports=tuple(e["reports"])) for e in origins["ends"]),
            why=tuple(origins["why"]),
        ),
        first_seen=(first["report"], first["published"]) if first else None,
        related=tuple(Relation(claim=r["claim"], relation=r["relation"], why=r["why"]) for r in c["related"]),
        why=tuple(c.get("why", ())),
    )


def _to_member(o: dict[str, Any], reports: dict[str, Report]) -> Member:
    spans, report = tuple(Span(*s) for s in o["spans"]), reports.get(o["report"])
    occurrence = Occurrence(
        id=occurrence_id(o["report"], spans, o.get("voice", 1)),
        report=o["report"],
        spans=spans,
        attribution=o["attribution"],
        chain=tuple(o["chain"]),
        kind=None,
        named=False,
        factuality=o["factuality"],
        wording="",
        resolved="",
        around="",
        publisher=report.publisher if report else None,
        published=report.published if report else None,
    )
    return Member(occurrence=occurrence, stance=o["stance"], factuality=o["factuality"], plain=o.get("plain"))


def _to_copy(c: dict[str, Any]) -> Copy:
    return Copy(
        from_=c["from"],
        to=c["to"],
        kind=c["kind"],
        share=c["share"],
        directed=c["directed"],
        passages=tuple((Span(*a), Span(*b)) for a, b in c["passages"]),
        why=tuple(c["why"]),
        house=c.get("house"),
    )


def _to_actor(a: dict[str, Any]) -> CorpusActor:
    return CorpusActor(
        id=a["id"],
        name=a["name"],
        type=a["type"],
        aliases=tuple(a["aliases"]),
        mentions=tuple(_to_place(m) for m in a["mentions"]),
        roles=tuple((r["text"], _to_place(r), tuple(r["by"])) for r in a.get("roles", ())),
        why=tuple(a.get("why", ())),
    )


def _to_place(place: dict[str, Any]) -> ReportSpan:
    return ReportSpan(report=place["report"], span=Span(*place["span"]))
