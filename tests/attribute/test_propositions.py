"""Propositions: contents and the article's own words cut into clauses."""

from dataclasses import replace

import pytest

from sayso.attribute.assertions import find_assertions
from sayso.attribute.phrases import antecedent_of
from sayso.attribute.propositions import find_propositions
from sayso.model import Attribution
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, content: str, **more) -> Attribution:
    parts = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue), ("content", content))}
    return Attribution(**({"id": "a1", "chain": ("Paper", source)} | more), **parts)


def found(text: str, rows: str, *attributions: Attribution, sentences: tuple[int, ...] = ()) -> list[tuple]:
    annotated = annotated_of(parse_of(text, rows, sentences))
    assertions = find_assertions(annotated, attributions)
    return [(" | ".join(s.of(text) for s in p.spans), p.attribution, p.factuality)
            for p in find_propositions(annotated, attributions, assertions)]  # fmt: skip


HURRIED = "The storm hurried and harassed the crew all day."
HURRIED_ROWS = """
The the DET DT det 1
storm storm NOUN NN nsubj 2
hurried hurry VERB VBD ROOT 2
and and CCONJ CC cc 2
harassed harass VERB VBD conj 2
the the DET DT det 6
crew crew NOUN NN dobj 4
all all DET DT det 8
day day NOUN NN npadvmod 4
. . PUNCT . punct 2
"""


def test_two_verbs_with_one_object_stay_together():
    assert [w for w, _, _ in found(HURRIED, HURRIED_ROWS)] == ["The storm hurried and harassed the crew all day"]


def test_what_hangs_on_an_if_keeps_it_whoever_says_it():
    text = "If you claim it fell, the board should meet soon, Holm said."
    rows = """
If if SCONJ IN mark 2
you you PRON PRP nsubj 2
claim claim VERB VBP advcl 9
it it PRON PRP nsubj 4
fell fall VERB VBD ccomp 2
, , PUNCT , punct 9
the the DET DT det 7
board board NOUN NN nsubj 9
should should AUX MD aux 9
meet meet VERB VB ccomp 13
soon soon ADV RB advmod 9
, , PUNCT , punct 13
Holm Holm PROPN NNP nsubj 13
said say VERB VBD ROOT 13
. . PUNCT . punct 13
"""
    inner = said(text, "you", "claim", "it fell", id="a2", via="a1")
    whole = said(text, "Holm", "said", "If you claim it fell, the board should meet soon")
    assert "If you claim it fell, the board should meet soon" in [w for w, by, _ in found(text, rows, whole, inner)
                                                                   if by == "a1"]  # fmt: skip


def test_a_wish_that_is_only_supposed_is_no_claim():
    text = "If anyone wishes to give, we thank them, Holm said."
    rows = """
If if SCONJ IN mark 2
anyone anyone PRON NN nsubj 2
wishes wish VERB VBZ advcl 7
to to PART TO aux 4
give give VERB VB xcomp 2
, , PUNCT , punct 7
we we PRON PRP nsubj 7
thank thank VERB VBP ccomp 11
them they PRON PRP dobj 7
, , PUNCT , punct 11
Holm Holm PROPN NNP nsubj 11
said say VERB VBD ROOT 11
. . PUNCT . punct 11
"""
    wish = said(text, "anyone", "wishes", "to give", id="a2", act="intention", via="a1")
    whole = said(text, "Holm", "said", "If anyone wishes to give, we thank them")
    assert not any(by == "a2" for _, by, _ in found(text, rows, whole, wish))


def test_how_sure_one_is_is_no_claim():
    text = "It fell, I don't think."
    rows = """
It it PRON PRP nsubj 1
fell fall VERB VBD ROOT 1
, , PUNCT , punct 1
I I PRON PRP nsubj 6
do do AUX VBP aux 6
n't n't PART RB neg 6
think think VERB VBP parataxis 1
. . PUNCT . punct 1
"""
    assert not any("think" in w for w, _, _ in found(text, rows))


TWO = "Holm said two divers were hurt and the old pier is closed."
TWO_ROWS = """
Holm Holm PROPN NNP nsubj 1
said say VERB VBD ROOT 1
two two NUM CD nummod 3
divers diver NOUN NNS nsubjpass 5
were be AUX VBD auxpass 5
hurt hurt VERB VBN ccomp 1
and and CCONJ CC cc 5
the the DET DT det 9
old old ADJ JJ amod 9
pier pier NOUN NN nsubjpass 11
is be AUX VBZ auxpass 11
closed close VERB VBN conj 5
. . PUNCT . punct 1
"""


