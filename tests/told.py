"""What a story's page tells of claims and plans, as a reader finds it."""

import re

from tests.accounts import ferry
from tests.dossiers import pages_of

FERRY = ferry()


def page_of(found) -> str:
    return next(html for name, html in pages_of(found).items() if name == "story-s.html")


PAGE = page_of(FERRY)


def section(name: str, html: str = PAGE) -> str:
    return re.split(r"</section>", html.split(f'<section id="{name}"')[1])[0]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def first_screen(html: str) -> str:
    """From the answer to the end of what is known."""
    return plain(html.split('<p class="answer">')[1].split("</dl>")[0])
