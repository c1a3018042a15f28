"""What sort of source speaks: a person, an organization, an outlet, a document, somebody unnamed, a group.

By the words of the source: its name where it ends in one (outlets by general knowledge and by
pattern, people and bodies by the report's actors), else its head noun. A pronoun takes the kind of the speaker
it stands for, or of its antecedent; a role ("the spokesman") is a person once the report names its holder.
"""

from __future__ import annotations

import re

from sayso.attribute import lexicon as lex
from sayso.attribute.act import base_forms
from sayso.attribute.phrases import child_with, head_of
from sayso.attribute.transcripts import is_turn
from sayso.model import Actor, Annotated, Attribution, Kind, Parse
from sayso.text import Span

WORD = re.compile(r"[^\s,;()\[\]“”\"]+|[,;()]")
#: what follows the head noun of a noun phrase: "sources | close to the talks"
AFTER_HEAD = lex.word_set(
    """
    of from for in at on by to with within inside near behind about against between among who whom whose which
    that sent released published posted issued filed obtained seen written signed made based called named quoted
    speaking working living attending , ; ( ) where when while as during under across over including claiming i
    he she we they
    """
)
PUNCTUATION = frozenset(",;()")
#: before the capitalised noun of a headline: "New Poll"
HEADLINE_ADJECTIVES = lex.word_set(
    """
    new latest recent popular local top former senior more another first state federal
    """
)
DETERMINERS = lex.word_set(
    """
    the a an some several many one two all most both this that its their his her new
    """
)
#: participles that may also stand before their noun: "a published report"
MODIFYING = lex.word_set("released published posted issued filed obtained written signed named unnamed")
BRIEFED = re.compile(
    r"\b(?:people|persons?|those|individuals?|several|some|two|three|four|five|someone|officials?)\b.{0,24}?"
    r"\b(?:familiar|briefed|close to|with (?:direct |first-?hand |intimate |inside )?knowledge|in the know|privy|"
    r"aware of|apprised|involved in|not authori[sz]ed|on condition of)",
    re.IGNORECASE | re.DOTALL,
)
ANONYMOUS = re.compile(
    r"\b(?:anonym|unnamed|unidentified|undisclosed|not (?:be|being|to be) (?:named|identified)|declined to be)", re.I
)
#: outlets speak in reports and articles; "the report" is one of theirs where one stood before it
OUTLET_DOCUMENTS = lex.word_set(
    """
    report reports article story stories piece reporting coverage dispatch exclusive scoop
    """
)
PRESS_WORDS = lex.word_set(
    """
    news media press newspaper published tv television television's radio online local wire agency
    """
)
OFFICIAL_WORDS = lex.word_set(
    """
    police government official autopsy investigative annual final preliminary intelligence medical un u.n. audit
    inspector committee senate quarterly
    """
)
ARMED = lex.word_set(
    """
    militant armed terror terrorist rebel extremist insurgent jihadist islamist separatist guerrilla
    paramilitary rights advocacy lobby lobbying monitoring watchdog opposition activist human aid campaign trade
    industry environmental civil civic consumer parent media hacker hacking
    """
)
LOCAL = lex.word_set("local state national regional student county city")
FIRST_PERSON = lex.word_set("i me my mine myself")
ONE_PERSON = lex.word_set("he she him her his hers himself herself you your yourself")
BODY_PRONOUNS = lex.word_set("it its itself we us our ours ourselves")
MANY_PRONOUNS = lex.word_set("they them their theirs themselves these those")
RELATIVES = lex.word_set("who which that whom whose")
INDEFINITE = lex.word_set(
    """
    many some others most several few both all none everyone everybody majority half more fewer dozens hundreds
    thousands millions two three four five six seven eight nine ten
    """
)
SINGLE = lex.word_set("a an one another someone somebody each")
DEMONYM = re.compile(
    r"(?:[a-z]{2}(?:ans|an|ese|lander|landers|ards)|[a-z]{3}ish|french|dutch|swiss|czechs?|greeks?|turks?|arabs?|kurds?|poles|"
    r"swedes|danes|finns|serbs?|croats?|uzbeks?|tajiks?|filipinos|brits|scots|(?:iraq|israel|saud|pakistan|afghan|yemen|emirat|"
    r"kuwait|oman|qatar|bangladesh|nepal|somal|kashmir|punjab|bengal|azer)is?)$",
    re.IGNORECASE,
)
STATE_SPEAKERS = lex.word_set(
    """
    police prosecutors authorities investigators detectives inspectors regulators forces troops
    organisers organizers sheriff's coastguard
    """
)  # fmt: skip
JUNIOR = lex.word_set("jr jr. sr sr. ii iii iv esq phd md")
LINKS = lex.word_set(
    """
    of the de del da di la le van von bin ibn al el ul ur for and & - y e du dos das abu ben mac
    """
)
COMPANY_SITES = lex.word_set("amazon.com booking.com salesforce.com alibaba.com hotels.com expedia.com")
SITE = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|co|uk|au|in|news|info|tv|io)$", re.IGNORECASE)


