"""A quotation with its speaker resolved, as the value that users get."""

from dataclasses import dataclass

from firsthand.model import Body, Passage, Quotation, SpeakerKind
from firsthand.quotations.addressed import via
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Grammar
from firsthand.reference.outlets import Outlets


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker resolved: the passage beside the quotation, the fullest name, what he is, how found."""

    beside: Span | None
    name: Span | None
    kind: SpeakerKind
    office: Span | None = None
    because: str = ""

    @property
    def known(self) -> bool:
        """Whether anybody is named."""
        return self.name is not None


NOBODY = Speaker(None, None, SpeakerKind.OPEN)


def quotation(
    body: Body, one: Found, speaker: Speaker, outlets: Outlets, grammar: Grammar | None
) -> Quotation:
    """The quotation as a value."""
    article = body.article

    def passage(span: Span | None) -> Passage | None:
        return article.passage(*span) if span else None

    return Quotation(
        id=f"{article.id}#{one.content[0]}-{one.content[1]}",
        content=article.passage(*one.content),
        kind=one.kind,
        cue=passage(one.cue),
        speaker=passage(speaker.beside),
        addressee=passage(one.addressee),
        frame=passage(one.frame),
        name=article.text[slice(*speaker.name)] if speaker.name else None,
        via=via(article.text, one, outlets, grammar),
        parts=tuple(article.passage(*part) for part in one.parts),
        named=passage(speaker.name),
        office=passage(speaker.office),
        speaker_kind=speaker.kind,
        because=speaker.because,
    )
