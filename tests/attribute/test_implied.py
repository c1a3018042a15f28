"""Whose verb it is that has no subject of its own, shown by grammar."""

import pytest

from sayso.attribute.implied import implied_source
from tests.attribute.pages import said
from tests.parses import parse_of


def source(text: str, rows: str, cue: str, content: str) -> str:
    a = implied_source(parse_of(text, rows), said(text, "", cue, content))
    return " | ".join(s.of(text) for s in a.source)


LEAVING = "Ann Holm left the board, accusing it of theft."
LEAVING_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
left leave VERB VBD ROOT 2
the the DET DT det 4
board board NOUN NN dobj 2
, , PUNCT , punct 2
accusing accuse VERB VBG advcl 2
it it PRON PRP dobj 6
of of ADP IN prep 6
theft theft NOUN NN pobj 8
. . PUNCT . punct 2
"""

DECISION = "Ann Holm's decision to blame the crew helped nobody."
DECISION_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP poss 3
's 's PART POS case 1
decision decision NOUN NN nsubj 8
to to PART TO aux 5
blame blame VERB VB acl 3
the the DET DT det 7
crew crew NOUN NN dobj 5
helped help VERB VBD ROOT 8
nobody nobody PRON NN dobj 8
. . PUNCT . punct 8
"""

BY = "The mayor replied by saying the pier was closed."
BY_ROWS = """
The the DET DT det 1
mayor mayor NOUN NN nsubj 2
replied reply VERB VBD ROOT 2
by by ADP IN prep 2
saying say VERB VBG pcomp 3
the the DET DT det 6
pier pier NOUN NN nsubj 7
was be AUX VBD ccomp 4
closed closed ADJ JJ acomp 7
. . PUNCT . punct 2
"""

AFTER = "“The pier is closed,” wrote Holm on Monday."
AFTER_ROWS = """
“ “ PUNCT `` punct 6
The the DET DT det 2
pier pier NOUN NN nsubj 3
is be AUX VBZ ccomp 6
closed closed ADJ JJ acomp 3
,” ,” PUNCT , punct 6
wrote write VERB VBD ROOT 6
Holm Holm PROPN NNP nsubj 6
on on ADP IN prep 6
Monday Monday PROPN NNP pobj 8
. . PUNCT . punct 6
"""

THINGS = "Holm said the losses were small, blaming the storm."
THINGS_ROWS = """
Holm Holm PROPN NNP nsubj 1
said say VERB VBD ROOT 1
the the DET DT det 3
losses loss NOUN NNS nsubj 4
were be AUX VBD ccomp 1
small small ADJ JJ acomp 4
, , PUNCT , punct 4
blaming blame VERB VBG advcl 4
the the DET DT det 9
storm storm NOUN NN dobj 7
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(
    ("text", "rows", "cue", "content", "whose"),
    [
        (LEAVING, LEAVING_ROWS, "accusing", "it of theft", "Ann Holm"),
        (DECISION, DECISION_ROWS, "to blame", "the crew", "Ann Holm"),
        (BY, BY_ROWS, "saying", "the pier was closed", "The mayor"),
        (AFTER, AFTER_ROWS, "wrote", "“The pier is closed,”", "Holm"),
    ],
)
def test_a_verb_without_a_subject_is_of_whoever_the_verb_above_it_is_of(text, rows, cue, content, whose):
    assert source(text, rows, cue, content) == whose


def test_where_a_thing_is_the_subject_whoever_tells_of_it_speaks():
    assert source(THINGS, THINGS_ROWS, "blaming", "the storm") == "Holm"


SIGN = "The storm came late, suggesting a change of the season."
SIGN_ROWS = """
The the DET DT det 1
storm storm NOUN NN nsubj 2
came come VERB VBD ROOT 2
late late ADV RB advmod 2
, , PUNCT , punct 2
suggesting suggest VERB VBG advcl 2
a a DET DT det 7
change change NOUN NN dobj 5
of of ADP IN prep 7
the the DET DT det 10
season season NOUN NN pobj 8
. . PUNCT . punct 2
"""

ASKED = "Holm asked the board to admit the loss."
ASKED_ROWS = """
Holm Holm PROPN NNP nsubj 1
asked ask VERB VBD ROOT 1
the the DET DT det 3
board board NOUN NN dobj 1
to to PART TO aux 5
admit admit VERB VB xcomp 1
the the DET DT det 7
loss loss NOUN NN dobj 5
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(
    ("text", "rows", "cue", "content"),
    [(SIGN, SIGN_ROWS, "suggesting", "a change of the season"), (ASKED, ASKED_ROWS, "to admit", "the loss")],
)
def test_neither_a_thing_nor_whoever_asks_for_it_is_the_source(text, rows, cue, content):
    assert source(text, rows, cue, content) == ""


