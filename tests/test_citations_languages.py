"""Each country's habits of crediting an agency, aggregators passed over, and notices in each language."""

import base64
import re
import time

import pytest
from tests.factories import article
from tests.test_citations import OUTLETS, citations, credits, found, story

from firsthand.model import Body, Noise, NoiseKind
from firsthand.reference.citation_cues import languages
from firsthand.reference.outlets import Outlets

ALL = "ar bg cs de el en es fa fr hu id it ja ko nl pl pt ro ru sv th tr uk vi zh".split()
LISTED = Outlets.load()
# Seconds that a megabyte of hostile text may take; a backtracking expression takes minutes.
PATIENCE = 4.0


def listed(text: str, language: str) -> list[str]:
    """Each credit as `id role`, with the outlets that ship."""
    report = Body(article("a", text, language=language), tuple(lines(text)))
    return [f"{c.outlet} {c.role.value}" for c in citations(report, LISTED)]


def lines(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def test_each_language_has_cues():
    assert set(languages()) == set(ALL)


HABITS = [
    ("de", "Halversund (dpa) – Der Hafen bleibt zu.", "dpa"),
    ("de", "Der Hafen bleibt zu.\nRND/dpa", "rnd dpa"),
    ("de", "Der Hafen bleibt zu.\nred/dpa", "dpa"),
    ("de", "Der Hafen bleibt zu.\njb/AFP", "afp"),
    ("de", "Der Hafen bleibt zu. (afp/dpa/eb)", "afp dpa"),
    ("de", "Der Hafen bleibt zu. (jk, dpa)", "dpa"),
    ("de", "Der Hafen bleibt zu.\ndpa-AFX", "dpa"),
    ("en", "HALVERSUND (AFP, Reuters) - The port stays shut.", "afp reuters"),
    ("fr", "Le port reste fermé. (Belga)", "belga"),
    ("it", "HALVERSUND, 03 MAG (ANSA) - Il porto resta chiuso.", "ansa"),
    ("it", "ANSA - Il porto resta chiuso.", "ansa"),
    ("pt", "Halversund, 03 mai 2026 (Lusa) – O porto continua fechado.", "lusa"),
    ("nl", "HALVERSUND (ANP) - De haven blijft dicht.", "anp"),
    ("nl", "De haven blijft dicht.\nBelga", "belga"),
    ("pl", "Halversund, 03.05.2026 (PAP) - Port pozostaje zamknięty.", "pap"),
    ("cs", "Halversund 3. května (ČTK) - Přístav zůstává zavřený.", "ctk"),
    ("cs", "Přístav zůstává zavřený.\nČTK a Reuters", "ctk reuters"),
    ("hu", "Budapest, 2026. május 3., vasárnap (MTI) - A kikötő zárva marad.", "mti"),
    ("ro", "HALVERSUND, 3 mai (Agerpres) - Portul rămâne închis.", "agerpres"),
    ("bg", "София, 3 май /БТА/ Пристанището остава затворено.", "bta"),
    ("bg", "Пристанището остава затворено. /БГНЕС/", "bgnes"),
    ("el", "Το λιμάνι μένει κλειστό. (ΑΠΕ-ΜΠΕ)", "amna"),
    ("sv", "Hamnen förblir stängd.\n/TT/", "tt"),
    ("sv", "Hamnen förblir stängd.\nTT-AFP", "tt afp"),
    ("ru", "ХАЛЬВЕРСУНД, 3 мая. /ТАСС/. Порт закрыт.", "tass"),
    ("ru", "Порт закрыт.\nИнтерфакс", "interfax"),
    ("uk", "Порт лишається закритим. /Укрінформ/", "ukrinform"),
    ("tr", "HALVERSUND (AA) - Liman kapalı kalacak.", "anadolu"),
    ("tr", "Liman kapalı kalacak.\nİHA/AA", "iha anadolu"),
    ("ar", "هالفرسند 3 مايو (أ ف ب) - يبقى المرفأ مغلقا.", "afp"),
    ("ar", "يبقى المرفأ مغلقا. (وام)", "wam"),
    ("ar", "يبقى المرفأ مغلقا. (واس)", "spa"),
    ("fa", "هالورسوند- ایرنا- بندر بسته می‌ماند.", "irna"),
    ("ja", "【ハルバースン共同】港は閉鎖が続く。", "kyodo"),
    ("ja", "港は閉鎖が続く。（共同）", "kyodo"),
    ("ja", "港は閉鎖が続く。\n時事", "jiji"),
    ("ja", "［ハルバースン　３日　ロイター］ - 港は閉鎖が続く。", "reuters"),
    ("ko", "(할베르순=연합뉴스) 항구는 계속 닫혀 있다.", "yonhap"),
    ("ko", "[할베르순=뉴시스] 항구는 계속 닫혀 있다.", "newsis"),
    ("ko", "항구는 계속 닫혀 있다.\n연합뉴스", "yonhap"),
    ("zh", "新华社哈尔弗松5月3日电 港口继续关闭。", "xinhua"),
    ("zh", "港口继续关闭。（中新社）", "china-news-service"),
    ("vi", "Halversund (TTXVN) - Cảng vẫn đóng cửa.", "vna"),
    ("vi", "Cảng vẫn đóng cửa.\nTTXVN", "vna"),
    ("id", "Halversund (ANTARA) - Pelabuhan tetap ditutup.", "antara"),
    ("th", "ท่าเรือยังปิด\nสำนักข่าวไทย", "tna"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), HABITS)
def test_an_agency_is_credited_as_its_country_writes_it(language, text, wanted):
    assert listed(text, language) == [f"{id} agency" for id in wanted.split()]


PASSED_ON = [
    ("The port stays shut.\n(Reuters via Yahoo)", ["Reuters agency"]),
    ("The port stays shut.\nYahoo News / Reuters", ["Reuters agency"]),
    ("The port stays shut.\nNikkei Asia via MSN", ["Nikkei Asia republished-from"]),
    ("The port stays shut.\n(Nordlys Press via Yahoo News)", ["Nordlys Press republished-from"]),
    ("The port stays shut, Yahoo News reported, citing Reuters.", ["Reuters reported-by"]),
    ("Source: Yahoo News / Reuters", ["Reuters agency"]),
    # nobody is named whose report it is
    ("The port stays shut.\nvia MSN", []),
    ("Source: Google News", []),
    # what it has heard itself is its own
    ("“We stay,” the mayor told Yahoo News.", ["Yahoo News said-to"]),
]


@pytest.mark.parametrize(("text", "wanted"), PASSED_ON)
def test_an_aggregator_is_no_source_where_the_outlet_is_named(text, wanted):
    assert credits(text) == wanted


def encoded(url: str) -> str:
    return (
        base64.urlsafe_b64encode(b'\x08\x13"' + bytes([len(url)]) + url.encode() + b"\xd2\x01\x00")
        .decode()
        .strip("=")
    )


LINKS = [
    ("https://news.google.com/articles/open?url=https%3A%2F%2Fwww.reuters.com%2Fworld%2Fbridge", "reuters"),
    (
        f"https://news.google.com/rss/articles/{encoded('https://www.reuters.com/world/bridge')}?oc=5",
        "reuters",
    ),
    ("https://www.google.com/amp/s/www.reuters.com/world/bridge", "reuters"),
    ("https://www-reuters-com.translate.goog/world/bridge?_x_tr_sl=en", "reuters"),
    ("https://web.archive.org/web/20260503/https://asia.nikkei.com/bridge", "nikkei-asia"),
    # an address that holds none, or two, or whose own page it is
    ("https://www.msn.com/en-us/news/world/bridge/ar-AA1", None),
    ("https://news.google.com/articles/CBMiAU_yqLOopaque", None),
    ("https://news.google.com/x?a=https://www.reuters.com/1&b=https://asia.nikkei.com/2", None),
    ("https://www.reuters.com/share?to=https://asia.nikkei.com/2", "reuters"),
]


@pytest.mark.parametrize(("link", "wanted"), LINKS)
def test_a_link_through_an_aggregator_leads_to_the_outlet_it_holds(link, wanted):
    assert [c.outlet for c in found(story(link))] == ([wanted] if wanted else [])


def test_a_page_s_own_copyright_line_names_no_source():
    text = story("© 2026 Nikkei Asia")

    assert credits(text) == ["Nikkei Asia republished-from"]
    assert credits(text, outlet="nikkei-asia") == []


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("de", "Foto: dpa"),
        ("de", "Das Treffen in Orlova, berichtet von Nordlys Press"),
        ("sv", "Foto: TT"),
        ("pl", "Fot. PAP"),
        ("ja", "写真：共同"),
        ("ko", "사진=연합뉴스"),
        ("hu", "Fotó: MTI"),
        ("el", "Φωτογραφία: ΑΠΕ-ΜΠΕ"),
    ],
)
def test_a_caption_credits_nobody_with_the_report(language, caption):
    text = f"Halversund.\n{caption}"
    noise = (Noise(12, len(text), NoiseKind.CAPTION),)

    assert credits(text, language, noise=noise) == []


