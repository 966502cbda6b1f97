"""Credits past the pages that only pass reports on: Google News, MSN, Yahoo News and their like.

"Reuters via Yahoo News" is Reuters. An aggregator is nobody's source where the outlet is named
beside it, and a line that names the aggregator alone ("via MSN") leaves the source open. What it
says to have learned itself ("told Yahoo News") stays its own. A link to an aggregator, a
translating or an archiving page may hold the address of the report; nothing is ever fetched.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from urllib.parse import unquote

from firsthand.citations.scope import Credit
from firsthand.model import Outlet, OutletKind, Role
from firsthand.reference.outlets import Outlets

# An address in an address is written out, or percent-encoded once or twice.
MOST_UNQUOTED = 2
_ADDRESS = re.compile(r"https?://[\w.-]{3,253}", re.ASCII)
_SHARE = re.compile(r"/amp/s/(?P<host>[\w.-]{3,253})", re.ASCII)
# "www-reuters-com.translate.goog": dots are hyphens there, and hyphens two.
_TRANSLATED = re.compile(r"(?:https?://)?(?P<host>[\w-]{3,200})\.translate\.goog(?![\w.-])", re.ASCII)
# The last part of a Google News address, as base64: a few bytes, then the report's address.
_ENCODED = re.compile(r"/(?:articles|read)/(?P<code>CBM[\w-]{8,1600})", re.ASCII)
_PASSING = frozenset({Role.AGENCY, Role.REPORTED_BY, Role.REPUBLISHED_FROM, Role.TRANSLATED_FROM})
_NAMED_AS_ORIGIN = frozenset({Role.REPUBLISHED_FROM, Role.TRANSLATED_FROM})


def linked(link: str, outlets: Outlets) -> Outlet | None:
    """The outlet whose report a link leads to: of its host, else of an address that it holds."""
    outlet = outlets.by_domain(link)
    if outlet and outlet.kind is not OutletKind.AGGREGATOR:
        return outlet
    found = {held.id: held for host in _held(link) if (held := outlets.by_domain(host))}
    real = [held for held in found.values() if held.kind is not OutletKind.AGGREGATOR]
    return real[0] if len(real) == 1 else outlet


def past_aggregators(credits: Sequence[Credit], outlets: Outlets) -> list[Credit]:
    """The credits without the aggregators that only pass on what another is credited with beside them."""
    aggregating = [_aggregates(credit, outlets) for credit in credits]
    if not any(aggregating):
        return list(credits)
    answered = {
        c.unit.place for c, passes in zip(credits, aggregating, strict=True) if not passes and not c.tongue
    }
    return [
        credit
        for credit, passes in zip(credits, aggregating, strict=True)
        if not passes
        or not (
            credit.role in _NAMED_AS_ORIGIN or (credit.role in _PASSING and credit.unit.place in answered)
        )
    ]


def _aggregates(credit: Credit, outlets: Outlets) -> bool:
    facts = outlets.get(credit.outlet) if credit.outlet else None
    return facts is not None and facts.kind is OutletKind.AGGREGATOR


def _held(link: str) -> list[str]:
    """The hosts of the addresses that a link holds beyond its own."""
    if translated := _TRANSLATED.match(link):
        return [translated["host"].replace("--", "\0").replace("-", ".").replace("\0", "-")]
    rest = link.partition("://")[2] or link
    if encoded := _ENCODED.search(rest):
        return _ADDRESS.findall(_decoded(encoded["code"]))
    if shared := _SHARE.search(rest):
        return [shared["host"]]
    for _ in range(MOST_UNQUOTED + 1):
        if hosts := _ADDRESS.findall(rest):
            return list(hosts)
        rest = unquote(rest)
    return []


def _decoded(code: str) -> str:
    try:
        return base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode("latin-1")
    except (ValueError, binascii.Error):
        return ""
