"""The verdicts on a pair as values, and how the lead of one time over another is told."""

from datetime import timedelta

from firsthand.model import Basis, Derivation, PairReuse, Passage
from firsthand.records import rfc3339
from firsthand.when import When


def taken(
    pair: PairReuse, source: str, basis: Basis, because: str, evidence: tuple[Passage, ...]
) -> Derivation:
    taker = pair.right if source == pair.left else pair.left
    return Derivation(taker, source, pair, basis, because, evidence)


def undecided(
    pair: PairReuse,
    because: str,
    evidence: tuple[Passage, ...],
    basis: Basis = Basis.NONE,
    about: str | None = None,
) -> Derivation:
    """No source; `about` is the article that `because` speaks of, where it speaks of one."""
    return Derivation(about or pair.right, None, pair, basis, because, evidence)


def lead_of(earlier: When, later: When) -> str:
    """`published at least 2 h later: ...`, said of the later one."""
    before, after = earlier.utc(), later.utc()
    if before is None or after is None or earlier.latest is None or later.earliest is None:
        raise ValueError("only known times have an order")
    return (
        f"published at least {_spell(after[0] - before[1])} later: {rfc3339(later.earliest)} "
        f"({later.basis}), the other by {rfc3339(earlier.latest)} ({earlier.basis})"
    )


def _spell(lead: timedelta) -> str:
    """`3 days`, `2 h 5 min`, `40 s`: the two largest units that matter."""
    days, rest = lead.days, lead.seconds
    hours, minutes, seconds = rest // 3600, rest % 3600 // 60, rest % 60
    if days:
        return f"{days} day{'s' if days > 1 else ''}" + (f" {hours} h" if hours else "")
    if hours:
        return f"{hours} h" + (f" {minutes} min" if minutes else "")
    return f"{minutes} min" if minutes else f"{seconds} s"
