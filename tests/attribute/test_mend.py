"""Spans set right by grammar, and attributions that grammar shows."""

from dataclasses import replace

import pytest

from sayso.attribute.clauses import add_clauses, add_unsourced, clause_at, to_single_marks
from sayso.attribute.label import says_nothing
from sayso.attribute.mend import bare_content, mend, passive, source_span, without_hearer
from sayso.model import Annotated, Attribution, Mention, Parse, Report
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def spans(text, *parts):
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


def words(text, found):
    return [s.of(text) for s in found]


BELIEVED = "It is believed that Ola Brand fled."
BELIEVED_ROWS = """
It it PRON PRP nsubjpass 2
is be AUX VBZ auxpass 2
believed believe VERB VBN ROOT 2
that that SCONJ IN mark 6
Ola Ola PROPN NNP compound 5
Brand Brand PROPN NNP nsubj 6
fled flee VERB VBD ccomp 2
. . PUNCT . punct 2
"""


def test_a_headline_leaves_the_is_of_its_passive_out():
    text = "Mayor expected to resign\nIt rained."
    rows = """
    Mayor mayor NOUN NN nsubj 1
    expected expect VERB VBD ROOT 1
    to to PART TO aux 3
    resign resign VERB VB xcomp 1
    It it PRON PRP nsubj 5
    rained rain VERB VBD ROOT 5
    . . PUNCT . punct 5
    """
    annotated = annotated_of(parse_of(text, rows, (0, 4)))
    given = Attribution(id="a1", source=(Span(0, 5),), cue=(Span(6, 14),), content=(Span(15, 24),))
    (a,) = mend(annotated, (given,))
    assert (a.source, [s.of(text) for s in a.content]) == ((), ["Mayor", "to resign"])


def test_whoever_is_told_is_no_part_of_what_is_said():
    text = "Holm told Brenn nets were torn."
    rows = """
    Holm Holm PROPN NNP nsubj 1
    told tell VERB VBD ROOT 1
    Brenn Brenn PROPN NNP dobj 1
    nets net NOUN NNS nsubjpass 5
    were be AUX VBD auxpass 5
    torn tear VERB VBN ccomp 1
    . . PUNCT . punct 1
    """
    annotated = annotated_of(parse_of(text, rows))
    given = Attribution(id="a1", source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(10, 30),))
    (a,) = mend(annotated, (given,))
    assert a.content[0].of(text) == "nets were torn"


def test_a_time_beside_a_source_is_no_part_of_it():
    text = "Two years ago, a fisherman said no. Regulators this month said no."
    annotated = Annotated(report=Report(id="r", text=text), parse=Parse(text=text, tokens=(), sentences=()))
    assert source_span(annotated, Span(0, 26)).of(text) == "a fisherman"
    assert source_span(annotated, Span(36, 57)).of(text) == "Regulators"


def test_a_dummy_it_is_no_source_and_that_no_part_of_the_content():
    parse = parse_of(BELIEVED, BELIEVED_ROWS)
    a = Attribution(id="a1", source=spans(BELIEVED, "It"), cue=spans(BELIEVED, "is believed"),
                    content=spans(BELIEVED, "that Ola Brand fled"))  # fmt: skip
    (got,) = mend(annotated_of(parse), (a,))
    assert got.source == () and words(BELIEVED, got.content) == ["Ola Brand fled"]


RAISED = "Ola Brand is said to have fled."
RAISED_ROWS = """
Ola Ola PROPN NNP compound 1
Brand Brand PROPN NNP nsubjpass 3
is be AUX VBZ auxpass 3
said say VERB VBN ROOT 3
to to PART TO aux 6
have have AUX VB aux 6
fled flee VERB VBN xcomp 3
. . PUNCT . punct 3
"""


def test_whoever_is_said_to_have_done_something_is_not_the_one_who_says_so():
    parse = parse_of(RAISED, RAISED_ROWS)
    a = Attribution(id="a1", source=spans(RAISED, "Ola Brand"), cue=spans(RAISED, "is said"),
                    content=spans(RAISED, "to have fled"))  # fmt: skip
    (got,) = mend(annotated_of(parse), (a,))
    assert got.source == () and words(RAISED, got.content) == ["Ola Brand", "to have fled"]


TOLD = "Workers were told by Vell Mining that the pit would close."
TOLD_ROWS = """
Workers worker NOUN NNS nsubjpass 2
were be AUX VBD auxpass 2
told tell VERB VBN ROOT 2
by by ADP IN agent 2
Vell Vell PROPN NNP compound 5
Mining Mining PROPN NNP pobj 3
that that SCONJ IN mark 10
the the DET DT det 8
pit pit NOUN NN nsubj 10
would would AUX MD aux 10
close close VERB VB ccomp 2
. . PUNCT . punct 2
"""


def test_who_was_told_is_not_the_source_but_who_told_them_is():
    parse = parse_of(TOLD, TOLD_ROWS)
    a = Attribution(id="a1", source=spans(TOLD, "Workers"), cue=spans(TOLD, "were told"),
                    content=spans(TOLD, "the pit would close"))  # fmt: skip
    (got,) = mend(annotated_of(parse), (a,))
    assert words(TOLD, got.source) == ["Vell Mining"]


