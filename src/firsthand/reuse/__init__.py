"""Compare: passages copied or edited within one language."""

from firsthand.reuse.index import ReuseIndex, reuse
from firsthand.reuse.profile import Profile, profile

__all__ = ["Profile", "ReuseIndex", "profile", "reuse"]
