"""Pairs that tell the source of copies too many to be compared each with each.

Many copies of one text are shown with the first of them by id, which says nothing of who was first by time.
So here each is also set beside the one that was out first, and beside the one that may have been out before
that: with those the verdict on each is the one that all pairs would give, and their number grows with that
of the copies.
"""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.model import Article, Extent, PairReuse, Passage, Reuse, ReuseKind

Key = tuple[str, str]


def beside_the_earliest(
    pairs: Sequence[PairReuse], shown: Mapping[Key, Reuse], articles: Mapping[str, Article]
) -> Iterator[tuple[PairReuse, Reuse]]:
    """The pairs that are missing of each star, summed up from what both share with its first by id.

    `shown` gives the passages that show a pair of `pairs` best.
    """
    stars: dict[str, dict[str, PairReuse]] = {}
    for pair in pairs:
        run = shown.get((pair.left, pair.right))
        # Copies have one text among them; translations of one report have not.
        if run is not None and run.group is not None and pair.kind is not ReuseKind.TRANSLATED:
            other = pair.right if pair.left == run.group else pair.left
            stars.setdefault(run.group, {})[other] = pair
    known = {(pair.left, pair.right) for pair in pairs}
    for hub in sorted(stars):
        spokes = stars[hub]
        for one in _leading([articles[id] for id in (hub, *sorted(spokes))]):
            for other in sorted(spokes):
                key = (one, other) if one < other else (other, one)
                if one in (hub, other) or key in known:
                    continue
                known.add(key)
                yield _through(hub, key, spokes, shown)


def _leading(members: Sequence[Article]) -> list[str]:
    """The one that is over first, and of those whose times overlap with it the one that is over first."""
    timed = sorted((interval[1], interval[0], a.id) for a in members if (interval := a.published.utc()))
    if not timed:
        return []
    over = timed[0][0]
    return [timed[0][2], *[id for _, begun, id in timed[1:] if begun <= over][:1]]


def _through(
    hub: str, key: Key, spokes: Mapping[str, PairReuse], shown: Mapping[Key, Reuse]
) -> tuple[PairReuse, Reuse]:
    shares: list[float] = []
    passages: list[Passage] = []
    for id in key:
        spoke = spokes[id]
        run = shown[spoke.left, spoke.right]
        shares.append(spoke.share_left if spoke.left == id else spoke.share_right)
        passages.append(run.left if spoke.left == id else run.right)
    score = min(spokes[id].score for id in key)
    because = "each has nearly the same text as a third"
    pair = PairReuse(*key, ReuseKind.COPIED, shares[0], shares[1], score, 1)
    return pair, Reuse(passages[0], passages[1], ReuseKind.COPIED, Extent.REPORT, score, because, group=hub)
