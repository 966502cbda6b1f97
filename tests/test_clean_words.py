"""Furniture that no list names: told by the words that pages are made of, by signs, and by its neighbours."""

import pytest
from tests.factories import article

from firsthand.clean import mark

PROSE = (
    "The council of the town met for many hours on Monday and could not agree on what the bridge may cost."
)
MORE = (
    "The opposition asked for an inquiry into the contracts, which it said had been given without a tender."
)


def marked(*lines: str, **facts: object) -> list[str]:
    """Mark an article of these lines; name each marked line as `kind: text`."""
    found = mark(article(text="\n".join(lines), **facts))
    return [f"{n.kind.value}: {found.text[n.start : n.end]}" for n in found.noise]


# Words in any order


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Send this story to your friends"),
        ("en", "Leave your comment below"),
        ("de", "Beitrag jetzt weiterleiten"),
        ("fr", "Envoyer cet article à vos amis"),
        ("es", "Comparte esta noticia con tus amigos"),
        ("ru", "Поделитесь новостью с друзьями"),
        ("ar", "شاركه مع أصدقائك"),
        ("zh", "分享到微信朋友圈"),
        ("ja", "この記事をシェアする"),
        ("ko", "기사 공유하기"),
        ("th", "แชร์ข่าวนี้"),
    ],
)
def test_a_line_that_only_the_words_of_a_page_make_up_is_noise_in_any_order(language, line):
    assert len(marked(PROSE, line, language=language)) == 1


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Photographs of the bridge show cracks."),
        ("en", "He asked the public to share photographs of the night."),
        ("en", "Read the contracts, she told the council."),
        ("en", "Support for our farmers"),
        ("de", "Die App meldet Fehler automatisch."),
        ("de", "Meinungen dazu"),
        ("es", "Los lectores enviaron fotos."),
        ("fr", "Une application gratuite"),
        ("pt", "O vídeo da festa já tem a sua história."),
        ("ru", "Читатели газеты получат деньги назад."),
    ],
)
def test_a_report_that_speaks_in_the_words_of_pages_is_left_alone(language, line):
    assert marked(PROSE, line, MORE, language=language) == []


def test_a_headline_that_speaks_of_apps_and_papers_is_left_alone():
    assert marked("Free newspaper app for readers in Tarnmouth", PROSE, MORE) == []


@pytest.mark.parametrize(
    "line",
    [
        "Tel. 0800 555 0199",
        "@tarncourier @maraquill",
        "Tarnmouth 12°C",
        "A- A+",
        "📲 Get it on the go",
        "12.3K views",
    ],
)
def test_signs_after_the_report_need_no_words(line):
    assert len(marked(PROSE, line)) == 1


def test_of_a_whole_page_the_report_is_the_stretch_of_prose_and_teasers_are_related():
    menu = ("Home", "Sign in", "Subscribe", "Search", "Newsletters")
    tail = ("Most read", "Share", "Comments", "Advertisement", "Privacy policy")
    found = marked(
        *menu,
        "Old bridge closed until the spring",
        PROSE,
        MORE,
        PROSE[:-1] + " now.",
        *tail,
        *tail,
        MORE,
        *menu,
    )

    assert f"related: {MORE}" in found
    assert not [line for line in found if PROSE[:30] in line or "Old bridge" in line]


def test_a_list_that_closes_a_report_is_report():
    assert marked(PROSE, "It will cost:", "4.2 million for the shaft of the mine", "Advertisement") == [
        "advert: Advertisement"
    ]


def test_a_short_question_is_strange_only_where_it_shares_no_word_with_the_report():
    strange = "Where will the ferries of the northern islands winter?"
    assert marked(PROSE, strange, "Advertisement") == [f"related: {strange}", "advert: Advertisement"]
    assert marked(PROSE, "When will the council agree about Monday's bridge?", "Advertisement") == [
        "advert: Advertisement"
    ]
