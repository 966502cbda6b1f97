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
from firsthand.statements.judge import judge, telling
from firsthand.statements.keys import keys
from firsthand.statements.units import Unit, units
from firsthand.statements.versions import in_order, place_in_time, told

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
    every = [unit for unit in units(quotations, articles, persons, encoder or shipped()) if telling(unit)]
    every.sort(key=lambda unit: place_in_time(unit.quotations[0], articles))
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in _each_other_s_best(every):
        near[one].append(other)
        near[other].append(one)
    taken: set[int] = set()
    found, ids = [], set[str]()
    for number in range(len(every)):
        if number not in taken:
            members = _members(number, every, near, taken)
            taken |= members
            said = [(quotation, every[at]) for at in sorted(members) for quotation in every[at].quotations]
            if len({quotation.content.article for quotation, _ in said}) > 1:
                found.append(_statement(said, articles, ids))
    return tuple(sorted(found, key=lambda statement: statement.id))


def _pairs(every: Sequence[Unit]) -> list[tuple[int, int]]:
    """Wordings to compare, the earlier first."""
    if not every:
        return []
    shared, _ = Joins(1).add([unit.key for unit in every], keys(every))
    return sorted(shared.listed())


def _each_other_s_best(every: Sequence[Unit]) -> list[tuple[int, int]]:
    """Wordings that are one utterance. In two languages likeness alone says so, and each has to be the
    best of its article for the other."""
    found, best = [], dict[tuple[int, str], float]()
    for one, other in _pairs(every):
        alike = judge(every[one], every[other])
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
    head: int, every: Sequence[Unit], near: Mapping[int, Sequence[int]], taken: set[int]
) -> set[int]:
    """Those that are one utterance with the first, or parts of a fuller version of it."""
    members, fuller = {head}, [head]
    waiting = list(near.get(head, ()))
    while waiting:
        at = waiting.pop()
        if at in members or at in taken:
            continue
        alike = judge(every[head], every[at])
        if alike.same:
            members.add(at)
            if alike.fuller > 0:
                fuller.append(at)
            waiting += near.get(at, ())
        elif any(own.same and own.fuller < 0 for own in (judge(every[f], every[at]) for f in fuller[1:4])):
            members.add(at)
    return members


def _statement(
    said: Sequence[tuple[Quotation, Unit]], articles: Mapping[str, Article], ids: set[str]
) -> Statement:
    ordered, tie = in_order(said, articles)
    versions = told(ordered)
    counted = len({quotation.content.article for quotation, _ in said})
    languages = sorted({unit.language or "und" for _, unit in said})
    because = f"{counted} articles quote it" + (f", in {', '.join(languages)}" if len(languages) > 1 else "")
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
