"""What two reports in two languages share: one is the other's translation, whole or in part, or quotes it."""

import time
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.encoders import Glossary, Model
from tests.factories import FURNACE, article, body

from firsthand.encode import Encoder, shipped
from firsthand.encode.reports import MOST_SENTENCES, said
from firsthand.model import Body, Noise, NoiseKind, Reuse
from firsthand.names import signals
from firsthand.reuse import reuse
from firsthand.sentences import body as body_of
from firsthand.translation import Profile, TranslationIndex, profile, translations
from firsthand.translation.verdict import judge

DE, EN = FURNACE["de"], FURNACE["en"]
# What another reporter made of the same event.
INDEPENDENT = [
    "Workers at the Hallbruck glassworks learned at the start of their shift that they have to look around.",
    "Petra Wendlinger, who took over the company from her father, read a short statement and left.",
    "The furnace, lit in 1962, is to go cold on 14 March.",
    "Union official Marten Voss accused the company of having turned down a state loan in the autumn.",
    "At least 90 of the 240 people on the payroll are too old to move to Poland, he added.",
    "At the bakery across the road the talk was of little else, and of who would buy the rolls.",
    "Gas traders in Leipzig see no sign that prices will come down this year.",
]
CHOIR = [
    "A choir of forty children opened the new concert hall in Brackley on Saturday evening.",
    "The architect, Miro Tannen, had promised a room in which a whisper can be heard in the last row.",
    "Critics praised the wooden ceiling and complained about the narrow seats.",
    "Tickets for the first season sold out within a day.",
    "The orchestra will tour the northern towns in spring.",
    "Nobody has said so far who will pay for the second organ.",
]
PORT = [
    "Der Betrieb am Hafen ruht seit Mittwoch, weil die Kranführer mehr Lohn verlangen.",
    "Schiffe mit Bananen und Kaffee liegen vor der Küste und warten.",
    "Ein Sprecher der Reederei nannte die Forderung maßlos.",
    "Die Verhandlungen gehen am Sonntag weiter.",
    "Auf den Märkten der Stadt wird das Obst schon knapp.",
]
ICELANDIC = [
    "Síðasti glerofninn í Hallbruck verður slökktur 14. mars, að sögn eigandans á mánudag.",
    "Hann hefur brunnið í 61 ár án eins einasta frídags.",
    "Síðan verð á gasi tvöfaldaðist kostar hver flaska meira í framleiðslu en hún gefur af sér.",
    "„Við vildum ekki að börnin okkar borguðu fyrir gamla siði,“ sagði Petra Wendlinger.",
    "Flestir af 240 starfsmönnum flytjast í verksmiðju í Póllandi sem er hituð með rafmagni.",
    "Bæjarstjórinn óttast að bærinn missi síðasta skólann sinn og eina lækninn.",
    "Safn í Dresden vill taka við elstu mótunum og löngum pípum glerblásaranna.",
    "Enginn veit enn hvað verður um reykháfinn þar sem storkar verpa á hverju vori.",
]


def shared(
    left: Sequence[str] | Body,
    right: Sequence[str] | Body,
    languages: tuple[str | None, str | None] = ("de", "en"),
    encoder: Encoder | None = None,
) -> list[Reuse]:
    """What two reports share, each finding held to what is true of every one."""
    bodies = [
        of if isinstance(of, Body) else body(id, "\n".join(of), language=language)
        for of, id, language in zip((left, right), "ab", languages, strict=True)
    ]
    index = TranslationIndex(encoder)
    index.add(bodies)
    found = index.reuses()
    texts = [of.article.text for of in bodies]
    for one in found:
        assert (one.left.article, one.right.article, str(one.kind), one.group) == (
            "a",
            "b",
            "translated",
            None,
        )
        for passage, text in zip((one.left, one.right), texts, strict=True):
            assert 0 <= passage.start < passage.end <= len(text)
            assert text[passage.start : passage.end] == passage.text
        for conflict in one.conflicts:
            for passage, within, text in zip(
                (conflict.left, conflict.right), (one.left, one.right), texts, strict=True
            ):
                assert within.start <= passage.start < passage.end <= within.end
                assert text[passage.start : passage.end] == passage.text
        _sentences_are_in_order(one, bodies)
        assert 0 <= one.score <= 1
        assert one.because
    assert found == sorted(found, key=lambda one: (one.left.start, one.left.end, one.right.start))
    pairs = index.pairs()
    assert len(pairs) == any(one.extent == "report" for one in found)
    for pair in pairs:
        assert (pair.left, pair.right, str(pair.kind)) == ("a", "b", "translated")
        assert pair.passages == sum(one.extent == "report" for one in found)
        assert min(pair.share_left, pair.share_right) > 0
        assert max(pair.share_left, pair.share_right, pair.score) <= 1
    return found


