"""The section of a story's page that says who said what, and its parts."""

import re

from tests.dossiers import pages_of, words

from firsthand.check import check
from firsthand.model import Dossier


def story_of(found: Dossier) -> str:
    check(found)
    return next(html for name, html in pages_of(found).items() if name.startswith("story-"))


def said(found: Dossier) -> str:
    """The section, after both checks."""
    html = story_of(found)
    return html[html.index('<section id="said">') : html.index('<section id="reports">')]


def plain(html: str) -> str:
    return words(f"<body>{html}")


def voice(name: str, page: str) -> str:
    """One speaker's part of the section."""
    parts = page.split('<div class="voice ')
    return next(part for part in parts[1:] if name in plain(part.split("</h3>")[0]))


def statement(start: str, page: str) -> str:
    """The statement whose earliest words begin so."""
    parts = page.split('<li class="statement ')
    return next(part for part in parts[1:] if f">{start}" in part.split("</blockquote>")[0])


def classes(page: str, kind: str) -> list[set[str]]:
    return [set(found.split()) for found in re.findall(r'class="([^"]*)"', page) if kind in found.split()]
