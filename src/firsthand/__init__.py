"""Show which reports of a pile are first-hand, with the passage behind every statement."""

__version__ = "0.1.0"
