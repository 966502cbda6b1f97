"""The main text of a page, by trafilatura."""

from lxml.html import HtmlElement

from firsthand.read.page_facts import Facts


def main_text(tree: HtmlElement, facts: Facts) -> str:
    """The report's text, a paragraph a line; empty where none is found."""
    from copy import deepcopy

    from trafilatura import extract

    text = extract(deepcopy(tree), favor_precision=True, include_comments=False, include_tables=False)
    return text or ""
