"""How certain, and with which polarity, a content is according to its source.

Values are signed degrees, as in FactBank: 3 certain, 2 probable, 1 possible, 0 unknown, negative where the
proposition is denied. A value has two parts: what the content's main predicates say of themselves
(`clause_value`: negation, modals, hedges, conditions, questions) and what the cue does to them
(`cue_effect`: a denial turns them round, a belief weakens them, a wish leaves them open).

The same machinery values any event word of a sentence (`word_factuality`), climbing through the
words that embed it.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from sayso.attribute import lexicon as lex
from sayso.attribute.act import INFINITIVE, ORDERING_VERBS, base_forms, heads_of, tokens_of, told_aloud
from sayso.attribute.phrases import is_held_to
from sayso.model import Annotated, Attribution, Factuality, Parse, Token

LABELS: dict[int, Factuality] = {3: "CT+", 2: "PR+", 1: "PS+", 0: "Uu", -1: "PS-", -2: "PR-", -3: "CT-"}
DEGREES = {label: degree for degree, label in LABELS.items()}
CERTAINTY = {"CT": 3, "PR": 2, "PS": 1, "Uu": 0}

CLAUSAL = frozenset(("VERB", "AUX"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
COMPLEMENTS = frozenset(("acomp", "attr", "oprd", "dobj", "xcomp"))
ENDS = frozenset((".", "?", "!", "?!", "!?", "..."))
DOUBLE_MARKS = frozenset(('"', "“", "”", "``", "''"))
LEADING = frozenset(("PUNCT", "CCONJ", "INTJ", "SPACE"))
#: What stands before a question that is none of the clause before it: "it is shut, and who did that?"
SET_APART = frozenset(("and", "but", "so", "or", "—", "–", "--", ";", ":"))
#: "not until noon did he leave": he left
NOT_ONLY = frozenset(("only", "just", "merely", "simply", "least", "alone", "solely", "until", "till"))
#: "there is no doubt" asserts
CERTAIN_NOUNS = frozenset(("doubt", "question", "secret", "wonder", "denying", "mistake", "surprise", "coincidence"))
#: "not one house", "not all of them": the negation of such a word empties, or denies of all, what it counts
COUNTED = frozenset(("one", "a", "an", "any", "all", "every", "each", "everyone", "everybody", "everything", "both",
                     "many", "much", "enough", "anyone", "anybody", "anything"))  # fmt: skip
CONTRACTED = frozenset(("n't", "n’t"))
#: phrases with "no" that deny the clause wherever they stand in it; "in no time" and "at no cost" do not
NEVER = frozenset((("at", "time"), ("at", "point"), ("at", "stage"), ("at", "moment"), ("in", "way"), ("in", "case"),
                   ("in", "sense"), ("in", "circumstance"), ("in", "respect"), ("in", "wise"), ("by", "mean"),
                   ("by", "means"), ("on", "account"), ("on", "occasion"), ("under", "circumstance"),
                   ("under", "condition"), ("to", "extent"), ("to", "degree")))  # fmt: skip
#: what the verb tells of stands behind these, so that "no" behind them denies as it does in an object
OBJECT_PREPOSITIONS = frozenset(("of", "to", "from", "about", "against"))
#: "to no avail": it was done all the same
IN_VAIN = frozenset(("avail", "effect", "end", "purpose", "result", "use"))
NOBODY = frozenset(("nobody", "none", "no-one", "neither"))
#: who says that it is not clear that a thing is so, does not say that it is not
CLEAR = frozenset("clear certain known obvious evident apparent plain proven established".split())
IF_WORDS = frozenset(("if", "unless", "whether", "provided", "assuming", "lest"))
#: with these, "can" tells what is done, not what is possible: "I can confirm"
CAN_DO = frozenset(("say", "tell", "confirm", "attest", "assure", "see", "hear", "understand", "remember", "imagine",
                    "promise", "guarantee", "reveal", "help", "afford", "report", "verify", "feel", "add"))  # fmt: skip
#: With a measure behind it, what a thing "can" is what it is built for: "can carry 200 people"; "can take two years"
#: is left possible.
MEASURED = frozenset("carry hold seat lift haul produce grind generate store process accommodate house sleep".split())
UNDENIABLE = frozenset(
    ("deny", "dispute", "exclude", "ignore", "overstate", "stress", "emphasize", "emphasise", "help")
)
#: Where somebody or something is to be seen: "appeared in court", "on screen"; before others nothing is how it is.
SCENES = frozenset(
    "court print public person screen stage television tv film theatre theater parliament congress".split()
)
PLACING = frozenset("on before alongside beside opposite via during near next outside behind among after".split())
#: What "if" and "whether" stand behind where they put a question and no condition: "check if they were hit".
LEFT_TO_FIND = frozenset("ask check determine establish examine investigate know learn see verify wonder".split())
#: What lasts up to a time: "did not wait until noon" denies it, where "did not leave until noon" tells that he left.
LASTING = frozenset(
    "wait stay remain last work hold keep live sleep survive stand sit stick continue endure linger postpone".split()
)
#: Before "more likely" or "as likely" they tell how much more likely one thing is than another.
MEASURES = frozenset("% percent cent times point points twice half thrice third".split())
DEGREES_OF_MORE = frozenset("far much significantly considerably substantially slightly somewhat vastly lot".split())
AMAZED = frozenset(("believe",))
AMAZING = "amazement or doubt: left open"
#: "it remains to be seen", "is yet to be decided": what will be known some day
FOUND_OUT = frozenset("see determine establish decide prove know confirm".split())
NOBODY_ELSE = frozenset(("god", "heaven", "heavens", "goodness", "lord", "who"))
FAILING = frozenset(("fail", "refuse", "decline", "neglect"))
ASKING = frozenset(("ask", "wonder", "inquire", "enquire", "query", "question", "investigate", "probe", "debate"))
PONDERING = frozenset(("weigh", "mull", "contemplate", "ponder", "deliberate", "toy", "flirt"))
CONVINCED = frozenset(
    ("certain", "sure", "convinced", "positive", "adamant", "clear", "aware", "satisfied", "persuaded")
)
FORGETTING = frozenset(("remember", "recall", "recollect"))
GRASPING = frozenset(("understand", "comprehend", "fathom"))
#: What is a fact though its source does not do this with it; "know" only in the past ("I don't know that he left").
UNREALISED = frozenset(("realize", "realise", "notice", "understand"))
UNKNOWN_ONCE = frozenset(("know", "hear", "learn"))
#: "had no idea that": these behind "no", and "unaware" and its like
IGNORANCE = frozenset(("idea", "clue", "inkling", "notion"))
UNAWARE = frozenset(("unaware", "oblivious"))
#: Where one of these stands in what was not known, it is seldom a fact: "had no idea there was any plan".
NOT_KNOWN = frozenset("any anyone anybody anything ever either".split())
#: what a listed cue of several words does: (affirmed, denied)
CUE_PHRASES = {
    ("rule", "out"): (-3, 0),
    ("plead", "not", "guilty"): (-3, -3),
    ("plead", "guilty"): (3, -3),
    ("have", "no", "idea"): (0, 0),
    ("no", "evidence"): (-3, -3),
    ("no", "proof"): (-3, -3),
    ("have", "no", "plan"): (-3, -3),
    ("have", "no", "intention"): (-3, -3),
    ("have", "no", "doubt"): (3, 3),
    ("no", "doubt"): (3, 3),
    ("tire", "of"): (3, 3),
    ("set", "about"): (0, 0),
    ("little", "doubt"): (3, 3),
    ("scant", "doubt"): (3, 3),
    ("few", "doubt"): (3, 3),
    ("not", "any", "doubt"): (3, 3),
    ("hardly", "any", "doubt"): (3, 3),
    ("have", "doubt"): (-2, 2),
    ("express", "doubt"): (-2, 2),
    ("cast", "doubt"): (-2, 2),
    ("look", "into"): (0, 0),
    ("call", "for"): (0, 0),
    ("call", "on"): (0, 0),
    ("call", "upon"): (0, 0),
    ("link", "with"): (1, -1),
    ("link", "to"): (1, -1),
    ("would", "like"): (0, -3),
    ("hope",): (0, -3),
    ("know", "as"): (3, 0),
    ("confident",): (2, -2),
    ("express", "hope"): (0, 0),
    ("express", "confidence"): (2, -2),
    ("express", "concern"): (1, 0),
    ("raise", "possibility"): (1, 0),
    ("not", "clear"): (0, 0),
    ("unclear",): (0, 0),
    ("find", "no"): (-3, -3),
    ("stand", "ready"): (0, -3),
    ("no", "sign"): (-3, -3),
    ("no", "indication"): (-3, -3),
    ("take", "responsibility"): (3, -3),
}


class Reason(NamedTuple):
    """A value with what made it so, in words for a reader; no words where nothing was special."""

    value: int
    why: str = ""


class _Effect(NamedTuple):
    """What an embedding word does to the proposition below it, affirmed and denied."""

    affirmed: int
    denied: int
    why: str = ""


def _lemmas(token: Token) -> tuple[str, ...]:
    return (token.lemma.lower(), *base_forms(token.text))


def _in(token: Token, words: frozenset[str] | dict) -> bool:
    return any(w in words for w in _lemmas(token))


# --- one clause ----------------------------------------------------------------------------------


def clause_value(parse: Parse, i: int, limit: int | None = None, *, whole: bool = True, said: bool = False) -> Reason:
    """Degree and polarity of the clause whose predicate is token i, as worded, whatever embeds it.

    `limit` (a character offset) stops the look for a question mark. With `whole`, what the
    predicate does to its complement counts ("failed to pay" denies the paying); without, only the
    predicate's own event does (the failing happened). `said`: somebody says that it is so, whoever asks whether.
    """
    t = parse.tokens[i]
    children = list(parse.children(i))
    if (told := _finite_below(parse, t, children)) is not None:
        return clause_value(parse, told.i, limit, whole=whole, said=said)
    if _is_question(parse, t, children, limit):
        return Reason(0, "it is a question")
    if _is_imperative(parse, t, children):
        return Reason(0, "it is a request or an order")
    if_word = _condition(parse, children)
    if if_word and not (said and if_word.casefold() == "whether"):
        return Reason(0, f"it holds only under a condition ('{if_word}')")
    if whole and (word := _nobody_can_tell(parse, t, children)):
        return Reason(0, f"'{word}' leaves it open")
    value, why = _complement_value(parse, t, children) if whole else (3, "")
    modal = _modal(parse, t, children)
    if modal is not None:
        degree, word = modal
        if degree < abs(value):
            value = degree if value > 0 else -degree
            why = f"'{word}' leaves it open" if not degree else f"'{word}' makes it {_NAMES[degree]} only"
    for child in children:
        hedge = lex.HEDGES.get(child.text.lower()) if child.dep in ("advmod", "npadvmod", "acomp", "intj") else None
        if hedge and CERTAINTY[hedge] < abs(value) and not _compares(parse, child, children):
            value = CERTAINTY[hedge] if value > 0 else -CERTAINTY[hedge]
            why = f"'{child.text}' hedges it"
    negator = _negation(parse, t, children)
    if negator and modal is not None and modal[1].lower() in ("can", "could", "cannot") and _in(t, UNDENIABLE):
        return Reason(3)  # "we cannot deny that" asserts
    if negator.casefold() in CONTRACTED and modal is not None and _in(t, AMAZED) and _tells_a_clause(parse, t):
        return Reason(0, AMAZING)
    if negator and _is_so_all_the_same(parse, t, children, negator, modal):
        return Reason(3)
    open_before = _possible_before(parse, t, children)
    if open_before is not None and 0 < open_before[0] < abs(value):
        value, why = open_before[0], _named(*open_before)
    if negator and (word := _left_unclear(parse, t, children)):
        return Reason(0, f"'{negator} {word}' leaves it open")
    if negator and any(_is_any_doubt(parse, c) for c in children):
        return Reason(value, why)  # "there is hardly any doubt that he knew"
    if negator:
        value, why = _denied(value, modal), f"'{negator}' denies it" if not why else f"{why}, '{negator}' denies it"
    if not negator and any(_is_any_doubt(parse, c) for c in children):
        value, why = -value, "'any' denies it"  # what is not thought: "there is any doubt that he knew"
    return Reason(value, why)


def _finite_below(parse: Parse, t: Token, children: list[Token]) -> Token | None:
    """The verb of a clause whose subject's own clause the parser took for it: "the win she | may have seen | did not
    come". What hangs on a verb without a subject has no finite "did"; nor has a bare infinitive a subject of its own
    and a finite verb without one below it: "the policy of asking that drivers | prove it | appears to work"."""
    if t.tag == "VB" and any(c.dep in SUBJECTS for c in children) and not any(c.dep == "aux" for c in children):
        bare = (c for c in children if c.dep in ("advcl", "ccomp") and c.i > t.i and c.tag in ("VBZ", "VBD"))
        found = next((c for c in bare if not any(
            x.dep in (*SUBJECTS, "mark", "expl", "csubj") or x.tag in ("WRB", "WP", "WDT") for x in parse.children(c.i)
        )), None)  # fmt: skip
        if found is not None:
            return found
    below = (c for c in children if c.dep == "xcomp" and c.tag == "VB" and not any(
        x.dep in SUBJECTS for x in parse.children(c.i)))  # fmt: skip
    return next((c for c in below if any(x.dep == "aux" and x.lemma.lower() == "do" and x.tag in ("VBD", "VBZ", "VBP")
                                         for x in parse.children(c.i))), None)  # fmt: skip


def _is_so_all_the_same(
    parse: Parse, t: Token, children: list[Token], negator: str, modal: tuple[int, str] | None
) -> bool:
    """Does a negated clause deny nothing: by a set phrase, with a doubt below it, or up to a time only?"""
    if modal is None:
        return _is_undoubted(parse, t, children) or _has_come(parse, t, children)
    return _is_eager(parse, t, negator, modal) or _is_utmost(parse, t, children, modal)


def _is_eager(parse: Parse, t: Token, negator: str, modal: tuple[int, str]) -> bool:
    """ "Can't wait to see it" is a set phrase for "long to"; written out ("cannot wait") it may be meant."""
    after = parse.tokens[t.i + 1] if t.i + 1 < len(parse.tokens) else t
    can = modal[1].lower() in ("cannot", "can", "could")
    return can and negator.casefold() in CONTRACTED and t.lemma.lower() == "wait" and after.tag == "TO"


def _is_utmost(parse: Parse, t: Token, children: list[Token], modal: tuple[int, str]) -> bool:
    """ "Couldn't be happier", "could not agree more": it is so, and to the utmost."""
    if modal[1].lower() not in ("could", "cannot", "can") or not _in(t, frozenset(("be", "agree"))):
        return False
    words = [c for c in children if c.dep in ("acomp", "advmod") and c.i > t.i]
    more = [c for c in words if c.tag in ("JJR", "RBR") or any(
        x.text.lower() == "more" and x.i < c.i for x in parse.children(c.i))]  # fmt: skip
    than = any(x.text.lower() == "than" for c in more for x in (*children, *parse.children(c.i)))
    return bool(more) and not than


def _is_undoubted(parse: Parse, t: Token, children: list[Token]) -> bool:
    """Is what is not thought a doubt: "I don't think there's any doubt that he knew"?"""
    if not _in(t, lex.BELIEF_VERBS):
        return False
    told = (x for c in children if c.dep == "ccomp" and c.i > t.i for x in parse.children(c.i))
    return any(_is_any_doubt(parse, x) for x in told)


def _is_any_doubt(parse: Parse, noun: Token) -> bool:
    """Is it "any doubt" behind a "there is", which stands only where something around it denies it?"""
    there = noun.head and parse.tokens[noun.head - 1].text.lower() == "there"
    unsure = noun.lemma.lower() in CERTAIN_NOUNS and noun.dep in ("attr", "dobj")
    return bool(there) and unsure and any(c.text.lower() == "any" for c in parse.children(noun.i))


def _has_come(parse: Parse, t: Token, children: list[Token]) -> bool:
    """Is a thing of the past denied only up to a time: "did not choose until noon", "was not told till he asked"?

    The parser may hang the time on an infinitive below the object ("did not make his choice to go until noon").
    """
    past = any(c.dep in ("aux", "auxpass") and c.text.lower() in ("did", "was", "were") for c in children)
    if not past or _in(t, LASTING) or t.tag == "VBG":
        return False
    deep = [x for c in children if c.dep == "dobj" for x in parse.children(c.i) if x.dep == "acl" and x.tag == "VB"]
    for verb in (t, *(x for x in deep if not _in(x, LASTING))):
        for c in parse.children(verb.i):
            until = c.dep == "prep" and c.text.lower() in ("until", "till")
            if c.i > verb.i and (until or (c.dep == "advcl" and _has_mark(parse, c, ("until", "till")))):
                return True
    return False


_NAMES = {2: "probable", 1: "possible", 3: "certain"}


def _left_unclear(parse: Parse, t: Token, children: list[Token]) -> str:
    """The "clear" of "it is not clear that he left"."""
    if not any(c.dep in SUBJECTS and c.text.lower() == "it" for c in children):
        return ""
    word = next((c for c in (t, *children) if c.text.lower() in CLEAR and (c.i == t.i or c.dep == "acomp")), None)
    below = (*children, *(parse.children(word.i) if word is not None else ()))
    told = any(c.dep in ("ccomp", "csubj") and c.i > t.i and c.pos in CLAUSAL for c in below)
    return word.text if word is not None and told else ""


def _nobody_can_tell(parse: Parse, t: Token, children: list[Token]) -> str:
    """The words with which a speaker says that a thing is not known, to him or to anybody: "we are not aware of it",
    "it remains to be seen whether", "God knows how many". That the guard is not aware of it is a claim of its own."""
    low = t.lemma.lower()
    subject = next((c for c in children if c.dep in SUBJECTS and c.i < t.i), None)
    if subject is None:
        return ""
    if low == "be" and _is_of_oneself(parse, t, subject):
        aware = next((c for c in children if c.dep == "acomp" and c.text.lower() in ("aware", "unaware")), None)
        if aware is not None and (aware.text.lower() == "unaware") != bool(_negation(parse, t, children)):
            mine = subject.text.lower() in ("i", "we")
            return aware.text if mine or aware.text.lower() == "aware" else ""
    if low in ("be", "remain"):
        seen = next((c for c in children if c.dep == "xcomp" and c.tag == "VBN" and _in(c, FOUND_OUT)), None)
        yet = low == "remain" or any(c.text.lower() == "yet" for c in children)
        asked = subject.text.lower() == "it" or subject.dep == "csubj"
        return f"{t.text} to be {seen.text}" if seen is not None and yet and asked else ""
    if low == "know" and t.tag == "VBZ" and t.dep != "relcl" and subject.text.lower() in NOBODY_ELSE:
        below = next((c for c in children if c.dep == "ccomp" and c.i > t.i), None)
        first = parse.tokens[min(parse.subtree(below.i))] if below is not None else t
        asks = first.tag in ("WP", "WRB", "WDT") or first.text.lower() in IF_WORDS
        return f"{subject.text} {t.text}" if asks else ""
    return ""


def _is_of_oneself(parse: Parse, t: Token, subject: Token) -> bool:
    """Does a speaker tell of himself now: "we are not aware", "officials said they were not aware"?"""
    if subject.text.lower() in ("i", "we"):
        return t.tag == "VBP"
    head = parse.tokens[t.head]
    return (
        subject.text.lower() in ("he", "she", "they", "it")
        and t.dep == "ccomp"
        and head.i < subject.i
        and _in(head, lex.ASSERTING)
        and t.tag in ("VBD", "VBZ", "VBP")
    )


def _possible_before(parse: Parse, t: Token, children: list[Token]) -> tuple[int, str] | None:
    """ "It is possible | we won't": without a "that" the parser hangs the first clause on the second."""
    for c in children:
        if c.dep != "ccomp" or c.i > t.i or c.text.lower() not in ("is", "was", "'s", "’s"):
            continue
        below = list(parse.children(c.i))
        word = next((x for x in below if x.dep == "acomp" and x.text.lower() in lex.LIKELY), None)
        follows = word is not None and any(x.dep in SUBJECTS and word.i + 1 == min(parse.subtree(x.i), default=-1)
                                           for x in children)  # fmt: skip
        if word is not None and follows and any(x.text.lower() == "it" and x.dep in SUBJECTS for x in below):
            return DEGREES[lex.LIKELY[word.text.lower()]], word.text
    return None


def _denied(value: int, modal: tuple[int, str] | None) -> int:
    """A value under negation: what cannot be is certain not to be; "may not" stays possible."""
    if modal is not None and modal[0] == 1 and modal[1].lower() in ("can", "ca", "could", "cannot") and value == 1:
        return -3
    return -value


def _is_question(parse: Parse, t: Token, children: list[Token], limit: int | None) -> bool:
    """Does the clause end in a question mark, or put its auxiliary first?"""
    if t.dep not in ("relcl", "acl", "advcl", "xcomp", "pcomp"):
        last = parse.sentences[t.sent][1]
        within = 0  # quotations that begin behind the predicate and have not ended
        for k in range(t.i + 1, min(last, t.i + 60) + 1):
            token = parse.tokens[k]
            if limit is not None and token.start > limit + 1:
                break
            if token.tag in ("``", "''") and token.text in DOUBLE_MARKS:
                within = max(0, within + (1 if token.tag == "``" else -1))
            if token.text in ENDS:
                if "?" in token.text and not within and not _asks_elsewhere(parse, t, k):
                    return True
                if not ("?" in token.text and within):
                    break
    return _is_inverted(parse, t, children)


def _asks_elsewhere(parse: Parse, t: Token, end: int) -> bool:
    """Is the question mark at token `end` that of another clause set beside: "it is shut — and who did that?"?"""
    first = next((x for x in map(parse.tokens.__getitem__, parse.subtree(t.i)) if x.pos not in LEADING), t)
    if first.pos == "AUX" or first.tag in ("WP", "WDT", "WP$", "WRB"):
        return False  # "was it shut and did he know?"
    beside: list[Token] = []
    at, steps = t, 0
    while steps < 12:  # the clause, and those that it is part of
        beside += [c for c in parse.children(at.i) if c.dep in ("conj", "parataxis")]
        if at.head == at.i:
            break
        above = parse.tokens[at.head]
        if above.i < t.i and above.pos in CLAUSAL and _is_inverted(parse, above, list(parse.children(above.i))):
            return False  # "do you know that it is shut, and who did that?"
        if at.dep == "ccomp" and above.i > t.i:
            beside.append(above)  # "it is shut; who did that?": the parser hangs the first on the second
        at, steps = above, steps + 1
    seen: set[int] = set()
    while beside and len(seen) < 24:
        verb = beside.pop()
        if verb.i in seen:
            continue
        seen.add(verb.i)
        beside += [c for c in parse.children(verb.i) if c.dep in ("conj", "parataxis")]
        if t.i < verb.i < end and verb.pos in CLAUSAL and _asks_by_itself(parse, t, verb):
            return True
    return False


def _asks_by_itself(parse: Parse, t: Token, verb: Token) -> bool:
    """Does a later clause, set apart by a conjunction or a mark, begin with its own wh-word or auxiliary?"""
    below = [c for c in parse.children(verb.i) if c.i > t.i and c.dep not in ("punct", "cc")]
    first = min((k for k in (parse.subtree(c.i)[0] for c in below if c.i < verb.i) if k > t.i), default=verb.i)
    if first < verb.i and parse.tokens[first].text.lower() in SET_APART:
        first += 1
    if parse.tokens[first - 1].text.lower() not in SET_APART:
        return False
    opening = parse.tokens[first]
    wh = opening.tag in ("WP", "WDT", "WP$", "WRB")
    if wh and verb.i not in (opening.head, parse.tokens[opening.head].head):
        return False  # "and what he did was right"
    if wh and opening.dep in ("nsubj", "nsubjpass"):
        return True
    helping = [c for c in (*below, verb) if c.pos == "AUX" and (c.i == verb.i or c.dep in ("aux", "auxpass"))]
    front = next((c for c in helping if c.i >= first), None)
    if front is None or not (wh or front.i == first):
        return False
    subjects = (c for v in {verb.i, front.i} for c in parse.children(v) if c.dep in SUBJECTS)
    return any(c.i > front.i for c in subjects)


def _is_inverted(parse: Parse, t: Token, children: list[Token]) -> bool:
    """Does the clause put its auxiliary first?"""
    first, _ = parse.sentences[t.sent]
    subject = next((c for c in children if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i < 1:
        return False
    front = next((c for c in children if c.dep in ("aux", "auxpass") and c.i < subject.i), None)
    if front is None and t.pos == "AUX" and t.i < subject.i:
        front = t
    if front is None or any(c.text.lower() in ("nor", "neither") and c.i < front.i for c in children):
        return False  # "nor has the bank paid"
    if front.text.isupper() and not parse.tokens[front.i + 1].text.isupper():
        return False  # "IS fighters left" is about the Islamic State
    before = [x for x in parse.tokens[max(first, front.i - 3) : front.i] if x.pos not in ("PUNCT", "INTJ", "CCONJ")]
    wh = any(x.tag in ("WP", "WRB", "WDT", "WP$") for x in before)
    return (wh or not before or before == [x for x in before if x.dep == "npadvmod"]) and front.lemma.lower() in (
        "do", "be", "have", "can", "could", "will", "would", "should", "may", "must", "shall",
    )  # fmt: skip


def _is_imperative(parse: Parse, t: Token, children: list[Token]) -> bool:
    """A bare verb with neither subject nor auxiliary that begins its clause."""
    if t.tag != "VB" or t.pos != "VERB" or t.dep not in ("ROOT", "ccomp", "xcomp", "conj", "parataxis"):
        return False
    if any(c.dep in SUBJECTS or (c.dep == "aux" and c.lemma.lower() != "do") or c.dep == "auxpass" for c in children):
        return False
    if t.dep == "conj" and parse.tokens[t.head].tag != "VB":
        return False
    if t.dep == "conj":
        return _is_imperative(parse, parse.tokens[t.head], list(parse.children(t.head)))
    first, _ = parse.sentences[t.sent]
    for k in range(t.i - 1, first - 1, -1):
        x = parse.tokens[k]
        if x.text in "“\"‘'":
            return True
        if x.pos not in ("PUNCT", "ADV", "INTJ", "PART", "CCONJ") and x.lemma.lower() not in ("do", "please", "let"):
            return False
    return True


def _condition(parse: Parse, children: list[Token]) -> str:
    """The word that makes the clause conditional: its own mark, or that of a clause hanging on it."""
    for c in children:
        if c.dep == "mark" and c.text.lower() in ("if", "whether", "unless"):
            return c.text
        if c.dep == "advcl":
            for m in parse.children(c.i):
                if m.dep in ("mark", "advmod") and m.text.lower() in ("if", "unless"):
                    before = parse.tokens[m.i - 1].text.lower() if m.i else ""
                    after = parse.tokens[m.i + 1].text.lower() if m.i + 1 < len(parse.tokens) else ""
                    # "if anything, it is stronger", "good, if not new"
                    aside = after in ("any", "anything", "only", "ever", "not") and c.pos not in CLAUSAL
                    asked = _is_whether(parse, m) or _is_offer(parse, c)
                    if before not in ("even", "as") and not aside and not asked:
                        return m.text
    return ""


def _is_whether(parse: Parse, word: Token) -> bool:
    """Does an "if" put a question to the verb right before it ("check if it was so"), wherever the parser hangs it?
    What is "not known if it was so" is left open."""
    before = parse.tokens[word.i - 1] if word.i else word
    return (
        word.text.lower() == "if"
        and before.pos == "VERB"
        and _in(before, LEFT_TO_FIND)
        and not any(c.dep == "neg" for c in parse.children(before.i))
    )


def _is_offer(parse: Parse, clause: Token) -> bool:
    """ "If you want to know, it is on the shelf": it is there all the same."""
    return clause.lemma.lower() in ("want", "wish", "need", "prefer", "wonder") and any(
        c.dep == "nsubj" and c.text.lower() == "you" for c in parse.children(clause.i)
    )


def _complement_value(parse: Parse, t: Token, children: list[Token]) -> tuple[int, str]:
    """What the predicate itself says of its certainty: "is likely", "seems", "failed to", "need to"."""
    if t.lemma.lower() in ("be", "become", "remain", "look", "seem", "appear", "sound", "get") or t.pos == "AUX":
        for c in children:
            if (
                c.dep in ("acomp", "oprd", "attr", "advmod", "xcomp")
                and c.text.lower() in lex.LIKELY
                and c.text.lower() not in lex.DISPOSED
                and c.pos in ("ADJ", "ADV")
            ):
                if _compares(parse, c, children):
                    no = parse.tokens[c.i - 2]  # one that hangs on the "likely" itself denies the clause
                    denied = no.text.lower() == "no" and no.head == c.i - 1
                    return (-3, f"'{no.text}' denies it") if denied else (3, "")
                below = [
                    x for x in (*parse.children(c.i), *children)
                    if x.dep in ("xcomp", "ccomp", "acl", "csubj") and x.i != c.i
                ]  # fmt: skip
                if below or c.text.lower() in ("likely", "unlikely", "possible", "impossible", "probable", "doubtful"):
                    degree = DEGREES[lex.LIKELY[c.text.lower()]]
                    after = (x for x in below if x.i > t.i or x.dep == "csubj")
                    word = next((w for w in (_denied_below(parse, x) for x in after) if w), "")
                    return (-degree if word else degree), _named(degree, c.text) + (word and f", '{word}' denies it")
    seeming = [c for c in children if c.dep in ("xcomp", "ccomp", "acomp", "oprd", "prep")]
    if t.lemma.lower() == "appear":
        seeming = [c for c in seeming if c.dep != "prep" or _is_state(parse, c)]
    if t.lemma.lower() in ("look", "sound") and any(c.text.lower() == "it" and c.dep in SUBJECTS for c in children):
        # "it looks like nobody will come" tells of the coming
        seeming = [c for c in children if c.dep in ("advcl", "ccomp") and _has_mark(parse, c, ("like", "if", "though"))]
    elif t.lemma.lower() not in ("seem", "appear"):
        seeming = []
    if seeming:
        word = next((w for w in (_denied_below(parse, c) for c in seeming if c.i > t.i) if w), "")
        return (-2 if word else 2), f"'{t.text}' makes it probable only" + (word and f", '{word}' denies it")
    if t.text.lower() in lex.LIKELY and t.text.lower() not in lex.DISPOSED and t.pos == "ADJ":
        degree = DEGREES[lex.LIKELY[t.text.lower()]]
        return degree, _named(degree, t.text)
    if t.lemma.lower() in FAILING and any(c.dep == "xcomp" for c in children):
        return -3, f"'{t.text}' denies what follows"
    if t.lemma.lower() in ("have", "be", "remain") and any(c.dep == "xcomp" for c in children):
        yet = next((c for c in children if c.text.lower() == "yet" and c.i > t.i), None)
        if yet is not None and parse.tokens[yet.i + 1].text.lower() == "to":
            return -3, f"'{yet.text} to' denies what follows"
    if t.lemma.lower() in ("need", "ought") and any(c.dep == "xcomp" for c in children):
        return 0, f"'{t.text}' says what ought to be"
    return 3, ""


def _compares(parse: Parse, word: Token, children: list[Token]) -> bool:
    """Does a "likely" set two chances side by side, which is asserted, and hedge nothing: "56% more likely to fall",
    "half as likely", "more likely than men to fall"? "More likely than not" hedges, as does what is "more likely an
    accident", and what "it is more likely that" brings."""
    marker = parse.tokens[word.i - 1] if word.i else word
    low = marker.text.lower()
    if low not in ("more", "less", "as"):
        return False
    before = parse.tokens[marker.i - 1].text.lower() if marker.i else ""
    if before in MEASURES or before.endswith("fold") or low == "less":
        return True
    after = parse.tokens[word.i + 1 : parse.sentences[word.sent][1] + 1]
    behind = [t.text.lower() for t in after[:2]]
    if behind in (["than", "not"], ["as", "not"]) or any(c.dep == "attr" and c.i > word.i for c in children):
        return False
    subject = next((c for c in children if c.dep in SUBJECTS and c.i < word.i), None)
    told = any(c.dep in ("ccomp", "csubj") and c.i > word.i for c in (*children, *parse.children(word.i)))
    if subject is None or (subject.text.lower() == "it" and told):
        return False
    than = any(t.text.lower() == "than" for t in after)
    return low == "as" or than or before in DEGREES_OF_MORE or before == "no" or subject.tag == "NNS"


