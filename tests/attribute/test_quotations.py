"""Quotations that no verb introduces."""

import re
from dataclasses import replace

from sayso.attribute.quotations import add_quotations
from sayso.model import Actor, Attribution, Parse
from sayso.text import Span
from tests.attribute.pages import page, said, shown
from tests.parses import annotated_of, parse_of

COLON = "Ferry chief Anna Holm: “The bolts were rusted through.” Nobody was hurt."
COLON_ROWS = """
Ferry ferry NOUN NN compound 1
chief chief NOUN NN compound 3
Anna Anna PROPN NNP compound 3
Holm Holm PROPN NNP ROOT 3
: : PUNCT : punct 3
“ " PUNCT `` punct 9
The the DET DT det 7
bolts bolt NOUN NNS nsubjpass 9
were be AUX VBD auxpass 9
rusted rust VERB VBN acl 3
through through ADP IN prep 9
. . PUNCT . punct 9
” " PUNCT '' punct 9
Nobody nobody PRON NN nsubjpass 15
was be AUX VBD auxpass 15
hurt hurt VERB VBN ROOT 15
. . PUNCT . punct 15
"""


HEADED = "Ann Holm: The pier will stand\nThe pier fell."
HEADED_ROWS = """
Ann Ann PROPN NNP compound 1
Holm Holm PROPN NNP dep 6
: : PUNCT : punct 6
The the DET DT det 4
pier pier NOUN NN nsubj 6
will will AUX MD aux 6
stand stand VERB VB ROOT 6
The the DET DT det 8
pier pier NOUN NN nsubj 9
fell fall VERB VBD ROOT 9
. . PUNCT . punct 9
"""


def test_somebody_and_a_colon_head_what_that_one_says():
    def found(text: str, kind: str) -> list[tuple[str, str]]:
        parse = parse_of(text, HEADED_ROWS, (0, 7))
        at = text.index("Ann Holm")
        actor = Actor(id="e1", name="Ann Holm", type=kind, mentions=(Span(at, at + 8),))
        return [(a.source[0].of(text), a.content[0].of(text))
                for a in add_quotations(annotated_of(parse, actors=(actor,)), ())]  # fmt: skip

    assert found(HEADED, "person") == [("Ann Holm", "The pier will stand")]
    assert found(HEADED.replace("\n", ".\n"), "person") == [("Ann Holm", "The pier will stand")]
    assert found("." + HEADED.replace("\n", ".\n").replace("Ann", "\nAnn", 1), "person") == []
    assert found(HEADED, "place") == []


def test_a_role_and_a_name_before_a_colon_speak_the_quotation_after_it():
    found = add_quotations(page(COLON, COLON_ROWS, "Anna Holm", sentences=(13,)), ())
    assert shown(COLON, found) == [("Ferry chief Anna Holm", ":", "“The bolts were rusted through.”")]


SIGN = "Anna Holm held up a sheet of paper. It said: “Keep out.”"
SIGN_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
held hold VERB VBD ROOT 2
up up ADP RP prt 2
a a DET DT det 5
sheet sheet NOUN NN dobj 2
of of ADP IN prep 5
paper paper NOUN NN pobj 6
. . PUNCT . punct 2
It it PRON PRP nsubj 10
said say VERB VBD ROOT 10
: : PUNCT : punct 10
“ " PUNCT `` punct 10
Keep keep VERB VB xcomp 10
out out ADP RP prt 13
. . PUNCT . punct 10
” " PUNCT '' punct 10
"""


def test_what_a_thing_says_is_not_put_into_the_mouth_of_whoever_holds_it():
    assert add_quotations(page(SIGN, SIGN_ROWS, "Anna Holm", sentences=(9,)), ()) == ()


BLUNT = "Anna Holm was blunt: “We knew.”"
BLUNT_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 7
was be AUX VBD ccomp 7
blunt blunt ADJ JJ acomp 2
: : PUNCT : punct 7
“ " PUNCT `` punct 7
We we PRON PRP nsubj 7
knew know VERB VBD ROOT 7
. . PUNCT . punct 7
” " PUNCT '' punct 7
"""


def test_who_is_blunt_before_a_colon_speaks():
    found = add_quotations(page(BLUNT, BLUNT_ROWS, "Anna Holm"), ())
    assert shown(BLUNT, found) == [("Anna Holm", ":", "“We knew.”")]


