"""Verdicts: what a fact check takes up only to judge it, and how it judges.

    “Kell sold the mill.” No evidence.        Claim 2: Kell sold the mill. Rating: false.        Did Kell sell it? No.

The words of such a claim are nobody's assertion: whoever prints them weighs them, and what he says of them is said in
the verdict. To read them in the outlet's own voice as they stand turns a denial into an assertion. So a judged claim
is found by its form alone, before anybody asks who says what: at the head of a paragraph or line (a number or bullet
may stand before it) a claim in quotation marks, behind a label, or as a yes-or-no question; then a verdict, which is a
short sentence made of nothing but a verdict ("False.", "Only in part.", "There is nothing to support that."), or
"Yes," and its like before more words, or what stands behind "Verdict:".

Rather missed than made up: a sentence that merely begins like a verdict is none ("No one was hurt.", "Right after the
fire …"), nor is what somebody else answers ("No, said Kell."), nor what is asked of somebody ("Did you see it? No.").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.attribute.factuality import combined
from sayso.attribute.holders import rehung
from sayso.attribute.taken_back import taken_back
from sayso.model import Annotated, Attribution, Parse
from sayso.text import LINE, Span, Spans, covers, is_wrapped, trimmed

# --- the words of a verdict ----------------------------------------------------------------------------

TRUE = r"(?:true|right|correct|accurate|so|the case)"
UNTRUE = (
    r"(?:false|fake(?:d)?|wrong|incorrect|inaccurate|untrue|nonsense|baseless|unfounded|groundless|bogus|fictitious|"
    r"invented|fabricated|made[- ]up|concocted|forged|refuted|debunked|disproved|disproven|rebutted|"
    r"(?:an? )?(?:lie|hoax|myth|fiction|fake|invention|fabrication|forgery|urban legend)|"
    rf"not (?:at all |in the least )?{TRUE})"
)
EVIDENCE = r"(?:evidence|proof|sign|trace|indication|basis|support)"
#: What there is no evidence of, and how a clause stands for the whole claim: "that she ever did".
OBJECT = re.compile(rf"\b{EVIDENCE} (?P<what>(?:of|for|that|to) .+)")
ELLIPTICAL = (
    r"(?:he|she|it|they|this|that|anyone|anybody) (?:ever )?"
    r"(?:did|does|do|is|was|are|were|has|have|had|happened|exists?|existed)(?: so| that| this| it)?"
)
POINTED = r"(?:that|this|it|the (?:claim|story|rumou?r|allegation|assertion))"
POINTING = re.compile(rf"(?:of|for|to) (?:{POINTED}|any of (?:it|this|that)|such)\b|that {ELLIPTICAL}$")
KNOWN = r"(?:proven|proved|shown|confirmed|verified|established|settled|known|clear|certain|decided|substantiated)"
SETTLE = r"(?:verify|check|confirm|settle|establish|prove|say|tell|find out|judge|decide|clear up)"
SETTLED = r"(?:verified|checked|confirmed|settled|established|proved|proven|said|told|judged|decided|ruled out)"

#: What a verdict says of the claim before it, as a degree of factuality, told by the whole of its words.
VERDICTS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (value, re.compile(pattern))
    for value, pattern in (
        # halves and open ones first: "partly true" is not true, "not proven" not untrue
        (0, rf"(?:only |just |at best |partly |partially |in part |half ){{1,2}}(?:{TRUE}|{UNTRUE})|"
            r"(?:only |just |at best )?(?:partly|partially|in part)|half[- ](?:true|right|wrong)|"
            r"(?:an? )?half(?:[- ]truth| the truth)|yes and no|true and false|"
            rf"(?:not (?:quite|entirely|wholly|exactly|completely|fully|strictly|the whole))(?: {TRUE}| truth)?|"
            rf"not (?:yet |as yet |so far |at all |really )?{KNOWN}|"
            r"unproven|unproved|unclear|unknown|undecided|unresolved|unverified|unconfirmed|unverifiable|uncertain|"
            r"unsubstantiated|unsupported|inconclusive|doubtful|dubious|questionable|debatable|disputed|contested|"
            r"(?:there is |there's |we have )?no(?: \w+)? confirmation(?: (?:of|for) (?:that|this|it))?|"
            r"in doubt|in dispute|contradictory|misleading|exaggerated|overstated|mixed|(?:an? )?mixture|"
            r"(?:an? )?(?:open(?: question)?|exaggeration)|(?:out of|without|missing|lacks|lacking|needs) context|"
            r"(?:under investigation|pending|being (?:checked|looked into))|possible|possibly|perhaps|maybe|"
            rf"(?:can|could)(?:not| not|n't) (?:yet |as yet |so far )?be {SETTLED}|"
            rf"we (?:can|could)(?:not| not|n't) (?:yet )?{SETTLE}(?: {POINTED})?|"
            r"(?:we (?:do not|don't)|nobody|no one) (?:yet )?know(?:s)?|"
            rf"(?:impossible|hard|difficult|too early|too soon) to {SETTLE}|it depends|up to a point"),
        (-2, rf"(?:(?:there is|there was|there's|we (?:have )?(?:found|seen|know of|see)) )?"
             rf"(?:no|not any|not a shred of|little|hardly any|no(?: \w+)) {EVIDENCE}"
             r"(?: (?:of|for|that|to) .{1,40}| whatsoever| at all)*|"
             rf"(?:there is |there's )?nothing (?:to )?(?:supports?|backs?|speaks? for|points? to|indicates?|shows?|"
             rf"suggests?|proves?|confirms?|bears? out) {POINTED}|"
             rf"{POINTED} has nothing to support it|"
             rf"(?:rather|mostly|probably|largely|mainly|apparently|presumably|most likely|very likely) not|not likely|"
             rf"(?:most |very |highly |rather )?(?:unlikely|implausible|improbable)|"
             rf"(?:very |most )?(?:probably|likely|mostly|largely|mainly|apparently|presumably) {UNTRUE}|"
             rf"almost certainly (?:not|{UNTRUE})"),
        (2, rf"(?:very |most |quite |highly |rather )?(?:probably|likely|probable|plausible|credible)"
            rf"(?: {TRUE}| yes)?|almost certainly(?: {TRUE})?|apparently {TRUE}|"
            rf"(?:everything|much|all) (?:points to|speaks for) {POINTED}|it (?:seems|looks) so"),
        (-3, rf"no|{UNTRUE}|not at all|by no means|far from it|never happened|"
             r"(?:it|this|that) (?:never happened|did not happen|didn't happen)"),
        (3, r"yes|(?:mostly |largely |broadly |essentially |basically |substantially |mainly |in essence )?"
            r"(?:true|right|correct|accurate)|confirmed|proven|proved|verified|factual|authentic|genuine|"
            r"(?:an? )?fact|(?:that|this|it) (?:is|was) (?:so|the case)|(?:mostly|largely|broadly) (?:yes|confirmed)"),
    )
)  # fmt: skip
#: What may only answer a question, or follow a label: behind a quotation it goes on telling ("Never. He sat down.").
ANSWERS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (value, re.compile(pattern))
    for value, pattern in (
        (-3, r"never|none|(?:it|they|he|she|there|this|that) "
             r"(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)(?: not|n't|not)"),
        (-2, r"hardly|scarcely|barely|not really"),
        (2, r"presumably|apparently"),
        (3, r"(?:it|they|he|she|there|this|that) (?:did|does|do|was|were|is|are|has|have|had)|"
            r"(?:yes )?indeed|certainly|definitely|of course"),
    )
)  # fmt: skip
#: Of whom it is said, and how firmly, before a verdict; neither changes it.
BEFORE = re.compile(
    rf"(?:(?:{POINTED}|all of (?:this|that|it)|the (?:statement|report|figure|photo(?:graph)?|picture|video)) "
    r"(?:is|was|are|were|has been|have been|remains|remained)|(?:that|it|this)'s|is|was|are|were|has been|remains|"
    r"still) "
)
FIRMLY = re.compile(
    r"(?:simply|clearly|plainly|completely|entirely|totally|utterly|wholly|flatly|demonstrably|absolutely|quite|just|"
    r"also|again|still|in fact|definitely|certainly|perfectly|officially|long since|technically|strictly speaking) "
)
#: What may follow a verdict in its sentence and tells nothing of its own.
BESIDE = re.compile(
    r",? (?:as far as|so far|as yet|for now|for the time being|to date|until now|at least|at present|with|in part|"
    r"in (?:both|two|three|several|all|every) (?:points?|respects?|parts?|cases?)|on (?:both|all|two) counts|"
    r"but (?:only|just|not|with|old|incomplete|misleading|exaggerated|lacks|out|without|needs|missing|there)|"
    r"and (?:misleading|invented|old|long known|outdated|false|true|"
    r"right|wrong|dangerous)|yet|only|mostly|partly|largely|though (?:only|not|misleading|old|with)|"
    r"if (?:only|at all)|either way|again|indeed|all the same|"
    r"whatsoever|at all|alas|of course|sadly)\b.*"
)
#: Before a comma or dash these are a verdict whatever follows: "Yes, although the port had said otherwise."
HEADS = re.compile(rf"yes|no|true|correct|{UNTRUE}|unproven|unclear|misleading|confirmed|unconfirmed|partly|"
                   r"half[- ]true|unverified|not (?:quite|entirely)|probably not|mostly not|rather not")  # fmt: skip
WEAKENING = re.compile(r"\b(?:mislead\w*|context|exaggerat\w*|partly|in part|half|doubt\w*|incomplete|not (?:all|every|"
                       r"quite|entirely))\b")  # fmt: skip
#: Somebody else gives the verdict: "No, said Kell", "False, according to the board".
SAYING = re.compile(
    r"\b(?:said|says?|according to|told|tells?|repl(?:y|ied|ies)|answer(?:s|ed)?|insist(?:s|ed)?|claim(?:s|ed)|"
    r"argue[sd]?|writes?|wrote|maintain(?:s|ed)|stat(?:es|ed)|assert(?:s|ed)|believ(?:e|es|ed)|thinks?|thought|"
    r"add(?:s|ed)|respon(?:ds|ded)|retort(?:s|ed)|counter(?:s|ed)|conced(?:es|ed)|explain(?:s|ed)|acknowledge[sd]|"
    r"not(?:es|ed)|in (?:his|her|their) (?:words|view|opinion|eyes|account)|by (?:his|her|their) account|"
    r"calls? it|called it|den(?:y|ies|ied)|admit(?:s|ted)|shout(?:s|ed)?|whisper(?:s|ed)?|tweet(?:s|ed)?)\b"
)
#: "Yes, although the owner denied it": what somebody says is granted or added, and the verdict is still the outlet's.
GRANTING = re.compile(
    r"(?:,|;| [–—-]) (?:although|though|even though|but|and|because|since|while)\b(?! (?:only )?according)"
)
PARTICLES = re.compile(r"(?:yes|no)\b")
#: "Yes, really", "No, thanks", "Yes, minister": these judge nothing.
IDLE = re.compile(
    r"(?:yes|no|true|correct), (?:really|seriously|honestly|sir|ma'am|madam|minister|prime minister|mr|mrs|ms|dear|"
    r"please|thanks|thank you|folks|you (?:read|heard) that)\b"
)
#: The sentence behind a verdict tells whose it is, or takes back what "true" has granted.
SO_SAYS = re.compile(
    r"\s*(?:(?:or )?so (?:say|says|said|claims?|claimed|insists?|insisted|argues?|argued)\b|"
    r"(?:(?:or )?that|this|such)(?: is| was|'s) (?:at least )?(?:the (?:view|verdict|opinion|answer|claim)s? of\b|"
    r"(?:what|how) .{1,40}\b(?:say|says|said|tells?|told|claims?|claimed|believes?|thinks?|insists?|puts?|sees?)\b)|"
    r"at least (?:that is|that's|according|so)\b)"
)
TURNED = re.compile(r"\s*(?:but|yet|however)\b")
NEGATED = re.compile(r"\b(?:not|no|none|never|nobody|no one|nothing|neither|nowhere)\b|n't\b")

#: Verbs of a claim that is itself about what somebody said.
RELAYING = frozenset("say tell claim report write state announce declare tweet post warn insist allege".split())

WORDS = 9  # words of a whole sentence that is a verdict: "There is nothing whatsoever to support the claim, so far"
NEAR = 9  # words behind "Yes," among which a verb of saying makes it somebody's answer

# --- the forms of a claim --------------------------------------------------------------------------------

BULLET = re.compile(r"\s*(?:(?:\(?\d{1,2}[.)]|#\d{1,2}[.:]?|[•·▪●*–—-])\s+)?")
NUMBER = r"(?:\s+(?:no\.?\s*|number\s+)?(?:#?\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[A-H])\b)?"
LABEL = re.compile(
    r"(?:(?:the|our|viral|first|second|third|fourth|fifth|next|last|popular)\s+)?"
    r"(?P<what>claim|statement|rumou?r|(?P<myth>myth|false claim|fiction)|assertion|allegation|assumption|accusation|"
    r"story|what (?:is|was|they|people|some) (?:being |are |were )?(?:said|say|claim|claimed|shared|told))"
    rf"{NUMBER}(?:(?:,|\s+(?:by|from|of|on|in|shared|spread|made|widely|about)\b|\s*\()[^:\n“”\"]{{0,90}})?"
    r"\s*:\s*", re.I)  # fmt: skip
RATING = re.compile(
    r"(?:(?:our|the|final|overall)\s+)?(?:fact[- ]?check\s+)?"
    r"(?:verdict|rating|finding|findings|result|assessment|conclusion|status|ruling|judge?ment|bottom line|"
    rf"what we found|we say){NUMBER}(?:\s+is)?\s*(?::|\s[–—-])\s*", re.I)  # fmt: skip
FACT = re.compile(r"(?:the\s+)?(?:fact|facts|reality|truth|in fact)(?:\s+is)?\s*:\s*", re.I)
ASKING = re.compile(
    r"(?:was|were|is|are|am|did|does|do|has|have|had|can|could|will|would|must|might)(?:n['’]t)?\s+(?!not\s+to\b)", re.I
)
TO_SOMEBODY = re.compile(r"\b(?:you|your|yours|i|me|my)\b", re.I)
FIRST = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|me|my|mine)\b")
OURS = re.compile(rf"{FIRST.pattern}|\b(?:[Ww]e|[Oo]urs?|us)\b")
#: How a claim went round is told about it, and no part of it.
SPREAD = re.compile(
    r"\b(?:shared|viewed|liked|viral|circulat\w+|going round|spread(?:ing)?|retweeted|forwarded)\b", re.I
)
QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|‘(?:[^‘’\n]|’(?=\w))*’(?!\w)")  # none reads past another opening mark
SENTENCE = re.compile(r"(?:[^.!?…\n]|\.(?=\d)|\n(?!\s*\n))+(?:[.!?…]+[\"”’')\]]*|$|(?=\n))")
CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“”"}
PARAGRAPH = re.compile(r"(?:[^\n\r\u2028\u2029]|\r?\n(?![^\S\n]*\r?(?:\n|$)))+")

LONGEST = 60  # words of a claim; what is longer is a story
SENTENCES = 3  # of a claim without quotation marks that a bare verdict may follow
REMARKED = 25  # words of a quotation behind which a verdict must be a sentence of its own
FOLLOWING = 6  # paragraphs of reasons between a claim and a verdict with its label
LISTED = 2  # judged claims of one form that make the others of it claims, too


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim that is taken up to be judged: its words, the words that judge it, what these come to.

    `claim` keeps its quotation marks. `head` is where its paragraph begins: what lies between is the label. `verdict`
    is None where a list of judged claims leaves one without, or somebody else judges it; such a claim is open (0), but
    whoever is read to make it may. `value` is a degree of factuality (-3 to 3). `asked`: is the claim a question?
    """

    head: int
    claim: Span
    verdict: Span | None
    value: int
    asked: bool = False

    @property
    def label(self) -> Span | None:
        """What stands before the claim in its paragraph."""
        return Span(self.head, self.claim.start) if self.head < self.claim.start else None


