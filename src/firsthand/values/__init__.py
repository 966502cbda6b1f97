"""Numbers as people write them in 25 languages: their value, unit and hedge, and whether two agree."""

from firsthand.values.agreement import Agreement, Verdict, agree
from firsthand.values.number import Fate, Number, NumberKind
from firsthand.values.reading import to_value, values

__all__ = ["Agreement", "Fate", "Number", "NumberKind", "Verdict", "agree", "to_value", "values"]
