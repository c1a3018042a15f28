"""Feeds: each entry is a report; hostile XML is refused; gzip'd files are unpacked within bounds."""

import gzip
import hashlib
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import FormatError
from sayso.model import Failure, Report
from sayso.read import Details, arrivals_of, items, read_bytes, read_path
from sayso.read.feed import MOST_ENTRIES, is_feed, root_of

TOLD = "The mayor said on Monday that the ferry would not sail, and that nobody had asked her about it."
MORE = "The harbour office answered that the ferry had been checked twice in the week before, by two of its own men."
LAST = "Neither of the two wanted to say what they had found in the hull of the boat, which lies at the northern quay."

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>The Island Gazette - Harbour news</title><link>https://gazette.example/</link>
  <atom:link href="https://gazette.example/feed.xml" rel="self"/>
  <item>
    <title>Ferry stays &amp;amp; waits</title><link>https://gazette.example/ferry</link>
    <media:title>A picture</media:title>
    <pubDate>Mon, 02 Mar 2026 08:30:00 +0100</pubDate><dc:creator>Ines Moor</dc:creator>
    <description>{TOLD} […]</description>
    <content:encoded><![CDATA[<p>{TOLD}</p><script>alert(1)</script><p>{MORE}<br><br>{LAST}</p>
      <p><a href="/x">Read more: the quay</a></p>
      <p>The post <a href="/ferry">Ferry stays</a> appeared first on <a href="/">The Island Gazette</a>.</p>]]>
    </content:encoded>
  </item>
  <item>
    <guid isPermaLink="false">tag:42</guid><title>In short</title><author>desk@gazette.example (Olan Vey)</author>
    <pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>
    <description>&lt;b&gt;{MORE}&lt;/b&gt; Caf&amp;eacute; owners agreed with that, they said.</description>
  </item>
  <item><title>A headline alone</title><link>/bare</link></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>Morning Bee | World</title><link href="https://bee.example/"/>
  <entry><title type="html">Nobody &lt;em&gt;asked&lt;/em&gt; her</title><id>urn:1</id>
    <link rel="replies" href="https://bee.example/r"/><link href="https://bee.example/asked"/>
    <published>2026-03-02T09:00:00Z</published><updated>2026-03-04T09:00:00Z</updated>
    <author><name>Ilse Brandt</name><email>i@bee.example</email></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TOLD}</p><p>{MORE}</p></div></content></entry>
  <entry><title>Two men</title><id>urn:2</id><updated>2026-03-04T09:00:00Z</updated>
    <summary type="text">{LAST} 1 &lt; 2 &amp; so on.</summary></entry>
</feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Hallen Courier</title></channel>
    <item rdf:about="u"><title>Not asked</title><link>https://courier.example/a</link><dc:date>2026-03-02</dc:date>
    <description>{TOLD}</description></item></rdf:RDF>"""


def read(data: str | bytes, **more) -> list[Report | Failure]:
    raw = data.encode() if isinstance(data, str) else data
    return [a.report for a in arrivals_of(raw, **{"id": "feed.xml", **more})]


def test_every_entry_of_a_feed_is_a_report_with_what_the_feed_knows_of_it():
    whole, short, bare = read(RSS)
    assert whole.text == f"{TOLD}\n\n{MORE}\n\n{LAST}"
    assert (whole.id, whole.url) == ("https://gazette.example/ferry", "https://gazette.example/ferry")
    assert (whole.publisher, whole.title, whole.byline) == ("The Island Gazette", "Ferry stays & waits", "Ines Moor")
    assert (whole.published, whole.extent) == ("2026-03-02T08:30:00+01:00", None)
    assert short.text == f"{MORE} Café owners agreed with that, they said."
    assert (short.id, short.url, short.byline, short.extent) == ("tag:42", None, "Olan Vey", "summary")
    assert bare.id == "https://gazette.example/bare"
    assert bare.why == "this entry holds no words but its headline (give the page that it leads to)"


def test_atom_and_older_feeds_are_read_too():
    first, second = read(ATOM)
    assert first.text == f"{TOLD}\n\n{MORE}"
    assert (first.id, first.title, first.byline) == ("https://bee.example/asked", "Nobody asked her", "Ilse Brandt")
    assert (first.published, first.publisher, first.extent) == ("2026-03-02T09:00:00+00:00", "Morning Bee", None)
    assert (second.text, second.id, second.extent) == (f"{LAST} 1 < 2 & so on.", "urn:2", "summary")
    (old,) = read(RDF)
    assert (old.id, old.published, old.publisher) == ("https://courier.example/a", "2026-03-02", "Hallen Courier")


def test_a_description_that_holds_the_whole_report_is_no_summary():
    paragraphs = "".join(f"<p>{TOLD} {MORE} {LAST}</p>" for _ in range(3))
    feed = RSS.replace(f"{TOLD} […]", f"<![CDATA[{paragraphs}]]>").replace("content:encoded>", "content:other>")
    assert read(feed)[0].extent is None
    assert read(RSS.replace("content:encoded>", "content:other>"))[0].extent == "summary"


def test_what_the_caller_knows_wins_and_the_bytes_of_an_entry_are_its_own():
    arrived = list(arrivals_of(RSS.encode(), id="f", defaults=Details(publisher="The Tern")))
    assert arrived[0].report.publisher == "The Tern"
    assert b"Ferry stays" in arrived[0].raw and b"In short" not in arrived[0].raw
    assert arrived[0].report.sha256 == hashlib.sha256(arrived[0].raw).hexdigest()
    assert [a.raw for a in arrivals_of(RSS.encode(), id="f")] == [a.raw for a in arrived]


def test_a_feed_in_another_encoding_is_read_as_it_says():
    latin = RSS.replace("UTF-8", "ISO-8859-1").replace("Ines Moor", "Inès Moor").replace("…", "...").encode("latin-1")
    assert read(latin)[0].byline == "Inès Moor"
    wide = RSS.replace("UTF-8", "UTF-16").encode("utf-16")
    assert [r.id for r in read(wide)] == [r.id for r in read(RSS)]


BOMB = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "a bomb": f'<!DOCTYPE rss [<!ENTITY x0 "ha">{BOMB}]>' + RSS[RSS.index("<rss") :].replace("In short", "&x11;"),
    "a file of this machine": '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    + RSS[RSS.index("<rss") :].replace("In short", "&f;"),
    "an address": '<!DOCTYPE rss [<!ENTITY % f SYSTEM "http://127.0.0.1:9/x"> %f;]>' + RSS[RSS.index("<rss") :],
    "behind a comment": '<!-- <rss> --><!DOCTYPE rss [<!ENTITY f "x">]>' + RSS[RSS.index("<rss") :],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_feed_that_declares_entities_is_refused_at_once(name):
    begun = time.process_time()
    (found,) = read('<?xml version="1.0"?>' + HOSTILE[name])
    assert isinstance(found, Failure)
    assert "entities" in found.why
    assert time.process_time() - begun < 1


def test_a_type_from_elsewhere_is_not_loaded(tmp_path):
    types = tmp_path / "rss.dtd"
    types.write_text('<!ENTITY nbsp "STOLEN">')
    feed = RSS[RSS.index("<rss") :].replace("In short", "In&nbsp;short")
    found = read(f'<!DOCTYPE rss SYSTEM "{types.as_uri()}">{feed}')
    assert isinstance(found[1], Report)
    assert "STOLEN" not in found[1].title


def test_markup_of_an_entry_leaves_no_script_in_its_text():
    nasty = RSS.replace(f"<p>{MORE}", f"<style>p{{}}</style><img src=x onerror=alert(1)><p hidden>{LAST}</p><p>{MORE}")
    assert read(nasty)[0].text == f"{TOLD}\n\n{MORE}\n\n{LAST}"


def test_a_link_that_is_no_web_address_is_none():
    report = read(RSS.replace("<link>https://gazette.example/ferry</link>", "<link>javascript:alert(1)</link>"))[0]
    assert report.url is None


def test_a_feed_without_end_is_read_as_far_as_it_may_go():
    entry = f"<item><title>t</title><description>{TOLD}</description></item>"
    feed = f"<rss><channel><title>Gull</title>{entry * (MOST_ENTRIES + 5)}</channel></rss>"
    found = read(feed)
    assert len(found) == MOST_ENTRIES + 1
    assert isinstance(found[-1], Failure)
    assert "first 2,000" in found[-1].why
    (large,) = read("<rss>" + " " * 10_000_001 + "</rss>")
    assert isinstance(large, Failure)


def test_an_entry_that_cannot_be_read_does_not_stop_the_rest():
    german = "Der Bürgermeister sagte am Montag, dass die Fähre nicht fahren werde und ihn niemand gefragt habe."
    found = read(RSS.replace(TOLD, german).replace(MORE, german, 1).replace(LAST, german))
    assert [type(r).__name__ for r in found] == ["Failure", "Report", "Failure"]


@pytest.mark.parametrize("xml", ["<rss/>", "<rss><channel/></rss>", "<feed xmlns='http://www.w3.org/2005/Atom'/>"])
def test_a_feed_without_entries_says_so(xml):
    (found,) = read(xml)
    assert found.why == "this feed holds no entries"


def test_other_xml_is_refused_rather_than_read_with_its_markup():
    (found,) = read('<?xml version="1.0"?><nitf><body>' + TOLD + "</body></nitf>")
    assert "nitf" in found.why
    with pytest.raises(FormatError, match="many reports"):
        read_bytes(RSS.encode(), id="x")
    page = f'<?xml version="1.0"?><!DOCTYPE html><html><body><article><p>{TOLD * 3}</p></article></body></html>'
    assert isinstance(read(page, id="page.xhtml")[0], Report)
    assert read("<rss is what they wrote on the wall. " + TOLD, id="a.txt")[0].why  # broken, yet no crash


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*"<>!-?[]&;=\"'rsfedx \n", "<!--", "-->", "<!DOCTYPE ", "<rss", "<?xml ", "<item>"]),
                max_size=60).map("".join))  # fmt: skip
def test_no_beginning_hangs_or_breaks_the_look_at_it(text):
    assert root_of(text) is None or isinstance(is_feed(text), bool)
    for found in read(text or " "):
        assert isinstance(found, (Report, Failure))


def test_a_thousand_comments_are_passed_over_quickly():
    begun = time.process_time()
    assert root_of("<!---->" * 2_000 + "<x") is None
    assert root_of("<!---->" * 2_000 + "<rss>") == "rss"
    assert time.process_time() - begun < 1


# gzip


def test_gzipd_files_are_unpacked_under_their_name(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TOLD.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress("".join(
        json.dumps({"id": str(n), "text": TOLD}) + "\n" for n in range(3)).encode()))  # fmt: skip
    (tmp_path / "c.xml.gz").write_bytes(gzip.compress(RSS.encode()))
    (tmp_path / "d.json.gz").write_bytes(gzip.compress(json.dumps([{"text": MORE}]).encode()))
    found = list(read_path(tmp_path))
    assert [r.id for r in found] == ["a.txt.gz", "0", "1", "2", "https://gazette.example/ferry", "tag:42",
                                     "https://gazette.example/bare", "d.json#1"]  # fmt: skip
    first = found[0]
    raw = (tmp_path / "a.txt.gz").read_bytes()
    assert (first.text, first.sha256) == (TOLD, hashlib.sha256(raw).hexdigest())
    assert next(iter(items(tmp_path)[0].arrivals())).raw == raw


def test_a_gzip_bomb_is_refused_without_being_unpacked_whole():
    bomb = gzip.compress(b" " * 300_000_000, 1)
    assert len(bomb) < 3_000_000
    (found,) = read(bomb, id="bomb.gz")
    assert "more than 100 MB" in found.why
    (found,) = read(gzip.compress(bomb[:100_000]), id="twice.gz")
    assert "twice" in found.why
    (found,) = read(gzip.compress(TOLD.encode())[:-9], id="cut.gz")
    assert "damaged" in found.why
