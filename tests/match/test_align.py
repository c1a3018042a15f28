from hypothesis import given
from hypothesis import strategies as st
from texts_in_common import prose

from sayso.match.align import MIN_PASSAGE, align
from sayso.match.fingerprints import wording_of

LETTERS = st.lists(st.sampled_from("ab cd ef gh ij kl".split()), max_size=60).map(" ".join)


def shared(a: str, b: str) -> list[tuple[str, str]]:
    left, right = wording_of(a), wording_of(b)
    return [(left.span(p.a, p.a_stop).of(a), right.span(p.b, p.b_stop).of(b)) for p in align(left, right)]


def test_a_sentence_kept_is_found_in_both_texts():
    kept = "the old pier was closed on Monday after two beams gave way"
    assert shared(f"{prose(1)} {kept}. {prose(2)}", f"{prose(3)} {kept}. {prose(4)}") == [(kept, kept)]


def test_moved_paragraphs_are_found_where_they_went():
    one, two = prose(1, 2), prose(2, 2)
    assert [b for _, b in shared(f"{one} {two}", f"{two} {one}")] == [two[:-1], one[:-1]]


def test_a_changed_word_does_not_break_a_passage():
    a = "the old pier was closed on Monday after two beams gave way in the storm"
    b = "the old pier was closed on Tuesday after two beams gave way in the storm"
    assert shared(a, b) == [(a, b)]


def test_a_phrase_of_the_language_is_no_passage():
    phrase = "told reporters in the town on Monday"
    assert shared(f"{prose(1)} {phrase} {prose(2)}", f"{prose(3)} {phrase} {prose(4)}") == []


def test_a_sentence_that_stands_once_answers_to_one_place_only():
    kept = "the old pier was closed on Monday after two beams gave way."
    assert len(shared(kept, f"{kept} {prose(1)} {kept}")) == 1


@given(LETTERS, LETTERS)
def test_passages_lie_apart_and_match(a, b):
    left, right = wording_of(a), wording_of(b)
    used: set[int] = set()
    last = 0
    for p in align(left, right):
        assert last <= p.b < p.b_stop <= len(right) and 0 <= p.a < p.a_stop <= len(left)
        assert used.isdisjoint(range(p.a, p.a_stop))
        assert MIN_PASSAGE <= p.matched <= min(p.a_stop - p.a, p.b_stop - p.b)
        used.update(range(p.a, p.a_stop))
        last = p.b_stop


@given(LETTERS)
def test_a_long_text_is_wholly_its_own_copy(a):
    wording = wording_of(a)
    if len(wording) >= MIN_PASSAGE:
        assert sum(p.matched for p in align(wording, wording)) == len(wording)
