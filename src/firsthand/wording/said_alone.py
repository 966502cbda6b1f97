"""What one outlet alone says, and what one alone leaves out, of the claims of a story.

Articles of one origin count once: ten copies of one agency are one voice, so that what only the agency's
report says is said alone however often it was printed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Claim, Passage

# "All others say it" is said of two others or more.
LEAST_VOICES = 3


@dataclass(frozen=True, slots=True)
class SaidAlone:
    """One voice of a story, its articles and outlets, and what sets it apart from all others.

    `says` are ids of claims that it alone makes, `leaves_out` of those that all others make. `passages` are
    the first passage of each claim in either, in that order.
    """

    story: str
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    says: tuple[str, ...]
    leaves_out: tuple[str, ...]
    passages: tuple[Passage, ...]
    because: str


def said_alone(claims: Iterable[Claim], articles: Mapping[str, Article]) -> tuple[SaidAlone, ...]:
    """Each voice that says something alone or leaves something out alone, by story and article.

    A voice is the articles that some claim's origins put into one group. A story of one voice has none.
    """
    by_story: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_story[claim.story].append(claim)
    return tuple(
        found
        for story in sorted(by_story)
        for found in _of_story(story, sorted(by_story[story], key=lambda claim: claim.id), articles)
    )


def _of_story(story: str, claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[SaidAlone]:
    voice_of = _voices(claims)
    every: dict[str, set[str]] = defaultdict(set)
    for article, voice in voice_of.items():
        every[voice].add(article)
    if len(every) < 2:
        return []
    says: dict[str, list[Claim]] = defaultdict(list)
    leaves: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        making = {voice_of[mention.passage.article] for mention in claim.mentions}
        if len(making) == 1:
            says[next(iter(making))].append(claim)
        if len(every) >= LEAST_VOICES and len(making) == len(every) - 1:
            [missing] = every.keys() - making
            leaves[missing].append(claim)
    return [
        _voice(story, every[voice], says[voice], leaves[voice], len(every), articles)
        for voice in sorted(every)
        if says[voice] or leaves[voice]
    ]


def _voices(claims: Sequence[Claim]) -> dict[str, str]:
    """The first article of each article's voice."""
    above: dict[str, str] = {}

    def top(article: str) -> str:
        above.setdefault(article, article)
        while above[article] != article:
            above[article] = above[above[article]]
            article = above[article]
        return article

    for claim in claims:
        for article in (*claim.left_out, *(mention.passage.article for mention in claim.mentions)):
            top(article)
        for group in claim.origins.groups:
            for article in group.articles[1:]:
                one, other = sorted((top(group.articles[0]), top(article)))
                above[other] = one
    return {article: top(article) for article in sorted(above)}


def _voice(
    story: str,
    own: set[str],
    says: Sequence[Claim],
    leaves: Sequence[Claim],
    voices: int,
    articles: Mapping[str, Article],
) -> SaidAlone:
    refs = [articles[one].outlet for one in sorted(own) if one in articles]
    outlets = tuple(sorted({ref.name for ref in refs if ref is not None}))
    together = f"{len(own)} articles of one origin" if len(own) > 1 else "one article"
    passages = tuple(claim.mentions[0].passage for claim in (*says, *leaves) if claim.mentions)
    because = f"{together}, of {voices} origins in this story"
    return SaidAlone(
        story,
        outlets,
        tuple(sorted(own)),
        tuple(claim.id for claim in says),
        tuple(claim.id for claim in leaves),
        passages,
        because,
    )
