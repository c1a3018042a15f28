"""Pairs of statements to learn from: do they say the same, with which polarity, and what does one do to the other?

Every pair carries five targets: same, opposed, strengthens, weakens, contradicts (what the second does to the first);
NaN where a data set does not say. What is read: ECB+ (clauses around coreferent events of one topic, and around others
of the same topic), ClaimDiff, Emergent, FNC-1 headlines, SICK, RTE, and clauses of reports on one event
that share most, some or few of their words (readings made by Sayso itself), invented affairs (affairs*.txt), and pairs
and packs of statements out of real reports that we labelled by reading them (judged.jsonl, packs.jsonl,
grouped.jsonl). A fifth of ECB+'s and ClaimDiff's topics and of the events of those pairs is held out.
"""

from __future__ import annotations

import csv
import json
import random
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from math import nan
from pathlib import Path
from xml.etree import ElementTree

TARGETS = ("same", "opposed", "strengthens", "weakens", "contradicts")
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Side:
    """A statement and the sentence it stands in."""

    told: str
    around: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, the set they come from, and the targets in the order of TARGETS."""

    a: Side
    b: Side
    source: str
    targets: tuple[float, float, float, float, float]


def targets(
    same: float = nan, opposed: float = nan, strengthens: float = nan, weakens: float = nan, contradicts: float = nan
) -> tuple[float, float, float, float, float]:
    """The targets of a pair, in order; what is left out is unknown."""
    return same, opposed, strengthens, weakens, contradicts


def held_out(topic: str) -> bool:
    """Does a topic belong to the fifth that is not trained on? What is cut out of ECB+ goes with its topic."""
    return blake2b(topic.removeprefix("ecb/").encode(), digest_size=4).digest()[0] % 5 == 0


SAME, OPPOSED = targets(1, 0, contradicts=0), targets(1, 1)
OTHER = targets(0, 0)  # opposed means: of one claim, with other polarity
_NAME = re.compile(r"\b[A-Z][\w-]+(?: (?:of )?[A-Z][\w-]+)*")
_NO_NAMES = frozenset(
    """The A An It Its We They He She His Her Their Our My I You Your This That These Those There Who What When Where
    Why How No Not Nobody Nothing Yes And But Or If As At In On By For From To Of With Mr Mrs Ms Dr God""".split()
)
_CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December""".split()
)
RENAMED = 0.4  # of the pairs of one claim that name the same, how many are told once more of somebody else


def renamed(pairs: Iterable[Pair], sides: Iterable[Side], rng: random.Random, share: float = RENAMED) -> list[Pair]:
    """Pairs of one claim with a name that both have exchanged in one of them for another out of `sides`: two claims.

    All else is alike: that "Orla Denn has arrived" and "Ivo Rask has arrived" are two claims, the name alone tells.
    """
    # in the midst of a sentence: at its beginning any word has a capital
    inside = (m[0] for s in sides for m in _NAME.finditer(s.told) if re.search(r"[\w,;] $", s.told[: m.start()]))
    known = sorted({name for name in inside if (_CALENDAR | _NO_NAMES).isdisjoint(name.split())})
    out = []
    for p in pairs:
        if p.targets[0] != 1 or rng.random() >= share:
            continue
        words = frozenset(WORD.findall(" ".join((p.a.told, p.a.around, p.b.told, p.b.around))))
        named = [frozenset(_NAME.findall(s.told)) for s in (p.a, p.b)]
        both = [n for n in known if all(n in names for names in named)]
        others = [n for n in known if words.isdisjoint(WORD.findall(n))]
        if not both or not others:
            continue
        name, other = rng.choice(both), rng.choice(others)
        first, last = (p.a, p.b) if rng.random() < 0.5 else (p.b, p.a)
        put = (_NAME.sub(lambda m, x=name, y=other: y if m[0] == x else m[0], t) for t in (last.told, last.around))
        out.append(Pair(first, Side(*put), p.source, OTHER))
    return out


# ECB+

