"""`sayso judge`: everything a person can judge on the desk, by names that the other commands print.

Whatever is named here is turned into words of a report version at once, since judgements bind to those alone; what may
be decided about what, and with which values, is the desk's business (`sayso.serve.judging`).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sayso.cli import streams
from sayso.cli.held import names_meant, opened
from sayso.cli.parser import EXITS, Commands, add_command, add_record, add_who
from sayso.cli.streams import DONE, json_out, out
from sayso.errors import UsageError
from sayso.text import Span, Spans, joined

if TYPE_CHECKING:
    from sayso.corpus import Corpus
    from sayso.model import Claim, CorpusActor
    from sayso.record import Judgement

_ABOUT = """\
Judge what was read or worked out. Every judgement goes into the record's log with who and when,
overrides whatever is read later, and can be undone. What a rejected attribution held is left out
of the count, unless you say with correct or add who said it.

  right KIND PLACE, wrong KIND PLACE     accept or reject an item of a reading
  correct KIND PLACE --set KEY=VALUE     say what it should be
  add KIND REPORT --set KEY=VALUE        put in an item that was missed
  right|wrong|add copy REPORT REPORT     one report repeats the other: add names the earlier first
  right|wrong conflict PLACE PLACE       two places of different reports cannot both hold
  same|not-same claim CLAIM CLAIM        they say the same, or not; copies of a passage follow it
  same|not-same actor NAME NAME          they are one, or not
  grade source NAME A-F                  how reliable a source is
  grade claim CLAIM 1-6                  how credible a claim is
  list                                   judgements that hold; sayso log lists all there ever were
  undo N                                 undo the entry of that number
  lines                                  decisions as JSON, one a line, from standard input, in the
                                         form of the desk's API; each with "version" or "report"

KIND is attribution, assertion, number, actor, time, aside or conflict. PLACE is REPORT#WHERE: a
report's id or address, and the id of an item in its reading (a3; sayso export readings lists them),
its spans (12-40,52-60), or words that stand once in the text. CLAIM is an id or a PLACE, NAME a
name, an actor's id or a PLACE."""

_MORE = f"""\
examples:
  sayso judge wrong attribution echo#a3 --who Ada
  sayso judge correct attribution echo#a3 --set speaker="Ida Holm" --set factuality=PR+ --who Ada
  sayso judge add attribution echo --set source="the clerk" --set cue=said --set content=40-82 --who Ada
  sayso judge not-same claim c-3f9a02bc11 "echo#Nine people were killed" --who Ada
  sayso judge same actor "Ilse Brandt" "I. Brandt" --who Ada
  sayso judge grade source "Harbour Office" B --who Ada --note "their figures held so far"

what --set takes, by KIND (spans as in PLACE; nothing behind the = stands for unknown):
  attribution  source, cue, content (spans or words), speaker, kind, act, form, factuality,
               chain (A > B > C)
  assertion    spans, factuality          number  span, low, high, of
  actor        name, type, mentions       time    span, value
  aside        span, kind                 copy    kind, share, directed
  conflict     a, b, kind, why

{EXITS}"""

VERDICTS = ("right", "wrong", "correct", "add", "same", "not-same", "grade", "list", "undo", "lines")
ITEMS = ("attribution", "assertion", "number", "actor", "time", "aside", "conflict")
_GRADES = {"source": tuple("ABCDEF"), "claim": tuple("123456")}
_WHAT = {"correct": "corrected", "add": "added", "not-same": "not_same"}
_SPANS = re.compile(r"\d+-\d+(?:,\d+-\d+)*")
_PARTS = ("source", "cue", "content")
_OF_SOURCE = ("speaker", "kind")  # keys of an attribution that lie in its source
_LISTED = {"spans", "mentions"}
_ONE_SPAN = {"span", "a", "b"}
_NUMBERS = {"low", "high", "share"}
_LONGEST_TOLD = 70