@dataclass(frozen=True, slots=True)
class _Told:
    """A verdict read: where it ends up, its value; `own` is False where somebody else gives it."""

    span: Span
    value: int
    own: bool = True
    particle: bool = False


def find_verdicts(annotated: Annotated) -> tuple[Verdict, ...]:
    """The judged claims of a report, in reading order; no two share a word."""
    quiet = tuple(a.span for a in annotated.asides if a.kind in ("promo", "byline", "dateline"))
    return verdicts_of(annotated.text, quiet)


def verdicts_of(text: str, quiet: Spans = ()) -> tuple[Verdict, ...]:
    """The judged claims of a text; paragraphs inside of `quiet` are not looked at."""
    shape = PARAGRAPH if is_wrapped(text) else LINE
    blocks = [s for m in shape.finditer(text) if (s := trimmed(text, m.start(), m.end())) and not covers(quiet, s)]
    asks_somebody = any(text[b.end - 1] == "?" and TO_SOMEBODY.search(b.of(text)) for b in blocks)
    found: list[tuple[str, Verdict]] = []
    unjudged: list[tuple[str, Verdict]] = []
    for n, block in enumerate(blocks):
        form, claim, rest = _head(text, blocks, n)
        if claim is None or len(claim.of(text).split()) > LONGEST or (found and claim.start < _end(found[-1][1])):
            continue
        claim, told = _judgement(text, blocks, n, form, claim, rest)
        if told is not None and form == "quote" and _is_remark(text, claim, told):
            continue
        if told is not None and form == "quote" and _is_of_something_else(text, claim, told):
            continue
        if told is not None and (form == "quote" or _goes_on(text, claim, told)) and OURS.search(claim.of(text)):
            told = replace(told, own=False)  # "I" and "we" are somebody, who is no less read to say it
        if told is not None and form == "question" and not _is_outlets(text, claim, told, block):
            continue
        if told is not None and form == "question" and asks_somebody and told.span.start >= block.end:
            continue  # an interview: the answer in its own paragraph is that one's
        verdict = Verdict(block.start, claim, None, 0, form == "question")
        if told is None:
            unjudged.append((form, verdict))
        elif not told.own:
            found.append((form, verdict))
        else:
            value = told.value
            if told.particle and verdict.asked and NEGATED.search(_folded(claim.of(text))):
                value = 0  # "Was nobody hurt? No." says either
            found.append((form, replace(verdict, verdict=told.span, value=value)))
    # in a list of judged claims one whose verdict is told in other words is a claim all the same
    judged = [form for form, v in found if v.verdict]
    listed = {form for form in ("quote", "label", "myth") if judged.count(form) >= LISTED}
    taken = [v.claim for _, v in found] + [v.verdict for _, v in found if v.verdict]
    found += [(f, v) for f, v in unjudged if f in listed and not any(v.claim.overlaps(t) for t in taken)]
    taken = [s for _, v in found for s in (v.claim, v.verdict) if s]
    found += [
        ("taken back", Verdict(t.head, t.claim, t.told, -3 if t.certain else 0))
        for t in taken_back(text)
        if not covers(quiet, t.claim) and not any(s.overlaps(Span(t.head, t.claim.end)) for s in taken)
    ]
    return tuple(sorted((v for _, v in found), key=lambda v: v.claim))