def test_a_cue_of_punctuation_alone_is_dropped_and_what_hung_on_it_stands_free():
    parse = parse_of(BELIEVED, BELIEVED_ROWS)
    bad = Attribution(id="a1", source=(), cue=spans(BELIEVED, "."), content=spans(BELIEVED, "Ola Brand"))
    good = Attribution(id="a2", source=(), cue=spans(BELIEVED, "believed"), content=spans(BELIEVED, "Ola"), via="a1")
    assert [(a.id, a.via) for a in mend(annotated_of(parse), (bad, good))] == [("a2", None)]


def source(text):
    parse = parse_of(text, "\n".join(f"{w} {w} X XX dep 0" for w in text.split()))
    found = source_span(annotated_of(parse), Span(0, len(text)))
    return found and found.of(text)


def test_a_long_apposition_an_age_and_an_occasion_are_left_out_of_a_source():
    assert source("Ola Brand, the head of the flood office of the lower valley,") == "Ola Brand"
    assert source("Ola Brand, 45, of Vell") == "Ola Brand"
    assert source("the minister, in an interview with Vell Radio") == "the minister"


def test_a_short_apposition_a_suffix_and_a_list_stay_in_a_source():
    for text in ("Ola Brand, head of the flood office", "Rolf Brand, Jr.", "Ola, Per and Kari Brand"):
        assert source(text) == text


def test_a_content_keeps_its_quotation_marks_and_loses_loose_commas():
    text = ", “we lost,” and that it rained ,"
    parse = parse_of(text, "we we PRON PRP nsubj 1\nlost lose VERB VBD ROOT 1")
    got = bare_content(annotated_of(parse), spans(text, ", “we lost,”", "and that it rained ,"))
    assert words(text, got) == ["“we lost,”", "and that it rained"]


NESTED = "The mayor said Ola Brand wanted to leave."
NESTED_ROWS = """
The the DET DT det 1
mayor mayor NOUN NN nsubj 2
said say VERB VBD ROOT 2
Ola Ola PROPN NNP compound 4
Brand Brand PROPN NNP nsubj 5
wanted want VERB VBD ccomp 2
to to PART TO aux 7
leave leave VERB VB xcomp 5
. . PUNCT . punct 2
"""


def test_a_wish_inside_a_content_is_found_by_its_grammar():
    parse = parse_of(NESTED, NESTED_ROWS)
    outer = Attribution(id="a1", source=spans(NESTED, "The mayor"), cue=spans(NESTED, "said"),
                        content=spans(NESTED, "Ola Brand wanted to leave"), confidence=0.9)  # fmt: skip
    _, inner = add_clauses(parse, (outer,))
    assert inner.via == "a1" and inner.confidence < 0.9
    assert [words(NESTED, p) for p in (inner.source, inner.cue, inner.content)] == [
        ["Ola Brand"], ["wanted"], ["to leave"]]  # fmt: skip


WHICH = "Holm said the pier, which he thinks is safe, will stand."
WHICH_ROWS = """
Holm Holm PROPN NNP nsubj 1
said say VERB VBD ROOT 1
the the DET DT det 3
pier pier NOUN NN nsubj 11
, , PUNCT , punct 3
which which PRON WDT nsubj 8
he he PRON PRP nsubj 7
thinks think VERB VBZ relcl 3
is be AUX VBZ ccomp 7
safe safe ADJ JJ acomp 8
, , PUNCT , punct 3
will will AUX MD aux 12
stand stand VERB VB ccomp 1
. . PUNCT . punct 1
"""


def test_what_grammar_adds_hangs_on_what_holds_it_never_on_itself():
    outer = Attribution(id="a1", source=spans(WHICH, "Holm"), cue=spans(WHICH, "said"), confidence=0.9,
                        content=spans(WHICH, "the pier, which he thinks is safe, will stand"))  # fmt: skip
    _, inner = add_clauses(parse_of(WHICH, WHICH_ROWS), (outer,))
    assert inner.via == "a1"
    assert [words(WHICH, p) for p in (inner.source, inner.cue, inner.content)] == [
        ["he"], ["thinks"], ["which", "is safe"]]  # fmt: skip


def test_grammar_adds_nothing_outside_of_contents_nor_over_a_known_cue():
    parse = parse_of(NESTED, NESTED_ROWS)
    assert add_clauses(parse, ()) == ()
    known = (
        Attribution(id="a1", source=(), cue=spans(NESTED, "said"), content=spans(NESTED, "Ola Brand wanted to leave")),
        Attribution(id="a2", source=(), cue=spans(NESTED, "wanted"), content=spans(NESTED, "to leave"), via="a1"),
    )
    assert add_clauses(parse, known) == known


