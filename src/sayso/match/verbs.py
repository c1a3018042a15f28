"""Is a wording a clause of its own, as far as words alone show? Where claims are made there is no parse: a reading may
come out of its JSON.

    verb_in("the bridge was closed")            2: for certain
    verb_in("emails hacked by the service")     1: its only verb may be a participle, or a noun in the plural
    verb_in("deaths in the mill")               0
    begins_within("was closed on Monday")       True: its subject stands elsewhere
"""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Finite whatever stands beside them.
AUXILIARY = frozenset(
    """am is are was were has have had do does did will would shall should can could may might must cannot""".split()
)
#: The past of verbs whose participle is another word, and what only a verb in the third person is.
PAST = frozenset(
    """said went came took gave began became saw knew fell rose wrote spoke broke chose drove flew grew threw drew wore
    swore shook woke sank sang rang swam ran ate hid tore bore forgot says goes tells thinks believes knows insists
    denies admits becomes wants seems appears happens remains agrees expects suspects hopes insisted happened seemed
    appeared remained died arrived existed fell""".split()
)
#: The past that is the participle too, and the third person that may be a noun in the plural.
EITHER = frozenset(
    """told made found held left lost sent met won kept got brought bought thought caught fought sought felt heard led
    paid sold spent struck stood sat dealt meant taught built lent hung put cut hit set shut let hurt cost spread read
    shot laid bent swept fled slept needs plans means shows gives takes makes comes keeps calls says leaves brings holds
    faces fears doubts claims works talks looks supports meets sees finds gets runs visits plays threatens refuses
    accuses warns urges blames rejects believes continues tries begins opens closes rules wins loses""".split()
)
SUBJECT = frozenset("i he she it we they you there".split())
RELATIVE = frozenset(("who", "which"))
NO_VERBS = frozenset("hundred sacred naked need indeed seed feed speed".split())
#: After one of these a word is no verb, or no finite one: "a failed coup", "of hacked emails", "to put".
NO_VERB_AFTER = frozenset(
    """a an the this that these those his her its their our my your of to by with from in on at for as than
    being been be having no more most very so such some any all each every newly recently""".split()
)
BEGINNINGS = AUXILIARY | {"be", "been", "being", "to", "not"}


def verb_in(words: str) -> int:
    """Is there a finite verb in some words: 2 for certain, 1 perhaps, 0 none."""
    told = [m if m == "May" else m.casefold().replace("’", "'") for m in WORD.findall(words)]
    found = 0
    for n, word in enumerate(told):
        before, after = told[n - 1] if n else "", told[n + 1] if n + 1 < len(told) else ""
        if before in RELATIVE:
            continue  # "the guard who was hurt": a clause about somebody of whom nothing else is said
        stem = word.removesuffix("n't").removesuffix("'s") if "'" in word else word
        if stem in AUXILIARY or word.endswith(("n't", "'ll", "'ve", "'re", "'d", "'m")) or stem == "ca":
            return 2
        if word.endswith("'s") and stem in SUBJECT:
            return 2
        if not before or before in NO_VERB_AFTER:
            continue
        if word in PAST or (before in SUBJECT and after and not word.endswith(("ing", "ly"))):
            return 2
        if after != "by" and (word in EITHER or _looks_past(word)):
            found = 1
    return found


def begins_within(words: str) -> bool:
    """Do some words begin behind the subject that they belong to: "was closed", "to build a mole", "accused of it"?"""
    told = [m.casefold() for m in WORD.findall(words)]
    if not told or words.rstrip().endswith("?"):
        return False
    first = told[0]
    return first in BEGINNINGS or (_looks_past(first) and verb_in(words) < 2)


def _looks_past(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in NO_VERBS
