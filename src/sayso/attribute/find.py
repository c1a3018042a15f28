"""From the encoder's scores to attributions: outermost ones, nested ones, and contents read again.

Labels, speakers and chains come later; here an attribution has its spans, its `via` and its
confidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.annotate.encoding import Encoding, Weights, weights
from sayso.attribute.nesting import OUTER, Again, again, inside, outermost, words_of_ranges
from sayso.attribute.spans import FLOOR, Draft, find_drafts, to_spans
from sayso.model import Annotated, Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class FindOptions:
    """Thresholds of the finder.

    `outer`, `inner`: least confidence of an outermost and of a nested draft; `floor`: least cue
    probability looked at; `deepest`: how many contents deep a text is read again.
    """

    outer: float = OUTER
    inner: float = 0.3
    rival: float = 0.3
    again: float = 0.3
    floor: float = FLOOR
    deepest: int = 4


@dataclass(slots=True)
class Node:
    """A draft in its place among the others; `holder` is the node whose content holds it."""

    draft: Draft
    holder: Node | None
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Attributions by their spans, in order of their first character; ids a1, a2, ...

    `rivals`: {id: id of the surer one} for attributions that share a content with another while neither lies
    in the other's content. They are either relays or second readings: relays.py decides.
    """

    attributions: tuple[Attribution, ...]
    rivals: dict[str, str]


def find_attributions(annotated: Annotated, options: FindOptions | None = None, net: Weights | None = None) -> Finding:
    """All attributions of a report with spans, via and confidence; nothing else is filled in."""
    encoding: Encoding = annotated.encoding
    net = net or weights()
    options = options or FindOptions()
    drafts = find_drafts(encoding, net, floor=options.floor)
    nodes = find_nodes(again(encoding, annotated.parse, net), options, drafts)
    rivals = find_rivals(drafts, nodes, options)
    nodes += [weak for weak, _ in rivals]
    nodes.sort(key=lambda n: (first_word(n.draft), -len(words_of_ranges(n.draft.content)), n.draft.cue.first))
    names = {id(n): f"a{i}" for i, n in enumerate(nodes, 1)}
    words = encoding.words
    attributions = tuple(
        Attribution(
            id=names[id(n)],
            source=to_spans(words, n.draft.source),
            cue=to_spans(words, ((n.draft.cue.first, n.draft.cue.last),)),
            content=to_spans(words, n.draft.content),
            via=names[id(n.holder)] if n.holder else None,
            confidence=round(n.draft.confidence * (n.holder.draft.confidence if n.holder else 1.0), 4),
            why=(n.why,),
        )
        for n in nodes
    )
    return Finding(attributions, {names[id(weak)]: names[id(strong)] for weak, strong in rivals})


def find_rivals(drafts: list[Draft], nodes: list[Node], options: FindOptions) -> list[tuple[Node, Node]]:
    """Drafts with a source of their own that share a content with an outermost one."""
    out: list[tuple[Node, Node]] = []
    used = {id(n.draft) for n in nodes}
    for draft in drafts:
        if id(draft) in used or draft.confidence < options.rival or not draft.source:
            continue
        cue = words_of_ranges(((draft.cue.first, draft.cue.last),))
        source, content = words_of_ranges(draft.source), words_of_ranges(draft.content)
        if any(cue & words_of_ranges(((n.draft.cue.first, n.draft.cue.last),)) for n in nodes):
            continue
        for node in nodes:
            d = node.draft
            theirs = words_of_ranges(d.content)
            if (
                node.holder is None
                and d.source
                and not source & words_of_ranges(d.source)
                and not cue & theirs
                and (len(content & theirs) >= 0.5 * min(len(content), len(theirs)))
                and not inside(d.cue, draft.content)
            ):
                out.append((Node(draft, None, "shares its content with another source"), node))
                break
    return out


def first_word(draft: Draft) -> int:
    """The first word of a draft, whichever part it belongs to."""
    return min(draft.cue.first, *(a for a, _ in (*draft.source, *draft.content)))


def find_nodes(reread: Again, options: FindOptions, drafts: list[Draft]) -> list[Node]:
    """Outermost drafts, drafts of the first pass inside them, and what reading their contents again finds."""
    nodes = [Node(d, None, "read in the whole report") for d in outermost(drafts, options.outer)]
    rest = [d for d in drafts if all(d is not n.draft for n in nodes)]
    level = list(nodes)
    for depth in range(options.deepest):
        found: list[Node] = []
        for holder in level:
            candidates = (
                [
                    (d, "read in the whole report, inside another's content")
                    for d in rest
                    if d.confidence >= options.inner and inside(d.cue, holder.draft.content)
                ]
                if not depth
                else []
            )
            candidates += [
                (d, "read in the content alone")
                for d in reread.drafts(holder.draft.content)
                if d.confidence >= options.again
            ]
            for draft, why in sorted(candidates, key=lambda c: -c[0].confidence):
                if fits(draft, holder, [*nodes, *found]):
                    found.append(Node(draft, holder, why))
        for node in found:
            node.holder = closest(node, [*nodes, *found])
        nodes += found
        level = found
    return nodes


def fits(draft: Draft, holder: Node, known: list[Node]) -> bool:
    """May the draft stand in this holder beside what is known? Cues never share a word, and the
    content must lie in the holder's content without being a second reading of a known one."""
    cue = set(range(draft.cue.first, draft.cue.last + 1))
    content = words_of_ranges(draft.content)
    if len(content - words_of_ranges(holder.draft.content)) > 0.2 * len(content):
        return False
    for other in known:
        d = other.draft
        if cue & set(range(d.cue.first, d.cue.last + 1)):
            return False
        if other is not holder and inside(draft.cue, d.source):
            return False
        theirs = words_of_ranges(d.content)
        if (
            other is not holder
            and not inside(draft.cue, d.content)
            and not inside(d.cue, draft.content)
            and (len(content & theirs) > 0.5 * len(content | theirs))
        ):
            return False
    return True


def closest(node: Node, known: list[Node]) -> Node | None:
    """The node with the shortest content that holds this one's cue, other than itself."""
    holding = [
        k
        for k in known
        if k is not node and inside(node.draft.cue, k.draft.content) and not inside(k.draft.cue, node.draft.content)
    ]
    return min(holding, key=lambda k: len(words_of_ranges(k.draft.content)), default=node.holder)