#: Whoever is named behind these is another: "an aide to Mayor Quill".
ON_BEHALF = frozenset("for to from with near by against under".split())
ON_BEHALF_OF_OTHERS = frozenset(
    """spokesman spokesmen spokeswoman spokeswomen spokesperson spokespeople representative lawyer attorney counsel aide
    adviser advisor assistant agent publicist friend relative colleague neighbour neighbor supporter source campaigner
    doctor secretary""".split()
)
#: Figures that are numbers, with nothing or one of these before them; "opposition figures" are people.
OF_DATA = lex.word_set(
    """
    new latest recent official unofficial government ministry preliminary provisional revised final early updated
    monthly weekly annual quarterly yearly internal published unpublished separate similar crime sales budget casualty
    unemployment inflation turnout attendance census
    """
)
THE_ONES = frozenset("the these those its their our".split())
SHOWING = frozenset("show indicate suggest reveal put".split())
#: A day between an article and its noun: "This Dec. 28, 2017 photo".
DAY_BEFORE = re.compile(
    r"^(this|the|an?)\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2},\s+\d{4},?\s+(?=[a-z])",
    re.IGNORECASE,
)
#: A date in figures, behind which a headline begins.
HEADED = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\s+")
#: Offices of which there is one: "the president" is somebody, though the report may not name him.
OFFICES = frozenset("president premier pope pontiff king queen emperor chancellor sultan".split())


def kind_of(
    annotated: Annotated, attribution: Attribution, *, speaker: Actor | str | None = None, antecedent: str = ""
) -> Kind:
    """The kind of the attribution's source.

    `speaker` is who the source was resolved to (an actor of the report, or a name or description), `antecedent` the
    words that a pronoun stands for; both may be left out. Without a source: `unnamed`, unless the
    speaker is known.
    """
    if not attribution.source:
        return name_kind(annotated, speaker) if speaker else "unnamed"
    first, last = attribution.source[0], attribution.source[-1]
    words = annotated.text[first.start : last.end] if len(attribution.source) == 1 else " ".join(
        span.of(annotated.text) for span in attribution.source
    )  # fmt: skip
    if len(attribution.source) == 1 and (end := _before_a_clause(annotated.parse, first)) is not None:
        words = annotated.text[first.start : end]
    kind = kind_of_words(annotated, words, start=first.start, speaker=speaker, antecedent=antecedent)
    if kind == "group" and _shows_figures(annotated.parse, attribution):
        return "document"
    if kind == "organization" and is_turn(attribution) and not lex.ORGANIZATION_WORDS & set(words.casefold().split()):
        return "person"  # whoever has a turn is somebody, though names in capitals look like a body's
    return kind


def _shows_figures(parse: Parse, attribution: Attribution) -> bool:
    """ "Ferry Board figures | show …": numbers do, where figures that say something may be people."""
    head = head_of(parse, attribution.source)
    cue = [t for s in attribution.cue for t in parse.within(s) if t.pos == "VERB"]
    return head is not None and head.text.casefold() == "figures" and bool(cue) and cue[-1].lemma in SHOWING


def _before_a_clause(parse: Parse, source: Span) -> int | None:
    """Where a source's own words end before a clause that no "that" begins: "a report | the mill filed in May"."""
    head = head_of(parse, (source,))
    clause = child_with(parse, head.i, "relcl") if head is not None and head.pos == "NOUN" else None
    if head is None or clause is None or head.lemma.casefold() not in lex.DOCUMENT_NOUNS:
        return None
    begin = min(parse.subtree(clause.i))
    return parse.tokens[begin].start if begin == head.i + 1 else None


