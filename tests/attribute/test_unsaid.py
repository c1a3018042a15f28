"""What is asked of somebody, owed by him or only meant is no statement of his."""

import pytest

from sayso.attribute.unsaid import without_unsaid
from tests.attribute.pages import page, said

FOR = "The Harbour Post praised Ann Holm for coming."
FOR_ROWS = """
The the DET DT det 2
Harbour Harbour PROPN NNP compound 2
Post Post PROPN NNP nsubj 3
praised praise VERB VBD ROOT 3
Ann Ann PROPN NNP compound 5
Holm Holm PROPN NNP dobj 3
for for ADP IN prep 3
coming come VERB VBG pcomp 6
. . PUNCT . punct 3
"""

URGED = "The board urged Ann Holm to admit the loss."
URGED_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 2
urged urge VERB VBD ROOT 2
Ann Ann PROPN NNP compound 4
Holm Holm PROPN NNP dobj 2
to to PART TO aux 6
admit admit VERB VB xcomp 2
the the DET DT det 8
loss loss NOUN NN dobj 6
. . PUNCT . punct 2
"""

CALLED = "The board called on Ann Holm to admit the loss."
CALLED_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 2
called call VERB VBD ROOT 2
on on ADP IN prep 2
Ann Ann PROPN NNP compound 5
Holm Holm PROPN NNP pobj 3
to to PART TO aux 7
admit admit VERB VB xcomp 2
the the DET DT det 9
loss loss NOUN NN dobj 7
. . PUNCT . punct 2
"""

WISE = "It is wise for Ann Holm to admit the loss."
WISE_ROWS = """
It it PRON PRP nsubj 1
is be AUX VBZ ROOT 1
wise wise ADJ JJ acomp 1
for for SCONJ IN mark 7
Ann Ann PROPN NNP compound 5
Holm Holm PROPN NNP nsubj 7
to to PART TO aux 7
admit admit VERB VB xcomp 1
the the DET DT det 9
loss loss NOUN NN dobj 7
. . PUNCT . punct 1
"""

