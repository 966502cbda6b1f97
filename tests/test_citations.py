"""A report's own words say where it has something from; and where they do not, nothing is said."""

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import article, body

from firsthand.citations import citations
from firsthand.model import Body, Citation, Noise, NoiseKind, Outlet, OutletKind, Role, Scope
from firsthand.reference.citation_cues import CueBook, cue_book, languages
from firsthand.reference.outlet_file import Listing
from firsthand.reference.outlets import Outlets

# Seconds that a hostile text of a megabyte may take; a backtracking expression takes minutes.
PATIENCE = 3.0


def listing(
    id: str, kind: OutletKind, *names: str, weak: tuple[str, ...] = (), **facts: tuple[str, ...]
) -> Listing:
    outlet = Outlet(id, names[0], kind, names[1:], **facts)
    return Listing(outlet, {}, frozenset(weak))


AGENCY, PAPER, BROADCASTER = OutletKind.AGENCY, OutletKind.NEWSPAPER, OutletKind.BROADCASTER
OUTLETS = Outlets(
    [
        listing(
            "reuters",
            AGENCY,
            "Reuters",
            "رويترز",
            "رویترز",
            "路透社",
            "ロイター",
            "로이터통신",
            "로이터",
            "Ройтерс",
            "รอยเตอร์ส",
            "Ρόιτερς",
            domains=("reuters.com",),
        ),
        listing("dpa", AGENCY, "dpa", "Deutsche Presse-Agentur", "dpa-AFX"),
        listing("afp", AGENCY, "AFP", "afp", "أ ف ب", "法新社"),
        listing("mti", AGENCY, "MTI", "Magyar Távirati Iroda"),
        listing("ctk", AGENCY, "ČTK", "Česká tisková kancelář"),
        listing("tt", AGENCY, "TT", weak=("TT",)),
        listing("antara", AGENCY, "ANTARA", "Antara"),
        listing("vna", AGENCY, "TTXVN", "Thông tấn xã Việt Nam"),
        listing("amna", AGENCY, "ΑΠΕ-ΜΠΕ"),
        listing("irna", AGENCY, "ایرنا", "IRNA"),
        listing("isna", AGENCY, "ایسنا", "ISNA"),
        listing("yonhap", AGENCY, "연합뉴스", "Yonhap"),
        listing("newsis", AGENCY, "뉴시스"),
        listing("agerpres", AGENCY, "Agerpres", "AGERPRES"),
        listing("bta", AGENCY, "БТА"),
        listing("bgnes", AGENCY, "БГНЕС"),
        listing("tna", AGENCY, "สำนักข่าวไทย"),
        listing("ansa", AGENCY, "ANSA"),
        listing("anp", AGENCY, "ANP"),
        listing("belga", AGENCY, "Belga", weak=("Belga",)),
        listing("lusa", AGENCY, "Lusa", "Agência Lusa", weak=("Lusa",)),
        listing("iha", AGENCY, "İHA"),
        listing("wam", AGENCY, "وام", weak=("وام",)),
        listing("spa", AGENCY, "واس", weak=("واس",)),
        listing("chinanews", AGENCY, "中新社", "中国新闻社"),
        listing("rnd", AGENCY, "RND", "RedaktionsNetzwerk Deutschland"),
        listing("thairath", PAPER, "ไทยรัฐ"),
        listing("msn", OutletKind.AGGREGATOR, "MSN", weak=("MSN",), domains=("msn.com",)),
        listing(
            "yahoo-news",
            OutletKind.AGGREGATOR,
            "Yahoo News",
            "Yahoo",
            weak=("Yahoo",),
            domains=("yahoo.com",),
        ),
        listing("google-news", OutletKind.AGGREGATOR, "Google News", domains=("news.google.com",)),
        listing("efe", AGENCY, "EFE"),
        listing("ap", AGENCY, "The Associated Press", "Associated Press", "AP", weak=("AP",)),
        listing("tass", AGENCY, "TASS", "ТАСС"),
        listing("kyodo", AGENCY, "共同通信", "共同"),
        listing("jiji", AGENCY, "時事通信"),
        listing("xinhua", AGENCY, "新华社"),
        listing("pap", AGENCY, "PAP"),
        listing("anadolu", AGENCY, "Anadolu Ajansı", "AA", weak=("AA",)),
        listing("ukrinform", AGENCY, "Укрінформ", "Укрінформу"),
        listing("interfax", AGENCY, "Interfax", "Интерфакс"),
        listing("ria-novosti", AGENCY, "RIA Novosti", "РИА Новости"),
        listing("bbc", BROADCASTER, "BBC"),
        listing("nikkei-asia", PAPER, "Nikkei Asia", domains=("asia.nikkei.com",)),
        listing("nikkei", PAPER, "Nikkei", "Zeitung Nikkei"),
        listing("asianews", AGENCY, "AsiaNews"),
        listing("epoch-times", PAPER, "Epoch Times", "The Epoch Times"),
        listing("le-monde", PAPER, "Le Monde"),
        listing("guardian-uk", PAPER, "The Guardian"),
        listing("guardian-ng", PAPER, "The Guardian"),
    ]
)


