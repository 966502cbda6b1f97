"""How characters and ids that a page cannot carry are shown: one rule for writing and for checking."""

import re
from collections.abc import Iterable

# Characters that HTML cannot carry, that end up elsewhere than they stand, or that turn the text after
# them around: each is shown as one replacement character, so that offsets still count.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# An id longer than this would stand in front of every passage of its article.
_LONGEST_KEY = 200


def printable(text: str) -> str:
    """The text as a page shows it, character for character (the length never changes)."""
    if text.isprintable():  # of most texts a line this is told far sooner than by looking for each
        return text
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return _UNPRINTABLE.sub("�", text)


def keys(ids: Iterable[str]) -> dict[str, str]:
    """How a page names each id in its attributes: as it is where it can be carried, else by number."""
    listed = list(ids)
    taken = set(listed)
    named = {}
    for number, identity in enumerate(listed, 1):
        key = identity
        if len(identity) > _LONGEST_KEY or printable(identity) != identity:
            key = f"number {number}"
            while key in taken:
                key = "_" + key
        named[identity] = key
    return named
