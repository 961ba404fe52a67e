"""Learns to tell a text whose first sentence is missing, and what counts in one.

Whole articles are looked at as they are and without their first sentence, as those of XSum are (Narayan et
al., EMNLP 2018), where it was taken for the summary. One regression tells both apart. Another learns, with
the first sentence for the summary of the rest, what to add to the ranker's weights of places and lengths: as
much as the opening is doubted, so that it also learns from articles that are doubted wrongly.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple
from zlib import crc32

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from summarize_cli.language.document import Document, analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.terms import normal_form
from summarize_cli.reading.plaintext import parse
from summarize_cli.summary.features import FEATURES, PLACES_AND_LENGTHS, SPOKEN_FEATURES, table
from summarize_cli.summary.measures import FADING
from summarize_cli.summary.opening import LOOKED_AT, NO_OPENING, Opening, can_be_told, opening_tokens
from summarize_cli.summary.ranker import Ranker, probability, rank
from summarize_cli.summary.tfidf import Idf
from summarize_cli.summary.wording import Wording
from summarize_cli.training.examples import Example, Floats, SummaryRow, examples_of
from summarize_cli.training.ranker import RankerModel, Scored
from summarize_cli.training.wording import Lesson, Weights, dense, regress

WITHOUT_OPENING = "xsum:"
"""How the ids of articles begin that come without their first sentence."""

_FEWEST_SENTENCES = 6
"""Of an article that is looked at without its first one."""

_FEWEST_WORDS, _MOST_WORDS = 10, 45
"""Of a first sentence that is the point of its article."""

_FEWEST_CUT = 300
"""Articles without their first sentence that teach something."""

_FEWEST_TEXTS = 30
"""That hold a word with a weight of its own."""

_FOLDS = 5
_PENALTY, _WORD_PENALTY = 50.0, 20.0
"""L2 of the weights by which openings are known, of features and of words."""

_REAL = 5.0
"""What a text counts that nobody had to cut: there are few, and this is what they look like."""

_SLOPE, _PRIOR = 1.5, 2.0
"""Of the log-odds. One in two is cut of what is learned from; of what is read it is far fewer."""

_CUT_WEIGHT = 0.4
"""Of a cut article among those with highlights, for what to add to weights.

