import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from texts_in_common import TEXTS

from sayso.match.fingerprints import SHINGLE, WINDOW, quotations, shingles, winnow, word_id, wording_of
from sayso.model import Aside
from sayso.text import Span

WORDS = st.lists(st.integers(0, 30), max_size=80)


def inside(text: str) -> list[str]:
    return [text[s:e] for s, e in quotations(text)]


def test_a_word_has_the_same_number_in_every_run():
    assert word_id("Harbour") == word_id("harbour") == 16295200358155746308


def test_the_apostrophe_may_be_curly():
    assert word_id("town’s") == word_id("town's")


@given(WORDS, WORDS, WORDS)
def test_two_texts_that_share_a_long_run_share_a_fingerprint(common, before, after):
    if len(common) < SHINGLE + WINDOW - 1:
        return
    a = np.array([*(w + 100 for w in before), *common], np.uint64)
    b = np.array([*common, *(w + 200 for w in after)], np.uint64)
    assert set(winnow(shingles(a, SHINGLE))[0].tolist()) & set(winnow(shingles(b, SHINGLE))[0].tolist())


def test_promo_and_legal_lines_are_not_compared():
    text = "READ MORE: Ferry fares\n\nThe pier was closed.\n\nCopyright 2021 Harrow Papers. All rights reserved."
    wording = wording_of(text, [Aside(span=Span(0, 22), kind="promo")])
    assert [text[s:e] for s, e in zip(wording.starts, wording.ends)] == ["The", "pier", "was", "closed"]


def test_captions_are_not_compared():
    text = "The pier on Monday.\n\nIt closed."
    wording = wording_of(text, [Aside(span=Span(0, 19), kind="caption")])
    assert len(wording) == 2


def test_quotations_lie_between_marks_of_one_kind():
    assert inside("“It ‘fell’ down,” she said.") == ["It ‘fell’ down,"]
    assert inside('He said "no" and "yes".') == ["no", "yes"]
    assert inside("'We shut it', the keeper's son said.") == ["We shut it"]


def test_an_unclosed_mark_ends_with_its_paragraph():
    assert inside("“It fell.\n\nThe pier was old.") == ["It fell."]


def test_a_post_shown_in_the_text_is_quoted():
    text = "She wrote:\nThe pier is gone — Ida Holm (@idaholm) May 3, 2021\nThe town was shocked."
    assert inside(text) == ["The pier is gone — Ida Holm (@idaholm) May 3, 2021"]


@given(TEXTS)
def test_any_text_gives_valid_words_and_quotations(text):
    wording = wording_of(text)
    assert len(wording) == len(wording.starts) == len(wording.ends) == len(wording.quoted)
    for k in range(len(wording)):
        assert wording.span(k, k + 1).end <= len(text)
    last = 0
    for start, end in quotations(text):
        assert last <= start < end <= len(text)
        last = end
