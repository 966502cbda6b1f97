"""The pages of a dossier, a sheet at a time: memory holds the dossier and the few pages being written.

A sheet is what can be written without the others: a story with its further pages, a page of lone reports, a
page of the index. So sheets can be written in any order and in several processes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from firsthand.check import keys, printable
from firsthand.model import Article, Dossier, Lineage, Outlet, Story
from firsthand.render import links, spelling
from firsthand.render.origins import Lanes
from firsthand.render.places import LONE_A_PAGE, REPORTS_A_PAGE, Atlas, Marks
from firsthand.render.quoted import quoted
from firsthand.render.reuses import elsewhere
from firsthand.render.story import (
    Parts,
    counts,
    credit,
    first_in_words,
    linked,
    origins_statement,
    reasons,
    story_page,
    tags_in_words,
)
from firsthand.render.telling import Statement, Teller
from firsthand.render.text import article_text, crossing

STORIES_A_PAGE = 150
NOT_READ_SHOWN = 500
# What a lone report's card shows of its credits and shared words.
LONE_DETAILS = 8
TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    # Whitespace control and strictness once, for every page: a name misspelled in a template is an error.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        label=spelling.label,
        number=spelling.number,
        tag=spelling.tag,
        direction=spelling.direction,
        language=spelling.language_name,
        country=spelling.country_name,
        spelled=spelling.spelled,
        outlet=spelling.outlet_name,
        known_as=spelling.known_as,
        affiliated=spelling.affiliated,
        web=spelling.web,
        printable=printable,
    )
    environment.globals |= {
        "reference": links.reference,
        "brief": links.brief,
        "reported": _reported,
        "said": links.said,
        "beside": links.beside,
        "quote": links.quote,
        "excerpt": links.excerpt,
        "by": links.by,
        "of_claim": links.of_claim,
    }
    environment.globals["style"] = Markup((TEMPLATES / "style.css").read_text(encoding="utf-8"))
    return environment


@dataclass(slots=True)
class View:
    """What the templates ask about an article on one page."""

    marks: Marks
    outlets: Mapping[str, Outlet]
    outlet_keys: Mapping[str, str]
    lanes: Lanes
    _reports: dict[str, Markup] = field(default_factory=dict)

    def report(self, article: Article) -> Markup:
        """A report as it is named on this page."""
        known = self._reports.get(article.id)
        if known is None:
            facts = self.key(article), self.colour(article), self.href(article), self.number(article)
            known = self._reports[article.id] = links.report(article, *facts)
        return known

    def key(self, article: Article) -> str:
        return self.marks.atlas.article_keys[article.id]

    def number(self, article: Article) -> int:
        return self.marks.atlas.places[article.id].number

    def href(self, article: Article) -> str:
        place = self.marks.atlas.places[article.id]
        return f"#{place.anchor}" if place.page == self.marks.page else f"{place.page}#{place.anchor}"

    def here(self, article: Article) -> bool:
        """Whether it is a report of the story that is told, whose numbers mean something here."""
        return self.marks.atlas.places[article.id].story == self.marks.story

    def colour(self, article: Article) -> str:
        return self.lanes.colour(article.id)

    def letter(self, article: Article) -> str:
        return self.lanes.letter(article.id)

    def outlet(self, article: Article) -> Outlet | None:
        return self.outlets.get(article.outlet.id) if article.outlet else None

    def outlet_key(self, outlet: Outlet) -> str:
        return self.outlet_keys[outlet.id]

    def outlet_called(self, identity: str) -> str:
        """The key of an outlet by its id, which is empty where a report names none."""
        return self.outlet_keys.get(identity, "")

    def text(self, article: Article) -> Markup:
        spoken_of = sorted(self.marks.found.get(article.id, ()))
        return article_text(article, self.key(article), self.number(article), spoken_of)

    def crossings(self, articles: Sequence[Article]) -> list[str]:
        found = self.marks.found
        return [
            rule
            for article in articles
            if article.id in found
            for rule in crossing(article, self.number(article), sorted(found[article.id]))
        ]


def _reported(article: Article, view: View) -> Markup:
    return view.report(article)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written at one go: the n-th page of the index, story, or page of lone reports."""

    kind: Literal["index", "story", "lone"]
    number: int


