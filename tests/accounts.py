"""A pile about one plan that comes to nothing, in five languages, with everything that is found in it."""

from collections.abc import Iterable, Sequence
from typing import Any

from tests.dossiers import one_story, passage
from tests.factories import article, when
from tests.ferry_texts import ARABIC, COURIER, DROPPED, GAZETTE, JAPANESE, KUESTE, NORDA, PHARE, REFUSAL

from firsthand.model import (
    Answer,
    Article,
    Change,
    ChangeKind,
    Claim,
    Differs,
    Dossier,
    First,
    Label,
    Lineage,
    Mention,
    Modality,
    OriginGroup,
    Origins,
    Passage,
    PlanStep,
    Polarity,
    Reason,
    Root,
    RootKind,
    TimelineEntry,
    Track,
    TrackStep,
    Value,
    ValueKind,
    Wording,
)
from firsthand.when import When, WhenBasis

PLANS = {
    "en": "The Coast League plans a night ferry between Osteby and Norvik",
    "de": "Der Küstenbund plant eine Nachtfähre zwischen Osteby und Norvik",
    "fr": "La Ligue des ports prévoit un ferry de nuit entre Osteby et Norvik",
    "ar": "تعتزم رابطة الموانئ تسيير عبّارة ليلية بين أوستبي ونورفيك",
    "ja": "沿岸連盟はオステビーとノルヴィクを結ぶ夜行フェリーを計画している",
}


def members() -> list[Article]:
    def one(id: str, text: str, published: str | None, outlet: str | None, language: str = "en") -> Article:
        return article(
            id, text, outlet=outlet, published=published, language=language, title=text.split(",")[0][:70]
        )

    return [
        one("a-norda", NORDA, "2031-05-03T08:00+00:00", "Norda"),
        one("b-mail", NORDA, "2031-05-03T09:00+00:00", "North Mail"),
        one("c-mirror", NORDA, None, None),
        one("d-kueste", KUESTE, "2031-05-03T10:00+00:00", "Küste", "de"),
        one("e-phare", PHARE, "2031-05-03", "Le Phare", "fr"),
        one("f-marsa", ARABIC, "2031-05-04T07:00+00:00", "المرسى", "ar"),
        one("g-minato", JAPANESE, "2031-05-04T17:00+09:00", "港日報", "ja"),
        one("h-courier", COURIER, "2031-05-05T06:30+00:00", "Sund Courier"),
        one("i-kueste", REFUSAL, "2031-05-20T10:00+00:00", "Küste", "de"),
        one("j-norda", DROPPED, "2031-07-02T14:00+00:00", "Norda"),
        one("k-mail", DROPPED, "2031-07-03T08:00+00:00", "North Mail"),
        one("l-gazette", GAZETTE, "2031-07-04T08:00+00:00", "Sarn Gazette"),
    ]


def origins(groups: Sequence[tuple[Sequence[Article], str | None, str, Passage | None]]) -> Origins:
    """Groups as (articles, root or None where open, why, the passage that shows it)."""
    found = tuple(
        OriginGroup(
            tuple(a.id for a in articles),
            Root(RootKind.OUTLET, name.lower(), name) if name else Root(RootKind.UNKNOWN, None, None),
            name is not None,
            (why,),
            (shown,) if shown else (),
            (Reason(why, (shown,) if shown else ()),),
        )
        for articles, name, why, shown in groups
    )
    established = sum(group.established for group in found)
    if established == len(found) or len(found) == 1:
        return Origins(Answer.EXACTLY, len(found), found, "every group names its source")
    if established:
        return Origins(Answer.AT_LEAST, established, found, "others name none")
    return Origins(Answer.NOT_ESTABLISHED, None, found, "no group names its source")


def mention(
    of: Article,
    words: str,
    *numbers: str,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.STATED,
) -> Mention:
    found = passage(of, words)
    values = []
    for number in numbers:
        start = found.start + words.index(number)
        values.append(Value(ValueKind.NUMBER, number, None, of.passage(start, start + len(number))))
    return Mention(found, polarity, modality, tuple(values))


def claim(
    id: str, mentions: Sequence[Mention], told: Origins, everybody: Iterable[Article], **more: Any
) -> Claim:
    made = {m.passage.article for m in mentions}
    return Claim(
        id=id,
        about=mentions[0].passage.text,
        mentions=tuple(mentions),
        origins=told,
        story="s",
        left_out=tuple(a.id for a in everybody if a.id not in made),
        **more,
    )


def span(first: str, last: str, because: str = "") -> When:
    return When(when(first).earliest, when(last).latest, WhenBasis.TEXT, because)


def ferry() -> Dossier:
    """Twelve reports, nine outlets, five languages; the plan is dropped, and the price goes up."""
    found = members()
    a, b, c, d, e, f, g, h, i, j, k, last = found
    agency = "all of them credit Norda"
    groups = origins(
        [
            ([a, b, c, d, e, f, g], "Norda", agency, passage(a, "two officials told Norda")),
            ([h], "Sund Courier", "it was there itself", passage(h, "told the Sund Courier")),
            ([j, k], "Norda", "the words are the same", passage(j, "its secretary said on Wednesday")),
            ([i], None, "it names no source", None),
            ([last], None, "it names no source", None),
        ]
    )
    lineage = Lineage("s", (), groups, First(("a-norda",), False, "its time ends before every other begins"))
    return one_story(
        found,
        lineage=(lineage,),
        claims=_claims(found),
        changes=_changes(found),
        tracks=(_track(found),),
        timeline=_timeline(found),
        wording=_wording(found),
    )


