"""Quotations are scored one to one: what is found once counts once, wherever its pieces stand."""

import gzip
import io
import json
import tarfile
from itertools import permutations
from pathlib import Path

import pytest
from evals.quotations import english, german, naive, own
from evals.quotations.matching import Utterance, characters, one_to_one, overlap, overlaps
from evals.quotations.showing import marked
from hypothesis import given
from hypothesis import strategies as st

from factories import body
from firsthand.model import Passage, Quotation, QuotationKind

HELD = "Lindt sagte, der Steg sei fest. „Wir bauen neu“, so Orban."


def passage(text, words, article="a"):
    start = text.index(words)
    return Passage(article, start, start + len(words), words)


def quotation(text, content, kind="indirect", **roles):
    """A quotation by its words in `text`; more than one content are its parts."""
    pieces = tuple(passage(text, each) for each in content.split(" … "))
    whole = Passage("a", pieces[0].start, pieces[-1].end, text[pieces[0].start : pieces[-1].end])
    name, via = roles.pop("name", None), roles.pop("via", None)
    places = dict.fromkeys(("cue", "speaker", "addressee", "frame"))
    places |= {role: passage(text, words) for role, words in roles.items()}
    return Quotation(
        id="q",
        content=whole,
        kind=QuotationKind(kind),
        name=name,
        via=via,
        parts=pieces if len(pieces) > 1 else (),
        **places,
    )


# One to one


def test_pairs_are_made_for_the_best_sum_not_for_the_best_pair():
    scores = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7}

    assert one_to_one(scores) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("scores", [{}, {(0, 0): 0.0}])
def test_what_shares_nothing_is_not_paired(scores):
    assert one_to_one(scores) == []


def best_sum(scores):
    """The greatest sum, by trying every order."""
    sides = range(max((max(pair) for pair in scores), default=-1) + 1)
    return max(
        sum(scores.get((one, other), 0) for one, other in enumerate(order)) for order in permutations(sides)
    )


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9)))
def test_pairs_add_up_to_most_and_share_no_side(scores):
    pairs = one_to_one(scores)

    assert sum(scores[pair] for pair in pairs) == best_sum(scores)
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)


def test_overlap_is_f1_of_places():
    assert overlap({1, 2, 3}, {2, 3, 4}) == pytest.approx(2 / 3)
    assert overlap(set(), set()) == 0
    assert overlaps([{1, 2}, {9}], [{2, 3}]) == {(0, 0): 0.5}


# German


def document(*known, text=HELD, **more):
    tokens, at = [], 0
    for word in text.replace("“", " “").replace(",", " ,").replace("„", "„ ").replace(".", " .").split():
        at = text.index(word, at)
        tokens.append((at, at + len(word)))
        at += len(word)
    empty = german.Document("d", body("d", text, language="de"), tuple(tokens), ())
    utterances = tuple(german.converted(empty, known))
    return german.Document("d", empty.body, empty.tokens, utterances), empty


INDIRECT = {"content": "der Steg sei fest", "speaker": "Lindt", "cue": "sagte", "frame": "Lindt sagte"}
DIRECT = {
    "content": "„Wir bauen neu“",
    "kind": "direct",
    "speaker": "Orban",
    "cue": "so",
    "frame": "so Orban",
}


def german_scores(found, known):
    annotated, empty = document(*(quotation(HELD, **each) for each in known))
    return german.score([(annotated, german.converted(empty, [quotation(HELD, **each) for each in found]))])


def test_everything_right_scores_one():
    scores = german_scores([DIRECT, INDIRECT], [INDIRECT, DIRECT])

    names = ("quote", "roles", "joint", "quote tokens", "joint tokens", "direct", "recall Indirect")
    assert [scores[name] for name in names] == [1.0] * 7


@pytest.mark.parametrize(("found", "known"), [([], [INDIRECT]), ([INDIRECT], []), ([], [])])
def test_nothing_found_or_nothing_known_scores_nothing(found, known):
    scores = german_scores(found, known)

    assert [scores[name] for name in ("quote", "roles", "joint", "direct")] == [0.0] * 4


def test_a_quotation_found_twice_is_false_once():
    scores = german_scores([INDIRECT, INDIRECT], [INDIRECT])

    assert scores["quote precision"] == 0.5
    assert scores["quote recall"] == 1.0


def test_roles_count_by_token_and_where_either_side_has_them():
    scores = german_scores([{**INDIRECT, "frame": "sagte"}], [INDIRECT])

    assert scores["speaker"] == scores["cue"] == 1.0
    assert scores["frame"] == pytest.approx(2 / 3)
    # Precisions 1, 1, 1; recalls 1, 1, 1/2.
    assert scores["roles"] == pytest.approx(2 * (5 / 6) / (1 + 5 / 6))


