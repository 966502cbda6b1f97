"""How the trace names an article in a sentence, and what it shows where the article as such is meant."""

from firsthand.model import Article, Passage

# A pointer to an article as such shows this much of its beginning, in characters.
LEAD = 200


def name_of(article: Article) -> str:
    """`Harbour Herald (id)`, the id alone where the outlet is unknown."""
    return f"{article.outlet.name} ({article.id})" if article.outlet else article.id


def lead(article: Article) -> tuple[Passage, ...]:
    """The first line of an article, where the article as such is the evidence; none where it has no word."""
    text = article.text
    start = len(text) - len(text.lstrip())
    line_end = text.find("\n", start)
    end = line_end if line_end > start else len(text)
    if end - start > LEAD:  # cut between words
        space = text.rfind(" ", start + LEAD // 2, start + LEAD + 1)
        end = space if space > 0 else start + LEAD
    return (article.passage(start, end),) if start < end else ()
