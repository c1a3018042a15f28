"""Quotations behind a sentence about whoever takes a matter so."""

from dataclasses import replace
from time import process_time

import pytest

from sayso.attribute.newcomers import WHY, give_to_newcomers
from sayso.attribute.quotations import add_quotations
from sayso.model import Actor, Attribution
from sayso.text import Span
from tests.attribute.pages import page, said, shown

FERRY = "“It was shut,” Ann Holm said.\nThe ferryman, Leo Brenn, is less sure. “I saw a light.”"
FERRY_ROWS = """
“ " PUNCT `` punct 6
It it PRON PRP nsubj 2
was be AUX VBD auxpass 3
shut shut VERB VBN ccomp 8
, , PUNCT , punct 8
” " PUNCT '' punct 8
Ann Ann PROPN NNP compound 7
Holm Holm PROPN NNP nsubj 8
said say VERB VBD ROOT 8
. . PUNCT . punct 8
The the DET DT det 11
ferryman ferryman NOUN NN nsubj 16
, , PUNCT , punct 11
Leo Leo PROPN NNP compound 14
Brenn Brenn PROPN NNP appos 11
, , PUNCT , punct 11
is be AUX VBZ ROOT 16
less less ADV RBR advmod 18
sure sure ADJ JJ acomp 16
. . PUNCT . punct 16
“ " PUNCT `` punct 22
I I PRON PRP nsubj 22
saw see VERB VBD ROOT 22
a a DET DT det 24
light light NOUN NN dobj 22
. . PUNCT . punct 22
” " PUNCT '' punct 22
"""
STARTS = (0, 10, 20)


def given(text: str, rows: str, *, content: tuple[str, ...] = ("“It was shut,”", "“I saw a light.”")):
    reading = page(text, rows, "Ann Holm", "Leo Brenn", sentences=STARTS)
    return shown(text, give_to_newcomers(reading, (said(text, "Ann Holm", "said", *content),)))


def test_a_quotation_behind_how_somebody_takes_it_is_that_ones():
    theirs = [("Ann Holm", "said", "“It was shut,”"), ("The ferryman, Leo Brenn", ".", "“I saw a light.”")]
    assert given(FERRY, FERRY_ROWS) == theirs
    assert given(FERRY, FERRY_ROWS, content=("“It was shut,”",)) == theirs


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("is less tall", ("sure sure", "tall tall")),  # it tells nothing of what he thinks
        ("is less free", ("sure sure", "free free")),
    ],
)
def test_whoever_is_or_does_anything_else_leaves_the_words_as_read(words, rows):
    text = FERRY.replace("is less sure", words)
    before = [("Ann Holm", "said", "“It was shut,” | “I saw a light.”")]
    assert given(text, FERRY_ROWS.replace(*rows)) == before


def test_words_with_a_speaker_of_their_own_behind_them_stay():
    text = FERRY + " Ann Holm said so."
    rows = FERRY_ROWS + "Ann Ann PROPN NNP compound 28\nHolm Holm PROPN NNP nsubj 29\nsaid say VERB VBD ROOT 29\n"
    rows += "so so ADV RB advmod 29\n. . PUNCT . punct 29\n"
    reading = page(text, rows, "Leo Brenn", sentences=(*STARTS, 27))
    own = said(text, "Ann Holm", "said", "“I saw a light.”")
    at = text.rindex("said")
    behind = type(own)(id="a1", source=own.source, cue=(type(own.cue[0])(at, at + 4),), content=own.content)
    assert give_to_newcomers(reading, (behind,)) == (behind,)