def add_judge(commands: Commands) -> None:
    """judge."""
    parser = add_command(commands, "judge", run_judge, help="accept, reject and correct, join and part, grade",
                         about=_ABOUT, more=_MORE)  # fmt: skip
    parser.add_argument("verdict", metavar="VERDICT", choices=VERDICTS, help=", ".join(VERDICTS))
    parser.add_argument("things", metavar="THING", nargs="*", help="what it is about, as above")
    parser.add_argument("--set", metavar="KEY=VALUE", action="append", default=[], help="with correct and add")
    parser.add_argument("--note", metavar="WORDS", help="why, for the log")
    add_who(parser, required=False)
    add_record(parser)


def run_judge(args: argparse.Namespace) -> int:
    """`sayso judge VERDICT THING ...`."""
    if args.verdict not in ("correct", "add") and args.set:
        raise UsageError("--set is for correct and add", next_step="leave it out")
    if args.verdict == "list":
        return _list(args)
    if not (args.who or "").strip():
        raise UsageError("nobody is named who judges", next_step="give --who NAME")
    with opened(args) as corpus:
        if args.verdict == "undo":
            entries = [_undo(corpus, args)]
        else:
            entries = []
            for asked in _asked(corpus, args):
                entries.append(_decided(corpus, asked, args.who))
                if args.verdict == "lines":  # told one by one, since what comes next may be refused
                    _tell(corpus, entries[-1:], args)
            if args.verdict == "lines":
                return DONE
        _tell(corpus, entries, args)
    return DONE


def _list(args: argparse.Namespace) -> int:
    if args.things:
        raise UsageError("list takes nothing further", where=args.things[0], next_step="see: sayso judge --help")
    with opened(args) as corpus:
        if args.json:
            from sayso.cli.judging import rows_of

            json_out({"judgements": [row for row in rows_of(corpus) if row["holds"]]})
            return DONE
        from sayso.export.survey_terminal import print_log
        from sayso.record.disputes import disagreements

        held = corpus.effective()
        print_log(held, frozenset(), streams.console(), words_judged(corpus, held),
                  disagree=disagreements(held))  # fmt: skip
    return DONE


def _undo(corpus: Corpus, args: argparse.Namespace) -> Judgement:
    (number,) = _things(args, "the number of the entry")
    if not number.isascii() or not number.isdecimal():
        raise UsageError("an entry of the log has a number", where=number, next_step="see: sayso judge list")
    return corpus.undo(int(number), who=args.who)


def _tell(corpus: Corpus, entries: Sequence[Judgement], args: argparse.Namespace) -> None:
    from sayso.export.contract import one_line
    from sayso.export.survey_terminal import verdict_words, which_holds
    from sayso.export.wording import inline
    from sayso.serve.judging import judgement_to_json

    for entry in entries:
        if args.json:
            told = judgement_to_json(entry, frozenset((entry.n,)) if entry.decision else frozenset())
            told["disputes"] = [other.n for other in _others(corpus, entry)]
            out(one_line(told)) if args.verdict == "lines" else json_out(told)
        else:
            out(f"Entry {entry.n} of the log: {_in_words(corpus, entry)}.")
            for other in _others(corpus, entry):
                out(f"{inline(other.who)} {verdict_words(other)} (entry {other.n}); {which_holds(other)}.")


def _others(corpus: Corpus, entry: Judgement) -> list[Judgement]:
    """What other people decided last on the same thing, where they do not all agree."""
    if entry.decision is None:
        return []
    from sayso.record.disputes import disagreements

    found = disagreements(corpus.effective(entry.version))
    return [j for d in found if entry.n in {j.n for j in d.last} for j in d.last if j.who != entry.who]


def _in_words(corpus: Corpus, entry: Judgement) -> str:
    d = entry.decision
    if d is None:
        return f"{entry.what} of {entry.about}"
    from sayso.export.survey_terminal import decision_words

    return f"{decision_words(d)}, {words_judged(corpus, (entry,))[entry.n]}"


