"""Asides: what is one, and above all what is none."""

import time

import pytest

from sayso.annotate.asides import edges_of, find_asides
from sayso.model import Report

LONG = "The harbour board met on Tuesday to hear what the divers had seen below the old pier at Lund."
MORE = "Its chairman, Piet Aas, told the board that the pier would be closed until the spring at least."
THIRD = "The fishermen of the village have asked for another place to land their catch in the meantime."


def asides(text: str) -> list[tuple[str, str]]:
    return [(a.kind, a.span.of(text)) for a in find_asides(Report(id="r", text=text))]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_teaser_glued_to_the_end_of_a_paragraph_is_a_promo():
    text = page(LONG + " LIVE Updates: Storm Closes All Ferries, Says Minister", MORE)
    assert asides(text) == [("promo", "LIVE Updates: Storm Closes All Ferries, Says Minister")]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Divers find wreck of trawler",
        "Also Read | Ferry lines to strike on Monday",
        "Click here to read our guide to the islands",
        "Follow us on Facebook for the latest news",
        "Subscribe to our newsletter",
        "You can follow Mara Lund on Twitter.",
        "The Lund Gazette is not responsible for the content of external sites.",
        "Comments are moderated before they are published.",
        "Our privacy policy has changed.",
        "This video has been removed.",
        "Don't miss out on the latest. We won't spam you.",
        "Story continues below",
        "Advertisement",
        "RELATED: Three piers in need of repair",
        "MORE FROM LUND GAZETTE",
        "Read the rest here.",
        "Image 3 of 12",
    ],
)
def test_a_line_of_the_page_itself_is_a_promo(line):
    assert asides(page(LONG, line, MORE, THIRD)) == [("promo", line)]


def test_a_short_title_between_paragraphs_is_a_subhead():
    assert asides(page(LONG, "A long winter", MORE, THIRD, LONG[:-1] + " too."))[0] == ("subhead", "A long winter")


def test_the_title_at_the_head_is_no_aside():
    assert asides(page("Pier closed until spring", LONG, MORE, THIRD)) == []


def test_a_short_sentence_with_its_stop_is_no_subhead():
    assert asides(page(LONG, "Nobody was hurt.", MORE, THIRD)) == []


def test_a_line_that_introduces_a_quotation_is_no_subhead():
    assert asides(page(LONG, "The chairman added:", "“We shall not open it before the spring.”", MORE, THIRD)) == []


def test_a_line_of_speech_is_no_aside():
    assert asides(page(LONG, "“It is a sad day for us all”", MORE, THIRD)) == []


def test_the_text_of_a_signed_post_is_no_subhead():
    assert asides(page(LONG, "What a sad day for Lund", "— Ida Holm (@idaholm) May 3, 2018", MORE, THIRD)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ida Holm",
        "FILE - In this May 3, 2018 file photo, divers look at the old pier in Lund.",
        "Divers look at the old pier in Lund on Tuesday. (Ida Holm/Reuters)",
        "Divers look at the old pier ©Ida Holm (AFP/File)",
        "Image copyright Getty Images Image caption Divers look at the old pier",
    ],
)
def test_a_line_with_a_picture_credit_is_a_caption(line):
    assert asides(page(LONG, line, MORE, THIRD)) == [("caption", line)]


@pytest.mark.parametrize(
    "dateline",
    [
        "CAIRO (Reuters) -",
        "KABUL, Aug 16:",
        "LUND, Sweden —",
        "LAKE FOREST, Ill. —",
        "Lund (CNN)",
        "(Reuters) -",
        "(CNN)",
        "LUND (QTA) -",
        "PORT HOLM, 7 Oct (Harbour Wire) -",
        "LUND, March 3 (QTA) —",
    ],
)
def test_a_dateline_opens_the_first_paragraph(dateline):
    text = page("Pier closed", f"{dateline} {LONG}", MORE)
    assert asides(text) == [("dateline", dateline)]


def test_what_a_page_calls_its_points_is_promo_before_the_first_of_them():
    point = "Strong winds forced the ferry to turn round, Radio Holm reports"
    text = page("Ferry turned round", f"Story highlights {point}", LONG, MORE)
    found = find_asides(Report(id="r", text=text))
    assert [(a.kind, a.span.of(text)) for a in found] == [("promo", "Story highlights")]
    assert edges_of(text, found) == (text.index(point),)
    assert asides(page("Ferry turned round", f"The story highlights {point}.", LONG, MORE)) == []


