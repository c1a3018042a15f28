"""What is denied behind a noun of saying is the denier's, and who says so keeps what is said."""

import pytest

from sayso.attribute.denied import denials_of_others, heed_denied
from sayso.model import Attribution, Parse, Proposition
from sayso.text import Span
from tests.parses import parse_of

ROWS = """
The the DET DT det 1
council council NOUN NN nsubj 2
{verb} deny VERB VBD ROOT 2
{middle}
the the DET DT det {two}
dam dam NOUN NN nsubj {three}
was be AUX VBD {dep} {head}
unsafe unsafe ADJ JJ acomp {three}
. . PUNCT . punct 2
"""


def sentence(noun: str, middle: str, count: int, lemma: str = "deny") -> tuple[str, Parse]:
    """"The council denied <noun> that the dam was unsafe." with `count` tokens between verb and clause."""
    first = 3 + count
    text = f"The council {'denied' if lemma == 'deny' else 'repeated'} {noun} that the dam was unsafe."
    rows = ROWS.format(verb="denied", middle=middle, two=first + 1, three=first + 2, dep="acl", head=first - 2)
    rows = rows if lemma == "deny" else rows.replace("denied deny", "repeated repeat")
    return text, parse_of(text, rows)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, id: str, source: str, cue: str, content: str, via: str | None = None) -> Attribution:
    parts = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue), ("content", content))}
    return Attribution(id=id, chain=("Paper",), via=via, **parts)


CLAIMS = ("claims claim NOUN NNS dobj 2\nthat that SCONJ IN mark 6", 2)
PAPERS = ("the the DET DT det 4\nEcho Echo PROPN NNP poss 6\n's 's PART POS case 4\n"
          "claim claim NOUN NN dobj 2\nthat that SCONJ IN mark 9", 5)  # fmt: skip
CLAUSE = "the dam was unsafe"


def test_a_noun_of_nobodys_saying_makes_no_source_of_what_somebody_denies():
    text, parse = sentence("claims", *CLAIMS)
    council = said(text, "a1", "The council", "denied", "claims that the dam was unsafe")
    nobody = said(text, "a2", "", "claims", CLAUSE, via="a1")
    inside = said(text, "a3", "", "unsafe", "the dam", via="a2")
    kept = heed_denied(parse, (council, nobody, inside))
    assert [(a.id, a.via, a.content) for a in kept] == [
        ("a1", None, (span(text, CLAUSE),)), ("a3", "a1", (span(text, "the dam"),)),
    ]  # fmt: skip


@pytest.mark.parametrize("lemma", ["repeat"])
def test_who_does_not_deny_them_leaves_them_as_they_are(lemma):
    text, parse = sentence("claims", *CLAIMS, lemma=lemma)
    given = (said(text, "a1", "The council", "repeated", "claims that the dam was unsafe"),
             said(text, "a2", "", "claims", CLAUSE, via="a1"))  # fmt: skip
    assert heed_denied(parse, given) == given
    assert list(denials_of_others(parse, given, ())) == []


def test_what_somebody_by_name_claims_stays_his_and_is_denied_in_the_words_that_name_it():
    text, parse = sentence("the Echo's claim", *PAPERS)
    council = said(text, "a1", "The council", "denied", "the Echo's claim that the dam was unsafe")
    echo = said(text, "a2", "the Echo", "claim", CLAUSE, via="a1")
    assert heed_denied(parse, (council, echo)) == (council, echo)
    stated = Proposition(id="p1", spans=(span(text, CLAUSE),), attribution="a2", factuality="CT+")
    (denial,) = denials_of_others(parse, (council, echo), (stated,))
    assert denial.spans == (span(text, "the Echo's claim"),)
    assert (denial.attribution, denial.factuality, denial.told) == ("a1", "CT-", stated.spans)
    assert list(denials_of_others(parse, (council, echo), ())) == []  # nothing that it could be told as
