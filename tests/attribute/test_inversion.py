"""Statements read the wrong way round."""

from sayso.attribute.inversion import set_inverted
from tests.attribute.pages import page, said, shown

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


INV3 = "The alarm reached it on Friday, said its head, Anna Holm, and the divers left."
INV3_ROWS = """
The the DET DT det 1
alarm alarm NOUN NN nsubj 2
reached reach VERB VBD ccomp 7
it it PRON PRP dobj 2
on on ADP IN prep 2
Friday Friday PROPN NNP pobj 4
, , PUNCT , punct 7
said say VERB VBD ROOT 7
its its PRON PRP$ poss 9
head head NOUN NN nsubj 7
, , PUNCT , punct 9
Anna Anna PROPN NNP compound 12
Holm Holm PROPN NNP appos 9
, , PUNCT , punct 9
and and CCONJ CC cc 7
the the DET DT det 16
divers diver NOUN NNS nsubj 17
left leave VERB VBD conj 7
. . PUNCT . punct 7
"""


def test_a_role_with_a_name_behind_it_speaks_amid_what_is_said():
    wrong = said(INV3, "The alarm", "said", "its head, Anna Holm, and the divers left")
    found = set_inverted(page(INV3, INV3_ROWS, "Anna Holm"), (wrong,))
    assert shown(INV3, found) == [
        ("its head, Anna Holm", "said", "The alarm reached it on Friday | and the divers left")
    ]


LEFT = "A leak was found, reported Radio Esk, which saw it."
LEFT_ROWS = """
A a DET DT det 1
leak leak NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
found find VERB VBN ccomp 5
, , PUNCT , punct 5
reported report VERB VBD ROOT 5
{0} Esk PROPN NNP compound 7
Esk Esk PROPN NNP nsubj 5
, , PUNCT , punct 7
which which PRON WDT nsubj 10
saw see VERB VBD relcl 7
it it PRON PRP dobj 10
. . PUNCT . punct 5
"""


def test_who_stands_behind_the_verb_is_not_left_out():
    given = said(LEFT, "", "reported", "A leak was found")
    found = set_inverted(page(LEFT, LEFT_ROWS.format("Radio"), "Radio Esk"), (given,))
    assert shown(LEFT, found) == [("Radio Esk", "reported", "A leak was found")]


def test_a_thing_behind_the_verb_reports_nothing():
    text = LEFT.replace("Radio Esk", "losses early")
    rows = LEFT_ROWS.format("losses").replace("losses Esk PROPN NNP compound 7", "losses loss NOUN NNS dobj 5")
    rows = rows.replace("Esk Esk PROPN NNP nsubj 5", "early early ADV RB advmod 5")
    found = set_inverted(page(text, rows), (said(text, "", "reported", "A leak was found"),))
    assert shown(text, found) == [("", "reported", "A leak was found")]