class Book:
    """What every page of a dossier is made from."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.atlas = Atlas(dossier, LONE_A_PAGE)
        self.parts = Parts(dossier)
        named = {article.outlet.id for article in dossier.articles if article.outlet}
        self.outlet_keys = keys(sorted(named | self.parts.outlets.keys()))
        self.several = [story for story in self.atlas.stories if len(story.articles) > 1]

    def sheets(self) -> list[Sheet]:
        """The index, the lone reports, the stories by size: every page is on exactly one of them."""
        index = range(max(1, -(-len(self.several) // STORIES_A_PAGE)))
        lone = range(-(-len(self.atlas.lone) // LONE_A_PAGE))
        return [
            *(Sheet("index", number) for number in index),
            *(Sheet("lone", number) for number in lone),
            *(Sheet("story", number) for number in range(len(self.several))),
        ]

    def written(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        """The pages of one sheet as (file name, HTML)."""
        if sheet.kind == "index":
            yield _index(sheet.number, self.dossier, self.atlas, self.parts, self.several)
        elif sheet.kind == "lone":
            yield _lone(sheet.number, self.dossier, self.atlas, self.parts, self.outlet_keys)
        else:
            story = self.several[sheet.number]
            yield from _story(story, self.dossier, self.atlas, self.parts, self.outlet_keys)


def pages(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Each page as (file name, HTML): the index, the lone reports, the stories by size."""
    book = Book(dossier)
    for sheet in book.sheets():
        yield from book.written(sheet)


def _render(template: str, title: str, dossier: Dossier, crossings: Sequence[str] = (), **facts: Any) -> str:
    return (
        _environment()
        .get_template(template)
        .render(
            title=f"{title} · Firsthand",
            version=spelling.label(dossier.firsthand, 40),
            crossings=crossings,
            **facts,
        )
    )


def _span(before: int, count: int) -> str:
    """`101 to 200`, `201`: what a page of a list holds."""
    first, last = spelling.number(before + 1), spelling.number(before + count)
    return first if count == 1 else f"{first} to {last}"


