"""Sources that cannot be, and contents that end too soon."""

from dataclasses import replace

from sayso.attribute.limits import whole_content
from sayso.attribute.misplaced import without_mentioned, without_misplaced
from sayso.model import Attribution
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, content: str, id: str = "a1") -> Attribution:
    parts = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue), ("content", content))}
    return Attribution(id=id, **parts)


def kept(text: str, rows: str, *attributions: Attribution, sentences: tuple[int, ...] = ()) -> list[tuple]:
    found = without_misplaced(annotated_of(parse_of(text, rows, sentences)), attributions)
    return [(a.id, " ".join(s.of(text) for s in a.source)) for a in found]


SAYING = "The Echo said the talks were small, saying: “We never met.”\nAnn Holm sang."
SAYING_ROWS = """
The the DET DT det 1
Echo Echo PROPN NNP nsubj 2
said say VERB VBD ROOT 2
the the DET DT det 4
talks talk NOUN NNS nsubj 5
were be AUX VBD ccomp 2
small small ADJ JJ acomp 5
, , PUNCT , punct 5
saying say VERB VBG advcl 5
: : PUNCT : punct 8
“ “ PUNCT `` punct 13
We we PRON PRP nsubj 13
never never ADV RB neg 13
met meet VERB VBD ccomp 8
. . PUNCT . punct 13
” ” PUNCT '' punct 13
Ann Ann PROPN NNP compound 17
Holm Holm PROPN NNP nsubj 18
sang sing VERB VBD ROOT 18
. . PUNCT . punct 18
"""


def test_a_source_in_the_next_paragraph_gives_way_to_whoever_spoke_last_in_the_sentence():
    a = said(SAYING, "The Echo", "said", "the talks were small")
    b = said(SAYING, "Ann Holm", "saying", "“We never met.”", "a2")
    assert kept(SAYING, SAYING_ROWS, a, b, sentences=(0, 16)) == [("a1", "The Echo"), ("a2", "The Echo")]


ASKED = "So who knows what the board will say?"
ASKED_ROWS = """
So so ADV RB advmod 2
who who PRON WP nsubj 2
knows know VERB VBZ ROOT 2
what what PRON WP dobj 6
the the DET DT det 5
board board NOUN NN nsubj 6
will will AUX MD aux 6
say say VERB VB ccomp 2
? ? PUNCT . punct 2
"""


def test_nobody_is_the_who_of_an_open_question():
    given = said(ASKED, "who", "knows", "what the board will say")
    assert kept(ASKED, ASKED_ROWS, given) == []
    told = ASKED.replace("?", ".")
    assert kept(told, ASKED_ROWS.replace("?", "."), given) == [("a1", "who")]


ADDING = "Praise came from Ann Holm, who said the pier was new, adding that it stood."
ADDING_ROWS = """
Praise praise NOUN NN nsubj 1
came come VERB VBD ROOT 1
from from ADP IN prep 1
Ann Ann PROPN NNP compound 4
Holm Holm PROPN NNP pobj 2
, , PUNCT , punct 4
who who PRON WP nsubj 7
said say VERB VBD relcl 4
the the DET DT det 9
pier pier NOUN NN nsubj 10
was be AUX VBD ccomp 7
new new ADJ JJ acomp 10
, , PUNCT , punct 1
adding add VERB VBG advcl 1
that that SCONJ IN mark 16
it it PRON PRP nsubj 16
stood stand VERB VBD ccomp 13
. . PUNCT . punct 1
"""


def test_whoever_spoke_last_in_the_sentence_adds_what_is_added():
    a = said(ADDING, "who", "said", "the pier was new")
    b = said(ADDING, "", "adding", "it stood", "a2")
    assert kept(ADDING, ADDING_ROWS, a, b) == [("a1", "who"), ("a2", "who")]
    assert kept(ADDING, ADDING_ROWS, b) == [("a2", "")]


CLAIMS = 'Holm says, "We had a storm" and claims it was small.'
CLAIMS_ROWS = """
Holm Holm PROPN NNP nsubj 1
says say VERB VBZ ROOT 1
, , PUNCT , punct 1
" " PUNCT `` punct 5
We we PRON PRP nsubj 5
had have VERB VBD ccomp 1
a a DET DT det 7
storm storm NOUN NN dobj 5
" " PUNCT '' punct 5
and and CCONJ CC cc 1
claims claim VERB VBZ conj 1
it it PRON PRP nsubj 12
was be AUX VBD ccomp 10
small small ADJ JJ acomp 12
. . PUNCT . punct 1
"""


