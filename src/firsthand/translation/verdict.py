"""The verdict on two articles in two languages: a pure function of their profiles.

Independent reports of one event share facts, names and quotations, and a sentence of one is often the best
answer to a sentence of the other. What they do not share is a row of them: that sentence after sentence of
one answers to sentence after sentence of the other, each the other's best. Everything here rests on such
rows. `report`: rows hold half of both reports, or one holds a good part of one. `quotation`: the same words
stand inside quotation marks in both. `background`: a shorter row. Between, nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from firsthand.guards import conflicts_across
from firsthand.model import Extent, Passage, ReuseKind
from firsthand.runs import Clash, Run, Span, clash, overall
from firsthand.translation.alignment import (
    WHOLE,
    Ints,
    Link,
    Table,
    meant,
)
from firsthand.translation.profile import Profile
from firsthand.translation.quoted import same_quotations
from firsthand.translation.telling import as_translated, languages

# A row goes on over one sentence that answers to nothing, where stops were set otherwise. It begins and ends
# with links that are each other's best, and this part of all in it are.
SKIPPED = 1
LEAST_MUTUAL_OF_ROW = 0.6
# Rows of at least so many links that are each other's best show a translation: of 30 invented pairs of
# independent reports none has more than 3, stock paragraphs have 3, translated pieces 4 and more.
ROW = 4
# Whole: rows hold this part of both reports.
WHOLE_SHARE = 0.5
# How alike sentences are, as a part of how alike translations are in these languages. The sentences of a row
# without a gap: the lowest of 1,915 translations has .59, 99 % have .71 and more; rows with gaps of
# independent reports have .56 to .78.
ALIKE, ALIKE_WITH_GAPS = 0.6, 0.8
# All of both, when what stands between the links is linked too: 99 % of translations have .82 and more,
# reports of two agencies at one press conference .44 to .67. Where a row is as alike as this, it is enough.
ALIKE_THROUGHOUT, ALIKE_ROW = 0.7, 0.85
# Or, in however short rows: links that are each other's best are so many, hold so much of both, and of all
# sentences that are each other's best nearly none breaks the order.
LEAST_LINKS, LINKED_SHARE, ORDER = 4, 0.8, 0.8
# Shortened: so many links hold nearly all of one report, and at least so much of the other.
SHORTENED_LINKS, SHORTENED_SHARE, LEFT_SHARE = 5, 0.9, 0.3
# Part: one row without a gap holds this part of one report's own words.
PART_SHARE, PART_ALIKE = 0.25, 0.85
# A row in the last half of both that is less than half of each is a stock ending.
LATE = 0.5
# Reports of three sentences: every one answers, and so much of both is alike. Shorter ones may tell the same
# fact in the same words by chance.
SHORT_REPORT, SHORT_SHARE = 3, 0.95
# Two reports may share a long quotation: rows must hold this part of their own words too.
OWN_SHARE = 0.35
# Sentences mostly inside quotation marks.
QUOTED = 0.6
# What is shared but not the report: a row of three sentences this alike, or of two that are more so.
BACKGROUND, ALIKE_BACKGROUND, ALIKE_TWO = 3, 0.75, 0.9
# A quick look: how much more alike than others, as a part of what translations are, are sentences that may
# answer to each other; and how far the next may stand from the last.
STANDS_OUT, NEAR = 0.3, 3
# A run of links is broken by more sentences in between than this, on either side.
GAP = 2
# Sentences less alike than this, as a part of what translations are, are not compared for conflicts.
GUARDED = 0.6
# Where the encoder was not taught a language, rows are short and likenesses say little: links that are each
# other's best are so many, hold so much of both, and so few break the order. Of Icelandic news and its
# translations .97 pass, of 60 pairs of invented independent reports, their meaning hidden, none.
UNTAUGHT_LINKS, UNTAUGHT_SHARE, UNTAUGHT_ORDER = 4, 0.25, 0.7

Row = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two articles share. `report` where the report itself was carried over; shares are of letters."""

    runs: tuple[Run, ...]
    report: bool
    share_left: float
    share_right: float
    score: float


NOTHING = Verdict((), False, 0.0, 0.0, 0.0)


