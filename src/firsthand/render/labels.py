"""What outlets call the same person, state, body or event: each label, who uses it and how often."""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.model import Label, Wording
from firsthand.render.accounts import Accounts
from firsthand.render.places import Ref
from firsthand.render.spelling import direction, label, language_name, tag
from firsthand.render.telling import Statement, Teller

WORDINGS_SHOWN = 30
# Of them these stand open, the others are to be opened.
WORDINGS_OPEN = 4
LABELS_A_WORDING = 14
OUTLETS_A_LABEL = 10
PASSAGES_A_LABEL = 4
NAMELESS = "no outlet named"


@dataclass(frozen=True, slots=True)
class Used:
    """How often an outlet uses a label; `place` is the outlet's in the record, for the check."""

    outlet: str
    place: int
    count: int


@dataclass(frozen=True, slots=True)
class LabelShown:
    key: str
    label: str
    refs: tuple[Ref, ...]
    language: str
    tag: str | None
    direction: str
    total: int
    used: tuple[Used, ...]
    more: int
    loaded: bool
    because: Statement | None


@dataclass(frozen=True, slots=True)
class WordingShown:
    referent: str
    because: Statement | None
    labels: tuple[LabelShown, ...]
    more: int


@dataclass(frozen=True, slots=True)
class WordingPage:
    """`loaded` says whether any label is marked, so that the page says what that means."""

    wordings: tuple[WordingShown, ...]
    further: tuple[WordingShown, ...]
    more: int
    loaded: bool


def wording_page(
    story: str, accounts: Accounts, names: Mapping[str, str], teller: Teller
) -> WordingPage | None:
    """`names` are outlets' by id; None where nothing is called by several names."""
    found = [(n, w) for n, w in accounts.wording.get(story, ()) if any(each.passages for each in w.labels)]
    if not found:
        return None
    told = [_shown(number, wording, names, teller) for number, wording in found[:WORDINGS_SHOWN]]
    return WordingPage(
        tuple(told[:WORDINGS_OPEN]),
        tuple(told[WORDINGS_OPEN:]),
        max(0, len(found) - WORDINGS_SHOWN),
        any(each.loaded for wording in told for each in wording.labels),
    )


def _shown(number: int, wording: Wording, names: Mapping[str, str], teller: Teller) -> WordingShown:
    labels = [(place, each) for place, each in enumerate(wording.labels, 1) if each.passages]
    labels.sort(key=lambda found: (-sum(found[1].outlets.values()), found[0]))
    passages = [each.passages[0] for _, each in labels]
    return WordingShown(
        label(wording.referent, 120),
        teller.statement(wording.because, passages, ()) if wording.because else None,
        tuple(_label(f"{number}-{place}", each, names, teller) for place, each in labels[:LABELS_A_WORDING]),
        max(0, len(labels) - LABELS_A_WORDING),
    )


def _label(key: str, found: Label, names: Mapping[str, str], teller: Teller) -> LabelShown:
    used = [
        Used(label(names.get(o, o), 40) or NAMELESS, n, c)
        for n, (o, c) in enumerate(found.outlets.items(), 1)
    ]
    used.sort(key=lambda each: (-each.count, each.outlet, each.place))
    first = {passage.article: passage for passage in reversed(found.passages)}
    places = teller.marks.atlas.places
    shown = sorted(first.values(), key=lambda p: (places[p.article].story != teller.marks.story, p))
    return LabelShown(
        key,
        label(found.label, 120),
        tuple(teller.marks.ref(passage) for passage in shown[:PASSAGES_A_LABEL]),
        language_name(found.language),
        tag(found.language),
        direction(tag(found.language)),
        sum(found.outlets.values()),
        tuple(used[:OUTLETS_A_LABEL]),
        max(0, len(used) - OUTLETS_A_LABEL),
        found.loaded,
        teller.statement(found.because, shown[:1], ()) if found.because else None,
    )
