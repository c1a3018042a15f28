"""Words, their marks, and the windows that they are read in."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.encoding import cut_windows, starts_of_sentences
from sayso.annotate.words import case_of, words_of


@given(st.text())
def test_words_slice_back_and_never_overlap(text):
    words = words_of(text)
    last = 0
    for start, end, form in zip(words.starts.tolist(), words.ends.tolist(), words.forms(), strict=True):
        assert last <= start < end <= len(text)
        assert text[start:end] == form and not form.isspace()
        last = end
    assert "".join(words.forms()) == "".join(text.split())


@pytest.mark.parametrize(
    ("form", "mark"), [(",", 0), ("said", 1), ("Ann", 2), ("A", 2), ("UN", 3), ("McKay", 4), ("G20", 5), ("iPhone", 1)]
)
def test_a_words_case_is_marked(form, mark):
    assert case_of(form) == mark


def marks(text):
    words = words_of(text)
    return dict(zip(words.forms(), words.quote.tolist(), strict=True))


def test_words_between_quotation_marks_are_marked_whatever_their_style():
    for text in ("He said “we lost” again", 'He said "we lost" again', 'He said “we lost" again'):
        got = marks(text)
        assert got["we"] == got["lost"] == 1, text
        assert got["said"] == got["again"] == 0, text


def test_an_unclosed_quotation_mark_ends_with_its_paragraph():
    got = marks("“We lost everything\n\nThe mayor left")
    assert got["everything"] == 1 and got["mayor"] == 0


def test_skipped_words_are_gone_and_what_follows_begins_a_paragraph():
    text = "One two. READ MORE here Three four."
    words = words_of(text).without([(9, 23)])
    assert words.forms() == ["One", "two", ".", "Three", "four", "."]
    assert words.brk[words.forms().index("Three")] == 2
    assert words_of(text).brk[6] == 0


@given(st.lists(st.integers(1, 8), min_size=1, max_size=900), st.data())
def test_windows_cover_all_words_in_order_and_keep_their_size(sizes, data):
    starts = np.array(data.draw(st.lists(st.integers(0, 2), min_size=len(sizes), max_size=len(sizes))), np.uint8)
    windows = cut_windows(sizes, starts, [f"w{i % 7}" for i in range(len(sizes))])
    assert windows[0][0] == 0 and windows[-1][1] == len(sizes)
    for (a, b), (c, d) in pairwise(windows):
        assert a < c <= b < d
    assert all(sum(sizes[a:b]) <= 254 for a, b in windows)


def test_text_put_in_front_soon_leads_to_the_same_windows():
    forms = [f"word{i * i % 101}" for i in range(3000)]
    starts = np.array([int(i % 23 == 0) for i in range(3000)], np.uint8)
    plain = {a for a, _ in cut_windows([1] * 3000, starts, forms)}
    for extra in (17, 60, 143, 201):
        moved = cut_windows(
            [1] * (3000 + extra), np.concatenate([np.zeros(extra, np.uint8), starts]), ["x"] * extra + forms
        )
        later = {a - extra for a, _ in moved if a - extra > 1500}
        assert later and later == {a for a in plain if a > 1500}


def test_sentences_and_paragraphs_are_told_apart():
    words = words_of("It rained. “We left,” he said.\n\nThen it stopped.")
    starts = dict(zip(words.forms(), starts_of_sentences(words).tolist(), strict=True))
    assert starts["It"] == 2 and starts["“"] == 1 and starts["Then"] == 2 and starts["he"] == 0


def test_two_single_marks_close_a_double_one():
    got = marks("'So u stop askin, \"Why?''' wrote Berg.\nNobody knew.")
    assert (got["Why"], got["wrote"], got["Nobody"]) == (1, 0, 0)
