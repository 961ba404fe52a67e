"""The values that flow through the program, all frozen.

Offsets (`start`, `end`) are character positions in `Article.text`, half open: the decoded input, or the
text extracted from a page or document.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

_DECIMALS = 6
"""Of scores in JSON: enough to tell the ranks of a long summary apart."""

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]


class Paragraph(NamedTuple):
    """A stretch of the article's own text: prose, or a heading, which is structure and no sentence."""

    start: int
    end: int
    role: Literal["prose", "heading"] = "prose"


class DroppedLine(NamedTuple):
    """A line that is not the article's, the rule that said so, and the rows it took in the file."""

    start: int
    end: int
    rule: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the input that is not the article's, with folded white space, and the rule that said so."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read: what is its own, what it is called, what was left out."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    source: str | None = None
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    """Of publication, ISO 8601."""
    site: str | None = None
    dateline: str | None = None
    language: str | None = None
    """That a page or document says it is in, ISO 639-1."""
    dropped: tuple[DroppedLine, ...] = ()
    outside: tuple[LeftOut, ...] = ()
    """Lines that a page shows and that are not in `text`, which was extracted from it."""
    warnings: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """A sentence of the article's prose. `text` is verbatim but for folded white space."""

    text: str
    index: int  # type: ignore[assignment]  # what a tuple calls so, nobody asks of a sentence
    """Position among the article's sentences, from 0."""
    paragraph: int
    """Position of its paragraph among the article's prose paragraphs, from 0."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence with its `score`, 0..1; of those chosen, a higher one was chosen earlier."""

    text: str
    """Verbatim but for folded white space."""
    index: int
    """Position among the article's sentences, from 0."""
    paragraph: int
    """Position of its paragraph among the article's prose paragraphs, from 0."""
    start: int
    end: int
    score: float
    features: Mapping[str, float] | None = field(default=None, hash=False)
    """Part -> its share of the score, summing to it; only where an explanation was asked for."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that holds. `confidence` is a calibrated probability, 0..1."""

    code: str
    name: str
    confidence: float
    evidence: Mapping[str, float] | None = field(default=None, hash=False)
    """Word as written, or two in a row -> log-odds it adds; only where an explanation was asked for."""


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A phrase of the article in its own capitals. `score` is in 0..1."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, or a paragraph of prose: the sentences of it, chosen or not, in the article's order."""

    heading: str | None
    sentences: tuple[ScoredSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What `summarize` answers for one article."""

    source: str | None
    title: str | None
    byline: str | None
    date: str | None
    site: str | None
    dateline: str | None
    language: str | None
    sentence_count: int
    word_count: int
    dropped_lines: int
    summary: tuple[ScoredSentence, ...]
    topics: tuple[Topic, ...]
    keyphrases: tuple[Keyphrase, ...]
    model: str
    warnings: tuple[str, ...] = ()
    text: str | None = None
    """The decoded input that the offsets count in; only where it was asked for."""
    dropped: tuple[LeftOut, ...] | None = None
    """The lines that were left out, in order; only where an explanation was asked for."""
    missed: tuple[ScoredSentence, ...] | None = None
    """The next that would have been chosen, best first; only where an explanation was asked for."""
    passages: tuple[Passage, ...] | None = None
    """The whole article, for formats that show it; only where it was asked for, and never in JSON."""
    carried: Mapping[str, JsonValue] | None = field(default=None, hash=False)
    """Of a record among many: its `id`, and the fields that it was to keep."""

    def to_dict(self) -> dict[str, JsonValue]:
        """The digest as JSON has it: every field is there, an unknown one is None."""
        fields: dict[str, JsonValue] = {
            **_named(self.source, self.carried),
            "title": self.title,
            "byline": self.byline,
            "date": self.date,
            "site": self.site,
            "dateline": self.dateline,
            "language": self.language,
            "sentence_count": self.sentence_count,
            "word_count": self.word_count,
            "dropped_lines": self.dropped_lines,
            **_dropped(self.dropped),
            "summary": [sentence_as_json(sentence) for sentence in self.summary],
            **(
                {}
                if self.missed is None
                else {"missed": [sentence_as_json(sentence) for sentence in self.missed]}
            ),
            "topics": [
                {
                    "code": topic.code,
                    "name": topic.name,
                    "confidence": round(topic.confidence, _DECIMALS),
                    **_evidence(topic),
                }
                for topic in self.topics
            ],
            "keyphrases": [
                {"text": phrase.text, "score": round(phrase.score, _DECIMALS)} for phrase in self.keyphrases
            ],
            "model": self.model,
        }
        if self.text is not None:
            fields["text"] = self.text
        return fields


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be summarized, and why, in one line."""

    source: str | None
    error: str
    carried: Mapping[str, JsonValue] | None = field(default=None, hash=False)
    """As in `Digest`, as far as it could be read."""

    def to_dict(self) -> dict[str, JsonValue]:
        """The failure as JSON has it."""
        return {**_named(self.source, self.carried), "error": self.error}


def _named(source: str | None, carried: Mapping[str, JsonValue] | None) -> dict[str, JsonValue]:
    """What a reader finds an article by: the record's id first, its place, the fields that were kept."""
    if carried is None:
        return {"source": source}
    kept = {name: value for name, value in carried.items() if name != "id"}
    return {"id": carried.get("id"), "source": source, **kept}


def sentence_as_json(sentence: ScoredSentence) -> dict[str, JsonValue]:
    """A sentence of the summary as JSON has it."""
    return {
        "text": sentence.text,
        "index": sentence.index,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "score": round(sentence.score, _DECIMALS),
        **_features(sentence),
    }


def _features(sentence: ScoredSentence) -> dict[str, JsonValue]:
    """The features as JSON has them: rounded like the score, and summing to it as rounded."""
    if sentence.features is None:
        return {}
    parts = {name: round(part, _DECIMALS) for name, part in sentence.features.items()}
    # What rounding leaves over is least seen in the largest part after the average, which comes first.
    *_, largest = [*parts][:2]
    parts[largest] = round(parts[largest] + round(sentence.score, _DECIMALS) - sum(parts.values()), _DECIMALS)
    return {"features": {name: part for name, part in parts.items() if part}}


def _evidence(topic: Topic) -> dict[str, JsonValue]:
    if topic.evidence is None:
        return {}
    added = {word: round(value, _DECIMALS) for word, value in topic.evidence.items()}
    return {"evidence": {word: value for word, value in added.items() if value}}


def _dropped(lines: tuple[LeftOut, ...] | None) -> dict[str, JsonValue]:
    return {} if lines is None else {"dropped": [{"text": line.text, "rule": line.rule} for line in lines]}
