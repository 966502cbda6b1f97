"""The main text of a page: trafilatura's choice, mended where pages go wrong in the same ways.

Before: posts of others that are embedded, captions, and paragraphs or list items that are nothing but links
(teasers for other reports, tables of contents) are taken out. After: the headline that the page repeats
above the text goes; paragraphs that were passed over although they stand among the chosen ones, built the
same way, come back; the standfirst comes back where the page's own summary shows which element it is; and
what follows the report goes where the text that the publisher states for machines (JSON-LD articleBody)
ends earlier. Each rule was measured on one half of the pages (evals/pages) and kept for what it gained on
the other.
"""

import json
import re
import unicodedata
from collections import Counter
from copy import deepcopy

from lxml.etree import LxmlError
from lxml.html import HtmlElement, fragment_fromstring

from firsthand.read.page_facts import Facts, squeezed

# Elements of other sites' posts, and what stands under a picture.
_EMBEDDED = (
    '//blockquote[contains(@class, "twitter-tweet") or contains(@class, "instagram-media")'
    ' or contains(@class, "tiktok-embed")] | //figcaption | //script | //style | //noscript | //template'
)
# A paragraph is a teaser where nearly all its letters are link text; a list item where most are.
LINKED_PARAGRAPH = 0.9
LINKED_ITEM = 0.7
# A headline is repeated within the first lines or not at all.
FIRST_LINES = 5
# Letters of a summary that have to be found again to know the standfirst by, and the longest standfirst.
LEAD_LETTERS = 30
LONGEST_LEAD = 1200
# Paragraphs built alike before a passed-over one among them is believed to be one of them.
FEWEST_ALIKE = 3
# How far up containers of one report have to be built alike.
LEVELS = 6
# The share of the extracted letters that the stated text has to hold before it may say where the report ends.
STATED_SHARE = 0.7
SHORTEST_STATED = 400
# Pages with more elements than this are taken as trafilatura gives them.
MOST_ELEMENTS = 60_000
# Below this many characters a page most likely showed no report, and one is looked for in its scripts.
SHORTEST_REPORT = 200
LONGEST_SCRIPT = 2_000_000
_STRING = re.compile(r'"(?:[^"\\\n]|\\.){200,}"')
_PARAGRAPH = re.compile(r"<p[\s>]")
_NOT_LETTERS = re.compile(r"\W+")


def main_text(tree: HtmlElement, facts: Facts) -> str:
    """The report's text, a paragraph a line; empty where none is found."""
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return _extracted(tree)
    pruned = deepcopy(tree)
    _prune(pruned)
    text = _extracted(deepcopy(pruned))
    if len(text) < SHORTEST_REPORT:
        text = max(text, _in_scripts(tree), key=len)
    lines = text.split("\n")
    lines = _without_headline(lines, facts)
    lines = _with_siblings(lines, pruned)
    lines = _within_stated(lines, facts.body)
    lines = _with_lead(lines, pruned, facts)
    return "\n".join(line for line in lines if line.strip())


def _extracted(tree: HtmlElement) -> str:
    from trafilatura import extract

    return extract(tree, favor_precision=True, include_comments=False, include_tables=False) or ""


def _in_scripts(tree: HtmlElement) -> str:
    """The longest page text that stands as a string in a script, for pages that are put together there."""
    best = ""
    for script in tree.xpath("//script[not(@src)]"):
        source = script.text or ""
        if "p" not in source or not SHORTEST_REPORT < len(source) < LONGEST_SCRIPT:
            continue
        for found in _STRING.finditer(source):
            if "p\\u003e" not in found[0] and "</p>" not in found[0]:
                continue
            try:
                markup = json.loads(found[0], strict=False)
            except ValueError:
                continue
            text = _paragraphs(markup)
            if len(text) > len(best):
                best = text
    return best


def _paragraphs(markup: str) -> str:
    if not _PARAGRAPH.search(markup):
        return ""
    try:
        fragment = fragment_fromstring(markup, create_parent="div")
    except (LxmlError, ValueError):
        return ""
    texts = []
    for node in fragment.iter("p", "h2", "h3"):
        captions = [above for above in node.iterancestors() if "caption" in (above.get("class") or "")]
        if not captions and (text := squeezed(node.text_content())):
            texts.append(text)
    return "\n".join(texts)