def words_judged(corpus: Corpus, entries: Sequence[Judgement]) -> dict[int, str]:
    """What the decisions among some entries are about, by the entry's number: the words, and where they stand."""
    from sayso.export.wording import inline

    names, texts, told = corpus.names(), {}, {}
    for entry in entries:
        d = entry.decision
        ends = []
        for place in (d.place, d.other) if d is not None else ():
            if place is None or place.version not in names:
                continue
            if place.version not in texts:
                texts[place.version] = corpus.report(place.version).text
            words = inline(joined(texts[place.version], place.spans))
            cut = words if len(words) <= _LONGEST_TOLD else words[: _LONGEST_TOLD - 1].rstrip() + "…"
            ends.append(f"“{cut}” ({inline(names[place.version])})")
        if ends:
            told[entry.n] = ", ".join(ends)
    return told


def _decided(corpus: Corpus, asked: Mapping[str, Any], who: str) -> Judgement:
    """The entry of a decision in the API's form. Raises UsageError where the desk would refuse it."""
    from pydantic import ValidationError

    from sayso.serve.answers import Refusal
    from sayso.serve.judging import decide
    from sayso.serve.shapes import JudgementAsked

    try:
        return decide(corpus, JudgementAsked.model_validate(asked), who)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"that is no decision: {first['msg']}", where=where,
                         next_step="see: sayso judge --help") from None  # fmt: skip
    except Refusal as refusal:
        raise UsageError(str(refusal.detail), where=refusal.where, next_step=refusal.next_step) from None


# What is asked, in the API's form


def _asked(corpus: Corpus, args: argparse.Namespace) -> Iterator[dict[str, Any]]:
    if args.verdict == "lines":
        if args.things:
            raise UsageError("lines come from standard input", where=args.things[0], next_step="name nothing else")
        yield from _lines(corpus, args.note)
        return
    if not args.things:
        raise UsageError(f"{args.verdict} what?", next_step="see: sayso judge --help")
    kind, args.things = args.things[0], args.things[1:]
    if args.verdict in ("same", "not-same"):
        found = _pair(corpus, kind, args)
    elif args.verdict == "grade":
        found = _grade(corpus, kind, args)
    elif kind == "copy":
        found = _copy(corpus, args)
    elif kind == "conflict" and len(args.things) == 2 and args.verdict in ("right", "wrong"):
        a, b = (_place(corpus, thing) for thing in args.things)
        found = {"kind": "clash", "place": a, "other": b}
    elif kind in ITEMS:
        found = _item(corpus, kind, args)
    else:
        kinds = f"{', '.join(ITEMS)} or copy"
        if "#" in kind:  # the kind was left out
            raise UsageError("the kind of thing comes before its place", where=kind,
                             next_step=f"sayso judge {args.verdict} KIND PLACE; KIND is {kinds}")  # fmt: skip
        raise UsageError(f"there is no such kind of thing to judge {args.verdict!r}", where=kind,
                         next_step=f"one of {kinds}")  # fmt: skip
    yield {"what": _WHAT.get(args.verdict, args.verdict), "note": args.note, **found}


def _lines(corpus: Corpus, note: str | None) -> Iterator[dict[str, Any]]:
    for n, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if not isinstance(data, dict):
                raise ValueError("no object")
            for end in ("place", "other"):
                place = data.get(end)
                if isinstance(place, dict) and "report" in place and "version" not in place:
                    data[end] = {**{k: v for k, v in place.items() if k != "report"},
                                 "version": _version(corpus, str(place["report"]))}  # fmt: skip
        except ValueError as error:
            raise UsageError(f"line {n} is no decision: {error}", where="standard input") from None
        yield {"note": note, **data} if note is not None else data


def _item(corpus: Corpus, kind: str, args: argparse.Namespace) -> dict[str, Any]:
    if args.verdict == "add":
        (report,) = _things(args, "a report")
        version = _version(corpus, report)
        text = corpus.report(version).text
        after = _values(kind, args.set, text)
        from sayso.record.judged import item_spans

        whole = {**{part: {"spans": []} for part in _PARTS}, **after} if kind == "attribution" else after
        try:
            spans = item_spans(kind, whole)
        except KeyError as missing:
            raise UsageError(f"the {kind} lacks its {missing.args[0]}", next_step="give it with --set") from None
        return {"kind": kind, "place": _at(version, spans), "after": _complete(kind, whole)}
    (thing,) = _things(args, "a place")
    place = _place(corpus, thing, kind)
    if args.verdict != "correct":
        return {"kind": kind, "place": place}
    return {"kind": kind, "place": place, "after": _values(kind, args.set, corpus.report(place["version"]).text)}


