"""Rebuild `state-media.jsonl` from the State Media Matrix.

    python scripts/state_media.py State_Media_Matrix.csv

The matrix (https://github.com/ASD-at-GMF/state-media-profiles, MIT) lists media with
provable ties to a state, after the typology of the State Media Monitor. We take facts from
it alone: name, country, company, host and typology. A row about an outlet that our own
files list adds its facts to that outlet; any other becomes an outlet of its own. A row
without a typology, or with one that the matrix itself marks as doubtful, gives none here.
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from anyascii import anyascii
from babel import Locale

from firsthand.model import Outlet
from firsthand.reference.outlet_file import Listing, host_of, our_listings, slug
from firsthand.reference.outlet_names import folded, unaccented
from firsthand.reference.outlets import DATA, Outlets

TARGET = DATA / "state-media.jsonl"
SOURCE = "State Media Matrix, https://github.com/ASD-at-GMF/state-media-profiles"
# The day of the last change to the table in its repository.
DATE = "2023-08-24"

# The matrix's codes in its own full words, and the three controls each rests on.
TYPOLOGY = {
    "SC": ("state-controlled media", "the state controls funding, ownership and editorial line"),
    "CaPu": ("captured public/state-managed media", "the state controls ownership and editorial line"),
    "CaPr": ("captured private media", "privately owned; the state controls the editorial line"),
    "ISFM": (
        "independent state-funded and state-managed media",
        "the state controls funding and ownership, not the editorial line",
    ),
    "ISF": ("independent state-funded media", "the state controls funding alone"),
    "ISM": ("independent state-managed media", "the state controls ownership alone"),
    "IP": ("independent public media", "the state controls neither funding, ownership nor editorial line"),
}
# Spellings of countries that CLDR does not have.
COUNTRIES = {
    "China": "CN",
    "Congo": "CG",
    "Côte d'Ivoire": "CI",
    "DR Congo": "CD",
    "Europen Union": "EU",
    "Hong Kong": "HK",
    "Macao": "MO",
    "Myanmar": "MM",
    "Palestine territories": "PS",
    "The Gambia": "GM",
    "Turkey": "TR",
    "UAE": "AE",
    "United States of America": "US",
    "Bosnia and Herzegovina": "BA",
}
# One company under several names in the matrix.
COMPANIES = {
    "RT": "ANO TV-Novosti (RT)",
    "Rossiya Segodnya (Russia Today)": "Rossiya Segodnya",
    "Sputnik News": "Rossiya Segodnya",
}
LANGUAGES = "de en fr es it pt nl pl ru uk tr ar fa zh ja ko vi th id el cs ro bg hu sv"
# One word of so few letters ("Star", "MAP", "NBC") is borne by too many to stand for one outlet.
SHORT = 5
# Heads of rows that name a kind of state office, not a company: no owner to merge outlets by.
_NO_COMPANY = re.compile(r"^(government|state|department|ministry|bureau)\b|\bor\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_KIND = re.compile(
    r"^(news agency|print media|print|online|news portals|television|tv|radio)\s*:\s*", re.IGNORECASE
)
_KINDS = {"news agency": "agency", "print": "newspaper", "television": "broadcaster", "tv": "broadcaster"}
_KINDS |= {"radio": "broadcaster", "online": "site", "news portals": "site", "print media": "newspaper"}
_AGENCY = re.compile(r"news agency|agence|agencia de noticias", re.IGNORECASE)
_BROADCASTER = re.compile(r"\b(tv|television|televisión|télévision|r[aá]dio|broadcast\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asset:
    """One medium of the matrix: its country's code, its company, its name, kind, hosts and typology codes."""

    country: str
    company: str
    name: str
    kind: str | None
    hosts: tuple[str, ...]
    codes: tuple[str, ...]


