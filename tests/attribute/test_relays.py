"""Relays and chains on parses built by hand."""

from dataclasses import replace

import pytest

from sayso.attribute.chains import build_chains, is_site_of
from sayso.attribute.relays import add_relays, join_according, join_rivals
from sayso.model import Attribution
from sayso.text import Span
from tests.parses import annotated_of, parse_of

QUOTING = "The dam broke, the Vell Courier reported, quoting two engineers."
QUOTING_ROWS = """
The the DET DT det 1
dam dam NOUN NN nsubj 2
broke break VERB VBD ccomp 7
, , PUNCT , punct 7
the the DET DT det 6
Vell Vell PROPN NNP compound 6
Courier Courier PROPN NNP nsubj 7
reported report VERB VBD ROOT 7
, , PUNCT , punct 7
quoting quote VERB VBG advcl 7
two two NUM CD nummod 11
engineers engineer NOUN NNS dobj 9
. . PUNCT . punct 7
"""


def spans(text, *parts):
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


def is_outlet(words):
    return "Courier" in words or "Radio" in words


def attribution(text, name, source, cue, content, **rest):
    return Attribution(id=name, source=spans(text, source), cue=spans(text, cue), content=spans(text, content), **rest)


def test_a_quoting_clause_gives_a_second_source_with_the_same_content():
    text = QUOTING.replace("engineers", "officials")
    parse = parse_of(text, QUOTING_ROWS.replace("engineers engineer", "officials official"))
    outer = attribution(text, "a1", "the Vell Courier", "reported", "The dam broke", confidence=0.8)
    got = add_relays(annotated_of(parse), (outer,))
    assert got[0].id == "a1" and len(got) == 2
    relay = got[1]
    assert relay.via == "a1" and relay.content == outer.content
    assert relay.source[0].of(text) == "two officials" and relay.cue[0].of(text) == "quoting"


def test_a_cue_that_took_in_the_relay_is_cut_before_it():
    text = QUOTING.replace("engineers", "officials")
    parse = parse_of(text, QUOTING_ROWS.replace("engineers engineer", "officials official"))
    outer = attribution(text, "a1", "the Vell Courier", "reported, quoting", "The dam broke", confidence=0.8)
    got = add_relays(annotated_of(parse), (outer,))
    assert got[0].cue[0].of(text) == "reported" and got[1].cue[0].of(text) == "quoting"


def test_a_reason_that_is_cited_is_no_source():
    text = QUOTING.replace("quoting two engineers", "citing two concerns")
    rows = QUOTING_ROWS.replace("quoting quote", "citing cite").replace("engineers engineer", "concerns concern")
    outer = attribution(text, "a1", "the Vell Courier", "reported", "The dam broke", confidence=0.8)
    assert add_relays(annotated_of(parse_of(text, rows)), (outer,)) == (outer,)


ACCORDING = "According to Vell Radio, the mayor said that the dam broke."
ACCORDING_ROWS = """
According accord VERB VBG prep 7
to to ADP IN prep 0
Vell Vell PROPN NNP compound 3
Radio Radio PROPN NNP pobj 1
, , PUNCT , punct 7
the the DET DT det 6
mayor mayor NOUN NN nsubj 7
said say VERB VBD ROOT 7
that that SCONJ IN mark 11
the the DET DT det 10
dam dam NOUN NN nsubj 11
broke break VERB VBD ccomp 7
. . PUNCT . punct 7
"""


def both_of_according():
    return (
        attribution(ACCORDING, "a1", "Vell Radio", "According to", "the dam broke"),
        attribution(ACCORDING, "a2", "the mayor", "said", "the dam broke"),
    )


def test_what_an_outlet_tells_holds_the_words_of_its_source():
    annotated = annotated_of(parse_of(ACCORDING, ACCORDING_ROWS))
    outer, inner = join_according(annotated, both_of_according())
    assert inner.via == "a1" and outer.via is None
    assert " ".join(s.of(ACCORDING) for s in outer.content) == "the mayor said that the dam broke"


def test_of_two_that_share_a_content_the_outlet_at_the_edge_is_outermost():
    annotated = annotated_of(parse_of(ACCORDING, ACCORDING_ROWS))
    a1, a2 = both_of_according()
    for rivals in ({"a1": "a2"}, {"a2": "a1"}):
        got = {a.id: a for a in join_rivals(annotated, (a1, a2), rivals, is_outlet)}
        assert got["a2"].via == "a1" and got["a1"].via is None