def test_a_relative_pronoun_and_a_dummy_it_head_no_clause():
    for word, tag in (("who", "WP"), ("it", "PRP")):
        text = NESTED.replace("Ola Brand", word)
        rows = NESTED_ROWS.replace(
            "Ola Ola PROPN NNP compound 4\nBrand Brand PROPN NNP nsubj 5", f"{word} {word} PRON {tag} nsubj 4"
        )
        rows = rows.replace("to to PART TO aux 7", "to to PART TO aux 6").replace("VB xcomp 5", "VB xcomp 4")
        parse = parse_of(text, rows)
        assert clause_at(parse, parse.tokens[4]) is None


ADMISSION = "The mayor's admission came late."
ADMISSION_ROWS = """
The the DET DT det 1
mayor mayor NOUN NN poss 3
's 's PART POS case 1
admission admission NOUN NN nsubj 4
came come VERB VBD ROOT 4
late late ADV RB advmod 4
. . PUNCT . punct 4
"""


def test_whose_admission_it_is_is_the_source_and_the_admission_the_cue():
    a = Attribution(id="a1", source=spans(ADMISSION, "The mayor's admission"), cue=spans(ADMISSION, "came"),
                    content=spans(ADMISSION, "late"))  # fmt: skip
    (got,) = mend(annotated_of(parse_of(ADMISSION, ADMISSION_ROWS)), (a,))
    assert words(ADMISSION, got.source) == ["The mayor"] and words(ADMISSION, got.cue) == ["admission", "came"]


def test_a_saying_that_nobody_owns_names_no_source():
    text, rows = ADMISSION.replace("The mayor's admission", "Speculation"), ADMISSION_ROWS.split("\n")
    rows = "\n".join(
        ["Speculation speculation NOUN NN nsubj 1", "came come VERB VBD ROOT 1", "late late ADV RB advmod 1"]
    )
    a = Attribution(id="a1", source=spans(text, "Speculation"), cue=spans(text, "came"), content=spans(text, "late"))
    (got,) = mend(annotated_of(parse_of(text, rows)), (a,))
    assert (got.source == () and words(text, got.cue) == ["Speculation came"]) or words(text, got.cue) == [
        "Speculation",
        "came",
    ]


REPORTEDLY = "Two boats reportedly sank."
REPORTEDLY_ROWS = """
Two two NUM CD nummod 1
boats boat NOUN NNS nsubj 3
reportedly reportedly ADV RB advmod 3
sank sink VERB VBD ROOT 3
. . PUNCT . punct 3
"""


def test_what_reportedly_happened_has_no_source_and_its_subject_is_content():
    a = Attribution(id="a1", source=spans(REPORTEDLY, "Two boats"), cue=spans(REPORTEDLY, "reportedly"),
                    content=spans(REPORTEDLY, "sank"))  # fmt: skip
    (got,) = mend(annotated_of(parse_of(REPORTEDLY, REPORTEDLY_ROWS)), (a,))
    assert got.source == () and words(REPORTEDLY, got.content) == ["Two boats", "sank"]


def test_a_hedging_adverb_and_an_agentless_passive_are_read_without_a_source():
    for text, rows, cue, content in (
        (REPORTEDLY, REPORTEDLY_ROWS, "reportedly", ["Two boats", "sank"]),
        (RAISED, RAISED_ROWS, "is said", ["Ola Brand", "to have fled"]),
    ):
        (got,) = add_unsourced(parse_of(text, rows), ())
        assert got.source == () and words(text, got.cue) == [cue] and words(text, got.content) == content
        assert add_unsourced(parse_of(text, rows), (), (Span(0, len(text)),)) == ()


OPENING = "According to Ola Brand, the dam broke."
OPENING_ROWS = """
According accord VERB VBG prep 7
to to ADP IN prep 0
Ola Ola PROPN NNP compound 3
Brand Brand PROPN NNP pobj 1
, , PUNCT , punct 7
the the DET DT det 6
dam dam NOUN NN nsubj 7
broke break VERB VBD ROOT 7
. . PUNCT . punct 7
"""


def test_the_comma_after_an_opening_according_to_ends_the_source():
    a = Attribution(id="a1", source=spans(OPENING, "Ola Brand, the dam"), cue=spans(OPENING, "According to"),
                    content=spans(OPENING, "broke"))  # fmt: skip
    (got,) = mend(annotated_of(parse_of(OPENING, OPENING_ROWS)), (a,))
    assert words(OPENING, got.source) == ["Ola Brand"] and words(OPENING, got.content) == ["the dam broke."]


WHO = "Ola Brand, who said it rained, left."
WHO_ROWS = """
Ola Ola PROPN NNP compound 1
Brand Brand PROPN NNP nsubj 8
, , PUNCT , punct 1
who who PRON WP nsubj 4
said say VERB VBD relcl 1
it it PRON PRP nsubj 6
rained rain VERB VBD ccomp 4
, , PUNCT , punct 1
left leave VERB VBD ROOT 8
. . PUNCT . punct 8
"""


def test_a_relative_pronoun_is_marked_as_it_stands():
    a = Attribution(id="a1", source=spans(WHO, "who"), cue=spans(WHO, "said"), content=spans(WHO, "it rained"))
    (got,) = mend(annotated_of(parse_of(WHO, WHO_ROWS)), (a,))
    assert words(WHO, got.source) == ["who"]


