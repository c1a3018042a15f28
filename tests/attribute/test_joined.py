"""Further verbs of whoever makes a statement, joined behind it."""

from sayso.attribute.joined import set_joined
from tests.attribute.pages import said, shown
from tests.parses import parse_of

ADDED = "“It was late,” Holm said, noting he would ring again. “We wait.”"
ADDED_ROWS = """
“ " PUNCT `` punct 7
It it PRON PRP nsubj 2
was be AUX VBD ccomp 7
late late ADJ JJ acomp 2
, , PUNCT , punct 7
” " PUNCT '' punct 7
Holm Holm PROPN NNP nsubj 7
said say VERB VBD ROOT 7
, , PUNCT , punct 7
noting note VERB VBG advcl 7
he he PRON PRP nsubj 12
would would AUX MD aux 12
ring ring VERB VB ccomp 9
again again ADV RB advmod 12
. . PUNCT . punct 7
“ " PUNCT `` punct 17
We we PRON PRP nsubj 17
wait wait VERB VBP ROOT 17
. . PUNCT . punct 17
” " PUNCT '' punct 17
"""


def test_a_participle_behind_a_finished_quotation_tells_what_its_speaker_adds():
    statement = said(ADDED, "Holm", "said", "“It was late,”", "“We wait.”")
    found = set_joined(parse_of(ADDED, ADDED_ROWS, (15,)), (statement,))
    assert shown(ADDED, found) == [
        ("Holm", "said", "“It was late,” | “We wait.”"),
        ("Holm", "noting", "he would ring again"),
    ]


def test_what_somebody_was_read_to_add_is_not_told_twice():
    first = said(ADDED, "Holm", "said", "“It was late,”")
    second = said(ADDED, "Holm", "noting", "he would ring again", id="a2")
    assert set_joined(parse_of(ADDED, ADDED_ROWS, (15,)), (first, second)) == (first, second)


def test_a_participle_of_what_somebody_does_adds_nothing():
    text, rows = ADDED.replace("noting", "taking"), ADDED_ROWS.replace("noting note", "taking take")
    statement = said(text, "Holm", "said", "“It was late,”", "“We wait.”")
    assert set_joined(parse_of(text, rows, (15,)), (statement,)) == (statement,)


ROW = "Holm rang, insisting that the crew was ill and warning that more would follow."
ROW_ROWS = """
Holm Holm PROPN NNP compound 1
rang rang NOUN NN ROOT 1
, , PUNCT , punct 1
insisting insist VERB VBG advcl 1
that that SCONJ IN mark 7
the the DET DT det 6
crew crew NOUN NN nsubj 7
was be AUX VBD ccomp 3
ill ill ADJ JJ acomp 7
and and CCONJ CC cc 7
warning warn VERB VBG conj 7
that that SCONJ IN mark 14
more more ADJ JJR nsubj 14
would would AUX MD aux 14
follow follow VERB VB ccomp 10
. . PUNCT . punct 1
"""


def test_participles_in_a_row_are_of_one_speaker():
    first = said(ROW, "Holm", "insisting", "the crew was ill and warning that more would follow")
    second = said(ROW, "the crew", "warning", "more would follow", id="a2", via="a1")
    expected = [("Holm", "insisting", "the crew was ill"), ("Holm", "warning", "more would follow")]
    for read in ((first,), (first, second)):
        found = set_joined(parse_of(ROW, ROW_ROWS), read)
        assert shown(ROW, found) == expected
        assert found[1].via is None


def test_a_participle_may_be_of_whom_it_is_told_of():
    text = ROW.replace("ill", "lying")
    rows = ROW_ROWS.replace("was be AUX VBD ccomp 3", "was be AUX VBD aux 8").replace(
        "ill ill ADJ JJ acomp 7", "lying lie VERB VBG ccomp 3")  # fmt: skip
    first = said(text, "Holm", "insisting", "the crew was lying and warning that more would follow")
    assert set_joined(parse_of(text, rows), (first,)) == (first,)


DEED = "The court said the claim was weak and dismissed the case."
DEED_ROWS = """
The the DET DT det 1
court court NOUN NN nsubj 2
said say VERB VBD ROOT 2
the the DET DT det 4
claim claim NOUN NN nsubj 5
was be AUX VBD ccomp 2
weak weak ADJ JJ acomp 5
and and CCONJ CC cc 5
dismissed dismiss VERB VBD conj 5
the the DET DT det 10
case case NOUN NN dobj 8
. . PUNCT . punct 2
"""


def deed(text: str, rows: str) -> str:
    source, told = text[: text.index(" said")], text[text.index("said") + 5 : -1]
    return shown(text, set_joined(parse_of(text, rows), (said(text, source, "said", told),)))[0][2]


def test_a_deed_that_what_is_told_of_cannot_do_is_what_its_source_did():
    assert deed(DEED, DEED_ROWS) == "the claim was weak"


def test_a_deed_that_what_is_told_of_may_do_stays_told():
    for old, new in (("claim", "judge"), ("claim", "company"), ("dismissed", "spoiled")):
        text, rows = DEED.replace(old, new), DEED_ROWS.replace(f"{old} {old}", f"{new} {new}").replace(
            "dismissed dismiss", f"{new} spoil" if new == "spoiled" else "dismissed dismiss")  # fmt: skip
        assert deed(text, rows) == text[text.index("said") + 5 : -1]


IT = "The ministry said it was closed in May and imposed a fine."
IT_ROWS = """
The the DET DT det 1
ministry ministry NOUN NN nsubj 2
said say VERB VBD ROOT 2
it it PRON PRP nsubjpass 5
was be AUX VBD auxpass 5
closed close VERB VBN ccomp 2
in in ADP IN prep 5
May May PROPN NNP pobj 6
and and CCONJ CC cc 5
imposed impose VERB VBD conj 5
a a DET DT det 11
fine fine NOUN NN dobj 9
. . PUNCT . punct 2
"""


def test_it_does_no_deed_where_it_is_closed_but_may_where_it_has_done_more():
    assert deed(IT, IT_ROWS) == "it was closed in May"
    had = IT.replace("was closed in", "had warned in")
    rows = IT_ROWS.replace("nsubjpass", "nsubj").replace("was be AUX VBD auxpass", "had have AUX VBD aux").replace(
        "closed close", "warned warn")  # fmt: skip
    assert deed(had, rows) == "it had warned in May and imposed a fine"
    will = IT.replace("and imposed", "and would impose")
    rows = "\n".join(IT_ROWS.strip().split("\n")[:9]) + """
would would AUX MD aux 10
impose impose VERB VB conj 5
a a DET DT det 12
fine fine NOUN NN dobj 10
. . PUNCT . punct 2
"""
    assert deed(will, rows) == "it was closed in May and would impose a fine"


def test_who_orders_something_is_whose_statement_goes_before():
    text, rows = DEED.replace("dismissed", "ordered"), DEED_ROWS.replace("dismissed dismiss", "ordered order")
    first = said(text, "The court", "said", "the claim was weak and ordered the case")
    second = said(text, "the claim", "ordered", "the case", id="a2", via="a1")
    found = set_joined(parse_of(text, rows), (first, second))
    assert shown(text, found) == [("The court", "said", "the claim was weak"), ("The court", "ordered", "the case")]
    assert found[1].via is None
