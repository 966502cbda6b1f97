"""Where set phrases may stand: short words in quotation marks, and word rows that several contents share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.guards.facts import facts as said_of
from firsthand.model import Article, Passage, Quotation
from firsthand.names.words import facts
from firsthand.quotes import quotations as in_marks
from firsthand.reference.person_aliases import given_names
from firsthand.reference.phrase_words import joining_words, sentence_words
from firsthand.statements.units import LONGEST, MOST_WORDS, weight_of
from firsthand.tokens import Tokens, tokenize

# A phrase in quotation marks has so many words, or one that is long ("Zeitenwende"); without marks, more.
MOST_PHRASE = 6
LONG_WORD = 10
UNKNOWN_WORD = 11
LEAST_UNMARKED = 4
# What its words say together (halvings of their frequency), and how many of them say anything.
LEAST_SAID = 15
LEAST_TELLING = 2
LEAST_TELLING_UNMARKED = 3
TELLING = 3
# Places of a row that are looked at.
MOST_AROUND = 12
# Signs where words are not spaced: each two are a token.
LEAST_SIGNS, MOST_SIGNS = 4, 8
# Phrases in marks that one article can bring.
MOST_MARKED = 60
LONGEST_MARKED = 120
# Quotations that stand inside each other.
MOST_NESTED = 8
_SHOUTS = tuple("!?！？")
_CLOSING = " \t\n“”„«»「」『』\"'‘’‚‹›`"
# Particles and endings that a Japanese or Chinese sentence has.
_SENTENCE_SIGNS = re.compile(r"[はがをもねよ]|ます|です|[るたい]$|[了吗嗎呢吧]$|[我你他她]")
# An address, or a body's short name ("news.velden.example", "BBC").
_ADDRESS = re.compile(r"\w[.@/]\w|\d|(?<!\w)[A-ZÄÖÜ]{2,}(?!\w)")
# Languages that write two words as one.
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "no", "nb", "fi"})
_MARKS = " \t\n“”„«»「」『』\"'‘’‚‹›`.,;:!?。，、！？"

Phrase = tuple[str, tuple[str, ...]]  # the language and the folded words


@dataclass(frozen=True, slots=True)
class Use:
    """One place of a phrase. `user` is who uses it (a person, an outlet), `said` the statement."""

    passage: Passage
    quotation: str | None
    user: str
    said: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one quotation as words, with its user."""

    quotation: Quotation
    language: str
    tokens: Tokens
    weights: tuple[int, ...]
    user: str
    said: str


def contents(quotations: Iterable[Quotation], articles: Mapping[str, Article]) -> list[Content]:
    """Every content, in order of its place."""
    found = []
    quotations = list(quotations)
    known = {quotation.id: quotation for quotation in quotations}
    for quotation in sorted(quotations, key=lambda q: (q.content.article, q.content.start, q.id)):
        article = articles[quotation.content.article]
        language = _primary(article.language)
        tokens = tokenize(quotation.content.text[:LONGEST], MOST_WORDS)
        weights = tuple(weight_of(word, language) for word in tokens.words)
        user = quotation.person or quotation.name or publisher(article)
        said = _said(quotation, known)
        found.append(Content(quotation, language, tokens, weights, user.casefold(), said))
    return found


def _said(quotation: Quotation, known: Mapping[str, Quotation]) -> str:
    """The statement of a quotation, or of the one that it stands in; else its own id."""
    at: Quotation | None = quotation
    for _ in range(MOST_NESTED):
        if at is None or at.statement is not None:
            break
        at = known.get(at.inside) if at.inside is not None else None
    return at.statement if at is not None and at.statement is not None else quotation.id


def marked(article: Article, inside: Sequence[Content]) -> Iterator[tuple[Phrase, Use]]:
    """Short words in quotation marks, and what "and" joins in them, with the quotation they stand in; what
    is noise is left out."""
    language, count = _primary(article.language), 0
    for start, end in in_marks(article.text):
        text = article.text[start:end]
        if len(text) > LONGEST_MARKED or count == MOST_MARKED:
            continue
        if any(noise.start < end and start < noise.end for noise in article.noise):
            continue
        around = next(
            (c for c in inside if c.quotation.content.start <= start and end <= c.quotation.content.end), None
        )
        for first, last in _pieces(text, language):
            count += 1
            words = tuple(tokenize(text[first:last], MOST_SIGNS).words)
            yield (
                (language, words),
                Use(
                    article.passage(start + first, start + last),
                    around.quotation.id if around else None,
                    around.user if around else publisher(article).casefold(),
                    around.said if around else f"{article.id} {start}",
                    True,
                ),
            )


