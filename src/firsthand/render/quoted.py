"""Who is quoted in a report that stands alone: a line for each quotation, in the order of the text."""

from dataclasses import dataclass

from firsthand.render.speakers import OPEN, Speech, called, identity
from firsthand.render.spelling import label
from firsthand.render.telling import Quote, Teller


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's words in one report; the name is empty where the speaker is left open."""

    key: str
    name: str
    kind: str
    quote: Quote


def quoted(story: str, speech: Speech, teller: Teller, most: int) -> tuple[Quoted, ...]:
    """The first `most` quotations of a story of one report."""
    found = sorted(speech.of_story.get(story, ()), key=lambda q: (q.content.start, -q.content.end, q.id))
    told = []
    for q in found[:most]:
        speaker = identity(q)
        person = speech.persons.get(q.person or "")
        name = "" if speaker == OPEN else label(person.name if person else called(q), 80)
        told.append(Quoted(speech.speaker_keys[speaker], name, q.kind.value, teller.quote(q.content, 240)))
    return tuple(told)
