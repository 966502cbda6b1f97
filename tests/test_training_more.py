"""The small sources of the encoder's training text, from invented checkouts."""

import json
import struct

import pytest
from training.more import NEEDED
from training.more.align import align
from training.more.names import holidays, id_tagging, natural_earth
from training.more.rows import gather
from training.more.texts import nextstrain, speeches, storybooks


def lay(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def catalogue(messages):
    """A catalogue as msgfmt writes it."""
    texts = [text.encode() for pair in zip(*sorted(messages.items()), strict=True) for text in pair]
    at, places = 28 + 8 * len(texts), []
    for text in texts:
        places += [len(text), at]
        at += len(text) + 1
    head = struct.pack(
        f"<7I{len(places)}I", 0x950412DE, 0, len(messages), 28, 28 + 4 * len(texts), 0, 0, *places
    )
    return head + b"".join(text + b"\0" for text in texts)


def test_rows_are_cleaned_sorted_and_met_once():
    rows = [
        ("de", "two  words", "zwei Worte"),
        ("de", "a\tcat", "eine Katze"),
        ("de", "two words", "zwei Worte"),
    ]
    dropped = [("de", "Same", "same"), ("de", "x" * 401, "lang"), ("de", "", "leer"), ("xx", "one", "eins")]
    assert gather(rows + dropped) == {"de": [("a cat", "eine Katze"), ("two words", "zwei Worte")]}


def test_a_sentence_in_two_parts_is_laid_beside_both():
    ours = ["We came in 1987 and we stayed for many years.", "Nobody asked us why."]
    theirs = ["Ми прийшли у 1987 році.", "І лишилися на багато років.", "Ніхто не питав чому."]
    assert align(ours, theirs, 1.0) == [(ours[:1], theirs[:2]), (ours[1:], theirs[2:])]


def test_speeches(tmp_path):
    message = "const source = [\n  {{\n    id: 'a1',\n    name: '{}',\n    text: `\n{}\n`\n  }}\n]\n"
    files = {f"resistinua/static/content/messages{part}.js": "" for part in ("-2", "-2-en", "-3", "-3-en")}
    files["resistinua/static/content/messages-en.js"] = message.format(
        "It\\'s a day", "Dear **people**! Mr. Bell came at noon.\n\nThank you."
    )
    files["resistinua/static/content/messages.js"] = message.format(
        "Це день", "Дорогі люди! Пан Белл прийшов опівдні.\n\nДякую вам."
    )
    assert set(speeches(lay(tmp_path, files))) == {
        ("uk", "It's a day", "Це день"),
        ("uk", "Dear people!", "Дорогі люди!"),
        ("uk", "Mr. Bell came at noon.", "Пан Белл прийшов опівдні."),
        ("uk", "Thank you.", "Дякую вам."),
    }


@pytest.mark.parametrize(("licence", "rows"), [("[CC-BY]", 3), ("[CC-BY-NC]", 0)])
def test_storybooks_leave_out_what_is_not_free(tmp_path, licence, rows):
    foot = "\n\n##\n* License: {}\n* Text: N. N.\n"
    english, german = "# A goat\n\n##\nIt ate. It slept.", "# Eine Ziege\n\n##\nSie fraß. Sie schlief."
    lay(tmp_path, {"asp-source/en/0001_a-goat.md": english + foot.format("[CC-BY]")})
    lay(tmp_path, {"global-asp/de/0001_eine-ziege.md": german + foot.format(licence)})
    assert (
        list(storybooks(tmp_path))
        == [
            ("de", "A goat", "Eine Ziege"),
            ("de", "It ate.", "Sie fraß."),
            ("de", "It slept.", "Sie schlief."),
        ][:rows]
    )


def test_nextstrain(tmp_path):
    report = "---\ntitle: x\n---\nbefore\n# [{}](https://nextstrain.example/a)\n<!-- no -->\n{}\n"
    files = {
        "narratives/ncov_sit-rep_2020-01-25.md": report.format("Spread", "It *spreads*. [Maps](x) show it."),
        "narratives/ncov_sit-rep_zh_2020-01-25.md": report.format("传播", "它在传播。[地图](x)显示了它。"),
    }
    assert list(nextstrain(lay(tmp_path, files))) == [
        ("zh", "Spread", "传播"),
        ("zh", "It spreads.", "它在传播。"),
        ("zh", "Maps show it.", "地图显示了它。"),
    ]


def test_natural_earth(tmp_path):
    for scale in ("10m", "50m", "110m"):
        places = {"features": [{"properties": {"NAME_EN": "Nowhere", "name_ru": "Нигде", "NAME_DE": None}}]}
        name = f"natural-earth-geojson/{scale}/cultural/ne_{scale}_populated_places.json"
        lay(tmp_path, {name: json.dumps(places)})
    assert set(natural_earth(tmp_path)) == {("ru", "Nowhere", "Нигде")}


def test_id_tagging(tmp_path):
    for code, name in (("en", "Goat shop"), ("zh-CN", "山羊店"), ("de", "Laden {x}")):
        tree = {code: {"presets": {"shop": {"name": name, "terms": "a,b"}}}}
        lay(tmp_path, {f"id-tagging-schema/dist/translations/{code}.json": json.dumps(tree)})
    assert list(id_tagging(tmp_path)) == [("zh", "Goat shop", "山羊店")]


def test_holidays(tmp_path):
    code = 'class Nowhere:\n    country = "NW"\n    default_language = "uk"\n'
    locale = "holidays/holidays/locale/{}/LC_MESSAGES/NW.mo"
    files = {
        "holidays/holidays/countries/nowhere.py": code,
        locale.format("en_US"): catalogue({"": "Language: en", "День кози": "Goat Day", "%s": "%s"}),
        locale.format("de"): catalogue({"": "Language: de", "День кози": "Ziegentag"}),
    }
    assert gather(holidays(lay(tmp_path, files))) == {
        "de": [("Goat Day", "Ziegentag")],
        "uk": [("Goat Day", "День кози")],
    }


def test_every_checkout_has_its_version_and_licence():
    assert all(len(row) == 4 for row in NEEDED)
