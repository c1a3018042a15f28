"""Statements read the wrong way round."""

from sayso.attribute.inversion import set_inverted
from sayso.model import Actor, Annotated, Attribution
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def page(text: str, rows: str, *names: str, sentences: tuple[int, ...] = ()) -> Annotated:
    actors = tuple(Actor(id=f"x{n}", name=name, type="person" if len(name.split()) == 2 and "Post" not in name
                         and "Courier" not in name else "organization", mentions=(span(text, name),))
                   for n, name in enumerate(names))  # fmt: skip
    return annotated_of(parse_of(text, rows, sentences), actors=actors)


def said(text: str, source: str, cue: str, *content: str, **more) -> Attribution:
    parts = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue))}
    spans = tuple(span(text, c) for c in content)
    return Attribution(**({"id": "a1", "confidence": 0.9} | more), content=spans, **parts)


def shown(text: str, found: tuple[Attribution, ...]) -> list[tuple[str, str, str]]:
    return [tuple(" | ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)) for a in found]

INV = "A leak, says the harbour board. Nobody else saw it."
INV_ROWS = """
A a DET DT det 1
leak leak NOUN NN nsubj 3
, , PUNCT , punct 3
says say VERB VBZ ROOT 3
the the DET DT det 6
harbour harbour PROPN NNP compound 6
board board NOUN NN nsubj 3
. . PUNCT . punct 3
Nobody nobody PRON NN nsubj 10
else else ADV RB advmod 8
saw see VERB VBD ROOT 10
it it PRON PRP dobj 10
. . PUNCT . punct 10
"""


def test_a_leak_says_nothing_the_board_does():
    wrong = said(INV, "A leak", "says", "the harbour board")
    found = set_inverted(page(INV, INV_ROWS, sentences=(8,)), (wrong,))
    assert shown(INV, found) == [("the harbour board", "says", "A leak")]


INV2 = "Yes, says Anna Holm, there was a leak."
INV2_ROWS = """
Yes yes INTJ UH intj 7
, , PUNCT , punct 2
says say VERB VBZ parataxis 7
Anna Anna PROPN NNP compound 4
Holm Holm PROPN NNP nsubj 2
, , PUNCT , punct 7
there there PRON EX expl 7
was be VERB VBD ROOT 7
a a DET DT det 9
leak leak NOUN NN attr 7
. . PUNCT . punct 7
"""


def test_what_stands_on_both_sides_of_the_speaker_is_said():
    wrong = said(INV2, "", "says", "Anna Holm, there was a leak")
    found = set_inverted(page(INV2, INV2_ROWS, "Anna Holm"), (wrong,))
    assert shown(INV2, found) == [("Anna Holm", "says", "Yes | there was a leak")]


APPOS = "Anna Holm, the mayor, said the harbour board had lied."
APPOS_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 6
, , PUNCT , punct 1
the the DET DT det 4
mayor mayor NOUN NN appos 1
, , PUNCT , punct 1
said say VERB VBD ROOT 6
the the DET DT det 9
harbour harbour PROPN NNP compound 9
board board PROPN NNP nsubj 11
had have AUX VBD aux 11
lied lie VERB VBN ccomp 6
. . PUNCT . punct 6
"""


def test_a_subject_with_an_apposition_keeps_its_words():
    right = said(APPOS, "Anna Holm, the mayor", "said", "the harbour board had lied")
    assert set_inverted(page(APPOS, APPOS_ROWS, "Anna Holm"), (right,)) == (right,)
