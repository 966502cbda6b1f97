"""Quotations in Japanese, Chinese, Korean and Thai."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import QuotationKind, SpeakerKind
from firsthand.quotations.east import found, is_pronoun, kind_of_speaker
from firsthand.quotations.east_names import name_in
from firsthand.reference.quotation_cues_east import LANGUAGES, east_book
from firsthand.sentences import sentences

BOOKS = {language: east_book(language) for language in LANGUAGES}
YES = [(language, example) for language, book in BOOKS.items() for cue in book.cues for example in cue.yes]
NO = [(language, example) for language, book in BOOKS.items() for cue in book.cues for example in cue.no]
MARKED = re.compile(r"\[([SQCAV]) ?([^\[\]]*)\]")


def read(text, language):
    """Every quotation of a text as `kind | content | speaker | cue`, those that it lacks as `-`."""
    return [
        " | ".join((one.kind.value, *(part(text, span) for span in (one.content, one.speaker, one.cue))))
        for one in found(text, sentences(text, language), language)
    ]


def part(text, span):
    return text[slice(*span)] if span else "-"


def plain(example):
    """The example without its marks, and what they mark."""
    return MARKED.sub(r"\2", example), dict(MARKED.findall(example))


@pytest.mark.parametrize(("language", "example"), YES)
def test_examples_that_quote(language, example):
    text, marked = plain(example)

    [one] = found(text, sentences(text, language), language)

    assert {"S": part(text, one.speaker), "Q": part(text, one.content), "C": part(text, one.cue)} == marked


@pytest.mark.parametrize(("language", "example"), NO)
def test_examples_that_do_not(language, example):
    assert read(example, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_cues_has_examples(language):
    for cue in BOOKS[language].cues:
        assert cue.takes.value == "nothing" or (cue.yes and cue.no)


CASES = [
    # several sentences in one pair of marks
    (
        "ja",
        "港町の早坂岳町長は「船は戻る。心配はいらない。」と話した。",
        ["direct | 「船は戻る。心配はいらない。」 | 港町の早坂岳町長 | 話した"],
    ),
    # some of the words in marks
    (
        "ja",
        "県警は事故は「防げた」との見方を示した。",
        ["mixed | 事故は「防げた」 | 県警 | 見方を示した"],
    ),
    # who acts on what he says, where no verb says so
    (
        "ja",
        "高裁は一審に誤りはないとして控訴を棄却した。",
        ["indirect | 一審に誤りはない | 高裁 | して"],
    ),
    # a verb in no list, after somebody without an office
    (
        "ja",
        "青波の戸張は「全員で勝ち取った」とこぶしを突き上げた。",
        ["direct | 「全員で勝ち取った」 | 青波の戸張 | こぶしを突き上げた"],
    ),
    # what follows a plain present under a feeling is no content
    ("ja", "母は私を見るとにっこり笑った。", []),
    # the noun that a clause with its cue describes speaks
    (
        "ja",
        "「足は治った」と語った小暮選手は開幕から先発した。",
        ["direct | 「足は治った」 | 小暮選手 | 語った"],
    ),
    ("ja", "委員からは「早すぎる」との声が上がった。", ["direct | 「早すぎる」 | 委員 | 声が上がった"]),
    # no verb of saying, but somebody acts right after the words
    ("zh", "“船票早就卖光了。”售票员摊了摊手。", ["direct | “船票早就卖光了。” | 售票员 | 摊了摊手"]),
    # another speaker, and the same one with another verb
    (
        "zh",
        "市长说预算没有余地，议员们则反驳：“钱花错了地方。”",
        ["indirect | 预算没有余地 | 市长 | 说", "direct | “钱花错了地方。” | 议员们 | 反驳"],
    ),
    ("zh", "这被认为是事实。", []),
    # a quotation inside a quotation is one of its own
    (
        "ja",
        "「兄は『港で待つ』と言った」と妹は話した。",
        ["direct | 「兄は『港で待つ』と言った」 | 妹 | 話した", "direct | 『港で待つ』 | 兄 | 言った"],
    ),
    # whoever spoke goes on in the next sentence
    (
        "ja",
        "漁師の浜口さんは「網が切れた」と語った。翌朝には海が静まったという。",
        ["direct | 「網が切れた」 | 漁師の浜口さん | 語った", "indirect | 翌朝には海が静まった | - | -"],
    ),
    # two speakers share one cue
    (
        "ja",
        "主将の江藤選手は「悔しい」、コーチの牧田さんは「よく戦った」と語った。",
        [
            "direct | 「悔しい」 | 主将の江藤選手 | -",
            "direct | 「よく戦った」 | コーチの牧田さん | 語った",
        ],
    ),
    # the speaker comes after, without a cue
    ("ja", "「もう一度挑む」と葛西監督。", ["direct | 「もう一度挑む」 | 葛西監督 | -"]),
    # a source between two pieces of what it says
    (
        "ja",
        "この橋は、県によると、来月閉じる。",
        ["indirect | この橋は、県によると、来月閉じる | 県 | によると"],
    ),
    # the speaker between two quotations
    (
        "zh",
        "“路还很长，”队长岳鸣说，“我们不会停。”",
        ["direct | “路还很长，” | 队长岳鸣 | 说", "direct | “我们不会停。” | - | -"],
    ),
    # one speaker, two cues
    (
        "zh",
        "工会表示，谈判已经停止，并警告说，罢工将持续一周。",
        ["indirect | 谈判已经停止 | 工会 | 表示", "indirect | 罢工将持续一周 | 工会 | 警告"],
    ),
    # what an act was about
    ("zh", "渔业局对新航线表示欢迎。", ["reported | 新航线 | 渔业局 | 表示欢迎"]),
    # the same words in traditional characters
    ("zh", "縣長魏青嵐指出，水庫已經見底。", ["indirect | 水庫已經見底 | 縣長魏青嵐 | 指出"]),
    # a name in marks before the speaker's office is no quotation
    ("zh", "“海鸥号”船长鲁平说，船舱进水。", ["indirect | 船舱进水 | “海鸥号”船长鲁平 | 说"]),
    # two quotations, one cue
    (
        "ko",
        '마을 이장 도하람 씨는 "물이 말랐다"며 "도움이 필요하다"고 호소했다.',
        [
            'direct | "물이 말랐다" | 마을 이장 도하람 씨 | 호소했다',
            'direct | "도움이 필요하다" | 마을 이장 도하람 씨 | 호소했다',
        ],
    ),
    # the speaker stands after the clause
    (
        "ko",
        "다리를 닫겠다고 솔내시장 문가온은 밝혔다.",
        ["indirect | 다리를 닫겠다 | 솔내시장 문가온 | 밝혔다"],
    ),
    # the quotation stands alone before its speaker
    (
        "ko",
        '"다시 일어서겠습니다." 상인 오별 씨의 말이다.',
        ['direct | "다시 일어서겠습니다." | 상인 오별 씨 | 말이다'],
    ),
    # one speaker, two cues
    (
        "th",
        "ปลัดอำเภอ กล่าวว่า ถนนจะปิด และเสริมว่า รถเมล์ยังวิ่ง",
        ["indirect | ถนนจะปิด | ปลัดอำเภอ | กล่าวว่า", "indirect | รถเมล์ยังวิ่ง | ปลัดอำเภอ | เสริมว่า"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_found(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "listener", "via"),
    [
        ("ja", "仁科外相は記者団に対し、協議は続くと述べた。", "記者団", "-"),
        ("ja", "仁科外相は5日の記者会見で、協議は続くと述べた。", "-", "記者会見"),
        ("ja", "仁科外相はロイター通信に「協議は続く」と語った。", "ロイター通信", "-"),
        ("zh", "部长石越在新闻发布会上说，谈判还在继续。", "-", "新闻发布会"),
        ("zh", "部长石越对记者说，谈判还在继续。", "记者", "-"),
        ("zh", "部长石越在接受《海角报》采访时说，谈判还在继续。", "《海角报》", "-"),
        ("ko", "민가람 장관은 기자들에게 협상이 이어진다고 말했다.", "기자들", "-"),
        ("ko", "민가람 장관은 기자회견에서 협상이 이어진다고 말했다.", "-", "기자회견"),
        ("th", "รัฐมนตรีให้สัมภาษณ์กับสำนักข่าวทะเลใต้ว่า การเจรจายังไม่จบ", "สำนักข่าวทะเลใต้", "-"),
    ],
)
def test_to_whom_and_where(language, text, listener, via):
    [one] = found(text, sentences(text, language), language)

    assert (part(text, one.addressee), part(text, one.via)) == (listener, via)


def test_what_a_source_says_has_its_pieces():
    text = "この橋は、県によると、来月閉じる。"

    [one] = found(text, sentences(text, "ja"), "ja")

    assert [part(text, piece) for piece in one.parts] == ["この橋は", "来月閉じる"]


def test_who_goes_on_is_open_after_two_speakers():
    one_speaker = "漁師の浜口さんは「網が切れた」と語った。翌朝には海が静まったという。"
    two_speakers = "漁師の浜口さんは「網が切れた」と語り、県は調べると述べた。翌朝には海が静まったという。"

    carried = [found(text, sentences(text, "ja"), "ja")[-1].carried for text in (one_speaker, two_speakers)]

    assert carried == [True, False]


@pytest.mark.parametrize(
    ("phrase", "language", "kind"),
    [
        ("田所明市長", "ja", SpeakerKind.PERSON),
        ("消防庁", "ja", SpeakerKind.BODY),
        ("捜査関係者", "ja", SpeakerKind.ANONYMOUS),
        ("調査報告書", "ja", SpeakerKind.DOCUMENT),
        ("浜風新聞", "ja", SpeakerKind.OUTLET),
        ("同氏", "ja", SpeakerKind.OPEN),
        ("経済成長", "ja", SpeakerKind.OPEN),
        ("取締役の一人", "ja", SpeakerKind.ANONYMOUS),
        ("複数の関係者", "ja", SpeakerKind.ANONYMOUS),
        ("ハリス・モレノ上院議員", "ja", SpeakerKind.PERSON),
        ("近所の戸田", "ja", SpeakerKind.PERSON),
        ("一名董事", "zh", SpeakerKind.ANONYMOUS),
        ("议会党团主席方济民", "zh", SpeakerKind.PERSON),
        ("克莱尔", "zh", SpeakerKind.PERSON),
        ("市长林维安", "zh", SpeakerKind.PERSON),
        ("旅遊局局長方綺雯", "zh", SpeakerKind.PERSON),
        ("知情人士", "zh", SpeakerKind.ANONYMOUS),
        ("卫生部", "zh", SpeakerKind.BODY),
        ("他", "zh", SpeakerKind.OPEN),
        ("오태린 시장", "ko", SpeakerKind.PERSON),
        ("한 소식통", "ko", SpeakerKind.ANONYMOUS),
        ("공동성명", "ko", SpeakerKind.DOCUMENT),
        ("นายมนัส", "th", SpeakerKind.PERSON),
        ("แหล่งข่าว", "th", SpeakerKind.ANONYMOUS),
        ("the mayor", "en", SpeakerKind.OPEN),
    ],
)
def test_kind_of_speaker(phrase, language, kind):
    assert kind_of_speaker(phrase, language) is kind


@pytest.mark.parametrize(
    ("phrase", "language", "points"),
    [
        ("同監督", "ja", True),
        ("彼", "ja", True),
        ("該公司", "zh", True),
        ("이 관계자", "ko", True),
        ("เขา", "th", True),
        ("監督", "ja", False),
        ("晨星公司", "zh", False),
        ("he", "en", False),
    ],
)
def test_what_only_points_to_somebody(phrase, language, points):
    assert is_pronoun(phrase, language) is points


def test_other_languages_are_not_read():
    assert found("“Yes,” she said.", [(0, 16)], "en") == []


SIGNS = "「」『』“”‘’\"'、。，：と はが市長会见说表示据시장은고 말했다กล่าวว่า\n田述べた"


@given(text=st.text(alphabet=SIGNS, max_size=200), language=st.sampled_from(LANGUAGES))
def test_every_place_lies_in_the_text_and_in_order(text, language):
    every = found(text, sentences(text, language), language)

    assert [one.content for one in every] == sorted(one.content for one in every)
    for one in every:
        spans = (one.content, one.cue, one.speaker, one.frame, one.addressee, one.via, *one.parts)
        assert all(0 <= start < end <= len(text) for start, end in filter(None, spans))
        assert one.kind is not QuotationKind.DIRECT or one.content[1] - one.content[0] > 2


@pytest.mark.parametrize(
    ("language", "piece"),
    [("ja", "市長は「と述べた、"), ("zh", "市长说"), ("ko", '시장은 "고 말했다 '), ("th", "นายกกล่าวว่า “")],
)
def test_spam_is_read_in_time_and_to_a_bound(language, piece):
    text = piece * (60_000 // len(piece))

    assert len(found(text, sentences(text, language), language)) < 3_000


@pytest.mark.parametrize(
    ("phrase", "language", "name"),
    [
        ("高瀬市の田所明市長", "ja", "田所明"),
        ("店主の堀内ハルさん（72）", "ja", "堀内ハル"),
        ("立花官房長官", "ja", "立花"),
        ("須永国対委員長", "ja", "須永"),
        ("中央銀行のトーマス・エリクセン総裁", "ja", "トーマス・エリクセン"),
        ("暮らす前田ミツさん", "ja", "前田ミツ"),
        ("参议员哈里斯·莫雷诺", "zh", "哈里斯·莫雷诺"),
        ("市长林维安", "zh", "林维安"),
        ("林健外交部发言人", "zh", "林健"),
        ("總統安德烈·科娃", "zh", "安德烈·科娃"),
        ("한빛시 오태린 시장", "ko", "오태린"),
        ("항만공사 사장 문지후", "ko", "문지후"),
        ("นายธารา พฤกษ์ลดา นายกเทศมนตรี", "th", "ธารา พฤกษ์ลดา"),
        # an office alone, a body, a pronoun
        ("社長", "ja", None),
        ("外交部发言人", "zh", None),
        ("교통공사", "ko", None),
        ("เขา", "th", None),
        ("Mara Lindt", "en", None),
    ],
)
def test_the_name_in_a_phrase(phrase, language, name):
    found_name = name_in(phrase, language)

    assert (phrase[slice(*found_name)] if found_name else None) == name
