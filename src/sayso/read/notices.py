"""Pages and texts that hold a notice where the article should be: paywalls, cookie walls, errors."""

from __future__ import annotations

import re

from sayso.errors import EmptyError

# Fewer words than this beside a notice are a teaser.
MIN_WORDS = 60
_MAX_CHARS = 20_000  # what is longer is no stub


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.I)


_PAYWALL = _any(
    r"(?:subscribe|sign (?:in|up)|log ?in|register|become a (?:member|subscriber))\b[^.\n]{0,60}\b(?:to|and) "
    r"(?:continue|keep|read|finish|unlock|access|view|see)\b",
    r"to (?:continue|keep|finish) reading\b",
    r"to read (?:the (?:full|rest|whole|entire)|this|more)\b[^.\n]{0,40}\b(?:subscribe|sign in|log in|register)",
    r"already an? (?:subscriber|member)\b",
    r"(?:for|to) (?:our )?(?:subscribers|members) only\b",
    r"subscriber[- ](?:only|exclusive)\b",
    r"(?:exclusive(?:ly)?|available only) (?:for|to) (?:our )?(?:subscribers|members)\b",
    r"(?:reached|used up|read) (?:your|all (?:of )?your) (?:\w+ )?(?:limit|free (?:articles?|stories))\b",
    r"unlock (?:this|the full) (?:article|story)\b",
    r"subscribe (?:now|today|for (?:full|unlimited) access)\b",
    r"this (?:article|story|content) is (?:reserved )?for (?:our )?(?:subscribers|members)\b",
)
_COOKIES = _any(
    r"we(?: and our (?:\w+ )?partners)? (?:use|store)\b[^.\n]{0,60}\bcookies\b",
    r"(?:accept|reject|manage|allow) (?:all )?cookies\b",
    r"cookie (?:policy|settings|preferences|consent)\b",
    r"your privacy (?:choices|settings|is important to us)\b",
    r"consent to (?:the|our) use of cookies\b",
    r"this (?:web)?site uses cookies\b",
)
_BLOCKED = _any(
    r"(?:enable|turn on) (?:javascript|js|cookies)\b",
    r"javascript is (?:disabled|required|not enabled)\b",
    r"checking (?:if the site connection is secure|your browser)\b",
    r"(?:verify|confirm)(?:ing)? (?:that )?you are (?:a )?(?:human|not a robot)\b",
    r"are you a robot\b",
    r"unusual (?:traffic|activity) from your\b",
    r"40[34] (?:error|not found|forbidden)\b",
    r"error 40[34]\b",
    r"page (?:you (?:requested|are looking for)|not found|cannot be found|can['’]t be found)\b",
    r"you don['’]t have permission to access\b",
    r"disable your ad ?blocker\b",
)
NOTICES = (
    (_PAYWALL, "only the beginning of an article before a paywall", "save the whole article, or give its text"),
    (_COOKIES, "a cookie notice and no article", "save the page after answering the notice"),
    (_BLOCKED, "a notice of the site and no article", "open the page in a browser and save it"),
)


def refuse_notice(text: str, *, where: str = "") -> None:
    """Raises EmptyError where the text is such a notice with fewer than MIN_WORDS words beside it."""
    if len(text) > _MAX_CHARS:
        return
    for pattern, what, next_step in NOTICES:
        if pattern.search(text) and _words_beside(text) < MIN_WORDS:
            raise EmptyError(f"this holds {what}", where=where, next_step=next_step)


def _words_beside(text: str) -> int:
    """How many words stand in sentences and lines without a notice."""
    parts = re.split(r"(?<=[.!?])\s+|\n+", text)
    return sum(len(part.split()) for part in parts if not any(pattern.search(part) for pattern, _, _ in NOTICES))
