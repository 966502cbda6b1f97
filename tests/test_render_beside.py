"""A translation on its page: sentence beside sentence, and the traces that show it."""

import re
from dataclasses import replace

import pytest
from tests.dossiers import harbour, one_story, pages_of, taken, words
from tests.factories import article

from firsthand.check import CheckError, check
from firsthand.model import (
    Article,
    Basis,
    Conflict,
    ConflictKind,
    Derivation,
    Dossier,
    Extent,
    Noise,
    NoiseKind,
    Reuse,
    ReuseKind,
)
from firsthand.render.beside import ROWS_A_RUN, beside
from firsthand.render.spelling import direction, moments

GERMAN = ("Der Kai in Osteby sank um 4 Meter.", "Ida Lunde war nicht da.", "Die Stadt zahlt.", "Es regnet.")
ENGLISH = ("The quay in Osteby sank by 40 metres.", "Ida Lunde was there.", "It rains.")
ANSWERS = ((0, 0), (1, 1), (3, 2))


def told(id: str, sentences: tuple[str, ...], language: str, **facts) -> Article:
    return article(id, " ".join(sentences), outlet=id, language=language, **facts)


def span(of: Article, sentence: str) -> tuple[int, int]:
    start = of.text.index(sentence)
    return start, start + len(sentence)


def conflict(kind: ConflictKind, left: Article, one: str, right: Article, other: str) -> Conflict:
    return Conflict(kind, left.passage(*span(left, one)), right.passage(*span(right, other)))


def quay() -> tuple[Article, Article, Reuse]:
    """A German report and its English translation, with a number and a negation changed."""
    left, right = told("a-kai", GERMAN, "de"), told("b-quay", ENGLISH, "en")
    pairs = tuple((*span(left, GERMAN[i]), *span(right, ENGLISH[j])) for i, j in ANSWERS)
    return (
        left,
        right,
        Reuse(
            left.passage(0, len(left.text)),
            right.passage(0, len(right.text)),
            ReuseKind.TRANSLATED,
            Extent.REPORT,
            0.8,
            "3 of 4 sentences in a row answer to those of the other",
            (
                conflict(ConflictKind.NUMBER, left, "4", right, "40"),
                conflict(ConflictKind.NEGATION, left, "nicht", right, ENGLISH[1]),
            ),
            None,
            pairs,
        ),
    )


def translated(left: Article, right: Article, because: str, evidence=(), taken_from=None) -> Derivation:
    step = taken(right, left)
    pair = replace(step.reuse, kind=ReuseKind.TRANSLATED)
    basis = Basis.CLOCK if taken_from else Basis.NONE
    return replace(step, reuse=pair, because=because, evidence=evidence, basis=basis, taken_from=taken_from)


def page(found: Dossier) -> str:
    check(found)
    return next(html for name, html in pages_of(found).items() if name.startswith("story-"))


def rows(html: str) -> list[list[str]]:
    found = re.findall(r'<div class="row(?: alone)?"><div>(.*?)</div><div>(.*?)</div></div>', html)
    return [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in found]


def test_each_sentence_stands_beside_the_one_that_answers_to_it():
    left, right, reuse = quay()
    html = page(one_story([left, right], taken(right, left), reuse=(reuse,)))

    assert rows(html) == [
        [GERMAN[0], ENGLISH[0]],
        [GERMAN[1], ENGLISH[1]],
        [GERMAN[2], "no sentence answers"],
        [GERMAN[3], ENGLISH[2]],
    ]


def test_the_original_stands_first_where_it_is_known():
    left, right, reuse = quay()
    derivation = translated(left, right, "it credits it", (), None)
    derivation = replace(derivation, taken_by=left.id, taken_from=right.id, basis=Basis.CREDIT)
    html = page(one_story([left, right], derivation, reuse=(reuse,)))

    assert [ENGLISH[0], GERMAN[0]] in rows(html)
    assert ["no sentence answers", GERMAN[2]] in rows(html)
    assert "report 1 was translated from report 2" in words(html)


def test_differences_are_framed_in_their_sentences():
    left, right, reuse = quay()
    html = page(one_story([left, right], reuse=(reuse,)))

    for differing in ("4", "40", "nicht"):
        assert f'<mark class="differs">{differing}</mark>' in html
    assert '<mark class="differs">Ida <b class="same">Lunde</b> was there.</mark>' in html
    assert "number differs" in words(html)


