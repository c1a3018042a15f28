"""Which outlet was told."""

from dataclasses import replace

import pytest

from sayso.attribute.chains import build_chains, is_own_name, recipient
from sayso.model import Actor, Attribution
from sayso.pipeline import annotate, read_report
from sayso.read import from_text
from sayso.text import Span
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


def test_an_outlet_among_the_words_of_a_source_passes_nothing_on():
    text, rows = "According to an Echo reader, the pier fell.", """
    According accord VERB VBG prep 8
    to to ADP IN prep 0
    an an DET DT det 4
    Echo Echo PROPN NNP compound 4
    reader reader NOUN NN pobj 1
    , , PUNCT , punct 8
    the the DET DT det 7
    pier pier NOUN NN nsubj 8
    fell fall VERB VBD ROOT 8
    . . PUNCT . punct 8
    """
    echo = Actor(id="x1", name="Echo", type="organization", mentions=(span(text, "Echo"),))
    annotated = annotated_of(parse_of(text, rows), actors=(echo,), publisher="Post")
    a = said(text, "an Echo reader", "According to", "the pier fell")
    (found,) = build_chains(annotated, (a,), lambda name: "Echo" in name)
    assert found.chain == ("Post", "an Echo reader")


def test_an_outlet_that_cites_the_source_passes_it_on():
    text = "According to a clerk cited by the Echo, the pier fell."
    rows = """
    According accord VERB VBG prep 11
    to to ADP IN prep 0
    a a DET DT det 3
    clerk clerk NOUN NN pobj 1
    cited cite VERB VBN acl 3
    by by ADP IN agent 4
    the the DET DT det 7
    Echo Echo PROPN NNP pobj 5
    , , PUNCT , punct 11
    the the DET DT det 10
    pier pier NOUN NN nsubj 11
    fell fall VERB VBD ROOT 11
    . . PUNCT . punct 11
    """
    echo = Actor(id="x1", name="Echo", type="organization", mentions=(span(text, "Echo"),))
    annotated = annotated_of(parse_of(text, rows), actors=(echo,), publisher="Post")
    a = said(text, "a clerk cited by the Echo", "According to", "the pier fell")
    (found,) = build_chains(annotated, (a,), lambda name: "Echo" in name)
    assert found.chain == ("Post", "Echo", "a clerk cited by the Echo")


def test_who_leaves_the_i_out_of_his_own_words_is_no_further_link():
    text, rows = "Heading to Esk - looking forward to the fair.", """
    Heading head VERB VBG ROOT 0
    to to ADP IN prep 0
    Esk Esk PROPN NNP npadvmod 4
    - - PUNCT HYPH punct 4
    looking look VERB VBG pcomp 1
    forward forward ADV RB advmod 4
    to to ADP IN prep 4
    the the DET DT det 8
    fair fair NOUN NN pobj 6
    . . PUNCT . punct 0
    """
    annotated = annotated_of(parse_of(text, rows), publisher="Post")
    whole = replace(said(text, "", "Heading", text[8:-1]), id="a0", speaker="Ann Holm", form="direct")
    mine = said(text, "", "looking forward to", "the fair", via="a0")
    for form, chain in (("direct", ("Post", "Ann Holm")), ("indirect", ("Post", "Ann Holm", "unnamed source"))):
        found = build_chains(annotated, (replace(whole, form=form), mine), lambda name: False)
        assert found[1].chain == chain


def chains(text: str) -> dict[str, tuple[str, ...]]:
    """The chain of each attribution by its cue."""
    reading = read_report(from_text(text, id="r", publisher="The Beacon"))
    return {a.cue[0].of(text): a.chain for a in reading.attributions}


@pytest.mark.parametrize(("source", "links"), [
    ("An editorial in the Harbour Times", ("The Beacon", "Harbour Times", "an editorial in the Harbour Times")),
    ("A commentator in the left-wing newspaper Harbour Post",
     ("The Beacon", "Harbour Post", "a commentator in the left-wing newspaper Harbour Post")),
    ("A statement carried by the state news agency TOLPRESS",
     ("The Beacon", "TOLPRESS", "a statement carried by the state news agency TOLPRESS")),
    ("A resident of the Harbour Times building", ("The Beacon", "a resident of the Harbour Times building")),
])  # fmt: skip
def test_who_prints_or_carries_what_another_says_is_a_link(source, links):
    assert chains(f"{source} said that the mill was unsafe.")["said"] == links


def test_what_is_shown_in_a_paper_is_not_told_to_it():
    text = "Asked about it, the company pointed reporters to coverage in the Harbour Times, which it said was right."
    assert not any("Harbour Times" in links[1:-1] for links in chains(text).values())


def test_who_disputes_a_report_passes_nothing_of_it_on():
    text = "The spokesperson disputes a Harbour Times report, where Mara Lund “said the dam was unsafe.”"
    assert chains(text)["said"] == ("The Beacon", "Mara Lund")
    text = "The spokesperson said Mara Lund had said the dam was unsafe."
    assert chains(text)["had said"] == ("The Beacon", "The spokesperson", "Mara Lund")


def test_who_is_told_behind_a_statement_to_have_quoted_it_is_a_link():
    text = "The mill is safe, the company said, as cited by Tolna Press."
    assert chains(text)["said"] == ("The Beacon", "Tolna Press", "the company")
    text = "The mill is safe, the company said, as expected by Tolna Press."
    assert chains(text)["said"] == ("The Beacon", "the company")


def test_a_ring_of_holders_who_deny_each_other_ends():
    text = "Holm denies it. Brandl denies it."
    annotated = annotate(from_text(text, id="r", publisher="The Beacon"))
    first, second = (
        Attribution(id=f"a{n}", via=f"a{3 - n}", source=(Span(text.index(who), text.index(who) + len(who)),),
                    cue=(Span(at := text.index("denies", text.index(who)), at + 6),), content=(Span(at + 7, at + 9),))
        for n, who in ((1, "Holm"), (2, "Brandl"))
    )  # fmt: skip
    assert [a.chain[-1] for a in build_chains(annotated, (first, second), lambda name: False)] == ["Holm", "Brandl"]


def test_what_is_believed_by_nobody_in_particular_ends_at_who_tells_it():
    text = "Holm said the pier is believed to be safe."
    rows = "\n".join(f"{w} {w} X NN dep {k}" for k, w in enumerate(text.rstrip(".").split()))
    outer = said(text, "Holm", "said", "the pier is believed to be safe", speaker="Holm")
    inner = said(text, "", "is believed", "the pier", "to be safe", id="a2", via="a1")
    page = annotated_of(parse_of(text, rows), publisher="Echo")
    for act, links in (("belief", ("Echo", "Holm")), ("communication", ("Echo", "Holm", "unnamed source"))):
        found = build_chains(page, (outer, replace(inner, act=act)), lambda words: False)
        assert [a.chain for a in found] == [("Echo", "Holm"), links]