@pytest.mark.parametrize(
    ("language", "line"),
    [("de", "Foto: dpa"), ("sv", "Foto: TT"), ("pl", "Fot. PAP"), ("ja", "写真：共同"), ("hu", "Fotó: MTI"),
     ("ko", "사진=연합뉴스"), ("zh", "图：新华社"), ("vi", "Ảnh: TTXVN"), ("id", "Foto: ANTARA"),
     ("cs", "Foto: ČTK")],
)  # fmt: skip
def test_a_picture_s_credit_that_nobody_marked_is_none_of_the_report(language, line):
    assert credits(f"Halversund.\n{line}", language) == []


NOTICES = {
    "ar": ("بإذن من Nikkei Asia", "© 2026 Nikkei Asia", "المصدر: Nikkei Asia"),
    "bg": ("Препечатано от Nikkei Asia", "© 2026 Nikkei Asia", "Източник: Nikkei Asia"),
    "cs": ("Převzato z Nikkei Asia", "© 2026 Nikkei Asia", "Zdroj: Nikkei Asia"),
    "de": ("Dieser Artikel erschien zuerst in Nikkei Asia.", "© 2026 Nikkei Asia", "Quelle: Nikkei Asia"),
    "el": ("Αναδημοσίευση από το Nikkei Asia", "© 2026 Nikkei Asia", "Πηγή: Nikkei Asia"),
    "en": (
        "This article first appeared in Nikkei Asia.",
        "© 2026 Nikkei Asia",
        "Reprinted with permission from Nikkei Asia",
    ),
    "es": ("Publicado originalmente en Nikkei Asia", "© 2026 Nikkei Asia", "Vía: Nikkei Asia"),
    "fa": ("بازنشر از Nikkei Asia", "© 2026 Nikkei Asia", "منبع: Nikkei Asia"),
    "fr": ("Cet article a d'abord été publié par Nikkei Asia.", "© 2026 Nikkei Asia", "Source : Nikkei Asia"),
    "hu": (
        "A cikk eredetileg a Nikkei Asia oldalán jelent meg.",
        "© 2026 Nikkei Asia",
        "Forrás: Nikkei Asia",
    ),
    "id": ("Artikel ini telah tayang di Nikkei Asia", "© 2026 Nikkei Asia", "Sumber: Nikkei Asia"),
    "it": ("Per gentile concessione di Nikkei Asia", "© 2026 Nikkei Asia", "Fonte: Nikkei Asia"),
    "ja": ("Nikkei Asiaより転載", "© 2026 Nikkei Asia", "出典：Nikkei Asia"),
    "ko": ("이 기사는 Nikkei Asia에 처음 실렸다.", "© 2026 Nikkei Asia", "출처: Nikkei Asia"),
    "nl": ("Overgenomen met toestemming van Nikkei Asia", "© 2026 Nikkei Asia", "Bron: Nikkei Asia"),
    "pl": ("Przedruk za zgodą Nikkei Asia", "© 2026 Nikkei Asia", "Źródło: Nikkei Asia"),
    "pt": ("Republicado com autorização do Nikkei Asia", "© 2026 Nikkei Asia", "Fonte: Nikkei Asia"),
    "ro": ("Preluat de pe Nikkei Asia", "© 2026 Nikkei Asia", "Sursa: Nikkei Asia"),
    "ru": (
        "Материал изначально опубликован на сайте Nikkei Asia.",
        "© 2026 Nikkei Asia",
        "Источник: Nikkei Asia",
    ),
    "sv": ("Texten återges med tillstånd av Nikkei Asia", "© 2026 Nikkei Asia", "Källa: Nikkei Asia"),
    "th": ("บทความนี้เผยแพร่ครั้งแรกใน Nikkei Asia", "© 2026 Nikkei Asia", "ที่มา: Nikkei Asia"),
    "tr": ("Bu haber Nikkei Asia'dan alınmıştır.", "© 2026 Nikkei Asia", "Kaynak: Nikkei Asia"),
    "uk": ("Передруковано з Nikkei Asia", "© 2026 Nikkei Asia", "Джерело: Nikkei Asia"),
    "vi": ("Bài viết được đăng lần đầu trên Nikkei Asia", "© 2026 Nikkei Asia", "Nguồn: Nikkei Asia"),
    "zh": ("本文首发于Nikkei Asia", "© 2026 Nikkei Asia", "来源：Nikkei Asia"),
}


