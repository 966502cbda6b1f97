"""Where set phrases may stand: short words in quotation marks, and word rows that several contents share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Passage, Quotation
from firsthand.names.words import facts
from firsthand.quotes import quotations as in_marks
from firsthand.statements.units import COMPLEMENTIZERS, LONGEST, MOST_WORDS, weight_of
from firsthand.tokens import Tokens, tokenize

# A phrase in quotation marks has so many words, or one that is long ("Zeitenwende"); without marks, more.
MOST_PHRASE = 6
LONG_WORD = 10
LEAST_UNMARKED = 4
# What its words say together (halvings of their frequency), and how many of them say anything.
LEAST_SAID = 10
LEAST_TELLING = 2
LEAST_TELLING_UNMARKED = 3
TELLING = 3
# Places of a row that are looked at.
MOST_AROUND = 12
# Signs where words are not spaced: each two are a token.
LEAST_SIGNS, MOST_SIGNS = 4, 12
# Phrases in marks that one article can bring.
MOST_MARKED = 60
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
    for quotation in sorted(quotations, key=lambda q: (q.content.article, q.content.start, q.id)):
        article = articles[quotation.content.article]
        language = _primary(article.language)
        tokens = tokenize(quotation.content.text[:LONGEST], MOST_WORDS)
        weights = tuple(weight_of(word, language) for word in tokens.words)
        user = quotation.person or quotation.name or publisher(article)
        said = quotation.statement or quotation.id
        found.append(Content(quotation, language, tokens, weights, user.casefold(), said))
    return found


def marked(article: Article, inside: Sequence[Content]) -> Iterator[tuple[Phrase, Use]]:
    """Short words in quotation marks, with the quotation they stand in; what is noise is left out."""
    language, count = _primary(article.language), 0
    for start, end in in_marks(article.text):
        text = article.text[start:end]
        bare = text.strip(_MARKS)
        if len(bare) > 80 or count == MOST_MARKED:
            continue
        tokens = tokenize(bare, MOST_SIGNS)
        words = tuple(tokens.words)
        if not _may_be_set(bare, tokens, language):
            continue
        if any(noise.start < end and start < noise.end for noise in article.noise):
            continue
        count += 1
        first = start + text.index(bare)
        around = next(
            (c for c in inside if c.quotation.content.start <= start and end <= c.quotation.content.end), None
        )
        yield (
            (language, words),
            Use(
                article.passage(first, first + len(bare)),
                around.quotation.id if around else None,
                around.user if around else publisher(article).casefold(),
                around.said if around else f"{article.id} {start}",
                True,
            ),
        )


def _may_be_set(bare: str, tokens: Tokens, language: str) -> bool:
    words = tokens.words
    weights = [weight_of(word, language) for word in words]
    if is_unspaced(bare):
        return LEAST_SIGNS <= len(bare) <= MOST_SIGNS and sum(weights) >= LEAST_SAID
    if not 1 <= len(words) <= MOST_PHRASE or sum(weights) < LEAST_SAID:
        return False
    if len(words) == 1:
        return len(words[0]) >= LONG_WORD
    return sum(map(bool, weights)) >= LEAST_TELLING and not is_name(bare, tokens, weights, language)


def is_name(text: str, tokens: Tokens, weights: Sequence[int], language: str) -> bool:
    """Whether a phrase is a name or a title: behind its first word, which may have a capital in any case,
    half of the telling words name places and persons, or all have capitals that nothing else asks for."""
    places = zip(tokens.starts[1:], tokens.ends[1:], weights[1:], strict=True)
    behind = [text[start:end] for start, end, weight in places if weight]
    known = [facts(word, language) for word in behind if word[0].isupper()]
    names = sum(fact is not None and (fact.name is not None or fact.place is not None) for fact in known)
    if not known:
        return False
    return 2 * names >= len(behind) or (language != "de" and len(known) == len(behind))


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
        and sum(weight >= TELLING for weight in weights) >= LEAST_TELLING_UNMARKED
        and words[0] not in COMPLEMENTIZERS
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
                    if length >= LEAST_UNMARKED and _is_proper(passage.text, content.language):
                        continue
                    yield row, Use(passage, content.quotation.id, content.user, content.said, False)
                    break


def _is_proper(text: str, language: str) -> bool:
    """Whether words without marks are a name, or end in one: an office and who holds it."""
    tokens = tokenize(text, MOST_WORDS)
    if is_name(text, tokens, [weight_of(word, language) for word in tokens.words], language):
        return True
    last = text[tokens.starts[-1] : tokens.ends[-1]]
    known = facts(last, language) if last[0].isupper() else None
    return known is not None and (known.name is not None or known.place is not None)


def publisher(article: Article) -> str:
    """Who publishes an article: its outlet where one is known, else the article itself."""
    outlet = article.outlet
    return (outlet.id or outlet.name or article.id) if outlet is not None else article.id


def is_unspaced(text: str) -> bool:
    return bool(text) and text[0] >= "\u0e00" and not "\uac00" <= text[0] <= "\ud7a3"


def _primary(language: str | None) -> str:
    return language.replace("_", "-").split("-")[0].lower() if language else "und"
