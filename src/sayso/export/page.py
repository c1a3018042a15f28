"""Readings as one self-contained page: the text with its evidence marked, beside it who says what.

The page loads nothing, sends nothing and runs only its own script (a content security policy with hashes says
so); everything from a report is escaped. Without the script it still works: numbers in the text and on the
cards are links to each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.export.html import asset, classes_of, cut_into_runs, document
from sayso.export.html import safe as _e
from sayso.export.marks import Mark, Run, marks_of, outermost_first
from sayso.export.wording import (
    FORM,
    NO_SOURCE,
    amount,
    called,
    depths,
    footnotes,
    giver,
    how_sure,
    inline,
    kind_words,
    percent,
    shown,
    voice,
    voices,
    web_address,
)
from sayso.model import Attribution, Failure, Reading
from sayso.text import Span


def page(results: Sequence[Reading | Failure], *, attitudes: bool = False) -> str:
    """The whole page as HTML text. `attitudes`: also the attributions that hold no proposition."""
    readings = [r for r in results if isinstance(r, Reading)]
    failures = [r for r in results if isinstance(r, Failure)]
    only = readings[0] if len(readings) == 1 and not failures else None
    name = _name(only) if only else f"{len(readings)} readings"
    sections = [_Section(r, f"r{i}", attitudes).html() for i, r in enumerate(readings, 1)]
    index = "" if only else _index(readings, failures, attitudes)
    body = (index, "<main>", *sections, "</main>")
    return document(name, body, style=asset("page.css"), script=asset("page.js"))


def _name(reading: Reading) -> str:
    return inline(reading.report.title or reading.report.id)


def _index(readings: Sequence[Reading], failures: Sequence[Failure], attitudes: bool) -> str:
    rows = []
    for i, r in enumerate(readings, 1):
        facts = " · ".join(_e(inline(f)) for f in (r.report.publisher, r.report.published) if f)
        count = len(shown(r, attitudes=attitudes))
        rows.append(
            f'<li><a href="#r{i}">{_e(_name(r))}</a> <span class="faint">{facts}{" · " if facts else ""}'
            f"{count} {'attribution' if count == 1 else 'attributions'}</span></li>"
        )
    lost = "".join(f"<li>{_e(inline(f.id))} <span class='faint'>{_e(inline(f.why))}</span></li>" for f in failures)
    return (
        f'<nav class="index" aria-label="Reports"><h1>{len(readings)} readings</h1><ol>{"".join(rows)}</ol>'
        + (f"<h2>Could not be read</h2><ul>{lost}</ul>" if lost else "")
        + "</nav>"
    )


class _Section:
    """One reading; `prefix` keeps its ids apart from those of the others on the page."""

    def __init__(self, reading: Reading, prefix: str, attitudes: bool) -> None:
        self.reading, self.prefix = reading, prefix
        self.attributions = shown(reading, attitudes=attitudes)
        self.numbers, self.levels = footnotes(reading), depths(reading)
        self.anchored: set[str] = set()  # attributions and lists whose place in the text has its anchor already

    def key(self, id: str) -> str:
        """An attribution's name within the page: made of our own characters only."""
        return f"{self.prefix}-{self.numbers[id]}"

    def html(self) -> str:
        body = self.body()
        return (
            f'<section class="reading" id="{self.prefix}" aria-label="{_e(_name(self.reading))}">'
            f"{self.header()}{self.speakers()}"
            f'<div class="columns"><article class="text" lang="en">{body}</article>'
            f'<aside class="cards" aria-label="Who says what"><h2>Who says what</h2>{self.cards()}</aside></div>'
            f'<div class="rest">{self.conflicts()}{self.figures()}{self.times()}{self.actors()}</div></section>'
        )

    def header(self) -> str:
        r = self.reading.report
        part = "a feed’s summary of it" if r.extent else None
        facts = [_e(inline(f)) for f in (r.publisher, r.byline, r.published, part) if f]
        if address := web_address(r.url):
            facts.append(f'<a href="{_e(address)}" rel="noopener noreferrer">{_e(address)}</a>')
        elif r.url:
            facts.append(_e(inline(r.url)))
        elif r.title:
            facts.append(_e(inline(r.id)))
        return f'<header><h1>{_e(_name(self.reading))}</h1><p class="faint">{" · ".join(facts)}</p></header>'

    def speakers(self) -> str:
        """Who speaks, each with all that is said on their word."""
        items = []
        for v in voices(self.reading, self.attributions):
            keys = " ".join(self.key(a.id) for a in v.attributions)
            what = f' <span class="faint">{_e(v.kind)}</span>' if v.name != NO_SOURCE else ""
            items.append(
                f'<li><a href="#{self.key(v.attributions[0].id)}" data-owners="{keys}">{_e(v.name)}</a>{what} '
                f'<span class="count">{len(v.attributions)}</span></li>'
            )
        if not items:
            return ""
        return f'<nav class="speakers" aria-label="Speakers"><ul>{"".join(items)}</ul></nav>'

    def body(self) -> str:
        text = self.reading.report.text
        marks = outermost_first((*marks_of(self.attributions, self.reading.asides), *self.spots()))
        cut = cut_into_runs(text, marks)
        return "".join(f"<p>{''.join(self._run(text, run) for run in part)}</p>" for part in cut)

    def spots(self) -> list[Mark]:
        """Where the numbers, times, conflicts and actors of the lists below stand in the text."""
        r = self.reading
        told = [
            *((f"n{i}", (n.span,)) for i, n in enumerate(r.numbers)),
            *((f"t{i}", (t.span,)) for i, t in enumerate(r.times)),
            *((f"c{i}", (c.a, c.b)) for i, c in enumerate(r.conflicts)),
            *((f"p{i}", a.mentions) for i, a in enumerate(r.actors)),
        ]
        return [Mark(span, "spot", f"{self.prefix}-{name}") for name, spans in told for span in spans]

    def _row(self, name: str) -> str:
        """Attributes of an element that lights up its spots."""
        return f'data-owners="{self.prefix}-{name}" tabindex="0"'

    def _spot(self, name: str, words: str) -> str:
        """Words that lead to where they stand in the text."""
        return f'<a class="where" href="#{self.prefix}-{name}-text">{_e(inline(words))}</a>'

    def _run(self, text: str, run: Run) -> str:
        words = _e(text[run.start : run.end]).replace("\n", " ")
        if not run.marks:
            return words
        owners: dict[str, list[str]] = {}
        for m in run.marks:
            if m.role != "aside":
                owners.setdefault(m.owner if m.role == "spot" else self.key(m.owner), []).append(m.role)
        told = "".join(f" {k}:{r}" for k, rs in owners.items() for r in dict.fromkeys(rs)).strip()
        attribute = f' data-marks="{told}"' if told else ""
        aside = next((m for m in run.marks if m.role == "aside"), None)
        title = f' title="{_e(aside.owner)}"' if aside else ""
        links = "".join(self._link(m) for m in run.marks if self._ends_cue(m, run))
        anchors = "".join(self._anchor(m.owner) for m in run.marks if m.role == "spot")
        return f'{anchors}<span class="{" ".join(classes_of(run))}"{attribute}{title}>{words}</span>{links}'

    def _anchor(self, name: str) -> str:
        if name in self.anchored:
            return ""
        self.anchored.add(name)
        return f'<span class="anchor" id="{name}-text"></span>'

    def _ends_cue(self, mark: Mark, run: Run) -> bool:
        return mark.role == "cue" and mark.span.end == run.end and mark.owner not in self.anchored

    def _link(self, mark: Mark) -> str:
        self.anchored.add(mark.owner)
        key, n = self.key(mark.owner), self.numbers[mark.owner]
        return f'<a class="note" id="{key}-text" href="#{key}" data-owners="{key}" aria-label="attribution {n}">{n}</a>'

    def cards(self) -> str:
        """The attributions in reading order, each nested one inside the card that holds it."""
        known = {a.id for a in self.attributions}
        inner: dict[str | None, list[Attribution]] = {}
        for a in self.attributions:
            top = a.via is None or a.via not in known or self.levels[a.id] <= self.levels[a.via]
            inner.setdefault(None if top else a.via, []).append(a)
        if not self.attributions:
            return '<p class="faint">No attribution was found in it.</p>'
        # written depth first without recursion: a text can nest deeper than Python's stack
        out: list[str] = []
        stack: list[Attribution | str] = ["</ol>", *reversed(inner.get(None, [])), '<ol class="cardlist">']
        while stack:
            a = stack.pop()
            if isinstance(a, str):
                out.append(a)
                continue
            out.append(f"<li>{self._card(a)}")
            stack.append("</li>")
            if a.id in inner:
                stack += ["</ol>", *reversed(inner[a.id]), '<ol class="cardlist">']
        return "".join(out)

    def _card(self, a: Attribution) -> str:
        key, n = self.key(a.id), self.numbers[a.id]
        who = called(a, self.reading)
        words = inline(self.reading.words(a.source))
        aka = f' <span class="faint">“{_e(words)}”</span>' if a.speaker and words and words != who else ""
        kind = f' <span class="faint">{_e(kind_words(a))}</span>' if who != NO_SOURCE else ""
        labels = [FORM.get(a.form, a.form), how_sure(a.factuality, self.reading.words(a.content))]
        if a.act != "communication":
            labels.append(a.act)
        chips = "".join(f'<span class="chip">{_e(label)}</span>' for label in labels)
        chain = ""
        if len(a.chain) > 1:
            links = ' <span class="to">&gt;</span> '.join(_e(inline(c)) for c in a.chain)
            chain = f'<p class="chain"><span class="faint">on the word of</span> {links}</p>'
        why = ""
        if a.why:
            reasons = "".join(f"<li>{_e(inline(w))}</li>" for w in a.why)
            why = f"<details><summary>why read so</summary><ul>{reasons}</ul></details>"
        return (
            f'<article class="card" id="{key}" data-owners="{key}" tabindex="0">'
            f'<h3><a class="note" href="#{key}-text" aria-label="show {n} in the text">{n}</a> '
            f'<span class="who">{_e(who)}</span>{kind}{aka}</h3>'
            f'<p><span class="saying">{_e(inline(self.reading.words(a.cue)))}</span> '
            f'<span class="said">{_e(inline(self.reading.words(a.content)))}</span></p>{chain}'
            f'<p class="chips">{chips}<span class="faint">confidence {percent(a.confidence)}</span></p>{why}</article>'
        )

    def conflicts(self) -> str:
        rows = "".join(
            f"<li {self._row(f'c{i}')}><strong>{_e(c.kind)}</strong> <span class='faint'>{_e(inline(c.why))}</span>"
            f"<blockquote>{self._quote(c.a)}</blockquote><blockquote>{self._quote(c.b)}</blockquote></li>"
            for i, c in enumerate(self.reading.conflicts)
        )
        return f"<section><h2>Denials and conflicts in the report</h2><ul>{rows}</ul></section>" if rows else ""

    def _quote(self, span: Span) -> str:
        return _e(inline(span.of(self.reading.report.text)))

    def figures(self) -> str:
        rows = "".join(
            f"<tr {self._row(f'n{i}')}><td>{self._spot(f'n{i}', n.text)}</td><td>{_e(amount(n))}</td>"
            f"<td>{_e(inline(n.of or ''))}</td><td>{_e(giver(n, self.reading))}</td></tr>"
            for i, n in enumerate(self.reading.numbers)
        )
        heads = "<tr><th>in the text</th><th>read as</th><th>of</th><th>given by</th></tr>"
        return _table("Numbers, and who gives them", heads, rows)

    def times(self) -> str:
        rows = "".join(
            f"<tr {self._row(f't{i}')}><td>{self._spot(f't{i}', t.text)}</td>"
            f"<td>{_e(t.value or 'not resolved')}</td></tr>"
            for i, t in enumerate(self.reading.times)
        )
        return _table("Times", "<tr><th>in the text</th><th>read as</th></tr>", rows)

    def actors(self) -> str:
        given = {a.id: voice(a, self.reading) for a in self.reading.attributions}
        rows = []
        for kind, words in (("person", "People"), ("organization", "Organisations"), ("place", "Places")):
            names = []
            for i, actor in enumerate(self.reading.actors):
                if actor.type != kind:
                    continue
                roles = [inline(r.text) + (f" (so {given[r.by]})" if r.by in given else "") for r in actor.roles]
                also = f' <span class="faint">{_e(", ".join(dict.fromkeys(roles)))}</span>' if roles else ""
                names.append(f"<li {self._row(f'p{i}')}>{self._spot(f'p{i}', actor.name)}{also}</li>")
            if names:
                rows.append(f"<h3>{words}</h3><ul>{''.join(names)}</ul>")
        return f"<section><h2>Who and where</h2>{''.join(rows)}</section>" if rows else ""


def _table(name: str, heads: str, rows: str) -> str:
    if not rows:
        return ""
    return f'<section><h2>{name}</h2><div class="scroll"><table><thead>{heads}</thead>{rows}</table></div></section>'
