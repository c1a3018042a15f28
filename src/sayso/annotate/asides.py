"""Asides: text in a report that is not reporting.

Pure text, run before anything is parsed: promo lines, sub-heads, captions, datelines, bylines (an
agency's credit line and a copyright line are bylines), and sentences that repeat an earlier one.
The reader of attributions skips promo, sub-heads, datelines and bylines, so a statement taken for
one of these is lost: every rule wants an explicit mark (a fixed phrase, a credit, the shape of a
line among paragraphs) and abstains without it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.annotate.creditlines import (
    OWNER_TAIL,
    PICTURE_TAIL,
    REPORTING_BY,
    is_credit_line,
    is_picture_credit,
    tells_of_a_picture,
)
from sayso.annotate.finite import has_finite
from sayso.annotate.galleries import counted_end, gallery_lines, title_ends, titles_within
from sayso.annotate.machinery import is_file, is_machinery, script_in
from sayso.model import Aside, AsideKind, Report
from sayso.text import Span, trimmed


def _set(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


AGENCY = (
    r"(?:the\s+)?(?:associated\s+press|ap|reuters|thomson\s+reuters(?:\s+foundation)?|agence\s+france[- ]presse|afp|"
    r"press\s+trust\s+of\s+india|pti|ani|ians|uni|united\s+press\s+international|upi|xinhua|tass|itar-tass|interfax|"
    r"ria(?:\s+novosti)?|sputnik|bloomberg|dpa|efe|ansa|kyodo(?:\s+news)?|yonhap|cns|app|anadolu(?:\s+agency)?|"
    r"aa|sana|"
    r"irna|isna|tasnim|fars|mehr|petra|wafa|kuna|spa|qna|mena|aps|maghreb\s+arabe\s+presse|bernama|antara|"
    r"vietnam\s+news\s+agency|vna|pna|ukrinform|belta|apa|apn|nan|news\s+agency\s+of\s+nigeria|gna|cajnews|pana|aap|"
    r"australian\s+associated\s+press|the\s+canadian\s+press|canadian\s+press|cp|press\s+association|pa|pa\s+media|"
    r"belga|anp|ntb|tt|ritzau|apa|ats|lusa|mti|pap|agerpres|bta|tanjug|hina|sta|telam|notimex|prensa\s+latina|"
    r"agencies|agency|wires?|wire\s+services?|news\s+agencies|cnn|cnn\s+wire|cbs(?:\s+news)?|nbc(?:\s+news)?|"
    r"abc(?:\s+news)?|fox\s+news|bbc(?:\s+news)?|npr|the\s+conversation|afp-?jiji|jiji|newscore|cnn\s+newsource|"
    r"us\s+news|washington\s+post|the\s+washington\s+post|new\s+york\s+times|the\s+new\s+york\s+times|"
    r"tribune\s+news\s+service|tns|mct|states\s+news\s+service|voa|voice\s+of\s+america|rfe/rl|dw|al\s+jazeera|"
    r"sky\s+news|rt|the\s+guardian|staff(?:\s+(?:reporter|writer|correspondent)s?)?)"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?"
DATE = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s+{MONTH})(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
)
#: The same with its year, as a head-line writes it.
DATE_YEAR = (
    rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}),?\s+\d{{4}}"
)
TIME = r"(?:(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?)"

# Whole lines that a page's machinery puts into a text: buttons, teasers, forms, counters.
CHROME = re.compile(
    r"(?:advertisement|ad|sponsored(?:\s+content)?|more|close|share|print|e-?mail|comments?|edit|save|go|less|search|"
    r"subscribe(?:\s+now)?|sign\s+(?:up|in)(?:\s+now)?|log\s*in|menu|home|tweet|video|whatsapp|facebook|twitter|"
    r"linkedin|pinterest|reddit|play_arrow|more_vert|video_youtube|amp|prev(?:ious)?(?:\s+next)?|next|buy\s+photo|"
    r"now\s+playing|just\s+watched|must\s+watch|recommended(?:\s+(?:video|for\s+you|stories))?|see\s+also|"
    r"read\s+also|"
    r"also\s+read|read\s+more|read\s+next|watch(?:\s+(?:live|now|video|below|a\s+clip))?|listen(?:\s+live)?|"
    r"view\s+comments|back\s+to\s+gallery|skip|replay|loading|modal\s+trigger|sign\s+me\s+up!?|congratulations!|"
    r"related(?:\s+(?:content|stories|articles?|coverage|links|video|topics|news))?|most\s+(?:read|popular|viewed)|"
    r"top\s+(?:stories|coverage)|trending(?:\s+(?:now|stories|in\s+\w+|on\s+\w+(?:\s+\w+)?))?|latest\s+news|"
    r"editors?['’]s?\s+picks?|share\s+this(?:\s+(?:article|story|page|with|via|on))?|"
    r"share\s+on\s+\w+(?:\s+share\s+on\s+\w+)*|"
    r"scroll\s+(?:down\s+for\s+(?:video|more)|to\s+top\s+of\s+page|to\s+continue)|"
    r"(?:story|article)\s+continues\s+(?:below|after)(?:\s+\w+){0,3}|continue\s+reading(?:\s+the\s+main\s+story)?|"
    r"be\s+the\s+first\s+to\s+know\.?|(?:image|photo|slide)?\s*\d+\s*(?:of|/)\s*\d+|"
    r"\d+\s+(?:comments?|shares?)|connect\s*tweet[\w\s]*|purchase:?\s+order\s+reprint|a\s+a|"
    r"(?:facebook|twitter|instagram|youtube)\s*\d*\s*(?:re)?tweets?)[\s:.…»›>]*",
    re.I,
)
# A line that begins so is a teaser, whatever follows; the mark after it is part of the proof.
TEASER = (
    r"(?:(?:live|latest)\s+(?:updates?|blog|coverage)|(?:also\s+)?(?:read|see|watch|listen|look)(?:\s+(?:also|"
    r"more|next|this|"
    r"here|now|live|below))?|also\s+(?:read|see|watch)|must[- ](?:read|watch|see)|don['’]t\s+miss|"
    r"recommended(?:\s+(?:reading|for\s+you))?|"
    r"related(?:\s+(?:story|stories|content|articles?|coverage|news|links?|topics?|video))?|"
    r"more(?:\s+(?:on\s+this|stories|news|coverage))?|"
    r"in\s+(?:video|pictures|photos|depth|case\s+you\s+missed\s+it)|video|gallery|photo\s+gallery|slideshow|quiz|"
    r"poll|podcast|"
    r"you\s+may\s+(?:also\s+)?like|trending(?:\s+now)?|breaking\s+news|top\s+stories|sign\s+up|subscribe|newsletter|"
    r"world\s+exclusive|editor['’]s\s+picks?|opinion|explainer|explained|fact\s+check|analysis|exclusive)"
)
TEASER_LINE = re.compile(rf"[\[(>»•*|\s]*{TEASER}\s*(?::|\||>>|»|\s[–—-]\s)\s*\S.*", re.I)
PLAIN_TEASER = re.compile(  # "Watch" and "read" need capitals or a strong mark, since both begin sentences too
    r"[\[(>»•*|\s]*(?:READ|ALSO READ|SEE ALSO|MORE FROM|MORE ON|WATCH|RELATED|LISTEN|LIVE UPDATES?|READ MORE|"
    r"Read more|Also [Rr]ead|"
    r"Read [Aa]lso|See [Aa]lso|More [Ff]rom|Read More From|More on this|JUST WATCHED|MUST WATCH|Live [Uu]pdates|"
    r"Recommended [Vv]ideo)\b(?!\s*$).*"
)
INVITATION = re.compile(
    r"(?:click\s+(?:here|on\s+the\s+\w+)\b|tap\s+here\b|follow\s+(?:us|@\w+|"
    r"the\s+\w+|\w+(?:\s+\w+)?)(?:\s+[\w@]+){0,6}\s+on\s+(?:twitter|facebook|instagram|"
    r"telegram|whatsapp|youtube|google\s+news|social\s+media|flipboard|snapchat)|like\s+us\s+on\s+facebook|"
    r"find\s+us\s+on\s+\w+|"
    r"(?:sign\s+up|subscribe|register)\s+(?:now\s+|here\s+|today\s+)?(?:for|to|on)\s+(?:our|the|daily|your|free|"
    r"receive|get|breaking|\w+['’]s)\b|"
    r"subscribe\s+(?:now|today|here)\b|join\s+(?:us\s+on|our\s+(?:\w+\s+)?(?:channel|group|newsletter|community|"
    r"whatsapp))\b|"
    r"download\s+(?:the|our)\s+(?:\w+\s+){0,3}app\b|get\s+(?:the\s+latest|all\s+the\s+latest|breaking|daily|"
    r"your\s+daily|our)\s+"
    r"(?:\w+\s+){0,4}(?:news|updates|newsletter|headlines|alerts|stories)\b|read\s+(?:or\s+share\s+this\s+story|"
    r"the\s+(?:rest|full|original|whole|"
    r"complete)\s+(?:\w+\s+){0,3}(?:here|at|on|story|article|report|post)|more\s+(?:here|at|on|about|from)|"
    r"all\s+the\s+latest|full\s+story)\b|"
    r"watch\s+(?:the\s+)?(?:full\s+)?(?:video|clip|interview|it)\s+(?:above|below|here)\b|"
    r"chat\s+with\s+us\s+(?:in|on)|"
    r"(?:this|the)\s+(?:story|article|post|report|piece)\s+(?:was\s+|has\s+been\s+|is\s+)?(?:originally\s+|"
    r"first\s+)?(?:appeared|published|posted|"
    r"updated)\b|(?:this|it)\s+is\s+a\s+(?:developing|breaking)\s+(?:news\s+)?story|"
    r"this\s+story\s+(?:is\s+developing|will\s+be\s+updated)|"
    r"check\s+back\s+(?:here\s+)?(?:for|soon)|do\s+you\s+have\s+a\s+(?:story|tip|news)|got\s+a\s+(?:tip|story|"
    r"confidential)|have\s+a\s+(?:tip|news\s+tip)|"
    r"contact\s+(?:us|the\s+(?:writer|author|reporter|editor)|\w+(?:\s+\w+){0,2}\s+at\s+\S+@)|(?:send|"
    r"e-?mail)\s+(?:us\s+)?(?:your\s+)?(?:news\s+)?(?:tips|"
    r"comments|feedback|questions|letters)\b|reach\s+(?:him|her|them|\w+\s+\w+)\s+at\s+\S+@|"
    r"thank\s+you\s+for\s+(?:subscribing|reading|signing)|"
    r"support\s+(?:our|independent|quality)\s+journalism|your\s+subscription\s+supports|no\s+one\s+covers\s+what|"
    r"you\s+can\s+(?:also\s+)?(?:follow|find)\s+(?:us|@?\w+(?:\s+\w+){0,2})\s+on\s+(?:twitter|facebook|instagram|x)"
    r"(?:\s+(?:at|for)\s[^.,]{1,40}|\s+@\w+)?[.!]?\s*$|the\s+(?:\w+\s+){1,3}is\s+not\s+responsible\s+for\s+(?:the\s+)?content\s+(?:of|on)\s+(?:external|other)\s+(?:web\s?)?sites[.!]?\s*$|"
    r"comments\s+(?:on\s+this\s+\w+\s+)?are\s+(?:moderated|closed)\b[^.,]{0,40}[.!]?\s*$|our\s+privacy\s+(?:policy|notice)\b[^.,]{0,30}[.!]?\s*$|"
    r"this\s+(?:video|content|post)\s+(?:has\s+been\s+removed|is\s+(?:not|no\s+longer)\s+available)[.!]?\s*$|"
    r"to\s+find\s+out\s+more\s+about\s+"
    r"facebook\s+commenting|newsletter\s+sign\s+up|please\s+(?:verify|enter|sign|log|enable|subscribe|read\s+our|"
    r"consider\s+(?:donating|supporting|"
    r"subscribing))\b|invalid\s+email|your\s+weather\s+is\s+set|enter\s+city\s+and|you\s+are\s+signed\s+in|"
    r"a\s+link\s+has\s+been|"
    r"all\s+(?:the\s+)?latest\s+(?:news|updates)|for\s+(?:more|the\s+latest|all\s+the\s+latest|"
    r"breaking)\s+(?:\w+\s+){0,3}(?:news|updates|stories|"
    r"coverage)\b[^.]{0,60}\b(?:click|visit|follow|subscribe|download|go\s+to|like|log\s+on)|(?:shop|"
    r"buy)\s+now\b|we\s+may\s+earn\s+(?:a\s+)?commission|"
    r"powered\s+by\s+\w+\s*$|\d*%\s+of\s+readers\s+think)",
    re.I,
)
#: What a page puts over the points of a report, here glued to the first of them.
LABEL = re.compile(r"(?:Story\s+[Hh]ighlights|STORY\s+HIGHLIGHTS)\s*:?\s+(?=[\"“‘'A-Z0-9])")
# Glued to the end of a paragraph: after a full stop, a teaser with its colon runs to the line's end.
GLUED = re.compile(
    r"(?<=[.!?\"”’)\]])\s+[\[(]?(?:(?:LIVE|Live)\s+(?:Updates?|UPDATES?|Blog|BLOG|Coverage|COVERAGE)|(?:Also|"
    r"ALSO)\s+(?:Read|READ|read|See|SEE|Watch|WATCH)|"
    r"(?:Read|READ|See|SEE|Watch|WATCH)\s+(?:Also|ALSO|also|More|MORE|more|Next|NEXT|Full\s+Story)|READ|WATCH|"
    r"Watch|RELATED|Related(?:\s+(?:Stories|Story|Articles?|News))?|"
    r"MORE|MUST\s+READ|Must\s+Read|Don['’]t\s+Miss|LISTEN|IN\s+PICS|In\s+Pics|Explained|EXPLAINED|Opinion|"
    r"OPINION)\s*(?::|\||>>|»)\s*\S.*$"
)
# Fixed phrases in the midst of a line.
INLINE = re.compile(
    r"(?:(?<=[.!?\"”]\s)Agencies\s+contributed(?:\s+to\s+this\s+(?:report|story|article))?\.?(?=\s|$)|"
    r"You\s+can\s+unsubscribe\s+at\s+any\s+time\.|(?i:(?:do\s+not|don['’]?t)\s+miss\s+out[^!?\n]{0,60}\s)?(?i:we)\s+(?i:wo?n['’]?t|"
    r"will\s+(?:not|never))\s+(?i:spam\s+you)\b(?:\s+(?i:and)\s[^.,!?\n“”\"]{0,50})?(?:[.!](?=\s|$)|$)|Story\s+continues\s+(?:below|after)(?:\s+(?:this\s+)?(?:advertisement|ad|video|photo|gallery))?|"
    r"Advertisement\s+Continue\s+reading(?:\s+the\s+main\s+story)?|Continue\s+reading\s+the\s+main\s+story|"
    r"Article\s+continues\s+(?:below|after)(?:\s+\w+)?|"
    r"ADVERTISEMENT|Read\s+or\s+Share\s+this\s+story:\s+\S+|Newsletter\s+Sign\s+Up\s+Continue\s+reading\s+the\s+main\s+story|"
    r"Chat\s+with\s+us\s+in\s+Facebook\s+Messenger\.\s+Find\s+out\s+what['’]s\s+happening\s+in\s+the\s+world\s+as\s+it\s+unfolds\.)"
)
END_MARK = re.compile(r"(?<=[.!?\"”’)\]])\s*(?:Read\s+(?:Also|More|more)|Related|Advertisement|Twitter|Share)\s*$")

#: A word and the day of a month that may follow. Nothing of it is given back: a long word taken apart in all ways takes
#: for ever.
DAY_WORD = r"\w++\.?+\s*+(?:\d{1,2}(?!\d))?+,?+\s*+"
CAPTION_HEAD = re.compile(
    r"(?:(?:file\s+)?(?:photos?|photograph|picture|pic|image|video|illustration|graphic|map|caption|"
    r"cover\s+image|photo\s+illustration|media)"
    r"(?:\s+(?:credits?|caption|copyright|source|courtesy|gallery|by))?\s*(?::|\||–|—|-\s|©)"
    r"|(?:image|photo|picture)\s+(?:copyright|caption|credit|source)\b|media\s+caption\b|photo(?:graph)?(?:s|"
    r"ed)?\s+by\s|credits?\s*:|courtesy\s*:"
    r"|(?:a\s+)?file\s*(?:photo|picture|image|pic)\b\s*(?:[:.–—-]|of\b|shows?\b|\w+ed\b)|"
    r"file\s*[–—-]{1,2}\s*(?=in\s|this|a|\w)|\(file\)"
    rf"|in\s+this\s+(?:{DAY_WORD}(?:\d{{4}},?+)?+\s*+){{0,4}}(?:file\s+)?(?:photo|picture|image|handout|"
    r"frame\s?grab|video\s+grab|screenshot|still)\b"
    rf"|this\s+(?:(?:undated|file|handout|combination|combo|{DAY_WORD}\d{{4}})\s*+){{1,3}}(?:photo|picture|"
    r"image|combination|frame)\b"
    r"|(?:a|the)?\s*(?:undated|handout)\s+(?:photo|picture|image)\b|enlarge\s+this\s+image|toggle\s+caption|"
    r"hide\s+caption|\(?(?:photo|image)\s*(?:by|:))",
    re.I,
)
CREDITOR = (
    r"(?:ap|afp|epa|reuters|getty(?:\s+images)?|associated\s+press|anadolu|tass|sputnik|xinhua|bloomberg|pti|ani|"
    r"shutterstock|istock|"
    r"agencies|zuma\w*|sipa\w*|corbis|nurphoto|pool|file|wire(?:image)?|rex\w*|alamy|yonhap|kyodo|dpa|efe|"
    r"press\s+association|pa|upi|"
    r"wikimedia(?:\s+commons)?|flickr|nasa|youtube|twitter|facebook|instagram|landov|polaris|newscom|staff|"
    r"handout|courtesy)"
)
FILED = re.compile(r"FILE\s*[–—-]|In this \w+\.? \d{1,2}, \d{4},? (?:file )?photo\b")
CAPTION_TAIL = re.compile(
    r"(?:[(\[](?!warning|video)(?=[^()\[\]]{2,140}[)\]]\s*[.\"”]?\s*$)(?:[^()\[\]]*\b(?:photos?|photograph(?:er)?|pictures?|"
    r"images?|file)\b|"
    rf"[^()\[\]]*[/|]\s*{CREDITOR}\b|{CREDITOR}\s*[/|][^()\[\]]*|credit\b|courtesy\b)[^()\[\]]*[)\]]\s*[.\"”]?"
    rf"|(?:\||©|/|\u2022)\s*[^.|©]{{0,60}}?\b{CREDITOR}(?:\s*(?:photo|images|file|pool|via\s+\w+))*\)?"
    r"|hide\s+caption(?:\s+\d+\s+of\s+\d+)?|toggle\s+caption.*|(?:photo|image|picture)\s*:\s*[^.]{2,60})\s*$",
    re.I,
)
#: A player that did not play, and what it would have shown.
PLAYBACK = re.compile(r"Media\s+playback\s+is\s+(?:un|not\s+)supported\s+on\s+(?:your|this)\s+device\b")
#: A picture's owner before what it shows, in a line without a final stop: "Reuters In 2014 the group shocked …".
#: Networks and "Rex" begin sentences and headlines too: of them no row of names is asked about ("Facebook Deletes
#: Accounts of"). Where a name follows, the line is a caption only if it is no sentence (_is_owned).
CREDIT_HEAD = re.compile(
    r"(?:(?P<plain>Twitter|Instagram|Facebook|Rex(?!\s+Features))|Rex\s+Features|AP|AFP|EPA|EFE|PA|Reuters|REUTERS|REX|"
    r"Getty(?:\s+Images)?(?:\s+-\s+(?:Getty|Contributor))?|Alamy|"
    r"SWNS|Barcroft(?:\s+Media)?|Fame\s+Flynet|Splash(?:\s+News)?|BackGrid|Starface)"
    r"(?P<for>\s*[:/]\s*[A-Z][\w ]{2,30}?)?\s+(?!News\b)"
    r"(?=(?:The|A|An|In|On|At|This|(?P<one>[A-Z][a-z]+\s+[a-z]+)|(?(plain)(?!)|(?P<names>(?:[A-Z][a-z]+\s+){2,3}[a-z]+))|"
    r"[A-Z][a-z]+['’]s|\d[\d,]*\s+[a-z]+)\s)"
)
#: The same before a caption that shows itself to be one by other marks.
OWNER = re.compile(
    r"(?:AP:Associated\s+Press|Rex\s+Features|(?:AP|AFP|EPA|EFE|PA|Reuters|REUTERS|(?:(?:Handout|Getty\s+Images)\s+-\s+)?"
    r"(?:Getty(?:\s+Images)?|GETTY)(?:\s+-\s+Contributor)?|Alamy|SWNS)(?:\s+or\s+licensors)?)\s+"
    r"(?!(?:Photos?|Images?|Pictures?|News|File|Staff|Photographers?|Reporters?|Correspondents?)\b)(?=[\"“‘'A-Z0-9])"
)
SIDES = re.compile(
    r"[(,]\s*(?:l|r|c|left|right|centre|center|rear|front|pictured|above|below|background|2nd\s+[lr])\s*[),]", re.I
)

NAME_WORD = r"(?:[A-Z][\w.'’\-]*|[A-Z]\.|de|da|di|al|el|bin|ibn|van|von|der|la|le|du|dos|st\.?)"
BYLINE_HEAD = re.compile(
    r"[(\[\s]*(?:by|from|analysis\s+by|opinion\s+by|posted\s+by|written\s+by|story\s+by|report\s+by|words\s+by|"
    r"review\s+by|commentary\s+by)"
    r"[\s:]+(?=[A-Z@])",
    re.I,
)
CREDIT_LINE = re.compile(
    r"[(\[\s–—-]*(?:(?:additional\s+|further\s+|extra\s+)?(?:reporting|writing|editing|edited|compiled|written|"
    r"translated|reported|translation)\s+"
    r"(?:for\s+\w+\s+)?(?:by|in\s+\w+\s+by)\s+[A-Z]|with\s+(?:additional\s+|further\s+|agency\s+|"
    r"some\s+)?(?:inputs?|reporting|files?|reports?|contributions?)"
    r"\s+(?:from|by)\s|with\s+agenc(?:y|ies)\b|(?:source|sources|credit|via)\s*:\s*[A-Z]|"
    r"additional\s+(?:reporting|material)\b|"
    r"(?:reporters?|correspondents?|writers?)\s+[A-Z]\S+\s.{0,200}\bcontributed\b|inputs?\s+from\s+)",
    re.I,
)
CONTRIBUTED = re.compile(
    r"\bcontributed\s+(?:additional\s+)?(?:reporting|to\s+(?:this|the)\s+(?:report|story|article)|from\s+[A-Z])", re.I
)
WORKED = re.compile(r"\b(?:report(?:ed|ing)|contributed|writ(?:ers?|ing|ten)|edit(?:ors?|ing|ed)|researched)\b", re.I)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s|copyright\b).{0,200}(?:\d{4}|all\s+rights|reserved)|.{0,120}\ball\s+rights\s+reserved\b|"
    r"this\s+material\s+may\s+not\s+be\s+(?:published|reproduced)|.{0,40}\bmay\s+not\s+be\s+reproduced\b",
    re.I,
)
AGENCY_LINE = re.compile(
    rf"[(\[\s–—-]*{AGENCY}(?:\s*(?:[/,&|+–—-]|and)\s*{AGENCY})*[)\]]?(?:\s+(?:news\s+)?(?:agency|service|wire|"
    rf"writers?|staff|news))?"
    rf"[\s|,•·–—-]*(?:(?:updated|published|posted)?[\s:|]*{DATE}[\s,|]*{TIME}?\s*)?[)\]]?\s*\.?",
    re.I,
)
SIGNED_OFF = re.compile(
    r"(?<=[.!?\"”’)\]])\s*[–—-]{1,2}\s*(?:AFP|PTI|ANI|IANS|AP|UNI|Reuters|REUTERS|Bernama|Xinhua|dpa|TASS|Agencies)"
    r"\s*\.?\s*$"
)
IN_BRACKETS = re.compile(
    r"(?<=[.!?\"”’)\]])\s*[(\[](?:(?:Additional\s+|Further\s+)?(?:Reporting|Writing|Editing|Compiled|Written|"
    r"Edited|Report)\s+(?:for\s+\w+\s+)?by\s[^()\[\]]*|"
    r"Sources?:\s[^()\[\]]{2,80}|With\s+(?:additional\s+)?(?:inputs?|reporting|files)\s+(?:from|by)\s[^()\[\]]*|"
    rf"(?:AP|AFP|Reuters|REUTERS|PTI|ANI|IANS|UNI|Xinhua|Agencies|"
    rf"China\s+Daily[^()]{{0,40}})(?:\s*{DATE}[^()]*)?)[)\]]\s*\.?\s*$"
)
DATE_PIECE = re.compile(
    rf"\b(?:(?:first|last|originally)\s+)?(?:updated?|published|posted|created|modified|date\s+of\s+publication|"
    rf"on|at)\b"
    rf"|{DATE}|{WEEKDAY}(?!\w)|{TIME}|\b(?:19|20)\d\d\b|\b(?:GMT|UTC|E[SD]T|P[SD]T|C[SD]T|IST|BST|CES?T)\b",
    re.I,
)
AGO = re.compile(
    r"(?:(?:updated|published|posted)\s+)?(?:\d+|an?|one)\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?)(?:\s+\d+\s*min(?:ute)?s?)?\s+ago"
    r"|yesterday|today",
    re.I,
)
BIO = re.compile(
    rf"(?:{NAME_WORD}\s+){{2,4}}is\s+(?:an?|the)\s+(?:[\w'’\-]+\s+){{0,6}}(?:reporter|correspondent|editor|"
    rf"columnist|writer|journalist|contributor|"
    r"fellow|blogger)\b[^.]{0,120}\.?(?:\s.*)?"
)

PLACE = r"[A-Z][A-Z.'’\-]{2,}(?:[ /][A-Z][A-Z.'’\-]+){0,3}"
#: An agency that no list knows, behind a place in capitals and before a dash: its letters or its name.
ANY_AGENCY = r"[A-Z]{2,6}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
DATELINE = re.compile(
    rf"(?:{PLACE}(?:,\s*(?!and\b)[A-Z][\w.'’ ]{{1,24}}?){{0,2}}(?:,?\s*(?i:{DATE}))?"
    rf"\s*(?:\(\s*(?:(?i:{AGENCY})[^()]{{0,30}}|(?P<other>{ANY_AGENCY}))\))?\s*(?:[–—]|-{{1,2}}(?=\s)|--)\s*"
    rf"|(?:[A-Z][\w.'’\-]+[ ,/]+){{1,4}}(?:(?i:{DATE})[ ,]*)?"
    rf"\((?i:{AGENCY})(?:[ /,][^()]{{0,30}})?\)\s*(?:[–—:]|-{{1,2}})?\s*"
    rf"|\((?i:{AGENCY})(?:[ /,][^()]{{0,30}})?\)\s*(?:[–—:]|-{{1,2}})\s*"
    r"|\((?:CNN|CNN Business|CNNMoney|AP|AFP|Reuters|REUTERS|PTI|IANS|ANI|Bloomberg|Xinhua)\)\s+(?=[\"“A-Z]))"
)
INNER_DATELINE = re.compile(
    rf"(?<=[\s.])[A-Z][A-Za-z.'’\-]+(?:[ ,/]+[A-Z][\w.]+)?\s\((?i:{AGENCY})\)\s*(?:[–—]|-{{1,2}})\s"
)
COLON_DATELINE = re.compile(rf"({PLACE})(?:,?\s*(?i:{DATE}))?(?:\s*\((?i:{AGENCY})\))?\s*:\s+(?=[\"“A-Z])")
#: A text that begins with the day it was published, no mark behind it: "Published July 5 2016 A lorry …".
DATE_FIRST = re.compile(
    rf"(?i:(?:published|posted|updated|date\s+of\s+publication)[\s:]+(?:on\s+)?)?(?i:{DATE_YEAR})\s+(?=[\"“A-Z0-9])"
)
NO_PLACE = _set(
    """WATCH BREAKING UPDATE UPDATED EXCLUSIVE NOTE RELATED READ MORE LIVE VIDEO PHOTO PHOTOS FILE OPINION ANALYSIS
    QUESTION ANSWER CORRECTION EDITORIAL ALERT URGENT WARNING JUST DEVELOPING SPOILER POLL QUIZ FACT CLAIM TRUTH
    VERDICT"""
)

SPEAKS = re.compile(r"\b(?:said|says|told|added|according)\b|[\"“”]")
FINAL = re.compile(r"[.!?…][\"”’')\]»]*\s*$")
LETTERS = re.compile(r"[^\W\d_][\w'’\-]*")
BREAKS = "\r\n\u2028\u2029"
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Rev|Hon|St|Jr|Sr|vs|No|Inc|Corp|Co|"
    r"Ltd|Bros|Dept|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|"
    r"Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|"
    r"Wash|Wis|Wyo|D\.C|approx|etc|e\.g|i\.e|a\.m|p\.m)|\b[A-Z](?:\.[A-Z])*)\.$"
)
SMALL = _set(
    """a an the of in on at to for from by with and or but nor as is are was were be been it its this that than
    then vs over into up out off not no if so do does did has have had he she they we you i his her their our
    your my me him them us who whom which what will would can could may might must shall should there here about
    after before between during against both also very more most some any such only own same too just being
    having other each while when where why how all"""
)
TITLE_SMALL = _set(
    """a an the of in on at to for from by with and or but nor as is vs over into up out off via per"""
)

NEGATIONS = _set("never none nobody nothing neither without cannot denied denies deny")

# What a subscription form says; three of these in one line are a form, from the first to the last of them.
FORM = re.compile(
    r"newsletter\s+sign\s*-?up(?:\s+continue\s+reading\s+the\s+main\s+story)?|(?:get|receive)\s[^.]{0,120}\b(?:inbox|e-?mail)\b"
    r"[^.]{0,30}\.|please\s+verify\s+you['’]re\s+not\s+a\s+robot[^.]*\.?|(?:invalid|enter\s+a\s+valid)\s+e-?mail(?:\s+address)?\.?|"
    r"please\s+(?:re-?enter|try\s+again(?:\s+later)?)\b[^.]{0,40}\.?|you\s+must\s+select\s+a\s+newsletter[^.]*\.?|"
    r"(?:sign\s+up\s+)?you\s+(?:agree\s+to|will|may)\s+receive\b[^.]*\.?|thank\s+you\s+for\s+(?:subscribing|signing\s+up)\.?|"
    r"an\s+error\s+has\s+occurred\.?|(?:view|see|manage)\s+(?:all|sample)\s[^.]{0,40}\bnewsletters?\.?|"
    r"by\s+(?:signing\s+up|subscribing),?\s+you\s+agree\b[^.]*\.?|opt\s+out\s+or\s+contact\s+us\b[^.]*\.?",
    re.I,
)
FORM_PARTS = 3

PARAGRAPH = 12  # words that a line with a final stop needs to count as a paragraph
SUBHEAD = 10  # words that a sub-head may have
CAPTION = 90  # words that a caption may have
SHOWN = 40  # words of a caption whose only mark is the credit below it
OWNED = 3  # captions of a page that begin with a picture's owner
NEAR = 40  # lines around one among which they are looked for
GALLERY = 3  # credits of pictures that make a row of pictures
REPEAT = 8  # words that a sentence needs that says nearly word for word what another said
SAID_AGAIN = 5  # and one that says just the same words
PRONOUNS = frozenset("i we he she it they you this that these those there".split())
# Share of a sentence's content words, and of their neighbouring pairs, that an earlier sentence must hold. Swept on 160
# reports: .7/.4 finds 64, of the added nearly all are other sentences about the same affair; .8/.5 finds 53;
# .9/.6 finds 41, of the lost two in three are true repeats.
SAME_WORDS, SAME_PAIRS = 0.8, 0.5
POSTINGS = 24  # earlier sentences remembered per word: keeps the search linear on a page full of one word


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: where it stands, without the white space at its edges."""

    start: int
    end: int
    text: str
    words: int
    stops: bool  # ends with a final stop

    @property
    def is_paragraph(self) -> bool:
        """A line of running text."""
        return self.stops and self.words >= PARAGRAPH


