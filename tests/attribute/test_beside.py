"""What the article says beside a content, and what another answers, is no part of it."""

from sayso.attribute.beside import (
    is_explained,
    without_answers,
    without_charges,
    without_explanation,
    without_own_deeds,
    without_what_came,
    without_what_hangs_behind,
)
from sayso.model import Attribution
from sayso.text import Span
from tests.parses import parse_of


def spans(text, *parts):
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


def attribution(text, source, cue, *content, **more):
    return Attribution(id=more.pop("id", "a1"), source=spans(text, source), cue=spans(text, cue),
                       content=spans(text, *content), **more)  # fmt: skip


def words(text, a):
    return [s.of(text) for s in a.content]


def bare(text, verb="said"):
    """A parse in which every word hangs on itself, and one of them is a verb of saying."""
    rows = []
    for i, w in enumerate(text.split()):
        rows.append(f"{w} {'say VERB VBD' if w == verb else f'{w.lower()} X X'} dep {i}")
    return parse_of(text, "\n".join(rows))


REFERRING = "Holm said the wind was “as before,” referring to the storm of May."


def test_what_somebody_means_is_the_articles_word():
    a = attribution(REFERRING, "Holm", "said", "the wind was “as before,” referring to the storm of May")
    assert words(REFERRING, without_explanation(bare(REFERRING), a)) == ["the wind was “as before,”"]


def test_a_speaker_may_explain_himself_within_the_marks():
    text = "Holm said: “It was as before, referring to the storm of May.”"
    a = attribution(text, "Holm", "said", "“It was as before, referring to the storm of May.”")
    assert without_explanation(bare(text), a) == a


def test_what_is_not_told_is_the_articles_word_behind_the_cue_too():
    text = "The quay will close, Holm said, without giving more details."
    a = attribution(text, "Holm", "said", "The quay will close", "without giving more details")
    assert words(text, without_explanation(bare(text, "said,"), a)) == ["The quay will close"]


DOUBTING = "They doubted the count but believed the board was fair."
DOUBTING_ROWS = """
They they PRON PRP nsubj 1
doubted doubt VERB VBD ROOT 1
the the DET DT det 3
count count NOUN NN dobj 1
but but CCONJ CC cc 1
believed believe VERB VBD conj 1
the the DET DT det 7
board board NOUN NN nsubj 8
was be AUX VBD ccomp 5
fair fair ADJ JJ acomp 8
. . PUNCT . punct 1
"""


def test_a_thing_ends_where_its_speaker_does_something_else():
    a = attribution(DOUBTING, "They", "doubted", "the count but believed the board was fair")
    assert words(DOUBTING, without_own_deeds(parse_of(DOUBTING, DOUBTING_ROWS), a)) == ["the count"]


def test_a_clause_may_go_on_with_a_verb_of_its_own():
    a = attribution(DOUBTING, "They", "doubted", "the count but believed the board was fair")
    rows = DOUBTING_ROWS.replace("count count NOUN NN dobj 1", "count count VERB VBD ccomp 1")
    assert without_own_deeds(parse_of(DOUBTING, rows), a) == a
    rows = DOUBTING_ROWS.replace("believed believe VERB VBD", "believed believe VERB VBZ")
    assert without_own_deeds(parse_of(DOUBTING, rows), a) == a


LETTERS = "It turned back, Holm said in letters that begged pardon."
LETTERS_ROWS = """
It it PRON PRP nsubj 1
turned turn VERB VBD ccomp 5
back back ADV RB advmod 1
, , PUNCT , punct 5
Holm Holm PROPN NNP nsubj 5
said say VERB VBD ROOT 5
in in ADP IN prep 5
letters letter NOUN NNS pobj 6
that that PRON WDT nsubj 9
begged beg VERB VBD relcl 7
pardon pardon NOUN NN dobj 9
. . PUNCT . punct 5
"""


def test_what_is_told_of_the_letters_is_not_what_they_say():
    a = attribution(LETTERS, "Holm", "said in letters", "It turned back", "that begged pardon")
    assert words(LETTERS, without_what_hangs_behind(parse_of(LETTERS, LETTERS_ROWS), a)) == ["It turned back"]
    rows = LETTERS_ROWS.replace("relcl 7", "relcl 1")
    assert without_what_hangs_behind(parse_of(LETTERS, rows), a) == a


RISING = "It turned back, Holm said, as the sea rose fast."
RISING_ROWS = """
It it PRON PRP nsubj 1
turned turn VERB VBD ccomp 5
back back ADV RB advmod 1
, , PUNCT , punct 5
Holm Holm PROPN NNP nsubj 5
said say VERB VBD ROOT 5
, , PUNCT , punct 5
as as SCONJ IN mark 10
the the DET DT det 9
sea sea NOUN NN nsubj 10
rose rise VERB VBD advcl 5
fast fast ADV RB advmod 10
. . PUNCT . punct 5
"""


def test_what_went_on_besides_is_the_articles_word():
    a = attribution(RISING, "Holm", "said", "It turned back", "as the sea rose fast")
    assert words(RISING, without_what_hangs_behind(parse_of(RISING, RISING_ROWS), a)) == ["It turned back"]
    rows = RISING_ROWS.replace("as as SCONJ IN mark 10", "as as ADP IN prep 10")
    assert without_what_hangs_behind(parse_of(RISING, rows), a) == a


