"""Many reports for a person at a terminal: the summary, one claim's whole story, and the lists.

Every text of a report passes through `inline`, so that none can command the terminal; our own words come from
`summary`, which says what is shown and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from sayso.export.sheet import FAINT, HEAD, WARN, Sheet
from sayso.export.summary import (
    Answer,
    Known,
    Part,
    answer,
    chain_words,
    correction_part,
    day,
    denied_since,
    end_kind,
    end_words,
    first_plain,
    headline,
    in_several,
    number,
    occurrence_words,
    range_until,
    range_words,
    shown_id,
    stance_words,
    the_rest,
)
from sayso.export.wording import KIND, inline, shortened
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.lookup import Trace
from sayso.match.survey import Survey, carriers
from sayso.model import Claim, Clash, CorpusActor, Event, ReportSpan, Stance
from sayso.record import Decision, Judgement
from sayso.record.disputes import Disagreement

SUMMED = 20  # claims in a summary
EXCERPT = 300  # characters of one quotation
NAMED = 8  # reports named in a row; the rest is counted
CLAIM, RANGE, QUOTE = "bold cyan", "bold", "green"
LEGEND = (
    "At most, at least: independent origins that these reports show. First seen here: the earliest of these reports, "
    "not where a claim began. Nothing here says what is true."
)
#: The Admiralty code: how reliable a source is, how credible a claim. Only people grade.
GRADES: dict[Any, str] = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged", 1: "confirmed by other sources", 2: "probably true",
    3: "possibly true", 4: "doubtful", 5: "improbable", 6: "cannot be judged",
}  # fmt: skip
RELATED = {"strengthens": "strengthens it", "weakens": "weakens it", "contradicts": "contradicts it"}
WORD: dict[Stance, str] = {
    "asserts": "What they are said to say",
    "denies": "What they are said to deny",
    "questions": "What they are said to leave open",
}
VERB = {"verbatim": "repeats", "near": "repeats parts of", "rewrite": "retells"}


def print_summary(survey: Survey, console: Console, *, limit: int = SUMMED) -> None:
    """What an editor wants to know of some reports: claims in several of them first, the rest counted."""
    known = Known.of(survey)
    page = _Sheets(Sheet.on(console), known)
    page.words(headline(survey), HEAD)
    several = in_several(survey)
    if several:
        page.sheet.heading("Claims in two or more reports")
        alike: dict[tuple[str, ...], list[Answer]] = {}
        for told in (answer(claim, known) for claim in several[:limit]):
            alike.setdefault(tuple(p.words for p in told.brief), []).append(told)
        for each in alike.values():
            page.claims(each)
    rest = [
        f"{number(len(several) - limit, 'more claim')} in two or more reports." if len(several) > limit else "",
        the_rest(survey),
    ]
    if any(rest):
        page.sheet.show("")
        page.words(" ".join(filter(None, rest)), FAINT)
    page.clashes(survey.clashes[:limit])
    if len(survey.clashes) > limit:
        page.sheet.show("")
        page.words(f"{number(len(survey.clashes) - limit, 'further one')}.", FAINT)
    page.corrections(survey.corrections)
    if survey.failures:
        page.sheet.heading("Could not be read")
        for f in survey.failures:
            page.words(f"{inline(f.id)}: {inline(f.why)}")
    page.legend()


def print_claims(
    claims: Sequence[Claim],
    total: int,
    console: Console,
    *,
    version_of: Mapping[str, str],
    opinions: Callable[[Claim], Sequence[str]] | None = None,
) -> None:
    """Claims, each with its range and where it was first seen; `total` is how many there are, `opinions` what people
    think of one, in words.
    """
    page = _Sheets(Sheet.on(console), Known(reports={}, version_of=version_of))
    for claim in claims:
        page.row(claim, opinions)
    if not total:
        page.words("No claim is like that.", FAINT)
    elif len(claims) < total:
        page.sheet.show("")
        page.words(f"{len(claims):,} of {total:,} claims; --limit {total} shows all.", FAINT)


def print_trace(
    trace: Trace, console: Console, *, grades: Sequence[Judgement] = (), disagree: Sequence[Disagreement] = ()
) -> None:
    """The whole story of one claim, the answer first; people's `grades` of it, and on what of it they `disagree`."""
    page = _Sheets(Sheet.on(console), Known.of(trace))
    told = answer(trace.claim, page.known)
    page.words(inline(told.claim.words), CLAIM)
    page.words(told.id, FAINT)
    page.sheet.show("")
    page.parts(told.parts, lead=True)
    page.occurrences(trace.claim)
    page.copies(trace.copies)
    page.origins(trace.claim)
    page.clashes(trace.clashes)
    page.corrections(trace.corrections)
    page.related(trace)
    page.grades(grades, "Credibility, by people")
    page.disagree(disagree)
    if trace.claim.why:
        page.sheet.heading("Why these are one claim")
        page.reasons(trace.claim.why)
    page.legend()