def test_a_source_that_is_cut_short_is_kept_whole_beside():
    text = "Ola Brand, the head of the flood office of the lower valley, left early"
    parse = parse_of(text, "\n".join(f"{w.strip(',')} {w.strip(',')} X XX dep 0" for w in text.split()))
    whole = spans(text, "Ola Brand, the head of the flood office of the lower valley")
    a = Attribution(id="a1", source=whole, cue=spans(text, "left"), content=spans(text, "early"))
    (got,) = mend(annotated_of(parse), (a,))
    assert words(text, got.source) == ["Ola Brand"] and got.source_whole == whole


PROMISE = "The mayor broke its promise to pay."
PROMISE_ROWS = """
The the DET DT det 1
mayor mayor NOUN NN nsubj 2
broke break VERB VBD ROOT 2
its its PRON PRP$ poss 4
promise promise NOUN NN dobj 2
to to PART TO aux 6
pay pay VERB VB acl 4
. . PUNCT . punct 2
"""


def test_an_owned_promise_inside_a_content_is_found_by_its_grammar():
    outer = Attribution(
        id="a1", source=(), cue=spans(PROMISE, "."), content=spans(PROMISE, "The mayor broke its promise to pay")
    )
    _, inner = add_clauses(parse_of(PROMISE, PROMISE_ROWS), (outer,))
    assert [words(PROMISE, p) for p in (inner.source, inner.cue, inner.content)] == [["its"], ["promise"], ["to pay"]]


def test_a_topic_and_a_refused_answer_say_nothing_but_a_denial_does():
    cases = (
        ("Ola asked about money.", "asked about", "money", "ask", True),
        ("Ola denied fault.", "denied", "fault", "deny", False),
        ("Ola declined to comment.", "declined", "to comment", "decline", True),
    )
    for text, cue, content, lemma, nothing in cases:
        first, second, *rest = text[:-1].split()
        rows = [f"{first} {first} NOUN NN nsubj 1", f"{second} {lemma} VERB VBD ROOT 1"]
        rows += [
            f"{word} {word} VERB VB xcomp 1" if word == "comment" else f"{word} {word} NOUN NN dobj 1" for word in rest
        ]
        a = Attribution(id="a1", source=spans(text, "Ola"), cue=spans(text, cue), content=spans(text, content))
        assert says_nothing(parse_of(text, "\n".join(rows)), a, "indirect") is nothing, text


BLIND = "Holm swears blind that nobody knew."
BLIND_ROWS = """
Holm Holm PROPN NNP nsubj 1
swears swear VERB VBZ ROOT 1
blind blind ADV RB advmod 1
that that SCONJ IN mark 5
nobody nobody PRON NN nsubj 5
knew know VERB VBD ccomp 1
. . PUNCT . punct 1
"""
GRAVE = "Holm swore on his mother's grave that nobody knew."
GRAVE_ROWS = """
Holm Holm PROPN NNP nsubj 1
swore swear VERB VBD ROOT 1
on on ADP IN prep 1
his his PRON PRP$ poss 4
mother mother NOUN NN poss 6
's 's PART POS case 4
grave grave NOUN NN pobj 2
that that SCONJ IN mark 9
nobody nobody PRON NN nsubj 9
knew know VERB VBD ccomp 1
. . PUNCT . punct 1
"""


def test_an_oath_is_no_part_of_what_is_sworn():
    for text, rows, cue, content in (
        (BLIND, BLIND_ROWS, "swears", "blind that nobody knew"),
        (GRAVE, GRAVE_ROWS, "swore on", "his mother's grave that nobody knew"),
    ):
        given = Attribution(id="a1", source=spans(text, "Holm"), cue=spans(text, cue), content=spans(text, content))
        (a,) = mend(annotated_of(parse_of(text, rows)), (given,))
        assert words(text, a.content) == ["nobody knew"]
        assert words(text, a.cue) == [text[5 : text.index(" that")]]


CLOSE = "According to people close to her it was no choice."
CLOSE_ROWS = """
According accord VERB VBG prep 7
to to ADP IN prep 0
people people NOUN NNS pobj 1
close close ADJ JJ amod 2
to to ADP IN prep 3
her she PRON PRP pobj 4
it it PRON PRP nsubj 7
was be AUX VBD ROOT 7
no no DET DT det 9
choice choice NOUN NN attr 7
. . PUNCT . punct 7
"""


def test_a_source_does_not_end_on_the_subject_of_what_is_said():
    given = Attribution(id="a1", source=spans(CLOSE, "people close to her it"), cue=spans(CLOSE, "According to"),
                        content=spans(CLOSE, "was no choice"))  # fmt: skip
    (a,) = mend(annotated_of(parse_of(CLOSE, CLOSE_ROWS)), (given,))
    assert (words(CLOSE, a.source), words(CLOSE, a.content)) == (["people close to her"], ["it was no choice"])


