"""Mails are reports; bytes become text with a record of what that took."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import NotRead
from firsthand.read.decode import MOST_REPAIRED, Decoded, decoded, kind_of_binary, plainly_decoded
from firsthand.read.draft import Draft, Item
from firsthand.read.mail import read_mail

GERMAN = "Der Hafen von Müßigbrück – „gesperrt“ – öffnet für 5 € wieder."
RUSSIAN = "Порт Северограда останется закрытым ещё две недели после шторма."
JAPANESE = "北町の市長は、嵐の後、港は少なくともあと二週間閉鎖されたままになると述べた。"
CHINESE = "市长表示，北城港在风暴过后至少还将关闭两周，船只必须在外海等待。"
KOREAN = "북시 시장은 폭풍 이후 항구가 최소 2주 더 폐쇄될 것이라고 말했다."


@pytest.mark.parametrize(
    ("text", "encoding", "decision"),
    [
        (GERMAN, "utf-8", None),
        (GERMAN, "utf-8-sig", None),
        (GERMAN, "windows-1252", "windows-1252"),
        (GERMAN, "utf-16", "utf-16-le"),
        (GERMAN, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "windows-1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (JAPANESE, "shift_jis", "shift-jis"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (CHINESE, "gb18030", "gb18030"),
        (KOREAN, "euc_kr", "euc-kr"),
    ],
)
def test_an_encoding_is_recognised_and_recorded(text, encoding, decision):
    assert decoded(text.encode(encoding)) == Decoded(text, decision)


@pytest.mark.parametrize(("text", "once"), [(GERMAN, "windows-1252"), (RUSSIAN, "windows-1251")])
def test_mojibake_is_repaired_and_recorded(text, once):
    spoiled = text.encode().decode(once, "replace")

    assert "\ufffd" not in spoiled
    assert decoded(spoiled.encode()) == Decoded(text, "utf-8, mojibake repaired")
    assert plainly_decoded(spoiled.encode()) == Decoded(spoiled, None)


def test_mojibake_without_end_is_repaired_so_far_and_that_is_recorded():
    spoiled = GERMAN.encode().decode("windows-1252", "replace") + "\n"
    found = decoded((spoiled * (2 * MOST_REPAIRED // len(spoiled))).encode())

    assert found is not None
    assert found.text.startswith(GERMAN + "\n" + GERMAN)
    assert found.text.endswith(spoiled)
    assert found.decision == "utf-8, mojibake repaired in the first 300,000 characters"


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "SÃO PAULO",
        "“Curly” ‘quotes’ „unten“ «guillemets» — ﬁ ＡＢＣ &amp; &#8220; a\r\nb\u2028c\u00ad\u200b",
        "Â la carte, Ã",
        "Müller – Â© 2031",
        RUSSIAN + " РС и Р. С. Иванов",
    ],
)
def test_clean_text_is_left_as_it_is(text):
    found = decoded(text.encode())

    assert found is not None
    assert (found.text, found.decision) in {
        (text, None),
        (text.replace("Â©", "©"), "utf-8, mojibake repaired"),
    }


def test_a_declared_charset_counts_after_utf_8():
    assert decoded(GERMAN.encode("utf-8"), "windows-1252") == Decoded(GERMAN, None)
    assert decoded(RUSSIAN.encode("iso8859-5"), "iso-8859-5") == Decoded(RUSSIAN, "iso8859-5")
    assert decoded(GERMAN.encode("windows-1252"), "no-such-charset") == Decoded(GERMAN, "windows-1252")


def test_a_text_cut_inside_a_character_is_still_utf_8():
    found = decoded(GERMAN.encode()[:-12] + b"\xe2\x82")

    assert found is not None
    assert found.text.startswith("Der Hafen von Müßigbrück – „gesperrt“")
    assert found.decision == "utf-8, with bytes that are not"


@settings(deadline=None)  # the first example loads the tables of the detector
@given(st.binary(max_size=300))
def test_no_bytes_break_the_decoding(data):
    found = decoded(data)

    assert found is None or isinstance(found.text, str)
    assert kind_of_binary(data) is None or len(kind_of_binary(data) or ()) == 2


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_utf_8_without_suspicion_comes_back_to_the_byte(text):
    found = plainly_decoded(text.encode())

    if not text.startswith("\ufeff") and "\x00" not in text:
        assert found == Decoded(text, None)


def mail(*lines: str, encoding: str = "utf-8") -> Draft | NotRead:
    [found] = read_mail(Item("a.eml", "\r\n".join(lines).encode(encoding)))
    assert isinstance(found, Draft | NotRead)
    return found


HEAD = ("Subject: =?utf-8?q?Hafen_gesperrt_=E2=80=93_Sturm?=", "Date: Sat, 03 May 2031 09:15:07 +0900")


def test_a_mail_gives_subject_date_sender_and_text():
    found = mail(*HEAD, "From: Blick am Ort <news@blick.example>", "", GERMAN, encoding="windows-1252")

    assert isinstance(found, Draft)
    assert found.title == "Hafen gesperrt – Sturm"
    assert found.outlet == "Blick am Ort"
    assert found.published.earliest is not None
    assert found.published.earliest.isoformat() == "2031-05-03T09:15:07+09:00"
    assert found.text.strip() == GERMAN


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_a_header_in_plain_bytes_is_decoded(encoding):
    found = mail("Subject: Hafen von Müßigbrück gesperrt", "From: a@b.example", "", GERMAN, encoding=encoding)

    assert isinstance(found, Draft)
    assert found.title == "Hafen von Müßigbrück gesperrt"


def test_hostile_headers_cost_little_and_break_nothing():
    for header in ("(" * 50_000, "a@b," * 20_000, "=?utf-8?q?a?= " * 5_000, "=?x?b?!!!?="):
        assert isinstance(mail(f"Subject: {header}", f"From: {header}", "", GERMAN), Draft)


def test_a_senders_name_at_everybodys_provider_is_no_outlet():
    found = mail(*HEAD, "From: Ada Port <ada.port@gmail.com>", "", GERMAN)

    assert isinstance(found, Draft)
    assert found.outlet is None


def test_a_mail_of_pages_alone_gives_the_report_on_the_page():
    sentence = (
        "Der Hafen von Nordstadt bleibt nach dem Sturm noch mindestens zwei Wochen geschlossen, sagte sie."
    )
    found = mail(
        *HEAD,
        "From: news@blick.example",
        'Content-Type: multipart/alternative; boundary="b"',
        "",
        "--b",
        "Content-Type: text/html; charset=utf-8",
        "",
        f"<html><body><p>{sentence}</p><p>{sentence} Und noch einmal.</p></body></html>",
        "--b--",
    )

    assert isinstance(found, Draft)
    assert found.text.startswith(sentence)
    assert found.outlet == "blick.example"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("no headers at all", "", "text"), "it has no mail headers"),
        ((*HEAD, "", ""), "the mail has no text"),
        (
            (*HEAD, "Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "AAAA"),
            "the mail has no text",
        ),
    ],
)
def test_a_mail_without_a_report_says_so(lines, why):
    found = mail(*lines)

    assert isinstance(found, NotRead)
    assert found.why == why


@settings(deadline=None)  # the first example loads the tables of the detector
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_mail(data):
    assert len(read_mail(Item("a.eml", data))) == 1


def test_a_mail_with_a_hopeless_date_has_none():
    found = mail("Subject: x", "Date: soon", "From: a <a@b.example>", "", GERMAN)

    assert isinstance(found, Draft)
    assert found.published.because == "'soon' is no ISO 8601 or RFC 2822 time"
