"""Where sources and contents end and go on, and what stands amid another's content."""

from sayso.attribute.edges import (
    Lines,
    according,
    hold_amid,
    set_edges,
    shared_subject,
    subject_in_content,
    whole_source,
    without_when,
)
from sayso.model import Aside, Attribution
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def spans(text, *parts):
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


def words(text, found):
    return [s.of(text) for s in found]


def bare(text):
    """A parse in which every word hangs on itself."""
    rows = "\n".join(f"{w} {w.lower()} X X dep {i}" for i, w in enumerate(text.split()))
    return parse_of(text, rows)


def attribution(text, source, cue, *content, **more):
    return Attribution(id=more.pop("id", "a1"), source=spans(text, source) if source else (), cue=spans(text, cue),
                       content=spans(text, *content), **more)  # fmt: skip


HEADED = "Ministry Says Boats Are Safe Again\n\nThe harbour ministry said on Monday that all the boats were safe again."


def test_a_content_does_not_run_from_a_headline_into_the_next_paragraph():
    a = attribution(HEADED, "Ministry", "Says", "Boats Are Safe Again\n\nThe harbour ministry")
    (got,) = set_edges(annotated_of(bare(HEADED)), (a,))
    assert words(HEADED, got.content) == ["Boats Are Safe Again"]


def test_a_source_lies_in_the_line_nearest_to_its_cue():
    a = attribution(HEADED, "Safe Again\n\nThe harbour ministry", "said", "all the boats were safe again")
    (got,) = set_edges(annotated_of(bare(HEADED)), (a,))
    assert words(HEADED, got.source) == ["The harbour ministry"]


BLOCK = "The letter of the board reads in full as follows:\n\nNo boat sails before noon, and none after dusk."


def test_a_content_that_stands_in_other_lines_only_stays_whole():
    a = attribution(BLOCK, "The letter of the board", "reads", "No boat sails before noon, and none after dusk")
    (got,) = set_edges(annotated_of(bare(BLOCK)), (a,))
    assert words(BLOCK, got.content) == ["No boat sails before noon, and none after dusk"]


LONG = (
    "The master, Ola Brand, said: “We sailed at dawn and saw nothing of the other boat for the whole of the day.\n\n"
    "“Then came the fog, and with it a horn that none of us knew.\n\n"
    "We turned back at once.” The board has not replied."
)


def test_a_quotation_goes_on_over_paragraphs_until_it_is_closed():
    a = attribution(LONG, "The master, Ola Brand", "said", LONG[LONG.index("“We") : LONG.index("\n")])
    (got,) = set_edges(annotated_of(bare(LONG)), (a,))
    assert words(LONG, got.content)[1:] == [
        "“Then came the fog, and with it a horn that none of us knew.", "We turned back at once.”",
    ]  # fmt: skip


def test_words_of_another_content_are_left_to_it():
    first = attribution(LONG, "The master, Ola Brand", "said", LONG[LONG.index("“We") : LONG.index("\n")])
    other = attribution(LONG, "", "knew", "Then came the fog", id="a2")
    got, _ = set_edges(annotated_of(bare(LONG)), (first, other))
    assert len(got.content) == 1


def test_a_content_holds_no_dateline():
    text = "NORTH QUAY — Two boats sank, the board said."
    a = attribution(text, "the board", "said", "QUAY — Two boats sank")
    (got,) = set_edges(annotated_of(bare(text), asides=(Aside(span=Span(0, 12), kind="dateline"),)), (a,))
    assert words(text, got.content) == ["Two boats sank"]


def test_lines_broken_to_one_width_are_one_line():
    text = (
        "The harbour board of the northern islands has said late\nOn Monday that the pier was sound and it would open\n"
        "before the summer timetable of the boats begins there"
    )
    assert Lines(text).number(len(text) - 1) == 0


AGENCY = "the Agency said boats sank"
AGENCY_ROWS = """
the the DET DT det 1
Agency agency PROPN NNP nsubj 2
said say VERB VBD ROOT 2
boats boat NOUN NNS nsubj 4
sank sink VERB VBD ccomp 2
"""


def test_a_source_that_is_an_article_alone_takes_its_noun():
    got = whole_source(parse_of(AGENCY, AGENCY_ROWS), attribution(AGENCY, "the", "said", "boats sank"))
    assert words(AGENCY, got.source) == ["the Agency"]


OWNER = "The union 's treasurer said so"
OWNER_ROWS = """
The the DET DT det 1
union union NOUN NN poss 3
's 's PART POS case 1
treasurer treasurer NOUN NN nsubj 4
said say VERB VBD ROOT 4
so so ADV RB advmod 4
"""


def test_a_source_that_stops_at_a_possessor_takes_what_is_possessed():
    got = whole_source(parse_of(OWNER, OWNER_ROWS), attribution(OWNER, "The union 's", "said", "so"))
    assert words(OWNER, got.source) == ["The union 's treasurer"]


