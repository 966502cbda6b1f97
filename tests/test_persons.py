"""One person under many spellings, two people of one name, and what stays undecided."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import article

from firsthand.encode import shipped
from firsthand.model import Passage, Quotation, QuotationKind, SpeakerKind, Story
from firsthand.persons import Answer, compared, persons
from firsthand.persons.naming import read
from firsthand.persons.offices import agree
from firsthand.persons.same import judge
from firsthand.persons.spelling import part
from firsthand.reference.person_aliases import examples, given_names, korean_surnames, short_names


def said(name, article="a", *, language="en", office=None, kind=SpeakerKind.PERSON, number=1):
    """A quotation of `name`, with the language of its article."""
    text = f"{name} {office or ''}"
    named = Passage(article, 0, len(name), name)
    held = Passage(article, len(name) + 1, len(text), office) if office else None
    content = Passage(article, 200 + number, 210 + number, "“So it is”")
    quotation = Quotation(
        f"{article}-{number}", content, QuotationKind.DIRECT, None, named, None, None, name, None,
        named=named, office=held, speaker_kind=kind,
    )  # fmt: skip
    return quotation, language


def pile(*quotations, stories=()):
    """The names of each person found, and the people."""
    articles = {
        q.content.article: article(q.content.article, "x" * 400, language=tongue) for q, tongue in quotations
    }
    found, whose = persons([q for q, _ in quotations], articles, stories)
    assert set(whose) == {id for person in found for id in person.quotations}
    return sorted(sorted({n.name for n in person.names}) for person in found), found


@pytest.mark.parametrize(
    ("name", "language", "other", "other_language"),
    [
        ("Wladimir Putin", "de", "Владимира Путина", "ru"),
        ("Vladimir Putin", "en", "プーチン", "ja"),
        ("Wolodymyr Selenskyj", "de", "Володимир Зеленський", "uk"),
        ("Orbán Viktor", "hu", "Viktor Orbán", "en"),
        ("Andrzejem Dudą", "pl", "Andrzej Duda", "en"),
        ("Ангелы Меркель", "ru", "Angela Merkel", "de"),
        ("الرئيس فلاديمير بوتين", "ar", "Vladimir Putin", "en"),
        ("習近平", "ja", "Си Цзиньпин", "ru"),
        ("ペーター・ミュラー", "ja", "Peter Müller", "de"),
        ("박민수", "ko", "Park Min-soo", "en"),
        ("Frau Dr. Mara Lindt", "de", "Mara Lindt", "en"),
        ("Mara Elisabeth Lindt", "de", "Mara Lindt", "en"),
        ("Lindt, Mara", "en", "Mara Lindt", "en"),
    ],
)
def test_one_person_is_known_under_another_spelling(name, language, other, other_language):
    assert compared(name, language, other, other_language)[0] is Answer.SAME


@pytest.mark.parametrize(
    ("name", "other", "language"),
    [
        ("Lin Jian", "Li Jian", "en"),
        ("Peter Müller", "Petra Müller", "de"),
        ("Maria Rossi", "Mario Rossi", "it"),
        ("Anna Kowalska", "Anna Kowalczyk", "pl"),
        ("Toma Berg", "Toma Berger", "sv"),
        ("Walter Lindt", "Walter Lindt jr.", "en"),
        ("Ann P. Holt", "Ann R. Holt", "en"),
        ("小泉進次郎", "小泉純一郎", "ja"),
    ],
)
def test_two_people_with_nearly_one_name_stay_two(name, other, language):
    assert compared(name, language, other, language)[0] is Answer.DIFFERENT


@pytest.mark.parametrize(
    ("name", "language", "other", "other_language"),
    [
        ("Lindt", "de", "Mara Lindt", "de"),
        ("M. Lindt", "de", "Mara Lindt", "de"),
        ("Bill Holt", "en", "William Holt", "en"),
        ("Karin Bauer", "de", "Karin Bauer-Holt", "de"),
        ("Александра Петрова", "ru", "Александр Петров", "ru"),
        ("Li Wei", "en", "李薇", "zh"),
        ("Thomas Meier", "de", "Thomas Meyer", "de"),
    ],
)
def test_what_names_alone_cannot_tell_is_undecided_and_says_why(name, language, other, other_language):
    answer, because = compared(name, language, other, other_language)

    assert answer is Answer.UNDECIDED
    assert because


def test_an_office_decides_what_an_initial_leaves_open():
    held = ("mayor of Orlova", "Bürgermeisterin von Orlova")

    assert compared("M. Lindt", "en", "Mara Lindt", "de", *held)[0] is Answer.SAME
    assert (
        compared("Mara Lindt", "en", "Mara Lindt", "de", "mayor of Orlova", "Torfrau")[0] is Answer.UNDECIDED
    )


def test_a_surname_is_the_one_full_name_of_its_article():
    names, _ = pile(
        said("Mara Lindt", "a"),
        said("Lindt", "a", number=2),
        said("Jon Lindt", "b"),
        said("Lindt", "b", number=2),
    )

    assert names == [["Jon Lindt", "Lindt"], ["Lindt", "Mara Lindt"]]


def test_a_surname_that_two_bear_in_one_article_is_nobodys():
    names, found = pile(
        said("Mara Lindt", "a"), said("Jon Lindt", "a", number=2), said("Lindt", "a", number=3)
    )

    assert names == [["Jon Lindt"], ["Lindt"], ["Mara Lindt"]]
    [open_] = [person for person in found if person.name == "Lindt"]
    assert sorted(open_.undecided) == sorted(person.id for person in found if person is not open_)
    assert "several persons" in open_.because


def test_a_surname_is_looked_for_in_its_story_before_the_pile():
    stories = [Story("s", ("a", "b"), "", ""), Story("t", ("c", "d"), "", "")]
    quotations = [said("Mara Lindt", "a"), said("Lindt", "b"), said("Jon Lindt", "c"), said("Lindt", "d")]

    names, _ = pile(*quotations, stories=stories)

    assert names == [["Jon Lindt", "Lindt"], ["Lindt", "Mara Lindt"]]


def test_one_name_in_two_walks_of_life_is_two_who_may_be_one():
    _, found = pile(
        said("Thomas Weber", "a", language="de", office="Bürgermeister von Brenn"),
        said("Thomas Weber", "b", language="de", office="Torwart von Rotweiß Tresk"),
        said("Thomas Weber", "c", language="en", office="mayor of Brenn"),
    )

    assert sorted(len(person.quotations) for person in found) == [1, 2]
    assert all(len(person.undecided) == 1 for person in found)


def test_one_person_of_many_languages_has_all_names_and_a_stable_id():
    quotations = [
        said("Wladimir Putin", "a", language="de"),
        said("Владимир Путин", "b", language="ru"),
        said("Путина", "b", language="ru", number=2),
        said("プーチン", "c", language="ja"),
        said("Putin", "a", language="de", number=2),
    ]
    names, [person] = pile(*quotations)

    assert names == [["Putin", "Wladimir Putin", "Владимир Путин", "Путина", "プーチン"]]
    assert pile(*quotations, said("Mara Lindt", "d"))[1][0].id in {
        person.id,
        pile(said("Mara Lindt", "d"))[1][0].id,
    }
    assert [name.language for name in person.names if name.name == "プーチン"] == ["ja"]


def test_speakers_who_are_no_persons_have_no_person():
    names, _ = pile(
        said("the interior ministry", kind=SpeakerKind.BODY),
        said("Reuters", kind=SpeakerKind.OUTLET, number=2),
    )

    assert names == []


@pytest.mark.parametrize(
    ("name", "language", "office", "shown"),
    [
        ("Kämmerin Eva Strand", "de", None, "Eva Strand"),
        ("L'avocat Jon Pell", "fr", None, "Jon Pell"),
        ("Norvex CTO Jon Pell", "en", None, "Jon Pell"),
        ("Präsidenten Jon Pell", "de", None, "Jon Pell"),
        ("Beachwarden Eva Strand", "en", "Beachwarden", "Eva Strand"),
        ("Coretta King Holt", "en", None, "Coretta King Holt"),
    ],
)
def test_a_title_or_an_office_before_a_name_is_no_part_of_it(name, language, office, shown):
    names, [person] = pile(
        said(name, "a", language=language, office=office), said(shown, "b", language=language)
    )

    assert names == [sorted({name, shown})]
    assert person.name == shown


def test_an_office_and_a_name_taken_for_a_body_are_his_who_bears_the_name():
    names, _ = pile(
        said("Imke Lindt", "a"),
        said("директорша порта Имке Линдт", "b", language="ru", kind=SpeakerKind.BODY),
        said("директорша порта", "c", language="ru", kind=SpeakerKind.BODY),
    )

    assert names == [["Imke Lindt", "директорша порта Имке Линдт"]]


def test_a_courtesy_is_no_office_that_tells_two_persons_apart():
    _, found = pile(
        said("ピーター・リンド", "a", language="ja", office="氏"),
        said("ピーター・リンド", "b", language="ja", office="市長"),
    )

    assert len(found) == 1


def test_a_name_that_breaks_off_at_an_initial_is_the_full_one():
    names, _ = pile(said("Robert J. Holt", "a"), said("Robert J.", "b"))

    assert names == [["Robert J.", "Robert J. Holt"]]


def test_a_word_that_only_sounds_like_a_surname_is_nobodys_name():
    names, _ = pile(said("Peyton Manning", "a"), said("Meinung", "b", language="de"))

    assert names == [["Meinung"], ["Peyton Manning"]]


def test_an_undecided_person_has_one_reason():
    _, found = pile(said("Mara Lindt", "a"), said("Jon Lindt", "a", number=2), said("Lindt", "a", number=3))

    assert all(";" not in person.because for person in found)


def test_an_office_without_a_name_is_one_person_within_a_story():
    stories = [Story("s", ("a", "b"), "", "")]
    quotations = [
        said("the mayor of Orlova", "a"),
        said("the mayor of Orlova", "b"),
        said("the mayor of Orlova", "c"),
    ]

    _, found = pile(*quotations, stories=stories)

    assert sorted(len(person.quotations) for person in found) == [1, 2]


NAMES = [
    "Mara Lindt",
    "Lindt",
    "M. Lindt",
    "Мара Линдт",
    "Jon Lindt",
    "Jon Lint",
    "マーラ・リント",
    "Jon Marten Lindt",
]
OFFICES = [None, "mayor of Orlova", "Torwart", "Bürgermeisterin"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_answer_does_not_hang_on_the_order_of_reading(data):
    drawn = data.draw(
        st.lists(
            st.tuples(st.sampled_from(NAMES), st.sampled_from("abcd"), st.sampled_from(OFFICES)), max_size=14
        )
    )
    languages = {"a": "en", "b": "de", "c": "ru", "d": "ja"}
    quotations = [
        said(name, where, language=languages[where], office=office, number=number)
        for number, (name, where, office) in enumerate(drawn)
    ]
    articles = {id: article(id, "x" * 400, language=language) for id, language in languages.items()}
    listed = [q for q, _ in quotations]
    turned = data.draw(st.permutations(listed))

    assert persons(listed, articles) == persons(turned, articles)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "ru", "zh", "ja", "ko", "ar", None])
)
def test_any_text_may_stand_for_a_name(name, other, language):
    one, two = read(name, language), read(other, "de")

    assert judge(one, two) == judge(two, one)


def test_ten_thousand_bearers_of_like_names_take_seconds():
    chance = random.Random(1)
    quotations = [
        said(
            "Ma" + "".join(chance.choice("aeiou") for _ in range(8)) + "r Lindt",
            f"a{number % 50}",
            number=number,
        )
        for number in range(10_000)
    ]
    started = time.perf_counter()

    pile(*quotations)

    assert time.perf_counter() - started < 30


@pytest.mark.parametrize(("one", "other", "same"), examples()["aliases.json"])
def test_listed_spellings_are_one_person(one, other, same):
    language = {"Д": "ru", "С": "ru", "В": "ru"}
    verdict = compared(one, language.get(one[0], "ja"), other, language.get(other[0], "ja"))[0]

    assert (verdict is Answer.SAME) is same


@pytest.mark.parametrize(("one", "other", "which"), examples()["given.json"])
def test_given_names_stand_in_groups(one, other, which):
    groups = {"forms": given_names(), "short": short_names(), "korean": korean_surnames()}
    plain = [part(name, "en", False).plain for name in (one, other)]
    found = [
        name for name, group in groups.items() if group.get(plain[0], plain[0]) == group.get(plain[1], 0)
    ]

    assert found == ([which] if which else [])


@pytest.mark.parametrize(("one", "other", "apart"), examples()["offices.json"])
def test_offices_of_two_walks_of_life_are_two_persons(one, other, apart):
    language = {"т": "ru", "P": "de", "B": "de"}

    agreed = agree(one, other, language.get(one[0], "en"), language.get(other[0], "en"), shipped())
    assert (agreed is False) is apart


@pytest.mark.parametrize(("titled", "bare"), examples()["titles.json"])
def test_titles_are_no_part_of_a_name(titled, bare):
    language = "ja" if bare > "\u3000" else "ru" if bare > "\u0400" else "de"

    assert read(titled, language).plain == read(bare, language).plain