def _end(v: Verdict) -> int:
    return max(v.claim.end, v.verdict.end if v.verdict else 0)


# --- claims ----------------------------------------------------------------------------------------------


def _head(text: str, blocks: list[Span], n: int) -> tuple[str, Span | None, int]:
    """What a paragraph begins with: the form of a claim, its words, and where the rest begins."""
    block = blocks[n]
    at = BULLET.match(text, block.start, block.end).end()  # type: ignore[union-attr]
    label = LABEL.match(text, at, block.end)
    if label:
        form = "myth" if label["myth"] else "label"
        at = label.end()
        if at >= block.end:  # the label stands alone, its claim below
            if n + 1 == len(blocks):
                return form, None, 0
            block = blocks[n + 1]
            at = block.start
        quoted = _quoted(text, at, block.end)
        claim = quoted or _sentence(text, at, block.end)
        return form, claim, claim.end if claim else 0
    quoted = _quoted(text, at, block.end)
    if quoted:
        return "quote", quoted, quoted.end
    if ASKING.match(text, at, block.end):
        question = _sentence(text, at, block.end)
        if question and text[question.end - 1] == "?" and not TO_SOMEBODY.search(question.of(text)):
            return "question", question, question.end
    return "", None, 0


def _quoted(text: str, at: int, end: int) -> Span | None:
    """What stands in quotation marks from here on; single ones close where a sentence does."""
    if at >= end or text[at] not in CLOSING:
        return None
    opening, closing = text[at], CLOSING[text[at]]
    depth = 0
    for i in range(at + 1, end):
        if text[i] == opening and opening != closing and opening in "“«":
            depth += 1
        elif text[i] in closing:
            if depth and opening in "“«":
                depth -= 1
                continue
            if opening in "‘'" and (text[i - 1] not in ".!?…" and text[i + 1 : i + 2].isalnum()):
                continue
            if i + 1 < end and text[i + 1].isalnum():
                return None
            inside = text[at + 1 : i]
            return Span(at, i + 1) if any(c.isalpha() for c in inside) and inside.rstrip()[-1:] != "," else None
    return None


