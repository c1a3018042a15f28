"""All labels of attributions whose spans and speakers are known: kind, act, form, factuality, with reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from sayso.attribute.act import act_of
from sayso.attribute.antecedents import is_person_word
from sayso.attribute.factuality import factuality_of, why_factuality
from sayso.attribute.form import form_of, quote_map
from sayso.attribute.kind import kind_of, kind_of_words
from sayso.attribute.phrases import head_of
from sayso.attribute.posts import is_word_for_word
from sayso.model import Actor, Annotated, Attribution, Form, Kind, Parse, Token


def label_attributions(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with kind, act, form and factuality."""
    quotes = quote_map(annotated.text)
    by_name: dict[str, Actor] = {a.name: a for a in annotated.actors}
    out = []
    for a in attributions:
        why = why_factuality(annotated, a)
        form: Form = "direct" if is_word_for_word(annotated.text, a) else form_of(annotated.text, quotes, a.content)
        actor = by_name.get(a.speaker or "")
        told = " ".join(span.of(annotated.text) for span in a.source)
        own_words = a.speaker is not None and a.speaker.casefold() == told.casefold()
        kind = kind_of(
            annotated, a, speaker=actor or (None if own_words else a.speaker), antecedent=a.stands_for or ""
        )
        if kind in ("unnamed", "organization", "group") and actor is not None and actor.type == "person":
            kind = "person"  # whoever is named is somebody, however the phrase describes them
        if kind == "unnamed" and a.cue and a.cue[0].of(annotated.text) == "@":
            kind = "person"  # who signs with a handle has told who he is
        if kind == "person" and actor is None:
            kind = _of_several(annotated, a) or kind
        out.append(
            replace(
                a,
                kind=kind,
                act="attitude" if says_nothing(annotated.parse, a, form) else act_of(annotated.parse, a),
                form=form,
                factuality=factuality_of(annotated, a),
                why=(*a.why, why) if why else a.why,
            )
        )
    return tuple(out)


def _of_several(annotated: Annotated, a: Attribution) -> Kind | None:
    """The kind of people without a name that only a headline's capital made somebody ("Holm's Journalists")."""
    head = head_of(annotated.parse, a.source)
    if head is None or head.tag not in ("NNS", "NNPS") or _names_somebody(annotated, a):
        return None
    word = head.text.casefold()
    return kind_of_words(annotated, word) if is_person_word(word.removesuffix("s")) else None


def _names_somebody(annotated: Annotated, a: Attribution) -> bool:
    """Is somebody's name among a source's words?"""
    return any(m.type == "person" and m.span.overlaps(s) for m in annotated.mentions for s in a.source)


#: Verbs that make a statement of a bare noun: "denied the raid", "demanded an extension".
STATING = frozenset(
    """
    say deny claim confirm announce promise report admit allege predict propose demand order reject dispute acknowledge
    declare warn threaten reveal disclose pledge vow suggest expect fear believe think want seek plan hope intend
    request urge call rule know doubt foresee forecast anticipate assert concede guarantee swear recommend confess plead
    require propose project estimate imply indicate signal cite refute rebut contest question suspect blame accuse
    consider describe label dub term regard characterize characterise portray estimate put quote
    """.split()
)
#: Verbs that find something to be so: "found that law invalid".
JUDGING = frozenset("find rule deem hold declare judge".split())
DECLINING = frozenset("decline refuse".split())
SILENT_OF = frozenset("say tell disclose reveal mention add know".split())
ANSWERING = frozenset("comment respond reply answer return elaborate speak discuss talk".split())


