"""Two who speak side by side, on a parse built by hand."""

from dataclasses import replace

import pytest

from sayso.attribute.contrasts import part_contrasts
from sayso.attribute.phrases import hull
from sayso.text import Span
from tests.attribute.pages import page, said, shown, span

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


THREE = "The ministry said it was calm while activists said it burned while residents said they had fled."
THREE_ROWS = """
The the DET DT det 1
ministry ministry NOUN NN nsubj 2
said say VERB VBD ROOT 2
it it PRON PRP nsubj 4
was be AUX VBD ccomp 2
calm calm ADJ JJ acomp 4
while while SCONJ IN mark 8
activists activist NOUN NNS nsubj 8
said say VERB VBD advcl 4
it it PRON PRP nsubj 10
burned burn VERB VBD ccomp 8
while while SCONJ IN mark 13
residents resident NOUN NNS nsubj 13
said say VERB VBD advcl 10
they they PRON PRP nsubj 16
had have AUX VBD aux 16
fled flee VERB VBN ccomp 13
. . PUNCT . punct 2
"""


def three(via: str | None, last: str):
    """The ministry, told by `via`, the activists told by it and the residents told by `last`."""
    at = [i for i in range(len(THREE)) if THREE.startswith("said", i)]
    ministry = said(THREE, "The ministry", "said", THREE[18:-1].strip(), id="a1", via=via)
    activists = said(THREE, "activists", "said", "it burned while residents said they had fled", id="a2", via="a1")
    residents = said(THREE, "residents", "said", "they had fled", id="a3", via=last)
    cues = [(Span(i, i + 4),) for i in at]
    return tuple(replace(a, cue=c) for a, c in zip((ministry, activists, residents), cues, strict=True))


@pytest.mark.parametrize("last", ["a1", "a2"])
def test_three_who_speak_side_by_side_are_parted_at_each_while(last):
    given = three(None, last)
    if last == "a1":
        given = (given[0], replace(given[1], content=(span(THREE, "it burned"),)), given[2])
    for order in (given, (given[0], given[2], given[1])):
        found = {a.id: a for a in part_contrasts(page(THREE, THREE_ROWS), order)}
        assert [found[i].via for i in ("a1", "a2", "a3")] == [None, None, None]
        assert [[s.of(THREE) for s in found[i].content] for i in ("a1", "a2", "a3")] == [
            ["it was calm"], ["it burned"], ["they had fled"]
        ]  # fmt: skip


def test_who_passes_on_all_three_keeps_all_three():
    given = three("a0", "a1")
    outer = said(THREE, "The", "ministry", THREE[THREE.index("said") : -1], id="a0")
    found = part_contrasts(page(THREE, THREE_ROWS), (outer, *given))
    assert found[0] == outer and [a.via for a in found[1:]] == ["a0", "a0", "a0"]
