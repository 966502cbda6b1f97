"""Pages of a hostile pile in a real browser: no script runs, nothing is asked of the network."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tests.dossiers import harbour, one_story, passage, taken
from tests.factories import article
from tests.speeches import crowd, weir

from firsthand import render
from firsthand.check import check_pages
from firsthand.model import (
    Affiliation,
    Article,
    Chain,
    ChainEnd,
    Conflict,
    ConflictKind,
    Dossier,
    Extent,
    Formula,
    FormulaUse,
    NotRead,
    Outlet,
    OutletRef,
    Person,
    PersonName,
    Quotation,
    QuotationKind,
    Reuse,
    ReuseKind,
    Root,
    RootKind,
    Source,
    SpeakerKind,
    Statement,
    Step,
    Version,
    VersionKind,
)

LONGEST = 60


@cache
def chromium() -> str:
    named = os.environ.get("FIRSTHAND_CHROMIUM")
    found = named or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
    )
    if not found:
        pytest.skip("no Chromium here: install it or name it in FIRSTHAND_CHROMIUM")
    return found


def opened(page: Path, tmp_path: Path, *options: str) -> str:
    """The page as the browser has it after whatever runs in it has run."""
    done = subprocess.run(
        [
            *(chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *("--no-first-run", f"--user-data-dir={tmp_path / 'browser'}", "--virtual-time-budget=2000"),
            *options,
            *("--dump-dom", page.as_uri()),
        ],
        capture_output=True,
        timeout=LONGEST,
        check=True,
    )
    return done.stdout.decode()


def hostile(address: str) -> Dossier:
    """Every string a pile can bring, each trying to become markup, script, style or a request."""
    probe = "document.title='owned'"
    attacks = [
        f"<script>{probe}</script>",
        f"</script><script>{probe}</script>",
        f"</style><script>{probe}</script>",
        f"</title><script>{probe}</script>",
        f"<img src={address}/image onerror={probe}>",
        f'"><svg onload="{probe}"><image href="{address}/svg"/></svg>',
        f"' autofocus onfocus='{probe}' x='",
        f"<!-- --><iframe src='{address}/frame'></iframe><!--",
        f"<link rel=stylesheet href={address}/style><meta http-equiv=refresh content='0;url={address}/go'>",
        f"{{{{ cycler.__init__.__globals__.os }}}} {{% raw %}}<b onmouseover={probe}>",
        f"&lt;script&gt;{probe}&lt;/script&gt; &#60;script>",
        "]]><![CDATA[ \u202e\u2066\u200f\u200b\0\x1b[31m\ud800 \ufeff \U000e0001",
        f"@import url({address}/css); body{{background:url({address}/background)}}",
    ]
    text = "\n".join(attacks)
    first = article(
        attacks[5],
        text,
        outlet=attacks[4],
        title=attacks[3] + "x" * 10**6,
        url=f"javascript:{probe}",
        language='en" onclick="1',
    )
    second = replace(
        article(attacks[0], text, outlet=attacks[6], title=attacks[2], url=f'{address}/"onclick="{probe}'),
        source=Source(attacks[1], 1, attacks[4]),
        authors=tuple(attacks),
        outlet=OutletRef(attacks[6], attacks[6]),
    )
    tie = Affiliation(attacks[0], attacks[1], f"javascript:{probe}", attacks[2])
    outlet = Outlet(attacks[6], attacks[0], country=attacks[5], owner=attacks[7], owner_source=attacks[8])
    credit = replace(
        harbour().citations[0],
        passage=passage(second, attacks[9]),
        named=attacks[5],
        outlet=attacks[6],
        cue=None,
    )
    because = f"it shows traces of a translation from {attacks[0]}: {attacks[1]}; {attacks[9]}"
    step = taken(second, first)
    spans = ((first, 9), (second, 9), (second, 20), (first, 30), (second, 25), (first, 40))
    step = replace(
        step,
        reuse=replace(step.reuse, kind=ReuseKind.TRANSLATED),
        because=because,
        evidence=tuple(of.passage(0, end) for of, end in spans),
    )
    left, right = sorted((first, second), key=lambda of: of.id)
    whole = left.passage(0, len(text)), right.passage(0, len(text))
    differs = (Conflict(ConflictKind.NAME, passage(left, attacks[2]), passage(right, attacks[6])),)
    line = (0, len(attacks[0]), 0, len(attacks[0]) + 9), (9, len(text), len(attacks[0]) + 9, len(text))
    reuse = Reuse(*whole, ReuseKind.TRANSLATED, Extent.REPORT, 0.5, attacks[4], differs, sentences=line)
    found = one_story([first, second], step, citations=(credit,), reuse=(reuse,), **quoted(second, attacks))
    group = found.lineage[0].origins.groups[0]
    root = Root(RootKind.OUTLET, attacks[6], attacks[4])
    group = replace(group, root=root, because=tuple(attacks), evidence=(passage(first, attacks[7]),))
    origins = replace(found.lineage[0].origins, groups=(group,), because=attacks[2])
    return replace(
        found,
        firsthand=attacks[3],
        stories=(replace(found.stories[0], id=attacks[7], label=attacks[3], because=attacks[4]),),
        lineage=(replace(found.lineage[0], story=attacks[7], origins=origins),),
        outlets=(replace(outlet, affiliation=tie),),
        not_read=tuple(NotRead(attack, 1, attack, attack) for attack in attacks),
    )


def quoted(of: Article, attacks: list[str]) -> dict[str, tuple[object, ...]]:
    """Each attack said by each attack to each attack, as a formula too, and at the end of a chain."""
    said = [passage(of, attack) for attack in attacks]
    around = [said[-1], *said[:-1]]
    kinds = list(SpeakerKind)
    quotations = [
        Quotation(
            *(attack, words, list(QuotationKind)[n % 4], other, other, other, other),
            *(attack if n % 6 < 5 else None, attack, None, (), None, other, kinds[n % 6], None, None, attack),
        )
        for n, (attack, words, other) in enumerate(zip(attacks, said, around, strict=True))
    ]
    first, last = quotations[:2]
    quotations[:2] = [replace(q, statement=attacks[0], person=attacks[1]) for q in (first, last)]
    changed = Version(last.id, (VersionKind.CHANGED,), attacks[0], (said[0], said[1]))
    versions = (Version(first.id, (VersionKind.EARLIEST,), ""), changed)
    person = Person(
        attacks[1],
        attacks[5],
        (PersonName(attacks[2], attacks[4], said[0]),),
        (first.id, last.id),
        (attacks[2],),
        attacks[3],
    )
    ends = [
        Chain(of.id, (Step(of.id, None, None, words), Step(None, attack, None, None)), end, attack)
        for attack, words, end in zip(attacks, said, [*ChainEnd, *ChainEnd, ChainEnd.OPEN], strict=True)
    ]
    uses = (FormulaUse(said[3], attacks[3]), FormulaUse(said[4]))
    return {
        "quotations": tuple(quotations),
        "statements": (Statement(attacks[0], versions, True, attacks[3]),),
        "formulas": (Formula(attacks[6], attacks[7], uses, of.id, attacks[8]),),
        "persons": (person, Person(attacks[2], attacks[4], (), ())),
        "chains": tuple(ends),
    }


class Elements(HTMLParser):
    """What another reader than the check's finds on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_hostile_input_stays_text_on_every_page():
    found = hostile("http://127.0.0.1:9")
    pages = dict(render.pages(found))

    check_pages(pages, found)
    for html in pages.values():
        reader = Elements()
        reader.feed(html)
        assert not reader.found & {"script", "img", "iframe", "link", "image", "object", "base", "form"}
        assert not [name for name in reader.attributes if name.startswith("on") or name in {"src", "style"}]
        assert "\u202e" not in html
        html.encode()