#: A line of an earlier mail, the line before such lines, and the words of a line that is the mail's own.
QUOTED_MAIL = re.compile(r">[\s>]*(?=[^\W_])")
WROTE = re.compile(r"\bwrote:$")
QUOTING = 5


def find_asides(report: Report) -> tuple[Aside, ...]:
    """All asides of a report, by place. Kinds but `repeat` and `caption` never overlap each other."""
    text = report.text
    lines = list(_lines(text))
    shown = gallery_lines([line.text for line in lines])
    heads = title_ends([line.text for line in lines], shown)
    titles = {lines[n].start: [(lines[n].start, lines[n].start + end)] for n, end in heads.items()}
    for n in shown - heads.keys():
        if within := titles_within(lines[n].text):
            titles[lines[n].start] = [(lines[n].start + a, lines[n].start + b) for a, b in within]
    found: list[tuple[int, int, AsideKind]] = [(lines[n].start, lines[n].end, "caption") for n in sorted(shown)]
    quoted = _quoted_mail(lines)
    found.extend((lines[n].start, lines[n].end, "promo") for n in quoted - shown)
    for n in range(len(lines)):
        if n not in shown and n not in quoted:
            found.extend(_of_line(lines, n))
    found.extend(_pictures(lines, {(s, e) for s, e, _ in found}, (report.published or "")[:4] or None))
    found.extend(_subheads(lines, {(s, e) for s, e, _ in found}))
    taken = sorted((s, e) for s, e, _ in found)
    found.extend(_repeats(lines, taken))
    asides: list[Aside] = []
    for start, end, kind in sorted(found):
        if asides and start < asides[-1].span.end:  # two rules on one place: the first is kept
            continue
        begin = start
        if kind == "caption" and start in titles:
            for first, last in titles[start]:
                if told := trimmed(text, begin, first) if begin < first else None:
                    asides.append(Aside(span=told, kind="caption"))
                asides.append(Aside(span=Span(first, first + len(text[first:last].rstrip())), kind="promo"))
                begin = last
            while begin < end and text[begin].isspace():
                begin += 1
            if begin == end:
                continue
        elif kind == "caption" and (owner := OWNER.match(text, start, end) or CREDIT_HEAD.match(text, start, end)):
            begin = owner.end()
            asides.append(Aside(span=Span(start, start + len(owner.group().rstrip())), kind="byline"))
        asides.append(Aside(span=Span(begin, end), kind=kind))
    return tuple(asides)


