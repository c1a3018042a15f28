"""Two who speak side by side, on a parse built by hand."""

from dataclasses import replace

from sayso.attribute.contrasts import part_contrasts
from sayso.attribute.phrases import hull
from tests.attribute.pages import page, said, shown

TEXT = "The army said it had left while activists claimed it had burned boats."
ROWS = """
The the DET DT det 1
army army NOUN NN nsubj 2
said say VERB VBD ROOT 2
it it PRON PRP nsubj 5
had have AUX VBD aux 5
left leave VERB VBN ccomp 2
while while SCONJ IN mark 8
activists activist NOUN NNS nsubj 8
claimed claim VERB VBD advcl 5
it it PRON PRP nsubj 11
had have AUX VBD aux 11
burned burn VERB VBN ccomp 8
boats boat NOUN NNS dobj 11
. . PUNCT . punct 2
"""
ARMY = said(TEXT, "The army", "said", "it had left while activists claimed it had burned boats", id="a1")
ACTIVISTS = said(TEXT, "activists", "claimed", "it had burned boats", id="a2", via="a1")


def test_who_is_set_against_another_with_while_is_not_told_of_by_him():
    found = part_contrasts(page(TEXT, ROWS), (ARMY, ACTIVISTS))
    assert shown(TEXT, found) == [("The army", "said", "it had left"), ("activists", "claimed", "it had burned boats")]
    assert [a.via for a in found] == [None, None]


def test_what_is_nested_behind_the_while_goes_with_it_and_in_what_holds_both():
    deeper = said(TEXT, "it", "had burned", "boats", id="a3", via="a2")
    outer = replace(ARMY, via="a0")
    found = part_contrasts(page(TEXT, ROWS), (outer, ACTIVISTS, deeper))
    assert [a.via for a in found] == ["a0", "a0", "a2"]


def test_a_while_of_time_or_a_pronoun_or_a_quotation_parts_nothing():
    waited = TEXT.replace("claimed", "hoped  ")
    given = (said(waited, "The army", "said", waited[14:-1], id="a1"), replace(ACTIVISTS))
    assert part_contrasts(page(waited, ROWS.replace("claimed claim", "hoped hope")), given) == given
    they = TEXT.replace("activists", "they     ")
    given = (replace(ARMY), replace(ACTIVISTS))
    rows = ROWS.replace("activists activist NOUN NNS", "they they PRON PRP")
    assert part_contrasts(page(they, rows), given) == given
    quoted = TEXT.replace("said it", "said\"it")
    assert part_contrasts(page(quoted, ROWS), given) == given


def test_what_stands_before_who_says_so_is_not_parted():
    before = replace(ARMY, source=ARMY.content[:1], cue=(hull(ARMY.cue),), content=ARMY.source)
    assert part_contrasts(page(TEXT, ROWS), (before, ACTIVISTS)) == (before, ACTIVISTS)
