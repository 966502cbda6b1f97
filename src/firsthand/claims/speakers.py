"""Whether two quotations are the words of two persons."""

from firsthand.model import Quotation, SpeakerKind
from firsthand.names.translit import skeleton

# The same words, as good as: whose they are is what differs.
SAID_ALIKE = 0.85
_TOLD = frozenset({SpeakerKind.PERSON, SpeakerKind.BODY})


def of_two(one: Quotation | None, other: Quotation | None) -> bool:
    """Whether two speakers are known, and are surely not one."""
    if one is None or other is None or (one.statement is not None and one.statement == other.statement):
        return False
    if one.speaker_kind is not other.speaker_kind or one.speaker_kind not in _TOLD:
        return False
    if one.person is not None and other.person is not None:
        return one.person != other.person
    if not one.name or not other.name:
        return False
    return not _bones(one.name) & _bones(other.name) and one.speaker_kind is SpeakerKind.PERSON


def are_told(one: Quotation | None, other: Quotation | None) -> bool:
    """Whether both are persons that are known over the pile, so that it is certain who is who."""
    return one is not None and other is not None and one.person is not None and other.person is not None


def _bones(name: str) -> set[str]:
    """The consonants of a name's words, which spellings in two scripts share."""
    return {skeleton(word) or word for word in name.casefold().split()}
