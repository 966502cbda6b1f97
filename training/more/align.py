"""Which sentences are translations of which, where a text and its translation are cut otherwise."""

import math
import re
from collections.abc import Sequence
from itertools import product

# How many sentences stand for how many, and what each costs; and what it costs when two sides tell
# different numbers, and gains when they tell the same.
MOVES = {(2, 2): 4.4, (2, 1): 2.3, (1, 2): 2.3, (1, 1): 0.0, (1, 0): 6.0, (0, 1): 6.0}
OTHER_NUMBER, SAME_NUMBERS = 1.5, 2.0
# Lengths vary so much a character, and cost no more than that (Gale and Church 1993, *A Program for Aligning
# Sentences in Bilingual Corpora*).
VARIANCE, MOST = 6.8, 25.0


def align(left: Sequence[str], right: Sequence[str], ratio: float) -> list[tuple[list[str], list[str]]]:
    """The cheapest way to lay sentences beside their translations, in order, by lengths and numbers."""
    sides = [
        [(len(text) * scale, set(re.findall(r"\d+", text))) for text in side]
        for side, scale in ((left, ratio), (right, 1.0))
    ]
    cost, back = {(0, 0): 0.0}, dict[tuple[int, int], tuple[int, int]]()
    for end in list(product(range(len(left) + 1), range(len(right) + 1)))[1:]:
        for move, penalty in MOVES.items():
            begin = end[0] - move[0], end[1] - move[1]
            if min(begin) < 0:
                continue
            price = cost[begin] + penalty
            if all(move):
                price += _unlike(*(side[a:b] for side, a, b in zip(sides, begin, end, strict=True)))
            if price < cost.get(end, math.inf):
                cost[end], back[end] = price, begin
    found, end = [], (len(left), len(right))
    while end in back:
        begin = back[end]
        found.append((list(left[begin[0] : end[0]]), list(right[begin[1] : end[1]])))
        end = begin
    return found[::-1]


def _unlike(left: list[tuple[float, set[str]]], right: list[tuple[float, set[str]]]) -> float:
    (one, ours), (other, theirs) = (
        (sum(length for length, _ in side), set().union(*(numbers for _, numbers in side)))
        for side in (left, right)
    )
    price = min((other - one) ** 2 / (VARIANCE * (one + other)), MOST)
    if ours != theirs:
        return price + OTHER_NUMBER * len(ours ^ theirs)
    return price - SAME_NUMBERS if ours else price
