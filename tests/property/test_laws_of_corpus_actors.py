"""Laws of actors across reports, whatever the names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from match.actor_samples import at, told
from sayso.match.actor_items import authors
from sayso.match.actors import ActorDecisions, join_actors
from sayso.model import CorpusActor, Reading, ReportSpan

NAMES = st.sampled_from(
    "Ida Holm|Holm|I. Holm|Ida Maria Holm|Odd Holm|Odd Rask|Rask|O. Rask|Robert Dunmore|Bob Dunmore|Robert Dunmore Jr.|"
    "Bashir al-Harran|Bashir Harran|Hafez al-Harran|Harran|Skarn|Skarns|Skarn Harbour Authority|Harbour Authority|SHA|"
    "Foreign Ministry|Skarnian Foreign Ministry|Skarnian government|Skarnia|The Harrow Gull|Gull|7th Brigade|"
    "17th Brigade|Niger|Nigeria|Ministry of Tides|Tides Ministry|Zoë|É.|---|’s|Mr|X AE".split("|")
)
TYPES = st.sampled_from(["person", "organization", "place"])
ACTOR = st.tuples(TYPES, st.lists(NAMES, min_size=1, max_size=3)).map(lambda x: (x[0], *x[1]))
PUBLISHERS = st.sampled_from([None, "The Harrow Gull", "Radio Skarn", "Skarn Harbour Authority"])
DATES = st.sampled_from([None, "2021-03-01", "2021-03-02"])
BYLINES = st.sampled_from([None, "By Ida Holm", "SNS"])


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    """Up to five reports of up to four actors each, a name in one actor alone."""
    out = []
    for n in range(draw(st.integers(0, 5))):
        actors, used = [], set()
        for kind, *mentions in draw(st.lists(ACTOR, max_size=4)):
            kept = [m for m in mentions if m not in used]
            used.update(kept)
            if kept:
                kept[0] += draw(st.sampled_from(["", ";a diver", ";the mayor;somebody"]))
                actors.append((kind, *kept))
        out.append(told(f"r{n}", *actors, publisher=draw(PUBLISHERS), published=draw(DATES), byline=draw(BYLINES)))
    return out


@st.composite
def decided(draw: st.DrawFn) -> tuple[list[Reading], ActorDecisions]:
    """Reports, and decisions on some of their mentions."""
    held = draw(reports())
    places = [ReportSpan(report=r.report.id, span=m) for r in held for a in r.actors for m in a.mentions]
    if not places:
        return held, ActorDecisions()
    pairs = st.frozensets(st.frozensets(st.sampled_from(places), min_size=1, max_size=2), max_size=3)
    return held, ActorDecisions(same=draw(pairs), not_same=draw(pairs))


def holder(actors: tuple[CorpusActor, ...], place: ReportSpan) -> CorpusActor:
    return next(a for a in actors if place in a.mentions)


@given(decided(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_reports_never_changes_the_actors(drawn: tuple[list[Reading], ActorDecisions], dice):
    held, decisions = drawn
    shuffled = list(held)
    dice.shuffle(shuffled)
    assert join_actors(held, decisions) == join_actors(shuffled, decisions)


@given(decided())
@settings(max_examples=60, deadline=None)
def test_a_report_added_twice_adds_nothing(drawn: tuple[list[Reading], ActorDecisions]):
    held, decisions = drawn
    assert join_actors([*held, *held[:2]], decisions) == join_actors(held, decisions)


@given(decided())
@settings(max_examples=60, deadline=None)
def test_what_is_not_the_same_is_never_one_actor(drawn: tuple[list[Reading], ActorDecisions]):
    held, decisions = drawn
    actors = join_actors(held, decisions)
    within = [{ReportSpan(report=r.report.id, span=m) for m in a.mentions} for r in held for a in r.actors]
    for pair in decisions.not_same:
        if len(pair) == 2 and not any(pair <= mentions for mentions in within):
            a, b = (holder(actors, place) for place in pair)
            assert a is not b


@given(decided())
@settings(max_examples=60, deadline=None)
def test_what_is_the_same_is_one_actor_unless_something_is_not(drawn: tuple[list[Reading], ActorDecisions]):
    held, decisions = drawn
    if not decisions.not_same:
        actors = join_actors(held, decisions)
        for pair in decisions.same:
            assert len({holder(actors, place).id for place in pair}) == 1


@given(decided())
@settings(max_examples=60, deadline=None)
def test_every_alias_stands_in_a_report_of_its_actor(drawn: tuple[list[Reading], ActorDecisions]):
    held, decisions = drawn
    texts = {r.report.id: r.report.text for r in held}
    signed = {name for r in held for name in (r.report.publisher, *authors(r.report.byline))}
    for actor in join_actors(held, decisions):
        assert actor.name in actor.aliases
        shown = [m.span.of(texts[m.report]) for m in actor.mentions]
        for alias in actor.aliases:
            assert alias in signed or any(alias in texts[m.report] and alias.endswith(words)
                                          for m, words in zip(actor.mentions, shown, strict=True))  # fmt: skip


@given(decided())
@settings(max_examples=60, deadline=None)
def test_every_mention_and_role_of_a_report_is_one_actors(drawn: tuple[list[Reading], ActorDecisions]):
    held, decisions = drawn
    actors = join_actors(held, decisions)
    mentions = [m for a in actors for m in a.mentions]
    assert len(mentions) == len(set(mentions))
    assert set(mentions) >= {ReportSpan(report=r.report.id, span=m) for r in held for a in r.actors for m in a.mentions}
    roles = sorted((w.report, w.span, words) for a in actors for words, w, _ in a.roles)
    assert roles == sorted((r.report.id, x.span, x.text) for r in held for a in r.actors for x in a.roles)
    assert len({a.id for a in actors}) == len(actors)


def test_the_sample_of_places_finds_words():
    report = told("r", ("person", "Ida Holm"))
    assert at(report, "Ida Holm") == ReportSpan(report="r", span=report.actors[0].mentions[0])
