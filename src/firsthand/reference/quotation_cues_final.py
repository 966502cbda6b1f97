"""What the books of quotation cues hold besides where the verb closes the sentence: forms by endings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Final:
    """Under `final` in a book; each expression matches a word in lower case that is wholly of that kind.

    `nominal` are verbs turned into nouns that close what was said ("olduğunu"), `told` the same where it is
    told of nobody's ("olduğu bildirildi"), `accusative` nouns that are an object, `dative` nouns before a
    postposition ("bakanlığa göre"), `oblique` any form that is no subject, `possessed` nouns that go on with
    the noun before them ("köprüsünün"), `genitive` what begins a clause turned into a noun ("köprünün").
    """

    nominal: re.Pattern[str]
    told: re.Pattern[str]
    accusative: re.Pattern[str]
    dative: re.Pattern[str]
    oblique: re.Pattern[str]
    possessed: re.Pattern[str]
    genitive: re.Pattern[str]


def final(raw: Mapping[str, str]) -> Final | None:
    """The part of a book under `final`, None where it has none."""
    if not raw:
        return None

    def shape(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{raw.get(name, '(?!)')})\Z")

    return Final(
        shape("nominal"),
        shape("told"),
        shape("accusative"),
        shape("dative"),
        shape("oblique"),
        shape("possessed"),
        shape("genitive"),
    )