def edges_of(text: str, asides: Iterable[Aside]) -> tuple[int, ...]:
    """Where the text of a line begins behind an aside that heads it: "TOLNA (AFP) - | The ferry", "AFP | The ferry".

    What stands before is no part of the sentence, though no stop parts the two.
    """
    out: list[int] = []
    for aside in asides:
        at, behind = aside.span
        while at and text[at - 1] not in BREAKS and text[at - 1].isspace():
            at -= 1
        while behind < len(text) and text[behind] not in BREAKS and text[behind].isspace():
            behind += 1
        heads = not at or text[at - 1] in BREAKS or aside.span.start in out[-1:]
        if aside.kind != "repeat" and heads and behind < len(text) and text[behind] not in BREAKS:
            out.append(behind)
    return tuple(out)


def _lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold anything."""
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        s = match.start()
        inner = match.group().strip()
        if not WORD.search(inner):
            continue
        s += len(match.group()) - len(match.group().lstrip())
        end = counted_end(inner)
        for part in (inner[:end], inner[end:]):  # text behind the last of some pictures is a line of its own
            if words := WORD.findall(part):
                begin = s + len(part) - len(part.lstrip())
                yield Line(begin, s + len(part), part.lstrip(), len(words), bool(FINAL.search(part)))
            s += len(part)


def _quoted_mail(lines: list[Line]) -> set[int]:
    """The numbers of the lines that a mail quotes from an earlier one, ">" before each, and of "On Monday you wrote:"
    before them: somebody else's words, of whom nobody knows here. None where all is quoted, or a passage in quotation
    marks is only set off."""
    quoted = {n for n, line in enumerate(lines) if QUOTED_MAIL.match(line.text)}
    if not quoted or not any(line.words >= QUOTING for n, line in enumerate(lines) if n not in quoted):
        return set()
    return quoted | {n - 1 for n in quoted if n and WROTE.search(lines[n - 1].text)}


def _of_line(lines: list[Line], n: int) -> Iterator[tuple[int, int, AsideKind]]:
    """What one line holds by its own words: the whole of it, or pieces at its edges and within."""
    line = lines[n]
    kind = _kind_of(lines, n)
    if kind:
        yield line.start, line.end, kind
        return
    label = LABEL.match(line.text)
    if label:
        yield line.start, line.start + len(label.group().rstrip()), "promo"
    lead = _dateline(lines, n)
    begin = line.start
    if lead:
        begin = line.start + lead
        yield line.start, line.start + len(line.text[:lead].rstrip()), "dateline"
    elif n == 0:
        # A text without line breaks may carry its title before the dateline.
        inner = INNER_DATELINE.search(line.text[:600])
        if inner:
            begin = line.start + inner.end()
            yield line.start + inner.start(), line.start + len(line.text[: inner.end()].rstrip()), "dateline"
    body, end = line.text[begin - line.start :], line.end
    script = script_in(body)
    if script is not None:
        yield begin + script, end, "promo"
        body, end = body[:script], begin + script
    for pattern, kind in (
        (IN_BRACKETS, "byline"), (REPORTING_BY, "byline"), (SIGNED_OFF, "byline"), (GLUED, "promo"), (END_MARK, "promo")
    ):  # fmt: skip
        match = pattern.search(body)
        if match and (kind == "byline" or pattern is END_MARK or _looks_like_a_title(match.group())):
            start = begin + match.start() + len(match.group()) - len(match.group().lstrip())
            if start < begin + len(body):
                yield start, end, kind  # type: ignore[misc]
                return
    form = _form_in(body)
    if form:
        yield begin + form[0], begin + form[1], "promo"
    for match in INLINE.finditer(body):
        if not form or not form[0] <= match.start() < form[1]:
            yield begin + match.start(), begin + match.end(), "promo"
    if line.is_paragraph and n >= len(lines) - 6:
        yield from _credit_sentence(body, begin)


def _form_in(body: str) -> tuple[int, int] | None:
    """Where a subscription form stands in a line, None where there is none."""
    parts = [m.span() for m in FORM.finditer(body)]
    if len(parts) < FORM_PARTS:
        return None
    return parts[0][0], parts[-1][1]


def _credit_sentence(body: str, begin: int) -> Iterator[tuple[int, int, AsideKind]]:
    """A sentence within a late paragraph that says who contributed to the report."""
    if "contributed" not in body:
        return
    for s, e in sentences_in(body):
        if CONTRIBUTED.search(body[s:e]) and re.search(r"\b(?:this|the)\s+(?:report|story|article)\b", body[s:e]):
            yield begin + s, begin + e, "byline"


def _kind_of(lines: list[Line], n: int) -> AsideKind | None:
    """The kind of a line that is an aside as a whole, by its own words."""
    line = lines[n]
    text, words = line.text, line.words
    if len(text) > 1500:
        return None
    if CHROME.fullmatch(text) or is_machinery(text):
        return "promo" if n or len(lines) > 1 else None
    if is_file(text) or PLAYBACK.match(text):
        return "caption"
    if is_credit_line(text, last=n >= len(lines) - 6) and len(lines) > 1:
        return "byline"
    if text.strip(":").lower() in ("photo", "photos", "image", "picture"):
        return "caption"
    if words <= 14 and (_is_date(text) or AGO.fullmatch(text)):
        # A bare hour amid a text heads an entry of a running report.
        return "subhead" if 8 <= n < len(lines) - 3 and re.fullmatch(TIME, text, re.I) else "dateline"
    if (words <= 60 or "rights reserved" in text) and COPYRIGHT.match(text):
        return "byline"
    if _is_byline(lines, n):
        return "byline"
    if is_picture_credit(text):
        return "caption"
    if words <= 40 and _is_promo(text, n, len(lines)):
        return "promo"
    if CAPTION < words <= 2 * CAPTION and FILED.match(text) and CAPTION_TAIL.search(text):
        return "caption"
    if words <= CAPTION and text[0] not in "\"“" and (
        CAPTION_HEAD.match(text) or CAPTION_TAIL.search(text) or PICTURE_TAIL.search(text) or OWNER_TAIL.search(text)
        or _is_owned(lines, n)
    ):  # fmt: skip
        return "caption"
    if words <= 40 and n and not line.stops and SIDES.search(text) and text[0].isupper():
        return "caption"
    return None


def _is_owned(lines: list[Line], n: int) -> bool:
    """Does a line without a final stop begin with a picture's owner, and is what follows no sentence of a report or
    headline? It may be one where other captions of the page begin so."""
    proof = _owned(lines[n])
    if proof is not False:
        return proof is True
    others = [_owned(lines[k]) for k in range(max(0, n - NEAR), min(len(lines), n + NEAR + 1)) if k != n]
    return True in others and sum(o is not None for o in others) >= OWNED - 1


def _owned(line: Line) -> bool | None:
    """Whether a line that begins with a picture's owner shows by itself that it is a caption; None for other lines."""
    owner = CREDIT_HEAD.match(line.text) if not line.stops and line.words <= CAPTION else None
    if owner is None:
        return None
    named = owner["names"] or (owner["plain"] and owner["one"])
    return bool(owner["for"]) or not named or not has_finite(line.text[owner.end() :])


