"""Judging through the desk: what a person may decide, about what, and how each decision names its place.

| what | kind | place | other |
|---|---|---|---|
| right, wrong, corrected, added | attribution, assertion, number, actor, time, aside, conflict | all its spans | - |
| same, not_same | claim | the spans of one occurrence | those of another |
| same, not_same | actor | one mention | another |
| right, wrong, added | copy | its words in the one report | its words in the other |
| right, wrong | clash | end a | end b |
| added | source-grade | a mention of the actor, or an attribution's source | - |
| added | claim-grade | the spans of the claim's first occurrence | - |

Spans are `[start, end)` in code points of the version's text. "corrected" takes `after` with the keys that change (in
the contract's form, nested keys too: `{"source": {"speaker": "Ada Brandl"}}`), "added" the whole item; a grade is
`{"grade": "B"}` or `{"grade": 2}`. `before` is filled in from the reading where it is left out. A copy's words are its
passages, or the whole text where it has none.
"""

from __future__ import annotations
