"""Count again who is quoted: by story, by speaker, by outlet."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from firsthand.check.printing import keys
from firsthand.model import Dossier, Quotation, SpeakerKind


class Spoken:
    """What a page may say of speakers: which there are, and how often they are quoted.

    A speaker is a person of the dossier, else a kind of speaker under one name; `outlets` are the keys of
    outlets by id. A report without an outlet counts under the empty key.
    """

    def __init__(self, dossier: Dossier, outlets: Mapping[str, str]) -> None:
        home = {article: story.id for story in dossier.stories for article in story.articles}
        by = {a.id: outlets[a.outlet.id] if a.outlet else "" for a in dossier.articles}
        speakers = {quotation.id: _speaker(quotation) for quotation in dossier.quotations}
        named = keys(sorted({speaker for speaker in speakers.values() if speaker}))
        self.speakers = frozenset(named.values()) | {""}
        self.quotations = frozenset(keys(quotation.id for quotation in dossier.quotations).values())
        self.formulas = frozenset(keys(formula.id for formula in dossier.formulas).values())
        self._quotations: dict[tuple[str | None, str | None, str | None], int] = defaultdict(int)
        told: dict[tuple[str | None, str], set[str]] = defaultdict(set)
        for quotation in dossier.quotations:
            article, speaker = quotation.content.article, named.get(speakers[quotation.id] or "", "")
            for story in (home[article], None):
                self._quotations[story, None, None] += 1
                self._quotations[story, speaker, None] += 1
                self._quotations[story, None, by[article]] += 1
                told[story, speaker].add(article)
        self._reports = {place: len(articles) for place, articles in told.items()}
        self._speakers = Counter(story for story, speaker in self._reports if speaker)

    def count(self, kind: str, story: str | None, by: str | None, within: str | None) -> int | None:
        """Quotations or speakers of a story (of the pile: None), or the reports that quote one speaker.

        None where nothing is counted so.
        """
        if kind == "quotations" and (by is None or within is None):
            return self._quotations.get((story, by, within), 0)
        if kind == "reports" and by is not None and within is None:
            return self._reports.get((story, by), 0)
        return self._speakers[story] if kind == "speakers" and by is None and within is None else None


def _speaker(quotation: Quotation) -> str | None:
    if quotation.person is not None:
        return f"id {quotation.person}"
    name = quotation.name or (quotation.speaker.text if quotation.speaker else "")
    if quotation.speaker_kind is SpeakerKind.OPEN or not name.strip():
        return None
    return f"{quotation.speaker_kind.value} named {' '.join(name.split()).casefold()}"