def _is_state(parse: Parse, preposition: Token) -> bool:
    """Does a preposition after "appear" bring how something is ("at odds", "out of reach"), not where or when?"""
    noun = next((c for c in parse.children(preposition.i) if c.dep in ("pobj", "pcomp")), None)
    if noun is None:
        return True
    bare = noun.pos in ("NOUN", "ADJ", "VERB") and not any(
        c.dep in ("det", "poss", "nummod", "compound") for c in parse.children(noun.i)
    )
    return bare and noun.lemma.lower() not in SCENES and preposition.text.lower() not in PLACING


def _has_mark(parse: Parse, clause: Token, words: tuple[str, ...]) -> bool:
    return any(m.dep == "mark" and m.text.lower() in words for m in parse.children(clause.i))


def _denied_below(parse: Parse, clause: Token) -> str:
    """The word that negates a complement: what seems not to be, seems to be not so."""
    return _negation(parse, clause, list(parse.children(clause.i))) if clause.pos in CLAUSAL else ""


def _named(degree: int, word: str) -> str:
    if not degree:
        return f"'{word}' leaves it open"
    return f"'{word}' makes it {_NAMES[abs(degree)]}{' that it is not so' if degree < 0 else ' only'}"


def _modal(parse: Parse, t: Token, children: list[Token]) -> tuple[int, str] | None:
    """The degree that a modal auxiliary allows, and the modal; None where there is none."""
    own = [c for c in children if c.dep in ("aux", "auxpass") and c.text.lower() in lex.MODALS and c.tag == "MD"]
    if not own and t.dep == "conj" and t.tag in ("VB",) and not any(c.dep in SUBJECTS for c in children):
        own = [c for c in parse.children(t.head) if c.dep == "aux" and c.tag == "MD"]
    if not own and t.tag == "MD":
        own = [t]  # "I might": the verb is left out
    if not own:
        ought = next((c for c in children if c.dep == "aux" and c.lemma.lower() == "ought"), None)
        return (0, ought.text) if ought is not None else None
    word = own[0].text
    degree = CERTAINTY[lex.MODALS.get(word.lower(), "CT")]
    if word.lower() in ("can", "ca") and t.lemma.lower() in CAN_DO:
        degree = 3
    if word.lower() == "can" and _is_ability(parse, t, children):
        degree = 3
    if word.lower() == "must" and any(c.lemma.lower() == "have" and c.dep == "aux" for c in children):
        degree = 2
    if word.lower() == "could" and t.lemma.lower() == "say":
        degree = 3  # "you could say": a way of saying it
    return degree, "cannot" if word.lower() == "ca" else word


