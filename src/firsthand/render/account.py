"""The part of a story's page that tells what the reports say: what is known first, then each in full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article
from firsthand.render.accounts import Accounts
from firsthand.render.cards import ClaimsPage, claims_page
from firsthand.render.differences import Kind, differences
from firsthand.render.known import Known, known
from firsthand.render.labels import WordingPage, wording_page
from firsthand.render.matrix import Matrix, matrix
from firsthand.render.origins import Lanes
from firsthand.render.telling import Teller
from firsthand.render.timeline import TimelinePage, timeline_page
from firsthand.render.tracks import TracksPage, tracks_page


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Each section, None or empty where there is nothing in it; `rules` is the style of its buttons."""

    known: Known | None
    tracks: TracksPage | None
    timeline: TimelinePage | None
    claims: ClaimsPage | None
    differences: tuple[Kind, ...]
    matrix: Matrix | None
    wording: WordingPage | None
    rules: list[str]


def account_page(
    story: str,
    accounts: Accounts,
    lanes: Lanes,
    members: Sequence[Article],
    names: Mapping[str, str],
    teller: Teller,
) -> AccountPage:
    """`names` are outlets' by id."""
    claims = claims_page(story, accounts, lanes, teller)
    table = matrix(story, accounts, claims, lanes, members, teller) if claims else None
    return AccountPage(
        known(story, accounts, len(members), teller),
        tracks_page(story, accounts, teller),
        timeline_page(story, accounts, teller),
        claims,
        differences(story, accounts, teller),
        table,
        wording_page(story, accounts, names, teller),
        table.rules if table else [],
    )
