"""Where a page's lines ran into each other: "World News|Police said …", "Story highlights|The president says …".

Pages taken apart without heed of their blocks leave a label or headline glued to the text behind it, and the two words
at the seam are one for every reader of words. Told by form alone: a capital amid a word that begins what only begins a
sentence ("The", "He", "They"), or one who speaks behind the last word of a section's label. Names with a capital amid
them ("NewsGuard", "LinkedIn", "McAllister") have no seam.
"""

from __future__ import annotations

import re

#: Words that begin a sentence and end no name.
OPENERS = "The|They|These|Those|He|She|His|Her|Their|There|However|Although|According|After|Before|When|While"
#: Those who are in the news, as they begin a line without an article.
SPEAKERS = (
    "Police|Officials|Authorities|Prosecutors|Investigators|Firefighters|Lawmakers|Scientists|Researchers|Doctors|Experts|"
    "Residents|Witnesses|President|Prime|Mayor|Senator|Minister|Governor|Chancellor|Secretary|Manager|Coach|Mr|Mrs|Ms"
)
#: Words of which sections' and blocks' labels are made.
LABELS = frozenset(
    """
    story highlights highlight key points world news national international local regional us uk politics political
    business economy money markets sport sports football soccer cricket rugby tennis golf health science technology tech
    entertainment arts culture opinion analysis comment live update updates latest top stories headlines breaking image
    images caption media video videos photo photos gallery weather crime courts education environment travel style life
    lifestyle features feature investigations exclusive europe asia africa america americas middle east
    """.split()
)
LONGEST_LABEL = 5  # words
_WORD = re.compile(r"\w+")
#: An opener glued to a word, to a year, or to a word in capitals; one who speaks, glued to a word.
_GLUED = re.compile(
    rf"(?:(?<=[a-z]{{2}})|(?<=[A-Z]{{3}})|(?<=\d{{2}}))(?:{OPENERS})\b(?![.@/-])|"
    rf"(?<=[a-z]{{3}})(?P<speaks>{SPEAKERS})\b(?![.@/-])"
)
_LEFT = re.compile(r"[\w@#./-]*\Z")
_LINE_START = re.compile(r"[^\n\r\u2028\u2029]*\Z")
LONGEST = 80  # characters of a label, and of a word with a seam


def seams(text: str) -> tuple[int, ...]:
    """The places amid words where one line ends and the next begins, in order."""
    out = []
    for found in _GLUED.finditer(text):
        at = found.start()
        left = _LEFT.search(text, max(0, at - LONGEST), at)
        word = left.group() if left else ""
        if word.isalnum() and (not found["speaks"] or word.islower() or _is_label(text, at)):
            out.append(at)
    return tuple(out)


def _is_label(text: str, at: int) -> bool:
    """Is what stands before a place in its line a section's label of at least two words, and nothing else?"""
    found = _LINE_START.search(text, max(0, at - LONGEST), at)
    before = found.group() if found else ""
    words = [w.casefold() for w in _WORD.findall(before)]
    plain = not before[:1].islower() and not any(c in before for c in ".!?;,“\"")
    return plain and 2 <= len(words) <= LONGEST_LABEL and LABELS.issuperset(words)
