"""Laws of times and numbers: any text in, valid spans out; what was prepended changes nothing else."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.numbers import find_numbers
from sayso.annotate.times import find_times
from sayso.model import Number, Parse, Time, Token

WORDS = (
    "on Monday |last |the |week |ago|two |12 |1,200 |1999|March |21 |, |2017|9 p.m. |from |to |between |and |at least |"
    "killed |dead|$|%|million |dozens |of |people |- |(|)|\n|\r\n|\n\n|\ud800|\x00|🙂|³|٣|26/11|4/5/2017|years |a |"
    "half a |that day |hundreds |twenty-|1e9|0000|99999999999999999999 |.|’s |May |century |5-|10|second |more than "
)
PIECES = st.sampled_from(WORDS.split("|"))
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))
PUBLISHED = st.one_of(
    st.none(), st.sampled_from(["2017", "2017-03", "2016-02-29", "1000-01-01", "2017-03-05T23:10:00Z"])
)
VALUE = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?|-W\d\d)?(/\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?)?"
    r"|P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?([\d.e+-]+S)?)?"
)


def flat(text: str) -> Parse:
    """A parse without grammar."""
    tokens = tuple(
        Token(i, *m.span(), m[0], m[0].lower(), "NOUN", "NNS", "dep", i, 0)
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    )
    return Parse(text, tokens, ((0, len(tokens) - 1),) if tokens else ())


def read(text: str, published: str | None) -> tuple[tuple[Time, ...], tuple[Number, ...]]:
    """Times and numbers of a text without grammar."""
    times = find_times(flat(text), published)
    return times, find_numbers(flat(text), times)


@given(TEXTS, PUBLISHED)
def test_spans_slice_back_in_order_and_share_no_character(text, published):
    for found in read(text, published):
        end = 0
        for thing in found:
            assert end <= thing.span.start < thing.span.end <= len(text)
            assert thing.text == text[thing.span.start : thing.span.end]
            end = thing.span.end


@given(TEXTS, PUBLISHED)
def test_values_have_one_of_the_forms_of_the_contract(text, published):
    for found in read(text, published)[0]:
        assert found.value is None or VALUE.fullmatch(found.value), found


@given(TEXTS, PUBLISHED)
def test_no_number_lies_in_a_time_and_bounds_do_not_cross(text, published):
    times, numbers = read(text, published)
    for number in numbers:
        assert number.of and (number.low is not None or number.high is not None)
        assert number.low is None or number.high is None or number.low <= number.high
        assert not any(number.span.overlaps(t.span) for t in times)


@given(TEXTS, PUBLISHED)
def test_a_paragraph_put_before_shifts_all_spans_alike(text, published):
    lead = "Nothing to see at all\n\n"
    times, numbers = read(text, published)
    more_times, more_numbers = read(lead + text, published)
    assert [(t.span.shifted(len(lead)), t.value) for t in times] == [(t.span, t.value) for t in more_times]
    assert [(n.span.shifted(len(lead)), n.of) for n in numbers] == [(n.span, n.of) for n in more_numbers]


@pytest.mark.parametrize(
    "piece", ["one ", "1,", " ", "two hundred and ", "1:", "the ", "last ", "March ", "1-", "a half "]
)
def test_a_long_run_of_one_piece_takes_time_in_line_with_its_length(piece):
    def seconds(n: int) -> float:
        parse = flat(piece * n)
        start = time.process_time()
        find_numbers(parse, find_times(parse, "2017"))
        return time.process_time() - start

    seconds(500)
    assert seconds(16_000) < 40 * max(seconds(2_000), 0.01)  # in line: eight times; squared: sixty-four