def _key(text: str) -> str:
    """The letters and digits of a text, by which it is known again."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFC", text)).lower()


def _prune(tree: HtmlElement) -> None:
    for node in tree.xpath(_EMBEDDED):
        _drop(node)
    for node in list(tree.iter("li", "p", "h2", "h3", "h4")):
        letters = len(_key(node.text_content()))
        if not letters:
            continue
        linked = sum(len(_key(link.text_content())) for link in node.iter("a") if link.get("href"))
        if linked >= (LINKED_ITEM if node.tag == "li" else LINKED_PARAGRAPH) * letters:
            _drop(node)


def _drop(node: HtmlElement) -> None:
    if node.getparent() is not None:
        node.drop_tree()


def _without_headline(lines: list[str], facts: Facts) -> list[str]:
    headlines = {_key(text) for text in (*facts.headings, facts.title or "") if text}
    repeated = [number for number, line in enumerate(lines[:FIRST_LINES]) if _key(line) in headlines]
    return lines[repeated[-1] + 1 :] if repeated else lines


def _with_siblings(lines: list[str], tree: HtmlElement) -> list[str]:
    """The lines, with paragraphs that stand among chosen ones and are built as they are."""
    keys = {key: number for number, line in reversed(list(enumerate(lines))) if (key := _key(line))}
    everything = "".join(_key(line) for line in lines)
    chosen: Counter[tuple[object, str, str]] = Counter()
    paragraphs = []
    for node in tree.iter("p", "h2", "h3"):
        parent = node.getparent()
        key = _key(node.text_content())
        if parent is None or not key:
            continue
        build = (_container(parent), node.tag, node.get("class") or "")
        paragraphs.append((node, build, key))
        if key in keys:
            chosen[build] += 1
    builds = {build for build, times in chosen.items() if times >= FEWEST_ALIKE and build[1] == "p"}
    parents = {build[0] for build in builds}
    missing: dict[int, list[str]] = {}
    last = -1
    for node, build, key in paragraphs:
        if key in keys:
            last = max(last, keys[key])
        elif (build in builds or (build[1] != "p" and build[0] in parents)) and key not in everything:
            missing.setdefault(last, []).append(squeezed(node.text_content()))
    if not missing:
        return lines
    whole = list(missing.get(-1, ()))
    for number, line in enumerate(lines):
        whole.append(line)
        whole.extend(missing.get(number, ()))
    return whole


def _container(parent: HtmlElement) -> object:
    """What paragraphs of one report have in common: their parent, or parents of like build in one article.

    Advertisements cut a report into several containers, whose classes are the same for some levels up; the
    report that follows on an endless page is an article of its own.
    """
    classes: list[str] = []
    for node in (parent, *parent.iterancestors()):
        if node.tag in {"article", "section", "main", "body"} or len(classes) == LEVELS:
            named = any(classes)
            return (node, tuple(classes)) if named else parent
        classes.append(node.get("class") or "")
    return parent


def _within_stated(lines: list[str], body: str | None) -> list[str]:
    """The lines up to the last one that the stated text holds, where it holds most of them."""
    stated = _key(body or "")
    if len(stated) < SHORTEST_STATED:
        return lines
    keys = [_key(line) for line in lines]
    held = [bool(key) and key in stated for key in keys]
    letters = sum(map(len, keys))
    common = sum(len(key) for key, is_held in zip(keys, held, strict=True) if is_held)
    if not letters or common < STATED_SHARE * letters:
        return lines
    last = max(number for number, is_held in enumerate(held) if is_held)
    return lines[: last + 1]


def _with_lead(lines: list[str], tree: HtmlElement, facts: Facts) -> list[str]:
    """The lines, with the standfirst before them where the extraction left it out."""
    everything = "".join(_key(line) for line in lines)
    for lead in facts.leads:
        sought = _key(lead.removesuffix("…").removesuffix("..."))[:60]
        if len(sought) < LEAD_LETTERS:
            continue
        if sought in everything:
            return lines
        found = _smallest(tree, sought)
        if found is not None:
            return [found, *lines]
    return lines


def _smallest(tree: HtmlElement, sought: str) -> str | None:
    """The text of the smallest element that holds the letters sought."""
    best: str | None = None
    for node in tree.iter("p", "div", "h2", "h3", "span", "strong", "section", "li"):
        text = node.text_content()
        if len(text) <= LONGEST_LEAD and sought in _key(text) and (best is None or len(text) < len(best)):
            best = text
    return squeezed(best) if best else None