def test_who_stands_in_a_quotation_does_not_speak_outside_of_it():
    assert kept(CLAIMS, CLAIMS_ROWS, said(CLAIMS, "We", "claims", "it was small")) == [("a1", "Holm")]


CHARGES = "A jury indicted two men on charges they robbed ships."
CHARGES_ROWS = """
A a DET DT det 1
jury jury NOUN NN nsubj 2
indicted indict VERB VBD ROOT 2
two two NUM CD nummod 4
men man NOUN NNS dobj 2
on on ADP IN prep 2
charges charge NOUN NNS pobj 5
they they PRON PRP nsubj 8
robbed rob VERB VBD acl 6
ships ship NOUN NNS dobj 8
. . PUNCT . punct 2
"""


def test_the_accused_does_not_accuse():
    assert kept(CHARGES, CHARGES_ROWS, said(CHARGES, "two men", "charges", "they robbed ships")) == [("a1", "A jury")]


def test_who_gets_a_letter_does_not_say_what_stands_in_it():
    text = "The firm sent a letter to Holm saying nets were torn."
    rows = """
The the DET DT det 1
firm firm NOUN NN nsubj 2
sent send VERB VBD ROOT 2
a a DET DT det 4
letter letter NOUN NN dobj 2
to to ADP IN prep 4
Holm Holm PROPN NNP pobj 5
saying say VERB VBG acl 4
nets net NOUN NNS nsubjpass 10
were be AUX VBD auxpass 10
torn tear VERB VBN ccomp 7
. . PUNCT . punct 2
"""
    assert kept(text, rows, said(text, "Holm", "saying", "nets were torn")) == [("a1", "The firm")]


YEARS = "Later years saw a wish for peace."
YEARS_ROWS = """
Later late ADJ JJR amod 1
years year NOUN NNS nsubj 2
saw see VERB VBD ROOT 2
a a DET DT det 4
wish wish NOUN NN dobj 2
for for ADP IN prep 4
peace peace NOUN NN pobj 5
. . PUNCT . punct 2
"""


def test_a_time_is_no_source():
    assert kept(YEARS, YEARS_ROWS, said(YEARS, "Later years", "saw", "a wish for peace")) == []


CREDIT = "REUTERS/Rudi Said the gate had been closed since Monday."
CREDIT_ROWS = """
REUTERS/Rudi REUTERS/Rudi PROPN NNP nsubj 1
Said say VERB VBD ROOT 1
the the DET DT det 3
gate gate NOUN NN nsubjpass 6
had have AUX VBD aux 6
been be AUX VBN auxpass 6
closed close VERB VBN ccomp 1
since since SCONJ IN prep 6
Monday Monday PROPN NNP pobj 7
. . PUNCT . punct 1
"""


def test_a_photographers_credit_says_nothing():
    content = "the gate had been closed since Monday"
    assert kept(CREDIT, CREDIT_ROWS, said(CREDIT, "REUTERS/Rudi", "Said", content)) == []


def test_a_surname_that_looks_like_a_verb_is_no_cue():
    text, rows = CREDIT.replace("REUTERS/Rudi", "Rudi"), CREDIT_ROWS.replace("REUTERS/Rudi", "Rudi")
    assert kept(text, rows, said(text, "Rudi", "Said", "the gate had been closed since Monday")) == []


GLUED = "“We love our town,”Holm said."
GLUED_ROWS = """
“ “ PUNCT `` punct 2
We we PRON PRP nsubj 2
love love VERB VBP ccomp 6
our our PRON PRP$ poss 4
town,”Holm town,”Holm NOUN NN dobj 2
said say VERB VBD ROOT 5
. . PUNCT . punct 5
"""


def test_a_source_glued_to_a_quotation_is_parted_from_it():
    a = said(GLUED, "our town,”Holm", "said", "“We love our town,”")
    assert kept(GLUED, GLUED_ROWS, a) == [("a1", "Holm")]
    a = said(GLUED, "our town,”Holm", "said", "“We love our town,”Holm")
    (found,) = without_misplaced(annotated_of(parse_of(GLUED, GLUED_ROWS)), (a,))
    assert found.content[0].of(GLUED) == "“We love our town,”"


