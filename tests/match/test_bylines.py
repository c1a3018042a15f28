"""Reports signed by an agency alone."""

from occurrence_samples import occurrence

from sayso.match.bylines import signed, signed_by
from sayso.model import Member, Report


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
