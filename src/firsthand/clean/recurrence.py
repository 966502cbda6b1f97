"""Lines that stand in many articles of one outlet: the evidence that needs no words.

A page repeats itself around reports that have nothing in common; a report repeats itself within its own
versions. So a line counts once for every report it surrounds, versions of one report together. Being
short and outside the report speaks for noise, so fragments need little: three reports and a fifth of the
outlet's. Full sentences at either end need a majority of at least eight, since "The investigation continues."
closes many reports; inside the report a fragment needs the same. What quotes somebody never counts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from firsthand.clean.lines import Line, Page
from firsthand.model import Article

FEWEST_REPORTS = 3
FRAGMENT_SHARE = 0.2
FEWEST_FOR_SENTENCES, SENTENCE_SHARE = 8, 0.5
LONGEST_CANDIDATE = 250
# Of articles that name no outlet only short outermost lines are compared: the pile is no one's page.
LONGEST_UNSIGNED = 60
# So many lines at either end of an article are looked at; a page has no more furniture than that.
EDGE = 12


def outlet_of(article: Article) -> str:
    """Whose page an article stands on: its outlet, else the host it was read from, else nobody's."""
    if article.outlet:
        return article.outlet.id
    try:
        return (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def candidates(page: Page) -> Iterator[tuple[Line, str]]:
    """The unmarked lines whose recurrence would mean something, each with the name it is counted under.

    A name begins with the evidence needed: `f` for fragments, `s` for what needs a majority.
    """
    lines, signed = page.lines, bool(outlet_of(page.article))
    bound = LONGEST_CANDIDATE if signed else LONGEST_UNSIGNED
    title = next((at for at, line in enumerate(lines) if line.kind is None), None)
    for at, line in enumerate(lines):
        if line.kind is not None or at == title or not line.key or line.width > bound or line.quotes:
            continue
        inside = page.first <= at <= page.last
        edge = min(at, len(lines) - 1 - at) < (EDGE if signed else 1)
        if not inside and edge and not line.ended:
            yield line, f"f {line.key}"
        elif signed and not line.prose and (edge or not line.ended):  # a stock paragraph is report
            yield line, f"s {line.key}"


class Recurrence:
    """Counts lines by outlet, article by article; knows which recur, and whose articles that concerns."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[str, int, tuple[str, ...]]] = {}
        self._reports: dict[str, Counter[int]] = {}
        self._articles: dict[tuple[str, str], dict[str, int]] = {}
        self._recurring: dict[str, frozenset[str]] = {}
        self._touched: dict[str, set[str]] = {}

    def of(self, article: Article) -> frozenset[str]:
        return self._recurring.get(outlet_of(article), frozenset())

    def add(self, article: Article, context: int, lines: Iterable[str]) -> None:
        """Count an article's lines, by the names of its candidates, in place of those of its id before."""
        id_ = article.id
        if id_ in self._held:
            self._remove(id_)
        outlet = outlet_of(article)
        names = tuple(dict.fromkeys(lines))
        self._held[id_] = (outlet, context, names)
        self._reports.setdefault(outlet, Counter())[context] += 1
        touched = self._touched.setdefault(outlet, set())
        for name in names:
            self._articles.setdefault((outlet, name), {})[id_] = context
            touched.add(name)

    def settle(self) -> set[str]:
        """Decide anew for the outlets touched; the ids of articles that carry a line decided otherwise."""
        concerned: set[str] = set()
        for outlet in sorted(self._touched):
            before = self._recurring.get(outlet, frozenset())
            asked = (
                self._touched[outlet] | before
            )  # an untouched line can only fall behind its outlet's growth
            now = frozenset(name for name in asked if self._recurs(outlet, name))
            for name in before ^ now:
                concerned.update(self._articles.get((outlet, name), ()))
            self._recurring[outlet] = now
        self._touched = {}
        return concerned

    def _recurs(self, outlet: str, name: str) -> bool:
        held = self._articles.get((outlet, name), {})
        fewest, share = (
            (FEWEST_REPORTS, FRAGMENT_SHARE) if name[0] == "f" else (FEWEST_FOR_SENTENCES, SENTENCE_SHARE)
        )
        needed = max(fewest, share * len(self._reports[outlet])) if outlet else fewest
        return len(held) >= needed and len(set(held.values())) >= needed

    def _remove(self, id_: str) -> None:
        outlet, context, names = self._held.pop(id_)
        reports = self._reports[outlet]
        reports[context] -= 1
        if not reports[context]:
            del reports[context]
        touched = self._touched.setdefault(outlet, set())
        for name in names:
            held = self._articles[outlet, name]
            del held[id_]
            if not held:
                del self._articles[outlet, name]
            touched.add(name)