def judge(left: Profile, right: Profile) -> Verdict:
    """The verdict on two articles in one order (`left.id < right.id`)."""
    # Of a report whose language nobody knows it cannot be said that it is another.
    if left.language is None or right.language is None or left.language == right.language:
        return NOTHING
    if not left.sentences or not right.sentences:
        return NOTHING
    cosines = meant(left.vectors, right.vectors)
    if _promising(left, right, cosines):
        return _Pair(left, right, cosines).verdict()
    return _no_report(same_quotations(left, right))


def _no_report(runs: Sequence[Run]) -> Verdict:
    return replace(NOTHING, runs=tuple(runs))


def linked(left: Profile, right: Profile) -> list[Link]:
    """How the sentences of a report and its translation answer to each other."""
    table = Table(left, right, meant(left.vectors, right.vectors))
    found = table.align()
    if not (left.known and right.known):
        found = table.fill(found)
    return found.links


def _promising(left: Profile, right: Profile, cosines: Ints) -> bool:
    """Whether a few sentences in a row answer to a few in a row: a quick look, before they are aligned."""
    if not (left.known and right.known):
        return True
    best, best_left = cosines.argmax(axis=1), cosines.argmax(axis=0)
    rows = np.nonzero(best_left[best] == np.arange(len(best)))[0]
    columns = best[rows]
    alike = cosines[rows, columns]
    expects = as_translated(left, right) * WHOLE
    # What all sentences of both have in common says nothing of any two.
    out = alike - round(float(cosines.mean())) >= STANDS_OUT * expects
    rows, columns, alike = rows[out], columns[out], alike[out]
    after, across = np.diff(rows), np.diff(columns)
    follows = (after <= NEAR) & (across >= 1) & (across <= NEAR)
    strong = alike >= ALIKE_TWO * expects
    return bool((follows[1:] & follows[:-1]).any() or (follows & strong[1:] & strong[:-1]).any())


