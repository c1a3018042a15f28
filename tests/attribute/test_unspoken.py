"""Readings in which nobody speaks are left out; those that look alike and tell whose word it is stay."""

import pytest

from sayso.attribute.form import quote_map
from sayso.attribute.unspoken import is_unspoken
from sayso.model import Attribution
from sayso.pipeline import read_report
from sayso.read import from_text
from sayso.text import Span
from tests.parses import parse_of


def cues(text: str) -> list[str]:
    reading = read_report(from_text(text, id="r", publisher="The Echo", published="2018-07-15"))
    return [" ".join(s.of(text) for s in a.cue) for a in reading.attributions]


@pytest.mark.parametrize("text", [
    "If someone else has a pass with this name, the scanner would beep, and that would quickly reveal their mistake.",
    "You can see an example of what that means below.",
    "Tolna 2 owners can look forward to adding the new mode in May.",
    "Democrats and the press were unlikely to give him credit for the deal.",
    "Oberlin shows no signs of “a lasting policy” on the port.",
    "The footage sparked debate about whether the guards should have shot the bear.",
    "The indictment plays out against a backdrop of fears that the port could be closed.",
    "Calling Holm a liar was unfair.",
])  # fmt: skip
def test_nobody_speaks(text):
    assert cues(text) == []


@pytest.mark.parametrize(("text", "found"), [
    ("“If you want to do that, you need a boat,” Holm said.", ["said"]),
    ("“All the rebels know how to do is resist and obstruct,” Holm said.", ["said"]),
    ("Holm is likely to say that the mill is safe.", ["is likely to say"]),
    ("Holm was certain that the mill was safe.", ["was certain"]),
    ("Alluding to the culprits as strangers is wrong, Holm says.", ["says"]),
])  # fmt: skip
def test_whoever_speaks_is_kept(text, found):
    assert cues(text) == found


def test_to_understand_opens_what_the_article_explains():
    text = "To see why Holm left, look there."
    rows = """
    To to PART TO aux 1
    see see VERB VB advcl 6
    why why SCONJ WRB advmod 4
    Holm Holm PROPN NNP nsubj 4
    left leave VERB VBD ccomp 1
    , , PUNCT , punct 6
    look look VERB VB ROOT 6
    there there ADV RB advmod 6
    . . PUNCT . punct 6
    """
    a = Attribution(id="a1", source=(Span(11, 15),), cue=(Span(3, 6),), content=(Span(7, 20),))
    assert is_unspoken(parse_of(text, rows), quote_map(text), a)


def test_questions_that_swirl_ask_nothing_themselves():
    text = "As questions swirl about whether Oberlin will resign, the board meets on Friday."
    (a,) = read_report(from_text(text, id="r")).attributions
    assert (a.source, a.kind) == ((), "unnamed")