def says_nothing(parse: Parse, a: Attribution, form: Form) -> bool:
    """Is there no proposition: a topic ("asked about the raid"), an answer refused ("declined to comment")?"""
    cue = [t for s in a.cue for t in parse.within(s)]
    lemmas = {t.lemma.casefold() for t in cue}
    content = [t for s in a.content for t in parse.within(s)]
    if cue and content and lemmas <= {"dismiss", "have"} and "dismiss" in lemmas:
        return _sent_away(parse, a)
    if not cue or not content or form != "indirect":
        return False
    if lemmas & DECLINING and (lemmas | {t.lemma.casefold() for t in content[:3]}) & ANSWERING:
        return True
    if _is_unwilling(parse, cue, content):
        return True
    if any(t.text.casefold() == "yet" for t in cue) and {t.lemma.casefold() for t in (*cue, *content[:2])} & ANSWERING:
        return True  # "has yet to comment"
    if lemmas & ANSWERING and any(t.dep == "neg" for t in cue):
        return True
    if any(t.text.casefold() == "nothing" for t in cue) and lemmas & SILENT_OF:
        return True  # "said nothing about the losses"
    inside = {t.i for t in content}
    clause = any(t.tag.startswith("VB") or t.tag == "MD" for t in content if t.dep != "amod"
                 and not _in_relative(parse, t.i, inside))  # fmt: skip
    verbs = {t.lemma.casefold() for t in cue if t.tag.startswith("VB")}
    clause = clause or (bool(verbs & JUDGING) and content[-1].pos == "ADJ")
    if verbs == {"know"} and not clause:
        return any(t.dep == "dobj" and t.pos in ("NOUN", "PROPN") and parse.tokens[t.head] in cue for t in content)
    if "deny" in verbs and _withheld(parse, cue, content):
        return True
    return bool(verbs) and not clause and not verbs & STATING


def _is_unwilling(parse: Parse, cue: list[Token], content: list[Token]) -> bool:
    """Does somebody only not do a thing: "declined | to name the pupil", "refuses to say | who paid"?"""
    words = [t for t in cue if t.pos != "PUNCT"]
    if len(words) > 2 and words[-3].lemma.casefold() in DECLINING and words[-1].lemma.casefold() in SILENT_OF:
        return True
    return bool(words) and words[-1].lemma.casefold() in DECLINING and content[0].tag == "TO" and (
        words[-1].tag != "VB" or words[0].tag == "MD")  # fmt: skip


#: What is dismissed as untrue or unwise; cases, motions and workers are sent away.
DISMISSIBLE = frozenset(
    """accusation allegation argument assertion assumption assessment belief call claim comment complaint comparison
    concern contention criticism denial explanation fear finding idea insinuation interpretation notion objection
    possibility prospect report rumor rumour scenario speculation statement story suggestion talk theory thought threat
    version warning worry it this that these""".split()
)
#: What somebody is kept from having: nothing is said of it.
WITHHELD = frozenset(
    """access admission admittance answer appeal application asylum bail benefit care chance citizenship clemency
    compensation consent coverage credit entry extension honor honour hearing injunction justice leave licence license
    motion opportunity parole passage permission permit petition place privilege release relief request respect right
    service shelter status treatment victory visa visit vote""".split()
)


def _sent_away(parse: Parse, a: Attribution) -> bool:
    """Is what is dismissed no statement: "dismissed 340 cases", "dismissed four guards"? "As nonsense" tells one."""
    head = head_of(parse, a.content[:1])
    if a.content[0].of(parse.text)[:1] in "\"“‘'":
        return False
    if head is None or head.pos not in ("NOUN", "PROPN") or head.lemma.casefold() in DISMISSIBLE:
        return False
    return not any(t.text.casefold() == "as" and t.i > head.i for t in parse.within(a.content[0]))


def _withheld(parse: Parse, cue: list[Token], content: list[Token]) -> bool:
    """Is something kept from somebody: "denied the airline | permission", "was denied bail", "denied the request"?"""
    verb = next(t for t in cue if t.lemma.casefold() == "deny")
    below = list(parse.children(verb.i))
    objects = [t for t in below if t.dep in ("dobj", "dative", "oprd") and t.i > verb.i]
    if any(t.dep in ("ccomp", "xcomp", "pcomp") for t in below):
        return False
    heads = {t.lemma.casefold() for t in objects if t.pos == "NOUN"}
    return bool(heads & WITHHELD) or any(t.dep == "dative" for t in objects)


def _in_relative(parse: Parse, i: int, inside: set[int]) -> bool:
    """Does the token hang below a relative clause within the content? What is said may hang on whoever was told
    ("told folk in town that the pier had fallen"): its noun is outside."""
    for _ in range(12):
        token = parse.tokens[i]
        if token.dep == "relcl" and token.head in inside:
            return True
        if token.head == i or token.head not in inside:
            return False
        i = token.head
    return False


def outlet_test(annotated: Annotated) -> Callable[[str], bool]:
    """A predicate on source words: are they a news organisation in this report?"""

    @lru_cache(maxsize=512)
    def is_outlet(words: str) -> bool:
        return bool(words) and kind_of_words(annotated, words) == "outlet"

    return is_outlet
