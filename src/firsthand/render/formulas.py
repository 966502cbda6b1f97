"""Set phrases that come back: who uses them, where, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Article, Formula, FormulaUse
from firsthand.render.filter import MOST_PAIRS, Classes
from firsthand.render.places import Ref
from firsthand.render.speakers import NO_NAME, OPEN, Speech, called, identity
from firsthand.render.spelling import label, many
from firsthand.render.telling import Statement, Teller

FORMULAS_SHOWN = 40
USES_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Use:
    """One use: by a speaker, named by `key`, or by the report itself."""

    article: Article
    ref: Ref
    classes: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """A formula in one story; `abroad` are its uses in other stories.

    `apart` are the numbers of speakers and outlets that have it, but never together.
    """

    key: str
    classes: str
    apart: frozenset[tuple[int, int]]
    label: str
    how_often: str
    since: Article | None
    because: Statement
    uses: tuple[Use, ...]
    more: int
    abroad: tuple[Ref, ...]


def recurring(
    formulas: Sequence[Formula], story: str, speech: Speech, classes: Classes, teller: Teller
) -> tuple[Recurring, ...]:
    """The formulas of one story that are shown: those with most uses in it."""
    places = teller.marks.atlas.places

    def here(formula: Formula) -> list[FormulaUse]:
        return [use for use in formula.uses if places[use.passage.article].story == story]

    ordered = sorted(formulas, key=lambda formula: (-len(here(formula)), formula.label, formula.id))
    told = []
    for formula in ordered[:FORMULAS_SHOWN]:
        uses = here(formula)
        abroad = [use for use in formula.uses if places[use.passage.article].story != story]
        passages = [use.passage for use in uses]
        because = teller.statement(formula.because or "it comes back word for word", passages[:3], ())
        assert because is not None, "a formula of the story has a use in it"
        shown = uses[:USES_SHOWN]
        told.append(
            Recurring(
                speech.formula_keys[formula.id],
                classes.uses(uses, speech),
                frozenset(classes.apart(uses, speech)),
                label(formula.label, 120) or NO_NAME,
                f"{many(len(uses), 'use')} in {many(len({p.article for p in passages}), 'report')}",
                teller.articles[formula.since] if formula.since else None,
                because,
                tuple(_use(use, speech, classes, teller) for use in shown),
                len(uses) - len(shown),
                tuple(teller.marks.ref(use.passage) for use in abroad[:USES_SHOWN]),
            )
        )
    return tuple(told)


def _use(use: FormulaUse, speech: Speech, classes: Classes, teller: Teller) -> Use:
    quotation = speech.quotations.get(use.quotation or "")
    speaker = identity(quotation) if quotation else OPEN
    person = speech.persons.get(quotation.person or "") if quotation else None
    name = person.name if person else called(quotation) if quotation and speaker != OPEN else ""
    return Use(
        teller.articles[use.passage.article],
        teller.marks.ref(use.passage),
        classes.uses([use], speech),
        label(name, 80) or (NO_NAME if name else ""),
        speech.speaker_keys[speaker],
    )


def rules_of(formulas: Sequence[Recurring]) -> list[str]:
    """Style rules for a speaker and an outlet that have a formula, but never together, in some use of it."""
    pairs: dict[tuple[int, int], list[str]] = {}
    for number, formula in enumerate(formulas, 1):
        for pair in sorted(formula.apart):
            pairs.setdefault(pair, []).append(f"#formula-{number}")
    rules = []
    for (speaker, outlet), hidden in list(pairs.items())[:MOST_PAIRS]:
        # Where every formula that either has is hidden, the heading is too.
        having = sum({f"s{speaker}", f"o{outlet}"} <= set(f.classes.split()) for f in formulas)
        shown = ",".join(hidden if len(hidden) < having else ["#formulas"])
        rules.append(
            f"#said:has(#by-{speaker}:checked):has(#in-{outlet}:checked) :is({shown}){{display:none}}"
        )
    return ["@media screen{" + "\n".join(rules) + "}"] if rules else []
