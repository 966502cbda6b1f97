"""Who is quoted in a report that stands alone: a line for each quotation, in the order of the text.

Most reports of a large pile stand alone, so these lines are written here and not by a template: a tenth of
a millisecond for each would be much of all the time that pages take.
"""

from markupsafe import Markup, escape

from firsthand.check import printable
from firsthand.model import Quotation
from firsthand.render.speakers import NO_NAME, OPEN, Speech, called, identity
from firsthand.render.spelling import direction, label, tag
from firsthand.render.telling import Quote, Teller

LONE_QUOTED = 6
SHOWN = 240


def quoted(story: str, speech: Speech, teller: Teller) -> tuple[Markup, ...]:
    """The first quotations of a story of one report, each as a line of a list."""
    found = speech.of_story.get(story, ())
    shown = sorted(found, key=lambda q: (q.content.start, -q.content.end, q.id))[:LONE_QUOTED]
    return tuple(_line(q, teller.quote(q.content, SHOWN), speech) for q in shown)


def _line(quotation: Quotation, quote: Quote, speech: Speech) -> Markup:
    speaker, ref = identity(quotation), quote.ref
    if speaker == OPEN:
        who = "<span data-page>Left open who says:</span>"
    else:
        person = speech.persons.get(quotation.person or "")
        name = escape(label(person.name if person else called(quotation), 80) or NO_NAME)
        key = escape(speech.speaker_keys[speaker])
        who = f'<span data-fact="speaker" data-of="{key}"><bdi>{name}</bdi>, {quotation.kind.value}:</span>'
    language = tag(quote.language)
    spoken = f' lang="{language}"' if language else ""
    article = f'data-article="{escape(ref.key)}"'
    return Markup(  # every name and every word in it was escaped
        f'{who} <span class="quoted"><q class="own" dir="{direction(language)}"{spoken} data-quote {article}'
        f' data-start="{quote.start}" data-end="{quote.end}">{escape(printable(quote.text))}</q>'
        f"{'<span data-page>…</span>' if quote.after else ''} <span data-statement>"
        f'<a class="ref" href="{escape(ref.href)}" {article} data-start="{ref.start}" data-end="{ref.end}">'
        f"¶{ref.number}</a></span></span>"
    )
