"""A survey as one self-contained page: what stands on how many origins first, and every figure opens its evidence.

    summary -> claims in several reports, the most carried first -> conflicts -> timeline -> actors -> copies -> reports
            -> the texts, in which every link of the page ends at the exact characters

It works without its script, which lights up what a link leads to. Texts stand on it once; what repeats is folded or
counted, so that hundreds of reports stay a few megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.export.html import asset, classes_of, cut_into_runs, document
from sayso.export.html import safe as _e
from sayso.export.marks import Mark, Run, marks_of, outermost_first
from sayso.export.summary import (
    Answer,
    Known,
    Part,
    answer,
    chain_words,
    correction_part,
    day,
    denied_since,
    headline,
    in_several,
    number,
    occurrence_words,
    places_of,
    range_until,
    the_rest,
    whose,
)
from sayso.export.wording import FACTUALITY, KIND, inline, percent, shortened, shown, web_address
from sayso.match.copies import Copy
from sayso.match.survey import Survey, carriers
from sayso.model import Claim, Clash, CorpusActor, Event, Member, Occurrence, Reading, Report, ReportSpan
from sayso.naming import folded
from sayso.text import Span

#: What is shown open, and how much at all. Chosen by eye on 14 and on 600 reports, not measured.
OPEN_CLAIMS = 10  # the most carried claims; the others are folded to one line
LISTED_ALONE = 1000  # claims of one report that are listed; beyond that they are counted by report
LISTED_ACTORS = 150
LISTED_COPIES = 400
LISTED_EVENTS = 300
COPIES_OF_CLAIM = 30
ROLES = 6
TOLD = 40  # reports whose words are written out beside a claim; the others are linked
SAME_WORDS = 12  # papers that are named for repeating an occurrence word for word
TAG = 8  # letters of a report's id that is shown as it is
LINKS = 6  # places of a part that are linked beside it
LONGEST = 400  # characters of an occurrence that are repeated; its link leads to all of it
STANCE = {"asserts": "says so", "denies": "denies it", "questions": "leaves it open"}
ACTORS = {"person": "People", "organization": "Organisations", "place": "Places", "outlet": "News outlets"}
RELATION = {"strengthens": "strengthened by", "weakens": "weakened by", "contradicts": "contradicted by"}


def survey_page(survey: Survey, readings: Sequence[Reading]) -> str:
    """The whole page as HTML text. `readings` lend their marks to the texts; a report without one stands unmarked."""
    return _Page(survey, readings).html()


class _Page:
    """The work on one page. Ids on it are made of our own characters only: `k3` the third claim, `r2` the second
    report, `r2-15-40` characters 15 to 40 of it.
    """

    def __init__(self, survey: Survey, readings: Sequence[Reading]) -> None:
        self.survey, self.known = survey, Known.of(survey)
        self.number = {r.id: n for n, r in enumerate(survey.reports, 1)}
        self.readings = _by_report(survey.reports, readings)
        self.several = in_several(survey)
        several = {c.id for c in self.several}
        alone = [c for c in survey.claims if c.id not in several]
        self.alone = alone if len(alone) <= LISTED_ALONE else []
        self.counted = alone
        self.named = {c.id: f"k{n}" for n, c in enumerate((*self.several, *self.alone), 1)}
        self.claims = {c.id: c for c in survey.claims}
        self.linked: dict[str, set[tuple[int, int]]] = {}  # places that a link leads to, by report

    def html(self) -> str:
        parts = [
            ("claims", "Claims in several reports", self.claim_list()),
            ("conflicts", "Conflicts and denials", self.conflicts()),
            ("timeline", "Timeline", self.timeline()),
            ("actors", "Who and where", self.actors()),
            ("copies", "Copies", self.copies()),
            ("alone", "Claims in one report", self.claims_alone()),
            ("reports", "Reports", self.report_table()),
        ]
        held = [(id, name, body) for id, name, body in parts if body]
        texts = "".join(self.text(r) for r in self.survey.reports)  # last: it needs to know all links
        if texts:
            held.append(("texts", "The texts", texts))
        links = "".join(f'<li><a href="#{id}">{name}</a></li>' for id, name, _ in held)
        sections = (f'<section class="part" id="{id}"><h2>{name}</h2>{body}</section>' for id, name, body in held)
        style = f"{asset('page.css')}\n{asset('survey_page.css')}"
        body = (
            f'<header class="head"><h1>{_e(headline(self.survey))}</h1>{self.summary()}'
            f'<nav aria-label="Parts of this page"><ul>{links}</ul></nav></header>',
            '<main class="survey">',
            *sections,
            "</main>",
        )
        return document(headline(self.survey).rstrip("."), body, style=style, script=asset("survey_page.js"))

    # Links into the texts

    def _anchor(self, place: ReportSpan) -> str:
        n, (start, end) = self.number[place.report], place.span
        self.linked.setdefault(place.report, set()).add((start, end))
        return f"r{n}-{start}-{end}"

    def _to(self, places: Sequence[ReportSpan], words: str, *, kind: str = "where") -> str:
        """Words (as HTML) that lead to some places: to the first of them, and light up all."""
        held = [p for p in dict.fromkeys(places) if p.report in self.number]
        if not held:
            return words
        keys = [self._anchor(p) for p in held]
        also = f' data-also="{" ".join(keys[1:])}"' if len(keys) > 1 else ""
        return f'<a class="{kind}" href="#{keys[0]}"{also}>{words}</a>'

    def _part(self, part: Part, *, refs: bool = True) -> str:
        """A part of an answer; its words lead to the first report it rests on, what follows to each of several."""
        by_report: dict[str, list[ReportSpan]] = {}
        for p in part.evidence:
            by_report.setdefault(p.report, []).append(p)
        held = list(by_report.values())
        told = self._to(held[0] if held else (), _e(inline(part.words)))
        return told + self._refs(held) if refs and len(held) > 1 else told

    def _refs(self, held: Sequence[Sequence[ReportSpan]]) -> str:
        """A small link a report, the first few; `held` are places by report."""
        links = [self._to(places, _e(self._tag(places[0].report)), kind="ref") for places in held[:LINKS]]
        left = len(held) - len(links)
        return f' <span class="refs">{" ".join(links)}{f" +{left}" if left else ""}</span>'

    def _tag(self, report: str) -> str:
        """A report in few letters: its id where that is short, else its publisher."""
        if len(report) <= TAG:
            return inline(report)
        return shortened(inline(self.known.publisher(report)), 3 * TAG)

    def _name(self, report: str) -> str:
        """A report by publisher, leading to its text."""
        if report not in self.number:
            return _e(inline(report))
        held = self.known.reports[report]
        words = inline(held.publisher or held.title or held.id)
        return f'<a href="#r{self.number[report]}">{_e(words)}</a>'

    def _name_and_day(self, report: str) -> str:
        """The same with its date: both ends of a copy may be of one publisher."""
        return f'{self._name(report)} <span class="faint">{_e(self._when(report))}</span>'

    def _quote(self, place: ReportSpan) -> str:
        return self._to((place,), _e(shortened(inline(self.known.words(place)), LONGEST)), kind="said where")

    def _claim(self, id: str, words: str | None = None) -> str:
        """A claim's wording, leading to it on this page or, where it is not listed, to its words."""
        claim = self.claims.get(id)
        if claim is None:
            return _e(inline(words or id))
        told = _e(shortened(inline(words or claim.wording), LONGEST))
        if id in self.named:
            return f'<a href="#{self.named[id]}">{told}</a>'
        return self._to(places_of(claim.members[0].occurrence), told)

    # Summary

    def summary(self) -> str:
        told = []
        if self.several:
            told.append(f'<a href="#claims">{number(len(self.several), "claim")}</a> in two or more reports.')
        if rest := the_rest(self.survey):
            told.append(f'<a href="#alone">{_e(rest)}</a>')
        if self.survey.clashes:
            denials = sum(c.kind == "denial" for c in self.survey.clashes)
            counts = (denials, "denial"), (len(self.survey.clashes) - denials, "conflict")
            words = " and ".join(number(n, what) for n, what in counts if n)
            told.append(f'<a href="#conflicts">{words}</a>.')
        lost = "".join(f"<li>{_e(inline(f.id))}: {_e(inline(f.why))}</li>" for f in self.survey.failures)
        if lost:
            told.append(f"<details><summary>What could not be read</summary><ul>{lost}</ul></details>")
        return f'<div class="lead">{" ".join(told)}</div>'

    # Claims

    def claim_list(self) -> str:
        if not self.several:
            return '<p class="faint">No claim is carried by two reports.</p>' if self.survey.claims else ""
        out = [self._whole_claim(c, folded_away=i >= OPEN_CLAIMS) for i, c in enumerate(self.several)]
        return "".join(out)

    def _whole_claim(self, claim: Claim, *, folded_away: bool) -> str:
        told, key = answer(claim, self.known), self.named[claim.id]
        title = _e(inline(claim.wording))
        range_ = _e(told.range.words)
        body = self._claim_body(claim, told)
        if folded_away:
            head = f'<span class="title">{title}</span> <span class="range">{range_}</span> ' + (
                f'<span class="faint">{_e(told.carried.words)}</span>'
            )
            return f'<details class="claim" id="{key}"><summary>{head}</summary>{body}</details>'
        return f'<article class="claim" id="{key}"><h3 class="title">{title}</h3>{body}</article>'

    def _claim_body(self, claim: Claim, told: Answer) -> str:
        rest = [p for p in told.parts if p.kind not in ("range", "carried", "denied", "questioned")]
        facts = "".join(f"<li>{self._part(p)}</li>" for p in rest)
        against = "".join(f"<li>{self._part(p)}</li>" for p in (*told.denials, *told.questions))
        return (
            f'<p class="answer"><strong>{self._part(told.range, refs=False)}</strong></p>'
            f'<p class="faint">{self._part(told.carried)}; its wording is '
            f"{self._to(told.claim.evidence, 'that of this place')}.</p>"
            + (f'<ul class="facts">{facts}</ul>' if facts else "")
            + (f'<ul class="facts against">{against}</ul>' if against else "")
            + self._origins(claim, told)
            + self._occurrences(claim)
            + self._related(claim)
            + self._copies_of(claim)
        )

    def _origins(self, claim: Claim, told: Answer) -> str:
        ends = "".join(f"<li>{self._part(p)}</li>" for p in told.ends)
        why = "".join(f"<li>{_e(inline(w))}</li>" for w in claim.origins.why)
        merged = "".join(f"<li>{_e(inline(w))}</li>" for w in claim.why)
        out = f'<div class="origins"><h4>Origins</h4><ol>{ends}</ol></div>' if ends else ""
        if why:
            out += _folded("Why so many, and not more or fewer", f"<ul>{why}</ul>")
        if merged:
            out += _folded("Why these are held for one claim", f"<ul>{merged}</ul>")
        return out

    def _occurrences(self, claim: Claim) -> str:
        """The claim as each report tells it; what repeats an earlier one word for word is named beside that."""
        by_report: dict[str, list[Member]] = {}
        words: dict[str, str] = {}
        same: dict[str, list[str]] = {}
        for m in claim.members:
            o = m.occurrence
            key = f"{m.stance} {m.factuality} {_end_of(o)} {' '.join(folded(o.wording))}"
            first = words.setdefault(key, o.report)
            if first != o.report and len(o.wording.split()) > 4:
                same.setdefault(key, []).append(self._to(places_of(o), _e(self._short_name(o.report)), kind="ref"))
                continue
            by_report.setdefault(o.report, []).append(m)
        out = []
        for report, members in list(by_report.items())[:TOLD]:
            held = self.known.reports.get(report)
            when = day(held.published) if held else ""
            rows = []
            for m in members:
                key = f"{m.stance} {m.factuality} {_end_of(m.occurrence)} {' '.join(folded(m.occurrence.wording))}"
                rows.append(self._occurrence(m, same.pop(key, []) if words[key] == report else []))
            by = f'<p class="by">{self._name(report)} <span class="faint">{_e(when)}</span></p>'
            out.append(f"<li>{by}{''.join(rows)}</li>")
        name = f"In their own words, {number(len(claim.members), 'occurrence')}"
        others = list(by_report.items())[TOLD:]
        left = [self._to(places_of(ms[0].occurrence), _e(self._tag(report)), kind="ref") for report, ms in others]
        body = f'<ol class="told">{"".join(out)}</ol>' + (f"<p>and in {' '.join(left)}</p>" if left else "")
        return _folded(name, body) if len(out) > 8 else f"<h4>{name}</h4>{body}"

    def _short_name(self, report: str) -> str:
        held = self.known.reports.get(report)
        return inline((held.publisher if held else None) or report)

    def _occurrence(self, m: Member, same: Sequence[str]) -> str:
        o = m.occurrence
        words = shortened(inline(occurrence_words(o, self.known)), LONGEST)
        kind = f' <span class="faint">{_e(KIND[o.kind])}</span>' if o.kind else ""
        chain = ' <span class="to">&gt;</span> '.join(_e(inline(c)) for c in o.chain) or _e(inline(o.report))
        own = ' <span class="faint">in its own voice</span>' if len(o.chain) <= 1 else ""
        left = f" and {len(same) - SAME_WORDS} more" if len(same) > SAME_WORDS else ""
        also = f'<p class="faint">in the same words: {", ".join(same[:SAME_WORDS])}{left}</p>' if same else ""
        sure = "" if m.stance == "questions" else f", {_e(FACTUALITY[m.factuality])}"  # it would say the same again
        stance = f'<span class="chip {m.stance}">{STANCE[m.stance]}{sure}</span>'
        return (
            f"<blockquote>{self._to(places_of(o), _e(words), kind='said where')}</blockquote>"
            f'<p class="chain">{stance}{chain}{own}{kind}</p>{also}'
        )

    def _related(self, claim: Claim) -> str:
        rows = "".join(
            f"<li>{RELATION[r.relation]}: {self._claim(r.claim)} <span class='faint'>{_e(inline(r.why))}</span></li>"
            for r in claim.related
        )
        return _folded(number(len(claim.related), "related claim"), f"<ul>{rows}</ul>") if rows else ""

    def _copies_of(self, claim: Claim) -> str:
        of = set(carriers(claim))
        held = [c for c in self.survey.copies if c.from_ in of and c.to in of]
        if not held:
            return ""
        rows = "".join(self._copy_row(c) for c in held[:COPIES_OF_CLAIM])
        left = len(held) - COPIES_OF_CLAIM
        more = f'<p class="faint">and {left} more, under <a href="#copies">Copies</a></p>' if left > 0 else ""
        return _folded(f"{_copies_counted(held)} among these reports", f"{_table(_COPY_HEADS, rows)}{more}")

    def claims_alone(self) -> str:
        if not self.counted:
            return ""
        by_report: dict[str, list[Claim]] = {}
        for c in self.counted:
            by_report.setdefault(c.members[0].occurrence.report, []).append(c)
        order = sorted(by_report, key=lambda r: self.number.get(r, 0))
        if not self.alone:
            rows = "".join(f"<li>{self._name(r)}: {number(len(by_report[r]), 'claim')}</li>" for r in order)
        else:
            rows = "".join(
                f"<li>{self._name(r)}<ul>{''.join(self._claim_alone(c) for c in by_report[r])}</ul></li>" for r in order
            )
        return f'<details class="alone"><summary>{_e(the_rest(self.survey))}</summary><ul>{rows}</ul></details>'

    def _claim_alone(self, claim: Claim) -> str:
        m = claim.members[0]
        words = self._to(places_of(m.occurrence), _e(shortened(inline(claim.wording), LONGEST)))
        who = "" if len(m.occurrence.chain) <= 1 else f' <span class="faint">{_e(inline(whose(m.occurrence)))}</span>'
        return f'<li id="{self.named[claim.id]}">{words}{who}</li>'

    # Between the reports

    def conflicts(self) -> str:
        rows = "".join(self._conflict(c) for c in self.survey.clashes)
        return f'<ul class="clashes">{rows}</ul>' if rows else ""

    def _conflict(self, c: Clash) -> str:
        ends = "".join(
            f'<div><p class="by">{self._name(p.report)} <span class="faint">{_e(self._when(p.report))}</span></p>'
            f"<blockquote>{self._quote(p)}</blockquote></div>"
            for p in (c.a, c.b)
        )
        return (
            f'<li><p><span class="chip">{_e(c.kind)}</span> {_e(inline(c.why))}</p><div class="sides">{ends}</div></li>'
        )

    def _when(self, report: str) -> str:
        held = self.known.reports.get(report)
        return day(held.published) if held else ""

    def timeline(self) -> str:
        events = self.survey.timeline
        rows = "".join(self._event(e) for e in events[:LISTED_EVENTS])
        more = f'<p class="faint">and {len(events) - LISTED_EVENTS} later ones</p>' if events[LISTED_EVENTS:] else ""
        if not rows:
            return ""
        body = f'<ol class="events">{rows}</ol>{more}'
        return _folded(number(len(events), "dated claim"), body) if len(events) > 40 else body

    def _event(self, e: Event) -> str:
        claim = self.claims.get(e.claim)
        count = self.known.count(e.reports)
        origins = f", {range_until(claim)}" if claim and count > 1 else ""
        denied = f", {since}" if claim and (since := denied_since(claim)) else ""
        return (
            f'<li><time>{_e(e.date)}</time> <span>{self._claim(e.claim, e.what)} <span class="faint">'
            f"{number(count, 'report')}{origins}{denied}</span></span></li>"
        )

    def actors(self) -> str:
        held = [a for a in self.survey.actors if len({m.report for m in a.mentions}) > 1 or a.roles]
        out = []
        for kind, name in ACTORS.items():
            of_kind = [a for a in held if a.type == kind]
            if of_kind:
                rows = "".join(self._actor(a) for a in of_kind[:LISTED_ACTORS])
                left = len(of_kind) - LISTED_ACTORS
                more = f'<li class="faint">and {left} more</li>' if left > 0 else ""
                out.append(
                    f'<details{" open" if len(of_kind) <= 12 else ""}><summary>{name}, {len(of_kind)}</summary>'
                    f'<ul class="actors">{rows}{more}</ul></details>'
                )
        left = len(self.survey.actors) - len(held)
        if out and left:
            out.append(f'<p class="faint">{number(left, "name")} more, each in one report.</p>')
        return "".join(out)

    def _actor(self, a: CorpusActor) -> str:
        count = len({m.report for m in a.mentions})
        first: dict[str, ReportSpan] = {}
        for m in a.mentions:
            first.setdefault(m.report, m)
        name = self._to(list(first.values())[:1], _e(inline(a.name)))
        refs = self._refs([(p,) for p in first.values()]) if count > 1 else ""
        aliases = [inline(x) for x in a.aliases if folded(x) != folded(a.name)]
        also = f' <span class="faint">also {_e(", ".join(dict.fromkeys(aliases[:8])))}</span>' if aliases else ""
        roles: dict[str, tuple[ReportSpan, tuple[str, ...]]] = {}
        for words, where, chain in a.roles:
            roles.setdefault(inline(words).casefold(), (where, (inline(words), *chain)))
        told = "".join(
            f"<li>{self._to((where,), _e(words))} "
            f"<span class='faint'>so {_e(inline(chain_words(chain) or where.report))}</span></li>"
            for where, (words, *chain) in list(roles.values())[:ROLES]
        )
        return (
            f'<li>{name}{also} <span class="count">{number(count, "report")}</span>{refs}'
            f"{f'<ul>{told}</ul>' if told else ''}</li>"
        )

    def copies(self) -> str:
        held = self.survey.copies
        if not held:
            return ""
        rows = "".join(self._copy_row(c) for c in held[:LISTED_COPIES])
        left = len(held) - LISTED_COPIES
        more = f'<p class="faint">and {left} more</p>' if left > 0 else ""
        body = f"{_table(_COPY_HEADS, rows)}{more}"
        return _folded(_copies_counted(held), body) if len(held) > 12 else body

    def _copy_row(self, c: Copy) -> str:
        arrow = "&rarr;" if c.directed else "&harr;"
        way = "" if c.directed else ' <span class="faint">direction not known</span>'
        share: str = percent(c.share)
        if c.passages:
            longest = max(c.passages, key=lambda p: (p[1].end - p[1].start, -p[1].start))
            places = ReportSpan(report=c.to, span=longest[1]), ReportSpan(report=c.from_, span=longest[0])
            share = self._to(places, share)
        return (
            f"<tr><td>{self._name_and_day(c.from_)} {arrow} {self._name_and_day(c.to)}{way}</td>"
            f'<td class="word">{_e(c.kind)}</td><td class="word">{share}</td>'
            f'<td class="faint">{_e(inline("; ".join(c.why)))}</td></tr>'
        )

    # Reports

    def report_table(self) -> str:
        rows = "".join(self._report_row(r) for r in self.survey.reports)
        heads = "<tr><th>published</th><th>publisher</th><th>report</th><th>notes</th></tr>"
        table = _table(heads, rows)
        return _folded(number(len(self.survey.reports), "report"), table) if len(self.survey.reports) > 40 else table

    def _report_row(self, r: Report) -> str:
        return (
            f'<tr><td class="word date">{_e(day(r.published))}</td><td>{_e(inline(r.publisher or "not known"))}</td>'
            f'<td><a href="#r{self.number[r.id]}">{_e(shortened(inline(r.title or r.id), 120))}</a></td>'
            f"<td>{'; '.join(self._notes(r))}</td></tr>"
        )

    def _notes(self, r: Report) -> list[str]:
        """Versions and what was taken back, as HTML."""
        out = []
        if before := self.survey.version_of.get(r.id):
            out.append(f"a later version of {self._name(before)} ({_e(self._when(before))})")
        later = [k for k, v in self.survey.version_of.items() if v == r.id]
        out.extend(f"a later version is that of {_e(self._when(k))}, {self._name(k)}" for k in later)
        out.extend(self._part(correction_part(c, self.known)) for c in self.known.corrections.get(r.id, ()))
        return out

    def text(self, r: Report) -> str:
        """A report's text with the marks of its reading and all places that something on the page leads to."""
        n = self.number[r.id]
        facts = [_e(inline(f)) for f in (r.publisher, r.byline, day(r.published)) if f]
        if address := web_address(r.url):
            facts.append(f'<a href="{_e(address)}" rel="noopener noreferrer">{_e(shortened(address, 90))}</a>')
        elif r.url:
            facts.append(_e(inline(r.url)))
        notes = "".join(f"<p>{x}</p>" for x in self._notes(r))
        return (
            f'<article class="report" id="r{n}" lang="en"><h3>{_e(inline(r.title or r.id))}</h3>'
            f'<p class="faint">{" · ".join(facts)} · {_e(inline(r.id))}</p>{notes}'
            f'<div class="text">{self._marked(r)}</div></article>'
        )

    def _marked(self, r: Report) -> str:
        reading = self.readings.get(r.id)
        marks = marks_of(shown(reading), reading.asides) if reading else ()
        n = self.number[r.id]
        spots = [
            Mark(Span(start, end), "spot", f"r{n}-{start}-{end}")
            for start, end in sorted(self.linked.get(r.id, ()))
            if end <= len(r.text)
        ]
        anchored: set[str] = set()
        out = [
            f"<p>{''.join(_run(r.text, run, anchored) for run in cut)}</p>"
            for cut in cut_into_runs(r.text, outermost_first((*marks, *spots)))
        ]
        blank = (f"r{n}-{start}-{end}" for start, end in sorted(self.linked.get(r.id, ())))  # between paragraphs
        out.extend(f'<span class="anchor" id="{key}"></span>' for key in blank if key not in anchored)
        return "".join(out)


