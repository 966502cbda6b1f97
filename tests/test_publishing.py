"""Outlets that nobody lists and that publish in the pile: their credits, and what is said to them."""

import pickle

import pytest

from factories import article, body
from firsthand.citations import citations
from firsthand.model import OutletKind, Role, SpeakerKind
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.reference.publishing import Publishing

NAMES = ("Ellerbote", "Harlow Ledger", "Приморский листок", "Kıyı Postası", "El Faro de Quintala", "青浜新聞")
LISTED = Outlets.load()
PILE = Publishing(LISTED, [article(str(n), "A report.", outlet=name) for n, name in enumerate(NAMES)])


def credited(text, language):
    return [(c.named, c.outlet, c.role) for c in citations(body("a", text, language=language), PILE)]


def said(text, language):
    return quotations(body("a", text, language=language), PILE)


@pytest.mark.parametrize(
    ("language", "text", "named", "role"),
    [
        ("de", "Das Dorf wird geräumt, wie der Ellerbote berichtet.", "Ellerbote", Role.REPORTED_BY),
        ("en", "The bridge is shut, the Harlow Ledger reported.", "Harlow Ledger", Role.REPORTED_BY),
        ("en", "Translated from the Ellerbote.", "Ellerbote", Role.TRANSLATED_FROM),
        ("es", "Traducido del Ellerbote.", "Ellerbote", Role.TRANSLATED_FROM),
        ("it", "Il ponte è chiuso, dice Lindt, citata dal Ellerbote.", "Ellerbote", Role.REPORTED_BY),
        ("ru", "По данным Приморского листка, мост закрыт.", "Приморского листка", Role.REPORTED_BY),
        ("tr", "Lindt, Kıyı Postası'na “Köprü kapalı” dedi.", "Kıyı Postası", Role.SAID_TO),
        ("zh", "编译自日本《青浜新聞》。", "青浜新聞", Role.TRANSLATED_FROM),
    ],
)
def test_an_outlet_of_the_pile_is_credited_by_the_name_it_publishes_under(language, text, named, role):
    found = credited(text, language)

    assert [(name, kind) for name, _, kind in found] == [(named, role)]
    assert PILE.get(found[0][1]).name in NAMES


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ein ellerbote kam vorbei."),
        ("en", "He crossed the harlow ledger bridge."),
        ("ru", "Листок упал."),
    ],
)
def test_ordinary_words_are_no_outlet_of_the_pile(language, text):
    assert PILE.mentions(text) == []
    assert credited(text, language) == []


def test_what_is_listed_is_known_as_before():
    assert PILE.get("reuters").kind is OutletKind.AGENCY
    assert PILE.named("Reuters") == LISTED.named("Reuters")
    assert PILE.facts(["reuters", PILE.named("Ellerbote").id]) == LISTED.facts(["reuters"])
    assert PILE.mentions("Reuters, dpa") == LISTED.mentions("Reuters, dpa")


def test_it_can_be_sent_to_a_process():
    again = pickle.loads(pickle.dumps(PILE))

    assert again.mentions("дал «Приморскому листку»") == PILE.mentions("дал «Приморскому листку»")


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        (
            "pl",
            "Most jest zamknięty, pisze Ellerbote, powołując się na burmistrza Jana Okonia.",
            "Most jest zamknięty",
        ),
        (
            "ru",
            "Мост закрыт, пишет газета Ellerbote со ссылкой на мэра Ивана Лунина.",
            "Мост закрыт",
        ),
        ("de", "„Wir bleiben“, sagte Mara Lindt, wie der Ellerbote berichtet.", "„Wir bleiben“"),
        ("pl", "„Zostajemy”, powiedziała Mara Lindt, jak pisze Ellerbote.", "„Zostajemy”"),
    ],
)
def test_the_frame_of_an_outlet_is_no_part_of_what_was_said(language, text, content):
    spoken = [q for q in said(text, language) if q.speaker_kind is SpeakerKind.PERSON]

    assert [q.content.text for q in spoken] == [content]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "Мост закрыт, сообщил ТАСС источник в мэрии.", "источник в мэрии"),
        ("ru", "«Мост закрыт», — сказал мэр Иван Лунин Приморскому листку.", "мэр Иван Лунин"),
        (
            "nl",
            "“De brug is dicht”, zei burgemeester Jan Okker tegen de Ellerbote.",
            "burgemeester Jan Okker",
        ),
    ],
)
def test_an_outlet_beside_the_speaker_is_whom_it_was_told_to(language, text, speaker):
    quotation = said(text, language)[0]

    assert quotation.speaker.text == speaker
    assert quotation.addressee is not None
    assert quotation.via


@pytest.mark.parametrize(
    ("language", "text", "via"),
    [
        ("de", "„Wir bleiben“, zitiert der Ellerbote den Reeder Jens Okke.", "Ellerbote"),
        ("en", "“We stay,” the Ellerbote quoted skipper Jens Okke as saying.", "Ellerbote"),
        ("en", "The Ellerbote quoted Jens Okke as saying that the boat was safe.", "Ellerbote"),
    ],
)
def test_who_is_quoted_speaks_and_not_who_quotes_him(language, text, via):
    [quotation] = said(text, language)

    assert quotation.name.endswith("Jens Okke")
    assert quotation.via == via


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("de", "Das Boot sei leck, hatte Reeder Jens Okke dem Ellerbote schon gesagt.", "Das Boot sei leck"),
        ("de", "„Das Boot ist leck“, so Jens Okke am Freitag.", "„Das Boot ist leck“"),
        ("de", "Das Boot sei leck, betonte Jens Okke bei der Lage am Morgen.", "Das Boot sei leck"),
        ("de", "„Wir bleiben“, wird Jens Okke im Ellerbote zitiert.", "„Wir bleiben“"),
        ("es", "“La barca hace agua”, denuncia la doctora Inés Okke en su consulta.", "“La barca hace agua”"),
        ("tr", "Ellerbote'nin aktardığına göre Emre Okke, “Köprü kapalı” dedi.", "“Köprü kapalı”"),
    ],
)
def test_where_and_to_whom_it_was_said_does_not_hide_it(language, text, content):
    [quotation] = [q for q in said(text, language) if q.speaker_kind is SpeakerKind.PERSON]

    assert quotation.content.text == content
    assert quotation.name.endswith("Okke")


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        (
            "de",
            "Wie der Ellerbote unter Berufung auf Direktor Hans Ohm berichtet, fehlt das Geld.",
            "Direktor Hans Ohm",
            "fehlt das Geld",
        ),
        (
            "en",
            "The Ellerbote, citing a senior official, said the dam was safe.",
            "a senior official",
            "the dam was safe",
        ),
        (
            "uk",
            "Міст закрито, повідомляє Ellerbote із посиланням на директора Івана Луніна.",
            "директора Івана Луніна",
            "Міст закрито",
        ),
    ],
)
def test_what_an_outlet_has_from_a_source_is_the_source_s(language, text, source, content):
    [quotation] = [q for q in said(text, language) if q.speaker_kind is not SpeakerKind.OUTLET]

    assert (quotation.speaker.text, quotation.content.text) == (source, content)
    assert quotation.via == "Ellerbote"
