"""Where contents and cues end: a "that" that points, an "it" that stands for nothing, what somebody seems to think; and
values of clauses that the parser took for others."""

from sayso.attribute.mend import whole_seeming, without_dummy
from sayso.pipeline import read_report
from sayso.read import from_text
from tests.attribute.pages import said, shown
from tests.parses import parse_of


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Cue, content, act and value of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(" ".join(s.of(text) for s in a.cue), " ".join(s.of(text) for s in a.content), a.act, a.factuality)
            for a in reading.attributions]  # fmt: skip


def test_a_that_which_points_stays():
    assert told("A judge found that action unconstitutional.")[0][:3] == (
        "found", "that action unconstitutional", "knowledge"
    )  # fmt: skip
    assert told("The court found that the law violated their rights.")[0][1] == "the law violated their rights"


def test_what_somebody_seems_to_think_is_told_once():
    assert [t[:2] for t in told("Holm seems to think he is exempt from the rules.")] == [
        ("seems to think", "he is exempt from the rules")
    ]

    text = "Holm seems to think he is exempt."
    rows = """
Holm Holm PROPN NNP nsubj 1
seems seem VERB VBZ ROOT 1
to to PART TO aux 3
think think VERB VB xcomp 1
he he PRON PRP nsubj 5
is be AUX VBZ ccomp 3
exempt exempt ADJ JJ acomp 5
. . PUNCT . punct 1
"""
    for cue, content in (("seems to", "think he is exempt"), ("seems", "to think he is exempt")):
        found = whole_seeming(parse_of(text, rows), said(text, "Holm", cue, content))
        assert shown(text, (found,)) == [("Holm", "seems to think", "he is exempt")]


SUNK = "It is claimed a boat sank."
SUNK_ROWS = """
It it PRON PRP nsubjpass 2
is be AUX VBZ auxpass 2
claimed claim VERB VBN ROOT 2
a a DET DT det 4
boat boat NOUN NN nsubj 5
sank sink VERB VBD ccomp 2
. . PUNCT . punct 2
"""


def test_an_it_that_stands_for_the_clause_is_no_part_of_it():
    a = said(SUNK, "", "is claimed", "It", "a boat sank")
    assert shown(SUNK, (without_dummy(parse_of(SUNK, SUNK_ROWS), a),)) == [("", "is claimed", "a boat sank")]
    text = SUNK.replace("a boat sank", "to be safe")
    rows = SUNK_ROWS.replace("a a DET DT det 4\nboat boat NOUN NN nsubj 5\nsank sink VERB VBD ccomp 2",
                             "to to PART TO aux 4\nbe be AUX VB xcomp 2\nsafe safe ADJ JJ acomp 4")  # fmt: skip
    a = said(text, "", "is claimed", "It", "to be safe")
    assert without_dummy(parse_of(text, rows), a) == a


def test_a_clause_behind_one_that_was_taken_for_it_has_its_own_value():
    text = (
        "The current policy of mandating that inactive drivers who have moved prove that they still live in town "
        "appears to be helping the mayor, according to a recent survey."
    )
    assert [t[3] for t in told(text)] == ["PR+"]


def test_who_sets_about_a_thing_has_not_done_it():
    found = told("Mr. Holm set about persuading the council to join the pact.")
    assert [t[3] for t in found if t[0].startswith("set")] == ["Uu"]
