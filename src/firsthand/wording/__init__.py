"""How outlets word it: the labels each uses for the same person, state, body or event of a story.

A label counts where an outlet uses it in its own words. Inside a quotation it is the speaker's, and is left
out of the counts. What a label is of has to be shown: the name is part of it or stands beside it, nothing
else in the report could be meant, or another version of the sentence has the name in its place. Where two
could be meant, nothing is said. Loaded is what a public source calls so (`reference/loaded`), or what the
outlet itself puts at a distance, in quotation marks of its own or by "so-called".
"""

from firsthand.wording.counted import wording
from firsthand.wording.said_alone import SaidAlone, said_alone
from firsthand.wording.scan import Scan, scan

__all__ = ["SaidAlone", "Scan", "said_alone", "scan", "wording"]
