"""What every reading of the values asks of a passage: that it is the slice it says it is."""

from collections.abc import Iterable, Mapping

from firsthand.model import Article, Passage


class CheckError(Exception):
    """A statement that does not stand on its passage: `statement` and `why`."""

    def __init__(self, statement: str, why: str) -> None:
        super().__init__(f"{statement}: {why}")
        self.statement = statement
        self.why = why

    def __reduce__(self) -> tuple[type["CheckError"], tuple[str, str]]:
        return CheckError, (self.statement, self.why)  # pages are checked in other processes too


def slices(passages: Iterable[Passage], articles: Mapping[str, Article], name: str) -> None:
    """Raise CheckError on the first passage that is no slice of its article."""
    for passage in passages:
        article = articles.get(passage.article)
        if article is None:
            raise CheckError(name, f"there is no article {passage.article!r}")
        if not 0 <= passage.start < passage.end <= len(article.text):
            raise CheckError(name, f"{passage.start} to {passage.end} is no passage of {passage.article!r}")
        if article.text[passage.start : passage.end] != passage.text:
            raise CheckError(name, f"{passage.start} to {passage.end} of {passage.article!r} reads otherwise")
