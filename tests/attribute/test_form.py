"""The form of a content, by the quotation marks alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.antecedents import quoted_spans
from sayso.attribute.form import form_of, quote_map
from sayso.text import Span


def form(marked: str) -> str:
    """The form of what stands between ⟦ and ⟧; several stretches make one content."""
    text, spans, start = "", [], 0
    for char in marked:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append(Span(start, len(text)))
        else:
            text += char
    return form_of(text, quote_map(text), tuple(spans))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("She said ⟦the pond froze⟧.", "indirect"),
        ("⟦“The pond froze,”⟧ she said.", "direct"),
        ('⟦"The pond froze,"⟧ she said.', "direct"),
        ('⟦“The pond froze,"⟧ she said, and left.', "direct"),
        ("She said ⟦the pond “froze”⟧.", "mixed"),
        ('They called ⟦it a “local and private matter"⟧.', "mixed"),
        ("⟦“The pond froze,”⟧ she said. ⟦“It always does.”⟧", "direct"),
        ("⟦‘The pond froze,’⟧ she said.", "direct"),
        ("⟦'The pond froze,'⟧ she said.", "direct"),
        ("⟦‘The players’ union didn’t answer,’⟧ she said.", "direct"),
        ("She said ⟦the players’ union didn’t answer⟧.", "indirect"),
        ("She said ⟦the 'so-called' pond froze⟧.", "mixed"),
        ("⟦''The pond froze,''⟧ she said.", "direct"),
        ("She said “he told me ⟦the pond froze⟧ last week.”", "indirect"),
        ("She said “⟦the pond froze⟧.”", "direct"),
        ("She recalled that ⟦he said, “I froze.”⟧", "mixed"),
        ("⟦“The pond (it is ‘ours’) froze,”⟧ she said.", "direct"),
        ("⟦“The pond froze.⟧\n\n⟦“It never thawed.”⟧", "direct"),
        ("He said “never.\n\nShe said ⟦the pond froze⟧ and left.", "indirect"),
    ],
)
def test_the_form_follows_the_marks(marked, expected):
    assert form(marked) == expected


def test_the_end_of_a_paragraph_closes_an_unclosed_quotation():
    quotes = quote_map("“It froze.\n\nNobody knows.")
    assert [(q.start, q.end, q.closed) for q in quotes.doubles] == [(0, 10, False)]


def test_an_apostrophe_opens_nothing():
    assert quote_map("It was the players’ idea, wasn’t it, in the ’90s or '80s, rock 'n' roll.").doubles == ()
    assert form("She said ⟦it was rock 'n' roll and the players’ idea⟧.") == "indirect"


@given(st.text(alphabet="ab .\n\r'\"“”‘’`\ud800\t😀", max_size=60), st.data())
def test_any_text_gives_a_form_and_quotations_inside_it(text, data):
    quotes = quote_map(text)
    for row in (quotes.doubles, quotes.singles):
        assert all(0 <= q.start < q.end <= len(text) for q in row)
        assert all(a.start < b.start for a, b in pairwise(row))
    assert all(a.end <= b.start for a, b in pairwise(quotes.doubles))
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        assert form_of(text, quotes, (Span(start, end),)) in ("direct", "mixed", "indirect")


@given(st.text(alphabet="ab c", min_size=1, max_size=30))
def test_a_text_without_marks_is_indirect(text):
    assert form_of(text, quote_map(text), (Span(0, len(text)),)) == "indirect"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Leo Brenn came late.\n”We waited. Nobody rang,” he said.", ["”We waited. Nobody rang,”"]),
        ("The so-called ”long quay” is short.", ["”long quay”"]),
        ("“Apparently not,“ he said. “A cat stays a cat.”", ["“Apparently not,“", "“A cat stays a cat.”"]),
        # a mark left over from the paragraph before opens nothing
        ("”He later said: “We go.”", ["“We go.”"]),
        ("”He later wrote that the quay would close.", []),
        ("The plank was 12” wide and 15” long.", []),
    ],
)
def test_a_mark_that_faces_the_wrong_way_counts_for_the_other(text, quoted):
    assert [text[q.start : q.end] for q in quote_map(text).doubles] == quoted
    assert [text[a:b] for a, b in quoted_spans(text)] == quoted