def test_behind_a_dateline_the_text_begins_and_before_a_signature_it_does_not_end():
    text = page("Pier closed", f"LUND, Holm. — {LONG} — AFP", MORE)
    assert edges_of(text, find_asides(Report(id="r", text=text))) == (text.index(LONG),)


def test_people_and_what_they_are_in_brackets_are_no_datelines():
    text = page("Who stands", f"ANN HOLM (Labour) — {LONG}", f"LEO BRENN (Orr First) — {LONG}", MORE)
    assert all(kind != "dateline" for kind, _ in asides(text))
    text = page("Two summits", f"LUND (Reuters) - {LONG}", f"HOLM (QTA) - {LONG}", f"ORR (Sputnik) - {MORE}")
    assert [words for kind, words in asides(text) if kind == "dateline"][:2] == ["LUND (Reuters) -", "HOLM (QTA) -"]


def test_a_speaker_of_a_transcript_is_no_dateline():
    text = page("HOLM: Well, we looked at the pier on Tuesday and then again on the day after that.", MORE,
                "HOLM: And we shall look again.")  # fmt: skip
    assert asides(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "By Ida Holm",
        "By IDA HOLM and PIET AAS",
        "(AP)",
        "The Associated Press",
        "(Reporting by Ida Holm; Editing by Piet Aas)",
        "With inputs from PTI",
        "-- AFP",
        "The Associated Press contributed to this report.",
        "Associated Press writer Ida Holm in Lund contributed to this report.",
        "Copyright 2018 The Lund Gazette. All rights reserved.",
    ],
)
def test_who_wrote_or_supplied_the_report_is_a_byline(line):
    assert asides(page(LONG, MORE, THIRD, line)) == [("byline", line)]


def test_a_credit_in_brackets_after_the_last_sentence_is_a_byline():
    text = page(LONG, MORE + " (Reporting by Ida Holm; Editing by Piet Aas)")
    assert asides(text) == [("byline", "(Reporting by Ida Holm; Editing by Piet Aas)")]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday the board had heard from all of the divers, and nobody doubted them any longer.",
        "Watch the divers long enough and you will see how slowly the old pier gives way.",
        "Reuters reported on Tuesday that the pier had been closed by order of the harbour board.",
        "Related companies of the board have contributed to the repair of the pier since last year.",
        "With files from the court in hand, the chairman said that the pier was never his.",
        "More than forty people have been moved out of their houses since the pier gave way.",
        "Live fish were landed at the other pier for the first time since the autumn storms.",
        "Follow the money, the chairman told the board, and you will find who let the pier rot.",
    ],
)
def test_a_sentence_of_the_report_is_no_aside(sentence):
    assert asides(page("Pier closed", LONG, sentence, MORE, THIRD)) == []


def test_a_sentence_said_again_nearly_word_for_word_is_a_repeat():
    again = "Until the spring at least, the pier would be closed, its chairman Piet Aas told the board."
    text = page(LONG, MORE, THIRD, MORE, again)
    assert asides(text) == [("repeat", MORE), ("repeat", again)]


def test_a_short_sentence_said_again_word_for_word_is_a_repeat():
    short = "The minister said the pier was safe."
    assert asides(page(LONG, f"{short} {short}", THIRD, short)) == [("repeat", short)] * 2
    assert asides(page(LONG, f"{short} {short.replace('safe', 'shut')}", THIRD)) == []
    assert asides(page(LONG, "She did not answer. She did not answer.", THIRD)) == []
    for both in ("He will not sign the paper.", "“We took no money at all.”"):  # two people may say so
        assert asides(page(LONG, f"Ada Holm spoke first. {both}", THIRD, f"Ina Brandl was next. {both}")) == []


def test_another_number_or_a_denial_is_no_repeat():
    first = "Divers found 14 broken beams below the old pier at Lund during the night of the storm."
    assert asides(page(first, MORE, first.replace("14", "41"))) == []
    assert asides(page(first, MORE, first.replace("Divers found", "Divers never found"))) == []


def test_a_lead_that_says_what_the_title_said_is_no_repeat():
    title = "Harbour board closes old pier at Lund until spring after divers find broken beams"
    assert asides(page(title, title.replace("closes", "has closed") + ", its chairman said.", MORE)) == []


