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
    """Quotations and statements, written down passage by passage."""

    def __init__(self) -> None:
        self.quotations: list[Quotation] = []
        self.statements: list[Statement] = []
        self.persons: list[Person] = []
        self.chains: list[Chain] = []

    def quote(self, id: str, of: Article, words: str, frame: str | None = None, **facts: Any) -> str:
        """A quotation; passages may be given by their words, `kind` and `speaker_kind` as strings."""
        given: dict[str, Any] = dict.fromkeys(("cue", "speaker", "addressee", "named", "office"))
        for key in given:
            if facts.get(key):
                given[key] = passage(of, facts[key])
        name = facts.get("name")
        if name and given["named"] is None and name in of.text:
            given["named"] = passage(of, name)
        self.quotations.append(
            Quotation(
                id,
                passage(of, words),
                QuotationKind(facts.get("kind", "direct")),
                given["cue"],
                given["speaker"],
                given["addressee"],
                passage(of, frame) if frame else None,
                name,
                facts.get("via"),
                None,
                tuple(passage(of, part) for part in facts.get("parts", ())),
                given["named"],
                given["office"],
                SpeakerKind(facts.get("who", "person" if name else "open")),
                None,
                facts.get("inside"),
                facts.get("because", ""),
            )
        )
        return id

    def same(self, id: str, *versions: tuple[str, str] | tuple[str, str, Sequence[Passage]], tie: bool = False):
        """A statement: its versions as (quotation, kinds); the first is the earliest."""
        told = []
        for quotation, kinds, *evidence in versions:
            words = tuple(VersionKind(kind) for kind in kinds.split(", "))
            because = "" if words == (VersionKind.EARLIEST,) else f"it is {kinds}"
            told.append(Version(quotation, words, because, tuple(evidence[0]) if evidence else ()))
        self.statements.append(Statement(id, tuple(told), tie, "both are said by Mara Lindt on one day"))
        for position, q in enumerate(self.quotations):
            if q.id in {version.quotation for version in told}:
                self.quotations[position] = replace(q, statement=id)

    def person(self, id: str, name: str, names: Sequence[PersonName], quotations: Sequence[str], **facts: Any):
        self.persons.append(Person(id, name, tuple(names), tuple(quotations), **facts))
        for position, q in enumerate(self.quotations):
            if q.id in quotations:
                self.quotations[position] = replace(q, person=id)


