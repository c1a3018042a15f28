"""The stages of one report, in order, on one page.

read -> annotate (asides, words, encoding, parse, names, actors, times, numbers)
     -> attribute (spans, relays, speakers, labels, chains, conflicts, assertions, propositions) -> Reading
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso import __version__
from sayso.annotate.actors import find_actors
from sayso.annotate.asides import edges_of, find_asides
from sayso.annotate.encoding import Encoding, encode, weights
from sayso.annotate.names import NameScores, find_mentions
from sayso.annotate.numbers import find_numbers
from sayso.annotate.parse import parse
from sayso.annotate.roles import find_roles
from sayso.annotate.times import find_times
from sayso.attribute.announced import add_announced
from sayso.attribute.assertions import find_assertions
from sayso.attribute.behind import add_behind
from sayso.attribute.beside import without_answers
from sayso.attribute.chains import build_chains
from sayso.attribute.clauses import add_clauses, add_unsourced
from sayso.attribute.conflicts import find_conflicts
from sayso.attribute.contrasts import part_contrasts
from sayso.attribute.dates import hold_dates
from sayso.attribute.denied import heed_denied
from sayso.attribute.edges import hold_amid
from sayso.attribute.find import FindOptions, find_attributions
from sayso.attribute.frames import add_framed, add_headlined
from sayso.attribute.inversion import set_inverted
from sayso.attribute.issuers import name_issuers
from sayso.attribute.joined import set_joined
from sayso.attribute.label import label_attributions, outlet_test
from sayso.attribute.mend import mend
from sayso.attribute.misplaced import without_mentioned
from sayso.attribute.newcomers import give_to_newcomers
from sayso.attribute.posts import add_posts
from sayso.attribute.propositions import find_propositions
from sayso.attribute.quotations import add_quotations
from sayso.attribute.relatives import hung_on_people
from sayso.attribute.relays import add_relays, join_according, join_rivals, relay_late
from sayso.attribute.retold import add_retold, take_from_the_wisher
from sayso.attribute.speakers import resolve_speakers
from sayso.attribute.told_of import add_told_of
from sayso.attribute.transcripts import add_turns, is_turn
from sayso.attribute.unsaid import without_unsaid
from sayso.attribute.verdicts import heed_verdicts
from sayso.attribute.weighed import heed_weighed
from sayso.model import Annotated, Attribution, Number, Reading, Report, Role
from sayso.text import Span, covers

#: To be counted up with each release whose rules read the same texts otherwise: `sayso reread` goes by it.
RULES = 12
#: Asides whose words are outside the article: they are not read at all.
UNREAD = ("promo", "byline", "dateline")
#: Asides in which no attribution may stand (DESK rules: a sub-head is the editor's, not a statement).
SILENT = (*UNREAD, "subhead")


def annotate(report: Report) -> Annotated:
    """What the words of a report say by themselves."""
    asides = find_asides(report)
    unread = tuple(a.span for a in asides if a.kind in UNREAD)
    promos = tuple(a.span for a in asides if a.kind == "promo")
    encoding = encode(report.text, skip=unread)
    edges = edges_of(report.text, asides)
    parsed = hung_on_people(parse(report.text, edges))
    mentions = find_mentions(parsed, names_of(encoding), promos, edges)
    actors = find_roles(parsed, find_actors(parsed, mentions))
    times = tuple(t for t in find_times(parsed, report.published) if not covers(promos, t.span))
    numbers = tuple(n for n in find_numbers(parsed, times) if not covers(promos, n.span))
    return Annotated(report=report, parse=parsed, encoding=encoding, mentions=mentions, actors=actors, times=times,
                     numbers=numbers, asides=asides)  # fmt: skip


def names_of(encoding: Encoding) -> NameScores:
    """The encoder's name scores in the form that the name finder takes."""
    return NameScores(encoding.words.starts, encoding.words.ends, encoding.names)


