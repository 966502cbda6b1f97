"""Show which reports of a pile are first-hand, with the passage behind every statement.

The verbs (`firsthand.read(paths)`, `firsthand.reuse(articles)`, ...) are those of the command line. Each has
the name of the module that does its work; nothing heavy is imported before one of them is asked for.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.dossier import (
        chains,
        citations,
        claims,
        dossier,
        lineage,
        quotations,
        read,
        reuse,
        stories,
        wording,
    )

__version__ = "0.1.0"

__all__ = [
    "chains",
    "citations",
    "claims",
    "dossier",
    "lineage",
    "quotations",
    "read",
    "reuse",
    "stories",
    "wording",
]


class _Verbs(ModuleType):
    """Keeps the verb where importing the module of its name would put the module."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Verbs


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("firsthand.dossier"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