def _sentence(text: str, at: int, end: int) -> Span | None:
    m = SENTENCE.match(text, at, end)
    return trimmed(text, m.start(), m.end()) if m else None


def _sentences(text: str, at: int, end: int) -> Iterator[Span]:
    while at < end:
        while at < end and text[at].isspace():
            at += 1
        sentence = _sentence(text, at, end)
        if sentence is None or sentence.end <= at:
            return
        yield sentence
        at = sentence.end


# --- what judges it --------------------------------------------------------------------------------------


def _judgement(
    text: str, blocks: list[Span], n: int, form: str, claim: Span, rest: int
) -> tuple[Span, _Told | None]:  # fmt: skip
    """The verdict on a claim, and the claim with the sentences of it that stand before the verdict."""
    here = next(k for k in range(n, len(blocks)) if blocks[k].end >= claim.end)
    block = blocks[here]
    quoted = text[claim.start] in CLOSING
    answers = form != "quote"
    whole = claim
    for count, sentence in enumerate(_pieces(text, rest, block.end, marked=quoted)):
        rating = RATING.match(text, sentence.start, block.end)
        if rating:
            told = _told(text, rating.end(), block.end, answers=True)
            if told:  # reasons may stand between: the claim is what stands before them
                near = whole if count < SENTENCES and form in ("label", "myth") and not quoted else claim
                return (near if count else claim), replace(told, span=Span(rating.start(), told.span.end))
        fact = FACT.match(text, sentence.start, block.end) if form == "myth" else None
        if fact:
            return claim, _Told(Span(fact.start(), fact.end()), -3)
        if count < (SENTENCES if form in ("label", "myth") and not quoted else 1):
            told = _told(text, sentence.start, block.end, answers=answers)
            if told:
                return whole, told
            if not SPREAD.search(sentence.of(text)):
                whole = Span(claim.start, sentence.end)
    if form in ("label", "myth") and not quoted:
        # "Claim: Kell sold the mill – false."
        for dash in re.finditer(r"\s[–—-]\s|:\s", claim.of(text)):
            told = _told(text, claim.start + dash.end(), claim.end, answers=True)
            if told and told.span.end >= claim.end - 1:
                return Span(claim.start, claim.start + dash.start()), told
    return _below(text, blocks, here, form, claim, whole if form in ("label", "myth") and not quoted else claim)