def attribute(annotated: Annotated, options: FindOptions | None = None) -> tuple[Attribution, ...]:
    """Who says what, through whom, how certainly."""
    silent = tuple(a.span for a in annotated.asides if a.kind in SILENT)
    is_outlet = outlet_test(annotated)
    finding = find_attributions(annotated, options)
    found = set_inverted(annotated, mend(annotated, finding.attributions))
    found = add_behind(annotated, join_rivals(annotated, found, finding.rivals, is_outlet), silent)
    found = hold_amid(annotated, add_relays(annotated, join_according(annotated, found)))
    found = hold_dates(annotated, set_joined(annotated.parse, found))
    found = add_posts(annotated, add_quotations(annotated, found, silent), silent)
    found = give_to_newcomers(annotated, add_turns(annotated, found, silent), silent)
    found = add_headlined(annotated, add_framed(annotated, found, silent), silent)
    found = add_retold(annotated, found, silent)
    told = add_unsourced(annotated.parse, add_clauses(annotated.parse, found), silent)
    found = without_mentioned(annotated.parse, relay_late(annotated, found, told))
    found = add_announced(annotated.parse, found, silent)
    found = part_contrasts(annotated, without_answers(annotated.parse, found))
    found = without_unsaid(annotated, take_from_the_wisher(annotated, found))
    found = heed_denied(annotated.parse, heed_weighed(annotated.parse, heed_verdicts(annotated, found)))
    found = add_told_of(annotated, found, is_outlet, silent)
    found = tuple(a for a in found if is_turn(a) or not any(covers(silent, s) for s in a.cue))
    found = label_attributions(annotated, resolve_speakers(annotated, found))
    found = tuple(replace(a, confidence=whole_confidence(a)) for a in found)
    return numbered(build_chains(annotated, name_issuers(annotated, found), is_outlet))


def whole_confidence(a: Attribution) -> float:
    """How sure the reading is as a whole: of its spans and, where a speaker is named, of the speaker."""
    return round(a.confidence * a.speaker_confidence if a.speaker else a.confidence, 3)


def numbered(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Ids a1, a2, ... in reading order; `via` follows. A `via` that leads nowhere becomes None."""
    order = sorted(attributions, key=lambda a: (min(s.start for s in (*a.source, *a.cue, *a.content)), a.cue))
    names = {a.id: f"a{i}" for i, a in enumerate(order, 1)}
    return tuple(replace(a, id=names[a.id], via=names.get(a.via or "")) for a in order)


def read_report(report: Report, options: FindOptions | None = None) -> Reading:
    """The whole reading of one report."""
    annotated = annotate(report)
    attributions = attribute(annotated, options)
    numbers = tuple(given_by(n, attributions) for n in annotated.numbers)
    actors = tuple(replace(a, roles=tuple(role_by(r, attributions) for r in a.roles)) for a in annotated.actors)
    annotated = replace(annotated, numbers=numbers, actors=actors)
    assertions = find_assertions(annotated, attributions)
    return Reading(
        report=report,
        attributions=attributions,
        assertions=assertions,
        propositions=find_propositions(annotated, attributions, assertions),
        numbers=numbers,
        actors=actors,
        times=annotated.times,
        asides=annotated.asides,
        conflicts=find_conflicts(annotated, attributions, assertions),
        made_by=made_by(),
    )


def made_by() -> dict[str, Any]:
    """What makes readings here: the version, the number of its rules and the hashes of the weights.

    Raises ModelError where they are missing.
    """
    return {"sayso": __version__, "rules": RULES, "models": {f"reader/{k}": v for k, v in weights().sha256.items()}}


def holding(span: Span, attributions: tuple[Attribution, ...]) -> str | None:
    """The innermost attribution whose content holds the span; attitudes give nothing."""
    held = [a for a in attributions if a.act != "attitude" and covers(a.content, span)]
    depth = {a.id: a for a in attributions}

    def level(a: Attribution) -> int:
        n = 0
        while a.via and a.via in depth and n < 20:
            a, n = depth[a.via], n + 1
        return n

    return max(held, key=level).id if held else None


def given_by(number: Number, attributions: tuple[Attribution, ...]) -> Number:
    """The number with the attribution that gives it."""
    return replace(number, by=holding(number.span, attributions))


def role_by(role: Role, attributions: tuple[Attribution, ...]) -> Role:
    """The role with the attribution that gives it."""
    return replace(role, by=holding(role.span, attributions))
