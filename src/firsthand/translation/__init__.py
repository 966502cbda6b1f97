"""Compare: passages carried into another language, whole reports and parts of them."""

from firsthand.translation.index import TranslationIndex, translations
from firsthand.translation.profile import Profile, profile

__all__ = ["Profile", "TranslationIndex", "profile", "translations"]
