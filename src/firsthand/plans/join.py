"""Which steps of one story are of one plan: of one kind of thing, in one place, or of the same meaning."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.encode import UNIT_LENGTH, Encoder, Vectors
from firsthand.model import Article, PlanStep
from firsthand.names.places import UNSPACED
from firsthand.plans.candidate import COMMON, Candidate
from firsthand.plans.places import agree, places

# A story that tells more of one kind of thing than this is none of a plan.
MOST_UNITS = 160
MOST_PLANS = 24
# With how many units of a plan another is compared.
COMPARED = 12
# Cosines, -1 to 1: of whole phrases, and of what they have beside the thing ("press", "sur la presse").
ALIKE = 0.45
SAME_WHICH = 0.38
AKIN = 0.25
OTHER_WHICH = 0.12


@dataclass(slots=True, eq=False)
class Unit:
    """Candidates that name their plan by the same words: copies, mostly."""

    text: str
    members: list[Candidate]
    row: int = 0

    @property
    def which(self) -> str:
        return self.one.which

    @property
    def one(self) -> Candidate:
        return self.members[0]

    @property
    def firm(self) -> bool:
        return any(member.firm for member in self.members)

    @property
    def telling(self) -> bool:
        return any(member.telling for member in self.members)


@dataclass(slots=True, eq=False)
class Plan:
    """Units of one plan of one story, the first of them firm."""

    story: str
    thing: str
    units: list[Unit]
    aim: str = ""
    where: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    def take(self, unit: Unit) -> None:
        one = unit.one
        self.units.append(unit)
        self.aim = self.aim or one.aim
        self.where |= one.where
        self.around |= one.around

    def candidates(self) -> list[Candidate]:
        return [member for unit in self.units for member in unit.members]


# Of a unit and the closest of others: the cosine of their phrases, and of what says which thing it is where
# both say it.
Likeness = Callable[[Unit, Sequence[Unit]], tuple[float, float | None]]


def plans(
    by_story: Mapping[str, Sequence[Candidate]], articles: Mapping[str, Article], encoder: Encoder
) -> dict[str, list[Plan]]:
    """The plans of each story. What is said of them is compared within a story alone."""
    return {story: _of_story(story, found, articles, encoder) for story, found in by_story.items()}


def _of_story(
    story: str, found: Sequence[Candidate], articles: Mapping[str, Article], encoder: Encoder
) -> list[Plan]:
    by_thing: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in _units(found, articles):
        if len(by_thing[unit.one.thing]) < MOST_UNITS:
            by_thing[unit.one.thing].append(unit)
    made = []
    for thing, units in sorted(by_thing.items()):
        if _any_firm(units):
            made += _joined(story, thing, units, _likeness(units, encoder) if len(units) > 1 else _never)
    return made


def _any_firm(units: Iterable[Unit]) -> bool:
    return any(unit.firm for unit in units)


def _never(unit: Unit, others: Sequence[Unit]) -> tuple[float, float | None]:
    return 0.0, None


def _likeness(units: Sequence[Unit], encoder: Encoder) -> Likeness:
    texts: list[str] = []
    for unit in units:
        unit.row = len(texts)
        texts += [unit.text, unit.which or unit.text]
    wide = encoder.encode(texts).astype("int32")

    def alike(unit: Unit, others: Sequence[Unit]) -> tuple[float, float | None]:
        whole = _closest(wide[[other.row for other in others]] @ wide[unit.row])
        telling = [other.row + 1 for other in others if other.which]
        if not unit.which or not telling:
            return whole, None
        return whole, _closest(wide[telling] @ wide[unit.row + 1])

    return alike


def _closest(products: Vectors) -> float:
    return round(int(products.max()) / (UNIT_LENGTH * UNIT_LENGTH), 2)


def _units(found: Sequence[Candidate], articles: Mapping[str, Article]) -> list[Unit]:
    """By what names the plan, in an order that hangs on the articles alone: the surest first."""
    by_key: dict[tuple[object, ...], Unit] = {}
    for one in sorted(found, key=lambda one: (one.article, one.phrase, one.words)):
        text = articles[one.article].text[one.phrase[0] : one.phrase[1]]
        key = (one.thing, one.aim, one.where, one.around, text.casefold())
        by_key.setdefault(key, Unit(text, [])).members.append(one)
    return sorted(
        by_key.values(),
        key=lambda unit: (
            not unit.firm,
            not unit.telling,
            not places(unit.one.where),
            not unit.one.aim,
            -len(unit.members),
            unit.one.article,
            unit.one.phrase,
        ),
    )


def _joined(story: str, thing: str, units: Sequence[Unit], alike: Likeness) -> list[Plan]:
    found: list[Plan] = []
    for unit in units:
        fits = sorted(
            ((score, at) for at, plan in enumerate(found) if (score := _fit(unit, plan, alike)) is not None),
            key=lambda fit: (-fit[0], fit[1]),
        )
        if not fits:
            if unit.firm and unit.telling and len(found) < MOST_PLANS:
                plan = Plan(story, thing, [])
                plan.take(unit)
                found.append(plan)
        elif len(fits) == 1 or fits[0][0] > fits[1][0]:
            found[fits[0][1]].take(unit)
    return found


def _fit(unit: Unit, plan: Plan, alike: Likeness) -> float | None:
    """How well a unit fits a plan, None where it does not."""
    one = unit.one
    if one.aim and plan.aim and one.aim != plan.aim:
        return None
    here, there = places(one.where), places(plan.where)
    together = agree(one.where, plan.where)
    if here and there and not together:
        return None
    if (
        not together
        and _names(one.where)
        and _names(plan.where)
        and not _names(one.where) & _names(plan.where)
    ):
        return None  # of two towns that no list knows
    mine, theirs = one.where | one.around, plan.where | plan.around
    names = _names(mine & theirs)
    whole, which = alike(unit, plan.units[:COMPARED])
    apart = bool(mine and theirs) and not agree(mine, theirs)
    if not _means_the_same(unit, plan, together or bool(names), whole, which, apart):
        return None
    return (whole if which is None else which) + together + bool(names)


def _names(signs: frozenset[str]) -> frozenset[str]:
    return frozenset(sign for sign in signs if sign.startswith("name:"))


def _means_the_same(
    unit: Unit, plan: Plan, shared: bool, whole: float, which: float | None, apart: bool
) -> bool:
    """Whether what is said of two things of a kind lets them be one, where their places do not forbid it."""
    beside = any(unit.one.article == member.article for other in plan.units for member in other.members)
    if unit.one.thing in COMMON:
        if which is None:
            return whole >= ALIKE and (shared or beside or unit.telling)
        return which >= (AKIN if shared or beside else SAME_WHICH)
    if shared:
        return True
    if whole >= ALIKE and (which is None or which >= AKIN):
        return True
    # A thing alone that is there, or one elsewhere, is of a plan only where both are told alike.
    if apart or (not unit.firm and unit.one.step is PlanStep.DONE):
        return False
    if whole >= ALIKE or which is None or which >= OTHER_WHICH:
        return True
    return unit.one.language in UNSPACED
