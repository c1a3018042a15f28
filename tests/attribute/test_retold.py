"""Who passes on a story, a figure, an answer, shown by grammar."""

import pytest

from sayso.attribute.retold import add_retold, take_from_the_wisher
from tests.attribute.pages import page, said, shown

CARRY = "The Harbour Post and the Quay Courier carried the figure."
CARRY_ROWS = """
The the DET DT det 2
Harbour Harbour PROPN NNP compound 2
Post Post PROPN NNP nsubj 7
and and CCONJ CC cc 2
the the DET DT det 6
Quay Quay PROPN NNP compound 6
Courier Courier PROPN NNP conj 2
carried carry VERB VBD ROOT 7
the the DET DT det 9
figure figure NOUN NN dobj 7
. . PUNCT . punct 7
"""

PICK = "The story was picked up by the Harbour Post."
PICK_ROWS = """
The the DET DT det 1
story story NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
picked pick VERB VBN ROOT 3
up up ADP RP prt 3
by by ADP IN agent 3
the the DET DT det 8
Harbour Harbour PROPN NNP compound 8
Post Post PROPN NNP pobj 5
. . PUNCT . punct 3
"""

PUT = "The harbour union puts the number of lost crates at about 90."
PUT_ROWS = """
The the DET DT det 2
harbour harbour NOUN NN compound 2
union union NOUN NN nsubj 3
puts put VERB VBZ ROOT 3
the the DET DT det 5
number number NOUN NN dobj 3
of of ADP IN prep 5
lost lose VERB VBN amod 8
crates crate NOUN NNS pobj 6
at at ADP IN prep 3
about about ADV RB advmod 11
90 90 NUM CD pobj 9
. . PUNCT . punct 3
"""

STICK = "The board sticks to ninety."
STICK_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 2
sticks stick VERB VBZ ROOT 2
to to ADP IN prep 2
ninety ninety NUM CD pobj 3
. . PUNCT . punct 2
"""

DENY = "Anna Holm denies this."
DENY_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
denies deny VERB VBZ ROOT 2
this this PRON DT dobj 2
. . PUNCT . punct 2
"""

TOLD = "The harbour police confirmed to the Harbour Post that the crates were gone."
TOLD_ROWS = """
The the DET DT det 2
harbour harbour NOUN NN compound 2
police police NOUN NNS nsubj 3
confirmed confirm VERB VBD ROOT 3
to to ADP IN prep 3
the the DET DT det 7
Harbour Harbour PROPN NNP compound 7
Post Post PROPN NNP pobj 4
that that SCONJ IN mark 12
the the DET DT det 10
crates crate NOUN NNS nsubj 11
were be AUX VBD auxpass 12
gone go VERB VBN ccomp 3
. . PUNCT . punct 3
"""

PARCEL = "The Harbour Post carried a coupon."
PARCEL_ROWS = """
The the DET DT det 2
Harbour Harbour PROPN NNP compound 2
Post Post PROPN NNP nsubj 3
carried carry VERB VBD ROOT 3
a a DET DT det 5
coupon coupon NOUN NN dobj 3
. . PUNCT . punct 3
"""


@pytest.mark.parametrize(
    ("text", "rows", "names", "expected"),
    [
        (CARRY, CARRY_ROWS, ("Harbour Post", "Quay Courier"),
         ("The Harbour Post and the Quay Courier", "carried", "the figure")),
        (PICK, PICK_ROWS, ("Harbour Post",), ("the Harbour Post", "was picked up", "The story")),
        (PUT, PUT_ROWS, (), ("The harbour union", "puts", "the number of lost crates at about 90")),
        (STICK, STICK_ROWS, (), ("The board", "sticks to", "ninety")),
        (DENY, DENY_ROWS, ("Anna Holm",), ("Anna Holm", "denies", "this")),
        (TOLD, TOLD_ROWS, ("Harbour Post",), ("The harbour police", "confirmed", "the crates were gone")),
    ],
)  # fmt: skip
def test_who_passes_something_on_is_its_source(text, rows, names, expected):
    assert shown(text, add_retold(page(text, rows, *names), ())) == [expected]


def test_a_paper_that_carries_a_coupon_says_nothing():
    assert add_retold(page(PARCEL, PARCEL_ROWS, "Harbour Post"), ()) == ()