def test_only_names_and_numbers_that_both_languages_write_alike_are_underlined():
    left = told("a", ("Die Hand von Petersen hat 1.200 Wanderer in Hafen 7 arm gemacht.",), "de")
    right = told("b", ("The hand of Petersen made 1,200 Wanderers in Port 7 arm was.",), "en")
    whole = (0, len(left.text), 0, len(right.text))
    reuse = replace(quay()[2], left=left.passage(*whole[:2]), right=right.passage(*whole[2:]))
    html = page(one_story([left, right], reuse=(replace(reuse, conflicts=(), sentences=(whole,)),)))
    run = html[html.index('class="beside"') :]

    assert re.findall(r'<b class="same">(.*?)</b>', run) == [
        "Petersen",
        "1.200",
        "7",
        "Petersen",
        "1,200",
        "7",
    ]


def test_a_number_in_other_digits_is_the_same_number():
    left = told("a", ("في عام ٢٠٢٧ 62",), "ar")
    right = told("b", ("In 2027, 62",), "en")
    whole = (0, len(left.text), 0, len(right.text))
    reuse = replace(quay()[2], left=left.passage(*whole[:2]), right=right.passage(*whole[2:]))
    [row], more = beside(replace(reuse, conflicts=(), sentences=(whole,)), left, right, ("a", "b"))

    assert row.left is not None
    assert "٢٠٢٧" in re.findall(r'<b class="same">(.*?)</b>', row.left.html)[0]
    assert more == 0


def test_a_quotation_in_two_languages_has_one_row():
    left, right, reuse = quay()
    left_words, right_words = left.passage(*span(left, GERMAN[2])), right.passage(*span(right, ENGLISH[2]))
    shared = replace(
        reuse, left=left_words, right=right_words, extent=Extent.QUOTATION, conflicts=(), sentences=()
    )
    html = page(one_story([left, right], reuse=(shared,)))

    assert rows(html) == [[GERMAN[2], ENGLISH[2]]]
    assert "translated, a shared quotation" in words(html)
    assert "passages in two languages, no verdict" in words(html)


def test_of_a_long_run_some_rows_are_shown_with_what_differs_and_the_rest_is_told():
    left = told("a", tuple(f"Satz {n}." for n in range(100, 140)), "de")
    right = told("b", tuple(f"Line {n}." for n in range(100, 140)), "en")
    pairs = tuple((*span(left, f"Satz {n}."), *span(right, f"Line {n}.")) for n in range(100, 140))
    late = conflict(ConflictKind.NUMBER, left, "135", right, "135")
    reuse = replace(
        quay()[2],
        left=left.passage(0, len(left.text)),
        right=right.passage(0, len(right.text)),
        conflicts=(late,),
        sentences=pairs,
    )
    html = page(one_story([left, right], reuse=(reuse,)))

    assert [row[0] for row in rows(html)] == [f"Satz {n}." for n in (*range(100, 100 + ROWS_A_RUN), 135)]
    assert f"{40 - ROWS_A_RUN - 1} further pairs of sentences" in words(html)


def test_noise_between_two_sentences_is_no_sentence_without_an_answer():
    left, right, reuse = quay()
    start, end = span(left, GERMAN[2])
    left = replace(left, noise=(Noise(start, end, NoiseKind.ADVERT),))
    found, _ = beside(reuse, left, right, ("a", "b"))

    assert all(row.left and row.right for row in found)


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ar-EG", "FA"])
def test_a_sentence_written_from_the_right_is_set_so_whatever_it_begins_with(language):
    left = told("a", ("Sundvik شركة الملاحة",), language)
    right = told("b", ("The shipping line Sundvik",), "en")
    whole = (0, len(left.text), 0, len(right.text))
    reuse = replace(quay()[2], left=left.passage(*whole[:2]), right=right.passage(*whole[2:]))
    html = page(one_story([left, right], reuse=(replace(reuse, conflicts=(), sentences=(whole,)),)))

    assert f'<blockquote class="side" dir="rtl" lang="{language}"' in html
    assert f'<div class="text" dir="rtl" lang="{language}"' in html
    assert '<blockquote class="side" dir="auto" lang="en"' in html


def test_the_direction_of_an_unknown_language_is_left_to_the_browser():
    assert direction(None) == direction("en") == direction("arn") == "auto"


def test_hostile_sentences_stay_text():
    attack = '</blockquote><script>x</script> "Osteby" & 62'
    left, right = told("a", (attack,), "de"), told("b", (attack,), 'en" onclick="1')
    whole = (0, len(left.text), 0, len(right.text))
    reuse = replace(quay()[2], left=left.passage(*whole[:2]), right=right.passage(*whole[2:]))
    html = page(one_story([left, right], reuse=(replace(reuse, conflicts=(), sentences=(whole,)),)))

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert 'onclick="' not in html


