"""What the reports of each story claim, plan, date and call things, in the order a page tells it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.check import keys
from firsthand.model import Change, Claim, Dossier, TimelineEntry, Track, Wording


class Accounts:
    """A dossier's claims, changes, tracks, timeline and wording by story; `home` is the story of an article.

    A change or a wording of no story is told where its first passage stands.
    """

    def __init__(self, dossier: Dossier, home: Mapping[str, str]) -> None:
        self.claim_keys = keys(claim.id for claim in dossier.claims)
        self.track_keys = keys(track.id for track in dossier.tracks)
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        self.changes: dict[str, list[Change]] = defaultdict(list)
        self.tracks: dict[str, list[Track]] = defaultdict(list)
        self.timeline: dict[str, list[TimelineEntry]] = defaultdict(list)
        # A wording has no id: its number in the dossier names it.
        self.wording: dict[str, list[tuple[int, Wording]]] = defaultdict(list)
        for claim in dossier.claims:
            self.claims[claim.story].append(claim)
        for change in dossier.changes:
            self.changes[change.story or home[change.earlier.article]].append(change)
        for track in dossier.tracks:
            self.tracks[track.story].append(track)
        for entry in dossier.timeline:
            self.timeline[entry.story].append(entry)
        for position, wording in enumerate(dossier.wording, 1):
            passages = [passage for label in wording.labels for passage in label.passages[:1]]
            story = wording.story or (home[passages[0].article] if passages else None)
            if story is not None:
                self.wording[story].append((position, wording))

    def weighed(self, story: str) -> list[Claim]:
        """The claims of a story, the weightiest first."""
        return sorted(self.claims.get(story, ()), key=lambda claim: (*weight(claim), claim.id))

    def plans(self, story: str) -> list[Track]:
        """The plans of a story: those that most reports tell first, then those that came furthest."""

        def rank(track: Track) -> tuple[int, int, str]:
            told = {step.passage.article for step in track.steps}
            return -len(told), -len({step.step for step in track.steps}), track.id

        return sorted(self.tracks.get(story, ()), key=rank)


def weight(claim: Claim) -> tuple[int, int]:
    """Most independent origins, then most reports; where they are not established there is still one."""
    return -(claim.origins.count or 1), -len(makers(claim))


def makers(claim: Claim) -> list[str]:
    """The articles that make a claim, in order of their first mention."""
    return list(dict.fromkeys(mention.passage.article for mention in claim.mentions))


def of_claims(changes: Sequence[Change], claims: Sequence[Claim]) -> list[Change]:
    """The changes of the weightiest claims first, those of none last, else in the order given."""
    place = {claim.id: position for position, claim in enumerate(claims)}
    return sorted(changes, key=lambda change: place.get(change.claim or "", len(claims)))
