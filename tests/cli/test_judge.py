"""`sayso judge`, run as a process: what it decides stands in the log as if the desk had."""

import json
import shutil
from pathlib import Path

import pytest
from processes import AFFAIR, DENIAL, DISPATCH, lines, sayso

import sayso as library
from sayso.cli import main

SAID = "9 people were killed when the ferry Lark went down near Velhaven harbour."
SEVEN = "7 people were killed when the ferry Lark went down near Velhaven harbour."


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    (folder / "affair.jsonl").write_text(lines(*AFFAIR))
    assert sayso("add", str(folder / "affair.jsonl"), "--record", str(folder / "a.db"), "--quiet")[0] == 0
    return folder / "a.db"


@pytest.fixture
def record(kept, tmp_path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "affair.db"))


def judged(record: Path, *args: str, given: str | None = None) -> dict:
    code, out, err = sayso("judge", *args, "--by", "Ada", "--json", "--record", str(record), given=given)
    assert (code, err) == (0, "")
    return json.loads(out)


def holding(record: Path) -> list[tuple[str, str]]:
    code, out, _ = sayso("judge", "list", "--json", "--record", str(record))
    assert code == 0
    return [(j["what"], j["kind"]) for j in json.loads(out)["judgements"]]


def test_an_attribution_is_accepted_rejected_corrected_and_added(record):
    entry = judged(record, "right", "attribution", "line#a2", "--note", "as she wrote it")
    assert (entry["who"], entry["what"], entry["holds"]) == ("Ada", "right", True)
    assert entry["decision"]["before"]["source"]["text"] == "Ida Holm"
    assert entry["decision"]["note"] == "as she wrote it"
    corrected = judged(record, "correct", "attribution", f"line#{SEVEN}", "--set", "speaker=Ida Holmgren",
                       "--set", "factuality=PR+", "--set", "cue=denied")  # fmt: skip
    assert corrected["decision"]["after"]["source"] == {"speaker": "Ida Holmgren"}
    with library.open(record) as corpus:
        now = next(a for a in corpus.reading_of("line").attributions if a.speaker == "Ida Holmgren")
        assert (now.factuality, now.chain[-1]) == ("PR+", "Ida Holmgren")
        assert now.cue[0].of(DENIAL) == "denied"
    judged(record, "wrong", "attribution", "echo#a2")
    judged(record, "right", "attribution", "echo#a2")  # by the id that it had
    judged(record, "wrong", "attribution", "echo#a2")
    added = judged(record, "add", "attribution", "echo", "--set", "source=the harbour office", "--set", "cue=told",
                   "--set", "content=The ferry Lark sank off Velhaven", "--set", "kind=organization")  # fmt: skip
    assert added["decision"]["after"]["source"]["kind"] == "organization"
    with library.open(record) as corpus:
        told = [a.source[0].of(DISPATCH) for a in corpus.reading_of("echo").attributions if a.source]
        assert told == ["the harbour office"]
        assert corpus.orphans() == ()
    whats = [what for what, _ in holding(record)]
    assert whats == ["right", "corrected", "wrong", "right", "wrong", "added"]


def test_claims_are_parted_and_joined_and_the_counts_follow(record):
    def claim_of(words: str) -> dict:
        code, out, _ = sayso("trace", words, "--json", "--record", str(record))
        assert code == 0
        return json.loads(out)["claim"]

    before = claim_of("9 killed when Lark went down")
    assert {o["report"] for o in before["occurrences"]} >= {"wire", "echo", "line"}
    entry = judged(record, "not-same", "claim", before["id"], f"line#{SAID}")
    assert entry["decision"]["kind"] == "claim"
    apart = claim_of("9 killed when Lark went down")
    assert "line" not in {o["report"] for o in apart["occurrences"]}
    code, out, _ = sayso("judge", "undo", "1", "--who", "Ada", "--record", str(record))
    assert (code, out) == (0, "Entry 2 of the log: undo of 1.\n")
    assert claim_of("9 killed when Lark went down") == before
    seven = claim_of("7 people were killed")
    judged(record, "same", "claim", before["id"], seven["id"])
    assert seven["id"] != claim_of("7 people were killed")["id"] or before["id"] == seven["id"]
    assert holding(record) == [("same", "claim")]


