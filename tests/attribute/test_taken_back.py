"""What a paper takes back is its own word, turned round, and nobody else's."""

import pytest

from sayso.attribute.taken_back import taken_back
from sayso.attribute.verdicts import heed_verdicts, verdicts_of
from tests.attribute.pages import said
from tests.parses import annotated_of, parse_of


def found(text: str) -> list[tuple[str, bool]]:
    return [(t.claim.of(text), t.certain) for t in taken_back(text)]


@pytest.mark.parametrize(
    ("text", "claim", "certain"),
    [
        ("Correction: An article on Monday about the pier said that it was shut. It was open.", "it was shut", True),
        ("CORRECTION (March 3): Monday's story said the pier was shut.", "the pier was shut", True),
        ("An earlier version of this article wrongly said the pier was shut; it was open.", "the pier was shut", True),
        ("This story originally stated that the pier was shut.", "the pier was shut", False),
        ("Editor's note: A previous version said the pier was shut, when it was open.", "the pier was shut", False),
        ("It rained on Monday.\nCorrection: A headline said the pier was shut.", "the pier was shut", True),
    ],
)
def test_what_a_paper_said_before_and_takes_back(text, claim, certain):
    assert found(text) == [(claim, certain)]


@pytest.mark.parametrize(
    "text",
    [
        "A report on Monday said that the pier was shut.",
        "This article says the pier was shut.",
        "Correction: A report by the harbour board said that the pier was shut.",
        "Correction: The mayor said that the pier was shut.",
        "Update: Police said that the pier was shut.",
        "Correction: An article on Monday misspelled the name of Ann Holm.",
        "A previous report said that the pier was shut.",
        "An earlier version of the bill said that the pier was shut.",
        "An earlier version said that the pier was shut.",
        "He said an earlier version of this article said the pier was shut.",
    ],
)
def test_what_others_say_is_not_taken_back(text):
    assert found(text) == []


TEXT = "Correction: An article said the pier was shut."
ROWS = """
Correction correction NOUN NN dep 4
: : PUNCT : punct 4
An an DET DT det 3
article article NOUN NN nsubj 4
said say VERB VBD ROOT 4
the the DET DT det 6
pier pier NOUN NN nsubj 7
was be AUX VBD ccomp 4
shut shut ADJ JJ acomp 7
. . PUNCT . punct 4
"""


def test_a_label_is_no_source_of_what_is_taken_back():
    page = annotated_of(parse_of(TEXT, ROWS))
    assert [(v.claim.of(TEXT), v.value) for v in verdicts_of(TEXT)] == [("the pier was shut", -3)]
    for source in ("Correction", "An article"):
        assert heed_verdicts(page, (said(TEXT, source, "said", "the pier was shut"),)) == ()


def test_a_text_without_notices_is_read_in_time_that_grows_with_it():
    text = "Correction: " + "an earlier version of this article " * 4_000
    assert found(text) == []
    assert found("The article " * 20_000) == []