GOESON = "Anna Holm said the quay was safe. And the bolts? “They were changed in May.”"
GOESON_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
said say VERB VBD ROOT 2
the the DET DT det 4
quay quay NOUN NN nsubj 5
was be AUX VBD ccomp 2
safe safe ADJ JJ acomp 5
. . PUNCT . punct 2
And and CCONJ CC cc 10
the the DET DT det 10
bolts bolt NOUN NNS ROOT 10
? ? PUNCT . punct 10
“ " PUNCT `` punct 15
They they PRON PRP nsubjpass 15
were be AUX VBD auxpass 15
changed change VERB VBN ROOT 15
in in ADP IN prep 15
May May PROPN NNP pobj 16
. . PUNCT . punct 15
” " PUNCT '' punct 15
"""


def test_a_further_quotation_belongs_to_the_statement_before_it():
    statement = said(GOESON, "Anna Holm", "said", "the quay was safe")
    found = add_quotations(page(GOESON, GOESON_ROWS, "Anna Holm", sentences=(8, 12)), (statement,))
    assert shown(GOESON, found) == [("Anna Holm", "said", "the quay was safe | “They were changed in May.”")]


def test_an_unsure_statement_is_not_gone_on_with():
    statement = said(GOESON, "Anna Holm", "said", "the quay was safe", confidence=0.5)
    found = add_quotations(page(GOESON, GOESON_ROWS, "Anna Holm", sentences=(8, 12)), (statement,))
    assert found == (statement,)


GOES = "Anna Holm said the quay was safe. A reporter had fallen in that morning. “It was inspected in May.”"
GOES_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
said say VERB VBD ROOT 2
the the DET DT det 4
quay quay NOUN NN nsubj 5
was be AUX VBD ccomp 2
safe safe ADJ JJ acomp 5
. . PUNCT . punct 2
A a DET DT det 9
reporter reporter NOUN NN nsubj 11
had have AUX VBD aux 11
fallen fall VERB VBN ROOT 11
in in ADP IN prep 11
that that DET DT det 14
morning morning NOUN NN pobj 12
. . PUNCT . punct 11
“ " PUNCT `` punct 19
It it PRON PRP nsubjpass 19
was be AUX VBD auxpass 19
inspected inspect VERB VBN ROOT 19
in in ADP IN prep 19
May May PROPN NNP pobj 20
. . PUNCT . punct 19
” " PUNCT '' punct 19
"""


def test_nobody_goes_on_speaking_after_somebody_else_has_come_in():
    statement = said(GOES, "Anna Holm", "said", "the quay was safe")
    found = add_quotations(page(GOES, GOES_ROWS, "Anna Holm", sentences=(8, 16)), (statement,))
    assert found == (statement,)


INNER = "“The diver spoke to me. He told me, ‘I saw a crack.’” Anna Holm said."
INNER_ROWS = """
“ " PUNCT `` punct 3
The the DET DT det 2
diver diver NOUN NN nsubj 3
spoke speak VERB VBD ROOT 3
to to ADP IN prep 3
me I PRON PRP pobj 4
. . PUNCT . punct 3
He he PRON PRP nsubj 8
told tell VERB VBD ROOT 8
me I PRON PRP dobj 8
, , PUNCT , punct 8
‘ ' PUNCT `` punct 8
I I PRON PRP nsubj 13
saw see VERB VBD ccomp 8
a a DET DT det 15
crack crack NOUN NN dobj 13
. . PUNCT . punct 8
’ ' PUNCT '' punct 8
” " PUNCT '' punct 8
Anna Anna PROPN NNP compound 20
Holm Holm PROPN NNP nsubj 21
said say VERB VBD ROOT 21
. . PUNCT . punct 21
"""


def test_a_quotation_inside_a_quotation_is_told_by_whoever_its_verb_names():
    statement = said(INNER, "Anna Holm", "said", "“The diver spoke to me. He told me, ‘I saw a crack.’”")
    found = add_quotations(page(INNER, INNER_ROWS, "Anna Holm", sentences=(7, 19)), (statement,))
    assert shown(INNER, found)[1:] == [("He", "told", "‘I saw a crack.’")]
    assert found[1].via == "a1"


