"""Corpora -> the bytes of a model file: vocabulary, ranker, topics, and a record of how they came about."""

import importlib.metadata
import platform
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from summarize_cli.language.document import Document, analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.model.compiled import BUILT_IN, CompiledModel, load, serialize
from summarize_cli.model.vocabulary import compile_vocabulary
from summarize_cli.reading.plaintext import parse
from summarize_cli.summary.ranker import ABSTRACT_TABLES, OPENING_TABLES, TABLES
from summarize_cli.summary.tfidf import Idf
from summarize_cli.summary.wording import packed
from summarize_cli.training.abstracts import learn_abstracts
from summarize_cli.training.apart import Apart
from summarize_cli.training.corpora import (
    CorpusRecord,
    read_readings,
    read_summaries,
    read_texts,
    read_topics,
)
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.inherited import inherited_vocabulary
from summarize_cli.training.opening import WITHOUT_OPENING, learn_opening
from summarize_cli.training.progress import Progress
from summarize_cli.training.ranker import RankerModel, train_ranker
from summarize_cli.training.readings import agreement, check_known, highlighted, with_readings
from summarize_cli.training.topics import TopicModel, TopicRow, train_topics
from summarize_cli.training.vocabulary import TrainedVocabulary, train_vocabulary

_LIBRARIES = ("scikit-learn", "nltk", "numpy", "scipy", "rouge-score", "sentencex")
_DECIMALS = 4
"""Of the figures that a model file tells of itself."""

_FEWEST_CHARACTERS, _FEWEST_WORDS = 1_200, 5
"""Of an article's text and of its headline, for the ranker to learn from both."""

_MOST_WHOLE = 6_000
"""Articles of which the ranker learns how texts begin: twice as many tell no more."""

_TOPICS, _READINGS = "topics, cross-validated", "readings, of complete rows"
"""Figures of a model's topics, and of how far their readers agree."""

# What a model tells of each half, by where in its record it stands.
_OF_RANKER = {
    "own": ("ranker_features", "ranker_bias"),
    "corpora": ("summaries", "abstracts", "apart"),
    "figures": ("ranker",),
}
_OF_TOPICS = {"own": ("topics",), "corpora": ("topics", "readings"), "figures": (_TOPICS, _READINGS)}

Tensors = dict[str, tuple[str, tuple[int, ...], bytes]]


@dataclass(frozen=True, slots=True)
class Corpora:
    """The files to learn from, by kind."""

    summaries: Sequence[Path] = ()
    """Articles with highlights."""
    topics: Sequence[Path] = ()
    """Articles with topics."""
    readings: Sequence[Path] = ()
    """What topics rows of these have, or highlights of theirs."""
    abstracts: Sequence[Path] = ()
    """Texts of a few sentences with highlights; without them such texts have no words of their own."""
    apart: Sequence[Path] = ()
    """Articles to judge by: nothing that repeats one of them teaches the ranker."""


def train_model(corpora: Corpora, name: str = "", progress: Progress | None = None) -> bytes:
    """The bytes of a model trained on corpora. The same corpora and libraries give the same bytes.

    Linear algebra runs on one thread, as several add numbers up in another order each time.

    With summaries or topics alone, the other half and the vocabulary come from the built-in model.

    Raises:
        SourceError: a corpus cannot be read.
        ContentError: there are too few rows to learn from.
        ModelError: the built-in model is needed and cannot be used.
    """
    with threadpool_limits(1):
        return _trained(corpora, name, progress or Progress())


