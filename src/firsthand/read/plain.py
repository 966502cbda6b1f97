"""Plain text as a report: the text as it stands, and a title only where one is plainly set off.

A first line is a title where it is short, does not end like a sentence, and an empty line follows. Whatever
else a bare file does not say (outlet, time, address) stays unknown. A list of addresses is no report.
"""

import re

from firsthand.model import NotRead
from firsthand.read.decode import decoded
from firsthand.read.draft import Draft, Found, Item

# Headlines run to 120 characters, some to 180; a paragraph that is no longer usually ends in a stop.
LONGEST_HEADLINE = 200
LARGEST_TEXT = 64 * 2**20
_ENDS_A_SENTENCE = (*'.!…:;,。！？؟۔"”“»', ".)", "?)")
_MARKDOWN = re.compile(r"^#{1,6}\s+(?=\S)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)


def read_plain(item: Item) -> list[Found]:
    """The report in a text file."""
    if len(item.data) > LARGEST_TEXT:
        return [NotRead(item.path, None, "the text is larger than 64 MB", "split it, a report a file")]
    found = decoded(item.data)
    if found is None:
        return [NotRead(item.path, None, "it is no text in any encoding", "save it as UTF-8")]
    return [plain_draft(found.text, item.path, found.decision)]


def plain_draft(text: str, path: str, decoding: str | None = None) -> Draft | NotRead:
    """The report that a text is, or why it is none."""
    if not text.strip():
        return NotRead(path, None, "it is empty", "leave it out, or give its text")
    addresses = _addresses(text)
    if addresses:
        things = "an address" if addresses == 1 else f"a list of {addresses} addresses"
        why = f"it is {things}, and nothing is fetched"
        return NotRead(path, None, why, "save the pages and give the files")
    return Draft(path, None, text, decoding, title=headline(text))


def headline(text: str) -> str | None:
    """The first line, where it is set off as a title by its length, its end and an empty line after it.

    The marks of a Markdown heading are no part of it.
    """
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    first = _MARKDOWN.sub("", first.strip(), count=1)
    second = rest.partition("\n")[0]
    if not first or len(first) > LONGEST_HEADLINE or second.strip() or not rest.strip():
        return None
    return None if first.endswith(_ENDS_A_SENTENCE) else first


def _addresses(text: str) -> int:
    """How many addresses the text holds, if it holds nothing else but comments."""
    lines = [line.strip() for line in text[:100_000].splitlines() if line.strip()]
    listed = [line for line in lines if not line.startswith("#")]
    return len(listed) if listed and all(_ADDRESS.fullmatch(line) for line in listed) else 0
