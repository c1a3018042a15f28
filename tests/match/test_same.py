"""The cheap witnesses decide whom the network is asked about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from sayso.match.claims import DEFAULT as GROUPED
from sayso.match.same import SameClaim, SameOptions, ordered
from sayso.model import Occurrence
from tests.match.occurrence_samples import occurrence

#: Where a statement lies on a circle of meaning, in degrees, so that the cosine of two is known.
DEGREES = {
    "The dam at Corvenna burst on Monday": 0,
    "On Monday the dam at Corvenna burst": 10,
    "The wall above Corvenna gave way": 40,
    "Nobody has paid for the school roof": 75,
    "The choir sang in the rain": 85,
}


class Heard(SameClaim):
    """Notes which pairs the network is asked about, and has it say the same of all."""

    def __init__(self, says: float) -> None:
        super().__init__(threads=1)
        self.says, self.asked = says, []

    def embed(self, occurrences: Sequence[Occurrence]) -> np.ndarray:
        turned = np.radians([DEGREES[o.resolved] for o in occurrences])
        return np.stack((np.cos(turned), np.sin(turned)), axis=1).astype(np.float32)

    def chances(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> np.ndarray:
        self.asked += pairs
        return np.full((len(pairs), 5), self.says, np.float32)


TOLD = [occurrence(f"r{n}", words, id=f"o{n}") for n, words in enumerate(DEGREES)]
PAIRS = [(a, b) for n, a in enumerate(TOLD) for b in TOLD[:n]]


def test_the_network_is_asked_where_it_could_make_two_one_and_nowhere_else() -> None:
    heard = Heard(SameOptions().unasked)  # says what it is taken to say where it is not asked
    links = heard.compare(PAIRS)
    asked = {(a.id, b.id) for a, b in heard.asked}
    assert ("o0", "o1") in asked and ("o0", "o4") not in asked
    for link in links:
        assert ((link.a, link.b) in asked) == (link.same >= GROUPED.floor)


def test_two_that_the_network_was_not_asked_about_are_never_likely_to_be_one() -> None:
    heard = Heard(0.99)
    links = heard.compare(PAIRS)
    asked = {(a.id, b.id) for a, b in heard.asked}
    left = [k for k in links if (k.a, k.b) not in asked]
    assert left and all(k.same < GROUPED.floor and k.relation is None and k.opposed < 0.5 for k in left)
    assert all(k.same > GROUPED.floor for k in links if (k.a, k.b) in asked)


def test_a_link_is_the_same_whatever_else_is_compared_and_whichever_way_a_pair_is_given() -> None:
    together = {(k.a, k.b): k for k in Heard(0.7).compare(PAIRS)}
    for a, b in PAIRS:
        one, two = ordered(a, b)
        assert Heard(0.7).compare([(b, a)]) == [together[one.id, two.id]]


def test_no_pairs_ask_nothing() -> None:
    assert Heard(0.7).compare([]) == []


@pytest.mark.weights
def test_the_trained_network_gives_a_link_from_the_pair_alone() -> None:
    comparer = SameClaim(threads=1)
    together = comparer.compare(PAIRS)
    assert [SameClaim(threads=1).compare([p])[0] for p in PAIRS] == together
