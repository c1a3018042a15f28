"""A reading for a person at a terminal: the text with its marks, then who says what.

Without colour it can still be told apart: sources stand in angle brackets, contents in square ones, and
cues and contents carry the number of their attribution.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.export.marks import Mark, marks_of, paragraphs, runs
from sayso.export.sheet import FAINT, Glyphs, Sheet
from sayso.export.wording import (
    FORM,
    LEGEND,
    NO_SOURCE,
    Voice,
    also_called,
    amount,
    footnotes,
    giver,
    how_sure,
    inline,
    percent,
    shortened,
    shown,
    visible,
    voice,
    voices,
)
from sayso.model import Attribution, Reading

EXCERPT = 300  # of a content in the list; the text above has all of it
INDENT = Text(" " * 6)
SOURCE, CUE, CONTENT, NESTED = "bold cyan", "underline yellow", "green", "bold green"


def print_reading(reading: Reading, console: Console, *, attitudes: bool = False) -> None:
    """Print one reading. `attitudes`: also the attributions that hold no proposition."""
    page = _Page(Sheet.on(console), reading, shown(reading, attitudes=attitudes), footnotes(reading))
    page.header()
    page.body()
    page.who_says_what()
    page.conflicts()
    page.numbers()
    page.times()
    page.actors()
    page.footer()


@dataclass(frozen=True, slots=True)
class _Page:
    sheet: Sheet
    reading: Reading
    attributions: tuple[Attribution, ...]
    notes: dict[str, int]

    @property
    def glyphs(self) -> Glyphs:
        return self.sheet.glyphs

    def header(self) -> None:
        r = self.reading.report
        self.sheet.show(Rule(characters=self.glyphs.rule, style=FAINT))
        self.sheet.show(Text(inline(r.title or r.id), "bold"))
        part = "a feed's summary of it" if r.extent else None
        facts = [r.publisher, r.byline, r.published, part, r.url or (r.id if r.title else None)]
        known = self.glyphs.dot.join(inline(f) for f in facts if f)
        if known:
            self.sheet.show(Text(known, FAINT))

    def body(self) -> None:
        text = visible(self.reading.report.text)
        marks = marks_of(self.attributions, self.reading.asides)
        ends = sorted(marks, key=lambda m: m.span.start)
        longest = max((m.span.end - m.span.start for m in marks), default=0)
        for start, end in paragraphs(self.reading.report.text):
            # only marks that begin at most one longest mark earlier can reach this paragraph
            low = bisect_left(ends, start - longest, key=lambda m: m.span.start)
            high = bisect_left(ends, end, key=lambda m: m.span.start)
            self.sheet.show("")
            self.sheet.indented(Text(), self._paragraph(text, start, end, ends[low:high]))

    def _paragraph(self, text: str, start: int, end: int, marks: list[Mark]) -> Text:
        g, out = self.glyphs, Text()
        before: tuple[Mark, ...] = ()
        for run in runs(start, end, marks):
            out.append_text(self._closed([m for m in before if m not in run.marks]))
            for mark in _distinct(m for m in run.marks if m not in before):
                if mark.role == "aside":
                    out.append(f"{g.aside[0]}{mark.owner}: ", FAINT)
                elif mark.role != "cue":
                    out.append((g.source if mark.role == "source" else g.content)[0], FAINT)
            out.append(text[run.start : run.end].replace("\n", " "), _style(run.marks))
            before = run.marks
        out.append_text(self._closed(list(before)))
        return out

    def _closed(self, marks: list[Mark]) -> Text:
        """The closing signs of marks that end at one place, innermost first; marks on the same words share theirs."""
        g, out = self.glyphs, Text()
        groups: dict[tuple[str, tuple[int, int]], list[Mark]] = {}
        for m in reversed(marks):
            groups.setdefault((m.role, m.span), []).append(m)
        for (role, _), group in groups.items():
            if role == "aside":
                out.append(g.aside[1], FAINT)
                continue
            if role == "source":
                out.append(g.source[1], FAINT)
                continue
            if role == "content":
                out.append(g.content[1], FAINT)
            signs = sorted({self.notes[m.owner] for m in group})
            out.append(g.number[0] + g.joint.join(self._raised(n) for n in signs) + g.number[1], "bold yellow")
        return out

    def _raised(self, n: int) -> str:
        return "".join(self.glyphs.digits[int(d)] for d in str(n))

    def who_says_what(self) -> None:
        self.sheet.heading("Who says what")
        if not self.attributions:
            self.sheet.show(Text("No attribution was found in it.", FAINT))
        for v in voices(self.reading, self.attributions):
            self.sheet.show("")
            self.sheet.indented(Text(), self._name(v))
            chains = {tuple(inline(c).casefold() for c in a.chain) for a in v.attributions}
            if len(chains) == 1:
                self._chain(v.attributions[0], Text("  "))
            for a in v.attributions:
                self.entry(a, with_chain=len(chains) > 1)

    def _name(self, v: Voice) -> Text:
        name = self.sheet.said(v.name)
        out = Text(name, "bold" if v.name == NO_SOURCE else SOURCE)
        if v.name == NO_SOURCE:
            return out
        out.append(self.glyphs.dot + v.kind, FAINT)
        others = also_called(v, self.reading) if v.known else ()
        if others:
            out.append(self.glyphs.dot + "in the text: " + "; ".join(shortened(o, 60) for o in others), FAINT)
        return out

    def _chain(self, a: Attribution, before: Text) -> None:
        if a.chain:
            links = self.glyphs.chain.join(inline(c) for c in a.chain)
            self.sheet.indented(before, Text("on the word of ", FAINT).append(links, "default"))

    def entry(self, a: Attribution, *, with_chain: bool) -> None:
        """One attribution: its words, its chain where the speaker's others have another, and how it is said."""
        cue = inline(self.reading.words(a.cue)).rstrip(":")
        content = shortened(inline(self.reading.words(a.content)), EXCERPT)
        words = Text.assemble((cue, CUE), ": " if cue and content else "", (content, CONTENT))
        self.sheet.indented(Text(f"{self.notes[a.id]:>4}  ", "bold yellow"), words)
        if with_chain:
            self._chain(a, INDENT)
        facts = [FORM.get(a.form, a.form), how_sure(a.factuality, self.reading.words(a.content))]
        if a.act != "communication":
            facts.append(a.act)
        facts.append(f"confidence {percent(a.confidence)}")
        self.sheet.indented(INDENT, Text(self.glyphs.dot.join(facts), FAINT))

    def conflicts(self) -> None:
        found = self.reading.conflicts
        if not found:
            return
        self.sheet.heading("Denials and conflicts in the report")
        for c in found:
            self.sheet.show("")
            pair = [shortened(inline(s.of(self.reading.report.text)), EXCERPT) for s in (c.a, c.b)]
            self.sheet.indented(Text(f"{c.kind}  ", "bold red"), Text(inline(c.why), FAINT))
            for words in pair:
                self.sheet.indented(INDENT, Text(self.sheet.quoted(words)))

    def numbers(self) -> None:
        found = self.reading.numbers
        if not found:
            return
        self.sheet.heading("Numbers, and who gives them")
        table = self._columns("in the text", "read as", "of", "given by")
        for n in found:
            table.add_row(
                inline(n.text), Text(amount(n), "bold"), inline(n.of or ""), Text(giver(n, self.reading), FAINT)
            )
        self.sheet.show(table)

    def times(self) -> None:
        found = self.reading.times
        if not found:
            return
        self.sheet.heading("Times")
        table = self._columns("in the text", "read as")
        for t in found:
            table.add_row(inline(t.text), Text(inline(t.value), "bold") if t.value else Text("not resolved", FAINT))
        self.sheet.show(table)

    def actors(self) -> None:
        found = self.reading.actors
        if not found:
            return
        self.sheet.heading("Who and where")
        given = {a.id: voice(a, self.reading) for a in self.reading.attributions}
        for kind, words in (("person", "People"), ("organization", "Organisations"), ("place", "Places")):
            some = [a for a in found if a.type == kind]
            if not some:
                continue
            line = Text(words + ": ", "bold")
            for i, actor in enumerate(some):
                line.append("; " if i else "").append(inline(actor.name))
                roles = []
                for r in actor.roles:
                    by = f" (so {given[r.by]})" if r.by in given else ""
                    roles.append(inline(r.text) + by)
                if roles:
                    line.append(", " + ", ".join(dict.fromkeys(roles)), FAINT)
            self.sheet.indented(Text(), line)

    def footer(self) -> None:
        left_out = len(self.reading.attributions) - len(self.attributions)
        own = len(self.reading.assertions)
        counts = [f"{own} {'statement' if own == 1 else 'statements'} in the report's own voice"]
        if left_out:
            counts.append(f"{left_out} mere {'attitude' if left_out == 1 else 'attitudes'} left out (--all shows them)")
        self.sheet.show("")
        self.sheet.indented(Text(), Text("; ".join(counts) + ". " + LEGEND, FAINT))

    def _columns(self, *names: str) -> Table:
        table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style=FAINT)
        for name in names:
            table.add_column(name, overflow="fold")
        return table


def _distinct(marks: object) -> list[Mark]:
    """Marks on the same words in the same part open once."""
    seen: dict[tuple[str, tuple[int, int]], Mark] = {}
    for m in marks:  # type: ignore[attr-defined]
        seen.setdefault((m.role, m.span), m)
    return list(seen.values())


def _style(marks: tuple[Mark, ...]) -> str:
    """The style of characters under these marks: the part closest to them wins, a cue before a source."""
    roles = {m.role for m in marks}
    if "aside" in roles and len(roles) == 1:
        return FAINT
    for role, style in (("cue", CUE), ("source", SOURCE)):
        if role in roles:
            return style
    layers = len({m.span for m in marks if m.role == "content"})  # a relay shares its words: no deeper
    return ("", CONTENT, NESTED)[min(layers, 2)]
