"""Learn the topics: one LogisticRegression a topic over an article's TF-IDF, judged by cross-validation.

Rows come in two kinds. Complete rows name all topics that hold, the primary one first. Weak rows carry
the one topic that a publisher's section was mapped to; what else holds is unknown. A first model learns
from the complete rows alone and reads the weak ones; its probabilities, the row's own topic made likelier,
are then learned from too, at a small weight (self-training: Yarowsky 1995). Weak rows thus bring words,
not a second opinion on what the topics mean.

Rows that were read since (`readings`) are complete, too, but chosen for being hard: learned from beside the
others, and never judged by.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, compress, starmap
from os import cpu_count

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from summarize_cli.errors import ContentError
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.tagging.topic_features import TopicFeatures, numbered, paired
from summarize_cli.tagging.topics import TopicWeights
from summarize_cli.training import duplicates
from summarize_cli.training.calibration import Calibration, best_threshold, calibrate, micro_f1
from summarize_cli.training.metrics import reliability
from summarize_cli.training.shares import fit_shares
from summarize_cli.training.topic_features import (
    Pair,
    Text,
    learn_features,
    topic_vectors,
    words_in,
)
from summarize_cli.training.vocabulary import TrainedVocabulary

Matrix = npt.NDArray[np.float64]

_FOLDS = 5
_FEWEST_ROWS = 10
"""A topic with fewer complete rows is left out: nothing reliable could be learned or measured."""

# All of these by cross-validation; flat around the values.
_INVERSE_REGULARIZATION = 12.0
_SECONDARY = 0.7
"""How far a topic that is not the primary one holds: the primary one should score highest."""
_CERTAINTY = {"h": 1.0, "m": 0.85, "l": 0.6}
"""The weight of a row by its annotator's confidence."""
_READ_WEIGHT = 0.5
"""Of a row read since, beside one of the complete rows: its reader may draw the lines a little otherwise."""
_WEAK_WEIGHT = 0.1
_WEAK_ODDS = 30.0
"""How much likelier a weak row's own topic becomes by being its own."""
_AS_GOOD_AS_CERTAIN = 0.03
"""Probabilities this near to 0 or 1 count as such: it halves the work."""

_TOLERANCE = 3e-5
_MOST_ITERATIONS = 1000
_CERTAIN = 5.0
"""The log-odds of a topic that holds always or never in what is learned from."""

_STEPS = 127
"""Of a weight as a signed byte, either side of 0."""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A row of a topics corpus. The rows that a `source_label` was mapped to a topic for are weak."""

    id: str
    title: str
    text: str
    topics: tuple[str, ...]
    """The primary one first."""
    weak: bool = False
    confidence: str | None = None
    """The annotator's: h, m or l."""
    source: str = ""
    read_since: bool = False
    """Whether its topics are those of a reading: it is learned from, and never judged by."""


@dataclass(frozen=True, slots=True)
class TopicFigures:
    """Cross-validated: weights, calibration and threshold come from other folds than the rows judged."""

    rows: int
    top_right: float
    """Share of rows whose most likely topic is the primary one."""
    top_acceptable: float
    """Share of rows whose most likely topic holds."""
    micro_f1: float
    macro_f1: float
    calibration_error: float
    """Expected calibration error of the topics shown."""
    f1: dict[str, float]
    """Topic -> F1."""


@dataclass(frozen=True, slots=True)
class TopicModel:
    """What was learned, for the run-time and as scikit-learn has it; both hold the same numbers."""

    weights: TopicWeights
    function_words: tuple[str, ...]
    """Those that are features, in their order."""
    pairs: tuple[Pair, ...]
    """The same of pairs."""
    estimators: tuple[LogisticRegression, ...]
    """One a topic, in the order of `weights.codes`."""
    calibration: Calibration
    figures: TopicFigures

    def probabilities(self, vectors: sparse.csr_matrix) -> Matrix:
        """(N, T) by scikit-learn, from `topic_vectors`."""
        return self.calibration.probabilities(_scores(self.estimators, vectors))


