"""Who says a sentence, told at its end by words alone: "…, harbour chief Tom Reed told the Plateau Herald."

A clause, a comma, somebody, a verb of saying, and nothing behind it but whom it is told to, when and where. That order
of words is plain where the reader misses it, or cuts somebody's office off and leaves it among the words said, and
where the parser takes the telling for one more thing that happened. Only tags are looked at, never what hangs on what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.attribute.form import quote_map
from sayso.attribute.mend import source_span
from sayso.attribute.phrases import FINITE, cut_out, is_part_of_name
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Annotated, Attribution, Token
from sayso.text import Span, covers

#: Confidence of a telling found by its words alone.
BEHIND = 0.68
WHY = "told at the end of its sentence"
SAYING = frozenset("say tell announce warn confirm add tweet".split())
#: What is told that is no hearer: "told the truth".
NO_HEARER = frozenset("truth lie story tale joke untruth fib secret difference time".split())
#: What may begin the words behind a verb that needs no hearer: where, when, how and to whom it is said.
PLACED = frozenset(
    """in on at to by during after before from via over through for about late early earlier later last this today
    yesterday tonight again afterwards separately monday tuesday wednesday thursday friday saturday sunday""".split()
)
#: Adverbs behind a comma that go on about the telling: "told the Herald, adding that …".
FURTHER = frozenset("adding citing quoting referring speaking describing noting according".split())
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
IN_PHRASE = NOUNS.union("DT JJ JJR JJS PRP$ POS CD HYPH RB VBG VBN CC PRP PDT ADD".split())
BEGINS = NOUNS.union("DT JJ JJS PRP$ PRP CD PDT VBN".split())
#: How a clause begins that stands under another: it is not what is told.
UNDER = frozenset(
    """if when whenever where while after before because although though since until once unless as whereas that what
    who whom whose which why how whether asked had were should""".split()
)
FROM_TO = frozenset("of for at from in with on".split())  # within somebody's phrase: "a spokesman for the port"
CLOSING = frozenset("”\"")
THEY = frozenset(("he", "she", "they"))
STOPS = frozenset(".!?…")
LONGEST_TAIL = 22  # tokens behind the verb
LONGEST_SOURCE = 16
LONGEST_ASIDE = 16  # "…, Tom Reed, who has run the port since May, told …"
LONGEST_TOLD = 90


@dataclass(frozen=True, slots=True)
class Behind:
    """A telling at the end of a sentence."""

    told: Span
    source: Span
    verb: Token
    end: int


def add_behind(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: tuple[Span, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions with those told at the end of a sentence: added where nobody was read to say it, and set right
    where the reader cut between what is told and who tells it. `silent`: nobody speaks."""
    out = list(attributions)
    for found in tellings(annotated):
        if not covers(silent, found.told):
            _put(annotated, out, found)
    return tuple(out)


def tellings(annotated: Annotated) -> list[Behind]:
    """The sentences that end on who says them, in order."""
    parse = annotated.parse
    quotes = quote_map(annotated.text)
    names = {m.end: m.start for a in annotated.actors if a.type != "place" for m in a.mentions}
    out = []
    for verb in parse.tokens:
        if verb.lemma.casefold() not in SAYING or verb.tag not in FINITE or verb.i < 4:
            continue
        end = _tail_end(annotated, verb)
        if end is None or quotes.touching(verb.start, verb.end):
            continue
        begin = _begin(annotated, verb)
        place = _source(annotated, verb, begin, names)
        if place is None:
            continue
        first, source = place
        told = _told(annotated, begin, first)
        if told is None or _is_own(annotated, source):
            continue
        around = [q for q in quotes.touching(told.start, verb.end) if q.start < told.start or q.end > told.end]
        if len(around) == 1 and around[0].end == told.end:
            told = Span(around[0].start, told.end)  # “One. Two,” Tom Reed told
        elif around:
            continue  # part of what is told is quoted beyond this sentence
        out.append(Behind(told, source_span(annotated, source) or source, verb, end))
    return out


def _tail_end(annotated: Annotated, verb: Token) -> int | None:
    """Where the sentence ends behind a verb of saying, None where something else is told there."""
    tokens = annotated.parse.tokens
    tail: list[Token] = []
    end = None
    for t in tokens[verb.i + 1 : verb.i + 2 + LONGEST_TAIL]:
        if t.text[0] in STOPS or "\n" in annotated.text[tokens[t.i - 1].end : t.start]:
            end = t.start
            break
        if t.text == "," and t.i + 1 < len(tokens) and tokens[t.i + 1].text.casefold() in FURTHER:
            end = t.start
            break
        tail.append(t)
    else:
        end = tokens[-1].end if verb.i + 1 + len(tail) == len(tokens) else None
    if end is None or any(t.tag in FINITE or t.tag.startswith("W") for t in tail):
        return None
    words = [t.text.casefold() for t in tail]
    if any(a == "to" and b.tag == "VB" for a, b in zip(words, tail[1:], strict=False)):
        return None  # "told the crew to leave": an order
    if any(t.text in ",;:—–-“”\"()" for t in tail) or "that" in words:
        return None
    lemma = verb.lemma.casefold()
    if lemma != "tell":
        return end if not tail or (words[0] in PLACED and (lemma, words[0]) != ("add", "to")) else None
    size = next((k for k, t in enumerate(tail) if t.tag not in IN_PHRASE), len(tail))
    hearer = [t for t in tail[:size] if t.tag in NOUNS or t.tag == "PRP"]
    return end if hearer and not any(t.lemma.casefold() in NO_HEARER for t in hearer) else None


