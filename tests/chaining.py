"""Piles with quotations and credits for tests, each written down by its words."""

from tests.factories import article

from firsthand.chains import Voices, chains, heard_itself, voices
from firsthand.model import (
    Article,
    Chain,
    Citation,
    Passage,
    Quotation,
    QuotationKind,
    Role,
    Scope,
    SpeakerKind,
    Story,
)
from firsthand.reference.outlets import Outlets

LISTED = Outlets.load()


class Pile:
    """Reports of one story; `stories` puts some of them into others."""

    def __init__(self, **stories: str) -> None:
        self.articles: dict[str, Article] = {}
        self.citations: list[Citation] = []
        self.quotations: list[Quotation] = []
        self._stories = stories

    def report(self, id: str, text: str, outlet: str | None = None, **facts: str) -> "Pile":
        self.articles[id] = article(id, text, outlet=outlet or f"Paper {id}", **facts)
        return self

    def said(self, id: str, words: str, frame: str | None = None, **facts: str | None) -> "Pile":
        """A quotation: its words, the clause that introduces it, and what else is known of it.

        The speaker has the words of `speaker`, else those of `name`; `who` is his kind, by default a person.
        """
        name = facts.get("name")
        speaker = facts.get("speaker", name)
        number = len(self.quotations)
        self.quotations.append(
            Quotation(
                f"{id}#{number}",
                self.passage(id, words),
                QuotationKind(facts.get("kind") or "direct"),
                None,
                self.passage(id, speaker, frame) if speaker and speaker in self.articles[id].text else None,
                self.passage(id, facts["to"], frame) if facts.get("to") else None,
                self.passage(id, frame) if frame else None,
                name,
                facts.get("via"),
                facts.get("statement"),
                speaker_kind=SpeakerKind(facts.get("who") or ("person" if name else "open")),
                person=facts.get("person"),
            )
        )
        return self

    def credit(self, id: str, named: str, sentence: str, role: str = "reported-by", **facts: str) -> "Pile":
        """A credit to `named` in a sentence; `scope` is the report's by default."""
        self.citations.append(
            Citation(
                self.passage(id, sentence), named, facts.get("outlet"), Role(role), None,
                Scope(facts.get("scope", "report")),
            )
        )  # fmt: skip
        return self

    def passage(self, id: str, words: str, within: str | None = None) -> Passage:
        text = self.articles[id].text
        around = text.index(within) if within and words in within else 0
        start = text.index(words, around)
        return self.articles[id].passage(start, start + len(words))

    def chains(self) -> list[Chain]:
        return chains(self.articles, self.stories(), self.voices())

    def voices(self) -> Voices:
        return voices(self.articles, self.citations, self.quotations, LISTED)

    def told(self) -> list[str]:
        """Each chain as a line: `a > b > Mara Lindt: on record`; an outlet without a report in brackets."""
        return [spelled(chain) for chain in self.chains()]

    def heard(self) -> dict[str, list[str]]:
        found = heard_itself(self.voices())
        return {id: [passage.text for passage in passages] for id, passages in found.items()}

    def stories(self) -> list[Story]:
        homes: dict[str, list[str]] = {}
        for id in sorted(self.articles):
            homes.setdefault(self._stories.get(id, "s"), []).append(id)
        return [Story(home, tuple(ids), home, "they tell of one event") for home, ids in homes.items()]


def spelled(chain: Chain) -> str:
    steps = (s.article or (f"[{s.outlet}]" if s.outlet else s.name) for s in chain.steps)
    return f"{' > '.join(str(step) for step in steps)}: {chain.end}"


WE = "“The kiln is cold,”"
OTHER = "“The gate is shut for good,”"


def own(
    id: str = "a", outlet: str = "Brenn Courier", name: str = "Dora Pell", words: str = WE, **facts: str
) -> Pile:
    """A report whose outlet heard Dora Pell itself."""
    pile = Pile().report(id, f"{words} {name} said at the gate.", outlet, **facts)
    return pile.said(id, words, f"{name} said at the gate", name=name)


def add(pile: Pile, id: str, outlet: str, credited: str, name: str = "Dora Pell", **facts: str) -> Pile:
    """A report that has the same words from another outlet, by a credit in the same sentence."""
    sentence = f"{WE} {name} said, the newspaper {credited} reported."
    pile.report(id, sentence, outlet, **facts).said(id, WE, f"{name} said", name=name)
    return pile.credit(id, credited, sentence)


def told(pile: Pile, id: str, outlet: str, to: str, listed: str | None = None) -> Pile:
    """A report of words that were said to another outlet, with the credit that says so."""
    sentence = f"{WE} Dora Pell told {to}."
    pile.report(id, sentence, outlet)
    pile.said(id, WE, f"Dora Pell told {to}", name="Dora Pell", to=to)
    return pile.credit(id, to, sentence, "said-to", **({"outlet": listed} if listed else {}))
