"""The invented affairs that claims are learnt from: whole, consistent, and turned into pairs as their labels say."""

import json
import random
from collections import Counter
from math import isnan

import pytest

from sayso.match.surroundings import needs_around
from train.pairs import ANSWERS, OTHER, SAME, Pair, Side, affairs, renamed
from train.told import TOLD, told_affairs, told_pairs

SIDES = ("The mill has burnt down", "The mill did not burn", "Eleven hands were hurt in the mill", "The mill stands")
AFFAIR = {
    "name": "mill",
    "told": [{"resolved": words, "around": ""} for words in (*SIDES, "Nine hands were hurt in the mill", "which")],
    "claims": [
        {"say": "The mill burnt.", "members": {"0": 1, "1": -1, "3": 0}},
        {"say": "Eleven were hurt.", "members": {"2": 1}},
        {"say": "Nine were hurt.", "members": {"4": 1}},
    ],
    "rel": [[1, 0, ">"], [2, 1, "!"]],
    "clash": [],
    "doubt": [[1, 2]],
    "broken": [5],
}


def pairs_of(affair):
    found = told_pairs(affair, random.Random(1), every=True)
    return {frozenset((p.a.told, p.b.told)): p for p in found}


def test_statements_of_one_claim_are_the_same_with_the_polarity_of_their_signs() -> None:
    pairs = pairs_of(AFFAIR)
    assert pairs[frozenset(SIDES[:2])].targets[:2] == (1, 1)
    same, opposed = pairs[frozenset((SIDES[0], SIDES[3]))].targets[:2]
    assert same == 1 and isnan(opposed)  # an open one is neither for nor against


def test_two_claims_are_other_ones_with_what_the_one_does_to_the_other() -> None:
    pairs = pairs_of(AFFAIR)
    backed = pairs[frozenset((SIDES[0], SIDES[2]))]
    assert (backed.a.told, backed.b.told) == (SIDES[0], SIDES[2])  # the second backs the first
    assert backed.targets[0] == 0 and backed.targets[2] == 1
    assert pairs[frozenset((SIDES[2], "Nine hands were hurt in the mill"))].targets[4] == 1


def test_a_pair_that_says_and_denies_one_claim_is_learnt_from_twice() -> None:
    found = Counter(frozenset((p.a.told, p.b.told)) for p in told_pairs(AFFAIR, random.Random(1)))
    assert found[frozenset(SIDES[:2])] == 2 and found[frozenset((SIDES[0], SIDES[3]))] == 1


def test_what_is_in_doubt_or_broken_is_left_out() -> None:
    pairs = pairs_of(AFFAIR)
    assert frozenset((SIDES[1], SIDES[2])) not in pairs
    assert not any("which" in pair for pair in pairs)


def test_more_pairs_of_two_claims_than_of_one_but_not_without_bound() -> None:
    told = [{"resolved": f"Word{n} stands by itself", "around": ""} for n in range(60)]
    affair = {**AFFAIR, "told": told, "claims": [{"say": "", "members": {"0": 1, "1": 1}}], "rel": [], "doubt": []}
    found = Counter(p.targets[0] for p in told_pairs(affair, random.Random(1)))
    assert found[1] == 1 and 1 < found[0] < 60


@pytest.mark.parametrize("line", TOLD.read_text("utf-8").splitlines(), ids=lambda line: json.loads(line)["name"])
def test_an_affair_is_consistent(line: str) -> None:
    affair = json.loads(line)
    texts = {r["id"]: r["text"] for r in affair["reports"]}
    assert len(texts) == len(affair["reports"]) >= 8
    for o in affair["told"]:
        assert all(texts[o["report"]][start:end].strip() for start, end in o["spans"])
    held = [int(place) for claim in affair["claims"] for place in claim["members"]]
    assert len(held) == len(set(held)) and max(held) < len(affair["told"])
    assert not set(held) & set(affair["broken"])
    assert all(sign in (1, 0, -1) for claim in affair["claims"] for sign in claim["members"].values())
    assert all({a, b} < set(range(len(affair["claims"]))) for a, b, _ in affair["rel"])
    assert all(a != b and max(a, b) < len(affair["told"]) for a, b, _ in affair["clash"])


def test_some_affairs_are_held_out() -> None:
    held, trained = ({a["name"] for a in told_affairs(dev=dev)} for dev in (True, False))
    assert len(held) >= 8 and not held & trained


def test_affairs_of_answers_are_whole_and_some_are_held_out() -> None:
    found = affairs(ANSWERS)
    assert len({a.name for a in found} - {a.name for a in affairs()}) == len(found)
    assert 0 < sum(a.dev for a in found) < len(found) / 3
    for affair in found:
        told = Counter(t.claim for t in affair.told)
        assert all(told[n] > 1 for n in range(len(affair.claims))), affair.name
        assert all(t.side.told in t.side.around for t in affair.told), affair.name
    # most of them need what stands around them: that is what they are there for
    needy = [needs_around(t.side.told) for a in found for t in a.told]
    assert sum(needy) > len(needy) / 2


def test_a_pair_told_once_more_of_somebody_else_is_of_two_claims():
    one = Side("The gate was shut by the Bank of Orrow", "On Monday the gate was shut by the Bank of Orrow, he said.")
    two = Side("It was the Bank of Orrow that shut the gate")
    other = Side("A letter went to Ivo Rask on Tuesday")
    for seed in range(20):
        (pair,) = renamed([Pair(one, two, "told", SAME)], [one, two, other], random.Random(seed), share=1.0)
        told = {pair.a.told, pair.b.told}
        assert told & {one.told, two.told} and told & {
            "The gate was shut by the Ivo Rask", "It was the Ivo Rask that shut the gate",
        }  # fmt: skip
        assert str(pair.targets) == str(OTHER)


def test_no_pair_is_made_where_two_name_nothing_in_common_or_nobody_else_is_known():
    one, two = Side("The gate was shut by Orla Denn"), Side("Orla Denn had shut the gate")
    assert renamed([Pair(one, two, "told", SAME)], [one, two], random.Random(1), share=1.0) == []
    apart = Side("It was the guard who shut the gate")
    known = [one, apart, Side("A letter went to Ivo Rask")]
    assert renamed([Pair(one, apart, "told", SAME)], known, random.Random(1), share=1.0) == []