def kind_of_words(
    annotated: Annotated,
    words: str,
    *,
    start: int | None = None,
    speaker: Actor | str | None = None,
    antecedent: str = "",
) -> Kind:
    """The kind of a noun phrase; `start` is where it stands in the text, if it does."""
    words = DAY_BEFORE.sub(r"\1 ", words.strip(' \t\r\n“”"‘,.;:—–-'))
    tokens = [_bare(w) for w in WORD.findall(words)]
    tokens = [w for w in tokens if w]
    if not tokens:
        return name_kind(annotated, speaker) if speaker else "unnamed"
    lower = [w.lower() for w in tokens]
    if len(tokens) <= 2 and _is_pronoun(lower):
        return _pronoun_kind(annotated, lower[-1] if lower[0] == "all" else lower[0], start, speaker, antecedent)
    if BRIEFED.search(words):
        return "unnamed"
    parts = [words] if _joins_adjectives(annotated, start) else _coordinated(annotated, words, start)
    if len(parts) > 1:
        return _joint([kind_of_words(annotated, part, start=None) for part in parts])
    head = _head_part(tokens, lower)
    if not head:
        return "unnamed"
    named = _name_at_end(head)
    if lower[0] in INDEFINITE and lower[0] != "one" and named and len(named) <= 2 and len(head) > len(named):
        nouns = _noun_kind(annotated, head[1:], lower[1:], words, start, None)
        return nouns if nouns in ("organization", "unnamed", "outlet", "document") and _is_noun(head[-1]) else "group"
    inner = _named_later(annotated, tokens, len(head))
    alone = len(named) == 1 and _starts_sentence(annotated.text, start) and len(head) == 1
    if alone and (_is_outlet(annotated, named[0]) or (_actor_type(annotated, named[0]) and not _is_noun(named[0]))):
        alone = False  # a known name, not a common noun that begins the sentence
    if named and not alone and not (len(named) < len(head) and _is_noun(named[-1]) and len(named) == 1):
        before = [w.lower() for w in head[: len(head) - len(named)]]
        if before and before[-1] in lex.OUTLET_NOUNS | {"agency"} and (before[-1] != "agency" or "news" in before):
            return "outlet"
        return name_kind(annotated, " ".join(named), phrase=words)
    kind = _noun_kind(annotated, head, lower, words, start, speaker)
    if kind == "unnamed" and (inner or _is_person(annotated, speaker)):
        return "person"
    if kind is not None:
        return kind
    if named and alone and _is_of_many(annotated, named[0], start):
        return "group"
    if named:
        return name_kind(annotated, " ".join(named), phrase=words) or "person"
    if speaker:
        return name_kind(annotated, speaker) or "unnamed"
    return "unnamed"


def _is_of_many(annotated: Annotated, word: str, start: int | None) -> bool:
    """Is a word in the plural, large only because it begins its sentence, the name of nobody here: "Millennials"?"""
    if start is None or not word.endswith("s") or _actor_type(annotated, word) is not None:
        return False
    tokens = annotated.parse.within(Span(start, start + len(word)))
    verbs = (t for token in tokens for t in (annotated.parse.tokens[token.head], *annotated.parse.children(token.head)))
    one = any(t.tag == "VBZ" and (t.dep in ("aux", "auxpass") or t.i == tokens[0].head) for t in verbs)
    return not one and any(t.text.startswith(word) and t.tag in ("NNS", "NNPS") for t in tokens)


def _joins_adjectives(annotated: Annotated, start: int | None) -> bool:
    """Do two joined words that tell of one noun stand there: "local and media sources"?"""
    tokens = annotated.parse.within(Span(start, start + 1)) if start is not None else ()
    if not tokens or tokens[0].pos != "ADJ" or tokens[0].dep != "amod":
        return False
    return any(c.dep == "conj" for c in annotated.parse.children(tokens[0].i))