def _sentences_are_in_order(one: Reuse, bodies: list[Body]) -> None:
    if one.extent == "quotation":
        assert one.sentences == ()
        return
    for side, passage, of in zip((0, 2), (one.left, one.right), bodies, strict=True):
        edges = [sentence[side : side + 2] for sentence in one.sentences]
        starts, ends = ({sentence[at] for sentence in of.sentences} for at in (0, 1))
        assert edges[0][0] == passage.start
        assert edges[-1][1] == passage.end
        assert all(start < end for start, end in edges)
        assert all(end <= start for (_, end), (start, _) in pairwise(edges))
        assert {start for start, _ in edges} <= starts
        assert {end for _, end in edges} <= ends


def read(text: Sequence[str], language: str, id: str = "a", encoder: Encoder | None = None) -> Profile:
    of, by = body(id, "\n".join(text), language=language), encoder or shipped()
    [own] = said([of], by)
    return profile(of, signals(of), own, by)


def extents(*of, **more) -> list[str]:
    return [str(one.extent) for one in shared(*of, **more)]


def conflicts(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str, str]]:
    """The conflicts in a report and its translation, which are aligned from end to end all the same."""
    [found] = shared(left, right)
    assert found.extent == "report"
    assert answers([found], left, right) == [(at, at) for at in range(len(left))]
    return [(str(c.kind), c.left.text, c.right.text) for c in found.conflicts]


