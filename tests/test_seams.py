"""Lines that ran into each other: the label or headline before a sentence is none of its words."""

import pytest

from sayso.annotate.parse import parse
from sayso.annotate.words import words_of
from sayso.pipeline import read_report
from sayso.read import from_text
from sayso.seams import seams


@pytest.mark.parametrize(("text", "behind"), [
    ("World NewsPolice said two men were held.", ["Police"]),
    ("Story highlightsThe reeve says the guard will leave.", ["The"]),
    ("Bridge shut after crackThe reeve said it would stay shut.", ["The"]),
    ("Tolna, 4 May 2016They came at noon.", ["They"]),
    ("LATEST NEWSThe reeve left.", ["The"]),
    ("Story highlightsPolice held two men in a raidThe reeve says nobody was hurt.", ["Police", "The"]),
    ("NewsGuard said so, and LinkedIn denied it. NowThis and BuzzFeed were told.", []),
    ("NewsManager said it had sold the mill. He bought a NewsMayor badge.", []),
    ("See echo.example/backThe or @backThe and #backThe.", []),
    ("Ms McTheron and easyJet left.", []),
])  # fmt: skip
def test_a_seam_is_told_by_form(text, behind):
    assert [text[k:].split()[0] for k in seams(text)] == behind


def test_words_and_tokens_end_at_a_seam():
    text = "It rained.\nWorld NewsPolice said two men were held."
    assert {"News", "Police"} <= {t.text for t in parse(text).tokens} & set(words_of(text).forms())
    words = words_of(text)
    assert words.brk[words.forms().index("Police")] == 2
    police = next(t for t in parse(text).tokens if t.text == "Police")
    assert parse(text).sentences[police.sent][0] == police.i
    assert all(t.text == text[t.start : t.end] for t in parse(text).tokens)


@pytest.mark.parametrize(("text", "told"), [
    ("World NewsPolice said two men were held after a raid in Tolna.",
     [("Police", "two men were held after a raid in Tolna")]),
    ("Story highlightsPolice say two men were held in a raidThe reeve says nobody was hurt\n\nIt was the second.",
     [("Police", "two men were held in a raid"), ("The reeve", "nobody was hurt")]),
    ("LATEST NEWS Police said two men were held.", [("Police", "two men were held")]),
    ("JUST IN: Two dead in Tolna, police say", [("police", "Two dead in Tolna")]),
    ("NEWS Corp said it would buy the Echo.", [("NEWS Corp", "it would buy the Echo")]),
])  # fmt: skip
def test_what_heads_a_line_is_neither_in_the_source_nor_in_the_content(text, told):
    found = read_report(from_text(text, id="r")).attributions
    assert [tuple(" ".join(s.of(text) for s in part) for part in (a.source, a.content)) for a in found] == told
