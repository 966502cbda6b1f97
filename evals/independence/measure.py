"""Score the independent origins of claims in small piles: are the answer, the count and the groups right?

The whole dossier is made of a pile; who makes a claim is given by hand. Each pile is one story: where the
grouping would make several of it, lineage and chains are traced again for one.
"""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.measurement import Measurement, fingerprint

from firsthand.chains import chains, heard_itself, voices
from firsthand.dossier import compare, dossier, read
from firsthand.lineage import trace
from firsthand.lineage.of_claims import Grounds, origins_of_claim
from firsthand.model import Answer, Dossier, Mention, Modality, Origins, Polarity, Story
from firsthand.reference.outlets import Outlets
from firsthand.sentences import body

HERE = Path(__file__).parent
PILES = {"tune": HERE / "tune.jsonl", "held": HERE / "held.jsonl"}

Told = tuple[str, int | None, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as given: who makes it, and what stands behind it."""

    mentions: tuple[Mention, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Pile:
    name: str
    about: str
    grounds: Grounds
    story: Story
    claims: tuple[Known, ...]


Way = Callable[[Pile, Known], Told]


def measure(data: Path | None) -> Measurement | None:
    scores: dict[str, float] = {}
    outcomes: dict[str, str] = {}
    baselines: dict[str, float] = {}
    for part in PILES:
        piles = read_piles(part)
        found, cases = score(piles, found_by_us)
        scores |= {f"{part} {name}": value for name, value in found.items()}
        outcomes |= cases
        for way in (by_story, by_article):
            worse = score(piles, way)[0]
            for name, value in worse.items():
                baselines[f"{part} {name}"] = max(value, baselines.get(f"{part} {name}", 0.0))
    split = "held.jsonl was written before anything was tuned on tune.jsonl, and looked at once"
    return Measurement(scores, outcomes, fingerprint(PILES.values()), split, baselines)


def score(piles: Sequence[Pile], way: Way) -> tuple[dict[str, float], dict[str, str]]:
    """The share of claims with answer and count right, with the groups right too, and of piles all right."""
    outcomes: dict[str, str] = {}
    counts = groups = whole = total = 0
    for pile in piles:
        right = []
        for number, claim in enumerate(pile.claims):
            ours = way(pile, claim)
            counts += ours[:2] == claim.told[:2]
            groups += ours == claim.told
            right.append(ours == claim.told)
            outcomes[f"{pile.name} {number}"] = "right" if right[-1] else spelled(ours)
        total += len(pile.claims)
        whole += all(right)
    return {
        "answers": round(counts / total, 4),
        "groups": round(groups / total, 4),
        "piles": round(whole / len(piles), 4),
    }, outcomes


def found_by_us(pile: Pile, claim: Known) -> Told:
    return told(origins_of_claim(claim.mentions, pile.story.id, pile.grounds))


def by_story(pile: Pile, claim: Known) -> Told:
    """The next best: the origins of the story, as far as their articles make the claim."""
    origins = pile.grounds.stories[pile.story.id].lineage.origins
    makers = {mention.passage.article for mention in claim.mentions}
    kept = [(g, tuple(sorted(makers & set(g.articles)))) for g in origins.groups if makers & set(g.articles)]
    groups = tuple(sorted(ids for _, ids in kept))
    established = sum(group.established for group, _ in kept)
    if len(kept) == 1 or established == len(kept):
        return str(Answer.EXACTLY), len(kept), groups
    if established:
        return str(Answer.AT_LEAST), established, groups
    return str(Answer.NOT_ESTABLISHED), None, groups


def by_article(pile: Pile, claim: Known) -> Told:
    """The naive way: as many reports, so many sources."""
    makers = sorted({mention.passage.article for mention in claim.mentions})
    return str(Answer.EXACTLY), len(makers), tuple((id,) for id in makers)


def told(origins: Origins) -> Told:
    groups = tuple(sorted(tuple(sorted(group.articles)) for group in origins.groups))
    return str(origins.answer), origins.count, groups


def spelled(told: Told) -> str:
    answer, count, groups = told
    return f"{answer} {count or ''}: {' | '.join(' '.join(group) for group in groups)}"


def read_piles(part: str) -> list[Pile]:
    """The piles of a part, read as a user's are."""
    rows = (json.loads(line) for line in PILES[part].read_text(encoding="utf-8").splitlines())
    return [_pile(row) for row in rows]


def _pile(row: Mapping[str, Any]) -> Pile:
    with tempfile.TemporaryDirectory() as folder:
        path, facts = Path(folder) / "articles.jsonl", Path(folder) / "outlets.jsonl"
        path.write_text(_lines(row["articles"]), encoding="utf-8")
        facts.write_text(_lines(row["outlets"]), encoding="utf-8")
        listed = Outlets.load(facts) if row["outlets"] else Outlets.load()
        articles = read([path], listed).articles
    made = dossier(articles, listed)
    story = Story("pile", tuple(article.id for article in made.articles), "", "")
    grounds = _grounds(made, story, listed)
    claims = []
    for claim in row["claims"]:
        mentions = tuple(_mention(made, id, words) for id, words in claim["says"].items())
        groups = tuple(sorted(tuple(sorted(group)) for group in claim["groups"]))
        claims.append(Known(mentions, (claim["answer"], claim["count"], groups)))
    return Pile(row["id"], row["about"], grounds, story, tuple(claims))


def _mention(made: Dossier, id: str, words: str) -> Mention:
    article = next(article for article in made.articles if article.id == id)
    start = article.text.index(words)
    passage = article.passage(start, start + len(words))
    said = (q for q in made.quotations if q.content.article == id and start <= q.content.start < passage.end)
    quotation = next((quotation.id for quotation in said), None)
    return Mention(passage, Polarity.AFFIRMED, Modality.STATED, (), quotation)


def _grounds(made: Dossier, story: Story, listed: Outlets) -> Grounds:
    by_id = {article.id: article for article in made.articles}
    facts = {outlet.id: outlet for outlet in made.outlets}
    voiced = voices(by_id, made.citations, made.quotations, listed)
    heard = heard_itself(voiced)
    told, linked = [replace(one, story=story.id) for one in made.lineage], made.chains
    if len(made.stories) > 1:
        pairs = compare(by_id.values()).pairs()
        told = trace([story], by_id, pairs, made.reuse, made.citations, facts, (), heard)
        linked = tuple(chains(by_id, [story], voiced, made.persons))
    sentences = {id: body(article).sentences for id, article in by_id.items()}
    return Grounds(told, by_id, made.citations, facts, sentences, linked, made.reuse, heard)


def _lines(rows: Sequence[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> None:
    """Show what is found in the piles that may be looked at, and what should have been."""
    piles = read_piles("tune")
    for pile in piles:
        for claim in pile.claims:
            ours = found_by_us(pile, claim)
            if ours != claim.told:
                print(f"{pile.name}: {pile.about}\n  - {spelled(claim.told)}\n  + {spelled(ours)}")
    for name, way in (("found", found_by_us), ("story", by_story), ("article", by_article)):
        print(name, score(piles, way)[0])


if __name__ == "__main__":
    main()