def assets(rows: Iterable[dict[str, str]]) -> list[Asset]:
    """The rows joined by country, company and asset, in that order."""
    hosts: dict[tuple[str, str, str, str | None], list[str]] = defaultdict(list)
    codes: dict[tuple[str, str, str, str | None], list[str]] = defaultdict(list)
    territories = {name: code for code, name in Locale("en").territories.items() if len(code) == 2}
    for row in rows:
        country = row["Country"].strip()
        label = re.sub(r"\s*\*+$", "", row["Main assets"].strip())
        if not country or not label:
            continue
        company = re.sub(r"\s*\*+$", "", row["Media company"].strip())
        named = _KIND.match(label)
        name = _KIND.sub("", label)
        if name.count(")") != name.count("("):
            name = name.rstrip("()") if name.endswith((")", "(")) else f"{name})"
        key = (COUNTRIES.get(country) or territories[country], company, name, _kind(name, named))
        host = host_of(row["URL"]).removeprefix("www.")
        hosts[key] += [host] if "." in host else []
        codes[key].append(row["Typology"].strip())
    return [
        Asset(*key, tuple(sorted(set(hosts[key]))), tuple(sorted(set(codes[key]))))
        for key in sorted(hosts, key=lambda key: (*key[:3], key[3] or ""))
    ]


def _kind(name: str, named: re.Match[str] | None) -> str | None:
    if named:
        return _KINDS[named[1].lower()]
    if _AGENCY.search(name):
        return "agency"
    return "broadcaster" if _BROADCASTER.search(name) else None


def affiliation(asset: Asset) -> dict[str, str] | None:
    if len(asset.codes) != 1 or asset.codes[0] not in TYPOLOGY:
        return None
    code = asset.codes[0]
    words, reason = TYPOLOGY[code]
    return {
        "state": asset.country,
        "typology": f"{words} ({code})",
        "source": SOURCE,
        "date": DATE,
        "reason": reason,
    }


def owner(asset: Asset, names: set[str], homes: Mapping[str, set[str]]) -> dict[str, str]:
    """The asset's company, unless that is the asset itself, an office, or a name used in two countries."""
    company = COMPANIES.get(asset.company, asset.company)
    inside = _BRACKET.search(company)
    if inside and folded(inside[0]) in names:
        return {}
    if not company or _NO_COMPANY.search(company) or len(homes[asset.company]) > 1:
        return {}
    if names & {folded(company), folded(_BRACKET.sub("", company))}:
        return {}
    return {"owner": company, "owner_source": SOURCE, "owner_date": DATE}


def lines(found: list[Asset], ours: Outlets) -> list[dict[str, object]]:
    """One line for each outlet, sorted by id: facts added to one of ours, or an outlet of its own."""
    homes: dict[str, set[str]] = defaultdict(set)
    for asset in found:
        homes[asset.company].add(asset.country)
    known: dict[str, list[Asset]] = defaultdict(list)
    own: list[Asset] = []
    for asset in found:
        ids = _listed(asset, ours)
        own += [] if ids else [asset]
        for id in ids:
            known[id].append(asset)
    added = [_added(ours, ours.get(id) or Outlet(id, id), group, homes) for id, group in known.items()]
    made = _made(_with_companies(own), ours, homes)
    return sorted((line for line in added + made if len(line) > 1), key=lambda line: str(line["id"]))


def _listed(asset: Asset, ours: Outlets) -> list[str]:
    """The outlets of ours that the asset's hosts belong to, else the one of its name and country."""
    ids = {outlet.id for host in asset.hosts if (outlet := ours.by_domain(host))}
    if not ids and (outlet := ours.named(asset.name)) and outlet.country == asset.country:
        ids = {outlet.id}
    return sorted(ids)


def _added(
    ours: Outlets, outlet: Outlet, group: list[Asset], homes: Mapping[str, set[str]]
) -> dict[str, object]:
    """What the matrix says of one of our outlets, where all of its rows agree."""
    line: dict[str, object] = {"id": outlet.id}
    names = {folded(name) for name in (outlet.name, *outlet.aliases)}
    names |= {folded(asset.company) for asset in group if _is(ours.candidates(asset.company), outlet)}
    owners = [owner(asset, names, homes) for asset in group]
    if not outlet.owner and all(said == owners[0] for said in owners):
        line |= owners[0]
    facts = [affiliation(asset) for asset in group]
    if facts[0] and all(fact == facts[0] for fact in facts):
        line["affiliation"] = facts[0]
    return line


