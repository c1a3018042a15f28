import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError, validate

from any_reading import readings
from ferry import ferry_survey
from sayso.export.contract import one_line, schema
from sayso.export.survey_contract import survey_from_json, survey_to_json
from sayso.match.carried import carrying
from sayso.match.occurrences import occurrence_id
from sayso.match.same import WordOverlap
from sayso.match.survey import Survey, survey_of
from sayso.model import Claim, Member
from sayso.text import Span


def carried(survey: Survey) -> Survey:
    """The survey without what the contract leaves out, and with what it tells of each member."""

    def bare(m: Member, plainly: frozenset[str]) -> Member:
        o = replace(m.occurrence, kind=None, named=False, factuality=m.factuality, wording="", resolved="", around="",
                    names=(), numbers=(), times=(), act=None)  # fmt: skip
        return replace(m, occurrence=o, plain=o.id in plainly)

    def told(c: Claim) -> Claim:
        plainly = carrying(c.members, c.wording)
        return replace(c, members=tuple(bare(m, plainly) for m in c.members))

    return replace(
        survey,
        reports=tuple(
            replace(r, text="", byline=None, dateline=None, language=None, retrieved=None, sha256="")
            for r in survey.reports
        ),
        claims=tuple(map(told, survey.claims)),
        copies=tuple(replace(c, share=round(c.share, 3)) for c in survey.copies),
    )


def test_the_schema_is_a_valid_schema():
    Draft202012Validator.check_schema(schema("survey"))


def test_a_survey_keeps_the_contract_and_comes_back():
    data = survey_to_json(ferry_survey())
    validate(data, schema("survey"))
    back = survey_from_json(json.loads(json.dumps(data)))
    assert back == carried(ferry_survey())
    assert survey_to_json(back) == data


def test_names_of_one_list_that_say_the_same_words_come_back_as_several():
    survey = ferry_survey()
    first, *rest = survey.claims
    told = first.members[0]
    second = replace(told.occurrence, id=occurrence_id(told.occurrence.report, told.occurrence.spans, 2))
    members = (told, replace(told, occurrence=second), *first.members[1:])
    survey = replace(survey, claims=(replace(first, members=members), *rest))
    data = survey_to_json(survey)
    validate(data, schema("survey"))
    assert [o.get("voice") for o in data["claims"][0]["occurrences"][:3]] == [None, 2, None]
    back = survey_from_json(json.loads(json.dumps(data)))
    assert back == carried(survey)
    assert len({m.occurrence.id for m in back.claims[0].members}) == len(members)


def test_an_empty_survey_keeps_the_contract():
    data = survey_to_json(survey_of([], comparer=WordOverlap()))
    validate(data, schema("survey"))
    assert data["claims"] == []


def test_the_keys_are_those_of_the_contract_by_their_names():
    data = survey_to_json(ferry_survey())
    claim = data["claims"][0]
    assert claim["origins"]["at_least"] == 1
    assert claim["first_seen"] == {"report": "wire", "published": "2025-05-06T08:00:00Z"}
    assert claim["occurrences"][3] == {
        "report": "owner", "spans": [[12, 40]], "attribution": None, "chain": ["Lark Lines"], "stance": "denies",
        "factuality": "CT-", "plain": True,
    }  # fmt: skip
    assert data["copies"][0]["from"] == "wire"
    assert data["conflicts"][0]["b"] == {"report": "owner", "span": [12, 40]}
    assert data["reports"][0]["version_of"] is None


def test_a_later_version_names_the_one_before():
    data = survey_to_json(ferry_survey(version_of={"bee": "echo"}))
    assert {r["id"]: r["version_of"] for r in data["reports"]}["bee"] == "echo"
    assert survey_from_json(data).version_of == {"bee": "echo"}


def test_claims_that_one_report_carries_once_are_listed_too():
    assert [c["id"] for c in survey_to_json(ferry_survey())["claims"]] == ["c-0verload", "c-nine", "c-seven"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d["claims"][0]["occurrences"].clear(),
        lambda d: d["claims"][0]["occurrences"][0].update(stance="supports"),
        lambda d: d["claims"][0]["origins"].update(at_least=-1),
        lambda d: d["claims"][0].pop("first_seen"),
        lambda d: d["copies"][0].update(share=1.2),
        lambda d: d["copies"][0]["passages"].append([[0, 1]]),
        lambda d: d["conflicts"][0]["a"].update(span=[3]),
        lambda d: d["timeline"][0].update(date="soon"),
        lambda d: d.update(schema="sayso.survey/2"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_know(spoil):
    data = survey_to_json(ferry_survey())
    spoil(data)
    with pytest.raises(ValidationError):
        validate(data, schema("survey"))


def test_what_is_no_survey_is_refused():
    with pytest.raises(ValueError, match=r"no sayso\.survey/1"):
        survey_from_json({"schema": "sayso.reading/1"})


@settings(max_examples=25, deadline=None)
@given(readings(), readings())
def test_any_readings_give_a_survey_that_keeps_the_contract_and_comes_back(one, two):
    survey = survey_of([replace(one, report=replace(one.report, id="one")), two], comparer=WordOverlap())
    data = survey_to_json(survey)
    again = json.loads(one_line(data))
    validate(again, schema("survey"))
    assert survey_to_json(survey_from_json(again)) == again == data
    assert survey_from_json(again) == carried(survey)
    lengths = {r.id: len(r.text) for r in survey.reports}
    for claim in data["claims"]:
        for o in claim["occurrences"]:
            assert all(Span(*s).end <= lengths[o["report"]] for s in o["spans"])