def print_conflicts(
    clashes: Sequence[Clash], corrections: Sequence[Correction], known: Known, console: Console, *, full: bool = False,
    narrowed: bool = False,
) -> None:
    """Conflicts and denials across reports, and what publishers took back. `full`: there are more; `narrowed`: it
    was asked for some of them alone.
    """
    page = _Sheets(Sheet.on(console), known)
    if not clashes:
        page.words("No conflict is like that." if narrowed else
                   "No conflict was found between these reports. Who denies a claim stands with the claim: "
                   "sayso claims --denied.", FAINT)  # fmt: skip
    for n, clash in enumerate(clashes):
        if n:
            page.sheet.show("")
        page.clash(clash)
    page.more(full)
    page.corrections(corrections)


def print_copies(copies: Sequence[Copy], known: Known, console: Console, *, of: str | None = None) -> None:
    """Which reports repeat which; `of`: the report that was asked about."""
    page = _Sheets(Sheet.on(console), known)
    if not copies:
        told = f"{inline(of)} was not found to repeat another report, nor another to repeat it." if of else ""
        page.words(told or "No report was found to repeat another.", FAINT)
    for copy in copies:
        page.copy(copy)


def print_actors(
    actors: Sequence[CorpusActor],
    console: Console,
    *,
    title: str | None = None,
    full: bool = False,
    graded: Callable[[CorpusActor], Sequence[Judgement]] | None = None,
) -> None:
    """Actors, one a line: name, type, mentions, grades of people, aliases. `full`: there are more."""
    page = _Sheets(Sheet.on(console), Known(reports={}))
    if title:
        page.sheet.heading(title)
    if not actors:
        page.words("There is no actor of that name.", FAINT)
    for a in actors:
        others = [inline(x) for x in a.aliases if x != a.name]
        facts = _facts_of(a)
        facts += map(graded_words, graded(a) if graded else ())
        words = Text(inline(a.name), CLAIM).append(page.sheet.glyphs.dot + page.sheet.dotted(facts), FAINT)
        if others:
            words.append(f"{page.sheet.glyphs.dot}also {_named(others)}", FAINT)
        page.sheet.indented(Text(), words)
    page.more(full)


def print_actor(
    actor: CorpusActor,
    word: Mapping[Stance, Sequence[Claim]],
    about: Sequence[Claim],
    known: Known,
    console: Console,
    *,
    grades: Sequence[Judgement] = (),
) -> None:
    """One actor: aliases, roles with who gives them, what they are said to say, deny and leave open, what is said of
    them.

    `word`: by stance, the claims of which a chain ends in the actor.
    """
    page = _Sheets(Sheet.on(console), known)
    page.words(inline(actor.name), CLAIM)
    facts = _facts_of(actor)
    page.words(page.sheet.dotted(facts), FAINT)
    others = [inline(x) for x in actor.aliases if x != actor.name]
    if others:
        page.words(f"also called {'; '.join(others)}")
    page.grades(grades, "Reliability as a source, by people")
    if actor.roles:
        page.sheet.heading("Roles, and who gives them")
        given: dict[str, list[str]] = {}
        for words, where, by in actor.roles:
            by = by[1:] if by[:1] == (known.publisher(where.report),) else by
            told = f"{chain_words(by)}, in {known.dated(where.report)}" if by else known.dated(where.report)
            given.setdefault(words, []).append(inline(told))
        for words, all_told in given.items():
            page.words(inline(words), HEAD)
            for told in dict.fromkeys(all_told):
                page.sheet.indented(Text("  "), Text(page.sheet.said(told), FAINT))
    for title, claims in (*((WORD[stance], word.get(stance, ())) for stance in WORD), ("What is said of them", about)):
        if claims:
            page.sheet.heading(title)
            for claim in claims:
                page.row(claim)