def _bare(word: str) -> str:
    """A word without its possessive ending and stray marks."""
    if word in PUNCTUATION:
        return word
    word = word.strip('“”"‘‚:[]')
    for end in ("'s", "’s"):
        if word.endswith(end):
            return word[:-2]
    return word.rstrip("'’")


def _is_pronoun(lower: list[str]) -> bool:
    every = FIRST_PERSON | ONE_PERSON | BODY_PRONOUNS | MANY_PRONOUNS | RELATIVES
    return lower[0] in every and (len(lower) == 1 or lower[1] in ("all", "both", "own", "themselves"))


def _pronoun_kind(
    annotated: Annotated, pronoun: str, start: int | None, speaker: Actor | str | None, antecedent: str
) -> Kind:
    """Of the speaker, else of the antecedent, else what the pronoun itself tells."""
    if isinstance(speaker, Actor):
        return name_kind(annotated, speaker) or "person"
    if antecedent and pronoun not in ONE_PERSON:
        return kind_of_words(annotated, antecedent, speaker=speaker)
    if speaker:
        return kind_of_words(annotated, speaker)
    if pronoun in RELATIVES:
        before = _relative_head(annotated, start)
        return (
            kind_of_words(annotated, before) if before else ("person" if pronoun in ("who", "whom") else "organization")
        )
    if pronoun in FIRST_PERSON or pronoun in ONE_PERSON:
        return "person"
    return "organization" if pronoun in BODY_PRONOUNS else "group"


def _relative_head(annotated: Annotated, start: int | None) -> str:
    """The words of the noun phrase that the relative pronoun at `start` follows."""
    if start is None:
        return ""
    here = annotated.parse.within(Span(start, start + 1))
    if not here:
        return ""
    token = here[0]
    verb = annotated.parse.tokens[token.head]
    for _ in range(3):
        if verb.dep in ("relcl", "acl"):
            noun = annotated.parse.tokens[verb.head]
            left = [k for k in annotated.parse.subtree(noun.i) if k < token.i and k >= noun.i - 8]
            return annotated.text[annotated.parse.tokens[min(left)].start : noun.end] if left else noun.text
        verb = annotated.parse.tokens[verb.head]
    return ""


def _coordinated(annotated: Annotated, words: str, start: int | None) -> list[str]:
    """The members of "A and B", "both A and B"; one member where the words are one name or one phrase."""
    if " and " not in words and " or " not in words:
        return [words]
    if start is not None and any(
        m.span.start <= start + 4 and m.span.end >= start + len(words) - 2 for m in annotated.mentions
    ):
        return [words]
    cut = re.split(r"\s*,\s+|\s+(?:and|or)\s+", re.sub(r"^both\s+", "", words, flags=re.IGNORECASE))
    top = cut[0].split()
    if any(w.lower() in AFTER_HEAD - {","} for w in top):  # "officials in Paris and Rome": the joint stands deeper
        return [words]
    cut = [part for part in cut if part.strip()]
    if re.search(r"\band\b", words) and cut and all(p[:1].isupper() or p.lower().startswith("the ") for p in cut):
        whole = name_kind(annotated, words)
        if whole == "organization" and (cut[-1].split()[-1].lower() in lex.ORGANIZATION_WORDS):
            return [words]
    plain = [p for p in cut if p[:1].islower() and len(p.split()) == 1 and not _is_noun(p)]
    return [words] if plain or ("," in words and " and " not in words) else cut


def _joint(kinds: list[Kind]) -> Kind:
    """The kind of several together: one they share, else a group."""
    first = kinds[0]
    return first if all(k == first for k in kinds) else "group"


def _head_part(tokens: list[str], lower: list[str]) -> list[str]:
    """The words up to the end of the head noun."""
    out: list[str] = []
    for i, (token, low) in enumerate(zip(tokens, lower, strict=True)):
        if low in AFTER_HEAD and out and not (low in LINKS and _in_name(tokens, i)):
            if any(w.lower() not in DETERMINERS for w in out):
                break
            if low == "of":  # "some of the residents", "one of the men"
                rest = tokens[i + 1 :]
                return out + _head_part(rest, lower[i + 1 :])
            if low not in MODIFYING:
                break
        if out and low == token and low.endswith(("ing", "ed")) and _is_noun(out[-1]) and not _is_noun(low):
            break  # a reduced relative clause: "judges handling the case"
        out.append(token)
    return out


