"""Assertions: what the article says in its own voice."""

from sayso.attribute.assertions import find_assertions
from sayso.model import Aside, Attribution
from sayso.text import Span
from tests.parses import annotated_of, parse_of

TWO = "The pier gave way and the board met at once."
TWO_ROWS = """
The the DET DT det 1
pier pier NOUN NN nsubj 2
gave give VERB VBD ROOT 2
way way NOUN NN dobj 2
and and CCONJ CC cc 2
the the DET DT det 6
board board NOUN NN nsubj 7
met meet VERB VBD conj 2
at at ADP IN prep 7
once once ADV RB pcomp 8
. . PUNCT . punct 7
"""

SAID = "Holm, who was freed in May, said the pier was safe."
SAID_ROWS = """
Holm Holm PROPN NNP nsubj 8
, , PUNCT , punct 0
who who PRON WP nsubjpass 4
was be AUX VBD auxpass 4
freed free VERB VBN relcl 0
in in ADP IN prep 4
May May PROPN NNP pobj 5
, , PUNCT , punct 0
said say VERB VBD ROOT 8
the the DET DT det 10
pier pier NOUN NN nsubj 11
was be AUX VBD ccomp 8
safe safe ADJ JJ acomp 11
. . PUNCT . punct 8
"""

AFTER = "The board closed the old pier on Monday after divers said it leaked."
AFTER_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 2
closed close VERB VBD ROOT 2
the the DET DT det 5
old old ADJ JJ amod 5
pier pier NOUN NN dobj 2
on on ADP IN prep 2
Monday Monday PROPN NNP pobj 6
after after SCONJ IN mark 10
divers diver NOUN NNS nsubj 10
said say VERB VBD advcl 2
it it PRON PRP nsubj 12
leaked leak VERB VBD ccomp 10
. . PUNCT . punct 2
"""


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, content: str, **more) -> Attribution:
    parts = {k: (span(text, v),) for k, v in (("source", source), ("cue", cue), ("content", content))}
    return Attribution(id="a1", **parts, **more)


def own(text: str, rows: str, *attributions: Attribution, **parts) -> list[list[str]]:
    annotated = annotated_of(parse_of(text, rows), **parts)
    return [[s.of(text) for s in a.spans] for a in find_assertions(annotated, attributions)]


def test_main_clauses_with_subjects_of_their_own_are_set_apart():
    assert own(TWO, TWO_ROWS) == [["The pier gave way"], ["the board met at once"]]


def test_ids_count_in_reading_order():
    found = find_assertions(annotated_of(parse_of(TWO, TWO_ROWS)), ())
    assert [a.id for a in found] == ["s1", "s2"]


def test_what_somebody_says_is_not_the_articles_word_but_a_relative_clause_beside_it_is():
    attribution = said(SAID, "Holm", "said", "the pier was safe")
    assert own(SAID, SAID_ROWS, attribution) == [["Holm, who was freed in May"]]


def test_without_the_attribution_the_whole_sentence_is_the_articles_word():
    assert own(SAID, SAID_ROWS) == [[SAID[:-1]]]


def test_an_attitude_covers_nothing():
    attribution = said(SAID, "Holm", "said", "the pier was safe", act="attitude")
    assert own(SAID, SAID_ROWS, attribution) == [[SAID[:-1]]]


def test_an_attribution_in_a_subordinate_clause_is_cut_out_of_the_main_one():
    attribution = said(AFTER, "divers", "said", "it leaked")
    assert own(AFTER, AFTER_ROWS, attribution) == [["The board closed the old pier on Monday"]]


def test_a_subhead_asserts_nothing_but_a_repeat_does():
    whole = Span(0, len(TWO))
    assert own(TWO, TWO_ROWS, asides=(Aside(span=whole, kind="subhead"),)) == []
    assert len(own(TWO, TWO_ROWS, asides=(Aside(span=whole, kind="repeat"),))) == 2


def test_an_order_is_no_assertion():
    text = "Boil the water for three minutes."
    rows = """
    Boil boil VERB VB ROOT 0
    the the DET DT det 2
    water water NOUN NN dobj 0
    for for ADP IN prep 0
    three three NUM CD nummod 5
    minutes minute NOUN NNS pobj 3
    . . PUNCT . punct 0
    """
    assert own(text, rows) == []


def test_what_a_verdict_judges_has_the_value_that_the_verdict_gives_it():
    text = '"The dam has burst": false.'
    rows = """
    " " PUNCT `` punct 6
    The the DET DT det 2
    dam dam NOUN NN nsubj 4
    has have AUX VBZ aux 4
    burst burst VERB VBN ccomp 7
    " " PUNCT '' punct 7
    : : PUNCT : punct 7
    false false ADJ JJ ROOT 7
    . . PUNCT . punct 7
    """
    found = find_assertions(annotated_of(parse_of(text, rows)), ())
    assert [(a.spans[0].of(text), a.factuality) for a in found] == [('"The dam has burst"', "CT-")]


def test_a_negated_clause_is_certainly_not_so():
    text = "Nobody saw the tanker leave."
    rows = """
    Nobody nobody PRON NN nsubj 1
    saw see VERB VBD ROOT 1
    the the DET DT det 3
    tanker tanker NOUN NN nsubj 4
    leave leave VERB VB ccomp 1
    . . PUNCT . punct 1
    """
    (found,) = find_assertions(annotated_of(parse_of(text, rows)), ())
    assert found.factuality == "CT-"


def test_a_lone_word_asserts_nothing():
    assert find_assertions(annotated_of(parse_of("x", "x x X XX ROOT 0")), ()) == ()


WHILE = "While Rask was abroad since May, a judge claiming Holm sued him fined ten men on Friday for theft."
WHILE_ROWS = """
While While SCONJ IN mark 2
Rask Rask PROPN NNP nsubj 2
was be AUX VBD ROOT 2
abroad abroad ADV RB advmod 2
since since SCONJ IN prep 2
May May PROPN NNP pobj 4
, , PUNCT , punct 2
a a DET DT det 8
judge judge NOUN NN dep 2
claiming claim VERB VBG acl 8
Holm Holm PROPN NNP nsubj 11
sued sue VERB VBD ccomp 9
him he PRON PRP dobj 11
fined fine VERB VBD acl 11
ten ten NUM CD nummod 15
men man NOUN NNS dobj 13
on on ADP IN prep 13
Friday Friday PROPN NNP pobj 16
for for ADP IN prep 13
theft theft NOUN NN pobj 18
. . PUNCT . punct 2
"""


def test_what_hangs_on_the_words_of_another_is_not_joined_to_the_rest_of_the_sentence():
    attribution = said(WHILE, "a judge", "claiming", "Holm sued him fined ten men")
    assert own(WHILE, WHILE_ROWS, attribution) == [["While Rask was abroad since May"]]


QUOTE = "Brenn left. “I sold it. They bought it.”"
QUOTE_ROWS = """
Brenn Brenn PROPN NNP nsubj 1
left leave VERB VBD ROOT 1
. . PUNCT . punct 1
“ " PUNCT `` punct 5
I I PRON PRP nsubj 5
sold sell VERB VBD ROOT 5
it it PRON PRP dobj 5
. . PUNCT . punct 5
They they PRON PRP nsubj 9
bought buy VERB VBD ROOT 9
it it PRON PRP dobj 9
. . PUNCT . punct 9
” " PUNCT '' punct 9
"""


def own_words(text, rows, sentences, attributions=()):
    found = find_assertions(annotated_of(parse_of(text, rows, sentences)), tuple(attributions))
    return [" ".join(s.of(text) for s in a.spans) for a in found]


def test_a_quotation_with_an_i_in_it_is_not_the_article():
    assert own_words(QUOTE, QUOTE_ROWS, (3, 8)) == []  # two words ("Brenn left") are no proposition
    other = QUOTE.replace("I sold", "Lee sold"), QUOTE_ROWS.replace("I I PRON PRP", "Lee Lee PROPN NNP")
    assert own_words(*other, (3, 8)) == ["Lee sold it", "They bought it"]


def test_a_paragraph_of_a_quotation_that_goes_on_is_not_the_article():
    text, rows = QUOTE.replace("Brenn left. ", "").replace("I ", "Lee "), QUOTE_ROWS.split("\n", 4)[4]
    rows = rows.replace("I I PRON PRP nsubj 5", "Lee Lee PROPN NNP nsubj 2").replace(" 5", " 2").replace(" 9", " 6")
    text, rows = text.replace("”", ""), rows[: rows.index("”")]
    assert own_words(text, rows, (5,)) == ["Lee sold it", "They bought it"]  # nothing goes on
    more = "“ \" PUNCT `` punct 11\nBrenn Brenn PROPN NNP nsubj 11\nleft leave VERB VBD ROOT 11\n"
    assert own_words(text + "\n“Brenn left", rows + more, (5, 9)) == []


LABELLED = "On the pier: “I sold it.”"
LABELLED_ROWS = """
On on ADP IN prep 6
the the DET DT det 2
pier pier NOUN NN pobj 0
: : PUNCT : punct 6
“ " PUNCT `` punct 6
I I PRON PRP nsubj 6
sold sell VERB VBD ROOT 6
it it PRON PRP dobj 6
. . PUNCT . punct 6
” " PUNCT '' punct 6
"""


def test_an_i_behind_what_it_speaks_about_is_not_the_article():
    assert own_words(LABELLED, LABELLED_ROWS, ()) == []
    other = LABELLED.replace("I sold", "Lee sold"), LABELLED_ROWS.replace("I I PRON PRP", "Lee Lee PROPN NNP")
    assert own_words(*other, ()) != []


def test_what_stands_in_a_quotation_that_somebody_is_read_to_say_is_not_the_articles():
    content = Span(QUOTE.index("“"), QUOTE.index(" They"))
    a = Attribution(id="a1", source=(Span(0, 5),), cue=(), content=(content,))
    assert not any("bought" in w for w in own_words(QUOTE, QUOTE_ROWS, (3, 8), (a,)))


def test_where_a_line_has_lost_a_straight_mark_nobody_knows_what_is_quoted():
    assert own_words(QUOTE.replace("“", '"').replace("”", ";"), QUOTE_ROWS.replace("“", '"').replace("”", ";"),
                     (3, 8)) == ["I sold it", "They bought it"]  # fmt: skip


def test_a_clause_keeps_the_subject_that_it_lends_to_somebodys_content():
    text = "Ola Holm waits at home and is expected to leave."
    rows = """
    Ola Ola PROPN NNP compound 1
    Holm Holm PROPN NNP nsubj 2
    waits wait VERB VBZ ROOT 2
    at at ADP IN prep 2
    home home NOUN NN pobj 3
    and and CCONJ CC cc 2
    is be AUX VBZ auxpass 7
    expected expect VERB VBN conj 2
    to to PART TO aux 9
    leave leave VERB VB xcomp 7
    . . PUNCT . punct 2
    """
    parts = [Span(text.index(w), text.index(w) + len(w)) for w in ("Ola Holm", "to leave")]
    a = Attribution(id="a1", source=(), cue=(Span(text.index("is"), text.index(" to")),), content=tuple(parts))
    assert own_words(text, rows, (), (a,)) == ["Ola Holm waits at home"]
