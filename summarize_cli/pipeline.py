"""The whole way of one article on one page: text -> Article -> Document -> Digest."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import index
from pathlib import Path
from typing import NamedTuple, SupportsIndex

from summarize_cli.article import Article, Digest, LeftOut, ScoredSentence
from summarize_cli.errors import ContentError, ModelError, UsageError
from summarize_cli.language.document import Document, analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.model.compiled import BUILT_IN, CompiledModel, load
from summarize_cli.reading.boilerplate import ORNAMENT
from summarize_cli.reading.decoding import text_codec
from summarize_cli.reading.formats import INPUT_FORMATS
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.readers import TextFields
from summarize_cli.reading.readers import read_article as read_raw
from summarize_cli.reading.sources import Raw
from summarize_cli.summary.opening import NO_OPENING
from summarize_cli.summary.ranker import Ranker, Ranking, contributions, leaning, rank, with_leanings
from summarize_cli.summary.selection import Length, select
from summarize_cli.summary.tfidf import Idf, OwnIdf
from summarize_cli.tagging.keyphrases import keyphrases as find_keyphrases
from summarize_cli.tagging.topics import TopicWeights, assembled, classify

DEFAULT_SENTENCES, DEFAULT_TOPICS, DEFAULT_KEYPHRASES = 3, 3, 5

_ENGLISH_STOP_SHARE = 0.25
"""English prose is nearly half function words, headlines a quarter; other languages share a tenth with it."""

_MODEL_LANGUAGE = "en"

_FEWEST_TO_TELL = 20
"""Tokens. Of a shorter text nobody can say that it is no English."""


class Settings(NamedTuple):
    """How an article is to be summarized. At most one of the first three is given."""

    sentences: int | None = None
    words: int | None = None
    ratio: float | None = None
    topics: int = DEFAULT_TOPICS
    keyphrases: int = DEFAULT_KEYPHRASES
    encoding: str | None = None
    input_format: str = "auto"
    """One of INPUT_FORMATS."""
    with_text: bool = False
    explain: bool = False
    model: Path | None = None
    query: str | None = None
    passages: bool = False
    """Whether the digest is to hold the whole article."""
    text_field: str | None = None
    """The name of the field of the text in a JSON document; None is the usual ones."""
    title_field: str | None = None

    def check(self) -> None:
        """Refuse what makes no sense, before anything is read.

        Raises:
            TypeError: a value that is to be a number is none.
            UsageError: a value is out of range, or two lengths are given.
            ModelError: the model cannot be used.
        """
        given = [n for n in ("sentences", "words", "ratio") if getattr(self, n) is not None]
        if len(given) > 1:
            raise UsageError(f"{' and '.join(given)} exclude one another; give one of them")
        numbers = {"topics": 0, "keyphrases": 0} | {name: 1 for name in given if name != "ratio"}
        for name, least in numbers.items():
            value = getattr(self, name)
            if _whole(name, value) < least:
                raise UsageError(f"{name} is {value}; it must be {least} or more")
        if self.ratio is not None:
            check_ratio(self.ratio)
        if self.input_format not in INPUT_FORMATS:
            raise UsageError(f"unknown input format {self.input_format!r}; try {', '.join(INPUT_FORMATS)}")
        if self.encoding is not None:
            text_codec(self.encoding)
        if self.query is not None:
            check_query(self.query)
        engine(self.model)


def _whole(name: str, value: SupportsIndex) -> int:
    """A number of things, be it Python's or numpy's."""
    try:
        return index(value)
    except TypeError:
        raise TypeError(f"{name} is {kind_of(value)}, not int") from None


def check_ratio(ratio: float) -> None:
    """Refuse what is no share.

    Raises:
        TypeError: it is no number.
        UsageError: it is not above 0 and at most 1.
    """
    try:
        share = 0 < ratio <= 1
    except TypeError:
        raise TypeError(f"ratio is {kind_of(ratio)}, not float") from None
    if not share:
        raise UsageError(f"ratio is {ratio}; it must be above 0 and at most 1")


def check_query(query: str) -> None:
    """Refuse a query that asks nothing.

    Raises:
        UsageError: it holds no word, or is no query but a text.
    """
    from summarize_cli.summary.query import check  # noqa: PLC0415 - only where one is given

    check(query)


class Engine(NamedTuple):
    """A model opened for use: its parts as the steps want them."""

    model: CompiledModel
    lexicon: Lexicon
    idf: Idf
    ranker: Ranker
    topics: TopicWeights


def engine(model: Path | None = None) -> Engine:
    """The engine of a model file, the built-in one where None. Opened once, until the file changes.

    Raises:
        ModelError: the file cannot be used.
    """
    path = model or BUILT_IN
    try:
        stamp = path.stat().st_mtime_ns
    except (OSError, ValueError):
        # It is said where it is opened.
        stamp = 0
    return _opened(path, stamp)


def read_article(text: str, opened: Engine, *, title: str | None = None) -> tuple[Article, Document]:
    """An article and its document, as `summarize` makes them: for training and evaluation.

    Raises:
        ContentError: there is no article in the text.
    """
    article = parse(text, title=title)
    return article, _analysed(article, opened.lexicon)


@lru_cache(maxsize=4)
def _opened(path: Path, _stamp: int) -> Engine:
    model = load(path)
    ranker = Ranker.of(model)
    return Engine(
        model=model,
        lexicon=Lexicon(model.vocabulary.find, ranker.wording.note),
        idf=Idf(model.idf, model.highest_idf),
        ranker=ranker,
        topics=_topic_weights(model),
    )


def _topic_weights(model: CompiledModel) -> TopicWeights:
    try:
        return assembled(model.tensors, model.metadata["topics"], terms=len(model.idf))
    except (KeyError, TypeError) as error:
        raise ModelError(f"model {model.name}: its topics are incomplete: {error}; train it again") from None
    except ValueError as error:
        raise ModelError(f"model {model.name}: {error}; train it again") from None


def summarize(
    text: str,
    *,
    title: str | None = None,
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    topics: int = DEFAULT_TOPICS,
    keyphrases: int = DEFAULT_KEYPHRASES,
    explain: bool = False,
    model: str | Path | None = None,
    query: str | None = None,
) -> Digest:
    """Summarize and tag the article in `text`.

    Nothing is read or written but the model, once; the same arguments give the same digest. Time grows
    linearly with the text.

    Args:
        text: the article as plain text; what surrounds it on a page is left out.
        title: its title, if it is not in the text.
        sentences: exactly so many sentences, all if there are fewer (3 where no length is given).
        words: at most so many words, in whole sentences, at least one.
        ratio: so large a share of the article's words, above 0 and at most 1, at least one sentence.
        topics: at most so many topics.
        keyphrases: at most so many keyphrases.
        explain: also tell what each score is made of (`ScoredSentence.features`), the words behind each
            topic (`Topic.evidence`), which sentences just missed (`Digest.missed`), and which lines were
            left out (`Digest.dropped`).
        model: another model file than the built-in one.
        query: words or a question that the summary is to lean to.

    Raises:
        TypeError: the text, the title or the query is no str, or a number is none.
        UsageError: an argument is out of range or two lengths are given.
        ContentError: there is no article in the text.
        ModelError: the model file cannot be used.

    >>> from summarize_cli import summarize
    >>> text = "The bridge will close on Monday, the city said. Two of its pylons are cracked. It is old."
    >>> digest = summarize(text, words=11, title="Bridge to close")
    >>> [sentence.text for sentence in digest.summary]
    ['The bridge will close on Monday, the city said.']
    >>> digest.sentence_count, digest.word_count, digest.title
    (3, 18, 'Bridge to close')
    """
    check_text(text=text, title="" if title is None else title, query="" if query is None else query)
    path = None if model is None else Path(model)
    settings = Settings(sentences, words, ratio, topics, keyphrases, explain=explain, model=path, query=query)
    settings.check()
    # As in a record: on one line, and a blank one is none.
    folded = " ".join(title.split()) if title else None
    return summarize_article(parse(text, title=folded or None), settings)


def check_text(**given: object) -> None:
    """See to it that arguments are text.

    Raises:
        TypeError: one is not.
    """
    for name, value in given.items():
        if not isinstance(value, str):
            hint = "; decode it first" if isinstance(value, bytes | bytearray) else ""
            raise TypeError(f"{name} is {kind_of(value)}, not str{hint}")


def kind_of(value: object) -> str:
    """What a value is, as a message has it."""
    return "None" if value is None else type(value).__name__


def summarize_bytes(
    data: bytes | Raw, settings: Settings, *, source: str | None = None, opened: Engine | None = None
) -> Digest:
    """Summarize an input as it was read. `settings` have been checked; `opened` may be their model.

    Raises:
        ContentError: there is no article in it.
        SourceError: a library that its format needs is not installed.
    """
    raw = data if isinstance(data, Raw) else Raw(data, name=source)
    fields = TextFields(settings.text_field, settings.title_field)
    article = read_raw(raw, settings.input_format, settings.encoding, source, fields)
    return summarize_article(article, settings, opened)


def summarize_article(article: Article, settings: Settings, opened: Engine | None = None) -> Digest:
    """Summarize an article that has been read. `settings` have been checked; `opened` may be their model.

    Raises:
        ContentError: there is no prose in it.
    """
    opened = opened or engine(settings.model)
    lexicon = opened.lexicon
    warnings = article.warnings
    try:
        document, idf = _analysed(article, lexicon), opened.idf
        language = _language(document)
        if language is None and sum(map(len, document.tokens)) >= _FEWEST_TO_TELL:
            document, idf, lexicon, language, note = _foreign(article, document, opened)
            warnings = (*warnings, note)
            # What opens an article is known by English words.
            opened = opened._replace(ranker=opened.ranker._replace(opening=NO_OPENING))
        gained, notes = _gained(document, idf, lexicon, settings.query)
        ranking = leaning(rank(document, idf, opened.ranker), gained)
        digest = Digest(
            source=article.source,
            title=article.title,
            byline=article.byline,
            date=article.date,
            site=article.site,
            dateline=article.dateline,
            # What a page says of itself, unless its words say otherwise.
            language=language or (article.language if article.language != _MODEL_LANGUAGE else None),
            sentence_count=len(document.sentences),
            word_count=sum([sentence.words for sentence in document.sentences]),
            dropped_lines=sum(line.rows for line in article.dropped) + len(article.outside),
            summary=select(document, ranking, _length(settings)),
            topics=classify(document, opened.topics, settings.topics) if language == _MODEL_LANGUAGE else (),
            keyphrases=find_keyphrases(document, idf.of, settings.keyphrases),
            model=opened.model.name,
            warnings=(*warnings, *notes),
            text=article.text if settings.with_text else None,
        )
        if not (settings.explain or settings.passages):
            return digest
        return _detailed(digest, article, document, _Found(idf, ranking, opened, gained), settings)
    except IndexError:
        raise ModelError("the model's tables point outside one another; fetch or train it again") from None


class _Found(NamedTuple):
    """What the details of a digest are worked out from."""

    idf: Idf
    ranking: Ranking
    opened: Engine
    gained: Sequence[float]
    """By speaking to a query."""


def _detailed(
    digest: Digest, article: Article, document: Document, found: _Found, settings: Settings
) -> Digest:
    """The digest with what only those get who ask: the whole article, and explanations."""
    from summarize_cli.summary.passages import all_scored, missed, passages  # noqa: PLC0415 - few ask for it

    explain = _explainer(document, found) if settings.explain else tuple
    if settings.passages:
        sentences = all_scored(document, found.ranking, digest.summary)
        digest = replace(digest, passages=passages(article, explain(sentences)))
    if not settings.explain:
        return digest
    from summarize_cli.tagging.topic_evidence import with_evidence  # noqa: PLC0415

    lines = sorted(article.dropped, key=lambda line: line.start)
    return replace(
        digest,
        summary=explain(digest.summary),
        missed=explain(missed(document, found.ranking, digest.summary)),
        topics=with_evidence(digest.topics, document, found.opened.topics) if digest.topics else (),
        dropped=(
            *(LeftOut(" ".join(article.text[line.start : line.end].split()), line.rule) for line in lines),
            *article.outside,
        ),
    )


def _gained(
    document: Document, idf: Idf, lexicon: Lexicon, query: str | None
) -> tuple[Sequence[float], tuple[str, ...]]:
    """What each sentence gains by speaking to the query, () where that tells none apart; and warnings."""
    if query is None:
        return (), ()
    from summarize_cli.summary.query import leanings, terms_of  # noqa: PLC0415 - only where one is given

    asked = terms_of(query, lexicon)
    if not asked:
        return (), ("the query has only words that tell nothing apart; the summary is the plain one",)
    gained = leanings(document, idf, asked)
    return (gained, ()) if gained else ((), ("holds no word of the query; the summary is the plain one",))


def _explainer(
    document: Document, found: _Found
) -> Callable[[Sequence[ScoredSentence]], tuple[ScoredSentence, ...]]:
    """A function that tells of sentences what their scores are made of."""
    from summarize_cli.summary.explanation import explained  # noqa: PLC0415 - only where it is asked for

    parts = with_leanings(contributions(document, found.idf, found.opened.ranker), found.gained)
    return lambda sentences: explained(document, found.ranking, parts, sentences)


def _foreign(
    article: Article, document: Document, opened: Engine
) -> tuple[Document, Idf, Lexicon, str | None, str]:
    """(document, idf, lexicon, language, note) of an article that is not English."""
    from summarize_cli.language.functionwords import NAMES, recognise  # noqa: PLC0415 - English needs no tables

    code = recognise((word for words in document.tokens for word in words), _stop_share(document))
    if code is None:
        note = "does not look like English prose; the summary is weaker and topics are left out"
        return document, opened.idf, opened.lexicon, None, note
    from summarize_cli.language.foreign import analyse_foreign  # noqa: PLC0415 - nltk takes a second

    foreign = analyse_foreign(article, code)
    note = f"is {NAMES[code]}, not English: summarized by its own word statistics; topics are left out"
    return foreign.document, OwnIdf(foreign.idf), foreign.lexicon, code, note


def _analysed(article: Article, lexicon: Lexicon) -> Document:
    document = analyse(article, lexicon)
    if not document.sentences:
        rules = [*(line.rule for line in article.dropped), *(line.rule for line in article.outside)]
        if not (article.text.strip() or rules):
            raise ContentError("is empty")
        if any(rule != ORNAMENT for rule in rules):
            raise ContentError(
                "holds nothing but tables and page furniture (menus, forms, notices); no article text is left"
            )
        raise ContentError("holds no words; there is nothing to summarize")
    return document


def _language(document: Document) -> str | None:
    """Whether the prose is English, by its function words; None if it is not, or too short to tell."""
    is_english = (
        _stop_share(document) >= _ENGLISH_STOP_SHARE
        # Tables of results and prices stand in English articles, too; most never come here.
        or _stop_share_of_words(document) >= _ENGLISH_STOP_SHARE
    )
    return _MODEL_LANGUAGE if is_english else None


def _stop_share_of_words(document: Document) -> float:
    """As `_stop_share`, of the tokens that do not begin with a digit."""
    words = sum(not token[0].isdigit() for tokens in document.tokens for token in tokens)
    functional = sum(map(len, document.terms)) - sum(map(len, document.held))
    return functional / words if words else 0.0


def _stop_share(document: Document) -> float:
    """The share of a document's tokens that are English function words."""
    return 1 - sum(map(len, document.held)) / sum(map(len, document.terms))


def _length(settings: Settings) -> Length:
    if settings.sentences is None and settings.words is None and settings.ratio is None:
        return Length(sentences=DEFAULT_SENTENCES)
    return Length(settings.sentences, settings.words, settings.ratio)
