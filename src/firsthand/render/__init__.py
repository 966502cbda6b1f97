"""A dossier as pages people read and data machines use. Pure functions, apart from `write`.

Every sentence about the pile is made as a `Statement`, which cannot be without its passages; the pages
are checked as finished HTML before they are written. Knows no order of stages: it is given a dossier.
"""

from firsthand.render.folder import write
from firsthand.render.pages import pages
from firsthand.render.summing import summary

__all__ = ["pages", "summary", "write"]
