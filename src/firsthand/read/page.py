"""A saved page as a report: the main text, and what the page says of itself.

Scripts are never run and nothing is fetched because a page names it. The extracted text is the original
of a page: every offset is into it.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from firsthand.model import NotRead
from firsthand.read.decode import decoded
from firsthand.read.draft import Draft, Found, Item

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page beyond this is no page somebody saved; the largest of the news pages measured has 4 MB.
LARGEST_PAGE = 20 * 2**20
# Fewer characters are a menu entry or a stray sign; the shortest flash has more.
SHORTEST_REPORT = 20
# Attributes of one element: the parser compares each with all before it, and 100,000 held it for minutes.
# On 100 news pages no element has more than 466.
MOST_ATTRIBUTES = 1000
_ATTRIBUTE = re.compile(r"""[\s/]*+(?:=?[^\s/>=]++|=)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_ELEMENT = re.compile(rf"(<[A-Za-z][^\s/>]*+)((?:{_ATTRIBUTE.pattern})*+)")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|p|div)\b", re.IGNORECASE)


def looks_like_a_page(data: bytes) -> bool:
    """Whether bytes of unknown kind begin as HTML does."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and _HTML.search(head) is not None


def read_page(item: Item) -> list[Found]:
    """The report on a saved page."""
    if len(item.data) > LARGEST_PAGE:
        return [NotRead(item.path, None, "the page is larger than 20 MB", "save the report alone")]
    head = item.data[:4096]
    declared = _CHARSET.search(head) or _XML_CHARSET.search(head)
    text = decoded(item.data, declared[1].decode("ascii") if declared else None)
    if text is None:
        return [NotRead(item.path, None, "it is no text in any encoding", "save the page again")]
    found = page_draft(text.text, item.path, item.line, None, text.decision)
    return [found]


def page_draft(
    html: str, path: str, line: int | None, url: str | None, decoding: str | None = None
) -> Draft | NotRead:
    """The report on a page given as text; `url` where the user says it came from."""
    from firsthand.read.page_facts import facts_of
    from firsthand.read.page_text import main_text

    tree = _parsed(html)
    if tree is None:
        return NotRead(path, line, "it holds no page", "save the page again")
    facts = facts_of(tree, url)
    text = main_text(tree, facts)
    if len(text.strip()) < SHORTEST_REPORT:
        why = "no report was found on the page"
        return NotRead(path, line, why, "copy the report's text into a .txt file and give that")
    return Draft(
        path=path,
        line=line,
        text=text,
        decoding=decoding,
        url=facts.url,
        outlet=facts.outlet,
        title=facts.title,
        published=facts.published,
        language=facts.language,
        authors=facts.authors,
    )


def _parsed(html: str) -> "HtmlElement | None":
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from firsthand.read.page_facts import legible

    # libxml2 bounds depth and size by itself.
    source = _ELEMENT.sub(_bounded, _DECLARATION.sub("", legible(html))).encode("utf-8")
    try:
        tree = document_fromstring(
            source, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except (etree.LxmlError, ValueError):
        return None
    return tree if len(tree) else None


def _bounded(element: re.Match[str]) -> str:
    """The start of an element with its first attributes."""
    if len(element[2]) <= 2 * MOST_ATTRIBUTES:
        return element[0]
    return element[1] + "".join(
        found[0] for found in islice(_ATTRIBUTE.finditer(element[2]), MOST_ATTRIBUTES)
    )
