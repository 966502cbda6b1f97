"""Whether two quotations have one speaker: by the statement, the words or the person, else by name.

Names are compared by the skeletons of their words, so that they meet across scripts. That is asked of the few
reports of one outlet in one story, where a name shared by two people is rare.
"""

import unicodedata
from collections.abc import Iterator

from firsthand.model import Quotation, SpeakerKind
from firsthand.names import skeleton

# A longer name is a description, or glued text.
MOST_WORDS = 12
# Speakers whose words for them differ with every report, and persons in another script: where the report
# credited has one alone, it is he.
ALONE = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.DOCUMENT, SpeakerKind.PERSON})
# Of a longer quotation the beginning is compared; a shorter one may be said by anybody.
LONGEST, SHORTEST = 400, 12
# What is met by one of these is the same utterance, whoever is said to have made it.
SAME_WORDS = frozenset({"statement", "words"})
Key = tuple[str, ...]


def keys(quotation: Quotation) -> Iterator[Key]:
    """What a quotation may be met by, the surest first."""
    if quotation.statement:
        yield "statement", quotation.statement
    said = "".join(sign for sign in quotation.content.text[:LONGEST].casefold() if sign.isalnum())
    if len(said) >= SHORTEST:
        yield "words", said
    if quotation.person:
        yield "person", quotation.person
    if not quotation.name:
        return
    words = quotation.name.split()[:MOST_WORDS]
    yield "name", " ".join(words).casefold()
    if quotation.speaker_kind is SpeakerKind.PERSON:
        bones = [
            bone for word in words if word[:1].isalpha() and not word.islower() and (bone := skeleton(word))
        ]
        if bones:
            yield "bones", *bones
            yield "surname", bones[-1]
    if quotation.speaker_kind in ALONE:
        yield "kind", quotation.speaker_kind.value


def other_script(one: str | None, other: str | None) -> bool:
    """Whether two names are written in letters that cannot be compared one by one."""
    return bool(one and other) and _script(one or "") != _script(other or "")


def _script(name: str) -> str:
    letter = next((sign for sign in name if sign.isalpha()), " ")
    return unicodedata.name(letter, "").partition(" ")[0]
