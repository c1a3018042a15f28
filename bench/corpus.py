"""What it costs to add the n-th report to a record and to bring up to date all that follows from it; reading aside.

    python -m bench.corpus [--reports 20000] [--batch 500] [--lines 6] [--folder DIR]

Readings are invented (bench/invented.py): 20 reports a day over years, with dispatches, reprints, paraphrases, denials.
Statements are compared by the words they have in common, which costs next to nothing; the trained network compares as
many pairs a report as are printed here, at its own price each, whatever the record's size. Generating is not timed.

Printed are at each size: CPU milliseconds a report where a batch of them is added and settled together (`batch`), the
same by the clock, where each is settled by itself (`alone`), pairs compared a report, claims, megabytes of the file,
most memory so far, and how long `trace` by words and by id and a page of `claims` take (the median of several). At the
end the cost at the largest size over that at 1,000, and the exponent of the total cost in the number of reports (1 is
linear). Nothing here is asserted by a test.
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


def questions(corpus: Corpus, recent: Sequence[Reading]) -> tuple[float, float, float]:
    """Median milliseconds of `trace` by words and by id, and of a page of claims."""
    words = [p.spans[0].of(r.report.text) for r in recent[-15:] for p in r.propositions[:1]]
    by_words = [spent(lambda: corpus.trace(w))[1] for w in words]  # noqa: B023 (called at once)
    ids = [corpus.claims_meant(w, limit=1)[0].id for w in words]
    by_id = [spent(lambda: corpus.trace(i))[1] for i in ids]  # noqa: B023
    since = recent[-1].report.published
    page = [spent(lambda: corpus.claims(ClaimFilter(in_reports=2, since=since[:10]), limit=50))[1] for _ in range(5)]
    return statistics.median(by_words), statistics.median(by_id), statistics.median(page)


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """Slope of log total cost over log count, by least squares."""
    logs = [(math.log(n), math.log(total)) for n, total in points]
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
    parser.add_argument("--folder", type=Path, help="where the record is made; a temporary folder by default")
    options = parser.parse_args()
    sizes = sorted({s for s in SIZES if s < options.reports} | {options.reports})
    comparer, source = Counting(), invented(options.reports, lines=options.lines)
    held, total, points = 0, 0.0, []
    batches: list[tuple[float, float]] = []
    cost: dict[int, tuple[float, float]] = {}
    print("statements compared by words in common; 20 invented reports a day;"
          f" settled {options.batch} at a time", flush=True)  # fmt: skip
    heads = "reports|batch CPU|clock|alone CPU|pairs|claims|MB|memory|words ms|id ms|page ms".split("|")
    print(" ".join(f"{head:>9}" for head in heads))
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder) / "bench.db"
        with sayso.open(path, comparer=comparer) as corpus:
            for size in sizes:
                recent: list[Reading] = []
                while held < size - ALONE:
                    some = list(islice(source, min(options.batch, size - ALONE - held)))
                    pairs = comparer.pairs
                    cpu, clock = spent(lambda: add(corpus, some))  # noqa: B023
                    held += len(some)
                    total += cpu
                    batches.append((cpu / len(some), clock / len(some)))
                    points.append((held, total))
                    compared = (comparer.pairs - pairs) / len(some)
                    recent = some
                alone = []
                for reading in islice(source, ALONE):
                    alone.append(spent(lambda: add(corpus, [reading]))[0])  # noqa: B023
                    held += 1
                last = batches[-2:]
                cost[size] = statistics.fmean(b for b, _ in last), statistics.median(alone)
                words, id, page = questions(corpus, recent)
                claims = corpus._db.rows("SELECT COUNT(*) FROM claim")[0][0]
                megabytes = sum(p.stat().st_size for p in path.parent.iterdir()) / 1e6
                figures = (cost[size][0], statistics.fmean(c for _, c in last), cost[size][1], compared, claims,
                           megabytes, memory(), words, id, page)  # fmt: skip
                print(f"{held:>9,}", *(f"{f:>9.1f}" for f in figures), flush=True)
            largest = corpus._db.rows("SELECT COUNT(*) FROM lead GROUP BY part ORDER BY 1 DESC LIMIT 1")[0][0]
            actors = spent(lambda: corpus.actors(limit=1))[1]
            status = spent(corpus.status)[1]
            faults = corpus.faults()
    first = FIRST if FIRST in cost else sizes[0]
    for size in sizes:
        if size > first:
            batch, single = (cost[size][k] / cost[first][k] for k in (0, 1))
            print(f"adding the {size:,}th costs {batch:.2f} times what the {first:,}th costs; alone {single:.2f} times")
    late = [p for p in points if p[0] >= first]
    print(f"all adds together grow as n^{exponent(late):.3f} (from {first:,} on)")
    print(f"largest part of the graph of links: {largest} wordings; all actors joined anew: {actors / 1000:.1f} s;"
          f" status {status:.0f} ms; most memory {memory():.0f} MB; {len(faults)} faults in the file")  # fmt: skip


if __name__ == "__main__":
    main()