def test_a_content_that_says_two_things_makes_two():
    attribution = said(TWO, "Holm", "said", "two divers were hurt and the old pier is closed")
    assert found(TWO, TWO_ROWS, attribution) == [
        ("two divers were hurt", "a1", "CT+"),
        ("the old pier is closed", "a1", "CT+"),
    ]


def test_a_denial_denies_each_of_them():
    text = TWO.replace("said", "denied")
    rows = TWO_ROWS.replace("said say", "denied deny")
    attribution = said(text, "Holm", "denied", "two divers were hurt and the old pier is closed")
    assert [v for _, _, v in found(text, rows, attribution)] == ["CT-", "CT-"]


SHARED = "The harbour board has sold the pier and will build a mole."
SHARED_ROWS = """
The the DET DT det 2
harbour harbour NOUN NN compound 2
board board NOUN NN nsubj 4
has have AUX VBZ aux 4
sold sell VERB VBN ROOT 4
the the DET DT det 6
pier pier NOUN NN dobj 4
and and CCONJ CC cc 4
will will AUX MD aux 9
build build VERB VB conj 4
a a DET DT det 11
mole mole NOUN NN dobj 9
. . PUNCT . punct 4
"""


def test_a_second_verb_keeps_the_subject_it_shares():
    assert [w for w, _, _ in found(SHARED, SHARED_ROWS)] == [
        "The harbour board has sold the pier",
        "The harbour board | will build a mole",
    ]


def test_a_clause_of_time_is_told_and_a_condition_is_not():
    rows = """
    The the DET DT det 1
    road road NOUN NN nsubj 2
    closed close VERB VBD ROOT 2
    at at ADP IN prep 2
    noon noon NOUN NN pobj 3
    after after SCONJ IN mark 8
    a a DET DT det 7
    tree tree NOUN NN nsubj 8
    fell fall VERB VBD advcl 2
    on on ADP IN prep 8
    it it PRON PRP pobj 9
    . . PUNCT . punct 2
    """
    text = "The road closed at noon after a tree fell on it."
    assert [w for w, _, _ in found(text, rows)] == ["The road closed at noon", "a tree fell on it"]
    text, rows = text.replace("after", "if"), rows.replace("after after", "if if")
    assert [w for w, _, _ in found(text, rows)] == ["The road closed at noon if a tree fell on it"]


def test_what_another_says_inside_a_content_is_left_to_the_other():
    text = "The Ledger reported that Holm said the pier is closed."
    rows = """
    The the DET DT det 1
    Ledger Ledger PROPN NNP nsubj 2
    reported report VERB VBD ROOT 2
    that that SCONJ IN mark 5
    Holm Holm PROPN NNP nsubj 5
    said say VERB VBD ccomp 2
    the the DET DT det 7
    pier pier NOUN NN nsubjpass 9
    is be AUX VBZ auxpass 9
    closed close VERB VBN ccomp 5
    . . PUNCT . punct 2
    """
    outer = said(text, "The Ledger", "reported", "Holm said the pier is closed")
    inner = said(text, "Holm", "said", "the pier is closed", id="a2", via="a1", chain=("Paper", "The Ledger", "Holm"))
    assert found(text, rows, outer, inner) == [("the pier is closed", "a2", "CT+")]


def test_a_relayed_source_that_shares_the_content_is_one_proposition_with_the_longest_chain():
    text = TWO
    content = "two divers were hurt and the old pier is closed"
    outer = said(text, "Holm", "said", content)
    inner = said(text, "", "said", content, id="a2", via="a1", chain=("Paper", "Holm", "a diver"))
    assert {by for _, by, _ in found(text, TWO_ROWS, outer, inner)} == {"a2"}


def test_a_mere_attitude_holds_no_proposition():
    attribution = said(TWO, "Holm", "said", "two divers were hurt", act="attitude")
    assert {by for _, by, _ in found(TWO, TWO_ROWS, attribution)} == {None}


