"""How pages spell things: times, labels, links, file names, and colours that can be read."""

import re
from dataclasses import replace

import pytest
from tests.factories import when

from firsthand.render.pages import TEMPLATES
from firsthand.render.places import slug
from firsthand.render.spelling import label, sentence, spelled, web


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb` as WCAG 2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_text_has_enough_contrast_to_be_read(theme):
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{3,6})", style.split("@media (prefers")[theme]))
    paper = ("paper", "sheet", "faint")
    pairs = [(text, ground) for text in ("ink", "soft", "link") for ground in paper]
    pairs += [("ink", "mark"), ("ink", "target"), ("ink", "differs-wash"), ("accent", "paper")]
    pairs += [("differs", "paper"), *(("onshape", f"g{n}") for n in range(8)), ("onshape", "plain")]

    for text, ground in pairs:
        lighter, darker = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, f"{text} on {ground}"


@pytest.mark.parametrize(
    ("identity", "name"), [("s-12", "s-12"), ("../../etc/passwd", "etc-passwd-"), ("A", "a-"), ("日本", "")]
)
def test_a_file_name_is_safe_and_unique(identity, name):
    assert slug(identity).startswith(name)
    assert re.fullmatch(r"[a-z0-9-]+", slug(identity))
    assert (slug(identity) == identity) == (name == identity)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2023-05-03", "3 May 2023"),
        ("2023-05-03T09:00+09:00", "3 May 2023, 09:00 +09:00"),
        ("2023-05-03T09:00+00:00", "3 May 2023, 09:00 UTC"),
        ("2023-05-03T09:00", "3 May 2023, 09:00 (time zone unknown)"),
        (None, "time unknown"),
    ],
)
def test_a_time_is_told_as_precisely_as_it_is_known(moment, words):
    assert spelled(when(moment)) == words


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,a", "//a.example", "http://a b", 'http://a"b', "ftp://a", ""],
)
def test_only_a_web_address_is_a_link(url):
    assert web(url) is None
    assert web("https://a.example/b?c=d#e") is not None


def test_a_label_is_one_short_line_with_nothing_invisible_in_it():
    assert label("a\u202e\u200bb\n c") == "a� b c"
    assert label("x" * 10**6, 20) == "x" * 19 + "…"
    assert label("\u200f سلام") == "سلام"
    assert sentence("it is so", 20) == "It is so."


def test_a_time_known_to_the_minute_is_one_time():
    minute = when("2023-05-03T09:00+09:00")
    latest = minute.latest.replace(second=59)

    assert spelled(replace(minute, latest=latest)) == "3 May 2023, 09:00 +09:00"
    assert spelled(replace(minute, latest=latest.replace(minute=30))) == "3 May 2023, 09:00 to 09:30 +09:00"
