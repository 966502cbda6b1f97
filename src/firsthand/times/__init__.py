"""Expressions of time in reports: found, resolved against publication, set out as a timeline."""

from firsthand.times.found import Time, times
from firsthand.times.narrow import Narrowed, narrowed
from firsthand.times.timeline import timeline

__all__ = ["Narrowed", "Time", "narrowed", "timeline", "times"]