@pytest.mark.parametrize("language", ALL)
def test_notices_of_syndication_name_where_the_report_was_first(language):
    for notice in NOTICES[language]:
        assert credits(f"Halversund.\n{notice}", language) == ["Nikkei Asia republished-from"], notice


TRANSLATED = {
    "ar": "ترجمة عن {الروسية}", "bg": "Превод от {руски}: Мара Линдт", "cs": "Přeloženo z {ruštiny}",
    "de": "Aus dem {Englischen} von Mara Lindt", "el": "Μετάφραση από τα {ρωσικά}",
    "en": "Translated from the {Russian} by Mara Lindt", "es": "Traducido del {ruso} por Mara Lindt",
    "fa": "ترجمه از {روسی}", "fr": "Traduit du {russe} par Mara Lindt",
    "hu": "{Oroszból} fordította: Lindt Mara",
    "id": "Diterjemahkan dari bahasa {Rusia}", "it": "Traduzione dal {russo} di Mara Lindt",
    "ja": "この記事は{ロシア語}から翻訳されました。", "ko": "{러시아어}에서 번역",
    "nl": "Vertaald uit het {Russisch}",
    "pl": "Przełożyła z {rosyjskiego} Mara Lindt", "pt": "Tradução do {russo}: Mara Lindt",
    "ro": "Traducere din {rusă}", "ru": "Перевод с {английского}", "sv": "Översatt från {ryska}",
    "th": "แปลจากภาษา{รัสเซีย}", "tr": "{Rusçadan} çeviren: Mara Lindt", "uk": "Переклад з {англійської}",
    "vi": "Dịch từ tiếng {Nga}", "zh": "译自{俄文}",
}  # fmt: skip


