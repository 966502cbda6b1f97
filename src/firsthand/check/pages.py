"""Read the finished HTML as a browser would get it: every text on it is a statement with its passage, a
quotation, a count, a fact of the pile, or the page's own words; nothing else, and nothing that could run.

The reader takes only a small part of HTML: known elements, attributes in double quotes, five character
references, every element closed where it was opened. A parser that forgives, as browsers and
`html.parser` do, may read a broken page otherwise than the next one; this part is read alike by all.
"""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from firsthand.check.passages import CheckError
from firsthand.check.printing import keys, printable
from firsthand.check.spoken import Spoken
from firsthand.check.tags import STRANGE, Tag, plain, tag
from firsthand.check.told import Told
from firsthand.model import ChangeKind, Dossier

_LOCAL_LINK = re.compile(r"[a-z0-9][a-z0-9.-]*\.(?:html|json|csv)(?:#[a-z0-9-]+)?|#[a-z0-9-]+")
# What is counted of a story's claims.
_TOLD = ("claims", *ChangeKind)
_ALONE = ("said-alone", "left-out-alone")
# Written beside the pages.
DATA_FILES = ("dossier.json", "articles.csv", "derivations.csv")
_DOCTYPE = "<!DOCTYPE html>\n"
# What a style could load something with.
_LOADS = ("@import", "url(", "expression", "\\")
# As much of a statement as an error message needs to be found by.
_QUOTED_AT_MOST = 160


_Identified = TypeVar("_Identified", bound="_HasId")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def check_pages(pages: Mapping[str, str], dossier: Dossier) -> None:
    """Raise CheckError on the first statement, quotation, count or link of a page that does not hold.

    `pages` are all pages of the dossier, by file name.
    """
    reading = PageCheck(dossier)
    for name, html in pages.items():
        reading.page(name, html)
    for name in DATA_FILES:
        reading.file(name)
    reading.finish()


@dataclass(frozen=True, slots=True)
class PageRead:
    """What is left to check of a page that holds in itself: the links that lead to other pages."""

    name: str
    anchors: frozenset[str]
    links: frozenset[str]


