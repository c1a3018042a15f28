"""The invented affairs that Sayso is measured on: each gold agrees with its texts, and the example is one of them."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from sayso.model import Report
from sayso.read.sources import read_path

ROOT = Path(__file__).parents[1]
SCENARIOS = ROOT / "eval/scenarios"
NAMES = sorted(path.parent.name for path in SCENARIOS.glob("*/gold.json"))
SCORER = ROOT.parent / "shared/score/scenario.py"

FACTUALITIES = {"CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"}
STANCES = {"asserts", "denies", "questions"}
COPIES = {"verbatim", "near", "rewrite"}
CONFLICTS = {"role", "number", "polarity", "date", "place", "denial"}
TYPES = {"person", "organization", "place", "outlet"}


def reports_of(name: str) -> dict[str, dict]:
    lines = (SCENARIOS / name / "reports.jsonl").read_text("utf-8").splitlines()
    return {report["id"]: report for report in map(json.loads, lines)}


@pytest.fixture(params=NAMES)
def scenario(request) -> tuple[dict[str, dict], dict]:
    """(reports by id, gold) of each scenario."""
    return reports_of(request.param), json.loads((SCENARIOS / request.param / "gold.json").read_text("utf-8"))


def occurrences(gold: dict) -> list[dict]:
    return [o for claim in gold["claims"] for o in claim["occurrences"]]


def test_there_are_three_scenarios_of_twelve_reports_and_more():
    assert len(NAMES) >= 3
    for name in NAMES:
        lines = (SCENARIOS / name / "reports.jsonl").read_text("utf-8").splitlines()
        assert len(lines) == len(reports_of(name)) >= 12, name
        assert len({r["publisher"] for r in reports_of(name).values()}) >= 9, name


def test_every_report_has_a_text_and_a_publisher_and_a_time_that_can_be_read(scenario):
    for report in scenario[0].values():
        assert set(report) == {"id", "publisher", "url", "published", "title", "byline", "text"}
        assert 80 <= len(report["text"].split()) <= 320, report["id"]
        assert report["publisher"] and report["text"] == report["text"].strip()
        if report["published"]:
            assert datetime.fromisoformat(report["published"]).tzinfo, report["id"]


def test_every_span_of_the_gold_is_whole_words_of_a_report(scenario):
    reports, gold = scenario
    places = [(o["report"], o["span"]) for o in occurrences(gold)]
    places += [(c[end]["report"], c[end]["span"]) for c in gold["conflicts"] for end in "ab"]
    for report, (start, end) in places:
        text = reports[report]["text"]
        assert 0 <= start < end <= len(text), (report, start, end)
        words = text[start:end]
        assert words == words.strip(), (report, words)
        assert not (text[start - 1 : start] + words[0]).isalnum() or start == 0, (report, words)
        assert not (words[-1] + text[end : end + 1]).isalnum() or end == len(text), (report, words)


def test_every_occurrence_has_a_chain_that_begins_with_its_publisher(scenario):
    reports, gold = scenario
    for o in occurrences(gold):
        assert o["chain"][0] == reports[o["report"]]["publisher"], o
        assert all(link.strip() for link in o["chain"])
        assert o["factuality"] in FACTUALITIES and o["stance"] in STANCES, o


def test_the_stance_of_an_occurrence_agrees_with_its_factuality(scenario):
    for o in occurrences(scenario[1]):
        expected = {"asserts": {"CT+", "PR+", "PS+"}, "denies": {"CT-", "PR-", "PS-"}, "questions": {"Uu", "PR-"}}
        assert o["factuality"] in expected[o["stance"]], o


def test_no_occurrence_stands_twice_and_no_claim_has_another_s_id_or_words(scenario):
    gold = scenario[1]
    for claim in gold["claims"]:
        keys = [(o["report"], *o["span"], *o["chain"]) for o in claim["occurrences"]]
        assert len(keys) == len(set(keys)) >= 2, claim["id"]
    for key in ("id", "claim"):
        assert len({c[key] for c in gold["claims"]}) == len(gold["claims"]) >= 7


def test_a_claim_has_no_more_sure_origins_than_ends_that_assert_it(scenario):
    for claim in scenario[1]["claims"]:
        ends = {o["chain"][-1] for o in claim["occurrences"] if o["stance"] == "asserts"}
        low, high = claim["origins"]["at_least"], claim["origins"]["at_most"]
        assert 1 <= low <= high <= len(ends), claim["id"]
        assert claim["origins"]["why"]


def test_a_claim_is_first_seen_in_the_earliest_dated_report_that_asserts_it(scenario):
    reports, gold = scenario
    for claim in gold["claims"]:
        asserting = {o["report"] for o in claim["occurrences"] if o["stance"] == "asserts"}
        dated = [r for r in asserting if reports[r]["published"]]
        assert claim["first"] == min(dated, key=lambda r: datetime.fromisoformat(reports[r]["published"])), claim["id"]


def test_copies_lead_from_one_report_to_another_and_stand_once(scenario):
    reports, gold = scenario
    pairs = [frozenset((c["from"], c["to"])) for c in gold["copies"]]
    assert len(pairs) == len(set(pairs)) and all(len(pair) == 2 and pair <= reports.keys() for pair in pairs)
    for copy in gold["copies"]:
        assert copy["kind"] in COPIES and 0 < copy["share"] <= 1, copy
        times = [reports[copy[end]]["published"] for end in ("from", "to")]
        if all(times):
            assert datetime.fromisoformat(times[0]) < datetime.fromisoformat(times[1]), copy


def test_an_update_is_a_later_text_at_the_same_address(scenario):
    reports, gold = scenario
    addresses = [r["url"] for r in reports.values()]
    assert len(addresses) - len(set(addresses)) == len(gold["updates"])
    for before, after in gold["updates"]:
        assert reports[before]["url"] == reports[after]["url"]
        assert reports[before]["published"] < reports[after]["published"]
        assert {before, after} in [{c["from"], c["to"]} for c in gold["copies"]]


def test_conflicts_have_two_ends_and_a_known_kind(scenario):
    for conflict in scenario[1]["conflicts"]:
        assert conflict["kind"] in CONFLICTS and conflict["why"] and conflict["a"] != conflict["b"], conflict


def test_actors_are_named_once_and_their_aliases_stand_in_the_reports(scenario):
    reports, gold = scenario
    names = [actor["name"] for actor in gold["actors"]]
    assert len(names) == len(set(names))
    every = "\n".join(r["text"] + "\n" + r["publisher"] + "\n" + (r["byline"] or "") for r in reports.values())
    for actor in gold["actors"]:
        assert actor["type"] in TYPES and set(actor["not_same_as"]) < set(names), actor
        assert [a for a in actor["aliases"] if a not in every] == [], actor


def test_the_timeline_is_in_order_and_names_reports_that_exist(scenario):
    reports, gold = scenario
    dates = [event["date"] for event in gold["timeline"]]
    assert dates == sorted(dates)
    assert all(event["what"] and set(event["reports"]) <= reports.keys() for event in gold["timeline"])


def test_the_example_holds_what_its_scenario_holds():
    kept = reports_of("museum-affair")
    read = list(read_path(ROOT / "examples/museum-affair"))
    assert [report.id for report in read] == sorted(kept)
    for report in read:
        assert isinstance(report, Report)
        for key, value in kept[report.id].items():
            assert getattr(report, key) == value, (report.id, key)


@pytest.mark.data
@pytest.mark.skipif(not SCORER.exists(), reason="needs ../shared/score/scenario.py")
def test_a_survey_made_from_the_gold_scores_perfectly():
    done = subprocess.run(
        [sys.executable, str(SCORER), "--selftest", str(SCENARIOS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert f"selftest passed on {len(NAMES)} scenarios" in done.stdout


@pytest.mark.data
@pytest.mark.skipif(not SCORER.exists(), reason="needs ../shared/score/scenario.py")
def test_the_measure_scores_kept_readings_and_only_the_scenarios_asked_for(tmp_path):
    from eval.scenarios import measure
    from sayso.export.contract import reading_to_json
    from sayso.match.same import WordOverlap
    from sayso.model import Reading
    from sayso.read import from_text

    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios.gold/stale").mkdir(parents=True)
    told = []
    for r in reports_of("level-nine").values():
        report = from_text(r["text"], id=r["id"], publisher=r["publisher"], published=r["published"], url=r["url"])
        told.append(json.dumps(reading_to_json(Reading(report=report))) + "\n")
    (tmp_path / "scenarios/level-nine.readings.jsonl").write_text("".join(told), "utf-8")

    report = measure(SCORER.parents[1], tmp_path, ["level-nine"], comparer=WordOverlap(), rescore=True)

    assert list(report["scenarios"]) == ["level-nine"]
    found = report["overall"]
    assert found["occurrences"] == {"R": 0.0, "gold": 65}  # readings without attributions hold no occurrence
    assert found["copies"]["R"] == found["copies"]["updates"] == 100
    assert "level-nine" in (tmp_path / "scenarios.table.txt").read_text("utf-8")


def test_a_scenario_that_is_not_there_is_an_error_that_names_those_that_are():
    from eval.scenarios import folders

    with pytest.raises(SystemExit, match=r"no such scenario: nowhere \(there are: .*level-nine"):
        folders(ROOT.parent / "shared", ["nowhere"])