DOUBT = "Ann Holm does not believe that it was chance. “They knew.”"
DOUBT_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 4
does do AUX VBZ aux 4
not not PART RB neg 4
believe believe VERB VB ROOT 4
that that SCONJ IN mark 7
it it PRON PRP nsubj 7
was be AUX VBD ccomp 4
chance chance NOUN NN attr 7
. . PUNCT . punct 4
“ " PUNCT `` punct 12
They they PRON PRP nsubj 12
knew know VERB VBD ROOT 12
. . PUNCT . punct 12
” " PUNCT '' punct 12
"""


def test_what_is_said_plainly_behind_a_doubt_is_not_doubted():
    a = said(DOUBT, "Ann Holm", "does not believe", "it was chance", "“They knew.”")
    found = give_to_newcomers(page(DOUBT, DOUBT_ROWS, "Ann Holm", sentences=(0, 10)), (a,))
    assert shown(DOUBT, found) == [
        ("Ann Holm", "does not believe", "it was chance"), ("Ann Holm", ".", "“They knew.”"),
    ]  # fmt: skip
    assert WHY in found[1].why
    text = DOUBT.replace("does not", "does now")
    plain = said(text, "Ann Holm", "does now believe", "it was chance", "“They knew.”")
    assert give_to_newcomers(page(text, DOUBT_ROWS.replace("not not PART RB neg", "now now ADV RB advmod"), "Ann Holm",
                                  sentences=(0, 10)), (plain,)) == (plain,)  # fmt: skip


def test_a_long_line_of_quotations_is_read_in_time_that_grows_with_it():
    rows, starts = [], []
    for _ in range(2_000):
        at = len(rows)
        starts += [at, at + 4]
        rows += [f"Ann Ann PROPN NNP compound {at + 1}", f"Holm Holm PROPN NNP nsubj {at + 2}",
                 f"laughed laugh VERB VBD ROOT {at + 2}", f". . PUNCT . punct {at + 2}",
                 f"“I I PRON PRP nsubj {at + 5}", f"did do VERB VBD ROOT {at + 5}", f"it it PRON PRP dobj {at + 5}",
                 f".” . PUNCT . punct {at + 5}"]  # fmt: skip
    text = "Ann Holm laughed. “I did it.” " * 2_000
    reading = page(text, "\n".join(rows), sentences=tuple(starts[1:]))
    held = tuple(Attribution(id=f"a{n}", source=(), cue=(), content=(Span(30 * n + 18, 30 * n + 29),))
                 for n in range(2_000))  # fmt: skip
    reading = replace(reading, actors=(Actor(id="x", name="Ann Holm", type="person", mentions=tuple(
        Span(30 * n, 30 * n + 8) for n in range(2_000))),))  # fmt: skip
    begun = process_time()
    found = give_to_newcomers(reading, held)
    assert process_time() - begun < 3
    assert len(found) == 2_000 and all(a.source[0].of(text) == "Ann Holm" for a in found)


BRENN = """
Leo Leo PROPN NNP compound 1
Brenn Brenn PROPN NNP nsubj 2
"""


@pytest.mark.parametrize(
    ("sentence", "rows", "quotation", "is_his"),
    [
        ("felt a hand", "felt feel VERB VBD ROOT 2\na a DET DT det 4\nhand hand NOUN NN dobj 2",
         "You are shut.", False),
        ("felt it", "felt feel VERB VBD ROOT 2\nit it PRON PRP dobj 2", "You are shut.", True),
        ("answered the door", "answered answer VERB VBD ROOT 2\nthe the DET DT det 4\ndoor door NOUN NN dobj 2",
         "We are police.", False),
        ("rejected the charge", "rejected reject VERB VBD ROOT 2\nthe the DET DT det 4\ncharge charge NOUN NN dobj 2",
         "We are police.", True),
        ("smiled", "smiled smile VERB VBD ROOT 2", "We love you, Leo.", False),
        ("smiled", "smiled smile VERB VBD ROOT 2", "We love you, Ann.", True),
        ("smiled", "smiled smile VERB VBD ROOT 2", "He was kind.", False),
        ("smiled", "smiled smile VERB VBD ROOT 2", "He was my son.", True),
        ("agreed", "agreed agree VERB VBD ROOT 2", "He was kind.", True),
        ("smiled at the sign", "smiled smile VERB VBD ROOT 2\nat at ADP IN prep 2\nthe the DET DT det 5\n"
         "sign sign NOUN NN pobj 3", "No dogs.", False),
        ("smiled at the dog", "smiled smile VERB VBD ROOT 2\nat at ADP IN prep 2\nthe the DET DT det 5\n"
         "dog dog NOUN NN pobj 3", "No dogs.", True),
    ],
)  # fmt: skip
def test_a_quotation_behind_a_sentence_is_not_of_whom_it_cannot_be(sentence, rows, quotation, is_his):
    rows = [*BRENN.strip().splitlines(), *rows.split("\n"), ". . PUNCT . punct 2"]
    start = len(rows)
    words = quotation.replace(",", " ,").replace(".", " .").split()
    rows += [f"“ “ PUNCT `` punct {start + 1}"]
    rows += [f"{w} {w.lower()} {'PUNCT' if w in ',.' else 'NOUN'} NN {'ROOT' if n == 0 else 'dep'} {start + 1}"
             for n, w in enumerate(words)]  # fmt: skip
    text = f"Leo Brenn {sentence}. “{quotation}”"
    reading = page(text, "\n".join([*rows, f"” ” PUNCT '' punct {start + 1}"]), "Leo Brenn", sentences=(start,))
    assert bool(give_to_newcomers(reading, ())) is is_his
    if sentence.startswith("smiled"):
        assert bool(add_quotations(reading, ())) is is_his


def test_what_somebody_else_says_behind_a_doubt_stays_as_read():
    a = said(DOUBT, "Ann Holm", "does not believe", "it was chance", "“They knew.”")
    other = said(DOUBT, "it", "was", "“They knew.”", id="a2")
    reading = page(DOUBT, DOUBT_ROWS, sentences=(0, 10))
    assert give_to_newcomers(reading, (a, other)) == (a, other)
