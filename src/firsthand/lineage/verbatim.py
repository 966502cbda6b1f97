"""Whether a text was carried over word for word in the main, as a copy is and a second translation is not.

Two translations of one original align sentence by sentence as an edited copy does, and neither is taken from
the other. They word nearly every sentence otherwise, though; a copy, however edited, keeps many whole.
"""

from collections.abc import Mapping

from firsthand.model import Article, PairReuse
from firsthand.sentences import body
from firsthand.tokens import tokenize

# Of the words of the shorter text, those in sentences that stand whole in the other: half or more in 1 % or
# less of sibling machine translations (en-de .007, ja-en .008, de-fr and en-ru .000 of 9,550 pairs).
CARRIED = 0.5
# Shorter sentences are alike by chance.
LEAST_WORDS = 7
# A score this high is word for word, whatever the sentences.
SAME = 0.97


class Verbatim:
    """Answers for pairs of articles, remembering the sentences of each."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._sentences: dict[str, frozenset[tuple[str, ...]]] = {}

    def __call__(self, pair: PairReuse) -> bool:
        if pair.score >= SAME:
            return True
        left, right = self._of(pair.left), self._of(pair.right)
        fewer = min(_words(left), _words(right))
        return fewer > 0 and round(_words(left & right) / fewer, 6) >= CARRIED

    def _of(self, id: str) -> frozenset[tuple[str, ...]]:
        found = self._sentences.get(id)
        if found is None:
            article = self._articles[id]
            worded = (
                tuple(tokenize(article.text[start:end]).words) for start, end in body(article).sentences
            )
            found = frozenset(sentence for sentence in worded if len(sentence) >= LEAST_WORDS)
            self._sentences[id] = found
        return found


def _words(sentences: frozenset[tuple[str, ...]]) -> int:
    return sum(len(sentence) for sentence in sentences)
