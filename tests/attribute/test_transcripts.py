"""Turns of a transcript whose names stand alone."""

from time import process_time

import pytest

from sayso.attribute.quotations import add_quotations
from sayso.attribute.transcripts import add_turns, is_turn
from sayso.model import Annotated, Attribution, Parse, Report
from sayso.text import Span

TALK = """ROSA HOLM:

We never closed the pier.
Why should we?

LEO BRENN:

Because it fell.

(LAUGHTER)

ROSA HOLM:

I think it will stand.

MALE VOICE (VIDEO):

Good night.
"""


def annotated(text: str) -> Annotated:
    return Annotated(report=Report(id="r", text=text), parse=Parse(text=text, tokens=(), sentences=()))


def turns(text: str, *given: Attribution) -> list[tuple[str, list[str]]]:
    found = add_turns(annotated(text), given)
    return [(a.source[0].of(text), [s.of(text) for s in a.content]) for a in found if is_turn(a)]


def test_the_lines_below_a_name_are_that_speakers():
    assert turns(TALK) == [
        ("ROSA HOLM", ["We never closed the pier.", "Why should we?"]),
        ("LEO BRENN", ["Because it fell."]),
        ("ROSA HOLM", ["I think it will stand."]),
        ("MALE VOICE", ["Good night."]),
    ]


def test_what_is_said_in_a_turn_hangs_on_it():
    def at(words: str) -> Span:
        return Span(TALK.index(words), TALK.index(words) + len(words))

    a = Attribution(id="a1", source=(at("I"),), cue=(at("think"),), content=(at("it will stand"),))
    a = Attribution(id="a1", source=(Span(at("I think").start, at("I think").start + 1),), cue=a.cue, content=a.content)
    found = {x.id: x for x in add_turns(annotated(TALK), (a,))}
    holder = found[found["a1"].via or ""]
    assert holder.source[0].of(TALK) == "ROSA HOLM"


def test_headings_with_a_colon_are_no_turns():
    text = "UP NEXT:\n\nIt rains.\n\nWEATHER:\n\nIt rains more.\n\nTRAVEL:\n\nNo ferry.\n\nMONEY:\n\nNone."
    assert turns(text) == []


LINES = """AH: Was the pier closed? LB: No. I signed nothing, and the board knew.
AH: The board says you did. LB: (laughs) Ask the board.
AH: And the bolts? LB: Rust.
"""


def lined(text: str, *given: Attribution, publisher: str | None = None) -> list[Attribution]:
    page = Annotated(report=Report(id="r", text=text, publisher=publisher), parse=Parse(text=text, tokens=(),
                     sentences=()))  # fmt: skip
    return sorted(add_quotations(page, given), key=lambda a: (a.content[0].start, -a.content[0].end))


def told(text: str, found: list[Attribution]) -> list[tuple[str, str]]:
    return [(" ".join(s.of(text) for s in a.source), a.content[0].of(text)) for a in found]


def test_several_turns_on_one_line_are_each_their_speakers():
    found = lined(LINES)
    assert told(LINES, found) == [
        ("AH", "Was the pier closed?"),
        ("LB", "No. I signed nothing, and the board knew."),
        ("AH", "The board says you did."),
        ("LB", "Ask the board."),
        ("AH", "And the bolts?"),
        ("LB", "Rust."),
    ]
    assert all(is_turn(a) for a in found)


def test_what_was_read_inside_a_turn_on_one_line_hangs_on_it_and_ends_with_it():
    start, knew = LINES.index("the board knew"), LINES.index("knew")
    end = LINES.index(" LB: (laughs)")
    inner = Attribution(id="a1", source=(Span(start, knew - 1),), cue=(Span(knew, knew + 4),),
                        content=(Span(knew + 5, end),))  # fmt: skip
    found = {a.id: a for a in lined(LINES, inner)}
    assert "a1" not in found  # all that it held was another's turn
    mark = LINES.index("I signed")
    inner = Attribution(id="a1", source=(Span(mark, mark + 1),), cue=(Span(mark + 2, mark + 8),),
                        content=(Span(mark + 9, end),))  # fmt: skip
    found = {a.id: a for a in lined(LINES, inner)}
    assert found["a1"].content[0].of(LINES) == "nothing, and the board knew."
    assert told(LINES, [found[found["a1"].via or ""]])[0][0] == "LB"


def test_a_source_never_holds_the_label_of_a_turn():
    start, says = LINES.index("AH: The board"), LINES.index("says")
    a = Attribution(id="a1", source=(Span(start, says - 1),), cue=(Span(says, says + 4),),
                    content=(Span(says + 5, says + 12),))  # fmt: skip
    assert ("The board", "you did") in told(LINES, lined(LINES, a))


def test_the_papers_own_questions_are_nobodys_statement():
    asked = LINES.replace("AH:", "POST:")
    assert {s for s, _ in told(asked, lined(asked, publisher="The Harbour Post"))} == {"LB"}
    plain = LINES.replace("AH:", "Q:")
    assert {s for s, _ in told(plain, lined(plain))} == {"LB"}


def test_places_and_headings_before_a_colon_now_and_then_are_no_turns():
    links = "\n\n".join(f"The summit begins in an hour, paper {n} says." for n in range(8))
    text = "\n\n".join([
        "HOLM: Two leaders met.", links, "LUND: We know why.", links, "HOLM: Two leaders met.", links, "LUND: Who won?",
    ])  # fmt: skip
    assert lined(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "VENUE: Orr Hall\nDATE: 5 May\nVENUE: Weir House\nDATE: 6 May",
        "ORR: Kell, Wald, Holm.\nSUBS: Vey, Tarn.\nWEIR: Bell, Carr.\nSUBS: Dunn, Eames.",
        "ORR: Two died. WEIR: The bridge fell. ORR: The school is shut. WEIR: All is calm.",
        "MYTH: You can see it.\nFACT: You cannot.\nMYTH: I saw it.\nFACT: Did you?",
    ],
)
def test_lists_and_what_is_told_place_by_place_are_no_turns(text):
    assert lined(text) == []


