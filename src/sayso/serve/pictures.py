"""Pictures as SVG: the tree of a claim’s origins over time, the timeline, the network of actors.

Drawn on the server, without styles of their own (the sheet has them) and without a script; every mark is a link to
the words it stands for. What a picture shows is listed beside it in words too, for those who cannot see it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Literal

import numpy as np

from sayso.match.copies import Copy
from sayso.match.moments import moment
from sayso.model import Claim, Member, Report

EdgeKind = Literal["copy", "citation", "source"]
WIDTH, ROW, TOP = 1120, 44, 34  # of the picture, of one row, of the line of dates
ENDS, FIRST, LAST = 250, 360, 900  # right edge of the ends' labels; the reports' dots from here to there


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report that carries the claim, or an end of chains. `row` counts from 0; `moment` is POSIX seconds or None."""

    id: str
    label: str
    kind: str  # "report", "denial" or the end's source kind
    row: int
    href: str
    note: str
    moment: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From whom to whom the words came, by node ids, and how that is known."""

    from_: str
    to: str
    kind: EdgeKind
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Who rests on whom for one claim: ends, reports in the order of their publication, and what joins them."""

    ends: tuple[Node, ...]
    reports: tuple[Node, ...]
    edges: tuple[Edge, ...]


def tree_of(
    claim: Claim, reports: Mapping[str, Report], copies: Sequence[Copy] = (), names: Mapping[str, str] | None = None
) -> Tree:
    """The tree of one claim. A report hangs on what it copies, else on the report it cites, else on its own source.

    `names`: how the ends are called, by their names, where that is otherwise.
    """
    names = names or {}
    by_report: dict[str, list[Member]] = {}
    for member in claim.members:
        by_report.setdefault(member.occurrence.report, []).append(member)
    order = sorted(by_report, key=lambda r: _age(reports[r], r))
    rows = {r: i for i, r in enumerate(order)}
    nodes = tuple(_report_node(reports[r], by_report[r], rows[r]) for r in order)
    edges, resting = _edges(order, by_report, reports, copies)
    ends, counted = [], 0
    for end in claim.origins.ends:
        direct = [r for r in end.reports if r in rows and resting.get(r) is None]
        below = direct or [r for r in end.reports if r in rows][:1]
        if not below:
            continue
        called = names.get(end.name, end.name)
        note = f"{called}: {len(end.reports)} {'report rests' if len(end.reports) == 1 else 'reports rest'} on it"
        node = Node(
            id=f"end{counted}", label=called, kind=end.kind, row=rows[below[0]], href=f"#end-{counted}", note=note
        )
        counted += 1
        ends.append(node)
        edges += [
            Edge(from_=node.id, to=r, kind="source", why=f"{_name(reports[r])} has it from {called}") for r in below
        ]
    return Tree(ends=_apart(ends), reports=nodes, edges=tuple(edges))


def _edges(
    order: Sequence[str],
    by_report: Mapping[str, Sequence[Member]],
    reports: Mapping[str, Report],
    copies: Sequence[Copy],
) -> tuple[list[Edge], dict[str, str]]:
    """What joins reports to earlier ones, and for each such report the one it rests on."""
    edges: list[Edge] = []
    resting: dict[str, str] = {}
    for copy in sorted(copies, key=lambda c: (-c.share, c.from_, c.to)):
        if copy.directed and copy.from_ in by_report and copy.to in by_report and copy.to not in resting:
            resting[copy.to] = copy.from_
            why = f"{_name(reports[copy.to])} repeats {copy.share:.0%} of its words from {_name(reports[copy.from_])}"
            edges.append(Edge(from_=copy.from_, to=copy.to, kind="copy", why=why))
    for i, r in enumerate(order):
        if r in resting:
            continue
        cited = {link.casefold() for m in by_report[r] for link in m.occurrence.chain[1:]}
        for earlier in order[:i]:
            publisher = reports[earlier].publisher or ""
            if publisher.casefold() in cited and publisher != reports[r].publisher:
                resting[r] = earlier
                edges.append(Edge(from_=earlier, to=r, kind="citation", why=f"{_name(reports[r])} cites {publisher}"))
                break
    return edges, resting


def _age(report: Report, id: str) -> tuple[float, str]:
    return moment(report.published).start, id


def _name(report: Report) -> str:
    return report.publisher or report.title or report.id


