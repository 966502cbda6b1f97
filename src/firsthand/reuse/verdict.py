"""The verdict on two articles: a pure function of their profiles.

`report`: the report itself was taken. Either nearly all sentences of both answer to each
other in one order, however freely they are worded (sibling translations, a rewritten
copy); or a good part of one report's own words, outside quotation marks, stands in the
other (a copy shortened or extended); or one paragraph was lifted. `quotation`: the
shared words stand inside quotation marks in both. `background`: what else is shared is
short in both reports. Three named rules decide; each constant says what chose it.
"""

from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from firsthand.guards import conflicts
from firsthand.model import Extent, Passage, ReuseKind
from firsthand.reuse.alignment import NO_LINKS, Alignment, Link, align, sheet
from firsthand.reuse.profile import Profile, common
from firsthand.reuse.shared import Stretch, stretches
from firsthand.runs import Clash, Run, Span, clash, overall

# Of the rows of three words of the shorter report, this part at least is shared by sibling translations
# (lowest of 5,296 pairs: 0.053); with less, sentences are not aligned and only rows of the same words shown.
ALIGNED = 0.035
# Whole: on the tuned half, of sibling translations (5,296 pairs, five directions, half with a human one)
# these keep 99.9 % or more in each direction; of 2,420 pairs of one event they report 8 that the next rule
# does not. Few links are easily had by chance, so they must carry more.
WHOLE_LINKS = 3
WHOLE_SHARE = 0.5
WHOLE_CARRIED = 0.05
WHOLE_SUM = 0.75
WHOLE_ORDER = 0.8
FEW_LINKS = 5
FEW_SUM = 0.85
# Two reports may share a long quotation: their own words must answer to each other too.
WHOLE_OWN_SHARE = 0.35
# Taken: of 2,420 pairs of one event 135 have this much of one report carried; those read were agency copy.
TAKEN_CARRIED = 0.3
TAKEN_ALIKE = 0.2
TAKEN_TOKENS = 20
# Fewer words are enough where nearly all of both is the same: in twelve words one may differ.
FLASH_CARRIED = 0.7
# A block that stands in the last part of both and is less than half of each is a stock ending.
LATE = 0.5
LATE_SHARE = 0.5
# Lifted: one paragraph near the top of both, nearly word for word.
LIFTED_TOKENS = 40
LIFTED_SHARE = 0.15
# Words mostly inside quotation marks on both sides.
QUOTED = 0.6
# Sentences of articles not taken from each other that are shown as shared.
STRONG = 0.45
STRONG_TOKENS = 12
# A run of links is broken by more sentences in between than this, on either side.
GAP = 2
# A sentence that was split on the other side: this much of it stands in a neighbouring link.
SPLIT = 0.35
# Nearly identical words.
COPIED = 0.9
NEAR_SHARE = 0.9
# Sentences worded less alike than this are not compared for conflicts: what differs there is wording.
GUARDED = 0.3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two articles share. `report` sums up report-level reuse; None where there is none."""

    runs: tuple[Run, ...]
    report: bool
    kind: ReuseKind
    share_left: float
    share_right: float
    score: float
    near: bool


NOTHING = Verdict((), False, ReuseKind.EDITED, 0.0, 0.0, 0.0, False)


def comparable(left: Profile, right: Profile) -> bool:
    """Whether two articles can be of one language: an unknown language may be any."""
    return left.language is None or right.language is None or left.language == right.language


def judge(left: Profile, right: Profile) -> Verdict:
    """The verdict on two articles in one order (`left.id < right.id`)."""
    if not comparable(left, right) or not left.sentences or not right.sentences:
        return NOTHING
    rows = len(common(left, right)[0])
    if rows < ALIGNED * min(len(left.rows), len(right.rows)):
        return _Pair(left, right, NO_LINKS).passages()
    pair = _Pair(left, right, align(sheet(left), sheet(right)))
    if pair.whole():
        return pair.report(list(pair.alignment.links))
    taken = [link for link in pair.alignment.links if link.alike >= TAKEN_ALIKE]
    if pair.taken(taken):
        return pair.report(taken)
    return pair.passages()


class _Pair:
    def __init__(self, left: Profile, right: Profile, alignment: Alignment) -> None:
        self.left, self.right, self.alignment = left, right, alignment
        self.quoted_left, self.quoted_right = left.quoting, right.quoting

    def whole(self) -> bool:
        """Nearly all sentences of both answer to each other in one order."""
        links = self.alignment.links
        if len(links) < WHOLE_LINKS or len(links) < WHOLE_ORDER * self.alignment.mutual:
            return False
        share = min(self._share(links, 0), self._share(links, 1))
        carried = min(self._carried(links, 0), self._carried(links, 1))
        least = WHOLE_SUM if len(links) >= FEW_LINKS else FEW_SUM
        if share < WHOLE_SHARE or carried < WHOLE_CARRIED or round(share + 2 * carried, 6) < least:
            return False
        return all(self._own_share(links, side) >= WHOLE_OWN_SHARE for side in (0, 1))

    def taken(self, links: list[Link]) -> bool:
        """A good part of one report's own words stands in the other, and not as a stock ending."""
        own = [
            link for link in links if min(self.quoted_left[link.left], self.quoted_right[link.right]) < QUOTED
        ]
        if not own:
            return False
        carried = max(self._carried(own, 0), self._carried(own, 1))
        # A flash of one sentence is short, and all there is of both.
        alike = min(self._carried(own, 0), self._carried(own, 1)) >= FLASH_CARRIED
        if min(self._tokens(own, 0), self._tokens(own, 1)) < (STRONG_TOKENS if alike else TAKEN_TOKENS):
            return False
        if carried < TAKEN_CARRIED:
            return False
        late = all(self._position(link, 0) >= LATE and self._position(link, 1) >= LATE for link in own)
        return not (late and max(self._share(own, 0), self._share(own, 1)) < LATE_SHARE)

    def report(self, links: list[Link]) -> Verdict:
        """The verdict where the report was taken, with `links` as what shows it."""
        groups = _grouped(links)
        runs, covered_left, covered_right = [], set[int](), set[int]()
        for group in groups:
            rows, columns = self._widened(group)
            covered_left.update(rows)
            covered_right.update(columns)
            runs.append(self._run(group, rows, columns, len(links)))
        share_left = round(_part(self.left.lengths, covered_left), 6)
        share_right = round(_part(self.right.lengths, covered_right), 6)
        score = overall(runs)
        kind = ReuseKind.COPIED if score >= COPIED else ReuseKind.EDITED
        near = kind is ReuseKind.COPIED and min(share_left, share_right) >= NEAR_SHARE
        return Verdict(tuple(runs), True, kind, share_left, share_right, score, near)

    def passages(self) -> Verdict:
        """What two reports share that were not taken from each other."""
        found = stretches(self.left, self.right, self._strong())
        runs = []
        lifted_left = lifted_right = 0
        for stretch in found:
            quoted = _mostly(self.left.quoted, stretch.left) and _mostly(self.right.quoted, stretch.right)
            if quoted:
                # Who said it may be told in other words; the quotation is what stands inside the marks.
                stretch = Stretch(
                    _inside(self.left.quoted, stretch.left),
                    _inside(self.right.quoted, stretch.right),
                    stretch.sentences,
                )
            lifted = not quoted and self._lifted(stretch)
            extent = Extent.QUOTATION if quoted else Extent.REPORT if lifted else Extent.BACKGROUND
            run = self._stretch(stretch, extent)
            runs.append(run)
            if lifted:
                lifted_left += run.left[1] - run.left[0]
                lifted_right += run.right[1] - run.right[0]
        lifts = [run for run in runs if run.extent is Extent.REPORT]
        score = overall(lifts)
        return Verdict(
            tuple(runs),
            bool(lifts),
            ReuseKind.COPIED if score >= COPIED else ReuseKind.EDITED,
            round(min(1.0, lifted_left / max(1, int(self.left.lengths.sum()))), 6),
            round(min(1.0, lifted_right / max(1, int(self.right.lengths.sum()))), 6),
            score,
            False,
        )

    def _lifted(self, stretch: Stretch) -> bool:
        """One paragraph near the top of both, nearly word for word, and no mere sentence of either."""
        sizes = [stretch.left[1] - stretch.left[0], stretch.right[1] - stretch.right[0]]
        totals = [len(self.left.tokens), len(self.right.tokens)]
        starts = [stretch.left[0] / totals[0], stretch.right[0] / totals[1]]
        return (
            min(sizes) >= LIFTED_TOKENS
            and max(sizes[0] / totals[0], sizes[1] / totals[1]) >= LIFTED_SHARE
            and max(starts) < LATE
            and _same(self.left, self.right, stretch) >= COPIED
        )

    def _strong(self) -> list[Stretch]:
        """Linked sentences worded alike, as token ranges."""
        found = []
        for link in self.alignment.links:
            if link.alike >= STRONG:
                left, right = self.left.span(link.left), self.right.span(link.right)
                if min(left[1] - left[0], right[1] - right[0]) >= STRONG_TOKENS:
                    found.append(Stretch(left, right, ((link.left, link.right),)))
        return found

    def _run(self, group: list[Link], rows: list[int], columns: list[int], linked: int) -> Run:
        stretch = Stretch(
            (self.left.span(rows[0])[0], self.left.span(rows[-1])[1]),
            (self.right.span(columns[0])[0], self.right.span(columns[-1])[1]),
        )
        same = _same(self.left, self.right, stretch)
        fewer = min(self.left.sentences, self.right.sentences)
        words = f"{round(100 * same)}% of their words are the same"
        if linked == len(group):
            because = f"{linked} of {fewer} sentences align in the same order; {words}"
        else:
            because = f"{len(group)} of the {linked} sentences that align in the same order; {words}"
        return Run(
            _characters(self.left, stretch.left),
            _characters(self.right, stretch.right),
            ReuseKind.COPIED if same >= COPIED else ReuseKind.EDITED,
            Extent.REPORT,
            same,
            because,
            self._clashes([link for link in group if link.alike >= GUARDED]),
        )

    def _stretch(self, stretch: Stretch, extent: Extent) -> Run:
        same = _same(self.left, self.right, stretch)
        count = min(stretch.left[1] - stretch.left[0], stretch.right[1] - stretch.right[0])
        where = {
            Extent.QUOTATION: "inside quotation marks in both",
            Extent.BACKGROUND: "a short part of both reports",
            Extent.REPORT: "a paragraph near the top of both",
        }[extent]
        clashes = self._clashes([Link(a, b, 1.0) for a, b in stretch.sentences])
        return Run(
            _characters(self.left, stretch.left),
            _characters(self.right, stretch.right),
            ReuseKind.COPIED if same >= COPIED else ReuseKind.EDITED,
            extent,
            same,
            f"{count} words in a row, {where}; {round(100 * same)}% of them are the same",
            clashes,
        )

    def _clashes(self, links: list[Link]) -> tuple[Clash, ...]:
        found = []
        for link in links:
            one, other = self.left.span(link.left), self.right.span(link.right)
            # The same words conflict in nothing, and most sentences of a copy are the same.
            if not np.array_equal(self.left.tokens[slice(*one)], self.right.tokens[slice(*other)]):
                left, right = _passage(self.left, one), _passage(self.right, other)
                found += [clash(c) for c in conflicts(left, right, self.left.language or self.right.language)]
        return tuple(found)

    def _widened(self, group: list[Link]) -> tuple[list[int], list[int]]:
        """The sentences of a run, with those that the other side joins or splits."""
        rows = {link.left for link in group}
        columns = {link.right for link in group}
        for link, following in zip(group, [*group[1:], None], strict=True):
            last = following.left if following else self.left.sentences
            last_column = following.right if following else self.right.sentences
            for row in range(link.left + 1, min(last, link.left + 1 + GAP)):
                near = self.alignment.of_left[row, link.right : min(last_column, link.right + GAP) + 1]
                if near.size and near.max() >= SPLIT:
                    rows.add(row)
            for column in range(link.right + 1, min(last_column, link.right + 1 + GAP)):
                near = self.alignment.of_right[link.left : min(last, link.left + GAP) + 1, column]
                if near.size and near.max() >= SPLIT:
                    columns.add(column)
        return sorted(rows), sorted(columns)

    def _lengths(self, links: list[Link] | tuple[Link, ...], side: int) -> tuple[float, list[float]]:
        lengths = (self.left, self.right)[side].lengths
        own = [float(lengths[link.right if side else link.left]) for link in links]
        return float(lengths.sum()), own

    def _share(self, links: list[Link] | tuple[Link, ...], side: int) -> float:
        total, own = self._lengths(links, side)
        return round(sum(own) / total, 6)

    def _carried(self, links: list[Link] | tuple[Link, ...], side: int) -> float:
        total, own = self._lengths(links, side)
        return round(sum(size * link.alike for size, link in zip(own, links, strict=True)) / total, 6)

    def _own_share(self, links: tuple[Link, ...], side: int) -> float:
        """The aligned share of what one report says outside quotation marks; 1 where that is little."""
        quoted = (self.quoted_left, self.quoted_right)[side]
        lengths = (self.left, self.right)[side].lengths
        own = lengths * (quoted < QUOTED)
        total = float(own.sum())
        if total < 0.2 * float(lengths.sum()):
            return 1.0
        return round(sum(float(own[link.right if side else link.left]) for link in links) / total, 6)

    def _tokens(self, links: list[Link], side: int) -> int:
        profile = (self.left, self.right)[side]
        return sum(
            stop - start
            for start, stop in (profile.span(link.right if side else link.left) for link in links)
        )

    def _position(self, link: Link, side: int) -> float:
        profile = (self.left, self.right)[side]
        return profile.span(link.right if side else link.left)[0] / len(profile.tokens)


