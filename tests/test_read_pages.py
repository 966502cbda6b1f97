# ruff: noqa: E501 (a paragraph of a page is one line)
"""A page gives its report and what it says of itself, and never runs or fetches anything."""

import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import NotRead
from firsthand.read.draft import Draft, Item
from firsthand.read.page import looks_like_a_page, page_draft, read_page
from firsthand.read.page_title import agreed_title

FIRST = "The harbour of Northtown was closed on Monday after a storm tore two cranes from the quay."
SECOND = (
    "Ships have been waiting outside since the morning, and the mayor spoke of the worst damage in decades."
)
THIRD = "Engineers will examine the quay this week before any of the larger ships may enter the basin again."
BODY = (FIRST, SECOND, THIRD)
LINKED_DATA = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "ignored"},
  {"@type": "NewsArticle", "headline": "Harbour closed after storm", "datePublished": "2031-05-03T09:15:07+09:00",
   "dateModified": "2031-05-09T10:00:00+09:00", "author": {"@id": "#ada"}, "publisher": {"name": "Blick am Ort"}},
  {"@type": "Person", "@id": "#ada", "name": "Ada Port"},
]}
</script>"""


def page(head: str = "", body: str = "", html: str = '<html lang="en">', **facts: str) -> Draft:
    """The report on a page of these parts; the body is three paragraphs unless given."""
    paragraphs = body or "<article>" + "".join(f"<p>{text}</p>" for text in BODY) + "</article>"
    found = page_draft(
        f"{html}<head>{head}</head><body>{paragraphs}</body></html>", "page.html", None, facts.get("url")
    )
    assert isinstance(found, Draft)
    return found


def published(head: str, **facts: str) -> str:
    when = page(head, **facts).published
    return f"{when.earliest.isoformat() if when.earliest else None} {when.basis.value}"


def article(*parts: str) -> str:
    return (
        "<article>"
        + "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
        + "</article>"
    )


def test_linked_data_gives_time_authors_outlet_and_title():
    found = page(LINKED_DATA + '<link rel="canonical" href="https://blick.example/harbour">')

    assert found.text.split("\n") == list(BODY)
    assert found.title == "Harbour closed after storm"
    assert found.authors == ("Ada Port",)
    assert found.outlet == "Blick am Ort"
    assert found.url == "https://blick.example/harbour"
    assert found.language == "en"
    assert found.published.earliest is not None
    assert found.published.earliest.isoformat() == "2031-05-03T09:15:07+09:00"
    assert found.published.because == "the page's JSON-LD states datePublished"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<meta property="article:published_time" content="2031-05-03T09:15:07Z">',
            "2031-05-03T09:15:07+00:00 page",
        ),
        ('<meta itemprop="datePublished" content="2031-05-03">', "2031-05-03T00:00:00 page"),
        # the publication, not the change, whichever comes first
        (
            '<meta property="article:modified_time" content="2031-06-01T00:00:00Z">'
            '<meta property="article:published_time" content="2031-05-03">',
            "2031-05-03T00:00:00 page",
        ),
        # linked data before meta elements; a broken one after
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "soon"}</script>'
            '<meta name="date" content="2031-05-03">',
            "2031-05-03T00:00:00 page",
        ),
        ('<script type="application/ld+json">{broken</script>', "None unknown"),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", "None unknown"),
        ('<meta property="article:modified_time" content="2031-06-01T00:00:00Z">', "None unknown"),
        ("", "None unknown"),
    ],
)
def test_the_time_is_that_of_publication_as_the_page_states_it(head, expected):
    assert published(head) == expected


def test_the_address_tells_the_day_where_the_page_does_not():
    assert published("", url="https://blick.example/2031/05/03/harbour") == "2031-05-03T00:00:00 url"


def test_a_date_in_the_text_is_not_the_day_of_the_report():
    body = article(
        *BODY, "The quay was built on 4 March 1998 and repaired in 2011, as the archive of the town says."
    )

    assert not page(body=body).published.known


TEASER = (
    '<p><a href="/x">Read more: The storm of the century and what it did to the coast of the north</a></p>'
)
LIST = '<ul><li><a href="/y">Storm closes the airport of Southtown</a></li><li><a href="/z">Ferry sinks</a></li></ul>'
TWEET = '<blockquote class="twitter-tweet"><p>What a storm that was, everyone! Stay safe out there.</p></blockquote>'
CAPTION = "<figure><img src='a.jpg'><figcaption>The broken cranes on the quay of Northtown. Photo: Ada Port</figcaption></figure>"


@pytest.mark.parametrize(
    "extra", [TEASER, LIST, TWEET, CAPTION, "<script>var x = 'storm storm storm';</script>"]
)
def test_what_is_not_the_report_is_left_out(extra):
    assert page(body=article(FIRST, extra, SECOND, THIRD)).text.split("\n") == list(BODY)


def test_links_inside_a_sentence_stay():
    linked = 'The <a href="/m">mayor of Northtown</a> spoke of <a href="/d">damage</a> that will cost the town dearly.'

    assert (
        "The mayor of Northtown spoke of damage that will" in page(body=article(FIRST, linked, SECOND)).text
    )


def test_the_headline_above_the_text_is_the_title_and_not_the_text():
    body = "<article><h1>Harbour closed</h1>" + article(*BODY) + "</article>"
    found = page('<meta property="og:title" content="Harbour closed | Blick am Ort">', body)

    assert found.title == "Harbour closed"
    assert found.text.split("\n") == list(BODY)


def test_the_standfirst_comes_first_where_the_summary_shows_which_it_is():
    lead = "Two cranes have fallen into the basin of Northtown, and nobody knows when ships may enter."
    body = f'<header><h1>Harbour closed</h1><div class="dek">{lead}</div></header>' + article(*BODY)

    assert page(f'<meta name="description" content="{lead}">', body).text.split("\n")[0] == lead


def test_a_report_that_scripts_put_together_is_found_in_them():
    paragraphs = "".join(f'\\u003cp class=\\"x\\"\\u003e{text}\\u003c/p\\u003e' for text in BODY)
    body = f'<div id="root"></div><script>window.state = {{"content": "{paragraphs}"}};</script>'

    assert page(body=body).text.split("\n") == list(BODY)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (["Harbour closed | Blick am Ort", "Harbour closed", "Harbour closed"], "Harbour closed"),
        (["Harbour closed - Blick am Ort", None, None], "Harbour closed"),
        (["Harbour closed — blick.example", None, None], "Harbour closed"),
        # two agree against one
        (["What the storm did", "Harbour closed", "Harbour closed"], "Harbour closed"),
        # a dash inside a title stays
        (["Harbour closed – for how long?", None, None], "Harbour closed – for how long?"),
        ([None, None, None], None),
    ],
)
def test_the_title_is_what_the_page_agrees_on(stated, expected):
    assert agreed_title(stated, ["Blick am Ort", "blick.example", "blick"]) == expected


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('<meta name="author" content="By Ada Port and Bo Quay">', ("Ada Port", "Bo Quay")),
        ('<meta name="author" content="ada@blick.example">', ()),
        ('<meta property="article:author" content="https://social.example/ada">', ()),
        ("", ()),
    ],
)
def test_authors_are_names(head, authors):
    assert page(head).authors == authors


@pytest.mark.parametrize(
    ("encoding", "declared", "decoding"),
    [
        ("utf-8", "utf-8", None),
        ("windows-1252", "iso-8859-1", "windows-1252"),
        # declared wrongly: strict UTF-8 is no accident
        ("utf-8", "iso-8859-1", None),
        ("windows-1251", "windows-1251", "windows-1251"),
    ],
)
def test_bytes_are_decoded_as_declared_unless_they_are_utf_8(encoding, declared, decoding):
    said = "Der Hafen von Müßigbrück bleibt nach dem Sturm für zwei Wochen geschlossen, sagte die Bürgermeisterin am Montag."
    if encoding == "windows-1251":
        said = "Порт Северограда останется закрытым ещё две недели после шторма, сообщила мэр города в понедельник утром."
    html = f'<html><head><meta charset="{declared}"></head><body>{article(said, said + " " + said)}</body></html>'
    [found] = read_page(Item("a.html", html.encode(encoding)))

    assert isinstance(found, Draft)
    assert said in found.text
    assert found.decoding == decoding


def test_nothing_is_fetched_because_a_page_names_it(monkeypatch):
    def no_network(*_: object) -> None:
        raise AssertionError("a page made the reader open a connection")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    head = '<!DOCTYPE html SYSTEM "http://evil.example/x.dtd"><base href="http://evil.example/">'
    body = article(
        *BODY, '<img src="http://evil.example/a.png">', '<iframe src="http://evil.example/b"></iframe>'
    )

    assert FIRST in page(head, body).text


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<div>" * 20_000,
        "<p " * 20_000,
        "<!--" * 20_000,
        "\x00\x01<html><body>\ud800</body></html>",
        "<meta charset=" + "x" * 100_000,
    ],
)
def test_a_page_without_a_report_says_so(html):
    found = page_draft(html, "a.html", None, None)

    assert isinstance(found, NotRead)
    assert found.why in {"no report was found on the page", "it holds no page"}


def test_markup_of_a_hostile_page_stays_text():
    title = "&lt;script&gt;alert(1)&lt;/script&gt; Harbour"
    found = page(f'<meta property="og:title" content="{title}">')

    assert found.title == "<script>alert(1)</script> Harbour"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_no_markup_breaks_the_reading(head, body):
    found = page_draft(
        f"<html><head>{head}</head><body>{body}<p>{FIRST}</p></body></html>", "a.html", None, None
    )

    assert isinstance(found, Draft | NotRead)


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"\xef\xbb\xbf <!DOCTYPE html><p>x", True),
        (b"<div><p>x</p></div>", True),
        (b"a < b and p > q", False),
        (b"", False),
    ],
)
def test_pages_are_known_by_their_first_bytes(data, is_page):
    assert looks_like_a_page(data) == is_page


@pytest.mark.parametrize(
    "sign",
    ["\x01", "\x0c", "\x1b", "\ufffe", "\ud800", "&#1;", "&#011", "&#31;", "&#xB;", "&#65535;", "&#xFFFE;"],
)
def test_characters_that_no_tree_can_hold_cost_themselves_and_not_the_page(sign):
    embedded = f"<script>tick()</script>{sign} {FIRST}"
    found = page(
        body=f"<article><p>{embedded}</p><p class='{sign}'>{SECOND}</p><p>{THIRD}{sign}</p></article>"
    )

    assert [line.strip() for line in found.text.split("\n")] == list(BODY)


def test_a_reference_to_a_legible_character_is_kept():
    assert (
        "5 & 6 – 7\u20ac8 café"
        in page(body=f"<p>5 &#38; 6 &#8211; 7&#128;8 caf&#xe9; {FIRST}</p><p>{SECOND}</p>").text
    )


@pytest.mark.parametrize("value", ["", "=1", '=">"', "='>'"])
def test_an_element_without_end_of_attributes_is_read_as_fast_as_others(value):
    attributes = " ".join(f"a{number}{value}" for number in range(40_000))
    before = time.process_time()
    found = page(
        body=f'<article id="a" {attributes}>' + "".join(f"<p>{text}</p>" for text in BODY) + "</article>"
    )

    assert found.text == "\n".join(BODY)
    assert time.process_time() - before < 5  # a tenth of a second; all of them took half a minute


def test_attributes_are_read_as_they_stand():
    link = '<link rel=canonical  data-x="a > b" data-y=\'"\' hidden href = "https://blick.example/a/b" /><meta name=author content="Ada Port"/>'
    found = page(link + f'<meta content="{"x" * 5000}">')

    assert (found.url, found.authors) == ("https://blick.example/a/b", ("Ada Port",))
