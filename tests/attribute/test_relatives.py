"""Whom a "who" is about."""

import pytest

from sayso.attribute.relatives import hung_on_people
from tests.parses import parse_of

TEXT = "A driver of the line, who spoke, left."
ROWS = """
A a DET DT det 1
driver driver NOUN NN nsubj 9
of of ADP IN prep 1
the the DET DT det 4
line line NOUN NN pobj 2
, , PUNCT , punct 4
who who PRON WP nsubj 7
spoke speak VERB VBD relcl 4
, , PUNCT , punct 1
left leave VERB VBD ROOT 9
. . PUNCT . punct 9
"""


def whose(text: str, rows: str) -> str:
    parse = hung_on_people(parse_of(text, rows))
    return parse.tokens[parse.tokens[7].head].text


def test_who_is_somebody_and_not_a_thing_of_his():
    assert whose(TEXT, ROWS) == "driver"


@pytest.mark.parametrize(
    ("old", "new"), [("line line", "king king"), ("line line", "family family"), ("driver driver", "picture picture"),
                     ("who who PRON WP", "which which PRON WDT")],
)  # fmt: skip
def test_a_person_or_several_or_a_thing_of_nobodys_keeps_its_clause(old, new):
    text = TEXT.replace(old.split()[0], new.split()[0])
    rows = ROWS.replace(old, new)
    assert text != TEXT and rows != ROWS
    assert whose(text, rows) == text.split()[4].rstrip(",")