CHARGED = "Counts of assault against a guard, who the army said was hurt, obstructing him and throwing stones."


def test_a_list_of_charges_goes_on_behind_the_clause():
    rows = """
    Counts count NOUN NNS ROOT 0
    of of ADP IN prep 0
    assault assault NOUN NN pobj 1
    against against ADP IN prep 2
    a a DET DT det 5
    guard guard NOUN NN pobj 3
    , , PUNCT , punct 5
    who who PRON WP nsubjpass 12
    the the DET DT det 9
    army army NOUN NN nsubj 10
    said say VERB VBD parataxis 12
    was be AUX VBD auxpass 12
    hurt hurt VERB VBN relcl 5
    , , PUNCT , punct 12
    obstructing obstruct VERB VBG advcl 12
    him he PRON PRP dobj 14
    and and CCONJ CC cc 14
    throwing throw VERB VBG conj 14
    stones stone NOUN NNS dobj 17
    . . PUNCT . punct 0
    """
    a = attribution(CHARGED, "the army", "said", "who", "was hurt, obstructing him and throwing stones")
    assert words(CHARGED, without_charges(parse_of(CHARGED, rows), a)) == ["who", "was hurt"]
    other = parse_of(CHARGED.replace("Counts", "Sights"), rows.replace("Counts count", "Sights sight"))
    assert without_charges(other, a) == a


DENIED = "The group said jets hit the quay but Tolna denied it."
DENIED_ROWS = """
The the DET DT det 1
group group NOUN NN nsubj 2
said say VERB VBD ROOT 2
jets jet NOUN NNS nsubj 4
hit hit VERB VBD ccomp 2
the the DET DT det 6
quay quay NOUN NN dobj 4
but but CCONJ CC cc 2
Tolna Tolna PROPN NNP nsubj 9
denied deny VERB VBD conj 2
it it PRON PRP dobj 9
. . PUNCT . punct 2
"""


def test_who_denies_it_does_so_for_himself():
    a = attribution(DENIED, "The group", "said", "jets hit the quay but Tolna denied it")
    assert words(DENIED, without_what_came(parse_of(DENIED, DENIED_ROWS), a)) == ["jets hit the quay"]
    rows = DENIED_ROWS.replace("conj 2", "conj 4")
    assert without_what_came(parse_of(DENIED, rows), a) == a


CAME = "Holm had said he would stay, but the boat left."
CAME_ROWS = """
Holm Holm PROPN NNP nsubj 2
had have AUX VBD aux 2
said say VERB VBN ROOT 2
he he PRON PRP nsubj 5
would would AUX MD aux 5
stay stay VERB VB ccomp 2
, , PUNCT , punct 2
but but CCONJ CC cc 2
the the DET DT det 9
boat boat NOUN NN nsubj 10
left leave VERB VBD conj 2
. . PUNCT . punct 2
"""


def test_what_came_of_it_is_the_articles_word():
    a = attribution(CAME, "Holm", "had said", "he would stay, but the boat left")
    assert words(CAME, without_what_came(parse_of(CAME, CAME_ROWS), a)) == ["he would stay"]
    had = CAME.replace("Holm had", "Holm has")
    a = attribution(had, "Holm", "has said", "he would stay, but the boat left")
    assert without_what_came(parse_of(had, CAME_ROWS.replace("had have AUX VBD", "has have AUX VBZ")), a) == a


ANSWER = "She tells him: 'Thank you all,' to which Holm says: 'You are welcome.'"


def test_who_answers_speaks_for_himself():
    parse = bare(ANSWER, "says:")
    outer = attribution(ANSWER, "She", "tells", "'Thank you all,' to which Holm says: 'You are welcome.'")
    inner = attribution(ANSWER, "Holm", "says:", "'You are welcome.'", id="a2", via="a1")
    one, two = without_answers(parse, (outer, inner))
    assert (words(ANSWER, one), two.via) == (["'Thank you all,'"], None)


def test_what_is_told_that_another_says_stays_told():
    text = ANSWER.replace(" to which", " and that")
    outer = attribution(text, "She", "tells", "'Thank you all,' and that Holm says: 'You are welcome.'")
    inner = attribution(text, "Holm", "says:", "'You are welcome.'", id="a2", via="a1")
    assert without_answers(bare(text, "says:"), (outer, inner)) == (outer, inner)


MEANT = "Holm spoke referring to it."
MEANT_ROWS = """
Holm Holm PROPN NNP nsubj 1
spoke speak VERB VBD ROOT 1
referring refer VERB VBG advcl 1
to to ADP IN prep 2
it it PRON PRP pobj 3
. . PUNCT . punct 1
"""


def test_a_participle_of_meaning_is_no_word_of_the_speaker():
    parse = parse_of(MEANT, MEANT_ROWS)
    assert is_explained(parse, attribution(MEANT, "Holm", "referring to", "it"))
    assert not is_explained(parse, attribution(MEANT, "Holm", "spoke", "it"))
