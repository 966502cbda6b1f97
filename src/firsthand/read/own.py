"""Our own records read again: the same values, so that reading our output gives the same bytes.

Marks (noise, passages in another language) hold only for the text they were made on. Where the digest is not
that of the text, somebody changed it since: the text stands, the marks are dropped, and that is said.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from firsthand.language import normal_tag
from firsthand.model import Foreign, Noise, NoiseKind, NotRead, OutletRef, Source
from firsthand.read.draft import Draft, Found, digest_of
from firsthand.when import When, WhenBasis

_MARKS = frozenset({"id", "source", "published", "text", "noise", "digest"})
_NULLABLE = ("url", "title", "retrieved", "language")
_KINDS = {kind.value: kind for kind in NoiseKind}
_BASES = {basis.value: basis for basis in WhenBasis}


def is_ours(record: Mapping[str, Any]) -> bool:
    """Whether the record has the shape that `read` writes."""
    return (
        record.keys() >= _MARKS
        and isinstance(record["source"], Mapping)
        and isinstance(record["published"], Mapping)
        and isinstance(record["text"], str)
    )


def our_draft(record: Mapping[str, Any], path: str, line: int | None) -> list[Found]:
    """The article that one of our records holds; complaints where somebody broke a part of it."""
    text, complaints = record["text"], []

    def broken(what: str) -> None:
        remedy = "write the record again with `firsthand read`; the report is read without it"
        complaints.append(NotRead(path, line, what, remedy))

    if not text.strip():
        return [NotRead(path, line, "its text is empty", "leave it out, or give its text")]
    facts = {key: record.get(key) for key in _NULLABLE}
    for key, value in facts.items():
        if value is not None and not isinstance(value, str):
            broken(f"{key} {value!r:.60} is no text")
            facts[key] = None
    language = facts["language"]
    facts["language"] = normal_tag(language) if language else None
    if language is not None and facts["language"] is None:  # a tag names the files of what we know of it
        broken(f"language {language!r:.60} is no BCP 47 tag")
    when = our_when(record["published"])
    if when is None:
        broken("published is no interval")
        when = When(None, None, WhenBasis.UNKNOWN, "its record was broken")
    source = _source(record["source"]) or Source(path, line)
    digest = digest_of(text)
    noise, foreign = _noise(record["noise"], len(text)), _foreign(record.get("foreign", []), len(text))
    if digest != record["digest"]:
        broken("its text is not the one its digest was made of, so its marks do not hold")
        noise, foreign = (), None
    elif noise is None or foreign is None:
        broken("its marks are not passages of its text")
    outlet = record.get("outlet")
    settled = our_outlet(outlet) if isinstance(outlet, Mapping) else None
    if outlet is not None and settled is None:
        broken("outlet is no object with id and name")
    extra, authors = record.get("extra", {}), record.get("authors", [])
    names = isinstance(authors, list) and all(isinstance(name, str) for name in authors)
    if not names:
        broken("authors is no list of names")
    identity = record["id"]
    draft = Draft(
        path=source.path,
        line=source.line,
        text=text,
        decoding=source.decoding,
        id=identity if isinstance(identity, str) and identity else None,
        settled=settled,
        published=when,
        noise=noise or (),
        foreign=foreign,
        extra=dict(extra) if isinstance(extra, Mapping) else {"extra": extra},
        authors=tuple(authors) if names else (),
        ours=True,
        **facts,
    )
    return [draft, *complaints]


def our_when(record: Mapping[str, Any]) -> When | None:
    """An interval as our records write it."""
    basis, because = _BASES.get(str(record.get("basis"))), record.get("because")
    bounds = (record.get("earliest"), record.get("latest"))
    if basis is None or not isinstance(because, str):
        return None
    if bounds == (None, None):
        return When(None, None, basis, because)
    if not all(isinstance(bound, str) for bound in bounds):
        return None
    try:
        earliest, latest = (datetime.fromisoformat(str(bound)) for bound in bounds)
    except ValueError:
        return None
    if (earliest.tzinfo is None) != (latest.tzinfo is None) or earliest > latest:
        return None
    return When(earliest, latest, basis, because)


def our_outlet(record: Mapping[str, Any]) -> OutletRef | None:
    """An outlet as our records write it."""
    id, name = record.get("id"), record.get("name")
    return OutletRef(id, name) if isinstance(id, str) and isinstance(name, str) and id and name else None


def _source(record: Mapping[str, Any]) -> Source | None:
    path, line, decoding = record.get("path"), record.get("line"), record.get("decoding")
    if not isinstance(path, str) or not isinstance(line, int | None) or not isinstance(decoding, str | None):
        return None
    return Source(path, line, decoding)


def _spans(
    rows: object, length: int, names: Mapping[str, Any] | None, key: str
) -> list[tuple[int, int, Any]] | None:
    if not isinstance(rows, list):
        return None
    spans = []
    for row in rows:
        if not isinstance(row, Mapping):
            return None
        start, end, word = row.get("start"), row.get("end"), row.get(key)
        if type(start) is not int or type(end) is not int or not isinstance(word, str):
            return None
        if not 0 <= start < end <= length or (names is not None and word not in names):
            return None
        spans.append((start, end, word))
    return spans


def _noise(rows: object, length: int) -> tuple[Noise, ...] | None:
    spans = _spans(rows, length, _KINDS, "kind")
    return None if spans is None else tuple(Noise(start, end, _KINDS[kind]) for start, end, kind in spans)


def _foreign(rows: object, length: int) -> tuple[Foreign, ...] | None:
    spans = _spans(rows, length, None, "language")
    return None if spans is None else tuple(Foreign(start, end, code) for start, end, code in spans)