TORN = "Source: filings, estimates from banks\nThe old law let firms wait."
TORN_ROWS = """
Source source NOUN NN ROOT 0
: : PUNCT : punct 0
filings filing NOUN NNS appos 0
, , PUNCT , punct 2
estimates estimate NOUN NNS conj 2
from from ADP IN prep 4
banks bank NOUN NNS pobj 5
The the DET DT det 9
old old ADJ JJ amod 9
law law NOUN NN nsubj 10
let let VERB VBD ROOT 10
firms firm NOUN NNS nsubj 12
wait wait VERB VB ccomp 10
. . PUNCT . punct 10
"""


def test_a_paraphrase_does_not_go_over_the_end_of_a_line():
    a = said(TORN, "filings", "estimates", "The old law let firms wait")
    assert kept(TORN, TORN_ROWS, a, sentences=(0, 7)) == []


def content(text: str, rows: str, source: str, cue: str, words: str) -> str:
    return whole_content(parse_of(text, rows), said(text, source, cue, words)).content[0].of(text)


def test_a_clause_whose_subject_was_taken_is_taken_whole():
    text = "Holm left after two men were charged with theft, Ann said."
    rows = """
Holm Holm PROPN NNP nsubj 1
left leave VERB VBD ccomp 11
after after SCONJ IN mark 6
two two NUM CD nummod 4
men man NOUN NNS nsubjpass 6
were be AUX VBD auxpass 6
charged charge VERB VBN advcl 1
with with ADP IN prep 6
theft theft NOUN NN pobj 7
, , PUNCT , punct 11
Ann Ann PROPN NNP nsubj 11
said say VERB VBD ROOT 11
. . PUNCT . punct 11
"""
    whole = "Holm left after two men were charged with theft"
    assert content(text, rows, "Ann", "said", "Holm left after two men") == whole


def test_an_owner_and_a_measure_take_what_they_own_and_measure():
    text = "Holm saw Monday's end and thousands of letters."
    rows = """
Holm Holm PROPN NNP nsubj 1
saw see VERB VBD ROOT 1
Monday Monday PROPN NNP poss 4
's 's PART POS case 2
end end NOUN NN dobj 1
and and CCONJ CC cc 4
thousands thousand NOUN NNS conj 4
of of ADP IN prep 6
letters letter NOUN NNS pobj 7
. . PUNCT . punct 1
"""
    assert content(text, rows, "Holm", "saw", "Monday's") == "Monday's end"
    assert content(text, rows, "Holm", "saw", "Monday's end and thousands") == "Monday's end and thousands of letters"
    assert content(text, rows, "Holm", "saw", "Monday's end and") == "Monday's end"


def test_a_quotation_that_was_opened_is_closed():
    text = 'Holm went "with low hopes."'
    rows = """
Holm Holm PROPN NNP nsubj 1
went go VERB VBD ROOT 1
" " PUNCT `` punct 3
with with ADP IN prep 1
low low ADJ JJ amod 5
hopes hope NOUN NNS pobj 3
. . PUNCT . punct 1
" " PUNCT '' punct 1
"""
    assert content(text, rows, "Holm", "went", '"with low hopes') == '"with low hopes."'


WARNED = "Was the mayor warned? “Not by us.” Did Holm know? “No.”"
WARNED_ROWS = """
Was be AUX VBD auxpass 3
the the DET DT det 2
mayor mayor NOUN NN nsubjpass 3
warned warn VERB VBN ROOT 3
? ? PUNCT . punct 3
“ " PUNCT `` punct 3
Not not PART RB neg 7
by by ADP IN ROOT 7
us we PRON PRP pobj 7
. . PUNCT . punct 7
” " PUNCT '' punct 7
Did do AUX VBD aux 13
Holm Holm PROPN NNP nsubj 13
know know VERB VB ROOT 13
? ? PUNCT . punct 13
“ " PUNCT `` punct 13
No no INTJ UH ROOT 16
. . PUNCT . punct 16
” " PUNCT '' punct 16
"""