def _trained(corpora: Corpora, name: str, shown: Progress) -> bytes:
    shown.step("reading corpora")
    summary_rows, summary_records = read_summaries(corpora.summaries)
    topic_rows, topic_records = read_topics(corpora.topics)
    read, reading_records = read_readings(corpora.readings)
    abstract_rows, abstract_records = read_summaries(corpora.abstracts)
    apart_texts, apart_records = read_texts(corpora.apart)
    apart = Apart(apart_texts, shown.step)
    check_known(read, topic_rows, summary_rows, shown.step)
    kept = None if corpora.summaries and corpora.topics else load(BUILT_IN)
    shown.step("learning the vocabulary")
    vocabulary = _vocabulary(summary_rows, topic_rows, kept)
    described: dict[str, Any] = {
        "name": name or "custom/1",
        "language": "en",
        "highest_idf": vocabulary.highest_idf,
        "libraries": _versions(),
        "corpora": {},
        "figures": {},
    }
    tensors: Tensors = _vocabulary_tensors(vocabulary)
    if summary_rows:
        lexicon = vocabulary.lexicon()
        idf = Idf(vocabulary.idf.tolist(), vocabulary.highest_idf)

        def document_of(row: SummaryRow) -> Document | None:
            return _document(row, lexicon)

        trained = train_ranker(
            shown.track(
                [
                    *apart.left(summary_rows, "articles with highlights"),
                    *apart.left(highlighted(topic_rows, read), "articles read since"),
                    *apart.left(_headlines(topic_rows, len(summary_rows)), "headlines"),
                ],
                "taking articles apart",
            ),
            document_of,
            lexicon,
            idf,
            shown.step,
        )
        shown.step("ranker: learning how texts begin")
        opening = learn_opening(
            apart.left(_whole(topic_rows), "beginnings"), trained, document_of, lexicon, idf
        )
        trained = replace(trained, opening=opening, learned_from=None)
        abstracts = apart.left(abstract_rows, "abstracts")
        if abstracts:
            shown.step("ranker: learning words of abstracts")
            weights = learn_abstracts(abstracts, document_of, lexicon, idf, trained.ranker())
            trained = replace(trained, abstracts=weights)
        _add_ranker(described, tensors, trained)
        _add_records(described, summaries=summary_records, abstracts=abstract_records, apart=apart_records)
    elif kept is not None:
        _keep(described, kept, _OF_RANKER)
        _keep_ranker(tensors, kept, len(vocabulary.idf))
    if topic_rows:
        taught = with_readings(topic_rows, summary_rows, read)
        _add_topics(described, tensors, train_topics(taught, vocabulary, progress=shown.step))
        _add_records(described, topics=topic_records, readings=reading_records)
        if read:
            described["figures"][_READINGS] = _rounded(agreement(topic_rows, read))
    elif kept is not None:
        _keep(described, kept, _OF_TOPICS)
        _keep_topics(tensors, kept)
    return serialize(described, tensors)


def _vocabulary(
    summaries: Sequence[SummaryRow], topics: Sequence[TopicRow], kept: CompiledModel | None
) -> TrainedVocabulary:
    """Counted in whole articles: headlines and digests would make every word look rare."""
    articles = [f"{row.title or ''}\n{row.text}" for row in summaries]
    articles += [f"{row.title}\n{row.text}" for row in topics if not row.weak]
    if kept is None:
        return train_vocabulary(articles)
    return inherited_vocabulary(kept, articles if topics else [])


def _headlines(rows: Sequence[TopicRow], most: int) -> list[SummaryRow]:
    """At most `most` whole articles with a headline, evenly drawn: their publishers are many."""
    fit = [
        row for row in rows if len(row.text) >= _FEWEST_CHARACTERS and len(row.title.split()) >= _FEWEST_WORDS
    ]
    return [
        SummaryRow(row.id, row.title, row.text, highlights=(), source=row.source, headline=True)
        for row in _drawn(fit, most)
    ]


def _whole(rows: Sequence[TopicRow]) -> list[SummaryRow]:
    """At most `_MOST_WHOLE` whole articles, evenly drawn, and all that come without their first sentence."""
    fit = [row for row in rows if len(row.text) >= _FEWEST_CHARACTERS]
    bare = [row for row in fit if row.id.startswith(WITHOUT_OPENING)]
    others = [row for row in fit if not row.id.startswith(WITHOUT_OPENING)]
    return [
        SummaryRow(row.id, None, row.text, highlights=(), source=row.source)
        for row in (*_drawn(others, _MOST_WHOLE), *bare)
    ]