def test_nobody_believes_to_be_something_himself():
    text = "Boats believed to be stolen sank."
    rows = """
    Boats boat NOUN NNS nsubj 1
    believed believe VERB VBD ROOT 1
    to to PART TO aux 3
    be be AUX VB xcomp 1
    stolen stolen ADJ JJ acomp 3
    sank sink VERB VBD conj 1
    . . PUNCT . punct 1
    """
    parse = parse_of(text, rows)
    a = Attribution(id="a1", source=spans(text, "Boats"), cue=spans(text, "believed"),
                    content=spans(text, "to be stolen"))  # fmt: skip
    (found,) = mend(annotated_of(parse), (a,))
    assert (words(text, found.source), words(text, found.content)) == ([], ["Boats", "to be stolen"])
    assert clause_at(parse, parse.tokens[1]) is None


def test_whoever_is_told_far_away_is_no_part_of_what_is_said():
    text = "The mayor has assured folk across the vale that kilns stay."
    rows = """
    The the DET DT det 1
    mayor mayor NOUN NN nsubj 3
    has have AUX VBZ aux 3
    assured assure VERB VBN ROOT 3
    folk folk NOUN NN dobj 3
    across across ADP IN prep 3
    the the DET DT det 7
    vale vale NOUN NN pobj 5
    that that SCONJ IN mark 10
    kilns kiln NOUN NNS nsubj 10
    stay stay VERB VBP ccomp 3
    . . PUNCT . punct 3
    """
    a = Attribution(id="a1", source=spans(text, "The mayor"), cue=spans(text, "has assured"),
                    content=spans(text, "folk across the vale that kilns stay"))  # fmt: skip
    (found,) = mend(annotated_of(parse_of(text, rows)), (a,))
    assert words(text, found.content) == ["kilns stay"]


TOLD_OF = "Ola told folk in Tolna that Brand had fled."
TOLD_OF_ROWS = """
Ola Ola PROPN NNP nsubj 1
told tell VERB VBD ROOT 1
folk folk NOUN NNS dobj 1
in in ADP IN prep 2
Tolna Tolna PROPN NNP pobj 3
that that SCONJ IN mark 8
Brand Brand PROPN NNP nsubj 8
had have AUX VBD aux 8
fled flee VERB VBN relcl 4
. . PUNCT . punct 1
"""


def test_what_the_parser_hangs_on_a_hearer_is_said_all_the_same():
    parse = parse_of(TOLD_OF, TOLD_OF_ROWS)

    def nothing(content: str) -> bool:
        a = Attribution(id="a1", source=spans(TOLD_OF, "Ola"), cue=spans(TOLD_OF, "told"),
                        content=spans(TOLD_OF, content))  # fmt: skip
        return says_nothing(parse, a, "indirect")

    assert not nothing("Brand had fled")
    assert nothing("folk in Tolna that Brand had fled")  # there it only tells Tolna apart


INSISTED = "Ola insisted to aides that Brand fled."
INSISTED_ROWS = """
Ola Ola PROPN NNP nsubj 1
insisted insist VERB VBD ROOT 1
to to ADP IN prep 1
aides aide NOUN NNS pobj 2
that that SCONJ IN mark 6
Brand Brand PROPN NNP nsubj 6
fled flee VERB VBD ccomp 1
. . PUNCT . punct 1
"""


def heard(text: str, rows: str, cue: str, content: str) -> str:
    a = Attribution(id="a1", source=spans(text, "Ola"), cue=spans(text, cue), content=spans(text, content))
    return words(text, without_hearer(parse_of(text, rows), a).content)[0]


def test_who_hears_something_is_no_part_of_it():
    assert heard(INSISTED, INSISTED_ROWS, "insisted", "to aides that Brand fled") == "Brand fled"
    assert heard(INSISTED, INSISTED_ROWS, "insisted to", "aides that Brand fled") == "Brand fled"
    court = INSISTED.replace("aides", "court"), INSISTED_ROWS.replace("aides aide NOUN NNS", "court court NOUN NN")
    assert heard(*court, "insisted to", "court that Brand fled") == "Brand fled"


def test_a_thing_that_is_agreed_to_or_told_of_is_no_hearer():
    text, rows = INSISTED.replace("aides", "claims"), INSISTED_ROWS.replace("aides aide", "claims claim")
    assert heard(text, rows, "insisted", "to claims that Brand fled") == "to claims that Brand fled"
    text, rows = INSISTED.replace("insisted", "objected"), INSISTED_ROWS.replace("insisted insist", "objected object")
    assert heard(text, rows, "objected", "to aides that Brand fled") == "to aides that Brand fled"


def test_that_before_a_name_a_pronoun_or_a_quotation_is_no_part_of_a_content():
    def bare(text: str, tag: str, after: str, *parts: str) -> list[str]:
        rows = "\n".join(f"{w} {w} X {tag if w == 'that' else after} {'det' if w == 'that' else 'dep'} 1"
                         for w in text.replace(",", " ,").split())  # fmt: skip
        return words(text, bare_content(annotated_of(parse_of(text, rows)), spans(text, *(parts or (text,)))))

    assert bare("that Brand fled", "DT", "NNP") == ["Brand fled"]
    assert bare("that he fled", "WDT", "PRP") == ["he fled"]
    assert bare("that bridge fell", "DT", "NN") == ["that bridge fell"]
    assert bare("that, it fell", "DT", "PRP") == ["it fell"]


