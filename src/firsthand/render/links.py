"""The pieces of markup that stand on a page hundreds of times: a passage's mark, a sentence, quoted words.

Written here and not in a template, which takes many times as long; marks once for all places that have the
same. Every piece of text in them is escaped.
"""

from functools import lru_cache

from markupsafe import Markup

from firsthand.check import printable
from firsthand.model import Article
from firsthand.render.excerpts import Excerpt
from firsthand.render.places import Ref
from firsthand.render.spelling import direction, known_as, label, tag
from firsthand.render.telling import Quote, Statement
from firsthand.render.text import escaped

# As many as stand on a large page.
_REMEMBERED = 8192
_TITLE = 140


@lru_cache(maxsize=_REMEMBERED)
def reference(ref: Ref) -> Markup:
    """¶3: the link to a passage, with its beginning on hover."""
    there = f"report {ref.number}" if ref.here else "a report of another page"
    return _link(ref, f' title="{escaped(f"Passage in {there}: “{label(ref.text, _TITLE)}”")}"')


@lru_cache(maxsize=_REMEMBERED)
def brief(ref: Ref) -> Markup:
    """As a mark where what it leads to is quoted beside it, or stands at the head of its column or row."""
    return _link(ref, "")


def said(statement: Statement) -> Markup:
    """A sentence, and a mark for each passage it rests on."""
    return _said(statement, [reference(ref) for ref in statement.refs])


def beside(statement: Statement) -> Markup:
    """As `said`, where the passages are quoted beside it."""
    return _said(statement, [brief(ref) for ref in statement.refs])


def _said(statement: Statement, marks: list[Markup]) -> Markup:
    behind = " " + " ".join(marks)
    if len(marks) > 2:
        behind = f'<span class="refs">{behind}</span>'
    return Markup(
        f'<span class="said" data-statement><bdi dir="ltr">{escaped(statement.text)}</bdi>{behind}</span>'
    )


def quote(found: Quote) -> Markup:
    """A passage quoted, and the mark that leads to it."""
    language = tag(found.language)
    text = escaped(printable(found.text))
    return _quoted("", direction(found.language), language, found.ref, found.start, found.end, text, found)


def excerpt(found: Excerpt) -> Markup:
    """As `quote`, with the words that matter in it marked."""
    own = ' class="own"' if found.own else ""
    place = found.ref, found.start, found.end
    return _quoted(own, found.direction, found.language, *place, found.html, found)


def _quoted(
    own: str,
    direction: str,
    language: str | None,
    ref: Ref,
    start: int,
    end: int,
    html: str,
    found: Quote | Excerpt,
) -> Markup:
    spoken = f' lang="{escaped(language)}"' if language else ""
    before = "<span data-page>…</span>" if found.before else ""
    after = "<span data-page>…</span>" if found.after else ""
    return Markup(
        f'<span class="quoted" data-statement>{before}<q{own} dir="{direction}"{spoken} data-quote'
        f' data-article="{escaped(ref.key)}" data-start="{start}" data-end="{end}">{html}</q>{after}'
        f" {brief(ref)}</span>"
    )


def by(article: Article, ref: Ref) -> Markup:
    """Who tells a thing, one of several of one origin: the mark of the passage, and the outlet."""
    return Markup(f'<bdi class="teller" data-statement>{brief(ref)} {escaped(known_as(article))}</bdi>')


def of_claim(kind: str, value: int, key: str) -> Markup:
    """A number that is counted of a claim."""
    return Markup(
        f'<span class="count" data-count="{escaped(kind)}" data-claim="{escaped(key)}">{value:,}</span>'
    )


def _link(ref: Ref, title: str) -> Markup:
    number = str(ref.number) if ref.here else "↗"
    return Markup(
        f'<a class="ref" href="{escaped(ref.href)}" data-article="{escaped(ref.key)}"'
        f' data-start="{ref.start}" data-end="{ref.end}"{title}>¶{number}</a>'
    )


def report(article: Article, key: str, colour: str, href: str, number: int) -> Markup:
    """A report by its number and its outlet."""
    return Markup(
        f'<span class="report" data-fact="article" data-of="{escaped(key)}"><a class="no {escaped(colour)}"'
        f' href="{escaped(href)}">{number}</a> <bdi>{escaped(known_as(article))}</bdi></span>'
    )