def _drawn(rows: Sequence[TopicRow], most: int) -> Sequence[TopicRow]:
    """At most so many of them, evenly drawn."""
    return rows[:: max(1, -(-len(rows) // max(1, most)))]


def _document(row: SummaryRow, lexicon: Lexicon) -> Document | None:
    document = analyse(parse(row.text, title=row.title), lexicon)
    return document if document.sentences else None


def _versions() -> dict[str, str]:
    versions = {library: importlib.metadata.version(library) for library in _LIBRARIES}
    return versions | {"python": platform.python_version()}


def _vocabulary_tensors(vocabulary: TrainedVocabulary) -> Tensors:
    words, starts, firsts, features = compile_vocabulary(vocabulary.feature_of)
    return {
        "vocabulary.words": ("U8", (len(words),), words),
        "vocabulary.starts": _tensor("U32", "I", starts),
        "vocabulary.firsts": _tensor("U32", "I", firsts),
        "vocabulary.features": _tensor("U32", "I", features),
        "idf": _tensor("F32", "f", vocabulary.idf.tolist()),
    }


def _add_ranker(described: dict[str, Any], tensors: Tensors, trained: RankerModel) -> None:
    described["ranker_features"] = list(trained.names)
    described["ranker_bias"] = trained.bias
    described["figures"]["ranker"] = trained.figures
    tensors["ranker"] = _tensor("F64", "d", trained.weights)
    odds, *news = TABLES
    tensors[odds] = _tensor("F32", "f", trained.odds)
    for (words, weights), weight_of in (
        (news, dict(zip(trained.words, trained.word_weights, strict=True))),
        (ABSTRACT_TABLES, trained.abstracts),
        *zip(OPENING_TABLES, (wording.weight_of for wording in trained.opening.words), strict=False),
    ):
        blob = packed(weight_of)
        tensors[words] = ("U8", (len(blob),), blob)
        tensors[weights] = _tensor("F32", "f", list(weight_of.values()))
    if trained.opening.words:
        known_by, shift = OPENING_TABLES[-1]
        flat = [*chain.from_iterable(trained.opening.weights), trained.opening.bias]
        tensors[known_by] = _tensor("F32", "f", flat)
        tensors[shift] = _tensor("F32", "f", trained.opening.shift)


def _add_topics(described: dict[str, Any], tensors: Tensors, trained: TopicModel) -> None:
    weights = trained.weights
    described["topics"] = {
        "codes": list(weights.codes),
        "function_words": list(trained.function_words),
        "own": weights.judgement.own,
        "rival": weights.judgement.rival,
        "threshold": weights.threshold,
    }
    described["figures"][_TOPICS] = _rounded(asdict(trained.figures))
    feature_count, topic_count = len(weights.scales), len(weights.codes)
    tensors["topics.weights"] = ("I8", (feature_count, topic_count), array("b", weights.weights).tobytes())
    tensors["topics.scales"] = _tensor("F32", "f", weights.scales)
    tensors["topics.values"] = _tensor("F32", "f", weights.features.values)
    tensors["topics.pairs"] = _tensor("U32", "I", list(chain.from_iterable(trained.pairs)))
    tensors["topics.biases"] = _tensor("F32", "f", weights.biases)
    for part in ("slopes", "intercepts", "offsets"):
        tensors[f"topics.{part}"] = _tensor("F32", "f", getattr(weights.judgement, part))
    for part in ("holds", "first"):
        rows = getattr(weights.judgement, part)
        tensors[f"topics.{part}"] = _tensor("F32", "f", list(chain.from_iterable(rows)))


def _add_records(described: dict[str, Any], **records: Sequence[CorpusRecord]) -> None:
    """Tell of the corpora that a half was learned from, by kind."""
    for kind, of_kind in records.items():
        if of_kind:
            described["corpora"][kind] = [asdict(record) for record in of_kind]


def _keep(described: dict[str, Any], kept: CompiledModel, half: Mapping[str, Sequence[str]]) -> None:
    """Tell of a half that comes from another model: from which, and what that tells of it."""
    told = kept.metadata
    described |= {key: told[key] for key in half["own"]}
    for part in ("corpora", "figures"):
        described[part] |= {key: told[part][key] for key in half[part] if key in told.get(part, {})}
    described[f"{half['own'][0].partition('_')[0]} from"] = kept.name


def _keep_ranker(tensors: Tensors, kept: CompiledModel, features: int) -> None:
    odds, *others = TABLES
    for part in ("ranker", *others, *ABSTRACT_TABLES, *chain.from_iterable(OPENING_TABLES)):
        if part in kept.tensors:
            tensors[part] = _copied(kept, part)
    # Nothing is known yet of the features that the vocabulary has gained.
    tensors[odds] = _tensor("F32", "f", [*kept.tensors[odds], *[1.0] * (features - len(kept.idf))])


def _keep_topics(tensors: Tensors, kept: CompiledModel) -> None:
    for part in kept.tensors:
        if part.startswith("topics."):
            tensors[part] = _copied(kept, part)


def _copied(kept: CompiledModel, name: str) -> tuple[str, tuple[int, ...], bytes]:
    kinds = {"b": "I8", "B": "U8", "I": "U32", "f": "F32", "d": "F64"}
    view = kept.tensors[name]
    shape: tuple[int, ...] = (len(view),)
    if name == "topics.weights":
        topic_count = len(kept.metadata["topics"]["codes"])
        shape = (len(view) // topic_count, topic_count)
    return kinds[view.format], shape, view.tobytes()


def _tensor(kind: str, code: str, values: Sequence[float]) -> tuple[str, tuple[int, ...], bytes]:
    """A flat tensor in the format's byte order, little-endian."""
    numbers = array(code, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return kind, (len(numbers),), numbers.tobytes()


def _rounded(value: Any) -> Any:  # noqa: ANN401 - as JSON has it
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return value
