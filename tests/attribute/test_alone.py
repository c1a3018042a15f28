"""What a proposition must be told with to stand alone."""

from dataclasses import replace

from sayso.attribute.alone import standing_alone
from sayso.model import Actor, Attribution, Proposition
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, content: str, **more) -> Attribution:
    parts = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue), ("content", content))}
    return Attribution(**({"id": "a1", "chain": ("Paper", source), "kind": "person"} | more), **parts)


def alone(text: str, rows: str, words: str, *attributions: Attribution, people: tuple[str, ...] = (),
          sentences: tuple[int, ...] = ()) -> Proposition:  # fmt: skip
    annotated = annotated_of(parse_of(text, rows, sentences))
    actors = tuple(Actor(id=f"e{n}", name=p, type="person", mentions=(span(text, p),)) for n, p in enumerate(people))
    given = Proposition(id="p1", spans=(span(text, words),), attribution=attributions[0].id if attributions else None,
                        factuality="CT+")  # fmt: skip
    (p,) = standing_alone(replace(annotated, actors=actors), attributions, (given,))
    return p


def told(text: str, p: Proposition) -> str:
    return " | ".join(s.of(text) for s in p.told)


CALLED = "Ann Holm described the pier as a trap."
CALLED_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
described describe VERB VBD ROOT 2
the the DET DT det 4
pier pier NOUN NN dobj 2
as as ADP IN prep 2
a a DET DT det 7
trap trap NOUN NN pobj 5
. . PUNCT . punct 2
"""


def test_a_content_without_a_verb_is_told_with_its_source_and_cue():
    p = alone(CALLED, CALLED_ROWS, "the pier as a trap", said(CALLED, "Ann Holm", "described", "the pier as a trap"))
    assert told(CALLED, p) == "Ann Holm described the pier as a trap"


def test_what_is_denied_stays_the_claim_by_itself():
    text, rows = CALLED.replace("described", "denied"), CALLED_ROWS.replace("described describe", "denied deny")
    assert alone(text, rows, "the pier as a trap", said(text, "Ann Holm", "denied", "the pier as a trap")).told == ()


def test_a_source_without_a_name_stands_for_its_pronoun_by_its_own_words():
    text = "A fisherman said he sold the pier."
    rows = SHE_ROWS.replace("Ann Ann PROPN NNP compound", "A a DET DT det").replace(
        "Holm Holm PROPN NNP", "fisherman fisherman NOUN NN").replace("she she", "he he")  # fmt: skip
    p = alone(text, rows, "he sold the pier", said(text, "A fisherman", "said", "he sold the pier", kind="unnamed"))
    assert p.pronouns == ((Span(17, 19), "a fisherman"),)
    p = alone(text.replace("A f", "The f"), rows.replace("A a DET", "The the DET"), "he sold the pier",
              said(text.replace("A f", "The f"), "The fisherman", "said", "he sold the pier"))  # fmt: skip
    assert p.pronouns == ()


CHARGE = "There were allegations of theft on the pier."
CHARGE_ROWS = """
There there PRON EX expl 1
were be VERB VBD ROOT 1
allegations allegation NOUN NNS attr 1
of of ADP IN prep 2
theft theft NOUN NN pobj 3
on on ADP IN prep 4
the the DET DT det 7
pier pier NOUN NN pobj 5
. . PUNCT . punct 1
"""


def test_a_noun_that_brings_a_noun_is_told_with_it():
    p = alone(CHARGE, CHARGE_ROWS, "theft on the pier", said(CHARGE, "", "allegations of", "theft on the pier"))
    assert told(CHARGE, p) == "allegations of theft on the pier"


SHE = "Ann Holm said she sold the pier."
SHE_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
said say VERB VBD ROOT 2
she she PRON PRP nsubj 4
sold sell VERB VBD ccomp 2
the the DET DT det 6
pier pier NOUN NN dobj 4
. . PUNCT . punct 2
"""


def test_a_clause_that_stands_alone_is_told_as_it_is_and_its_pronoun_is_the_source():
    p = alone(SHE, SHE_ROWS, "she sold the pier", said(SHE, "Ann Holm", "said", "she sold the pier"),
              people=("Ann Holm",))  # fmt: skip
    assert (p.told, p.pronouns) == ((), ((span(SHE, "she"), "Ann Holm"),))


def test_a_pronoun_of_the_other_gender_is_not_the_source():
    text, rows = SHE.replace("she", "he"), SHE_ROWS.replace("she she", "he he")
    p = alone(text, rows, "he sold the pier", said(text, "Ann Holm", "said", "he sold the pier"), people=("Ann Holm",))
    assert p.pronouns == ()


HOW = "Ann Holm knows how the pier fell."
HOW_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
knows know VERB VBZ ROOT 2
how how SCONJ WRB advmod 6
the the DET DT det 5
pier pier NOUN NN nsubj 6
fell fall VERB VBD ccomp 2
. . PUNCT . punct 2
"""


def test_an_indirect_question_is_told_with_who_answers_it():
    p = alone(HOW, HOW_ROWS, "how the pier fell", said(HOW, "Ann Holm", "knows", "how the pier fell"))
    assert told(HOW, p) == "Ann Holm knows how the pier fell"


WHICH = "The board sold the pier which reportedly fell yesterday."
WHICH_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 2
sold sell VERB VBD ROOT 2
the the DET DT det 4
pier pier NOUN NN dobj 2
which which DET WDT nsubj 7
reportedly reportedly ADV RB advmod 7
fell fall VERB VBD relcl 4
yesterday yesterday NOUN NN npadvmod 7
. . PUNCT . punct 2
"""


