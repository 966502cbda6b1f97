"""Who a phrase in Japanese, Chinese, Korean or Thai names: a person, a body, a document, nobody by name."""

import re
from functools import lru_cache

from firsthand.model import SpeakerKind
from firsthand.reference.quotation_cues_east import EastBook

# No speaker is named in more words; what is longer is a clause.
LONGEST_SPEAKER = 60
LONGEST_POINTER = 8
# "the said mayor", "this official": what follows one names nobody anew.
_POINTERS: dict[str, tuple[str, ...]] = {
    "ja": ("同",),
    "ko": ("이 ", "그 ", "해당 "),
    "th": (),
    "zh": ("该", "这名", "这位", "这一", "那名", "那位"),
}
_BRACKETS = re.compile(r"[（(][^（）()]{1,40}[）)]\s?\Z")
_AFTER = {
    "ja": re.compile(r"(?:ら|たち|達|など|自身|本人|ほか|の一人|の1人|の１人|側近?|ご?本人)\Z"),
    "ko": re.compile(r"(?<=..)(?:들|측| 측|님| 등)\Z"),
    "zh": re.compile(r"(?<=..)(?:们|等|等人|本人|方面|之一)\Z"),
}
_FOREIGN = {
    "ja": re.compile(r"[ァ-ヶー]{2,12}[・＝=][ァ-ヶー・＝=]{2,25}\Z"),
    "ko": re.compile(r"(?!)"),
    "zh": re.compile(r"[\u4e00-\u9fff]{1,6}[·•・][\u4e00-\u9fffA-Z·•・]{1,20}\Z"),
    "th": re.compile(r"(?!)"),
}
# No name has these signs, which stand between a speaker and what he does.
_NO_NAME_ZH = "在对向就于和与将已也还并说称了是的时后中上下前团会部望叹哭摇摊摆坐站看听拿握抱抬擦抹满着过"
_NAME_ZH = rf"(?:(?![{_NO_NAME_ZH}])[\u4e00-\u9fff])"
# Before の and a name without a title, what somebody is.
_CALLED_JA = tuple(
    """主将 監督 主演 女優 俳優 歌手 作家 画家 漫画家 評論家 投手 捕手 選手 新人 エース 会長 社長 代表
    議員 弁護士 医師 研究者 職人 農家 漁師 店主 店長 大統領 首相 党 記者 ファン 住民 会社員 学生
    高校生 FW MF DF GK 王者 チャンピオン 横綱 大関 チームメート 同僚 助演 脚本 振付 コーチ""".split()
)
_AGED = re.compile(r"[（(][0-9０-９]{1,3}(?:歳)?[）)]\s?\Z")
_ONE_OF = {
    "ja": re.compile(
        r"(?:の一人|のひとり|の1人|の１人|の[0-9０-９一二三四五六七八九十数]+人)\Z"
        r"|\A(?:ある|とある|匿名の|複数の)(?!.*(?:さん|氏)\Z)"
    ),
    "ko": re.compile(r"(?!)"),
    "th": re.compile(r"(?!)"),
    "zh": re.compile(
        r"\A(?:[一两二三数多几][名位]|有|某|某位|某名|部分|不少|许多|多数|一些|匿名)(?!.*[·•])|之一\Z"
    ),
}
# What the names of foreigners are written with in Chinese.
SOUNDS_ZH = (
    r"[阿埃艾奥巴班鲍贝本比彼宾波博布达戴丹德登迪丁杜恩尔法菲费芬弗福盖戈格哈赫亨霍基吉加杰卡凯坎科克肯库拉莱兰劳"
    r"勒雷丽莉利林琳卢鲁伦罗洛玛马麦曼梅蒙米密摩莫穆娜纳妮尼诺努欧帕潘佩皮珀普奇乔切琴萨塞桑瑟森莎沙舍史斯丝苏索塔泰坦汤"
    r"特托瓦维韦沃乌希夏谢辛雅亚扬耶伊尤约扎詹珍芝朱兹佐]{3,6}"
)
_FOREIGN_ZH = re.compile(rf"(?:\A|的){SOUNDS_ZH}\Z")
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z][A-Z&]{1,7}\Z")


