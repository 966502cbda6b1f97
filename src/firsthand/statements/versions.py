"""The versions of one statement in order of time, and how each differs from the earliest."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from rapidfuzz.distance import LCSseq

from firsthand.model import Article, Passage, Quotation, Version, VersionKind
from firsthand.statements.judge import HELD, Alike, judge
from firsthand.statements.speakers import Whose
from firsthand.statements.units import Unit

# Passages shown of what differs.
MOST_SHOWN = 6
# Versions that one article has of an utterance; quotations that stand inside each other.
MOST_AN_ARTICLE = 8
MOST_NESTED = 8

Said = tuple[Quotation, Unit]
_NEVER = datetime.max.isoformat()


def place_in_time(quotation: Quotation, articles: Mapping[str, Article]) -> tuple[str, str, str, int, str]:
    """By the beginning and the end of the interval in which it was published; unknown times last."""
    published = articles[quotation.content.article].published.utc()
    start, end = (bound.isoformat() for bound in published) if published else (_NEVER, _NEVER)
    return start, end, quotation.content.article, quotation.content.start, quotation.id


def in_order(said: Sequence[Said], articles: Mapping[str, Article]) -> tuple[list[Said], bool]:
    """The versions in order of time, and whether no time tells which was the earliest.

    In one article the first is the earlier. Where it is a tie, the first by id comes first.
    """
    ordered = sorted(said, key=lambda version: place_in_time(version[0], articles))
    ends = [published[1] for q, _ in ordered if (published := articles[q.content.article].published.utc())]
    over = min(ends, default=None)
    possible: dict[str, Said] = {}
    for version in ordered:
        published = articles[version[0].content.article].published.utc()
        if published is None or over is None or published[0] <= over:
            possible.setdefault(version[0].content.article, version)
    tie = len(possible) > 1
    first = min(possible.values(), key=lambda version: version[0].id)
    return [first, *(version for version in ordered if version is not first)], tie


def one_an_article(said: Sequence[Said], inside: Mapping[str, str]) -> list[Said]:
    """The versions without those of an article that another of the same article holds, in their order.

    An article has two where it quotes the utterance twice in different words, in one language or in two.
    `inside` is the quotation that one is part of, by id.
    """
    found: dict[str, list[Said]] = {}
    fullest = sorted(
        said, key=lambda s: (-len(s[1].words), s[0].content.article, s[0].content.start, s[0].id)
    )
    for quotation, unit in fullest:
        kept = found.setdefault(quotation.content.article, [])
        if len(kept) < MOST_AN_ARTICLE and not any(
            _holds(version, (quotation, unit), inside) for version in kept
        ):
            kept.append((quotation, unit))
    chosen = {quotation.id for kept in found.values() for quotation, _ in kept}
    return [version for version in said if version[0].id in chosen]


def _holds(outer: Said, inner: Said, inside: Mapping[str, str]) -> bool:
    """Whether one quotation has another inside it, or has its words."""
    (whole, wording), (part, own) = outer, inner
    at: str | None = part.id
    for _ in range(MOST_NESTED):
        at = inside.get(at) if at is not None else None
        if at == whole.id:
            return True
    if whole.content.start < part.content.end and part.content.start < whole.content.end:
        return True
    if own.language != wording.language:
        return False
    return LCSseq.similarity(own.words, wording.words) >= HELD * len(own.words)


def told(said: Sequence[Said]) -> list[Version]:
    """Each version beside the first."""
    (earliest, first), *others = said
    found = [Version(earliest.id, (VersionKind.EARLIEST,), "the earliest version in the pile")]
    alikes: dict[int, Alike] = {}
    for quotation, unit in others:
        if unit is first:
            found.append(Version(quotation.id, (VersionKind.SAME,), "the same words"))
            continue
        if id(unit) not in alikes:
            # Which reports tell of one matter was asked before.
            alikes[id(unit)] = judge(first, unit, True)
        found.append(_version(earliest, first, quotation, unit, alikes[id(unit)]))
    return found


def _version(earliest: Quotation, first: Unit, quotation: Quotation, unit: Unit, alike: Alike) -> Version:
    if not alike.same:
        kind = VersionKind.SHORTENED if first.language == unit.language else VersionKind.TRANSLATED
        return Version(quotation.id, (kind,), "another part of it, as a fuller version shows")
    kinds = kinds_of(alike)
    evidence: list[Passage | None] = []
    for conflict in alike.conflicts:
        evidence += [_moved(conflict.left, first, earliest), _moved(conflict.right, unit, quotation)]
    if alike.stronger is not None:
        evidence += [
            _moved(alike.stronger.left, first, earliest),
            _moved(alike.stronger.right, unit, quotation),
        ]
    if not evidence:
        for left, right in alike.differ:
            evidence += [_moved(left, first, earliest), _moved(right, unit, quotation)]
    if not any(evidence) and kinds != (VersionKind.SAME,):
        evidence = [earliest.content, quotation.content]
    shown = tuple(dict.fromkeys(passage for passage in evidence if passage is not None))[:MOST_SHOWN]
    return Version(quotation.id, kinds, _because(alike, earliest, quotation), shown)


def kinds_of(alike: Alike) -> tuple[VersionKind, ...]:
    """How the second differs from the first, in the order of VersionKind."""
    kinds = []
    if alike.fuller:
        kinds.append(VersionKind.LENGTHENED if alike.fuller > 0 else VersionKind.SHORTENED)
    if alike.worded:
        kinds.append(VersionKind.REWORDED)
    if alike.across:
        kinds.append(VersionKind.TRANSLATED)
    if alike.speakers is Whose.TWO:
        kinds.append(VersionKind.REATTRIBUTED)
    if alike.stronger is not None:
        kinds.append(VersionKind.STRONGER if alike.stronger.more else VersionKind.WEAKER)
    if alike.conflicts:
        kinds.append(VersionKind.CHANGED)
    return tuple(kinds) or (VersionKind.SAME,)


def _because(alike: Alike, first: Quotation, quotation: Quotation) -> str:
    said = [alike.because]
    if alike.speakers is Whose.TWO:
        said.append(f"said to be by {quotation.name}, not by {first.name}")
    if alike.conflicts:
        said.append("another " + " and ".join(dict.fromkeys(str(c.kind) for c in alike.conflicts)))
    if alike.stronger is not None:
        words = [passage.text for passage in (alike.stronger.left, alike.stronger.right) if passage]
        said.append(f"{'stronger' if alike.stronger.more else 'weaker'} ({', '.join(words)})")
    return "; ".join(said)


def _moved(passage: Passage | None, unit: Unit, quotation: Quotation) -> Passage | None:
    """A passage of the wording where it stands first, in another quotation of the same words."""
    if passage is None:
        return None
    if unit.cue is not None and passage.article == unit.cue.article and _within(passage, unit.cue):
        whole, here = unit.cue, quotation.cue
    else:
        whole, here = unit.passage, quotation.content
    if here is None or here == whole:
        return passage
    if here.text != whole.text:
        return here
    start = here.start + passage.start - whole.start
    return Passage(here.article, start, start + passage.end - passage.start, passage.text)


def _within(passage: Passage, whole: Passage) -> bool:
    return whole.start <= passage.start and passage.end <= whole.end