It trades XSum against CNN-Corpus: 0.25 and 0.6 differ by half a point of ROUGE-1 there, a tenth here.
"""

_SHIFT_PENALTY = 10.0

_PLACES = [
    number
    for number, name in enumerate(FEATURES)
    if name in FADING or name in PLACES_AND_LENGTHS or "paragraph" in name
]
"""The features that count otherwise where the opening is missing."""

_CLOSERS = " \t\r\n\"'\u201d\u2019"


class Text(NamedTuple):
    """A text to learn from."""

    id: str
    """The same of an article and what is cut from it."""
    document: Document
    is_cut: bool
    weight: float


def learn_opening(
    rows: Iterable[SummaryRow],
    trained: RankerModel,
    document_of: Callable[[SummaryRow], Document | None],
    lexicon: Lexicon,
    idf: Idf,
) -> Opening:
    """What tells that an opening is missing, and what counts where it is; NO_OPENING where the rows are few.

    Args:
        rows: whole articles of many publishers, and some that come without their first sentence.
        trained: whose weights are added to.
        document_of: takes a row's article apart; None where there is nothing in it.
        lexicon: of the vocabulary that `document_of` uses.
        idf: of the same vocabulary.
    """
    texts, cut = _texts(rows, document_of, lexicon)
    others, ranker = trained.learned_from, trained.ranker()
    if others is None or len(cut) < _FEWEST_CUT:
        return NO_OPENING
    learner = _Learner(texts, idf, ranker)
    of_fold = [learner.learned(fold) for fold in range(_FOLDS)]
    lessons = _with_cut(others, cut, idf, ranker)
    doubts = _doubts(lessons.examples, of_fold, idf, ranker)[:, None]
    lesson = Lesson.of(
        lessons.examples,
        # The last column is what sentences of doubted texts have in common; it tells none from another.
        features=np.hstack([lessons.features[:, _PLACES] * doubts, doubts]),
        words=sparse.csr_matrix((len(doubts), 0)),
        odds=lessons.odds,
    )
    shift = np.zeros(len(FEATURES))
    shift[_PLACES] = regress(lesson, _SHIFT_PENALTY, 0.0).of_features[:-1]
    return learner.learned(None)._replace(shift=tuple(shift.tolist()))


def _texts(
    rows: Iterable[SummaryRow], document_of: Callable[[SummaryRow], Document | None], lexicon: Lexicon
) -> tuple[list[Text], list[Example]]:
    """The texts to tell apart, and those without their first sentence, with it for a summary."""
    texts: list[Text] = []
    cut: list[SummaryRow] = []
    for row in rows:
        article = parse(row.text)
        document = analyse(article, lexicon)
        if len(document.sentences) < _FEWEST_SENTENCES or not can_be_told(document):
            continue
        if row.id.startswith(WITHOUT_OPENING):
            texts.append(Text(row.id, document, is_cut=True, weight=_REAL))
            continue
        texts.append(Text(row.id, document, is_cut=False, weight=1.0))
        first = document.sentences[0]
        if _FEWEST_WORDS <= len(document.tokens[0]) <= _MOST_WORDS:
            rest = article.text[first.end :].lstrip(_CLOSERS)
            cut.append(replace(row, title=first.text, text=rest, headline=True))
    examples = [
        replace(example, weight=_CUT_WEIGHT)
        for example in examples_of(cut, document_of, lexicon)
        if can_be_told(example.document)
    ]
    texts += [Text(example.id, example.document, is_cut=True, weight=1.0) for example in examples]
    return texts, examples


class _Learner:
    """The texts as a regression sees them."""

    def __init__(self, texts: Sequence[Text], idf: Idf, ranker: Ranker) -> None:
        self._folds = np.array([_fold(text.id) for text in texts])
        self._targets = np.array([float(text.is_cut) for text in texts])
        self._importance = np.array([text.weight for text in texts])
        self._tokens = [opening_tokens(text.document) for text in texts]
        self._measured = np.array([_measured(text.document, idf, ranker) for text in texts])

    def learned(self, without: int | None) -> Opening:
        """The opening that all texts but those of a fold teach; nothing is added to weights yet."""
        taught = np.flatnonzero(self._folds != without)
        counters = [CountVectorizer(analyzer=_forms, min_df=_FEWEST_TEXTS) for _ in range(LOOKED_AT)]
        counted = [
            counter.fit_transform([self._tokens[number][place] for number in taught])
            for place, counter in enumerate(counters)
        ]
        lesson = Lesson(
            features=self._measured[taught],
            words=sparse.hstack(counted).tocsr().astype(float),
            targets=self._targets[taught],
            importance=self._importance[taught],
            odds=np.zeros(len(taught)),
        )
        return _opening(regress(lesson, _PENALTY, _WORD_PENALTY), counters)


def _opening(found: Weights, counters: Sequence[CountVectorizer]) -> Opening:
    """The weights with the slope and the prior in them."""
    weights = iter(found.of_words)
    wordings = [
        Wording({form: _SLOPE * next(weights) for form in counter.get_feature_names_out()})
        for counter in counters
    ]
    flat = [*(_SLOPE * weight for weight in found.of_features), _SLOPE * found.bias - _PRIOR]
    return Opening.of(wordings, flat, [0.0] * len(FEATURES))


def _forms(tokens: Sequence[str]) -> list[str]:
    """The normal form of each token; one that comes again counts once, as in Wording.sums."""
    return [*map(normal_form, dict.fromkeys(tokens))]


def _measured(document: Document, idf: Idf, ranker: Ranker) -> Floats:
    """(LOOKED_AT * S,) the SPOKEN_FEATURES of the first sentences."""
    rows = table(document, idf, ranker.words).rows()[:LOOKED_AT]
    return np.array([row.get(number, 0.0) for row in rows for number in range(len(SPOKEN_FEATURES))])


def _with_cut(others: Scored, cut: Sequence[Example], idf: Idf, ranker: Ranker) -> Scored:
    """The others and the cut articles, which the ranker scores now."""
    rows = [row for example in cut for row in table(example.document, idf, ranker.words).rows()]
    scores = [score for example in cut for score in rank(example.document, idf, ranker).scores]
    return Scored(
        [*others.examples, *cut],
        np.concatenate([others.features, dense(rows)]),
        np.concatenate([others.odds, scores]),
    )


def _doubts(examples: Sequence[Example], of_fold: Sequence[Opening], idf: Idf, ranker: Ranker) -> Floats:
    """(N,) the same of all sentences of an article: by what other folds taught, as it will be of new ones."""
    return np.concatenate(
        [
            np.full(len(example.targets), _doubt(example.document, of_fold[_fold(example.id)], idf, ranker))
            for example in examples
        ]
    )


def _doubt(document: Document, opening: Opening, idf: Idf, ranker: Ranker) -> float:
    if not can_be_told(document):
        return 0.0
    return probability(opening.odds(document, table(document, idf, ranker.words)))


def _fold(row_id: str) -> int:
    return crc32(row_id.encode()) % _FOLDS
