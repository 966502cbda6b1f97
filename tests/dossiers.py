"""Whole dossiers for tests: a pile as a test needs it, with everything the check asks of one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.factories import article

from firsthand import render
from firsthand.check import check_pages
from firsthand.model import (
    Answer,
    Article,
    Basis,
    Citation,
    Conflict,
    ConflictKind,
    Derivation,
    Dossier,
    Extent,
    First,
    Lineage,
    OriginGroup,
    Origins,
    Outlet,
    OutletKind,
    PairReuse,
    Passage,
    Reuse,
    ReuseKind,
    Role,
    Root,
    RootKind,
    Scope,
    Story,
)

HARBOUR = (
    "The harbour of Osteby will close for nine weeks, the Sund Courier reported on Monday.\n"
    "Mayor Ida Lunde said the quay had sunk by four centimetres.\n"
    "Fishing boats will land in Norvik until the work is done."
)
HAFEN = (
    "Hafen von Osteby schließt\n"
    "Der Hafen von Osteby wird laut Sund Courier für sieben Wochen geschlossen.\n"
    "Bürgermeisterin Ida Lunde sagte, der Kai sei um vier Zentimeter abgesunken."
)
OTHER = "A bakery in Norvik has baked the longest braided loaf of the coast."


def passage(of: Article, words: str) -> Passage:
    start = of.text.index(words)
    return of.passage(start, start + len(words))


def dossier(articles: Sequence[Article], **parts: Any) -> Dossier:
    """A dossier in which, unless said otherwise, every article is a story of its own."""
    alone = tuple(Story(f"s-{a.id}", (a.id,), a.title or a.id, "no other report tells it") for a in articles)
    parts.setdefault("stories", alone)
    empty = {"lineage": (), "reuse": (), "citations": ()}
    return Dossier("0.0.0", None, tuple(articles), **{**empty, **parts})


def one_group(story: str, members: Sequence[Article], *derivations: Derivation) -> Lineage:
    ids = tuple(a.id for a in members)
    group = OriginGroup(ids, Root(RootKind.UNKNOWN, None, None), False, ("their words are the same",), ())
    return Lineage(
        story,
        tuple(derivations),
        Origins(Answer.EXACTLY, 1, (group,), "all reports share their words"),
        First(ids, len(ids) > 1, "their times do not exclude each other"),
    )


def taken(by: Article, source: Article | None, other: Article | None = None) -> Derivation:
    against = source or other
    assert against is not None
    left, right = sorted((by.id, against.id))
    pair = PairReuse(left, right, ReuseKind.COPIED, 0.9, 0.8, 0.9, 1)
    basis = Basis.CLOCK if source else Basis.NONE
    return Derivation(by.id, source.id if source else None, pair, basis, "it appeared later", ())


def one_story(members: Sequence[Article], *derivations: Derivation, **parts: Any) -> Dossier:
    """A dossier in which all articles are one story and one origin."""
    story = Story("s", tuple(a.id for a in members), "The story", "they name the same places")
    lineage = (one_group("s", members, *derivations),)
    return dossier(members, **{"stories": (story,), "lineage": lineage, **parts})


def harbour(**changed: Any) -> Dossier:
    """Three reports and two stories: a German edit of an English report, and a loaf of bread."""
    first = article(
        "english",
        HARBOUR,
        outlet="north-mail",
        title="Harbour to close",
        published="2023-05-03T09:00+02:00",
        url="https://north-mail.example/harbour",
    )
    second = article("german", HAFEN, outlet="kueste", title="Hafen schließt", language="de")
    alone = article("loaf", OTHER)
    left, right = passage(first, HARBOUR.split("\n")[0]), passage(second, HAFEN.split("\n")[1])
    reuse = Reuse(
        left,
        right,
        ReuseKind.TRANSLATED,
        Extent.REPORT,
        0.8,
        "the same places and numbers in the same order",
        (Conflict(ConflictKind.NUMBER, passage(first, "nine"), passage(second, "sieben")),),
    )
    credits = (
        Citation(
            passage(first, "the Sund Courier reported"),
            "Sund Courier",
            "sund-courier",
            Role.REPORTED_BY,
            passage(first, "reported"),
            Scope.REPORT,
        ),
        Citation(
            passage(second, "laut Sund Courier"), "Sund Courier", None, Role.REPORTED_BY, None, Scope.REPORT
        ),
    )
    story = Story("s-harbour", ("english", "german"), "Harbour of Osteby", "both name Osteby and Ida Lunde")
    lone = Story("s-loaf", ("loaf",), "A loaf", "no other report tells it")
    pair = PairReuse("english", "german", ReuseKind.TRANSLATED, 0.5, 0.6, 0.8, 1)
    step = Derivation("german", None, pair, Basis.NONE, "neither credit nor clock decides", (right,))
    root = Root(RootKind.OUTLET, "sund-courier", "Sund Courier")
    group = OriginGroup(
        ("english", "german"),
        root,
        True,
        ("both credit the Sund Courier",),
        (credits[0].passage, credits[1].passage),
    )
    lineage = Lineage(
        "s-harbour",
        (step,),
        Origins(Answer.EXACTLY, 1, (group,), "one origin stands behind both"),
        First(("english", "german"), True, "the time of one is unknown"),
    )
    whole = dossier(
        (first, second, alone),
        stories=(story, lone),
        lineage=(lineage, one_group("s-loaf", (alone,))),
        reuse=(reuse,),
        citations=credits,
        outlets=(Outlet("sund-courier", "Sund Courier", OutletKind.NEWSPAPER, country="DK"),),
    )
    return replace(whole, **changed)


def pages_of(found: Dossier) -> dict[str, str]:
    """All pages, after the check."""
    pages = dict(render.pages(found))
    check_pages(pages, found)
    return pages


def words(html: str) -> str:
    """What a reader reads, without the markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<body>")[1]).split())