def _complete(kind: str, item: dict[str, Any]) -> dict[str, Any]:
    """What a person leaves out of an item that is put in."""
    match kind:
        case "attribution":
            return {**item, "source": {"kind": "unnamed", **item["source"]}}
        case "assertion":
            return {"factuality": "CT+", **item}
        case "number":
            return {"text": "", "low": None, "high": None, "of": None, "by": None, **item}
        case "time":
            return {"text": "", "value": None, **item}
        case "actor":
            return {"roles": [], **item}
        case "conflict":
            return {"why": "found by a person", **item}
    return item


def _copy(corpus: Corpus, args: argparse.Namespace) -> dict[str, Any]:
    ends = _things(args, "two reports", 2)
    places = [_place(corpus, end) if _is_place(end) else _at(_version(corpus, end), ()) for end in ends]
    names = [corpus.names()[place["version"]] for place in places]
    found = next((c for c in corpus.copies(report=names[0]) if {c.from_, c.to} == set(names)), None)
    for side, (place, name) in enumerate(zip(places, names, strict=True)):
        if not place["spans"]:
            passages = {p[name == found.to] for p in found.passages} if found else set()
            whole = (Span(0, len(corpus.report(place["version"]).text)),)
            places[side] = _at(place["version"], tuple(sorted(passages)) or whole)
    asked: dict[str, Any] = {"kind": "copy", "place": places[0], "other": places[1]}
    if args.verdict == "add":
        asked["after"] = _values("copy", args.set, "")
    elif args.verdict == "correct":
        raise UsageError("a copy is right or wrong", next_step="judge it wrong, and add the one that is meant")
    return asked


def _pair(corpus: Corpus, kind: str, args: argparse.Namespace) -> dict[str, Any]:
    if kind not in ("claim", "actor"):
        meant = "claim" if re.match(r"c-[0-9a-f]+$", kind) or _is_place(kind) else "claim|actor"
        raise UsageError("two claims, or two actors, are the same or not: say which they are", where=kind,
                         next_step=f"sayso judge {args.verdict} {meant} {' '.join((kind, *args.things))}")  # fmt: skip
    things = _things(args, f"two {kind}s", 2)
    if kind == "claim":
        first = _told_in(corpus, things[0], None)
        ends = [first, _told_in(corpus, things[1], first)]
        if ends[1] == first:
            ends[0] = _told_in(corpus, things[0], ends[1])
    else:
        ends = [_mention(corpus, thing) for thing in things]
    return {"kind": kind, "place": ends[0], "other": ends[1]}


def _grade(corpus: Corpus, kind: str, args: argparse.Namespace) -> dict[str, Any]:
    if kind not in _GRADES:
        raise UsageError("a source or a claim is graded", where=kind, next_step="source or claim")
    thing, grade = _things(args, f"a {kind} and its grade", 2)
    grade = grade.upper()
    if grade not in _GRADES[kind]:
        raise UsageError(f"that is no grade of a {kind}", where=grade, next_step=f"one of {', '.join(_GRADES[kind])}")
    if kind == "claim":
        return {"what": "added", "kind": "claim-grade", "place": _told_in(corpus, thing, None),
                "after": {"grade": int(grade)}}  # fmt: skip
    if not _is_place(thing):
        actor = _actor(corpus, thing)
        if not actor.mentions:
            from sayso.corpus.opinions import published_by

            found = published_by(corpus, actor)
            if found is None:
                raise UsageError("no report mentions that actor", where=thing, next_step="name a place: REPORT#WHERE")
            after = {"grade": grade, "publisher": found[1]}
            return {"what": "added", "kind": "source-grade", "place": _at(found[0].version, found[0].spans),
                    "after": after}  # fmt: skip
    return {"what": "added", "kind": "source-grade", "place": _mention(corpus, thing), "after": {"grade": grade}}


