"""Lines that say who wrote, supplied or photographed: credits without the marks of a byline.

A name, a place or an agency alone proves nothing; it is their order that does: "Ann Holm, Associated Press", "Holm
reported from Tolna.", "With Post wires", "Ann Holm, AP" under a picture.
"""

from __future__ import annotations

import re

NAME = r"(?:[A-Z][\w.'’-]*|[A-Z]\.|de|da|di|al|el|bin|van|von|der|la|le)"
NAMES = rf"{NAME}(?:\s+{NAME}){{1,4}}"
#: Two or more people: "Ann Holm and Leo Brenn", "Ann Holm, Leo Brenn and Ida Orr".
PEOPLE = rf"{NAMES}(?:\s*,\s*{NAMES})*(?:\s*,?\s+and\s+{NAMES})?"
WIRES = (
    r"(?:the\s+)?(?:associated\s+press|ap|reuters|agence\s+france[- ]presse|afp|bloomberg(?:\s+news)?|"
    r"press\s+association|pa|upi|tass|xinhua|dpa|efe|cnn|usa\s+today|washington\s+post|new\s+york\s+times)"
)
PICTURES = (
    r"(?:ap(?:\s+photo)?|afp(?:[-/ ]getty(?:\s+images)?)?|epa(?:-efe)?|reuters|getty(?:\s+images)?|anadolu|tass|"
    r"sputnik|xinhua|shutterstock|usa\s+today\s+sports|pool|handout|zuma(?:\s+press)?|alamy|rex(?:\s+features)?|lehtikuva)"
)
#: An agency by its short name is whose picture it is.
SIGNED = re.compile(rf"(?:by\s+)?{PEOPLE}\s*,\s*(?!(?:AP|AFP|PA|UPI|EPA|EFE|TASS|dpa)\b)(?i:{WIRES})\.?")
REPORTED_FROM = re.compile(
    rf"(?:(?i:associated\s+press|ap|reuters|afp|post|times)\s+)?(?:(?i:(?:staff\s+)?(?:writers?|reporters?|correspondents?|"
    rf"journalists?)\s+))?{NAME}(?:\s+{NAME}){{0,4}}(?:(?:\s*,\s*|\s+and\s+){NAME}(?:\s+{NAME}){{0,4}})*"
    r"\s+(?:in\s+\S.{2,60}?\s+)?(?:reported|contributed)\s+from\s+[A-Z][\w .,'’-]{2,80}\.?(?:\s+.{0,160}(?:reported|"
    r"contributed)\b.{0,60})?"
)
CONTRIBUTED = re.compile(
    r"(?i:(?:the\s+)?(?:associated\s+press|ap|reuters|afp|agence\s+france[- ]presse|post|times|cnn|bloomberg)"
    r"(?:['’]s?)?\s+"
    r"(?:(?:staff|national|political|foreign|news|white\s+house|diplomatic)\s+)*"
    r"(?:writers?|reporters?|correspondents?|journalists?|editors?|staff|news\s+staff)?)\s.{0,300}\bcontributed\b.{0,80}"
)
WIRE_COPY = re.compile(
    r"[(\[–—-]*\s*(?:(?:compiled\s+)?(?:from|with)\s+(?:\w+\s+){0,2}(?:wires?|wire\s+(?:services?|reports?|copy)|"
    r"news\s+(?:services?|agencies|wires?)|agenc(?:y|ies)(?:\s+reports?)?|staff\s+(?:and\s+wire\s+)?reports?|dispatches)|"
    r"(?:\w+\s+)?(?:staff\s+and\s+)?wire\s+(?:services?|reports?)|combined\s+(?:wires?|dispatches)|news\s+service\s+reports|"
    rf"with\s+{WIRES}(?:(?:\s*,\s*|\s+and\s+){WIRES})*|information\s+from\s*:.{{0,120}})\s*[)\]]?\.?",
    re.I,
)
#: A print edition's mark: "(The Courier 10/03/2017 page4)".
EDITION = re.compile(r"\(?\s*[A-Z][\w.'’& -]{2,40}\s\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:\s+page\s*\w+)?\s*\)?\.?")
PICTURE = re.compile(
    rf"[(\[]?\s*+(?:(?i:pool\s+photo\s+by|photos?\s+by|photo\s*:|by)\s+)?(?:{NAMES}(?:\s*,\s*{NAMES})*|@?\w+)?"
    rf"\s*+(?:,|/|\||\bvia\b|/@\w+\s+via)\s*(?:(?i:{PICTURES})\s*(?:via\s+|,\s*|/\s*|\s))*(?i:{PICTURES})\s*[)\]]?\.?"
    rf"|[(\[]\s*{NAMES}(?:\s*,\s*{NAMES})*\s*/\s*[A-Z][\w ]{{2,40}}[)\]]"
)
POOL = re.compile(rf"(?i:pool\s+photo\s+by)\s+{NAMES}")
#: At the end of running text: "Reporting by Ann Holm; Editing by Leo Brenn".
REPORTING_BY = re.compile(
    r"(?<=[.!?\"”’)\]])\s*[(\[]?(?:Additional\s+|Further\s+)?(?:Reporting|Writing)\s+(?:for\s+\w+\s+)?by\s+[A-Z][^.!?]{2,240}"
    r"[;,]\s*(?:additional\s+|further\s+)?(?:editing|reporting|writing|graphics)\s+by\s+[A-Z].{2,240}$",
    re.I,
)
#: Under a picture, at the end of what it says: "… on Monday. Ann Holm AP Photo".
PICTURE_TAIL = re.compile(
    rf"[.\d]\s+{NAMES}[\s,/|]+(?i:ap\s+photo|epa(?:-efe)?|afp(?:/getty\s+images)?|getty\s+images|reuters|ap)\.?$"
)
OWNER_TAIL = re.compile(rf"[.\d]\s+(?:REUTERS|AFP|EPA|AP|TASS|Getty)\s?/\s?{NAMES}\s*$")
POSTED = re.compile(rf"(?:by\s+)?{NAMES}\s+(?:Posted|Published|Updated)\b[^.!?]{{0,60}}\d[^.!?]{{0,12}}")
#: Whoever it is, the hour at which it was published or the link to write to them: "X Published 4:57 a.m. ET July 16".
TIMED = re.compile(
    r"(?:[^.!?]|\b[A-Z]\.){0,110}?\b(?:Published|Updated|Posted)\s+(?:at\s+)?\d{1,2}:\d\d\s*[ap]\.?m\.?[^!?]{0,70}|"
    r"by\s+[^!?]{3,140}\bEmail\s+the\s+author\b[^!?]{0,60}"
)
FULL_DATE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s+"
    r"(?:Jan|Feb|March|Mar|April|Apr|May|June|July|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"\w*\.?\s+\d{1,2},\s+(\d{4})\b"
)
MOST = 40  # words of a credit line


def is_credit_line(line: str, *, last: bool) -> bool:
    """Does a whole line say who wrote or supplied the report? `last`: it stands at the end of the text."""
    if len(line.split()) > MOST * 2:
        return False
    if any(p.fullmatch(line) for p in (POSTED, TIMED, SIGNED, WIRE_COPY, EDITION)):
        return True
    return last and bool(REPORTED_FROM.fullmatch(line) or CONTRIBUTED.fullmatch(line))


def is_picture_credit(line: str) -> bool:
    """Is a whole line the name of who took or owns a picture?"""
    return len(line.split()) <= 12 and bool(PICTURE.fullmatch(line) or POOL.fullmatch(line))


def tells_of_a_picture(line: str, year: str | None) -> bool:
    """Does a line write out weekday, month, day and the year of publication, as only captions do?"""
    found = FULL_DATE.search(line)
    return found is not None and year is not None and found[1] == year and " said" not in line