@pytest.mark.parametrize(
    "noise",
    ["A" * 20000, "(" * 9000, "a. " * 9000, "1:1 " * 9000, "May 1, " * 5000, "\n" * 9000, " - " * 5000],
)
def test_a_strange_text_is_read_in_linear_time(noise):
    began = time.perf_counter()
    find_asides(Report(id="r", text=noise))
    assert time.perf_counter() - began < 5


FORMED = (
    "Morning Letter Newsletter Sign Up Get news from the harbours delivered to your inbox every day. "
    "Please verify you're not a robot by clicking the box. Invalid email address. Please re-enter. "
    "You agree to receive occasional offers from the Gazette. An error has occurred."
)


def test_a_subscription_form_in_one_line_is_one_promo():
    (found,) = asides(page(LONG, FORMED + " " + MORE, THIRD))
    assert found == ("promo", FORMED.removeprefix("Morning Letter "))


def test_one_sentence_of_a_form_makes_no_form():
    assert asides(page(LONG, MORE + " An error has occurred. He said so.", THIRD)) == []


@pytest.mark.parametrize("line", [
    "This video has been removed by the court of Lund after a complaint, the judge said.",
    "Our privacy policy failed, the minister admitted on Friday, and three men resigned.",
    "You can find three of them on Facebook, Piet Aas told the court.",
    "The Lund council is not responsible for the content of other towns' archives, a judge ruled.",
    "“We won't spam you with leaflets,” the mayor said.",
    "The mayor promised that we will never spam you with leaflets before a vote.",
])  # fmt: skip
def test_a_sentence_that_only_begins_like_a_promo_line_is_read(line):
    assert asides(page(LONG, line, MORE)) == []


@pytest.mark.parametrize("line", ["'All Bets Are Off.'", "Watching the Divers.", "THE BOARD STEPS ASIDE."])
def test_a_title_between_paragraphs_is_a_subhead_though_it_ends_with_a_stop(line):
    assert asides(page(LONG, MORE, line, THIRD, LONG[:-1] + " again.")) == [("subhead", line)]


@pytest.mark.parametrize("line", ["All bets are off.", "Aas Said It Was Shut.", "“All Bets Are Off.”", "Piet Aas."])
def test_a_short_sentence_is_none(line):
    assert asides(page(LONG, MORE, line, THIRD, LONG[:-1] + " again.")) == []


def test_what_a_row_of_pictures_on_one_line_is_called_is_no_part_of_its_captions():
    title = "Photos: Flood: Sad pictures of Tolna"
    shown = ["Boats lie on the quay.", "Radio Esk reported that nine died.", "Women wait."]
    row = " ".join(f"{title} {told} Hide Caption {n} of 3" for n, told in enumerate(shown, 1))
    text = f"The flood came at night and nobody was warned of it.\n{title} {row}"
    found = find_asides(Report(id="t", text=text))
    captions = [a.span.of(text) for a in found if a.kind == "caption"]
    assert captions == [*shown[:2], f"{shown[2]} Hide Caption 3 of 3"]
    assert [a.span.of(text) for a in found if a.kind == "promo"][1] == f"Hide Caption 1 of 3 {title}"
    assert all(text.index(told) in edges_of(text, found) for told in shown)
    others = " ".join(f"Photos: Row {n} {told} Hide Caption {n} of 3" for n, told in enumerate(shown, 1))
    assert [a.span.of(others) for a in find_asides(Report(id="t", text=others))] == [others]  # no title comes again


def test_lines_quoted_from_an_earlier_mail_are_not_the_senders_words():
    own, quoted = "The pier was open on Monday, Holm said.", "> You wrote:\n> The pier was shut, Reed said."
    text = f"{own}\n\nOn Monday Leo Brenn wrote:\n{quoted}\n\nRegards"
    found = [a.span.of(text) for a in find_asides(Report(id="t", text=text)) if a.kind == "promo"]
    assert found == ["On Monday Leo Brenn wrote:", "> You wrote:", "> The pier was shut, Reed said."]
    assert find_asides(Report(id="t", text=quoted)) == ()  # nothing but what is quoted
    marked = f"{own}\n\n> “The pier was shut,” Reed said."
    assert find_asides(Report(id="t", text=marked)) == ()


def test_a_sentence_without_a_word_is_no_repeat():
    assert find_asides(Report(id="t", text="0\n.\x1c0")) == ()