def _is_ability(parse: Parse, t: Token, children: list[Token]) -> bool:
    """Does "can" tell what anybody may do ("you can sell there", "can now sell") or a thing does ("can lift a ton")?"""
    for c in children:
        if (c.dep == "nsubj" and c.text.lower() == "you") or (c.dep == "advmod" and c.text.lower() == "now"):
            return True
        if c.dep == "dobj" and _in(t, MEASURED) and any(x.dep == "nummod" for x in parse.children(c.i)):
            return True
    return False


def _negation(parse: Parse, t: Token, children: list[Token]) -> str:
    """The word that negates the clause; empty where none does, or two cancel out."""
    found: list[str] = []
    for c in children:
        low = c.text.lower()
        if c.dep == "neg" or (low in lex.NEGATORS and c.dep in ("advmod", "preconj", "cc", "det")):
            after = parse.tokens[c.i + 1].text.lower() if c.i + 1 < len(parse.tokens) else ""
            # "nor" joins what comes after, but denies the clause that it begins: "Nor has the bank paid"
            if after not in NOT_ONLY and not (low == "nor" and c.dep == "cc" and c.i > t.i):
                found.append(c.text)
        elif low == "longer" and c.dep == "advmod" and c.i and parse.tokens[c.i - 1].text.lower() == "no":
            found.append("no longer")
        elif c.dep in SUBJECTS or c.dep in ("dobj", "attr"):
            word = _negative_noun(parse, c)
            if word:
                found.append(word)
        elif c.dep == "agent":
            found += [w for w in (_negative_noun(parse, x) for x in parse.children(c.i) if x.dep == "pobj") if w]
        elif c.dep == "prep":
            word = _negative_phrase(parse, t, c)
            if word:
                found.append(word)
        elif c.dep in ("acomp", "oprd"):
            # what the parser hangs on the adjective: 'was "not happy"', "is neither rich nor poor", "is hardly safe";
            # "it is hardly odd that he left" says that he did
            below = any(x.dep == "ccomp" for x in (*children, *parse.children(c.i)))
            words = ("neither",) if below else ("neither", "hardly", "scarcely")
            lead = [x for x in parse.children(c.i) if x.i < c.i and (x.dep == "neg" or x.text.lower() in words)]
            if lead and parse.tokens[lead[0].i + 1].text.lower() not in NOT_ONLY:
                found.append(lead[0].text)
    if not found and (word := _inverted(parse, t, children)):
        found.append(word)
    if not found:
        # with a typographic apostrophe the parser may take "n’t" for a mark: it belongs to the auxiliary before it
        for aux in (t, *(c for c in children if c.dep in ("aux", "auxpass"))):
            after = parse.tokens[aux.i + 1 : aux.i + 3] if aux.pos == "AUX" else []
            contracted = after[:1] if after and after[0].text.lower() in CONTRACTED and after[0].dep != "neg" else []
            found += [x.text for x in contracted if not any(y.text.lower() in NOT_ONLY for y in after[1:])]
    if t.dep == "conj" and not found:
        head = parse.tokens[t.head]
        if any(c.text.lower() == "nor" for c in parse.children(head.i) if c.dep == "cc" and head.i < c.i < t.i):
            found.append("nor")
        elif t.tag == "VB" and not any(c.dep in SUBJECTS or c.dep == "aux" for c in children):
            found += [c.text for c in parse.children(head.i) if c.dep == "neg"]
    if found and _corrected(parse, t):
        return ""
    return found[0] if len(found) % 2 else ""