def test_of_two_readings_without_an_outer_one_the_weaker_goes():
    text = ACCORDING
    annotated = annotated_of(parse_of(text, ACCORDING_ROWS))
    a1 = attribution(text, "a1", "the dam", "broke", "the mayor said")
    a2 = attribution(text, "a2", "the mayor", "said", "the dam broke")
    assert [a.id for a in join_rivals(annotated, (a1, a2), {"a1": "a2"}, is_outlet)] == ["a2"]


@pytest.mark.parametrize(("cue", "words", "kept"), [
    ("believes", "the dam is safe", ["a2", "a3"]),  # what is said goes before what is thought
    ("wants", "the dam is safe", ["a2", "a3"]),
    ("confirms", "the dam is safe", ["a1", "a3"]),  # of two that speak the weaker goes
    ("believes", "safe", ["a1", "a3"]),  # not the same words
])  # fmt: skip
def test_of_two_readings_the_one_that_speaks_stays(cue, words, kept):
    text = f"The reeve {cue}, the clerk said the dam is safe."
    verb = {"believes": "believe", "wants": "want", "confirms": "confirm"}[cue]
    annotated = annotated_of(parse_of(text, f"""
    The the DET DT det 1
    reeve reeve NOUN NN nsubj 2
    {cue} {verb} VERB VBZ ROOT 2
    , , PUNCT , punct 2
    the the DET DT det 5
    clerk clerk NOUN NN nsubj 6
    said say VERB VBD ccomp 2
    the the DET DT det 8
    dam dam NOUN NN nsubj 9
    is be AUX VBZ ccomp 6
    safe safe ADJ JJ acomp 9
    . . PUNCT . punct 2
    """))  # fmt: skip
    strong = attribution(text, "a1", "The reeve", cue, "the dam is safe")
    weak = attribution(text, "a2", "the clerk", "said", words)
    third = attribution(text, "a3", "the clerk", "said", "safe", via="a1")
    got = {a.id: a for a in join_rivals(annotated, (strong, weak, third), {"a2": "a1"}, is_outlet)}
    assert list(got) == kept and got["a3"].via == kept[0]


def test_a_chain_runs_from_the_publisher_to_the_deepest_source():
    annotated = annotated_of(parse_of(ACCORDING, ACCORDING_ROWS), publisher="Northern Post")
    got = build_chains(annotated, join_according(annotated, both_of_according()), is_outlet)
    assert [a.chain for a in got] == [("Northern Post", "Vell Radio"), ("Northern Post", "Vell Radio", "the mayor")]


def test_a_source_of_the_publishers_own_name_is_not_doubled_and_none_is_called_unnamed():
    annotated = annotated_of(parse_of(ACCORDING, ACCORDING_ROWS), publisher="Vell Radio")
    a1, a2 = join_according(annotated, both_of_according())
    bare = Attribution(id="a3", source=(), cue=a2.cue, content=a2.content)
    got = build_chains(annotated, (a1, a2, bare), is_outlet)
    assert [a.chain for a in got] == [("Vell Radio",), ("Vell Radio", "the mayor"), ("Vell Radio", "unnamed source")]


TOLD = "The mayor told Vell Radio that the dam broke."
TOLD_ROWS = """
The the DET DT det 1
mayor mayor NOUN NN nsubj 2
told tell VERB VBD ROOT 2
Vell Vell PROPN NNP compound 4
Radio Radio PROPN NNP dobj 2
that that SCONJ IN mark 8
the the DET DT det 7
dam dam NOUN NN nsubj 8
broke break VERB VBD ccomp 2
. . PUNCT . punct 2
"""


def test_the_outlet_that_was_told_stands_in_the_chain_and_a_person_told_does_not():
    for who, chain in (("Vell Radio", ("Vell Radio", "The mayor")), ("Anna Bruun", ("The mayor",))):
        first, last = who.split()
        text = TOLD.replace("Vell Radio", who)
        rows = TOLD_ROWS.replace("Vell Vell", f"{first} {first}").replace("Radio Radio", f"{last} {last}")
        a = attribution(text, "a1", "The mayor", "told", "the dam broke")
        assert build_chains(annotated_of(parse_of(text, rows)), (a,), is_outlet)[0].chain == chain


