from firsthand.model import Conflict, Passage


def conflicts(left: Passage, right: Passage, language: str | None) -> tuple[Conflict, ...]:
    """None yet."""
    return ()