def test_who_is_only_asked_about_has_said_nothing():
    warned = said(WARNED, "Was the mayor", "warned", "“Not by us.”")
    knew = said(WARNED, "Did Holm", "know", "“No.”", id="a2")
    assert kept(WARNED, WARNED_ROWS, warned, knew, sentences=(5, 11, 15)) == []


WHY = "Why did Holm say the pier was safe?"
WHY_ROWS = """
Why why SCONJ WRB advmod 3
did do AUX VBD aux 3
Holm Holm PROPN NNP nsubj 3
say say VERB VB ROOT 3
the the DET DT det 5
pier pier NOUN NN nsubj 6
was be AUX VBD ccomp 3
safe safe ADJ JJ acomp 6
? ? PUNCT . punct 3
"""


def test_a_question_why_somebody_said_it_takes_for_granted_that_he_did():
    a = said(WHY, "Holm", "say", "the pier was safe")
    assert kept(WHY, WHY_ROWS, a) == [("a1", "Holm")]


BLAZE = "Radio Esk reported the blaze saying a kiln burst."
BLAZE_ROWS = """
Radio Radio PROPN NNP compound 1
Esk Esk PROPN NNP nsubj 2
reported report VERB VBD ROOT 2
the the DET DT det 4
blaze blaze NOUN NN nsubj 5
saying say VERB VBG ccomp 2
a a DET DT det 7
kiln kiln NOUN NN nsubj 8
burst burst VERB VBD ccomp 5
. . PUNCT . punct 2
"""


def test_what_is_reported_says_nothing_itself():
    a = said(BLAZE, "the blaze", "saying", "a kiln burst")
    assert kept(BLAZE, BLAZE_ROWS, a) == [("a1", "Radio Esk")]


TOLL = "The flood claimed the lives of six."
TOLL_ROWS = """
The the DET DT det 1
flood flood NOUN NN nsubj 2
claimed claim VERB VBD ROOT 2
the the DET DT det 4
lives life NOUN NNS dobj 2
of of ADP IN prep 4
six six NUM CD pobj 5
. . PUNCT . punct 2
"""


def test_a_flood_that_claims_lives_says_nothing():
    assert kept(TOLL, TOLL_ROWS, said(TOLL, "The flood", "claimed", "the lives of six")) == []


ADDRESSED = "Holm to Moor: Resign now"
ADDRESSED_ROWS = """
Holm Holm PROPN NNP ROOT 0
to to ADP IN prep 0
Moor Moor PROPN NNP pobj 1
: : PUNCT : punct 0
Resign resign VERB VB appos 0
now now ADV RB advmod 4
"""


def test_who_is_spoken_to_in_a_headline_does_not_speak():
    a = said(ADDRESSED, "Holm to Moor", ":", "Resign now")
    assert kept(ADDRESSED, ADDRESSED_ROWS, a) == [("a1", "Holm")]


DUE = "The pier is supposed to last"
DUE_ROWS = """
The the DET DT det 1
pier pier NOUN NN nsubjpass 3
is be AUX VBZ auxpass 3
supposed suppose VERB VBN ROOT 3
to to PART TO aux 5
last last VERB VB xcomp 3
"""


def test_what_is_supposed_to_be_is_said_by_nobody():
    assert kept(DUE, DUE_ROWS, said(DUE, "", "is supposed", "to last")) == []


GAP = "Shells fell and nine women died Ann Holm said."
GAP_ROWS = """
Shells shell NOUN NNS nsubj 1
fell fall VERB VBD ccomp 8
and and CCONJ CC cc 1
nine nine NUM CD nummod 4
women woman NOUN NNS nsubj 5
died die VERB VBD conj 1
Ann Ann PROPN NNP compound 7
Holm Holm PROPN NNP nsubj 8
said say VERB VBD ROOT 8
. . PUNCT . punct 8
"""


def test_the_few_words_between_a_content_and_whoever_says_it_belong_to_it():
    assert content(GAP, GAP_ROWS, "Ann Holm", "said", "Shells fell") == "Shells fell and nine women died"
    rows = GAP_ROWS.replace("died die VERB VBD", "died and CCONJ CC")  # "… and Ann Holm": two say so
    assert content(GAP, rows, "Ann Holm", "said", "Shells fell") == "Shells fell"


