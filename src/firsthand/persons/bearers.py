"""Who bears a name in one article: the speakers of a pile, each spelling of each article once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from firsthand.model import Article, Passage, Quotation, SpeakerKind
from firsthand.persons.bearing import Bearing
from firsthand.persons.naming import Name, is_courtesy, is_titled, read
from firsthand.persons.same import Answer, judge

# Offices remembered of each.
MOST_OFFICES = 4

Office = tuple[str, str | None]


@dataclass(slots=True)
class Local:
    """The bearer of one spelling in one article."""

    name: Name
    article: str
    story: str
    first: Passage
    offices: list[Office] = field(default_factory=list)
    quotations: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str, str]:
        return self.name.plain or self.name.text.casefold(), self.name.language or "", self.article


def locals_in(
    quotations: Iterable[Quotation], articles: Mapping[str, Article], story_of: Mapping[str, str]
) -> list[Local]:
    """Every bearer of a name, in order of names and articles; `story_of` is the story of an article."""
    found: dict[tuple[str, str], Local] = {}
    doubtful = []
    for quotation in sorted(quotations, key=lambda q: (q.content.article, q.content.start, q.id)):
        if quotation.name is None or (quotation.office is not None and quotation.office == quotation.named):
            # an office alone: "the mayor" of another report may be another
            continue
        article = articles[quotation.content.article]
        office = quotation.office.text if quotation.office is not None else None
        name = read(quotation.name, article.language, office)
        if quotation.speaker_kind is SpeakerKind.PERSON:
            _take(found, quotation, name, story_of.get(article.id, ""))
        elif quotation.speaker_kind in (SpeakerKind.BODY, SpeakerKind.OPEN) and is_titled(name):
            doubtful.append((quotation, name))
    if doubtful:
        # An office and a name may be a body's ("директорша порта Имке Линд"); it is his who bears the name.
        full = sorted((local for local in found.values() if local.name.full), key=lambda local: local.key)
        bearing = Bearing([(number, local.name) for number, local in enumerate(full)])
        for quotation, name in doubtful:
            if any(judge(name, full[number].name).answer is Answer.SAME for number in bearing(name)):
                _take(found, quotation, name, story_of.get(quotation.content.article, ""))
    return sorted(found.values(), key=lambda local: local.key)


def _take(found: dict[tuple[str, str], Local], quotation: Quotation, name: Name, story: str) -> None:
    article = quotation.content.article
    key = (article, name.plain or name.text.casefold())
    if key not in found:
        passage = quotation.named or quotation.speaker or quotation.content
        found[key] = Local(name, article, story, passage)
    local = found[key]
    local.quotations.append(quotation.id)
    if quotation.office is not None and len(local.offices) < MOST_OFFICES:
        office = (quotation.office.text, name.language)
        if office not in local.offices and not is_courtesy(quotation.office.text):
            local.offices.append(office)
