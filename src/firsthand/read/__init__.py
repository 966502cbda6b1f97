"""Read what people have into articles: text, pages, mails, feeds, web archives, JSON, CSV; packed or not.

Every item is either an article or stands in `not_read` with what is wrong and what to do; one bad item never
costs another. The same pile gives the same articles, with the same ids, in whatever order it is named.
Nothing is fetched and nothing is written.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.dates import dateline, day_in_url
from firsthand.language import foreign_passages, pieces, settled
from firsthand.model import Article, Foreign, NotRead, Source
from firsthand.parallel import spread
from firsthand.read.draft import Draft, Found, Item, digest_of
from firsthand.read.identity import unique_ids
from firsthand.read.kinds import is_json_lines, read_item
from firsthand.read.notation import json_lines
from firsthand.read.sidecar import joined, told
from firsthand.read.site import outlet_of
from firsthand.read.walk import walk
from firsthand.reference.outlets import Outlets
from firsthand.sentences import sentences
from firsthand.when import When

__all__ = ["Pile", "read"]

STANDARD_INPUT = "-"
# As much of a parser's own words as says what it stumbled over.
_SAID = 120


@dataclass(frozen=True, slots=True)
class Pile:
    """Articles by id, each id once, and what could not be read; goes wherever its articles may go."""

    articles: tuple[Article, ...]
    not_read: tuple[NotRead, ...]

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)


def read(paths: Iterable[str | Path], outlets: Outlets | None = None, jobs: int = 1) -> Pile:
    """Read files, folders and archives; `-` is standard input, JSON Lines or else one plain text.

    `outlets` resolves the names and domains that reports give; without it each is kept as named.
    Raises PileError for a path that does not exist.
    """
    wanted = [str(path) for path in paths]
    not_read: list[NotRead] = []
    items: list[Item] = []
    for one in walk(path for path in wanted if path != STANDARD_INPUT):
        if isinstance(one, Item):
            items.append(one)
        else:
            not_read.append(one)
    if STANDARD_INPUT in wanted:
        items.append(_standard_input())
    items, unmatched = joined(_once(items))
    not_read += unmatched
    drafts: list[Draft] = []
    for found in spread(_found, _singled(items), jobs):
        for one_found in found:
            if isinstance(one_found, Draft):
                drafts.append(one_found)
            else:
                not_read.append(one_found)
    known = outlets if outlets is not None else Outlets(())
    ids = unique_ids(drafts)
    articles = [_article(draft, id, known) for draft, id in zip(drafts, ids, strict=True)]
    return Pile(
        tuple(sorted(articles, key=lambda article: article.id)),
        tuple(sorted(set(not_read), key=lambda no: (no.path, no.line or 0, no.why, no.remedy))),
    )


def _once(items: Iterable[Item]) -> list[Item]:
    """Each file once, however often and by whichever paths it was named: under the least of them."""
    kept: dict[str, Item] = {}
    for item in items:
        known = kept.get(item.place)
        if known is None or (not item.named, item.path) < (not known.named, known.path):
            kept[item.place] = item
    return list(kept.values())


def _standard_input() -> Item:
    data = sys.stdin.buffer.read()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return Item("-.json" if data.lstrip().startswith(b"[") else "-.jsonl", data)
    return Item("-", data)


def _singled(items: Iterable[Item]) -> Iterator[Item]:
    """Files of JSON Lines line by line, so that processes can share them; all else as it is."""
    for item in items:
        if is_json_lines(item):
            yield from json_lines(item)
        else:
            yield item


def _found(item: Item) -> list[Found]:
    """What one item holds, with languages and times settled as far as the item alone can tell."""
    found: list[Found] = []
    for one in _held(item):
        if isinstance(one, Draft) and item.beside:
            found += told(one, item.beside)
        else:
            found.append(one)
    return [_settled(one) if isinstance(one, Draft) else one for one in found]


def _held(item: Item) -> list[Found]:
    """What a reader makes of one item; a fault in taking it apart costs that item and no other.

    Pages, mails and archives go through parsers that others wrote, and there is no end to what a hostile one
    makes them raise. Nothing but reading is guarded: a fault in our own stages has to show.
    """
    try:
        return read_item(item)
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:_SAID]
        remedy = "save the report's text as .txt and give that"
        return [NotRead(item.path, item.line, f"reading it failed: {said}", remedy)]


def _settled(draft: Draft) -> Draft:
    if draft.ours:
        foreign = draft.foreign
        return replace(draft, foreign=_foreign(draft.text, draft.language) if foreign is None else foreign)
    language = settled(draft.language, draft.text)
    foreign = _foreign(draft.text, language)
    return replace(draft, language=language, published=_published(draft), foreign=foreign)


def _published(draft: Draft) -> When:
    """The time given; else the day in the address; else that of the dateline; else unknown, and why."""
    if draft.published.known:
        return draft.published
    return (draft.url and day_in_url(draft.url)) or dateline(draft.text) or draft.published


def _foreign(text: str, language: str | None) -> tuple[Foreign, ...]:
    # Splitting sentences well costs more than all else here; pieces between stops are enough to see whether
    # there is anything foreign at all.
    if language is None or not foreign_passages(text, pieces(text), language):
        return ()
    return foreign_passages(text, sentences(text, language), language)


def _article(draft: Draft, id: str, outlets: Outlets) -> Article:
    return Article(
        id=id,
        source=Source(draft.path, draft.line, draft.decoding),
        url=draft.url,
        outlet=outlet_of(draft, outlets),
        title=draft.title,
        published=draft.published,
        retrieved=draft.retrieved,
        language=draft.language,
        text=draft.text,
        noise=draft.noise,
        digest=digest_of(draft.text),
        extra=draft.extra,
        authors=draft.authors,
        foreign=draft.foreign or (),
    )
