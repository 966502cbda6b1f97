"""Articles, bodies and times for tests, made from as few words as a test needs to say."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from firsthand.model import Article, Body, Noise, OutletRef, Source
from firsthand.sentences import body as body_of
from firsthand.when import UNKNOWN_TIME, When, WhenBasis


def when(text: str | None) -> When:
    """`2023-05-03` is a day long, `2023-05-03T09:00+09:00` a moment, None unknown."""
    if text is None:
        return UNKNOWN_TIME
    if len(text) == 10:
        day = datetime.fromisoformat(text)
        return When(day, day + timedelta(hours=23, minutes=59, seconds=59), WhenBasis.METADATA, "given")
    moment = datetime.fromisoformat(text)
    return When(moment, moment, WhenBasis.METADATA, "given")


def article(
    id: str = "a",
    text: str = "A report.",
    *,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = "en",
    title: str | None = None,
    url: str | None = None,
    noise: tuple[Noise, ...] = (),
    **more: Any,
) -> Article:
    return Article(
        id=id,
        source=Source(f"{id}.txt"),
        url=url,
        outlet=OutletRef(outlet, outlet) if outlet else None,
        title=title,
        published=when(published),
        retrieved=None,
        language=language,
        text=text,
        noise=noise,
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        **more,
    )


def body(id: str = "a", text: str = "A report.", **facts: Any) -> Body:
    return body_of(article(id, text, **facts))


# One report, sentence by sentence, as five papers could have it from each other.
FURNACE = {
    "en": [
        "The last glass furnace in Hallbruck will be put out on 14 March, the owner said on Monday.",
        "It has burned for 61 years without a single day of rest.",
        "Since the price of gas doubled, every bottle has cost more to make than it brings in.",
        '"We did not want our children to pay for old habits," said director Petra Wendlinger.',
        "Most of the 240 workers will move to a plant in Poland that is heated with electricity.",
        "The mayor fears that the town will lose its last school and its only doctor.",
        "A museum in Dresden wants to take the oldest moulds and the long pipes of the glassblowers.",
        "Nobody knows yet what will become of the chimney, on which storks nest every spring.",
    ],
    "de": [
        "Der letzte Glasofen in Hallbruck wird am 14. März gelöscht, teilte der Eigentümer am Montag mit.",
        "Er hat 61 Jahre lang gebrannt, ohne einen einzigen Tag Pause.",
        "Seit sich der Gaspreis verdoppelt hat, kostet jede Flasche mehr in der Herstellung, als sie bringt.",
        "„Wir wollten nicht, dass unsere Kinder für alte Gewohnheiten zahlen“, sagte Petra Wendlinger.",
        "Die meisten der 240 Arbeiter wechseln in ein Werk in Polen, das mit Strom beheizt wird.",
        "Der Bürgermeister befürchtet, dass die Stadt ihre letzte Schule und ihren einzigen Arzt verliert.",
        "Ein Museum in Dresden will die ältesten Formen und die langen Pfeifen der Glasbläser übernehmen.",
        "Noch weiß niemand, was aus dem Schornstein wird, auf dem jedes Frühjahr Störche nisten.",
    ],
    "fr": [
        "Le dernier four à verre de Hallbruck sera éteint le 14 mars, a annoncé lundi le propriétaire.",
        "Il a brûlé pendant 61 ans sans un seul jour de repos.",
        "Depuis que le prix du gaz a doublé, chaque bouteille coûte plus à fabriquer qu'elle ne rapporte.",
        "« Nous ne voulions pas que nos enfants paient de vieilles habitudes », a dit Petra Wendlinger.",
        "La plupart des 240 ouvriers partiront dans une usine en Pologne, chauffée à l'électricité.",
        "Le maire craint que la ville ne perde sa dernière école et son unique médecin.",
        "Un musée de Dresde a proposé de prendre les plus vieux moules et les longues cannes des souffleurs.",
        "Nul ne sait encore ce que deviendra la cheminée, où des cigognes nichent chaque printemps.",
    ],
    "ja": [
        "ハルブルックに残る最後のガラス炉が3月14日に火を落とされると、所有者が月曜日に発表した。",
        "炉は61年間、一日も休まずに燃え続けてきた。",
        "ガスの価格が2倍になって以来、瓶は1本作るごとに売値より費用がかかるようになった。",
        "「私たちは子どもたちに古い習慣の代金を払わせたくなかった」と、社長のペトラ・ヴェントリンガー氏は語った。",
        "240人の労働者の大半は、電気で加熱するポーランドの工場に移る。",
        "市長は、町が最後の学校とただ一人の医師を失うことを恐れている。",
        "ドレスデンの博物館は、最も古い型とガラス職人の長い管を引き取ると申し出た。",
        "毎年春にコウノトリが巣を作る煙突がどうなるのか、まだ誰も知らない。",
    ],
    "ar": [
        "سيُطفأ آخر فرن للزجاج في هالبروك يوم 14 مارس، بحسب ما أعلنه المالك يوم الاثنين.",
        "وظل الفرن مشتعلا 61 عاما من دون يوم راحة واحد.",
        "ومنذ أن تضاعف سعر الغاز، صارت كل زجاجة تكلف صناعتها أكثر مما تدرّ.",
        "وقالت المديرة بيترا فيندلينغر: «لم نكن نريد أن يدفع أطفالنا ثمن عادات قديمة».",
        "وسينتقل معظم العمال البالغ عددهم 240 إلى مصنع في بولندا يعمل بالكهرباء.",
        "ويخشى رئيس البلدية أن تفقد المدينة مدرستها الأخيرة وطبيبها الوحيد.",
        "وعرض متحف في دريسدن أن يأخذ أقدم القوالب وأنابيب النفخ الطويلة.",
        "ولا أحد يعرف بعد ماذا سيحل بالمدخنة التي تعشش عليها اللقالق كل ربيع.",
    ],
}