def print_timeline(
    events: Sequence[Event], claims: Mapping[str, Claim], known: Known, console: Console, *, full: bool = False
) -> None:
    """Dated claims in order, each with its range and who carries it. `full`: there are more."""
    page = _Sheets(Sheet.on(console), known)
    if not events:
        page.words("No dated claim is like that.", FAINT)
    for e in events:
        words = Text(inline(e.what))
        claim = claims.get(e.claim)
        facts = [f for f in (range_until(claim), denied_since(claim)) if f] if claim else []
        facts += [_named([inline(shown_id(known.publisher(r))) for r in e.reports]), e.claim]
        page.sheet.indented(Text(f"{e.date:<10}  ", HEAD), words)
        page.sheet.indented(Text("  "), Text(page.sheet.dotted(facts), FAINT))
    page.more(full)


def print_status(status: Mapping[str, Any], console: Console) -> None:
    """The counts of a record, one a line."""
    sheet = Sheet.on(console)
    width = max(map(len, status), default=0) + 2
    for name, value in status.items():
        if isinstance(value, Mapping):
            value = ", ".join(f"{k} {v:,}" for k, v in value.items()) or "none"
        shown = f"{value:,}" if isinstance(value, int) else inline(str(value))
        sheet.indented(Text(f"{name + ':':<{width}}", FAINT), Text(shown))


def print_log(
    judgements: Sequence[Judgement],
    undone: frozenset[int],
    console: Console,
    about: Mapping[int, str] | None = None,
    *,
    disagree: Sequence[Disagreement] = (),
) -> None:
    """Judgements, one a line: number, who, what, `about` which words (by number), when, whether it was undone, and who
    disagrees with it.
    """
    page = _Sheets(Sheet.on(console), Known(reports={}))
    disputed = {j.n: [o for o in d.last if o.who != j.who] for d in disagree for j in d.last}
    if not judgements:
        page.words("Nobody has judged anything yet.", FAINT)
    for j in judgements:
        words = Text(inline(j.who), HEAD).append(f": {entry_words(j)}")
        if j.decision is not None:
            if about and j.n in about:
                words.append(f", {inline(about[j.n])}")
            if j.decision.note:
                words.append(page.sheet.glyphs.dot + inline(j.decision.note))
        words.append(page.sheet.glyphs.dot + day(j.at), FAINT)
        if j.n in undone:
            words.append(page.sheet.glyphs.dot + "undone", WARN)
        for other in disputed.get(j.n, ()):
            words.append(f"{page.sheet.glyphs.dot}{inline(other.who)} {verdict_words(other)} ({other.n})", WARN)
        page.sheet.indented(Text(f"{j.n:>4}  ", FAINT), words)


def decision_words(d: Decision) -> str:
    """What was decided: 'right attribution', 'not the same claim', 'grade B of a source'."""
    grade, publisher = ((d.after or {}).get(key) for key in ("grade", "publisher"))
    if d.kind.endswith("-grade") and grade is not None:
        return f"grade {grade} of {inline(publisher) if publisher else 'a ' + d.kind.removesuffix('-grade')}"
    return _decided_words(d.what, d.kind)