LINED = "TOLNA - Ann Holm is leaving, accusing it of theft."
LINED_ROWS = """
TOLNA TOLNA PROPN NNP nsubj 5
- - PUNCT : punct 0
Ann Ann PROPN NNP compound 3
Holm Holm PROPN NNP nsubj 5
is be AUX VBZ aux 5
leaving leave VERB VBG ROOT 5
, , PUNCT , punct 5
accusing accuse VERB VBG advcl 5
it it PRON PRP dobj 7
of of ADP IN prep 7
theft theft NOUN NN pobj 9
. . PUNCT . punct 5
"""


def test_a_dateline_that_the_parse_takes_for_a_subject_does_not_speak():
    assert source(LINED, LINED_ROWS, "accusing", "it of theft") == "Ann Holm"


MIXED = 'Told of the loss, "Holm left," they say, citing the board.'
MIXED_ROWS = """
Told tell VERB VBN advcl 10
of of ADP IN prep 0
the the DET DT det 3
loss loss NOUN NN pobj 1
, , PUNCT , punct 10
" " PUNCT `` punct 7
Holm Holm PROPN NNP nsubj 7
left leave VERB VBD ROOT 7
," ," PUNCT , punct 7
they they PRON PRP nsubj 10
say say VERB VBP parataxis 7
, , PUNCT , punct 10
citing cite VERB VBG advcl 7
the the DET DT det 14
board board NOUN NN dobj 12
. . PUNCT . punct 7
"""


def test_who_stands_inside_a_quotation_is_not_the_subject_of_a_verb_outside_of_it():
    assert source(MIXED, MIXED_ROWS, "citing", "the board") == ""


def test_a_perfect_shares_its_subject_as_other_verbs_do():
    text, rows = "Holm raised doubts and has suggested a deal could come.", """
    Holm Holm PROPN NNP nsubj 1
    raised raise VERB VBD ROOT 1
    doubts doubt NOUN NNS dobj 1
    and and CCONJ CC cc 1
    has have AUX VBZ aux 5
    suggested suggest VERB VBN conj 1
    a a DET DT det 7
    deal deal NOUN NN nsubj 9
    could could AUX MD aux 9
    come come VERB VB ccomp 5
    . . PUNCT . punct 1
    """
    assert source(text, rows, "has suggested", "a deal could come") == "Holm"


def test_who_of_its_own_clause_is_the_source():
    text, rows = "The board has met the crew, who advised it to wait.", """
    The the DET DT det 1
    board board NOUN NN nsubj 3
    has have AUX VBZ aux 3
    met meet VERB VBN ROOT 3
    the the DET DT det 5
    crew crew NOUN NN dobj 3
    , , PUNCT , punct 5
    who who PRON WP nsubj 8
    advised advise VERB VBD relcl 5
    it it PRON PRP dobj 8
    to to PART TO aux 11
    wait wait VERB VB xcomp 8
    . . PUNCT . punct 3
    """
    assert source(text, rows, "advised", "it to wait") == "who"


def test_by_doing_is_the_subjects_behind_an_object_too_and_for_doing_is_not():
    text, rows = "Holm has upset allies by labelling the port a foe.", """
    Holm Holm PROPN NNP nsubj 2
    has have AUX VBZ aux 2
    upset upset VERB VBN ROOT 2
    allies ally NOUN NNS dobj 2
    by by ADP IN prep 2
    labelling label VERB VBG pcomp 4
    the the DET DT det 7
    port port NOUN NN dobj 5
    a a DET DT det 9
    foe foe NOUN NN dobj 5
    . . PUNCT . punct 2
    """
    assert source(text, rows, "labelling", "the port a foe") == "Holm"
    text, rows = "Holm scolded Lind for calling the port a foe.", """
    Holm Holm PROPN NNP nsubj 1
    scolded scold VERB VBD ROOT 1
    Lind Lind PROPN NNP dobj 1
    for for ADP IN prep 1
    calling call VERB VBG pcomp 3
    the the DET DT det 6
    port port NOUN NN dobj 4
    a a DET DT det 8
    foe foe NOUN NN oprd 4
    . . PUNCT . punct 1
    """
    assert source(text, rows, "calling", "the port a foe") == ""


def test_a_quotation_that_begins_at_the_verb_has_its_subject_before_it():
    text, rows = '''He says Holm "thought it was safe," and left.''', """
    He he PRON PRP nsubj 1
    says say VERB VBZ ROOT 1
    Holm Holm PROPN NNP nsubj 4
    " " PUNCT `` punct 4
    thought think VERB VBD ccomp 1
    it it PRON PRP nsubj 6
    was be AUX VBD ccomp 4
    safe safe ADJ JJ acomp 6
    , , PUNCT , punct 4
    " " PUNCT '' punct 4
    and and CCONJ CC cc 4
    left leave VERB VBN conj 4
    . . PUNCT . punct 1
    """
    assert source(text, rows, "thought", "it was safe") == "Holm"