@pytest.fixture
def listener():
    """A server on this machine, and the requests it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_probe_can_tell_a_script_that_runs_and_a_request_that_is_made(listener, tmp_path):
    address, asked = listener
    page = tmp_path / "page.html"
    page.write_text(f"<title>mine</title><script>document.title='owned'</script><img src={address}/image>")

    assert "<title>owned</title>" in opened(page, tmp_path)
    assert "/image" in asked


def test_no_script_runs_and_nothing_is_asked_of_the_network(listener, tmp_path):
    address, asked = listener
    render.write(hostile(address), tmp_path / "out")

    for page in sorted((tmp_path / "out").glob("*.html")):
        seen = opened(page, tmp_path)
        assert "<title>owned</title>" not in seen, page.name
        assert "<footer" in seen, page.name
        assert not re.search(r"<(script|img|iframe|object)\b", seen), page.name
    assert asked == []


def test_the_browser_reads_the_same_text_that_the_check_read(tmp_path):
    found = harbour()
    render.write(found, tmp_path / "out")
    pages = {path.name: opened(path, tmp_path) for path in sorted((tmp_path / "out").glob("story-*.html"))}
    (html,) = pages.values()

    quoted = re.search(r'<div class="text"[^>]*data-start="0"[^>]*>(.*?)</div>', html, re.DOTALL)
    assert quoted is not None
    assert re.sub(r"<[^>]+>", "", quoted.group(1)) == found.articles[0].text


def probed(html: str, script: str, tmp_path: Path, *options: str) -> str:
    """What a script of ours finds on a page: it may run where the page's own policy is taken out."""
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    page = tmp_path / "probed.html"
    page.write_text(
        bare.replace("</body>", f"<script>document.title={script}</script></body>"), encoding="utf-8"
    )
    found = re.search(r"<title>(.*?)</title>", opened(page, tmp_path, *options))
    assert found is not None
    return found[1]