VERDICT = '"The dam has burst": false.'
VERDICT_ROWS = """
" " PUNCT `` punct 8
The the DET DT det 2
dam dam NOUN NN nsubj 4
has have AUX VBZ aux 4
burst burst VERB VBN ccomp 7
" " PUNCT '' punct 4
: : PUNCT : punct 7
false false ADJ JJ ROOT 7
. . PUNCT . punct 7
"""


@pytest.mark.parametrize(("verdict", "value"), [("false", "CT-"), ("true", "CT+"), ("unproven", "Uu")])
def test_a_verdict_values_what_it_judges(verdict, value):
    text, rows = VERDICT.replace("false", verdict), VERDICT_ROWS.replace("false false", f"{verdict} {verdict}")
    assert found(text, rows) == [('"The dam has burst"', None, value)]


def test_a_mere_no_is_a_proposition_where_it_is_all_that_is_said():
    text = 'Asked about it, Holm said "no".'
    rows = """
    Asked ask VERB VBN advcl 5
    about about ADP IN prep 0
    it it PRON PRP pobj 1
    , , PUNCT , punct 5
    Holm Holm PROPN NNP nsubj 5
    said say VERB VBD ROOT 5
    " " PUNCT `` punct 7
    no no INTJ UH intj 5
    " " PUNCT '' punct 5
    . . PUNCT . punct 5
    """
    assert ('"no"', "a1", "CT-") in found(text, rows, said(text, "Holm", "said", '"no"', factuality="CT-"))


def test_who_is_blamed_needs_the_blame():
    text = "Residents blamed a mill in the valley."
    rows = """
    Residents resident NOUN NNS nsubj 1
    blamed blame VERB VBD ROOT 1
    a a DET DT det 3
    mill mill NOUN NN dobj 1
    in in ADP IN prep 3
    the the DET DT det 6
    valley valley NOUN NN pobj 4
    . . PUNCT . punct 1
    """
    attribution = said(text, "Residents", "blamed", "a mill in the valley")
    assert found(text, rows, attribution) == [("blamed a mill in the valley", "a1", "CT+")]


def test_an_empty_report_has_none():
    assert found("x", "x x X XX ROOT 0") == []


KNEW = "A clerk said Anna Holm had known since May that crates were missing."
KNEW_ROWS = """
A a DET DT det 1
clerk clerk NOUN NN nsubj 2
said say VERB VBD ROOT 2
Anna Anna PROPN NNP compound 4
Holm Holm PROPN NNP nsubj 6
had have AUX VBD aux 6
known know VERB VBN ccomp 2
since since SCONJ IN prep 6
May May PROPN NNP pobj 7
that that SCONJ IN mark 11
crates crate NOUN NNS nsubj 11
were be AUX VBD advcl 6
missing miss VERB VBG acomp 11
. . PUNCT . punct 2
"""


def test_that_somebody_knew_is_a_claim_beside_what_they_knew():
    outer = said(KNEW, "A clerk", "said", "Anna Holm had known since May that crates were missing")
    inner = said(KNEW, "Anna Holm", "had known", "crates were missing", id="a2", via="a1", act="knowledge",
                 chain=("Paper", "A clerk", "Anna Holm"))  # fmt: skip
    assert found(KNEW, KNEW_ROWS, outer, inner) == [
        ("Anna Holm had known since May that crates were missing", "a1", "CT+"),
        ("crates were missing", "a2", "CT+"),
    ]


KNEWOWN = "Anna Holm had known since May that crates were missing."
KNEWOWN_ROWS = """
Anna Anna PROPN NNP compound 1
Holm Holm PROPN NNP nsubj 3
had have AUX VBD aux 3
known know VERB VBN ROOT 3
since since SCONJ IN prep 3
May May PROPN NNP pobj 4
that that SCONJ IN mark 8
crates crate NOUN NNS nsubj 8
were be AUX VBD advcl 3
missing miss VERB VBG acomp 8
. . PUNCT . punct 3
"""


def test_that_somebody_knew_is_told_in_the_articles_own_voice_too():
    known = said(KNEWOWN, "Anna Holm", "had known", "crates were missing", act="knowledge")
    assert found(KNEWOWN, KNEWOWN_ROWS, known) == [
        ("Anna Holm had known since May that crates were missing", None, "CT+"),
        ("crates were missing", "a1", "CT+"),
    ]


