"""Contents that stop at a word that wants what follows go on; what is not theirs is let go."""

from functools import reduce

import pytest

from sayso.annotate.parse import parse
from sayso.attribute import hanging
from sayso.model import Attribution
from sayso.text import Span


def content_of(text: str, cue: str, content: str, via: str | None = None) -> str:
    """The content behind the steps, where the reader gave one behind a cue."""
    at = text.index(cue)
    start = text.index(content, at + len(cue))
    a = Attribution(id="a1", source=(), cue=(Span(at, at + len(cue)),), content=(Span(start, start + len(content)),),
                    via=via)  # fmt: skip
    parsed = parse(text)
    return " … ".join(s.of(text) for s in reduce(lambda x, step: step(parsed, x), hanging.STEPS, a).content)


@pytest.mark.parametrize(("text", "cue", "begun"), [
    ("He said it could lift a huge load — more mass than, say, a lorry fully loaded with stone and sand.", "said",
     "it could lift a huge load — more mass than"),
    ("Clerks found that many men were hurt, but only a tiny fraction — about half of them guests — had been named.",
     "found", "many men were hurt, but only"),
    ("Lind said that he intended to run in the next elections, which are to be held by late 2019.", "said",
     "he intended to run in the next elections, which are"),
    ("One woman accused guards of keeping her and several friends, who were also hurt, from seeking shelter inside.",
     "accused", "guards of keeping her and several friends"),
    ("Lind has criticized the inquiry, which implicates members of his own team, as a “waste of time.”", "criticized",
     "the inquiry"),
    ("The party dismissed Mr. Lind, who also gave a lengthy talk on Friday night, as a failed mayor who was weak.",
     "dismissed", "Mr. Lind"),
])  # fmt: skip
def test_a_content_goes_on_to_what_its_last_word_wants(text, cue, begun):
    whole = text[text.index(begun) :]
    assert content_of(text, cue, begun) == (whole if whole.endswith("”") else whole.rstrip("."))


def test_nothing_is_taken_over_the_end_of_a_line():
    text = "Guards shot a bear, which are\nto be held."
    assert content_of(text, "shot", "a bear, which are") == "a bear, which are"


def test_a_pronoun_behind_a_comma_begins_another_clause():
    text = "The crowd mocked him with a long “Lind,” he gave up and left."
    assert content_of(text, "mocked", "him with a long “Lind,” he") == "him with a long “Lind,” he"


def test_a_second_that_goes_on_with_the_outer_verb():
    text = "She said he hoped the visit would be a turning point and that the two mayors had agreed to end it."
    told = "the visit would be a turning point and that the two mayors had agreed to end it"
    assert content_of(text, "hoped", told, "a0") == "the visit would be a turning point"


def test_behind_a_closed_quotation_the_author_comments():
    text = "Lind said ‘‘certainly I’ll be asking about it’’ although a pardon is highly unlikely."
    assert content_of(text, "said", text[10:-1]) == "‘‘certainly I’ll be asking about it’’"


def test_what_it_is_said_of_is_no_part_of_a_quotation():
    text = "Lind said of the budget, “We will not vote for it.”"
    assert content_of(text, "said of", "the budget, “We will not vote for it.”") == "“We will not vote for it.”"


def test_how_somebody_learns_it_is_no_part_of_it():
    text = "He realized with a sinking feeling that he was about to land in the wrong city."
    content = "with a sinking feeling that he was about to land in the wrong city"
    assert content_of(text, "realized", content) == "he was about to land in the wrong city"


def test_words_left_out_amid_a_clause_belong_to_it():
    text = "Lind told of his wish that he was willing to deal with it."
    a = Attribution(id="a1", source=(Span(13, 16),), cue=(Span(17, 21),), content=(Span(27, 29), Span(42, 57)))
    assert [s.of(text) for s in hanging.without_gaps(parse(text), a).content] == ["he was willing to deal with it"]
