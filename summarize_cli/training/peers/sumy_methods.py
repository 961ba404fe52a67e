"""sumy's methods (https://github.com/miso-belica/sumy), with its English stemmer and stop words."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import nltk
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from summarize_cli.language.document import Document
from summarize_cli.training.peers import Order, SummaryPeer, origin

_METHODS = {
    "LSA": LsaSummarizer,
    "LexRank": LexRankSummarizer,
    "TextRank": TextRankSummarizer,
    "Luhn": LuhnSummarizer,
    "SumBasic": SumBasicSummarizer,
    "Reduction": ReductionSummarizer,
}

_SPARE = 10
"""Picks more than are wanted, for lengths in words: the next ones may be shorter."""


class _Words(Tokenizer):  # type: ignore[misc]  # sumy is untyped
    """sumy's words without its sentence splitter, which would need nltk's punkt downloaded."""

    def __init__(self) -> None:
        """Of English; nothing is loaded."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """As sumy does: nltk's word tokenizer, and of its tokens those that are words."""
        return tuple(filter(self._is_word, nltk.word_tokenize(sentence, preserve_line=True)))


class _Enough(Exception):  # noqa: N818 - no error
    """So many sentences as were wanted are picked."""


class _FirstPicks(KLSummarizer):  # type: ignore[misc]  # sumy is untyped
    """sumy's KL, ended when it has picked enough: to rank all of a long story takes it minutes."""

    def rank(self, document: Document, count: int) -> Order:
        """The sentences in the order of its picks."""
        self._left = list(range(len(document.sentences)))
        self._picked: list[int] = []
        self._most = 2 * count + _SPARE
        with suppress(_Enough):
            self(_model(document), count)
        return self._picked

    def _find_index_of_best_sentence(self, divergences: list[float]) -> int:
        """Called once a pick, with one number for each sentence that is left."""
        if len(self._picked) == self._most:
            raise _Enough
        place: int = super()._find_index_of_best_sentence(divergences)
        self._picked.append(self._left.pop(place))
        return place


def peers() -> list[SummaryPeer]:
    """Its seven methods that need nothing but the document, and Edmundson's without cue words."""
    stop_words = get_stop_words("english")
    methods = {name: method(Stemmer("english")) for name, method in _METHODS.items()}
    divergence = _FirstPicks(Stemmer("english"))
    for method in (*methods.values(), divergence):
        method.stop_words = stop_words
    # sumy brings no English cue words, so that Edmundson's method has title and location left.
    edmundson = EdmundsonSummarizer(Stemmer("english"), cue_weight=0)
    edmundson.null_words = stop_words
    rankers = {name: _ranker(method) for name, method in methods.items()}
    rankers |= {"KL": divergence.rank, "Edmundson": _ranker(edmundson)}
    version = origin("sumy")
    return [SummaryPeer(f"sumy {name}", version, rank) for name, rank in rankers.items()]


def _ranker(method: Any) -> Callable[[Document, int], Order]:  # noqa: ANN401 - untyped
    def rank(document: Document, _count: int) -> Order:
        order: list[int] = []

        def all_of_them(rated: Sequence[Any]) -> Sequence[Any]:
            # sumy lets a function choose among the rated sentences, which come best first.
            order.extend(sentence.order for sentence in rated)
            return rated

        method(_model(document), all_of_them)
        return order

    return rank


def _model(document: Document) -> ObjectDocumentModel:
    """The document as sumy would have parsed it, the sentences and paragraphs being ours."""
    words = _Words()
    paragraphs: list[list[Sentence]] = [[] for _ in range(document.paragraph_count)]
    for sentence in document.sentences:
        paragraphs[sentence.paragraph].append(Sentence(sentence.text, words))
    if document.title:
        paragraphs[0].insert(0, Sentence(document.title, words, is_heading=True))
    return ObjectDocumentModel(Paragraph(sentences) for sentences in paragraphs)
