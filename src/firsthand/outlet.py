"""Who publishes: the facts known about an outlet, each with its public source."""

from dataclasses import dataclass
from enum import StrEnum


class OutletKind(StrEnum):
    """What sort of publisher an outlet is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    SITE = "site"
    AGGREGATOR = "aggregator"


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What a public source says of an outlet's ties to a state, in that source's own typology.

    `state` is an ISO 3166 code, `date` that of the statement, `reason` what the typology rests on.
    """

    state: str
    typology: str
    source: str
    date: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: facts about one newspaper, broadcaster, agency or site. Unknown stays None."""

    id: str
    name: str
    kind: OutletKind | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None
    owner_source: str | None = None
    affiliation: Affiliation | None = None
    owner_date: str | None = None


@dataclass(frozen=True, slots=True)
class OutletRef:
    """An outlet as an article names it: the id of reference data, or one made from its name."""

    id: str
    name: str