def _pieces(text: str, at: int, end: int, *, marked: bool) -> Iterator[Span]:
    """The sentences behind a claim; behind one in quotation marks a colon, dash or bracket may stand first."""
    if marked:
        m = re.compile(r"[.,]?\s*(?:[:–—-]|\()\s*|[.?!]?\s*").match(text, at, end)
        at = m.end() if m else at
    yield from _sentences(text, at, end)


def _below(
    text: str, blocks: list[Span], here: int, form: str, claim: Span, whole: Span
) -> tuple[Span, _Told | None]:  # fmt: skip
    """A verdict in the paragraphs below the claim: bare in the next one where the claim fills its own, or labelled."""
    fills = whole.end == blocks[here].end
    for k in range(here + 1, min(here + 1 + FOLLOWING, len(blocks))):
        block = blocks[k]
        if k > here + 1 and _head(text, blocks, k)[1] is not None:
            break
        rating = RATING.match(text, block.start, block.end)
        if rating:
            at, end = rating.end(), block.end
            if at >= end and k + 1 < len(blocks):
                at, end = blocks[k + 1]
            told = _told(text, at, end, answers=True)
            if told:
                return (whole if fills else claim), replace(told, span=Span(block.start, told.span.end))
        fact = FACT.match(text, block.start, block.end) if form == "myth" and k == here + 1 else None
        if fact:
            return (whole if fills else claim), _Told(Span(fact.start(), fact.end()), -3)
        if k == here + 1 and fills:
            told = _told(text, block.start, block.end, answers=form != "quote")
            if told:
                return whole, told
        if _head(text, blocks, k)[1] is not None:
            break
    return claim, None


