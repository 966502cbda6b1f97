"""Group articles into stories: those that report one event, whatever their language.

Every article is in exactly one story; a lone article is a story of one. Two articles belong together
where they share rare words within a language, and names, places, numbers and days across languages.
The answer is a function of the set of articles alone: it depends neither on their order nor on the
batches they came in.
"""

from firsthand.stories.index import StoryIndex, StoryUpdate, stories
from firsthand.stories.weights import Read, read

__all__ = ["Read", "StoryIndex", "StoryUpdate", "read", "stories"]