class _Pair:
    def __init__(self, left: Profile, right: Profile, cosines: Ints) -> None:
        self.left, self.right = left, right
        self.expected = as_translated(left, right)
        self.table = Table(left, right, cosines)
        self.alignment = self.table.align()
        both = (left, right)
        # Letters up to each sentence, all and those outside quotation marks: shares are asked for often.
        self.reach = tuple(_up_to(of.lengths) for of in both)
        self.own_reach = tuple(_up_to(of.lengths * (of.quoting < QUOTED)) for of in both)
        self.quoting: tuple[list[float], ...] = tuple(of.quoting.tolist() for of in both)
        self.spans: tuple[list[list[int]], ...] = tuple(of.spans.tolist() for of in both)
        self.rows = [row for way in self.alignment.ways for row in rows_of(way, 0)]

    def verdict(self) -> Verdict:
        if not (self.left.known and self.right.known):
            return self._untaught()
        strong = self._hold(self.rows, ALIKE_ROW)
        may_be = self._whole() or self._linked() or self._shortened() or self._short()
        if strong or (may_be and self._throughout() >= ALIKE_THROUGHOUT):
            return self._report([group for way in self.alignment.ways for group in self._grouped(way)])
        parts = [row for row in self.rows if self._part(row)]
        if parts:
            return self._report(parts)
        return _no_report(self._shared())

    def _throughout(self) -> float:
        """How alike the sentences of both are, with those between the links laid beside each other too."""
        return self._alike(self.table.fill(self.alignment).links)

    def _untaught(self) -> Verdict:
        """The verdict by order alone, in a language that the encoder was not taught."""
        filled = self.table.fill(self.alignment).chain
        links = [link for link in filled if link.mutual]
        if len(links) < max(UNTAUGHT_LINKS, UNTAUGHT_ORDER * self.alignment.mutual):
            return NOTHING
        if min(self._share(links, 0), self._share(links, 1)) < UNTAUGHT_SHARE:
            return NOTHING
        return self._report(self._grouped(filled))

    def _whole(self) -> bool:
        """Long rows hold half of both reports, and of their own words."""
        gapped = [row for way in self.alignment.ways for row in rows_of(way, SKIPPED)]
        return self._hold(self.rows, ALIKE) or self._hold(gapped, ALIKE_WITH_GAPS)

    def _hold(self, rows: Sequence[Row], alike: float) -> bool:
        links = [link for row in rows if _best(row) >= ROW and self._alike(row) >= alike for link in row]
        return self._of_both(links, WHOLE_SHARE)

    def _of_both(self, links: Sequence[Link], share: float) -> bool:
        """Whether links hold so much of both reports, and enough of their own words."""
        return all(
            self._share(links, side) >= share and self._own_share(links, side) >= OWN_SHARE for side in (0, 1)
        )

    def _alike(self, links: Sequence[Link]) -> float:
        """How alike half of the linked sentences are, as a part of what translations are in these languages.

        Not the mean: a sentence full of numbers that both reports give would stand for its neighbours.
        """
        return round(median(link.alike for link in links) / self.expected, 6) if links else 0.0

    def _linked(self) -> bool:
        """Nearly all sentences of both are each other's best, in one order but for moved paragraphs."""
        links = self._mutual()
        if len(links) < LEAST_LINKS or len(links) < ORDER * self.alignment.mutual:
            return False
        return self._alike(links) >= ALIKE_WITH_GAPS and self._of_both(links, LINKED_SHARE)

    def _shortened(self) -> bool:
        """All of one report stands in the other in one order, however much of that was left out."""
        links = self._mutual()
        if len(links) < SHORTENED_LINKS or len(links) < ORDER * self.alignment.mutual:
            return False
        shares = sorted((self._share(links, 0), self._share(links, 1)))
        return (
            shares[0] >= LEFT_SHARE
            and shares[1] >= SHORTENED_SHARE
            and self._alike(links) >= ALIKE_ROW
            and min(self._own_share(links, 0), self._own_share(links, 1)) >= LEFT_SHARE
        )

    def _mutual(self) -> list[Link]:
        return [link for link in self.alignment.links if link.mutual]

    def _short(self) -> bool:
        """All of a short report answers to all of the other."""
        links = [link for link in self.alignment.chain if link.mutual]
        if len(links) != SHORT_REPORT or self._alike(links) < ALIKE_WITH_GAPS:
            return False
        return all(self._share(links, side) >= SHORT_SHARE for side in (0, 1))

    def _part(self, row: Row) -> bool:
        """One row holds a good part of one report's own words, and is no stock ending."""
        if _best(row) < ROW or self._alike(row) < PART_ALIKE:
            return False
        own = [link for link in row if not self._quoted(link)]
        if max(self._share(own, 0), self._share(own, 1)) < PART_SHARE:
            return False
        late = row[0].left[0] >= LATE * self.left.sentences and row[0].right[0] >= LATE * self.right.sentences
        return not late or max(self._share(row, 0), self._share(row, 1)) >= LATE

    def _shared(self) -> list[Run]:
        """What two reports share that were not taken from each other."""
        found = [self._run(row, Extent.BACKGROUND) for row in self.rows if self._background(row)]
        for quotation in same_quotations(self.left, self.right):
            if not any(run.left[0] <= quotation.left[0] < run.left[1] for run in found):
                found.append(quotation)
        return sorted(found, key=lambda run: (run.left, run.right))

    def _background(self, row: Row) -> bool:
        if all(map(self._quoted, row)):
            return False
        if len(row) == max(self.left.sentences, self.right.sentences):
            # All of two flashes: one of them may be the other, or tell the same fact.
            return False
        least = ALIKE_BACKGROUND if len(row) >= BACKGROUND else ALIKE_TWO
        return len(row) > 1 and all(link.mutual and self._alike([link]) >= least for link in row)

    def _report(self, groups: list[Row]) -> Verdict:
        runs = [self._run(group, Extent.REPORT) for group in groups]
        runs.sort(key=lambda run: (run.left, run.right))
        links = [link for group in groups for link in group]
        return Verdict(
            tuple(runs),
            True,
            min(1.0, self._share(links, 0)),
            min(1.0, self._share(links, 1)),
            overall(runs),
        )

    def _grouped(self, links: Sequence[Link]) -> list[Row]:
        """Links with little between them, and nothing that stands elsewhere in the other report."""
        moved = [link for run in self.alignment.moved for link in run if link not in links]
        groups: list[list[Link]] = []
        for link in links:
            last = groups[-1][-1] if groups else None
            if (
                last
                and link.left[0] - last.left[1] <= GAP
                and link.right[0] - last.right[1] <= GAP
                and not any(_within(one, last, link) for one in moved)
            ):
                groups[-1].append(link)
            else:
                groups.append([link])
        return [tuple(group) for group in groups]

    def _run(self, links: Row, extent: Extent) -> Run:
        alike = sum(link.alike for link in links) / len(links)
        return Run(
            self._span(0, links[0].left[0], links[-1].left[1]),
            self._span(1, links[0].right[0], links[-1].right[1]),
            ReuseKind.TRANSLATED,
            extent,
            round(min(1.0, max(0.0, alike)), 6),
            self._because(links, extent),
            self._clashes(links),
            tuple((*self._span(0, *link.left), *self._span(1, *link.right)) for link in links),
        )

    def _because(self, links: Row, extent: Extent) -> str:
        count = sum(link.left[1] - link.left[0] for link in links)
        what = "sentences answers" if count == 1 else "sentences in a row answer"
        where = {
            Extent.REPORT: f"{count} of {self.left.sentences} {what} to those of the other",
            Extent.BACKGROUND: f"{count} {what} to those of the other, a short part of both reports",
        }[extent]
        best = sum(link.mutual for link in links)
        return f"{where}; {best} of {len(links)} are each other's best" + languages(self.left, self.right)

    def _clashes(self, links: Row) -> tuple[Clash, ...]:
        found: list[Clash] = []
        for link in links:
            # Of a language that was not taught likeness says little; that both are in order says more.
            if self._alike([link]) >= GUARDED or not (self.left.known and self.right.known):
                one, other = self._passage(link, 0), self._passage(link, 1)
                marked = conflicts_across(one, other, self.left.language, self.right.language)
                found += map(clash, marked)
        return tuple(found)

    def _share(self, links: Sequence[Link], side: int) -> float:
        reach = self.reach[side]
        return round(_held(reach, links, side) / reach[-1], 6) if reach[-1] else 0.0

    def _own_share(self, links: Sequence[Link], side: int) -> float:
        """The share of what one report says outside quotation marks; 1 where that is little."""
        own = self.own_reach[side]
        if own[-1] < 0.2 * self.reach[side][-1]:
            return 1.0
        return round(_held(own, links, side) / own[-1], 6)

    def _quoted(self, link: Link) -> bool:
        """Whether every sentence of a link, on both sides, stands mostly inside quotation marks."""
        return all(
            share >= QUOTED for side in (0, 1) for share in self.quoting[side][slice(*_side(link, side))]
        )

    def _span(self, side: int, first: int, last: int) -> Span:
        return self.spans[side][first][0], self.spans[side][last - 1][1]

    def _passage(self, link: Link, side: int) -> Passage:
        """The words of some sentences; the noise between them is blank, and nothing is found there."""
        of, (first, last) = (self.left, self.right)[side], _side(link, side)
        spans = self.spans[side][first:last]
        words, at = [], spans[0][0]
        for start, end in spans:
            words += [" " * (start - at), of.text[start:end]]
            at = end
        return Passage(of.id, spans[0][0], at, "".join(words))