_CUT = frozenset(
    """, ; : . ! ? " “ ” ( ) - -- – — and but or who which that after when because while as before where since though
    although if so then""".split()
)
_PRONOUNS = frozenset("he she it they him her them his its their who himself herself itself themselves".split())
_QUIET = ("ACTION_REPORTING", "ACTION_PERCEPTION", "ACTION_ASPECTUAL", "ACTION_STATE", "NEG_ACTION_REPORTING")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an ECB+ document around one event, and every event in it."""

    side: Side
    document: str
    event: str
    events: frozenset[str]


def ecb_clauses(path: Path) -> dict[str, list[Clause]]:
    """The clauses of every topic."""
    out: dict[str, list[Clause]] = defaultdict(list)
    for name, root in _ecb_documents(path):
        out[name.split("/")[0]].extend(_clauses_in(root, name))
    return out


def _ecb_documents(path: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(n for n in archive.namelist() if n.endswith(".xml")):
            yield name, ElementTree.fromstring(archive.read(name))


def ecb_texts(path: Path) -> dict[str, str]:
    """The documents of ECB+ as running text, a line a sentence, by name."""
    out = {}
    for name, root in _ecb_documents(path):
        lines: dict[int, list[str]] = defaultdict(list)
        for t in root.iter("token"):
            lines[int(t.get("sentence", "0"))].append(t.text or "")
        told = "\n".join(" ".join(words) for _, words in sorted(lines.items()))
        told = re.sub(r" ([,.;:!?)%]|n't|'(?:s|re|ve|ll|d|m)\b)", r"\1", told)
        out[name.removesuffix(".xml")] = re.sub(r"([($]) ", r"\1", told)
    return out


def _clauses_in(root: ElementTree.Element, name: str) -> Iterator[Clause]:
    tokens = [(t.get("t_id"), int(t.get("sentence", "0")), t.text or "") for t in root.iter("token")]
    place = {id: i for i, (id, _, _) in enumerate(tokens)}
    marks: dict[str, tuple[str, list[int]]] = {}
    for mark in root.find("Markables") or ():
        anchored = [place[t.get("t_id")] for t in mark.iter("token_anchor") if t.get("t_id") in place]
        if anchored:
            marks[mark.get("m_id", "")] = (mark.tag, anchored)
    chains: dict[str, list[str]] = defaultdict(list)
    for relation in root.find("Relations") or ():
        chains[relation.get("note") or f"{name}:{relation.get('r_id')}"] += [
            s.get("m_id", "") for s in relation.iter("source")
        ]
    full: dict[int, str] = {}
    event_at: dict[int, str] = {}
    for chain, members in chains.items():
        held = [marks[m] for m in members if m in marks]
        if any(tag.startswith("HUMAN") or tag.startswith("NON_HUMAN") for tag, _ in held):
            names = [" ".join(tokens[i][2] for i in at) for _, at in held]
            best = max((n for n in names if n.lower() not in _PRONOUNS), key=len, default="")
            for _, at in held:
                if best and len(at) == 1 and tokens[at[0]][2].lower() in _PRONOUNS and len(best.split()) <= 5:
                    full[at[0]] = best
        for tag, at in held:
            if "ACTION" in tag and tag not in _QUIET:
                event_at[at[0]] = chain
    for at, chain in event_at.items():
        sentence = tokens[at][1]
        first = at
        while (
            first > 0
            and tokens[first - 1][1] == sentence
            and at - first < 14
            and tokens[first - 1][2].lower() not in _CUT
        ):
            first -= 1
        last = at + 1
        while (
            last < len(tokens)
            and tokens[last][1] == sentence
            and last - at < 14
            and tokens[last][2].lower() not in _CUT
        ):
            last += 1
        if last - first < 3:
            continue
        told = " ".join(full.get(i, tokens[i][2]) for i in range(first, last))
        around = " ".join(t for _, s, t in tokens if s == sentence)
        inside = frozenset(event_at[i] for i in range(first, last) if i in event_at)
        yield Clause(Side(told, around), name, chain, inside)


def ecb_pairs(clauses: Iterable[Clause], rng: random.Random, positives: int, ratio: float = 2.0) -> list[Pair]:
    """Pairs within one topic: of one event, and of no common event, preferring those that share words."""
    clauses = list(clauses)
    by_event: dict[str, list[Clause]] = defaultdict(list)
    for c in clauses:
        by_event[c.event].append(c)
    good = [(a, b) for group in by_event.values() for a, b in combinations(group, 2) if a.side.told != b.side.told]
    rng.shuffle(good)
    out = [Pair(a.side, b.side, "ecb", targets(1)) for a, b in good[:positives]]
    wanted, tried = int(len(out) * ratio), 0
    stock = []
    while clauses and len(stock) < wanted * 3 and tried < wanted * 20:
        tried += 1
        a, b = rng.choice(clauses), rng.choice(clauses)
        if not a.events & b.events:
            stock.append((overlap(a.side.told, b.side.told) + 0.25 * rng.random(), len(stock), a, b))
    stock.sort(reverse=True, key=lambda x: x[:2])
    return out + [Pair(a.side, b.side, "ecb", OTHER) for _, _, a, b in stock[:wanted]]


def overlap(a: str, b: str) -> float:
    """Words in common by words in either."""
    one, two = ({w.lower() for w in WORD.findall(t)} for t in (a, b))
    return len(one & two) / max(1, len(one | two))


# ClaimDiff


def claimdiff(folder: Path, *, dev: bool) -> list[Pair]:
    """The pairs of the training topics, or of those held out. What no relation is said of is not the same claim."""
    found: dict[str, dict[str, object]] = {}
    for part, name in (("strength", "strengthens"), ("weak", "weakens")):
        for d in json.loads((folder / f"ClaimDiff-{part}-train.json").read_text("utf-8"))["data"]:
            if held_out(d["topic"]) == dev:
                found.setdefault(d["pair_id"], {"a": d["claim_a"], "b": d["claim_b"]})[name] = float(d["relation"])
    out = []
    for d in found.values():
        s, w = d.get("strengthens", nan), d.get("weakens", nan)
        same = 0.0 if s == 0 and w == 0 else nan
        out.append(Pair(Side(str(d["a"])), Side(str(d["b"])), "claimdiff", targets(same, nan, s, w)))  # type: ignore[arg-type]
    return out


# Stance


def emergent(path: Path, rng: random.Random) -> list[Pair]:
    """A rumour and a headline on it: for, against, observing; and headlines on other rumours that share words."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    out = []
    for r in rows:
        told = {"for": SAME, "against": OPPOSED, "observing": targets(1)}[r["stance"]]
        out.append(Pair(Side(r["claim"]), Side(r["headline"]), "emergent", told))
        others = [o for o in rng.sample(rows, 40) if o["claim"] != r["claim"]]
        other = max(others, key=lambda o: overlap(o["headline"], r["claim"]))
        out.append(Pair(Side(r["claim"]), Side(other["headline"]), "emergent", OTHER))
    return out