def _story(
    story: Story, dossier: Dossier, atlas: Atlas, parts: Parts, outlet_keys: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    marks = Marks(atlas, atlas.pages[story.id], story.id)
    page = story_page(story, parts, marks)
    chunks = [page.members[i : i + REPORTS_A_PAGE] for i in range(0, len(page.members), REPORTS_A_PAGE)]
    names = [atlas.places[chunk[0].id].page for chunk in chunks]
    words = [_span(i * REPORTS_A_PAGE, len(c)) for i, c in enumerate(chunks)]
    for position, (name, shown) in enumerate(zip(names, chunks, strict=True)):
        view = View(Marks(atlas, name, story.id, marks.found), parts.outlets, outlet_keys, page.lanes)
        rules = [*(page.speech.rules if page.speech else []), *page.account.rules] if not position else []
        yield (
            name,
            _render(
                "part.html.j2" if position else "story.html.j2",
                page.label,
                dossier,
                [*view.crossings(shown), *rules],
                page=page,
                view=view,
                shown=shown,
                parts=[(names[i], words[i], i == position) for i in range(len(names))],
            ),
        )


def _lone(
    position: int, dossier: Dossier, atlas: Atlas, parts: Parts, outlet_keys: Mapping[str, str]
) -> tuple[str, str]:
    chunks = [atlas.lone[i : i + LONE_A_PAGE] for i in range(0, len(atlas.lone), LONE_A_PAGE)]
    chunk = chunks[position]
    name = f"lone-{position + 1}.html"
    marks = Marks(atlas, name, None)
    teller = Teller(marks)
    cards = []
    for identity in chunk:
        story = atlas.places[identity].story
        abroad, credits = parts.abroad[story], parts.citations[story]
        cards.append(
            {
                "article": atlas.articles[identity],
                "origins": _root(parts.lineage.get(story), teller),
                "credits": [credit(c, parts, teller) for c in credits[:LONE_DETAILS]],
                "elsewhere": elsewhere(abroad, story, teller),
                "linked": linked(story, parts, marks),
                "tags": tags_in_words(parts.tags[story], story, teller),
                "quoted": quoted(story, parts.speech, teller),
                "quotations": len(parts.speech.of_story.get(story, ())),
            }
        )
    view = View(marks, parts.outlets, outlet_keys, Lanes((), {}, 0))
    return (
        name,
        _render(
            "lone.html.j2",
            "Reports that stand alone",
            dossier,
            view.crossings([atlas.articles[identity] for identity in chunk]),
            view=view,
            lone=cards,
            number_of_page=position + 1,
            number_of_pages=len(chunks),
            before=f"lone-{position}.html" if position else None,
            after=f"lone-{position + 2}.html" if position + 1 < len(chunks) else None,
        ),
    )


def _root(lineage: Lineage | None, teller: Teller) -> tuple[Statement, ...]:
    """Where a lone report has it from, where it says so."""
    groups = [group for group in lineage.origins.groups if group.established] if lineage else ()
    return tuple(statement for group in groups for statement in reasons(group, teller))


def _index(
    position: int, dossier: Dossier, atlas: Atlas, parts: Parts, several: Sequence[Story]
) -> tuple[str, str]:
    chunks = [several[i : i + STORIES_A_PAGE] for i in range(0, len(several), STORIES_A_PAGE)] or [[]]
    names = ["index.html", *(f"stories-{i}.html" for i in range(2, len(chunks) + 1))]
    words = [_span(i * STORIES_A_PAGE, len(c)) for i, c in enumerate(chunks)]
    lone_pages = [
        (f"lone-{i // LONE_A_PAGE + 1}.html", _span(i, min(LONE_A_PAGE, len(atlas.lone) - i)))
        for i in range(0, len(atlas.lone), LONE_A_PAGE)
    ]
    reports, outlets, languages = counts(dossier.articles)
    name, chunk = names[position], chunks[position]
    teller = Teller(Marks(atlas, name, None, lists=True))
    return (
        name,
        _render(
            "index.html.j2",
            f"{spelling.many(reports, 'report')}, {spelling.many(len(several), 'story', 'stories')}",
            dossier,
            number_of_page=position + 1,
            pile={
                "reports": reports,
                "outlets": outlets,
                "languages": languages,
                "stories": len(dossier.stories),
                "not_read": len(dossier.not_read),
                "quotations": len(dossier.quotations),
            },
            stories=[_listed(story, atlas, parts, teller) for story in chunk],
            further=[(names[i], words[i], i == position) for i in range(len(names))]
            if len(names) > 1
            else [],
            lone=len(atlas.lone),
            lone_pages=lone_pages,
            not_read=dossier.not_read[:NOT_READ_SHOWN],
            more_not_read=max(0, len(dossier.not_read) - NOT_READ_SHOWN),
        ),
    )


def _listed(story: Story, atlas: Atlas, parts: Parts, teller: Teller) -> dict[str, Any]:
    lineage = parts.lineage.get(story.id)
    members = atlas.members(story)
    return {
        "href": atlas.pages[story.id],
        "key": atlas.story_keys[story.id],
        "label": spelling.label(story.label) or "untitled story",
        "counts": counts(members),
        "quotations": len(parts.speech.of_story.get(story.id, ())),
        "answer": lineage.origins.answer if lineage else None,
        "origin_count": lineage.origins.count if lineage else None,
        "origins": origins_statement(lineage, teller, story.articles),
        "first_is": first_in_words(lineage.first, teller) if lineage else "not established",
    }