def _is_date(text: str) -> bool:
    """Is a line nothing but the day or hour of publication?"""
    return any(c.isdigit() for c in text) and not WORD.search(DATE_PIECE.sub(" ", text))


def _is_promo(text: str, n: int, total: int) -> bool:
    """A teaser or an invitation, by its opening words; the first line is a title, whatever it says."""
    if INVITATION.match(text):
        return bool(n) or total > 1
    if not n:
        return False
    if PLAIN_TEASER.fullmatch(text):
        head = LETTERS.findall(text)
        return not FINAL.search(text) or ":" in text[:24] or (bool(head) and head[0].isupper() and len(head[0]) > 1)
    return bool(TEASER_LINE.fullmatch(text)) and (not FINAL.search(text) or _looks_like_a_title(text))


def _is_byline(lines: list[Line], n: int) -> bool:
    """Who wrote, edited or supplied the report."""
    line = lines[n]
    text = line.text
    if line.words <= 14 and AGENCY_LINE.fullmatch(text):
        return bool(n) or len(lines) > 1
    if line.words <= 80 and CREDIT_LINE.match(text) and not _reports(text):
        return True
    if line.words <= 60 and CONTRIBUTED.search(text) and _is_all_credit(text):
        return bool(re.search(r"(?i)\b(?:this|the)\s+(?:report|story|article)\b|\breporting\b", text)) or (
            n >= len(lines) - 4 and bool(re.match(r"(?i)(?:the\s+)?(?:associated\s+press|ap|reuters|afp)\b", text))
        )
    if line.words <= 24 and (head := BYLINE_HEAD.match(text)) and not line.stops:
        rest = [w for w in LETTERS.findall(text[head.end() :]) if len(w) > 3]
        few_lower = sum(w[0].islower() for w in rest) <= len(rest) // 4
        return few_lower and (n < 8 or n >= len(lines) - 6 or line.words <= 8)
    return n > 1 and n >= len(lines) - 4 and line.words <= 60 and bool(BIO.fullmatch(text))


