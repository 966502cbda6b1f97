"""A dossier as data: `dossier.json`, piece by piece, and the two tables."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter

from firsthand.model import Article, Dossier
from firsthand.records import record, rfc3339
from firsthand.render.origins import lanes_of, letter
from firsthand.render.places import LONE_A_PAGE, Atlas

# A cell that begins with one of these is a formula to a spreadsheet; an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
ARTICLE_COLUMNS = (
    *("id", "path", "line", "url", "outlet_id", "outlet", "title", "earliest", "latest", "basis"),
    *("language", "characters", "noise_characters", "story", "origin", "digest", "page"),
)
DERIVATION_COLUMNS = (
    *("story", "taken_by", "taken_from", "left", "right", "kind", "share_left", "share_right"),
    *("score", "passages", "basis", "because"),
)


def dossier_json(dossier: Dossier) -> Iterator[str]:
    """`dossier.json` in pieces; a list has one record a line, so that a difference shows as a line."""
    yield "{"
    for position, found in enumerate(fields(dossier)):
        value = getattr(dossier, found.name)
        yield ("\n" if not position else ",\n") + json.dumps(found.name) + ": "
        if not isinstance(value, tuple):
            yield _dumps(value)
            continue
        yield "["
        for order, item in enumerate(value):
            yield ("\n" if not order else ",\n") + _dumps(item)
        yield "\n]" if value else "]"
    yield "\n}\n"


def _parts(value: object) -> object:
    """What JSON does not know, one step plainer; what a value holds is asked for in its turn."""
    if is_dataclass(value) and not isinstance(value, type):
        names, values = _fields(value.__class__)
        return dict(zip(names, values(value), strict=True))
    return record(value)


@cache
def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[object], Iterable[object]]]:
    names = tuple(field.name for field in fields(kind))
    if len(names) > 1:
        return names, attrgetter(*names)
    return names, lambda value: [getattr(value, name) for name in names]


_PLAIN = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, default=_parts)
_ASCII = json.JSONEncoder(allow_nan=False, check_circular=False, default=_parts)


def _dumps(value: object) -> str:
    """The same as `json.dumps(record(value))`, which would build every value a second time first."""
    text = _PLAIN.encode(value)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _ASCII.encode(value)
    return text


def articles_csv(dossier: Dossier) -> Iterator[str]:
    story_of = {article: story.id for story in dossier.stories for article in story.articles}
    atlas = Atlas(dossier, LONE_A_PAGE)
    # The letters of the pages, so that a row and a page speak of the same origin.
    origin_of = {
        article: letter(position)
        for lineage in dossier.lineage
        for article, position in lanes_of(lineage, atlas).position.items()
    }
    yield _row(ARTICLE_COLUMNS)
    for article in dossier.articles:
        place = atlas.places[article.id]
        page = f"{place.page}#{place.anchor}"
        yield _row(_article(article, story_of[article.id], origin_of.get(article.id), page))


def _article(article: Article, story: str, origin: str | None, page: str) -> Iterable[object]:
    when = article.published
    return (
        article.id,
        article.source.path,
        article.source.line,
        article.url,
        article.outlet.id if article.outlet else None,
        article.outlet.name if article.outlet else None,
        article.title,
        rfc3339(when.earliest) if when.earliest else None,
        rfc3339(when.latest) if when.latest else None,
        when.basis.value,
        article.language,
        len(article.text),
        sum(noise.end - noise.start for noise in article.noise),
        story,
        origin,
        article.digest,
        page,
    )


def derivations_csv(dossier: Dossier) -> Iterator[str]:
    yield _row(DERIVATION_COLUMNS)
    for lineage in dossier.lineage:
        for derivation in lineage.derivations:
            pair = derivation.reuse
            yield _row(
                (
                    *(lineage.story, derivation.taken_by, derivation.taken_from, pair.left, pair.right),
                    *(pair.kind.value, pair.share_left, pair.share_right, pair.score, pair.passages),
                    *(derivation.basis.value, derivation.because),
                )
            )


def _row(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "�").encode("utf-8", "replace").decode()
    return f"'{text}" if text.startswith(_FORMULA) else text