def test_a_that_alone_is_dropped_where_what_follows_has_its_subject():
    def bare(after: str) -> list[str]:
        text = "that she said fell there"
        rows = f"""
        that that SCONJ IN mark 3
        she she PRON PRP nsubj 2
        said say VERB VBD ROOT 2
        fell fall X {after} ccomp 2
        there there ADV RB advmod 3
        """
        return words(text, bare_content(annotated_of(parse_of(text, rows)), spans(text, "that", "fell there")))

    assert bare("VBD") == ["that", "fell there"]  # "a pier | that | she said | fell there"
    assert bare("NNS") == ["fell there"]


EXPECTED = "Ola waits and is expected to leave."
EXPECTED_ROWS = """
Ola Ola PROPN NNP nsubj 1
waits wait VERB VBZ ROOT 1
and and CCONJ CC cc 1
is be AUX VBZ auxpass 4
expected expect VERB VBN conj 1
to to PART TO aux 6
leave leave VERB VB xcomp 4
. . PUNCT . punct 1
"""


def test_what_is_expected_has_the_subject_of_the_verb_before():
    def content(lemma: str) -> list[str]:
        rows = EXPECTED_ROWS.replace("expected expect", f"expected {lemma}")
        a = Attribution(id="a1", source=(), cue=spans(EXPECTED, "is expected"), content=spans(EXPECTED, "to leave"))
        return words(EXPECTED, passive(parse_of(EXPECTED, rows), a).content)

    assert content("expect") == ["Ola", "to leave"]
    assert content("force") == ["to leave"]


def mended(text, rows, source, cue, content, sentences=()):
    given = Attribution(id="a1", source=spans(text, source), cue=spans(text, cue), content=spans(text, content))
    (a,) = mend(annotated_of(parse_of(text, rows, sentences)), (given,))
    return words(text, a.source), words(text, a.content)


def test_the_accused_are_not_who_accuses_them():
    text, rows = "The mayor is accused of theft.", """
    The the DET DT det 1
    mayor mayor NOUN NN nsubjpass 3
    is be AUX VBZ auxpass 3
    accused accuse VERB VBN ROOT 3
    of of ADP IN prep 3
    theft theft NOUN NN pobj 4
    . . PUNCT . punct 3
    """
    assert mended(text, rows, "The mayor", "is accused of", "theft") == ([], ["The mayor", "theft"])
    text, rows = "Guards, some of whom are accused of theft, left.", """
    Guards guard NOUN NNS nsubj 10
    , , PUNCT , punct 0
    some some PRON DT nsubjpass 6
    of of ADP IN prep 2
    whom whom PRON WP pobj 3
    are be AUX VBP auxpass 6
    accused accuse VERB VBN relcl 0
    of of ADP IN prep 6
    theft theft NOUN NN pobj 7
    , , PUNCT , punct 0
    left leave VERB VBD ROOT 10
    . . PUNCT . punct 10
    """
    assert mended(text, rows, "whom", "are accused of", "theft") == ([], ["some of whom", "theft"])


def test_what_of_is_no_part_of_who_accuses():
    text, rows = "The army is accused by rights groups of looting.", """
    The the DET DT det 1
    army army NOUN NN nsubjpass 3
    is be AUX VBZ auxpass 3
    accused accuse VERB VBN ROOT 3
    by by ADP IN agent 3
    rights right NOUN NNS compound 6
    groups group NOUN NNS pobj 4
    of of ADP IN prep 6
    looting looting NOUN NN pobj 7
    . . PUNCT . punct 3
    """
    found = mended(text, rows, "rights groups of looting", "is accused by", "The army")
    assert found == (["rights groups"], ["The army", "of looting"])


def test_who_condemns_stands_behind_by():
    text, rows = "The plan was condemned in advance by both parties.", """
    The the DET DT det 1
    plan plan NOUN NN nsubjpass 3
    was be AUX VBD auxpass 3
    condemned condemn VERB VBN ROOT 3
    in in ADP IN prep 3
    advance advance NOUN NN pobj 4
    by by ADP IN agent 3
    both both DET DT det 8
    parties party NOUN NNS pobj 6
    . . PUNCT . punct 3
    """
    found = mended(text, rows, "advance by both parties", "was condemned", "The plan")
    assert found == (["both parties"], ["The plan"])