def _told(text: str, at: int, end: int, *, answers: bool) -> _Told | None:
    """The verdict that a sentence beginning here is, or begins with, in the light of the next; None for none."""
    told = _verdict(text, at, end, answers=answers)
    sentence = _sentence(text, at, end) if told else None
    if told is None or sentence is None:
        return None
    after = _folded(text[sentence.end : min(end, sentence.end + 60)])
    if SO_SAYS.match(after):
        return replace(told, value=0, own=False)
    if told.value > 0 and TURNED.match(after) and told.span.end < sentence.end:
        return replace(told, value=0)  # "True, he was there. But …"
    return told


def _verdict(text: str, at: int, end: int, *, answers: bool) -> _Told | None:
    """The verdict that a sentence by itself is, or begins with."""
    sentence = _sentence(text, at, end)
    if sentence is None or text[at : at + 1] in CLOSING or text[sentence.end - 1] == "?":
        return None
    if re.match(r"no\.\s*\d", text[at:end], re.I):  # "No. 9 Mill Street"
        return None
    told = _folded(sentence.of(text)).rstrip(" .!?…)]*\"”’'")
    if IDLE.match(told):
        return None
    core = BEFORE.sub("", told, count=1) if BEFORE.match(told) else told
    bare = FIRMLY.sub("", core, count=1) if FIRMLY.match(core) else core
    table = (*VERDICTS, *ANSWERS) if answers else VERDICTS
    for words in dict.fromkeys((told, core, bare)):
        for value, pattern in table:
            if len(told.split()) <= WORDS and pattern.fullmatch(words):
                return _Told(sentence, value, particle=bool(PARTICLES.fullmatch(words)))
        for value, pattern in table:
            for m in _prefixes(pattern, words):
                begun = _begun(text, sentence, value, told, len(told) - len(words) + m, words[:m])
                if begun:
                    return begun
    return None