def _claims(found: Sequence[Article]) -> tuple[Claim, ...]:
    a, b, c, d, e, f, g, h, i, j, k, last = found
    english, agency = "will cost 62 million crowns", "all of them credit Norda"
    norda = passage(a, "two officials told Norda")
    planned = Modality.PLANNED
    cost = [
        mention(a, f"The boat {english}", "62 million"),
        mention(b, f"The boat {english}", "62 million"),
        mention(c, f"The boat {english}", "62 million"),
        mention(d, "Das Schiff soll 62 Millionen Kronen kosten", "62 Millionen", modality=Modality.REPORTED),
        mention(f, "ستبلغ كلفة السفينة 62 مليون كرونة", "62 مليون"),
        mention(g, "船の費用は6200万クローネになる", "6200万"),
        mention(h, "She put the price of the boat at about 60 million crowns", "60 million"),
        mention(last, f"The boat {english}", "62 million"),
    ]
    told = origins(
        [
            ([a, b, c, d, f, g], "Norda", agency, norda),
            ([h], "Sund Courier", "the mayor told it to the paper", passage(h, "told the Sund Courier")),
            ([last], None, "it names no source", None),
        ]
    )
    plan = [mention(x, PLANS[x.language or "en"], modality=planned) for x in (a, b, c, d, e, f, g)]
    asked = [
        *(mention(x, "The council of Norvik was not asked", polarity=Polarity.DENIED) for x in (a, b, c)),
        mention(d, "Der Rat von Norvik wurde nicht gefragt", polarity=Polarity.DENIED),
        mention(e, "Le conseil de Norvik a été consulté"),
        mention(h, "Our council was asked in March", modality=Modality.REPORTED),
    ]
    dear = [
        mention(i, "das Schiff werde 90 Millionen Kronen kosten", "90 Millionen", modality=Modality.REPORTED),
        mention(j, "The boat would have cost 90 million crowns", "90 million", modality=Modality.POSSIBLE),
        mention(k, "The boat would have cost 90 million crowns", "90 million", modality=Modality.POSSIBLE),
    ]
    signed = [mention(x, "Sixteen ports had signed instead of nine", "Sixteen", "nine") for x in (j, k)]
    return (
        claim("c-plan", plan, origins([([a, b, c, d, e, f, g], "Norda", agency, norda)]), found),
        claim("c-cost", cost, told, found, because="they name one boat, and the price in one currency"),
        claim(
            "c-asked",
            asked,
            origins(
                [
                    ([a, b, c, d, e], "Norda", agency, norda),
                    ([h], "Sund Courier", "the mayor said it herself", passage(h, "she said")),
                ]
            ),
            found,
        ),
        claim(
            "c-dear",
            dear,
            origins([([j, k], None, "the words are the same", None), ([i], None, "it names none", None)]),
            found,
        ),
        claim("c-signed", signed, origins([([j, k], None, "the words are the same", None)]), found),
        claim(
            "c-alone",
            [mention(d, "Das Hafenkartell will im Juli entscheiden", modality=planned)],
            origins([([d], None, "one report", None)]),
            found,
        ),
    )


def _changes(found: Sequence[Article]) -> tuple[Change, ...]:
    a, _, _, d, e, _, _, h, _, j, _, _ = found
    return (
        Change(
            kind=ChangeKind.UPDATE,
            claim=None,
            earlier=passage(a, PLANS["en"]),
            later=passage(j, "The Coast League has taken the night ferry off its agenda"),
            because="the plan of the one is dropped in the other, two months later",
            differs=Differs.STEP,
            evidence=(passage(a, "plans"), passage(j, "off its agenda")),
            story="s",
        ),
        Change(
            kind=ChangeKind.UPDATE,
            claim="c-cost",
            earlier=passage(a, "The boat will cost 62 million crowns and carry nine hundred passengers."),
            later=passage(j, "The boat would have cost 90 million crowns."),
            because="the price is 62 million in the earlier and 90 million in the later",
            differs=Differs.NUMBER,
            evidence=(passage(a, "62 million"), passage(j, "90 million")),
            story="s",
        ),
        Change(
            kind=ChangeKind.CONTRADICTION,
            claim="c-asked",
            earlier=passage(a, "The council of Norvik was not asked, the officials said."),
            later=passage(h, "“Our council was asked in March,” she said."),
            because="one says that the council was asked, the other that it was not",
            differs=Differs.NEGATION,
            evidence=(passage(a, "was not asked"), passage(h, "was asked")),
            story="s",
        ),
        Change(
            kind=ChangeKind.DISTORTION,
            claim="c-cost",
            earlier=passage(
                d, "Das Schiff soll 62 Millionen Kronen kosten und neunhundert Fahrgäste tragen."
            ),
            later=passage(e, "Le bateau coûtera 26 millions de couronnes."),
            because="both have it from Norda, and one has turned the digits around",
            differs=Differs.NUMBER,
            evidence=(passage(d, "62 Millionen"), passage(e, "26 millions")),
            story="s",
        ),
    )


