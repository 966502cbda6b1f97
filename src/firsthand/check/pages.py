"""Read the finished HTML as a browser would get it: every text on it is a statement with its passage, a
quotation, a count, a fact of the pile, or the page's own words; nothing else, and nothing that could run.

The reader takes only a small part of HTML: known elements, attributes in double quotes, five character
references, every element closed where it was opened. A parser that forgives, as browsers and
`html.parser` do, may read a broken page otherwise than the next one; this part is read alike by all.
"""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Protocol, TypeVar

from firsthand.check.passages import CheckError
from firsthand.check.printing import keys, printable
from firsthand.check.spoken import Spoken
from firsthand.model import Dossier

_LOCAL_LINK = re.compile(r"[a-z0-9][a-z0-9.-]*\.(?:html|json|csv)(?:#[a-z0-9-]+)?|#[a-z0-9-]+")
# The kinds of text: a statement holds a passage, a quotation equals one, a count is counted again, a fact is
# about an article, story or outlet as the pile gives it, and the page's own words say nothing of the pile.
_KINDS = ("data-statement", "data-quote", "data-count", "data-fact", "data-page")
# Written beside the pages.
DATA_FILES = ("dossier.json", "articles.csv", "derivations.csv")
_VOID = frozenset({"br", "meta", "hr", "input"})


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TAGS = _VOID | _words(
    """html head title style body header main footer nav section article aside h1 h2 h3 h4 p div span a
    ul ol li dl dt dd table caption thead tbody tr th td details summary blockquote q mark b bdi time cite
    small figure figcaption strong em abbr fieldset legend label
    svg g path circle rect polygon line text tspan defs marker use"""
)
_ATTRIBUTES = _words(
    """class id href rel lang dir title charset name content http-equiv role tabindex scope datetime colspan
    open viewBox width height d cx cy r x y x1 x2 y1 y2 dx dy points transform text-anchor refX refY
    markerWidth markerHeight markerUnits orient marker-end marker-start focusable type checked for"""
)
_DOCTYPE = "<!DOCTYPE html>\n"
# Text; an end; a start with its attributes, perhaps an end at once; the style sheet. Nothing else.
_TOKEN = re.compile(
    r"""([^<>]+)|</([a-z][a-z0-9]*)>|"""
    r"""<(?!style)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)(/?)>|"""
    r"""<style>([^<]*)</style>"""
)
_ATTRIBUTE = re.compile(r""" ([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?""")
_NO_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|#34|#39);)")
_LOADS = re.compile(r"@import|url\(|expression|\\", re.IGNORECASE)
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
        self.spoken = Spoken(dossier, {outlet.id: key for key, outlet in self.outlets.items()})
        self.known: Mapping[str, Container[str]] = {
            "article": self.articles,
            "story": self.stories,
            "outlet": self.outlets,
            "not-read": {str(number) for number in range(1, self.not_read + 1)},
            "pile": {""},
            "speaker": self.spoken.speakers,
            "quotation": self.spoken.quotations,
            "formula": self.spoken.formulas,
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
        # What is open: tag, kind of text it holds (or None), its attributes, and how many pieces of text
        # and how many passages came before it.
        self._open: list[tuple[str, str | None, dict[str, str], int, int]] = []
        self._kinds = 0
        self._in_body = False
        self._text: list[str] = []
        self._passages = 0

    def read(self, html: str) -> None:
        if not html.startswith(_DOCTYPE):
            raise self._wrong(html[:40], "a page begins with its document type")
        at = len(_DOCTYPE)
        for token in _TOKEN.finditer(html, at):
            if token.start() != at:
                break
            at = token.end()
            text, closed, opened, attributes, alone, style = token.groups()
            if text is not None:
                self._data(self._plain(text) if "&" in text else text)
            elif closed is not None:
                self._end(closed)
            elif style is not None:
                if self._in_body or _LOADS.search(style):
                    raise self._wrong(style[:80], "a style stands in the head and loads nothing")
            else:
                given = dict(_ATTRIBUTE.findall(attributes)) if attributes else {}
                if "&" in attributes:
                    given = {key: self._plain(value) for key, value in given.items()}
                self._start(opened, given)
                if alone and opened not in _VOID:
                    self._end(opened)
        if at < len(html):
            raise self._wrong(html[at : at + 80], "it is not in the form that every browser reads alike")
        if self._open:
            raise self._wrong(f"<{self._open[-1][0]}>", "it is never closed")

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag not in _TAGS:
            raise self._wrong(f"<{tag}>", "no page has such an element")
        for key in given:
            if key not in _ATTRIBUTES and not key.startswith(("data-", "aria-")):
                raise self._wrong(f"<{tag} {key}>", "no page has such an attribute")
        if tag == "input" and given.get("type") != "radio":
            raise self._wrong("<input>", "a reader chooses what is shown, and sends nothing")
        self._in_body = self._in_body or tag == "body"
        if "id" in given:
            if given["id"] in self.anchors:
                raise self._wrong(f"#{given['id']}", "two places have this name")
            self.anchors.add(given["id"])
        if "href" in given:
            self._link(given)
        if "data-start" in given:
            self._slice(given)
            self._passages += 1
        kind = None
        for known in _KINDS if given else ():
            if known in given:
                kind = known
                break
        if kind == "data-fact":
            self._fact(given)
        if tag in _VOID:
            return
        if kind:
            self._kinds += 1
        self._open.append((tag, kind, given, len(self._text), self._passages - ("data-start" in given)))

    def _data(self, data: str) -> None:
        if not self._in_body:
            return
        if self._kinds:
            self._text.append(data)
        elif data.strip():
            raise self._wrong(data.strip(), "it is text that names no passage, fact or count")

    def _end(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            raise self._wrong(f"</{tag}>", "it closes nothing that is open")
        _, kind, given, first, passages = self._open.pop()
        if kind is None:
            return
        self._kinds -= 1
        said = "".join(self._text[first:])
        if kind == "data-statement" and self._passages == passages:
            raise self._wrong(said, "the statement names no passage")
        if kind == "data-quote" and said != printable(self._slice(given)):
            raise self._wrong(said, "the quotation is not what its passage says")
        if kind == "data-count":
            self._count(given, said)
        if not self._kinds:
            self._text.clear()

    def _slice(self, given: Mapping[str, str]) -> str:
        article = self.pages.articles.get(given.get("data-article", ""))
        start, end = given["data-start"], given.get("data-end", "")
        if article is None or not (start.isdecimal() and end.isdecimal()):
            raise self._wrong(str(dict(given)), "it names no passage")
        if not 0 <= int(start) < int(end) <= len(article.text):
            raise self._wrong(str(dict(given)), f"it is no passage of article {article.id!r}")
        return article.text[int(start) : int(end)]

    def _fact(self, given: Mapping[str, str]) -> None:
        """A fact is about an article, a story or an outlet that there is, or about something not read."""
        about, of = given["data-fact"], given.get("data-of", "")
        known = self.pages.known
        if about not in known or of not in known[about]:
            raise self._wrong(f"{about} {of!r}", "a fact is about something the dossier has")

    def _count(self, given: Mapping[str, str], said: str) -> None:
        kind, of = given["data-count"], given.get("data-of", "")
        if of and of not in self.pages.stories:
            raise self._wrong(said, f"there is no story {of!r} to count in")
        found = self.pages.counted(kind, of, given.get("data-by"), given.get("data-in"))
        if said.strip().replace(",", "") != str(found):
            raise self._wrong(f"{said.strip()} {kind}", f"there are {found}")

    def _link(self, given: Mapping[str, str]) -> None:
        href = given["href"]
        if href.startswith(("http://", "https://")):
            if given.get("rel") != "noreferrer noopener nofollow":
                raise self._wrong(href, "a link out of the dossier says who follows it")
        elif not _LOCAL_LINK.fullmatch(href):
            raise self._wrong(href, "a link leads to a page of the dossier or to the web")
        else:
            self.links.add(href)

    def _plain(self, text: str) -> str:
        if "&" not in text:
            return text
        if _NO_REFERENCE.search(text):
            raise self._wrong(text, "it has a character reference that no page has")
        return unescape(text)

    def _wrong(self, statement: str, why: str) -> CheckError:
        clipped = statement if len(statement) <= _QUOTED_AT_MOST else statement[:_QUOTED_AT_MOST] + "…"
        return CheckError(f"{self.name}: {clipped}", why)
