"""Who says a sentence, told at its end by words alone."""

import pytest

from sayso.attribute.behind import add_behind
from sayso.model import Actor
from sayso.text import Span
from tests.attribute.pages import said, shown, span
from tests.parses import annotated_of, parse_of

LEMMAS = {"told": "tell", "said": "say", "added": "add", "announced": "announce", "was": "be", "had": "have"}
NAMES = ("Ruth Vane", "Leo Brenn", "Vane")


def tagged(words: str, publisher: str | None = None):
    """A report from words with their tags, "the/DT gate/NN fell/VBD"; nothing hangs on anything, and what stands in
    capitals behind a second stroke is a relation."""
    parts = [w.split("/") for w in words.split()]
    text = ""
    for word, *_ in parts:
        glued = word in ",.;" or (word == "”") or text.endswith("“")
        text += ("" if glued or not text else " ") + word
    poses = {"N": "NOUN", "V": "VERB", "P": "PRON", "I": "ADP", "D": "DET", "C": "CCONJ", "J": "ADJ"}
    rows = [f"{w} {LEMMAS.get(w, w)} {'PUNCT' if tag in (',', '.') else poses.get(tag[0], 'X')} {tag} "
            f"{rest[0] if rest else 'dep'} {k}" for k, (w, tag, *rest) in enumerate(parts)]  # fmt: skip
    actors = tuple(Actor(id=f"x{n}", name=name, type="person", mentions=(span(text, name),))
                   for n, name in enumerate(NAMES) if name in text)  # fmt: skip
    return annotated_of(parse_of(text, "\n".join(rows)), actors=actors, publisher=publisher)


def read(words: str, found=(), publisher: str | None = None):
    page = tagged(words, publisher)
    return shown(page.text, add_behind(page, found))


GATE = "The/DT gate/NN had/VBD no/DT lock/NN"
VANE = "harbour/NN master/NN Ruth/NNP Vane/NNP"
PAPER = "the/DT Tern/NNP Post/NNP"


@pytest.mark.parametrize(
    ("tail", "source"),
    [
        (f"{VANE} told/VBD {PAPER} ./.", "harbour master Ruth Vane"),
        (f"harbour/VBP/compound master/NN Ruth/NNP Vane/NNP told/VBD {PAPER} ./.", "harbour master Ruth Vane"),
        (f"{VANE} ,/, 54/CD ,/, told/VBD reporters/NNS on/IN Monday/NNP ./.", "harbour master Ruth Vane"),
        (f"{VANE} ,/, who/WP runs/VBZ it/PRP ,/, told/VBD {PAPER} ./.", "harbour master Ruth Vane, who runs it"),
        ("Ruth/NNP Vane/NNP and/CC Leo/NNP Brenn/NNP told/VBD police/NN ./.", "Ruth Vane and Leo Brenn"),
        (f"{VANE} told/VBD {PAPER} ,/, adding/VBG that/IN it/PRP fell/VBD ./.", "harbour master Ruth Vane"),
        (f"{VANE} said/VBD in/IN a/DT statement/NN ./.", "harbour master Ruth Vane"),
        ("an/DT engineer/NN of/IN the/DT port/NN told/VBD parliament/NN ./.", "an engineer of the port"),
        ("he/PRP told/VBD police/NNS ./.", "he"),
    ],
)
def test_a_sentence_belongs_to_whoever_tells_it_at_its_end(tail, source):
    cue = "said" if "said/" in tail else "told"
    assert read(f"{GATE} ,/, {tail}") == [(source, cue, "The gate had no lock")]


@pytest.mark.parametrize(
    "words",
    [
        f"When/WRB the/DT gate/NN fell/VBD ,/, {VANE} told/VBD {PAPER} ./.",
        f"On/IN Monday/NNP ,/, {VANE} told/VBD {PAPER} ./.",
        f"{GATE} ,/, and/CC {VANE} told/VBD {PAPER} ./.",
        f"{GATE} ,/, {VANE} told/VBD the/DT crew/NN to/TO leave/VB ./.",
        f"{GATE} ,/, {VANE} told/VBD the/DT truth/NN ./.",
        f"{GATE} ,/, {VANE} told/VBD {PAPER} that/IN it/PRP fell/VBD ./.",
        f"{GATE} ,/, coal/NN and/CC Leo/NNP Brenn/NNP told/VBD {PAPER} ./.",
        f"{GATE} ,/, the/DT engineer/NN added/VBD to/IN the/DT noise/NN ./.",
        f"Leo/NNP Brenn/NNP ,/, who/WP was/VBD late/JJ ,/, {VANE} told/VBD {PAPER} ./.",
        "The/DT owner/NN ,/, who/WP was/VBD late/JJ ,/, told/VBD the/DT court/NN ./.",
    ],
)
def test_other_sentences_that_end_on_a_telling_are_nobodys(words):
    assert read(words) == []


def test_what_the_paper_itself_told_is_its_own():
    words = f"{GATE} ,/, Ruth/NNP Vane/NNP said/VBD on/IN Monday/NNP ./."
    assert len(read(words)) == 1
    assert read(words, publisher="Ruth Vane") == []


def test_an_office_goes_from_the_content_to_its_source():
    words = f"{GATE} on/IN Monday/NNP ,/, {VANE} told/VBD reporters/NNS ./."
    text = tagged(words).text
    whole = "The gate had no lock on Monday"
    for content in (f"{whole}, harbour", "harbour", "The gate had no lock"):
        a = said(text, "master Ruth Vane", "told", content)
        source = "harbour master Ruth Vane" if "harbour" in content else "master Ruth Vane"
        assert read(words, (a,)) == [(source, "told", whole)]


def test_a_source_that_is_wider_than_what_is_found_stays_as_read():
    words = f"{GATE} ,/, Leo/NNP Brenn/NNP ,/, the/DT brother/NN of/IN Ruth/NNP Vane/NNP ,/, told/VBD {PAPER} ./."
    assert read(words)[0][0] == "Leo Brenn, the brother of Ruth Vane"
    text = tagged(words).text
    a = said(text, "no lock, Leo Brenn, the brother of Ruth Vane", "told", "The gate")
    assert read(words, (a,)) == shown(text, (a,))


def test_who_is_told_of_within_hangs_on_who_tells_it():
    words = f"He/PRP said/VBD the/DT gate/NN fell/VBD ,/, {VANE} told/VBD {PAPER} ./."
    page = tagged(words)
    inner = said(page.text, "He", "said", "the gate fell")
    out = add_behind(page, (inner,))
    assert [a.via for a in out] == [out[1].id, None]


def test_silent_places_and_what_was_read_otherwise_stay():
    words = f"{GATE} ,/, {VANE} told/VBD {PAPER} ./."
    page = tagged(words)
    assert add_behind(page, (), (Span(0, len(page.text)),)) == ()
    a = said(page.text, "", "lock", "harbour master Ruth Vane")
    assert add_behind(page, (a,)) == (a,)
