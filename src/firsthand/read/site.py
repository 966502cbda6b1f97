"""The outlet of a report: as its data says, else by its address, else as its own title names it.

A page title ends in the site's name: `… | Blick am Ort`, `… — RT World News`. After a dash that may as well
be the one whom the headline credits (`… – Reuters`), so there only a name that calls itself news counts,
and only where exactly one outlet bears it. A name in the text is never taken for the report's own outlet.
"""

import re

from firsthand.model import OutletRef
from firsthand.read.draft import Draft
from firsthand.reference.outlets import Outlets

# Headlines are short; what follows the last of many dividers of a long text is not a site's name.
LONGEST_TITLE = 400
_DIVIDER = re.compile(r"\s(?:[–—-]|[|·•»]|::)\s")
_DASHES = frozenset("–—-")
_NEWS = re.compile(
    r"\b(?:world ?news|news|nachrichten|weltnachrichten|noticias|notícias|notizie|actualités?|nieuws|"
    r"wiadomości|новости|новини|haberleri?|berita|știri|hírek|nyheter|zprávy)\b|新闻|新聞|ニュース|뉴스|ข่าว|أخبار|اخبار",
    re.IGNORECASE,
)


def outlet_of(draft: Draft, outlets: Outlets) -> OutletRef | None:
    """The outlet that published the report, None where nothing says."""
    if draft.ours or draft.settled:
        return draft.settled
    said = outlets.refer(draft.outlet, draft.url)
    return said if said or not draft.title else _named_in_title(draft.title, outlets)


def _named_in_title(title: str, outlets: Outlets) -> OutletRef | None:
    dividers = list(_DIVIDER.finditer(title[:LONGEST_TITLE]))
    if not dividers or len(title) > LONGEST_TITLE:
        return None
    name = title[dividers[-1].end() :].strip()
    if dividers[-1].group().strip() in _DASHES and not _NEWS.search(name):
        return None
    named = outlets.mentions(name)
    if len(named) != 1 or (named[0].start, named[0].end) != (0, len(name)) or named[0].weak:
        return None
    [*ids] = named[0].outlets
    found = outlets.get(ids[0]) if len(ids) == 1 else None
    return OutletRef(found.id, found.name) if found else None