def test_copies_conflicts_actors_and_grades(record):
    assert judged(record, "wrong", "copy", "wire", "echo")["decision"]["before"]["kind"] == "verbatim"
    with library.open(record) as corpus:
        assert corpus.copies() == ()
    assert judged(record, "right", "copy", "echo", "wire")["what"] == "right"
    added = judged(record, "add", "copy", "wire", "line", "--set", "kind=rewrite", "--set", "share=0.4")
    assert added["decision"]["after"] == {"kind": "rewrite", "share": 0.4, "directed": True}
    with library.open(record) as corpus:
        assert {(c.from_, c.to, c.kind) for c in corpus.copies()} >= {("wire", "line", "rewrite")}
        clash = corpus.conflicts()[0]
    ends = [f"{end.report}#{end.span.start}-{end.span.end}" for end in (clash.a, clash.b)]
    judged(record, "wrong", "conflict", *ends)
    with library.open(record) as corpus:
        assert clash not in corpus.conflicts()
    judged(record, "not-same", "actor", "Ida Holm", "Velhaven")
    assert judged(record, "grade", "source", "Ida Holm", "b")["decision"]["after"] == {"grade": "B"}
    with library.open(record) as corpus:
        claim = corpus.claims()[0].id
    assert judged(record, "grade", "claim", claim, "2")["decision"]["after"] == {"grade": 2}
    assert [kind for _, kind in holding(record)] == ["copy", "copy", "copy", "clash", "actor", "source-grade",
                                                     "claim-grade"]  # fmt: skip


def answered(record: Path, *args: str) -> str:
    code, out, err = sayso(*args, "--record", str(record))
    assert (code, err) == (0, "")
    return " ".join(out.split())


def test_grades_are_told_with_what_was_graded_and_exported(record):
    with library.open(record) as corpus:
        claim = next(c for c in corpus.claims() if c.wording.startswith("9 people"))
    for grade, who in (("2", "Ada"), ("4", "Bo")):
        assert sayso("judge", "grade", "claim", claim.id, grade, "--who", who, "--record", str(record))[0] == 0
    judged(record, "grade", "source", "Ida Holm", "c")
    told = answered(record, "trace", claim.id)
    assert "- 2, probably true: Ada" in told and "- 4, doubtful: Bo" in told
    assert "graded 2 by Ada · graded 4 by Bo" in answered(record, "claims")
    assert "graded C by Ada" in answered(record, "actors")
    assert "- C, fairly reliable: Ada" in answered(record, "actors", "Ida", "Holm")
    traced = json.loads(sayso("trace", claim.id, "--json", "--record", str(record))[1])
    assert [(g["grade"], g["who"]) for g in traced["grades"]] == [(2, "Ada"), (4, "Bo")]
    actors = json.loads(sayso("actors", "--json", "--record", str(record))[1])["actors"]
    assert [(a["name"], g["grade"]) for a in actors for g in a["grades"]] == [("Ida Holm", "C")]
    for table, key, grades in (("claims", "claim", ["2 (Ada)", "4 (Bo)"]), ("actors", "name", ["C (Ada)"])):
        rows = [json.loads(line) for line in sayso("export", table, "--record", str(record))[1].splitlines()]
        assert [(r[key], r["grades"]) for r in rows if r["grades"]] == [
            (claim.id if table == "claims" else "Ida Holm", grades)
        ]


