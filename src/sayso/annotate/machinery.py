"""What a page's machinery leaves in a text: scripts, rows of buttons, offers, addresses of files.

None of it is reporting; all of it is promo (asides.py). Each rule wants a mark that no sentence of a report bears.
"""

from __future__ import annotations

import re

from sayso.annotate.finite import has_finite

#: Names of buttons, as they stand in rows, with or without spaces ("fbShare Tweet gShare Email").
BUTTON = re.compile(
    r"(?:fb|g\+?)?(?:re)?(?:share[ds]?|tweet[s]?|facebook|twitter|google\s?\+?|linkedin|pinterest|whatsapp|reddit|e-?mail|"
    r"print|messenger|flipboard|tumblr|instagram|telegram|stumbleupon|digg|snapchat|youtube|copy\s?link|pin(?:\s?it)?|"
    r"save|comments?|link|embed|cancel|send|sms|like|follow|subscribe|permalink|close|more)(?:s(?=[A-Z]))?",
    re.I,
)
NETWORK = re.compile(
    r"facebook|twitter|tweet|google\s?\+|linkedin|pinterest|whatsapp|reddit|gshare|fbshare|flipboard", re.I
)
BETWEEN = re.compile(r"(?:\b(?:on|via|by|this|to|a|the|with|in|or|and|story|article|page|us)\b|[\W\d_])+", re.I)
MOST_BUTTONS = 14  # words of a row of buttons

#: Where a script begins. After it the rest of the line is script too.
SCRIPT = re.compile(
    r"(?:window\.\w+\s*(?:=|\|\|)|window\[|document\.(?:write|getElement|createElement|querySelector|cookie)|_taboola\b|"
    r"taboola\.push|googletag\b|_gaq\.push|dataLayer\b|\bvar\s+\w+\s*=|\blet\s+\w+\s*=\s*[\[{'\"]|\bconst\s+\w+\s*=|"
    r"\bfunction\s*\w{0,30}\([\w\s,]*\)\s*\{|(?<!\w)\w{1,30}\.push\(\{|@media\s+(?:only|screen|\()|<\/?(?:script|iframe|div|style|img)\b|"
    r"//<!\[CDATA\[|/\*\s*<!\[CDATA\[|\$\(document\)|jQuery\(|(?<!\w)\w{1,30}\.addEventListener\()"
)
STYLES = re.compile(r"^[.#@]?[\w\s.,#:>-]{1,80}\{(?:\s*+[\w-]++\s*+:[^;{}]++;?+)++\s*+\}")
CODE = frozenset("{}();=|<>")
LEAST_CODE = 4  # marks of code in a line that has no other proof

