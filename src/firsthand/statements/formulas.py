"""Set phrases that several speakers or outlets use ("Cold War mentality"): who, where, since when.

A phrase stands alone in quotation marks at least once, or several speakers have the same row of four words or
more; and not all of its uses are one statement. Wordings of one phrase, in one language or several, are put
together where they mean nearly the same to the encoder.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import xxhash

from firsthand.encode import UNIT_LENGTH, Encoder, Vectors, shipped
from firsthand.encode.strength import expected
from firsthand.joins import Joins
from firsthand.model import Article, Formula, FormulaUse, Quotation
from firsthand.statements.keys import of_meaning
from firsthand.statements.phrases import Phrase, Use, contents, marked, recurring, within

# Two wordings of one phrase, as a part of how alike a sentence and its translation are; within a language,
# as they are.
ONE_PHRASE = 0.9
ONE_PHRASE_WITHIN = 0.8
UNMEASURED = 0.5
BANDS = 32
# Uses shown of one phrase.
MOST_USES = 1_000


def formulas(
    quotations: Iterable[Quotation], articles: Mapping[str, Article], encoder: Encoder | None = None
) -> tuple[Formula, ...]:
    """The set phrases of a pile that two users or more have, in order of their ids.

    The `person` and `statement` of each quotation say which are one speaker's and one utterance; `encoder` is
    the one that ships unless another is given.
    """
    every = contents(quotations, articles)
    by_article: dict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(every):
        by_article[content.quotation.content.article].append(at)
    uses: dict[Phrase, dict[tuple[str, int], Use]] = defaultdict(dict)
    for article in sorted(articles.values(), key=lambda article: article.id):
        for phrase, use in marked(article, [every[at] for at in by_article[article.id]]):
            uses[phrase].setdefault((use.passage.article, use.passage.start), use)
    for phrase, use in within(every, set(uses) | recurring(every)):
        uses[phrase].setdefault((use.passage.article, use.passage.start), use)
    groups = _together(sorted(uses), encoder or shipped())
    found, ids = [], set[str]()
    for group in groups:
        own = [use for phrase in group for use in uses[phrase].values()]
        if _by_several(own):
            found.append(_formula(own, articles, ids))
    return tuple(sorted(found, key=lambda formula: formula.id))


def _by_several(uses: Sequence[Use]) -> bool:
    """Whether a phrase is used by two, in two statements and two articles."""
    return (
        len({use.user for use in uses}) > 1
        and len({use.said for use in uses}) > 1
        and len({use.passage.article for use in uses}) > 1
    )


def _together(phrases: Sequence[Phrase], encoder: Encoder) -> list[list[Phrase]]:
    """Wordings that mean one phrase: each joins the first, by its words, that it is one with."""
    if not phrases:
        return []
    spelled = ["".join(words) if words[0] >= "\u2e80" else " ".join(words) for _, words in phrases]
    vectors = encoder.encode(
        [
            _rejoined(words) if s == "".join(words) else s
            for s, (_, words) in zip(spelled, phrases, strict=True)
        ]
    )
    rows = of_meaning(vectors, 2, BANDS)
    numbers = [
        xxhash.xxh3_64_intdigest(repr(phrase).encode("utf-8", "surrogatepass")) >> 1 for phrase in phrases
    ]
    shared, _ = Joins(1).add(numbers, [np.unique(own) for own in rows])
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(shared.listed()):
        if _one_phrase(phrases[one], phrases[other], vectors[one], vectors[other]):
            near[one].append(other)
            near[other].append(one)
    taken: set[int] = set()
    groups = []
    for head in range(len(phrases)):
        if head in taken:
            continue
        members = [head, *(at for at in sorted(near[head]) if at not in taken)]
        taken.update(members)
        groups.append([phrases[at] for at in members])
    return groups


def _rejoined(words: Sequence[str]) -> str:
    """The signs of tokens of two signs each, which overlap by one."""
    return words[0] + "".join(word[-1] for word in words[1:])


def _one_phrase(one: Phrase, other: Phrase, vector: Vectors, other_vector: Vectors) -> bool:
    alike = round(int(vector.astype(int) @ other_vector.astype(int)) / UNIT_LENGTH**2, 6)
    if one[0] == other[0]:
        shared = {word[:4] for word in one[1]} & {word[:4] for word in other[1]}
        return alike >= ONE_PHRASE_WITHIN and bool(shared)
    return alike >= ONE_PHRASE * (expected(one[0], other[0]) or UNMEASURED)


def _formula(own: Sequence[Use], articles: Mapping[str, Article], ids: set[str]) -> Formula:
    labels = Counter(use.passage.text for use in own)
    label = min(labels, key=lambda text: (-labels[text], text))
    ordered = sorted(own, key=lambda use: _when(use, articles))
    users = len({use.user for use in own})
    where = len({use.passage.article for use in own})
    languages = sorted({articles[use.passage.article].language or "und" for use in own})
    because = f"{users} speakers or outlets use it, in {where} articles"
    if len(languages) > 1:
        because += f" in {', '.join(languages)}"
    first = min((use.passage.article, use.passage.start) for use in own)
    return Formula(
        _id(f"{first[0]} {first[1]}", ids),
        label,
        tuple(FormulaUse(use.passage, use.quotation) for use in ordered[:MOST_USES]),
        _since(ordered, articles),
        because + ("" if any(use.marked for use in own) else "; nowhere alone in quotation marks"),
    )


def _when(use: Use, articles: Mapping[str, Article]) -> tuple[bool, str, str, str, int]:
    published = articles[use.passage.article].published.utc()
    start, end = (bound.isoformat() for bound in published) if published else ("", "")
    return published is None, start, end, use.passage.article, use.passage.start


def _since(ordered: Sequence[Use], articles: Mapping[str, Article]) -> str | None:
    """The article that used it first, where its time is over before any other's begins."""
    first = articles[ordered[0].passage.article]
    others = {use.passage.article for use in ordered} - {first.id}
    return first.id if all(first.published.precedes(articles[id].published) for id in others) else None


def _id(first: str, taken: set[str]) -> str:
    """`formula-` and as many digits of its first place as make it the only one."""
    digits = xxhash.xxh3_128_hexdigest(first.encode("utf-8", "surrogatepass"))
    length = 8
    while f"formula-{digits[:length]}" in taken and length < len(digits):
        length += 8
    taken.add(f"formula-{digits[:length]}")
    return f"formula-{digits[:length]}"