TRANSCRIPT = "HOLM: The quay is safe.\nREPORTER: Who says so?\nHOLM: The board.\nREPORTER: Since when?\n"
TRANSCRIPT_ROWS = """
HOLM HOLM PROPN NNP ROOT 0
: : PUNCT : punct 0
The the DET DT det 3
quay quay NOUN NN nsubj 4
is be AUX VBZ ROOT 4
safe safe ADJ JJ acomp 4
. . PUNCT . punct 4
REPORTER reporter NOUN NN ROOT 7
: : PUNCT : punct 7
Who who PRON WP nsubj 10
says say VERB VBZ ROOT 10
so so ADV RB advmod 10
? ? PUNCT . punct 10
HOLM HOLM PROPN NNP ROOT 13
: : PUNCT : punct 13
The the DET DT det 16
board board NOUN NN ROOT 16
. . PUNCT . punct 16
REPORTER reporter NOUN NN ROOT 18
: : PUNCT : punct 18
Since since ADP IN ROOT 20
when when ADV WRB pcomp 20
? ? PUNCT . punct 20
"""


def test_the_lines_of_a_transcript_are_their_speakers():
    found = add_quotations(page(TRANSCRIPT, TRANSCRIPT_ROWS, sentences=(7, 13, 18)), ())
    assert [(s, c) for s, _, c in shown(TRANSCRIPT, found)] == [
        ("HOLM", "The quay is safe."),
        ("REPORTER", "Who says so?"),
        ("HOLM", "The board."),
        ("REPORTER", "Since when?"),
    ]