def _corrected(parse: Parse, t: Token) -> bool:
    """Does a "but" below the predicate put something else in the place of what is denied: "not A but B"?"""
    for c in parse.children(t.i):
        if c.dep in ("attr", "acomp", "dobj", "prep", "pobj", "advcl", "agent"):
            for low in (c, *parse.children(c.i)):
                if any(x.dep == "cc" and x.text.lower() == "but" for x in parse.children(low.i)):
                    return True
    return False


def begins_name(parse: Parse, word: Token) -> bool:
    """Is it the first word of a name, which denies nothing: "| Zero | Ledger", "| No | Frills Group"?"""
    after = parse.tokens[word.i + 1] if word.i + 1 < len(parse.tokens) else word
    head = parse.tokens[word.head]
    part = word.dep == "compound" or word.pos == "PROPN" or (word.dep in ("nummod", "amod") and after.tag == "NNP") or (
        head.tag == "NNP" and head.i > after.i  # nobody says "no" of one body that has a name of several words
    )  # fmt: skip
    return word.text[:1].isupper() and part and after.pos == "PROPN" and after.text[:1].isupper()


def _negative_noun(parse: Parse, noun: Token) -> str:
    """The word that empties a noun phrase: "no statement", "nobody", "none of them"."""
    if noun.text.lower() in lex.NEGATIVE_WORDS:
        following = parse.tokens[noun.i + 1].text.lower() if noun.i + 1 < len(parse.tokens) else ""
        return "" if following in ("but", "short", "less") else noun.text  # "nothing but trouble" is trouble
    if noun.lemma.lower() in CERTAIN_NOUNS:
        return ""
    before = parse.tokens[max(0, noun.i - 2) : noun.i]
    if noun.text.lower() == "one" and [x.text.lower() for x in before] == ["no", "-"]:
        return "no-one"
    for c in parse.children(noun.i):
        if c.text.lower() in ("no", "neither", "zero") and c.dep in ("det", "neg", "nummod", "preconj", "amod") and (
            not begins_name(parse, c)
        ):  # fmt: skip
            after = parse.tokens[c.i + 1].text.lower() if c.i + 1 < len(parse.tokens) else ""
            if after not in ("longer", "doubt"):
                return c.text
        if c.dep == "poss" and _negative_noun(parse, c):  # "nobody's house"
            return c.text
    return _none_counted(parse, noun)


