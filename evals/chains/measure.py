"""Score the chains found in small piles: are all their steps and their ends right, and are their ends?"""

import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.measurement import Measurement, fingerprint

import firsthand
from firsthand.chains import chains, voices
from firsthand.citations import citations
from firsthand.model import Article, Body, Chain, Citation, Quotation, SpeakerKind, Story
from firsthand.persons import persons
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.reference.publishing import Publishing
from firsthand.sentences import body
from firsthand.statements import statements

HERE = Path(__file__).parent
# What may be looked at, and what is scored once before anything it shows is mended.
PILES = {"tune": HERE / "piles.jsonl", "fresh": HERE / "fresh.jsonl"}
# What may stand before a name in one report and not in another.
ARTICLES = frozenset(
    "a an the der die das dem den des ein eine einem einer le la les un une el los il o".split()
)

Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A chain as it is compared: its steps as ("article", id), ("outlet", name) or ("name", words)."""

    article: str
    steps: tuple[Step, ...]
    end: str


@dataclass(frozen=True, slots=True)
class Pile:
    name: str
    about: str
    bodies: tuple[Body, ...]
    known: tuple[Told, ...]


Way = Callable[[Pile, Outlets], list[Told]]


def measure(data: Path | None) -> Measurement | None:
    if not PILES["fresh"].exists():
        return None
    outlets = Outlets.load()
    piles = read("fresh")
    scores, outcomes = score(piles, outlets, found)
    return Measurement(
        scores=scores,
        cases=outcomes,
        fingerprint=fingerprint([PILES["fresh"]]),
        split="fresh.jsonl, written by another author after tuning on piles.jsonl",
        baselines=score(piles, outlets, by_sentence)[0],
    )


def score(piles: Iterable[Pile], outlets: Outlets, way: Way) -> tuple[dict[str, float], dict[str, str]]:
    """F1 of chains whose steps and end are right, and of those whose end is; the share of piles all right.

    Each chain found answers to one known at most.
    """
    outcomes: dict[str, str] = {}
    counts = {"exact": 0, "end": 0}
    sizes, whole = [0, 0], 0
    for pile in piles:
        ours = way(pile, outlets)
        exact, end = _right(pile.known, ours, same), _right(pile.known, ours, same_end)
        whole += exact == len(ours) == len(pile.known)
        counts["exact"] += exact
        counts["end"] += end
        sizes[0] += len(ours)
        sizes[1] += len(pile.known)
        outcomes[pile.name] = f"{exact} exact, {end} ends of {len(pile.known)}, {len(ours)} found"
    scores = {
        "exact": 2 * counts["exact"] / max(sum(sizes), 1),
        "exact precision": counts["exact"] / max(sizes[0], 1),
        "exact recall": counts["exact"] / max(sizes[1], 1),
        "end": 2 * counts["end"] / max(sum(sizes), 1),
        "piles right": whole / max(len(outcomes), 1),
    }
    return {name: round(value, 4) for name, value in scores.items()}, outcomes


def found(pile: Pile, outlets: Outlets) -> list[Told]:
    """What Firsthand finds: credits, quotations, their persons and statements, and the chains of these."""
    by_id, story, credits, said = spoken(pile, outlets)
    people, whose = persons(said, by_id, [story])
    said = [replace(quotation, person=whose.get(quotation.id)) for quotation in said]
    utterance = {v.quotation: one.id for one in statements(said, by_id, people) for v in one.versions}
    said = [replace(quotation, statement=utterance.get(quotation.id)) for quotation in said]
    return [told(chain) for chain in chains(by_id, [story], voices(by_id, credits, said, outlets), people)]


def spoken(pile: Pile, outlets: Outlets) -> tuple[dict[str, Article], Story, list[Citation], list[Quotation]]:
    """The articles of a pile, which are one story, their credits and their quotations."""
    by_id = {report.article.id: report.article for report in pile.bodies}
    outlets = Publishing(outlets, by_id.values())
    credits = [credit for report in pile.bodies for credit in citations(report, outlets)]
    said = [quotation for report in pile.bodies for quotation in quotations(report, outlets)]
    return by_id, Story("pile", tuple(sorted(by_id)), "", ""), credits, said


def itself(pile: Pile, outlets: Outlets) -> list[Told]:
    """The naive way: every report has it from the speaker."""
    _, _, _, said = spoken(pile, outlets)
    return _distinct(
        Told(q.content.article, (("article", q.content.article), ("name", q.name)), "on record")
        for q in said
        if q.name and q.speaker_kind is not SpeakerKind.OUTLET
    )


def by_sentence(pile: Pile, outlets: Outlets) -> list[Told]:
    """The next best: an outlet credited in the same sentence, then the speaker, and no further."""
    _, _, credits, said = spoken(pile, outlets)
    chains = []
    for q in said:
        if not q.name or q.speaker_kind is SpeakerKind.OUTLET:
            continue
        frame = q.frame or q.content
        named = [
            credit.named
            for credit in credits
            if credit.passage.article == frame.article
            and credit.passage.start < frame.end
            and frame.start < credit.passage.end
        ]
        steps: list[Step] = [("article", frame.article), *(("outlet", name) for name in named[:1])]
        end = "dead end" if named else "on record"
        chains.append(Told(frame.article, (*steps, ("name", q.name)), end))
    return _distinct(chains)


def told(chain: Chain) -> Told:
    return Told(chain.article, tuple(_step(s.article, s.outlet, s.name) for s in chain.steps), str(chain.end))


def same(known: Told, ours: Told) -> bool:
    """The same steps and the same end; of a person's name the last word is enough, titles aside."""
    if (known.article, known.end, len(known.steps)) != (ours.article, ours.end, len(ours.steps)):
        return False
    return all(_alike(one, other) for one, other in zip(known.steps, ours.steps, strict=True))


