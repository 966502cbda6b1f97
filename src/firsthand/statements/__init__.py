"""The same quotation over articles and languages, and set phrases that several use."""

from firsthand.statements.formulas import formulas
from firsthand.statements.pile import statements

__all__ = ["formulas", "statements"]