def weir() -> Dossier:
    """Seven reports in four languages, a dozen speakers, every kind of version and of chain."""
    day = "2031-05-03T"
    norda = article("norda", NORDA, outlet="Norda", published=day + "08:00+00:00", title="Weir breaks")
    north = article("north", NORTH, outlet="North Mail", published=day + "09:30+00:00", title="Flood in Orlova")
    kueste = article(
        "kueste", KUESTE, outlet="Küste", published=day + "10:00+00:00", language="de", title="Wehr gebrochen"
    )
    phare = article(
        "phare", PHARE, outlet="Le Phare", published=day + "11:00+00:00", language="fr", title="Le barrage rompu"
    )
    marsa = article(
        "marsa", MARSA, outlet="المرسى", published=day + "12:00+00:00", language="ar", title="انهيار السد"
    )
    gazette = article("gazette", GAZETTE, outlet="Sarn Gazette", published="2031-05-04", title="Governor speaks")
    mirror = article("mirror", NORTH, published=None, title="Flood in Orlova")
    members = [norda, north, kueste, phare, marsa, gazette, mirror]
    p = Pile()
    english = "“The weir held for ninety years and broke in one night,”"
    office = "the mayor of Orlova"
    p.quote("n1", norda, english, "Mara Lindt, the mayor of Orlova, told the agency Norda on Monday", cue="told",
            addressee="the agency Norda", via="Norda", name="Mara Lindt", office=office, speaker="Mara Lindt")  # fmt: skip
    p.quote("n2", norda, "that nobody had been hurt", "Lindt said", kind="indirect", name="Mara Lindt", speaker="Lindt")
    p.quote("n3", norda, "“We will rebuild it before winter,”", "she said", name="Mara Lindt", speaker="she",
            because="“she” is Mara Lindt, the only woman named before")  # fmt: skip
    p.quote("n4", norda, "that the lower town must be cleared within 12 hours", "The water authority warned",
            kind="indirect", name="The water authority", who="body", cue="warned")  # fmt: skip
    p.quote("n5", norda, "the sluice gates had not been tested since 2019", "According to a senior official",
            kind="indirect", name="a senior official", who="anonymous")  # fmt: skip
    p.quote("n6", norda, "that “a hairline crack” was found in spring", "The inspection report says",
            kind="mixed", name="The inspection report", who="document")  # fmt: skip
    p.quote("n7", norda, "“This is a man-made flood,”", "said Ivo Brandt of the fishing guild",
            name="Ivo Brandt", office="the fishing guild")  # fmt: skip
    for of, x in ((north, "m"), (mirror, "z")):
        p.quote(f"{x}1", of, english, "mayor Mara Lindt told the Norda agency", name="Mara Lindt",
                addressee="the Norda agency", via="Norda")  # fmt: skip
        p.quote(f"{x}2", of, "to rebuild it before next winter", "She promised", kind="indirect", name="Mara Lindt", speaker="She")
        p.quote(f"{x}3", of, "it “a man-made flood”", "Ivo Brandt called", kind="mixed", name="Ivo Brandt")
        told = "“They knew about the crack, and my nephew told them: ‘Close the road.’”"
        p.quote(f"{x}4", of, told, "He said", name="Ivo Brandt", speaker="He")
        p.quote(f"{x}5", of, "‘Close the road.’", "my nephew told them", name="my nephew", inside=f"{x}4")
        p.quote(f"{x}6", of, "the silence of the ministry", "The Orlova Party condemned", cue="condemned",
                kind="reported", name="The Orlova Party", who="body")  # fmt: skip
    p.quote("k1", kueste, "„Das Wehr hat neunzig Jahre gehalten und ist in einer Nacht gebrochen“",
            "sagte Bürgermeisterin Mara Lindt der Agentur Norda", addressee="der Agentur Norda", via="Norda", name="Mara Lindt",
            office="Bürgermeisterin")  # fmt: skip
    p.quote("k2", kueste, "Verletzt worden sei niemand", "so Lindt", kind="indirect", name="Mara Lindt", speaker="Lindt")
    p.quote("k3", kueste, "„Wir bauen es vielleicht vor dem Winter wieder auf.“", name="Mara Lindt")
    p.quote("k4", kueste, "dass die Unterstadt binnen 24 Stunden geräumt werden müsse",
            "Die Wasserbehörde teilte mit", kind="indirect", name="Die Wasserbehörde", who="body")  # fmt: skip
    p.quote("k5", kueste, "einer „menschengemachten Flut“", "Der Fischer Ivo Brandt sprach von",
            kind="mixed", name="Ivo Brandt")  # fmt: skip
    p.quote("p1", phare, "« Le barrage a tenu quatre-vingt-dix ans et s’est rompu en une nuit »",
            "a déclaré la maire Mara Lindt", name="Mara Lindt")  # fmt: skip
    p.quote("p2", phare, "les vannes n’avaient pas été vérifiées depuis 2019", "Selon un haut responsable",
            kind="indirect", name="un haut responsable", who="anonymous")  # fmt: skip
    p.quote("p3", phare, "« C’est une crue faite de main d’homme »", "a dit Paul Marchetti, hydrologue",
            name="Paul Marchetti", office="hydrologue")  # fmt: skip
    p.quote("p4", phare, "si un rapport existait", "Le ministère de l’Eau n’a pas voulu dire",
            kind="indirect", name="Le ministère de l’Eau", who="body")  # fmt: skip
    p.quote("a1", marsa, "«صمد السد تسعين عاما وانهار في ليلة واحدة»",
            "قالت مارا ليندت، رئيسة بلدية أورلوفا", name="مارا ليندت", office="رئيسة بلدية أورلوفا")  # fmt: skip
    p.quote("a2", marsa, "أن أحدا لم يصب بأذى", "وأضافت Lindt", kind="indirect", name="مارا ليندت",
            because="“Lindt” is مارا ليندت, the mayor")  # fmt: skip
    p.quote("a3", marsa, "إن البوابات لم تفحص منذ عام 2019", "وقال مصدر مطلع", kind="indirect",
            name="مصدر مطلع", who="anonymous")  # fmt: skip
    p.quote("g1", gazette, "“The weir broke in one night,”",
            "the governor, Olek Sarn, was quoted as saying by the Coast Herald", name="Olek Sarn",
            via="the Coast Herald", office="the governor")  # fmt: skip
    p.quote("g2", gazette, "“Nobody warned us,”", "he added", speaker="he", because="two men are named before")
    p.quote("g3", gazette, "that the gates were new", "The Coast Herald reported", kind="indirect",
            name="The Coast Herald", who="outlet")  # fmt: skip
    p.same(
        "s1", ("n1", "earliest"), ("m1", "same"), ("k1", "translated"), ("p1", "translated"), ("a1", "translated"),
        ("g1", "shortened, re-attributed",
         [passage(norda, "Mara Lindt"), passage(gazette, "Olek Sarn")]), ("z1", "same"),
    )  # fmt: skip
    p.same("s2", ("n2", "earliest"), ("k2", "translated"), ("a2", "translated"))
    p.same(
        "s3",
        ("n3", "earliest"),
        ("m2", "reworded", [passage(north, "next")]),
        ("k3", "translated, weaker", [passage(norda, "will"), passage(kueste, "vielleicht")]),
        ("z2", "reworded", [passage(mirror, "next")]),
        tie=True,
    )
    p.same(
        "s4",
        ("n4", "earliest"),
        ("k4", "translated, changed", [passage(norda, "12"), passage(kueste, "24")]),
    )
    lindt = [q.id for q in p.quotations if q.name in ("Mara Lindt", "مارا ليندت")]
    names = (
        PersonName("Mara Lindt", "en", passage(norda, "Mara Lindt")),
        PersonName("مارا ليندت", "ar", passage(marsa, "مارا ليندت")),
    )
    p.person("lindt", "Mara Lindt", names, lindt)
    brandt = [q.id for q in p.quotations if q.name == "Ivo Brandt"]
    p.person("brandt", "Ivo Brandt", [PersonName("Ivo Brandt", "en", passage(norda, "Ivo Brandt"))], brandt)
    water = [PersonName("The water authority", "en", passage(norda, "The water authority"))]
    p.person("water", "The water authority", water, ["n4", "k4"], undecided=("ministry",),
             because="one seat, two names")  # fmt: skip
    ministry = [PersonName("Le ministère de l’Eau", "fr", passage(phare, "Le ministère de l’Eau"))]
    p.person("ministry", "Le ministère de l’Eau", ministry, ["p4"], undecided=("water",))
    told = passage(norda, "Mara Lindt, the mayor of Orlova, told the agency Norda on Monday")
    last = Step("norda", "Norda", None, told), Step(None, None, "Mara Lindt", None)
    record = "Norda has it from her"
    p.chains = [
        Chain("norda", last, ChainEnd.ON_RECORD, record),
        *(
            Chain(of.id, (Step(of.id, None, None, passage(of, words)), *last), ChainEnd.ON_RECORD, record)
            for of, words in (
                (north, "mayor Mara Lindt told the Norda agency"),
                (mirror, "mayor Mara Lindt told the Norda agency"),
                (kueste, "sagte Bürgermeisterin Mara Lindt der Agentur Norda"),
            )
        ),
        Chain("norda", (Step("norda", "Norda", None, passage(norda, "According to a senior official")),
              Step(None, None, "a senior official", None)), ChainEnd.ANONYMOUS),
        Chain("norda", (Step("norda", "Norda", None, passage(norda, "The inspection report says")),
              Step(None, None, "The inspection report", None)), ChainEnd.DOCUMENT),
        Chain("gazette", (Step("gazette", "Sarn Gazette", None, passage(gazette, "was quoted as saying by the Coast Herald")),
              Step(None, "the Coast Herald", None, None)), ChainEnd.DEAD_END, "no report of the Coast Herald is in the pile"),
        Chain("gazette", (Step("gazette", "Sarn Gazette", None, passage(gazette, "“Nobody warned us,”")),
              Step(None, None, "he", None)), ChainEnd.OPEN),
        Chain("phare", (Step("phare", "Le Phare", None, passage(phare, "Selon un haut responsable")),
              Step("norda", "Norda", None, passage(norda, "the sluice gates had not")), Step("phare", "Le Phare", None, None)),
              ChainEnd.CIRCLE),
    ]  # fmt: skip
    formula = Formula(
        "f1", "man-made flood",
        (FormulaUse(passage(norda, "man-made flood"), "n7"), FormulaUse(passage(north, "man-made flood"), "m3"),
         FormulaUse(passage(kueste, "menschengemachten Flut"), "k5"), FormulaUse(passage(phare, "crue faite de main d’homme"), "p3"),
         FormulaUse(passage(mirror, "man-made flood"), "z3")),
        "norda", "two speakers and five outlets use it within a day",
    )  # fmt: skip
    story = Story("s", tuple(a.id for a in members), "The weir of Orlova", "they name Orlova and Mara Lindt")
    return dossier(
        members,
        stories=(story,),
        lineage=(one_group("s", members),),
        quotations=tuple(p.quotations),
        statements=tuple(p.statements),
        formulas=(formula,),
        persons=tuple(p.persons),
        chains=tuple(p.chains),
    )