def _in_name(tokens: list[str], i: int) -> bool:
    """Does the small word at i stand inside a name ("Bank of England")?"""
    if i == 0 or i + 1 >= len(tokens) or not tokens[i - 1][:1].isupper() or (_is_noun(tokens[i - 1]) and i == 1):
        return False
    role = tokens[i - 1].lower() in lex.PERSON_NOUNS | lex.PERSON_TITLES
    if role and all(w.lower() in DETERMINERS or w.lower() in HEADLINE_ADJECTIVES for w in tokens[: i - 1]):
        return False  # "The Director of the Harbour Board"
    if tokens[i].lower() in ("of", "for") and i >= 2:
        before = tokens[i - 1].lower()
        body = before in lex.ORGANIZATION_WORDS or before.endswith("s") or _is_noun(before)
        if not body and sum(w[:1].isupper() for w in tokens[max(0, i - 2) : i]) == 2 and tokens[i - 2] != "The":
            return False  # "Ada Quill of the Bank of Ireland"
    following = tokens[i + 1 : i + 3]
    return any(w[:1].isupper() for w in following[:1]) or (
        len(following) == 2 and following[0].lower() == "the" and following[1][:1].isupper()
    )


def _name_at_end(head: list[str]) -> list[str]:
    """The capitalised words at the end of a head part; empty where it ends in a common noun."""
    out: list[str] = []
    for word in reversed(head):
        if word[:1].isupper() or (word[:1].isdigit() and out) or word.lower() in JUNIOR or SITE.match(word) or (
            word[:1].islower() and any(c.isupper() for c in word[1:])
        ) or (word.lower() in LINKS and out and len(out) < len(head)):  # fmt: skip
            out.append(word)
        else:
            break
    while out and (out[-1] in LINKS or out[-1].lower() in DETERMINERS | INDEFINITE | {"former", "then"}):
        out.pop()
    return out[::-1]


def _named_later(annotated: Annotated, tokens: list[str], after: int) -> bool:
    """Does a person's name stand in apposition: "her lawyer, Ada Quill"?"""
    speaks = tokens[after - 1].lower().rstrip("s") in ON_BEHALF_OF_OTHERS if after else False
    if after < len(tokens) and speaks and tokens[after].lower() in ON_BEHALF and "," not in tokens[after:]:
        return False  # "a spokesman for the singer Ada Quill": she is whom he speaks for
    if after >= len(tokens) or tokens[after] != ",":
        rest = tokens[after:]
        # "a leader of the ruling party Jo Bloggs": the name closes the phrase
        tail = _name_at_end(rest) if rest else []
        return (len(tail) >= 2 and _actor_type(annotated, " ".join(tail)) == "person" and tokens[after] != "of") or (
            len(tail) >= 2 and len(rest) > len(tail) + 1 and _person_mention_at_end(annotated, tail)
        )  # fmt: skip
    name = []
    for word in tokens[after + 1 :]:
        if not (word[:1].isupper() or word.lower() in LINKS):
            break
        name.append(word)
    return len(name) >= 2 and name_kind(annotated, " ".join(name)) == "person"


def _person_mention_at_end(annotated: Annotated, tail: list[str]) -> bool:
    return (
        _actor_type(annotated, " ".join(tail[-3:])) == "person"
        or _actor_type(annotated, " ".join(tail[-2:])) == "person"
    )


def _starts_sentence(text: str, start: int | None) -> bool:
    """Is a capital at `start` due to the beginning of a sentence?"""
    if start is None:
        return True
    line = text[text.rfind("\n", max(0, start - 20), start) + 1 : start] if start <= 20 else ""
    if line and HEADED.fullmatch(line):
        return True
    before = text[max(0, start - 4) : start].rstrip(" \t“\"‘'(")
    return not before or before[-1] in '.?!:\n\r”"—–-'


def _is_noun(word: str) -> bool:
    """Is the word in one of the lists of common nouns that speak?"""
    return any(
        form in table
        for form in base_forms(word)
        for table in (lex.DOCUMENT_NOUNS, lex.ORGANIZATION_NOUNS, lex.OUTLET_NOUNS, lex.PERSON_NOUNS, lex.GROUP_NOUNS)
    )