def only(text, rows, source, cue, content):
    def at(words):
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    given = Attribution(id="a1", source=at(source), cue=at(cue), content=at(content))
    return [[s.of(text) for s in a.source] for a in without_misplaced(annotated_of(parse_of(text, rows)), (given,))]


def test_a_thing_that_is_condemned_says_nothing():
    text, rows = "The Union condemned the raid saying it was wrong.", """
    The the DET DT det 1
    Union Union PROPN NNP nsubj 2
    condemned condemn VERB VBD ROOT 2
    the the DET DT det 4
    raid raid NOUN NN dobj 2
    saying say VERB VBG acl 4
    it it PRON PRP nsubj 7
    was be AUX VBD ccomp 5
    wrong wrong ADJ JJ acomp 7
    . . PUNCT . punct 2
    """
    assert only(text, rows, "the raid", "saying", "it was wrong") == [["The Union"]]
    text, rows = text.replace("raid", "aide"), rows.replace("raid raid", "aide aide")
    assert only(text, rows, "the aide", "saying", "it was wrong") == [["the aide"]]


def test_a_participle_behind_a_dash_has_no_source_before_it():
    text, rows = "Heading to Esk - looking forward to the fair.", """
    Heading head VERB VBG ROOT 0
    to to ADP IN prep 0
    Esk Esk PROPN NNP npadvmod 4
    - - PUNCT HYPH punct 4
    looking look VERB VBG pcomp 1
    forward forward ADV RB advmod 4
    to to ADP IN prep 4
    the the DET DT det 8
    fair fair NOUN NN pobj 6
    . . PUNCT . punct 0
    """
    assert only(text, rows, "Esk", "looking forward to", "the fair") == [[]]


def test_who_goes_on_behind_a_quotation_is_who_was_quoted_not_we():
    text, rows = '''Holm says, "We had a fair" and claims it was good.''', """
    Holm Holm PROPN NNP nsubj 1
    says say VERB VBZ ROOT 1
    , , PUNCT , punct 1
    " " PUNCT `` punct 1
    We we PRON PRP nsubj 5
    had have VERB VBD ccomp 1
    a a DET DT det 7
    fair fair ADJ JJ dobj 5
    " " PUNCT '' punct 5
    and and CCONJ CC cc 5
    claims claim VERB VBZ conj 5
    it it PRON PRP nsubj 12
    was be AUX VBD ccomp 10
    good good ADJ JJ acomp 12
    . . PUNCT . punct 1
    """
    assert only(text, rows, "We", "claims", "it was good") == [["Holm"]]


def test_what_something_is_called_and_how_it_is_are_nobodys_word():
    text, rows = "A boat also known as the Gull sank.", """
    A a DET DT det 1
    boat boat NOUN NN nsubj 7
    also also ADV RB advmod 3
    known know VERB VBN acl 1
    as as ADP IN prep 3
    the the DET DT det 6
    Gull Gull PROPN NNP pobj 4
    sank sink VERB VBD ROOT 7
    . . PUNCT . punct 7
    """
    assert only(text, rows, "", "also known", "the Gull sank") == []
    text, rows = "Lind accused the embattled mayor of theft.", """
    Lind Lind PROPN NNP nsubj 1
    accused accuse VERB VBD ROOT 1
    the the DET DT det 4
    embattled embattle VERB VBN amod 4
    mayor mayor NOUN NN dobj 1
    of of ADP IN prep 4
    theft theft NOUN NN pobj 5
    . . PUNCT . punct 1
    """
    assert only(text, rows, "", "embattled", "mayor of theft") == []
    text, rows = text.replace("embattled", "alleged"), rows.replace("embattled embattle", "alleged allege")
    assert only(text, rows, "", "alleged", "mayor of theft") == [[]]


ORDER = "The order came from Governor Moor, a driver told us."
ORDER_ROWS = """
The the DET DT det 1
order order NOUN NN nsubj 2
came come VERB VBD ccomp 9
from from ADP IN prep 2
Governor Governor PROPN NNP compound 5
Moor Moor PROPN NNP pobj 3
, , PUNCT , punct 9
a a DET DT det 8
driver driver NOUN NN nsubj 9
told tell VERB VBD ROOT 9
us we PRON PRP dobj 9
. . PUNCT . punct 9
"""


