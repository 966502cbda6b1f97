"""The two pieces of markup that stand on a page thousands of times: a mark behind a sentence, and a report.

Written here and not in a template, and each once for all places that have the same.
"""

from functools import lru_cache

from markupsafe import Markup, escape

from firsthand.model import Article
from firsthand.render.places import Ref
from firsthand.render.spelling import known_as, label

# As many as stand on a large page.
_REMEMBERED = 8192
_TITLE = 140


@lru_cache(maxsize=_REMEMBERED)
def reference(ref: Ref) -> Markup:
    """¶3: the link to a passage, with its beginning on hover."""
    there = f"report {ref.number}" if ref.here else "a report of another page"
    return _link(ref, f' title="{escape(f"Passage in {there}: “{label(ref.text, _TITLE)}”")}"')


@lru_cache(maxsize=_REMEMBERED)
def brief(ref: Ref) -> Markup:
    """As a mark among many of one kind: what it leads to is said once, at the head of its column or row."""
    return _link(ref, "")


def _link(ref: Ref, title: str) -> Markup:
    number = str(ref.number) if ref.here else "↗"
    return Markup(  # every piece of text in it is escaped
        f'<a class="ref" href="{escape(ref.href)}" data-article="{escape(ref.key)}" data-start="{ref.start}"'
        f' data-end="{ref.end}"{title}>¶{number}</a>'
    )


def report(article: Article, key: str, colour: str, href: str, number: int) -> Markup:
    """A report by its number and its outlet."""
    return Markup(  # every piece of text in it is escaped
        f'<span class="report" data-fact="article" data-of="{escape(key)}"><a class="no {escape(colour)}"'
        f' href="{escape(href)}">{number}</a> <bdi>{escape(known_as(article))}</bdi></span>'
    )
