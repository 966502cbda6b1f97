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
# Where hardly anybody is quoted twice, so many have a button.
FEW = 12
# Rules for what holds words of a speaker and of an outlet, but not of him in it.
MOST_PAIRS = 200
NAME = 40
NO_OUTLET = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One button; `key` names the speaker or outlet to the check, `count` are its quotations.

    `sort` is what kind of speaker he is, where two buttons would look the same.
    """

    number: int
    key: str
    name: str
    count: int
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """The buttons of a page; `others` is the number of the one for the speakers without one of their own,
    None where all have one. `more_outlets` are those that are not listed."""

    speakers: tuple[Option, ...] = ()
    outlets: tuple[Option, ...] = ()
    others: int | None = None
    other_speakers: int = 0
    more_outlets: int = 0

    @property
    def rules(self) -> list[str]:
        """A style rule for each button. On paper nobody can see what was chosen."""
        numbers = [o.number for o in self.speakers] + ([] if self.others is None else [self.others])
        rules = [f"#said:has(#by-{n}:checked) .who:not(.s{n}){{display:none}}" for n in numbers]
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
        several = [group for group in groups if group.several]
        listed = list(enumerate(several[:OPTIONS] if len(several) > 1 else groups[:FEW], 1))
        self._outlets = {outlet: number for number, outlet in shown}
        self._speakers: dict[str | None, int] = {group.identity: number for number, group in listed}
        rest = [group.identity for group in groups if group.identity not in self._speakers]
        others = len(listed) + 1 if rest else None
        self._speakers |= dict.fromkeys(rest, len(listed) + 1)
        self.filter = Filter()
        if len(groups) > 1 or len(ordered) > 1:
            alike = Counter(_named(group) for _, group in listed)
            self.filter = Filter(
                tuple(
                    Option(
                        i,
                        speech.speaker_keys[g.identity],
                        _named(g),
                        len(g.quotations),
                        g.kind.value if alike[_named(g)] > 1 else "",
                    )
                    for i, g in listed
                ),
                tuple(Option(i, o, label(names[o], NAME), outlets[o]) for i, o in shown),
                others,
                len(rest),
                max(0, len(ordered) - OPTIONS),
            )

    def _outlet(self, article: str) -> str:
        outlet = self._articles[article].outlet
        return outlet.id if outlet else NO_OUTLET

    def of(self, quotations: Iterable[Quotation]) -> str:
        """`s1 o2 o3`: whose words these are, and in which outlets."""
        return self._listed((identity(q), q.content.article) for q in quotations)

    def joined(self, listed: Iterable[str]) -> str:
        """Several such lists as one."""
        return " ".join(sorted({name for names in listed for name in names.split()}))

    def outlets(self, articles: Sequence[str]) -> str:
        """`o2 o3`: the outlets of some reports."""
        return self._listed((None, article) for article in articles)

    def apart(self, uses: Sequence[FormulaUse], speech: Speech) -> set[tuple[int, int]]:
        """The speakers and outlets that some uses have, but never together: to be hidden where both are
        chosen."""
        found = {
            (self._speakers.get(self._speaker(use, speech), 0), self._outlets.get(self._outlet(article), 0))
            for use in uses
            for article in (use.passage.article,)
        }
        speakers, outlets = ({pair[i] for pair in found} - {0} for i in (0, 1))
        return {(s, o) for s in speakers for o in outlets} - found

    def _speaker(self, use: FormulaUse, speech: Speech) -> str | None:
        return identity(speech.quotations[use.quotation]) if use.quotation else None

    def uses(self, uses: Iterable[FormulaUse], speech: Speech) -> str:
        """The same of uses of a formula, which may be in nobody's words."""
        return self._listed((self._speaker(use, speech), use.passage.article) for use in uses)

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
