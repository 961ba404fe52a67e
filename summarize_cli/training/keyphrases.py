"""Cross-validation of the keyphrases' weights: what choosing them on other articles would give.

    python -m summarize_cli.training.keyphrases dev-kpcrowd.jsonl.gz

The weights in `summarize_cli.tagging.salience` are set by hand between two judges, the corpus and a
reader's eye. Here each of ten folds is judged with the weights that did best on the other nine, among those
as they stand and with one of them a step lower or higher.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from summarize_cli.language.document import Document
from summarize_cli.pipeline import engine, read_article
from summarize_cli.tagging.keyphrases import keyphrases
from summarize_cli.tagging.salience import WEIGHTS, Weights
from summarize_cli.training import corpora, metrics

_FOLDS = 10
_STEP = 0.25
"""Of a weight, at least of 1."""


class Judged(NamedTuple):
    """Precision among the first five and ten, 0..1."""

    at_5: metrics.Interval
    at_10: metrics.Interval


def neighbours(weights: Weights = WEIGHTS) -> list[Weights]:
    """The weights themselves, then with each of them a step lower and higher."""
    found = [weights]
    for name, value in weights._asdict().items():
        step = _STEP * max(abs(value), 1.0)
        found += [weights._replace(**{name: value - step}), weights._replace(**{name: value + step})]
    return [candidate for candidate in found if candidate.late >= 0]


def judge(path: Path, candidates: Sequence[Weights]) -> tuple[Judged, Judged]:
    """The first candidate on all articles of a corpus; and each fold with the best on the other nine."""
    opened = engine()
    key = metrics.phrase_key()
    rows: list[tuple[Document, set[str]]] = [
        (read_article(text, opened)[1], {key(phrase) for phrase in phrases})
        for text, phrases in corpora.read_keyphrases(path)
    ]
    order = [int(row) for row in np.random.default_rng(0).permutation(len(rows))]
    fold_of = {row: place % _FOLDS for place, row in enumerate(order)}
    scores = []
    for weights in candidates:
        found = [
            ([key(p.text) for p in keyphrases(document, opened.idf.of, 10, weights)], wanted)
            for document, wanted in rows
        ]
        scores.append(
            [[metrics.precision_at(k, ranked, wanted) for ranked, wanted in found] for k in (5, 10)]
        )
    held_out: list[list[float]] = [[], []]
    for fold in range(_FOLDS):
        others = [row for row in order if fold_of[row] != fold]
        best = max(scores, key=lambda score: sum(score[0][row] for row in others))
        for kind in (0, 1):
            held_out[kind] += [best[kind][row] for row in order if fold_of[row] == fold]
    return _judged(scores[0]), _judged(held_out)


def _judged(scores: Sequence[Sequence[float]]) -> Judged:
    at_5, at_10 = scores
    return Judged(metrics.bootstrap(at_5), metrics.bootstrap(at_10))


def _line(name: str, judged: Judged) -> str:
    figures = (f"{100 * i.mean:.1f} [{100 * i.low:.1f}, {100 * i.high:.1f}]" for i in judged)
    return f"{name}: P@5 {next(figures)}, P@10 {next(figures)}\n"


if __name__ == "__main__":
    as_is, chosen = judge(Path(sys.argv[1]), neighbours())
    sys.stdout.write(_line("weights as they stand", as_is) + _line("chosen on the other nine folds", chosen))
