"""One person under many spellings: who speaks in a pile, whatever script and language names them.

`persons` reads the names of quotations over a whole pile; `compared` is its verdict on two names alone.
"""

from firsthand.persons.pile import compared, persons
from firsthand.persons.same import Answer

__all__ = ["Answer", "compared", "persons"]