def _decided_words(what: str, kind: str) -> str:
    if what == "added" and kind.endswith("-grade"):
        return f"grade of a {kind.removesuffix('-grade')}"
    return f"{'not the same' if what == 'not_same' else what} {kind.replace('-', ' ')}"


def entry_words(j: Judgement) -> str:
    """What an entry of the log is: a decision, whose words may be deleted, or a deletion, an undo, a redo."""
    if j.decision is not None:
        return decision_words(j.decision)
    if j.about is not None:
        return f"{j.what} of {j.about}"
    version = (j.version or "")[:12]
    if j.what == "delete":
        return f"deleted version {version}"
    return f"{_decided_words(j.what, j.kind) if j.kind else j.what}, on version {version}; its words are deleted"


def verdict_words(j: Judgement) -> str:
    """What somebody decided, after their name: 'judged it right', 'says that they are not the same', 'graded it B'."""
    d = j.decision
    grade = (d.after or {}).get("grade") if d is not None else None
    if grade is not None:
        return f"graded it {grade}"
    return {"right": "judged it right", "wrong": "judged it wrong", "corrected": "corrected it", "added": "put it in",
            "same": "says that they are the same", "not_same": "says that they are not the same"}.get(j.what, j.what)


def disputed_words(d: Disagreement) -> str:
    """The words that an attribution or the like on which people disagree is about, as it was read; '' if not known."""
    items = [item for j in d.last if j.decision for item in (j.decision.before, j.decision.after) if item]
    parts = (item.get("content", item) for item in items)
    return next((str(part["text"]) for part in parts if isinstance(part, Mapping) and part.get("text")), "")


def which_holds(j: Judgement) -> str:
    """Which of several people's decisions counts, on a thing of this kind."""
    if j.decision is not None and j.decision.kind.endswith("-grade"):
        return "both grades are told"
    return "“not the same” holds" if j.what in ("same", "not_same") else "the later judgement holds"


def graded_words(j: Judgement) -> str:
    """A person's grade among other facts: 'graded B by Ada'."""
    return f"graded {((j.decision.after if j.decision else None) or {}).get('grade')} by {inline(j.who)}"


def grade_words(j: Judgement) -> str:
    """A person's grade: '2, probably true: Ada, 2026-03-04'."""
    d = j.decision
    grade = (d.after or {}).get("grade") if d is not None else None
    meaning = GRADES.get(grade)
    return f"{grade}{f', {meaning}' if meaning else ''}: {inline(j.who)}, {day(j.at)}"


def _facts_of(actor: CorpusActor) -> list[str]:
    """Its type, and where it is mentioned."""
    mentions, reports = number(len(actor.mentions), "mention"), number(len(_reports_of(actor)), "report")
    return [KIND.get(actor.type, actor.type), f"{mentions} in {reports}"]


def _reports_of(actor: CorpusActor) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.report for m in actor.mentions))


def _named(names: Sequence[str]) -> str:
    """Names in a row, each once; beyond some the rest is counted."""
    each = list(dict.fromkeys(names))
    more = f" and {len(each) - NAMED:,} more" if len(each) > NAMED else ""
    return ", ".join(each[:NAMED]) + more