def _noun_kind(
    annotated: Annotated, head: list[str], lower: list[str], words: str, start: int | None, speaker: Actor | str | None
) -> Kind | None:
    """The kind that the head noun tells, from the right; None where no word is known."""
    heads = [w.lower() for w in head]
    for at in range(len(heads) - 1, -1, -1):
        word = heads[at]
        forms = base_forms(word)
        plural = (len(forms) > 1 and word.endswith("s")) or word in (
            "people",
            "men",
            "women",
            "children",
            "media",
            "police",
        )
        rest = heads[:at]
        if word in STATE_SPEAKERS:
            return "organization"
        if word in ("website", "websites", "site", "sites"):
            return "outlet" if "news" in rest or rest == ["the"] or (plural and rest) else "document"
        if word == "sides":
            return "group"
        if word in ("democrat", "republican", "conservative", "liberal", "tory"):
            return "unnamed"
        if any(f in OUTLET_DOCUMENTS for f in forms):
            return "outlet" if _is_press(annotated, word, rest, words, start, speaker) else "document"
        if word == "paper":
            return (
                "outlet"
                if not {"research", "white", "working", "academic", "scientific", "new", "green"} & set(rest)
                else "document"
            )
        if any(f in ("group", "cell", "school") for f in forms):
            if "school of thought" in words.lower():
                return "group"
            if any(w in ARMED or w.endswith(("-linked", "-based", "-backed", "-allied", "-run")) for w in rest):
                return "organization"
            if forms[-1] == "school" or "school" in forms:
                return "organization"
            return "organization" if _is_body(annotated, speaker) and "of" not in lower else "group"
        if word == "agency":
            return "outlet" if any(w in ("news", "press", "wire", "photo") for w in rest) else "organization"
        if "network" in forms and rest[-1:] and rest[-1] in lex.NETWORKS:
            return "organization"
        if any(f in lex.OUTLET_NOUNS for f in forms) and not (word == "press" and "secretary" in heads):
            return "outlet"
        if word in ("people", "persons", "those", "person", "individual", "individuals"):
            anonymous = ANONYMOUS.search(words) is not None or word in ("person", "individual")
            return "unnamed" if anonymous else "group"
        if word == "figures" and all(w in OF_DATA or w in THE_ONES for w in rest):
            return "document"
        nameless = any(f in lex.NAMELESS_NOUNS for f in forms)
        if any(f in lex.PERSON_NOUNS for f in forms):
            if lower[0] == "the" and not plural and word in OFFICES and not {"former", "one", "other"} & set(lower):
                return "person"  # everybody knows who holds the office
            if nameless or not plural or ANONYMOUS.search(words):
                return "unnamed"
            return "group"
        if any(f in lex.GROUP_NOUNS for f in forms) or word in INDEFINITE:
            single = (
                rest
                and rest[0] in SINGLE
                and (not plural or (rest == ["one"] and lower[1:2] == ["of"]))
                and word not in ("couple", "majority", "crowd", "community", "family")
            )
            return "unnamed" if single and "percent" not in word else "group"
        if word == "chapter" and any(w[:1].isupper() or w in LOCAL for w in head[:at] if w.lower() not in DETERMINERS):
            return "organization"  # "the Tolna chapter of the union"
        if any(f in lex.DOCUMENT_NOUNS for f in forms):
            return "document"
        if any(f in lex.ORGANIZATION_NOUNS for f in forms):
            # several bodies by trade are people in the plural: "operators", "manufacturers"
            return "group" if plural and forms[0].endswith(("ers", "ors")) else "organization"
    last = head[-1]
    if last[:1].isupper() and DEMONYM.search(last) and _actor_type(annotated, last) != "person" and len(head) <= 3:
        return "organization" if heads[0] == "the" or last.endswith(("an", "ese", "ish")) else "group"
    if heads[-1].endswith("s") and heads[-1] == last and not last[:1].isupper() and len(last) > 4:
        return "group"  # some people in the plural
    return None