OWED = "The board says Ann Holm should admit the loss."
OWED_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 2
says say VERB VBZ ROOT 2
Ann Ann PROPN NNP compound 4
Holm Holm PROPN NNP nsubj 6
should should AUX MD aux 6
admit admit VERB VB ccomp 2
the the DET DT det 8
loss loss NOUN NN dobj 6
. . PUNCT . punct 2
"""


def left(text: str, rows: str, *attributions) -> list[tuple[str, str | None]]:
    return [(a.id, a.via) for a in without_unsaid(page(text, rows), attributions)]


@pytest.mark.parametrize(
    ("text", "rows", "holder", "cue", "content"),
    [
        (FOR, FOR_ROWS, "praised", "for", "coming"),
        (URGED, URGED_ROWS, "urged", "to admit", "the loss"),
        (CALLED, CALLED_ROWS, "called on", "to admit", "the loss"),
        (WISE, WISE_ROWS, "is", "to admit", "the loss"),
        (OWED, OWED_ROWS, "says", "should admit", "the loss"),
    ],
)
def test_what_is_asked_of_somebody_is_not_his_word(text, rows, holder, cue, content):
    outer = said(text, "", holder, text[text.index("Ann") : -1])
    inner = said(text, "Ann Holm", cue, content, id="a2", via="a1")
    deeper = said(text, "", "loss" if "loss" in text else "coming", content, id="a3", via="a2")
    assert left(text, rows, outer, inner, deeper) == [("a1", None), ("a3", "a1")]


MUST = "Holm wrote: I must admit the loss."
MUST_ROWS = """
Holm Holm PROPN NNP nsubj 1
wrote write VERB VBD ROOT 1
: : PUNCT : punct 1
I I PRON PRP nsubj 5
must must AUX MD aux 5
admit admit VERB VB ccomp 1
the the DET DT det 7
loss loss NOUN NN dobj 5
. . PUNCT . punct 1
"""

FORCED = "The board forced Ann Holm to admit the loss."


@pytest.mark.parametrize(
    ("text", "rows", "holder", "source", "cue"),
    [
        (MUST, MUST_ROWS, "wrote", "I", "must admit"),
        (FORCED, URGED_ROWS.replace("urged urge", "forced force"), "forced", "Ann Holm", "to admit"),
    ],
)
def test_what_somebody_does_say_stays(text, rows, holder, source, cue):
    outer = said(text, "", holder, text[text.index(source) : -1])
    inner = said(text, source, cue, "the loss", id="a2", via="a1")
    assert left(text, rows, outer, inner) == [("a1", None), ("a2", "a1")]


MEANT = "Holm hopes to ask Brenn about the loss."
MEANT_ROWS = """
Holm Holm PROPN NNP nsubj 1
hopes hope VERB VBZ ROOT 1
to to PART TO aux 3
ask ask VERB VB xcomp 1
Brenn Brenn PROPN NNP dobj 3
about about ADP IN prep 3
the the DET DT det 7
loss loss NOUN NN pobj 5
. . PUNCT . punct 1
"""


def test_what_somebody_only_means_to_say_is_told_once():
    outer = said(MEANT, "Holm", "hopes", "to ask Brenn about the loss")
    inner = said(MEANT, "", "to ask", "Brenn about the loss", id="a2", via="a1")
    assert left(MEANT, MEANT_ROWS, outer, inner) == [("a1", None)]


def test_an_outermost_reading_is_left_alone():
    assert left(URGED, URGED_ROWS, said(URGED, "Ann Holm", "to admit", "the loss")) == [("a1", None)]


PARTNER = "Brenn expects her partner to come."
PARTNER_ROWS = """
Brenn Brenn PROPN NNP nsubj 1
expects expect VERB VBZ ROOT 1
her her PRON PRP$ poss 3
partner partner NOUN NN nsubj 5
to to PART TO aux 5
come come VERB VB ccomp 1
. . PUNCT . punct 1
"""


def test_who_is_expected_to_do_a_thing_is_no_word_that_says_it():
    outer = said(PARTNER, "Brenn", "expects", "her partner to come")
    inner = said(PARTNER, "her", "partner", "to come", id="a2", via="a1")
    assert without_unsaid(page(PARTNER, PARTNER_ROWS), (outer, inner)) == (outer,)


def test_the_you_that_is_anybody_says_nothing():
    text = "You never know what happens, Holm said. You know Lind."
    rows = """
    You you PRON PRP nsubj 2
    never never ADV RB neg 2
    know know VERB VBP ccomp 7
    what what PRON WP nsubj 4
    happens happen VERB VBZ ccomp 2
    , , PUNCT , punct 7
    Holm Holm PROPN NNP nsubj 7
    said say VERB VBD ROOT 7
    . . PUNCT . punct 7
    You you PRON PRP nsubj 10
    know know VERB VBP ROOT 10
    Lind Lind PROPN NNP dobj 10
    . . PUNCT . punct 10
    """
    holder = said(text, "Holm", "said", "You never know what happens", id="a1")
    you = said(text, "You", "never know", "what happens", id="a2", via="a1")
    assert without_unsaid(page(text, rows, sentences=(9,)), (holder, you)) == (holder,)


SEEMS = "Ann Holm said the mill seemed to be safe."
SEEMS_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
said say VERB VBD ROOT 2
the the DET DT det 4
mill mill NOUN NN nsubj 5
seemed seem VERB VBD ccomp 2
to to PART TO aux 7
be be AUX VB xcomp 5
safe safe ADJ JJ acomp 7
. . PUNCT . punct 2
"""


def test_what_only_seems_so_is_on_the_word_of_whoever_says_it():
    outer = said(SEEMS, "Ann Holm", "said", "the mill seemed to be safe")
    hedge = said(SEEMS, "", "seemed", "to be safe", id="a2", via="a1")
    assert left(SEEMS, SEEMS_ROWS, outer, hedge) == [("a1", None)]
    to_her = said(SEEMS, "Ann Holm", "seemed", "to be safe", id="a2", via="a1")  # somebody it seems so to
    assert left(SEEMS, SEEMS_ROWS, outer, to_her) == [("a1", None), ("a2", "a1")]