def _is_all_credit(text: str) -> bool:
    """Does each of one or two sentences say who worked on the report? Else only the one that does is a credit."""
    parts = [text[s:e] for s, e in sentences_in(text)]
    return len(parts) == 1 or (len(parts) == 2 and all(WORKED.search(p) for p in parts))


def _reports(text: str) -> bool:
    """Does a line that begins like a credit go on as a sentence? ("With files from the court, he showed that …")"""
    goes_on = re.search(r",\s+(?:\w+\s+){1,6}(?:said|was|is|were|has|had|will)\b", text)
    return text[:5].lower() == "with " and bool(goes_on)


def _dateline(lines: list[Line], n: int) -> int:
    """Length of the dateline that opens a line, 0 where there is none."""
    line = lines[n]
    match = DATELINE.match(line.text[:160])
    if match and line.words >= 8 and match.end() < len(line.text):
        opening = match.group()
        first = LETTERS.match(opening)
        agency = "(" in opening and not match["other"]
        if not (first and first.group() in NO_PLACE) and (agency or n < 10) and not _is_listed(lines, n, match):
            return match.end()
    if n == 0 and line.words >= PARAGRAPH:
        match = DATE_FIRST.match(line.text[:80])
        if match:
            return match.end()
    if n < 3 and line.words >= PARAGRAPH:
        match = COLON_DATELINE.match(line.text[:120])
        # A speaker's name before each turn of a transcript looks the same but comes again.
        if match and match.group(1).split()[0] not in NO_PLACE:
            label = match.group(1) + ":"
            if not any(other.text.startswith(label) for other in lines[n + 1 :]):
                return match.end()
    return 0