def test_who_published_a_report_is_graded_without_a_mention(record):
    with library.open(record) as corpus:
        outlets = [a for a in corpus.actors() if a.name == "The Echo"]
        assert [(a.type, a.mentions) for a in outlets] == [("outlet", ())]
    entry = judged(record, "grade", "source", "the echo", "B")
    assert entry["decision"]["after"] == {"grade": "B", "publisher": "The Echo"}
    assert entry["decision"]["place"]["spans"] == [[0, DISPATCH.index("\n")]]
    assert "The Echo · news outlet · 0 mentions in 0 reports · graded B by Ada" in answered(record, "actors")
    assert "grade B of The Echo" in answered(record, "log")


def test_what_somebody_else_judged_otherwise_is_told_and_marked(record):
    at = ("attribution", f"line#{SAID}")
    place = judged(record, "right", *at)["decision"]["place"]["spans"]
    at = ("attribution", f"line#{','.join(f'{start}-{end}' for start, end in place)}")
    code, out, _ = sayso("judge", "wrong", *at, "--who", "Bo", "--record", str(record))
    assert (code, out.splitlines()[1]) == (0, "Ada judged it right (entry 1); the later judgement holds.")
    told = answered(record, "trace", "9 people were killed when Lark went down near Velhaven")
    assert "Ada judged it right (entry 1); Bo judged it wrong (entry 2); the later judgement holds" in told
    assert "people disagree on it" in answered(record, "claims")
    assert "Bo judged it wrong (2)" in answered(record, "judge", "list")
    rows = [json.loads(line) for line in sayso("export", "judgements", "--record", str(record))[1].splitlines()]
    assert [r["disputed_by"] for r in rows] == [[2], [1]]
    again = judged(record, "correct", *at, "--set", "factuality=PR-")
    assert again["disputes"] == [2]
    readings = [json.loads(line) for line in sayso("export", "readings", "--record", str(record))[1].splitlines()]
    assert [a["disputed"] for r in readings for a in r["attributions"] if "disputed" in a] == [[2, 3]]
    assert answered(record, "undo", "2", "--who", "Bo")
    assert "disagree" not in answered(record, "claims")


def test_the_log_tells_in_words_what_was_judged_on_a_report_that_is_deleted(record):
    judged(record, "not-same", "claim", f"wire#{DISPATCH[DISPATCH.index('9 people'):DISPATCH.index('harbour.') + 7]}",
           f"line#{SEVEN}")  # fmt: skip
    judged(record, "grade", "source", "Ida Holm", "B")
    assert sayso("delete", "line", "--who", "Bo", "--record", str(record))[0] == 0
    log = answered(record, "log")
    assert "Ada: not the same claim, on version" in log and "Ada: grade of a source, on version" in log
    assert "its words are deleted" in log and "Bo: deleted version" in log
    assert "not_same" not in log and "added" not in log


def test_other_items_are_judged_too(record):
    judged(record, "correct", "number", "line#7", "--set", "low=6", "--set", "of=drowned")
    judged(record, "wrong", "time", "wire#2026-03-01")
    judged(record, "add", "aside", "wire", "--set", "span=VELHAVEN (AP) - ", "--set", "kind=dateline")
    judged(record, "correct", "actor", "line#0-8", "--set", "name=Ida K. Holm")
    with library.open(record) as corpus:
        line, wire = corpus.reading_of("line"), corpus.reading_of("wire")
    assert (line.numbers[1].low, line.numbers[1].of) == (6, "drowned")
    assert wire.times == ()
    assert [a.kind for a in wire.asides] == ["dateline"]
    assert "Ida K. Holm" in {a.name for a in line.actors}