def _none_counted(parse: Parse, noun: Token) -> str:
    """The "not" that begins a noun phrase and denies its count: "not one house", "not even a dog", "not all"."""
    first = parse.tokens[min(parse.subtree(noun.i), default=noun.i)]
    if first.text.lower() != "not":
        return ""
    after = [x.text.lower() for x in parse.tokens[first.i + 1 : first.i + 4]]
    if after[:1] in (["even"], ["nearly"], ["quite"]):
        after = after[1:]
    few = after[:1] == ["a"] and after[1:2] in (["few"], ["little"])  # "not a few" are many
    instead = any(c.dep == "cc" and c.text.lower() == "but" for c in parse.children(noun.i))
    return first.text if after and after[0] in COUNTED and not few and not instead else ""


def _inverted(parse: Parse, t: Token, children: list[Token]) -> str:
    """The "no" of a phrase right before an auxiliary that stands before its subject: "on no night did he sleep".

    Only what denies its clause turns the two round; so the order tells, wherever the parser hangs the phrase.
    """
    aux = next((c for c in (*children, t) if c.pos == "AUX" and (c.i == t.i or c.dep in ("aux", "auxpass"))), None)
    subject = next((c.i for c in children if c.dep in (*SUBJECTS, "attr")), None)
    if aux is None or subject is None or not 0 < aux.i < subject:
        return ""
    end = aux.i - 1
    at = parse.tokens[end]
    for _ in range(12):
        noun = next((c for c in parse.children(at.i) if c.dep == "pobj"), None) if at.dep == "prep" else None
        if noun is not None and max(parse.subtree(at.i)) == end and (word := _negative_noun(parse, noun)):
            return word
        if at.head == at.i or at.head > end:
            return ""
        at = parse.tokens[at.head]
    return ""


def _negative_phrase(parse: Parse, t: Token, prep: Token) -> str:
    """The word of a prepositional phrase that denies the clause it hangs on: "at no time", "of no use".

    Others with "no" leave the clause as it is: "with no warning", "for no reason", "in no time".
    """
    noun = next((c for c in parse.children(prep.i) if c.dep == "pobj"), None)
    word = _negative_noun(parse, noun) if noun is not None else ""
    if noun is None or not word:
        return ""
    low, counted = prep.text.lower(), noun.lemma.lower()
    if low in ("with", "without") or (counted in ("nothing", "zero") and low not in ("of", "about")):
        return ""  # "fell to nothing", "knew of nothing"
    end = max(parse.subtree(prep.i)) + 1
    following = parse.tokens[end] if end < len(parse.tokens) else t
    if prep.i > t.i and following.pos == "AUX" and following.head != t.i and following.i != t.i:
        return ""  # "he said on no account would it pay": the phrase is the next clause's
    if (low, counted) in NEVER:
        return f"{prep.text} {word} {noun.text}"
    if prep.i < t.i or (low == "in" and counted == "time"):
        return ""
    if t.pos == "AUX" and t.lemma.lower() == "be":
        return word  # "was in no danger"
    if counted in NOBODY or (counted == "one" and word.lower() == "no"):
        return word  # "remembered for none of these"
    return word if low in OBJECT_PREPOSITIONS and counted not in IN_VAIN else ""


# --- the content ---------------------------------------------------------------------------------