FORGOT = "The guard no longer remembers any crate."
FORGOT_ROWS = """
The the DET DT det 1
guard guard NOUN NN nsubj 4
no no ADV RB neg 3
longer long ADV RBR advmod 4
remembers remember VERB VBZ ROOT 4
any any DET DT det 6
crate crate NOUN NN dobj 4
. . PUNCT . punct 4
"""


def test_that_somebody_does_not_remember_is_denied_as_a_whole():
    forgot = said(FORGOT, "The guard", "no longer remembers", "any crate", act="attitude")
    assert found(FORGOT, FORGOT_ROWS, forgot) == [("The guard no longer remembers any crate", "a1", "CT-")]


WRITES = "The Harbour Post writes of ninety lost crates."
WRITES_ROWS = """
The the DET DT det 2
Harbour Harbour PROPN NNP compound 2
Post Post PROPN NNP nsubj 3
writes write VERB VBZ ROOT 3
of of ADP IN prep 3
ninety ninety NUM CD nummod 7
lost lose VERB VBN amod 7
crates crate NOUN NNS pobj 4
. . PUNCT . punct 3
"""


def test_a_paper_that_writes_of_something_says_it():
    writes = said(WRITES, "The Harbour Post", "writes of", "ninety lost crates", act="attitude")
    assert found(WRITES, WRITES_ROWS, writes) == [("ninety lost crates", "a1", "CT+")]