def test_a_relative_clause_is_told_with_what_it_tells_of():
    a = said(WHICH, "", "reportedly", "fell yesterday")
    a = replace(a, content=(span(WHICH, "which"), span(WHICH, "fell yesterday")))
    annotated = annotated_of(parse_of(WHICH, WHICH_ROWS))
    given = Proposition(id="p1", spans=a.content, attribution="a1", factuality="PR+")
    (p,) = standing_alone(annotated, (a,), (given,))
    assert told(WHICH, p) == "the pier | fell yesterday"


def test_a_participle_is_told_behind_the_subject_it_shares():
    text = "After mending the net, Ann Holm sailed."
    rows = """
After after ADP IN prep 7
mending mend VERB VBG pcomp 0
the the DET DT det 3
net net NOUN NN dobj 1
, , PUNCT , punct 7
Ann Ann PROPN NNP compound 6
Holm Holm PROPN NNP nsubj 7
sailed sail VERB VBD ROOT 7
. . PUNCT . punct 7
"""
    p = alone(text, rows, "mending the net, Ann Holm")
    assert told(text, p) == "Ann Holm | mending the net,"


WHO = "The board met Leo Orr, who the Echo said sold boats."
WHO_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 2
met meet VERB VBD ROOT 2
Leo Leo PROPN NNP compound 4
Orr Orr PROPN NNP dobj 2
, , PUNCT , punct 4
who who PRON WP nsubj 10
the the DET DT det 8
Echo Echo PROPN NNP nsubj 9
said say VERB VBD relcl 4
sold sell VERB VBD ccomp 9
boats boat NOUN NNS dobj 10
. . PUNCT . punct 2
"""


def test_a_relative_clause_around_a_cue_is_told_with_what_it_tells_of():
    a = Attribution(id="a1", source=(span(WHO, "the Echo"),), cue=(span(WHO, "said"),),
                    content=(span(WHO, "who"), span(WHO, "sold boats")))  # fmt: skip
    annotated = annotated_of(parse_of(WHO, WHO_ROWS))
    (p,) = standing_alone(annotated, (a,), (Proposition(id="p1", spans=a.content, attribution="a1", factuality="CT+"),))
    assert told(WHO, p).replace(",", "").replace("  ", " ") == "Leo Orr | sold boats"


WHEN = "It rained when two divers were reportedly hurt."
WHEN_ROWS = """
It it PRON PRP nsubj 1
rained rain VERB VBD ROOT 1
when when SCONJ WRB advmod 7
two two NUM CD nummod 4
divers diver NOUN NNS nsubjpass 7
were be AUX VBD auxpass 7
reportedly reportedly ADV RB advmod 7
hurt hurt VERB VBN advcl 1
. . PUNCT . punct 1
"""


def test_a_conjunction_is_not_told():
    a = replace(said(WHEN, "", "reportedly", "hurt"), content=(span(WHEN, "when two divers were"), span(WHEN, "hurt")))
    annotated = annotated_of(parse_of(WHEN, WHEN_ROWS))
    given = Proposition(id="p1", spans=a.content, attribution="a1", factuality="PR+")
    (p,) = standing_alone(annotated, (a,), (given,))
    assert told(WHEN, p).replace(" | ", " ").strip() == "two divers were hurt"


BEFORE = "Ann Holm waited. Ahead of her flight, a clerk sang."
BEFORE_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
waited wait VERB VBD ROOT 2
. . PUNCT . punct 2
Ahead ahead ADV RB advmod 11
of of ADP IN prep 4
her her PRON PRP$ poss 7
flight flight NOUN NN pobj 5
, , PUNCT , punct 11
a a DET DT det 10
clerk clerk NOUN NN nsubj 11
sang sing VERB VBD ROOT 11
. . PUNCT . punct 11
"""


def test_a_pronoun_before_the_subject_of_its_sentence_stays():
    p = alone(BEFORE, BEFORE_ROWS, "Ahead of her flight, a clerk sang", people=("Ann Holm",), sentences=(0, 4))
    assert p.pronouns == ()


URGED = "Ann Holm was persuaded to sell the pier."
URGED_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP nsubjpass 3
was be AUX VBD auxpass 3
persuaded persuade VERB VBN ROOT 3
to to PART TO aux 5
sell sell VERB VB xcomp 3
the the DET DT det 7
pier pier NOUN NN dobj 5
. . PUNCT . punct 3
"""


def test_an_infinitive_is_told_with_who_it_is_of():
    a = said(URGED, "Ann Holm", "was persuaded", "to sell the pier", act="belief")
    assert told(URGED, alone(URGED, URGED_ROWS, "to sell the pier", a)) == "Ann Holm was persuaded to sell the pier"
    assert alone(URGED, URGED_ROWS, "to sell the pier", replace(a, act="intention")).told == ()
