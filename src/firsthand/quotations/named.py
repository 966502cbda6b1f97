"""Say who a quotation's speaker is: the fullest name the report gives him, or nobody."""

from collections.abc import Sequence

from firsthand.model import Body, Quotation, SpeakerKind
from firsthand.quotations.found import Found
from firsthand.reference.outlets import Outlets


def named(body: Body, found: Sequence[Found], outlets: Outlets) -> tuple[Quotation, ...]:
    """The quotations as values, their speakers named as far as the report allows."""
    article = body.article
    quotations = []
    speaker = None
    for one in found:
        own = one.speaker or (speaker if one.carried else None)
        speaker = own or speaker
        quotations.append(
            Quotation(
                id=f"{article.id}#{one.content[0]}-{one.content[1]}",
                content=article.passage(*one.content),
                kind=one.kind,
                cue=article.passage(*one.cue) if one.cue else None,
                speaker=article.passage(*own) if own else None,
                addressee=article.passage(*one.addressee) if one.addressee else None,
                frame=article.passage(*one.frame) if one.frame else None,
                name=article.text[slice(*own)] if own else None,
                via=article.text[slice(*one.via)] if one.via else None,
                parts=tuple(article.passage(*part) for part in one.parts),
                speaker_kind=SpeakerKind.OPEN,
            )
        )
    return tuple(quotations)
