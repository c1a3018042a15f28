"""The kind of a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parses import annotated_of, parse_of
from sayso.attribute.kind import kind_of, kind_of_words, name_kind
from sayso.model import Actor, Annotated, Attribution, Parse, Report
from sayso.text import Span

BARE = Annotated(report=Report(id="t", text="x"), parse=Parse("x", (), ()))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("police", "organization"),
        ("Finnish police", "organization"),
        ("prosecutors", "organization"),
        ("the Interior Ministry", "organization"),
        ("the Bank of England", "organization"),
        ("troops", "organization"),
        ("the militant group", "organization"),
        ("the Kremlin", "organization"),
        ("British authorities", "organization"),
        ("Reuters", "outlet"),
        ("the Washington Post", "outlet"),
        ("the Harbour Herald", "outlet"),
        ("Radio Quill", "outlet"),
        ("state news agency SANA", "outlet"),
        ("local media", "outlet"),
        ("the newspaper", "outlet"),
        ("a Reuters report", "outlet"),
        ("a report from the Harbour Post", "outlet"),
        ("a published report", "outlet"),
        ("the French daily Le Monde", "outlet"),
        ("Quillnews.com", "outlet"),
        ("a letter to management", "document"),
        ("leaked documents", "document"),
        ("the statement", "document"),
        ("a company email sent by its chairman", "document"),
        ("a police report", "document"),
        ("Holm's commentary", "document"),
        ("Coalition Letter to UN", "document"),
        ("The Tolna chapter of the Ferry Union", "organization"),
        ("the last chapter of the book", "document"),
        ("A new poll", "document"),
        ("This Dec. 28, 2021 photo of the board", "document"),
        ("sources", "unnamed"),
        ("two senior security sources", "unnamed"),
        ("a spokesman for the ministry", "unnamed"),
        ("people familiar with the matter", "unnamed"),
        ("A person briefed on the talks", "unnamed"),
        ("those close to her", "unnamed"),
        ("three U.S. officials", "unnamed"),
        ("the news anchor", "unnamed"),
        ("one resident", "unnamed"),
        ("an anonymous executive", "unnamed"),
        ("A spokesman for Mayor Ada Quill", "unnamed"),
        ("Lawyers for the singer Ada Quill", "unnamed"),
        ("A disclaimer by the council", "document"),
        ("The latest figures", "document"),
        ("Opposition figures", "group"),
        ("Several figures", "group"),
        ("rebels", "group"),
        ("Many insurgents in the hills", "group"),
        ("witnesses", "group"),
        ("residents of the valley", "group"),
        ("critics", "group"),
        ("some of the residents", "group"),
        ("activists and residents", "group"),
        ("44 percent", "group"),
        ("Many Mexicans", "group"),
        ("both sides", "group"),
        ("Everyone I interviewed", "group"),
        ("Opposition websites", "outlet"),
        ("its website", "document"),
        ("The Quill-based group which counts owls", "organization"),
        ("The top Democrat on the panel", "unnamed"),
        ("The Director of the Board", "unnamed"),
        ("Ada Quill", "person"),
        ("Mr. Page", "person"),
        ("General Ada Quill, chief of staff", "person"),
        ("her lawyer, Ada Quill", "person"),
        ("police chief Ada Quill", "person"),
        ("Rep. Ada Quill (D-Md.)", "person"),
        ("Ada Quill of the Bank of England", "person"),
        ("police and prosecutors", "organization"),
        ("Ada Quill and Bo Marsh", "person"),
        ("Ada Quill and employees of the firm", "group"),
    ],
)
def test_the_words_of_a_source_tell_its_kind(words, expected):
    assert kind_of_words(BARE, words) == expected


def test_no_source_is_unnamed_unless_the_speaker_is_known():
    draft = Attribution(id="a", source=(), cue=(Span(0, 1),), content=())
    assert kind_of(BARE, draft) == "unnamed"
    quill = Actor(id="1", name="Quill Mining", type="organization", mentions=())
    assert kind_of(BARE, draft, speaker=quill) == "organization"


@pytest.mark.parametrize(
    ("pronoun", "speaker", "antecedent", "expected"),
    [
        ("he", None, "", "person"),
        ("they", None, "", "group"),
        ("it", None, "", "organization"),
        ("It", None, "the statement", "document"),
        ("their", None, "two security sources", "unnamed"),
        ("she", "Ada Quill", "", "person"),
        ("it", "Reuters", "", "outlet"),
    ],
)
def test_a_pronoun_takes_the_kind_of_whom_it_stands_for(pronoun, speaker, antecedent, expected):
    assert kind_of_words(BARE, pronoun, speaker=speaker, antecedent=antecedent) == expected


def test_a_pronoun_for_an_organisation_is_one():
    army = Actor(id="1", name="Marsh Army", type="organization", mentions=())
    assert kind_of_words(BARE, "they", speaker=army) == "organization"
    assert kind_of_words(BARE, "the group", speaker=army) == "organization"
    assert kind_of_words(BARE, "the group") == "group"


def test_a_role_whose_holder_is_named_later_is_a_person():
    quill = Actor(id="1", name="Ada Quill", type="person", mentions=())
    assert kind_of_words(BARE, "the spokesman") == "unnamed"
    assert kind_of_words(BARE, "the spokesman", speaker=quill) == "person"
    assert kind_of_words(BARE, "the statement", speaker=quill) == "document"


def test_the_report_is_an_outlets_where_one_was_named_before():
    text = "The Harbour Post wrote that it sank. The report said nobody drowned. A study came. "
    annotated = Annotated(report=Report(id="t", text=text), parse=Parse(text, (), ()))
    at = text.index("The report")
    assert kind_of_words(annotated, "The report", start=at) == "outlet"
    other = text.replace("The Harbour Post wrote", "A report by engineers found")
    annotated = Annotated(report=Report(id="t", text=other), parse=Parse(other, (), ()))
    assert kind_of_words(annotated, "The report", start=other.index("The report said")) == "document"


def test_the_publisher_is_an_outlet_whatever_its_name():
    annotated = annotated_of(Parse("x", (), ()), publisher="Quill & Marsh")
    assert kind_of_words(annotated, "Quill & Marsh") == "outlet"


def test_what_the_report_knows_of_a_name_wins_over_its_looks():
    text = "Marsh Herald spoke"
    actor = Actor(id="1", name="Marsh Herald", type="person", mentions=(Span(0, 12),))
    annotated = Annotated(report=Report(id="t", text=text), parse=Parse(text, (), ()), actors=(actor,))
    assert name_kind(annotated, "Marsh Herald") == "person"
    assert name_kind(BARE, "Marsh Herald") == "outlet"
    place = Actor(id="1", name="Zorbia", type="place", mentions=(Span(0, 5),))
    annotated = Annotated(report=Report(id="t", text=text), parse=Parse(text, (), ()), actors=(place,))
    assert name_kind(annotated, "Zorbia") == "organization"


def test_a_relative_pronoun_takes_the_kind_of_its_noun():
    rows = """