def _things(args: argparse.Namespace, what: str, count: int = 1) -> list[str]:
    if len(args.things) != count:
        raise UsageError(f"{args.verdict} takes {what} here", where=" ".join(args.things),
                         next_step="see: sayso judge --help")  # fmt: skip
    return list(args.things)


# Places


def _is_place(thing: str) -> bool:
    return "#" in thing


def _at(version: str, spans: Spans) -> dict[str, Any]:
    return {"version": version, "spans": [list(s) for s in spans]}


def _version(corpus: Corpus, report: str) -> str:
    """The newest version of a report by its name, id or address."""
    return corpus.version_named(names_meant(corpus, report)[-1])


def _place(corpus: Corpus, thing: str, kind: str | None = None) -> dict[str, Any]:
    """REPORT#WHERE as a place; with a kind, that of such an item ("statement": what a claim is an occurrence of)."""
    report, mark, where = thing.rpartition("#")
    if not mark or not report or not where:
        raise UsageError("that is no place", where=thing, next_step="write REPORT#WHERE, like echo#a3 or echo#12-40")
    version = _version(corpus, report)
    text = corpus.report(version).text
    if kind is None:
        return _at(version, _spans(where, text))
    judged = corpus.judged(version)
    items = _items(judged.reading, kind) if judged else []
    named = [spans for id, spans in items if id == where]
    read = _items(corpus.reading(version) or {}, kind) if kind != "statement" else []
    if not named:  # rejected, and perhaps to be accepted again
        named = [spans for id, spans in read if id == where]
    if named:
        return _at(version, named[0])
    meant = _spans(where, text)
    fit = [lambda spans: spans == meant, lambda spans: any(s in spans for s in meant)]
    if not _SPANS.fullmatch(where):  # words may be a part of what is meant
        fit.append(lambda spans: any(held.holds(meant[0]) for held in spans))
    for among, fits in [(items, f) for f in fit] + [(read, f) for f in fit]:  # what was rejected is looked for last
        found = [(id, spans) for id, spans in among if fits(spans)]
        if len(found) > 1:
            names = ", ".join(id or _written(spans) for id, spans in found)
            raise UsageError(f"several {kind}s stand there", where=thing, next_step=f"name one: {names}")
        if found:
            return _at(version, found[0][1])
    return _at(version, meant)


def _items(reading: Mapping[str, Any], kind: str) -> list[tuple[str, Spans]]:
    """(id or nothing, spans) of the items of a kind."""
    if kind == "statement":
        return [("", tuple(Span(*s) for s in p["spans"])) for p in reading.get("propositions", ())]
    from sayso.record.judged import LISTS, item_spans

    return [(str(item.get("id") or ""), item_spans(kind, item)) for item in reading.get(LISTS[kind], ())]


def _written(spans: Spans) -> str:
    return ",".join(f"{s.start}-{s.end}" for s in spans)


def _spans(where: str, text: str) -> Spans:
    """Spans as they are written, or of words that stand once in a text."""
    if _SPANS.fullmatch(where):
        try:
            spans = tuple(sorted({Span(*map(int, part.split("-"))) for part in where.split(",")}))
        except ValueError as error:
            raise UsageError(f"{error}", where=where) from None
        if spans[-1].end > len(text):
            raise UsageError("these words lie outside of the report", where=where)
        return spans
    at = text.find(where)
    if at < 0 and re.fullmatch(r"[a-z]\d{1,6}", where):
        raise UsageError("its reading has no such item, and the report no such words", where=where,
                         next_step="see: sayso export readings")  # fmt: skip
    if at < 0:
        raise UsageError("the report does not hold these words", where=where,
                         next_step="write them as they stand there, or give their spans")  # fmt: skip
    if text.find(where, at + 1) >= 0:
        raise UsageError("these words stand there more than once", where=where, next_step="give their spans")
    return (Span(at, at + len(where)),)


