"""The patterns of a cue as expressions: names for words, gaps, times and what leads up to a name.

What a pattern may say is told in `reference/citation_cues`. Every part is bounded, so that no
text, however it repeats itself, can be matched in very many ways.
"""

import re
from collections.abc import Iterable

from firsthand.reference.citation_cues import CueBook

# Words between the parts of a pattern; ten are a subordinate clause, more is another statement.
GAP = r"(?:\s{1,3}[^\s;:!?]{1,40}){0,10}?"
GAP_BEFORE = r"(?:[^\s;:!?]{1,40}\s{1,3}){0,10}?"
SHORT_GAP = r"(?:\s{1,3}[^\s,;:!?]{1,40}){1,4}?"
SHORT_GAP_BEFORE = r"(?:[^\s,;:!?]{1,40}\s{1,3}){1,4}?"
# The end of a sentence or line, with what may close it.
END = r"[\s.,)\]*]{0,4}\Z"
# "also on Friday evening" is three of them; more is another statement.
MOST_ADVERBS = 3
OPENING = r"(?:[„“”\"«‘'‚(\[「『《〈]\s?)?"
QUOTE = r"[„“”\"«「『《]\s?"
CLOSING = r"(?:\s?[“”\"»’'‘)\]」』》〉])?"
SPACE = r"\s{1,3}"
CAPITAL = (
    "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĢĨĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢȚŤŨŪŮŰŲŹŻŽƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
    "ΆΈΉΊΌΎΏΑ-ΩΪΫА-ЯЁЄІЇҐ]"
)
BRACKET = r"(?:\s?\([^()\n]{1,30}\))?"
# "The Kolva Tribune, a local newspaper, reported"
APPOSITION = r"(?:,\s[^\W\d_]{1,4}['’\s][^,;.:!?\n]{3,60},)?"


def leading_up(book: CueBook) -> str:
    """What may stand between a cue and a name: article, "Japanese newspaper", an opening quotation mark."""
    determiner = rf"(?:{either(book.determiners)})(?:(?<=['’])|(?!\w))"
    word = r"[\w'’.-]{1,30}"
    # "l'agence russe Interfax": in most languages the adjective follows, and is written small.
    after = (
        ""
        if book.capital_nouns or book.name_before_medium
        else r"(?:\s{1,3}[^\W\dA-ZА-Я_][\w'’-]{2,20}){0,2}?"
    )
    media = (
        rf"(?:\s{{0,3}}{word}(?:\s{{1,3}}{word}){{0,3}}?)?(?:\s{{1,3}}|(?<=[\s'’ل]))[\w-]{{0,40}}(?:{either(book.media)})(?!\w)"
        rf"{after}"
    )
    if book.unspaced:
        # Nothing parts the words: several of any length would match in too many ways.
        media = rf"\s{{0,3}}[\w'’.-]{{0,20}}(?:{either(book.media)})"
    close = rf"(?:\s{{0,3}}(?:{book.adjectives}))"
    return (
        rf"(?:\s{{0,3}}{determiner})?(?:{media}|{close}{{1,3}})?(?:\s{{1,3}}{determiner})?"
        rf"(?:\s{{{0 if book.unspaced else 1},3}}|(?<=[\s'’:لـ])){OPENING}"
    )


def shortly_leading_up(book: CueBook) -> str:
    """Article, adjective and "newspaper", and no other words: "the editor of the local newspaper Utro"."""
    determiner = rf"(?:\s{{1,3}}(?:{either(book.determiners)})(?:(?<=['’])|(?!\w)))?"
    adjective = rf"(?:\s{{1,3}}(?:{book.adjectives})(?!\w)){{0,2}}"
    media = rf"(?:\s{{0,3}}\w*(?:{either(book.media)})(?!\w))?"
    return rf"{determiner}{adjective}{media}{adjective}(?:\s{{1,3}}|(?<=['’])){OPENING}"


