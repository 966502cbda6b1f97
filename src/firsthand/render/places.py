"""Where everything stands in a dossier: file names, the number of each report, anchors of passages.

A place depends on the dossier alone. File names are made of lower-case letters, digits and
hyphens, whatever an id holds: an id that is not such a name gets a digest of itself behind.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

import xxhash

from firsthand.check import keys
from firsthand.model import Article, Dossier, Passage, Story

LONGEST_SLUG = 60
# Beyond this a story's reports are read on further pages: 100 reports are about a megabyte.
REPORTS_A_PAGE = 100
# Reports that nobody else in the pile tells share pages.
LONE_A_PAGE = 100
# An article that lends its words to hundreds of others is marked this often; links to further passages
# lead to the article.
MARKS_AN_ARTICLE = 150
# What is quoted where an article as a whole is meant.
OPENING = 120
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """A report's page, its number in the story (or on its page of lone reports), and its story."""

    page: str
    number: int
    story: str

    @property
    def anchor(self) -> str:
        return f"r{self.number}"


@dataclass(frozen=True, slots=True)
class Ref:
    """A passage as a page links to it."""

    href: str
    key: str
    start: int
    end: int
    number: int
    text: str
    here: bool


def slug(identity: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", identity[:200].lower()).strip("-")[:LONGEST_SLUG].strip("-")
    if plain == identity:
        return plain
    digest = xxhash.xxh3_64_hexdigest(identity.encode("utf-8", "surrogatepass"))[:10]
    return f"{plain}-{digest}" if plain else digest


def in_order(articles: list[Article]) -> list[Article]:
    """By the earliest time an article may have appeared, unknown times last; then by id."""

    def rank(article: Article) -> tuple[datetime, datetime, str]:
        span = article.published.utc()
        return (*span, article.id) if span else (_LAST, _LAST, article.id)

    return sorted(articles, key=rank)


def opening(article: Article) -> Passage | None:
    """The first line of the report proper: what stands for an article where no passage is nearer."""
    text, at = article.text, 0
    noise = sorted((n.start, n.end) for n in article.noise)
    for start, end in [*noise, (len(text), len(text))]:
        if text[at:start].strip():
            break
        at = max(at, end)
    else:
        at = 0
    while at < len(text) and text[at].isspace():
        at += 1
    if at == len(text):
        return None
    until = min([len(text), at + OPENING, *(start for start, _ in noise if start > at)])
    line = text.find("\n", at, until)
    if line >= 0:
        until = line
    elif until == at + OPENING and until < len(text):
        word = text.rfind(" ", at + OPENING // 2, until)
        until = word if word > 0 else until
    while text[until - 1].isspace():
        until -= 1
    return article.passage(at, until)


class Atlas:
    """The places of one dossier, and the marks that its pages set in each article while they are written."""

    def __init__(self, dossier: Dossier, lone_a_page: int) -> None:
        self.articles = {article.id: article for article in dossier.articles}
        self.stories = sorted(
            dossier.stories, key=lambda story: (-len(story.articles), story.label, story.id)
        )
        outlets = [article.outlet for article in dossier.articles if article.outlet]
        self.published = {o.id for o in outlets} | {o.name.casefold() for o in outlets}
        self.article_keys = keys(self.articles)
        self.story_keys = keys(story.id for story in dossier.stories)
        self.places: dict[str, Place] = {}
        self.pages: dict[str, str] = {}
        self.lone: list[str] = []
        self._taken: set[str] = set()
        for story in self.stories:
            if len(story.articles) > 1:
                self._place(story)
            else:
                self.lone.append(story.articles[0])
        self.lone = [article.id for article in in_order([self.articles[i] for i in self.lone])]
        story_of = {story.articles[0]: story.id for story in self.stories if len(story.articles) == 1}
        for position, identity in enumerate(self.lone):
            page = f"lone-{position // lone_a_page + 1}.html"
            self.pages[story_of[identity]] = page
            self.places[identity] = Place(page, position % lone_a_page + 1, story_of[identity])

    def _place(self, story: Story) -> None:
        name = f"story-{slug(story.id).removeprefix('story-')}"
        while f"{name}.html" in self._taken:
            name += "-x"
        self._taken.add(f"{name}.html")
        self.pages[story.id] = f"{name}.html"
        for number, article in enumerate(in_order([self.articles[i] for i in story.articles]), 1):
            part = (number - 1) // REPORTS_A_PAGE
            page = f"{name}.html" if not part else f"{name}.part-{part + 1}.html"
            self.places[article.id] = Place(page, number, story.id)

    def members(self, story: Story) -> list[Article]:
        """A story's articles by number."""
        return sorted((self.articles[i] for i in story.articles), key=lambda a: self.places[a.id].number)


@dataclass(slots=True)
class Marks:
    """The passages that one story's pages speak of, by article; its refs are links from page `page`."""

    atlas: Atlas
    page: str
    story: str | None
    found: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    # A list of stories names a report by its number in the story it stands beside.
    lists: bool = False
    _refs: dict[tuple[str, int, int], Ref] = field(default_factory=dict)

    def ref(self, passage: Passage) -> Ref:
        """Link to a passage; where it stands on a page of this story, it will be marked there."""
        key = passage.article, passage.start, passage.end
        known = self._refs.get(key)
        if known is None:
            known = self._refs[key] = self._ref(passage)
        return known

    def _ref(self, passage: Passage) -> Ref:
        place = self.atlas.places[passage.article]
        anchor = place.anchor
        here = self.story is not None and place.story == self.story
        lone = self.story is None and place.page == self.page
        if here or lone:
            marks = self.found.setdefault(passage.article, set())
            span = (passage.start, passage.end)
            if span in marks or len(marks) < MARKS_AN_ARTICLE:
                marks.add(span)
                anchor = f"{anchor}-{passage.start}-{passage.end}"
        page = "" if place.page == self.page else place.page
        key = self.atlas.article_keys[passage.article]
        known = here or lone or self.lists
        return Ref(f"{page}#{anchor}", key, passage.start, passage.end, place.number, passage.text, known)

    def opening(self, identity: str) -> Passage | None:
        return opening(self.atlas.articles[identity])
