"""A passage quoted with the words in it that matter: the one piece of markup that accounts share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.model import Passage
from firsthand.render.places import Ref
from firsthand.render.spelling import direction, tag
from firsthand.render.telling import Teller
from firsthand.render.text import Mark, dimmed, marked

_QUOTES = frozenset('“”„«»‹›"「『《〈‘')
# What stands without a blank for longer is no word.
_LONGEST = 14
# Scripts that write no spaces: two of their signs are read like a word.
_SIGNS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage, or of a long one its part from `start` to `end`, with some words of it marked.

    `length` is in words; `own` says that it begins with a quotation mark of its own.
    """

    ref: Ref
    start: int
    end: int
    language: str | None
    direction: str
    html: Markup
    before: bool
    after: bool
    length: int
    own: bool


def excerpt(
    passage: Passage, teller: Teller, most: int = 320, words: Sequence[Passage] = (), kind: str = "words"
) -> Excerpt:
    """At most `most` characters of a passage around the first of `words`; all of these are marked in it."""
    article = teller.articles[passage.article]
    inside = [w for w in words if w.article == article.id and w.start < passage.end and w.end > passage.start]
    quoted = teller.quote(passage, most, (inside[0].start, inside[0].end) if inside else None)
    # What is marked as a whole is not marked: marks show where to look.
    telling = [w for w in inside if (w.end - w.start) * 4 < (quoted.end - quoted.start) * 3]
    opened = f'<mark class="{kind}">'
    marks = [Mark(w.start, w.end, "mark", opened, opened) for w in telling]
    html = marked(article.text, quoted.start, quoted.end, [*dimmed(article), *marks])
    language = tag(article.language)
    return Excerpt(
        quoted.ref,
        quoted.start,
        quoted.end,
        language,
        direction(language),
        html,
        quoted.before,
        quoted.after,
        words_in(quoted.text),
        quoted.text[:1] in _QUOTES,
    )


def words_in(text: str) -> int:
    """How many words a reader reads; two signs of a script without spaces count as one."""
    return len(text.split()) + sum(map(len, _SIGNS.findall(text))) // 2


def room_for_words(text: str, most: int) -> int:
    """About how many characters of a text hold `most` words."""
    return max(24, min(_LONGEST * most, len(text) * most // max(1, words_in(text))))
