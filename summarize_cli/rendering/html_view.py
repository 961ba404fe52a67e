"""A digest as the page's templates want it: plain values, no decisions left to them."""

from collections.abc import Mapping
from typing import NamedTuple

from summarize_cli.article import Digest, Passage, ScoredSentence
from summarize_cli.rendering import ranks
from summarize_cli.rendering.explanation import explanation, parts_of
from summarize_cli.rendering.facts import counted, facts, origin, source_of

LEVELS = 10
"""Shades of the heat of a sentence."""


class Sentence(NamedTuple):
    """A sentence as it is shown: `rank` only of a chosen one."""

    number: int
    text: str
    rank: int | None
    exact: float
    score: str
    level: int
    parts: list[tuple[str, int]]


class Block(NamedTuple):
    """A heading, or the sentences of a paragraph."""

    heading: str | None
    sentences: list[Sentence]


class Topic(NamedTuple):
    """A topic, and the words for and against it: (figure, word)."""

    number: int
    name: str
    code: str | None
    exact: float
    confidence: str
    words_for: list[tuple[str, str]]
    words_against: list[tuple[str, str]]


class View(NamedTuple):
    """An article as it is shown."""

    id: str
    title: str
    language: str | None
    source: str | None
    link: str | None
    """The source, where it is an address of the web."""
    origin: list[str]
    facts: list[str]
    warnings: tuple[str, ...]
    summary: list[Sentence]
    missed: list[Sentence]
    topics: list[Topic]
    keyphrases: list[str]
    passages: list[Block]
    dropped: str
    lines: list[tuple[str, str]]
    more: int


def view(digest: Digest, number: int) -> View:
    """The view of the digest that is the `number`th of its page, from 1."""
    rank, why = ranks(digest), explanation(digest)
    return View(
        id=f"a{number}",
        title=title_of(digest),
        language=digest.language,
        source=source_of(digest),
        link=_link(digest.source),
        origin=origin(digest),
        facts=facts(digest, left_out=False),
        warnings=digest.warnings,
        summary=[_sentence(sentence, rank) for sentence in digest.summary],
        missed=[_sentence(sentence, rank) for sentence in digest.missed or ()],
        topics=[
            Topic(
                place,
                topic.name,
                topic.code if topic.code != topic.name else None,
                topic.confidence,
                f"{topic.confidence:.2f}",
                *_words(words),
            )
            for place, (topic, words) in enumerate(zip(digest.topics, why.topics, strict=True))
        ],
        keyphrases=[phrase.text for phrase in digest.keyphrases],
        passages=[_block(passage, rank) for passage in digest.passages or ()],
        dropped=counted(len(digest.dropped or ()), "line"),
        lines=why.lines,
        more=why.more,
    )


def title_of(digest: Digest) -> str:
    """What the article is called here."""
    return digest.title or source_of(digest) or "Untitled article"


def _link(source: str | None) -> str | None:
    return source if source is not None and source.lower().startswith(("http://", "https://")) else None


def _block(passage: Passage, rank: Mapping[int, int]) -> Block:
    return Block(passage.heading, [_sentence(sentence, rank) for sentence in passage.sentences])


def _sentence(sentence: ScoredSentence, rank: Mapping[int, int]) -> Sentence:
    return Sentence(
        number=sentence.index,
        text=sentence.text,
        rank=rank.get(sentence.index),
        exact=sentence.score,
        score=f"{sentence.score:.2f}",
        level=min(LEVELS - 1, int(LEVELS * sentence.score)),
        parts=parts_of(sentence),
    )


def _words(signed: list[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Of signed words ("+1.20 strike", "-0.31 match") those for a topic and those against it."""
    pairs = [(figure, word) for figure, _, word in (text.partition(" ") for text in signed)]
    return [p for p in pairs if p[0].startswith("+")], [p for p in pairs if p[0].startswith("-")]