def test_each_trace_of_a_translation_stands_with_its_passages():
    left, right, reuse = quay()
    evidence = (
        reuse.right,
        reuse.left,
        right.passage(*span(right, "Osteby")),
        left.passage(*span(left, "Osteby")),
        right.passage(*span(right, "quay")),
        left.passage(*span(left, "Kai")),
    )
    because = (
        "published at least 2 h later: 2031-05-03T09:00:00Z (metadata), the other by noon; and it shows "
    )
    because += (
        "traces of a translation from German: “Osteby” is left in German; “quay” is German word for word"
    )
    html = page(one_story([left, right], translated(left, right, because, evidence, left.id)))
    table = words(html[html.index('<section id="derivations">') :].replace("<section", "<body>", 1))

    assert "and it shows traces of a translation from German. ¶1 ¶2" in table
    assert "“Osteby” is left in German. ¶2 ¶1" in table
    assert "“quay” is German word for word. ¶2 from Kai ¶1" in table
    assert html.count('<ul class="traces">') == 1


@pytest.mark.parametrize(
    "because",
    [
        "it shows traces of a translation from German: “Osteby” is left in German; “quay” is German",
        "each shows traces of a translation from the other's language: “a” is left; the other, “b” is left",
        "it credits it: traces of a translation",
    ],
)
def test_a_reason_whose_passages_cannot_be_told_apart_stays_one_sentence(because):
    left, right, reuse = quay()
    evidence = (reuse.right, reuse.left, right.passage(*span(right, "Osteby")))
    html = page(one_story([left, right], translated(left, right, because, evidence)))

    assert '<ul class="traces">' not in html
    assert because[1:].split("“")[0] in words(html).replace("&#39;", "'")


def test_why_traces_do_not_decide_stands_before_them():
    left, right, reuse = quay()
    trace = right.passage(*span(right, "Osteby")), left.passage(*span(left, "Osteby"))
    because = "it shows traces of a translation from German: “Osteby” is left in German, which is too little "
    because += "where no time tells who was earlier"
    derivation = translated(left, right, because, (reuse.right, reuse.left, *trace))
    told_ = words(page(one_story([left, right], derivation)))

    assert "from German, which is too little where no time tells who was earlier. ¶1 ¶2" in told_
    assert "“Osteby” is left in German. ¶2 ¶1" in told_


def test_two_that_may_be_translations_of_a_third_are_said_to_be():
    left, right, reuse = quay()
    because = "neither credits the other: one was later, but both may be translations of a third"
    told_ = words(page(one_story([left, right], translated(left, right, because), reuse=(reuse,))))

    assert "one may translate the other, or both a third" in told_
    assert "translated , or both from a third" in told_
    assert "Undecided: 1 pair shares its text" in told_


def test_an_undecided_translation_is_called_one_text_in_two_languages():
    left, right, reuse = quay()
    found = one_story([left, right], translated(left, right, "both credit Norda"), reuse=(reuse,))

    assert "one text in two languages, who took from whom is undecided" in words(page(found))


def test_an_arrow_says_that_it_is_a_translation():
    left, right, _ = quay()
    html = page(one_story([left, right], translated(left, right, "it credits it", (), left.id)))

    assert "<title>Report 2 was translated from report 1, by the clock." in html


def test_a_name_from_the_right_keeps_the_number_behind_it():
    found = harbour()
    story = replace(found.stories[0], because="المرسى (english) and others share it")
    html = page(replace(found, stories=(story, *found.stories[1:])))

    assert '<bdi dir="ltr">المرسى\u200e (1) and others share it.</bdi>' in html


def test_a_time_in_utc_is_spelled_out_whole():
    assert moments("by 2025-03-04T17:30:00Z (metadata)") == "by 4 March 2025, 17:30 UTC (metadata)"


@pytest.mark.parametrize(
    ("pair", "kind"),
    [
        ((0, 5, 0, 10_000), ReuseKind.TRANSLATED),
        ((5, 5, 0, 5), ReuseKind.TRANSLATED),
        ((-1, 5, 0, 5), ReuseKind.TRANSLATED),
    ],
)
def test_sentences_outside_their_passages_are_refused(pair, kind):
    left, right, reuse = quay()

    with pytest.raises(CheckError, match="no sentences of its passages"):
        check(one_story([left, right], reuse=(replace(reuse, sentences=(pair,), kind=kind),)))


def test_sentences_of_a_copy_are_refused():
    left, right, reuse = quay()
    right = replace(right, language="de")
    copy = replace(reuse, kind=ReuseKind.EDITED)

    with pytest.raises(CheckError, match="only of a translation"):
        check(one_story([left, right], reuse=(copy,)))