EARLIER = "Earlier the clerk said boats sank"
EARLIER_ROWS = """
Earlier early ADV RBR advmod 3
the the DET DT det 2
clerk clerk NOUN NN nsubj 3
said say VERB VBD ROOT 3
boats boat NOUN NNS nsubj 5
sank sink VERB VBD ccomp 3
"""


def test_when_somebody_spoke_is_no_part_of_who_did():
    got = without_when(parse_of(EARLIER, EARLIER_ROWS), attribution(EARLIER, "Earlier the clerk", "said", "boats sank"))
    assert words(EARLIER, got.source) == ["the clerk"]


BEHIND = "Boats sank a watching group said"
BEHIND_ROWS = """
Boats boat NOUN NNS nsubj 1
sank sink VERB VBD ccomp 5
a a DET DT det 4
watching watch VERB VBG amod 4
group group NOUN NN nsubj 5
said say VERB VBD ROOT 5
"""


def test_a_subject_that_was_read_as_the_end_of_the_content_is_the_source():
    a = attribution(BEHIND, "", "said", "Boats sank a watching group")
    got = subject_in_content(parse_of(BEHIND, BEHIND_ROWS), a)
    assert words(BEHIND, got.source) == ["a watching group"] and words(BEHIND, got.content) == ["Boats sank"]


TWICE = "He rang twice and said boats sank"
TWICE_ROWS = """
He he PRON PRP nsubj 1
rang ring VERB VBD ROOT 1
twice twice ADV RB advmod 1
and and CCONJ CC cc 1
said say VERB VBD conj 1
boats boat NOUN NNS nsubj 6
sank sink VERB VBD ccomp 4
"""


def test_a_joined_verb_shares_the_subject():
    got = shared_subject(parse_of(TWICE, TWICE_ROWS), attribution(TWICE, "", "said", "boats sank"))
    assert words(TWICE, got.source) == ["He"]


def test_a_passive_shares_no_subject():
    rows = TWICE_ROWS.replace("said say VERB VBD conj 1", "said say VERB VBN conj 1")
    assert shared_subject(parse_of(TWICE, rows), attribution(TWICE, "", "said", "boats sank")).source == ()


OBSERVERS = "According to observers boats sank"
OBSERVERS_ROWS = """
According accord VERB VBG prep 4
to to ADP IN prep 0
observers observer NOUN NNS pobj 1
boats boat NOUN NNS nsubj 4
sank sink VERB VBD ROOT 4
"""


def test_the_noun_after_according_to_is_the_source():
    a = attribution(OBSERVERS, "", "According to", "observers boats sank")
    got = according(parse_of(OBSERVERS, OBSERVERS_ROWS), a)
    assert words(OBSERVERS, got.source) == ["observers"] and words(OBSERVERS, got.content) == ["boats sank"]


AMID = "During the call , he called her a liar and rang off , the office said"


def test_a_statement_amid_the_parts_of_a_content_is_nested_in_it():
    outer = attribution(AMID, "the office", "said", "During the call", "and rang off", id="a1")
    inner = attribution(AMID, "he", "called", "her a liar", id="a2")
    outer, inner = hold_amid(annotated_of(bare(AMID)), (outer, inner))
    assert inner.via == "a1" and words(AMID, outer.content) == ["During the call , he called her a liar and rang off"]


RECALLED = "The clerk recalled that he said “all boats are lost” , the office said"


def test_a_content_that_holds_a_source_and_its_cue_holds_what_they_give():
    a = attribution(RECALLED, "The clerk", "recalled", "he said", id="a1")
    b = Attribution(id="a2", source=spans(RECALLED, "he"), cue=spans(RECALLED, "said"),
                    content=spans(RECALLED, "“all boats are lost”"))  # fmt: skip
    b = Attribution(id="a2", source=(Span(24, 26),), cue=b.cue, content=b.content)
    a, b = hold_amid(annotated_of(bare(RECALLED)), (a, b))
    assert b.via == "a1" and words(RECALLED, a.content) == ["he said “all boats are lost”"]


def test_a_statement_between_two_sentences_of_a_quotation_is_not_nested():
    text = "“Boats sank.” He did not name them. “All hands live,” the board said"
    rows = "\n".join(f"{w} {w.lower()} X X dep {i}" for i, w in enumerate(text.split()))
    outer = attribution(text, "the board", "said", "“Boats sank.”", "“All hands live,”", id="a1")
    inner = attribution(text, "He", "did not name", "them", id="a2")
    parse = parse_of(text, rows, sentences=(2, 7))
    assert hold_amid(annotated_of(parse), (outer, inner))[1].via is None


def test_what_no_longer_lies_in_a_content_is_not_nested_in_it():
    outer = attribution(HEADED, "The harbour ministry", "said", "Boats Are Safe Again\n\nThe", "all the boats", id="a1")
    inner = attribution(HEADED, "Ministry", "Says", "Boats Are Safe", id="a2", via="a1")
    assert [a.via for a in set_edges(annotated_of(bare(HEADED)), (outer, inner))] == [None, None]