def test_a_publisher_known_by_its_address_is_not_doubled():
    for site, name, same in (
        ("www.vellradio.com", "Vell Radio", True),
        ("nrtimes.co.uk", "The North Reach Times", True),
        ("vellradio.com/news", "Vell Radio", True),
        ("vellradio.com", "Vell Tribune", False),
        ("Northern Post", "Vell Radio", False),
    ):
        assert is_site_of(site, name) == same, (site, name)


QUOTED = "“I saw it, we all did,” a fisherman said."


def test_i_in_a_quotation_is_no_further_link_of_the_chain():
    rows = "\n".join(f"{w} {w.lower()} X X dep {i}" for i, w in enumerate(QUOTED.split()))
    outer = attribution(QUOTED, "a1", "a fisherman", "said", "“I saw it, we all did,”")
    inner = replace(attribution(QUOTED, "a2", "I", "saw", "it"), via="a1")
    got = build_chains(annotated_of(parse_of(QUOTED, rows), publisher="Vell Radio"), (outer, inner), is_outlet)
    assert [a.chain for a in got] == [("Vell Radio", "a fisherman")] * 2


def test_who_quotes_without_a_comma_keeps_his_place_before_whom_he_quotes():
    text, rows = "Reuters quoting port officials said two boats burned.", """
    Reuters Reuters PROPN NNP nsubj 4
    quoting quote VERB VBG acl 0
    port port NOUN NN compound 3
    officials official NOUN NNS dobj 1
    said say VERB VBD ROOT 4
    two two NUM CD nummod 6
    boats boat NOUN NNS nsubj 7
    burned burn VERB VBD ccomp 4
    . . PUNCT . punct 4
    """
    told = "two boats burned"
    relay = attribution(text, "a1", "port officials", "quoting", told, via="a2")
    outer = attribution(text, "a2", "port officials", "said", told, via="a1")
    found = {a.id: a for a in add_relays(annotated_of(parse_of(text, rows)), (relay, outer))}
    assert found["a2"].source[0].of(text) == "Reuters" and found["a2"].via is None
    assert found["a1"].source[0].of(text) == "port officials" and found["a1"].via == "a2"


def test_who_is_relayed_is_put_below_its_relay_however_far_above_it_was():
    text, rows = "Officials say Radio Esk reported, quoting officials, that two boats burned.", """
    Officials official NOUN NNS nsubj 1
    say say VERB VBP ROOT 1
    Radio Radio PROPN NNP compound 3
    Esk Esk PROPN NNP nsubj 4
    reported report VERB VBD ccomp 1
    , , PUNCT , punct 4
    quoting quote VERB VBG advcl 4
    officials official NOUN NNS dobj 6
    , , PUNCT , punct 4
    that that SCONJ IN mark 12
    two two NUM CD nummod 11
    boats boat NOUN NNS nsubj 12
    burned burn VERB VBD ccomp 4
    . . PUNCT . punct 1
    """
    told = "two boats burned"
    outer = attribution(text, "a1", "Radio Esk", "reported", told, via="a2")
    amid = attribution(text, "a2", "Officials", "say", told, via="a3")
    for around in (None, "a1", "a4"):
        relay = attribution(text, "a3", "officials", "quoting", told, via=around)
        most = attribution(text, "a4", "Officials", "say", told)
        found = {a.id: a for a in add_relays(annotated_of(parse_of(text, rows)), (relay, amid, outer, most))}
        assert found["a3"].via == "a1" and found["a1"].via == "a2"
        assert found["a2"].via == ("a4" if around == "a4" else None)


def test_a_verb_of_citing_with_its_auxiliary_relays_nothing():
    text, rows = "The officials were citing port records that blame the crew.", """
    The the DET DT det 1
    officials official NOUN NNS nsubj 3
    were be AUX VBD aux 3
    citing cite VERB VBG ROOT 3
    port port NOUN NN compound 5
    records record NOUN NNS dobj 3
    that that PRON WDT nsubj 7
    blame blame VERB VBP relcl 5
    the the DET DT det 9
    crew crew NOUN NN dobj 7
    . . PUNCT . punct 3
    """
    given = attribution(text, "a1", "The officials", "were citing", "port records that blame the crew")
    assert add_relays(annotated_of(parse_of(text, rows)), (given,)) == (given,)


