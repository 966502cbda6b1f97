"""Set phrases that several speakers or outlets use ("Cold War mentality"): who, where, since when.

A phrase stands alone in quotation marks at least once, is no sentence and no name, and two use it who do not
have it from each other: in two articles, in two statements, and not in one sentence or its translation.
Wordings of one phrase, in one language or several, are put together where they mean nearly the same to the
encoder, as a whole or word by word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

import numpy as np
import xxhash

from firsthand.encode import UNIT_LENGTH, Encoder, Vectors, shipped
from firsthand.encode.bands import of_meaning
from firsthand.encode.strength import expected
from firsthand.joins import Joins
from firsthand.model import Article, Formula, FormulaUse, Passage, Quotation
from firsthand.statements.phrases import TELLING, Phrase, Use, contents, marked, recurring, within
from firsthand.statements.tongues import listed
from firsthand.statements.units import weight_of
from firsthand.tokens import tokenize

# Two wordings of one phrase, as a part of how alike a sentence and its translation are; within a language,
# as they are.
ONE_PHRASE = 0.9
ONE_PHRASE_WITHIN = 0.8
# ... or their telling words, each with one of the other's: on the average, and the worst of them.
WORD_FOR_WORD = 0.45
LEAST_WORD = 0.22
ROUGHLY = 0.4
MOST_WORDS = 3
UNMEASURED = 0.5
BANDS = 32
BANDS_OF_WORDS = 16
# Uses of which two have to be independent: signs looked at on either side, words there, and how much of the
# fewer may be shared; and in two languages, how alike.
MOST_CHECKED = 24
AROUND = 100
LEAST_AROUND = 3
COPIED = 0.5
TRANSLATED = 0.5
# Uses shown of one phrase.
MOST_USES = 1_000
_SENTENCE_ENDS = re.compile(r"[.!?…]\s|[。！？\n]")


def formulas(
    quotations: Iterable[Quotation], articles: Mapping[str, Article], encoder: Encoder | None = None
) -> tuple[Formula, ...]:
    """The set phrases of a pile that two users or more have, in order of their ids.

    The `person` and `statement` of each quotation say which are one speaker's and one utterance; `encoder` is
    the one that ships unless another is given.
    """
    encoder = encoder or shipped()
    every = contents(quotations, articles)
    by_article: dict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(every):
        by_article[content.quotation.content.article].append(at)
    uses: dict[Phrase, dict[tuple[str, int], Use]] = defaultdict(dict)
    for article in sorted(articles.values(), key=lambda article: article.id):
        for phrase, use in marked(article, [every[at] for at in by_article[article.id]]):
            uses[phrase].setdefault((use.passage.article, use.passage.start), use)
    if not uses:
        return ()  # none that stands in quotation marks: what is said without them is no set phrase alone
    for phrase, use in within(every, set(uses) | recurring(every)):
        uses[phrase].setdefault((use.passage.article, use.passage.start), use)
    groups = _together(sorted(uses), encoder)
    found, ids = [], set[str]()
    for group in groups:
        own = [use for phrase in group for use in uses[phrase].values()]
        if _by_several(own) and _independent(own, articles, encoder):
            found.append(_formula(own, articles, ids))
    return tuple(sorted(found, key=lambda formula: formula.id))


def _by_several(uses: Sequence[Use]) -> bool:
    """Whether a phrase stands in quotation marks, and two use it, in two statements and two articles."""
    return (
        any(use.marked for use in uses)
        and len({use.user for use in uses}) > 1
        and len({use.said for use in uses}) > 1
        and len({use.passage.article for use in uses}) > 1
    )


def _independent(own: Sequence[Use], articles: Mapping[str, Article], encoder: Encoder) -> bool:
    """Whether two users have it between words of their own, not in one sentence, copied or translated."""
    ordered = sorted(own, key=lambda use: (use.passage.article, use.passage.start, not use.marked))
    first: dict[tuple[str, str], Use] = {}
    for use in ordered:
        first.setdefault((use.passage.article, use.user), use)
    checked = list(first.values())[:MOST_CHECKED]
    around = [_around(use.passage, articles[use.passage.article].text) for use in checked]
    words = [set(tokenize(text).words) for text in around]
    languages = [articles[use.passage.article].language for use in checked]
    primary = [
        language.replace("_", "-").split("-")[0].lower() if language else None for language in languages
    ]
    vectors = encoder.encode(around).astype(int)
    for at, one in enumerate(checked):
        for to, other in enumerate(checked[:at]):
            if (
                one.user == other.user
                or one.said == other.said
                or one.passage.article == other.passage.article
            ):
                continue
            fewest = min(len(words[at]), len(words[to]))
            if fewest < LEAST_AROUND or len(words[at] & words[to]) >= COPIED * fewest:
                continue
            if primary[at] != primary[to]:
                alike = int(vectors[at] @ vectors[to]) / UNIT_LENGTH**2
                if alike >= TRANSLATED * (expected(primary[at], primary[to]) or UNMEASURED):
                    continue
            return True
    return False


def _around(passage: Passage, text: str) -> str:
    """The sentence that a phrase stands in, without the phrase."""
    before = _SENTENCE_ENDS.split(text[max(0, passage.start - AROUND) : passage.start])[-1]
    after = _SENTENCE_ENDS.split(text[passage.end : passage.end + AROUND])[0]
    return f"{before} {after}"


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
    # The telling words by themselves, where there are few.
    telling = [_telling(phrase) for phrase in phrases]
    alone = encoder.encode([word for words in telling for word in words])
    ends = np.cumsum([len(words) for words in telling])
    by_word = [alone[end - len(words) : end] for words, end in zip(telling, ends, strict=True)]
    of_words = of_meaning(alone, 1, BANDS_OF_WORDS)
    rows = [
        np.concatenate([own, of_words[end - len(words) : end].ravel()])
        for own, words, end in zip(of_meaning(vectors, 2, BANDS), telling, ends, strict=True)
    ]
    numbers = [
        xxhash.xxh3_64_intdigest(repr(phrase).encode("utf-8", "surrogatepass")) >> 1 for phrase in phrases
    ]
    shared, _ = Joins(1).add(numbers, [np.unique(own) for own in rows])
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(shared.listed()):
        alike = _alike(vectors[one], vectors[other])
        if _one_phrase(phrases[one], phrases[other], alike, (by_word[one], by_word[other])):
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


def _telling(phrase: Phrase) -> list[str]:
    language, words = phrase
    telling = [word for word in words if weight_of(word, language) >= TELLING]
    return telling if 2 <= len(telling) <= MOST_WORDS and words[0] < "\u2e80" else []


def _alike(vector: Vectors, other: Vectors) -> float:
    return round(int(vector.astype(int) @ other.astype(int)) / UNIT_LENGTH**2, 6)


def _one_phrase(one: Phrase, other: Phrase, alike: float, words: tuple[Vectors, Vectors]) -> bool:
    if one[0] == other[0]:
        shared = {word[:4] for word in one[1]} & {word[:4] for word in other[1]}
        return alike >= ONE_PHRASE_WITHIN and bool(shared)
    translations = expected(one[0], other[0]) or UNMEASURED
    if alike >= ONE_PHRASE * translations:
        return True
    left, right = words
    if alike < ROUGHLY * translations or len(left) != len(right) or not len(left):
        return False
    products = np.round((left.astype(int) @ right.astype(int).T) / UNIT_LENGTH**2 / translations, 6)
    best = max(
        (
            [float(products[at, to]) for at, to in enumerate(order)]
            for order in permutations(range(len(right)))
        ),
        key=sum,
    )
    return min(best) >= LEAST_WORD and sum(best) >= WORD_FOR_WORD * len(best)


def _formula(own: Sequence[Use], articles: Mapping[str, Article], ids: set[str]) -> Formula:
    labels = Counter(use.passage.text for use in own)
    label = min(labels, key=lambda text: (-labels[text], text))
    ordered = sorted(own, key=lambda use: _when(use, articles))
    users = len({use.user for use in own})
    where = len({use.passage.article for use in own})
    languages = sorted({articles[use.passage.article].language or "und" for use in own})
    because = f"{users} speakers or outlets use it, in {where} articles"
    if len(languages) > 1:
        because += f" in {listed(languages)}"
    first = min((use.passage.article, use.passage.start) for use in own)
    return Formula(
        _id(f"{first[0]} {first[1]}", ids),
        label,
        tuple(FormulaUse(use.passage, use.quotation) for use in ordered[:MOST_USES]),
        _since(ordered, articles),
        because,
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
