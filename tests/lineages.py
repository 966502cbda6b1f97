"""Lineages for tests: the reports of one story, each written as a line, traced."""

from hypothesis import strategies as st
from tests.factories import article

from firsthand.lineage import trace
from firsthand.model import (
    Article,
    Citation,
    Decision,
    Extent,
    Lineage,
    Outlet,
    PairReuse,
    Reuse,
    ReuseKind,
    Role,
    Scope,
    Story,
)

SAME = " ".join(f"word{n}" for n in range(60))
OWNERS = {"kurier": "Nordmedien", "tagblatt": "Nordmedien", "abendpost": "Nordmedien"}
NAMES = ["norda", "meridian", "kurier", "tagblatt", "abendpost", "herald", "vesti", "gazeta"]
OUTLETS = {n: Outlet(n, n.capitalize(), owner=OWNERS.get(n)) for n in NAMES}
ROLES = {
    "credits": (Role.REPORTED_BY, Scope.REPORT),
    "mentions": (Role.REPORTED_BY, Scope.PASSING),
    "translates": (Role.TRANSLATED_FROM, Scope.REPORT),
    "told": (Role.SAID_TO, Scope.PASSING),
}


def story(*reports: str, same: str = "", decisions: tuple[Decision, ...] = ()) -> Lineage:
    """The lineage of reports written as `outlet[/n] time [credits|mentions|translates|told outlet]...`.

    The time is `09:20` of one day in UTC, `day` for the bare date, `?` for none. `same` joins
    reports that carry one text: `kurier=tagblatt herald=vesti`; `norda<herald:1` says that herald carries
    all of norda as its second part of three. `nobody` is a report without an outlet.
    """
    articles, citations = {}, []
    for report in reports:
        name, time, *rest = report.split()
        outlet = None if name.startswith("nobody") else name.split("/")[0]
        published = {"day": "2031-05-03", "?": None}.get(time, f"2031-05-03T{time}+00:00")
        # Without credits all have the same words; `/free` is worded freely throughout.
        report = f"{name} tells it in words of its own" if name.endswith("/free") else SAME
        text = f"{report}.\n" + ". ".join(f"{a} {b}" for a, b in zip(rest[::2], rest[1::2], strict=True))
        articles[name] = article(name, text, outlet=outlet, published=published)
        for act, named in zip(rest[::2], rest[1::2], strict=True):
            role, scope = ROLES[act]
            start = text.index(f"{act} {named}")
            passage = articles[name].passage(start, start + len(f"{act} {named}"))
            known = named if named in OUTLETS else None
            citations.append(Citation(passage, named, known, role, None, scope))
    found = [_reuse(words, articles) for words in same.split()]
    pairs, runs = [pair for pair, _ in found], [run for _, run in found]
    whole = Story("s", tuple(sorted(articles)), "a story", "it is")
    [lineage] = trace([whole], articles, pairs, runs, citations, OUTLETS, decisions)
    return lineage


def _reuse(words: str, articles: dict[str, Article]) -> tuple[PairReuse, Reuse]:
    whole = "=" in words
    one, _, other = words.partition("=" if whole else "<")
    other, _, part = other.partition(":")
    start = int(part or 0) * len(SAME) // 3
    spans = {one: (0, 9), other: (start, start + 9)}
    share = {one: 0.9, other: 0.9 if whole else 0.3}
    left, right = sorted((one, other))
    passages = [articles[id].passage(*spans[id]) for id in (left, right)]
    pair = PairReuse(left, right, ReuseKind.EDITED, share[left], share[right], 0.8, 3)
    return pair, Reuse(*passages, pair.kind, Extent.REPORT, pair.score, "alike")  # type: ignore[call-arg]


def crowd(*times: str, earliest: str) -> Lineage:
    """The lineage of copies too many to compare each with each: all are shown with the first by id.

    The report out at the first of the `times` has the id `earliest`.
    """
    articles = {}
    for number, time in enumerate(times):
        id = f"m{number:02}" if number else earliest
        articles[id] = article(id, SAME, published=f"2031-05-03T{time}+00:00")
    hub, *others = sorted(articles)
    pairs = [PairReuse(hub, other, ReuseKind.COPIED, 1.0, 1.0, 1.0, 1) for other in others]
    runs = [
        Reuse(
            articles[hub].passage(0, len(SAME)),
            articles[other].passage(0, len(SAME)),
            ReuseKind.COPIED,
            Extent.REPORT,
            1.0,
            "alike",
            group=hub,
        )
        for other in others
    ]
    whole = Story("s", tuple(sorted(articles)), "a story", "it is")
    [lineage] = trace([whole], articles, pairs, runs, (), {})
    return lineage


LINES = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(["09:00", "09:20", "day", "?"]),
        st.sampled_from(["", "credits", "mentions", "translates", "told"]),
        st.sampled_from(NAMES),
    ),
    min_size=2,
    max_size=6,
    unique_by=lambda line: line[0],
)