A a DET DT det 1
letter letter NOUN NN ROOT 1
which which PRON WDT nsubj 3
says say VERB VBZ relcl 1
"""
    annotated = annotated_of(parse_of("A letter which says", rows))
    draft = Attribution(id="a", source=(Span(9, 14),), cue=(Span(15, 19),), content=())
    assert kind_of(annotated, draft) == "document"


@given(st.text(alphabet="aA ,.'’()-of\n😀\ud800&0", max_size=40))
def test_any_words_have_a_kind(words):
    kinds = ("person", "organization", "outlet", "document", "unnamed", "group")
    assert kind_of_words(BARE, words) in kinds


def test_a_name_makes_a_person_of_whatever_describes_him_and_a_capital_nobody_of_many():
    from sayso.attribute.label import label_attributions

    text, rows = "Defence Minister Ola Kern spoke of rain. Esk's Journalists wrote of rain.", """
    Defence defence NOUN NN compound 1
    Minister Minister PROPN NNP compound 3
    Ola Ola PROPN NNP compound 3
    Kern Kern PROPN NNP nsubj 4
    spoke speak VERB VBD ROOT 4
    of of ADP IN prep 4
    rain rain NOUN NN pobj 5
    . . PUNCT . punct 4
    Esk Esk PROPN NNP poss 10
    's 's PART POS case 8
    Journalists Journalists PROPN NNPS nsubj 11
    wrote write VERB VBD ROOT 11
    of of ADP IN prep 11
    rain rain NOUN NN pobj 12
    . . PUNCT . punct 11
    """
    kern = Actor(id="e1", name="Ola Kern", type="person", mentions=(Span(17, 25),))
    annotated = annotated_of(parse_of(text, rows, (8,)), actors=(kern,))
    given = (
        Attribution(id="a1", source=(Span(0, 25),), cue=(Span(26, 31),), content=(Span(32, 39),), speaker="Ola Kern"),
        Attribution(id="a2", source=(Span(41, 58),), cue=(Span(59, 64),), content=(Span(65, 72),)),
    )
    assert [a.kind for a in label_attributions(annotated, given)] == ["person", "group"]


def test_a_plural_that_begins_a_sentence_is_many_and_no_name():
    text = "Millennials said it is."
    rows = """
    Millennials millennial NOUN {} nsubj 1
    said say VERB VBD ROOT 1
    it it PRON PRP nsubj 3
    is be AUX VBZ ccomp 1
    . . PUNCT . punct 1
    """
    for tag, expected in (("NNS", "group"), ("NNP", "person")):
        assert kind_of_words(annotated_of(parse_of(text, rows.format(tag))), "Millennials", start=0) == expected
    singular = rows.format("NNS").replace("said say VERB VBD", "says say VERB VBZ")
    assert kind_of_words(annotated_of(parse_of("Wellens says it is.", singular.replace("Millennials", "Wellens"))),
                         "Wellens", start=0) == "person"  # fmt: skip


def test_joined_adjectives_make_no_two_sources():
    rows = """
    Local local ADJ JJ amod 3
    and and CCONJ CC cc 0
    media media NOUN NN conj 0
    sources source NOUN NNS nsubj 4
    said say VERB VBD ROOT 4
    """
    annotated = annotated_of(parse_of("Local and media sources said", rows))
    assert kind_of_words(annotated, "Local and media sources", start=0) == "unnamed"


def test_a_headline_behind_a_date_begins_there():
    text = "6-09-2021 Millennials said no."
    rows = """
    6-09-2021 6-09-2021 NUM CD nummod 1
    Millennials millennial NOUN NNS nsubj 2
    said say VERB VBD ROOT 2
    no no INTJ UH dobj 2
    """
    assert kind_of_words(annotated_of(parse_of(text, rows)), "Millennials", start=10) == "group"