def _pieces(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Spans of words in quotation marks that may be a set phrase: all of them, and each that "and" joins."""
    if text.rstrip(_CLOSING)[-1:] in _SHOUTS:
        return
    joins = joining_words(language)
    tokens = tokenize(text, 2 * MOST_PHRASE + 2)
    if not tokens.words:
        return
    if is_unspaced(text.strip(_MARKS)):
        bare = text.strip(_MARKS)
        first = text.index(bare)
        spans = [(first, first + len(bare))]
    elif len(tokens.words) > 2 * MOST_PHRASE:
        return
    else:
        cuts = [-1, *(at for at, word in enumerate(tokens.words) if word in joins), len(tokens.words)]
        pieces = [(0, len(tokens.words))]
        if len(cuts) > 2:
            pieces += [(one + 1, other) for one, other in pairwise(cuts)]
        spans = [
            _trimmed(text, tokens.starts[a:b], tokens.ends[a:b], tokens.words[a:b], language)
            for a, b in pieces
            if a < b
        ]
    for first, last in dict.fromkeys(spans):
        if first < last and may_be_set(text[first:last], language):
            yield first, last


def _trimmed(
    text: str, starts: Sequence[int], ends: Sequence[int], words: Sequence[str], language: str
) -> tuple[int, int]:
    """Without the articles before a phrase: "a patchwork of excuses"."""
    first = 0
    while first < len(words) - 1 and text[starts[first]].islower() and not weight_of(words[first], language):
        first += 1
    return starts[first], ends[-1]


def may_be_set(bare: str, language: str) -> bool:
    """Whether words may be a set phrase: telling ones, no sentence, and nothing that has a name."""
    tokens = tokenize(bare, MOST_SIGNS)
    words = tokens.words
    weights = [weight_of(word, language) for word in words]
    if _ADDRESS.search(bare) or sum(weights) < LEAST_SAID or said_of(bare, language).negations:
        return False
    if is_unspaced(bare):
        return LEAST_SIGNS <= len(bare) <= MOST_SIGNS and not _SENTENCE_SIGNS.search(bare)
    if any(word in sentence_words(language) or word.isdecimal() for word in words):
        return False
    if len(words) == 1:
        return language in _COMPOUNDING and len(words[0]) >= LONG_WORD and weights[0] >= UNKNOWN_WORD
    # Where no list tells a sentence from a phrase, only two words are surely none.
    if len(words) > (MOST_PHRASE if sentence_words(language) else 2):
        return False
    telling = sum(weight >= TELLING for weight in weights)
    ends = min(weights[0], weights[-1])
    return telling >= LEAST_TELLING and ends > 0 and not _has_name(bare, tokens, weights, language)


def _has_name(text: str, tokens: Tokens, weights: Sequence[int], language: str) -> bool:
    """Whether a phrase names a place or a person, or is a title, or begins as a sentence does."""
    spelled = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    known = [facts(word, language) for word in spelled]
    if any(fact is not None and fact.place is not None for fact in known):
        return True
    if any(word.casefold() in given_names() for word in spelled if word[0].isupper()):
        return True
    if language == "de":
        # Nouns have capitals too; a small word with one begins a sentence.
        return is_name(text, tokens, weights, language) or (spelled[0][0].isupper() and weights[0] == 0)
    capitals = [word[0].isupper() for word in spelled]
    if any(
        upper and fact is not None and fact.name is not None
        for upper, fact in zip(capitals, known, strict=True)
    ):
        return True
    every = all(upper for upper, weight in zip(capitals, weights, strict=True) if weight)
    return (every and capitals[0]) or (capitals[0] and not any(capitals[1:]))


def is_name(text: str, tokens: Tokens, weights: Sequence[int], language: str) -> bool:
    """Whether half of the telling words behind the first, which may have a capital in any case, are names."""
    places = zip(tokens.starts[1:], tokens.ends[1:], weights[1:], strict=True)
    behind = [text[start:end] for start, end, weight in places if weight]
    known = [facts(word, language) for word in behind if word[0].isupper()]
    names = sum(fact is not None and (fact.name is not None or fact.place is not None) for fact in known)
    return bool(known) and 2 * names > len(behind)


def recurring(every: Sequence[Content]) -> set[Phrase]:
    """Rows of words that two users have in two statements, each the longest of its kind.

    Found length by length: a row recurs only where both its shorter parts do. What stands around it differs,
    or it is a piece of one text that was copied.
    """
    hot: set[Phrase] = set()
    found: set[Phrase] = set()
    for length in range(LEAST_UNMARKED - 1, MOST_PHRASE + 1):
        seen: dict[Phrase, set[Around]] = defaultdict(set)
        for content in every:
            words, language = content.tokens.words, content.language
            for at in range(len(words) - length + 1):
                row = (language, tuple(words[at : at + length]))
                if length >= LEAST_UNMARKED and not (
                    (language, row[1][:-1]) in hot and (language, row[1][1:]) in hot
                ):
                    continue
                if len(seen[row]) < MOST_AROUND:
                    before = words[at - 1] if at else f"^{content.said}"
                    after = words[at + length] if at + length < len(words) else f"${content.said}"
                    seen[row].add((content.user, content.said, before, after))
        hot = {row for row, around in seen.items() if len({user for user, _, _, _ in around}) > 1}
        if not hot:
            break
        if length >= LEAST_UNMARKED:
            found -= {(language, part) for language, words in hot for part in (words[:-1], words[1:])}
            found |= {row for row in hot if _telling(row) and _apart(seen[row])}
    return found


# The user, the statement, and the words before and behind.
Around = tuple[str, str, str, str]


def _apart(around: set[Around]) -> bool:
    """Whether two users have a phrase in two statements, between other words."""
    ordered = sorted(around)
    return any(
        all(one != other for one, other in zip(first, second, strict=True))
        for at, first in enumerate(ordered)
        for second in ordered[:at]
    )


def _telling(row: Phrase) -> bool:
    language, words = row
    weights = [weight_of(word, language) for word in row[1]]
    return (
        min(weights[0], weights[-1]) >= TELLING
        and sentence_words(language).isdisjoint(words)
        and sum(weight >= TELLING for weight in weights) >= LEAST_TELLING_UNMARKED
        and not any(map(str.isdecimal, words))
        and not is_unspaced(words[0])
    )


def within(every: Sequence[Content], phrases: set[Phrase]) -> Iterator[tuple[Phrase, Use]]:
    """Every place of some phrases in the contents, in marks of their own or not."""
    firsts: dict[tuple[str, str], set[int]] = defaultdict(set)
    for language, words in phrases:
        firsts[language, words[0]].add(len(words))
    for content in every:
        spoken = content.tokens.words
        for at, word in enumerate(spoken):
            for length in sorted(firsts.get((content.language, word), ()), reverse=True):
                row = (content.language, tuple(spoken[at : at + length]))
                if at + length <= len(spoken) and row in phrases:
                    start, end = content.tokens.starts[at], content.tokens.ends[at + length - 1]
                    whole = content.quotation.content
                    passage = Passage(
                        whole.article, whole.start + start, whole.start + end, whole.text[start:end]
                    )
                    if not may_be_set(passage.text, content.language):
                        continue
                    yield row, Use(passage, content.quotation.id, content.user, content.said, False)
                    break


def publisher(article: Article) -> str:
    """Who publishes an article: its outlet where one is known, else the article itself."""
    outlet = article.outlet
    return (outlet.id or outlet.name or article.id) if outlet is not None else article.id


def is_unspaced(text: str) -> bool:
    return bool(text) and text[0] >= "\u0e00" and not "\uac00" <= text[0] <= "\ud7a3"


def _primary(language: str | None) -> str:
    return language.replace("_", "-").split("-")[0].lower() if language else "und"
