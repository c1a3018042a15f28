import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts_in_common import TEXTS, prose, report

from sayso.match import CopyIndex, CopyOptions, find_copies, find_corrections

PARAGRAPHS = [prose(k, 4) for k in range(6)]
DAYS = st.sampled_from([None, "2021-06-03", "2021-06-04", "2021-06-04T10:00:00Z", "2021-06-05T10:00:00Z", "2019"])
BODIES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True).map("\n\n".join)
PAPERS = st.sampled_from(["The Gull", "Tern", "Velm Bell", "Continental Press", None])
BYLINES = st.sampled_from([None, "Tern", "By Ida Holm and Continental Press"])
SETS = st.lists(st.tuples(BODIES, PAPERS, DAYS, BYLINES), min_size=2, max_size=9).map(
    lambda rows: [report(f"r{k}", b, p, d, byline=by) for k, (b, p, d, by) in enumerate(rows)]
)


@settings(max_examples=60, deadline=None)
@given(SETS, st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_arrival_never_changes_the_links(reports, dice, siblings):
    shuffled = random.Random(dice.random()).sample(reports, len(reports))
    options = CopyOptions(siblings=siblings)
    assert find_copies(reports, options=options) == find_copies(shuffled, options=options)


@settings(max_examples=40, deadline=None)
@given(SETS, st.data())
def test_asking_on_the_way_and_removing_change_nothing(reports, data):
    gone = data.draw(st.sampled_from(reports))
    index = CopyIndex()
    for r in reports:
        index.add(r)
        index.copies()
    index.remove(gone.id)
    assert index.copies() == find_copies([r for r in reports if r.id != gone.id])


@settings(max_examples=40, deadline=None)
@given(SETS)
def test_links_point_into_both_texts_and_say_why(reports):
    texts = {r.id: r.text for r in reports}
    for link in find_copies(reports):
        assert link.from_ != link.to and link.why and 0 <= link.share <= 1
        for a, b in link.passages:
            assert a.of(texts[link.from_]) and b.of(texts[link.to])


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_any_texts_can_be_compared(texts):
    reports = [report(f"r{k}", text) for k, text in enumerate(texts)]
    for link in find_copies(reports, options=CopyOptions(siblings=True)):
        for a, b in link.passages:
            assert a.end <= len(texts[int(link.from_[1:])]) and b.end <= len(texts[int(link.to[1:])])


@pytest.mark.parametrize("piece", ["\n", " ", "a ", "' a", "said Reuters reported ", "Ab Cd, ", ". A", "CORRECTION: "])
def test_a_long_text_of_one_piece_takes_no_quadratic_time(piece):
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    both = [report("a", text, "Reuters", "2021-06-03"), report("b", f"{text} b", "The Gull")]
    find_copies(both)
    find_corrections(both)
    assert time.process_time() - began < 10
