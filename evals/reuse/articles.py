"""Articles for measuring, from a name, a text and a language alone."""

import hashlib

from firsthand.model import Article, Source
from firsthand.when import UNKNOWN_TIME


def article(name: str, text: str, language: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(name, Source(name), None, None, None, UNKNOWN_TIME, None, language, text, (), digest)
