"""Whole readings of the example reports, kept as files that a person has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.export.wording import spans_text
from sayso.model import Reading

pytestmark = pytest.mark.weights

EXAMPLES = Path(__file__).parents[2] / "examples"


def told(reading: Reading) -> str:
    """The reading as lines to compare. Confidences are left out, since processors round them differently."""
    lines = []
    for a in reading.attributions:
        source = spans_text(reading, a.source) or "-"
        lines.append(f"{a.id} via {a.via or '-'}: {source} | {spans_text(reading, a.cue)} | "
                     f"{spans_text(reading, a.content)}")  # fmt: skip
        lines.append(f"    {a.speaker or '?'} ({a.kind}), {a.act}, {a.form}, {a.factuality}; {' > '.join(a.chain)}")
    text = reading.report.text
    lines += [f"number: {n.text} = {n.low}..{n.high} {n.of or '?'}, by {n.by or '-'}" for n in reading.numbers]
    lines += [f"time: {t.text} = {t.value}" for t in reading.times]
    lines += [f"aside: {a.kind}: {a.span.of(text)}" for a in reading.asides]
    lines += [f"conflict: {c.kind}: {c.a.of(text)} / {c.b.of(text)}" for c in reading.conflicts]
    for actor in reading.actors:
        roles = ", ".join(f"{r.text} (by {r.by or '-'})" for r in actor.roles)
        lines.append(f"actor: {actor.name} ({actor.type}) x{len(actor.mentions)}" + (f": {roles}" if roles else ""))
    lines += [f"own voice: {spans_text(reading, s.spans)} {s.factuality}" for s in reading.assertions]
    lines += [f"proposition: {spans_text(reading, p.spans)} {p.factuality}, by {p.attribution or '-'}"
              for p in reading.propositions]  # fmt: skip
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_an_example_is_read_as_before(path, golden):
    from sayso.pipeline import read_report
    from sayso.read import from_text

    text = path.read_text("utf-8")
    reading = read_report(from_text(text, id=path.name, publisher="The Island Gazette", published="2026-03-04"))
    golden(f"{path.stem}.reading.txt", told(reading))
