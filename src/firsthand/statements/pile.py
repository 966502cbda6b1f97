"""The statements of a pile: which quotations are versions of one utterance.

Wordings that share a key are compared. The earliest wording that belongs to no statement opens one and takes
in all that is one utterance with it, directly or by a fuller version that holds both; so a statement never
drifts from likeness to likeness, and what it holds hangs on which quotations are there, never on their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import xxhash

from firsthand.encode import Encoder, shipped
from firsthand.joins import Joins
from firsthand.model import Article, Person, Quotation, Statement
from firsthand.statements.judge import Alike, judge, of_one_sentence, telling
from firsthand.statements.keys import keys
from firsthand.statements.speakers import Whose, whose
from firsthand.statements.tongues import listed
from firsthand.statements.units import Unit, units
from firsthand.statements.versions import in_order, one_an_article, place_in_time, told

# Articles of one wording in which another has to be the best for it.
MOST_ARTICLES = 8


def statements(
    quotations: Iterable[Quotation],
    articles: Mapping[str, Article],
    persons: Sequence[Person] = (),
    encoder: Encoder | None = None,
) -> tuple[Statement, ...]:
    """The utterances that several articles quote, in order of their ids.

    `persons` say whose quotations are one speaker's. `encoder` is the one that ships unless another is given.
    """
    quotations = list(quotations)
    inside = {one.id: one.inside for one in quotations if one.inside is not None}
    every = [unit for unit in units(quotations, articles, persons, encoder or shipped()) if telling(unit)]
    every.sort(key=lambda unit: place_in_time(unit.quotations[0], articles))
    near: dict[int, list[int]] = defaultdict(list)
    pairs = _pairs(every)
    matter = _Matter(every, pairs)
    for one, other in _each_other_s_best(every, pairs, matter):
        near[one].append(other)
        near[other].append(one)
    taken: set[int] = set()
    found, ids = [], set[str]()
    for number in range(len(every)):
        if number not in taken:
            members = _members(number, every, near, taken, matter)
            taken |= members
            said = [(quotation, every[at]) for at in sorted(members) for quotation in every[at].quotations]
            said = one_an_article(said, inside)
            if len({quotation.content.article for quotation, _ in said}) > 1:
                found.append(_statement(said, articles, ids))
    return tuple(sorted(found, key=lambda statement: statement.id))


def _pairs(every: Sequence[Unit]) -> list[tuple[int, int]]:
    """Wordings to compare, the earlier first."""
    if not every:
        return []
    shared, _ = Joins(1).add([unit.key for unit in every], keys(every))
    return sorted(pair for pair in shared.listed() if not _of_one_article(*(every[at] for at in pair)))


def _of_one_article(one: Unit, other: Unit) -> bool:
    """Whether both stand in one article alone: what it says twice is no statement of several."""
    [first, *more] = _articles(one)
    return not more and _articles(other) == [first]


class _Matter:
    """Which articles tell of one matter: those that have another utterance of one speaker in common.

    Verdicts on pairs are kept, as each is asked for twice.
    """

    def __init__(self, every: Sequence[Unit], pairs: Sequence[tuple[int, int]]) -> None:
        self._every = every
        self._judged: dict[tuple[int, int], Alike] = {}
        self._shared: dict[tuple[str, str], set[int]] = defaultdict(set)
        for one, unit in enumerate(every):
            self._add(one, _articles(unit), _articles(unit))
        for one, other in pairs:
            left, right = every[one], every[other]
            if self._alike(one, other).same and whose(left.speaker, right.speaker) is Whose.ONE:
                self._add(one, _articles(left), _articles(right))

    def _add(self, number: int, left: Sequence[str], right: Sequence[str]) -> None:
        for one in left:
            for other in right:
                if one != other:
                    self._shared[min(one, other), max(one, other)].add(number)

    def _alike(self, one: int, other: int) -> Alike:
        key = (one, other)
        if key not in self._judged:
            self._judged[key] = judge(self._every[one], self._every[other])
        return self._judged[key]

    def alike(self, one: int, other: int) -> Alike:
        """The verdict on two wordings, with what their articles have in common."""
        found = self._alike(one, other)
        same_words = self._every[one].words == self._every[other].words
        if not found.same and same_words and self._near(one, other):
            return judge(self._every[one], self._every[other], True)
        return found

    def _near(self, one: int, other: int) -> bool:
        lefts, rights = _articles(self._every[one]), _articles(self._every[other])
        return any(
            self._shared.get((min(left, right), max(left, right)), set()) - {one, other}
            for left in lefts
            for right in rights
        )


def _each_other_s_best(
    every: Sequence[Unit], pairs: Sequence[tuple[int, int]], matter: _Matter
) -> list[tuple[int, int]]:
    """Wordings that are one utterance. In two languages likeness alone says so, and each has to be the
    best of its article for the other."""
    found, best = [], dict[tuple[int, str], float]()
    for one, other in pairs:
        alike = matter.alike(one, other)
        if not alike.same:
            continue
        found.append((one, other, alike.score if alike.across and not alike.fuller else None))
        if alike.across and not alike.fuller:
            for mine, yours in ((one, other), (other, one)):
                for article in _articles(every[yours]):
                    best[mine, article] = max(best.get((mine, article), 0.0), alike.score)
    return [
        (one, other)
        for one, other, score in found
        if score is None
        or all(
            score >= best[mine, article]
            for mine, yours in ((one, other), (other, one))
            for article in _articles(every[yours])
        )
    ]


def _articles(unit: Unit) -> list[str]:
    """The first articles that have these words."""
    return list(dict.fromkeys(quotation.content.article for quotation in unit.quotations[:MOST_ARTICLES]))


def _members(
    head: int,
    every: Sequence[Unit],
    near: Mapping[int, Sequence[int]],
    taken: set[int],
    matter: _Matter,
) -> set[int]:
    """Those that are one utterance with the first, or parts of a fuller version of it."""
    members, fuller = {head}, list[int]()
    waiting = list(near.get(head, ()))
    while waiting:
        at = waiting.pop()
        if at in members or at in taken:
            continue
        alike = matter.alike(head, at)
        if alike.same:
            members.add(at)
            if alike.fuller > 0 and not (alike.across or alike.worded):
                fuller.append(at)
            waiting += near.get(at, ())
        elif any(of_one_sentence(every[head], every[at], every[f]) for f in fuller[:3]):
            members.add(at)
    return members


def _statement(
    said: Sequence[tuple[Quotation, Unit]], articles: Mapping[str, Article], ids: set[str]
) -> Statement:
    ordered, tie = in_order(said, articles)
    versions = told(ordered)
    counted = len({quotation.content.article for quotation, _ in said})
    languages = {unit.language for _, unit in said}
    because = f"{counted} articles quote it" + (f", in {listed(languages)}" if len(languages) > 1 else "")
    why = next((version.because for version in versions[1:]), "")
    return Statement(_id(min(q.id for q, _ in said), ids), tuple(versions), tie, f"{because}: {why}")


def _id(quotation: str, taken: set[str]) -> str:
    """`statement-` and as many digits of its first quotation's id as make it the only one."""
    digits = xxhash.xxh3_128_hexdigest(quotation.encode("utf-8", "surrogatepass"))
    length = 8
    while f"statement-{digits[:length]}" in taken and length < len(digits):
        length += 8
    taken.add(f"statement-{digits[:length]}")
    return f"statement-{digits[:length]}"
