"""What looks like a distortion and is none: other spellings, another way to say no, ranges, later counts."""

import pytest

from firsthand.changes.answered import answered
from firsthand.changes.apart import surely_two
from firsthand.changes.figures import moved_on, numbers_in
from firsthand.changes.firmness import made_a_fact
from firsthand.changes.own import told_in
from firsthand.encode import shipped
from firsthand.guards import conflicts, conflicts_across
from firsthand.model import Passage
from firsthand.reference.change_words import change_words, fold


def marked(left: str, right: str, language: str, other: str) -> list[str]:
    one, two = Passage("a", 0, len(left), left), Passage("b", 0, len(right), right)
    if language == other:
        return [str(found.kind) for found in conflicts(one, two, language)]
    return [str(found.kind) for found in conflicts_across(one, two, language, other)]


@pytest.mark.parametrize(
    ("left", "right", "language", "other"),
    [
        # A particle in a name, a no in a title.
        ("祭りは平将門が始めたとされる。", "The feast is said to go back to Taira no Masakado.", "ja", "en"),
        ("Sie singt das Lied Never the Same.", "She sings the song Never the Same.", "de", "en"),
        # Hours and minutes as each language writes them.
        ("決勝は8月1日4時10分に始まる。", "The final begins at 4:10 am on August 1st.", "ja", "en"),
        ("La fête commence samedi à 7 h 30.", "Das Fest beginnt am Samstag um 07.30 Uhr.", "fr", "de"),
        ("Il gruppo arriva alle 6,30 al porto.", "Die Gruppe kommt um halb sieben am Hafen an.", "it", "de"),
        # 120 as it is said, a tenth in signs, a ten that goes on, a conversion in brackets.
        ("来自一百二多个国家的领导人", "Leaders of more than 120 countries", "zh", "en"),
        ("像の高さは約１・５５㍍だという。", "The statue is about 1.55 meters high.", "ja", "en"),
        ("Zu ihrem 25. Geburtstag", "à l'occasion de son vingt-cinquième anniversaire", "de", "fr"),
        ("Two boats lay 15 metres (49 feet) apart.", "Le 2 barche erano a 15 metri.", "en", "it"),
        ("Es brannte auf 85 km2.", "Сгорело 21,000 акров.", "de", "ru"),
        ("Закон о 3 триллионах крон.", "Das 3-Billionen-Kronen-Gesetz.", "ru", "de"),
        # July, which begins as June does.
        ("It failed in July in the test.", "Selhalo to v červenci při testu.", "en", "cs"),
        # What is left of 4½ in a broken encoding.
        ("He was away 4\ufffd months.", "He was away 412 months.", "en", "en"),
    ],
)
def test_what_is_said_in_another_way_is_no_conflict(left, right, language, other):
    assert marked(left, right, language, other) == []
    assert marked(right, left, other, language) == []


def test_another_minute_and_another_month_are_conflicts():
    assert marked("決勝は4時10分に始まる。", "The final begins at 4:40 am.", "ja", "en") == ["date"]
    assert marked("It failed in July.", "Selhalo to v červnu.", "en", "cs") == ["date"]


@pytest.mark.parametrize(
    ("one", "other", "language", "other_language"),
    [
        ("Meunier", "Менье", "en", "ru"),
        ("Wallace", "Уоллеса", "en", "ru"),
        ("Моголов", "Мугал", "ru", "ru"),
        ("Чехия", "Чешская Республика", "ru", "ru"),
        ("Соединенном Королевстве", "Великобритании", "ru", "ru"),
        ("English", "British", "en", "en"),
        ("Aquarius", "Водолея", "en", "ru"),
        ("Guns권총을", "Hudson", "ko", "en"),
    ],
)
def test_two_spellings_or_names_of_one_are_not_two(one, other, language, other_language):
    assert not surely_two(one, other, language, other_language, shipped())
    assert not surely_two(other, one, other_language, language, shipped())


@pytest.mark.parametrize(
    ("one", "other", "language", "other_language"),
    [
        ("Benning", "Quaid", "en", "de"),
        ("Nigeria", "Ghana", "en", "en"),
        ("Benning", "Волков", "en", "ru"),
    ],
)
def test_names_that_are_far_apart_are_two(one, other, language, other_language):
    assert surely_two(one, other, language, other_language, shipped())


def test_a_no_is_lost_only_where_its_clause_is_answered():
    english = "The council did not approve the bridge, the mayor said."
    words = Passage("a", 16, 19, "not")
    denied = Passage("a", 0, len(english), english)
    lost = "Der Rat hat die Brücke genehmigt, sagte die Bürgermeisterin."
    assert answered(denied, words, Passage("b", 0, len(lost), lost), "en", "de", shipped())
    other = "Die Katze schlief auf dem Dach, sagte die Bürgermeisterin."
    assert not answered(denied, words, Passage("b", 0, len(other), other), "en", "de", shipped())


def test_a_range_is_no_update_whatever_else_grew():
    text = "Four tremors with magnitudes ranging from 3.6 to 4.3 increased the panic in Orsa."
    assert told_in(text, fold(text), "en", change_words("en")) is None
    grown = "The toll of the ferry increased from 3.6 to 4.3 crowns."
    assert told_in(grown, fold(grown), "en", change_words("en")) is not None


def test_a_word_that_holds_the_one_that_is_gone_says_it_may_be():
    one = "Банк выберет самые надёжные дома в городе Орса, которые он сможет найти весной."
    other = "Банк выберет самые надёжные дома в городе Орса, которые он может найти весной."
    assert made_a_fact(one, other, "ru", "ru") is None
    likely = "Работа в порту Орсы, скорее всего, станет легче весной, сказал капитан."
    probable = "Работа в порту Орсы, вероятно, станет легче весной, сказал капитан."
    assert made_a_fact(likely, probable, "ru", "ru") is None


def test_a_later_count_of_missing_is_an_update_whether_it_grew_or_not():
    def count(text):
        return numbers_in(text, "en")[0]

    eleven, nine = count("Eleven people are missing."), count("Nine people are missing.")
    assert moved_on(eleven, nine)
    assert moved_on(nine, eleven)
    five, seven = count("Five people died."), count("Seven people died.")
    assert moved_on(five, seven)
    assert not moved_on(seven, five)
