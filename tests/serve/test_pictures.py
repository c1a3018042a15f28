"""The tree of a claim's origins, as nodes and edges, and as a picture."""

from xml.etree import ElementTree

from sayso.match.copies import Copy
from sayso.model import Claim, End, Member, Occurrence, Origins, Report
from sayso.serve.pictures import draw, tree_of
from sayso.text import Span


def carried(report, *chain, stance="asserts"):
    return Member(
        occurrence=Occurrence(id=f"{report}#0-5", report=report, spans=(Span(0, 5),), attribution=None, chain=chain,
                              kind=None, named=False, factuality="CT+", wording="it sank", resolved="it sank",
                              around=""),
        stance=stance, factuality="CT+",
    )  # fmt: skip


REPORTS = {
    r: Report(id=r, text="", publisher=p, published=d)
    for r, p, d in (
        ("a", "Tern News Agency", "2026-03-01T08:00"),
        ("b", "The Courier", "2026-03-01T10:00"),
        ("c", "Sandport Post", "2026-03-01T12:00"),
        ("d", "Harbour Office", None),
    )
}
CLAIM = Claim(
    id="c-1", wording="The ferry sank.",
    members=(
        carried("a", "Tern News Agency", "a sailor"),
        carried("b", "The Courier", "a sailor"),
        carried("c", "Sandport Post", "Tern News Agency"),
        carried("d", "Harbour Office", stance="denies"),
    ),
    origins=Origins(at_least=1, at_most=1, why=(),
                    ends=(End(name="a sailor", kind="unnamed", reports=("a", "b", "c")),)),
    first_seen=("a", "2026-03-01T08:00"),
)  # fmt: skip
COPIES = (Copy(from_="a", to="b", kind="verbatim", share=0.95, directed=True),)


def test_a_copy_hangs_on_what_it_copies_and_a_citing_report_on_what_it_cites():
    tree = tree_of(CLAIM, REPORTS, COPIES)
    assert [(e.from_, e.to, e.kind) for e in tree.edges] == [
        ("a", "b", "copy"),
        ("a", "c", "citation"),
        ("end0", "a", "source"),
    ]


def test_the_end_stands_beside_the_only_report_that_has_it_at_first_hand():
    tree = tree_of(CLAIM, REPORTS, COPIES)
    assert [(n.label, n.kind, n.row) for n in tree.ends] == [("a sailor", "unnamed", 0)]


def test_reports_stand_in_the_order_of_publication_and_a_denial_is_marked():
    tree = tree_of(CLAIM, REPORTS, COPIES)
    assert [(n.id, n.kind) for n in tree.reports] == [
        ("a", "report"),
        ("b", "report"),
        ("c", "report"),
        ("d", "denial"),
    ]


def test_an_undirected_copy_joins_nothing():
    tree = tree_of(CLAIM, REPORTS, (Copy(from_="a", to="b", kind="near", share=0.5, directed=False),))
    assert ("a", "b", "copy") not in [(e.from_, e.to, e.kind) for e in tree.edges]


def test_the_picture_is_well_formed_and_every_mark_is_a_link_with_words():
    svg = ElementTree.fromstring(draw(tree_of(CLAIM, REPORTS, COPIES), title="Origins of: the ferry sank"))
    links = svg.findall("a")
    assert len(links) == 5 and all(a.get("href", "").startswith("#") and a.find("title").text for a in links)
    assert all(path.find("title").text for path in svg.findall("path"))


def test_later_reports_stand_further_right_and_undated_ones_outside_of_time():
    svg = ElementTree.fromstring(draw(tree_of(CLAIM, REPORTS, COPIES), title="t"))
    xs = [int(c.get("cx")) for c in svg.iter("circle")]
    assert xs == sorted(xs) and xs[-1] > xs[-2]


def test_a_hostile_name_stays_a_name():
    evil = '"><script>alert(1)</script>'
    reports = {**REPORTS, "a": Report(id="a", text="", publisher=evil, published="2026")}
    drawn = draw(tree_of(CLAIM, reports, COPIES), title=evil)
    assert "<script" not in drawn
    ElementTree.fromstring(drawn)
