"""Which names to compare: those that share a key, never all with all; and who bears a surname."""

from collections import defaultdict
from collections.abc import Sequence

from firsthand.persons.naming import Name
from firsthand.persons.same import Answer, judge

# Spellings that share a key are compared all with all up to this many, and else with the first of them alone.
CROWD = 40
HUBS = 3


def pairs(names: Sequence[Name]) -> list[tuple[int, int]]:
    """Spellings to compare: those that share a key, all of a few and the first of many with each."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for key in _keys(name):
            buckets[key].append(number)
    found: set[tuple[int, int]] = set()
    for members in buckets.values():
        for at, number in enumerate(members):
            partners = members[:at] if len(members) <= CROWD else members[: min(at, HUBS)]
            found.update((partner, number) for partner in partners)
    return sorted(found)


def _keys(name: Name) -> set[str]:
    """What spellings of one name share: two of its words by consonants, or the figure it is listed for."""
    found = {f"known {name.known}"} if name.known is not None else set()
    if name.signs is not None:
        found.add(f"signs {name.signs[:2]}")
    bones = [
        sorted({*part.bones, *part.stem_bones, *([part.form] if part.form else [])}) for part in name.parts
    ]
    for at, one in enumerate(bones):
        for other in bones[:at]:
            found |= {" ".join(sorted((a, b))) for a in one[:4] for b in other[:4]}
        if name.parts[at].initial:
            found |= {f"{name.parts[at].plain} {b}" for other in bones if other is not one for b in other[:4]}
        elif len(bones) > 1:
            initial = name.parts[at].plain[0]
            found |= {f"{initial} {b}" for other in bones if other is not one for b in other[:4]}
    whole = "".join(part.bones[0] for part in name.parts)
    return found | ({f"whole {whole}"} if whole else set())


class Bearing:
    """Finds who bears a surname."""

    def __init__(self, names: Sequence[tuple[int, Name]]) -> None:
        self._by: dict[str, list[tuple[int, Name]]] = defaultdict(list)
        for number, name in names:
            for key in _words(name):
                if len(self._by[key]) < CROWD:
                    self._by[key].append((number, name))
        self._known: dict[tuple[str, str | None], list[int]] = {}

    def __call__(self, short: Name) -> list[int]:
        key = (short.text, short.language)
        if key not in self._known:
            able = {number: name for word in _words(short) for number, name in self._by.get(word, ())}
            self._known[key] = sorted(number for number, name in able.items() if _may_be(short, name))
        return self._known[key]


def _words(name: Name) -> set[str]:
    found = {bones for part in name.parts if not part.initial for bones in (*part.bones, *part.stem_bones)}
    if name.known is not None:
        found.add(f"known {name.known}")
    if name.signs is not None:
        found |= {f"signs {name.signs[:1]}"}
    return found


def _may_be(short: Name, full: Name) -> bool:
    judged = judge(short, full)
    return judged.bears or judged.answer is Answer.SAME