SAYSIX = "The board says six."
SAYSIX_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 2
says say VERB VBZ ROOT 2
six six NUM CD dobj 2
. . PUNCT . punct 2
"""


def test_a_bare_number_is_an_answer():
    six = said(SAYSIX, "The board", "says", "six")
    assert found(SAYSIX, SAYSIX_ROWS, six) == [("six", "a1", "CT+")]


TWOS = "“I was asked. I sent a boat.”"
TWOS_ROWS = """
“ " PUNCT `` punct 3
I I PRON PRP nsubjpass 3
was be AUX VBD auxpass 3
asked ask VERB VBN ROOT 3
. . PUNCT . punct 3
I I PRON PRP nsubj 6
sent send VERB VBD ROOT 6
a a DET DT det 8
boat boat NOUN NN dobj 6
. . PUNCT . punct 6
” " PUNCT '' punct 6
"""


def test_two_whole_sentences_are_two_claims_however_short():
    both = said(TWOS, "", "", TWOS)
    assert [p for p, _, _ in found(TWOS, TWOS_ROWS, both, sentences=(5,))] == ["I was asked", "I sent a boat"]


ONE_WORD = "“Cholera”: false."
ONE_WORD_ROWS = """
“ " PUNCT `` punct 1
Cholera Cholera PROPN NNP ROOT 1
” " PUNCT '' punct 1
: : PUNCT : punct 1
false false ADJ JJ appos 1
. . PUNCT . punct 1
"""


def test_one_word_with_a_verdict_is_judged():
    assert found(ONE_WORD, ONE_WORD_ROWS) == [("“Cholera”", None, "CT-")]


LISTING = "The Harbour Post writes of ninety lost crates and six divers."
LISTING_ROWS = """
The the DET DT det 2
Harbour Harbour PROPN NNP compound 2
Post Post PROPN NNP nsubj 3
writes write VERB VBZ ROOT 3
of of ADP IN prep 3
ninety ninety NUM CD nummod 7
lost lost ADJ JJ amod 7
crates crate NOUN NNS pobj 4
and and CCONJ CC cc 7
six six NUM CD nummod 10
divers diver NOUN NNS conj 7
. . PUNCT . punct 3
"""


def test_two_things_named_side_by_side_are_two_claims():
    writes = said(LISTING, "The Harbour Post", "writes of", "ninety lost crates and six divers", act="attitude")
    assert [p for p, _, _ in found(LISTING, LISTING_ROWS, writes)] == ["ninety lost crates", "six divers"]


NOBODY = "Nobody mentioned Corvin from the stage."
NOBODY_ROWS = """
Nobody nobody PRON NN nsubj 1
mentioned mention VERB VBD ROOT 1
Corvin Corvin PROPN NNP dobj 1
from from ADP IN prep 1
the the DET DT det 5
stage stage NOUN NN pobj 3
. . PUNCT . punct 1
"""


def test_a_naming_that_brings_no_proposition_is_told_in_the_articles_own_voice():
    mentioned = said(NOBODY, "Nobody", "mentioned", "Corvin", act="attitude")
    assert found(NOBODY, NOBODY_ROWS, mentioned) == [("Nobody mentioned Corvin from the stage", None, "CT-")]


RULED = "The board did not rule out a strike."
RULED_ROWS = """
The the DET DT det 1
board board NOUN NN nsubj 4
did do AUX VBD aux 4
not not PART RB neg 4
rule rule VERB VB ROOT 4
out out ADP RP prt 4
a a DET DT det 7
strike strike NOUN NN dobj 4
. . PUNCT . punct 4
"""


def test_what_is_not_ruled_out_is_left_open():
    ruled = said(RULED, "The board", "did not rule out", "a strike", factuality="Uu")
    assert found(RULED, RULED_ROWS, ruled) == [("a strike", "a1", "Uu")]


LATER = "The mill burned two days after the board closed the old bridge."
LATER_ROWS = """
The the DET DT det 1
mill mill NOUN NN nsubj 2
burned burn VERB VBD ROOT 2
two two NUM CD nummod 4
days day NOUN NNS npadvmod 5
after after SCONJ IN mark 8
the the DET DT det 7
board board NOUN NN nsubj 8
closed close VERB VBD advcl 2
the the DET DT det 11
old old ADJ JJ amod 11
bridge bridge NOUN NN dobj 8
. . PUNCT . punct 2
"""


def test_how_long_after_belongs_to_neither_clause():
    assert [w for w, _, _ in found(LATER, LATER_ROWS)] == ["The mill burned", "the board closed the old bridge"]


def test_what_only_came_keeps_what_it_came_after():
    text, rows = LATER.replace("burned", "came"), LATER_ROWS.replace("burned burn", "came come")
    assert [w for w, _, _ in found(text, rows)] == [text[:-1]]
    text, rows = text.replace("mill came", "mill came down"), rows.replace(
        "two two NUM CD nummod 4\ndays day NOUN NNS npadvmod 5\nafter after SCONJ IN mark 8",
        "down down ADP RP prt 2\ntwo two NUM CD nummod 5\ndays day NOUN NNS npadvmod 6\nafter after SCONJ IN mark 9",
    ).replace("det 7", "det 8").replace("nsubj 8", "nsubj 9").replace("det 11", "det 12").replace(
        "amod 11", "amod 12").replace("dobj 8", "dobj 9")  # fmt: skip
    assert [w for w, _, _ in found(text, rows)] == ["The mill came down", "the board closed the old bridge"]


TALKS = "The heads shook hands and the talk in the hall was under way."
TALKS_ROWS = """
The the DET DT det 1
heads head NOUN NNS nsubj 2
shook shake VERB VBD ROOT 2
hands hand NOUN NNS dobj 2
and and CCONJ CC cc 3
the the DET DT det 6
talk talk NOUN NN conj 3
in in ADP IN prep 6
the the DET DT det 9
hall hall NOUN NN pobj 7
was be AUX VBD conj 2
under under ADP IN prep 10
way way NOUN NN pobj 11
. . PUNCT . punct 2
"""


def test_a_verb_does_not_share_a_subject_that_it_does_not_agree_with():
    assert [w for w, _, _ in found(TALKS, TALKS_ROWS)] == [TALKS[:-1]]
    text, rows = TALKS.replace("was", "were"), TALKS_ROWS.replace("was be", "were be")
    assert [w for w, _, _ in found(text, rows)][1] == "The heads | were under way"


BILL = "They back a law by Senator Lee, which would ban all bots."
BILL_ROWS = """
They they PRON PRP nsubj 1
back back VERB VBP ROOT 1
a a DET DT det 3
law law NOUN NN dobj 1
by by ADP IN prep 3
Senator Senator PROPN NNP compound 6
Lee Lee PROPN NNP pobj 4
, , PUNCT , punct 6
which which DET WDT nsubj 10
would would AUX MD aux 10
ban ban VERB VB relcl 6
all all DET DT det 12
bots bot NOUN NNS dobj 10
. . PUNCT . punct 1
"""


def test_a_which_tells_of_no_person():
    def told(label: str, rows: str = BILL_ROWS) -> list[str]:
        parse = replace(parse_of(BILL, rows), entities=((span(BILL, "Lee"), label),))
        annotated = annotated_of(parse)
        return [" | ".join(s.of(BILL) for s in p.spans)
                for p in find_propositions(annotated, (), find_assertions(annotated, ()))]  # fmt: skip

    assert "a law by Senator Lee | would ban all bots" in told("PERSON")
    assert "Senator Lee | would ban all bots" in told("ORG")
    torn = BILL_ROWS.replace("Lee Lee PROPN NNP pobj 4", "Lee Lee PROPN NNP npadvmod 1")
    assert told("PERSON", torn) == [BILL[:-1]]


def test_a_which_and_its_noun_agree_in_number():
    parse = parse_of(BILL, BILL_ROWS.replace("Lee Lee PROPN NNP", "Lee Lee NOUN NNS").replace(
        "would would AUX MD", "would be AUX VBZ"))  # fmt: skip
    assert antecedent_of(parse, parse.tokens[8], parse.tokens[10]).text == "law"


BOASTED = "Holm boasted of the pier, claiming it held, an aide said."
BOASTED_ROWS = """
Holm Holm PROPN NNP nsubj 1
boasted boast VERB VBD ccomp 12
of of ADP IN prep 1
the the DET DT det 4
pier pier NOUN NN pobj 2
, , PUNCT , punct 1
claiming claim VERB VBG advcl 1
it it PRON PRP nsubj 8
held hold VERB VBD ccomp 6
, , PUNCT , punct 12
an an DET DT det 11
aide aide NOUN NN nsubj 12
said say VERB VBD ROOT 12
. . PUNCT . punct 12
"""


def test_a_clause_keeps_its_subject_though_it_says_something_deeper_too():
    outer = said(BOASTED, "an aide", "said", "Holm boasted of the pier, claiming it held")
    inner = said(BOASTED, "Holm", "claiming", "it held", id="a2", via="a1")
    told = [w for w, by, _ in found(BOASTED, BOASTED_ROWS, outer, inner) if by == "a1"]
    assert told == ["Holm boasted of the pier"]


SEEN = "The mayor waves from the old pier, as seen in the new film."
SEEN_ROWS = """
The the DET DT det 1
mayor mayor NOUN NN nsubj 2
waves wave VERB VBZ ROOT 2
from from ADP IN prep 2
the the DET DT det 6
old old ADJ JJ amod 6
pier pier NOUN NN pobj 3
, , PUNCT , punct 2
as as SCONJ IN mark 9
seen see VERB VBN advcl 2
in in ADP IN prep 9
the the DET DT det 13
new new ADJ JJ amod 13
film film NOUN NN pobj 10
. . PUNCT . punct 2
"""


def test_as_seen_is_no_clause_of_its_own():
    assert [w for w, _, _ in found(SEEN, SEEN_ROWS)] == [SEEN[:-1]]
    text, rows = SEEN.replace("as seen", "after waiting"), SEEN_ROWS.replace("as as", "after after")
    rows = rows.replace("seen see VERB VBN", "waiting wait VERB VBG")
    assert len(found(text, rows)) == 2


BRIEF = '"I woke because both of my eyes hurt. Do n\'t laugh. We counted them. She knew," Holm said.'
BRIEF_ROWS = """
" " PUNCT `` punct 2
I I PRON PRP nsubj 2
woke wake VERB VBD ROOT 2
because because SCONJ IN mark 8
both both PRON DT nsubj 8
of of ADP IN prep 4
my my PRON PRP$ poss 7
eyes eye NOUN NNS pobj 5
hurt hurt VERB VBP advcl 2
. . PUNCT . punct 2
Do do AUX VB aux 12
n't not PART RB neg 12
laugh laugh VERB VB ROOT 12
. . PUNCT . punct 12
We we PRON PRP nsubj 15
counted count VERB VBD ROOT 15
them they PRON PRP dobj 15
. . PUNCT . punct 15
She she PRON PRP nsubj 19
knew know VERB VBD ccomp 23
, , PUNCT , punct 23
" " PUNCT '' punct 23
Holm Holm PROPN NNP nsubj 23
said say VERB VBD ROOT 23
. . PUNCT . punct 23
"""


def test_a_verb_with_its_subject_is_a_sentence_however_short_and_an_order_takes_none_with_it():
    a = said(BRIEF, "Holm", "said", BRIEF.removesuffix(" Holm said."))
    assert [w for w, _, _ in found(BRIEF, BRIEF_ROWS, a, sentences=(10, 14, 18))] == [
        "I woke", "both of my eyes hurt", "We counted them", "She knew"
    ]  # fmt: skip


@pytest.mark.parametrize(("verb", "lemma"), [("said", "say"), ("'s", "'s")])
def test_a_verb_that_only_brings_what_is_said_is_none(verb, lemma):
    text = BRIEF.replace("I woke because", f"I {verb} because")
    a = said(text, "Holm", "said.", text.removesuffix(" Holm said."))
    a = replace(a, cue=(Span(text.rindex("said"), len(text) - 1),))
    rows = BRIEF_ROWS.replace("woke wake", f"{verb} {lemma}")
    assert f"I {verb}" not in [w for w, _, _ in found(text, rows, a, sentences=(10, 14, 18))]


CALLED = "Holm called it a forgery."
CALLED_ROWS = """
Holm Holm PROPN NNP nsubj 1
called call VERB VBD ROOT 1
it it PRON PRP nsubj 4
a a DET DT det 4
forgery forgery NOUN NN oprd 1
. . PUNCT . punct 1
"""


def test_what_somebody_calls_it_is_told_and_what_he_calls_off_is_not():
    a = said(CALLED, "Holm", "called", "it a forgery")
    assert [w for w, by, _ in found(CALLED, CALLED_ROWS, a) if by] == ["it a forgery"]
    text = CALLED.replace("called it", "called off")
    rows = CALLED_ROWS.replace("it it PRON PRP nsubj 4", "off off ADP RP prt 1")
    a = said(text, "Holm", "called off", "a forgery")
    assert not [w for w, by, _ in found(text, rows, a) if by]


@pytest.mark.parametrize(("value", "told"), [("PR-", ["it"]), ("PR+", [])])
def test_a_bare_it_is_told_of_who_doubts_it(value, told):
    text = "Holm doubted it."
    rows = "Holm Holm PROPN NNP nsubj 1\ndoubted doubt VERB VBD ROOT 1\nit it PRON PRP dobj 1\n. . PUNCT . punct 1"
    a = said(text, "Holm", "doubted", "it", act="belief", factuality=value)
    assert [w for w, by, _ in found(text, rows, a) if by] == told


OFFICE = "The office sticks to its word."
OFFICE_ROWS = """
The the DET DT det 2
office office NOUN NN compound 2
sticks stick NOUN NNS ROOT 2
to to ADP IN prep 2
its its PRON PRP$ poss 5
word word NOUN NN pobj 3
. . PUNCT . punct 2
"""
LIKING = "They both like horses."
LIKING_ROWS = """
They they PRON PRP nsubj 2
both both PRON DT appos 0
like like ADP IN ROOT 2
horses horse NOUN NNS dobj 2
. . PUNCT . punct 2
"""
ENGINE = "An engine broke over the sea and fell into it."
ENGINE_ROWS = """
An an DET DT det 1
engine engine NOUN NN ROOT 1
broke break VERB VBN acl 1
over over ADP IN prep 2
the the DET DT det 5
sea sea NOUN NN pobj 3
and and CCONJ CC cc 2
fell fall VERB VBD conj 2
into into ADP IN prep 7
it it PRON PRP pobj 8
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(("text", "rows"), [(OFFICE, OFFICE_ROWS), (LIKING, LIKING_ROWS), (ENGINE, ENGINE_ROWS)])
def test_a_whole_sentence_whose_verb_the_parser_missed_is_told(text, rows):
    assert [w for w, _, _ in found(text, rows)] == [text.removesuffix(".")]


def test_a_line_without_a_verb_is_still_none():
    rows = OFFICE_ROWS.replace("office office NOUN NN compound 2", "wooden wooden ADJ JJ amod 2")
    assert found(OFFICE.replace("office", "wooden"), rows) == []
    cut = ENGINE.replace(" and fell into it", "")
    left = [row for i, row in enumerate(ENGINE_ROWS.strip().splitlines()) if i not in (6, 7, 8, 9)]
    assert found(cut, "\n".join(left)) == []
