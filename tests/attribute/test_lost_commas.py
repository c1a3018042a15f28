"""Sentences without the comma before who says them: who that is, and where what is said ends."""

import pytest

from sayso.attribute.limits import whole_content
from sayso.attribute.misplaced import without_misplaced
from sayso.attribute.relays import relay_late
from sayso.model import Mention
from sayso.pipeline import read_report
from sayso.read import from_text
from tests.attribute.pages import said, shown, span
from tests.parses import annotated_of, parse_of


def told(text: str) -> list[tuple[str, str]]:
    """Source and content of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(" ".join(s.of(text) for s in a.source), " ".join(s.of(text) for s in a.content))
            for a in reading.attributions]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), [
    ("Gunmen fired shells at Tolna forces in the north last month the forces and a monitoring group said. The war goes "
     "on.", "the forces and a monitoring group", "Gunmen fired shells at Tolna forces in the north last month"),
    ("Rebels shelled the town last week residents and the mayor said.", "residents and the mayor",
     "Rebels shelled the town last week"),
    ("The shells also wounded 14 others Karim Abu Selm told the Morning Post on Tuesday.", "Karim Abu Selm",
     "The shells also wounded 14 others"),
    ("The shell hit two houses Karim Selm said. The town was calm.", "Karim Selm",
     "The shell hit two houses"),
    ('"We took parts of the plant" the Varda Observatory for Civil Rights which relies on a wide network of sources in '
     "the war-torn country said after Tuesdays assault at Shar in Esk province. Nobody was hurt.",
     "the Varda Observatory for Civil Rights", '"We took parts of the plant"'),
])  # fmt: skip
def test_who_stands_right_before_the_verb_says_it(text, source, content):
    assert told(text)[0] == (source, content)


@pytest.mark.parametrize("text", [
    "The army entered the town and met Ann Holm said.",
    "The man the police hunted in Varda Holm said.",
])  # fmt: skip
def test_what_is_no_whole_clause_is_nobody_s_word(text):
    assert told(text) == []


def test_what_only_happens_says_nothing():
    text = "The explosion says more about the regime than its speeches. The flood took the mill, a clerk said."
    assert [source for source, _ in told(text)] == ["a clerk"]


def test_a_toll_is_claimed_by_nobody_whatever_its_parse():
    text = (
        "According to a March report by the Varda Center, the conflict has claimed the lives of over 4,000 people "
        "injured 9,000 others and displaced many."
    )
    assert [source for source, _ in told(text)] == ["a March report by the Varda Center"]
    assert ("the union", "the lives of workers were at risk") in told("Still, the union claimed the lives of workers "
                                                                      "were at risk.")  # fmt: skip


NAMED = "It burned but Ann Holm a spokeswoman for the union said nobody was hurt."
NAMED_ROWS = """
It it PRON PRP nsubj 1
burned burn VERB VBD ROOT 1
but but CCONJ CC cc 1
Ann Ann PROPN NNP compound 4
Holm Holm PROPN NNP nsubj 10
a a DET DT det 6
spokeswoman spokeswoman NOUN NN appos 4
for for ADP IN prep 6
the the DET DT det 9
union union NOUN NN pobj 7
said say VERB VBD conj 1
nobody nobody PRON NN nsubjpass 13
was be AUX VBD auxpass 13
hurt hurt VERB VBN ccomp 10
. . PUNCT . punct 1
"""


def test_a_description_takes_the_name_before_it():
    source = "a spokeswoman for the union"
    for word, row, expected in (
        ("but", "CCONJ CC cc", f"Ann Holm {source}"),
        ("near", "ADP IN prep", source),  # the fire is told of where she is
    ):
        text, rows = NAMED.replace("but", word), NAMED_ROWS.replace("but but CCONJ CC cc", f"{word} {word} {row}")
        page = annotated_of(parse_of(text, rows), mentions=(Mention(span=span(text, "Ann Holm"), type="person"),))
        found = without_misplaced(page, (said(text, source, "said", "nobody was hurt"),))
        assert shown(text, found) == [(expected, "said", "nobody was hurt")]


RAIDS = "Four men died in what were likely raids the group said."
RAIDS_ROWS = """
Four four NUM CD nummod 1
men man NOUN NNS nsubj 2
died die VERB VBD ccomp 10
in in ADP IN prep 2
what what PRON WP attr 5
were be AUX VBD pcomp 3
likely likely ADJ JJ amod 7
raids raid NOUN NNS nsubj 5
the the DET DT det 9
group group NOUN NN nsubj 10
said say VERB VBD ROOT 10
. . PUNCT . punct 10
"""


def test_what_ends_on_a_clause_behind_a_preposition_is_told_whole():
    a = said(RAIDS, "the group", "said", "what were likely raids")
    assert shown(RAIDS, (whole_content(parse_of(RAIDS, RAIDS_ROWS), a),)) == [
        ("the group", "said", "Four men died in what were likely raids")
    ]


CITING = "Citing two officials the group said the dam was cracked."
CITING_ROWS = """
Citing cite VERB VBG advcl 5
two two NUM CD nummod 2
officials official NOUN NNS dobj 0
the the DET DT det 4
group group NOUN NN nsubj 5
said say VERB VBD ROOT 5
the the DET DT det 7
dam dam NOUN NN nsubjpass 9
was be AUX VBD auxpass 9
cracked crack VERB VBN ccomp 5
. . PUNCT . punct 5
"""


def test_whoever_is_cited_is_the_end_of_what_grammar_alone_found():
    page = annotated_of(parse_of(CITING, CITING_ROWS))
    a = said(CITING, "the group", "said", "the dam was cracked")
    assert shown(CITING, relay_late(page, (), (a,))) == [
        ("the group", "said", "the dam was cracked"), ("two officials", "Citing", "the dam was cracked")
    ]
    assert relay_late(page, (a,), (a,)) == (a,)
