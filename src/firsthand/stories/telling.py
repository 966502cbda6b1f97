"""Say of a story what it is called and why its articles are together."""

from collections.abc import Callable, Sequence

import numpy as np

from firsthand.names import SignalKind
from firsthand.stories.weights import MARK, Entry, Vector, Vocabulary

# A sign that this share of the articles carry is shared by "most" of them.
MOST = 0.5
NAMED_OF_EACH = 3
NAMED_IN_ALL = 5
_WORDS_FOR = {
    SignalKind.NAME: ("the name", "the names"),
    SignalKind.PLACE: ("the place", "the places"),
    SignalKind.BODY: ("the body", "the bodies"),
    SignalKind.NUMBER: ("the number", "the numbers"),
    SignalKind.DAY: ("the day", "the days"),
    SignalKind.CODE: ("the term", "the terms"),
    SignalKind.LINK: ("the link", "the links"),
}
_BY_MARK = {mark: kind for kind, mark in MARK.items()}
# A language in which the encoder finds fewer translations of sentences than this is called weak.
WEAK = 0.85
ALONE = "no other report shares enough with it"
LONGEST_SHOWN = 40


def because(
    entries: Sequence[Entry],
    total: Vector,
    vocabulary: Vocabulary,
    names: Sequence[str],
    meaning: str = "",
) -> str:
    """One sentence on what the articles of a story share. `total` is the sum of their vectors, `meaning`
    what is to be said of their meaning."""
    if len(entries) == 1:
        return ALONE
    keys, counts = np.unique(np.concatenate([entry.keys for entry in entries]), return_counts=True)
    shared = (counts > 1) & (counts >= MOST * len(entries))
    held = dict(zip(keys[shared].tolist(), counts[shared].tolist(), strict=True))
    ranked = sorted([(-round(total[key], 6), names[key], key) for key in held if key in total])
    signs = [key for _, name, key in ranked if name[0] == "="]
    words = [key for _, name, key in ranked if name[0] != "="]
    said, used = _said_signs(signs, vocabulary, names)
    if not said and words:
        shown = _distinct(vocabulary.shown[key] for key in words[:NAMED_OF_EACH])
        said, used = f"the words {_listed(shown)}", words[:NAMED_OF_EACH]
    if not said:
        if meaning:
            return f"{len(entries)} reports are {meaning}"
        return f"{len(entries)} reports carry the same text or share many lesser signs"
    by_all = all(held[key] == len(entries) for key in used)
    who = f"{len(entries)} reports share" if by_all else f"most of {len(entries)} reports share"
    return f"{who} {said}; {meaning}" if meaning else f"{who} {said}"


def by_meaning(languages: Sequence[str], rate: Callable[[str], float]) -> str:
    """That meaning ties these languages, and how far to trust it where one is weak; empty without any."""
    if not languages:
        return ""
    said = f"alike in meaning across {_listed(languages)}"
    weak = [f"{round(100 * rate(code))} in {code}" for code in languages if rate(code) < WEAK]
    if not weak:
        return said
    return f"{said} (less sure than elsewhere: of 100 translated sentences the encoder finds {_listed(weak)})"


def _said_signs(signs: Sequence[int], vocabulary: Vocabulary, names: Sequence[str]) -> tuple[str, list[int]]:
    by_kind: dict[SignalKind, list[int]] = {}
    used: list[int] = []
    for key in signs:
        kind = _BY_MARK[names[key][: names[key].index("=", 1) + 1]]
        of_kind = by_kind.setdefault(kind, [])
        if len(of_kind) < NAMED_OF_EACH and len(used) < NAMED_IN_ALL:
            of_kind.append(key)
            used.append(key)
    parts = []
    for kind, keys in by_kind.items():
        shown = _distinct(vocabulary.shown[key] for key in keys)
        if shown:
            parts.append(f"{_WORDS_FOR[kind][len(shown) > 1]} {_listed(shown)}")
    return _listed(parts), used


def _distinct(shown: object) -> list[str]:
    found: list[str] = []
    for name in shown:  # type: ignore[attr-defined]
        if name[:LONGEST_SHOWN] not in found:
            found.append(name[:LONGEST_SHOWN])
    return found


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