def _begun(text: str, sentence: Span, value: int, told: str, m: int, head: str) -> _Told | None:
    """A sentence (folded: `told`) that begins with a verdict, `head`, of m characters: is it one all the same?"""
    after = told[m:]
    # a verdict that somebody gives is that one's, and the claim remains open
    near = " ".join(told.split()[: NEAR + 1])
    others = SAYING.search(near) or re.search(r"\b(?:said|says|say)\b[^,]{1,40}$", told)
    particle = bool(PARTICLES.match(head))
    if BESIDE.fullmatch(after) and len(told.split()) <= WORDS and not others:
        return _Told(sentence, 0 if value > 0 and WEAKENING.search(after) else value, particle=particle)
    if not re.match(r"(?:,|;|:| [–—-])\s(?!\d)", after) or not HEADS.fullmatch(head):
        return None
    if others and not GRANTING.match(after):
        return _Told(sentence, 0, own=False)
    if value > 0 and head in ("yes", "true", "correct") and re.search(r"\b(?:but|yet)\b", after):
        value = 0  # "True, he was there, but …" grants one thing to deny another
    letters = len(told[:m].replace(" ", ""))
    end = [k for k in range(sentence.start, sentence.end) if not text[k].isspace()][letters - 1] + 1
    return _Told(Span(sentence.start, end), value, particle=particle)


def _prefixes(pattern: re.Pattern[str], words: str) -> Iterator[int]:
    """How many characters of some words are a verdict that something follows, the longest first."""
    for m in reversed(list(re.finditer(r"(?<=\w)(?=,|;|:| )", words))[:8]):
        if pattern.fullmatch(words, 0, m.start()):
            yield m.start()


def whole_value(words: str) -> int | None:
    """The value of words that are nothing but a verdict ("completely false"); None where they are none."""
    folded = _folded(words)
    bare = FIRMLY.sub("", folded, count=1) if FIRMLY.match(folded) else folded
    for said in dict.fromkeys((folded, bare)):
        for value, pattern in VERDICTS:
            if pattern.fullmatch(said) and not PARTICLES.fullmatch(said):
                return value
    return None


def leading_value(words: str) -> int | None:
    """The value of words that are a verdict or begin with one ("false in every point"); None where they do not."""
    told = _told(words, 0, len(words), answers=False) if words else None
    if told:
        return told.value if told.own else None
    folded = _folded(words)
    if begun := BEFORE.match(folded):
        folded = folded[begun.end() :]
    for value, pattern in VERDICTS:
        m = next(_prefixes(pattern, folded), 0)
        if m and not PARTICLES.fullmatch(folded[:m]):
            return value
    return 0 if re.match(r"not\b", folded) else None


def _is_outlets(text: str, claim: Span, told: _Told, block: Span) -> bool:
    """Does the outlet itself answer its question? Not where an "I" does, as in an interview."""
    end = block.end if told.span.end <= block.end else text.find("\n", told.span.end) % (len(text) + 1)
    around = QUOTED.sub(" ", text[claim.start : end])
    return FIRST.search(around) is None


def _is_of_something_else(text: str, claim: Span, told: _Told) -> bool:
    """Does a sentence on a lack of evidence tell of something else: "“It is over.” There was no sign of him."?

    What it is evidence of has a word of the claim or points at it ("for that", "that he did").
    """
    m = OBJECT.search(_folded(told.span.of(text)).rstrip(" .!…"))
    if m is None or POINTING.match(m["what"]):
        return False
    stems = [{w[:5] for w in re.findall(r"\w{4,}", _folded(s))} for s in (m["what"], claim.of(text))]
    return not stems[0] & stems[1]


def _goes_on(text: str, claim: Span, told: _Told) -> bool:
    """May a verdict go on with a claim without marks, in the same mouth ("Statement: We did not. That is false.")?"""
    return text[claim.start] not in CLOSING and not RATING.match(text, told.span.start)


def _is_remark(text: str, claim: Span, told: _Told) -> bool:
    """Is it a columnist's "Yes, …" behind a long quotation?"""
    return (
        len(claim.of(text).split()) > REMARKED
        and text[told.span.end : told.span.end + 1] in (",", ";", " ")
        and (text[told.span.end - 1] not in ".!…")
    )


def _folded(words: str) -> str:
    """Small letters, straight apostrophes, single spaces."""
    return " ".join(words.replace("’", "'").casefold().split())


# --- who says it -----------------------------------------------------------------------------------------


