"""Edges of sources and contents at dates and stops, on hand-made sentences of flat words."""

import re

import pytest

from sayso.attribute.dates import hold_dates
from sayso.model import Attribution, Parse, Time, Token
from sayso.text import Span
from tests.parses import annotated_of


def held(text: str, source: str, cue: str, content: str, date: str, *breaks: str) -> tuple[str, str]:
    """Source and content after, in a text whose sentences begin at `breaks`, with one date."""
    starts = {0, *(text.index(b) for b in breaks)}
    tokens, sentences = [], []
    for i, m in enumerate(re.finditer(r"\w+\.(?=\w)|\w+|[^\w\s]", text)):
        if m.start() in starts:
            sentences.append((i, i))
        sentences[-1] = (sentences[-1][0], i)
        pos = {"On": "ADP", "in": "ADP", "sank": "VERB", "left": "VERB"}.get(m[0], "NOUN")
        tokens.append(Token(i, *m.span(), m[0], m[0].lower(), pos, "", "dep", i, len(sentences) - 1))

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    a = Attribution(id="a1", source=(span(source),), cue=(span(cue),), content=(span(content),))
    times = (Time(span=span(date), text=date, value="2021-12-31"),)
    annotated = annotated_of(Parse(text, tuple(tokens), tuple(sentences)), times=times)
    (after,) = hold_dates(annotated, (a,))
    return after.source[0].of(text), after.content[0].of(text)


SANK = "The board says the ferry sank off Lund on Sunday, Dec. 31, 2021. It rained."


def test_a_content_goes_on_to_the_end_of_a_date():
    cut, date = "the ferry sank off Lund on Sunday, Dec", "Sunday, Dec. 31, 2021"
    assert held(SANK, "The board", "says", cut, date, "It")[1] == f"{cut}. 31, 2021"


def test_a_date_that_two_sentences_share_is_left_alone():
    cut = "the ferry sank off Lund on Sunday, Dec"
    assert held(SANK, "The board", "says", cut, "Sunday, Dec. 31, 2021", "31")[1] == cut


def test_a_source_begins_with_its_date():
    text = "This Dec. 28, 2021 photo of the board shows the ferry."
    assert held(text, "2021 photo of the board", "shows", "the ferry", "This Dec. 28, 2021")[0] == (
        "This Dec. 28, 2021 photo of the board"
    )


@pytest.mark.parametrize(
    "content, kept",
    [("the ferry left the U.S. On Monday", "the ferry left the U.S."),
     ("the ferry left the U.S. On Monday it sank", "the ferry left the U.S. On Monday it sank")],
)  # fmt: skip
def test_a_content_takes_no_few_words_of_one_more_sentence(content, kept):
    text = f"The board said {content}, Nov. 6, in Holm."
    assert held(text, "The board", "said", content, "Nov. 6", "On")[1] == kept


def test_a_source_is_of_the_sentence_of_its_cue():
    text = "They bought Tolcom NV. Its shareholders said the price was low."
    source = "Tolcom NV. Its shareholders"
    assert held(text, source, "said", "the price was low", "low", "Its")[0] == "Its shareholders"


def test_a_source_begins_behind_what_is_left_of_a_tag_and_behind_a_date_in_figures():
    text = "It rained. >Lee said it sank on Sunday."
    assert held(text, ">Lee", "said", "it sank", "Sunday", ">")[0] == "Lee"
    text = "9/11 divers said it sank. They left."
    assert held(text, "9/11 divers", "said", "it sank", "9/11", "They")[0] == "9/11 divers"
    text = "6-09-2013 Divers admit it sank. They left."
    assert held(text, "6-09-2013 Divers", "admit", "it sank", "6-09-2013", "They")[0] == "Divers"
