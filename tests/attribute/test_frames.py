"""Who says a sentence, told behind it."""

from time import process_time

import pytest

from sayso.attribute.assertions import find_assertions
from sayso.attribute.frames import add_framed, frames
from tests.attribute.pages import said, shown
from tests.parses import annotated_of, parse_of

LOG = "The pier was safe, a log seen by us shows."
LOG_ROWS = """
The the DET DT det 1
pier pier NOUN NN nsubj 2
was be AUX VBD ccomp 10
safe safe ADJ JJ acomp 2
, , PUNCT , punct 10
a a DET DT det 6
log log NOUN NN nsubj 10
seen see VERB VBN acl 6
by by ADP IN agent 7
us we PRON PRP pobj 8
shows show VERB VBZ ROOT 10
. . PUNCT . punct 10
"""

SAID = "The pier was safe, the Post said."
SAID_ROWS = """
The the DET DT det 1
pier pier NOUN NN nsubj 2
was be AUX VBD ROOT 2
safe safe ADJ JJ acomp 2
, , PUNCT , punct 7
the the DET DT det 6
Post Post PROPN NNP nsubj 7
said say VERB VBD parataxis 2
. . PUNCT . punct 2
"""


def told(text: str, rows: str, publisher: str = "The Courier", found=()):
    reading = annotated_of(parse_of(text, rows), publisher=publisher)
    found = add_framed(reading, found)
    asserted = [" ".join(s.of(text) for s in a.spans) for a in find_assertions(reading, found)]
    return shown(text, found), asserted


def test_a_sentence_with_its_source_told_behind_it_is_that_ones_word():
    assert told(LOG, LOG_ROWS) == ([("a log seen by us", "shows", "The pier was safe")], [])
    assert told(SAID, SAID_ROWS) == ([("the Post", "said", "The pier was safe")], [])


def test_what_the_paper_itself_says_stays_its_own_and_the_saying_is_no_statement():
    assert told(SAID, SAID_ROWS, publisher="The Evening Post") == ([], ["The pier was safe"])


IT_ALL = ("the the DET DT det 6\nPost Post PROPN NNP nsubj 7", "it it PRON PRP nsubj 7\nall all DET DT appos 5")
WHO_IT = ("The the DET DT det 1\npier pier NOUN NN", "Who who PRON WP dep 1\nit it PRON PRP")


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (("the Post said", "it all said"), IT_ALL),
        (("the Post said", "the Post fell"), ("said say", "fell fall")),
        (("The pier was", "Who it was"), WHO_IT),
    ],
)
def test_other_clauses_behind_a_sentence_tell_no_source(words, rows):
    text, changed = SAID.replace(*words), SAID_ROWS.replace(*rows)
    assert text != SAID and changed != SAID_ROWS
    assert told(text, changed)[0] == []


def test_a_sentence_that_somebody_was_read_to_say_stays_as_read():
    a = said(SAID, "the Post", "said", "The pier was safe")
    assert told(SAID, SAID_ROWS, found=(a,))[0] == [("the Post", "said", "The pier was safe")]


def test_tellings_without_end_are_read_in_time_that_grows_with_them():
    """Each hangs on the first clause, or each on the one before."""
    for head in (lambda n: 2, lambda n: 7 + 4 * (n - 1) if n else 2):
        rows = SAID_ROWS.strip().splitlines()[:4]
        for n in range(1_500):
            at = len(rows)
            rows += [f", , PUNCT , punct {at + 3}", f"the the DET DT det {at + 2}",
                     f"Post Post PROPN NNP nsubj {at + 3}", f"said say VERB VBD parataxis {head(n)}"]  # fmt: skip
        parse = parse_of(" ".join(r.split()[0] for r in rows), "\n".join(rows))
        begun = process_time()
        assert not list(frames(parse))
        assert process_time() - begun < 2
    assert list(frames(parse_of(SAID, SAID_ROWS)))


@pytest.mark.parametrize("verb", ["find", "say", "tell"])
def test_what_somebody_would_say_nobody_has_said(verb):
    text = SAID.replace("said", f"would {verb}")
    rows = SAID_ROWS.replace("Post Post PROPN NNP nsubj 7", "Post Post PROPN NNP nsubj 8").replace(
        "said say VERB VBD parataxis 2", f"would would AUX MD aux 8\n{verb} {verb} VERB VB parataxis 2")  # fmt: skip
    assert told(text, rows)[0] == []
    text, rows = text.replace("would", "will"), rows.replace("would would", "will will")
    assert bool(told(text, rows)[0]) is (verb != "find")


def test_a_part_of_a_word_of_the_papers_name_is_not_the_paper():
    assert told(SAID, SAID_ROWS, publisher="The Postal Courier")[0] == [("the Post", "said", "The pier was safe")]


def test_a_telling_behind_a_sentence_that_is_nobodys_word_stays_a_statement():
    reading = annotated_of(parse_of(SAID, SAID_ROWS), publisher="The Courier")
    asserted = [" ".join(s.of(SAID) for s in a.spans) for a in find_assertions(reading, ())]
    assert asserted == ["The pier was safe", "the Post said"]


def test_what_the_paper_has_learned_stays_where_it_hangs_on_the_telling():
    text = LOG.replace("a log seen by us shows", "we have learned")
    rows = "\n".join(LOG_ROWS.strip().splitlines()[:5]).replace(" 10", " 7").replace("ccomp 7", "ccomp 7")
    rows += "\nwe we PRON PRP nsubj 7\nhave have AUX VBP aux 7\nlearned learn VERB VBN ROOT 7\n. . PUNCT . punct 7"
    assert told(text, rows) == ([], ["The pier was safe"])
