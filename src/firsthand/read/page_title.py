"""The title of a page: what most of its statements agree on, without the site's name.

Pages state their title for search engines (JSON-LD), for sharing (og:title) and for readers (h1), each with
the site's name or a section put before or after it, or without. A divider and what follows go where what
stands before it is stated elsewhere too, or where what follows is the site's name. Of what remains, the
title stated most often counts; of equals that for sharing, which says what the report is about where the
others tease.
"""

import re
from collections import Counter
from collections.abc import Sequence

_DIVIDER = re.compile(r"\s+[–—-]\s+|\s*[|ㅣ·•»]\s*|\s*::\s*")
_NOT_LETTERS = re.compile(r"\W+")
# A site's name of one or two letters is in every word.
SHORTEST_SITE = 3


def agreed_title(stated: Sequence[str | None], site: Sequence[str | None]) -> str | None:
    """The title among those stated, in order of preference; `site` holds the names the site goes by."""
    given = [title for title in stated if title]
    names = [key for name in site if name and len(key := _key(name)) >= SHORTEST_SITE]
    plain = [_without_site(title, {other for other in given if other != title}, names) for title in given]
    if not plain:
        return None
    votes = Counter(plain)
    return max(plain, key=lambda title: (votes[title], -plain.index(title)))


def _without_site(title: str, others: set[str], names: Sequence[str]) -> str:
    dividers = list(_DIVIDER.finditer(title))
    for divider in dividers:
        if (before := title[: divider.start()].strip()) in others:
            return before
    if dividers and (tail := _key(title[dividers[-1].end() :])):
        before = title[: dividers[-1].start()].strip()
        if before and any(tail in name or name in tail for name in names) and len(tail) >= SHORTEST_SITE:
            return before
    return title


def _key(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()
