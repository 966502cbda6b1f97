"""Compare: passages copied or edited within one language."""

from firsthand.reuse.index import ReuseIndex, ReuseUpdate, reuse

__all__ = ["ReuseIndex", "ReuseUpdate", "reuse"]