def answers(found: Sequence[Reuse], left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The lines that answer to each other, by number."""
    texts = "\n".join(left), "\n".join(right)
    return [
        (texts[0].count("\n", 0, sentence[0]), texts[1].count("\n", 0, sentence[2]))
        for one in found
        for sentence in one.sentences
    ]


def shares(left: Sequence[str], right: Sequence[str]) -> tuple[float, float]:
    index = TranslationIndex()
    index.add([body("a", "\n".join(left), language="de"), body("b", "\n".join(right), language="en")])
    [pair] = index.pairs()
    return pair.share_left, pair.share_right


PAIRS = [("de", "en"), ("ja", "en"), ("ar", "fr"), ("ja", "ar"), ("fr", "ja")]


@pytest.mark.parametrize("languages", PAIRS)
def test_a_literal_translation_is_one_run_from_end_to_end(languages):
    left, right = FURNACE[languages[0]], FURNACE[languages[1]]
    [found] = shared(left, right, languages)

    assert found.extent == "report"
    assert (found.left.text, found.right.text) == ("\n".join(left), "\n".join(right))
    assert answers([found], left, right) == [(at, at) for at in range(8)]


def test_the_share_of_each_report_is_told():
    assert shares(DE, EN) == (1.0, 1.0)
    whole, of_both = shares(DE, [*EN, *CHOIR])
    assert whole == 1.0
    assert 0.5 < of_both < 0.7
    assert shares(DE, EN[:5])[1] == 1.0


def test_the_reason_names_its_figures_and_the_languages():
    [found] = shared(DE, EN)

    assert found.because == (
        "8 of 8 sentences in a row answer to those of the other; 8 of 8 are each other's best (de and en)"
    )


def test_sentences_that_were_split_and_joined_stay_together():
    human = [
        EN[0],
        "It has burned for 61 years. In all that time it did not rest for a single day.",
        *EN[2:4],
        "Most of the 240 workers will move to a plant in Poland. That one is heated with electricity.",
        f"{EN[5][:-1]}, while a museum in Dresden wants the oldest moulds and the long pipes.",
        EN[7],
    ]
    [found] = shared(DE, human)

    assert found.extent == "report"
    assert answers([found], DE, human) == [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (7, 6)]
    split, joined = found.sentences[1], found.sentences[5]
    assert found.right.text[split[2] : split[3]] == human[1]
    assert found.left.text[joined[0] : joined[1]] == "\n".join(DE[5:7])


@pytest.mark.parametrize("skipped", [{2}, {0}, {7}, {2, 5}])
def test_sentences_that_were_left_out_leave_the_rest_aligned(skipped):
    kept = [at for at in range(8) if at not in skipped]
    shortened = [EN[at] for at in kept]
    found = shared(DE, shortened)

    assert {str(one.extent) for one in found} == {"report"}
    assert answers(found, DE, shortened) == [(at, kept.index(at)) for at in kept]


def test_a_sentence_that_was_added_answers_to_nothing():
    longer = [*EN[:4], CHOIR[1], *EN[4:]]
    [found] = shared(DE, longer)

    assert answers([found], DE, longer) == [(at, at + (at > 3)) for at in range(8)]


@pytest.mark.parametrize(("before", "after"), [(1, 0), (0, 1)])
def test_what_stands_before_and_after_a_translation_answers_to_nothing(before, after):
    left = [*PORT[:before], *DE, *PORT[:after]]
    right = [*CHOIR[:before], *EN, *CHOIR[:after]]

    assert answers(shared(left, right), left, right) == [(at + before, at + before) for at in range(8)]


def test_another_sentence_at_the_same_place_answers_to_nothing():
    left, right = [*DE[:4], PORT[0], *DE[4:]], [*EN[:4], CHOIR[1], *EN[4:]]

    assert (4, 4) not in answers(shared(left, right), left, right)


def test_more_that_was_added_parts_two_runs():
    longer = [*EN[:4], *CHOIR[:3], *EN[4:]]
    first, second = shared(DE, longer)

    assert answers([first, second], DE, longer) == [(at, at + 3 * (at > 3)) for at in range(8)]
    assert (first.right.text, second.right.text) == ("\n".join(EN[:4]), "\n".join(EN[4:]))


def test_a_report_told_with_asides_throughout_is_found():
    asides = ["It rained.", "Wind came up."]
    told = [*EN[:2], *asides, *EN[2:4], *asides, *EN[4:6], *asides, *EN[6:]]

    assert extents(DE, told) == ["report"]


@pytest.mark.parametrize("cut", [2, 4, 5])
def test_a_paragraph_that_was_moved_is_a_run_of_its_own(cut):
    first, second = shared(DE, [*EN[cut:], *EN[:cut]])

    assert (first.extent, second.extent) == ("report", "report")
    assert (first.left.text, first.right.text) == ("\n".join(DE[:cut]), "\n".join(EN[:cut]))
    assert (second.left.text, second.right.text) == ("\n".join(DE[cut:]), "\n".join(EN[cut:]))


def test_no_sentence_stands_in_two_runs():
    runs = shared(DE, [*EN[:2], *EN[4:], *EN[2:4]])

    assert len(runs) > 1
    for one, other in combinations(runs, 2):
        for side in ("left", "right"):
            first, second = getattr(one, side), getattr(other, side)
            assert first.end <= second.start or second.end <= first.start


def test_a_paragraph_that_was_moved_from_the_middle_leaves_a_report():
    assert set(extents(DE, [*EN[:3], *EN[5:], *EN[3:5]])) == {"report"}


def test_one_translated_paragraph_in_a_longer_report_is_found():
    [found] = shared(DE, [*CHOIR[:3], *EN[:5], *INDEPENDENT[3:]])

    assert found.extent == "report"
    assert found.right.text == "\n".join(EN[:5])
    assert found.left.text == "\n".join(DE[:5])


@pytest.mark.parametrize("languages", list(combinations(sorted(FURNACE), 2)))
def test_it_does_not_matter_which_of_two_reports_is_the_left_one(languages):
    # A paragraph moved, a sentence left out, one added, one changed.
    one, other = FURNACE[languages[0]], [line.replace("240", "420") for line in FURNACE[languages[1]]]
    other = [*other[5:], *other[:2], CHOIR[0], *other[3:5]]
    found = shared(one, other, languages)
    turned = shared(other, one, languages[::-1])

    assert found
    assert sorted((c.kind, c.left.text, c.right.text) for run in found for c in run.conflicts) == sorted(
        (c.kind, c.right.text, c.left.text) for run in turned for c in run.conflicts
    )
    assert sorted((run.left.text, run.right.text, run.score) for run in found) == sorted(
        (run.right.text, run.left.text, run.score) for run in turned
    )


def test_two_translations_of_a_third_report_are_siblings():
    pile = [
        body("original", "\n".join(FURNACE["ja"]), language="ja"),
        body("b", "\n".join(DE), language="de"),
        body("c", "\n".join(FURNACE["fr"]), language="fr"),
    ]

    assert [(one.left.article, one.right.article) for one in translations(pile)] == [
        ("b", "c"),
        ("b", "original"),
        ("c", "original"),
    ]
    assert [(one.left.article, one.right.article) for one in translations(pile[1:])] == [("b", "c")]


DISTORTED = [
    (6, "wants", "does not want", [("negation", DE[6], "not")]),
    (0, "will be", "will not be", [("negation", DE[0], "not")]),
    (4, "240", "420", [("number", "240", "420")]),
    (1, "61", "16", [("number", "61", "16")]),
    (0, "14 March", "24 March", [("date", "14", "24")]),
    (0, "14 March", "14 May", [("date", "März", "May")]),
    (0, "Monday", "Friday", [("date", "Montag", "Friday")]),
    (4, "Poland", "Norway", [("name", "Polen", "Norway")]),
    (3, "Petra Wendlinger", "Petra Osterhoff", [("name", "Wendlinger", "Osterhoff")]),
]


@pytest.mark.parametrize(("at", "said", "changed", "wanted"), DISTORTED)
def test_a_distorted_sentence_stays_aligned_and_is_marked(at, said, changed, wanted):
    assert said in EN[at]

    assert conflicts(DE, [*EN[:at], EN[at].replace(said, changed), *EN[at + 1 :]]) == wanted


def test_a_true_translation_has_no_conflicts():
    assert conflicts(DE, EN) == []


def test_each_distortion_is_marked_in_its_own_sentence():
    changed = [
        EN[0].replace("Monday", "Friday"),
        *EN[1:4],
        EN[4].replace("240", "420"),
        EN[5],
        EN[6].replace("wants", "does not want"),
        EN[7],
    ]

    assert conflicts(DE, changed) == [
        ("date", "Montag", "Friday"),
        ("number", "240", "420"),
        ("negation", DE[6], "not"),
    ]


SILENT = [
    # two desks at one event, with the same names and numbers
    (DE, INDEPENDENT),
    # nothing in common
    (DE, CHOIR),
    # one sentence of many
    (DE, [*CHOIR[:3], EN[1], *CHOIR[3:]]),
    # sentences of it here and there, and in another order
    (DE, [EN[6], CHOIR[0], EN[0], CHOIR[1], EN[4], CHOIR[2], EN[2]]),
    # a flash
    (DE[:1], EN[:1]),
]


@pytest.mark.parametrize(("left", "right"), SILENT)
def test_reports_that_share_no_row_of_sentences_stay_apart(left, right):
    assert shared(left, right) == []
    # Nor would they be found if they were always compared.
    assert judge(read(left, "de"), read(right, "en", "b")).runs == ()


@pytest.mark.parametrize("at", range(7))
def test_a_flash_of_two_sentences_is_no_report_taken(at):
    assert "report" not in extents(DE[at : at + 2], EN[at : at + 2])


def test_a_flash_of_two_sentences_abstains():
    assert shared(DE[1:3], EN[1:3]) == []


def test_three_sentences_that_are_all_of_both_are_a_report():
    assert extents(DE[:3], EN[:3]) == ["report"]


# The second holds a quotation, which is not told again.
@pytest.mark.parametrize("rows", [slice(5, 8), slice(2, 5), slice(0, 3)])
def test_a_stock_ending_is_background(rows):
    [found] = shared([*PORT, *DE[rows]], [*CHOIR, *EN[rows]])

    assert found.extent == "background"
    assert (found.left.text, found.right.text) == ("\n".join(DE[rows]), "\n".join(EN[rows]))


def reports(lines: int, same: range) -> list[list[str]]:
    """Two reports of as many lines, of which some mean the same."""
    return [
        [
            f"{word} {at}{at % 7}, {4_000 + at}." if at in same else f"{word} {other} {other}{at}."
            for at in range(lines)
        ]
        for word, other in (("Zeile", "abc"), ("Linea", "xyz"))
    ]


PARTS = [
    # a third of both, at the start and in the middle
    (12, range(4), "report"),
    (12, range(4, 8), "report"),
    # at the end of both it is a stock ending
    (12, range(8, 12), "background"),
    (11, range(7, 11), "background"),
    # but not where it is most of both
    (8, range(4, 8), "report"),
    # a sixth of both
    (24, range(4), "background"),
    # of a long report even a row of many is little
    (60, range(8), "background"),
    # half of both
    (60, range(32), "report"),
]


@pytest.mark.parametrize(("lines", "same", "extent"), PARTS)
def test_how_much_of_both_is_the_same_and_where_makes_it_a_report(lines, same, extent):
    left, right = reports(lines, same)
    told = [[text[at] for at in same] for text in (left, right)]
    [found] = shared(left, right, encoder=Glossary(told, 64, (left, right)))

    assert found.extent == extent
    assert answers([found], left, right) == [(at, at) for at in same]


def test_a_speech_that_both_quote_makes_no_report_of_either():
    speech = [
        [f"{marks[0]}{line[:-1]}{marks[1]}." for line in text] for marks, text in (("„“", DE), ("“”", EN))
    ]
    left, right = [*PORT[:2], *speech[0], PORT[2]], [*CHOIR[:2], *speech[1], CHOIR[2]]

    assert "report" not in extents(left, right)
    assert "report" in extents([*PORT[:2], *DE, PORT[2]], [*CHOIR[:2], *EN, CHOIR[2]])


def test_three_sentences_of_more_are_no_report():
    assert "report" not in extents([*DE[:3], *PORT[:2]], [*EN[:3], *CHOIR[:2]])


INSIDE = "Wir wollten nicht, dass unsere Kinder für alte Gewohnheiten zahlen"
QUOTING = [
    ('"We did not want our children to pay for old habits," said union official Marten Voss.', 1, 52),
    ("In his letter Voss writes: “We did not want our children to pay for old habits” and no more.", 28, 78),
    ("«We did not want our children to pay for old habits»: so it stands above the gate.", 1, 51),
]


@pytest.mark.parametrize(("quoting", "start", "end"), QUOTING)
def test_a_quotation_is_found_whoever_says_it_and_without_its_marks(quoting, start, end):
    right = [*CHOIR[:3], quoting, *CHOIR[3:]]
    [found] = shared(DE, right)

    assert found.extent == "quotation"
    assert found.left.text == INSIDE
    assert found.right.text == quoting[start:end]
    assert found.conflicts == ()


def test_a_reversed_quotation_is_found_and_marked():
    reversed_quotation = '"We wanted our children to pay for old habits," said Marten Voss.'
    [found] = shared(DE, [*CHOIR[:3], reversed_quotation, *CHOIR[3:]])

    assert found.extent == "quotation"
    assert [str(c.kind) for c in found.conflicts] == ["negation"]


def test_another_quotation_is_not_the_same_words():
    other = '"We hope that every child in this town learns to sing before it learns to count," said Voss.'
    right = [*CHOIR[:3], other, *CHOIR[3:]]

    assert judge(read(DE, "de"), read(right, "en", "b")).runs == ()


def test_of_quotations_that_are_nearly_the_same_the_nearest_is_the_one():
    twice = [*DE[:5], "„Unsere Kinder zahlen für alte Gewohnheiten von uns“, hatte er gewarnt.", *DE[5:]]
    right = [*CHOIR[:3], '"We did not want our children to pay for old habits," said Voss.', *CHOIR[3:]]

    assert [one.left.text for one in shared(twice, right)] == [INSIDE]


@pytest.mark.parametrize("languages", [("de", None), (None, "en"), (None, None), ("", "en"), ("de", "de-AT")])
def test_one_language_or_an_unknown_one_is_not_compared(languages):
    assert shared(DE, EN, languages) == []


def test_an_undetermined_language_is_not_compared():
    assert shared(EN, EN, ("und", "en")) == []


def test_a_copy_within_one_language_is_left_to_others():
    pile = [body(id, "\n".join(DE), language="de") for id in "ab"]

    assert translations(pile) == []
    assert len(reuse(pile)) == 1


def test_a_country_in_the_language_changes_nothing():
    assert shared(DE, EN, ("de-AT", "en-GB")) == shared(DE, EN)


def test_noise_is_not_compared():
    text = "\n".join(DE)
    whole = body_of(article("a", text, language="de", noise=(Noise(0, len(text), NoiseKind.RELATED),)))

    assert shared(whole, EN) == []


def test_no_sentence_of_a_run_stands_in_noise():
    text = "\n".join([*DE[:4], CHOIR[0], *DE[4:]])
    start = text.index(CHOIR[0])
    noise = Noise(start, start + len(CHOIR[0]), NoiseKind.ADVERT)
    found = shared(body_of(article("a", text, language="de", noise=(noise,))), EN)

    assert sum(len(one.sentences) for one in found) == 8
    assert all(
        end <= noise.start or start >= noise.end for one in found for start, end, _, _ in one.sentences
    )


def test_noise_between_two_halves_of_a_sentence_conflicts_with_nothing():
    halves = EN[2].partition(" ")
    advert = "READ ALSO: 17 pictures of the storm in Madrid."
    middle = f"{halves[0]}.\n{advert}\n{halves[2][0].upper()}{halves[2][1:]}"
    text = "\n".join([*EN[:2], middle, *EN[3:]])
    noise = Noise(text.index(advert), text.index(advert) + len(advert), NoiseKind.RELATED)
    found = shared(DE, body_of(article("b", text, language="en", noise=(noise,))))

    assert found
    assert not [
        conflict
        for one in found
        for conflict in one.conflicts
        if noise.start <= conflict.right.start < noise.end
    ]


def test_a_title_alone_shows_no_translation():
    pile = [
        body("a", "...", language="de", title=DE[0]),
        body("b", "...", language="en", title=EN[0]),
        body("c", "", language="fr", title=FURNACE["fr"][0]),
    ]

    assert translations(pile) == []


def test_nothing_is_found_in_nothing():
    assert translations([]) == []
    assert shared([""], [""]) == []
    assert shared([""], EN) == []
    assert shared(["***"], ["\n\n \t"]) == []


def test_a_language_that_the_encoder_was_not_taught_goes_by_order_and_is_named():
    [found] = shared(ICELANDIC, EN, ("is", "en"))

    assert found.extent == "report"
    assert answers([found], ICELANDIC, EN) == [(at, at) for at in range(8)]
    assert found.because.endswith("(is and en; the encoder is weaker in is)")
    assert shared(ICELANDIC, INDEPENDENT, ("is", "en")) == []


def test_of_a_language_that_the_encoder_was_not_taught_meaning_joins_nothing():
    glossary = Glossary([ICELANDIC], 256)

    assert not read(ICELANDIC, "is").known
    assert read(ICELANDIC, "is", encoder=glossary).known
    assert read(DE, "de").known
    assert len(read(ICELANDIC, "is").rows) < len(read(ICELANDIC, "is", encoder=glossary).rows)


def test_marks_of_direction_and_odd_signs_do_not_hide_a_translation():
    marked = [f"\u200f{sentence}\u200e" for sentence in FURNACE["ar"]]
    odd = [*FURNACE["fr"][:3], "\ud800", "\x00 \x00", *FURNACE["fr"][3:]]
    found = shared(marked, odd, ("ar", "fr"))

    assert {str(one.extent) for one in found} == {"report"}
    assert len(answers(found, marked, odd)) >= 7


ODD = [
    "\u202e\u2067\u200f. \u2066",
    "\x00. \x00\x01",
    "😀。😀。",
    "“„«»‚‘”",
    "١٤. ۱۴.",
    "...",
]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_two_reports_hold_findings_are_slices_and_in_order(data):
    def lines(language: str) -> list[str]:
        # Japanese with half a surrogate pair has a test of its own.
        odd = ODD if language == "ja" else [*ODD, "\ud800 \udfff. \ud83d"]
        return data.draw(st.lists(st.sampled_from([*FURNACE[language], *CHOIR[:2], *odd]), max_size=12))

    left, right = (data.draw(st.sampled_from(sorted(FURNACE))) for _ in range(2))

    shared(lines(left), lines(right), (left, right))


@pytest.mark.parametrize("language", ["ja", "zh", "th"])
def test_half_a_surrogate_pair_does_not_stop_it(language):
    shared([*FURNACE["ja"], "\ud800"], EN, (language, "en"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.text(max_size=40), max_size=6))
def test_any_text_is_compared_without_fault(left, right):
    shared([*left, *DE[:3]], [*EN[:3], *right])


def sentence_by_sentence(language: str, count: int) -> str:
    return "\n".join(FURNACE[language][at % 8].replace("61", str(at)) for at in range(count))


def whole(id: str, text: str, language: str) -> Body:
    """A report of one sentence, however long."""
    return Body(article(id, text, language=language), ((0, len(text)),))


QUOTES = '"' + '" "'.join(EN[3][1:40] for _ in range(5_000)) + '"'
HOSTILE = {
    "a thousand sentences": [
        body("a", sentence_by_sentence("de", 1_000), language="de"),
        body("b", sentence_by_sentence("en", 1_000), language="en"),
    ],
    "one sentence without a stop": [
        whole("a", " ".join(DE * 300)[:200_000].replace(".", ""), "de"),
        whole("b", " ".join(EN * 300)[:200_000].replace(".", ""), "en"),
    ],
    "cut from no space": [
        body("a", "glas" * 50_000, language="de"),
        body("b", "glass" * 40_000, language="en"),
    ],
    "ten thousand marks": [body("a", QUOTES, language="de"), body("b", QUOTES, language="en")],
    "ten thousand marks in one sentence": [whole("a", QUOTES, "de"), whole("b", QUOTES, "en")],
    "ten thousand marks that only open": [
        body("a", "„Wir wollten nicht, dass. " * 10_000, language="de"),
        body("b", "“We did not want that. " * 10_000, language="en"),
    ],
    "five hundred times the same": [
        body("a", "\n".join(DE[:1] * 500), language="de"),
        body("b", "\n".join(EN[:1] * 500), language="en"),
    ],
    "five hundred times the same quotation": [
        body("a", "\n".join(DE[3:4] * 500), language="de"),
        body("b", "\n".join(EN[3:4] * 500), language="en"),
    ],
    "numbers alone": [
        body("a", "\n".join("14 240 61." for _ in range(500)), language="de"),
        body("b", " ".join(map(str, range(30_000))) + ".", language="en"),
    ],
}


@pytest.mark.parametrize("pile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_compared_in_bounded_time(pile):
    translations([body("warm", DE[0], language="de")])
    began = time.perf_counter()
    shared(*pile)

    assert time.perf_counter() - began < 2


def test_of_a_long_report_the_first_part_is_compared():
    lines = [[f"{word} {at}, {word} {at * 7}." for at in range(1_000)] for word in ("Zeile", "Line")]
    [found] = shared(*lines, encoder=Glossary(lines, 64))

    assert found.extent == "report"
    assert answers([found], *lines) == [(at, at) for at in range(MOST_SENTENCES)]


@pytest.mark.parametrize("dimensions", [4, 16, 256])
def test_an_encoder_of_the_users_is_used_whatever_its_dimensions(dimensions):
    glossary = Glossary([DE, EN], dimensions)
    [found] = shared(DE, EN, encoder=glossary)

    assert found.extent == "report"
    assert answers([found], DE, EN) == [(at, at) for at in range(8)]
    assert shared(DE, INDEPENDENT, encoder=glossary) == []


NAMELESS = [
    [f"{word} toro mepi lun {word[::-1]} sela {at * 'ka'}ri bo." for at, word in enumerate(words)]
    for words in (
        "basot lerun midap kolve sunit farok genul tibas".split(),
        "zey wuq xor qaz vex yil hoj ceb".split(),
    )
]


def test_an_encoder_of_the_users_finds_what_shares_no_name_in_languages_that_ours_does_not_know():
    languages = ("haw", "sw")
    [found] = shared(*NAMELESS, languages, encoder=Glossary(NAMELESS, 256))

    assert found.extent == "report"
    assert answers([found], *NAMELESS) == [(at, at) for at in range(8)]
    assert shared(*NAMELESS, languages) == []


def test_an_encoder_of_few_dimensions_finds_only_what_shares_signs():
    assert shared(*NAMELESS, ("haw", "sw"), encoder=Glossary(NAMELESS, 64)) == []


def test_an_encoder_that_hears_nothing_still_aligns_nothing_false():
    assert shared(DE, CHOIR, encoder=Glossary([], 16)) == []
    assert shared(DE, INDEPENDENT, encoder=Glossary([], 16)) == []


def test_a_tiny_model_file_serves_as_encoder(tmp_path):
    encoder = Model().encoder(tmp_path)

    assert shared(DE, EN, encoder=encoder) == shared(DE, EN, encoder=encoder)
    shared([""], EN, encoder=encoder)