def main_predicates(parse: Parse, tokens: list[Token]) -> list[Token]:
    """The predicates of a content's main clauses, in order; a noun where it has no clause."""
    inside = {t.i for t in tokens}
    heads = [t for t in heads_of(tokens) if t.pos not in ("PUNCT", "SYM", "SPACE", "CCONJ", "SCONJ", "INTJ")]
    clausal = [t for t in heads if t.pos in CLAUSAL]
    firm = [t for t in clausal if t.dep not in ("advcl", "prep", "pcomp", "aux", "auxpass", "amod", "compound")]
    noun = next((t for t in heads if t.pos in ("NOUN", "PROPN", "PRON")), None)
    aside = not firm and noun is not None and all(t.i > noun.i and t.dep == "advcl" for t in clausal)
    chosen = [] if aside else firm or clausal  # "efforts to sow discord, | though not focused on one of them"
    if not chosen:
        for t in heads:
            bound = [c for c in parse.children(t.i) if c.i in inside and c.dep in ("relcl", "acl") and c.pos in CLAUSAL]
            if bound and len(heads) == 1 and t.pos in ("NOUN", "PROPN", "PRON"):
                chosen = bound[:1]
        if not chosen:
            return heads[:1]
    out: list[Token] = []
    for t in chosen:
        out += _coordinated(parse, t, inside)
    return sorted({t.i: t for t in out}.values(), key=lambda t: t.i)


def _coordinated(parse: Parse, t: Token, inside: set[int]) -> list[Token]:
    """A clause and those set beside it: conjuncts, and clauses joined by a comma only."""
    out = [t]
    for c in parse.children(t.i):
        if c.i not in inside or c.pos not in CLAUSAL:
            continue
        if c.dep in ("conj", "parataxis"):
            out += _coordinated(parse, c, inside)
        elif c.dep == "ccomp" and c.i < t.i and not any(x.dep == "mark" for x in parse.children(c.i)):
            subjects = [x for x in parse.children(t.i) if x.dep in SUBJECTS and x.i > c.i]
            if subjects and any(x.dep in SUBJECTS for x in parse.children(c.i)):
                out += _coordinated(parse, c, inside)
    return out


def content_value(parse: Parse, attribution: Attribution) -> Reason:
    """Degree and polarity of the content by itself: the majority of its main clauses, at a tie the first."""
    tokens = tokens_of(parse, attribution.content)
    limits = sorted(span.end for span in attribution.content)
    reasons, said = [], _says_as(parse, attribution)
    predicates = main_predicates(parse, tokens)
    for t in [t for t in predicates if not _is_granted(parse, t, predicates)] or predicates:
        limit = next((e for e in limits if e > t.start), None)
        if t.pos in CLAUSAL or t.pos == "ADJ":
            own, empty = clause_value(parse, t.i, limit, said=said), _empty_above(parse, t, tokens)
            reasons.append(Reason(-own.value, own.why or f"'{empty}' denies it") if empty else own)
        else:
            word = _negative_noun(parse, t)
            question = any("?" in x.text for x in tokens[-2:])
            reasons.append(Reason(-3, f"'{word}' denies it") if word else Reason(0 if question else 3))
    if not reasons:
        return Reason(3)
    late = predicates[0].start > attribution.content[0].end and predicates[0].tag != "VBD"  # what was so is settled
    if late and (word := _condition_before(parse, attribution)):
        reasons[0] = Reason(0, f"it holds only under a condition ('{word}')")
    counts = Counter(r.value for r in reasons)
    most = max(counts.values())
    return next(r for r in reasons if counts[r.value] == most)


def _condition_before(parse: Parse, attribution: Attribution) -> str:
    """The word of a condition that stands by itself before whoever says what holds under it: "If it rains, | Lee said,
    | the match is off". The parser hangs it on "said" now and then."""
    first = attribution.content[0]
    told = (*attribution.source, *attribution.cue)
    words = [t for t in parse.within(first) if any(c.isalnum() for c in t.text)]
    if len(attribution.content) < 2 or not words or not any(s.start >= first.end for s in told):
        return ""
    lead = words[0]
    if lead.text.lower() not in ("if", "unless") or not any(s.start < attribution.content[1].start for s in told):
        return ""
    offer = parse.tokens[lead.head]
    aside = len(words) > 1 and words[1].text.lower() in ("any", "anything", "only", "ever", "not")
    return "" if aside or _is_offer(parse, offer) or len(words) < 3 else lead.text


def _is_granted(parse: Parse, t: Token, predicates: list[Token]) -> bool:
    """Is a clause only granted before what is said: "it may look small, | but it is the strongest"?"""
    children = list(parse.children(t.i))
    if not any(c.dep == "aux" and c.text.lower() in ("may", "might") for c in children):
        return False
    but = next((c for c in children if c.dep == "cc" and c.text.lower() == "but" and c.i > t.i), None)
    return but is not None and any(p.head == t.i and p.dep == "conj" and p.i > but.i for p in predicates)


def _empty_above(parse: Parse, t: Token, tokens: list[Token]) -> str:
    """The word that empties what a predicate tells of, where that is in the content but is no part of its clause.

    "Nobody" of "nobody is thought to have died" ("is thought" is the cue), "no" of "(found) no proof that he knew".
    """
    inside = {x.i for x in tokens}
    head = parse.tokens[t.head]
    if t.dep in ("relcl", "acl") and head.i in inside:
        return _negative_noun(parse, head)
    if t.dep == "xcomp" and head.i not in inside and not any(c.dep in SUBJECTS for c in parse.children(t.i)):
        above = (c for c in parse.children(head.i) if c.dep in SUBJECTS and c.i in inside)
        return next((w for w in (_negative_noun(parse, c) for c in above) if w), "")
    return ""


# --- the cue -------------------------------------------------------------------------------------


def cue_effect(parse: Parse, attribution: Attribution) -> Reason:
    """What the cue makes of a content that is certain by itself, its own negation included."""
    cue = tokens_of(parse, attribution.cue)
    words = [t for t in cue if any(c.isalpha() for c in t.text) or t.text in ("n't", "n’t")]
    if not words:
        return Reason(3)
    content = parse.text[attribution.content[0].start : attribution.content[0].end] if attribution.content else ""
    negator = next((t.text for t in words if t.text.lower() in lex.NEGATORS or t.dep == "neg"), "")
    if not negator and attribution.source:
        source = tokens_of(parse, attribution.source)
        if source and source[0].text.lower() in lex.NEGATIVE_WORDS and not begins_name(parse, source[0]):
            negator = source[0].text
    words = told_aloud(words)
    phrase = _cue_phrase(words)
    effect = _Effect(*phrase) if phrase else _word_effect(parse, words, content)
    shown = " ".join(t.text for t in words)
    if (
        negator
        and effect.affirmed == -3
        and any(t.lemma.lower() in ("can", "could") or t.text.lower() == "ca" for t in words)
    ) and any(_in(t, UNDENIABLE) for t in words):
        return Reason(3)
    if negator and _is_amazed(parse, words):
        return Reason(0, AMAZING)
    if negator and not phrase and any(_in(t, GRASPING) for t in words):
        # who does not understand why it is so takes it for a fact; of what else he does not understand nothing is said
        why = content.casefold().startswith("why ")
        return Reason(3) if why else Reason(0, f"the cue '{shown}' is negated")
    if negator.casefold() == "no" and any(_in(t, FORGETTING) for t in words) and "longer" in shown.casefold().split():
        return Reason(0, f"'{shown}' leaves it open")
    if negator and not (phrase and len(phrase) == 2 and phrase[0] == phrase[1]):
        return Reason(effect.denied, f"the cue '{shown}' is negated" if effect.denied != 3 else "")
    if effect.affirmed < 0 and not phrase and _is_spoken(parse, attribution):
        return Reason(3)  # '"I never met him," she denied': what is quoted says itself what it denies
    main = _main(words)
    if effect.affirmed and (word := _supposed(parse, main)):
        return Reason(0, f"'{shown}' stands under a condition ('{word}')")
    owed = main.tag == "VB" and any(t.tag == "MD" and t.text.lower() in ("should", "must", "ought") for t in words)
    if owed and not any(t.text.lower() in ("i", "we") for t in tokens_of(parse, attribution.source)[:1]):
        return Reason(0, f"'{shown}': it has not been said yet")
    first = next(iter(tokens_of(parse, attribution.source)), None)
    may = main.tag == "VB" and any(t.tag == "MD" and t.text.lower() in ("may", "might") for t in words)
    if may and main.pos == "VERB" and (first is None or first.text.lower() not in ("i", "we", "you")):
        return Reason(0, f"'{shown}': it has not been said yet")
    if main.pos in CLAUSAL and effect.affirmed and abs(effect.affirmed) == 3:
        asked = _is_question(parse, main, list(parse.children(main.i)), None) and main.dep in ("ROOT", "ccomp", "conj")
        if asked and _in(main, KNOWING):
            return Reason(0, f"'{shown}' stands in a question")
    return Reason(effect.affirmed, effect.why or _cue_why(effect.affirmed, shown))


def _supposed(parse: Parse, verb: Token) -> str:
    """The "if" or "unless" of the clause whose verb a cue is: nobody has agreed in "unless Holm agrees | to sell"."""
    if verb.pos not in CLAUSAL or verb.dep not in ("advcl", "ccomp"):
        return ""
    mark = next((c for c in parse.children(verb.i) if c.dep == "mark" and c.text.lower() in ("if", "unless")), None)
    before = parse.tokens[mark.i - 1].text.lower() if mark is not None and mark.i else ""
    return "" if mark is None or before in ("even", "as", "if") else mark.text


