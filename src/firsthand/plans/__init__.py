"""What became of the plans of a story: the steps told of each, by whom, and who stopped at an earlier one."""

from firsthand.plans.candidate import Candidate
from firsthand.plans.steps import steps_in
from firsthand.plans.tracks import tracks

__all__ = ["Candidate", "steps_in", "tracks"]