def found(text: str, language: str | None = "en", **facts: object) -> tuple[Citation, ...]:
    return citations(body("a", text, language=language, **facts), OUTLETS)


def credits(text: str, language: str | None = "en", **facts: object) -> list[str]:
    """Each credit as `name role`."""
    return [f"{c.named} {c.role.value}" for c in found(text, language, **facts)]


def story(*sentences: str) -> str:
    """A report whose lead credits nobody, then these sentences."""
    lead = (
        "The harbour bridge will stay shut until the spring of next year.",
        "The mayor said so on Tuesday at a meeting of the town council.",
        "Engineers had found cracks in two of the pillars in October.",
        "Ferries will run every hour from the old pier in the meantime.",
    )
    return "\n".join((*lead, *sentences))


BOOKS = [book for book in map(cue_book, languages()) if book]
EXAMPLES = [
    pytest.param(book.language, cue.role, example, id=f"{book.language} {cue.role.value}: {example[:60]}")
    for book in BOOKS
    for cue in book.cues
    for example in cue.yes
]
SILENT = [
    pytest.param(book.language, example, id=f"{book.language}: {example[:60]}")
    for book in BOOKS
    for cue in book.cues
    for example in cue.no
]


@pytest.mark.parametrize(("language", "role", "example"), EXAMPLES)
def test_an_example_of_a_cue_credits_the_name_in_braces(language, role, example):
    wanted = [f"{name} {role.value}" for name in re.findall(r"\{(.+?)\}", example)]

    assert credits(example.replace("{", "").replace("}", ""), language) == wanted


@pytest.mark.parametrize(("language", "example"), SILENT)
def test_a_counter_example_of_a_cue_credits_nobody(language, example):
    assert credits(example, language) == []


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.language)
def test_every_cue_has_examples_and_patterns_that_can_match(book: CueBook):
    for cue in book.cues:
        assert cue.yes, f"{cue.words} has no example"
        assert cue.no, f"{cue.words} has no counter-example"
        for pattern in cue.patterns:
            slots = re.findall(r"NAME|BARE|QUOTED|DOCUMENT|TONGUE", pattern)
            assert "CUE" in pattern, pattern
            assert len(slots) == 1, pattern


AGENCIES = [
    ("VESNA (Reuters) - The bridge is shut.", "en", ["Reuters agency"]),
    ("VESNA, May 3 (TASS) -- The bridge is shut.", "en", ["TASS agency"]),
    ("(Reuters) - The bridge is shut.", "en", ["Reuters agency"]),
    ("VESNA (dpa) – Die Brücke ist gesperrt.", "de", ["dpa agency"]),
    ("Vesna, 3. Mai (dpa/AFP) – Die Brücke ist gesperrt.", "de", ["dpa agency", "AFP agency"]),
    ("Vesna, 3 may (EFE).- El puente está cerrado.", "es", ["EFE agency"]),
    ("ВЕСНА, 3 мая. /ТАСС/. Мост закрыт.", "ru", ["ТАСС agency"]),
    ("ВЕСНА, 3 мая — РИА Новости. Мост закрыт.", "ru", ["РИА Новости agency"]),
    ("Vesna (AsiaNews/Agencies) – The bridge is shut.", "en", ["AsiaNews agency", "Agencies agency"]),
    ("The bridge is shut. Ferries run. (Reuters)", "en", ["Reuters agency"]),
    ("Die Brücke ist gesperrt.\ndpa/AFP", "de", ["dpa agency", "AFP agency"]),
    ("Bridge shut\nBy Mara Lindt, Associated Press\nThe bridge is shut.", "en", ["Associated Press agency"]),
    ("【東京共同】橋が閉鎖された。", "ja", ["共同 agency"]),
    ("【ベスナ＝時事通信】橋が閉鎖された。", "ja", ["時事通信 agency"]),
    ("【速報】橋が閉鎖された。", "ja", []),
    ("فيسنا (رويترز) - أُغلق الجسر.", "ar", ["رويترز agency"]),
    ("فيسنا (أورلوفا) - أُغلق الجسر.", "ar", []),
    # a country or a party in brackets looks like a dateline and is none
    ("Vesna (Orlovia) – The bridge is shut.", "en", []),
    ("Mara Lindt (SPD) – die Neue im Amt.", "de", []),
    # an agency in brackets in the middle of a report is the source of a figure at most
    ("The bridge, says the agency (Reuters, May), is shut and ferries run.", "en", []),
    # a picture has its own source
    ("The bridge is shut.\nPhoto: Reuters", "en", []),
    ("Die Brücke ist gesperrt.\nFoto: Lindt (dpa)", "de", []),
]


