"""A web archive (WARC) as reports: every HTML response a page, with its address and time of capture."""

import io
from dataclasses import replace

from firsthand.model import NotRead
from firsthand.read.decode import decoded
from firsthand.read.draft import Draft, Found, Item
from firsthand.read.page import LARGEST_PAGE, page_draft

# A crawl may hold millions of responses; beyond this many it is split by whoever made it.
MOST_RECORDS = 200_000


def read_web_archive(item: Item) -> list[Found]:
    """The pages of a WARC file; records that are no pages (images, requests) are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found: list[Found] = []
    try:
        records = ArchiveIterator(io.BytesIO(item.data), record_types=WarcRecordType.response)
        for number, record in enumerate(records, 1):
            if number > MOST_RECORDS:
                found.append(NotRead(item.path, None, f"it holds more than {MOST_RECORDS} pages", "split it"))
                break
            kind = (record.http_content_type or "").lower() if record.is_http else ""
            status = record.http_headers.status_code if record.is_http and record.http_headers else None
            if "html" not in kind or status != 200:
                continue
            data = record.reader.read(LARGEST_PAGE)
            text = decoded(data, record.http_charset)
            url = record.headers.get("WARC-Target-URI")
            if text is None or not text.text.strip():
                found.append(NotRead(item.path, number, "the response holds no text", "leave it out"))
                continue
            page = page_draft(text.text, item.path, number, url, text.decision)
            captured = record.headers.get("WARC-Date")
            found.append(replace(page, retrieved=captured) if isinstance(page, Draft) else page)
    except (ValueError, OSError, EOFError, RuntimeError) as error:
        found.append(NotRead(item.path, None, f"the archive is damaged: {error!s:.80}", "make it again"))
    return found or [NotRead(item.path, None, "it holds no page", "leave it out")]
