"""A story in which many are quoted, in several languages: who said what in Orlova when the weir broke."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.dossiers import dossier, one_group, passage
from tests.factories import article

from firsthand.model import (
    Article,
    Chain,
    ChainEnd,
    Dossier,
    Formula,
    FormulaUse,
    Passage,
    Person,
    PersonName,
    Quotation,
    QuotationKind,
    SpeakerKind,
    Statement,
    Step,
    Story,
    Version,
    VersionKind,
)

NORDA = (
    "ORLOVA (Norda) - “The weir held for ninety years and broke in one night,” Mara Lindt, the mayor of "
    "Orlova, told the agency Norda on Monday.\n"
    "Lindt said that nobody had been hurt. “We will rebuild it before winter,” she said.\n"
    "The water authority warned that the lower town must be cleared within 12 hours.\n"
    "According to a senior official, the sluice gates had not been tested since 2019.\n"
    "The inspection report says that “a hairline crack” was found in spring.\n"
    "“This is a man-made flood,” said Ivo Brandt of the fishing guild.\n"
)
NORTH = (
    "“The weir held for ninety years and broke in one night,” mayor Mara Lindt told the Norda agency.\n"
    "She promised to rebuild it before next winter.\n"
    "Ivo Brandt called it “a man-made flood”. He said: “They knew about the crack, and my nephew told them: "
    "‘Close the road.’”\n"
    "The Orlova Party condemned the silence of the ministry.\n"
)
KUESTE = (
    "„Das Wehr hat neunzig Jahre gehalten und ist in einer Nacht gebrochen“, sagte Bürgermeisterin Mara "
    "Lindt der Agentur Norda.\n"
    "Verletzt worden sei niemand, so Lindt. „Wir bauen es vielleicht vor dem Winter wieder auf.“\n"
    "Die Wasserbehörde teilte mit, dass die Unterstadt binnen 24 Stunden geräumt werden müsse.\n"
    "Der Fischer Ivo Brandt sprach von einer „menschengemachten Flut“.\n"
)
PHARE = (
    "« Le barrage a tenu quatre-vingt-dix ans et s’est rompu en une nuit », a déclaré la maire Mara Lindt.\n"
    "Selon un haut responsable, les vannes n’avaient pas été vérifiées depuis 2019.\n"
    "« C’est une crue faite de main d’homme », a dit Paul Marchetti, hydrologue.\n"
    "Le ministère de l’Eau n’a pas voulu dire si un rapport existait.\n"
)
MARSA = (
    "قالت مارا ليندت، رئيسة بلدية أورلوفا: «صمد السد تسعين عاما وانهار في ليلة واحدة».\n"
    "وأضافت Lindt أن أحدا لم يصب بأذى.\n"
    "وقال مصدر مطلع إن البوابات لم تفحص منذ عام 2019.\n"
)
GAZETTE = (
    "“The weir broke in one night,” the governor, Olek Sarn, was quoted as saying by the Coast Herald.\n"
    "“Nobody warned us,” he added.\n"
    "The Coast Herald reported that the gates were new.\n"
)


class Pile:
    """Quotations, statements, persons and chains, written down by the words of their passages."""

    def __init__(self) -> None:
        self.quotations: dict[str, Quotation] = {}
        self.statements: list[Statement] = []
        self.persons: list[Person] = []
        self.chains: list[Chain] = []

    def quote(
        self,
        id: str,
        of: Article,
        words: str,
        frame: str,
        name: str | None,
        sort: str = "direct person",
        because: str = "",
        **more: str,
    ) -> None:
        """A quotation of `of`; `sort` is its kind and its speaker's, `more` are further passages and ids."""
        kind, who = sort.split()
        named = passage(of, name) if name and name in of.text else None
        inside, via = more.pop("inside", None), more.pop("via", None)
        beside: dict[str, Any] = dict.fromkeys(("cue", "speaker", "addressee", "office"))
        beside |= {key: passage(of, given) for key, given in more.items()}
        self.quotations[id] = Quotation(
            id=id,
            content=passage(of, words),
            kind=QuotationKind(kind),
            frame=passage(of, frame) if frame else None,
            name=name,
            via=via,
            named=named,
            speaker_kind=SpeakerKind(who),
            inside=inside,
            because=because,
            **beside,
        )

    def versions(
        self, id: str, said: str, because: str = "", tie: bool = False, **differs: Sequence[Passage]
    ):
        """A statement by its versions, `n1 earliest, m1 same, k1 translated+weaker`; `differs` by version."""
        told = []
        for version in said.split(", "):
            quotation, kinds = version.split()
            kind = tuple(VersionKind(k) for k in kinds.split("+"))
            why = "" if kind == (VersionKind.EARLIEST,) else f"it is {kinds.replace('+', ', ')}"
            told.append(Version(quotation, kind, why, tuple(differs.get(quotation, ()))))
            self.quotations[quotation] = replace(self.quotations[quotation], statement=id)
        self.statements.append(Statement(id, tuple(told), tie, because))

    def person(self, id: str, said: str, *names: tuple[str, Article], **more: Any) -> None:
        """A person by his quotations and his spellings; the first is his name."""
        spelled = tuple(PersonName(name, of.language, passage(of, name)) for name, of in names)
        self.persons.append(Person(id, spelled[0].name, spelled, tuple(said.split()), **more))
        for quotation in said.split():
            self.quotations[quotation] = replace(self.quotations[quotation], person=id)

    def chain(self, end: str, *steps: tuple[Article | str, str | None], because: str = "") -> None:
        """A chain of articles, `outlet: X`s and names, each with the words that lead on."""
        told = []
        for at, words in steps:
            if isinstance(at, Article):
                led = passage(at, words) if words else None
                told.append(Step(at.id, at.outlet.id if at.outlet else None, None, led))
            elif at.startswith("outlet: "):
                told.append(Step(None, at.removeprefix("outlet: "), None, None))
            else:
                told.append(Step(None, None, at, None))
        assert told[0].article is not None
        self.chains.append(Chain(told[0].article, tuple(told), ChainEnd(end), because))