_COPY_HEADS = "<tr><th>from, to</th><th>kind</th><th>share</th><th>why</th></tr>"


def _run(text: str, run: Run, anchored: set[str]) -> str:
    words = _e(text[run.start : run.end]).replace("\n", " ")
    if not run.marks:
        return words
    spots = list(dict.fromkeys(m.owner for m in run.marks if m.role == "spot"))
    new = [s for s in spots if s not in anchored]
    anchored.update(new)
    anchors = "".join(f'<span class="anchor" id="{s}"></span>' for s in new[1:])
    id_ = f' id="{new[0]}"' if new else ""
    told = f' data-at="{" ".join(spots)}"' if spots else ""
    aside = next((m for m in run.marks if m.role == "aside"), None)
    title = f' title="{_e(aside.owner)}"' if aside else ""
    return f'{anchors}<span class="{" ".join(classes_of(run))}"{id_}{told}{title}>{words}</span>'


def _by_report(reports: Iterable[Report], readings: Sequence[Reading]) -> Mapping[str, Reading]:
    """The reading of each report: that of the same text, since a survey names apart two reports that share an id."""
    by_text: dict[str, Reading] = {}
    by_id: dict[str, Reading] = {}
    for reading in readings:
        by_text.setdefault(reading.report.text, reading)
        by_id.setdefault(reading.report.id, reading)
    out = {}
    for r in reports:
        reading = by_id.get(r.id)
        if reading is None or reading.report.text != r.text:
            reading = by_text.get(r.text)
        if reading is not None:
            out[r.id] = reading
    return out


def _end_of(o: Occurrence) -> str:
    return o.chain[-1] if len(o.chain) > 1 else ""


def _copies_counted(held: Sequence[Copy]) -> str:
    return f"{len(held)} {'copy' if len(held) == 1 else 'copies'}"


def _folded(name: str, body: str) -> str:
    """HTML that opens under a name."""
    return f"<details><summary>{name}</summary>{body}</details>"


def _table(heads: str, rows: str) -> str:
    return f'<div class="scroll"><table><thead>{heads}</thead><tbody>{rows}</tbody></table></div>'