def _is_press(
    annotated: Annotated, word: str, rest: list[str], words: str, start: int | None, speaker: Actor | str | None
) -> bool:
    """Is this report, article or story one of an outlet?"""
    if word in ("article", "story", "stories", "piece", "coverage", "reporting", "exclusive", "scoop", "dispatch"):
        return True
    if any(w in PRESS_WORDS for w in rest) or _has_outlet(annotated, words):
        return True
    if OFFICIAL_WORDS.intersection(rest):
        return False
    if speaker:
        return name_kind(annotated, speaker) == "outlet"
    if word == "reports":
        return not rest or rest == ["some"] or rest == ["various"] or rest == ["multiple"]
    if len(words.split()) > 3 or start is None:
        return False
    before = annotated.text[max(0, start - 2500) : start]
    body = max(
        (m.start() for m in re.finditer(r"\breport (?:by|from|of|released|published|issued)\b", before)), default=-1
    )
    outlet = _last_outlet(annotated, before)
    return outlet >= 0 and outlet >= body - 80


def _last_outlet(annotated: Annotated, text: str) -> int:
    """Where the last outlet's name of a text begins; -1 where it holds none."""
    best = -1
    for m in re.finditer(r"(?:\b[A-Z][\w'’.&-]*(?:\s+(?=[A-Z]))?){1,5}", text):
        name = m.group().strip().rstrip(".,")
        if name and _is_outlet(annotated, name):
            best = m.start()
    return best


def _has_outlet(annotated: Annotated, words: str) -> bool:
    """Does a phrase name an outlet: "a report from the Harbour Post", "a Reuters report"?"""
    return _last_outlet(annotated, words) >= 0


# --- names ---------------------------------------------------------------------------------------


def _plain(name: str) -> str:
    name = re.sub(r"\s+", " ", name.replace("’", "'")).strip(" .,'\"").lower()
    for end in ("'s",):
        name = name.removesuffix(end)
    return name.removeprefix("the ")


def _is_outlet(annotated: Annotated, name: str) -> bool:
    """Is it the name of a news organisation, by general knowledge, by pattern, or as the report's publisher?"""
    plain = _plain(name)
    if not plain:
        return False
    if plain in lex.OUTLETS or "the " + plain in lex.OUTLETS:
        return True
    publisher = annotated.report.publisher
    if publisher and plain == _plain(publisher):
        return True
    words = plain.split()
    if SITE.match(plain):
        return plain not in COMPANY_SITES
    if len(words) < 2:
        return False
    if plain.endswith((" news agency", " press agency", " wire service", " news service", " news network")):
        return True
    if any(w in lex.NOT_OUTLET_WORDS for w in words):
        return False
    if words[-1] in lex.OUTLET_WORDS or words[0] in ("radio", "tv", "daily", "televisión"):
        return True
    return " ".join(words[:2]) in lex.OUTLETS and words[-1] in (
        "news",
        "online",
        "tv",
        "agency",
        "service",
        "network",
        "sport",
        "radio",
    )


class _Names:
    """What the report itself tells about its names: their types, by the whole name and by its last word."""

    def __init__(self, annotated: Annotated) -> None:
        self.whole: dict[str, str] = {}
        self.last: dict[str, str] = {}
        for actor in annotated.actors:
            for words in (actor.name, *{span.of(annotated.text) for span in actor.mentions}):
                self._add(words, actor.type)
        self.sure = frozenset(self.whole)
        labels = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "NORP": "norp"}
        found = [(_plain(span.of(annotated.text)), labels.get(label)) for span, label in annotated.parse.entities]
        found = [(name, kind) for name, kind in found if name and kind]
        for name, kind in sorted(found, key=lambda x: -len(x[0].split())):  # full names teach their last words first
            if kind == "person" and len(name.split()) > 1:
                self.last.setdefault(name.split()[-1], kind)
            if name in self.last and self.last[name] == "person":
                kind = "person"
            self.whole.setdefault(name, kind)

    def _add(self, words: str, kind: str) -> None:
        name = _plain(words)
        if name:
            self.whole.setdefault(name, kind)
            if kind == "person":
                self.last.setdefault(name.split()[-1], kind)

    def type_of(self, name: str) -> str | None:
        """`person`, `organization`, `place`, `norp` (a people or party), or None."""
        plain = _plain(name)
        if plain in self.whole:
            return self.whole[plain]
        words = plain.split()
        for k in range(1, len(words)):  # "General Jo Bloggs" by "Jo Bloggs"
            kind = self.whole.get(" ".join(words[k:]))
            if kind is not None:
                return kind
        return self.last.get(plain)