def train_topics(
    rows: Sequence[TopicRow], vocabulary: TrainedVocabulary, *, progress: Callable[[str], None]
) -> TopicModel:
    """Learn all topics that enough complete rows have. Deterministic.

    If no row is complete, those that were read since are judged by, or else the weak ones as if they were.

    Raises:
        ContentError: there are too few rows for any topic, or those of one are copies of one another.
    """
    rows = _with_text(rows, progress)
    complete = [row for row in rows if not row.weak and not row.read_since]
    read = [row for row in rows if row.read_since]
    if not complete:
        complete, read = read or list(rows), []
    codes = _learnable(complete)
    progress(f"topics: reading {len(rows):,} rows")
    examples = _examples(complete, read, [row for row in rows if row.weak], codes, vocabulary)
    _check_folds(examples, codes)
    for code, holds in zip(codes, examples.truth.T, strict=True):
        if holds.all():
            progress(f"warning: topic {code!r} holds in every row, so nothing tells it from others; add rows")
    scores = _out_of_fold(examples, progress)
    progress(f"topics: learning {len(codes)} topics")
    learnt = _quantised(_fit(examples, np.ones(len(complete), dtype=bool)))
    calibration = calibrate(scores, examples.truth, examples.first)
    return TopicModel(
        function_words=tuple(examples.function_words),
        pairs=tuple(examples.pairs),
        weights=TopicWeights(
            codes=codes,
            features=examples.features,
            weights=array("b", learnt.weights.tobytes()),
            scales=array("f", learnt.scales.tobytes()),
            biases=_floats(learnt.biases),
            judgement=calibration.judgement(),
            threshold=best_threshold(calibration.probabilities(scores), examples.truth),
        ),
        estimators=learnt.estimators,
        calibration=calibration,
        figures=_judge(scores, examples, codes),
    )


@dataclass(frozen=True, slots=True)
class _Examples:
    """N complete rows, R read since, M weak rows, T topics, F features."""

    function_words: list[str]
    pairs: list[Pair]
    features: TopicFeatures
    complete: "_Lesson"
    """N rows."""
    truth: Matrix
    """(N, T) 1 where a topic holds."""
    first: npt.NDArray[np.int64]
    """(N,) the number of the primary topic, -1 where it is none of the topics."""
    folds: npt.NDArray[np.int64]
    """(N,) 0.._FOLDS-1; near-duplicates share one."""
    read: "_Lesson"
    """R rows."""
    weak_vectors: sparse.csr_matrix
    """(M, F)"""
    weak_truth: Matrix
    """(M, T) 1 for the topic that the row was mapped to."""


@dataclass(frozen=True, slots=True)
class _Lesson:
    """Rows as the models learn them."""

    vectors: sparse.csr_matrix
    """(N, F)"""
    targets: Matrix
    """(N, T) 1 for the primary topic, less for the others that hold."""
    weights: Matrix
    """(N,)"""

    def only(self, chosen: npt.NDArray[np.bool_]) -> "_Lesson":
        """Some of the rows."""
        return _Lesson(self.vectors[chosen], self.targets[chosen], self.weights[chosen])

    def and_(self, other: "_Lesson") -> "_Lesson":
        """Both, one after the other."""
        return _Lesson(
            sparse.vstack([self.vectors, other.vectors]).tocsr(),
            np.concatenate([self.targets, other.targets]),
            np.concatenate([self.weights, other.weights]),
        )


@dataclass(frozen=True, slots=True)
class _Quantised:
    """Weights as signed bytes: weight = byte * scale of the feature."""

    weights: npt.NDArray[np.int8]
    """(F, T)"""
    scales: npt.NDArray[np.float32]
    """(F,)"""
    biases: Matrix
    """(T,)"""
    estimators: tuple[LogisticRegression, ...]
    """With these very weights."""


def _with_text(rows: Sequence[TopicRow], progress: Callable[[str], None]) -> list[TopicRow]:
    """Those that hold anything; there may be a headline alone."""
    kept = [row for row in rows if row.text.strip() or row.title.strip()]
    if empty := len(rows) - len(kept):
        progress(f"warning: {empty:,} of {len(rows):,} rows of topics are left out: they have no text")
    return kept


def _learnable(complete: Sequence[TopicRow]) -> tuple[str, ...]:
    counts = Counter(chain.from_iterable(set(row.topics) for row in complete))
    codes = tuple(sorted(code for code, count in counts.items() if count >= _FEWEST_ROWS))
    if not codes:
        raise ContentError(f"too few rows to learn topics from: none has {_FEWEST_ROWS}; add rows")
    return codes


