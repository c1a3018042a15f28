"""What it costs to add the n-th report to a record and to bring up to date all that follows from it; reading aside.

    python -m bench.corpus [--reports 20000] [--batch 500] [--lines 6] [--record FILE]

Readings are invented (bench/invented.py): 20 reports a day over years, with dispatches, reprints, paraphrases, denials.
Statements are compared by the words they have in common, which costs next to nothing; the trained network compares as
many pairs a report as are printed here, at its own price each, whatever the record's size. Generating is not timed.

Printed are at each size: CPU milliseconds a report where a batch of them is added and settled together (`batch`), the
same by the clock, where each is settled by itself (`alone`), pairs compared a report, claims, megabytes of the file,
most memory so far, and how long `trace` by words and by id and a page of `claims` take (the median of several). At the
end the cost at the larger sizes over that at 1,000, and the exponent of the total cost in the number of reports (1 is
linear), from what each batch cost. Nothing here is asserted by a test.

On a machine that others use, a second of CPU does not always do as much: caches and cores are shared. So the same small
record is made before and after each batch, and `pace` tells how long that took, in CPU milliseconds a report. Ratios
are of costs over pace, the plain ones beside them.

With `--record` the record is made at FILE and left there (`bench.desk` can take it); one that is there already, made
with the same `--lines`, is added to, and costs are those of the reports from there on.
"""

from __future__ import annotations

import argparse
import math
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import sayso
from bench.invented import invented
from sayso.corpus import Corpus
from sayso.match.lookup import ClaimFilter
from sayso.match.same import WordOverlap
from sayso.model import ClaimLink, Occurrence, Reading

SIZES = (1_000, 2_000, 5_000, 10_000, 15_000, 20_000)
FIRST = 1_000  # what the others are compared with
ALONE = 5  # reports that are settled one by one at each size
PACE = 40  # reports of the small record


class Counting(WordOverlap):
    """Counts the pairs that it compares."""

    pairs = 0

    def compare(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> list[ClaimLink]:
        """As any comparer."""
        self.pairs += len(pairs)
        return super().compare(pairs)


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of CPU and by the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    work()
    return 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - clock)


def add(corpus: Corpus, readings: Sequence[Reading]) -> None:
    """Add some reports and settle once."""
    for reading in readings:
        corpus.take(reading, reading.report.text.encode())
    corpus.settle()


class Pace:
    """How much a second of CPU does at the moment."""

    def __init__(self) -> None:
        self.readings = list(invented(PACE, seed=7, lines=6))
        self.last = self.measure()

    def measure(self) -> float:
        """CPU milliseconds a report of a record that is the same each time."""
        with (
            tempfile.TemporaryDirectory() as folder,
            sayso.open(Path(folder) / "pace.db", comparer=WordOverlap()) as small,
        ):
            self.last = spent(lambda: add(small, self.readings))[0] / PACE
        return self.last

    def around(self, work: Callable[[], object]) -> tuple[float, float, float]:
        """(CPU milliseconds, by the clock, pace around it)."""
        before = self.last
        return *spent(work), (before + self.measure()) / 2


def questions(corpus: Corpus, recent: Sequence[Reading]) -> tuple[float, float, float]:
    """Median milliseconds of `trace` by words and by id, and of a page of claims."""
    words = [p.spans[0].of(r.report.text) for r in recent[-15:] for p in r.propositions[:1]]
    by_words = [spent(lambda: corpus.trace(w))[1] for w in words]  # noqa: B023 (called at once)
    ids = [corpus.claims_meant(w, limit=1)[0].id for w in words]
    by_id = [spent(lambda: corpus.trace(i))[1] for i in ids]  # noqa: B023
    since = recent[-1].report.published
    page = [spent(lambda: corpus.claims(ClaimFilter(in_reports=2, since=since[:10]), limit=50))[1] for _ in range(5)]
    return statistics.median(by_words), statistics.median(by_id), statistics.median(page)


def slope(points: Sequence[tuple[int, float]]) -> float:
    """Slope of log cost of a report over log count, by least squares; all together cost n to the power of 1 more."""
    if len(points) < 2:
        return math.nan
    logs = [(math.log(n), math.log(cost)) for n, cost in points]
    x, y = (statistics.fmean(p[axis] for p in logs) for axis in (0, 1))
    spread = sum((a - x) ** 2 for a, _ in logs)
    return sum((a - x) * (b - y) for a, b in logs) / spread if spread else math.nan