def test_what_a_preposition_lacks_is_the_end_of_what_is_told_and_no_source():
    a = said(ORDER, "Governor Moor, a driver", "told", "The order came from")
    found = without_misplaced(annotated_of(parse_of(ORDER, ORDER_ROWS)), (a,))
    assert [(x.source[0].of(ORDER), x.content[0].of(ORDER)) for x in found] == [
        ("a driver", "The order came from Governor Moor"),
    ]
    whole = said(ORDER, "a driver", "told", "The order came from Governor Moor")
    assert without_misplaced(annotated_of(parse_of(ORDER, ORDER_ROWS)), (whole,)) == (whole,)


NEVER = "Holm said his client had never seen it."
NEVER_ROWS = """
Holm Holm PROPN NNP nsubj 1
said say VERB VBD ROOT 1
his his PRON PRP$ poss 3
client client NOUN NN nsubj 6
had have AUX VBD aux 6
never never ADV RB neg 6
seen see VERB VBN ccomp 1
it it PRON PRP dobj 6
. . PUNCT . punct 1
"""


def test_a_helping_verb_whose_verb_says_nothing_is_no_cue():
    a = said(NEVER, "Holm", "said", "his client had never seen it")
    b = said(NEVER, "his client", "had never", "seen it", "a2")
    assert kept(NEVER, NEVER_ROWS, a, b) == [("a1", "Holm")]
    told, rows = NEVER.replace("seen", "told"), NEVER_ROWS.replace("seen see", "told tell")
    b = said(told, "his client", "had never", "told it", "a2")
    assert len(kept(told, rows, said(told, "Holm", "said", "his client had never told it"), b)) == 2


DEATHS = "The council confirmed the deaths of two men, declining to name them."
DEATHS_ROWS = """
The the DET DT det 1
council council NOUN NN nsubj 2
confirmed confirm VERB VBD ROOT 2
the the DET DT det 4
deaths death NOUN NNS dobj 2
of of ADP IN prep 4
two two NUM CD nummod 7
men man NOUN NNS pobj 5
, , PUNCT , punct 2
declining decline VERB VBG advcl 2
to to PART TO aux 11
name name VERB VB xcomp 9
them they PRON PRP dobj 11
. . PUNCT . punct 2
"""


def test_a_participle_goes_on_with_whoever_tells_of_a_thing_not_with_the_thing():
    a = said(DEATHS, "The council", "confirmed", "the deaths of two men")
    b = said(DEATHS, "the deaths of two men", "declining", "to name them", "a2")
    assert kept(DEATHS, DEATHS_ROWS, a, b) == [("a1", "The council"), ("a2", "The council")]


TRIAL = "Holm called the indictment a farce saying Esk made it up."
TRIAL_ROWS = """
Holm Holm PROPN NNP nsubj 1
called call VERB VBD ROOT 1
the the DET DT det 3
indictment indictment NOUN NN dobj 1
a a DET DT det 5
farce farce NOUN NN oprd 1
saying say VERB VBG acl 5
Esk Esk PROPN NNP nsubj 8
made make VERB VBD ccomp 6
it it PRON PRP dobj 8
up up ADP RP prt 8
. . PUNCT . punct 1
"""


def test_a_paper_that_is_called_something_says_nothing():
    a = said(TRIAL, "Holm", "called", "the indictment a farce")
    b = said(TRIAL, "the indictment", "saying", "Esk made it up", "a2")
    assert kept(TRIAL, TRIAL_ROWS, a, b) == [("a1", "Holm"), ("a2", "Holm")]


LETTER = "Holm confirmed a letter saying Esk made it up."
LETTER_ROWS = """
Holm Holm PROPN NNP nsubj 1
confirmed confirm VERB VBD ROOT 1
a a DET DT det 3
letter letter NOUN NN dobj 1
saying say VERB VBG acl 3
Esk Esk PROPN NNP nsubj 6
made make VERB VBD ccomp 4
it it PRON PRP dobj 6
up up ADP RP prt 6
. . PUNCT . punct 1
"""


