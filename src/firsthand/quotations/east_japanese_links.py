"""What joins a cue to what was said in Japanese: the words between the two, read back from the cue."""

import re

from firsthand.quotations.east_reading import HIDDEN

_Q = f"[{HIDDEN}]"
_MID = rf"(?P<mid>[^。！？{HIDDEN}]{{0,45}}?)\Z"
_MID_ALONE = rf"(?P<mid>[^。！？と{HIDDEN}]{{0,45}}?)\Z"  # no other link between
PREDICATE = r"[だたるいうくすつぬむぐぶんよねかしれせろへ）)」]"
QUOTE_LINK = re.compile(rf"(?P<q>{_Q})(?P<rest>(?:など|、など|ばかり)?(?:とも?|との|という|として)){_MID}")
CLAUSE_THAT = re.compile(r"(?:だ|た|る|い|う|く|す|つ|ぬ|む|ぐ|ぶ|ん|ず|よ|ない|明|能|定|要|中)と\Z")
NOUN_LINK = re.compile(
    rf"(?:との|という|とする|(?<=[るたうくすつぬむぐぶ])|(?<=[なた]い)|(?<={_Q}))"
    rf"(?P<noun>こと|旨|方針|意向|考え|見通し|可能性|事実|計画|見方|見解|認識|姿勢|立場|懸念|判断|決意|疑い|期待|予測|思い|見込み|構え|意思|用意|趣旨|結論|予定)(?:を|も|は){_MID_ALONE}"
)
WHETHER_LINK = re.compile(
    rf"か(?P<rest>どうか)?(?:を|について(?:は|も)?|に(?:は|も)?|は|、|(?<=どうか)(?=[^。、を]{{1,15}}に)){_MID_ALONE}"
)
AS_LINK = re.compile(rf"(?<=[だたるいうくすつぬむぐぶん明能定要{HIDDEN}])(?:など)?として、?{_MID}")
REQUEST_LINK = re.compile(rf"(?<=[るいうくすつぬむぐぶ{HIDDEN}])よう(?:に)?、?{_MID}")
VIEW_LINK = re.compile(r"(?:との|という|とする|とした|(?<=[るたうくすつぬむぐぶ])|(?<=[なた]い))\Z")
THING_LINK = re.compile(r"(?P<thing>[^。！？、]{1,80}?)を(?P<mid>[^。！？、をと]{0,15}?)\Z")
# "反対した" takes its object with に, and so does "懸念を示した".
TOWARDS_LINK = re.compile(
    r"(?P<thing>[^。！？、]{1,80}?)(?:に対して?|に対し|に)(?P<mid>(?:強い|深い|重大な|強く|改めて)?)\Z"
)
TAKES_TO = ("反対", "賛成", "抗議", "反発")
DIRECT_ENDS = re.compile(
    rf"(?:、|に|を|から|対し|対して|について|として|て|[しりきみちびけえべめせい]|{_Q}|{_Q}[やと])\Z"
)
HEARSAY = re.compile(r"(?:のだ)?(?:という|とのことだ|とのこと|そうだ)[。．]?\Z")
# A verb that no list has still says something, where its sentence begins with somebody who can speak; these
# do not: they name, take for or write down.
UNLISTED = re.compile(
    rf"(?<={_Q})と(?!い[うわっえ]|呼|名|題|称|銘|書か|記さ|し|す|さ|な[るっり]|み[らえ]|見[らえ]|思|位置|書い|ある|の|も|は|[か-こ]?か)"
    rf"(?P<cue>[^。、{HIDDEN}]{{2,20}}[たるうくすむぶぐつ](?=。?\Z)|[^。、{HIDDEN}]{{2,20}}?(?=。?\Z|(?<=[りしいきみちえべめけせんてで])、))"
)
# What is longer than a name and ends as speech does.
SPOKEN = re.compile(
    r"[「『“].{3,}(?:[ぁ-ん][。！？!?…]?|[。！？!?…]|[ぁ-ん].{0,8}[ぁ-ん].{0,6})[」』”]", re.S
)
# "the voices that demand": the form before a noun describes it and tells of no act.
DESCRIBES = re.compile(
    r"る(?=よう(?!だ|で|な))|[るた](?=[\u4e00-\u9fffァ-ヶ])(?!上|後|際|一方|直後|結果|場合|時|中|様子|決議|声明|要望書|意見書|書簡|談話|文書|嘆願書|要請文|コメント|見解|署名|投稿|動画|メッセージ)"
)
HEARSAY_SOURCES = ("うわさ", "噂", "一説", "聞くところ", "伝えられる")
VERBAL = re.compile(r"[だたるいうくすつむぶんか]\Z")
TAIL = re.compile(rf"(?P<q>{_Q})と、?(?P<who>[^。、をでに{HIDDEN}]{{0,30}})[。．]?\Z")
THUS = re.compile(r"(?:そう|こう|次のように|以下のように|このように)")
NOT_A_CLAUSE = re.compile(r"(?:いわゆる|こと|もの)\Z")
# A feeling after a plain present tells what came of it: "when they lost, they cried".
NO_CONDITION = re.compile(
    r"(?:[おこそとのほもよろごぞどぼ]う|(?:てい|であ|しれな|べきであ)る|[たただいんずめね]|[明能定要\u4e00-\u9fff])\Z"
)
# "〜として" before what somebody does because of it.
GROUND = re.compile(rf"(?:[だたいんぬ]|[ぁ-ん][るうくすつむぶ]|{_Q})と\Z")
NO_GROUND = ("も", "は", "の", "い", "お", "き", "み", "や")
# "と" that is a part of something else: "according to".
NO_LINK = ("による", "によります", "すれば", "からする", "みる", "なる", "聞く")
# "some members said": who stands before から, where views come up.
FROM = re.compile(rf"(?P<who>[^、。はがを{HIDDEN}]{{1,40}})(?:から(?:は|も)?|の間で(?:は|も)?)、?")
RISES = (
    "声",
    "意見",
    "指摘",
    "批判",
    "懸念",
    "疑問",
    "異論",
    "反対",
    "慎重",
    "見方が",
    "見方も",
    "不安",
    "不満",
)
# Cues that need "と" right before them.
RIGHT_AFTER = ("し", "みて", "みる", "みており", "みている", "見ている", "見ており")
# The noun that a clause with its cue describes: "監督" in "「…」と語った監督は".
DESCRIBED = re.compile(rf"(?P<who>[^、。はがをにも{HIDDEN}]{{1,40}})")