CHIEF = "Anna Holm said a diver said the quay was safe. “It was inspected in May.”"
CHIEF_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
said say VERB VBD ROOT 2
a a DET DT det 4
diver diver NOUN NN nsubj 5
said say VERB VBD ccomp 2
the the DET DT det 7
quay quay NOUN NN nsubj 8
was be AUX VBD ccomp 5
safe safe ADJ JJ acomp 8
. . PUNCT . punct 2
“ " PUNCT `` punct 14
It it PRON PRP nsubjpass 14
was be AUX VBD auxpass 14
inspected inspect VERB VBN ROOT 14
in in ADP IN prep 14
May May PROPN NNP pobj 15
. . PUNCT . punct 14
” " PUNCT '' punct 14
"""


def test_where_two_spoke_in_one_sentence_nobody_goes_on_for_certain():
    statement = said(CHIEF, "Anna Holm", "said", "a diver said the quay was safe")
    found = add_quotations(page(CHIEF, CHIEF_ROWS, "Anna Holm", sentences=(11,)), (statement,))
    assert found == (statement,)


STAMP = "07:58 Engineer Holm says the quay is open."
STAMP_ROWS = """
07:58 07:58 NUM CD npadvmod 3
Engineer Engineer PROPN NNP compound 2
Holm Holm PROPN NNP nsubj 3
says say VERB VBZ ROOT 3
the the DET DT det 5
quay quay NOUN NN nsubj 6
is be AUX VBZ ccomp 3
open open ADJ JJ acomp 6
. . PUNCT . punct 3
"""


def test_the_time_of_day_is_no_part_of_a_source():
    statement = said(STAMP, "07:58 Engineer Holm", "says", "the quay is open")
    (found,) = add_quotations(page(STAMP, STAMP_ROWS), (statement,))
    assert shown(STAMP, (found,)) == [("Engineer Holm", "says", "the quay is open")]


INTERVIEW = (
    "Mr Holm, you told us the quay was safe. “I had been told so.”\n"
    "Were there six bolts, as the board wrote? “Four. I have the list.”\n"
    "The diver says they sent you. “Nobody sent me.”\n"
    "Was the mayor warned? “Not by me.”\n"
    "The quay opens in May."
)


def interview(text: str, *given, people: tuple[str, ...] = ("Anna Holm",)):
    mentions = {n: tuple(Span(m.start(), m.end()) for m in re.finditer(n.split()[-1], text)) for n in people}
    actors = tuple(Actor(id=n, name=n, type="person", mentions=mentions[n]) for n in people)
    return add_quotations(annotated_of(Parse(text=text, tokens=(), sentences=()), actors=actors), given)


def test_whom_the_paper_asks_by_name_answers_and_none_whom_a_question_mentions():
    wrote = said(INTERVIEW, "the board", "wrote", "six bolts", "“Four. I have the list.”")
    says = said(INTERVIEW, "The diver", "says", "they sent you", id="a2")
    found = interview(INTERVIEW, wrote, says)
    assert shown(INTERVIEW, found) == [
        ("the board", "wrote", "six bolts"),
        ("The diver", "says", "they sent you"),
        ("Holm", ".", "“I had been told so.” | “Four. I have the list.” | “Nobody sent me.” | “Not by me.”"),
    ]


def test_the_only_one_named_before_the_first_question_answers_it():
    text = "Anna Holm came by boat. Was she warned? “Not by the board.”"
    assert shown(text, interview(text)) == []  # "Holm" alone would be too little
    whole = Actor(id="h", name="Anna Holm", type="person", mentions=(Span(0, 9),))
    found = add_quotations(annotated_of(Parse(text=text, tokens=(), sentences=()), actors=(whole,)), ())
    assert shown(text, found) == [("Anna Holm", "?", "“Not by the board.”")]


def test_of_two_named_before_a_question_neither_is_taken_to_answer():
    text = "Anna Holm met Leo Brenn. Was she warned? “Not by the board.”"
    actors = tuple(Actor(id=n, name=n, type="person", mentions=(Span(text.index(n), text.index(n) + len(n)),))
                   for n in ("Anna Holm", "Leo Brenn"))  # fmt: skip
    assert add_quotations(annotated_of(Parse(text=text, tokens=(), sentences=()), actors=actors), ()) == ()


KICKER = "Harbour Post: And the bolts? “They were changed.”"
KICKER_ROWS = """
Harbour Harbour PROPN NNP compound 1
Post Post PROPN NNP ROOT 1
: : PUNCT : punct 1
And and CCONJ CC cc 5
the the DET DT det 5
bolts bolt NOUN NNS ROOT 5
? ? PUNCT . punct 5
“ " PUNCT `` punct 10
They they PRON PRP nsubjpass 10
were be AUX VBD auxpass 10
changed change VERB VBN ROOT 10
. . PUNCT . punct 10
” " PUNCT '' punct 10
"""


def test_a_kicker_with_the_papers_own_name_is_no_headline():
    given = page(KICKER, KICKER_ROWS, "Harbour Post", sentences=(7,))
    given = replace(given, report=replace(given.report, publisher="Harbour Post"))
    assert add_quotations(given, ()) == ()


MANY = (
    "Leo Brenn asks whether you could hear it. “You could.”\n"
    "Anna Holm said the quay was safe. “It was looked at.”\n"
    "Rosa Vey said you get used to it. “We all do.”"
)


def test_a_you_here_and_there_makes_no_interview_of_what_several_people_say():
    brenn = said(MANY, "Leo Brenn", "asks", "whether you could hear it", "“You could.”")
    holm = said(MANY, "Anna Holm", "said", "the quay was safe", "“It was looked at.”", id="a2")
    found = interview(MANY, brenn, holm, people=("Leo Brenn", "Anna Holm", "Rosa Vey"))
    assert ("Anna Holm", "said", "the quay was safe | “It was looked at.”") in shown(MANY, found)


def test_what_somebody_with_a_name_says_before_an_answer_is_given_to_nobody_else():
    text = MANY.replace("asks whether you could hear it.", "spoke first. Could you hear it?")
    text = text.replace("quay", "quay you see")
    brenn = said(text, "Leo Brenn", "spoke", "“You could.”")
    holm = said(text, "Anna Holm", "said", "the quay you see was safe", "“It was looked at.”", id="a2")
    found = interview(text, brenn, holm, people=("Leo Brenn", "Anna Holm", "Rosa Vey"))
    assert not any("looked at" in content and source != "Anna Holm" for source, _, content in shown(text, found))


AGAIN = 'Anna Holm said “it broke.”\n“Nobody came.\n“They left.”\nNobody died.'
AGAIN_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
said say VERB VBD ROOT 2
“ " PUNCT `` punct 5
it it PRON PRP nsubj 5
broke break VERB VBD ccomp 2
. . PUNCT . punct 2
” " PUNCT '' punct 2
“ " PUNCT `` punct 10
Nobody nobody PRON NN nsubj 10
came come VERB VBD ROOT 10
. . PUNCT . punct 10
“ " PUNCT `` punct 14
They they PRON PRP nsubj 14
left leave VERB VBD ROOT 14
. . PUNCT . punct 14
” " PUNCT '' punct 14
Nobody nobody PRON NN nsubj 18
died die VERB VBD ROOT 18
. . PUNCT . punct 18
"""