COUNTED = """[...document.querySelectorAll('.tally')].filter(e => e.checkVisibility()
    && getComputedStyle(e).counterIncrement !== 'none').length + ' ' +
    [...document.querySelectorAll('.voice')].filter(e => e.checkVisibility()).length + ' ' +
    getComputedStyle(document.querySelector('.filter')).display + ' ' +
    getComputedStyle(document.querySelector('.tallied')).display"""


def chosen(found: Dossier, *buttons: str) -> str:
    html = next(page for name, page in render.pages(found) if name == "story-s.html")
    for button in buttons:
        kind = button.split("-")[0]
        html = html.replace(f'id="{kind}-0" class="all" checked', f'id="{kind}-0" class="all"')
        html = html.replace(f'id="{button}"', f'id="{button}" checked')
    return html


@pytest.mark.parametrize(
    ("buttons", "seen"),
    [
        # quotations, speakers, the buttons, and the line that counts: all but what is to be opened
        ((), "23 5 block none"),
        (("by-1",), "13 1 block block"),
        (("in-3",), "5 3 block block"),
        (("by-1", "in-3"), "3 1 block block"),
        # the others, each quoted once, are among those to be opened
        (("by-6",), "9 9 block block"),
        (("by-6", "in-3"), "0 0 block block"),
    ],
)
def test_the_buttons_leave_one_speaker_and_one_outlet(buttons, seen, tmp_path):
    assert probed(chosen(weir(), *buttons), COUNTED, tmp_path) == seen


def test_where_the_browser_knows_no_such_rules_everything_is_shown_and_no_buttons(tmp_path):
    html = chosen(weir(), "by-1", "in-3").replace(":has(", ":unknown(")

    assert probed(html, COUNTED, tmp_path) == "23 5 none none"


@pytest.mark.parametrize("found", [harbour(), weir(), crowd(70, 3)], ids=["harbour", "weir", "crowd"])
def test_a_phone_does_not_scroll_the_page_sideways(found, tmp_path):
    """Wide things scroll in a frame of their own; the page itself fits 400 pixels."""
    for name, html in render.pages(found):
        script = "`${document.documentElement.scrollWidth} of ${innerWidth}`"
        wide, room = probed(html, script, tmp_path, "--window-size=500,900").split(" of ")
        assert int(wide) <= int(room), name
