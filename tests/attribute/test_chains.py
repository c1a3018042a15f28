"""Which outlet was told."""

import pytest

from sayso.attribute.chains import build_chains, is_own_name, recipient
from sayso.model import Actor
from tests.attribute.pages import said, span
from tests.parses import annotated_of, parse_of

TOLD = "Holm told a Harbour Star {} that it rained."
ROWS = """
Holm Holm PROPN NNP nsubj 1
told tell VERB VBD ROOT 1
a a DET DT det 5
Harbour Harbour PROPN NNP compound 4
Star Star PROPN NNP compound 5
{0} {0} NOUN NN dobj 1
that that SCONJ IN mark 8
it it PRON PRP nsubj 8
rained rain VERB VBD ccomp 1
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(("noun", "outlet"), [("mother", None), ("reporter", "Harbour Star")])
def test_somebody_called_like_a_paper_is_no_outlet_but_its_reporter_is_told_for_it(noun, outlet):
    text = TOLD.format(noun)
    star = Actor(id="x1", name="Harbour Star", type="organization", mentions=(span(text, "Harbour Star"),))
    annotated = annotated_of(parse_of(text, ROWS.format(noun)), actors=(star,))
    given = said(text, "Holm", "told", "it rained")
    assert recipient(annotated, given, lambda name: name.endswith("Star")) == outlet


def test_a_report_that_names_its_own_house_adds_no_link():
    assert is_own_name("this newspaper", "Harbour Post")
    assert is_own_name("the Post", "Harbour Post")
    assert is_own_name("The ministry", "Ministry of Works of Zarland")
    assert not is_own_name("Harbour", "Harbour Post")
    assert not is_own_name("Zarland", "Ministry of Works of Zarland")
    assert not is_own_name("Lund", "Radio Lund")
    assert not is_own_name("The union", "Union Herald")
    assert not is_own_name("our source", "Harbour Post")
    assert not is_own_name("the Inland Post", "Harbour Post")


def test_a_magazine_by_its_name_and_its_kind_is_one_link():
    text = "It rained, according to Lantern magazine."
    rows = """
    It it PRON PRP nsubj 1
    rained rain VERB VBD ROOT 1
    , , PUNCT , punct 1
    according accord VERB VBG prep 1
    to to ADP IN prep 3
    Lantern Lantern PROPN NNP compound 6
    magazine magazine NOUN NN pobj 4
    . . PUNCT . punct 1
    """
    lantern = Actor(id="x1", name="Lantern", type="organization", mentions=(span(text, "Lantern"),))
    annotated = annotated_of(parse_of(text, rows), actors=(lantern,), publisher="Post")
    (found,) = build_chains(annotated, (said(text, "Lantern magazine", "according to", "It rained"),),
                            lambda name: "Lantern" in name)  # fmt: skip
    assert found.chain == ("Post", "Lantern")
