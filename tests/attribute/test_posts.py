"""Posts signed with a handle."""

from sayso.attribute.posts import add_posts, is_post
from sayso.model import Annotated, Attribution, Parse, Report
from sayso.text import Span


def annotated(text: str) -> Annotated:
    parse = Parse(text=text, tokens=(), sentences=())
    return Annotated(report=Report(id="r", text=text), parse=parse)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def posts(text: str, *given: Attribution, silent: tuple[Span, ...] = ()) -> list[tuple[str, str]]:
    found = add_posts(annotated(text), given, silent)
    return [(a.source[0].of(text), a.content[0].of(text)) for a in found if is_post(text, a)]


def test_a_line_with_its_signature_is_the_signers():
    text = "The pier fell.\nWe never closed it! pic.twitter.com/x1 — Ann Holm (@annholm) July 16, 2018\nIt rained."
    assert posts(text) == [("Ann Holm", "We never closed it!")]


def test_a_signature_alone_signs_the_line_before_and_what_that_goes_on_with():
    text = "She wrote back.\n\nWe never closed it,\nnot for a day!\n\n— Ann Holm (@annholm) July 16, 2018"
    assert posts(text) == [("Ann Holm", "We never closed it,\nnot for a day!")]


def test_a_post_that_the_text_gives_to_somebody_stays_so():
    text = "Holm wrote:\nWe never closed it!\n— Ann Holm (@annholm) July 16, 2018"
    a = Attribution(id="a1", source=(span(text, "Holm"),), cue=(span(text, "wrote"),),
                    content=(span(text, "We never closed it!"),))  # fmt: skip
    assert posts(text, a) == []


def test_what_is_said_in_a_post_hangs_on_it():
    text = "I think the pier is safe. — Ann Holm (@annholm) July 16, 2018"
    a = Attribution(id="a1", source=(span(text, "I"),), cue=(span(text, "think"),),
                    content=(span(text, "the pier is safe"),))  # fmt: skip
    found = add_posts(annotated(text), (a,))
    assert [x.via for x in found] == [found[-1].id, None]


def test_a_handle_in_running_text_signs_nothing():
    text = "The mayor — Ann Holm (@annholm) on Twitter — said the pier is safe. It is not."
    assert posts(text) == []


def test_nobody_signs_what_is_no_text():
    text = "Read more\n— Ann Holm (@annholm) July 16, 2018"
    assert posts(text, silent=(Span(0, 9),)) == []