def _grouped(links: list[Link]) -> list[list[Link]]:
    groups: list[list[Link]] = []
    for link in links:
        last = groups[-1][-1] if groups else None
        if last and link.left - last.left <= GAP + 1 and link.right - last.right <= GAP + 1:
            groups[-1].append(link)
        else:
            groups.append([link])
    return groups


def _part(lengths: np.ndarray[tuple[int], np.dtype[np.int32]], covered: set[int]) -> float:
    return float(lengths[sorted(covered)].sum()) / float(lengths.sum())


def _characters(profile: Profile, tokens: Span) -> Span:
    """From the first to the last word; whole sentences keep what stands around their words."""
    return int(profile.starts[tokens[0]]), int(profile.ends[tokens[1] - 1])


def _passage(profile: Profile, tokens: Span) -> Passage:
    start, end = _characters(profile, tokens)
    return Passage(profile.id, start, end, profile.text[start:end])


def _mostly(quoted: np.ndarray[tuple[int], np.dtype[np.bool_]], tokens: Span) -> bool:
    return float(quoted[tokens[0] : tokens[1]].mean()) >= QUOTED


def _inside(quoted: np.ndarray[tuple[int], np.dtype[np.bool_]], tokens: Span) -> Span:
    """From the first to the last quoted word of a range that has some."""
    at = np.nonzero(quoted[tokens[0] : tokens[1]])[0]
    return tokens[0] + int(at[0]), tokens[0] + int(at[-1]) + 1


def _same(left: Profile, right: Profile, stretch: Stretch) -> float:
    """The share of words that both have, in order."""
    own = left.tokens[stretch.left[0] : stretch.left[1]].tolist()
    other = right.tokens[stretch.right[0] : stretch.right[1]].tolist()
    return round(2 * LCSseq.similarity(own, other) / (len(own) + len(other)), 6)
