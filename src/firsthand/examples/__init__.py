"""The bundled example: a small pile of invented reports, facts about its outlets, and its gold labels."""

from pathlib import Path

_HERE = Path(__file__).parent
# A folder of reports as users have them.
PILE = _HERE / "pile"
# Facts about the invented outlets, in the format of `--outlets`.
OUTLETS = _HERE / "outlets.jsonl"
# What is true of the pile, by hand.
GOLD = _HERE / "gold.json"
