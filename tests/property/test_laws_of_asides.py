"""Laws of asides."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.asides import find_asides
from sayso.model import Report

PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", " ", "READ MORE:", "Photo:", "By Ida Holm", "CAIRO (Reuters) -", "(AP)", "Advertisement",
     "The board met on Tuesday and closed the old pier until the spring at least, its chairman said.", "A long winter",
     "“", "”", "\ud800", "\x00", "🙂", "©", "2018", "May 3, 2018", "."]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
def test_any_text_gives_valid_ordered_spans_that_share_no_character(text):
    asides = find_asides(Report(id="r", text=text))
    end = 0
    for aside in asides:
        assert end <= aside.span.start < aside.span.end <= len(text)
        end = aside.span.end
        assert aside.span.of(text) == aside.span.of(text).strip()


@given(TEXTS)
def test_reading_twice_finds_the_same(text):
    report = Report(id="r", text=text)
    assert find_asides(report) == find_asides(report)
