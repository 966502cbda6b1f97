"""Whether a text was carried over word for word in the main, as a copy is and a second translation is not.

Two translations of one original align sentence by sentence as an edited copy does, and neither is taken from
the other. They word nearly every sentence otherwise, though; a copy, however edited, keeps many whole.
"""

from collections.abc import Mapping, Sequence

from firsthand.model import Article, PairReuse
from firsthand.sentences import body
from firsthand.tokens import plain_words, tokenize

Span = tuple[int, int]

# Of the words of the shorter text, those in sentences that stand whole in the other: half or more in 1 % or
# less of sibling machine translations (en-de .007, ja-en .008, de-fr and en-ru .000 of 9,550 pairs).
CARRIED = 0.5
# Shorter sentences are alike by chance.
LEAST_WORDS = 7
# A score this high is word for word, whatever the sentences.
SAME = 0.97


class Verbatim:
    """Answers for pairs of articles of one story, remembering the sentences of each.

    `sentences` are the reports' own by article, as (start, end), where they were found before.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        sentences: Mapping[str, Sequence[tuple[int, int]]] | None = None,
    ) -> None:
        self._articles = articles
        self._known = sentences or {}
        # By article its longer sentences, folded, each with the number of its words.
        self._sentences: dict[str, dict[str, int]] = {}
        # Copies have their sentences in common: each is read once.
        self._read: dict[str, tuple[str, int]] = {}

    def __call__(self, pair: PairReuse) -> bool:
        if pair.score >= SAME:
            return True
        left, right = self._of(pair.left), self._of(pair.right)
        fewer = min(sum(left.values()), sum(right.values()))
        carried = sum(left[sentence] for sentence in left.keys() & right.keys())
        return fewer > 0 and round(carried / fewer, 6) >= CARRIED

    def _of(self, id: str) -> dict[str, int]:
        found = self._sentences.get(id)
        if found is None:
            article = self._articles[id]
            spans = self._known[id] if id in self._known else body(article).sentences
            read = [self._worded(article.text[start:end]) for start, end in spans]
            found = {worded: count for worded, count in read if count >= LEAST_WORDS}
            self._sentences[id] = found
        return found

    def _worded(self, sentence: str) -> tuple[str, int]:
        """The words of a sentence without case, and how many there are."""
        found = self._read.get(sentence)
        if found is None:
            words = plain_words(sentence)
            if words is None:
                words = tokenize(sentence).words
            found = self._read[sentence] = " ".join(words).casefold(), len(words)
        return found