def test_a_source_begins_with_its_own_sentence_and_its_own_article():
    text, rows = "Kurdi. Laila Kern a clerk said no.", """
    Kurdi Kurdi PROPN NNP ROOT 0
    . . PUNCT . punct 0
    Laila Laila PROPN NNP compound 3
    Kern Kern PROPN NNP nsubj 6
    a a DET DT det 5
    clerk clerk NOUN NN nsubj 6
    said say VERB VBD ROOT 6
    no no INTJ UH intj 6
    . . PUNCT . punct 6
    """
    assert mended(text, rows, "Kurdi. Laila Kern a clerk", "said", "no", (2,))[0] == ["Laila Kern a clerk"]
    text, rows = "Tolna The Harbour League said no.", """
    Tolna Tolna PROPN NNP npadvmod 4
    The the DET DT det 3
    Harbour Harbour PROPN NNP compound 3
    League League PROPN NNP nsubj 4
    said say VERB VBD ROOT 4
    no no INTJ UH intj 4
    . . PUNCT . punct 4
    """
    assert mended(text, rows, "Tolna The Harbour League", "said", "no")[0] == ["The Harbour League"]


def test_an_article_behind_a_persons_name_tells_an_office():
    text, rows = "Tolna The Harbour League said no.", """
    Tolna Tolna PROPN NNP npadvmod 4
    The the DET DT det 3
    Harbour Harbour PROPN NNP compound 3
    League League PROPN NNP nsubj 4
    said say VERB VBD ROOT 4
    no no INTJ UH intj 4
    . . PUNCT . punct 4
    """
    somebody = Mention(span=Span(0, 5), type="person", confidence=0.9)
    annotated = annotated_of(parse_of(text, rows), mentions=(somebody,))
    assert source_span(annotated, Span(0, 24)).of(text) == "Tolna The Harbour League"


def test_a_title_cut_short_ends_no_sentence():
    text = "Maj. Gen. Kern said no."
    rows = """
    Maj Maj PROPN NNP compound 4
    . . PUNCT . punct 0
    Gen Gen PROPN NNP compound 4
    . . PUNCT . punct 2
    Kern Kern PROPN NNP nsubj 5
    said say VERB VBD ROOT 5
    no no INTJ UH intj 5
    . . PUNCT . punct 5
    """
    assert mended(text, rows, "Maj. Gen. Kern", "said", "no")[0] == ["Maj. Gen. Kern"]


def test_a_source_ends_before_a_preposition_that_leads_nowhere():
    text, rows = "The founders of said no.", """
    The the DET DT det 1
    founders founder NOUN NNS ROOT 1
    of of ADP IN prep 1
    said say VERB VBD pcomp 2
    no no INTJ UH intj 3
    . . PUNCT . punct 1
    """
    assert mended(text, rows, "The founders of", "said", "no")[0] == ["The founders"]


def test_all_who_are_listed_speak():
    text, rows = "Esk's networks, sites and papers praised Holm.", """
    Esk Esk PROPN NNP poss 2
    's 's PART POS case 0
    networks network NOUN NNS nsubj 7
    , , PUNCT , punct 2
    sites site NOUN NNS conj 2
    and and CCONJ CC cc 4
    papers paper NOUN NNS conj 4
    praised praise VERB VBD ROOT 7
    Holm Holm PROPN NNP dobj 7
    . . PUNCT . punct 7
    """
    assert mended(text, rows, "sites and papers", "praised", "Holm")[0] == ["Esk's networks, sites and papers"]


def test_what_is_joined_by_and_alone_may_be_another_clause():
    text, rows = "On Monday thin children and doctors said no.", """
    On on ADP IN prep 6
    Monday Monday PROPN NNP pobj 0
    thin thin ADJ JJ amod 3
    children child NOUN NNS nsubj 6
    and and CCONJ CC cc 3
    doctors doctor NOUN NNS conj 3
    said say VERB VBD ROOT 6
    no no INTJ UH intj 6
    . . PUNCT . punct 6
    """
    assert mended(text, rows, "doctors", "said", "no")[0] == ["doctors"]


NAMED = "Holm was named as one of the best {} by Trade Weekly."
NAMED_ROWS = """
Holm Holm PROPN NNP nsubjpass 2
was be AUX VBD auxpass 2
named name VERB VBN ROOT 2
as as ADP IN prep 2
one one NUM CD pobj 3
of of ADP IN prep 4
the the DET DT det 8
best good ADJ JJS amod 8
{0} {1} NOUN NNS pobj 5
by by ADP IN prep 8
Trade Trade PROPN NNP compound 11
Weekly Weekly PROPN NNP pobj 9
. . PUNCT . punct 2
"""


@pytest.mark.parametrize(("nouns", "lemma", "source", "content"), [
    ("managers", "manager", ["Trade Weekly"], ["Holm", "one of the best managers"]),
    ("books", "book", [], ["Holm", "one of the best books by Trade Weekly"]),
])  # fmt: skip
def test_who_judges_ends_what_was_read_as_content(nouns, lemma, source, content):
    text = NAMED.format(nouns)
    given = Attribution(id="a1", source=(), cue=spans(text, "was named as"),
                        content=spans(text, "Holm", f"one of the best {nouns} by Trade Weekly"))  # fmt: skip
    (a,) = mend(annotated_of(parse_of(text, NAMED_ROWS.format(nouns, lemma))), (given,))
    assert (words(text, a.source), words(text, a.content)) == (source, content)


