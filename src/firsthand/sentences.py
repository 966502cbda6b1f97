"""Split text into sentences with offsets into the original."""

from sentencex import get_sentence_boundaries

from firsthand.model import Article, Body


def sentences(text: str, language: str | None) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) in code points, surrounding white space left out."""
    spans = []
    for paragraph_start, paragraph in _lines(text):
        for boundary in get_sentence_boundaries(language or "en", paragraph):
            start, end = paragraph_start + boundary["start_index"], paragraph_start + boundary["end_index"]
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end:
                spans.append((start, end))
    return spans


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((start, line))
        start += len(line)
    return found


def body(article: Article) -> Body:
    """The report proper: the sentences of the article that no noise covers."""
    noise = article.noise
    kept = [
        (start, end)
        for start, end in sentences(article.text, article.language)
        if not any(n.start < end and start < n.end for n in noise)
    ]
    return Body(article, tuple(kept))