ACCUSED = 'She accused the Courier of printing rumours. "Somebody wants our shares to move. I would like to know who."'


def test_a_quotation_behind_a_whole_sentence_is_a_part_of_its_own_with_both_its_marks():
    start = ACCUSED.index("the Courier")
    a = attribution(ACCUSED, "She", "accused", ACCUSED[start:-1])
    (got,) = set_edges(annotated_of(bare(ACCUSED)), (a,))
    assert words(ACCUSED, got.content) == [
        "the Courier of printing rumours", '"Somebody wants our shares to move. I would like to know who."',
    ]  # fmt: skip


def test_a_content_that_stops_at_the_mark_of_the_next_paragraph_goes_on_with_it():
    text = 'Ola Brand said: "We saw nothing.\n"Then came the fog.\n"We turned back." The board is silent.'
    a = attribution(text, "Ola Brand", "said", '"We saw nothing.\n"')
    (got,) = set_edges(annotated_of(bare(text)), (a,))
    assert words(text, got.content) == ['"We saw nothing.', '"Then came the fog.', '"We turned back."']


LATER = "Boats sank according to Holm . Lund shouted ."
LATER_ROWS = """
Boats boat NOUN NNS nsubj 1
sank sink VERB VBD ROOT 1
according accord VERB VBG prep 1
to to ADP IN prep 2
Holm Holm PROPN NNP pobj 3
. . PUNCT . punct 1
Lund Lund PROPN NNP nsubj 7
shouted shout VERB VBD ROOT 7
. . PUNCT . punct 7
"""


def test_according_to_names_its_source_rather_than_the_next_sentence():
    a = attribution(LATER, "Lund", "according to", "Boats sank")
    got = according(parse_of(LATER, LATER_ROWS, (0, 6)), a)
    assert words(LATER, got.source) == ["Holm"] and words(LATER, got.content) == ["Boats sank"]
    a = attribution(LATER, "Boats", "according to", "sank")
    assert according(parse_of(LATER, LATER_ROWS, (0, 6)), a) == a


CUT = "“She read the tides well. She saw the whole of it before us. She was a pilot.” Brand said on Monday."


def test_a_content_that_stops_amid_its_quotation_has_the_whole_of_it():
    a = attribution(CUT, "Brand", "said", "“She read the tides well. She saw")
    (got,) = set_edges(annotated_of(bare(CUT)), (a,))
    assert words(CUT, got.content) == ["“She read the tides well. She saw the whole of it before us. She was a pilot.”"]


def test_a_content_that_begins_amid_its_quotation_has_the_whole_of_it():
    a = attribution(CUT, "Brand", "said", "the whole of it before us. She was a pilot.”")
    (got,) = set_edges(annotated_of(bare(CUT)), (a,))
    assert words(CUT, got.content) == ["“She read the tides well. She saw the whole of it before us. She was a pilot.”"]


def test_a_quotation_is_not_joined_over_the_words_of_another():
    a = attribution(CUT, "Brand", "said", "“She read the tides well. She saw")
    other = attribution(CUT, "She", "was", "a pilot.”", id="a2")
    got, _ = set_edges(annotated_of(bare(CUT)), (a, other))
    assert words(CUT, got.content) == ["“She read the tides well. She saw"]


def test_what_lies_between_two_quotations_in_straight_marks_is_no_quotation():
    text = 'It said "no" and " the master of the boat went on to tell the board of it that day "at last'
    lines = Lines(text)
    assert not lines.is_tight(Span(text.index('" the'), text.index('"at') + 1))
    assert lines.is_tight(Span(text.index('"no'), text.index(" and")))


SHARED = "Brand said: “The quay gave way at dawn.\n\nThe board claimed it knew of no fault.\n\n“Nobody came to look.”"


def test_a_content_leaves_another_line_to_whoever_has_it():
    first = attribution(SHARED, "Brand", "said", "“The quay gave way at dawn.", "“Nobody came to look.”")
    over = SHARED[SHARED.index("it knew") : SHARED.index(" to look")]
    other = attribution(SHARED, "The board", "claimed", over, id="a2")
    _, got = set_edges(annotated_of(bare(SHARED)), (first, other))
    assert words(SHARED, got.content) == ["it knew of no fault."]


def test_a_content_that_holds_little_but_the_beginning_of_its_quotation_has_the_whole_of_it():
    a = attribution(CUT, "Brand", "said", "“She read the tides")
    (got,) = set_edges(annotated_of(bare(CUT)), (a,))
    assert words(CUT, got.content) == ["“She read the tides well. She saw the whole of it before us. She was a pilot.”"]
    a = attribution(CUT, "Brand", "said", "read the tides")
    (got,) = set_edges(annotated_of(bare(CUT)), (a,))
    assert words(CUT, got.content) == ["read the tides"]