def test_of_two_equal_overlaps_the_one_of_the_same_type_is_taken():
    both = [{**INDIRECT, "content": "„Wir bauen neu“"}, DIRECT]
    annotated, empty = document(quotation(HELD, **DIRECT))
    system = german.converted(empty, [quotation(HELD, **each) for each in both])

    assert german.matched(system, annotated.known) == [(1, 0)]


def test_a_reported_act_is_its_whole_sentence_without_a_cue():
    text = "Der Rat verurteilte den Abriss scharf. Es regnete."
    empty = document(text=text)[1]
    act = quotation(text, "den Abriss", "reported", speaker="Der Rat", cue="verurteilte")

    [converted] = german.converted(empty, [act])

    assert converted.spans["quote"] == ((0, text.index(" Es")),)
    assert converted.at("cue") == frozenset()
    assert converted.at("speaker") == {0, 1}


def test_the_words_between_parts_do_not_count():
    text = "Der Steg, so Orban, sei fest."
    empty = document(text=text)[1]

    [converted] = german.converted(empty, [quotation(text, "Der Steg … sei fest", cue="so", speaker="Orban")])

    assert converted.at("quote") == {0, 1, 6, 7}


def test_german_documents_are_read(tmp_path):
    def role(*spans):
        return {
            "spans": [{"charBegin": a, "charEnd": b} for a, b, _ in spans],
            "tokenIds": [t for *_, t in spans],
        }

    row = {
        "documentName": "d",
        "originalText": "Ja, so Orban.",
        "tokens": [{"charBegin": a, "charEnd": b} for a, b in ((0, 2), (2, 3), (4, 6), (7, 12), (12, 13))],
        "annotations": [
            {"type": "Direct", "quote": role((0, 2, 0)), "speaker": role((7, 12, 3)), "cue": role((4, 6, 2)),
             "frame": role(), "addressee": role()}
        ],
    }  # fmt: skip
    (tmp_path / "quotes-de").mkdir()
    with gzip.open(german.path(tmp_path, "dev"), "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")

    [read] = german.documents(tmp_path, "dev")

    assert read.known[0].at("speaker") == read.utterance("x", {"speaker": ((7, 12),)}).at("speaker") == {3}


# English

STANDOFF = (
    "T1\tSource 14 18\tLind\n"
    "T2\tCue 19 23\tsaid\n"
    "T3\tContent 0 12;25 35\tThe pier is fit and new\n"
    "goes on here\n"
    "\n"
    "T4\tAttribution 19 23\tsaid\n"
    "#1\tAnnotatorNotes T4\tsure?\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
)


def attribution(content, speaker=None):
    spans = {"quote": content} | ({"speaker": (speaker,)} if speaker else {})
    return english.utterance("attribution", spans)


def english_scores(found, known):
    return english.score([(english.Document("d", body("d", "x"), tuple(known)), tuple(found))])


def test_standoff_is_read_with_spans_in_pieces():
    [read] = english.known(STANDOFF)

    assert read.spans == {"quote": ((0, 12), (25, 35)), "speaker": ((14, 18),), "cue": ((19, 23),)}
    assert len(read.at("quote")) == 22


def test_an_empty_file_has_no_attributions():
    assert english.known("\n\n") == ()