_last: tuple[Annotated, _Names] | None = None


def _names_of(annotated: Annotated) -> _Names:
    """The names of a report; those of the last one asked for are kept, since its sources come one after another."""
    global _last
    held = _last
    if held is None or held[0] is not annotated:
        held = _last = (annotated, _Names(annotated))
    return held[1]


def _actor_type(annotated: Annotated, name: str) -> str | None:
    return _names_of(annotated).type_of(name)


def name_kind(annotated: Annotated, name: Actor | str | None, *, phrase: str = "") -> Kind:
    """The kind of a named source; `phrase` is the whole noun phrase around the name."""
    if name is None:
        return "unnamed"
    if isinstance(name, Actor):
        if name.type != "person" and _is_outlet(annotated, name.name):
            return "outlet"
        return "person" if name.type == "person" else "organization"
    names = _names_of(annotated)
    known = names.type_of(name)
    plain = _plain(name)
    words = plain.split()
    if len(words) == 1 and known == "person" and plain not in names.sure and plain not in names.last:
        # the parser alone takes this one word for a person
        if plain in lex.OUTLETS:
            return "outlet"
        if plain in lex.ORGANIZATION_WORDS | lex.ORGANIZATION_NOUNS:
            return "organization"
    titled = bool(words) and (words[0] in lex.PERSON_TITLES or _title_before(phrase, name)) and len(words) > 1
    if known != "person" and not titled and _is_outlet(annotated, name):
        return "outlet"
    if _is_outlet(annotated, name) and (plain in lex.OUTLETS) and len(words) > 1:
        return "outlet"
    if known == "person":
        return "person"
    if titled and known is None and words[-1] not in lex.ORGANIZATION_WORDS:
        return "person"
    if any(w.strip(".") in lex.ORGANIZATION_WORDS or w in lex.ORGANIZATION_WORDS for w in words[-1:] + words[:-1]):
        lasts = words[-1] in lex.ORGANIZATION_WORDS or len(words) == 1 or " of " in plain or known == "organization"
        if lasts:
            return "organization"
    if known in ("organization", "place"):
        return "organization"
    if known == "norp":
        return "group" if plain.endswith("s") and not phrase.lower().startswith("the ") else "organization"
    last = re.sub(r"\W", "", words[-1]) if words else ""
    original = name.split()[-1] if name.split() else ""
    if original.isupper() and len(last) > 1 and len(words) == 1:
        return "organization"
    if not any(c.isupper() for c in name):  # a description, not a name
        return _noun_kind(annotated, name.split(), plain.split(), name, None, None) or "unnamed"
    nouns = _noun_kind(annotated, name.split(), words, name, None, None) if words and _is_noun(words[-1]) else None
    if nouns == "unnamed" and phrase[:1].isalpha() and phrase.split()[0].lower() in DETERMINERS:
        return nouns
    if nouns is not None and (
        len(words) != 2
        or words[0] in HEADLINE_ADJECTIVES | lex.ORGANIZATION_WORDS
        or nouns in ("organization", "outlet")
    ):
        return nouns
    return "organization" if phrase.lower().startswith("the ") else "person"


def _title_before(phrase: str, name: str) -> bool:
    """Does a person's title stand right before the name: "spokesman Jo Bloggs"?"""
    at = phrase.find(name)
    before = phrase[:at].split() if at > 0 else []
    return bool(before) and _bare(before[-1]).lower() in lex.PERSON_TITLES | lex.PERSON_NOUNS


def _is_person(annotated: Annotated, speaker: Actor | str | None) -> bool:
    if isinstance(speaker, Actor):
        return speaker.type == "person"
    return (
        bool(speaker)
        and speaker[:1].isupper()
        and len(speaker.split()) > 1
        and name_kind(annotated, speaker) == "person"
    )


def _is_body(annotated: Annotated, speaker: Actor | str | None) -> bool:
    if isinstance(speaker, Actor):
        return speaker.type != "person"
    return bool(speaker) and name_kind(annotated, speaker) == "organization"