def _is_amazed(parse: Parse, cue: list[Token]) -> bool:
    """Is it "I can't believe that it is gone", which mostly tells that it is? Written out ("cannot") it is doubted."""
    words = [t.text.casefold() for t in cue]
    short = any(w in CONTRACTED for w in words) or any(w.endswith(("n't", "n’t")) for w in words)
    believing = next((t for t in cue if _in(t, AMAZED)), None)
    can = any(t.lemma.casefold() in ("can", "could", "ca") for t in cue)
    return short and can and believing is not None and _tells_a_clause(parse, believing)


def _tells_a_clause(parse: Parse, verb: Token) -> bool:
    """Does a clause hang on the verb: not "can't believe a word"?"""
    return any(c.dep == "ccomp" and c.i > verb.i for c in parse.children(verb.i))


def _is_spoken(parse: Parse, attribution: Attribution) -> bool:
    """Is the content a quoted clause set apart from the cue, by standing first or by a colon or comma?"""
    if not attribution.content or not attribution.cue:
        return False
    start = min(s.start for s in attribution.content)
    before = parse.text[:start].rstrip()
    apart = start < min(s.start for s in attribution.cue) or before.endswith((":", ","))
    if not apart or parse.text[start] not in "\"“‘'":
        return False
    heads = main_predicates(parse, tokens_of(parse, attribution.content))[:1]
    return any(t.pos in CLAUSAL and any(c.dep in SUBJECTS for c in parse.children(t.i)) for t in heads)


KNOWING = lex.word_set("know realize realise understand remember recall think believe") | FORGETTING


def is_taken_for_fact(parse: Parse, a: Attribution) -> bool:
    """Is a clause a fact for whoever tells that its source did not know of it: "she had no idea the dam was cracked"?

    It is none of hers: it is told by the one who tells of her.
    """
    if not (a.source and a.cue and a.content) or _question_before(parse, a):
        return False
    cue, content = tokens_of(parse, a.cue), tokens_of(parse, a.content)
    clause = next(iter(main_predicates(parse, content)), None)
    first = next((t for t in content if any(c.isalnum() for c in t.text)), None)
    if clause is None or first is None or clause.pos not in CLAUSAL or first.tag in ("WP", "WRB", "WDT", "WP$", "TO"):
        return False
    if first.i < cue[-1].i or first.dep == "prep" or first.text.casefold() in IF_WORDS:
        return False
    if not any(c.dep in SUBJECTS for c in parse.children(clause.i)) or (clause.tag == "VBG" and not any(
        c.dep == "aux" for c in parse.children(clause.i)
    )):
        return False
    if any(t.text.casefold() in NOT_KNOWN for t in content) or any(t.tag == "MD" for t in cue):
        return False
    verbs = [t for t in cue if t.pos in CLAUSAL and t.dep not in ("aux", "auxpass")]
    if len(verbs) != 1 or _supposed(parse, verbs[0]) or _is_question(parse, verbs[0], list(parse.children(verbs[0].i)),
                                                                     None):  # fmt: skip
        return False
    verb = verbs[0]
    past = any(t.tag == "VBD" for t in cue)
    denied = sum(t.dep == "neg" or t.text.casefold() in lex.NEGATORS for t in cue) == 1
    if _in(verb, UNREALISED):
        return denied and (past or any(t.tag in ("VBZ", "VBP") for t in cue))
    if _in(verb, UNKNOWN_ONCE):
        return denied and past and "longer" not in (t.text.casefold() for t in cue)
    noun = next((t for t in cue if _in(t, IGNORANCE)), None)
    if noun is not None and _in(verb, frozenset(("have",))):
        return past and any(t.text.casefold() == "no" for t in cue)
    return any(t.text.casefold() in UNAWARE for t in cue) and not any(t.dep == "neg" for t in cue)


def _cue_why(value: int, shown: str) -> str:
    if value == 3:
        return ""
    if value == 0:
        return f"'{shown}' leaves it open"
    if value == -3:
        return f"'{shown}' denies it"
    return f"'{shown}' makes it {_NAMES[abs(value)]}{' that it is not so' if value < 0 else ' only'}"


def _cue_phrase(words: list[Token]) -> tuple[int, int] | None:
    """The effect of the longest listed phrase of the cue."""
    best: tuple[int, int] | None = None
    size = 0
    forms = [_lemmas(t) for t in words]
    for phrase, effect in CUE_PHRASES.items():
        if size < len(phrase) <= len(forms):
            k = 0
            for f in forms:
                if phrase[k] in f:
                    k += 1
                    if k == len(phrase):
                        best, size = effect, k
                        break
    return best


def _main(words: list[Token]) -> Token:
    heads = [t for t in heads_of(words) if t.pos not in ("PART", "ADP", "PRON", "DET", "PUNCT", "ADV")] or words
    return heads[0]


def _word_effect(parse: Parse, words: list[Token], content: str) -> _Effect:
    """The effect of a cue's words: that of the main one, or of what a light verb carries."""
    infinitive = bool(INFINITIVE.match(content))
    main = _main(words)
    order = [main, *(t for t in words if t.i != main.i)]
    if main.pos == "AUX" or main.lemma.lower() in (
        "be",
        "have",
        "make",
        "give",
        "express",
        "get",
        "become",
        "voice",
        "remain",
    ):
        order = [*order[1:], main]
    for t in order:
        effect = _effect_of(parse, t, infinitive, main.pos != "NOUN")
        if effect is not None:
            return effect
    return _Effect(3, 0)


def _effect_of(parse: Parse, t: Token, infinitive: bool = False, active: bool = True) -> _Effect | None:
    """What a word does to the proposition that it governs; None where the word is in no list."""
    low = t.text.lower()
    if t.pos in ("ADP", "ADV", "DET", "PRON", "PART", "PUNCT", "CCONJ", "SCONJ") and low not in ("without",):
        return None
    if low == "unaware":
        return _Effect(0, 3)
    if t.pos == "ADJ":
        if low in CONVINCED:
            return _Effect(3, 0)
        if low in lex.LIKELY:
            degree = DEGREES[lex.LIKELY[low]]
            return _Effect(
                degree, -degree if degree else (-3 if low in ("willing", "ready", "eager", "keen", "prepared") else 0)
            )
        if low in lex.INTENTION_ADJECTIVES:
            return _Effect(0, -3)
    if t.pos in ("NOUN", "PROPN"):
        for words, effect in (
            (lex.DENYING_NOUNS, _Effect(-3, 0)),
            (lex.DOUBTING_NOUNS, _Effect(-2, 2)),
            (lex.POSSIBLE_NOUNS, _Effect(1, -1)),
            (lex.PROBABLE_NOUNS, _Effect(2, -2)),
        ):  # fmt: skip
            if _in(t, words):
                return effect
        if _in(t, frozenset(("promise", "pledge", "vow", "decision", "guarantee", "commitment", "agreement", "oath"))):
            return _Effect(3, -3)
        if _in(t, lex.OPEN_NOUNS) or _in(t, lex.INTENTION_NOUNS):
            return _Effect(0, -3)
        if _in(t, lex.COMMUNICATION_NOUNS) or _in(t, lex.KNOWLEDGE_NOUNS):
            return _Effect(3, 0)
    lemmas = _lemmas(t)
    if infinitive and active and any(w in ORDERING_VERBS and w != "agree" for w in lemmas):
        return _Effect(0, 0)
    if any(w in PONDERING for w in lemmas) or (low == "considering" and t.tag == "VBG"):
        return _Effect(0, 0)
    if any(w in ("threaten", "offer") for w in lemmas) and not infinitive:
        return _Effect(3, 0)
    if any(w in ("guarantee", "promise", "assure", "swear") for w in lemmas) and not infinitive:
        return _Effect(3, 0)  # who does not guarantee that it holds says nothing of it
    for words, effect in _VERB_EFFECTS:
        if any(w in words for w in lemmas):
            return effect
    return None


_VERB_EFFECTS: tuple[tuple[frozenset[str], _Effect], ...] = (
    (FAILING, _Effect(-3, 3)),
    (lex.DENYING, _Effect(-3, 0)),
    (lex.DOUBTING, _Effect(-2, 2)),
    (ASKING, _Effect(0, 0)),
    (FORGETTING, _Effect(3, -2)),
    (lex.PROMISING, _Effect(3, -3)),
    (frozenset(("allow", "grant")), _Effect(3, -3)),
    (frozenset(("accept", "warn", "caution", "call", "name", "invite", "raise")), _Effect(3, 0)),
    (lex.POSSIBLE_VERBS, _Effect(1, -1)),
    (lex.PROBABLE_VERBS, _Effect(2, -2)),
    (lex.FACTIVE, _Effect(3, 0)),
    (frozenset(("forbid", "prohibit", "ban", "bar", "veto")), _Effect(0, 0)),
    (lex.WISHING, _Effect(0, -3)),
    (lex.ASSERTING, _Effect(3, 0)),
    (lex.KNOWLEDGE_VERBS, _Effect(3, 0)),
    (lex.BELIEF_VERBS, _Effect(2, -2)),
    (lex.ATTITUDE_VERBS, _Effect(3, 3)),
)