def memory() -> float:
    """Most megabytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Add, and print as it goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=SIZES[-1])
    parser.add_argument("--batch", type=int, default=500, help="reports that are settled together")
    parser.add_argument("--lines", type=int, default=6, help="about how many sentences of filler a report has")
    parser.add_argument("--record", type=Path, help="where the record is made and left; in a temporary folder if not")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        grow(options.record or Path(folder) / "bench.db", options)


def grow(path: Path, options: argparse.Namespace) -> None:
    """Add to the record at this path, and print as it goes."""
    comparer, source, pace = Counting(), invented(options.reports, lines=options.lines), Pace()
    points: list[tuple[int, float]] = []
    batches: list[tuple[float, float, float]] = []
    cost: dict[int, tuple[float, float]] = {}
    steady: dict[int, tuple[float, float]] = {}
    print("statements compared by words in common; 20 invented reports a day;"
          f" settled {options.batch} at a time", flush=True)  # fmt: skip
    heads = "reports|batch CPU|pace|clock|alone CPU|pairs|claims|MB|memory|words ms|id ms|page ms".split("|")
    print(" ".join(f"{head:>9}" for head in heads))
    with sayso.open(path, comparer=comparer) as corpus:
        corpus.settle()
        begun = held = corpus._db.rows("SELECT COUNT(*) FROM version")[0][0]
        sizes = sorted({s for s in SIZES if held < s < options.reports} | {options.reports})
        source = islice(source, held, None)
        for size in sizes:
            recent: list[Reading] = []
            while held < size - ALONE:
                some = list(islice(source, min(options.batch, size - ALONE - held)))
                pairs = comparer.pairs
                cpu, clock, at = pace.around(lambda: add(corpus, some))  # noqa: B023 (called at once)
                held += len(some)
                batches.append((cpu / len(some), clock / len(some), at))
                points.append((held, cpu / len(some) / at))
                compared = (comparer.pairs - pairs) / len(some)
                recent = some
            alone = [pace.around(lambda: add(corpus, [r])) for r in islice(source, ALONE)]  # noqa: B023
            held += ALONE
            last = batches[-2:]
            cost[size] = statistics.fmean(b for b, _, _ in last), statistics.median(a for a, _, _ in alone)
            steady[size] = (statistics.fmean(b / at for b, _, at in last),
                            statistics.median(a / at for a, _, at in alone))  # fmt: skip
            words, id, page = questions(corpus, recent)
            claims = corpus._db.rows("SELECT COUNT(*) FROM claim")[0][0]
            megabytes = sum(p.stat().st_size for p in path.parent.glob(f"{path.name}*")) / 1e6
            clock, at = (statistics.fmean(b[k] for b in last) for k in (1, 2))
            figures = (cost[size][0], at, clock, cost[size][1], compared, claims, megabytes, memory(), words, id, page)
            print(f"{held:>9,}", *(f"{f:>9.1f}" for f in figures), flush=True)
        largest = corpus._db.rows("SELECT COUNT(*) FROM lead GROUP BY part ORDER BY 1 DESC LIMIT 1")[0][0]
        actors = spent(lambda: corpus.actors(limit=1))[1]
        status = spent(corpus.status)[1]
        faults = corpus.faults()
    first = FIRST if FIRST in cost else sizes[0]
    for size in sizes:
        if size > first:
            batch, single, plain, plain_single = (
                costs[size][k] / costs[first][k] for costs in (steady, cost) for k in (0, 1)
            )
            print(f"adding the {size:,}th costs {batch:.2f} times what the {first:,}th costs, alone {single:.2f} times"
                  f" (without regard to pace {plain:.2f} and {plain_single:.2f})")  # fmt: skip
    late = [p for p in points if p[0] >= FIRST]
    print(f"all adds together grow as n^{1 + slope(late):.3f} (over pace, from {max(begun, FIRST):,} on)")
    print(f"largest part of the graph of links: {largest} wordings; all actors joined anew: {actors / 1000:.1f} s;"
          f" status {status:.0f} ms; most memory {memory():.0f} MB; {len(faults)} faults in the file")  # fmt: skip


if __name__ == "__main__":
    main()