def _is_listed(lines: list[Line], n: int, match: re.Match[str]) -> bool:
    """Does another line begin with capitals and a bracket that is no agency's? Then these are candidates and their
    parties, or people and what they are ("ANN HOLM (Mayor) — I was there")."""
    if not match["other"]:
        return False
    others = (DATELINE.match(line.text[:160]) for k, line in enumerate(lines) if k != n)
    return any(m is not None and m["other"] for m in others)


def _pictures(
    lines: list[Line], taken: set[tuple[int, int]], year: str | None
) -> Iterator[tuple[int, int, AsideKind]]:
    """What a picture shows: a line with its full date, weekday, day and this year; in a row of pictures, the line above
    each one's credit."""
    gallery = sum(is_picture_credit(line.text) for line in lines) >= GALLERY
    for n, line in enumerate(lines):
        if (line.start, line.end) in taken or line.words > CAPTION or line.words < 6:
            continue
        beside = any(0 <= k < len(lines) and is_picture_credit(lines[k].text) for k in (n - 1, n + 1))
        dated = tells_of_a_picture(line.text, year)
        shown = n + 1 < len(lines) and gallery and line.words <= SHOWN and is_picture_credit(lines[n + 1].text)
        if (dated and (beside or line.words <= 60)) or (n and shown and not SPEAKS.search(line.text)):
            yield line.start, line.end, "caption"


