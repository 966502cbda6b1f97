"""The groups of origin of one story as its page tells them: order, letters, colours, shapes and names."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Lineage, OriginGroup, RootKind
from firsthand.render.places import Atlas

COLOURS = 8
# A picture with more lanes than this is no longer taken in; the small groups then share the last one.
OWN_LANES_AT_LEAST = 6
OWN_LANES_AT_MOST = 12
_CORNERS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    ((-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0)),
    ((0, -1.3), (1.15, -0.35), (1.15, 1), (-1.15, 1), (-1.15, -0.35)),
    ((0, 1.3), (1.15, 0.35), (1.15, -1), (-1.15, -1), (-1.15, 0.35)),
    ((-0.7, -0.9), (1.35, -0.9), (0.7, 0.9), (-1.35, 0.9)),
)
SHAPES = len(_CORNERS) + 1


@dataclass(frozen=True, slots=True)
class Lanes:
    """A story's groups in the order told; the first `own` have a lane, a colour and a shape of their own."""

    groups: tuple[OriginGroup, ...]
    position: dict[str, int]
    own: int

    def lane(self, article: str) -> int:
        return min(self.position[article], self.own)

    def colour(self, article: str) -> str:
        position = self.position.get(article, self.own)
        return colour(position) if position < self.own else "plain"

    def letter(self, article: str) -> str:
        return letter(self.position[article]) if article in self.position else ""


def lanes_of(lineage: Lineage | None, atlas: Atlas) -> Lanes:
    """Large and established groups first, then by the number of their first report."""
    if lineage is None:
        return Lanes((), {}, 0)

    def telling(group: OriginGroup) -> bool:
        return len(group.articles) > 1 or group.established

    def rank(group: OriginGroup) -> tuple[bool, int, bool, int]:
        first = min(atlas.places[article].number for article in group.articles)
        return not telling(group), -len(group.articles), not group.established, first

    groups = tuple(sorted(lineage.origins.groups, key=rank))
    own = len(groups)
    if own > OWN_LANES_AT_LEAST:
        own = min(OWN_LANES_AT_MOST, sum(telling(group) for group in groups))
    position = {article: place for place, group in enumerate(groups) for article in group.articles}
    return Lanes(groups, position, own)


def root_name(group: OriginGroup) -> str:
    root = group.root
    return root.name or (root.id if root.kind is RootKind.OUTLET and root.id else "source unknown")


def letter(position: int) -> str:
    """A, B, ... Z, AA, AB: an origin's name on the page."""
    name = ""
    position += 1
    while position:
        position, digit = divmod(position - 1, 26)
        name = chr(65 + digit) + name
    return name


def colour(position: int) -> str:
    return f"g{position % COLOURS}"


def shape(position: int, x: float, y: float, size: float = 12.5) -> str:
    """The outline of an origin's shape, as path data; shapes differ so that nobody needs the colour."""
    which = position % SHAPES
    if which == 0:
        return (
            f"M{x - size:.1f} {y:.1f}a{size:.1f} {size:.1f} 0 1 0 {2 * size:.1f} 0"
            f"a{size:.1f} {size:.1f} 0 1 0 {-2 * size:.1f} 0Z"
        )
    return "M" + "L".join(f"{x + cx * size:.1f} {y + cy * size:.1f}" for cx, cy in _corners(which)) + "Z"


def _corners(which: int) -> Sequence[tuple[float, float]]:
    return _CORNERS[which - 1]
