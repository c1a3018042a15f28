"""The act of a cue."""

import pytest

from parses import parse_of
from sayso.attribute import act as acts
from sayso.attribute import lexicon
from sayso.attribute.act import act_of, base_forms
from sayso.model import Attribution
from sayso.text import Span


def act(rows: str, cue: tuple[int, int], content: tuple[int, int]) -> str:
    """The act of the cue (tokens, last included) of a one-sentence parse."""
    text = " ".join(line.split()[0] for line in rows.strip().splitlines())
    parse = parse_of(text, rows)

    def span(first: int, last: int) -> tuple[Span, ...]:
        return (Span(parse.tokens[first].start, parse.tokens[last].end),)

    return act_of(parse, Attribution(id="a", source=(), cue=span(*cue), content=span(*content)))


SAID = """
She she PRON PRP nsubj 1
{verb} {verb} VERB VBD ROOT 1
it it PRON PRP nsubj 3
froze freeze VERB VBD ccomp 1
"""


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("said", "communication"),
        ("alleged", "communication"),
        ("tweeted", "communication"),
        ("believed", "belief"),
        ("suspected", "belief"),
        ("knew", "knowledge"),
        ("realised", "knowledge"),
        ("hoped", "intention"),
        ("zorbed", "communication"),
    ],
)
def test_a_verb_tells_the_act_even_where_the_lemma_is_wrong(verb, expected):
    lemma = {"said": "say", "knew": "know"}.get(verb, verb)
    rows = SAID.format(verb=verb).replace(f"{verb} {verb}", f"{verb} {lemma}")
    assert act(rows, (1, 1), (2, 3)) == expected


def test_asking_whether_is_speech_and_asking_to_is_a_wish():
    asked = """
She she PRON PRP nsubj 1
asked ask VERB VBD ROOT 1
{}
"""
    assert act(asked.format("it it PRON PRP nsubj 3\nfroze freeze VERB VBD ccomp 1"), (1, 1), (2, 3)) == "communication"
    assert act(asked.format("to to PART TO aux 3\nleave leave VERB VB xcomp 1"), (1, 1), (2, 3)) == "intention"


def test_who_recalls_in_quotation_marks_speaks():
    quoted = """
“ “ PUNCT `` punct 1
It it PRON PRP nsubj 2
froze freeze VERB VBD ccomp 5
” ” PUNCT '' punct 5
she she PRON PRP nsubj 5
recalled recall VERB VBD ROOT 5
"""
    assert act(quoted, (5, 5), (0, 3)) == "communication"
    assert (
        act(SAID.format(verb="recalled").replace("recalled recalled", "recalled recall"), (1, 1), (2, 3)) == "knowledge"
    )


def test_praise_of_a_thing_is_attitude_but_a_complaint_that_something_is_so_is_speech():
    praised = "She she PRON PRP nsubj 1\npraised praise VERB VBD ROOT 1\nAda Ada PROPN NNP dobj 1"
    assert act(praised, (1, 1), (2, 2)) == "attitude"
    assert (
        act(SAID.format(verb="lamented").replace("lamented lamented", "lamented lament"), (1, 1), (2, 3))
        == "communication"
    )


def test_who_rejects_a_claim_speaks_and_who_rejects_a_request_decides():
    rejected = "She she PRON PRP nsubj 1\nrejected reject VERB VBD ROOT 1\n{0} {0} NOUN NN dobj 1"
    assert act(rejected.format("allegation"), (1, 1), (2, 2)) == "communication"
    assert act(rejected.format("bid"), (1, 1), (2, 2)) == "attitude"


def test_the_longest_phrase_wins_over_its_words():
    rows = """
He he PRON PRP nsubj 1
had have VERB VBD ROOT 1
no no DET DT det 3
idea idea NOUN NN dobj 1
why why SCONJ WRB advmod 5
left leave VERB VBD ccomp 3
"""
    assert act(rows, (1, 3), (4, 5)) == "knowledge"
    called = "He he PRON PRP nsubj 1\ncalled call VERB VBD ROOT 1\nfor for ADP IN prep 1\npeace peace NOUN NN pobj 2"
    assert act(called, (1, 2), (3, 3)) == "intention"
    assert act(called, (1, 1), (3, 3)) == "communication"


def test_a_light_verb_passes_the_act_of_what_it_carries():
    rows = """
He he PRON PRP nsubj 1
was be AUX VBD ROOT 1
eager eager ADJ JJ acomp 1
to to PART TO aux 4
go go VERB VB xcomp 2
"""
    assert act(rows, (1, 2), (3, 4)) == "intention"
    rows = "He he PRON PRP nsubj 1\nexpressed express VERB VBD ROOT 1\nfear fear NOUN NN dobj 1\nit it PRON PRP dep 2"
    assert act(rows, (1, 2), (3, 3)) == "belief"


def test_a_mark_alone_reports_words():
    assert act("— — PUNCT : ROOT 0\nAda Ada PROPN NNP dep 0", (0, 0), (1, 1)) == "communication"


@pytest.mark.parametrize(
    ("word", "base"), [("denies", "deny"), ("hopes", "hope"), ("planned", "plan"), ("urging", "urge"), ("vowed", "vow")]
)
def test_inflected_words_are_found_under_their_base(word, base):
    assert base in base_forms(word)


def test_every_listed_verb_has_one_act_and_no_list_holds_marks():
    assert set(acts.VERBS.values()) == {"communication", "belief", "knowledge", "intention", "attitude"}
    assert all(word == word.strip(" ;,").lower() for word in acts.VERBS)
    assert len(lexicon.COMMUNICATION_VERBS) > 300


def test_to_criticize_somebody_as_something_says_so():
    rows = """
    Lind Lind PROPN NNP nsubj 1
    criticized criticize VERB VBD ROOT 1
    it it PRON PRP dobj 1
    as as ADP IN prep 1
    theft theft NOUN NN pobj 3
    """
    assert act(rows, (1, 1), (2, 4)) == "communication"