def _begin(annotated: Annotated, verb: Token) -> int:
    """The first token of a sentence, though the parser may have begun a new one within it."""
    tokens, i = annotated.parse.tokens, verb.i
    while i and verb.i - i < LONGEST_TOLD:
        before = tokens[i - 1]
        if before.text[0] in STOPS or before.text in (":", ";") or "\n" in annotated.text[before.end : tokens[i].start]:
            break
        i -= 1
    return i


def _source(annotated: Annotated, verb: Token, begin: int, names: dict[int, int]) -> tuple[int, Span] | None:
    """The first token of the words for who says it, and these words."""
    tokens = annotated.parse.tokens
    breaks = [begin - 1, *(t.i for t in tokens[begin : verb.i] if t.text == "," or t.text in CLOSING)]
    for k, cut in reversed(list(enumerate(breaks))[-5:]):
        phrase = tokens[cut + 1 : verb.i]
        aside = next((t.i for t in phrase if t.text == ","), None)
        held = tokens[aside + 1 : phrase[-1].i] if aside is not None and phrase[-1].text == "," else ()
        if aside is None and (not phrase or not _is_somebody(phrase, names)):
            continue
        if aside is not None and not (held and _is_aside(held) and _is_somebody(tokens[cut + 1 : aside], names)):
            continue
        before = tokens[breaks[k - 1] + 1 : cut] if k else ()
        if before and phrase[0].tag in ("DT", "CD", "PRP$") and _is_somebody(before, names):
            phrase = tokens[before[0].i : verb.i]  # "Tom Reed, the mayor of Velan, one of the towns by the sea, said"
        words = phrase[:-1] if aside is not None else phrase
        return phrase[0].i, Span(words[0].start, words[-1].end)
    return None


def _is_somebody(phrase: Sequence[Token], names: dict[int, int]) -> bool:
    """Are these words one phrase for somebody, and nothing else?"""
    mistagged = len(phrase) > 2 and phrase[0].tag in ("VBP", "VB")  # “…,” harbour chief Tom Reed: no verb begins there
    if len(phrase) > LONGEST_SOURCE or not (phrase[0].tag in BEGINS or _is_title(phrase[0]) or mistagged):
        return False
    first = phrase[0].text.casefold()
    if len(phrase) == 1 and first in THEY:
        return True
    if phrase[0].tag == "PRP" or first in ("this", "that", "these", "those", "it", "there", "then", "now"):
        return False
    inner = next((k for k, t in enumerate(phrase) if t.text.casefold() in FROM_TO), len(phrase))
    head = phrase[:inner]
    rest = phrase[mistagged:]
    if not head or any(_is_verb(t) or t.tag in ("TO", "MD", "EX") or t.tag.startswith("W") for t in rest):
        return False
    if any(t.tag not in IN_PHRASE and not _is_title(t) for t in head[mistagged:]):
        return False
    if any(t.text in "“”\"()" for t in phrase):
        return False
    if first == "the" and len(head) > 1 and head[1].tag in ("RBR", "JJR"):
        return False  # "the more he drank, the more Reed told them"
    named = names.get(head[-1].end, -1) >= phrase[0].start
    cuts = [k for k, t in enumerate(head) if t.tag == "CC"]
    if any(not _ends_on_somebody(head[:k], names) for k in cuts) or (cuts and phrase[0].i == head[cuts[0]].i):
        return False  # "it took coal, timber and Reed"
    return named or (_ends_on_somebody(head, names) and not (inner < len(phrase) and len(head) < 2))


def _ends_on_somebody(words: Sequence[Token], names: dict[int, int]) -> bool:
    """Is the last of these words a name, or a noun for somebody who speaks?"""
    if not words:
        return False
    last = words[-1]
    return last.end in names or (last.tag in NOUNS and is_speaker_noun(last.lemma))


def _is_verb(t: Token) -> bool:
    """Is it a finite verb, not an office that was tagged as one ("harbour chief", hung on a name)?"""
    return t.tag in FINITE and t.dep not in ("compound", "amod", "nmod", "det")


