"""The picture of a lineage: nothing overlaps, nothing is missing, time goes from left to right."""

from itertools import pairwise

import pytest
from tests.dossiers import one_story, taken
from tests.factories import article

from firsthand.model import Article
from firsthand.render.arrows import Node, room_for
from firsthand.render.origins import SHAPES, lanes_of, letter, shape
from firsthand.render.picture import COLLAPSE_ABOVE, Picture, draw
from firsthand.render.places import Atlas, Marks


def picture(members: list[Article], *steps) -> Picture:
    found = one_story(members, *steps)
    atlas = Atlas(found, 100)
    marks = Marks(atlas, atlas.pages["s"], "s")
    lineage = found.lineage[0]
    return draw(lineage, atlas.members(found.stories[0]), lanes_of(lineage, atlas), marks)


def pile(count: int, known: int) -> list[Article]:
    return [
        article(
            f"a{n:03}",
            f"Report {n}.",
            outlet=f"The {'Long ' * (n % 4)}Name {n}",
            published=f"2023-05-{1 + n % 25:02}" if n < known else None,
        )
        for n in range(count)
    ]


def boxes(nodes: list[Node]) -> list[tuple[float, float, float, float]]:
    return [(n.x - room_for(n.name) / 2, n.y + 17, n.x + room_for(n.name) / 2, n.y + 31) for n in nodes] + [
        (n.x - 13, n.y - 13, n.x + 13, n.y + 13) for n in nodes
    ]


@pytest.mark.parametrize(("count", "known"), [(1, 0), (3, 3), (3, 0), (24, 24), (24, 12), (60, 60), (60, 20)])
def test_no_name_and_no_shape_covers_another(count, known):
    found = boxes(picture(pile(count, known)).nodes)

    for i, (left, top, right, bottom) in enumerate(found):
        for other in found[i + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


@pytest.mark.parametrize(("count", "known"), [(3, 3), (24, 12), (60, 60), (60, 0)])
def test_everything_stands_inside_the_picture(count, known):
    drawn = picture(pile(count, known))

    for left, top, right, bottom in boxes(drawn.nodes):
        assert left >= 0
        assert right <= drawn.width
        assert top >= 0
        assert bottom <= drawn.height


def test_the_words_on_the_axis_do_not_overlap():
    ticks = [(x, words) for x, words, readable in picture(pile(60, 60)).ticks if readable]

    for (x, words), (following, others) in pairwise(ticks):
        assert x + room_for(words) / 2 < following - room_for(others) / 2


def test_an_earlier_report_stands_further_left():
    a = article("z", "A.", published="2023-05-01T09:00+00:00")
    b = article("b", "B.", published="2023-05-01T10:00+00:00")
    place = {node.articles[0].id: node.x for node in picture([b, a]).nodes}

    assert place["z"] < place["b"]


def test_a_day_reaches_to_the_last_moment_it_may_have_been():
    day = article("day", "A.", published="2023-05-01")
    moment = article("moment", "B.", published="2023-05-01T10:00+00:00")
    node = next(node for node in picture([day, moment]).nodes if node.articles[0].id == "day")

    assert node.until > node.x


def test_reports_of_unknown_time_have_a_band_of_their_own():
    drawn = picture(pile(4, 2))

    assert drawn.band is not None
    assert all((node.x > drawn.band) == (not node.articles[0].published.known) for node in drawn.nodes)
    assert picture(pile(2, 2)).band is None


def test_an_undecided_reuse_has_no_head_and_a_verdict_has_one():
    a, b, c = pile(3, 3)
    drawn = picture([a, b, c], taken(b, a), taken(c, None, a))

    assert sorted(arrow.basis for arrow in drawn.arrows) == ["clock", "undecided"]


def test_many_copies_of_one_report_are_one_stack_and_none_is_lost():
    members = pile(60, 60)
    drawn = picture(members, *(taken(copy, members[0]) for copy in members[1:]))

    assert sorted(node.stack for node in drawn.nodes) == [0, 59]
    assert sum(len(node.articles) for node in drawn.nodes) == 60
    assert len(picture(members[:COLLAPSE_ABOVE]).nodes) == COLLAPSE_ABOVE


def test_origins_have_letters_and_shapes_of_their_own():
    assert [letter(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
    assert len({shape(n, 0, 0) for n in range(SHAPES)}) == SHAPES
