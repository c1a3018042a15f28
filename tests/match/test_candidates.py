"""Candidates: pairs worth comparing, from keys that each occurrence has by itself."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.match.candidates import (
    KeyOptions,
    are_near,
    as_kept,
    keys_of,
    nearest,
    pairs_to_compare,
    period_keys,
    word_bits,
)
from tests.match.occurrence_samples import occurrence

SIZE = 384
OPTIONS = KeyOptions()


def vector(seed: int) -> np.ndarray:
    v = np.random.default_rng(seed).standard_normal(SIZE).astype(np.float32)
    return v / np.linalg.norm(v)


def near(v: np.ndarray, cosine: float, seed: int) -> np.ndarray:
    """A unit vector with this cosine to v."""
    side = vector(seed)
    side -= (side @ v) * v
    side /= np.linalg.norm(side)
    return (cosine * v + np.sqrt(1 - cosine**2) * side).astype(np.float32)


def shared(a, va, b, vb) -> set[int]:
    return set(keys_of(a, va)) & set(keys_of(b, vb))


def test_reports_of_one_week_share_a_key_and_of_two_months_none():
    first, second, later = (
        occurrence("r", "It froze", published=p) for p in ("2026-01-05", "2026-01-08T10:00", "2026-03-05")
    )
    assert set(period_keys(first)) & set(period_keys(second))
    assert not set(period_keys(first)) & set(period_keys(later))


@pytest.mark.parametrize("published", [None, "2026", "2026-01", "soon"])
def test_without_a_day_there_is_no_period(published):
    assert period_keys(occurrence("r", "It froze", published=published)) == ()


def test_what_is_told_in_nearly_the_same_sense_meets_whenever_it_was_told():
    a, b = occurrence("a", "It froze", published="2020-01-01"), occurrence("b", "There was ice")
    met = sum(bool(shared(a, vector(n), b, near(vector(n), 0.85, n + 1000))) for n in range(100))
    strangers = sum(bool(shared(a, vector(n), b, vector(n + 1000))) for n in range(100))
    assert met >= 90
    assert strangers <= 5


def test_two_very_rare_names_make_a_key_and_common_words_none():
    a = occurrence("a", "Quorvath met Zelmyrie on the pier")
    b = occurrence("b", "the talks between Zelmyrie and Quorvath failed")
    assert set(keys_of(a, None)) & set(keys_of(b, None))
    assert keys_of(occurrence("c", "the house was near the water"), None) == ()


def test_a_common_word_has_fewer_bits_than_a_rare_one():
    bits = word_bits("The water of Quorvath")
    assert bits["quorvath"] > bits["water"] > bits["the"]


def test_keys_do_not_depend_on_what_else_is_asked():
    found = [occurrence(f"r{n}", "It froze", start=n) for n in range(5)]
    vectors = np.stack([vector(n) for n in range(5)])
    from sayso.match.candidates import keys_of_all

    assert [keys_of(o, v) for o, v in zip(found, vectors, strict=True)] == list(keys_of_all(found, vectors))


def pairs_one_by_one(found, vectors, options):
    """The pairs as the rules say them, without blocks."""
    near_of: dict[str, list] = {o.id: [] for o in found}
    keys = [set(keys_of(o, v)) for o, v in zip(found, vectors, strict=True)]
    for i, j in combinations(range(len(found)), 2):
        common = keys[i] & keys[j]
        period = bool(set(period_keys(found[i])) & set(period_keys(found[j])))
        cosine = float(vectors[i] @ vectors[j])
        if common and are_near(cosine, in_one_period=period, options=options):
            near_of[found[i].id].append((cosine, found[j].id))
            near_of[found[j].id].append((cosine, found[i].id))
    return {tuple(sorted((a, b))) for a, others in near_of.items() for _, b in nearest(others, options)}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([None, "2026-01-01", "2026-01-06", "2026-02-20"]), st.integers(0, 3),
                          st.sampled_from([0.3, 0.5, 0.8, 0.97])), min_size=2, max_size=12),
       st.sampled_from([1, 2, 30]), st.randoms(use_true_random=False))  # fmt: skip
def test_pairs_in_blocks_are_those_found_one_by_one_in_whatever_order(drawn, most, chance):
    found = [occurrence(f"r{n}", "It froze", published=day) for n, (day, _, _) in enumerate(drawn)]
    # as a record keeps them: a cosine of what is left out may be another in the last place that counts
    vectors = as_kept(np.stack([near(vector(seed), cosine, 50 + n) for n, (_, seed, cosine) in enumerate(drawn)]))
    options = KeyOptions(most=most)
    order = list(range(len(found)))
    chance.shuffle(order)
    told = [tuple(sorted((found[order[i]].id, found[order[j]].id)))
            for i, j in pairs_to_compare([found[n] for n in order], vectors[order], options)]  # fmt: skip
    assert len(told) == len(set(told))
    assert set(told) == pairs_one_by_one(found, vectors, options)


def test_the_same_words_are_compared_with_others_once():
    words = "The old mill at Orrow closed in May"
    prints = [occurrence(f"p{n}", words, published="2026-05-02") for n in range(20)]
    other = occurrence("q", "Orrow's mill was shut", published="2026-05-03")
    vectors = np.stack([vector(1)] * 20 + [near(vector(1), 0.7, 2)])
    assert pairs_to_compare([*prints, other], vectors) == [(0, 20)]


def test_pairs_of_one_event_grow_with_the_reports_and_not_with_their_square():
    def pairs(n: int) -> int:
        found = [
            occurrence(f"r{k:04}", f"Report {k} of the storm off Hallen", published="2026-05-02") for k in range(n)
        ]
        vectors = np.stack([near(vector(0), 0.8, k + 1) for k in range(n)])
        return len(pairs_to_compare(found, vectors, KeyOptions(most=4)))

    assert pairs(400) <= 2.2 * pairs(200)
