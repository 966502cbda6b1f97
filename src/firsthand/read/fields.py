"""One record of a user's data as a report: each key used, or reported with its value and what to do.

A record is an object with `text` (or `html`). A wrong `url`, `title` or `language` costs that key, not the
report; a missing or empty text costs the report. Text is never altered. Keys we do not know are kept
under `extra`. Our own records come back as they were.
"""

from collections.abc import Mapping
from typing import Any

from firsthand.dates import not_a_time, parse_when
from firsthand.language import normal_tag
from firsthand.model import NotRead
from firsthand.read.draft import Draft, Found
from firsthand.read.own import is_ours, our_draft, our_outlet, our_when
from firsthand.read.page import page_draft
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

# An id is a name people type; whatever is longer is a text in the wrong column.
LONGEST_ID = 300
# Nobody publishes under a longer address or headline; both are shown on every page about the report.
LONGEST_URL = 8000
LONGEST_TITLE = 2000
# Deeper than this, no JSON was written by a person or a sane program, and later stages would have to recurse.
DEEPEST_EXTRA = 40
SHOWN = 60

KNOWN = frozenset(
    ["id", "url", "outlet", "title", "published", "retrieved", "language", "text", "html", "authors", "extra"]
)
# Keys that other tools give the report's text, named in the remedy.
_LIKE_TEXT = (
    "body",
    "content",
    "article",
    "maintext",
    "main_text",
    "articleBody",
    "fulltext",
    "full_text",
    "message",
)


def shown(value: object) -> str:
    """A value as an error message quotes it: short, on one line."""
    try:
        text = repr(value)
    except (RecursionError, ValueError):
        return f"a {type(value).__name__}"
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def drafts_of(record: object, path: str, line: int | None, decoding: str | None) -> list[Found]:
    """The report that a record holds, and a complaint for each key that could not be used."""
    if not isinstance(record, Mapping):
        remedy = 'write one object a report: {"text": ...}'
        return [NotRead(path, line, f"{shown(record)} is no record", remedy)]
    if is_ours(record):
        return our_draft(record, path, line)
    return _Reading(record, path, line, decoding).found()


