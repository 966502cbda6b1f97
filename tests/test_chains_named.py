"""Which outlet some words name, and by which words none is named."""

import pytest
from tests.chaining import LISTED, Pile

from firsthand.chains.publishers import Publishers
from firsthand.reference.unnamed_media import languages, unnamed_media


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("einem Bericht des Harlow Ledger", "Harlow Ledger"),
        ("dziennikowi Głosu Doliny", "Głos Doliny"),
        ("dem Ellerboten", "Ellerbote"),
        ("the mayor of Brenn", None),
        ("the Brenn Courier and the Ellerbote", None),
        ("湖畔日报记者", "湖畔日报"),
        # an article belongs to the name in one sentence and not in another
        ("de la Gazette du Lauen", "La Gazette du Lauen"),
        ("La Gazette du Lauen", "La Gazette du Lauen"),
        # two could be meant by an ending
        ("dem Talbotens", None),
        # a name that is also a word counts only beside a cue
        ("der Welt", None),
        # capitals tell a name from ordinary words
        ("the elle rbote", None),
    ],
)
def test_an_outlet_of_the_pile_is_found_by_its_name(words, found):
    pile = Pile()
    for number, name in enumerate(
        [
            "Harlow Ledger",
            "Głos Doliny",
            "Ellerbote",
            "Brenn Courier",
            "湖畔日报",
            "La Gazette du Lauen",
            "Talbote",
            "Talboten",
        ]
    ):
        pile.report(str(number), "A report.", name)
    named = Publishers(pile.articles, LISTED).within(words)

    assert (named.name if named else None) == found


@pytest.mark.parametrize("language", languages())
def test_words_for_media_without_a_name(language):
    words = unnamed_media(language)
    assert words is not None
    for example in words.yes:
        start, end = example.index("{"), example.index("}") - 1
        plain = example.replace("{", "").replace("}", "")
        assert words.find(plain, 0, len(plain)) == (start, end)
    for plain in words.no:
        assert words.find(plain, 0, len(plain)) is None