def _looks_like_a_title(text: str) -> bool:
    """Most longer words capitalised, or no final stop."""
    if not FINAL.search(text):
        return True
    return _title_share(text) >= 0.7


def _title_share(text: str) -> float:
    """Share of capitalised words among those that a title would capitalise."""
    words = [w for w in LETTERS.findall(text) if w.lower() not in TITLE_SMALL]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def _subheads(lines: list[Line], taken: set[tuple[int, int]]) -> Iterator[tuple[int, int, AsideKind]]:
    """Lines without a final stop between paragraphs: short ones head a section, long ones are captions.

    Only in a text that is mostly paragraphs; a run of three such lines is a list, not a heading. Of
    the longer ones only those whose paragraphs before and after stand close by are taken.
    """
    body = sum(x.words for x in lines if x.is_paragraph)
    if body < 0.6 * sum(x.words for x in lines) or sum(x.is_paragraph for x in lines) < 3:
        return
    for n in range(1, len(lines) - 1):
        line = lines[n]
        if (line.start, line.end) in taken or not _may_head(line):
            continue
        before, after = lines[n - 1], lines[n + 1]
        near = before.stops or before.words <= SUBHEAD or (before.start, before.end) in taken
        if before.text[-1] in ":,;" or not near:
            continue
        if not any(x.is_paragraph for x in lines[max(0, n - 4) : n]):
            continue
        if _is_signature(after) or not (after.is_paragraph or (after.stops and after.words >= 6)):
            continue
        run = sum(_may_head(x) and (x.start, x.end) not in taken for x in lines[max(0, n - 3) : n + 4])
        if line.words <= SUBHEAD and run <= 3:
            yield line.start, line.end, "subhead"
        elif SUBHEAD < line.words <= 40 and not SPEAKS.search(line.text):
            # A headline of another page has its capitals; a caption reads like a sentence.
            yield line.start, line.end, "promo" if _title_share(line.text) >= 0.8 else "caption"


