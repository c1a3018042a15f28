"""Weighed words: what is taken up only to say whether it is so."""

import pytest

from sayso.attribute.assertions import find_assertions
from sayso.attribute.propositions import find_propositions
from sayso.attribute.verdicts import whole_value
from sayso.attribute.weighed import find_weighed, heed_weighed, value_of
from sayso.model import Attribution, Parse
from sayso.pipeline import read_report
from sayso.read import from_text
from sayso.text import Span
from tests.parses import annotated_of, parse_of

SOLD = "Reports that the mill is sold are {verdict}, Kell said."
SOLD_ROWS = """
Reports report NOUN NNS nsubj 6
that that SCONJ IN mark 5
the the DET DT det 3
mill mill NOUN NN nsubjpass 5
is be AUX VBZ auxpass 5
sold sell VERB VBN acl 0
are be AUX VBP ccomp {said}
{rows}
, , PUNCT , punct {said}
Kell Kell PROPN NNP nsubj {said}
said say VERB VBD ROOT {said}
. . PUNCT . punct {said}
"""
FALSE = ("false", "false false ADJ JJ acomp 6", 10)


def sold(verdict: str, rows: str, said: int) -> tuple[str, Parse]:
    text = SOLD.format(verdict=verdict)
    return text, parse_of(text, SOLD_ROWS.format(rows=rows, said=said))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, content: str, **more) -> Attribution:
    parts = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue), ("content", content))}
    return Attribution(**({"id": "a1", "chain": ("Paper", source)} | more), **parts)


def told(text: str, parse: Parse, *attributions: Attribution) -> list[tuple[str, str | None, str]]:
    annotated = annotated_of(parse)
    kept = heed_weighed(parse, attributions)
    assertions = find_assertions(annotated, kept)
    return [(" | ".join(s.of(text) for s in p.spans), p.attribution, p.factuality)
            for p in find_propositions(annotated, kept, assertions)]  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "rows", "tag", "value"),
    [
        ("false", "false false ADJ JJ acomp 6", 10, "CT-"),
        ("nonsense", "nonsense nonsense NOUN NN attr 6", 10, "CT-"),
        ("without foundation", "without without ADP IN prep 6\nfoundation foundation NOUN NN pobj 7", 11, "CT-"),
        ("not true", "not not PART RB neg 6\ntrue true ADJ JJ acomp 6", 11, "CT-"),
        ("a lie", "a a DET DT det 8\nlie lie NOUN NN attr 6", 11, "CT-"),
        ("correct", "correct correct ADJ JJ acomp 6", 10, "CT+"),
        ("unconfirmed", "unconfirmed unconfirmed ADJ JJ acomp 6", 10, "Uu"),
        ("hardly true", "hardly hardly ADV RB advmod 8\ntrue true ADJ JJ acomp 6", 11, "CT-"),
        ("true until May", "true true ADJ JJ acomp 6\nuntil until ADP IN prep 7\nMay May PROPN NNP pobj 8", 12, "Uu"),
        (
            "not backed by evidence",
            "not not PART RB neg 8\nbacked back VERB VBN acomp 6\nby by ADP IN prep 8\n"
            "evidence evidence NOUN NN pobj 9",
            13,
            "Uu",
        ),
    ],
)
def test_what_is_judged_is_the_judges_with_his_verdict(verdict, rows, tag, value):
    text, parse = sold(verdict, rows, tag)
    kell = said(text, "Kell", "said", f"Reports that the mill is sold are {verdict}")
    nobody = said(text, "", "Reports", f"the mill is sold are {verdict}", id="a2", via="a1")
    assert told(text, parse, kell, nobody) == [("the mill is sold", "a1", value)]


def test_a_word_that_is_no_verdict_weighs_nothing():
    _, parse = sold("worrying", "worrying worrying ADJ JJ acomp 6", 10)
    assert find_weighed(parse, range(len(parse.tokens))) is None


def test_whoever_owns_the_words_keeps_them_without_the_verdict():
    text = "Holm's claim that the mill is sold is false, Kell said."
    rows = """
Holm Holm PROPN NNP poss 2
's 's PART POS case 0
claim claim NOUN NN nsubj 8
that that SCONJ IN mark 7
the the DET DT det 5
mill mill NOUN NN nsubjpass 7
is be AUX VBZ auxpass 7
sold sell VERB VBN acl 2
is be AUX VBZ ccomp 12
false false ADJ JJ acomp 8
, , PUNCT , punct 12
Kell Kell PROPN NNP nsubj 12
said say VERB VBD ROOT 12
. . PUNCT . punct 12
"""
    kell = said(text, "Kell", "said", "Holm's claim that the mill is sold is false")
    holm = said(text, "Holm", "claim", "the mill is sold is false", id="a2", via="a1", chain=("Paper", "Kell", "Holm"))
    assert sorted(told(text, parse_of(text, rows), kell, holm)) == [
        ("Holm's claim that the mill is sold is false", "a1", "CT-"),
        ("the mill is sold", "a2", "CT+"),
    ]


UNTRUE = "It is {word} that the mill is sold."
UNTRUE_ROWS = """
It it PRON PRP nsubj 1
is be AUX VBZ ROOT 1
{word} {word} ADJ JJ acomp 1
that that SCONJ IN mark 7
the the DET DT det 5
mill mill NOUN NN nsubjpass 7
is be AUX VBZ auxpass 7
sold sell VERB VBN ccomp 1
. . PUNCT . punct 1
"""


def untrue(word: str) -> tuple[str, Parse]:
    text = UNTRUE.format(word=word)
    return text, parse_of(text, UNTRUE_ROWS.format(word=word))


def test_it_is_untrue_that_denies_the_clause_in_the_papers_own_voice():
    assert told(*untrue("untrue")) == [("the mill is sold", None, "CT-")]


@pytest.mark.parametrize("word", ["wrong", "likely", "right", "possible", "true"])
def test_it_is_wrong_or_likely_that_is_no_denial(word):
    _, parse = untrue(word)
    assert find_weighed(parse, range(len(parse.tokens))) is None


def test_reports_that_are_an_object_are_not_judged():
    text = "He cited reports that the mill burned are false."
    rows = """
He he PRON PRP nsubj 1
cited cite VERB VBD ROOT 1
reports report NOUN NNS dobj 1
that that SCONJ IN mark 6
the the DET DT det 5
mill mill NOUN NN nsubj 6
burned burn VERB VBD acl 2
are be AUX VBP ccomp 1
false false ADJ JJ acomp 7
. . PUNCT . punct 1
"""
    assert find_weighed(parse_of(text, rows), range(10)) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("utterly baseless", -3),
        ("pure invention", -3),
        ("only rumours", 0),
        ("accurate", 3),
        ("yes", None),
        ("odd", None),
    ],
)
def test_a_verdict_is_known_by_all_of_its_words(words, value):
    assert value_of(words) == value


def test_what_only_begins_like_a_verdict_is_none():
    assert whole_value("false teeth") is None


@pytest.mark.weights
@pytest.mark.parametrize("verdict", ["do not accord with the facts", "had no basis in fact", "don’t square with facts"])
def test_a_verdict_may_have_a_verb_of_its_own(verdict):
    text = f"Reports that Tarn ships moved oil at sea {verdict}, spokeswoman Hale Moor said."
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    found = {(" ".join(s.of(text) for s in p.spans), p.factuality) for p in reading.propositions}
    assert ("Tarn ships moved oil at sea", "CT-") in found
    assert [a.speaker for a in reading.attributions] == ["Hale Moor"]
