"""Occurrences and links made by hand."""

from sayso.model import ClaimLink, Occurrence
from sayso.text import Span


def occurrence(report: str, words: str, value: str = "CT+", start: int = 0, **more) -> Occurrence:
    spans = (Span(start, start + max(1, len(words))),)
    given = {
        "id": f"{report}#{start}-{start + max(1, len(words))}",
        "report": report,
        "spans": spans,
        "attribution": None,
        "chain": (f"paper of {report}",),
        "kind": None,
        "named": True,
        "factuality": value,
        "wording": words,
        "resolved": words,
        "around": words,
    }
    return Occurrence(**(given | more))


def link(a: Occurrence, b: Occurrence, same: float, opposed: float = 0.0, **more) -> ClaimLink:
    first, second = sorted((a.id, b.id))
    return ClaimLink(a=first, b=second, same=same, opposed=opposed, **more)