def _up_to(lengths: NDArray[np.float64]) -> list[float]:
    return [0.0, *np.cumsum(lengths).tolist()]


def _held(reach: Sequence[float], links: Sequence[Link], side: int) -> float:
    """What linked sentences hold of one side."""
    return sum(reach[last] - reach[first] for first, last in (_side(link, side) for link in links))


def _side(link: Link, side: int) -> tuple[int, int]:
    return link.right if side else link.left


def _within(link: Link, last: Link, following: Link) -> bool:
    """Whether a link lies between two others on either side."""
    return any(
        _side(last, side)[1] <= _side(link, side)[0] and _side(link, side)[1] <= _side(following, side)[0]
        for side in (0, 1)
    )


def _best(row: Row) -> int:
    return sum(link.mutual for link in row)


def rows_of(links: Sequence[Link], skipped: int) -> list[Row]:
    """Links that follow each other on both sides, from one that is mutual to one that is; mostly mutual.

    At most `skipped` sentences of either side are left out between two.
    """
    rows: list[list[Link]] = []
    for link in links:
        last = rows[-1][-1] if rows else None
        if last and max(link.left[0] - last.left[1], link.right[0] - last.right[1]) <= skipped:
            rows[-1].append(link)
        else:
            rows.append([link])
    found = []
    for row in rows:
        best = [at for at, link in enumerate(row) if link.mutual]
        if best:
            kept = tuple(row[best[0] : best[-1] + 1])
            if len(best) >= LEAST_MUTUAL_OF_ROW * len(kept):
                found.append(kept)
    return found