LABEL = re.compile(
    r"(?:full\s?screen|posted!?|updated|published|embed|tags?|none|shares|edition|return\s+visitors|first[- ]timers|"
    r"share\s+(?:story|via\s+e-?mail)|close\s+share\s+panel|loading(?:\s+\w+)?\.*|go\s+to\s+permalink|more\s+stories|"
    r"(?:previous|next|related|top)\s+(?:story|stories|article|post)|show\s+(?:chapters|captions?|more)|post\s+to\s+\w+|"
    r"cancel\s*send|save\s*save|taboola|outbrain|promoted(?:\s+(?:links|stories|content))?|paid\s+(?:content|post)|"
    r"sponsored\s+(?:links|stories)|from\s+(?:our\s+partners|around\s+the\s+web)|around\s+the\s+web|we\s+recommend|"
    r"you\s+(?:may|might)\s+(?:also\s+)?like|you\s+might\s+be\s+interested\s+in|recommended\s+by|by\s+taboola|"
    r"advertisement\s*[-–—]?\s*continue\s+reading(?:\s+below)?|continue\s+reading\s+below|view\s+(?:gallery|slideshow|"
    r"photos?)|see\s+more\s+videos?|watch\s+more|(?:cnn|cbs|nbc|abc)\s+(?:news\s+)?videos?|video\s+player\s+is\s+loading|"
    r"replay\s+video|up\s+next|autoplay|mute|unmute|transcript|hide\s+transcript|toggle\s+\w+|uh-oh!?)[\s:•.…»›>|-]*",
    re.I,
)
OFFER = re.compile(
    r"(?:(?:sign\s+up|subscribe|register)\s+(?:now\s+|today\s+|here\s+)?(?:for|to)\s+(?:one\s+of\s+|any\s+of\s+|"
    r"all\s+of\s+|some\s+of\s+)?(?:our|more|the|unlimited|free|your|daily|full|breaking)\b|"
    r"(?:subscribe|sign\s+up|log\s+in|register)\s+(?:for|to)\s+(?:unlimited|full|digital|read|keep|continue|access)\b|"
    r"unlimited\s+(?:digital\s+)?access\b|(?:digital|print)\s+access\s+or\b|choose\s+the\s+plan\b|try\s+(?:one|\d+)\s+"
    r"(?:month|week)s?\s+for\b|get\s+(?:\w+['’]s\s+|the\s+|our\s+|all\s+(?:of\s+)?)?(?:\w+\s+){0,3}(?:headlines|newsletters?|"
    r"alerts|emails?)\b|the\s+day['’]s\s+top\s+stories\s+delivered\b|you\s+have\s+(?:successfully\s+)?subscribed\b|"
    r"turn\s+on\s+notifications\b|you\s+can\s+unsubscribe\b|check\s+(?:out\s+this\s+story|us\s+out)\s+on\b|follow\s+us\s*(?:@|on\b)|"
    r"we\s+pay\s+for\s+your\s+(?:stories|photos|videos)\b|join\s+the\s+[\w'’]+\s+conversation\b|"
    r"to\s+read\s+the\s+full\s+(?:story|article)\b|these\s+are\s+external\s+links\b|interested\s+in\s+this\s+topic\?|"
    r"start\s+your\s+(?:day|monday|week|morning)\s+(?:smart|with|right)\b|we\s+can['’]?t\s+find\s+a\s+[\w\s]*subscription\b|"
    r"(?:for|get|see|find|read)\s+(?:more|full|all|complete)\s+(?:\w+\s+){0,4}(?:coverage|news|stories|results)\b[^.]{0,40}"
    r"(?:https?:|www\.|\bat\s+\w+\.\w+)|this\s+(?:item|version)\s+has\s+been\s+(?:corrected|updated)\b|"
    r"please\s+enable\s+(?:javascript|cookies|notifications)|this\s+(?:site|website|page)\s+uses\s+cookies|"
    r"(?:we|this\s+site)\s+uses?\s+cookies|your\s+browser\s+(?:does\s+not|doesn['’]t)\s+support|"
    r"all\s+(?:you|the)\s+(?:need|news)\s+(?:to\s+know\s+)?(?:delivered|in\s+your\s+inbox)|"
    r"live\s+stream\s*:|share\s+your\s+(?:thoughts|views|story)\s+(?:below|with\s+us)|leave\s+a\s+comment\b|"
    r"our\s+standards\s*:\s*the\s+thomson\s+reuters|usa\s+today\s+is\s+providing\s+live\s+coverage)",
    re.I,
)
ADDRESS = re.compile(
    r"(?:(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|co\.uk|edu|tv)(?:/\S*)?)[\s,;|]*", re.I
)
FILE = re.compile(r"[\w .,'’()-]{1,80}\.(?:jpe?g|png|gif|webp|pdf|mp4)", re.I)
#: A link put between paragraphs in brackets of its own: "[ The bridge was known to be weak ]". Where no blank sets it
#: off it is one only if it is short and no sentence: an editor's remark stands so too.
BRACKETED = re.compile(
    r"\[\s+\S[^\[\]]{10,160}\s+\]|"
    r"\[(?!Editor|Note|Correction|Update)(?P<bare>[A-Z‘“][^\[\]]{24,160}[^.!?\[\]”\"])\]"
)
LINK = 14  # words of a link in brackets
#: The weather where the paper is, a list of its other stories, what it says of its own kinds of articles, the
#: addresses of its reporters.
STANDING = re.compile(
    r".{0,120}\bWinds\s+(?:[NSEW]{1,3}|light\b.{0,20})\s+at\s+\d+\s+to\s+\d+\s+mph\b.{0,40}|"
    r"(?:MOST\s+READ|Most\s+[Rr]ead)\s+(?:IN|in)\s+[A-Z].*|"
    r"(?:\w+\s+){0,2}Interpretation\s+of\s+the\s+news\s+based\s+on\s+evidence\b.*|"
    r"(?:E-?mail|[A-Z][\w.’-]+(?:\s+[A-Z][\w.’-]+){1,3}\s+can\s+be\s+(?:reached|contacted)\s+(?:at|on|via|by))"
    r"[:\s]\s*\S+@\S+.{0,80}|"
    r"(?:Order\s+Reprints\b.*)?\bA\s+version\s+of\s+this\s+article\s+appears\s+in\s+print\b.*"
)
RELATED = re.compile(
    r"(?i:related|recommended|more|top|trending)\s+(?i:stories|articles|content|news|coverage|videos?)\s+(?=['‘\"“]?[A-Z])"
)


def is_machinery(line: str) -> bool:
    """Is a whole line (no white space at its edges) left by the page's machinery?"""
    if LABEL.fullmatch(line) or OFFER.match(line) or ADDRESS.fullmatch(line) or _is_bracketed(line):
        return True
    if STANDING.fullmatch(line):
        return True
    if is_script(line) or is_row_of_buttons(line):
        return True
    found = RELATED.match(line)
    if found is None:
        return False
    return _capitals(line[found.end() :]) >= 0.5 or line[-1] not in ".!?”\"’"


def _is_bracketed(line: str) -> bool:
    """Is a line a link in brackets?"""
    found = BRACKETED.fullmatch(line)
    if found is None or found["bare"] is None:
        return found is not None
    words = found["bare"].split()
    return len(words) <= LINK and (words[0] in ("How", "Why") or not has_finite(found["bare"]))


def is_file(line: str) -> bool:
    """Is a line nothing but the name of a picture's file?"""
    return FILE.fullmatch(line) is not None


def is_script(line: str) -> bool:
    """Is a line code: it begins as one, or is full of its marks?"""
    found = SCRIPT.search(line)
    if found is not None and (found.start() < 3 or sum(c in CODE for c in line) >= LEAST_CODE):
        return found.start() < 3 or not re.search(r"[.!?][\"”’')]*\s*$", line[: found.start()].rstrip() or " ")
    return STYLES.match(line) is not None


def script_in(line: str) -> int | None:
    """Where a script begins that runs to the end of a line of text, None where there is none."""
    found = SCRIPT.search(line)
    if found is None or sum(c in CODE for c in line[found.start() :]) < LEAST_CODE:
        return None
    return found.start()


def is_row_of_buttons(line: str) -> bool:
    """Is a short line nothing but the names of buttons, among them a network's?"""
    if len(line.split()) > MOST_BUTTONS or not NETWORK.search(line):
        return False
    return not BETWEEN.sub("", BUTTON.sub(" ", line))


def _capitals(words: str) -> float:
    """Share of the longer words that begin with a capital."""
    longer = re.findall(r"[^\W\d_][\w'’-]{3,}", words)
    return sum(w[0].isupper() for w in longer) / len(longer) if longer else 0.0
