"""Show one speaker, or one outlet, alone: a choice of radio buttons and the style rules that follow it.

No script: a rule hides what the chosen button does not name. Where a browser does not know `:has()`, the
buttons are not shown and everything else is; on paper everything is shown too.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.model import FormulaUse, Quotation
from firsthand.render.places import Atlas
from firsthand.render.speakers import NO_NAME, OPEN, Group, Speech, identity
from firsthand.render.spelling import label, outlet_name

# A list of more is no choice: it names the first, and says how many it leaves out.
OPTIONS = 60
NAME = 40
NO_OUTLET = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One button; `key` names the speaker or outlet to the check, `count` are its quotations."""

    number: int
    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """The buttons of a page; `more_*` are those that are not listed."""

    speakers: tuple[Option, ...] = ()
    outlets: tuple[Option, ...] = ()
    more_speakers: int = 0
    more_outlets: int = 0

    @property
    def rules(self) -> list[str]:
        """A style rule for each button. On paper nobody can see what was chosen."""
        rules = [
            f"#said:has(#by-{o.number}:checked) .who:not(.s{o.number}){{display:none}}" for o in self.speakers
        ]
        for number in (o.number for o in self.outlets):
            chosen, other = f"#said:has(#in-{number}:checked)", f":not(.o{number})"
            # The earliest words stay for the others that are like them, dimmed and not counted.
            rules.append(f"{chosen} .in{other}{{display:none}}")
            rules.append(f"{chosen} .first{other}{{opacity:.7;counter-increment:none}}")
        return ["@media screen{" + "\n".join(rules) + "}"] if rules else []


class Classes:
    """The classes by which an element says which speakers and outlets it holds words of."""

    def __init__(
        self, groups: Sequence[Group], quotations: Sequence[Quotation], speech: Speech, atlas: Atlas
    ) -> None:
        self._articles = atlas.articles
        outlets = Counter(self._outlet(quotation.content.article) for quotation in quotations)
        names = {
            self._outlet(q.content.article): outlet_name(atlas.articles[q.content.article])
            for q in quotations
        }
        ordered = sorted(outlets, key=lambda o: (o == NO_OUTLET, -outlets[o], names[o], o))
        shown = list(enumerate(ordered[:OPTIONS], 1))
        listed = list(enumerate(groups[:OPTIONS], 1))
        self._outlets = {outlet: number for number, outlet in shown}
        self._speakers: dict[str | None, int] = {group.identity: number for number, group in listed}
        self.filter = Filter()
        if len(groups) > 1 or len(ordered) > 1:
            self.filter = Filter(
                tuple(
                    Option(i, speech.speaker_keys[g.identity], _named(g), len(g.quotations))
                    for i, g in listed
                ),
                tuple(Option(i, o, label(names[o], NAME), outlets[o]) for i, o in shown),
                max(0, len(groups) - OPTIONS),
                max(0, len(ordered) - OPTIONS),
            )

    def _outlet(self, article: str) -> str:
        outlet = self._articles[article].outlet
        return outlet.id if outlet else NO_OUTLET

    def of(self, quotations: Iterable[Quotation]) -> str:
        """`s1 o2 o3`: whose words these are, and in which outlets."""
        return self._listed((identity(q), q.content.article) for q in quotations)

    def uses(self, uses: Iterable[FormulaUse], speech: Speech) -> str:
        """The same of uses of a formula, which may be in nobody's words."""
        known = speech.quotations
        return self._listed(
            (identity(known[use.quotation]) if use.quotation else None, use.passage.article) for use in uses
        )

    def _listed(self, words: Iterable[tuple[str | None, str]]) -> str:
        speakers: dict[int, None] = {}
        outlets: dict[int, None] = {}
        for speaker, article in words:
            if number := self._speakers.get(speaker):
                speakers[number] = None
            if number := self._outlets.get(self._outlet(article)):
                outlets[number] = None
        return " ".join([*(f"s{n}" for n in sorted(speakers)), *(f"o{n}" for n in sorted(outlets))])


def _named(group: Group) -> str:
    return "left open" if group.identity == OPEN else label(group.name, NAME) or NO_NAME
