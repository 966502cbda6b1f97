# ruff: noqa: E501 (markup is kept on the lines it is on)
"""Feeds and web archives are piles of reports with their own times."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import NotRead
from firsthand.read import Pile, read
from firsthand.read.draft import Draft, Item
from firsthand.read.feed import read_feed
from firsthand.read.kinds import read_item
from firsthand.when import WhenBasis

FIRST = "The harbour of Northtown was closed on Monday after a storm tore two cranes from the quay."
SECOND = (
    "Ships have been waiting outside since the morning, and the mayor spoke of the worst damage in decades."
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Blick am Ort</title><language>en-gb</language>
<item><title>Harbour closed</title><link>https://blick.example/harbour</link>
<pubDate>Sat, 03 May 2031 09:15:07 +0900</pubDate><dc:creator>Ada Port</dc:creator>
<description>A teaser.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>alert(1)</script><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Empty</title></item>
<item><title>&secret;</title><description>{SECOND} &secret;</description><pubDate>soon</pubDate></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Lokalkurier</title>
<entry><title>Hafen</title><link rel="self" href="https://x.example/feed"/><link href="https://x.example/hafen"/>
<published>2031-05-03</published><updated>2031-06-01T00:00:00Z</updated><author><name>Bo Quay</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p></div></content></entry>
<entry><title>Ohne Zeit</title><updated>2031-06-01T00:00:00Z</updated><summary>{SECOND}</summary></entry></feed>"""


def feed(text: str) -> list[Draft | NotRead]:
    return read_feed(Item("feed.xml", text.encode()))


def test_an_item_of_a_feed_is_a_report():
    first, empty, last = feed(RSS)

    assert isinstance(first, Draft)
    assert first.text == f"{FIRST}\n{SECOND}"
    assert (first.title, first.url, first.outlet) == (
        "Harbour closed",
        "https://blick.example/harbour",
        "Blick am Ort",
    )
    assert (first.authors, first.language, first.line) == (("Ada Port",), "en-GB", 1)
    assert first.published.basis is WhenBasis.FEED
    assert isinstance(empty, NotRead)
    assert empty.why == "the item has no text"
    assert isinstance(last, Draft)
    assert last.published.because == "'soon' is no ISO 8601 or RFC 2822 time"


def test_no_entity_brings_in_a_file():
    assert all("&" in (one.title or "&") for one in feed(RSS) if isinstance(one, Draft) and one.line == 3)
    assert "localhost" not in str(feed(RSS))


def test_an_update_is_not_the_publication():
    dated, undated = feed(ATOM)

    assert isinstance(dated, Draft)
    assert isinstance(undated, Draft)
    assert dated.published.earliest is not None
    assert dated.published.earliest.date().isoformat() == "2031-05-03"
    assert (dated.text, dated.url, dated.authors, dated.language) == (
        FIRST,
        "https://x.example/hafen",
        ("Bo Quay",),
        "de",
    )
    assert not undated.published.known


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<catalog><item>x</item></catalog>", "it is XML but no feed"),
        ("<rss></rss>", "the feed holds no item"),
        ("<rss", "the feed holds no item"),
        ("not xml", "it is XML but no feed"),
    ],
)
def test_other_xml_says_so(data, why):
    [found] = feed(data)

    assert isinstance(found, NotRead)
    assert found.why == why


def test_a_billion_laughs_stay_unsaid():
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    found = feed(
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{lol}]><rss><item><description>&l9;{FIRST}</description></item></rss>'
    )

    assert sum(len(one.text) for one in found if isinstance(one, Draft)) < 1000


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_feeds(data):
    assert read_feed(Item("a.xml", b"<rss>" + data))


def test_a_feed_is_known_without_its_ending():
    assert [type(one) for one in read_item(Item("saved", RSS.encode()))] == [Draft, NotRead, Draft]


def record(url: str, body: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-04T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.fixture
def archived(tmp_path):
    """A function that reads one file of this name and content."""

    def read_file(name: str, data: bytes) -> Pile:
        (tmp_path / name).write_bytes(data)
        return read([tmp_path / name])

    return read_file


PAGE = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pages_in_a_web_archive_keep_address_and_capture(archived, pack):
    data = b"".join(
        pack(one)
        for one in (
            record("https://blick.example/2031/05/03/harbour", PAGE),
            record("https://blick.example/a.png", "png", "image/png"),
            record("https://blick.example/gone", PAGE, status="404 Not Found"),
        )
    )
    found = archived("crawl.warc" + (".gz" if pack is gzip.compress else ""), data)

    [article] = found.articles
    assert article.text == f"{FIRST}\n{SECOND}"
    assert article.url == "https://blick.example/2031/05/03/harbour"
    assert article.retrieved == "2031-05-04T00:00:00Z"
    assert article.published.basis is WhenBasis.URL
    assert found.not_read == ()


def test_what_is_no_web_archive_says_so(archived):
    assert [no.why for no in archived("a.warc", b"no archive at all").not_read] == [
        "the archive is damaged: Invalid WARC header"
    ]


def test_an_item_with_characters_that_no_tree_can_hold_keeps_its_text():
    item = "<item><title>T</title><description>&lt;p&gt;One.&lt;/p&gt;&amp;#1;&lt;p&gt;Two.&lt;/p&gt;</description></item>"
    (found,) = read_feed(Item("f.xml", f"<rss><channel>{item}</channel></rss>".encode()))

    assert isinstance(found, Draft)
    assert found.text == "One.\nTwo."


def test_an_element_with_a_name_that_is_none_does_not_cost_the_feed():
    feed = '<rss><channel><item><a:b:c xmlns:a="x y{}">z</a:b:c><1/><title>T</title><description>One.</description></item></channel></rss>'

    assert isinstance(read_feed(Item("f.xml", feed.encode()))[0], Draft)