def test_a_paper_says_what_stands_right_behind_it():
    a = said(LETTER, "Holm", "confirmed", "a letter")
    b = said(LETTER, "a letter", "saying", "Esk made it up", "a2")
    assert kept(LETTER, LETTER_ROWS, a, b) == [("a1", "Holm"), ("a2", "a letter")]
    text, rows = LETTER.replace("letter", "death"), LETTER_ROWS.replace("letter", "death")
    a = said(text, "Holm", "confirmed", "a death")
    b = said(text, "a death", "saying", "Esk made it up", "a2")
    assert kept(text, rows, a, b) == [("a1", "Holm"), ("a2", "Holm")]


FOUND = "A man found guilty of theft could be jailed."
FOUND_ROWS = """
A a DET DT det 1
man man NOUN NN nsubj 2
found find VERB VBD ROOT 2
guilty guilty ADJ JJ oprd 2
of of ADP IN prep 3
theft theft NOUN NN pobj 4
could could AUX MD aux 8
be be AUX VB auxpass 8
jailed jail VERB VBN ccomp 2
. . PUNCT . punct 2
"""


def test_who_is_found_guilty_finds_nothing():
    assert kept(FOUND, FOUND_ROWS, said(FOUND, "A man", "found", "guilty of theft")) == []
    rows = FOUND_ROWS.replace("guilty guilty", "shelter shelter")
    text = FOUND.replace("guilty", "shelter")
    assert kept(text, rows, said(text, "A man", "found", "shelter of theft")) == [("a1", "A man")]


ALSO = "A firm also called Gull Lines, where ships were lost, fell."
ALSO_ROWS = """
A a DET DT det 1
firm line NOUN NN nsubj 3
also also ADV RB advmod 3
called call VERB VBD ROOT 3
Gull Gull PROPN NNP compound 5
Lines Lines PROPN NNP oprd 3
, , PUNCT , punct 5
where where SCONJ WRB advmod 10
ships ship NOUN NNS nsubjpass 10
were be AUX VBD auxpass 10
lost lose VERB VBN relcl 5
, , PUNCT , punct 5
fell fall VERB VBD conj 3
. . PUNCT . punct 3
"""


def test_a_second_name_is_nobodys_word():
    assert kept(ALSO, ALSO_ROWS, said(ALSO, "A firm", "also called", "Gull Lines, where ships were lost")) == []
    other = ALSO_ROWS.replace("A a DET DT det 1\nfirm line NOUN NN", "A a DET DT det 1\nfirm firm PROPN NNP")
    assert kept(ALSO, other, said(ALSO, "A firm", "also called", "Gull Lines, where ships were lost"))


SEEN = "Smoke is seen from the city of Esk."
SEEN_ROWS = """
Smoke smoke NOUN NN nsubjpass 2
is be AUX VBZ auxpass 2
seen see VERB VBN ROOT 2
from from ADP IN prep 2
the the DET DT det 5
city city NOUN NN pobj 3
of of ADP IN prep 5
Esk Esk PROPN NNP pobj 6
. . PUNCT . punct 2
"""


def test_a_place_from_which_a_thing_is_seen_sees_nothing():
    assert kept(SEEN, SEEN_ROWS, said(SEEN, "the city of Esk", "is seen", "Smoke")) == []
    by = SEEN.replace("from", "by")
    assert kept(by, SEEN_ROWS.replace("from from", "by by"), said(by, "the city of Esk", "is seen", "Smoke"))


WORD = "The term “claimed” that was used is wrong."
WORD_ROWS = """
The the DET DT det 1
term term NOUN NN nsubj 3
“ " PUNCT `` punct 3
claimed claim VERB VBD ccomp 8
” " PUNCT '' punct 3
that that SCONJ IN mark 7
was be AUX VBD auxpass 7
used use VERB VBN ccomp 3
is be AUX VBZ ROOT 8
wrong wrong ADJ JJ acomp 8
. . PUNCT . punct 8
"""


def mentioned(text: str, rows: str, *attributions: Attribution) -> list[tuple]:
    found = without_mentioned(parse_of(text, rows), attributions)
    return [(a.id, a.cue[0].of(text), a.via) for a in found]


def test_a_word_in_marks_that_is_only_mentioned_says_nothing():
    inner = replace(said(WORD, "", "used", "wrong", id="a2"), via="a1")
    assert mentioned(WORD, WORD_ROWS, said(WORD, "The term", "“claimed", "that was used"), inner) == [
        ("a2", "used", None)]  # fmt: skip
    assert mentioned(WORD, WORD_ROWS, said(WORD, "", "claimed", "that was used")) == []


