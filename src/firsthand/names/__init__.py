"""What an article can be recognised by, in its language and across languages."""

from firsthand.names.signs import SURVIVES_TRANSLATION, Signal, SignalKind, signals
from firsthand.names.translit import skeleton

__all__ = ["SURVIVES_TRANSLATION", "Signal", "SignalKind", "signals", "skeleton"]