def _told_in(corpus: Corpus, thing: str, other: Mapping[str, Any] | None) -> dict[str, Any]:
    """Where a claim is told first, but not at the other place; or the place that is named."""
    if _is_place(thing):
        return _place(corpus, thing, "statement")
    claim: Claim = corpus.trace(thing).claim
    ends = [_at(corpus.version_named(m.occurrence.report), m.occurrence.spans) for m in claim.members]
    return next((end for end in ends if end != other), ends[0])


def _mention(corpus: Corpus, thing: str) -> dict[str, Any]:
    """One mention of an actor: under that very name where there is one."""
    if _is_place(thing):
        return _place(corpus, thing)
    actor = _actor(corpus, thing)
    texts: dict[str, str] = {}
    fallback: dict[str, Any] | None = None
    for mention in actor.mentions:
        version = corpus.version_named(mention.report)
        if version not in texts:
            texts[version] = corpus.report(version).text
        place = _at(version, (mention.span,))
        if mention.span.of(texts[version]).casefold() == thing.casefold():
            return place
        fallback = fallback or place
    if fallback is None:
        raise UsageError("no report mentions that actor", where=thing, next_step="name a place: REPORT#WHERE")
    return fallback


def _actor(corpus: Corpus, name: str) -> CorpusActor:
    try:
        return corpus.actor(name)
    except UsageError:
        found = corpus.actors(name)
    if not found:
        raise UsageError("no actor of that name is in the record", where=name, next_step="see: sayso actors")
    same = [a for a in found if name.casefold() in {n.casefold() for n in (a.name, *a.aliases)}]
    if len(same) > 1:
        ids = ", ".join(f"{a.id} ({a.name})" for a in same)
        raise UsageError("several actors go by that name", where=name, next_step=f"name one: {ids}")
    return (same or found)[0]


# Values


def _values(kind: str, given: Sequence[str], text: str) -> dict[str, Any]:
    """--set KEY=VALUE ... as the keys of an item in the contract's form."""
    from sayso.record.judged import LISTS

    keys = _KEYS[kind]
    out: dict[str, Any] = {}
    for pair in given:
        key, mark, value = pair.partition("=")
        if not mark or key not in keys:
            raise UsageError(f"{'a' if kind[0] not in 'aeiou' else 'an'} {kind} has no such key", where=pair,
                             next_step=f"one of {', '.join(keys)}, as KEY=VALUE")  # fmt: skip
        made = _made(key, value, text)
        if kind == "attribution" and key in _PARTS:
            out.setdefault(key, {})["spans"] = made
        elif kind == "attribution" and key in _OF_SOURCE:
            out.setdefault("source", {})[key] = made
        else:
            out[key] = made
    if not out and kind in LISTS:
        raise UsageError("nothing is said of what it should be", next_step="give --set KEY=VALUE")
    return out


_KEYS: dict[str, tuple[str, ...]] = {
    "attribution": (*_PARTS, *_OF_SOURCE, "act", "form", "factuality", "chain"),
    "assertion": ("spans", "factuality"),
    "number": ("span", "low", "high", "of"),
    "actor": ("name", "type", "mentions"),
    "time": ("span", "value"),
    "aside": ("span", "kind"),
    "conflict": ("a", "b", "kind", "why"),
    "copy": ("kind", "share", "directed"),
}


def _made(key: str, value: str, text: str) -> Any:
    value = value.strip()
    if key in _PARTS or key in _LISTED:
        return [list(s) for s in _spans(value, text)] if value else []
    if key in _ONE_SPAN:
        return list(_spans(value, text)[0])
    if key == "chain":
        return [link.strip() for link in value.split(">") if link.strip()]
    if key == "directed":
        return value.casefold() not in ("no", "false", "0")
    if key in _NUMBERS and value:
        return _number(value)
    return value or None


def _number(value: str) -> float:
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        raise UsageError("that is no number", where=value) from None
    if number != number or number in (float("inf"), float("-inf")):
        raise UsageError("that is no number", where=value)
    return number

