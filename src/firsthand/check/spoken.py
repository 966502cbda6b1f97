"""Count again who is quoted: by story, by speaker, by outlet."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from firsthand.check.printing import keys
from firsthand.model import Dossier, Quotation, SpeakerKind


class _Words(NamedTuple):
    """One quotation as it is counted; the speaker is None where it is left open."""

    story: str
    article: str
    speaker: str | None
    outlet: str


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
        self._number_of_formulas = len(dossier.formulas)
        words = [
            _Words(home[article], article, named.get(speakers[q.id] or ""), by[article])
            for q in dossier.quotations
            if (article := q.content.article) in home
        ]
        self._quotations: Counter[tuple[str | None, str | None, str | None]] = Counter()
        told: dict[tuple[str | None, str], set[str]] = {}
        for w in words:
            speaker = w.speaker or ""
            for story in (w.story, None):
                self._quotations.update(
                    [(story, None, None), (story, speaker, None), (story, None, w.outlet)]
                )
                told.setdefault((story, speaker), set()).add(w.article)
        self._reports = {place: len(articles) for place, articles in told.items()}
        self._speakers = Counter(story for story, speaker in self._reports if speaker)
        uses = {(home.get(u.passage.article), f.id) for f in dossier.formulas for u in f.uses}
        self._formulas = Counter(story for story, _ in uses)

    def count(self, kind: str, story: str | None, by: str | None, within: str | None) -> int | None:
        """Quotations, speakers or formulas of a story (of the pile: None), or the reports that quote one
        speaker; None where nothing is counted so."""
        if kind == "quotations" and (by is None or within is None):
            return self._quotations[story, by, within]
        if kind == "reports" and by is not None and within is None:
            return self._reports.get((story, by), 0)
        if by is not None or within is not None:
            return None
        if kind == "speakers":
            return self._speakers[story]
        return self._formulas[story] if story is not None else self._number_of_formulas


def _speaker(quotation: Quotation) -> str | None:
    if quotation.person is not None:
        return f"person {quotation.person}"
    name = quotation.name or (quotation.speaker.text if quotation.speaker else "")
    if quotation.speaker_kind is SpeakerKind.OPEN or not name.strip():
        return None
    return f"{quotation.speaker_kind.value} named {' '.join(name.split()).casefold()}"