def _may_head(line: Line) -> bool:
    """Could this line head a section? No final stop (but a question or title may), no list mark, no quotation."""
    text = line.text
    asks = text.endswith("?") and line.words <= 9 and text[0].isupper()
    if line.stops and not asks and not _is_stopped_title(line):
        return False
    if text[-1] in ":,;–—-" or not (text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\"") or not line.words:
        return False
    if text[0] in "“\"" and (text[-1] in "”\"" or line.words > SUBHEAD):
        return False
    if text[0].isdigit() and re.match(r"\d+\s*[.)]?\s*$", text):
        return False
    return "@" not in text and "http" not in text and "#" not in text


def _is_stopped_title(line: Line) -> bool:
    """ "'All Bets Are Off.'", "Scrutinizing the Science.": some feeds end titles with a stop. Two or
    three words without a small one may be a name, whose letter stands above."""
    every = LETTERS.findall(line.text)
    words = [w for w in every if w.lower() not in TITLE_SMALL]
    if len(every) == len(words) <= 3 and line.text[0] not in "‘'" and not line.text.isupper():
        return False
    title = len(words) >= 2 and line.words <= SUBHEAD and all(w[0].isupper() for w in words)
    return title and line.text.rstrip("’'").endswith(".") and not SPEAKS.search(line.text.lower())


def _is_signature(line: Line) -> bool:
    """The line under a post that names who wrote it."""
    return line.text[0] in "–—-" and line.words <= 14


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """Rough sentences of one line, good enough to compare their words: [start, end) offsets in it."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        if match.group()[0] == "." and ABBREVIATED.search(text, max(start, match.start() - 8), match.start() + 1):
            continue
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if text[start:].strip():
        yield start, len(text)


def content_words(text: str) -> list[str]:
    """The words that carry a sentence's content, folded, in order; possessives cut."""
    folded = text.lower().replace("’s", "").replace("'s", "")
    return [w for w in WORD.findall(folded) if w not in SMALL]


def _repeats(lines: list[Line], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, AsideKind]]:
    """Sentences that say nearly word for word what an earlier one said.

    The first line is left out as a model unless it is a paragraph: a lead that says what the
    headline said is how reports are written.
    """
    index: defaultdict[str, list[int]] = defaultdict(list)
    kept: list[tuple[frozenset[str], frozenset[tuple[str, str]]]] = []
    said: set[tuple[str, ...]] = set()
    starts = [s for s, _ in taken]
    for n, line in enumerate(lines):
        if n == 0 and not _is_lead(lines):
            continue
        for s, e in sentences_in(line.text):
            start, end = line.start + s, line.start + e
            words = content_words(line.text[s:e])
            k = bisect_right(starts, start) - 1
            inside = k >= 0 and taken[k][1] > start
            whole = tuple(WORD.findall(line.text[s:e].lower()))
            alone = len(whole) >= REPEAT or not _is_anybodys(line.text[s:e], whole)
            if not inside and len(whole) >= SAID_AGAIN and alone and whole in said:
                yield start, end, "repeat"
                continue
            said.add(whole)
            if len(whole) < REPEAT or len(set(words)) < 6:
                continue
            unique, pairs = frozenset(words), frozenset(pairwise(words))
            if not inside and _is_said_before(line.text[s:e], unique, pairs, index, kept):
                yield start, end, "repeat"
                continue
            number = len(kept)
            kept.append((unique, pairs))
            for word in unique:
                if len(index[word]) < POSTINGS:
                    index[word].append(number)


def _is_lead(lines: list[Line]) -> bool:
    """Is the first line running text and no title? (A title may end with a stop, but stands alone as one sentence.)"""
    return len(lines) == 1 or lines[0].words > 25


def _is_anybodys(sentence: str, words: tuple[str, ...]) -> bool:
    """May two people say it, each of himself: a pronoun first, or a quotation ("I took no money," she said)?"""
    return not words or words[0] in PRONOUNS or any(mark in sentence for mark in "“”\"")


def _is_said_before(
    sentence: str,
    unique: frozenset[str],
    pairs: frozenset[tuple[str, str]],
    index: dict[str, list[int]],
    kept: list[tuple[frozenset[str], frozenset[tuple[str, str]]]],
) -> bool:
    """Does an earlier sentence hold nearly all of these words, in nearly this order, and every figure and negation?"""
    votes: Counter[int] = Counter()
    for word in unique:
        votes.update(index.get(word, ()))
    needed = SAME_WORDS * len(unique)
    exact = {w for w in unique if w.isdigit()}
    denies = _denies(unique, sentence)
    for number, count in votes.most_common(3):
        if count < needed:
            return False
        words, model = kept[number]
        if exact <= words and len(pairs & model) >= SAME_PAIRS * len(pairs) and (not denies or words & NEGATIONS):
            return True
    return False


def _denies(words: Iterable[str], sentence: str) -> bool:
    """Has the sentence a word that turns it round?"""
    return bool(NEGATIONS & set(words)) or bool(re.search(r"\bnot?\b|n['’]t\b", sentence, re.I))
