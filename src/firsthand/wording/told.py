"""How a line is told: its labels with their outlets, which are loaded and by whose account, and why."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from babel import Locale

from firsthand.model import Article, Label, Passage, Wording
from firsthand.wording.bodies import LONG_FORM
from firsthand.wording.events import IN_MARKS
from firsthand.wording.pieces import country_nouns
from firsthand.wording.scan import Scan
from firsthand.wording.uses import EVENT, PERSON, STATE, Referent, Use

# What is shown of a label and of a line.
MOST_PASSAGES = 8
MOST_LABELS = 40
# Reports whose outlet is not known count together under no name.
NAMELESS = ""
# How far the marks of a scare quote may stand from the label they enclose.
_MARK = 2
_SCARE = (
    "the outlet puts it in quotation marks of its own (Associated Press Stylebook, entry on quotation marks: "
    "for a word used in an ironical sense, or unfamiliar to readers)"
)
_SO_CALLED = (
    "the outlet says “so-called” (Oxford Advanced Learner's Dictionary, entry 'so-called': used to show that "
    "one does not think the word appropriate)"
)
# The key of a set phrase where it stands in speakers' words: told apart, in no count.
_QUOTED = "\0quoted"


@dataclass(frozen=True, slots=True)
class Told:
    """One use of a label, and where."""

    article: Article
    scan: Scan
    use: Use

    @property
    def spoken(self) -> bool:
        return self.scan.is_spoken(self.use.start, self.use.end)

    @property
    def enclosed(self) -> bool:
        """Whether the outlet puts just this label into quotation marks."""
        at = bisect_right(self.scan.own_marks, (self.use.start, 1 << 60)) - 1
        if at < 0:
            return False
        start, end = self.scan.own_marks[at]
        return start < self.use.start <= start + _MARK and self.use.end < end <= self.use.end + _MARK


def line(
    referent: Referent, uses: Sequence[Told], names: Mapping[str, str], story: str
) -> tuple[tuple[int, int, int], Wording] | None:
    """The line of one referent with its weight, None where there is nothing to tell."""
    told: dict[tuple[str, str, bool], list[Told]] = defaultdict(list)
    quoted = 0
    for each in uses:
        use, spoken = each.use, each.spoken
        if spoken:
            quoted += 1
            if referent[0] == EVENT:
                told[each.scan.language, _QUOTED, False].append(each)
            continue
        # A proper name in marks is no distance.
        scare = use.key == IN_MARKS or (not use.plain and use.key != LONG_FORM and each.enclosed)
        key = IN_MARKS if scare and referent[0] == EVENT else use.key
        told[each.scan.language, key, scare].append(each)
    by_language: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for language, key, scare in told:
        # A name and its long form are one name.
        by_language[language].add(("" if key == LONG_FORM else key, scare))
    labels = [
        _label(language, scare, each, key == _QUOTED) for (language, key, scare), each in sorted(told.items())
    ]
    labels.sort(
        key=lambda label: (-sum(label.outlets.values()), -len(label.passages), label.language, label.label)
    )
    loaded = [label for label in labels if label.loaded]
    if not loaded and max((_different(referent, keys) for keys in by_language.values()), default=0) < 2:
        return None
    outlets = {outlet for label in labels for outlet in label.outlets}
    because = _counted(len(labels), "label")
    if quoted:
        because += f"; {_counted(quoted, 'use')} in speakers' words, which are in no count"
    weight = (-sum(len(label.passages) for label in loaded), -len(outlets), -sum(map(len, told.values())))
    return weight, Wording(_shown(referent, names), tuple(labels[:MOST_LABELS]), story, because)


def _different(referent: Referent, keys: Set[tuple[str, bool]]) -> int:
    """How many labels say something else. An office in fewer words is the same: Chief, Fire Chief."""
    if referent[0] != PERSON:
        return len(keys)
    words = [set(key.split()) for key, _ in keys]
    return sum(not any(other < one for other in words) for one in words)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _label(language: str, scare: bool, uses: Sequence[Told], quoted: bool) -> Label:
    counts: Counter[str] = Counter()
    spelled: Counter[str] = Counter()
    for each in uses:
        if not quoted:
            counts[each.article.outlet.id if each.article.outlet is not None else NAMELESS] += 1
        spelled[each.article.text[each.use.start : each.use.end]] += 1
    nouns = country_nouns(language)
    label = min(spelled, key=lambda text: (text.casefold() not in nouns, -spelled[text], len(text), text))
    because = "; ".join(dict.fromkeys(each.use.tie for each in uses))
    reasons = [f"{why.reason} ({why.source})" for each in uses for why in each.use.loaded]
    if scare:
        reasons.append(_SCARE)
    if any(each.use.so_called for each in uses):
        reasons.append(_SO_CALLED)
    if quoted:
        because, reasons = f"in speakers' words, in no count; {because}", []
    if reasons:
        because += ". Loaded: " + "; ".join(dict.fromkeys(reasons))
    passages = [each.article.passage(each.use.start, each.use.end) for each in uses]
    return Label(label, language, dict(sorted(counts.items())), bool(reasons), because, _spread(passages))


def _spread(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """A few passages, the first of each article before further ones."""
    turns: Counter[str] = Counter()
    ranked = []
    for passage in sorted(passages):
        turns[passage.article] += 1
        ranked.append((turns[passage.article], passage))
    return tuple(sorted(passage for _, passage in sorted(ranked)[:MOST_PASSAGES]))


def _shown(referent: Referent, names: Mapping[str, str]) -> str:
    kind, sign = referent
    if kind == STATE:
        return str(Locale("en").territories.get(sign, sign))
    return names.get(sign, sign) if kind == PERSON else sign
