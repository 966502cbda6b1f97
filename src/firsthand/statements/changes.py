"""Which conflicts of two wordings are certain: a version that is called changed accuses an outlet.

What one side leaves out or adds is no change. A number in another unit or currency says nothing else for
certain, and a negation in another language none where the other side may say the no in another word ("a ship
that stopped coming", "ein Schiff, das nicht mehr kam").
"""

import re

from firsthand.guards import conflicts, conflicts_across
from firsthand.guards.across_tables import across
from firsthand.model import Conflict, ConflictKind, Passage
from firsthand.reference.strength_words import LONGEST, strength_words
from firsthand.statements.units import Unit
from firsthand.tokens import tokenize

# A negation in another language counts only where all else is this alike, as a part of what a sentence and
# its translation are.
ALIGNED_ACROSS = 0.9
# Miles and kilometres, feet and metres, inches, pounds, ounces, square miles, acres, gallons, yards, degrees.
CONVERSIONS = (1.609, 3.281, 2.54, 2.205, 28.35, 2.59, 2.471, 3.785, 1.094, 30.48, 1.8)
CONVERTED = 0.07
# Letters that forms of one word share.
STEM = 4
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,6})?")
_CURRENCIES = (
    "€ euro eur евро єв ユーロ 欧元 يورو", "$ dollar usd dólar dollari доллар долар ドル 美元 دولار",
    "£ pound pfund livre libra sterling фунт ポンド 英镑", "¥ yen иен 円 日元", "yuan renminbi юан 人民币",
    "rubel ruble rouble rublo руб", "franken franc", "kron koron korun", "zloty złot",
)  # fmt: skip


def certain(
    one: Unit, other: Unit, span: tuple[int, int], other_span: tuple[int, int], alike: float
) -> tuple[Conflict, ...]:
    """The conflicts of two wordings within these spans of their texts; `alike` is used across languages."""
    left, right = _part(one, span), _part(other, other_span)
    if one.language == other.language:
        found = conflicts(left, right, one.language)
        return tuple(_true(c, one, other) for c in found if _sure(c, one, other))
    found = conflicts_across(left, right, one.language, other.language)
    return tuple(
        _true(c, one, other)
        for c in found
        if _sure(c, one, other) and _sure_across(c, left, right, one, other, alike)
    )


def _sure(conflict: Conflict, one: Unit, other: Unit) -> bool:
    """Whether a number counts the same thing on both sides, as far as units and words around it tell."""
    if conflict.kind is not ConflictKind.NUMBER:
        return True
    values = [_value(side.text) for side in (conflict.left, conflict.right)]
    around = [_around(conflict.left, one), _around(conflict.right, other)]
    money, money_too = (_currency(text) for _, text in around)
    if money != money_too and (money or money_too):
        return False
    if one.language == other.language:
        (behind, _), (behind_too, _) = around
        apart = behind[:STEM] != behind_too[:STEM] and bool(behind and behind_too)
        return not (apart and _converted(*values))
    measured = any(
        (imperial := across(unit.language).imperial) is not None and imperial.search(text)
        for unit, (_, text) in zip((one, other), around, strict=True)
    )
    return not (measured and _converted(*values))


def _converted(value: float | None, other: float | None) -> bool:
    if not value or not other:
        return False
    ratio = max(value, other) / min(value, other)
    return any(abs(ratio / by - 1) <= CONVERTED for by in CONVERSIONS)


def _value(text: str) -> float | None:
    found = _NUMBER.search(text)
    return float(found[0].replace(",", ".")) if found else None


def _around(side: Passage, unit: Unit) -> tuple[str, str]:
    """The word behind a number, and the number with what stands next to it."""
    at, end = side.start - unit.passage.start, side.end - unit.passage.start
    behind = tokenize(unit.text[end : end + 40]).words
    return behind[0] if behind else "", unit.text[max(0, at - 4) : end + 30].casefold()


def _currency(text: str) -> int | None:
    return next((at for at, signs in enumerate(_CURRENCIES) if any(s in text for s in signs.split())), None)


def _sure_across(
    conflict: Conflict, left: Passage, right: Passage, one: Unit, other: Unit, alike: float
) -> bool:
    if conflict.kind is not ConflictKind.NEGATION:
        return True
    if alike < ALIGNED_ACROSS:
        return False
    for side, unit in ((left, one), (right, other)):
        known = strength_words(unit.language)
        if known is None or known.ceasing is None or known.ceasing.search(side.text[:LONGEST].casefold()):
            return False
    return True


def _part(unit: Unit, span: tuple[int, int]) -> Passage:
    start, end = unit.passage.start + span[0], unit.passage.start + span[1]
    return Passage(unit.passage.article, start, end, unit.text[slice(*span)])


def _true(conflict: Conflict, one: Unit, other: Unit) -> Conflict:
    """The words as they stand in the articles: those of a wording lack what is said between its parts."""
    sides = []
    for side, unit in ((conflict.left, one), (conflict.right, other)):
        at = side.start - unit.passage.start
        sides.append(
            Passage(side.article, side.start, side.end, unit.passage.text[at : at + side.end - side.start])
        )
    return Conflict(conflict.kind, *sides)