@pytest.mark.parametrize(("text", "language", "wanted"), AGENCIES)
def test_agencies_are_found_by_where_they_stand(text, language, wanted):
    assert credits(text, language) == wanted


def test_an_agency_covers_the_whole_report():
    assert [c.scope for c in found("VESNA (dpa) – Die Brücke ist gesperrt.", "de")] == [Scope.REPORT]


SCOPES = [
    # in the lead: the report
    ("The bridge is shut, Reuters reported on Monday, after cracks were found.", Scope.REPORT),
    # one voice among many, late
    (story('"We warned them," an engineer told Reuters.'), Scope.PASSING),
    (story("A bridge in Orlova fell in 2011, Nikkei Asia reported."), Scope.PASSING),
    # what a report is about is not where it is from
    ("The mayor denied on Monday a report by Reuters that the bridge would be torn down.", Scope.PASSING),
    ("The mayor resigned two days after Reuters reported that she knew of the cracks.", Scope.PASSING),
    (story("This article was originally published by Nikkei Asia."), Scope.REPORT),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(text, scope):
    assert [c.scope for c in found(text)] == [scope]


def test_an_outlet_credited_again_and_again_from_the_first_half_on_covers_the_report():
    text = story(
        "Reuters reported that the cracks were known.", *["The town has two bridges and one ferry line."] * 4
    )
    text += "\nThe pillars will be replaced, Reuters reported."

    assert [c.scope for c in found(text)] == [Scope.REPORT, Scope.REPORT]


def test_what_was_said_twice_to_an_outlet_late_stays_in_passing():
    text = story("“We warned them,” he told Nikkei.", "“Nobody listened,” she told Nikkei.")

    assert {c.scope for c in found(text)} == {Scope.PASSING}


def test_a_name_that_two_outlets_bear_stays_unresolved():
    [only] = found("The bridge is shut, according to The Guardian.")

    assert (only.named, only.outlet) == ("The Guardian", None)


def test_an_unknown_name_is_kept_as_written_where_the_words_say_it_is_a_medium():
    [only] = found("Laut dem Morgenkurier ist die Brücke gesperrt.", "de")

    assert (only.named, only.outlet, only.role) == ("Morgenkurier", None, Role.REPORTED_BY)


def test_names_that_share_a_cue_share_the_credit():
    assert credits("She told Reuters and AFP that the bridge was shut.") == ["Reuters said-to", "AFP said-to"]


def test_what_was_said_to_this_newspaper_was_said_to_its_own_outlet():
    [only] = found("“We warned them,” he told this newspaper.", outlet="vesna-herald")

    assert (only.named, only.outlet, only.role) == ("this newspaper", "vesna-herald", Role.SAID_TO)


def test_what_was_said_to_this_newspaper_is_kept_where_nobody_knows_which():
    assert [c.outlet for c in found("“We warned them,” he told this newspaper.")] == [None]


def test_a_cue_is_the_passage_of_its_words():
    [only] = found("The bridge is shut, according to Nikkei Asia.")

    assert only.cue is not None
    assert only.cue.text == "according to"


def test_a_credit_line_is_evidence_though_it_is_noise():
    text = "The bridge is shut until spring.\nWith files from Reuters"
    noise = (Noise(33, len(text), NoiseKind.CREDIT),)

    assert [(c.named, c.scope) for c in found(text, noise=noise)] == [("Reuters", Scope.REPORT)]


def test_related_headlines_credit_nobody():
    text = "The bridge is shut until spring.\nReuters reported: tower falls"
    noise = (Noise(33, len(text), NoiseKind.RELATED),)

    assert found(text, noise=noise) == ()


def test_a_bare_link_at_the_end_names_the_source():
    [only] = found(story("https://www.reuters.com/world/bridge"))

    assert (only.outlet, only.role) == ("reuters", Role.REPUBLISHED_FROM)


def test_several_links_are_further_reading():
    assert found(story("https://www.reuters.com/a", "https://www.reuters.com/b")) == ()


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Halversund (Nordlys Press) – Der Hafen bleibt zu.", ["Nordlys Press agency"]),
        ("es", "HALVERSUND (Nordlys Press) — El puerto sigue cerrado.", ["Nordlys Press agency"]),
        # a town's state, a party and a place of two words stand there too
        ("en", "VESNA (Upper Kalmo) - The port stays closed.", []),
        ("de", "Halversund (SPD) – Der Minister kommt.", []),
        # without the dash it is no dateline, and one word may be anything
        ("en", "Halversund (Nordlys Press) has its seat there.", []),
        ("en", "HALVERSUND (Norda) - The port stays closed.", []),
    ],
)
def test_a_dateline_may_name_a_medium_that_no_list_knows(language, text, wanted):
    assert credits(text, language) == wanted


