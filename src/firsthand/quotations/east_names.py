"""The name in a phrase for a speaker of Japanese, Chinese, Korean or Thai, without office and title."""

import re
from functools import lru_cache

from firsthand.model import SpeakerKind
from firsthand.quotations.east_reading import Lexicon, either, lexicon
from firsthand.quotations.east_speakers import SOUNDS_ZH
from firsthand.quotations.found import Span
from firsthand.reference.quotation_cues_east import EastBook

_BRACKETS = re.compile(r"\s?[（(][^（）()]{1,40}[）)]\s?\Z")
# What parts a name from the office before it: "白瀬市の山根恒一", "主人、木島".
_JA_BEFORE = re.compile(r".*(?:[の、\s]|(?<![ァ-ヶー])・)(?=[^の、\s]{1,24}\Z)")
_JA_NAME = re.compile(r"[\u3041-\u3096\u4e00-\u9fff々ヶァ-ヴー・＝A-Za-z .]{1,24}\Z")
_JA_FOREIGN = re.compile(r"[ァ-ヶー]{1,12}(?:[・＝=][ァ-ヶー]{1,12}){1,3}(?=[^ァ-ヶー・＝=]{0,8}\Z)")
# What stands between a name and the office, or alone before one: 国対 in 須永国対委員長.
_JA_OFFICE = re.compile(
    r"(?:国対|政調|総務|幹事|農水|農林水産|財務|外務|経産|経済産業|厚労|厚生労働|国交|国土交通|環境|防衛|文科|文部科学|法務"
    r"|デジタル|復興|官房|副|元|前|名誉|特命|専務|常務|首席|主席|上席|上院|下院|衆院|参院|代表|広報|報道|研究|主任|編集|営業|執行"
    r"|取締役|防災|港湾|水道|消防|教育|健康|福祉|建設|事業|開発|企画|人事|監査|統括|国防|内務|通商|貿易|商務|エネルギー|最高経営責任者"
    r"|議会|内閣|党|州|県|市|町|村|区)\Z"
)
# What stands before 长 in an office: 市长, 部长.
_HEADS = frozenset("市省部局校院社会处县区州镇所站队团馆厂司署")
_KO_WORD = re.compile(r"[가-힣]{2,5}")


def name_in(phrase: str, language: str) -> Span | None:
    """Where a person's name stands in a phrase, None where it names an office alone, or no person.

    `市长林维安` names 林维安, `山根恒一市長` 山根恒一, `박서안 시장` 박서안; `社長` names nobody.
    """
    names = _names(language)
    return names(phrase) if names else None


class _Names:
    """Finds names by the titles of one language."""

    def __init__(self, words: Lexicon) -> None:
        book = words.book
        self._speakers = words.speakers
        self._simplified = words.simplified
        self._titles = book.titles
        self._bodies = book.bodies
        self._at_end = re.compile(rf"(?:{either(book.titles)})\Z")
        self._at_start = re.compile(rf"(?:{either(book.titles)})+\s?")
        self._foreign = _JA_FOREIGN if book.language == "ja" else None
        surnames = either(book.surnames)
        self._surname = re.compile(rf"(?:\A|[ぁ-ん])(?P<name>(?:{surnames})[^の、]{{0,12}})\Z")
        self._chinese = _chinese(book)
        self._find = {"ja": self._japanese, "zh": self._in_chinese, "ko": self._korean, "th": self._thai}[
            book.language
        ]

    def __call__(self, phrase: str) -> Span | None:
        if len(phrase) > 60 or self._speakers.kind(phrase.translate(self._simplified)) is not (
            SpeakerKind.PERSON
        ):
            return None
        end = len(_BRACKETS.sub("", phrase))
        return self._find(phrase[:end].translate(self._simplified))

    def _japanese(self, phrase: str) -> Span | None:
        title = self._at_end.search(phrase)
        end = title.start() if title else len(phrase)
        before = _JA_BEFORE.match(phrase[:end])
        start = before.end() if before else 0
        if self._foreign and (foreign := self._foreign.search(phrase, 0, end)):
            return foreign.span()
        if known := self._surname.search(phrase, start, end):  # after a clause too: 暮らす前田ミツさん
            start = known.start("name")
        while office := _JA_OFFICE.search(phrase, start, end):
            end = office.start()
        found = _JA_NAME.fullmatch(phrase, start, end)
        named = found is not None and end - start >= 2 and not phrase[start:end].endswith(self._bodies)
        return (start, end) if named else None

    def _in_chinese(self, phrase: str) -> Span | None:
        for pattern in self._chinese:
            if found := pattern.search(phrase):
                start, end = found.span("name")
                title = self._at_end.search(phrase, start, end) if "·" in found["name"] else None
                return start, title.start() - (
                    title.start() > start + 3 and phrase[title.start() - 1] in _HEADS
                ) if title else end
        return None

    def _korean(self, phrase: str) -> Span | None:
        words = [m.span() for m in re.finditer(r"\S+", phrase)]
        titled = [phrase[a:b].endswith(self._titles) for a, b in words]
        if len(words) > 1 and titled[-2] and not titled[-1] and _KO_WORD.fullmatch(phrase, *words[-1]):
            return words[-1]
        for (start, end), is_title in reversed(list(zip(words, titled, strict=True))):
            word = phrase[start:end]
            body = word.endswith((*self._bodies, "대"))
            if not is_title and not body and _KO_WORD.fullmatch(word):
                return start, end
        return None

    def _thai(self, phrase: str) -> Span | None:
        title = self._at_start.match(phrase)
        if title is None or not phrase.startswith(_THAI_FORMS):
            return None
        rest = [m.end() for m in re.finditer(r"\S+", phrase[title.end() :])][:2]
        return (title.end(), title.end() + rest[-1]) if rest else None


# Forms of address that a name follows; after an office stands what it is the office of.
_THAI_FORMS = ("นาย", "นาง", "น.ส.", "ดร.", "คุณ", "พล.", "พ.ต.", "พ.อ.", "ศ.", "รศ.", "ผศ.", "โค้ช", "กัปตัน")


# What an office begins with that stands right after a name: 林健外交部发言人.
_OFFICES = "外交|国防|商务|财政|教育|卫生|公安|司法|农业|交通|环保|市长|省长|县长|镇长|前|原|副|总"


def _chinese(book: EastBook) -> tuple[re.Pattern[str], ...]:
    """A foreign name, a name after its title, before it, and one alone."""
    titles, surnames = either(book.titles), either(book.surnames)
    foreign = r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fffA-Z]{1,10}){1,3}"
    return (
        re.compile(rf".*(?:{titles}|的)(?P<name>{foreign})\Z"),
        re.compile(rf"(?:\A|[、\s])(?P<name>{foreign}|{SOUNDS_ZH})\Z"),
        re.compile(rf"(?:{titles})(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}})\Z"),
        re.compile(
            rf"\A(?P<name>(?:{surnames})[\u4e00-\u9fff](?:(?!{_OFFICES})[\u4e00-\u9fff])?)(?=.{{0,20}}(?:{titles})\Z)"
        ),
        re.compile(rf"(?:\A|[的、\s])(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}})\Z"),
        re.compile(rf".*(?:{titles})(?P<name>[\u4e00-\u9fff]{{2,6}})\Z"),
    )


@lru_cache(maxsize=4)
def _names(language: str) -> _Names | None:
    words = lexicon(language)
    return _Names(words) if words else None