def test_a_participle_in_marks_says_nothing_and_a_verb_with_a_subject_does_without_them():
    someone, rows = WORD.replace("term", "board"), WORD_ROWS.replace("term term", "board board")
    assert mentioned(someone, rows, said(someone, "The board", "“claimed”", "used")) == [("a1", "claimed", None)]
    saying = someone.replace("claimed", "Saying")
    rows = rows.replace("claimed claim VERB VBD", "Saying say VERB VBG")
    assert mentioned(saying, rows, said(saying, "The board", "Saying", "used")) == []


TOLD_WHEN = "Lind had been warned twice before the ship left."
TOLD_WHEN_ROWS = """
Lind Lind PROPN NNP nsubjpass 3
had have AUX VBD aux 3
been be AUX VBN auxpass 3
warned warn VERB VBN ROOT 3
twice twice ADV RB advmod 3
before before SCONJ IN mark 8
the the DET DT det 7
ship ship NOUN NN nsubj 8
left leave VERB VBD advcl 3
. . PUNCT . punct 3
"""


def test_when_somebody_was_told_is_nothing_told():
    assert kept(TOLD_WHEN, TOLD_WHEN_ROWS, said(TOLD_WHEN, "", "had been warned twice", "before the ship left")) == []
    text, rows = TOLD_WHEN.replace("before", "that"), TOLD_WHEN_ROWS.replace("before before", "that that")
    assert kept(text, rows, said(text, "", "had been warned twice", "that the ship left")) == [("a1", "")]


BRIEFED = "Mayor Briefed On Fire"
BRIEFED_ROWS = """
Mayor Mayor PROPN NNP nsubj 1
Briefed brief VERB VBD ROOT 1
On on ADP IN prep 1
Fire Fire PROPN NNP pobj 2
"""


def test_who_is_briefed_on_a_thing_says_nothing_of_it():
    assert kept(BRIEFED, BRIEFED_ROWS, said(BRIEFED, "Mayor", "Briefed On", "Fire")) == []
    text = BRIEFED.replace("On Fire", "On Fires")
    rows = BRIEFED_ROWS.replace("Fire Fire PROPN NNP", "Fires fire VERB VBZ")
    assert len(kept(text, rows, said(text, "Mayor", "Briefed On", "Fires"))) == 1


LOW = "Holm sets expectations low for the talks"
LOW_ROWS = """
Holm Holm PROPN NNP nsubj 1
sets set VERB VBZ ROOT 1
expectations expectation NOUN NNS dobj 1
low low ADJ JJ oprd 1
for for ADP IN prep 3
the the DET DT det 6
talks talk NOUN NNS pobj 4
"""


def test_a_noun_within_what_is_told_is_nobodys_word_without_a_clause():
    outer = said(LOW, "Holm", "sets", "expectations low for the talks")
    inner = said(LOW, "", "expectations", "low for the talks", id="a2")
    assert kept(LOW, LOW_ROWS, outer, replace(inner, via="a1")) == [("a1", "Holm")]
    assert len(kept(LOW, LOW_ROWS, inner)) == 1


SEEMS = "The tram appears to have stopped"
SEEMS_ROWS = """
The the DET DT det 1
tram tram NOUN NN nsubj 2
appears appear VERB VBZ ROOT 2
to to PART TO aux 5
have have AUX VB aux 5
stopped stop VERB VBN xcomp 2
"""


def test_how_a_thing_appears_is_no_word_of_its_own():
    assert kept(SEEMS, SEEMS_ROWS, said(SEEMS, "The tram", "appears", "to have stopped")) == []
    assert len(kept(SEEMS, SEEMS_ROWS, said(SEEMS, "", "appears", "to have stopped"))) == 1
    behind = said(SEEMS, "stopped", "appears", "The tram")  # "it appeared to Holm"
    assert len(kept(SEEMS, SEEMS_ROWS, behind)) == 1
    text, rows = SEEMS.replace("stopped", "thought so"), SEEMS_ROWS.replace("stopped stop", "thought think")
    assert len(kept(text, rows, said(text, "The tram", "appears", "to have thought so"))) == 1