def test_who_judges_stands_behind_a_content_that_ends_on_by():
    text = "Dubbed a “wolf moon” by Tolna, it rose."
    rows = """
    Dubbed dub VERB VBN advcl 10
    a a DET DT det 4
    “ “ PUNCT `` punct 4
    wolf wolf NOUN NN compound 4
    moon moon NOUN NN oprd 0
    ” ” PUNCT '' punct 4
    by by ADP IN agent 0
    Tolna Tolna PROPN NNP pobj 6
    , , PUNCT , punct 10
    it it PRON PRP nsubj 10
    rose rise VERB VBD ROOT 10
    . . PUNCT . punct 10
    """
    given = Attribution(id="a1", source=(), cue=spans(text, "Dubbed"), content=spans(text, "a “wolf moon” by"))
    (a,) = mend(annotated_of(parse_of(text, rows)), (given,))
    assert (words(text, a.source), words(text, a.content)) == (["Tolna"], ["a “wolf moon”"])


def test_who_is_branded_is_no_source_wherever_the_parse_finds_the_subject():
    text = "Holm leads a party and is branded a rebel."
    rows = """
    Holm Holm PROPN NNP nsubj 1
    leads lead VERB VBZ ROOT 1
    a a DET DT det 3
    party party NOUN NN dobj 1
    and and CCONJ CC cc 1
    is be AUX VBZ auxpass 6
    branded brand VERB VBN conj 1
    a a DET DT det 8
    rebel rebel NOUN NN oprd 6
    . . PUNCT . punct 1
    """
    given = Attribution(id="a1", source=spans(text, "a party"), cue=spans(text, "is branded"),
                        content=spans(text, "a rebel"))  # fmt: skip
    got = passive(parse_of(text, rows), given)
    assert (got.source, words(text, got.content)) == ((), ["a party", "a rebel"])


def test_who_is_encouraged_is_no_source():
    text = "Witnesses are encouraged to report it."
    rows = """
    Witnesses witness NOUN NNS nsubjpass 2
    are be AUX VBP auxpass 2
    encouraged encourage VERB VBN ROOT 2
    to to PART TO aux 4
    report report VERB VB xcomp 2
    it it PRON PRP dobj 4
    . . PUNCT . punct 2
    """
    given = Attribution(id="a1", source=spans(text, "Witnesses"), cue=spans(text, "are encouraged"),
                        content=spans(text, "to report it"))  # fmt: skip
    assert passive(parse_of(text, rows), given).source == ()


def test_it_proves_nothing_where_the_parse_hangs_the_clause_elsewhere():
    text = "It has been proven that he left."
    rows = """
    It it PRON PRP nsubjpass 3
    has have AUX VBZ aux 3
    been be AUX VBN auxpass 3
    proven prove VERB VBN ROOT 3
    that that SCONJ IN mark 6
    he he PRON PRP nsubj 6
    left leave VERB VBD advcl 3
    . . PUNCT . punct 3
    """
    given = Attribution(id="a1", source=spans(text, "It"), cue=spans(text, "has been proven"),
                        content=spans(text, "that he left"))  # fmt: skip
    assert passive(parse_of(text, rows), given).source == ()
    rows = rows.replace("proven prove", "proven please")
    assert passive(parse_of(text, rows), given).source == given.source


INNER = "Holm said: “I don't think you will have any ‘Yes, I did it. You have me.’ No.”"


def test_a_nested_content_goes_on_to_the_mark_that_closes_what_it_quotes():
    rows = "\n".join(f"{w} {w.lower()} X DT dep {i}" for i, w in enumerate(INNER.split()))
    outer = Attribution(id="a1", source=spans(INNER, "Holm"), cue=spans(INNER, "said:"),
                        content=(Span(INNER.index("“"), len(INNER)),))  # fmt: skip
    inner = Attribution(id="a2", source=spans(INNER, "I"), cue=spans(INNER, "don't think"), via="a1",
                        content=spans(INNER, "you will have any"))  # fmt: skip
    cut = replace(inner, content=spans(INNER, "you will have any ‘Yes, I did"))
    whole = ["you will have any ‘Yes, I did it. You have me.’"]
    for given in (inner, cut):
        _, got = to_single_marks(parse_of(INNER, rows), (outer, given))
        assert words(INNER, got.content) == whole
    _, got = to_single_marks(parse_of(INNER, rows.replace(" DT ", " NN ")), (outer, inner))
    assert got == inner


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("BBC Police", "Police"),
        ("Reuters Rescuers", "Rescuers"),
        ("BBC Editors", "BBC Editors"),
        ("BBC News", "BBC News"),
        ("Harbour Police", "Harbour Police"),
    ],
)
def test_whose_picture_it_is_stands_before_who_says_so(words, source):
    text = f"It rained.\n{words} said so."
    rows = "\n".join(f"{w} {w} PROPN NNP dep {k}" for k, w in enumerate(text.replace(".", " .").split()))
    page = annotated_of(parse_of(text, rows))
    start = text.index(words)
    assert source_span(page, Span(start, start + len(words))).of(text) == source
    amid = page.text.replace("\n", " ")
    assert source_span(annotated_of(parse_of(amid, rows)), Span(start, start + len(words))).of(amid) == words