def _tokens(pattern: str) -> list[str]:
    """The words of a pattern; a group in brackets is one."""
    return re.findall(r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)\??|[^\s(])+", pattern)


def _word(token: str, book: CueBook) -> str:
    if token == "STAFF":
        return rf"(?:{either(book.staff)})\w{{0,3}}"
    return token.replace(" ", r"\s{1,3}").replace("'", "['’]")


def _when(book: CueBook) -> str:
    """Up to three adverbs or times: "also", "on Friday evening"."""
    if not book.when:
        return ""
    adverbs = "|".join(_word(words, book) for words in book.when)
    return rf"(?:,?\s{{1,3}}(?:{adverbs})(?!\w),?){{0,{MOST_ADVERBS}}}?"


def _when_before(book: CueBook) -> str:
    """The same where a space must follow."""
    if not book.when:
        return ""
    adverbs = "|".join(_word(words, book) for words in book.when)
    return rf"(?:(?:{adverbs})(?!\w),?\s{{1,3}}){{0,{MOST_ADVERBS}}}?"


def following(pattern: str, book: CueBook) -> str:
    """An expression for words each of which follows a space; punctuation may follow none."""
    parts = []
    for token in _tokens(pattern):
        if token == "…":
            parts.append(GAP)
        elif token == "‥":
            parts.append(SHORT_GAP)
        elif token == "$":
            parts.append(END)
        elif token == "WHEN":
            parts.append(_when(book))
        elif token.startswith("+"):
            # a Hungarian one, which says what the name is there: "+nek|nak" for "told Reuters"
            parts.append("(?:" + "|".join(f"(?<={ending})" for ending in token[1:].split("|")) + ")")
        elif token.startswith("'"):
            # a Turkish ending: "Reuters'ın"
            parts.append("['’]" + token[1:])
        elif token[0] in ":,-)":
            parts.append(r"\s{0,3}" + token)
        elif token.endswith(")?"):
            parts.append(rf"(?:\s{{1,3}}{_word(token[:-1], book)})?")
        else:
            parts.append(r"\s{1,3}" + _word(token, book))
    return "".join(parts)


def preceding(pattern: str, book: CueBook) -> str:
    """An expression for words each of which a space follows."""
    tokens = _tokens(pattern.replace("^", "^ ", 1) if pattern.startswith("^") else pattern)
    parts = [r"(?:(?<!\w)|(?=,))" if tokens and tokens[0] not in ("^", ",") else ""]
    for token in tokens:
        if token == "^":
            # A credit line is one unit, however many sentences it has.
            parts.append(r"(?:\A|[.!?][)\]]?\s|。)[\s(\[（［【–—•*/-]{0,4}")
        elif token == "…":
            parts.append(GAP_BEFORE)
        elif token.endswith("'"):
            parts.append(_word(token, book))
        elif token == ",":
            parts.append(r",[”“\"»’']?\s{0,3}")
        elif token == "‥":
            parts.append(SHORT_GAP_BEFORE)
        elif token == "WHEN":
            parts.append(_when_before(book))
        elif token.endswith(")?"):
            parts.append(rf"(?:{_word(token[:-1], book)}\s{{1,3}})?")
        else:
            parts.append(_word(token, book) + r"\s{1,3}")
    return f"(?i:{''.join(parts)})" if tokens else ""


def either(words: Iterable[str]) -> str:
    """One of the words, the longest first; a word may begin with a capital at the start of a sentence."""
    escaped = []
    for word in sorted({w.lstrip("-") for w in words if w.lstrip("-")}, key=lambda w: (-len(w), w)):
        first, rest = word[0], re.escape(word[1:]).replace(r"\ ", r"\s{1,3}").replace("'", "['’]")
        both = (
            f"[{first}{first.upper()}]"
            if first.upper() != first and len(first.upper()) == 1
            else re.escape(first)
        )
        escaped.append(both + rest)
    return "|".join(escaped) or r"(?!)"
