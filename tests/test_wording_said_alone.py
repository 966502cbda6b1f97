"""What one voice alone says, and what one alone leaves out: copies of one origin are one voice."""

from collections.abc import Iterable

from tests.factories import article

from firsthand.model import (
    Answer,
    Article,
    Claim,
    Mention,
    Modality,
    OriginGroup,
    Origins,
    Polarity,
    Root,
    RootKind,
)
from firsthand.wording import SaidAlone, said_alone


def claim(id: str, made_by: str, left_out: str = "", groups: Iterable[str] = ()) -> Claim:
    """A claim that articles of one letter make; `groups` are those that are of one origin."""
    told = {one for group in groups for one in group}
    every = [*groups, *(one for one in made_by if one not in told)]
    origins = Origins(
        Answer.AT_LEAST,
        len(every),
        tuple(OriginGroup(tuple(one), Root(RootKind.UNKNOWN, None, None), False, (), ()) for one in every),
        because="",
    )
    mentions = tuple(
        Mention(articles()[one].passage(0, 3), Polarity.AFFIRMED, Modality.STATED, ()) for one in made_by
    )
    return Claim(
        id=id, about="The", mentions=mentions, origins=origins, story="s", left_out=tuple(sorted(left_out))
    )


def articles() -> dict[str, Article]:
    return {id: article(id, "The port.", outlet=f"Paper {id}") for id in "abcd"}


def told(*claims: Claim) -> dict[tuple[str, ...], SaidAlone]:
    return {found.articles: found for found in said_alone(claims, articles())}


def test_what_one_alone_says():
    found = told(claim("1", "abc"), claim("2", "a", "bc"))

    assert found[("a",)].says == ("2",)
    assert found[("a",)].outlets == ("Paper a",)
    assert [passage.article for passage in found[("a",)].passages] == ["a"]
    assert set(found) == {("a",)}


def test_what_one_alone_leaves_out():
    found = told(claim("1", "abc"), claim("2", "ab", "c"))

    assert found[("c",)].leaves_out == ("2",)
    assert found[("c",)].says == ()


def test_of_two_nobody_leaves_out_what_all_others_say():
    found = told(claim("1", "ab"), claim("2", "a", "b"))

    assert {one: (alone.says, alone.leaves_out) for one, alone in found.items()} == {("a",): (("2",), ())}


def test_ten_copies_of_one_origin_are_one_voice():
    found = told(claim("1", "abcd", groups=["abc"]), claim("2", "abc", "d", groups=["abc"]))

    assert found[("a", "b", "c")].says == ("2",)
    assert "3 articles of one origin, of 2 origins" in found[("a", "b", "c")].because


def test_a_story_of_one_voice_has_none():
    assert told(claim("1", "abcd", groups=["abcd"])) == {}


def test_the_order_of_claims_makes_no_difference():
    claims = [claim("1", "abc"), claim("2", "a", "bc"), claim("3", "ab", "c")]

    assert said_alone(claims, articles()) == said_alone(claims[::-1], articles())
