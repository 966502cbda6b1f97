"""A saved feed, RSS or Atom, as reports: an item an article, with the time the feed states.

An item's text is the fullest that it carries; many feeds carry a teaser alone, and then that is the text. The
time of the last change (Atom's `updated`) is not that of publication. Entities are not expanded, and nothing
is fetched.
"""

from collections.abc import Iterator

from lxml import etree

from firsthand.dates import not_a_time, parse_when
from firsthand.language import normal_tag
from firsthand.model import NotRead
from firsthand.read.draft import Draft, Found, Item
from firsthand.read.page_facts import legible, squeezed
from firsthand.read.plain import LARGEST_TEXT
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

# Names without their namespace, fullest first: content:encoded, Atom's content, then what may be a teaser.
_TEXTS = ("encoded", "content", "description", "summary")
_TIMES = ("pubDate", "published", "issued", "date")
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "br", "tr")


def read_feed(item: Item) -> list[Found]:
    """The reports in a feed."""
    if len(item.data) > LARGEST_TEXT:
        return [NotRead(item.path, None, "the feed is larger than 64 MB", "split it")]
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(item.data, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not any(True for _ in _feeds(root)):
        return [NotRead(item.path, None, "it is XML but no feed", "give feeds, or save its reports as text")]
    outlet = _child(root, "title") or next((_child(one, "title") for one in _all(root, "channel")), None)
    language = _language(root)
    entries = [node for name in ("item", "entry") for node in _all(root, name)]
    if not entries:
        return [NotRead(item.path, None, "the feed holds no item", "leave it out")]
    return [_report(entry, item.path, number, outlet, language) for number, entry in enumerate(entries, 1)]


def _feeds(root: etree._Element) -> Iterator[etree._Element]:
    return (node for node in root.iter("{*}rss", "{*}feed", "{*}RDF"))


def _report(
    entry: etree._Element, path: str, number: int, outlet: str | None, language: str | None
) -> Draft | NotRead:
    texts = [text for name in _TEXTS if (text := _text(entry, name))]
    if not texts:
        return NotRead(path, number, "the item has no text", "save the page it leads to and give that")
    stated = next((time for name in _TIMES if (time := _child(entry, name))), None)
    when = UNKNOWN_TIME
    if stated:
        found = parse_when(stated, WhenBasis.FEED, "the feed states it for the item")
        when = found or When(None, None, WhenBasis.UNKNOWN, not_a_time(stated))
    source = next(iter(_all(entry, "source")), None)
    original = None if source is None else (_child(source, "title") or squeezed(source.text or ""))
    authors = [name for tag in ("creator", "author") if (name := _author(entry, tag))]
    return Draft(
        path,
        number,
        texts[0],
        url=_link(entry),
        outlet=original or outlet,
        title=_child(entry, "title"),
        published=when,
        language=language,
        authors=tuple(dict.fromkeys(authors)),
    )


def _all(node: etree._Element, name: str) -> list[etree._Element]:
    return [one for one in node.iter("{*}" + name) if one is not node]


def _own(node: etree._Element, name: str) -> etree._Element | None:
    return next((one for one in node if isinstance(one.tag, str) and _local(one) == name), None)


def _local(node: etree._Element) -> str:
    """The name without its namespace. By hand: lxml fails on the bad names that its recovery lets in."""
    return str(node.tag).rpartition("}")[2]


def _inner(node: etree._Element) -> str:
    return "".join(str(part) for part in node.itertext())


def _child(node: etree._Element, name: str) -> str | None:
    child = _own(node, name)
    text = squeezed(_inner(child)) if child is not None else ""
    return text[:1000] or None


def _author(entry: etree._Element, tag: str) -> str | None:
    node = _own(entry, tag)
    name = None if node is None else _child(node, "name") or squeezed(_inner(node))
    return name if name and "@" not in name and len(name) <= 100 else None


def _link(entry: etree._Element) -> str | None:
    for node in entry:
        if isinstance(node.tag, str) and _local(node) == "link":
            href = node.get("href") or (node.text or "").strip()
            if href.startswith(("http://", "https://")) and node.get("rel", "alternate") == "alternate":
                return href
    return None


def _text(entry: etree._Element, name: str) -> str | None:
    """An item's text, its markup taken out, a paragraph a line."""
    node = _own(entry, name)
    if node is None:
        return None
    markup = _inner(node) if len(node) == 0 else etree.tostring(node, encoding="unicode")
    if "<" not in markup:
        return squeezed(markup) or None
    from lxml.html import fragment_fromstring

    try:
        fragment = fragment_fromstring(legible(markup), create_parent="div")
    except (etree.LxmlError, ValueError):
        return squeezed(markup) or None
    for hidden in list(fragment.iter("script", "style", "figcaption")):
        hidden.drop_tree()
    for block in fragment.iter(*_BLOCKS):
        block.tail = "\n" + (block.tail or "")
        block.text = "\n" + (block.text or "")
    lines = (squeezed(line) for line in fragment.text_content().split("\n"))
    return "\n".join(line for line in lines if line) or None


def _language(root: etree._Element) -> str | None:
    stated = next((node.text for node in _all(root, "language") if node.text), None)
    return normal_tag(stated or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