class _Reading:
    """One record being read; complaints gather as keys are looked at."""

    def __init__(self, record: Mapping[str, Any], path: str, line: int | None, decoding: str | None) -> None:
        self.record, self.path, self.line, self.decoding = record, path, line, decoding
        self.complaints: list[Found] = []

    def found(self) -> list[Found]:
        base = self._base()
        if base is None:
            return self.complaints
        # What the record says beats what its page says.
        url, title = self._text("url", LONGEST_URL), self._text("title", LONGEST_TITLE)
        name, settled = self._outlet()
        published = self._published()
        authors = self._authors()
        draft = Draft(
            path=self.path,
            line=self.line,
            text=base.text,
            decoding=base.decoding,
            id=self._id(),
            url=url or base.url,
            outlet=name or (None if settled else base.outlet),
            settled=settled,
            title=title or base.title,
            published=published if published.known or not base.published.known else base.published,
            retrieved=self._retrieved(),
            language=self._language() or base.language,
            extra=self._extra(),
            authors=authors or base.authors,
        )
        return [draft, *self.complaints]

    def _complain(self, key: str, value: object, wanted: str) -> None:
        why, remedy = f"{key} {shown(value)} cannot be used", f"{wanted}; the report is read without it"
        self.complaints.append(NotRead(self.path, self.line, why, remedy))

    def _fail(self, why: str, remedy: str) -> None:
        self.complaints.append(NotRead(self.path, self.line, why, remedy))

    def _base(self) -> Draft | None:
        """The text, from `text` or else from the page in `html`."""
        text, html = self.record.get("text"), self.record.get("html")
        if isinstance(text, str) and text.strip():
            return Draft(self.path, self.line, text, self.decoding)
        if text is not None and not isinstance(text, str):
            self._fail(f"text {shown(text)} is no text", "give the report's text as a string")
            return None
        if isinstance(html, str) and html.strip():
            url = self.record.get("url")
            page = page_draft(html, self.path, self.line, url if isinstance(url, str) else None)
            if isinstance(page, Draft):
                return page
            self.complaints.append(page)
            return None
        if text is not None or html is not None:
            self._fail("its text is empty", "leave it out, or give its text")
        elif alike := next((key for key in _LIKE_TEXT if key in self.record), None):
            self._fail("it has no text", f'rename the key "{alike}" to "text", if that is the report\'s text')
        else:
            self._fail("it has no text", 'give the report\'s text under the key "text"')
        return None

    def _text(self, key: str, longest: int) -> str | None:
        value = self.record.get(key)
        if value is None or value == "":
            return None
        if not isinstance(value, str) or len(value) > longest:
            self._complain(key, value, f"give {key} as a string of at most {longest} characters")
            return None
        return value if value.strip() else None

    def _id(self) -> str | None:
        value = self.record.get("id")
        if value is None or value == "":
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_ID:
            self._complain("id", value, f"give id as a string of at most {LONGEST_ID} characters")
            return None
        return value

    def _outlet(self) -> tuple[str | None, Any]:
        value = self.record.get("outlet")
        if isinstance(value, Mapping) and (settled := our_outlet(value)):
            return None, settled
        return self._text("outlet", LONGEST_ID), None

    def _published(self) -> When:
        value = self.record.get("published")
        if value is None or value == "":
            return UNKNOWN_TIME
        if isinstance(value, Mapping) and (when := our_when(value)):
            return when
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15:
            value = str(value)  # 20230503 without quotation marks
        if not isinstance(value, str):
            self._complain("published", value, "give published as ISO 8601 (2031-05-03) or RFC 2822")
            return UNKNOWN_TIME
        because = f"published is given as {shown(value.strip())}"
        found = parse_when(value, WhenBasis.METADATA, because)
        if found is None:
            self._complain("published", value, "give published as ISO 8601 (2031-05-03) or RFC 2822")
        return found or When(None, None, WhenBasis.UNKNOWN, not_a_time(value.strip()))

    def _retrieved(self) -> str | None:
        value = self._text("retrieved", LONGEST_ID)
        if value is not None and parse_when(value, WhenBasis.METADATA, "") is None:
            self._complain("retrieved", value, "give retrieved as ISO 8601 (2031-05-03) or RFC 2822")
            return None
        return value

    def _language(self) -> str | None:
        value = self._text("language", LONGEST_ID)
        if value is None:
            return None
        tag = normal_tag(value)
        if tag is None and value.strip().lower() != "und":
            self._complain("language", value, "give language as a BCP 47 code such as de or pt-BR")
        return tag

    def _authors(self) -> tuple[str, ...]:
        value = self.record.get("authors")
        if value is None or value == "":
            return ()
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(n, str) and len(n) <= LONGEST_ID for n in names):
            self._complain("authors", value, "give authors as a list of names")
            return ()
        return tuple(name.strip() for name in names if name.strip())

    def _extra(self) -> dict[str, Any]:
        given = self.record.get("extra")
        extra: dict[str, Any] = dict(given) if isinstance(given, Mapping) else {}
        if given is not None and not isinstance(given, Mapping):
            extra["extra"] = given
        unknown = {key: value for key, value in self.record.items() if key not in KNOWN}
        if isinstance(self.record.get("text"), str) and self.record.get("html") is not None:
            unknown["html"] = self.record["html"]
        for key, value in (*extra.items(), *unknown.items()):
            if _too_deep(value, DEEPEST_EXTRA):
                self._complain(key, value, f"nest it at most {DEEPEST_EXTRA} deep")
                extra.pop(key, None)
            else:
                extra.setdefault(key, value)
        return extra


def _too_deep(value: object, left: int) -> bool:
    """Whether lists and objects nest deeper than allowed; looks without recursing."""
    level = [value]
    for _ in range(left):
        inner: list[object] = []
        for one in level:
            if isinstance(one, Mapping):
                inner.extend(one.values())
            elif isinstance(one, list):
                inner.extend(one)
        level = [one for one in inner if isinstance(one, Mapping | list)]
        if not level:
            return False
    return True