def test_a_further_quotation_of_several_paragraphs_is_one():
    def content(text: str) -> str:
        closed = text.count("”") == 2
        rows = AGAIN_ROWS if closed else AGAIN_ROWS.replace("” \" PUNCT '' punct 14\n", "").replace("18", "17")
        parse = page(text, rows, "Anna Holm", sentences=(8, 12, 17 if closed else 16))
        return shown(text, add_quotations(parse, (said(text, "Anna Holm", "said", "“it broke.”"),)))[0][2]

    assert content(AGAIN) == "“it broke.” | “Nobody came. | “They left.”"
    assert content(AGAIN.replace("left.”", "left.")) == "“it broke.”"  # never closed: who knows where it ends


def test_a_quotation_goes_on_behind_a_paragraph_that_only_goes_on():
    text = AGAIN.replace("came.", "came.”")
    rows = AGAIN_ROWS.replace("“ \" PUNCT `` punct 14", "” \" PUNCT '' punct 10\n“ \" PUNCT `` punct 15").replace(
        " 14\n", " 15\n").replace("18", "19")  # fmt: skip
    statement = said(text, "Anna Holm", "said", "“it broke.”")
    found = add_quotations(page(text, rows, "Anna Holm", sentences=(8, 13, 18)), (statement,))
    assert shown(text, found)[0][2] == "“it broke.” | “Nobody came.” | “They left.”"


GESTURE = "Was it you?\nAnn Holm shook her head. “We never met.” Rain fell."
GESTURE_ROWS = """
Was be AUX VBD ROOT 0
it it PRON PRP nsubj 0
you you PRON PRP attr 0
? ? PUNCT . punct 0
Ann Ann PROPN NNP compound 5
Holm Holm PROPN NNP nsubj 6
shook shake VERB VBD ROOT 6
her her PRON PRP$ poss 8
head head NOUN NN dobj 6
. . PUNCT . punct 6
“ " PUNCT `` punct 13
We we PRON PRP nsubj 13
never never ADV RB neg 13
met meet VERB VBD ROOT 13
. . PUNCT . punct 13
” " PUNCT '' punct 13
Rain rain NOUN NN nsubj 17
fell fall VERB VBD ROOT 17
. . PUNCT . punct 17
"""


def gestured(old: str = "", new: str = "") -> list[tuple[str, str]]:
    """Who says what in the text and its parse, both with one word replaced, without the words after the quotation."""
    text = GESTURE.removesuffix(" Rain fell.").replace(old, new)
    rows = "\n".join(GESTURE_ROWS.strip().splitlines()[:16]).replace(old, new)
    at = text.index("Ann Holm")
    actor = Actor(id="e1", name="Ann Holm", type="person", mentions=(Span(at, at + 8),))
    found = add_quotations(annotated_of(parse_of(text, rows, (4, 10)), actors=(actor,)), ())
    return [(" ".join(s.of(text) for s in a.source), a.content[0].of(text)) for a in found]


def test_a_quotation_right_behind_a_gesture_is_that_persons():
    assert gestured() == [("Ann Holm", "“We never met.”")]


def test_what_is_no_gesture_brings_no_words():
    assert gestured("head", "coat") == []


def test_a_gesture_brings_no_words_with_somebody_else_behind_them():
    parse = parse_of(GESTURE, GESTURE_ROWS, (4, 10, 16))
    at = GESTURE.index("Ann Holm")
    actor = Actor(id="e1", name="Ann Holm", type="person", mentions=(Span(at, at + 8),))
    assert add_quotations(annotated_of(parse, actors=(actor,)), ()) == ()