def test_the_first_annotator_by_name_is_taken_and_line_ends_are_kept(tmp_path):
    files = {
        "dev/attributions/post_2031-05-03_pier_bb11.ann": "\n",
        "dev/attributions/post_2031-05-03_pier_aa11.ann": STANDOFF,
        "dev/text/post_2031-05-03_pier.txt": "The pier\r\nis fit.",
    }
    (tmp_path / "quotes-en").mkdir()
    with tarfile.open(english.path(tmp_path, "dev"), "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))

    [read] = english.documents(tmp_path, "dev")

    assert len(read.known) == 1
    assert read.body.article.text == "The pier\r\nis fit."


def test_english_scores_are_one_where_everything_is_right():
    both = [attribution(((0, 12), (25, 35)), (14, 18)), attribution(((40, 50),))]

    assert set(english_scores(both, both).values()) == {1.0}


@pytest.mark.parametrize(("found", "known"), [(True, False), (False, True), (False, False)])
def test_english_scores_of_nothing_are_nothing(found, known):
    one = attribution(((0, 12),), (14, 18))

    assert set(english_scores([one] * found, [one] * known).values()) == {0.0}


def test_characters_of_content_count_once_however_often_they_are_said():
    known = [attribution(((0, 10),), (12, 16))]
    found = [attribution(((0, 10),), (12, 16)), attribution(((5, 10),), (20, 24))]

    scores = english_scores(found, known)

    assert scores["content"] == 1.0
    assert scores["speaker precision"] == 0.5
    assert scores["speaker recall"] == 1.0


def test_a_speaker_is_right_from_half_its_overlap_on():
    known = [attribution(((0, 10),), (12, 20))]

    assert english_scores([attribution(((0, 10),), (12, 15))], known)["speaker"] == 1.0
    assert english_scores([attribution(((0, 10),), (12, 14))], known)["speaker"] == 0.0


# Own cases


def told(content, speaker=None, name=None, kind="indirect"):
    places = {"quote": (content,)} | ({"speaker": (speaker,)} if speaker else {})
    return own.Told(
        Utterance(kind, places, {role: characters(each) for role, each in places.items()}), name, None
    )


@pytest.mark.parametrize(
    ("found", "known", "outcome"),
    [
        ([told((0, 10), (12, 16))], [told((0, 10), (12, 16))], "right"),
        # Its name is the same, found elsewhere in the text.
        ([told((0, 10), None, "Lind")], [told((0, 10), (12, 16), "Lind")], "right"),
        ([told((0, 10))], [told((0, 10))], "right"),
        ([], [], "right"),
        ([told((0, 10), (12, 16))], [told((0, 10))], "1 speaker"),
        ([told((0, 10), (30, 36), "Orban")], [told((0, 10), (12, 16), "Lind")], "1 speaker"),
        # Half of the content is not the content.
        ([told((0, 5), (12, 16))], [told((0, 10), (12, 16))], "1 missed, 1 false"),
        ([told((0, 10))], [], "1 false"),
        ([], [told((0, 10))], "1 missed"),
    ],
)
def test_outcome(found, known, outcome):
    case = own.Case("c", "en", body(), tuple(known))

    assert own.outcome(case, found) == outcome


def test_own_scores_by_language():
    right, wrong = told((0, 10), (12, 16)), told((20, 30))
    answers = [
        (own.Case("a", "fr", body(), (right,)), (right, wrong)),
        (own.Case("b", "it", body(), (right, wrong)), (right,)),
    ]

    scores = own.score(answers)

    assert (scores["precision fr"], scores["recall fr"]) == (0.5, 1.0)
    assert (scores["precision it"], scores["recall it"]) == (1.0, 0.5)
    assert scores["kind right"] == scores["via right"] == 1.0


def test_words_of_a_case_are_placed_by_occurrence_and_in_order():
    row = {"id": "c", "language": "en", "text": "He left. He said: go.", "quotations": [
        {"kind": "indirect", "content": "He left. He said: go", "parts": ["He left", "go"], "speaker": "He",
         "speaker_at": 1, "cue": "said", "addressee": None, "via": None, "name": None}
    ]}  # fmt: skip

    [known] = own.read(row).known

    assert known.places.spans == {"quote": ((0, 7), (18, 20)), "speaker": ((9, 11),), "cue": ((12, 16),)}


def test_a_case_whose_words_are_not_in_its_text_is_named():
    row = {"id": "c-7", "language": "en", "text": "No.", "quotations": [
        {"kind": "direct", "content": "Yes", "speaker": None, "cue": None, "addressee": None, "via": None,
         "name": None}
    ]}  # fmt: skip

    with pytest.raises(ValueError, match="c-7: 'Yes' is not 1 times in its text"):
        own.read(row)


@pytest.mark.parametrize("split", own.SPLITS)
def test_own_cases_are_whole_and_named_once(split):
    cases = own.cases(split)

    assert len({case.name for case in cases}) == len(cases)


# Beside


def test_the_naive_way_finds_marks_and_a_speaker_beside_a_verb():
    found = naive.quotations(body("d", HELD, language="de"))

    assert [(each.content.text, each.speaker and each.speaker.text) for each in found] == [
        ("„Wir bauen neu“", "Orban")
    ]


def test_errors_show_where_they_stand():
    assert marked("He said yes.", {"quote": ((8, 11),), "speaker": ((0, 2),)}) == "S⟨He⟩ said ⟦yes⟧."


FLOORS = Path(own.__file__).with_name("floors.json")


@pytest.mark.skipif(not FLOORS.exists(), reason="no floors yet")
def test_own_cases_hold_their_floors_without_any_data(capsys):
    from evals.gate import ROUNDING
    from evals.quotations.measure import own_part

    scores = own_part()[0]
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]

    lower = [name for name in scores if scores[name] < floors.get(name, 0.0) - ROUNDING]
    assert lower == []
