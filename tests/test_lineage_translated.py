"""Which of a report and its translation was taken from which."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import article

from firsthand.lineage import trace
from firsthand.lineage.tongues import tongue
from firsthand.model import (
    Article,
    Basis,
    Citation,
    Decision,
    Derivation,
    Extent,
    Outlet,
    PairReuse,
    Reuse,
    ReuseKind,
    Role,
    Scope,
    Story,
)

GERMAN = "Die Kutter verlieren ihren Liegeplatz am Hafenbecken. Die Hafengesellschaft schweigt bis Mai."
ENGLISH = "The cutters lose their berth in the harbour. The port company says nothing until May."
# One word that nobody translated; two habits; and traces of English in German.
WEAK = "The cutters lose their Liegeplatz in the harbour. The port company says nothing until May."
STRONG = "„The cutters lose their Liegeplatz in the harbour this year“, and the port company says nothing."
QUOTED = "„Die Kutter verlieren ihren Liegeplatz im Hafen noch in diesem Jahr“, sagt der Verein."
CHINESE = "渔船将失去泊位。Hafengesellschaft 在五月之前不发表评论，Hafenbecken 将关闭。"
HALF = "The cutters lose their berth in the Hafenbecken. Hafengesellschaft says nothing until May."
OUTLETS = {name: Outlet(name, name.capitalize()) for name in ("norda", "herald", "vesti", "gazeta")}


def report(id: str, text: str, language: str, time: str | None = None) -> Article:
    outlet = id.split("/")[0] if id.split("/")[0] in OUTLETS else None
    published = f"2031-05-03T{time}+00:00" if time else None
    return article(id, text, language=language, outlet=outlet, published=published)


def credit(
    of: Article, words: str, role: Role, outlet: str | None = None, scope: Scope = Scope.REPORT
) -> Citation:
    start = of.text.index(words)
    return Citation(of.passage(start, start + len(words)), words, outlet, role, None, scope)


def verdicts(
    *reports: Article,
    citations: tuple[Citation, ...] = (),
    decisions: tuple[Decision, ...] = (),
    score: float = 0.8,
) -> list[Derivation]:
    articles = {one.id: one for one in reports}
    pairs = []
    for left, right in combinations(sorted(articles), 2):
        same = articles[left].language == articles[right].language
        kind = ReuseKind.EDITED if same else ReuseKind.TRANSLATED
        pairs.append(PairReuse(left, right, kind, 0.9, 0.9, score, 2))
    whole = Story("s", tuple(sorted(articles)), "a story", "it is")
    [lineage] = trace([whole], articles, pairs, (), citations, OUTLETS, decisions)
    for derivation in lineage.derivations:
        assert derivation.because
        for passage in derivation.evidence:
            assert passage.text == articles[passage.article].text[passage.start : passage.end]
    return list(lineage.derivations)


def test_of_a_digest_only_what_it_shares_counts():
    """The trace stands in another part of the digest, and may be from anybody."""
    text = (
        f"{ENGLISH}\nThe skippers have a Liegeplatz elsewhere, the weather is fine, and the rest is silence."
    )
    german, english = report("a", GERMAN, "de", "09:00"), report("b", text, "en", "15:00")
    pair = PairReuse("a", "b", ReuseKind.TRANSLATED, 0.9, 0.5, 0.8, 1)
    whole = Story("s", ("a", "b"), "a story", "it is")
    for end, source in ((len(ENGLISH), None), (len(text), "a")):
        run = Reuse(
            german.passage(0, len(GERMAN)),
            english.passage(0, end),
            ReuseKind.TRANSLATED,
            Extent.REPORT,
            0.8,
            "alike",
        )
        [lineage] = trace([whole], {"a": german, "b": english}, [pair], [run], (), OUTLETS)

        assert lineage.derivations[0].taken_from == source


def test_translations_of_one_report_are_not_made_copies_of_each_other():
    """Copies are compared with the first by id, and with the earliest through that; translations are not."""
    german = report("b", GERMAN, "de", "09:00")
    others = [report("a", ENGLISH, "en", "10:00"), report("c", GERMAN + " Und aus.", "de", "08:00")]
    articles = {one.id: one for one in (german, *others)}
    pairs = [
        PairReuse("a", "b", ReuseKind.TRANSLATED, 0.9, 0.9, 0.8, 1),
        PairReuse("a", "c", ReuseKind.TRANSLATED, 0.9, 0.9, 0.8, 1),
    ]
    runs = [
        Reuse(
            articles["a"].passage(0, 20),
            articles[pair.right].passage(0, 20),
            ReuseKind.TRANSLATED,
            Extent.REPORT,
            0.8,
            "alike",
            group="a",
        )
        for pair in pairs
    ]
    whole = Story("s", ("a", "b", "c"), "a story", "it is")
    [lineage] = trace([whole], articles, pairs, runs, (), OUTLETS)

    assert {(d.reuse.left, d.reuse.right) for d in lineage.derivations} == {("a", "b"), ("a", "c")}


def sources(found: list[Derivation]) -> set[tuple[str, str]]:
    return {(d.taken_by, d.taken_from) for d in found if d.taken_from}


def test_a_later_report_with_a_trace_is_the_translation():
    for names in permutations(("a", "b")):
        german, english = report(names[0], GERMAN, "de", "09:00"), report(names[1], WEAK, "en", "15:00")
        [found] = verdicts(german, english)

        assert (found.taken_by, found.taken_from, found.basis) == (english.id, german.id, Basis.CLOCK)
        assert "at least 6 h later" in found.because
        assert "“Liegeplatz” is left in German" in found.because
        assert {(p.article, p.text) for p in found.evidence} >= {
            (german.id, "Liegeplatz"),
            (english.id, "Liegeplatz"),
        }


@pytest.mark.parametrize("score", [0.5, 1.0])
def test_a_clock_alone_says_nothing_of_a_translation(score):
    [found] = verdicts(report("a", GERMAN, "de", "09:00"), report("b", ENGLISH, "en", "15:00"), score=score)

    assert (found.taken_from, found.basis) == (None, Basis.NONE)
    assert "at least 6 h later" in found.because
    assert "both may be translations of a third" in found.because


def test_without_a_trace_and_a_time_the_reason_says_so():
    [found] = verdicts(report("a", GERMAN, "de"), report("b", ENGLISH, "en"))

    assert found.taken_from is None
    assert "their times do not tell" in found.because


def test_strong_traces_need_no_clock():
    [found] = verdicts(report("a", STRONG, "en"), report("b", QUOTED, "de"))

    assert (found.taken_by, found.taken_from, found.basis) == ("a", "b", Basis.DIRECTION)
    assert found.because.startswith("it shows traces of a translation from German")


def test_one_habit_is_too_little_without_a_clock():
    [found] = verdicts(report("a", GERMAN, "de"), report("b", WEAK, "en"))

    assert (found.taken_by, found.taken_from, found.basis) == ("b", None, Basis.NONE)
    assert "too little" in found.because


@pytest.mark.parametrize("text", [WEAK, STRONG])
def test_traces_in_the_earlier_one_are_open(text):
    [found] = verdicts(report("a", QUOTED + GERMAN, "de", "15:00"), report("b", text, "en", "09:00"))

    assert found.taken_from is None
    assert "it was out before the other" in found.because


def test_traces_in_both_are_open():
    german = "Der Turm steht 30 Meilen vor der Küste. Die Kutter verlieren den Liegeplatz."
    english = "The tower stands 30 miles off the coast. The cutters lose the Liegeplatz."
    [found] = verdicts(report("a", german, "de", "09:00"), report("b", english, "en", "15:00"))

    assert found.taken_from is None
    assert "each shows traces" in found.because
    assert {"30 Meilen", "Liegeplatz"} <= {passage.text for passage in found.evidence}


def test_a_credit_comes_before_traces():
    german = report("herald", f"{GERMAN} Das meldet die Gazeta.", "de", "15:00")
    english = report("gazeta", STRONG, "en", "09:00")
    [found] = verdicts(german, english, citations=(credit(german, "Gazeta", Role.REPORTED_BY, "gazeta"),))

    assert (found.taken_by, found.taken_from, found.basis) == ("herald", "gazeta", Basis.CREDIT)


def test_a_decision_comes_before_all():
    yes = Decision("b", "a", True, None, None)
    [found] = verdicts(report("a", STRONG, "en"), report("b", QUOTED, "de"), decisions=(yes,))

    assert (found.taken_by, found.taken_from, found.basis) == ("b", "a", Basis.DECISION)


def test_a_translation_that_is_denied_is_not_given_again():
    no = Decision("a", "b", False, None, None)
    [found] = verdicts(report("a", STRONG, "en"), report("b", QUOTED, "de"), decisions=(no,))

    assert (found.taken_from, found.basis) == (None, Basis.DECISION)


def test_what_says_that_it_translates_a_third_is_taken_from_no_other():
    """Its original is not in the pile, and the other may be a copy of that original, or a translation too."""
    english = report("herald", f"{STRONG} Translated from Vesti.", "en", "15:00")
    told = credit(english, "Vesti", Role.TRANSLATED_FROM, "vesti")
    [found] = verdicts(report("norda", QUOTED, "de", "09:00"), english, citations=(told,))

    assert (found.taken_by, found.taken_from) == ("herald", None)
    assert "translated from Vesti" in found.because


def test_what_translates_a_third_may_be_translated_itself():
    german = report("norda", f"{QUOTED} Übersetzt aus Vesti.", "de", "09:00")
    told = credit(german, "Vesti", Role.TRANSLATED_FROM, "vesti")
    [found] = verdicts(german, report("herald", STRONG, "en", "15:00"), citations=(told,))

    assert (found.taken_by, found.taken_from, found.basis) == ("herald", "norda", Basis.CLOCK)


@pytest.mark.parametrize(
    ("named", "source", "basis"), [("German", "norda", Basis.DIRECTION), ("French", None, Basis.NONE)]
)
def test_what_says_which_language_it_is_from_is_from_that_language(named, source, basis):
    english = report("herald", f"{ENGLISH} Translated from the {named}.", "en")
    told = credit(english, named, Role.TRANSLATED_FROM)
    [found] = verdicts(report("norda", GERMAN, "de"), english, citations=(told,))

    assert (found.taken_by, found.taken_from, found.basis) == ("herald", source, basis)
    assert named in found.because


@pytest.mark.parametrize(
    ("named", "language", "code"),
    [
        ("German", "en", "de"),
        ("Englischen", "de", "en"),
        ("allemand", "fr", "de"),
        ("немецкого", "ru", "de"),
        ("украинского", "ru", "uk"),
        ("Norwegian", "en", None),
        ("agencies", "en", None),
        ("German", "", None),
        ("German", "x", None),
    ],
)
def test_a_language_is_known_by_its_name(named, language, code):
    assert tongue(named, language) == code


def test_of_several_copies_the_earliest_was_translated():
    reports = [
        report("a", GERMAN, "de", "09:00"),
        report("b", GERMAN, "de", "10:00"),
        report("undated", GERMAN, "de"),
        report("z", STRONG + " Die Hafengesellschaft", "en", "15:00"),
    ]
    found = verdicts(*reports)

    assert {pair for pair in sources(found) if pair[0] == "z"} == {("z", "a")}


def test_of_several_copies_without_a_time_none_is_chosen():
    found = verdicts(report("a", QUOTED, "de"), report("b", QUOTED, "de"), report("z", STRONG, "en"))

    assert not {pair for pair in sources(found) if pair[0] == "z"}


def test_a_translation_of_a_translation_was_made_from_the_nearest():
    """The Chinese report keeps just the German words that the English one had left."""
    reports = [
        report("norda", GERMAN, "de", "09:00"),
        report("herald", HALF, "en", "12:00"),
        report("vesti", CHINESE, "zh", "15:00"),
    ]
    for order in permutations(reports):
        found = verdicts(*order)

        assert sources(found) == {("herald", "norda"), ("vesti", "herald")}
        [skipped] = [d for d in found if d.taken_by == "vesti" and d.taken_from is None]
        assert "herald (herald)" in skipped.because


def test_a_report_that_kept_more_was_made_from_the_original():
    """`Liegeplatz` was translated in the English report, and stands in the Chinese one."""
    chinese = CHINESE + "Liegeplatz 将被取消。"
    found = verdicts(
        report("norda", GERMAN, "de", "09:00"),
        report("herald", HALF, "en", "12:00"),
        report("vesti", chinese, "zh", "15:00"),
    )

    assert ("vesti", "norda") in sources(found)
    assert ("vesti", "herald") not in sources(found)


PARTS = [GERMAN, ENGLISH, WEAK, STRONG, QUOTED, CHINESE, HALF, "", "30 Meilen, 3,5 Mrd."]
REPORTS = st.lists(
    st.tuples(
        st.sampled_from(PARTS),
        st.sampled_from(["de", "en", "zh", "xx", None]),
        st.sampled_from(["09:00", "15:00", None]),
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=80)
@given(REPORTS)
def test_no_report_has_two_sources_and_the_order_of_reading_does_not_matter(written):
    reports = [
        article(f"r{at}", text or "-", language=language, published=time and f"2031-05-03T{time}+00:00")
        for at, (text, language, time) in enumerate(written)
    ]
    found = verdicts(*reports)

    assert found == verdicts(*reversed(reports))
    takers = [taker for taker, _ in sources(found)]
    assert len(takers) == len(set(takers))
