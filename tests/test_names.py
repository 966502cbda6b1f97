"""What an article can be recognised by, in its language and across languages."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import body

from firsthand.names import SignalKind, signals, skeleton
from firsthand.names.numbers import value
from firsthand.names.places import LANGUAGES, gazetteer

REFERENCE = files("firsthand").joinpath("reference", "names")


def keys(kind, text, language):
    """The keys of one kind that a text of one sentence or more is recognised by."""
    return {signal.key for signal in signals(body("a", text, language=language)) if signal.kind is kind}


@pytest.mark.parametrize(
    "spellings",
    [
        "Stoltenberg Stoltenbergs Столтенберга ストルテンベルグ ستولتنبرغ 스톨텐베르그",
        "Zelenskyy Selenskyj Зеленского ゼレンスキー",
        "Trump Трампа トランプ ترامب",
        "Lukaschenko Lukashenko Лукашенко ルカシェンコ",
        "Johnson Джонсона ジョンソン",
        "Obama Обама オバマ أوباما",
    ],
)
def test_a_name_has_one_skeleton_in_every_script(spellings):
    assert len({skeleton(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("Merkel", "Macron"), ("Müller", "Möllemann"), ("Nakamura", "Nakayama")]
)
def test_different_names_have_different_skeletons(left, right):
    assert skeleton(left) != skeleton(right)


@pytest.mark.parametrize("name", ["", "Xi", "Li", "Io", "..."])
def test_a_name_of_few_consonants_is_no_key(name):
    assert skeleton(name) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Gipfel in Litauen begann.", "de"),
        ("Das litauische Parlament tagte.", "de"),
        ("The summit in Lithuania began.", "en"),
        ("Саммит в Литве начался.", "ru"),
        ("リトアニアで首脳会議が始まった。", "ja"),
        ("بدأت القمة في ليتوانيا.", "ar"),
        ("Szczyt na Litwie rozpoczął się.", "pl"),
        ("在立陶宛举行的峰会开始了。", "zh"),
        ("리투아니아에서 정상회의가 시작됐다.", "ko"),
    ],
)
def test_a_country_is_one_place_in_every_language(text, language):
    assert "LT" in keys(SignalKind.PLACE, text, language)


@pytest.mark.parametrize(
    ("text", "place", "language"),
    [
        ("Делегация Китая приехала.", "CN", "ru"),
        ("Делегація Китаю приїхала.", "CN", "uk"),
        ("Delegace z Číny přijela.", "CN", "cs"),
        ("Delegacja z Chin przyjechała.", "CN", "pl"),
        ("A küldöttség Kínában járt.", "CN", "hu"),
        ("Делегация Кубы приехала.", "CU", "ru"),
    ],
)
def test_a_short_name_of_a_country_is_known_with_its_endings(text, place, language):
    assert place in keys(SignalKind.PLACE, text, language)


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        # a name of several words, inflected
        ("Переговоры в Южной Корее продолжаются.", "ru", "KR"),
        ("He flew to New Zealand on Monday.", "en", "NZ"),
        ("Il est parti aux États-Unis lundi.", "fr", "US"),
        ("Die Behörden in Tokio schweigen.", "de", "city:Tokyo"),
        ("東京の当局は沈黙している。", "ja", "city:Tokyo"),
    ],
)
def test_places_of_several_words_and_cities_are_found(text, language, place):
    assert place in keys(SignalKind.PLACE, text, language)


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("They told us about it.", "en", "US"),
        ("Das ist brutal und brisant.", "de", "GB"),
        ("The malign influence grows.", "en", "ML"),
        ("She made a chinking sound.", "en", "CN"),
    ],
)
def test_words_that_begin_like_a_place_are_none(text, language, place):
    assert place not in keys(SignalKind.PLACE, text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die NATO tagt.", "de"),
        ("L'OTAN se réunit.", "fr"),
        ("Страны НАТО собрались.", "ru"),
        ("北约开会。", "zh"),
        ("나토가 회의를 연다.", "ko"),
        ("NATOが会議を開く。", "ja"),
    ],
)
def test_an_alliance_is_one_body_whatever_its_letters(text, language):
    assert "org:NATO" in keys(SignalKind.BODY, text, language)


def test_small_letters_are_no_body():
    assert not keys(SignalKind.BODY, "The ones who un the fn and ab.", "en")


@pytest.mark.parametrize(
    ("written", "number"),
    [("1.234", 1234), ("1,234", 1234), ("1 234", 1234), ("1.234,5", 1234.5), ("3,5", 3.5), ("٣٤", 34)],
)
def test_marks_and_digits_of_any_language_give_the_value(written, number):
    assert value(written) == number


@pytest.mark.parametrize("written", ["1.2.3", "9" * 40, "1,2,3,4"])
def test_what_is_no_single_number_has_no_value(written):
    assert value(written) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es kostet 3 Millionen.", "de"),
        ("It costs 3 million.", "en"),
        ("費用は300万ドル。", "ja"),
        ("Стоимость 3 млн рублей.", "ru"),
        ("Coûte 3.000.000 euros.", "fr"),
    ],
)
def test_words_of_scale_belong_to_their_number(text, language):
    assert "3000000" in keys(SignalKind.NUMBER, text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Am 31. Januar war er dort.", "de"),
        ("On January 31 he was there.", "en"),
        ("El 31 de enero estuvo allí.", "es"),
        ("31 января он был там.", "ru"),
        ("1月31日に訪れた。", "ja"),
        ("1월 31일 방문했다.", "ko"),
        ("Er war am 31.01.2023 dort.", "de"),
        ("Seen 2023-01-31 there.", "en"),
    ],
)
def test_a_day_is_one_day_in_every_language(text, language):
    assert keys(SignalKind.DAY, text, language) == {"1-31"}


def test_a_month_without_a_figure_is_no_day():
    assert not keys(SignalKind.DAY, "May he rest. In March they marched 450 miles.", "en")


def test_german_nouns_are_not_taken_for_names():
    found = keys(SignalKind.NAME, "Die Desinformation im Verbindungsbüro nutzt Kritenbrink.", "de")

    assert found == {skeleton("Kritenbrink")}


def test_letters_with_digits_are_a_term():
    assert keys(SignalKind.CODE, "Die AP4 tagen.", "de") == {"ap4"}


def test_a_line_in_capitals_names_nobody():
    assert not keys(SignalKind.CODE, "MANY BIG SHIPS SANK HERE TODAY", "en")


@pytest.mark.parametrize("file", ["places.json", "organisations.json"])
def test_every_listed_name_is_found(file):
    listed = json.loads(REFERENCE.joinpath(file).read_text(encoding="utf-8"))
    prefix = "org:" if file == "organisations.json" else ""
    missed = []
    for code, names in listed[file.removesuffix(".json")].items():
        for language, spellings in names.items():
            for name in spellings:
                text, spoken = f"xx yy zz {name} xx yy zz.", "en" if language == "*" else language
                found = keys(SignalKind.BODY, text, spoken) | keys(SignalKind.PLACE, text, spoken)
                if prefix + code not in found:
                    missed.append((code, language, name))
    assert not missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_countries(language):
    names = gazetteer(language)

    assert names is not None
    assert {"JP", "DE", "LT"} <= {*names.exact.values(), *names.stems.values(), *names.spelled.values()}


@given(text=st.text(max_size=300), language=st.sampled_from([*LANGUAGES, "is", None]))
@settings(deadline=None)  # reference data loads at first use
def test_every_text_is_read(text, language):
    for signal in signals(body("a", text, language=language)):
        assert signal.key
        assert signal.times >= 1


@given(name=st.text(max_size=60))
@settings(deadline=None)  # reference data loads at first use
def test_a_skeleton_is_short_plain_letters(name):
    bones = skeleton(name)

    assert bones is None or (bones.isascii() and bones.isalpha())


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "1," * 400_000, "A1 " * 300_000, "東" * 500_000, "x\n" * 100_000, "'" * 500_000]
)
def test_hostile_text_takes_no_longer_than_a_long_report(text):
    article = body("a", "A report.").article

    from firsthand.model import Body

    assert signals(Body(article, ())) == ()
    hostile = body("b", "x").article
    found = signals(Body(_with_text(hostile, text), ((0, len(text)),)))
    assert len(found) <= 20_000


def _with_text(article, text):
    from dataclasses import replace

    return replace(article, text=text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("An earthquake struck at noon.", "en"),
        ("Das Erdbeben kam mittags.", "de"),
        ("正午に地震があった。", "ja"),
        ("Un terremoto sacudió la costa.", "es"),
    ],
)
def test_a_word_means_the_same_in_every_language(text, language):
    assert "earthq" in keys(SignalKind.TERM, text, language)


@pytest.mark.parametrize(
    ("text", "language"), [("Wir sind hier.", "de"), ("Blorptang frumselt.", "de"), ("Jarðskjálfti.", "is")]
)
def test_everyday_and_unknown_words_have_no_meaning_to_join_on(text, language):
    assert keys(SignalKind.TERM, text, language) == set()


def test_a_place_counts_as_a_place_and_not_as_a_word_again():
    assert keys(SignalKind.TERM, "Japan. 日本。", "ja") == set()
