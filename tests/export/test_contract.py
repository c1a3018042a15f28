import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError

from any_reading import failures, readings
from sayso.export.contract import (
    SCHEMAS,
    failure_from_json,
    failure_to_json,
    one_line,
    pretty,
    reading_from_json,
    reading_to_json,
    result_to_json,
    schema,
)
from sayso.model import Failure, Reading

VALID = {name: Draft202012Validator(schema(name)) for name in SCHEMAS}


def valid(data: dict) -> dict:
    VALID["reading"].validate(data)
    return data


@settings(max_examples=60, deadline=None)
@given(readings())
def test_any_reading_goes_to_json_and_back(reading: Reading):
    assert reading_from_json(json.loads(one_line(valid(reading_to_json(reading))))) == reading


@settings(max_examples=60, deadline=None)
@given(readings())
def test_a_reading_is_one_line_of_utf_8_under_every_notion_of_a_line(reading: Reading):
    line = one_line(reading_to_json(reading))
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]


@settings(max_examples=30, deadline=None)
@given(readings())
def test_the_indented_form_says_the_same_as_the_line(reading: Reading):
    data = reading_to_json(reading)
    assert json.loads(pretty(data)) == json.loads(one_line(data))


@settings(max_examples=30, deadline=None)
@given(readings())
def test_every_text_is_what_its_spans_cut_out(reading: Reading):
    data = reading_to_json(reading)
    text = data["report"]["text"]
    for a in data["attributions"]:
        for part in (a["source"], a["cue"], a["content"]):
            assert part["text"] == " … ".join(text[s:e] for s, e in part["spans"])


@given(failures)
def test_any_failure_goes_to_json_and_back(failure: Failure):
    data = failure_to_json(failure)
    VALID["failure"].validate(data)
    assert failure_from_json(json.loads(one_line(data))) == failure


def test_the_keys_stand_in_the_order_of_the_contract(affair):
    data = reading_to_json(affair)
    assert list(data) == [
        "schema", "report", "attributions", "assertions", "propositions", "numbers", "actors", "times", "asides",
        "conflicts", "made_by",
    ]  # fmt: skip
    assert list(data["report"]) == [
        "id", "publisher", "title", "byline", "dateline", "published", "url", "language", "retrieved", "sha256",
        "text",
    ]  # fmt: skip
    a = data["attributions"][0]
    assert list(a) == [
        "id", "source", "cue", "content", "via", "act", "form", "factuality", "chain", "confidence", "why"
    ]  # fmt: skip
    assert list(a["source"]) == ["spans", "text", "kind", "speaker"]
    assert list(data["numbers"][0]) == ["span", "text", "low", "high", "of", "by"]
    assert list(data["actors"][0]) == ["id", "name", "type", "mentions", "roles"]
    assert list(data["actors"][0]["roles"][0]) == ["text", "span", "by"]


def test_the_parts_of_a_discontinuous_content_are_joined_by_an_ellipsis(affair):
    content = reading_to_json(affair)["attributions"][6]["content"]
    assert content == {"spans": [[20, 41], [58, 65]], "text": "The bridge at Oldmill … cracked"}


def test_what_is_not_known_is_null_and_a_source_that_is_not_there_has_no_spans(affair):
    data = reading_to_json(affair)
    assert data["attributions"][6]["source"] == {"spans": [], "text": "", "kind": "unnamed", "speaker": None}
    assert data["attributions"][0]["via"] is None
    assert data["numbers"][0]["high"] is None


def test_whole_numbers_have_no_decimal_point(affair):
    assert '"low":12,' in one_line(reading_to_json(affair)).replace(" ", "")


def test_lone_surrogates_and_emoji_keep_their_offsets():
    line = one_line({"text": "a\ud83dé😀\u2028b"})
    assert line.isascii()
    assert json.loads(line)["text"] == "a\ud83dé😀\u2028b"
    assert "é" in one_line({"text": "é"})


def test_the_indented_form_keeps_a_span_on_one_line_and_leaves_strings_alone():
    data = {"span": [1, 2], "text": "[\n 1,\n 2\n]"}
    assert "[1, 2]" in pretty(data)
    assert json.loads(pretty(data)) == data


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name):
    Draft202012Validator.check_schema(schema(name))


def test_new_keys_are_welcome(affair):
    data = reading_to_json(affair)
    data["later"] = 1
    data["attributions"][0]["later"] = data["report"]["later"] = "x"
    valid(data)
    assert reading_from_json(data) == affair


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "sayso.reading/2"),
        (("attributions", 0, "form"), "spoken"),
        (("attributions", 0, "factuality"), "CT"),
        (("attributions", 0, "act"), None),
        (("attributions", 0, "source", "kind"), "thing"),
        (("attributions", 0, "confidence"), 1.2),
        (("attributions", 0, "cue", "spans", 0), [3]),
        (("attributions", 0, "cue", "spans", 0), [3, 4, 5]),
        (("attributions", 0, "cue", "spans", 0), [-1, 4]),
        (("attributions", 0, "cue", "spans", 0), [0, 0]),
        (("attributions", 0, "cue", "spans", 0), [1.5, 2]),
        (("times", 0, "value"), "last Tuesday"),
        (("report", "sha256"), "beef"),
        (("report", "published"), "6 May 2025"),
        (("asides", 0, "kind"), "advert"),
        (("conflicts", 0, "kind"), "quarrel"),
        (("report", "text"), None),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_know(affair, path, value):
    data = deepcopy(reading_to_json(affair))
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(ValidationError):
        valid(data)


@pytest.mark.parametrize("key", ["report", "attributions", "made_by", "times"])
def test_the_schema_misses_a_key_that_is_gone(affair, key):
    data = reading_to_json(affair)
    del data[key]
    with pytest.raises(ValidationError):
        valid(data)


def test_another_version_is_not_taken_for_this_one(affair):
    with pytest.raises(ValueError, match=r"sayso\.reading/2"):
        reading_from_json({**reading_to_json(affair), "schema": "sayso.reading/2"})
    with pytest.raises(ValueError, match=r"sayso\.reading/1"):
        failure_from_json(reading_to_json(affair))


def test_a_result_is_told_apart_by_its_schema(affair):
    assert result_to_json(affair)["schema"] == "sayso.reading/1"
    assert result_to_json(Failure(id="x", stage="read", why="empty"))["schema"] == "sayso.failure/1"
