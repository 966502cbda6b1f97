"""The check: passage or it did not happen.

Two readings of one dossier, both strict and both before anything is written. `check` reads
the values: every passage is the slice of its article that it says it is, every id leads
somewhere, the stories are a partition of the pile, and an answer agrees with what it counts.
`check_pages` reads the finished HTML with a parser of its own, as a browser would get it:
every statement names a passage that is there, every quoted passage equals its slice, every
count is right, every link leads somewhere, and there is no text that is none of these. It
shares no code with what wrote the pages, apart from `printable`, the one rule of how
characters that a page cannot carry are shown.

The first failure stops the run and is named with the statement it stands in.
"""

from firsthand.check.pages import PageCheck, PageRead, check_pages
from firsthand.check.passages import CheckError
from firsthand.check.printing import keys, printable
from firsthand.check.values import check

__all__ = ["CheckError", "PageCheck", "PageRead", "check", "check_pages", "keys", "printable"]