def test_what_is_read_already_is_not_read_twice():
    known = said(DENY, "Anna Holm", "denies", "this")
    assert add_retold(page(DENY, DENY_ROWS, "Anna Holm"), (known,)) == (known,)


QUOTED = "The Post quoted a clerk, whom it did not name, as saying that the crates were gone."
QUOTED_ROWS = """
The the DET DT det 1
Post Post PROPN NNP nsubj 2
quoted quote VERB VBD ROOT 2
a a DET DT det 4
clerk clerk NOUN NN dobj 2
, , PUNCT , punct 4
whom whom PRON WP dobj 10
it it PRON PRP nsubj 10
did do AUX VBD aux 10
not not PART RB neg 10
name name VERB VB relcl 4
, , PUNCT , punct 4
as as ADP IN prep 2
saying say VERB VBG pcomp 12
that that SCONJ IN mark 17
the the DET DT det 16
crates crate NOUN NNS nsubj 17
were be AUX VBD auxpass 18
gone go VERB VBN ccomp 13
. . PUNCT . punct 2
"""


def test_whom_a_paper_quotes_without_a_name_is_the_source():
    whole = "a clerk, whom it did not name, as saying that the crates were gone"
    outer = said(QUOTED, "The Post", "quoted", whole)
    inner = said(QUOTED, "", "saying", "the crates were gone", id="a2", via="a1")
    found = add_retold(page(QUOTED, QUOTED_ROWS), (outer, inner))
    assert shown(QUOTED, found)[1] == ("a clerk", "saying", "the crates were gone")


WISH = "Holm wants voters to believe that only two crates are gone."
WISH_ROWS = """
Holm Holm PROPN NNP nsubj 1
wants want VERB VBZ ROOT 1
voters voter NOUN NNS nsubj 4
to to PART TO aux 4
believe believe VERB VB ccomp 1
that that SCONJ IN mark 9
only only ADV RB advmod 7
two two NUM CD nummod 8
crates crate NOUN NNS nsubj 9
are be AUX VBP auxpass 10
gone go VERB VBN ccomp 4
. . PUNCT . punct 1
"""


def test_whom_a_belief_is_wished_upon_has_not_said_it():
    outer = said(WISH, "Holm", "wants", "voters to believe that only two crates are gone")
    inner = said(WISH, "voters", "to believe", "only two crates are gone", id="a2", via="a1")
    found = take_from_the_wisher(page(WISH, WISH_ROWS), (outer, inner))
    assert shown(WISH, found)[1] == ("Holm", "to believe", "only two crates are gone")
    assert found[1].via is None


WHICH = "It began with a post on Sunday, which spoke of ninety crates."
WHICH_ROWS = """
It it PRON PRP nsubj 1
began begin VERB VBD ROOT 1
with with ADP IN prep 1
a a DET DT det 4
post post NOUN NN pobj 2
on on ADP IN prep 4
Sunday Sunday PROPN NNP pobj 5
, , PUNCT , punct 6
which which PRON WDT nsubj 9
spoke speak VERB VBD relcl 6
of of ADP IN prep 9
ninety ninety NUM CD nummod 12
crates crate NOUN NNS pobj 10
. . PUNCT . punct 1
"""

SPOKE = "The harbour board had spoken of six."
SPOKE_ROWS = """
The the DET DT det 2
harbour harbour NOUN NN compound 2
board board NOUN NN nsubj 4
had have AUX VBD aux 4
spoken speak VERB VBN ROOT 4
of of ADP IN prep 4
six six NUM CD pobj 5
. . PUNCT . punct 4
"""

LECTURE = "The harbour board had spoken of its plans."
LECTURE_ROWS = """
The the DET DT det 2
harbour harbour NOUN NN compound 2
board board NOUN NN nsubj 4
had have AUX VBD aux 4
spoken speak VERB VBN ROOT 4
of of ADP IN prep 4
its its PRON PRP$ poss 7
plans plan NOUN NNS pobj 5
. . PUNCT . punct 4
"""


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        (WHICH, WHICH_ROWS, [("a post on Sunday", "spoke of", "ninety crates")]),
        (SPOKE, SPOKE_ROWS, [("The harbour board", "had spoken of", "six")]),
        (LECTURE, LECTURE_ROWS, []),
    ],
)
def test_who_speaks_of_so_many_gives_a_figure(text, rows, expected):
    assert shown(text, add_retold(page(text, rows), ())) == expected
