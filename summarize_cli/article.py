"""The values that flow through the program, all frozen.

Offsets (`start`, `end`) are character positions in `Article.text`, half open: the decoded input (of
subtitles with blanks for numbers and times), or the text extracted from a page or document.
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
    r"""A line of the input that is not the article's, and the rule that said so.

    Attributes:
        text: the line, with folded white space.
        rule: the kind of furniture that it is, in words for people ("comment form").

    >>> from summarize_cli import summarize
    >>> digest = summarize("The bridge closes on Monday, the city said.\n\nLeave a Reply", explain=True)
    >>> digest.dropped
    (LeftOut(text='Leave a Reply', rule='comment form'),)
    """

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
    """Lines that a page shows, or that stand in subtitles, and that are not in `text`."""
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

    @property
    def words(self) -> int:
        """How many words it has, parted by white space; folded, that is one space between two of them."""
        return self.text.strip().count(" ") + 1


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of the article with its score.

    Attributes:
        text: the sentence, verbatim but for folded white space.
        index: its position among the article's sentences, from 0.
        paragraph: the position of its paragraph among the article's prose paragraphs, from 0.
        start: where it begins, in characters of the decoded input.
        end: where it ends there, exclusive.
        score: 0..1, the article's average sentence at 0.5; of those chosen, a higher one was chosen
            earlier. No probability.
        features: part -> its share of the score, summing to it; only where an explanation was asked for.

    >>> from summarize_cli import summarize
    >>> text = "The bridge will  close on Monday, the city said. It is old."
    >>> first = summarize(text, sentences=2, explain=True).summary[0]
    >>> first.text, first.index, first.paragraph
    ('The bridge will close on Monday, the city said.', 0, 0)
    >>> text[first.start : first.end]
    'The bridge will  close on Monday, the city said.'
    >>> abs(sum(first.features.values()) - first.score) < 1e-9
    True
    """

    text: str
    index: int
    paragraph: int
    start: int
    end: int
    score: float
    features: Mapping[str, float] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that holds.

    Attributes:
        code: of the built-in model an IPTC Media Topics code; of another what it was trained on.
        name: the topic in words; of a code without a name, the code.
        confidence: a calibrated probability (Platt), 0..1.
        evidence: word as written, or two in a row -> log-odds (in nats) that it adds, those for the topic
            first; only where an explanation was asked for.

    >>> from summarize_cli import summarize
    >>> text = "The club won the cup final on Sunday after a goal by Kane, the striker. The match ended 1-0."
    >>> (topic,) = summarize(text, topics=1, explain=True).topics
    >>> topic.code, topic.name, topic.confidence > 0.9
    ('medtop:15000000', 'sport', True)
    >>> topic.evidence["cup"] > 0
    True
    """

    code: str
    name: str
    confidence: float
    evidence: Mapping[str, float] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A phrase that says what the article is about.

    Attributes:
        text: the phrase, in the article's own capitals.
        score: 0..1; the first of a digest has the highest. No probability.

    >>> from summarize_cli import summarize
    >>> text = "The ferry to Varnholt sank on Monday. The ferry was old, said the mayor of Varnholt."
    >>> sorted(phrase.text for phrase in summarize(text, keyphrases=2).keyphrases)
    ['Varnholt', 'ferry']
    """

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, or a paragraph of prose: the sentences of it, chosen or not, in the article's order."""

    heading: str | None
    sentences: tuple[ScoredSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What `summarize` answers for one article. What is unknown is None.

    Attributes:
        source: the file or address it was read from, as it was named.
        title: the article's title.
        byline: who wrote it, without "By".
        date: when it was published, ISO 8601.
        site: the name of the site that it was on.
        dateline: where and by whom it is told ("NAPLES, Italy").
        language: ISO 639-1, as its words have it; else as its page says.
        sentence_count: sentences of the article's prose.
        word_count: words of the article's prose, parted by white space.
        dropped_lines: lines of the input that are not the article's.
        summary: the chosen sentences, in the article's order.
        topics: at most as many as asked for, the primary one first; () in other languages than the model's.
        keyphrases: at most as many as asked for, best first.
        model: the model's name.
        warnings: what its reader should know of how the article was read, a line each.
        text: the decoded input, which offsets count in; only where it was asked for.
        dropped: the lines that were left out, in order; only where an explanation was asked for.
        missed: the next that would have been chosen, best first; only where an explanation was asked for.
        passages: the whole article, for formats that show it; only where it was asked for, never in JSON.
        carried: of a record among many, its `id` and the fields that it was to keep.

    >>> from summarize_cli import summarize
    >>> digest = summarize("OSLO — The old bridge will close on Monday, the city said. It is unsafe.")
    >>> digest.dateline, digest.language, digest.sentence_count, digest.word_count
    ('OSLO', 'en', 2, 13)
    >>> digest.title is None
    True
    """

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
    dropped: tuple[LeftOut, ...] | None = None
    missed: tuple[ScoredSentence, ...] | None = None
    passages: tuple[Passage, ...] | None = None
    carried: Mapping[str, JsonValue] | None = field(default=None, hash=False)

    def to_dict(self) -> dict[str, JsonValue]:
        """The digest as JSON has it: every field is there, an unknown one is None; scores to six decimals.

        `text`, `dropped` and `missed` are there only where they were asked for; warnings, which are for
        stderr, and passages never.

        >>> from summarize_cli import summarize
        >>> digest = summarize("The old bridge will close on Monday, the city said.").to_dict()
        >>> digest["title"], digest["summary"][0]["text"]
        (None, 'The old bridge will close on Monday, the city said.')
        """
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