def test_a_stage_direction_alone_is_nothing_said():
    text = LINES.replace("Rust.", "(laughs).")
    assert all(any(c.isalnum() for c in a.content[0].of(text)) for a in lined(text))


AMID = """ROSA HOLM:

We never closed the pier.

LEO BRENN:

Why should you?

ROSA HOLM:

Nobody asked us to.

LEO BRENN:And now the harbour master. Welcome. SENATOR ADA VOSS:Thank you, Leo. The pier is safe. LEO BRENN:You

have seen the report?

ROSA HOLM:

I have read it twice.
"""


def test_a_turn_that_begins_amid_a_line_ends_the_one_before() -> None:
    said = {(a.source[0].of(AMID), " ".join(s.of(AMID) for s in a.content)) for a in add_turns(annotated(AMID), ())}
    assert ("SENATOR ADA VOSS", "Thank you, Leo. The pier is safe.") in said
    assert ("LEO BRENN", "And now the harbour master. Welcome.") in said
    assert ("LEO BRENN", "You have seen the report?") in said


def test_capitals_with_a_colon_amid_a_line_are_no_turn_where_nobody_takes_turns() -> None:
    assert add_turns(annotated("The board met. NOTE TO ALL: the pier is closed. Holm left."), ()) == ()


INTERVIEW = """Mrs Holm, did you close the pier?
I did. Somebody had to.

Was it safe?
No. I had seen the bolts.

The board says you never asked.
The board was at lunch.

Did Mr Brenn know?
I told him.

And now?
It is shut.
"""


def test_the_answers_of_an_interview_are_those_of_whom_it_calls_by_name():
    answers = ["I did. Somebody had to.", "No. I had seen the bolts.", "The board was at lunch.", "I told him.",
               "It is shut."]  # fmt: skip
    assert turns(INTERVIEW) == [("Mrs Holm", [a]) for a in answers]
    unnamed = add_turns(annotated(INTERVIEW.replace("Mrs Holm, did", "Did")), ())
    assert len(unnamed) == len(answers) and not any(a.source for a in unnamed)


def test_questions_and_answers_of_nobody_are_no_interview():
    nobody = INTERVIEW.replace("I did.", "They did.").replace("I had", "They had").replace("I told", "They told")
    assert turns(nobody) == []
    assert turns(INTERVIEW.replace("?\n", ".\n")) == []


def test_the_name_of_whom_is_asked_alone_before_the_answers():
    lines = [("Did you close it?", "I did."), ("Was it safe?", "No. I saw it."), ("And the board?", "It was at lunch."),
             ("Did it know?", "I told it."), ("And now?", "It is shut.")]  # fmt: skip
    text = "\n\n".join(f"{q}\n\nBrede: {a}" for q, a in lines)
    assert turns(text) == [("Brede", [a]) for _, a in lines]
    assert turns(text.replace("?", ".")) == []
    assert turns(text.replace("Brede:", "Claim:")) == []


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Holm: I do.\nWhy?\n" * 2500, 2500),
        ("".join(f"Holm{n}: I do.\nWhy?\n" for n in range(20_000)), 0),
        ("ab\n\n" * 20_000, 0),
        ("Why?\nI do.\n\n" * 5_000, 5_000),
    ],
    ids=["one name", "many names", "no questions", "no names"],
)
def test_a_long_text_is_read_in_time_that_grows_with_it(text, answers):
    begun = process_time()
    assert len(add_turns(annotated(text), ())) == answers
    assert process_time() - begun < 3


@pytest.mark.parametrize(
    "first",
    ["What about the accused, Captain Brenn?", "Captain Brenn, was it shut?", "What did you do, Captain Brenn?"],
)
def test_whom_a_question_only_speaks_of_does_not_answer_it(first):
    text = INTERVIEW.replace("Mrs Holm, did you close the pier?", first)
    found = add_turns(annotated(text), ())
    assert len(found) == 5 and not any(a.source for a in found)


def test_two_who_are_asked_by_name_leave_the_answers_open():
    text = INTERVIEW.replace("And now?", "And who, Mr Brenn, paid?")
    found = add_turns(annotated(text), ())
    assert len(found) == 5 and not any(a.source for a in found)


def test_short_names_of_turns_stand_for_the_one_full_name_of_the_report():
    from sayso.attribute.transcripts import called_in_full
    from sayso.model import Actor
    from sayso.text import Span
    from tests.parses import annotated_of, parse_of

    text = "ROSA HOLM, HOST:\nHello. We have Leo Brenn here.\nBRENN: Hello.\nHOLM: So.\nLee: Yes."
    rows = "\n".join(f"{w} {w} X NN dep {k}" for k, w in enumerate(text.split()))
    people = [Actor(id=f"x{n}", name=name, type="person", mentions=(Span(0, 4),))
              for n, name in enumerate(("Leo Brenn", "Ann Lee", "Bo Lee"))]  # fmt: skip
    page = annotated_of(parse_of(text, rows), actors=tuple(people))
    assert called_in_full(page, "BRENN") == ("Leo Brenn", "x0")
    assert called_in_full(page, "HOLM") == ("ROSA HOLM", None)
    assert called_in_full(page, "LEE") is None
    assert called_in_full(page, "VANE") is None
