"""The record with what stands across its reports: `sayso.open(path)`.

    with sayso.open("sayso.db") as corpus:
        corpus.take(reading, raw)
        corpus.settle()
        for claim in corpus.claims(ClaimFilter(about="Khabashe", at_most=1)):
            ...

A `Corpus` is a `Record` (reports, versions, readings, judgements) that also answers for claims, origins, copies,
conflicts, actors and the timeline. These follow from the readings and from what people decided: the same
reports and judgements give the same answers, whatever their order.
"""

from sayso.corpus.corpus import Corpus, Reread, open_corpus
from sayso.corpus.decided import ACTOR, CLAIM, CLASH, COPY, Decided, decided_by

__all__ = ["ACTOR", "CLAIM", "CLASH", "COPY", "Corpus", "Decided", "Reread", "decided_by", "open_corpus"]