@pytest.mark.parametrize("language", ALL)
def test_notices_of_translation_name_the_language(language):
    notice = TRANSLATED[language]
    [tongue] = re.findall(r"\{(.+)\}", notice)

    assert credits(f"Halversund.\n{re.sub('[{}]', '', notice)}", language) == [f"{tongue} translated-from"]


HOSTILE = {
    "ja": ["ロイターは" * 100_000, "によると" * 100_000, "新聞" * 200_000, "「" * 200_000,
           "ロイターに" + "あ" * 500_000],
    "zh": ["据路透社" * 100_000, "报道" * 200_000, "《" * 200_000, "据" + "日" * 500_000, "据报社" * 150_000],
    "ko": ["로이터는 " * 100_000, "에 따르면 " * 80_000, "일보" * 200_000, "(서울=" * 100_000],
    "th": ["รอยเตอร์สกล่าวกับ" * 40_000, "สำนักข่าว" * 60_000, "ก" * 600_000],
    "hu": ["a Reutersnek " * 60_000, "szerint " * 80_000, "Aaanak " * 80_000, "A" * 600_000 + "nak"],
    "cs": ["agentuře Reuters " * 40_000, "Reutersu " * 60_000, "podle " * 100_000],
    "fa": ["به گزارش " * 60_000, "ا" * 600_000, "به رویترز گفت " * 40_000],
    "vi": ["Theo Reuters " * 50_000, "nói với " * 80_000],
    "tr": ["Reuters'a " * 60_000, "göre " * 100_000],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in HOSTILE.items() for text in texts],
    ids=lambda value: value[:14],
)  # fmt: skip
def test_hostile_text_takes_seconds_at_most_in_each_script(language, text):
    report = Body(article("a", text, language=language), tuple(lines(text)))
    started = time.process_time()

    citations(report, OUTLETS)

    assert time.process_time() - started < PATIENCE