def _examples(
    complete: Sequence[TopicRow],
    read: Sequence[TopicRow],
    weak: Sequence[TopicRow],
    codes: tuple[str, ...],
    vocabulary: TrainedVocabulary,
) -> _Examples:
    lexicon = vocabulary.lexicon()
    texts = [words_in(row.title, row.text, lexicon) for row in complete]
    shingled = [_shingles(text) for text in texts]
    fresh_read, read_texts = _unlike(read, shingled, lexicon)
    fresh_weak, weak_texts = _unlike(weak, shingled, lexicon)
    function_words, pairs, values = learn_features([*texts, *read_texts], vocabulary)
    features = numbered(function_words, [*starmap(paired, pairs)], values.tolist(), len(vocabulary.idf))
    return _Examples(
        function_words=function_words,
        pairs=pairs,
        features=features,
        complete=_lesson(complete, texts, codes, features),
        truth=_truth(complete, codes),
        first=_first(complete, codes),
        folds=_folds(duplicates.groups(shingled)),
        read=_lesson(fresh_read, read_texts, codes, features, _READ_WEIGHT),
        weak_vectors=topic_vectors(weak_texts, features),
        weak_truth=_truth(fresh_weak, codes),
    )


def _unlike(
    rows: Sequence[TopicRow], known: Sequence[duplicates.Shingles], lexicon: Lexicon
) -> tuple[list[TopicRow], list[Text]]:
    """The rows that are no copies of known ones, and their words.

    A copy of a complete row says nothing new, and in cross-validation it would let its label out.
    """
    texts = [words_in(row.title, row.text, lexicon) for row in rows]
    unlike = [not again for again in duplicates.repeats(map(_shingles, texts), known)]
    return [*compress(rows, unlike)], [*compress(texts, unlike)]


def _lesson(
    rows: Sequence[TopicRow],
    texts: Sequence[Text],
    codes: tuple[str, ...],
    features: TopicFeatures,
    weight: float = 1.0,
) -> _Lesson:
    """Rows whose topics are all named, each weighing `weight` times what its reader's confidence is worth."""
    targets = _truth(rows, codes) * _SECONDARY
    first = _first(rows, codes)
    targets[first >= 0, first[first >= 0]] = 1.0
    certainty = [_CERTAINTY.get(row.confidence or "h", 1.0) for row in rows]
    return _Lesson(topic_vectors(texts, features), targets, weight * np.array(certainty))


def _shingles(text: Text) -> duplicates.Shingles:
    return duplicates.shingles(*(words.terms for words in text))


def _truth(rows: Sequence[TopicRow], codes: tuple[str, ...]) -> Matrix:
    return np.array([[float(code in row.topics) for code in codes] for row in rows]).reshape(-1, len(codes))


