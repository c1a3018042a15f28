"""Scores decoded into cues, sources and contents."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.words import words_of
from sayso.attribute.spans import CONTENT, SOURCE, Cue, confidence_of, find_cues, runs, tidy, to_spans, viterbi


def test_a_cue_begins_and_goes_on_where_its_probabilities_say_so():
    p = np.array([[0.9, 0.1, 0], [0.1, 0.9, 0], [0.2, 0.1, 0.7], [0.9, 0.05, 0.05], [0.4, 0.6, 0]])
    assert [(c.first, c.last) for c in find_cues(p, 0.3)] == [(1, 2), (4, 4)]
    assert find_cues(p, 0.95) == []


@given(st.integers(1, 4), st.integers(1, 30), st.integers(0, 2**32 - 1))
def test_decoded_labels_never_go_on_without_a_beginning(cues, words, seed):
    scores = np.log(np.random.default_rng(seed).dirichlet(np.ones(5), (cues, words)))
    labels = viterbi(scores)
    for row in labels:
        for before, label in zip([0, *row], row, strict=False):
            assert label not in (2, 4) or before in (label, label - 1)


def test_a_weak_beginning_is_read_when_a_strong_going_on_needs_it():
    scores = np.log(np.array([[[0.53, 0.01, 0.01, 0.44, 0.01], [0.05, 0.01, 0.01, 0.03, 0.9]]]))
    assert scores.argmax(-1)[0].tolist() == [0, 4]  # word by word it would go on without a beginning
    assert viterbi(scores)[0].tolist() == [3, 4]


def test_runs_are_split_where_a_new_one_begins():
    labels = np.array([1, 2, 0, 3, 4, 3, 0, 4])
    assert runs(labels, SOURCE) == [(0, 1)]
    assert runs(labels, CONTENT) == [(3, 4), (5, 5), (7, 7)]


def test_parts_set_apart_by_punctuation_alone_are_joined_and_the_surest_are_kept():
    words = words_of("we lost , all of it then stray")
    sure = np.array([0.9] * 6 + [0.1, 0.2])
    assert tidy(words, [(0, 1), (3, 5), (7, 7)], sure, 0, Cue(6, 6, 0.9), 4) == ((0, 5), (7, 7))
    assert tidy(words, [(0, 1), (3, 5), (7, 7)], sure, 0, Cue(6, 6, 0.9), 1) == ((0, 5),)


def test_parts_on_both_sides_of_the_cue_stay_apart():
    words = words_of('" we lost , " said , " all of it "')
    sure = np.array([0.9] * 13)
    assert tidy(words, [(0, 4), (7, 11)], sure, 0, Cue(5, 5, 0.9), 4) == ((0, 4), (7, 11))


def test_spans_split_where_words_were_left_out():
    text = "We saw it. READ MORE And fled."
    words = words_of(text).without([(11, 20)])
    assert [s.of(text) for s in to_spans(words, ((0, len(words) - 1),))] == ["We saw it.", "And fled."]


def test_more_evidence_never_lowers_the_confidence_of_a_cue():
    low, high = (confidence_of((x, 0.9, 0.9, 0.9, 1.0, 2.0)) for x in (-1.0, 2.0))
    assert 0 < low < high < 1
