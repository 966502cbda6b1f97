"""Read facts about outlets: JSON Lines, one outlet a line, the same format for ours and the user's.

A line that says something else than the format allows stops the reading with the file, the
line, what is wrong and what to write instead: facts about real companies are not guessed at.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
    """One outlet as listed: the outlet, its aliases by language, the names that need a cue, an example credit."""

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


def read_listings(path: Path, known: Mapping[str, Listing] | None = None) -> Iterator[Listing]:
    """Yield the outlets of one file; a line about an outlet in `known` adds to it, and what it says wins.

    Raises PileError naming file, line and remedy for a file that cannot be read or a line that does not fit.
    """
    listed = dict(known or {})
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        facts = _facts(line, place)
        name = facts.get("name")
        key = facts.get("id") or slug(name or "")
        if not key:
            raise PileError(f'{place}: no "id" and no "name"; give the outlet at least a "name"')
        before = listed.get(key)
        if before is None and not name:
            raise PileError(f'{place}: {key!r} is not an outlet we list; give its "name"')
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
        fits = _words(value) or isinstance(value, dict) and all(_words(names) for names in value.values())
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
    old = before.outlet if before else Outlet(key, facts["name"])
    name = facts.get("name") or old.name
    given = facts.get("aliases") or {}
    by_language = {ANY_LANGUAGE: given} if isinstance(given, list) else given
    aliases = dict(before.aliases) if before else {}
    for language, names in by_language.items():
        aliases[language] = tuple(dict.fromkeys((*aliases.get(language, ()), *names)))
    if before and name != old.name:
        aliases[ANY_LANGUAGE] = tuple(dict.fromkeys((*aliases.get(ANY_LANGUAGE, ()), old.name)))
    flat = dict.fromkeys(alias for language in sorted(aliases) for alias in aliases[language])
    flat.pop(name, None)
    domains = dict.fromkeys((*old.domains, *map(host_of, facts.get("domains") or ())))
    outlet = replace(
        old,
        name=name,
        kind=OutletKind(facts["kind"]) if facts.get("kind") else old.kind,
        aliases=tuple(flat),
        domains=tuple(domains),
        languages=tuple(facts.get("languages") or old.languages),
        country=facts.get("country", old.country),
        owner=facts.get("owner", old.owner),
        owner_source=facts.get("owner_source", old.owner_source),
        owner_date=facts.get("owner_date", old.owner_date),
        affiliation=_affiliation(facts["affiliation"]) if "affiliation" in facts else old.affiliation,
    )
    weak = facts.get("weak") or ()
    weak = (name, *flat) if weak is True else weak
    needing_cue = frozenset(weak) | (before.weak if before else frozenset())
    return Listing(outlet, aliases, needing_cue, facts.get("example"))


def _affiliation(facts: dict[str, str] | None) -> Affiliation | None:
    return Affiliation(**facts) if facts else None