def fnc(path: Path, rng: random.Random, most: int) -> list[Pair]:
    """Headlines of one story: two that agree with its body say the same; if one of them does not, they differ."""
    by_body: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if row["headline"] not in [r["headline"] for r in by_body[row["body_id"]]]:
            by_body[row["body_id"]].append(row)
    out = []
    for rows in by_body.values():
        pairs = list(combinations(rows, 2))
        rng.shuffle(pairs)
        for a, b in pairs[:8]:
            stances = {a["stance"], b["stance"]}
            told = SAME if stances == {"agree"} else OPPOSED if stances == {"agree", "disagree"} else None
            if told:
                out.append(Pair(Side(a["headline"]), Side(b["headline"]), "fnc", told))
    rng.shuffle(out)
    return out[:most]


# Entailment


def sick(path: Path, rng: random.Random) -> list[Pair]:
    """Related sentences: the same, negated (SICK's contradictions mostly are negations), or of something else."""
    out = []
    with path.open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            told = {"entailment": SAME, "contradiction": OPPOSED, "neutral": OTHER}[r["label"]]
            if told is not OTHER or rng.random() < 0.4:
                out.append(Pair(Side(r["premise"]), Side(r["hypothesis"]), "sick", told))
    return out


def rte(path: Path) -> list[Pair]:
    """A text and what follows from it, or does not."""
    out = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(n for n in archive.namelist() if n.endswith(".xml")):
            data = archive.read(name)
            try:
                root = ElementTree.fromstring(data)
            except ElementTree.ParseError:
                continue
            for pair in root.iter("pair"):
                text, claim = (" ".join((pair.findtext(k) or "").split()) for k in ("t", "h"))
                told = (pair.get("entailment") or pair.get("value") or "").upper()
                if text and claim and told in ("YES", "TRUE", "NO", "FALSE", "UNKNOWN", "CONTRADICTION", "ENTAILMENT"):
                    yes = told in ("YES", "TRUE", "ENTAILMENT")
                    near = max(re.split(r"(?<=[.;])\s+", text), key=lambda s: overlap(s, claim))
                    out.append(Pair(Side(claim), Side(near, text), "rte", targets(1, 0) if yes else OTHER))
    return out