def _first(rows: Sequence[TopicRow], codes: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """(N,) the number of each row's primary topic, -1 where it is none of `codes`."""
    number_of = {code: number for number, code in enumerate(codes)}
    return np.array([number_of.get(row.topics[0], -1) if row.topics else -1 for row in rows], dtype=np.int64)


def _folds(groups: Sequence[int]) -> npt.NDArray[np.int64]:
    leaders = sorted(set(groups))
    drawn = np.random.default_rng(0).permutation(len(leaders)) % _FOLDS
    fold_of = dict(zip(leaders, drawn, strict=True))
    return np.array([fold_of[group] for group in groups], dtype=np.int64)


def _check_folds(examples: _Examples, codes: Sequence[str]) -> None:
    """Refuse topics that are in one fold alone: what others say of them would calibrate them upside down."""
    for code, holds in zip(codes, examples.truth.T, strict=True):
        rows = holds > 0
        if len({*examples.folds[rows]}) == 1:
            raise ContentError(
                f"too few different rows to learn topic {code!r} from: its {rows.sum()} share most "
                "of their words; add others"
            )


def _out_of_fold(examples: _Examples, progress: Callable[[str], None]) -> Matrix:
    """(N, T) scores of the complete rows, by what the other folds teach."""
    scores = np.zeros(examples.truth.shape)
    for fold in range(_FOLDS):
        progress(f"topics: cross-validation {fold + 1} of {_FOLDS}")
        held_out = examples.folds == fold
        if held_out.any():
            fitted = _quantised(_fit(examples, ~held_out)).estimators
            scores[held_out] = _scores(fitted, examples.complete.vectors[held_out])
    return scores


def _fit(examples: _Examples, chosen: npt.NDArray[np.bool_]) -> list[LogisticRegression]:
    told = examples.complete.only(chosen).and_(examples.read)
    both = sparse.vstack([told.vectors, examples.weak_vectors]).tocsr()
    weights = np.concatenate([told.weights, np.full(examples.weak_vectors.shape[0], _WEAK_WEIGHT)])

    def learn(topic: int) -> LogisticRegression:
        targets = told.targets[:, topic]
        estimator = _logistic(told.vectors, targets, told.weights)
        if not examples.weak_vectors.shape[0]:
            return estimator
        weak_targets = _self_taught(estimator, examples.weak_vectors, examples.weak_truth[:, topic])
        return _logistic(both, np.concatenate([targets, weak_targets]), weights, start=estimator)

    # Threads suffice: nearly all the time goes into scipy's sparse products, which let others run.
    with ThreadPoolExecutor(cpu_count()) as pool:
        return list(pool.map(learn, range(examples.truth.shape[1])))


def _self_taught(estimator: LogisticRegression, vectors: sparse.csr_matrix, own: Matrix) -> Matrix:
    odds = np.exp(estimator.decision_function(vectors)) * np.where(own > 0, _WEAK_ODDS, 1.0)
    probabilities = odds / (1.0 + odds)
    probabilities[probabilities < _AS_GOOD_AS_CERTAIN] = 0.0
    probabilities[probabilities > 1 - _AS_GOOD_AS_CERTAIN] = 1.0
    return np.asarray(probabilities)


def _logistic(
    vectors: sparse.csr_matrix, targets: Matrix, weights: Matrix, start: LogisticRegression | None = None
) -> LogisticRegression:
    """Fit to targets between 0 and 1, also where they are all the same."""
    estimator = start or LogisticRegression(
        C=_INVERSE_REGULARIZATION, tol=_TOLERANCE, max_iter=_MOST_ITERATIONS, warm_start=True
    )
    possible, doubtful = (targets > 0).any(), (targets < 1).any()
    if not possible or not doubtful:
        estimator.classes_ = np.array([False, True])
        estimator.coef_ = np.zeros((1, vectors.shape[1]))
        estimator.intercept_ = np.array([_CERTAIN if possible else -_CERTAIN])
        return estimator
    return fit_shares(estimator, vectors, targets, weights)


def _quantised(estimators: Sequence[LogisticRegression]) -> _Quantised:
    weights = np.vstack([estimator.coef_[0] for estimator in estimators]).T
    highest = np.abs(weights).max(axis=1)
    scales = (np.where(highest > 0, highest, 1.0) / _STEPS).astype(np.float32)
    steps = np.rint(weights / scales[:, None]).clip(-_STEPS, _STEPS).astype(np.int8)
    biases = np.array([np.float32(estimator.intercept_[0]) for estimator in estimators], dtype=np.float64)
    for topic, estimator in enumerate(estimators):
        estimator.coef_ = (steps[:, topic] * scales.astype(np.float64))[None, :]
        estimator.intercept_ = biases[topic : topic + 1]
    return _Quantised(steps, scales, biases, tuple(estimators))


def _scores(estimators: Sequence[LogisticRegression], vectors: sparse.csr_matrix) -> Matrix:
    return np.column_stack([estimator.decision_function(vectors) for estimator in estimators])


def _answers(scores: Matrix, examples: _Examples) -> tuple[Matrix, npt.NDArray[np.bool_]]:
    """(N, T) probabilities, and which topics are shown, as the other folds calibrate them."""
    probabilities = np.zeros_like(scores)
    shown = np.zeros(scores.shape, dtype=bool)
    for fold in range(_FOLDS):
        held_out = examples.folds == fold
        others = ~held_out
        if not held_out.any() or not others.any():
            continue
        calibration = calibrate(scores[others], examples.truth[others], examples.first[others])
        cut = best_threshold(calibration.probabilities(scores[others]), examples.truth[others])
        probabilities[held_out] = calibration.probabilities(scores[held_out])
        shown[held_out] = probabilities[held_out] > cut
    return probabilities, shown


def _judge(scores: Matrix, examples: _Examples, codes: tuple[str, ...]) -> TopicFigures:
    probabilities, shown = _answers(scores, examples)
    truth = examples.truth
    best = (np.arange(len(truth)), probabilities.argmax(axis=1))
    f1 = {code: micro_f1(shown[:, [topic]], truth[:, [topic]]) for topic, code in enumerate(codes)}
    return TopicFigures(
        rows=len(truth),
        top_right=float((best[1] == examples.first).mean()),
        top_acceptable=float((truth[best] > 0).mean()),
        micro_f1=micro_f1(shown, truth),
        macro_f1=sum(f1.values()) / len(f1),
        calibration_error=reliability(probabilities[shown].tolist(), (truth[shown] > 0).tolist())[1],
        f1=f1,
    )


def _floats(values: Matrix) -> "array[float]":
    return array("f", values.astype(np.float32).tobytes())
