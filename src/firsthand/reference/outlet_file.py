"""Read facts about outlets: JSON Lines, one outlet a line, the same format for ours and the user's.

A line that says something else than the format allows stops the reading with the file, the
line, what is wrong and what to write instead: facts about real companies are not guessed at.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.model import Affiliation, Outlet, OutletKind, PileError
from firsthand.reference.outlet_names import LONGEST_NAME, folded

# The key under `aliases` for a name that is used in every language.
ANY_LANGUAGE = "*"
# A hand-written file of outlet facts has far fewer bytes; more is some other file given by mistake.
LARGEST_FILE = 32_000_000

_TEXTS = ("id", "name", "country", "owner", "owner_source", "owner_date", "example")
_LISTS = ("domains", "languages")
_KEYS = (*_TEXTS, "kind", *_LISTS, "aliases", "weak", "affiliation")
_AFFILIATION = ("state", "typology", "source", "date")
_AFFILIATION_KEYS = (*_AFFILIATION, "reason")


@dataclass(frozen=True, slots=True)
class Listing:
    """One outlet as listed: its facts, aliases by language, the names that need a cue, an example credit."""

    outlet: Outlet
    aliases: Mapping[str, tuple[str, ...]]
    weak: frozenset[str]
    example: str | None = None


def slug(text: str) -> str:
    """The readable id made from a name: folded, its words joined by hyphens."""
    words = "".join(c if c.isalnum() else " " for c in folded(text)).split()
    return "-".join(words)


def host_of(url_or_domain: str) -> str:
    """The host a URL or domain names, in lower case without user, port and trailing dot; '' where none."""
    text = url_or_domain.strip().lower()
    _, scheme, rest = text.partition("://")
    host = rest if scheme else text.removeprefix("//")
    for mark in "/?#\\":
        host = host.partition(mark)[0]
    host = host.rpartition("@")[2]
    if not host.startswith("["):
        host = host.partition(":")[0]
    host = host.strip(". ")
    if "xn--" in host:
        try:
            host = host.encode("ascii").decode("idna")
        except UnicodeError:
            return ""
    return host


def our_listings(path: Path, known: Mapping[str, Listing]) -> Iterator[Listing]:
    """Yield the outlets of one of our own files; what tests check of them is not checked again."""
    for facts in json.loads("[" + path.read_text(encoding="utf-8").strip().replace("\n", ",") + "]"):
        yield _listing(facts["id"], facts, known.get(facts["id"]))


def read_listings(path: Path, known: Mapping[str, Listing]) -> Iterator[Listing]:
    """Yield the outlets of a user's file; a line about an outlet in `known` adds to it, and its facts win.

    Raises PileError naming file, line and remedy for a file that cannot be read or a line that does not fit.
    """
    listed: dict[str, Listing] = {}
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        facts = _facts(line, place)
        name = facts.get("name")
        key = facts.get("id") or slug(name or "")
        if not key:
            raise PileError(f'{place}: no "id" and no "name"; give the outlet at least a "name"')
        before = listed.get(key) or known.get(key)
        if before is None and not name:
            raise PileError(f'{place}: {key!r} is not an outlet we list; give its "name"')
        if facts.get("domains"):
            facts["domains"] = [host_of(domain).removeprefix("www.") for domain in facts["domains"]]
        listed[key] = _listing(key, facts, before)
        yield listed[key]


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PileError(f"{path}: too large for a file of outlets; give JSON Lines, one outlet a line")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PileError(f"{path}: {error.strerror or error}; give a JSON Lines file of outlets") from None
    except UnicodeDecodeError:
        raise PileError(f"{path}: not UTF-8; save the file as UTF-8") from None


def _facts(line: str, place: str) -> dict[str, Any]:
    try:
        facts = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "not JSON"
        raise PileError(f"{place}: not JSON ({reason}); write one outlet as one JSON object a line") from None
    if not isinstance(facts, dict):
        raise PileError(f'{place}: not an object; write {{"name": "...", "domains": ["..."]}}')
    for key, value in facts.items():
        if key not in _KEYS:
            raise PileError(f"{place}: unknown key {key!r}; the keys are {', '.join(_KEYS)}")
        if value is not None and (problem := _problem(key, value)):
            raise PileError(f"{place}: {key!r} {problem}")
    return facts


def _problem(key: str, value: Any) -> str | None:
    if key in _TEXTS:
        return None if _word(value) else "must be a text that is not empty; leave out what is unknown"
    if key == "kind":
        kinds = ", ".join(kind.value for kind in OutletKind)
        return None if value in set(OutletKind) else f"must be one of {kinds}"
    if key == "domains":
        fits = _words(value) and all("." in host_of(domain) for domain in value)
        return None if fits else 'must be a list of domains such as ["example.org"]'
    if key == "languages":
        return None if _words(value) else 'must be a list of BCP 47 codes such as ["de"]'
    if key == "aliases":
        fits = _words(value) or (isinstance(value, dict) and all(_words(names) for names in value.values()))
        return None if fits else 'must be a list of names, or lists by language such as {"de": ["..."]}'
    if key == "weak":
        return None if isinstance(value, bool) or _words(value) else "must be true, false or a list of names"
    fits = isinstance(value, dict) and all(_word(value.get(part)) for part in _AFFILIATION)
    if not fits or any(part not in _AFFILIATION_KEYS for part in value):
        return f"must be an object with {', '.join(_AFFILIATION)} (and, if you wish, reason)"
    return None


def _word(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(_word(item) and len(item) <= LONGEST_NAME for item in value)


def _listing(key: str, facts: dict[str, Any], before: Listing | None) -> Listing:
    given = facts.get("aliases") or {}
    by_language = {ANY_LANGUAGE: given} if isinstance(given, list) else given
    aliases = {language: tuple(names) for language, names in by_language.items()}
    if before:
        facts = _over(before, facts)
        aliases = {
            language: tuple(dict.fromkeys((*before.aliases.get(language, ()), *aliases.get(language, ()))))
            for language in (*before.aliases, *(new for new in aliases if new not in before.aliases))
        }
        if facts["name"] != before.outlet.name:
            aliases[ANY_LANGUAGE] = (*aliases.get(ANY_LANGUAGE, ()), before.outlet.name)
    name = facts["name"]
    flat = dict.fromkeys(alias for language in sorted(aliases) for alias in aliases[language])
    flat.pop(name, None)
    kind, affiliation = facts.get("kind"), facts.get("affiliation")
    outlet = Outlet(
        id=key,
        name=name,
        kind=OutletKind(kind) if kind else None,
        aliases=tuple(flat),
        domains=tuple(facts.get("domains") or ()),
        languages=tuple(facts.get("languages") or ()),
        country=facts.get("country"),
        owner=facts.get("owner"),
        owner_source=facts.get("owner_source"),
        owner_date=facts.get("owner_date"),
        affiliation=Affiliation(**affiliation) if isinstance(affiliation, dict) else affiliation,
    )
    weak = facts.get("weak") or ()
    needing_cue = frozenset((name, *flat) if weak is True else weak)
    return Listing(
        outlet, aliases, needing_cue | before.weak if before else needing_cue, facts.get("example")
    )


def _over(before: Listing, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts known before with the new ones over them; domains come together, `null` takes a fact back."""
    old = before.outlet
    known: dict[str, Any] = {
        "name": old.name,
        "kind": old.kind,
        "languages": old.languages,
        "country": old.country,
        "owner": old.owner,
        "owner_source": old.owner_source,
        "owner_date": old.owner_date,
        "affiliation": old.affiliation,
        "example": before.example,
    }
    if "owner" in facts:  # another owner is not known from the old source
        known |= {"owner_source": None, "owner_date": None}
    known |= facts
    known["name"] = facts.get("name") or old.name
    known["domains"] = tuple(dict.fromkeys((*old.domains, *(facts.get("domains") or ()))))
    return known