class Speakers:
    """What the words of one language show a speaker to be."""

    def __init__(self, book: EastBook) -> None:
        self._language = book.language
        self._pronouns = frozenset(book.pronouns)
        self._remembered = lru_cache(maxsize=8192)(self._kind)
        self._not = book.not_speakers
        self._signs = (
            (SpeakerKind.ANONYMOUS, book.anonymous),
            (SpeakerKind.PERSON, book.titles),
            (SpeakerKind.OUTLET, book.outlets),
            (SpeakerKind.DOCUMENT, book.documents),
            (SpeakerKind.BODY, book.bodies),
        )
        self.last_signs = frozenset(sign[-1] for _, signs in self._signs for sign in signs) | frozenset(
            pronoun[-1] for pronoun in book.pronouns
        )
        names = "|".join(sorted(book.surnames, key=lambda name: (-len(name), name))) or "(?!)"
        titles = "|".join(map(re.escape, sorted(book.titles, key=lambda word: (-len(word), word)))) or "(?!)"
        if book.language == "zh":
            # 市长林维安: a name follows its title; 林维安 alone: a surname begins it
            self._named = re.compile(rf"(?:(?:{titles})|\A|[的、\s])(?:{names})[\u4e00-\u9fff]{{1,2}}\Z")
            self._titled = re.compile(rf"(?:{titles})(?:{_NAME_ZH}{{2,6}}|\s?[A-Z][A-Za-z .'’-]{{1,40}})\Z")
        elif book.language == "ko":
            self._named = re.compile(rf"(?:\A|\s)(?:{names})[가-힣]{{1,3}}\Z")
            self._titled = re.compile(rf"(?:{titles})\s[가-힣]{{2,4}}\Z")
        elif book.language == "ja":
            # 須永, 女優の早乙女玲: a surname begins it; (28): an age ends it
            self._named = re.compile(
                rf"(?:\A|[のたるいだ、])(?:{names})(?:[\u4e00-\u9fff々]{{1,3}}|[ぁ-んァ-ヶー]{{2,4}})?\Z"
            )
            self._titled = re.compile(
                rf"(?:{'|'.join(_CALLED_JA)})の[\u4e00-\u9fff々]{{2,3}}[ぁ-んァ-ヶー]{{2,4}}\Z"
            )
        else:
            self._named = self._titled = re.compile(r"(?!)")

    def is_pronoun(self, phrase: str) -> bool:
        """Whether the phrase only points to somebody named elsewhere: "he", "the said mayor"."""
        return phrase in self._pronouns or (
            len(phrase) <= LONGEST_POINTER and phrase.startswith(_POINTERS[self._language])
        )

    def is_nobody(self, phrase: str) -> bool:
        """Whether the phrase ends like a speaker and is none."""
        return phrase.endswith(self._not) if self._not else False

    def kind(self, phrase: str) -> SpeakerKind:
        """What the phrase shows its speaker to be; open for a pronoun and for what shows nothing."""
        return self._remembered(phrase)

    def _kind(self, phrase: str) -> SpeakerKind:
        aged = _AGED.search(phrase) is not None
        phrase = _BRACKETS.sub("", phrase.strip())
        if not phrase or len(phrase) > LONGEST_SPEAKER or self.is_pronoun(phrase):
            return SpeakerKind.OPEN
        if self._language == "th":
            return next((kind for kind, signs in self._signs if phrase.startswith(signs)), SpeakerKind.OPEN)
        if self.is_nobody(phrase):
            return SpeakerKind.OPEN
        if self._is_one_of(phrase):
            return SpeakerKind.ANONYMOUS
        for form in (phrase, _AFTER[self._language].sub("", phrase)):
            # the longest sign tells: 議員 is a person, though 員 alone is anybody
            shown = [(self._longest(form, signs), kind) for kind, signs in self._signs]
            longest = max(length for length, _ in shown)
            if longest == 1 and self._named.search(phrase):  # 主席方济民 ends as 居民 does
                return SpeakerKind.PERSON
            if longest:
                return next(kind for length, kind in shown if length == longest)
        if self._named.search(phrase) or self._titled.search(phrase) or self._is_foreign(phrase):
            return SpeakerKind.PERSON
        if aged or (self._language == "zh" and _FOREIGN_ZH.search(phrase)):
            return SpeakerKind.PERSON
        return SpeakerKind.BODY if _ACRONYM.search(phrase) else SpeakerKind.OPEN

    def speaks(self, phrase: str) -> bool:
        """Whether the phrase is a pronoun or shows what its speaker is."""
        phrase = phrase.strip()
        if phrase in self._pronouns or self.kind(phrase) is not SpeakerKind.OPEN:
            return True
        # "the said mayor" is a mayor, "the said morning" nobody
        pointer = next((p for p in _POINTERS[self._language] if phrase.startswith(p)), None)
        return pointer is not None and self.kind(phrase[len(pointer) :].strip()) is not SpeakerKind.OPEN

    def _ends(self, form: str, signs: tuple[str, ...]) -> bool:
        """Whether a sign ends the phrase; in Korean one of one syllable ends a longer word, or is a word."""
        if not form.endswith(signs):
            return False
        if self._language != "ko":
            return True
        word = form.rpartition(" ")[2]
        return (
            len(word) > 2
            or (" " in form and word in signs)
            or word.endswith(tuple(s for s in signs if len(s) > 1))
        )

    def _longest(self, form: str, signs: tuple[str, ...]) -> int:
        """The length of the longest sign that ends the phrase, 0 where none does."""
        if not signs or not self._ends(form, signs):
            return 0
        return max(len(sign) for sign in signs if form.endswith(sign))

    def _is_one_of(self, phrase: str) -> bool:
        """Whether the phrase counts people of a kind and names none: "a director", "one of the members"."""
        if not _ONE_OF[self._language].search(phrase) or self._named.search(phrase):
            return False
        bare = _AFTER[self._language].sub("", phrase)
        return any(
            kind in (SpeakerKind.PERSON, SpeakerKind.ANONYMOUS) and signs and self._ends(bare, signs)
            for kind, signs in self._signs
        )

    def _is_foreign(self, phrase: str) -> bool:
        return _FOREIGN[self._language].search(phrase) is not None