def step(of: Article, kind: PlanStep, words: str, cue: str, told: When | None = None) -> TrackStep:
    found = passage(of, words)
    start = found.start + words.index(cue)
    return TrackStep(kind, found, of.passage(start, start + len(cue)), told or of.published)


def _track(found: Sequence[Article]) -> Track:
    a, b, c, d, e, f, g, h, i, j, k, last = found
    planned = PlanStep.PLANNED
    off = "The Coast League has taken the night ferry off its agenda"
    return Track(
        id="t-ferry",
        story="s",
        about="a night ferry between Osteby and Norvik",
        named=passage(a, "a night ferry between Osteby and Norvik"),
        steps=(
            *(step(x, planned, PLANS["en"], "plans") for x in (a, b)),
            step(d, planned, PLANS["de"], "plant"),
            step(e, planned, PLANS["fr"], "prévoit"),
            step(f, planned, PLANS["ar"], "تعتزم"),
            step(g, planned, PLANS["ja"], "計画"),
            step(h, PlanStep.IN_TALKS, "Talks about a night ferry are under way", "Talks"),
            step(i, PlanStep.OPPOSED, "Verkehrsminister Paul Sarn lehnt die Nachtfähre ab", "lehnt"),
            step(c, planned, PLANS["en"], "plans"),
            step(j, PlanStep.DROPPED, off, "off its agenda"),
            step(k, PlanStep.DROPPED, off, "off its agenda"),
            step(last, planned, "The toll regime plans a night ferry", "plans"),
        ),
        last=PlanStep.DROPPED,
        stopped=(
            "c-mirror",
            "d-kueste",
            "e-phare",
            "f-marsa",
            "g-minato",
            "h-courier",
            "i-kueste",
            "l-gazette",
        ),
        because="it is dropped on 2 July, after every other step but that of a late copy",
    )


def _timeline(found: Sequence[Article]) -> tuple[TimelineEntry, ...]:
    a, b, _, d, _, _, _, h, i, j, k, _ = found
    published = [TimelineEntry(x.published, passage(x, x.text.split("\n")[0]), "s") for x in found]
    narrowed = When(
        when("2031-05-03T10:00+00:00").earliest,
        when("2031-05-03T18:00+00:00").latest,
        WhenBasis.INFERRED,
        "it copies a report of 3 May and names Saturday",
    )
    published[4] = TimelineEntry(narrowed, published[4].passage, "s")
    saturday = "two officials told Norda on Saturday"
    july = span("2031-07-01", "2031-07-31", "July of the year of publication")
    return (
        *published,
        *(
            TimelineEntry(when("2031-05-03"), passage(x, saturday), "s", passage(x, "on Saturday"))
            for x in (a, b)
        ),
        TimelineEntry(july, passage(a, "wants to decide in July"), "s", passage(a, "in July")),
        TimelineEntry(
            july, passage(d, "Das Hafenkartell will im Juli entscheiden"), "s", passage(d, "im Juli")
        ),
        TimelineEntry(
            span("2031-03-01", "2031-03-31", "March of the year of publication"),
            passage(h, "Our council was asked in March"),
            "s",
            passage(h, "in March"),
        ),
        TimelineEntry(when("2031-05-20"), passage(i, "Er sagte am Dienstag"), "s", passage(i, "am Dienstag")),
        *(
            TimelineEntry(
                when("2031-07-02"),
                passage(x, "its secretary said on Wednesday"),
                "s",
                passage(x, "on Wednesday"),
            )
            for x in (j, k)
        ),
    )


def _wording(found: Sequence[Article]) -> tuple[Wording, ...]:
    a, b, c, d, e, f, g, _, _, j, k, last = found

    def called(text: str, language: str, outlets: dict[str, int], *of: Article, why: str = "") -> Label:
        return Label(text, language, outlets, bool(why), why, tuple(passage(x, text) for x in of))

    return (
        Wording(
            "The Coast League",
            (
                called("The Coast League", "en", {"Norda": 2, "North Mail": 2, "": 1}, a, b, c, j, k),
                called("Der Küstenbund", "de", {"Küste": 1}, d),
                called(
                    "Das Hafenkartell",
                    "de",
                    {"Küste": 1},
                    d,
                    why="it calls ports that work together a cartel (our list of terms, kartell)",
                ),
                called("La Ligue des ports", "fr", {"Le Phare": 1}, e),
                called("رابطة الموانئ", "ar", {"المرسى": 1}, f),
                called("沿岸連盟", "ja", {"港日報": 1}, g),
                called(
                    "The toll regime",
                    "en",
                    {"Sarn Gazette": 1},
                    last,
                    why="regime denies a government its standing (our list of terms, regime)",
                ),
            ),
            "s",
            "they stand in the same place of sentences that answer to each other",
        ),
    )