def _article(id: str, text: str, outlet: str | None, time: str | None, language: str, title: str) -> Article:
    return article(id, text, outlet=outlet, published=time, language=language, title=title)


def weir() -> Dossier:
    """Seven reports in four languages, a dozen speakers, every kind of version and of chain."""
    day = "2031-05-03T"
    norda = _article("norda", NORDA, "Norda", day + "08:00+00:00", "en", "Weir breaks")
    north = _article("north", NORTH, "North Mail", day + "09:30+00:00", "en", "Flood in Orlova")
    kueste = _article("kueste", KUESTE, "Küste", day + "10:00+00:00", "de", "Wehr gebrochen")
    phare = _article("phare", PHARE, "Le Phare", day + "11:00+00:00", "fr", "Le barrage rompu")
    marsa = _article("marsa", MARSA, "المرسى", day + "12:00+00:00", "ar", "انهيار السد")
    gazette = _article("gazette", GAZETTE, "Sarn Gazette", "2031-05-04", "en", "Governor speaks")
    mirror = _article("mirror", NORTH, None, None, "en", "Flood in Orlova")
    p = Pile()
    weir = "“The weir held for ninety years and broke in one night,”"
    told_norda = "Mara Lindt, the mayor of Orlova, told the agency Norda on Monday"
    mayor = {"office": "the mayor of Orlova", "addressee": "the agency Norda", "via": "Norda"}
    p.quote("n1", norda, weir, told_norda, "Mara Lindt", cue="told", **mayor)
    p.quote("n2", norda, "that nobody had been hurt", "Lindt said", "Mara Lindt", "indirect person")
    she = "“she” is Mara Lindt, the only woman named before"
    p.quote("n3", norda, "“We will rebuild it before winter,”", "she said", "Mara Lindt", because=she)
    cleared = "that the lower town must be cleared within 12 hours"
    water = "The water authority"
    p.quote("n4", norda, cleared, "The water authority warned", water, "indirect body", cue="warned")
    gates = "the sluice gates had not been tested since 2019"
    p.quote("n5", norda, gates, "According to a senior official", "a senior official", "indirect anonymous")
    crack = "that “a hairline crack” was found in spring"
    report = "The inspection report"
    p.quote("n6", norda, crack, "The inspection report says", report, "mixed document")
    guild = "said Ivo Brandt of the fishing guild"
    p.quote("n7", norda, "“This is a man-made flood,”", guild, "Ivo Brandt", office="the fishing guild")
    told = "mayor Mara Lindt told the Norda agency"
    knew = "“They knew about the crack, and my nephew told them: ‘Close the road.’”"
    for of, x in ((north, "m"), (mirror, "z")):
        p.quote(f"{x}1", of, weir, told, "Mara Lindt", addressee="the Norda agency", via="Norda")
        next_winter = "to rebuild it before next winter"
        p.quote(f"{x}2", of, next_winter, "She promised", "Mara Lindt", "indirect person", speaker="She")
        p.quote(f"{x}3", of, "it “a man-made flood”", "Ivo Brandt called", "Ivo Brandt", "mixed person")
        p.quote(f"{x}4", of, knew, "He said", "Ivo Brandt", speaker="He")
        p.quote(f"{x}5", of, "‘Close the road.’", "my nephew told them", "my nephew", inside=f"{x}4")
        party, silence = "The Orlova Party", "the silence of the ministry"
        p.quote(f"{x}6", of, silence, "The Orlova Party condemned", party, "reported body", cue="condemned")
    wehr = "„Das Wehr hat neunzig Jahre gehalten und ist in einer Nacht gebrochen“"
    sagte = "sagte Bürgermeisterin Mara Lindt der Agentur Norda"
    p.quote("k1", kueste, wehr, sagte, "Mara Lindt", addressee="der Agentur Norda", via="Norda")
    p.quote("k2", kueste, "Verletzt worden sei niemand", "so Lindt", "Mara Lindt", "indirect person")
    p.quote("k3", kueste, "„Wir bauen es vielleicht vor dem Winter wieder auf.“", "", "Mara Lindt")
    stadt = "dass die Unterstadt binnen 24 Stunden geräumt werden müsse"
    amt = "Die Wasserbehörde"
    p.quote("k4", kueste, stadt, "Die Wasserbehörde teilte mit", amt, "indirect body")
    flut = "einer „menschengemachten Flut“"
    p.quote("k5", kueste, flut, "Der Fischer Ivo Brandt sprach von", "Ivo Brandt", "mixed person")
    barrage = "« Le barrage a tenu quatre-vingt-dix ans et s’est rompu en une nuit »"
    p.quote("p1", phare, barrage, "a déclaré la maire Mara Lindt", "Mara Lindt")
    haut, vannes = "un haut responsable", "les vannes n’avaient pas été vérifiées depuis 2019"
    p.quote("p2", phare, vannes, "Selon un haut responsable", haut, "indirect anonymous")
    crue = "« C’est une crue faite de main d’homme »"
    p.quote("p3", phare, crue, "a dit Paul Marchetti, hydrologue", "Paul Marchetti", office="hydrologue")
    eau = "Le ministère de l’Eau"
    p.quote("p4", phare, "si un rapport existait", f"{eau} n’a pas voulu dire", eau, "indirect body")
    arabic = "مارا ليندت"
    p.quote(
        "a1",
        marsa,
        "«صمد السد تسعين عاما وانهار في ليلة واحدة»",
        "قالت مارا ليندت، رئيسة بلدية أورلوفا",
        arabic,
    )
    p.quote("a2", marsa, "أن أحدا لم يصب بأذى", "وأضافت Lindt", arabic, "indirect person")
    source = "مصدر مطلع"
    p.quote("a3", marsa, "إن البوابات لم تفحص منذ عام 2019", f"وقال {source}", source, "indirect anonymous")
    herald = "the governor, Olek Sarn, was quoted as saying by the Coast Herald"
    sarn = {"office": "the governor", "via": "the Coast Herald"}
    p.quote("g1", gazette, "“The weir broke in one night,”", herald, "Olek Sarn", **sarn)
    two = "two men are named before"
    p.quote("g2", gazette, "“Nobody warned us,”", "he added", None, "direct open", two, speaker="he")
    coast = "The Coast Herald"
    p.quote("g3", gazette, "that the gates were new", f"{coast} reported", coast, "indirect outlet")

    p.versions(
        "s1",
        "n1 earliest, m1 same, k1 translated, p1 translated, a1 translated, "
        "g1 shortened+re-attributed, z1 same",
        "all say how long the weir held",
        g1=[passage(norda, "Mara Lindt"), passage(gazette, "Olek Sarn")],
    )
    p.versions("s2", "n2 earliest, k2 translated, a2 translated", "all say that nobody was hurt")
    p.versions(
        "s3",
        "n3 earliest, m2 reworded, k3 translated+weaker, z2 reworded",
        "all promise to rebuild it",
        tie=True,
        m2=[passage(north, "next")],
        k3=[passage(norda, "will"), passage(kueste, "vielleicht")],
        z2=[passage(mirror, "next")],
    )
    hours = [passage(norda, "12"), passage(kueste, "24")]
    p.versions("s4", "n4 earliest, k4 translated+changed", "both clear the lower town", k4=hours)
    lindt = "n1 n2 n3 m1 m2 z1 z2 k1 k2 k3 p1 a1 a2"
    p.person("lindt", lindt, ("Mara Lindt", norda), (arabic, marsa))
    p.person("brandt", "n7 m3 m4 z3 z4 k5", ("Ivo Brandt", norda))
    p.person("water", "n4 k4", (water, norda), undecided=("ministry",), because="one seat, two names")
    p.person("ministry", "p4", (eau, phare), undecided=("water",))

    heard = "Norda has it from her"
    p.chain("on record", (norda, told_norda), ("Mara Lindt", None), because=heard)
    for of, words in ((north, told), (mirror, told), (kueste, sagte)):
        p.chain("on record", (of, words), (norda, told_norda), ("Mara Lindt", None), because=heard)
    p.chain("anonymous", (norda, "According to a senior official"), ("a senior official", None))
    p.chain("document", (norda, "The inspection report says"), (report, None))
    missing = "no report of the Coast Herald is in the pile"
    p.chain("dead end", (gazette, herald), ("outlet: the Coast Herald", None), because=missing)
    p.chain("open", (gazette, "“Nobody warned us,”"), ("he", None))
    p.chain("circle", (phare, "Selon un haut responsable"), (norda, gates), (phare, None))
    flood = "man-made flood"
    uses = (
        FormulaUse(passage(norda, flood), "n7"),
        FormulaUse(passage(north, flood), "m3"),
        FormulaUse(passage(kueste, "menschengemachten Flut"), "k5"),
        FormulaUse(passage(phare, "crue faite de main d’homme"), "p3"),
        FormulaUse(passage(mirror, flood)),
    )
    formula = Formula("f1", flood, uses, "norda", "two speakers and five outlets use it within two days")
    members = (norda, north, kueste, phare, marsa, gazette, mirror)
    story = Story("s", tuple(a.id for a in members), "The weir of Orlova", "they name Orlova and Mara Lindt")
    return dossier(
        members,
        stories=(story,),
        lineage=(one_group("s", members),),
        quotations=tuple(p.quotations.values()),
        statements=tuple(p.statements),
        formulas=(formula,),
        persons=tuple(p.persons),
        chains=tuple(p.chains),
    )


def crowd(speakers: int, each: int, reports: int = 20) -> Dossier:
    """A story in which each of many speakers is quoted `each` times, in as many reports."""
    p = Pile()
    lines: dict[int, list[tuple[str, str, str]]] = {n: [] for n in range(reports)}
    for speaker in range(speakers):
        for time in range(each):
            words = f"“Line {speaker}-{time} holds,”"
            told = (f"q{speaker}-{time}", words, f"Person {speaker:03} Ost")
            lines[(speaker + time) % reports].append(told)
    members = []
    for n, said in lines.items():
        text = "\n".join(f"{words} said {name}." for _, words, name in said) or "Nothing was said."
        members.append(article(f"r{n:02}", text, outlet=f"Paper {n}", published=f"2031-05-{1 + n % 27:02}"))
        for id, words, name in said:
            p.quote(id, members[-1], words, f"said {name}", name)
    story = Story("s", tuple(a.id for a in members), "The crowd", "")
    lineage = (one_group("s", members),)
    return dossier(members, stories=(story,), lineage=lineage, quotations=tuple(p.quotations.values()))
