"""Rows of pictures that a page puts amid its text: each line tells what one picture shows.

Three marks that no running text bears:

- `Photos: The Tolna flood A boat lies on the quay. Hide Caption 2 of 9`: the frame is counted at the end,
- `3/9 Women wait at the well`: or at the head, line after line,
- `The Tolna flood The day after A boat lies on the quay.`: or the title of the row heads each of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from sayso.annotate.finite import is_finite

COUNTED = re.compile(r"\b(?:Hide|Show) [Cc]aption \d+ of \d+")
OPENS = re.compile(r"Photos?:|Gallery:|Hide Caption")
FRAME = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})\s+(?=\S)")
LONGEST = 600  # characters before a count that it can belong to; a whole report on one line is no caption
HEADED = 4  # words that a title has at least
ROW = 4  # lines that it heads at least
TITLE = 3  # words of what a counted row is called, its label among them, at the least
FRAMES = 3  # counted frames in a row
#: Words that begin a sentence or a title and no name.
OPENERS = frozenset(
    """
    the a an this that these those his her its their our he she it they we you there here one two three some many most
    all each every both several in on at from after before during with without under over through near behind once
    when while as for by since until today now then
    """.split()
)
JOINING = frozenset(("of", "and", "the", "de", "van", "von", "bin", "al"))  # small words within names


def gallery_lines(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines (no white space at their edges) that tell what a picture in a row shows."""
    found = {n for n, line in enumerate(lines) if 0 < counted_end(line) == len(line)}
    return found | _frames(lines) | _headed(lines)


def title_ends(lines: Sequence[str], shown: set[int]) -> dict[int, int]:
    """By the numbers of lines that tell of pictures where what their row is called ends in them: "Photos: The Tolna
    flood | A boat lies on the quay". Only counted rows, whose lines all begin with it."""
    rows: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    words = {n: lines[n].split() for n in shown if lines[n].startswith("Photos:")}
    for n, line in words.items():
        if len(line) > HEADED:
            rows[tuple(line[:TITLE])].append(n)
    out = {}
    for row in rows.values():
        size = TITLE
        while all(len(words[n]) > size + 1 for n in row) and len({words[n][size] for n in row}) == 1:
            size += 1
        while size > TITLE and words[row[0]][size - 1].casefold() in OPENERS:
            size -= 1  # all of them show "the" something
        if len(row) >= FRAMES and all(words[n][size].lstrip("“‘\"'(")[:1].isupper() for n in row):
            for n in row:
                out[n] = re.compile(rf"(?:\S+\s+){{{size}}}").match(lines[n]).end()  # type: ignore[union-attr]
    return out


def titles_within(line: str) -> list[tuple[int, int]]:
    """Where the counts and the title of a row stand in a line that holds the whole row: "Photos: The Tolna flood | A
    boat lies on the quay. | Hide Caption 1 of 9 Photos: The Tolna flood | Women wait."; none where no title comes
    again."""
    counts = [m.span() for m in COUNTED.finditer(line)]
    begins = [0, *(end for _, end in counts)]
    frames = [(b, e) for b, e in zip(begins, [*(start for start, _ in counts), len(line)], strict=True)]
    rows = [(b, [m.span() for m in re.finditer(r"\S+", line[b:e])], line[b:e]) for b, e in frames]
    rows = [(b, words, told) for b, words, told in rows if told.lstrip().startswith("Photos:") and len(words) > HEADED]
    if len(rows) < FRAMES:
        return []
    parts = [[told[slice(*w)] for w in words] for _, words, told in rows]
    size = 0
    while all(len(w) > size for w in parts) and len({w[size] for w in parts}) == 1:
        size += 1
    while size > TITLE and parts[0][size - 1].casefold() in OPENERS:
        size -= 1
    if size < TITLE or not all(w[size].lstrip("“‘\"'(")[:1].isupper() for w in parts if len(w) > size):
        return []
    title = rows[0][2][rows[0][1][0][0] : rows[0][1][size - 1][1]]
    out = []
    for b, words, told in rows:
        end = words[size - 1][1]
        while told[end:].lstrip().startswith(title):  # once for the row, once for its first picture
            end = told.index(title, end) + len(title)
        count = max((start for start, stop in counts if stop <= b), default=b)
        out.append((count if b else 0, b + end))
    return out


def counted_end(line: str) -> int:
    """Where the counted pictures end that a line begins with, 0 where there are none: what follows is other text."""
    if not OPENS.match(line) and len(line) > LONGEST:
        return 0
    end = 0
    for count in COUNTED.finditer(line):
        if count.start() - end > LONGEST:
            break
        end = count.end()
    return end if re.search(r"\w", line[end:]) else len(line)


def _frames(lines: Sequence[str]) -> set[int]:
    """Lines counted at their heads, 1/9, 2/9, 3/9 …, in one row."""
    out: set[int] = set()
    row: list[int] = []
    last = ("", 0)
    for n, line in enumerate(lines):
        m = FRAME.match(line)
        goes_on = m is not None and row and (m[2], int(m[1])) == (last[0], last[1] + 1)
        if not goes_on:
            row = []
        if m is not None and (goes_on or m[1] == "1"):
            row.append(n)
            last = (m[2], int(m[1]))
        if len(row) >= FRAMES:
            out.update(row)
    return out


def _headed(lines: Sequence[str]) -> set[int]:
    """Lines that begin with the same words, behind which a new title or sentence begins in each: "The Tolna flood | A
    boat". Running text may begin alike before a name, which goes on into a sentence: "The mayor of Tolna | Ann Holm
    said". Half of a row must begin anew, and such a sentence
    is none of it."""
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    words = [line.split() for line in lines]
    for n, line in enumerate(words):
        if len(line) >= 2 * HEADED:
            alike[tuple(line[:HEADED])].append(n)
    out: set[int] = set()
    for head, row in alike.items():
        if len(row) < ROW or any(w.endswith((":", ",", ".")) for w in head):
            continue
        size = HEADED
        while all(len(words[n]) > size + 1 for n in row) and len({words[n][size] for n in row}) == 1:
            size += 1
        after = [words[n][size].lstrip("“‘\"'(") for n in row]
        if 2 * sum(_begins_anew(words[n][size:]) for n in row) < len(row):
            continue
        if len({tuple(words[n][size:]) for n in row}) == len(row) and all(w[:1].isupper() or w[:1].isdigit()
                                                                         for w in after):  # fmt: skip
            out.update(n for n in row if not _goes_on(words[n][size:]))
    return out


def _begins_anew(words: Sequence[str]) -> bool:
    """Does a title or a sentence begin with these words, or behind a few that are a title: "Old cranes | They were"?"""
    for n, word in enumerate(words):
        if word[:1].isupper() and word.casefold() in OPENERS and (n == 0 or not words[n - 1][:1].isupper()):
            return True
        if is_finite(word):
            break
    return False


def _goes_on(words: Sequence[str]) -> bool:
    """Do these words begin with names that a finite verb follows: "Ann Holm of Tolna | said"?"""
    for n, word in enumerate(words):
        if is_finite(word):
            return n > 0
        if (not word[:1].isupper() and word not in JOINING) or (n == 0 and word.casefold() in OPENERS):
            return False
    return False
