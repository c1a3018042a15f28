import contextlib

import pytest

from sayso.errors import EmptyError, SaysoError
from sayso.read import Details, read_bytes
from sayso.read.page import page_of

P1 = (
    "The ferry Osprey sank in the strait off Port Lanra on Monday, killing at least 12 people, the harbour master said "
    "in a statement read out to reporters on the quay."
)
P2 = (
    "“We had warned them,” said Orlo Venn, who has sold tickets for the boat for nine years. “Nobody listened to us, "
    "and nobody from the ministry ever came to look at the hull.”"
)
P3 = (
    "The ministry said it was not aware of any warning. A spokeswoman declined to answer further questions, citing the "
    "inquiry that the prosecutor in Lanra opened on Tuesday morning."
)
BODY = "".join(f"<p>{p}</p>" for p in (P1, P2, P3))


def page(body: str = BODY, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def test_paragraphs_are_set_apart_by_blank_lines():
    assert page_of(page())[0] == f"{P1}\n\n{P2}\n\n{P3}"


@pytest.mark.parametrize(
    "promo",
    [
        "<p>READ MORE: Five ferries that sank before</p>",
        "<p>Related: What we know of the Osprey</p>",
        "<p><a href='/x'>Five ferries that sank before</a></p>",
        "<p><strong><a href='/x'>Mayor visits the quay</a></strong></p>",
        "<p>Sign up for our newsletter and get the best of the Courier</p>",
        "<p>Click here to get the app</p>",
        "<p>© 2018 The Lanra Courier. All rights reserved.</p>",
        "<div class='newsletter-box'><p>Get the day's stories in your inbox.</p></div>",
        "<form><p>Your address</p></form>",
        "<p style='display: none'>Thank you for your trust in us.</p>",
    ],
)
def test_what_leads_away_is_taken_out_of_the_text(promo):
    text, _ = page_of(page(f"<p>{P1}</p><p>{P2}</p>{promo}<p>{P3}</p>"))
    assert text == f"{P1}\n\n{P2}\n\n{P3}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Read the letter, he told them, and then decide whether you want to follow us on this long road.",
        "More than 40 people were still missing late on Tuesday, the coast guard said.",
        "Follow the money, the prosecutor said, and you will find the owner of the boat.",
        "Related charges were dropped in May, a clerk of the court told the Courier.",
        "Subscribers of the line had long complained of rust, a passenger said.",
    ],
)
def test_sentences_that_begin_like_promos_stay(sentence):
    text, _ = page_of(page(f"<p>{P1}</p><p>{sentence}</p><p>{P2}</p><p>{P3}</p>"))
    assert sentence in text


def test_a_link_inside_a_sentence_keeps_its_words():
    linked = P2.replace("Orlo Venn", "<a href='/venn'>Orlo Venn</a>")
    assert P2 in page_of(page(f"<p>{P1}</p><p>{linked}</p><p>{P3}</p>"))[0]


def test_a_card_about_a_person_does_not_break_the_sentence():
    card = "<span><img src='v.jpg'><a href='/venn'>Orlo Venn</a><a href='/1'>Venn sells tickets again</a></span>"
    linked = P2.replace("Orlo Venn", f"<a href='/venn'>Orlo Venn</a>{card}")
    text, _ = page_of(page(f"<p>{P1}</p><p>{linked}</p><p>{P3}</p>"))
    assert "said Orlo Venn, who has sold" in text and "again" not in text


def test_the_headline_is_not_repeated_in_the_text():
    text, details = page_of(
        page(f"<h1>Ferry sinks off Port Lanra</h1>{BODY}", "<title>Ferry sinks off Port Lanra</title>")
    )
    assert details.title == "Ferry sinks off Port Lanra"
    assert text.startswith("The ferry Osprey")


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Somebody else"},
{"@type": "NewsArticle", "headline": "Ferry sinks &amp; twelve die", "datePublished": "2018-07-16T10:20:00+02:00",
"author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "By Bo Orr"}],
"publisher": {"@type": "Organization", "name": "The Lanra Courier"},
"mainEntityOfPage": {"@id": "https://courier.example/world/ferry"}}]}</script>"""


def test_the_pages_own_data_are_read():
    details = page_of(page(head=LINKED))[1]
    assert details == Details(
        title="Ferry sinks & twelve die",
        published="2018-07-16T10:20:00+02:00",
        byline="Ann Lee and Bo Orr",
        publisher="The Lanra Courier",
        url="https://courier.example/world/ferry",
    )


def test_meta_tags_serve_where_there_is_no_other_data():
    head = (
        "<meta property='og:title' content='Ferry sinks in strait - The Lanra Courier'>"
        "<meta property='og:site_name' content='The Lanra Courier'>"
        "<meta property='article:published_time' content='2018-07-16T10:20:00Z'>"
        "<meta name='author' content='Ann Lee'><link rel='canonical' href='/world/ferry'>"
    )
    details = page_of(page(head=head), url="https://courier.example/x?y=1")[1]
    assert details.title == "Ferry sinks in strait"
    assert details.publisher == "The Lanra Courier"
    assert details.published == "2018-07-16T10:20:00+00:00"
    assert details.byline == "Ann Lee"
    assert details.url == "https://courier.example/world/ferry"


def test_an_ambiguous_date_in_a_page_is_unknown():
    body = "<p class='date'>4/5/2017</p>" + BODY
    assert page_of(page(body, "<meta name='date' content='4/5/2017'>"))[1].published is None


def test_a_date_shown_on_the_page_is_read():
    assert page_of(page("<p class='date'>Published July 16, 2018</p>" + BODY))[1].published == "2018-07-16"


def test_a_known_address_names_its_newsroom():
    head = "<meta property='og:site_name' content='NYTimes'><link rel='canonical' href='https://www.nytimes.com/a'>"
    assert page_of(page(head=head))[1].publisher == "The New York Times"


def test_the_host_is_the_last_resort_for_a_publisher():
    assert page_of(page(), url="https://www.courier.example/a")[1].publisher == "courier.example"


def test_a_login_name_is_no_byline():
    assert page_of(page(head="<meta name='author' content='jdadmin'>"))[1].byline is None


def test_broken_data_of_a_page_do_not_matter():
    head = "<script type='application/ld+json'>{'oops': [</script><meta property='og:title'><title></title>"
    assert page_of(page(head=head))[0].startswith("The ferry")


def test_broken_markup_is_read_as_browsers_do():
    text, _ = page_of(f"<html><body><article><p>{P1}<p>{P2}</b></i><div><p>{P3}")
    assert [p in text for p in (P1, P2, P3)] == [True, True, True]


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<!-- -->"]
)
def test_a_page_without_an_article_is_empty(markup):
    with pytest.raises(EmptyError):
        read_bytes(markup.encode(), id="a.html")


def test_a_page_of_ten_thousand_nested_boxes_is_no_crash():
    with contextlib.suppress(SaysoError):
        read_bytes(("<div>" * 10_000 + P1).encode(), id="a.html")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "cp1252"])
def test_saved_pages_in_other_encodings_are_right(encoding):
    markup = page(head="<meta charset='windows-1252'>" if encoding == "cp1252" else "")
    assert "“We had warned them,”" in read_bytes(markup.encode(encoding), id="a.html").text


def test_a_page_reads_the_same_twice():
    first, second = (read_bytes(page(head=LINKED).encode(), id="a.html") for _ in range(2))
    assert (first.text, first.title, first.sha256) == (second.text, second.title, second.sha256)