CHAIN = "Anna Holm was there.\n“We saw a light.\n“I rang twice,” she said."
CHAIN_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
was be AUX VBD ROOT 2
there there ADV RB advmod 2
. . PUNCT . punct 2
“ " PUNCT `` punct 7
We we PRON PRP nsubj 7
saw see VERB VBD ROOT 7
a a DET DT det 9
light light NOUN NN dobj 7
. . PUNCT . punct 7
“ " PUNCT `` punct 18
I I PRON PRP nsubj 13
rang ring VERB VBD ccomp 18
twice twice ADV RB advmod 13
, , PUNCT , punct 18
” " PUNCT '' punct 18
she she PRON PRP nsubj 18
said say VERB VBD ROOT 18
. . PUNCT . punct 18
"""


def test_paragraphs_of_one_quotation_are_of_whoever_has_its_end():
    statement = said(CHAIN, "she", "said", "“I rang twice,”")
    found = add_quotations(page(CHAIN, CHAIN_ROWS, "Anna Holm", sentences=(5, 11)), (statement,))
    assert shown(CHAIN, found) == [("she", "said", "“We saw a light. | “I rang twice,”")]


def test_what_is_said_within_paragraphs_of_one_quotation_hangs_on_it_if_an_i_says_it():
    statement = said(CHAIN, "she", "said", "“I rang twice,”")
    own = said(CHAIN, "We", "saw", "a light", id="a2")
    found = add_quotations(page(CHAIN, CHAIN_ROWS, "Anna Holm", sentences=(5, 11)), (statement, own))
    assert found[1].via == "a1"
    theirs = replace(own, source=(Span(CHAIN.index("a light"), CHAIN.index("a light") + 7),))
    assert add_quotations(page(CHAIN, CHAIN_ROWS, "Anna Holm", sentences=(5, 11)), (statement, theirs)) == (
        statement, theirs)  # fmt: skip


def test_paragraphs_of_a_quotation_that_two_have_stay_as_they_were_read():
    statement = said(CHAIN, "she", "said", "“I rang twice,”")
    other = said(CHAIN, "Anna Holm", "was", "a light", id="a2")
    found = add_quotations(page(CHAIN, CHAIN_ROWS, "Anna Holm", sentences=(5, 11)), (statement, other))
    assert found == (statement, other)


def test_a_quotation_in_other_marks_does_not_go_on_with_the_paragraph_before():
    text, rows = CHAIN.replace("“We", '"We'), CHAIN_ROWS.replace("“", '"', 1)
    statement = said(text, "she", "said", "“I rang twice,”")
    assert add_quotations(page(text, rows, "Anna Holm", sentences=(5, 11)), (statement,)) == (statement,)


def test_a_paragraph_that_names_its_own_speaker_is_no_part_of_another_s_quotation():
    text = "“We lost, said Leo Brenn.\n“We won,” said Anna Holm."
    rows = """
    “ " PUNCT `` punct 2
    We we PRON PRP nsubj 2
    lost lose VERB VBD ccomp 4
    , , PUNCT , punct 4
    said say VERB VBD ROOT 4
    Leo Leo PROPN NNP compound 6
    Brenn Brenn PROPN NNP nsubj 4
    . . PUNCT . punct 4
    “ " PUNCT `` punct 10
    We we PRON PRP nsubj 10
    won win VERB VBD ccomp 13
    , , PUNCT , punct 13
    ” " PUNCT '' punct 13
    said say VERB VBD ROOT 13
    Anna Anna PROPN NNP compound 15
    Holm Holm PROPN NNP nsubj 13
    . . PUNCT . punct 13
    """
    at = text.rindex("said")
    statement = Attribution(id="a1", source=(Span(at + 5, at + 14),), cue=(Span(at, at + 4),),
                            content=(Span(at - 10, at - 1),), confidence=0.9)  # fmt: skip
    found = add_quotations(page(text, rows, "Anna Holm", "Leo Brenn", sentences=(8,)), (statement,))
    assert found == (statement,)


TOLD = "Anna Holm told the Harbour Post the quay was shut.\n“I saw it.\n“It took an hour.”"
TOLD_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
told tell VERB VBD ROOT 2
the the DET DT det 5
Harbour Harbour PROPN NNP compound 5
Post Post PROPN NNP dobj 2
the the DET DT det 7
quay quay NOUN NN nsubjpass 9
was be AUX VBD auxpass 9
shut shut VERB VBN ccomp 2
. . PUNCT . punct 2
“ " PUNCT `` punct 13
I I PRON PRP nsubj 13
saw see VERB VBD ROOT 13
it it PRON PRP dobj 13
. . PUNCT . punct 13
“ " PUNCT `` punct 18
It it PRON PRP nsubj 18
took take VERB VBD ROOT 18
an an DET DT det 20
hour hour NOUN NN dobj 18
. . PUNCT . punct 18
” " PUNCT '' punct 18
"""