# --- both ----------------------------------------------------------------------------------------


def combined(effect: int, value: int) -> int:
    """A content's value under its cue: an open one stays open, a denial turns round, the weaker degree wins."""
    if not effect or not value:
        return 0
    if effect == -3:  # who denies that a thing may be says that it is not
        return -3 if value > 0 else abs(value)
    sign = 1 if (effect > 0) == (value > 0) else -1
    return sign * min(abs(effect), abs(value))


def _question_before(parse: Parse, attribution: Attribution) -> str:
    """The `whether` or `if` that stands right before the content, left out of it by the span rules."""
    if not attribution.content:
        return ""
    start = min(span.start for span in attribution.content)
    before = parse.text[max(0, start - 12) : start].rstrip(" \t\r\n“\"‘'").lower()
    for word in ("whether or not", "whether", "if"):
        if before.endswith(word) and (len(before) == len(word) or not before[-len(word) - 1].isalnum()):
            return word
    return ""


def _says_as(parse: Parse, attribution: Attribution) -> bool:
    """Does somebody say so whom no question is put to: "it leaves open whether | the dam broke |, as Holm said"?"""
    cue = tokens_of(parse, attribution.cue)
    first = next(iter(tokens_of(parse, attribution.source)), None)
    if not cue or first is None or not attribution.content or attribution.content[-1].end > first.start:
        return False
    behind_as = parse.tokens[first.i - 1].text.casefold() == "as" and first.i < cue[0].i
    return behind_as and is_held_to(parse, attribution.cue)


def judged(annotated: Annotated, attribution: Attribution) -> Reason:
    """The signed degree of an attribution's content according to its source, with the reason."""
    parse = annotated.parse
    effect = cue_effect(parse, attribution)
    asked = "" if _says_as(parse, attribution) else _question_before(parse, attribution)
    if asked:
        return Reason(0, f"'{asked}' leaves it open")
    own = content_value(parse, attribution)
    value = combined(effect.value, own.value)
    few = _are_few(parse, attribution)
    return Reason(-value if few else value, "; ".join(w for w in (effect.why, own.why, few) if w))


def _are_few(parse: Parse, attribution: Attribution) -> str:
    """Is it told how few hold it, and so that the others do not ("few doctors believe")?"""
    words = [t.text.casefold() for s in attribution.source[:1] for t in parse.within(s)]
    return f"'{' '.join(words[:2])}'" if words[:1] == ["few"] or words[:2] == ["very", "few"] else ""


def factuality_of(annotated: Annotated, attribution: Attribution) -> Factuality:
    """How certain the content is, and with which polarity, according to its source.

    By rules alone: the trained head's value at the main predicate was tried as a tie-breaker, but it
    does not tell the denied from the asserted there (1.2 to 2.2 against 0.5 to 2.7 on the desk sample).
    """
    return LABELS[judged(annotated, attribution).value]


def why_factuality(annotated: Annotated, attribution: Attribution) -> str:
    """The reason in words ("'may' makes it possible only"); empty where the content is plainly asserted."""
    return judged(annotated, attribution).why


# --- any event word ------------------------------------------------------------------------------

#: The value read for each degree. Between the medians that three training sets (UW, UDS-IH2, MEANTIME;
#: 1,100 sentences each at most) gave to these degrees, which differ: open 1.6, -0.8, 3.0; denied -1.8, 0.4, -3.0.
SCALE = {3: 3.0, 2: 1.9, 1: 1.2, 0: 1.0, -1: 0.0, -2: -0.5, -3: -1.5}


def word_factuality(parse: Parse, i: int) -> float:
    """How certain the event of token i is for the reader of its sentence, from -3 (certainly not) to 3.

    The token's own clause is valued first; then every word that embeds it, up to the sentence's
    root, has its effect.
    """
    return SCALE[word_degree(parse, i)]


def word_degree(parse: Parse, i: int) -> int:
    """The signed degree behind `word_factuality`."""
    t = parse.tokens[i]
    value = _own_degree(parse, t)
    seen = 0
    while t.head != t.i and seen < 12:
        head = parse.tokens[t.head]
        seen += 1
        value = _under(parse, t, head, value)
        if t.dep in ("relcl", "advcl", "prep") or t.pos in ("NOUN", "PROPN"):
            break  # what embeds the clause around it says nothing of it
        t = head
    return value


def _own_degree(parse: Parse, t: Token) -> int:
    """The degree of a word in its own clause: as its predicate, or as a noun with its determiner."""
    if t.pos in CLAUSAL:
        return clause_value(parse, t.i, whole=t.pos == "AUX").value
    if t.pos in ("NOUN", "PROPN", "PRON"):
        if _negative_noun(parse, t):
            return -3
        copula = parse.tokens[t.head]
        return clause_value(parse, copula.i).value if t.dep == "attr" and copula.pos == "AUX" else 3
    if t.dep in ("acomp", "attr", "oprd"):
        return clause_value(parse, t.head, whole=False).value
    return 3


def _under(parse: Parse, t: Token, head: Token, value: int) -> int:
    """A degree below one more governor."""
    if not value:
        return 0
    dep = t.dep
    to = t.pos in CLAUSAL and any(c.tag == "TO" for c in parse.children(t.i))
    if dep == "advcl":
        return _adverbial(parse, t, value)
    if dep == "relcl":
        return 0 if to else value
    if dep == "acl" and not to and not any(c.dep == "mark" for c in parse.children(t.i)):
        return value  # a reduced relative clause: "the shares held by the bank"
    if dep == "pcomp":
        return _after_preposition(parse, head, value)
    if dep not in ("ccomp", "xcomp", "acl", "dobj", "csubj", "oprd"):
        return value
    effect = _governs(parse, head, to, dep)
    if effect is None:
        return value
    own = _own_degree(parse, head)
    if own < 0:
        return combined(effect.denied, value)
    if own == 0 and not _in(head, lex.FACTIVE):
        return 0
    out = combined(effect.affirmed, value)
    return combined(out, own) if out and 0 < own < 3 and dep == "xcomp" else out


#: these prepositions tell of a thing done: "by selling", "after meeting"; the others leave it open
DONE_PREPOSITIONS = lex.word_set(
    """
    by after before in upon on since while when during despite through because over
    """
)


def _after_preposition(parse: Parse, preposition: Token, value: int) -> int:
    """A gerund behind a preposition."""
    word = preposition.text.lower()
    if word in ("without", "instead"):
        return -value
    if word in DONE_PREPOSITIONS:
        return value
    governor = parse.tokens[preposition.head]
    if _in(governor, lex.PREVENTING):
        return combined(-3 if _own_degree(parse, governor) > 0 else 3, value)
    effect = _effect_of(parse, governor)
    if effect is not None:
        return combined(effect.affirmed, value)
    return combined(1, value)


def _governs(parse: Parse, governor: Token, to: bool, dep: str) -> _Effect | None:
    """What a governor does to its complement; None where it leaves it as it is."""
    if dep in ("dobj", "pobj", "prep") and governor.pos in CLAUSAL:
        if _in(governor, lex.PREVENTING) and not _in(governor, frozenset(("miss", "reject", "refuse", "block"))):
            return _Effect(-3, 3)
        if _in(governor, lex.DENYING):
            return _Effect(-3, 0)
        if _in(governor, WANTING):
            return _Effect(0, 0)
        own = clause_value(parse, governor.i, whole=False).value
        if _in(governor, DOING) and own != 3:
            return _Effect(own if own >= 0 else 3, -3)
        return None
    if governor.pos in CLAUSAL and _in(governor, lex.PREVENTING):
        return _Effect(-3, 3)
    if governor.pos in CLAUSAL and _in(governor, lex.ACHIEVING):
        return _Effect(3, -3)
    if governor.pos == "AUX":
        return None
    effect = _effect_of(parse, governor, infinitive=to)
    if to and (effect is None or governor.pos == "ADJ") and not _in(governor, lex.FACTIVE):
        return _Effect(-3, 0) if governor.text.lower() in ("unable", "unwilling", "impossible") else _Effect(0, -3)
    return effect


WANTING = lex.word_set(
    """
    want seek demand request need expect plan propose urge consider await desire wish require promise threaten
    fear predict anticipate order
    """
)
DOING = lex.word_set(
    """
    make take have give hold launch conduct carry commit hold do stage mount perform cause see win get bring
    """
)


def _adverbial(parse: Parse, t: Token, value: int) -> int:
    """An event in an adverbial clause: open under a condition or as a purpose, else as it stands."""
    marks = [c.text.lower() for c in parse.children(t.i) if c.dep in ("mark", "advmod", "aux", "prep")]
    if any(m in IF_WORDS for m in marks):
        return 0
    if "to" in marks:
        return 0
    return value
