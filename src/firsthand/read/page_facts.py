"""What a page says of itself: title, time, outlet, authors, language, address.

Publishers state these for machines, as JSON-LD (schema.org) and as meta elements, more carefully than
they print them. The time of publication is read there first, with its zone and to the second; the time of the
last change is never taken for it. What the page merely shows (a date beside the headline, found by htmldate)
comes after, the day in its address last.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from firsthand.dates import day_in_url, parse_when
from firsthand.read.page_title import agreed_title
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

# A page may state any number of things; more than this per page is not looked at.
MOST_SCRIPTS = 60
MOST_NODES = 5000
LONGEST_SCRIPT = 2_000_000
LONGEST_FACT = 1000

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|Recipe)$")
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "publishdate",
    "publish-date",
    "publication_date",
    "pubdate",
    "date",
)
_BREAKS = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r"\s+")
# What XML 1.0 forbids (section 2.2): control characters but tab and line ends, surrogates, U+FFFE and U+FFFF.
_ILLEGIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    "|&#0*(?:[1-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9]);?"
    "|&#[xX]0*(?:[1-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]);?"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself; `body` is the text it states for machines, `lead` its summary."""

    title: str | None
    headings: tuple[str, ...]
    url: str | None
    outlet: str | None
    authors: tuple[str, ...]
    language: str | None
    published: When
    body: str | None
    leads: tuple[str, ...]


def facts_of(tree: HtmlElement, url: str | None) -> Facts:
    """The facts of a parsed page; `url` is where it was saved from, where the user says so."""
    meta = _meta(tree)
    nodes = list(_linked_data(tree))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    article = _article(nodes)
    address = url or _canonical(tree, meta)
    headings = tuple(
        text
        for node in tree.iter("h1")
        if (text := squeezed(node.text_content())) and len(text) < LONGEST_FACT
    )[:10]
    return Facts(
        title=_title(tree, meta, article, headings, address),
        headings=headings,
        url=address,
        outlet=_outlet(meta, article),
        authors=_authors(tree, meta, article, known),
        language=_language(tree, meta, article),
        published=_published(tree, meta, article, address),
        body=_string(article.get("articleBody")),
        leads=_leads(meta, article),
    )


def one_line(text: str) -> str:
    """The text on one line, entities resolved, its own kinds of space kept."""
    return _BREAKS.sub(" ", html.unescape(text).replace("\u00ad", "")).strip()


def legible(markup: str) -> str:
    """Markup without the characters, plain or as references, that a parsed tree cannot take back.

    The parser lets them in, and then the first change beside one of them fails.
    """
    if _ILLEGIBLE.search(markup) is None:
        return markup
    return _ILLEGIBLE.sub(lambda found: " " if found[0] in "\x0b\x0c" else "", markup)


def squeezed(text: str) -> str:
    """The text on one line, entities and soft hyphens resolved."""
    return _SPACES.sub(" ", html.unescape(text).replace("\u00ad", "").replace("\u200b", "")).strip()


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        content = node.get("content")
        if name and content and content.strip() and len(content) <= LONGEST_FACT * 4:
            found.setdefault(name.strip().lower(), []).append(content.strip())
    return found


def _first(meta: Mapping[str, list[str]], *names: str) -> str | None:
    return next((one_line(meta[name][0]) for name in names if meta.get(name)), None)


