"""Articles, bodies and times for tests, made from as few words as a test needs to say."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from firsthand.model import Article, Body, Noise, OutletRef, Source
from firsthand.sentences import body as body_of
from firsthand.when import UNKNOWN_TIME, When, WhenBasis


def when(text: str | None) -> When:
    """`2023-05-03` is a day long, `2023-05-03T09:00+09:00` a moment, None unknown."""
    if text is None:
        return UNKNOWN_TIME
    if len(text) == 10:
        day = datetime.fromisoformat(text)
        return When(day, day + timedelta(hours=23, minutes=59, seconds=59), WhenBasis.METADATA, "given")
    moment = datetime.fromisoformat(text)
    return When(moment, moment, WhenBasis.METADATA, "given")


def article(
    id: str = "a",
    text: str = "A report.",
    *,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = "en",
    title: str | None = None,
    url: str | None = None,
    noise: tuple[Noise, ...] = (),
    **more: Any,
) -> Article:
    return Article(
        id=id,
        source=Source(f"{id}.txt"),
        url=url,
        outlet=OutletRef(outlet, outlet) if outlet else None,
        title=title,
        published=when(published),
        retrieved=None,
        language=language,
        text=text,
        noise=noise,
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        **more,
    )


def body(id: str = "a", text: str = "A report.", **facts: Any) -> Body:
    return body_of(article(id, text, **facts))
