# ruff: noqa: E501 (one sentence is one line, in any language)
"""Languages are told apart, and a foreign passage has to be a whole one."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language import (
    LANGUAGES,
    foreign_passages,
    language_of,
    normal_tag,
    pieces,
    settled,
)

# The same invented news in the 25 languages.
HARBOUR = {
    "de": "Der Hafen von Nordstadt bleibt nach dem Sturm noch mindestens zwei Wochen geschlossen, sagte die Bürgermeisterin.",
    "en": "The harbour of Northtown will stay closed for at least two more weeks after the storm, the mayor said.",
    "fr": "Le port de Nordville restera fermé pendant au moins deux semaines après la tempête, a déclaré la maire.",
    "es": "El puerto de Villanorte seguirá cerrado al menos dos semanas más tras la tormenta, dijo la alcaldesa.",
    "it": "Il porto di Cittanord resterà chiuso per almeno altre due settimane dopo la tempesta, ha detto la sindaca.",
    "pt": "O porto de Vilanorte continuará fechado por pelo menos mais duas semanas após a tempestade, disse a prefeita.",
    "nl": "De haven van Noordstad blijft na de storm nog minstens twee weken gesloten, zei de burgemeester.",
    "pl": "Port w Nordowie pozostanie zamknięty jeszcze co najmniej dwa tygodnie po burzy, powiedziała burmistrz.",
    "ru": "Порт Северограда останется закрытым ещё как минимум две недели после шторма, сообщила мэр города.",
    "uk": "Порт Північграда залишатиметься зачиненим ще щонайменше два тижні після шторму, повідомила міська голова.",
    "tr": "Belediye başkanı, fırtınanın ardından Kuzeykent limanının en az iki hafta daha kapalı kalacağını söyledi.",
    "ar": "قالت رئيسة البلدية إن ميناء المدينة الشمالية سيبقى مغلقا لمدة أسبوعين آخرين على الأقل بعد العاصفة.",
    "fa": "شهردار گفت بندر شهر شمالی پس از توفان دست‌کم دو هفته دیگر بسته خواهد ماند و کشتی‌ها منتظر می‌مانند.",
    "zh": "市长表示，北城港在风暴过后至少还将关闭两周，船只必须在外海等待。",
    "ja": "北町の市長は、嵐の後、港は少なくともあと二週間閉鎖されたままになると述べた。",
    "ko": "북시 시장은 폭풍 이후 항구가 최소 2주 더 폐쇄될 것이라고 말했다.",
    "vi": "Thị trưởng cho biết cảng Bắc Thành sẽ tiếp tục đóng cửa ít nhất hai tuần nữa sau cơn bão lớn.",
    "th": "นายกเทศมนตรีกล่าวว่าท่าเรือจะยังคงปิดต่อไปอีกอย่างน้อยสองสัปดาห์หลังพายุ",
    "id": "Pelabuhan Kota Utara akan tetap ditutup setidaknya dua minggu lagi setelah badai, kata wali kota.",
    "el": "Το λιμάνι της Βορειούπολης θα παραμείνει κλειστό για τουλάχιστον δύο εβδομάδες μετά την καταιγίδα.",
    "cs": "Přístav v Severově zůstane po bouři zavřený ještě nejméně dva týdny, řekla starostka města.",
    "ro": "Portul din Nordești va rămâne închis încă cel puțin două săptămâni după furtună, a spus primărița.",
    "bg": "Пристанището на Северград ще остане затворено още най-малко две седмици след бурята, каза кметицата.",
    "hu": "Északváros kikötője a vihar után még legalább két hétig zárva marad, mondta a polgármester.",
    "sv": "Hamnen i Nordstad förblir stängd i minst två veckor till efter stormen, sade borgmästaren.",
}


def test_the_25_languages_are_covered():
    assert HARBOUR.keys() == LANGUAGES


@pytest.mark.parametrize("code", sorted(HARBOUR))
def test_a_sentence_shows_its_language(code):
    assert language_of(HARBOUR[code]) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # neighbours keep their own name
        (
            "Havnen i Nordby forbliver lukket i mindst to uger mere efter stormen, sagde borgmesteren til avisen.",
            "da",
        ),
        (
            "Prístav v Severove zostane po búrke zatvorený ešte najmenej dva týždne, povedala primátorka mesta.",
            "sk",
        ),
        # a place and an agency in front say nothing
        ("TOKENHAM (Agency One) – " + HARBOUR["fr"], "fr"),
    ],
)
def test_what_is_near_is_told_apart(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "   ", "NATO", "12.05.2031 14:33", "港", "—" * 5000, "\ud800" * 30])
def test_too_little_text_has_no_language(text):
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("tag", "normal"),
    [
        ("de-at", "de-AT"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("EN", "en"),
        ("und", None),
        ("German", None),
        ("", None),
        ("x" * 90, None),
    ],
)
def test_tags_are_written_as_bcp_47_does(tag, normal):
    assert normal_tag(tag) == normal


@pytest.mark.parametrize(
    ("declared", "code", "expected"),
    [
        ("de-AT", "de", "de-AT"),
        # a publisher knows better than a guess within one script
        ("nl", "de", "nl"),
        # but not where its template says one thing and its script another
        ("en", "ru", "ru"),
        ("ru", "en", "en"),
        (None, "ja", "ja"),
        ("nonsense!", "ja", "ja"),
    ],
)
def test_a_declared_language_counts_unless_the_script_rules_it_out(declared, code, expected):
    assert settled(declared, HARBOUR[code]) == expected


def test_a_template_that_declares_the_wrong_language_is_not_believed():
    assert settled("en", "\n".join([HARBOUR["de"]] * 5)) == "de"
    assert settled("de-AT", "\n".join([HARBOUR["de"]] * 5)) == "de-AT"


def foreign(language: str, *sentences: str) -> list[tuple[str, str]]:
    """(language, text) of each foreign passage in an article of these sentences."""
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return [(f.language, text[f.start : f.end]) for f in foreign_passages(text, spans, language)]


def test_sentences_in_another_language_are_one_passage():
    english = "“We will open the harbour as soon as the water is clear,” she said to the reporters."

    assert foreign("de", HARBOUR["de"], HARBOUR["en"], english, HARBOUR["de"]) == [
        ("en", HARBOUR["en"] + "\n" + english)
    ]


@pytest.mark.parametrize("code", ["ru", "zh", "ja", "ko", "ar", "th", "el"])
def test_another_script_is_another_language(code):
    assert foreign("en", HARBOUR["en"], HARBOUR[code]) == [(code, HARBOUR[code])]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # names, titles and short words are no change of language
        ("de", "Die Zeitungen „The Northtown Herald“ und „Harbour Weekly News“ berichteten zuerst darüber."),
        ("de", "Ahmed Al-Rashid, Jean-Baptiste Moreau, María Fernández, Giovanni Bianchi"),
        ("en", "“Bien sûr,” he said."),
        ("zh", "本文介绍 Harbour Weekly News 和 The Northtown Herald 的报道。"),
        ("ja", "北町港は Harbour Weekly News の取材に応じた。"),
        ("de", "[the opening of]"),
        ("de", ""),
        ("en", "NORTHTOWN 12:03 14/05/2031 +++ 4-2 +++ 17.3 +++ 99"),
    ],
)
def test_names_and_scraps_are_no_foreign_passage(language, sentence):
    assert foreign(language, HARBOUR[language], sentence) == []


@pytest.mark.parametrize("code", sorted(HARBOUR))
def test_no_language_is_foreign_to_itself(code):
    assert foreign(code, *[HARBOUR[code]] * 3) == []


def test_without_a_language_nothing_is_foreign():
    assert foreign_passages(HARBOUR["en"], [(0, len(HARBOUR["en"]))], None) == ()


def test_small_words_are_listed_for_known_languages():
    source = files("firsthand.reference").joinpath("function_words.json").read_text(encoding="utf-8")
    words = json.loads(source)["words"]

    assert words.keys() <= LANGUAGES
    for code, row in words.items():
        found = set(row.split()) & set(HARBOUR[code].lower().replace(",", "").split())
        assert found, f"no small word of {code} stands in a plain sentence"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_pieces_are_slices_and_no_text_breaks_the_guess(text):
    spans = pieces(text)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    for found in foreign_passages(text, spans, "de"):
        assert 0 <= found.start < found.end <= len(text)
    assert language_of(text) is None or isinstance(language_of(text), str)
