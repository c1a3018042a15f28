"""Actors joined across documents, against the coreference of ECB+.

    python -m eval.actors [--ecb ../shared/data/ecb/ecbplus_topics_1-35.zip] [--show]

The names within each document are given as ECB+'s annotators joined them (people, organisations, places by their named
mentions; pronouns and descriptions are left out), so that nothing but the joining across documents is measured. All
documents are joined at once; B-cubed is taken within each topic, since ECB+ gives what two topics share two numbers.
The baselines: names equal after folding, and no joining at all. Many documents tell of another event of the same kind
under the same topic, with people of their own.
"""

from __future__ import annotations

import argparse
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from sayso.match.actors import join_actors
from sayso.model import Actor, ActorType, CorpusActor, Reading, Report, ReportSpan
from sayso.naming import folded
from sayso.text import Span

TYPES: dict[str, ActorType] = {
    "HUMAN_PART_PER": "person", "HUMAN_PART_ORG": "organization", "HUMAN_PART_MET": "organization",
    "LOC_GEO": "place", "LOC_FAC": "place",
}  # fmt: skip
Label = tuple[str, str]  # topic, and the annotators' number of the entity
NOT_NAMED = re.compile(r"(?i)(?:he|she|they|it|we|i|you|who|his|her|their|its|our|my|him|them)$")


def documents(path: Path) -> Iterable[tuple[Reading, dict[str, Label]]]:
    """Each document as a reading with the annotators' actors, and their labels by actor id."""
    with zipfile.ZipFile(path) as held:
        for name in sorted(n for n in held.namelist() if n.endswith(".xml")):
            made = document(held.read(name), name.split("/")[-2], name.rsplit("/", 1)[-1])
            if made is not None:
                yield made


def document(data: bytes, topic: str, name: str) -> tuple[Reading, dict[str, Label]] | None:
    """One document, or None where it names nobody."""
    root = ET.fromstring(data)
    text, at = "", {}
    for token in root.iter("token"):
        word = token.text or ""
        at[token.get("t_id")] = Span(len(text), len(text) + len(word))
        text += word + " "
    marked, entity = {}, {}
    for mark in root.find("Markables") or ():
        tokens = [at[a.get("t_id")] for a in mark.iter("token_anchor")]
        if tokens:
            marked[mark.get("m_id")] = (mark.tag, Span(tokens[0].start, tokens[-1].end))
        else:
            entity[mark.get("m_id")] = mark.get("instance_id") or mark.get("TAG_DESCRIPTOR") or ""
    chains: dict[str, list[str]] = defaultdict(list)
    for relation in root.find("Relations") or ():
        target = relation.find("target")
        label = relation.get("note") or (entity.get(target.get("m_id")) if target is not None else None)
        if label:
            chains[label] += [m for s in relation.iter("source") if (m := s.get("m_id"))]
    actors, labels = [], {}
    for label, members in sorted(chains.items()):
        places = [marked[m] for m in members if m in marked and marked[m][0] in TYPES]
        named = sorted({span for _, span in places if is_name(span.of(text))})
        if named:
            kind = Counter(TYPES[tag] for tag, _ in places).most_common(1)[0][0]
            fullest = max((s.of(text) for s in named), key=lambda n: (len(n.split()), len(n), n))
            id = f"e{len(actors)}"
            actors.append(Actor(id=id, name=fullest, type=kind, mentions=tuple(named)))
            labels[id] = (topic, label)
    if not actors:
        return None
    return Reading(report=Report(id=name, text=text), actors=tuple(actors)), labels


def is_name(words: str) -> bool:
    """Is it a name and nothing else: no pronoun, no description around it?"""
    parts = words.split()
    return (
        len(parts) <= 6
        and not NOT_NAMED.match(words)
        and all(
            p[:1].isupper() or p in (".", "-", "'", "of", "the", "and", "de", "al", "van", "'s", "for") for p in parts
        )
        and parts[0][:1].isupper()
        and any(c.islower() or len(words) < 6 for c in words)
    )


def b_cubed(pairs: Iterable[tuple[Label, object]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (gold label, given label) of the items, within each topic."""
    items = list(pairs)
    gold, given, both = Counter(g for g, _ in items), Counter((g[0], x) for g, x in items), Counter(items)
    p = sum(both[g, x] / given[g[0], x] for g, x in items) / len(items)
    r = sum(both[g, x] / gold[g] for g, x in items) / len(items)
    return 100 * p, 100 * r, 200 * p * r / (p + r)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ecb", type=Path, default=Path("../shared/data/ecb/ecbplus_topics_1-35.zip"))
    parser.add_argument("--show", action="store_true", help="list the actors that hold more than one of the set's")
    args = parser.parse_args()
    if not args.ecb.is_file():
        print(f"{args.ecb}: the set is not here; name it with --ecb", file=sys.stderr)
        raise SystemExit(3)
    held = list(documents(args.ecb))
    actors = join_actors([reading for reading, _ in held])
    owner = {m: a for a in actors for m in a.mentions}
    rows: list[tuple[ActorType, Label, dict[str, object]]] = []
    for reading, labels in held:
        for actor in reading.actors:
            place = ReportSpan(report=reading.report.id, span=actor.mentions[0])
            given = {"sayso": owner[place].id, "equal names": folded(actor.name), "no joining": place}
            rows.append((actor.type, labels[actor.id], given))
    if args.show:
        show(rows, owner.values())
    print(f"{len(held)} documents, {len(rows)} actors in them, {len({label for _, label, _ in rows})} in the gold")
    for kind in ("all", "person", "organization", "place"):
        chosen = [(label, given) for k, label, given in rows if kind in ("all", k)]
        print(f"{kind} ({len(chosen)})\n{'':12} {'P':>6} {'R':>6} {'F1':>6}")
        for name in ("sayso", "equal names", "no joining"):
            figures = b_cubed((label, given[name]) for label, given in chosen)
            print(f"{name:12} " + " ".join(f"{x:6.1f}" for x in figures))


def show(rows: Iterable[tuple[ActorType, Label, dict[str, object]]], actors: Iterable[CorpusActor]) -> None:
    """The actors that hold several of the gold's of one topic, and the gold's that are held by several."""
    by_id = {a.id: a for a in actors}
    mixed: dict[tuple[str, str], set[Label]] = defaultdict(set)
    split: dict[Label, set[str]] = defaultdict(set)
    for _, label, given in rows:
        mixed[str(given["sayso"]), label[0]].add(label)
        split[label].add(str(given["sayso"]))
    for (id, topic), labels in sorted(mixed.items()):
        if len(labels) > 1:
            print(f"mixed in topic {topic}: {by_id[id].name}: {by_id[id].aliases} {sorted(x for _, x in labels)}")
    for label, ids in sorted(split.items()):
        if len(ids) > 1:
            print(f"split in topic {label[0]}: {sorted(by_id[i].name for i in ids)} {label[1]}")


if __name__ == "__main__":
    main()
