"""Whether some words are a clause, told without a parse; the sentences are invented."""

import pytest

from sayso.match.verbs import begins_within, verb_in


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("the bridge was closed", 2), ("Holm wants a new bridge", 2), ("they think so", 2), ("it's a hoax", 2),
        ("Police arrested two men", 1), ("Holm opens the new school", 1),
        ("deaths in the mill", 0), ("pumps stopped by the guard", 0), ("a failed coup in Tarn", 0),
        ("the newly elected president of Tarn", 0), ("the man who shot the guard", 0), ("a hundred men in May", 0),
    ],
)  # fmt: skip
def test_a_clause_has_a_finite_verb(words, verb):
    assert verb_in(words) == verb


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("was closed on Monday", True), ("to build a mole", True), ("accused of flooding the mill", True),
        ("the mole was built", False), ("was it closed?", False),
        ("accused of flooding the mill, Holm has left", False),
    ],
)
def test_words_that_begin_behind_their_subject_are_known(words, within):
    assert begins_within(words) is within
