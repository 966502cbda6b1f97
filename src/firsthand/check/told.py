"""Count again what a page says of claims, changes, plans and labels."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from firsthand.check.printing import keys
from firsthand.model import Dossier, Label, Track


class Told:
    """What a page may say of claims and plans: which there are, and how many reports tell them.

    A label is known by the numbers of its wording and of itself in the dossier: `3-1`.
    """

    def __init__(self, dossier: Dossier, outlets: Mapping[str, str]) -> None:
        """`outlets` are the keys of outlets by id."""
        named = keys(claim.id for claim in dossier.claims)
        self.claims = {named[claim.id]: claim for claim in dossier.claims}
        named = keys(track.id for track in dossier.tracks)
        self.tracks = {named[track.id]: track for track in dossier.tracks}
        self._labels: dict[str, Label] = {
            f"{number}-{place}": label
            for number, wording in enumerate(dossier.wording, 1)
            for place, label in enumerate(wording.labels, 1)
        }
        home = {article: story.id for story in dossier.stories for article in story.articles}
        self._of_story = Counter((claim.story, "claims") for claim in dossier.claims)
        self._of_story.update(
            (change.story or home[change.earlier.article], change.kind.value) for change in dossier.changes
        )
        self._makers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for key, claim in self.claims.items():
            for mention in claim.mentions:
                for kind in ("reports", mention.polarity.value, mention.modality.value):
                    self._makers[key, kind].add(mention.passage.article)

        self._alone = _alone(dossier, outlets)

    def alone(self, kind: str, story: str, outlet: str) -> int:
        """The claims of a story that one outlet alone makes, or alone leaves out."""
        return self._alone[kind, story, outlet]

    def of_story(self, kind: str, story: str) -> int:
        """The claims, updates, contradictions or distortions of a story."""
        return self._of_story[story, kind]

    def count(self, kind: str, given: Mapping[str, str]) -> int | None:
        """What an element counts of the claim, track or label that it names; None where there is none."""
        if "data-claim" in given:
            return self._of_claim(kind, given["data-claim"])
        if "data-track" in given:
            track = self.tracks.get(given["data-track"])
            return _tellers(track, given.get("data-by", ""), given.get("data-in")) if track else None
        label, place = self._labels.get(given.get("data-label", "")), given.get("data-by")
        if label is None or kind != "uses":
            return None
        used = list(label.outlets.values())
        if place is None:
            return sum(used)
        return used[int(place) - 1] if place.isdecimal() and 0 < int(place) <= len(used) else None

    def _of_claim(self, kind: str, key: str) -> int | None:
        claim = self.claims.get(key)
        if claim is None:
            return None
        if kind == "origins":
            return claim.origins.count
        return len(claim.left_out) if kind == "left-out" else len(self._makers[key, kind])


def _alone(dossier: Dossier, outlets: Mapping[str, str]) -> Counter[tuple[str, str, str]]:
    """By kind, story and outlet; a report that names no outlet is one of its own, and is not counted."""
    by = {a.id: ("outlet", outlets[a.outlet.id]) if a.outlet else ("", a.id) for a in dossier.articles}
    every = {story.id: {by[article] for article in story.articles} for story in dossier.stories}
    found: Counter[tuple[str, str, str]] = Counter()
    for claim in dossier.claims:
        outlets_of = every[claim.story]
        said = {by[mention.passage.article] for mention in claim.mentions}
        if len(said) == 1 < len(outlets_of):
            [(kind, key)] = said
            found["said-alone", claim.story, key] += kind == "outlet"
        if len(said) == len(outlets_of) - 1 > 1:
            [(kind, key)] = outlets_of - said
            found["left-out-alone", claim.story, key] += kind == "outlet"
    return found


def _tellers(track: Track, step: str, part: str | None) -> int:
    """The reports that tell a step: all, or those before or at the end, where the track comes back to it."""
    behind = len(track.steps)
    while behind and track.steps[behind - 1].step is track.last:
        behind -= 1
    steps = track.steps
    if part is not None:
        steps = track.steps[behind:] if part == "end" else track.steps[:behind]
    return len({found.passage.article for found in steps if found.step.value == step})