def heed_verdicts(annotated: Annotated, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without those that put a judged claim, or its verdict, into the mouth of whoever speaks next.

    - Content inside of a claim or verdict whose source and cue lie outside of it is cut: it is the next or last
      speaker's by the reader's mistake. What is left without content is dropped. A label may name whoever makes the
      claim ("Claim by the mayor: …", "widely shared on …"): that attribution stays.
    - A verdict is the outlet's: a cue in it ("confirmed") makes no attribution.
    - Who speaks inside of a claim does so according to the claim alone ("Claim: the mayor said the mill was sold.
      False."). A verdict that does not bear it out judges that he said it, or what he said; either way he is not
      shown to have said so, and the attribution is dropped: the whole claim is read in the outlet's voice with its
      verdict. Where the claim is true or probable, it stands.
    - A claim left without a verdict, and one inside of a speech, bind nobody: all attributions stay.
    """
    given = tuple(attributions)
    verdicts = [v for v in heeded(annotated, given) if v.verdict]
    if not verdicts:
        return given
    kept = {a.id: cut for a in given if (cut := _heeded(annotated.text, a, verdicts)) is not None}
    return rehung(given, kept)


def heeded(annotated: Annotated, attributions: Iterable[Attribution]) -> tuple[Verdict, ...]:
    """The verdicts that bind: not those inside of what somebody says (a speech may ask and answer), nor open claims
    that somebody is read to make."""
    contents = [c for a in attributions for c in a.content]
    return tuple(v for v in find_verdicts(annotated) if not (
        any(_is_speech(c, v) for c in contents) if v.verdict else any(c.overlaps(v.claim) for c in contents)
    ))  # fmt: skip


def judged_value(parse: Parse, v: Verdict, head: int, inside: set[int], worded: int) -> int:
    """The degree of a judged clause: its verdict combined with the polarity of its words.

    `head` is its predicate, `inside` its tokens, `worded` its degree as worded, whatever judges it.
    """
    negative = _negates(parse, inside)
    if v.asked or parse.tokens[head].pos not in ("VERB", "AUX"):
        worded = -3 if negative else 3
    elif worded < 0 and not negative:
        # the parser lends the "no" of "no evidence" to the claim before it
        lent = (i for c in parse.children(head) if c.i not in inside for i in parse.subtree(c.i))
        worded = abs(worded) if _negates(parse, lent) else worded
    value = combined(v.value, worded)
    # "the mayor said he had sold it", false: he did not say it, or it is not so; either may be meant
    return 0 if value < 0 and _relays(parse, inside) else value


def _negates(parse: Parse, tokens: Iterable[int]) -> bool:
    return any(NEGATED.search(_folded(parse.tokens[i].text)) for i in tokens)


def _relays(parse: Parse, inside: set[int]) -> bool:
    """Is the claim itself about somebody's saying something?"""
    return any(
        parse.tokens[i].lemma.casefold() in RELAYING
        and parse.tokens[i].pos in ("VERB", "AUX")
        and any(c.dep == "ccomp" and c.i in inside for c in parse.children(i))
        for i in inside
    )


def _is_speech(content: Span, v: Verdict) -> bool:
    """Does a content begin before a claim's paragraph and go on behind its verdict?"""
    return v.verdict is not None and content.start < v.head and content.end > v.verdict.end


def _heeded(text: str, a: Attribution, verdicts: list[Verdict]) -> Attribution | None:
    """An attribution as the verdicts leave it, or None."""
    content = a.content
    for v in verdicts:
        label = v.label
        if v.verdict and any(v.verdict.overlaps(c) for c in a.cue):
            return None
        if a.cue and all(v.claim.holds(c) for c in a.cue):
            if v.value < 2:
                return None
            content = tuple(s for c in content for s in _inside(c, v.claim))
        elif label and any(label.overlaps(s) for s in (*a.source, *a.cue)):
            if not a.source or any(LABEL.fullmatch(s.of(text) + ":") for s in a.source):
                return None  # "Claim: …" with nobody who makes it
            content = tuple(s for c in content for s in _without(c, v.verdict))
        elif not any(v.claim.overlaps(s) for s in a.cue):
            content = tuple(s for c in content for t in _without(c, v.claim) for s in _without(t, v.verdict))
    if content == a.content:
        return a
    content = tuple(s for c in content if (s := _without_marks(text, c)))
    return replace(a, content=content) if content else None


def _without_marks(text: str, span: Span) -> Span | None:
    """A piece of a content without the marks that the cut left at its head; None where only marks are left."""
    start = span.start
    while start < span.end and (text[start].isspace() or text[start] in ".,;:!?–—-)"):
        start += 1
    piece = trimmed(text, start, span.end)
    return piece if piece and any(c.isalnum() for c in piece.of(text)) else None


def _inside(span: Span, around: Span) -> Iterator[Span]:
    """The part of a span inside of another."""
    if span.overlaps(around):
        yield Span(max(span.start, around.start), min(span.end, around.end))


def _without(span: Span, gone: Span | None) -> Iterator[Span]:
    """The parts of a span outside of another."""
    if gone is None or not span.overlaps(gone):
        yield span
        return
    if span.start < gone.start:
        yield Span(span.start, gone.start)
    if gone.end < span.end:
        yield Span(gone.end, span.end)
