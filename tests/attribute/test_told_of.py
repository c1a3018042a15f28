"""What another's report tells, where the outlet only names that report, on parses built by hand."""

import pytest

from sayso.attribute.assertions import find_assertions
from sayso.attribute.told_of import add_told_of
from tests.attribute.pages import page, said

APPEARED = "The first reports of 40 cows in the canal {verb} in the Harbour Post on Monday."
APPEARED_ROWS = """
The the DET DT det 2
{first} {first} ADJ JJ amod 2
reports report NOUN NNS nsubj 9
of of ADP IN prep 2
40 40 NUM CD nummod 5
cows cow NOUN NNS pobj 3
in in ADP IN prep 5
the the DET DT det 8
canal canal NOUN NN pobj 6
{verb} {lemma} VERB VBD ROOT 9
in in ADP IN prep 9
the the DET DT det 13
Harbour Harbour PROPN NNP compound 13
Post Post PROPN NNP pobj 10
on on ADP IN prep 9
Monday Monday PROPN NNP pobj 14
. . PUNCT . punct 9
"""

CLAIMS = "Claims that the mill had burnt were first made in a post by Ida Brenn."
CLAIMS_ROWS = """
Claims claim NOUN NNS nsubjpass 8
that that SCONJ IN mark 5
the the DET DT det 3
mill mill NOUN NN nsubj 5
had have AUX VBD aux 5
burnt burn VERB VBN ccomp 0
were be AUX VBD auxpass 8
first first ADV RB advmod 8
made make VERB VBN ROOT 8
in in ADP IN prep 8
a a DET DT det 11
post post NOUN NN pobj 9
by by ADP IN prep 11
Ida Ida PROPN NNP compound 14
Brenn Brenn PROPN NNP pobj 12
. . PUNCT . punct 8
"""

OWNED = "The Harbour Post's story about the {topic} of cows was picked up by Radio Esk."
OWNED_ROWS = """
The the DET DT det 2
Harbour Harbour PROPN NNP compound 2
Post Post PROPN NNP poss 4
's 's PART POS case 2
story story NOUN NN nsubjpass {verb}
about about ADP IN prep 4
the the DET DT det 7
{topic} {topic} NOUN NN pobj 5
of of ADP IN prep 7
cows cow NOUN NNS pobj 8
was be AUX VBD auxpass 11
picked {lemma} VERB VBN ROOT 11
up up ADP RP prt 11
by by ADP IN agent 11
Radio Radio PROPN NNP compound 15
Esk Esk PROPN NNP pobj 13
. . PUNCT . punct 11
"""

IN = "A report in the Harbour Post that the mill had burnt alarmed the town."
IN_ROWS = """
A a DET DT det 1
report report NOUN NN nsubj 11
in in ADP IN prep 1
the the DET DT det 5
Harbour Harbour PROPN NNP compound 5
Post Post PROPN NNP pobj 2
that that SCONJ IN mark 10
the the DET DT det 8
mill mill NOUN NN nsubj 10
had have AUX VBD aux 10
burnt burn VERB VBN acl 1
alarmed alarm VERB VBD ROOT 11
the the DET DT det 13
town town NOUN NN dobj 11
. . PUNCT . punct 11
"""


def found(text: str, rows: str, *given, names=("Harbour Post",), outlet=True):
    """(source, cue, content, holder) of each attribution, and what the outlet asserts itself."""
    report = page(text, rows, *names)
    out = add_told_of(report, given, lambda words: outlet)

    def words(spans):
        return " | ".join(s.of(text) for s in spans)

    told = [(words(a.source), words(a.cue), words(a.content), a.via) for a in out]
    return told, [words(s.spans) for s in find_assertions(report, out)]


def appeared(first: str = "first", verb: str = "appeared", lemma: str = "appear") -> tuple[str, str]:
    return (APPEARED.format(verb=verb).replace("first", first),
            APPEARED_ROWS.format(first=first, verb=verb, lemma=lemma))  # fmt: skip


def owned(topic: str = "drowning", lemma: str = "pick") -> tuple[str, str]:
    return OWNED.format(topic=topic), OWNED_ROWS.format(topic=topic, lemma=lemma, verb=11)


def test_what_appeared_somewhere_is_told_there_and_nothing_of_it_by_the_outlet():
    told, own = found(*appeared())
    assert told == [("the Harbour Post", "reports", "40 cows in the canal", None)]
    assert own == []


@pytest.mark.parametrize(
    "given",
    [
        appeared("false"),  # the outlet judges it
        appeared(verb="sank", lemma="sink"),  # and what became of it is another story
    ],
)
def test_what_is_judged_or_does_something_else_stays_the_outlets(given):
    told, own = found(*given)
    assert told == [] and len(own) == 1


def test_nobody_is_made_up_where_nobody_is_named():
    assert found(*appeared(), names=())[0] == []


def test_what_stands_in_a_parliament_was_not_published_there():
    assert found(*appeared(), outlet=False)[0] == []


def test_a_post_holds_a_claim_and_the_mill_does_not_claim_anything():
    wrong = said(CLAIMS, "the mill", "Claims", "the mill had burnt were first made in a post", id="a1")
    told, own = found(CLAIMS, CLAIMS_ROWS, wrong, names=("Ida Brenn",))
    assert told == [("a post by Ida Brenn", "Claims", "the mill had burnt", None)]
    assert own == []


def test_who_owns_a_story_tells_it_and_that_it_spread_is_the_outlets():
    told, own = found(*owned("explosion"))
    assert told == [("The Harbour Post", "story", "the explosion of cows", None)]
    assert own == ["The Harbour Post's story | was picked up by Radio Esk"]


def test_a_topic_tells_nothing_and_a_story_denied_is_left_to_whoever_denies_it():
    assert found(*owned("garden"))[0] == []
    assert found(*owned("explosion", lemma="deny"))[0] == []


def test_whoever_speaks_of_a_report_keeps_it():
    text, rows = owned("explosion")
    kell = said(text, "Radio Esk", "by", "The Harbour Post's story about the explosion of cows", id="a1")
    assert len(found(text, rows, kell)[0]) == 1


def test_an_outlet_that_is_said_to_have_it_behind_the_noun_holds_the_clause():
    told, own = found(IN, IN_ROWS)
    assert told == [("the Harbour Post", "report", "the mill had burnt", None)]
    assert own == ["A report in the Harbour Post | alarmed the town"]


def test_a_lost_verb_makes_no_content():
    rows = IN_ROWS.replace("report NOUN NN nsubj 11", "report NOUN NN ROOT 1").replace("VBD ROOT 11", "VBN acl 8")
    assert found(IN, rows)[0] == []