def _report_node(report: Report, members: Sequence[Member], row: int) -> Node:
    stances = {m.stance for m in members}
    kind = "report" if "asserts" in stances else "denial" if "denies" in stances else "question"
    says = "asserts it" if kind == "report" else "denies it" if kind == "denial" else "leaves it open"
    note, when = f"{_name(report)}, {report.published or 'no date'}: {says}", moment(report.published)
    return Node(id=report.id, label=_name(report), kind=kind, row=row, href=f"#in-{row}", note=note,
                moment=when.start if when.known else None)  # fmt: skip


def _apart(ends: Sequence[Node]) -> tuple[Node, ...]:
    """The ends with a row each, in the order of the reports they stand beside."""
    out, free = [], 0
    for node in sorted(ends, key=lambda n: (n.row, n.id)):
        row = max(free, node.row)
        out.append(Node(id=node.id, label=node.label, kind=node.kind, row=row, href=node.href, note=node.note))
        free = row + 1
    return tuple(out)


def draw(tree: Tree, *, title: str) -> str:
    """The tree as one SVG element: ends on the left, reports by their time, later ones lower and to the right."""
    rows = 1 + max((n.row for n in (*tree.ends, *tree.reports)), default=0)
    height = TOP + ROW * rows + 10
    x = _scale([n.moment for n in tree.reports])
    at = {n.id: (ENDS, TOP + ROW * n.row + ROW // 2) for n in tree.ends}
    at |= {n.id: (x(n.moment), TOP + ROW * n.row + ROW // 2) for n in tree.reports}
    parts = [
        f'<svg class="tree" viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{escape(title, quote=True)}">',
        *_dates(tree, x),
        *(_curve(e, at[e.from_], at[e.to]) for e in tree.edges),
        *(_end(n, at[n.id]) for n in tree.ends),
        *(_dot(n, at[n.id]) for n in tree.reports),
        "</svg>",
    ]
    return "\n".join(parts)


def _scale(moments: Sequence[float | None]) -> Callable[[float | None], int]:
    """Time -> x; the undated stand at the right, outside of time."""
    known = [m for m in moments if m is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)

    def x(moment: float | None) -> int:
        if moment is None:
            return LAST + 60
        return FIRST if high == low else round(FIRST + (LAST - FIRST) * (moment - low) / (high - low))

    return x


def _dates(tree: Tree, x: Callable[[float | None], int]) -> list[str]:
    """The first and the last date along the top, and where the undated stand."""
    dated = [n.moment for n in tree.reports if n.moment is not None]
    out = []
    for when, anchor in ((min(dated, default=None), "start"), (max(dated, default=None), "end")):
        if when is not None and (anchor == "start" or when != min(dated)):
            day = datetime.fromtimestamp(when, UTC).strftime("%Y-%m-%d %H:%M UTC")
            out.append(f'<text class="date" x="{x(when)}" y="18" text-anchor="{anchor}">{day}</text>')
    if any(n.moment is None for n in tree.reports):
        out.append(f'<text class="date" x="{LAST + 60}" y="18" text-anchor="middle">no date</text>')
    return out


def _curve(edge: Edge, a: tuple[int, int], b: tuple[int, int]) -> str:
    middle = (a[0] + b[0]) // 2
    path = f"M{a[0]} {a[1]} C{middle} {a[1]} {middle} {b[1]} {b[0]} {b[1]}"
    return f'<path class="edge {edge.kind}" d="{path}"><title>{escape(edge.why)}</title></path>'


def _end(node: Node, at: tuple[int, int]) -> str:
    label = node.label if len(node.label) <= 32 else node.label[:31] + "…"
    return (
        f'<a href="{escape(node.href, quote=True)}" aria-label="{escape(node.note, quote=True)}">'
        f'<title>{escape(node.note)}</title>'
        f'<rect class="end {node.kind}" x="4" y="{at[1] - 15}" width="{ENDS - 4}" height="30" rx="6"/>'
        f'<text class="label" x="14" y="{at[1] + 5}">{escape(label)}</text></a>'
    )


def _dot(node: Node, at: tuple[int, int]) -> str:
    label = node.label if len(node.label) <= 28 else node.label[:27] + "…"
    left = at[0] > LAST
    text_x, anchor = (at[0] - 14, "end") if left else (at[0] + 14, "start")
    return (
        f'<a href="{escape(node.href, quote=True)}" aria-label="{escape(node.note, quote=True)}">'
        f'<title>{escape(node.note)}</title>'
        f'<circle class="{node.kind}" cx="{at[0]}" cy="{at[1]}" r="8"/>'
        f'<text class="label" x="{text_x}" y="{at[1] + 5}" text-anchor="{anchor}">{escape(label)}</text></a>'
    )


# What happened when


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A mark of a picture: a dated claim, or an actor. `href` leads to its sentence, `more` to its own page.

    `reports` gives it its size.
    """

    date: str
    label: str
    href: str
    note: str
    reports: int = 1
    at_least: int = 0
    denied: bool = False
    kind: str = ""
    more: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A line between two actors, by the ids of their marks; the heavier, the more claims hold both."""

    a: str
    b: str
    directed: bool
    weight: int
    href: str
    note: str


LANE, COLUMN, LETTER = 26, 64, 6.6  # pixels: a lane's height, the least distance of two dates, a letter of a label
LONG = 44  # letters of a label on the timeline
DAY = 86400.0


def draw_timeline(dots: Sequence[Dot], *, title: str) -> str:
    """Dated claims from left to right, as one SVG element.

    Dates stand in order; the distance of two grows with the logarithm of the time between them, so that one affair and
    what it refers back to fit on one picture. Filled: shown to have two origins or more; a ring: fewer.
    """
    dates = sorted({d.date for d in dots}, key=lambda d: (moment(d).start, d))
    x_of: dict[str, int] = {}
    x, before = 30, None
    for date in dates:
        now = moment(date).start
        if before is not None:
            gap = max(0.0, (now - before) / DAY) if now < float("inf") else 1.0
            x += COLUMN + round(16 * math.log2(1 + gap))
        x_of[date], before = x, now
    lanes: list[float] = []
    placed: list[tuple[Dot, int, int]] = []
    for dot in sorted(dots, key=lambda d: (x_of[d.date], -d.reports, d.label, d.href)):
        at = x_of[dot.date]
        width = 22 + LETTER * min(len(dot.label), LONG)
        lane = next((i for i, end in enumerate(lanes) if end + 12 <= at), len(lanes))
        if lane == len(lanes):
            lanes.append(0.0)
        lanes[lane] = at + width
        placed.append((dot, at, lane))
    width = round(max([*lanes, *x_of.values(), 300])) + 30
    height = 46 + LANE * len(lanes) + 8
    parts = [f'<svg class="timeline" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" '
             f'aria-label="{escape(title, quote=True)}">',
             f'<line class="axis" x1="0" y1="34" x2="{width}" y2="34"/>']  # fmt: skip
    for date in dates:
        parts.append(f'<line class="tick" x1="{x_of[date]}" y1="30" x2="{x_of[date]}" y2="{height}"/>')
        parts.append(f'<text class="date" x="{x_of[date] - 4}" y="20">{escape(date)}</text>')
    for dot, at, lane in placed:
        y = 34 + LANE * lane + 20
        label = dot.label if len(dot.label) <= LONG else dot.label[: LONG - 1] + "…"
        kind = "denied" if dot.denied else "firm" if dot.at_least >= 2 else "faint"
        radius = min(9.0, 4 + 1.4 * math.log2(max(1, dot.reports)))
        parts.append(
            f'<a href="{escape(dot.href, quote=True)}" aria-label="{escape(dot.note, quote=True)}">'
            f'<title>{escape(dot.note)}</title>'
            f'<rect class="hit" x="{at - 10}" y="{y - 13}" width="{round(26 + LETTER * len(label))}" height="24"/>'
            f'<circle class="{kind}" cx="{at}" cy="{y - 1}" r="{radius:.1f}"/>'
            f'<text class="label" x="{at + 13}" y="{y + 4}">{escape(label)}</text></a>'
        )
    parts.append("</svg>")
    return "\n".join(parts)


# Who speaks of whom

NET_W, NET_H = 960, 620


def draw_network(dots: Sequence[Dot], ties: Sequence[Tie], *, title: str) -> str:
    """Actors and what ties them, as one SVG element; the same actors and ties always give the same picture.

    A solid line with an arrow: one speaks of the other; a dashed one: both are named in one claim.
    """
    at = _settled(dots, ties)
    parts = [f'<svg class="network" viewBox="0 0 {NET_W} {NET_H}" role="group" '
             f'aria-label="{escape(title, quote=True)}">',
             '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
             'orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>']  # fmt: skip
    size = {d.id: 5 + 2.2 * math.log2(1 + d.reports) for d in dots}
    bent: dict[frozenset[str], int] = {}
    for tie in ties:
        n = bent.setdefault(frozenset((tie.a, tie.b)), 0)
        bent[frozenset((tie.a, tie.b))] = n + 1
        path = _bow(at[tie.a], at[tie.b], size[tie.a], size[tie.b], 0.08 + 0.1 * n)
        kind, end = ("says", ' marker-end="url(#arrow)"') if tie.directed else ("with", "")
        heavy = min(4.0, 1 + 0.8 * math.log2(tie.weight))
        parts.append(
            f'<a href="{escape(tie.href, quote=True)}" aria-label="{escape(tie.note, quote=True)}">'
            f'<title>{escape(tie.note)}</title>'
            f'<path class="hit" d="{path}"/><path class="tie {kind}" d="{path}" stroke-width="{heavy:.1f}"{end}/></a>'
        )
    for d in dots:
        x, y = at[d.id]
        label = d.label if len(d.label) <= 28 else d.label[:27] + "…"
        half = LETTER * len(label) / 2
        middle = min(max(x, half + 6), NET_W - half - 6)
        below = y + size[d.id] + 15
        parts.append(
            f'<a href="{escape(d.href, quote=True)}" aria-label="{escape(d.note, quote=True)}">'
            f'<title>{escape(d.note)}</title>'
            f'<circle class="{escape(d.kind)}" cx="{x:.0f}" cy="{y:.0f}" r="{size[d.id]:.1f}"/></a>'
            f'<a href="{escape(d.more, quote=True)}" aria-label="{escape(d.label, quote=True)}: to its page">'
            f'<title>{escape(d.label)}: to its page</title>'
            f'<text class="label" x="{middle:.0f}" y="{below:.0f}" text-anchor="middle">{escape(label)}</text></a>'
        )
    parts.append("</svg>")
    return "\n".join(parts)


def _bow(a: tuple[float, float], b: tuple[float, float], ra: float, rb: float, bend: float) -> str:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    x1, y1, x2, y2 = a[0] + ux * (ra + 2), a[1] + uy * (ra + 2), b[0] - ux * (rb + 4), b[1] - uy * (rb + 4)
    mx, my = (x1 + x2) / 2 - dy * bend, (y1 + y2) / 2 + dx * bend
    return f"M{x1:.1f} {y1:.1f} Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}"


def _settled(dots: Sequence[Dot], ties: Sequence[Tie]) -> dict[str, tuple[float, float]]:
    """Where the actors stand: on a ring by weight, then drawn together by ties and pushed apart by one another."""
    n = len(dots)
    if n == 0:
        return {}
    index = {d.id: i for i, d in enumerate(dots)}
    angle = np.arange(n) * (2 * math.pi * 0.381966)  # golden angle: neighbours in weight stand far apart
    spread = np.sqrt((np.arange(n) + 0.5) / n)
    at = np.stack([np.cos(angle) * spread, np.sin(angle) * spread], axis=1)
    pull = np.zeros((n, n))
    for t in ties:
        i, j = index[t.a], index[t.b]
        pull[i, j] = pull[j, i] = min(3.0, pull[i, j] + 1 + math.log2(t.weight))
    ideal = 1.1 / math.sqrt(n)
    for step in range(300):
        apart = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.sqrt((apart**2).sum(-1)), 0.02)
        push = (ideal**2 / far**2)[:, :, None] * apart
        draw = (pull * far / ideal * 0.12)[:, :, None] * apart
        move = push.sum(1) - draw.sum(1) - 0.15 * at
        size = np.maximum(np.sqrt((move**2).sum(-1, keepdims=True)), 1e-9)
        at = at + move / size * np.minimum(size, 0.12 * (1 - step / 300))
    low, high = at.min(0), at.max(0)
    scaled = (at - low) / np.maximum(high - low, 1e-9)
    rank = np.argsort(np.argsort(at, axis=0, kind="stable"), axis=0, kind="stable") / max(1, n - 1)
    scaled = 0.35 * scaled + 0.65 * rank  # a crowd is drawn apart, so that its names can be read
    return {d.id: (70 + scaled[i, 0] * (NET_W - 140), 40 + scaled[i, 1] * (NET_H - 100)) for d, i in
            ((d, index[d.id]) for d in dots)}  # fmt: skip