# Reports on one event

_AUX = re.compile(r"\b(was|were|is|are|has|have|had|did|will|would|can|could|does|do)\b(?! not|n['’]t)", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})*\b")


def denied(told: str) -> str | None:
    """The statement with its first auxiliary negated; None where it has none."""
    changed, n = _AUX.subn(lambda m: m[0] + " not", told, count=1)
    return changed if n else None


def renumbered(told: str, rng: random.Random) -> str | None:
    """The statement with another number in the place of one of its own; None where it has none."""
    found = list(_NUMBER.finditer(told))
    if not found:
        return None
    m = rng.choice(found)
    value = int(m[0].replace(",", ""))
    other = rng.choice([value * 2 + 1, value + rng.randint(1, 9), max(1, value // 2 - 1)])
    return f"{told[: m.start()]}{other}{told[m.end() :]}" if other != value else None


def silver(sides: list[tuple[str, Side]], rng: random.Random, most: int) -> list[Pair]:
    """Pairs of clauses of reports on one event, given as (report, side).

    Nearly the same words with the same numbers: the same. Some words in common: not the same. A negation put in:
    the opposite. Another number: a contradiction, and another claim.
    """
    index: dict[str, list[int]] = defaultdict(list)
    words = [frozenset(w.lower() for w in WORD.findall(s.told) if len(w) > 3) for _, s in sides]
    for i, held in enumerate(words):
        for w in held:
            index[w].append(i)
    good, bad = [], []
    order = list(range(len(sides)))
    rng.shuffle(order)
    for i in order:
        if not 3 <= len(words[i]) <= 25:
            continue
        near: dict[int, int] = defaultdict(int)
        for w in words[i]:
            for j in index[w][:200]:
                near[j] += 1
        for j, shared in near.items():
            if j <= i or sides[i][0] == sides[j][0] or not 3 <= len(words[j]) <= 25:
                continue
            part = shared / len(words[i] | words[j])
            numbers = set(_NUMBER.findall(sides[i][1].told)) == set(_NUMBER.findall(sides[j][1].told))
            if 0.5 <= part < 0.95 and numbers:
                good.append((i, j))
            elif 0.12 <= part <= 0.3:
                bad.append((i, j))
        if len(good) > most and len(bad) > most:
            break
    rng.shuffle(good)
    rng.shuffle(bad)
    out = [Pair(sides[i][1], sides[j][1], "silver", SAME) for i, j in good[:most]]
    out += [Pair(sides[i][1], sides[j][1], "silver", OTHER) for i, j in bad[: int(most * 1.5)]]
    for i, j in good[: most // 2]:
        a, b = sides[i][1], sides[j][1]
        against = denied(b.told)
        if against:
            out.append(Pair(a, Side(against), "denied", targets(1, 1, contradicts=1)))
    for i, j in good:
        a, b = sides[i][1], sides[j][1]
        other = renumbered(b.told, rng)
        if other and len(out) < most * 4:
            out.append(Pair(a, Side(other), "renumbered", targets(0, nan, contradicts=1)))
    return out


def sides_of(path: Path) -> list[tuple[str, Side]]:
    """The clauses of a file of readings (`sayso read … --jsonl`), each with its report."""
    from sayso.export.contract import reading_from_json
    from sayso.match.occurrences import occurrences_of

    out = []
    for line in path.open(encoding="utf-8"):
        data = json.loads(line)
        if data.get("schema") == "sayso.reading/1":
            reading = reading_from_json(data)
            out += [(o.report, Side(o.resolved, o.around)) for o in occurrences_of(reading)]
    return out


# Pairs out of real reports, labelled by reading them

JUDGED = Path(__file__).parent / "judged.jsonl"


def judged(events: Path, *, dev: bool, path: Path = JUDGED) -> list[Pair]:
    """Labelled pairs of statements of two reports on one event, of the training events or of those held out.

    `path` holds offsets into the texts of `events` and no words of them: report, spans of the statement, span of what
    stands around it. "rel" is what the second does to the first where they are not one claim.
    """
    texts = {r["id"]: r["text"] for r in map(json.loads, events.open(encoding="utf-8"))}
    out = []
    for r in map(json.loads, path.open(encoding="utf-8")):
        if held_out(r["event"]) != dev:
            continue
        a, b = (side_of(texts[x["report"]], x) for x in (r["a"], r["b"]))
        if r["same"]:
            told = targets(1, r["opposed"], contradicts=r["opposed"])
        else:
            rel = r["rel"]
            told = targets(0, 0, *((float(rel == mark) for mark in "><!") if rel else (0, 0, 0)))
        out.append(Pair(a, b, "judged", told))
    return out


PACKS = Path(__file__).parent / "packs.jsonl"
#: The same, of what the weights of the eighth run and their cut held for one claim, with what was nearest to it.
GROUPED = Path(__file__).parent / "grouped.jsonl"
UNLIKE = 0.12  # words in common, by those in either, below which a pair of two claims teaches little
FEW = 0.3  # part of such pairs that is kept


def packed(texts: dict[str, str], rng: random.Random, *, dev: bool, path: Path = PACKS) -> list[Pair]:
    """Pairs out of packs of like statements of real reports that were parted into claims by reading them.

    `path` holds offsets into `texts` as `judged` does: "told", and by their places in it "claims" (those of one),
    "denies" (those that say the claim is not so), "rel" (what the second does to the first), "doubt" (pairs that are
    left out) and "broken" (what states nothing).
    """
    out = []
    for r in map(json.loads, path.open(encoding="utf-8")):
        if held_out(r["event"]) != dev:
            continue
        first, sides = len(out), [side_of(texts[x["report"]], x) for x in r["told"]]
        claim = {i: n for n, held in enumerate(r["claims"]) for i in held}
        rel = {(a, b): mark for a, b, mark in r["rel"]}
        skipped = {frozenset(p) for p in r["doubt"]}
        for i, j in combinations((i for i in range(len(sides)) if i not in r["broken"]), 2):
            if frozenset((i, j)) in skipped:
                continue
            if i in claim and claim[i] == claim.get(j):
                against = float((i in r["denies"]) != (j in r["denies"]))
                out.append(Pair(sides[i], sides[j], "packs", targets(1, against, contradicts=against)))
                continue
            a, b = (j, i) if (j, i) in rel else (i, j)
            mark = rel.get((a, b), "")
            if dev or mark or overlap(sides[a].told, sides[b].told) >= UNLIKE or rng.random() < FEW:
                against = nan if mark == "!" else 0
                told = targets(0, against, *(float(mark == m) for m in "><!"))
                out.append(Pair(sides[a], sides[b], "packs", told))
        if not dev:
            out += renamed((p for p in out[first:] if p.targets[0] == 1), sides, rng)
    return out


def packed_texts(data: Path) -> dict[str, str]:
    """The texts of the reports that the packs are of, by id."""
    out = {r["id"]: r["text"] for name in ("events", "syria", "helsinki")
           for r in map(json.loads, (data / name / "reports.jsonl").open(encoding="utf-8"))}  # fmt: skip
    bodies = map(json.loads, (data / "stance/fnc1_bodies.train.jsonl").open(encoding="utf-8"))
    out.update((f"fnc-{r['id']}", r["text"]) for r in bodies)
    return out | ecb_texts(data / "ecb/ecbplus_topics_1-35.zip")


def side_of(text: str, at: dict[str, list]) -> Side:
    """The statement of a text that lies at some offsets."""
    told = " ".join(text[s:e] for s, e in at["spans"])
    return Side(told, text[slice(*at["around"])] if at["around"] else "")


# Invented affairs

AFFAIRS = tuple(sorted(Path(__file__).parent.glob("affairs*.txt")))
#: Of the same form; most statements in them are understood by the sentence before alone, or misread by it.
ANSWERS = Path(__file__).parent / "answers.txt"


@dataclass(frozen=True, slots=True)
class Told:
    """An occurrence of an invented affair: its claim (from 0) and whether it asserts (1), denies (-1) or asks (0)."""

    side: Side
    claim: int
    sign: int


@dataclass(frozen=True, slots=True)
class Affair:
    """An invented affair; `relations`: (claim, other claim) -> "!", ">" or "<", what the first does to the other."""

    name: str
    dev: bool
    claims: tuple[str, ...]
    told: tuple[Told, ...]
    relations: dict[tuple[int, int], str]


def affairs(*paths: Path) -> list[Affair]:
    """The invented affairs (the head of affairs.txt tells their form), of all files where none is named."""
    out: list[Affair] = []
    blocks = [b for p in paths or AFFAIRS for b in re.split(r"^= ", p.read_text("utf-8"), flags=re.MULTILINE)[1:]]
    for block in blocks:
        head, *lines = block.splitlines()
        claims: list[str] = []
        told: list[Told] = []
        relations: dict[tuple[int, int], str] = {}
        for line in filter(None, (text.strip() for text in lines)):
            if line[0] == "*":
                words, mark, other = (re.fullmatch(r"\* (.*?)\s*(?:([!<>]) (\d+))?", line) or _bad(line)).groups()
                if mark:
                    relations[len(claims), int(other) - 1] = mark
                claims.append(words)
            else:
                clause = (re.search(r"\[\[(.*?)\]\]", line) or _bad(line))[1]
                around = line[2:].replace("[[", "").replace("]]", "")
                told.append(Told(Side(clause, around), len(claims) - 1, {"+": 1, "-": -1, "?": 0}[line[0]]))
        name = head.split()[0]
        out.append(Affair(name, "(dev)" in head, tuple(claims), tuple(told), relations))
    return out


def _bad(line: str) -> re.Match[str]:
    raise ValueError(f"affairs.txt: cannot be read: {line}")


def affair_pairs(affair: Affair, rng: random.Random, ratio: float = 2.0, source: str = "affairs") -> list[Pair]:
    """Pairs within one affair: all of one claim, and `ratio` times as many of two claims, related ones first."""
    told = [*affair.told, *(Told(Side(c), i, 1) for i, c in enumerate(affair.claims))]
    good, bad = [], []
    for x, y in combinations(told, 2):
        if rng.random() < 0.5:
            x, y = y, x
        if x.claim == y.claim:
            against = nan if 0 in (x.sign, y.sign) else float(x.sign != y.sign)
            good.append(Pair(x.side, y.side, source, targets(1, against, contradicts=against)))
            continue
        mark, back = affair.relations.get((y.claim, x.claim)), affair.relations.get((x.claim, y.claim))
        if back in ("<", ">"):
            x, y, mark = y, x, back
        mark = mark or back
        if x.sign == y.sign == 1:
            kind = {"!": targets(0, nan, 0, 0, 1), ">": targets(0, nan, 1, 0, 0), "<": targets(0, nan, 0, 1, 0)}
            relation = kind.get(mark or "", targets(0, 0, contradicts=0))
        else:
            relation = OTHER
        bad.append((mark is None, rng.random(), len(bad), Pair(x.side, y.side, source, relation)))
    bad.sort(key=lambda b: b[:3])
    return good + [b[-1] for b in bad[: int(ratio * len(good))]] + renamed(good, (t.side for t in told), rng)


def training_pairs(data: Path, readings: Iterable[Path], rng: random.Random) -> list[Pair]:
    """All pairs to train on, in no order."""
    out: list[Pair] = []
    for topic, clauses in sorted(ecb_clauses(data / "ecb/ecbplus_topics_1-35.zip").items()):
        if not held_out(topic):
            out += ecb_pairs(clauses, rng, positives=320)
    out += claimdiff(data / "claimdiff", dev=False) * 4
    out += emergent(data / "stance/emergent.train.jsonl", rng)
    out += fnc(data / "stance/fnc1_related.train.jsonl", rng, most=4000)
    out += sick(data / "entailment/sick/train.csv", rng)
    out += rte(data / "entailment/rte.zip")
    out += judged(data / "events/reports.jsonl", dev=False)
    texts = packed_texts(data)
    for path in (PACKS, GROUPED):
        out += packed(texts, rng, dev=False, path=path)
    for path in readings:
        out += silver(sides_of(path), rng, most=1200)
    for affair in affairs():
        if not affair.dev:
            out += affair_pairs(affair, rng)
    for affair in affairs(ANSWERS):
        if not affair.dev:
            out += affair_pairs(affair, rng, source="answers")
    rng.shuffle(out)
    return out