def _article(nodes: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The JSON-LD object that describes the page's report: the first article that has a time or a text."""
    articles = [node for node in nodes if _is_article(node)]
    dated = [node for node in articles if node.get("datePublished") or node.get("articleBody")]
    return next(iter(dated or articles), {})


def _linked_data(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    scripts = tree.xpath('//script[contains(@type, "ld+json")]')
    for script in scripts[:MOST_SCRIPTS]:
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        if not text or len(text) > LONGEST_SCRIPT:
            continue
        try:
            waiting: list[Any] = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            try:  # stray line breaks and trailing commas, as templates leave them
                waiting = [json.loads(re.sub(r",\s*([}\]])", r"\1", text), strict=False)]
            except (ValueError, RecursionError):
                continue
        for _ in range(MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting = [*node[:MOST_NODES], *waiting][:MOST_NODES]
            elif isinstance(node, dict):
                yield node
                for key in (
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "itemListElement",
                    "item",
                    "liveBlogUpdate",
                ):
                    if key != "liveBlogUpdate" and isinstance(node.get(key), dict | list):
                        waiting.append(node[key])


def _is_article(node: Mapping[str, Any]) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _ARTICLE_TYPES.search(one) for one in kinds)


def _string(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) and value.strip() else None


def _named(value: object) -> list[str]:
    """The names in a JSON-LD person or organisation, a list of them, or a plain string."""
    if isinstance(value, list):
        return [name for one in value[:50] for name in _named(one)]
    if isinstance(value, Mapping):
        return _named(value.get("name"))
    return [squeezed(value)] if isinstance(value, str) and value.strip() else []


def _outlet(meta: Mapping[str, list[str]], article: Mapping[str, Any]) -> str | None:
    site = _first(meta, "og:site_name") or next(iter(_named(article.get("publisher"))), None)
    site = site or _first(meta, "application-name", "publisher", "dc.publisher", "twitter:site")
    return site if site and len(site) <= 120 and not site.startswith(("http", "@")) else None


_NO_NAME = re.compile(r"https?://|[@()]|\.(?:com|org|net|de|co|eu)\b|^\W*$", re.IGNORECASE)
_BY = re.compile(
    r"^(?:by|von|par|por|di|door|av|od|autor|author)[: ]\s*|\s*(?:기자|記者|记者)$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:,|;|\||\band\b|\bund\b|\bet\b|\by\b|&)\s+")
_AUTHOR_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
)


def _authors(
    tree: HtmlElement, meta: Mapping[str, list[str]], article: Mapping[str, Any], known: Mapping[str, Any]
) -> tuple[str, ...]:
    """The authors: of JSON-LD (by reference too), else of meta elements, else of links that say author."""
    given = _named(_referred(article.get("author"), known)) or _named(article.get("creator"))
    if not given:
        stated = (meta.get(key, []) for key in _AUTHOR_META)
        rows = next((rows for rows in stated if _names(rows)), None) or _bylines(tree)
        given = [name for row in rows for name in _BETWEEN.split(squeezed(row))]
    elif len(given) == 1:
        # "Name, office, site" is one author with what he does; "Name and Name" are two.
        given = _BETWEEN.split(given[0].partition(",")[0] if given[0].count(",") > 1 else given[0])
    names, site = _names(given), _outlet(meta, article)
    return tuple([name for name in names if name != site or len(names) == 1][:30])


def _names(given: Iterable[str]) -> list[str]:
    names: list[str] = []
    for name in given:
        name = _BY.sub("", name).strip(" ,;")
        if name and len(name) <= 100 and not _NO_NAME.search(name) and name not in names:
            names.append(name)
    return names


def _bylines(tree: HtmlElement) -> list[str]:
    nodes = tree.xpath('//*[@rel="author" or @itemprop="author" or contains(@class, "author-name")]')
    return [text for node in nodes[:10] if (text := squeezed(node.text_content())) and len(text) <= 60]


def _referred(value: object, known: Mapping[str, Any]) -> object:
    """What a JSON-LD `@id` refers to, where it stands on the page."""
    if isinstance(value, list):
        return [_referred(one, known) for one in value[:50]]
    if isinstance(value, Mapping) and "name" not in value:
        return known.get(str(value.get("@id")), value)
    return value


def _language(tree: HtmlElement, meta: Mapping[str, list[str]], article: Mapping[str, Any]) -> str | None:
    root = tree.getroottree().getroot()
    stated = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    )
    return (
        stated
        or _string(article.get("inLanguage"))
        or _first(meta, "og:locale", "content-language", "dc.language")
    )


def _canonical(tree: HtmlElement, meta: Mapping[str, list[str]]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and _is_address(link.get("href")):
            return str(link.get("href")).strip()
    address = _first(meta, "og:url", "twitter:url")
    return address if _is_address(address) else None


def _is_address(text: str | None) -> bool:
    return bool(text and re.match(r"https?://[^\s/]+\.[^\s]+$", text.strip()) and len(text) < 4000)


def _published(
    tree: HtmlElement, meta: Mapping[str, list[str]], article: Mapping[str, Any], url: str | None
) -> When:
    stated = _string(article.get("datePublished"))
    if stated and (when := parse_when(stated, WhenBasis.PAGE, "the page's JSON-LD states datePublished")):
        return when
    for name in _PUBLISHED_META:
        for value in meta.get(name, ())[:3]:
            if when := parse_when(value, WhenBasis.PAGE, f"the page's meta element {name} states it"):
                return when
    for node in tree.xpath('//time[@datetime and (@pubdate or @itemprop="datePublished")]')[:3]:
        if when := parse_when(node.get("datetime"), WhenBasis.PAGE, "the page's time element states it"):
            return when
    if when := _shown(tree, url):
        return when
    return (url and day_in_url(url)) or UNKNOWN_TIME


def _shown(tree: HtmlElement, url: str | None) -> When | None:
    """The date that htmldate finds on the page, the original one and not that of the last change."""
    from htmldate import find_date

    try:
        day = find_date(tree, original_date=True, url=None, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    return parse_when(day, WhenBasis.PAGE, "a date shown on the page, found by htmldate") if day else None


def _title(
    tree: HtmlElement,
    meta: Mapping[str, list[str]],
    article: Mapping[str, Any],
    headings: tuple[str, ...],
    url: str | None,
) -> str | None:
    headline = _string(article.get("headline"))
    heading = next((one_line(node.text_content()) for node in tree.iter("h1") if headings), None)
    stated = [_first(meta, "og:title"), one_line(headline) if headline else None, heading]
    host = (url or "").partition("//")[2].partition("/")[0].removeprefix("www.")
    site = [_outlet(meta, article), host, host.partition(".")[0]]
    title = agreed_title(stated, site)
    if title is None:
        page = one_line(tree.findtext(".//title") or "")
        title = agreed_title([_first(meta, "twitter:title", "dc.title"), page], site)
    return title[:LONGEST_FACT] if title else None


def _leads(meta: Mapping[str, list[str]], article: Mapping[str, Any]) -> tuple[str, ...]:
    rows = [_first(meta, "og:description"), _first(meta, "description"), _first(meta, "twitter:description")]
    stated = _string(article.get("description"))
    rows.append(squeezed(stated) if stated else None)
    return tuple(dict.fromkeys(row for row in rows if row and len(row) >= 40))
