"""The facts about outlets: well formed, sourced, sorted, and each name and domain leading where it should."""

import json

import pytest

from firsthand.model import OutletKind
from firsthand.reference.outlet_file import host_of, read_listings, slug
from firsthand.reference.outlets import DATA, Outlets

OUTLETS = Outlets.load()
FILES = sorted(DATA.glob("*.jsonl"))
# Names that several outlets bear and that therefore resolve to nobody without more evidence.
SHARED = """
    abc, abc news, al watan, canal 8, channel 5, cna, daily news, daily star,
    el comercio, el universal, la nación, le matin, ntv, pravda, público, radio nacional,
    rtl, rts, sunday times, the daily star, the herald, the journal, the nation, the national,
    the post, the standard, the star, the telegraph, the times, tv 2, 世界报
""".replace("\n", " ")


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def entries():
    return [(path.stem, facts) for path in FILES for facts in lines(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_files_read_as_a_users_file_does(path):
    """Every rule for the user's lines holds for ours; a failure names the line and what to write."""
    known = {o.outlet.id: o for o in OUTLETS._listings.values()}
    assert list(read_listings(path, known))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_are_sorted_by_id_one_outlet_a_line(path):
    ids = [facts["id"] for facts in lines(path)]
    assert ids == sorted(set(ids))


def test_ids_are_readable_slugs():
    assert not [o.id for o in OUTLETS if slug(o.id) != o.id or not o.id.isascii()]


def test_every_outlet_of_ours_has_an_example_credit_that_resolves_to_it():
    silent = [
        facts["id"]
        for stem, facts in entries()
        if stem != "state-media"
        and not any(m.outlets == (facts["id"],) for m in OUTLETS.mentions(facts.get("example", "")))
    ]
    assert silent == []


def test_every_example_names_no_other_outlet():
    others = [
        (facts["id"], names)
        for _, facts in entries()
        if (names := [m for m in OUTLETS.mentions(facts.get("example", "")) if m.outlets != (facts["id"],)])
    ]
    assert others == []


def test_no_name_is_borne_by_two_outlets_but_those_listed_as_shared():
    shared = {name for name, ids in OUTLETS._names.items() if len(ids) > 1}
    assert shared == {name.strip() for name in SHARED.split(",")}


def test_every_name_finds_its_outlet_among_the_candidates():
    lost = [(o.id, n) for o in OUTLETS for n in (o.name, *o.aliases) if o not in OUTLETS.candidates(n)]
    assert lost == []


def test_no_domain_is_claimed_twice_and_each_is_a_bare_host():
    domains = [domain for o in OUTLETS for domain in o.domains]
    assert len(domains) == len(set(domains))
    assert [d for d in domains if host_of(d) != d or d.startswith("www.")] == []
    assert [d for o in OUTLETS for d in o.domains if OUTLETS.by_domain(f"https://www.{d}/a") != o] == []


def test_names_that_need_a_cue_are_names_of_their_outlet():
    stray = [
        (facts["id"], name)
        for _, facts in entries()
        if isinstance(weak := facts.get("weak", []), list)
        for name in weak
        if name != facts["name"] and not any(name in names for names in facts.get("aliases", {}).values())
    ]
    assert stray == []


def test_at_least_300_outlets_are_listed_beside_the_state_media():
    assert sum(stem != "state-media" for stem, _ in entries()) >= 300


def test_an_owner_comes_with_its_public_source_and_date():
    bare = [o.id for o in OUTLETS if o.owner and not (o.owner_source and "https://" in o.owner_source)]
    undated = [o.id for o in OUTLETS if o.owner and not o.owner_date]
    assert (bare, undated) == ([], [])


def test_an_affiliation_comes_with_state_typology_source_and_date():
    for outlet in OUTLETS:
        if (said := outlet.affiliation) is not None:
            assert "https://" in said.source
            assert len(said.state) == 2
            assert said.state.isupper()
            assert said.date[:4].isdigit()
            assert said.typology.endswith(")")
            assert said.reason


def test_countries_are_codes_and_languages_are_lower_case():
    assert not [o.id for o in OUTLETS if o.country and not (len(o.country) == 2 and o.country.isupper())]
    assert not [o.id for o in OUTLETS if any(t != t.lower() or not 2 <= len(t) <= 3 for t in o.languages)]


def test_kinds_are_of_the_model():
    assert {o.kind for o in OUTLETS} <= {None, *OutletKind}


def test_the_state_media_facts_carry_their_licence():
    assert "MIT License" in (DATA / "state-media.LICENSE").read_text()
