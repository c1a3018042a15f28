"""Pictures as SVG: the tree of a claim's origins over time.

Drawn on the server, without styles of their own (the sheet has them) and without a script; every mark is a link to
the words it stands for. What a picture shows is listed beside it in words too, for those who cannot see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Literal

from sayso.match.copies import Copy
from sayso.match.moments import moment
from sayso.model import Claim, Member, Report

EdgeKind = Literal["copy", "citation", "source"]
WIDTH, ROW, TOP = 960, 46, 34  # of the picture, of one row, of the line of dates
ENDS, FIRST, LAST = 210, 330, 790  # right edge of the ends' labels; the reports' dots from here to there


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


def tree_of(claim: Claim, reports: Mapping[str, Report], copies: Sequence[Copy] = ()) -> Tree:
    """The tree of one claim. A report hangs on what it copies, else on the report it cites, else on its own source."""
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
        note = f"{end.name}: {len(end.reports)} report{'s' * (len(end.reports) != 1)} rest on it"
        node = Node(
            id=f"end{counted}", label=end.name, kind=end.kind, row=rows[below[0]], href=f"#end-{counted}", note=note
        )
        counted += 1
        ends.append(node)
        edges += [
            Edge(from_=node.id, to=r, kind="source", why=f"{_name(reports[r])} has it from {end.name}") for r in below
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
        f'<svg class="tree" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title, quote=True)}">',
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
            return LAST + 40
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
        out.append(f'<text class="date" x="{LAST + 40}" y="18" text-anchor="middle">no date</text>')
    return out


def _curve(edge: Edge, a: tuple[int, int], b: tuple[int, int]) -> str:
    middle = (a[0] + b[0]) // 2
    path = f"M{a[0]} {a[1]} C{middle} {a[1]} {middle} {b[1]} {b[0]} {b[1]}"
    return f'<path class="edge {edge.kind}" d="{path}"><title>{escape(edge.why)}</title></path>'


def _end(node: Node, at: tuple[int, int]) -> str:
    label = node.label if len(node.label) <= 30 else node.label[:29] + "…"
    return (
        f'<a href="{escape(node.href, quote=True)}"><title>{escape(node.note)}</title>'
        f'<rect class="end {node.kind}" x="4" y="{at[1] - 15}" width="{ENDS - 4}" height="30" rx="6"/>'
        f'<text class="label" x="14" y="{at[1] + 5}">{escape(label)}</text></a>'
    )


def _dot(node: Node, at: tuple[int, int]) -> str:
    label = node.label if len(node.label) <= 26 else node.label[:25] + "…"
    left = at[0] > LAST - 60
    text_x, anchor = (at[0] - 14, "end") if left else (at[0] + 14, "start")
    return (
        f'<a href="{escape(node.href, quote=True)}"><title>{escape(node.note)}</title>'
        f'<circle class="{node.kind}" cx="{at[0]}" cy="{at[1]}" r="8"/>'
        f'<text class="label" x="{text_x}" y="{at[1] + 5}" text-anchor="{anchor}">{escape(label)}</text></a>'
    )
