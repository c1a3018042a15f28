"""Chains as all reports tell them: agencies that sign, links by their full names."""

from occurrence_samples import occurrence

from sayso.match.chains import in_full, signed, signed_by
from sayso.model import CorpusActor, Member, Report


def report(byline, publisher="Plateau Herald"):
    return Report(id="p", text="x", publisher=publisher, byline=byline)


def test_the_agency_is_named_as_the_publisher_among_the_reports():
    assert signed_by(report("By CP"), {"Continental Press", "Plateau Herald"}) == "Continental Press"


def test_an_agency_that_all_know_needs_no_report_of_its_own():
    assert signed_by(report("Reuters"), ()) == "Reuters"


def test_a_person_or_a_shared_credit_signs_for_itself():
    assert signed_by(report("Ida Holm and CP"), {"Continental Press"}) is None
    assert signed_by(report("Ida Holm"), {"Continental Press"}) is None
    assert signed_by(report(None), {"Continental Press"}) is None


def test_a_publishers_own_signature_is_no_link():
    assert signed_by(report("Reuters", "Reuters"), {"Reuters"}) is None
    assert signed_by(report("CP", "Continental Press"), {"Continental Press", "Plateau Herald"}) is None


def test_everything_in_a_signed_report_comes_through_the_agency():
    own = occurrence("p", "the bridge fell", chain=("Plateau Herald",), publisher="Plateau Herald")
    chain = ("Plateau Herald", "Ida Holm")
    told = occurrence("p", "it was old", chain=chain, publisher="Plateau Herald", kind="person")
    out = signed([Member(occurrence=o, stance="asserts", factuality="CT+") for o in (own, told)], {"p": report("AFP")})
    assert [m.occurrence.chain for m in out] == [("Plateau Herald", "AFP"), ("Plateau Herald", "AFP", "Ida Holm")]
    assert out[0].occurrence.kind == "outlet"


def test_links_go_under_the_full_names_that_the_reports_know():
    reports = {"p": Report(id="p", text="x", publisher="Daily Gull"), "q": Report(id="q", text="x", publisher="Q")}
    voss = CorpusActor(id="1", name="Petra Voss", type="person", aliases=("Voss", "Ms Voss"), mentions=())
    told = occurrence("q", "it fell", chain=("Q", "the Daily Gull newspaper", "Ms Voss"), publisher="Q", kind="person")
    (m,) = in_full([Member(occurrence=told, stance="asserts", factuality="CT+")], reports, [voss])
    assert m.occurrence.chain == ("Q", "Daily Gull", "Petra Voss")


def test_a_link_that_could_mean_two_stays_as_it_is_written():
    reports = {"q": Report(id="q", text="x", publisher="Q")}
    two = [CorpusActor(id=n, name=n, type="person", aliases=("Voss",), mentions=()) for n in ("Petra Voss", "Odd Voss")]
    told = occurrence("q", "it fell", chain=("Q", "Voss"), publisher="Q", kind="person")
    (m,) = in_full([Member(occurrence=told, stance="asserts", factuality="CT+")], reports, two)
    assert m.occurrence.chain == ("Q", "Voss")


def test_the_word_for_what_a_body_is_names_no_body_in_another_report():
    reports = {"q": Report(id="q", text="x", publisher="Q")}
    names = ("Police", "Transport Police")
    body = CorpusActor(id="1", name="Harwick Transport Police", type="organization", aliases=names, mentions=())
    for said, meant in (("Police", "Police"), ("Transport Police", "Harwick Transport Police")):
        told = occurrence("q", "it fell", chain=("Q", said), publisher="Q", kind="organization")
        (m,) = in_full([Member(occurrence=told, stance="asserts", factuality="CT+")], reports, [body])
        assert m.occurrence.chain == ("Q", meant)
