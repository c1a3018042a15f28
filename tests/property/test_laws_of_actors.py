"""Laws of names, actors and roles over any text."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.actors import find_actors
from sayso.annotate.names import find_mentions
from sayso.annotate.roles import find_roles
from sayso.model import Mention, Parse, Token
from sayso.naming import alike, distance, folded, same_person
from sayso.text import Span

WORDS = st.sampled_from(
    "the of and said in The Anna Bell Bell's Ghana U.S. Ministry President Al -e- al-Soor (WUF) Water Users “ ” , . "
    "\n\n JeM 45 D-Ohio. Jaish-e-Noor İ ß 🙂 \ud800 ﬀ Smith's' @Ghana ’s".split(" ")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))


def parse_of(text: str) -> Parse:
    """Every word a token; a new sentence behind each stop; every third word an entity."""
    tokens, sentences, first = [], [], 0
    for i, match in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        pos = "PROPN" if match[0][0].isupper() else "NOUN"
        tokens.append(
            Token(i, *match.span(), match[0], match[0].lower(), pos, "NN", "appos", max(0, i - 1), len(sentences))
        )
        if match[0] == ".":
            sentences.append((first, i))
            first = i + 1
    if first < len(tokens):
        sentences.append((first, len(tokens) - 1))
    labels = ("PERSON", "ORG", "GPE", "DATE", "EVENT")
    entities = tuple((Span(t.start, t.end), labels[t.i % 5]) for t in tokens[::3])
    return Parse(text, tuple(tokens), tuple(sentences), entities)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_lie_in_the_text_in_order_and_apart(text):
    mentions = find_mentions(parse_of(text))
    last = 0
    for m in mentions:
        assert last <= m.span.start < m.span.end <= len(text)
        assert not m.span.of(text)[0].isspace() and not m.span.of(text)[-1].isspace()
        assert 0 <= m.confidence <= 1
        last = m.span.end


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_mention_belongs_to_one_actor_and_every_role_slices_back(text):
    parse = parse_of(text)
    mentions = find_mentions(parse)
    actors = find_roles(parse, find_actors(parse, mentions))
    assert sorted(s for a in actors for s in a.mentions) == [m.span for m in mentions]
    assert [a.id for a in actors] == [f"e{n}" for n in range(1, len(actors) + 1)]
    for actor in actors:
        assert actor.name in {s.of(text) for s in actor.mentions}
        assert all(r.span.of(text) == r.text for r in actor.roles)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.data())
def test_any_mentions_can_be_gathered(text, data):
    kinds = st.sampled_from(["person", "organization", "place"])
    mentions = tuple(
        Mention(span=Span(m.start(), m.end()), type=data.draw(kinds)) for m in re.finditer(r"\S+(?: \S+)?", text)
    )
    actors = find_actors(parse_of(text), mentions)
    assert sorted(s for a in actors for s in a.mentions) == [m.span for m in mentions]


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_mutual_and_everything_is_like_itself(a, b):
    assert alike(a, b) == alike(b, a)
    assert alike(a, a)


@given(st.text(max_size=10), st.text(max_size=10), st.integers(0, 12))
def test_distance_is_mutual_and_stops_at_its_limit(a, b, limit):
    assert distance(a, b, limit) == distance(b, a, limit) <= limit + 1
    assert (distance(a, b, limit) == 0) == (a == b)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=2, max_size=4), st.text(max_size=20))
def test_a_full_name_is_its_own_persons(words, text):
    assert same_person(tuple(words), tuple(words))
    assert all(word for word in folded(text))
