"""Compare: passages copied or edited within one language."""

from firsthand.reuse.index import ReuseIndex, reuse

__all__ = ["ReuseIndex", "reuse"]