def same_end(known: Told, ours: Told) -> bool:
    """The same article, speaker and end, whatever lies between."""
    if (known.article, known.end) != (ours.article, ours.end):
        return False
    one, other = known.steps[-1], ours.steps[-1]
    return one[0] != "name" or other[0] != "name" or _alike(one, other)


def _alike(one: Step, other: Step) -> bool:
    if one[0] != other[0]:
        return False
    if one[0] != "name":
        return one[1].casefold() == other[1].casefold()
    left, right = _words(one[1]), _words(other[1])
    return left <= right or right <= left


def _words(name: str) -> frozenset[str]:
    words = frozenset(name.casefold().replace("’", "'").split())
    return (words - ARTICLES) or words


def _right(known: Iterable[Told], ours: Iterable[Told], alike: Callable[[Told, Told], bool]) -> int:
    """How many can be paired, each once: first those with every step, then the rest in order."""
    free = list(ours)
    rest = []
    right = 0
    for chain in known:
        exact = next((other for other in free if same(chain, other) and alike(chain, other)), None)
        if exact is None:
            rest.append(chain)
        else:
            free.remove(exact)
            right += 1
    for chain in rest:
        other = next((other for other in free if alike(chain, other)), None)
        if other is not None:
            free.remove(other)
            right += 1
    return right


def _distinct(chains: Iterable[Told]) -> list[Told]:
    return list(dict.fromkeys(chains))


def _step(article: str | None, outlet: str | None, name: str | None) -> Step:
    return ("article", article) if article else ("outlet", outlet) if outlet else ("name", name or "")


def read(part: str) -> list[Pile]:
    """The piles of a part, "tune" or "fresh", read as a user's are."""
    rows = (json.loads(line) for line in PILES[part].read_text(encoding="utf-8").splitlines())
    return [_pile(row) for row in rows if row["part"] == part]


def _pile(row: dict[str, Any]) -> Pile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in row["articles"])
        path.write_text("".join(lines), encoding="utf-8")
        bodies = tuple(body(article) for article in firsthand.read([path]).articles)
    known = tuple(
        Told(
            chain["article"],
            tuple(_step(step["article"], step["outlet"], step["name"]) for step in chain["steps"]),
            chain["end"],
        )
        for chain in row["chains"]
    )
    return Pile(row["id"], row["about"], bodies, known)


def main() -> None:
    """Show what is found in the piles that may be looked at, and what should have been."""
    outlets = Outlets.load()
    piles = read("tune")
    for pile in piles:
        ours = found(pile, outlets)
        missed = [chain for chain in pile.known if not any(same(chain, other) for other in ours)]
        wrong = [other for other in ours if not any(same(chain, other) for chain in pile.known)]
        if missed or wrong:
            print(f"{pile.name}: {pile.about}")
        for sign, listed in (("-", missed), ("+", wrong)):
            for chain in listed:
                print(f"  {sign} {' > '.join(words for _, words in chain.steps)}: {chain.end}")
    for name, way in (("found", found), ("itself", itself), ("sentence", by_sentence)):
        print(name, score(piles, outlets, way)[0])


if __name__ == "__main__":
    main()
