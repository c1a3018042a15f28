"""Documents under the name of whoever issued them."""

import pytest

from sayso.attribute.issuers import name_issuers
from sayso.model import Actor, Attribution
from sayso.text import Span
from tests.parses import annotated_of, parse_of

ITS = "The union has lost forty members, according to its report."
ITS_ROWS = """
The the DET DT det 1
union union NOUN NN nsubj 3
has have AUX VBZ aux 3
lost lose VERB VBN ROOT 3
forty forty NUM CD nummod 5
members member NOUN NNS dobj 3
, , PUNCT , punct 3
according accord VERB VBG prep 3
to to ADP IN prep 7
its its PRON PRP$ poss 10
report report NOUN NN pobj 8
. . PUNCT . punct 3
"""

THEIRS = "The board is broke, according to the union's report."
THEIRS_ROWS = """
The the DET DT det 1
board board NOUN NN nsubjpass 3
is be AUX VBZ auxpass 3
broke break VERB VBN ROOT 3
, , PUNCT , punct 3
according accord VERB VBG prep 3
to to ADP IN prep 5
the the DET DT det 8
union union NOUN NN poss 10
's 's PART POS case 8
report report NOUN NN pobj 6
. . PUNCT . punct 3
"""

BY = "A statement by the Quay Union said the board is broke."
BY_ROWS = """
A a DET DT det 1
statement statement NOUN NN nsubj 6
by by ADP IN prep 1
the the DET DT det 5
Quay Quay PROPN NNP compound 5
Union Union PROPN NNP pobj 2
said say VERB VBD ROOT 6
the the DET DT det 8
board board NOUN NN nsubjpass 10
is be AUX VBZ auxpass 10
broke break VERB VBN ccomp 6
. . PUNCT . punct 6
"""

TWO = "Holm left after the union split, according to its report."
TWO_ROWS = """
Holm Holm PROPN NNP nsubj 1
left leave VERB VBD ROOT 1
after after ADP IN prep 1
the the DET DT det 5
union union NOUN NN compound 5
split split NOUN NN pobj 2
, , PUNCT , punct 1
according accord VERB VBG prep 1
to to ADP IN prep 7
its its PRON PRP$ poss 10
report report NOUN NN pobj 8
. . PUNCT . punct 1
"""


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "rows", "source", "issuer"),
    [
        (ITS, ITS_ROWS, "its report", "the union"),
        (THEIRS, THEIRS_ROWS, "the union's report", "the union"),
        (BY, BY_ROWS, "A statement by the Quay Union", "Quay Union"),
        (TWO, TWO_ROWS, "its report", None),
    ],
)
def test_a_paper_stands_for_its_issuer_where_the_report_tells(text, rows, source, issuer):
    names = [("Quay Union", "organization"), ("Holm", "person")]
    actors = tuple(Actor(id=n, name=n, type=kind, mentions=(span(text, n),)) for n, kind in names if n in text)
    a = Attribution(id="a1", source=(span(text, source),), cue=(Span(0, 1),), content=(Span(2, 3),), kind="document")
    (found,) = name_issuers(annotated_of(parse_of(text, rows), actors=actors), (a,))
    assert found.stands_for == issuer


def test_a_paper_whose_speaker_is_known_keeps_it():
    a = Attribution(id="a1", source=(span(ITS, "its report"),), cue=(Span(0, 1),), content=(Span(2, 3),), speaker="Ann")
    assert name_issuers(annotated_of(parse_of(ITS, ITS_ROWS)), (a,)) == (a,)