def test_a_language_without_cues_still_has_datelines():
    assert credits("VESNA (Reuters) - Mostas uždarytas.", "lt") == ["Reuters agency"]
    assert credits("VESNA (Reuters) - Mostas uždarytas.", None) == ["Reuters agency"]


def test_nothing_credits_nobody():
    assert found("") == ()


HOSTILE = [
    "Reuters " * 130_000,
    "laut " * 200_000,
    "(" * 100_000,
    "(Reuters" * 100_000,
    "according to the newspaper " * 40_000,
    "A" * 1_000_000,
    "said Reuters\n" * 80_000,
    "told the Aa Bb Cc Dd Herald, and " * 30_000,
    "«" * 100_000 + "Утро»",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
@pytest.mark.parametrize("language", ["en", "de", "fr", "ru"])
def test_hostile_text_takes_seconds_at_most(text, language):
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    report = Body(article("a", text, language=language), tuple(lines))
    started = time.process_time()

    for citation in citations(report, OUTLETS):
        assert len(citation.passage.text) < 2_000

    assert time.process_time() - started < PATIENCE


WORDS = st.sampled_from(
    ["Reuters", "dpa", "laut", "told", "(", ")", "/", ".", "\n", "„", "“", "berichtete", "Zeitung",
     "according to",
     "Source:", "Vesna", "Herald", "the", "und", "3. Mai", "–", "ТАСС", "по данным", "«", "»", "https://reuters.com"]
)  # fmt: skip


@given(words=st.lists(WORDS, max_size=30), language=st.sampled_from(["de", "en", "es", "fr", "ru", None]))
def test_every_citation_slices_its_article(words, language):
    text = " ".join(words)

    for citation in found(text, language):
        assert citation.passage.text == text[citation.passage.start : citation.passage.end]
        assert citation.named in citation.passage.text
        assert citation.cue is None or citation.cue.text in citation.passage.text


@given(words=st.lists(WORDS, max_size=30))
def test_the_same_text_gives_the_same_credits(words):
    text = " ".join(words)

    assert found(text) == found(text)


def seed(number: str) -> tuple[Citation, ...]:
    data = os.environ.get("FIRSTHAND_EVAL_DATA")
    paths = sorted((Path(data).parent / "seeds").glob(f"{number}_*.txt")) if data else []
    if not paths:
        pytest.skip("needs the five reports beside FIRSTHAND_EVAL_DATA")
    language = "en" if number == "004" else "de"
    return found(paths[0].read_text(encoding="utf-8"), language)


SEEDS = [
    (
        "000",
        {
            ("nikkei-asia", Role.REPORTED_BY, Scope.REPORT),
            ("epoch-times", Role.TRANSLATED_FROM, Scope.REPORT),
        },
    ),
    ("002", {("nikkei-asia", Role.REPORTED_BY, Scope.REPORT), ("nikkei", Role.REPORTED_BY, Scope.REPORT)}),
    ("003", {("nikkei", Role.REPORTED_BY, Scope.PASSING), ("nikkei", Role.SAID_TO, Scope.PASSING)}),
    ("004", {("asianews", Role.AGENCY, Scope.REPORT), (None, Role.AGENCY, Scope.REPORT)}),
]


@pytest.mark.parametrize(("number", "wanted"), SEEDS)
def test_real_reports_credit_whom_they_credit(number, wanted):
    assert wanted <= {(c.outlet, c.role, c.scope) for c in seed(number)}


def test_a_real_report_that_credits_nobody_has_no_outlet():
    assert [c for c in seed("001") if c.outlet] == []
