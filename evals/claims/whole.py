"""Reports with one sentence altered, through the whole dossier: is what was altered told as agreement?

Ten aligned sentences are a report and its copy or translation; one sentence of the second is altered as in
`evals.changes`. It is told as agreement where a claim has a mention in both that holds the altered words.

    python -m evals.claims.whole [HALF] [EVERY]
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import firsthand
from evals.changes.distorted import TOLD, _altered
from evals.conflicts.sets import Row, Set, sets, siblings
from firsthand.model import Article, Claim, Passage, Source
from firsthand.when import UNKNOWN_TIME

SENTENCES = 10
MOST_CASES = 6


def altered_reports(one: Set, kind: str) -> Iterator[tuple[Article, Article, Passage, Passage]]:
    """A report, its altered copy, and the sentence of the first and the altered words of the second."""
    told = 0
    for at in range(0, len(one.rows) - SENTENCES, SENTENCES):
        rows = one.rows[at : at + SENTENCES]
        number, altered = next(
            ((n, pair) for n, row in enumerate(rows) if (pair := _altered(row, one, kind))), (0, None)
        )
        if altered is None:
            continue
        left, right = [row.left for row in rows], [row.right for row in rows]
        first, last = _changed(right[number], altered[1])
        left[number], right[number] = altered
        report, copy = _article("a", left, one.left), _article("b", right, one.right)
        begins, begins_too = (sum(len(text) + 1 for text in texts[:number]) for texts in (left, right))
        yield (
            report,
            copy,
            report.passage(begins, begins + len(altered[0])),
            copy.passage(begins_too + first, max(begins_too + last, begins_too + first + 1)),
        )
        told += 1
        if told == MOST_CASES:
            return


def agreed(claims: tuple[Claim, ...], sentence: Passage, words: Passage) -> bool:
    """Whether a claim stands in the sentence of the one and around the words of the other."""
    for claim in claims:
        where = {mention.passage.article: mention.passage for mention in claim.mentions}
        one, other = where.get(sentence.article), where.get(words.article)
        if one is None or other is None or not sentence.start <= one.start < sentence.end:
            continue
        if other.start <= words.start and words.end <= other.end:
            return True
    return False


def _changed(before: str, after: str) -> tuple[int, int]:
    """Where a text was changed: start and end in the text as it is now."""
    least = min(len(before), len(after))
    first = next((at for at in range(least) if before[at] != after[at]), least)
    behind = next((at for at in range(least - first) if before[-1 - at] != after[-1 - at]), least - first)
    first = min(first, len(after) - 1)
    return first, max(len(after) - behind, first + 1)


def _article(id: str, sentences: list[str], language: str) -> Article:
    text = "\n".join(sentences)
    return Article(id, Source("pile.jsonl"), None, None, None, UNKNOWN_TIME, None, language, text, (), id)


def main(half: int = 0, every: int = 6) -> None:
    """Print cases, and those told as agreement, by kind; of the pairs of languages every so many."""
    data = Path(os.environ["FIRSTHAND_EVAL_DATA"])
    chosen = list(sets(data, half))
    for one in siblings(data, half):
        copies = tuple(Row(row.name, row.left, row.left) for row in one.rows)
        chosen.append(Set(one.left, one.right, "copies", copies))
    cases: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for one in chosen[::every]:
        for kind in TOLD:
            for report, copy, sentence, words in altered_reports(one, kind):
                cases[kind] += 1
                claims = firsthand.dossier([report, copy]).claims
                wrong[kind] += agreed(claims, sentence, words)
        print(one.name, one.kind, dict(cases), dict(wrong), flush=True)
    print(f"{sum(wrong.values())} of {sum(cases.values())}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
