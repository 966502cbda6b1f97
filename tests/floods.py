"""What no pile is meant to hold: far more of everything than a page shows, and hostile words everywhere."""

from collections.abc import Sequence

from tests.accounts import origins, step
from tests.dossiers import one_story, passage
from tests.factories import article, when

from firsthand.model import (
    Answer,
    Article,
    Change,
    ChangeKind,
    Claim,
    Differs,
    Dossier,
    Label,
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


def flood(reports: int) -> Dossier:
    """As many reports as asked for, and as many claims, changes, plans, times and labels; one story."""
    found = [
        article(
            f"r{n:05}", f"On Monday the port plans {n} cranes. It has {n} cranes.", outlet=f"Paper {n % 90}"
        )
        for n in range(reports)
    ]
    pairs = list(zip(found, [*found[1:], found[0]], strict=True))

    def said(of: Article) -> Passage:
        return passage(of, of.text.split(". ")[1])

    def both(one: Article, other: Article) -> Claim:
        mentions = tuple(Mention(said(x), Polarity.AFFIRMED, Modality.STATED, ()) for x in (one, other))
        told = origins([([one], None, "it names none", None), ([other], None, "it names none", None)])
        return Claim(
            id=f"c-{one.id}", about=mentions[0].passage.text, mentions=mentions, origins=told, story="s"
        )

    def change(n: int, one: Article, other: Article) -> Change:
        kind = list(ChangeKind)[n % 3]
        return Change(
            kind=kind,
            claim=f"c-{one.id}",
            earlier=said(one),
            later=said(other),
            because="the numbers differ",
            differs=Differs.NUMBER,
            evidence=(),
        )

    def track(of: Article) -> Track:
        [first] = [step(of, PlanStep.PLANNED, of.text.split(". ")[0], "plans")]
        return Track(
            id=f"t-{of.id}",
            story="s",
            about="cranes",
            named=first.passage,
            steps=(first,),
            last=PlanStep.PLANNED,
        )

    return one_story(
        found,
        claims=tuple(both(one, other) for one, other in pairs),
        changes=tuple(change(n, one, other) for n, (one, other) in enumerate(pairs)),
        tracks=tuple(track(x) for x in found),
        timeline=tuple(
            TimelineEntry(
                when(f"20{30 + n % 30}-0{1 + n % 9}-11"), passage(x, x.text), "s", passage(x, "On Monday")
            )
            for n, x in enumerate(found)
        ),
        wording=tuple(
            Wording(
                f"port {n}",
                (Label("the port", "en", {f"Paper {n % 90}": 1}, False, "", (passage(x, "the port"),)),),
            )
            for n, x in enumerate(found)
        ),
    )


def told_by(of: Article, words: Sequence[Passage], text: Sequence[str]) -> dict[str, tuple[object, ...]]:
    """Everything that can be found in one article, each string of it one of `text`, each passage one of
    `words`."""
    around = [words[-1], *words[:-1]]
    whole = when("2031-05-03")
    before = when("2031-04-01")  # without it nothing could be an update
    times = [
        When((whole if n else before).earliest, (whole if n else before).latest, WhenBasis.TEXT, each)
        for n, each in enumerate(text)
    ]
    groups = (
        OriginGroup(
            (of.id,),
            Root(RootKind.OUTLET, text[0], text[1]),
            True,
            (text[2],),
            (words[0],),
            (Reason(text[2], (words[0],)),),
        ),
    )
    told = Origins(Answer.EXACTLY, 1, groups, text[3])
    claims = tuple(
        Claim(
            id=each,
            about=words[0].text,
            mentions=tuple(
                Mention(
                    p, list(Polarity)[n % 2], list(Modality)[n % 4], (Value(ValueKind.NAME, each, each, p),)
                )
                for n, p in enumerate(words)
            ),
            origins=told,
            story=text[7],
            because=each,
        )
        for each in text
    )
    changes = tuple(
        Change(
            kind=list(ChangeKind)[n % 3],
            claim=each,
            earlier=one,
            later=other,
            because=each,
            differs=list(Differs)[n % len(Differs)],
            evidence=(one, other),
            story=text[7],
        )
        for n, (each, one, other) in enumerate(zip(text, words, around, strict=True))
    )
    kinds = list(PlanStep)
    steps = tuple(
        TrackStep(kinds[n % len(kinds)], p, p, time, time.because)
        for n, (p, time) in enumerate(zip(words, times, strict=True))
    )
    tracks = tuple(
        Track(
            id=each,
            story=text[7],
            about=each,
            named=words[n],
            steps=steps,
            last=list(PlanStep)[n % len(kinds)],
            stopped=(of.id,),
            because=each,
        )
        for n, each in enumerate(text)
    )
    labels = tuple(
        Label(each, each, dict.fromkeys(text, 1), True, each, (p,))
        for each, p in zip(text, words, strict=True)
    )
    return {
        "claims": claims,
        "changes": changes,
        "tracks": tracks,
        "timeline": tuple(
            TimelineEntry(time, p, text[7], p if n % 2 else None)
            for n, (time, p) in enumerate(zip(times, words, strict=True))
        ),
        "wording": tuple(Wording(each, labels, text[7], each) for each in text),
    }