def test_an_i_behind_a_line_that_holds_nothing_but_a_statement_is_whoever_made_it():
    def found(text: str, *names: str) -> str:
        rows = TOLD_ROWS.replace("quay quay", "mayor mayor") if "mayor" in text else TOLD_ROWS
        told = text[text.index("Post ") + 5 : text.index(".")]
        statement = said(text, "Anna Holm", "told", told)
        return shown(text, add_quotations(page(text, rows, *names, sentences=(11, 16)), (statement,)))[0][2]

    assert found(TOLD, "Anna Holm", "Harbour Post") == "the quay was shut | “I saw it. | “It took an hour.”"
    # the words may be the mayor's
    assert found(TOLD.replace("quay", "mayor"), "Anna Holm", "Harbour Post") == "the mayor was shut"


TALK = "Anna Holm spoke to the Harbour Post on Monday.\n“I saw it.”"
TALK_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 2
spoke speak VERB VBD ROOT 2
to to ADP IN prep 2
the the DET DT det 6
Harbour Harbour PROPN NNP compound 6
Post Post PROPN NNP pobj 3
on on ADP IN prep 2
Monday Monday PROPN NNP pobj 7
. . PUNCT . punct 2
“ " PUNCT `` punct 12
I I PRON PRP nsubj 12
saw see VERB VBD ROOT 12
it it PRON PRP dobj 12
. . PUNCT . punct 12
” " PUNCT '' punct 12
"""


def test_whoever_spoke_to_a_paper_says_the_i_behind_it():
    found = add_quotations(page(TALK, TALK_ROWS, "Anna Holm", "Harbour Post", sentences=(10,)), ())
    assert shown(TALK, found) == [("Anna Holm", "spoke", "“I saw it.”")]
    # two people: either may be the "I"
    two = TALK.replace("the Harbour Post", "our old Leo Brenn")
    rows = TALK_ROWS.replace("the the", "our our", 1).replace("Harbour Harbour", "old old").replace(
        "Post Post PROPN", "Leo Leo PROPN")  # fmt: skip
    assert add_quotations(page(two, rows, "Anna Holm", "Leo Brenn", sentences=(10,)), ()) == ()


VOICED = "“The boat is late,” Anna Holm croaks."
VOICED_ROWS = """
“ " PUNCT `` punct 8
The the DET DT det 2
boat boat NOUN NN nsubj 3
is be AUX VBZ ccomp 8
late late ADJ JJ acomp 3
, , PUNCT , punct 8
” " PUNCT '' punct 8
Anna Anna PROPN NNP compound 8
Holm Holm PROPN NNP compound 9
croaks croak NOUN NNS ROOT 9
. . PUNCT . punct 9
"""


def test_a_quotation_is_of_whoever_voices_it_right_behind_even_if_the_parse_sees_no_verb():
    found = add_quotations(page(VOICED, VOICED_ROWS, "Anna Holm"), ())
    assert shown(VOICED, found) == [("Anna Holm", "croaks", "“The boat is late,”")]


def test_who_smiles_behind_a_whole_sentence_may_not_have_said_it():
    text = VOICED.replace(",", "!").replace("croaks", "smiles")
    rows = VOICED_ROWS.replace(", , PUNCT ,", "! ! PUNCT .").replace("croaks croak", "smiles smile")
    assert add_quotations(page(text, rows, "Anna Holm"), ()) == ()


def test_a_verb_read_without_its_subject_has_who_voices_it():
    lone = said(VOICED, "", "croaks", "“The boat is late,”", confidence=0.3)
    found = add_quotations(page(VOICED, VOICED_ROWS, "Anna Holm"), (lone,))
    assert shown(VOICED, found) == [("Anna Holm", "croaks", "“The boat is late,”")]
    other = said(VOICED, "boat", "is", "late")
    assert add_quotations(page(VOICED, VOICED_ROWS, "Anna Holm"), (other,)) == (other,)