def test_who_reports_cites_not_what_was_seen():
    text, rows = "Radio Esk reported that satellites spotted boats, citing officials.", """
    Radio Radio PROPN NNP compound 1
    Esk Esk PROPN NNP nsubj 2
    reported report VERB VBD ROOT 2
    that that SCONJ IN mark 5
    satellites satellite NOUN NNS nsubj 5
    spotted spot VERB VBD ccomp 2
    boats boat NOUN NNS dobj 5
    , , PUNCT , punct 5
    citing cite VERB VBG advcl 5
    officials official NOUN NNS dobj 8
    . . PUNCT . punct 2
    """
    outer = attribution(text, "a1", "Radio Esk", "reported", "satellites spotted boats")
    seen = attribution(text, "a2", "satellites", "spotted", "boats", via="a1")
    found = {a.source[0].of(text): a for a in add_relays(annotated_of(parse_of(text, rows)), (outer, seen))}
    assert found["officials"].via == "a1" and found["satellites"].via == found["officials"].id


HELD_ROWS = """
“ " PUNCT `` punct 2
It it PRON PRP nsubj 2
held hold VERB VBD ccomp 7
, , PUNCT , punct 7
” " PUNCT '' punct 7
Leo Leo PROPN NNP compound 6
Brenn Brenn PROPN NNP nsubj 7
said say VERB VBD ROOT 7
. . PUNCT . punct 7
"""
PARTED = "“It held,” Leo Brenn said.\nAnn Holm said it broke. “It went in the night.”"
PARTED_ROWS = HELD_ROWS + """Ann Ann PROPN NNP compound 10
Holm Holm PROPN NNP nsubj 11
said say VERB VBD ROOT 11
it it PRON PRP nsubj 13
broke break VERB VBD ccomp 11
. . PUNCT . punct 11
“ " PUNCT `` punct 17
It it PRON PRP nsubj 17
went go VERB VBD ROOT 17
in in ADP IN prep 17
the the DET DT det 20
night night NOUN NN pobj 18
. . PUNCT . punct 17
” " PUNCT '' punct 17
"""


def test_a_further_quotation_that_two_share_is_the_later_ones_and_neither_is_lost():
    parse = parse_of(PARTED, PARTED_ROWS, (0, 9, 15))
    a = Attribution(id="a1", source=spans(PARTED, "Leo Brenn"), cue=spans(PARTED, "said"),
                    content=spans(PARTED, "“It held,”", "“It went in the night.”"))  # fmt: skip
    at = PARTED.rindex("said")
    b = Attribution(id="a2", source=spans(PARTED, "Ann Holm"), cue=(Span(at, at + 4),),
                    content=spans(PARTED, "it broke", "“It went in the night.”"))  # fmt: skip
    for rivals in ({"a1": "a2"}, {"a2": "a1"}):
        got = {x.id: x for x in join_rivals(annotated_of(parse), (a, b), rivals, is_outlet)}
        assert got["a1"].content == a.content[:1] and got["a2"] == b
    only = replace(a, content=a.content[1:])  # nothing of its own: a second reading
    assert [x.id for x in join_rivals(annotated_of(parse), (only, b), {"a1": "a2"}, is_outlet)] == ["a2"]


BESIDE = "“It held,” Leo Brenn said.\nIt broke, according to Ann Holm."
BESIDE_ROWS = HELD_ROWS + """It it PRON PRP nsubj 10
broke break VERB VBD ROOT 10
, , PUNCT , punct 10
according accord VERB VBG prep 10
to to ADP IN prep 12
Ann Ann PROPN NNP compound 15
Holm Holm PROPN NNP pobj 13
. . PUNCT . punct 10
"""


def test_a_quotation_beside_its_own_verb_is_not_that_of_the_next_sentence():
    parse = parse_of(BESIDE, BESIDE_ROWS, (0, 9))
    a = Attribution(id="a1", source=spans(BESIDE, "Leo Brenn"), cue=spans(BESIDE, "said"),
                    content=spans(BESIDE, "“It held,”"))  # fmt: skip
    b = Attribution(id="a2", source=spans(BESIDE, "Ann Holm"), cue=spans(BESIDE, "according to"),
                    content=spans(BESIDE, "“It held,”", "It broke"))  # fmt: skip
    for rivals in ({"a1": "a2"}, {"a2": "a1"}):
        got = {x.id: x for x in join_rivals(annotated_of(parse), (a, b), rivals, is_outlet)}
        assert got["a1"] == a and got["a2"].content == b.content[1:]