def _is(found: tuple[Outlet, ...], outlet: Outlet) -> bool:
    return len(found) == 1 and found[0].id == outlet.id


def _with_companies(own: list[Asset]) -> list[Asset]:
    """A host that several assets of one company share goes to the company, as an outlet of its own."""
    claims: dict[str, list[Asset]] = defaultdict(list)
    for asset in own:
        for host in asset.hosts:
            claims[host].append(asset)
    shared = {host for host, group in claims.items() if len(group) > 1}
    companies: dict[tuple[str, str], list[str]] = defaultdict(list)
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for host in sorted(shared):
        makers = {(asset.country, asset.company) for asset in claims[host]}
        if len(makers) == 1 and not _NO_COMPANY.search(next(iter(makers))[1]):
            companies[min(makers)].append(host)
            codes[min(makers)] |= {code for asset in claims[host] for code in asset.codes}
    kept = []
    for asset in own:
        hosts = tuple(host for host in asset.hosts if host not in shared)
        key = (asset.country, asset.company)
        if folded(asset.name) in {folded(asset.company), folded(_BRACKET.sub("", asset.company))}:
            hosts += tuple(companies.pop(key, ()))
        kept.append(replace(asset, hosts=tuple(sorted(hosts))))
    for (country, company), left in companies.items():
        said = tuple(sorted(codes[country, company]))
        kept.append(Asset(country, company, company, _kind(company, None), tuple(left), said))
    return kept


def _made(own: list[Asset], ours: Outlets, homes: Mapping[str, set[str]]) -> list[dict[str, object]]:
    places = {
        unaccented(folded(name)) for tag in LANGUAGES.split() for name in Locale(tag).territories.values()
    }
    taken = {outlet.id for outlet in ours}
    times = Counter(_id(asset.name) for asset in own)
    made: dict[str, dict[str, object]] = {}
    for asset in sorted(own, key=lambda asset: (asset.country, asset.company, asset.name)):
        id = _id(asset.name)
        for more in (asset.country, asset.company):
            if id in taken or id in made or (times[id] > 1 and more == asset.country):
                id = _id(f"{id} {more}")
        if id in made:
            raise SystemExit(f"two outlets would be {id!r}: {asset}")
        line: dict[str, object] = {"id": id, "name": _name(asset, ours, places)}
        if asset.kind:
            line["kind"] = asset.kind
        line["country"] = asset.country
        if asset.hosts:
            line["domains"] = list(asset.hosts)
        line |= owner(asset, {folded(asset.name)}, homes)
        if fact := affiliation(asset):
            line["affiliation"] = fact
        made[id] = line | {"weak": True}
    return list(made.values())


def _id(text: str) -> str:
    return slug(anyascii(unaccented(folded(text))))


def _name(asset: Asset, ours: Outlets, places: set[str]) -> str:
    """The asset's name, with its company or country beside it where the name alone would mislead.

    "Iran" is a newspaper, and "laut Iran" does not credit it; ANP is a Dutch agency before it is another.
    """
    plain = unaccented(folded(asset.name))
    short = " " not in plain and len(plain) <= SHORT
    if not (short or plain in places or ours.candidates(asset.name)):
        return asset.name
    inside = _BRACKET.search(asset.company)
    if inside and folded(inside[0]) == folded(asset.name):
        return _BRACKET.sub("", asset.company)
    country = Locale("en").territories.get(asset.country, asset.country)
    beside = asset.company if folded(asset.company) != folded(asset.name) else country
    return f"{asset.name} ({beside})"


def main(table: Path) -> None:
    listings: dict[str, Listing] = {}
    for path in sorted(DATA.glob("*.jsonl")):
        if path != TARGET:
            listings |= {listing.outlet.id: listing for listing in our_listings(path, listings)}
    with table.open(encoding="utf-8-sig", newline="") as rows:
        found = assets(csv.DictReader(rows))
    text = "".join(
        json.dumps(line, ensure_ascii=False) + "\n" for line in lines(found, Outlets(listings.values()))
    )
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
