"""Whom an outlet quotes "as saying", on parses built by hand."""

from sayso.attribute.quoted import join_quoted
from sayso.model import Attribution
from sayso.text import Span
from tests.parses import parse_of


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words if w)


def said(text: str, source: str, cue: str, content: str, **more) -> Attribution:
    parts = {"source": spans(text, source), "cue": spans(text, cue), "content": spans(text, content)}
    return Attribution(**({"id": "a1"} | more), **parts)


def shown(text: str, rows: str, *given: Attribution) -> list[tuple]:
    """(source, cue, content, source of its holder) of each attribution."""
    found = join_quoted(parse_of(text, rows), given)

    def words(part):
        return " | ".join(s.of(text) for s in part)

    of = {a.id: words(a.source) for a in found}
    return [(words(a.source), words(a.cue), words(a.content), of.get(a.via or "")) for a in found]


BY = "“The kiln is cold,” Ida Brenn was quoted by Radio Esk as saying."
BY_ROWS = """
“ " PUNCT `` punct 10
The the DET DT det 2
kiln kiln NOUN NN nsubj 3
is be AUX VBZ ccomp 10
cold cold ADJ JJ acomp 3
, , PUNCT , punct 10
” " PUNCT '' punct 10
Ida Ida PROPN NNP compound 8
Brenn Brenn PROPN NNP nsubjpass 10
was be AUX VBD auxpass 10
quoted quote VERB VBN ROOT 10
by by ADP IN agent 10
Radio Radio PROPN NNP compound 13
Esk Esk PROPN NNP pobj 11
as as ADP IN prep 10
saying say VERB VBG pcomp 14
. . PUNCT . punct 10
"""


def test_who_is_quoted_by_an_outlet_speaks_inside_of_it():
    read = said(BY, "Ida Brenn", "was quoted", "“The kiln is cold,”")
    outer, inner = shown(BY, BY_ROWS, read)
    assert outer == ("Radio Esk", "was quoted", "“The kiln is cold,” Ida Brenn | as saying", None)
    assert inner == ("Ida Brenn", "saying", "“The kiln is cold,”", "Radio Esk")


def test_a_quotation_is_found_before_its_speaker_where_nothing_of_it_was_read():
    assert shown(BY, BY_ROWS)[1] == ("Ida Brenn", "saying", "“The kiln is cold,”", "Radio Esk")


QUOTED = "The Echo quoted a potter as saying that the kiln was cold."
QUOTED_ROWS = """
The the DET DT det 1
Echo Echo PROPN NNP nsubj 2
quoted quote VERB VBD ROOT 2
a a DET DT det 4
potter potter NOUN NN dobj 2
as as ADP IN prep 2
saying say VERB VBG pcomp 5
that that SCONJ IN mark 10
the the DET DT det 9
kiln kiln NOUN NN nsubj 10
was be AUX VBD ccomp 6
cold cold ADJ JJ acomp 10
. . PUNCT . punct 2
"""


def test_whom_an_outlet_quotes_has_the_clause():
    whole = "a potter as saying that the kiln was cold"
    outer, inner = shown(QUOTED, QUOTED_ROWS, said(QUOTED, "The Echo", "quoted", whole))
    assert outer == ("The Echo", "quoted", whole, None)
    assert inner == ("a potter", "saying", "the kiln was cold", "The Echo")


def test_what_is_read_so_already_stays():
    outer = said(QUOTED, "The Echo", "quoted", "a potter as saying that the kiln was cold")
    inner = said(QUOTED, "a potter", "saying", "the kiln was cold", id="a2", via="a1")
    assert join_quoted(parse_of(QUOTED, QUOTED_ROWS), (outer, inner)) == (outer, inner)


def test_both_hang_on_whoever_tells_of_it():
    text = "Ida Brenn said the Echo quoted her as saying it burst."
    rows = """
    Ida Ida PROPN NNP compound 1
    Brenn Brenn PROPN NNP nsubj 2
    said say VERB VBD ROOT 2
    the the DET DT det 4
    Echo Echo PROPN NNP nsubj 5
    quoted quote VERB VBD ccomp 2
    her she PRON PRP dobj 5
    as as ADP IN prep 5
    saying say VERB VBG pcomp 7
    it it PRON PRP nsubj 10
    burst burst VERB VBD ccomp 8
    . . PUNCT . punct 2
    """
    told = said(text, "Ida Brenn", "said", "the Echo quoted her as saying it burst", id="a7")
    found = shown(text, rows, told)
    assert found[1:] == [("the Echo", "quoted", "her as saying it burst", "Ida Brenn"),
                         ("her", "saying", "it burst", "the Echo")]  # fmt: skip


def test_who_is_not_quoted_says_nothing():
    text = "The Echo never quoted a potter as saying it burst."
    rows = """
    The the DET DT det 1
    Echo Echo PROPN NNP nsubj 3
    never never ADV RB neg 3
    quoted quote VERB VBD ROOT 3
    a a DET DT det 5
    potter potter NOUN NN dobj 3
    as as ADP IN prep 3
    saying say VERB VBG pcomp 6
    it it PRON PRP nsubj 9
    burst burst VERB VBD ccomp 7
    . . PUNCT . punct 3
    """
    assert join_quoted(parse_of(text, rows), ()) == ()
