"""Knowledge as data: facts about outlets, and cues per language, each with its examples beside it."""
