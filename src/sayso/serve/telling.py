"""What the API tells of versions, claims, actors and judgements, as plain data."""

from __future__ import annotations

from typing import Any

from sayso.corpus import Corpus
from sayso.export.answers import grade_to_json
from sayso.export.survey_contract import correction_to_json
from sayso.match.copies import Copy
from sayso.match.lookup import Trace
from sayso.match.survey import carriers
from sayso.model import Claim, Clash, CorpusActor, Event, ReportSpan
from sayso.record import Judgement, Version
from sayso.serve.judging import judgement_to_json, suggested


class Names:
    """Version ids of the reports of one answer, by their names in answers, each looked up once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known: dict[str, str] = {}

    def version(self, report: str) -> str:
        """The version that goes by this name."""
        if report not in self._known:
            self._known[report] = self._corpus.version_named(report)
        return self._known[report]

    def place(self, place: ReportSpan) -> dict[str, Any]:
        """Words of a report."""
        return {"report": place.report, "version": self.version(place.report), "span": list(place.span)}

    def claim(self, c: Claim) -> dict[str, Any]:
        """A claim with its occurrences and origins."""
        return {
            "id": c.id,
            "claim": c.wording,
            "reports": len(carriers(c)),
            "occurrences": [
                {
                    "report": o.report, "version": self.version(o.report), "publisher": o.publisher,
                    "published": o.published, "spans": [list(s) for s in o.spans], "wording": o.wording,
                    "attribution": o.attribution, "chain": list(o.chain), "kind": o.kind, "stance": m.stance,
                    "factuality": m.factuality,
                }
                for m in c.members
                for o in (m.occurrence,)
            ],
            "origins": {
                "at_least": c.origins.at_least, "at_most": c.origins.at_most,
                "ends": [{"name": e.name, "kind": e.kind, "reports": list(e.reports)} for e in c.origins.ends],
                "why": list(c.origins.why),
            },
            "first_seen": {"report": c.first_seen[0], "published": c.first_seen[1]} if c.first_seen else None,
            "related": [{"claim": r.claim, "relation": r.relation, "why": r.why} for r in c.related],
            "why": list(c.why),
            "suggested": suggested(c),
        }  # fmt: skip

    def copy(self, c: Copy) -> dict[str, Any]:
        """A copy with its passages."""
        return {"from": c.from_, "from_version": self.version(c.from_), "to": c.to, "to_version": self.version(c.to),
                "kind": c.kind, "share": round(float(c.share), 3), "directed": c.directed,
                "passages": [[list(a), list(b)] for a, b in c.passages], "why": list(c.why),
                "house": c.house}  # fmt: skip

    def clash(self, c: Clash) -> dict[str, Any]:
        """A conflict between two reports."""
        return {"a": self.place(c.a), "b": self.place(c.b), "kind": c.kind, "why": c.why}

    def actor(self, a: CorpusActor) -> dict[str, Any]:
        """An actor with all mentions and roles."""
        return {"id": a.id, "name": a.name, "type": a.type, "aliases": list(a.aliases),
                "mentions": [self.place(m) for m in a.mentions],
                "roles": [{"text": words, **self.place(where), "by": list(by)} for words, where, by in a.roles],
                "why": list(a.why)}  # fmt: skip


def version_to_json(v: Version) -> dict[str, Any]:
    """A version without its text."""
    return {"version": v.id, "report": v.report, "name": v.name, "publisher": v.publisher, "title": v.title,
            "published": v.published, "url": v.url, "retrieved": v.retrieved, "added": v.added}  # fmt: skip


def actor_short(a: CorpusActor) -> dict[str, Any]:
    """An actor in a list."""
    return {"id": a.id, "name": a.name, "type": a.type, "aliases": list(a.aliases), "mentions": len(a.mentions)}


def event_to_json(e: Event) -> dict[str, Any]:
    """A dated claim."""
    return {"date": e.date, "what": e.what, "claim": e.claim, "reports": list(e.reports)}


def trace_to_json(corpus: Corpus, traced: Trace) -> dict[str, Any]:
    """The whole story of one claim."""
    names = Names(corpus)
    versions = {names.version(r) for r in traced.reports}
    holding = [j for j in corpus.effective() if j.decision is not None]
    touching = [
        j
        for j in holding
        if ends_of(j) & versions
        and j.decision
        and j.decision.kind in ("claim", "claim-grade", "copy", "clash")
        and _on_claim(j, traced.claim, names)
    ]
    return {
        "claim": names.claim(traced.claim),
        "reports": [
            {"report": name, "version": names.version(name), "publisher": r.publisher, "url": r.url,
             "published": r.published, "title": r.title, "version_of": traced.version_of.get(name)}
            for name, r in traced.reports.items()
        ],
        "copies": [names.copy(c) for c in traced.copies],
        "corrections": [correction_to_json(c) for c in traced.corrections],
        "conflicts": [names.clash(c) for c in traced.clashes],
        "related": [{"id": c.id, "claim": c.wording} for c in traced.related.values()],
        "grades": [grade_to_json(j) for j in corpus.opinions().of_claim(traced.claim)],
        "judgements": [judgement_to_json(j, frozenset(k.n for k in touching)) for j in touching],
    }  # fmt: skip


def ends_of(j: Judgement) -> set[str]:
    """The versions that a judgement names."""
    d = j.decision
    return {p.version for p in (d.place, d.other) if p is not None} if d is not None else set()


def _on_claim(j: Judgement, claim: Claim, names: Names) -> bool:
    """Is a judgement about this claim's occurrences, or about a copy between its reports?"""
    d = j.decision
    if d is None:
        return False
    if d.kind == "copy":
        return ends_of(j) <= {names.version(r) for r in carriers(claim)}
    places = {(names.version(m.occurrence.report), s) for m in claim.members for s in m.occurrence.spans}
    return any((p.version, s) in places for p in (d.place, d.other) if p is not None for s in p.spans)