def test_decisions_come_as_lines_in_the_form_of_the_desk(record):
    with library.open(record) as corpus:
        a = corpus.reading_of("line").attributions[1]
    at = [list(s) for s in sorted({*a.source, *a.cue, *a.content})]
    good = {"what": "wrong", "kind": "attribution", "place": {"report": "line", "spans": at}}
    bad = {**good, "place": {"report": "line", "spans": [[0, 1]]}}
    code, out, err = sayso("judge", "lines", "--who", "Ada", "--json", "--record", str(record),
                           given=lines(good, bad, good))  # fmt: skip
    assert code == 2
    assert [json.loads(line)["what"] for line in out.splitlines()] == ["wrong"]  # what was told is logged
    assert "was rejected by Ada (entry 1)" in err
    assert holding(record) == [("wrong", "attribution")]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("wrong", "attribution", "echo#a2"), "--who"),
        (("grade", "source", "The Echo", "Z", "--who", "Ada"), "that is no grade of a source"),
        (("grade", "claim", "9 people were killed", "7", "--who", "Ada"), "one of 1, 2, 3, 4, 5, 6"),
        (("wrong", "attribution", "nowhere#a2", "--who", "Ada"), "no such report"),
        (("wrong", "attribution", "echo#no such words", "--who", "Ada"), "does not hold these words"),
        (("wrong", "attribution", "echo#e", "--who", "Ada"), "more than once"),
        (("wrong", "attribution", "echo", "--who", "Ada"), "REPORT#WHERE"),
        (("wrong", "attribution", "echo#0-3", "--who", "Ada"), "stands exactly there"),
        (("wrong", "attribution", "echo#9-99999", "--who", "Ada"), "outside"),
        (("wrong", "verse", "echo#a2", "--who", "Ada"), "no such kind of thing"),
        (("not-same", "c-0000000000", "c-1111111111", "--who", "Ada"),
         "sayso judge not-same claim c-0000000000 c-1111111111"),
        (("same", "Ida Holm", "Holm", "--who", "Ada"), "two claims, or two actors"),
        (("wrong", "attribution", "echo#a99", "--who", "Ada"), "no such item"),
        (("wrong", "echo#a2", "--who", "Ada"), "the kind of thing comes before its place"),
        (("correct", "attribution", "echo#a2", "--who", "Ada"), "nothing is said"),
        (("correct", "attribution", "echo#a2", "--set", "mood=sad", "--who", "Ada"), "no such key"),
        (("correct", "attribution", "echo#a2", "--set", "factuality=XX", "--who", "Ada"), "factuality"),
        (("right", "attribution", "echo#a2", "--set", "act=belief", "--who", "Ada"), "--set"),
        (("wrong", "copy", "echo", "line", "--who", "Ada"), "held for a copy"),
        (("grade", "source", "Ida Holm", "G", "--who", "Ada"), "one of A, B"),
        (("same", "claim", "c-0000000000", "c-1111111111", "--who", "Ada"), "no claim"),
        (("undo", "9", "--who", "Ada"), "no"),
        (("praise",), "VERDICT"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_told_and_logs_nothing(record, args, told, capsys):
    assert main(["judge", *args, "--record", str(record)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    with library.open(record) as corpus:
        assert corpus.log() == ()


def test_a_record_that_is_not_there_is_an_error_of_the_record(tmp_path):
    assert sayso("judge", "list", "--record", str(tmp_path / "none.db"))[0] == 4


def test_what_was_decided_is_told_in_words(record):
    code, out, err = sayso("judge", "wrong", "attribution", "line#a2", "--who", "Ada", "--record", str(record))
    assert (code, err) == (0, "")
    assert out.startswith("Entry 1 of the log: wrong attribution, “Ida Holm … denied … 9 people were killed")
    assert out.endswith("(line).\n")


def test_what_was_rejected_is_found_by_its_words_and_words_of_it_say_who_rejected_it(record, capsys):
    run = lambda *args: main(["judge", *args, "--who", "Ada", "--record", str(record)])  # noqa: E731
    assert run("wrong", "attribution", f"line#{SEVEN}") == 0
    at = DENIAL.index(SEVEN)
    assert run("correct", "attribution", f"line#{at}-{at + 9}", "--set", "speaker=Ida Holmgren") == 2
    assert "was rejected by Ada (entry 1)" in capsys.readouterr().err
    assert run("correct", "attribution", f"line#{SEVEN}", "--set", "speaker=Ida Holmgren") == 0
    with library.open(record) as corpus:
        assert any(a.speaker == "Ida Holmgren" for a in corpus.reading_of("line").attributions)