def _is_title(t: Token) -> bool:
    return t.dep in ("compound", "amod", "nmod")


def _is_aside(words: Sequence[Token]) -> bool:
    """ "54", "the director of the port", "who has run it since May": what stands between commas behind somebody."""
    if len(words) > LONGEST_ASIDE or any(t.text in ";:“”\"()" for t in words):
        return False
    if words[0].tag == "WP" and words[0].text.casefold() == "who":
        return True
    return words[0].tag in BEGINS | {"IN"} and not any(_is_verb(t) or t.tag == "CC" for t in words) and not any(
        t.text == "," for t in words
    )


def _told(annotated: Annotated, begin: int, first: int) -> Span | None:
    """The clause that is told, None where what stands before the `first` word of its source is none of its own."""
    tokens = annotated.parse.tokens
    told = list(tokens[begin:first])
    if told and told[-1].text == ",":
        told.pop()
    while told and (told[0].pos == "PUNCT" or told[0].tag == "CC") and told[0].text not in "“\"‘(":
        told.pop(0)
    if len(told) < 3 or told[0].text.casefold() in UNDER or told[0].tag.startswith("W"):
        return None
    subject = next((t for t in told if t.tag in NOUNS or t.tag in ("PRP", "EX", "DT", "CD")), None)
    if subject is None or not any(_is_verb(t) and t.i > subject.i and not _is_relative(told, t) for t in told):
        return None
    return Span(told[0].start, told[-1].end)


def _is_relative(told: Sequence[Token], verb: Token) -> bool:
    """Does the verb stand in a clause that "who" or "which" begins ("Lind, who was late")?"""
    before = [t for t in told if t.i < verb.i]
    start = next((k for k in range(len(before) - 1, -1, -1) if before[k].text == ","), -1)
    return any(t.tag in ("WP", "WDT") for t in before[start + 1 :])


def _is_own(annotated: Annotated, source: Span) -> bool:
    """Is it the paper itself that tells it?"""
    name = source.of(annotated.text).casefold().removeprefix("the ")
    return is_part_of_name(name, annotated.report.publisher or "")


def _put(annotated: Annotated, out: list[Attribution], found: Behind) -> None:
    """Add a telling to the attributions, or set the one right that has its verb for a cue."""
    verb = Span(found.verb.start, found.verb.end)
    read = [k for k, a in enumerate(out) if any(s.overlaps(verb) for s in a.cue)]
    if read:
        for k in read:
            if out[k].via is None:
                out[k] = _mended(annotated, out[k], found)
        return
    behind = Span(found.source.start, verb.end)
    for a in out:
        if any(s.overlaps(behind) for s in (*a.cue, *a.content)) or (
            any(s.overlaps(behind) for s in a.source) and any(s.start < verb.end for s in a.cue)
        ):  # fmt: skip
            return  # it was read as something else; "…, adding that …" is one more of the same
        if any(s.overlaps(found.told) and not found.told.holds(s) for s in a.content):
            return  # somebody says more than this sentence
    name = f"b{found.verb.i}"
    for k, a in enumerate(out):
        if a.via is None and all(found.told.holds(s) for s in (*a.source, *a.cue, *a.content)):
            out[k] = replace(a, via=name)
    out.append(Attribution(id=name, source=(found.source,), cue=(verb,), content=(found.told,), confidence=BEHIND,
                           why=(WHY,)))  # fmt: skip


def _mended(annotated: Annotated, a: Attribution, found: Behind) -> Attribution:
    """An attribution read there with the whole of who says it for its source and nothing of that among its content,
    which goes to the end of what is told, and has its beginning where it lacked a subject."""
    behind = Span(found.source.start, found.end)
    if a.source and (a.source[0].start < behind.start or not any(s.overlaps(found.source) for s in a.source)):
        return a
    kept = cut_out(a.content, (behind,), annotated.text)
    stray = kept != a.content
    here = [s for s in kept if s.overlaps(found.told)]
    if not here:
        kept = tuple(sorted((*kept, found.told)))
    elif len(here) == 1 and found.told.holds(here[0]):
        whole = Span(_whole_start(annotated, found.told, here[0]), found.told.end)
        kept = tuple(whole if s == here[0] else s for s in kept)
    if kept == a.content:
        return a
    return replace(a, source=(found.source,) if stray or not a.source else a.source, content=kept, why=(*a.why, WHY))


def _whole_start(annotated: Annotated, told: Span, content: Span) -> int:
    """Where a content begins, or the clause does where the reader's begins with its verb."""
    tokens = annotated.parse.within(content)
    before = annotated.parse.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None
    amid = before is not None and before.start >= told.start and before.tag not in (",", "CC") and before.pos != "PUNCT"
    return told.start if amid and _is_verb(tokens[0]) else content.start