class _Sheets:
    """What the renderings have in common, over the reports that are known."""

    def __init__(self, sheet: Sheet, known: Known) -> None:
        self.sheet, self.known = sheet, known

    def words(self, words: str, style: str = "") -> None:
        """A paragraph of our own words or of words made inline."""
        self.sheet.indented(Text(), Text(self.sheet.said(words), style))

    def more(self, full: bool) -> None:
        if full:
            self.sheet.show("")
            self.words("There are more; --limit and --offset show them.", FAINT)

    def grades(self, grades: Sequence[Judgement], title: str) -> None:
        """What people think of it, each with who and when."""
        if grades:
            self.sheet.heading(title)
            for j in grades:
                self.sheet.indented(Text("- "), Text(grade_words(j)))

    def disagree(self, disagree: Sequence[Disagreement]) -> None:
        """On what people came to different ends, and which counts."""
        if disagree:
            self.sheet.heading("Where people disagree")
            for d in disagree:
                held = "; ".join(f"{inline(j.who)} {verdict_words(j)} (entry {j.n})" for j in d.last)
                told = f"{d.kind.replace('-', ' ')}: {held}; {which_holds(d.last[-1])}"
                self.sheet.indented(Text(), Text(self.sheet.said(told), WARN))
                words = shortened(inline(disputed_words(d)), EXCERPT)
                if words:
                    self.sheet.indented(Text("  "), Text(self.sheet.quoted(words), QUOTE))

    def legend(self) -> None:
        self.sheet.show("")
        self.words(LEGEND, FAINT)

    def reasons(self, why: Iterable[str]) -> None:
        for reason in why:
            self.sheet.indented(Text("- "), Text(self.sheet.said(inline(reason)), FAINT))

    def quote(self, place: ReportSpan, before: Text) -> None:
        words = shortened(inline(self.known.words(place)), EXCERPT)
        said = Text(self.sheet.quoted(words), QUOTE) if words else Text("its words are not at hand", FAINT)
        self.sheet.indented(before, said)

    # Claims

    def claims(self, told: Sequence[Answer]) -> None:
        """Claims of which all parts of the answer are the same words, as those of one text printed again: said once."""
        self.sheet.show("")
        for each in told:
            self.words(inline(each.claim.words), CLAIM)
        if len(told) > 1:
            self.sheet.indented(Text("  "), Text("each of these:", FAINT))
        self.parts(told[0].brief)
        self.sheet.indented(Text("  "), Text(", ".join(each.id for each in told), FAINT))

    def parts(self, parts: Sequence[Part], *, lead: bool = False) -> None:
        for part in parts:
            style = RANGE if part.kind == "range" else WARN if part.kind in ("denied", "corrected", "conflict") else ""
            words = part.words[:1].upper() + part.words[1:] if lead and part.kind == "range" else part.words
            first = Text() if lead and part.kind == "range" else Text("  ")
            self.sheet.indented(first, Text(self.sheet.said(inline(words)), style))

    def row(self, claim: Claim, opinions: Callable[[Claim], Sequence[str]] | None = None) -> None:
        """A claim in a list."""
        self.sheet.indented(Text(), Text(inline(claim.wording), CLAIM))
        reports = carriers(claim)
        facts = [range_words(claim), number(self.known.count(reports), "report")]
        for stance in ("denies", "questions"):
            held = {m.occurrence.report for m in claim.members if m.stance == stance}
            if held:
                facts.append(f"{number(self.known.count(held), 'report')} {_does(stance, self.known.count(held))}")
        if seen := first_plain(claim):
            first = next(m.occurrence for m in claim.members if m.occurrence.report == seen[0])
            name = f"{first.publisher} ({shown_id(first.report)})" if first.publisher else shown_id(first.report)
            facts.append(f"first seen here {inline(name)}, {day(seen[1])}")
        if opinions is not None:
            facts += opinions(claim)
        facts.append(claim.id)
        self.sheet.indented(Text("  "), Text(self.sheet.said(self.sheet.dotted(facts)), FAINT))

    def occurrences(self, claim: Claim) -> None:
        """What each report says, through whom, report by report."""
        self.sheet.heading("Who says so")
        by_report: dict[str, list[Any]] = {}
        for m in claim.members:
            by_report.setdefault(m.occurrence.report, []).append(m)
        for report, members in by_report.items():
            self.sheet.show("")
            title = Text(inline(self.known.dated(report)), HEAD)
            before = self.known.version_of.get(report)
            if before is not None:
                title.append(f"{self.sheet.glyphs.dot}a later version of {inline(before)}", FAINT)
            self.sheet.indented(Text(), title)
            for m in members:
                o = m.occurrence
                said = Text(self.sheet.quoted(shortened(inline(occurrence_words(o, self.known)), EXCERPT)), QUOTE)
                self.sheet.indented(Text("  "), said)
                chain = inline(chain_words(o.chain or (o.report,), self.sheet.glyphs.chain))
                facts = [f"on the word of {chain}", *([] if o.publisher else ["publisher not known"]), stance_words(m)]
                if len(o.chain) <= 1:
                    facts.append("in its own voice")
                self.sheet.indented(Text("    "), Text(self.sheet.dotted(facts), FAINT))

    def origins(self, claim: Claim) -> None:
        """The ends that are counted, who rests on each, and why."""
        self.sheet.heading("Origins")
        if not claim.origins.ends:
            self.words("No report asserts it.", FAINT)
        for end in claim.origins.ends:
            words = Text(self.sheet.said(inline(end_words(end, self.known))), HEAD)
            words.append(f"{self.sheet.glyphs.dot}{end_kind(end, self.known)}", FAINT)
            self.sheet.indented(Text("  "), words)
            pages = {self.known.page(r): r for r in reversed(end.reports)}  # versions count once
            names = _named([inline(self.known.name(r)) for r in end.reports if r in pages.values()])
            count = number(self.known.count(end.reports), "report")
            self.sheet.indented(Text("    "), Text(f"{count}: {names}", FAINT))
        self.reasons(claim.origins.why)

    def related(self, trace: Trace) -> None:
        """Claims that strengthen, weaken or contradict this one."""
        if not trace.claim.related:
            return
        self.sheet.heading("Related claims")
        for r in trace.claim.related:
            other = trace.related.get(r.claim)
            words = Text(inline(other.wording) if other else r.claim)
            words.append(f"{self.sheet.glyphs.dot}{RELATED[r.relation]}: {inline(r.why)}", FAINT)
            if other:
                words.append(f"{self.sheet.glyphs.dot}{range_words(other)}{self.sheet.glyphs.dot}{r.claim}", FAINT)
            self.sheet.indented(Text("- "), words)

    # Between reports

    def clashes(self, clashes: Sequence[Clash]) -> None:
        if clashes:
            self.sheet.heading("Denials and conflicts")
            for n, clash in enumerate(clashes):
                if n:
                    self.sheet.show("")
                self.clash(clash)

    def clash(self, clash: Clash) -> None:
        """A conflict: its kind and reason, and the words of both places."""
        why = self.sheet.said(shortened(inline(clash.why), EXCERPT))
        self.sheet.indented(Text(f"{clash.kind}  ", WARN), Text(why, FAINT))
        for place in (clash.a, clash.b):
            self.quote(place, Text("  "))
            self.sheet.indented(Text("    "), Text(self.sheet.said(inline(self.known.dated(place.report))), FAINT))

    def corrections(self, corrections: Sequence[Correction]) -> None:
        if corrections:
            self.sheet.heading("Corrected by their publishers")
            for c in corrections:
                part = correction_part(c, self.known)
                self.words(inline(part.words))
                self.quote(part.evidence[0], Text("  "))

    def copies(self, copies: Sequence[Copy]) -> None:
        if copies:
            self.sheet.heading("Copies among these reports")
            for copy in copies:
                self.copy(copy)

    def copy(self, copy: Copy) -> None:
        """Who repeats whom, how much of it, and why that was taken for a copy."""
        names = [inline(self.known.name(r)) for r in (copy.to, copy.from_)]
        told = f"{names[0]} {VERB[copy.kind]} {names[1]}"
        if not copy.directed:
            told = f"{names[0]} and {names[1]} share their words; which came first is not shown"
        self.sheet.indented(Text(), Text(self.sheet.said(told)))
        facts = [copy.kind, f"{100 * copy.share:.0f}% of its words", *(inline(w) for w in copy.why)]
        self.sheet.indented(Text("  "), Text(self.sheet.said(shortened(self.sheet.dotted(facts), EXCERPT)), FAINT))


def _does(stance: str, n: int) -> str:
    does = {"denies": ("denies it", "deny it"), "questions": ("leaves it open", "leave it open")}
    return does[stance][n != 1]
