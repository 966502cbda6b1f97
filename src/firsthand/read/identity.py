"""Ids: unique in the pile, readable, and the same in whatever order it is read.

An id that was given stands. Else it comes from the address, else from the name of the file and the text.
Where several reports would bear one id, each gets a suffix from its own text; twins in everything are
counted.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from firsthand.read.draft import Draft, digest_of

# Characters of a slug: enough to know the report by, short enough to read aloud.
LONGEST_SLUG = 60
# 32 bits of a digest: two addresses that share host and slug collide once in four billion pairs, and then
# both get a suffix from their text.
SHORT = 8
_NOT_SLUG = re.compile(r"[^\w.-]+")


def base_id(draft: Draft) -> str:
    """The id a report asks for, without regard to the others."""
    if draft.id:
        return draft.id
    if draft.url:
        address = draft.url.partition("//")[2] or draft.url
        host, _, rest = address.partition("/")
        tail = PurePosixPath(rest.partition("?")[0].partition("#")[0].rstrip("/")).name
        return f"{_slug(host.lower().removeprefix('www.'))}-{_slug(tail)}-{_short(draft.url)}".replace(
            "--", "-"
        )
    stem = PurePosixPath(draft.path).name.split(".", 1)[0]
    return f"{_slug(stem) or 'report'}-{digest_of(draft.text)[:SHORT]}"


def unique_ids(drafts: Sequence[Draft]) -> list[str]:
    """An id for each report, in the order given; which report gets which does not hang on that order."""
    asked = [base_id(draft) for draft in drafts]
    count = Counter(asked)
    taken = {id for id, times in count.items() if times == 1}
    ids = list(asked)
    shared = [number for number, wanted in enumerate(asked) if count[wanted] > 1]
    next_twin: Counter[str] = Counter()
    for number in sorted(shared, key=lambda number: (asked[number], *_rank(drafts[number]))):
        stem = f"{asked[number]}-{digest_of(drafts[number].text)[:SHORT]}"
        ids[number] = stem
        while ids[number] in taken:
            # Counted on from the last twin: starting over for each would cost the square of their number.
            next_twin[stem] += 1
            ids[number] = f"{stem}-{next_twin[stem] + 1}"
        taken.add(ids[number])
    return ids


def _rank(draft: Draft) -> tuple[str, str, int, str, str, str]:
    """What tells two reports of one id apart; drafts equal in all of it are interchangeable."""
    settled = draft.settled.name if draft.settled else ""
    facts = (
        draft.title,
        draft.outlet,
        settled,
        draft.published,
        draft.language,
        draft.authors,
        draft.retrieved,
    )
    return (
        digest_of(draft.text),
        draft.path,
        draft.line or 0,
        draft.url or "",
        repr(facts),
        repr(sorted(draft.extra.items(), key=lambda item: item[0])),
    )


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", text).strip("-.")[:LONGEST_SLUG]


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:SHORT]
