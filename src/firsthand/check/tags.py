"""The small part of HTML that every browser reads alike: one tag, and the text between two.

Known elements, known attributes in double quotes and each once, five character references; nothing else.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from firsthand.check.passages import CheckError

# The kinds of text: a statement holds a passage, a quotation equals one, a count is counted again, a fact is
# about an article, story or outlet as the pile gives it, and the page's own words say nothing of the pile.
_KINDS = ("data-statement", "data-quote", "data-count", "data-fact", "data-page")
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
# An end, or a start with its attributes, perhaps an end at once.
_END = re.compile(r"/([a-z][a-z0-9]*)")
_START = re.compile(r"""(?!style)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)(/?)""")
_ATTRIBUTE = re.compile(r""" ([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?""")
_NO_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|#34|#39);)")
# The tags that pages have in common, and those that stand on one page many times.
_REMEMBERED = 4096
STRANGE = "it is not in the form that every browser reads alike"


class Tag(NamedTuple):
    """One tag: it `ends` what is open, or opens `name`, and where it is `alone` ends it at once.

    A `void` element holds nothing and is never ended; `kind` is that of the text.
    """

    name: str
    ends: bool
    alone: bool
    void: bool
    kind: str | None
    passage: bool
    given: Mapping[str, str]


@lru_cache(maxsize=_REMEMBERED)
def tag(written: str) -> Tag:
    """What stands between `<` and `>`, read; CheckError where no page has it, or browsers differ on it."""
    found = _START.fullmatch(written)
    if found is None:
        end = _END.fullmatch(written)
        if end is None:
            raise CheckError(f"<{written[:80]}>", STRANGE)
        return Tag(end[1], True, False, False, None, False, {})
    name, attributes, closed = found.groups()
    if name not in _TAGS:
        raise CheckError(f"<{name}>", "no page has such an element")
    given: dict[str, str] = {}
    for key, value in _ATTRIBUTE.findall(attributes):
        if key not in _ATTRIBUTES and not key.startswith(("data-", "aria-")):
            raise CheckError(f"<{name} {key}>", "no page has such an attribute")
        if key in given:
            raise CheckError(f"<{name} {key}>", "it is given twice")
        given[key] = plain(value)
    if name == "input" and given.get("type") != "radio":
        raise CheckError("<input>", "a reader chooses what is shown, and sends nothing")
    kind = next((known for known in _KINDS if known in given), None)
    void = name in _VOID
    return Tag(name, False, bool(closed) and not void, void, kind, "data-start" in given, given)


def plain(text: str) -> str:
    """The text as a browser shows it."""
    if "&" not in text:
        return text
    if _NO_REFERENCE.search(text):
        raise CheckError(text, "it has a character reference that no page has")
    return unescape(text)
