"""A saved mail as a report: subject, date, text, and the sender as outlet.

Newsletters and agency services come by mail. The sender's name is the outlet's, unless the mail comes from
a mailbox of everybody's provider, where it is a person's. The Date header is when it was sent.
"""

import email
import email.policy
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from firsthand.dates import not_a_time, parse_when
from firsthand.model import NotRead
from firsthand.read.decode import decoded, plainly_decoded
from firsthand.read.draft import Draft, Found, Item
from firsthand.read.page import page_draft
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

LARGEST_MAIL = 64 * 2**20
LONGEST_HEADER = 1000
# Parts that are looked through for the text, and the boundaries beyond which nothing is a mail: taking one
# apart costs a fifth of a millisecond a part.
MOST_PARTS = 200
MOST_BOUNDARIES = 5000
# Mailboxes that anyone can have: their senders are people.
_EVERYBODYS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "t-online.de",
        "mail.ru",
        "yandex.ru",
        "proton.me",
        "protonmail.com",
        "aol.com",
        "orange.fr",
        "free.fr",
        "qq.com",
        "163.com",
    ]
)


def read_mail(item: Item) -> list[Found]:
    """The report in a mail file."""
    if len(item.data) > LARGEST_MAIL:
        return [NotRead(item.path, None, "the mail is larger than 64 MB", "save its text alone")]
    if item.data.count(b"\n--") > MOST_BOUNDARIES:
        return [NotRead(item.path, None, f"it has more than {MOST_BOUNDARIES} parts", "save its text alone")]
    try:
        # The older policy leaves headers as they stand: the newer one takes quadratic time over hostile ones.
        mail = email.message_from_bytes(item.data, policy=email.policy.compat32)
        return [_report(mail, item.path)]
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        KeyError,
    ) as error:
        # The parser of the standard library fails in many ways on headers that are none.
        why = f"it is no mail that can be taken apart: {error!s:.80}"
        return [NotRead(item.path, None, why, "save its text as .txt and give that")]


def _report(mail: Message, path: str) -> Draft | NotRead:
    subject, sender, sent = (_header(mail, name) for name in ("Subject", "From", "Date"))
    if not (subject or sender or sent):
        return NotRead(path, None, "it has no mail headers", "save its text as .txt and give that")
    base = _body(mail, path)
    if isinstance(base, NotRead):
        return base
    # Brackets nest, and the parser recurses: names and addresses are shorter than this.
    name, address = parseaddr((sender or "")[:300])
    domain = address.rpartition("@")[2].lower().strip("> ")
    personal = domain in _EVERYBODYS
    when = UNKNOWN_TIME
    if sent:
        when = parse_when(sent, WhenBasis.METADATA, f"the mail was sent {sent}") or When(
            None, None, WhenBasis.UNKNOWN, not_a_time(sent)
        )
    return Draft(
        path,
        None,
        base.text,
        base.decoding,
        url=base.url,
        outlet=None if personal else (name or domain or None),
        title=subject or base.title,
        published=when,
        language=base.language,
    )


def _header(mail: Message, name: str) -> str | None:
    # As it stands in the file: some senders write bytes there that are no ASCII.
    raw = next((str(value) for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    found = plainly_decoded(raw[:LONGEST_HEADER].encode("utf-8", "surrogateescape"))
    words = found.text if found else ""
    with suppress(ValueError, LookupError, MessageError):  # what says it is encoded and is not stays as it is
        words = str(make_header(decode_header(words)))
    return " ".join(words.split()) or None


def _body(mail: Message, path: str) -> Draft | NotRead:
    """The plain text of the mail, else the text of its page."""
    parts = [part for part, _ in zip(mail.walk(), range(MOST_PARTS), strict=False) if not part.is_multipart()]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
                continue
            data = part.get_payload(decode=True)
            found = decoded(data, part.get_content_charset()) if isinstance(data, bytes) else None
            if found is None or not found.text.strip():
                continue
            if kind == "text/plain":
                return Draft(path, None, found.text, found.decision)
            return page_draft(found.text, path, None, None, found.decision)
    return NotRead(path, None, "the mail has no text", "save its attachments and give those")