class PageCheck:
    """The check of a dossier's pages, one page at a time; `finish` checks the links between them.

    `read` changes nothing, so that pages may be read in several processes; `take` has what it found.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.articles = _by_key(dossier.articles)
        self.stories = _by_key(dossier.stories)
        outlets = {outlet.id: outlet for outlet in dossier.outlets}
        named = {article.outlet.id: article.outlet for article in dossier.articles if article.outlet}
        self.outlets = _by_key([outlets.get(i) or named[i] for i in sorted({*named, *outlets})])
        self.origins = {lineage.story: lineage.origins for lineage in dossier.lineage}
        self.members = {article.id: article for article in dossier.articles}
        self.not_read = len(dossier.not_read)
        called = {outlet.id: key for key, outlet in self.outlets.items()}
        self.spoken = Spoken(dossier, called)
        self.told = Told(dossier, called)
        self.known: Mapping[str, Container[str]] = {
            "article": self.articles,
            "story": self.stories,
            "outlet": self.outlets,
            "not-read": {str(number) for number in range(1, self.not_read + 1)},
            "pile": {""},
            "speaker": self.spoken.speakers,
            "quotation": self.spoken.quotations,
            "formula": self.spoken.formulas,
            "claim": self.told.claims,
            "track": self.told.tracks,
        }
        self._anchors: dict[str, frozenset[str]] = {}
        self._links: set[tuple[str, str, str]] = set()

    def page(self, name: str, html: str) -> None:
        self.take(self.read(name, html))

    def read(self, name: str, html: str) -> PageRead:
        reader = _Reader(name, self)
        reader.read(html)
        for link in reader.links:
            if link.startswith("#") and link[1:] not in reader.anchors:
                raise CheckError(f"{name}: a link to {link}", "there is no such passage on the page")
        beyond = frozenset(link for link in reader.links if not link.startswith("#"))
        return PageRead(name, frozenset(reader.anchors), beyond)

    def take(self, page: PageRead) -> None:
        self._anchors[page.name] = page.anchors
        for link in page.links:
            target, _, anchor = link.partition("#")
            self._links.add((page.name, target, anchor))

    def file(self, name: str) -> None:
        """A file beside the pages that they may link to."""
        self._anchors.setdefault(name, frozenset())

    def finish(self) -> None:
        for name, target, anchor in sorted(self._links):
            if target not in self._anchors:
                raise CheckError(f"{name}: a link to {target}", "there is no such page")
            if anchor and anchor not in self._anchors[target]:
                raise CheckError(f"{name}: a link to {target}#{anchor}", "there is no such passage there")

    def counted(self, kind: str, of: str, by: str | None, within: str | None) -> int | None:
        """What there is to count of a story, or of the pile where `of` is empty.

        Of what is quoted, `by` counts one speaker's alone and `within` one outlet's.
        """
        if kind == "not-read":
            return self.not_read
        if kind == "stories":
            return len(self.stories)
        if kind == "alone":
            return sum(len(story.articles) == 1 for story in self.stories.values())
        if kind == "origins":
            return self.origins[self.stories[of].id].count
        if of and kind in _TOLD:
            return self.told.of_story(kind, self.stories[of].id)
        if of and kind in _ALONE:
            return self.told.alone(kind, self.stories[of].id, within or "")
        if kind in ("quotations", "speakers") or by is not None or within is not None:
            return self.spoken.count(kind, self.stories[of].id if of else None, by, within)
        articles = (
            [self.members[i] for i in self.stories[of].articles] if of else list(self.articles.values())
        )
        if kind == "reports":
            return len(articles)
        if kind == "outlets":
            return len({article.outlet.id for article in articles if article.outlet})
        return len({article.language for article in articles if article.language})


def _by_key(values: Iterable[_Identified]) -> dict[str, _Identified]:
    known = {value.id: value for value in values}
    return {key: known[identity] for identity, key in keys(known).items()}


class _Reader:
    """One page, read strictly: what is open, what it says it is, and the text in it."""

    def __init__(self, name: str, pages: PageCheck) -> None:
        self.name = name
        self.pages = pages
        self.anchors: set[str] = set()
        self.links: set[str] = set()
        self._open: list[Tag] = []
        # Of what is open and has a kind of text: how many pieces of text and passages came before it.
        self._before: list[tuple[int, int]] = []
        self._in_body = False
        self._text: list[str] = []
        self._passages = 0

    def read(self, html: str) -> None:
        try:
            self._read(html)
        except CheckError as error:
            said = error.statement
            clipped = said if len(said) <= _QUOTED_AT_MOST else said[:_QUOTED_AT_MOST] + "…"
            raise CheckError(f"{self.name}: {clipped}", error.why) from None

    def _read(self, html: str) -> None:
        if not html.startswith(_DOCTYPE):
            raise CheckError(html[:40], "a page begins with its document type")
        pieces = iter(html[len(_DOCTYPE) :].split("<"))
        self._data(next(pieces))
        # A tag that stands here a second time holds, unless it is a place: no two have one name.
        held: dict[str, Tag] = {}
        opened, before = self._open, self._before
        for piece in pieces:
            written, closed, text = piece.partition(">")
            if not closed:
                raise CheckError(f"<{piece[:80]}", STRANGE)
            if written == "style":
                text = self._style(text, next(pieces, ""))
            else:
                found = held.get(written)
                if found is None:
                    found = tag(written)
                    if not found.ends:
                        self._holds(found.given, found.kind)
                        self._in_body = self._in_body or found.name == "body"
                    if "id" not in found.given:
                        held[written] = found
                if found.ends:
                    if opened and opened[-1].kind is None and opened[-1].name == found.name:
                        opened.pop()
                    else:
                        self._end(found.name)
                elif not found.void:
                    opened.append(found)
                    if found.kind:
                        before.append((len(self._text), self._passages))
                    if found.passage:
                        self._passages += 1
                    if found.alone:
                        self._end(found.name)
            if text and (before or text != "\n"):
                self._data(text)
        if self._open:
            raise CheckError(f"<{self._open[-1].name}>", "it is never closed")

    def _holds(self, given: Mapping[str, str], kind: str | None) -> None:
        """What a tag says of itself: its name, where it leads, its passage, what it is about."""
        if "id" in given:
            if given["id"] in self.anchors:
                raise CheckError(f"#{given['id']}", "two places have this name")
            self.anchors.add(given["id"])
        if "href" in given:
            self._link(given)
        if "data-start" in given:
            self._slice(given)
        if kind == "data-fact":
            self._fact(given)

    def _style(self, style: str, behind: str) -> str:
        """The text behind a style sheet, which stands in the head and loads nothing."""
        lower = style.casefold()
        if self._in_body or any(word in lower for word in _LOADS):
            raise CheckError(style[:80], "a style stands in the head and loads nothing")
        if not behind.startswith("/style>"):
            raise CheckError("<style>", STRANGE)
        return behind.removeprefix("/style>")

    def _data(self, text: str) -> None:
        if ">" in text:
            raise CheckError(text[:80], STRANGE)
        said = plain(text)
        if not self._in_body:
            return
        if self._before:
            self._text.append(said)
        elif not said.isspace():
            raise CheckError(said.strip(), "it is text that names no passage, fact or count")

    def _end(self, name: str) -> None:
        if not self._open or self._open[-1].name != name:
            raise CheckError(f"</{name}>", "it closes nothing that is open")
        ended = self._open.pop()
        if ended.kind is None:
            return
        first, passages = self._before.pop()
        if ended.kind == "data-statement":
            if self._passages == passages:
                raise CheckError(self._said(first), "the statement names no passage")
        elif ended.kind == "data-quote":
            said = self._said(first)
            if said != printable(self._slice(ended.given)):
                raise CheckError(said, "the quotation is not what its passage says")
        elif ended.kind == "data-count":
            self._count(ended.given, self._said(first))
        if not self._before:
            self._text.clear()

    def _said(self, first: int) -> str:
        return "".join(self._text[first:])

    def _slice(self, given: Mapping[str, str]) -> str:
        article = self.pages.articles.get(given.get("data-article", ""))
        start, end = given["data-start"], given.get("data-end", "")
        if article is None or not (start.isdecimal() and end.isdecimal()):
            raise CheckError(str(dict(given)), "it names no passage")
        if not 0 <= int(start) < int(end) <= len(article.text):
            raise CheckError(str(dict(given)), f"it is no passage of article {article.id!r}")
        return article.text[int(start) : int(end)]

    def _fact(self, given: Mapping[str, str]) -> None:
        """A fact is about an article, a story or an outlet that there is, or about something not read."""
        about, of = given["data-fact"], given.get("data-of", "")
        known = self.pages.known
        if about not in known or of not in known[about]:
            raise CheckError(f"{about} {of!r}", "a fact is about something the dossier has")

    def _count(self, given: Mapping[str, str], said: str) -> None:
        kind, of = given["data-count"], given.get("data-of", "")
        if of and of not in self.pages.stories:
            raise CheckError(said, f"there is no story {of!r} to count in")
        if any(name in given for name in ("data-claim", "data-track", "data-label")):
            found = self.pages.told.count(kind, given)
        else:
            found = self.pages.counted(kind, of, given.get("data-by"), given.get("data-in"))
        if said.strip().replace(",", "") != str(found):
            raise CheckError(f"{said.strip()} {kind}", f"there are {found}")

    def _link(self, given: Mapping[str, str]) -> None:
        href = given["href"]
        if href.startswith(("http://", "https://")):
            if given.get("rel") != "noreferrer noopener nofollow":
                raise CheckError(href, "a link out of the dossier says who follows it")
        elif not _LOCAL_LINK.fullmatch(href):
            raise CheckError(href, "a link leads to a page of the dossier or to the web")
        else:
            self.links.add(href)
