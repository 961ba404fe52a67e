"""Learns what it is worth that a sentence speaks to a query: the weights of summary/query.py.

    python -m summarize_cli.training.queries FILE...

prints them, learned from corpora of summaries. Nobody asked questions of these, so queries are simulated, as
Azzopardi, de Rijke and Balog do ("Building simulated queries for known-item topics", SIGIR 2007): one to four
words drawn from a highlight, rare ones sooner. The sentence that they ask for is the one that holds most of
the highlight's *other* words, so that whether it holds those of the query too is not settled beforehand.

A conditional logit (McFadden, 1974) then tells which sentence of an article is the one, from the ranker's
log-odds and the evidence of the query. What counts is the ratio of the weights to that of the ranker's.
"""

import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from summarize_cli.errors import ContentError
from summarize_cli.language.lexicon import Term
from summarize_cli.language.terms import tokens
from summarize_cli.pipeline import Engine, engine, read_article
from summarize_cli.summary.query import Evidence, evidence
from summarize_cli.summary.ranker import rank
from summarize_cli.training.corpora import read_summaries
from summarize_cli.training.examples import SummaryRow

Floats = npt.NDArray[np.float64]

Case = tuple[Floats, int]
"""(N, 5) the ranker's log-odds and the evidence of each sentence, and the one asked for."""

_MOST_WORDS = 4
_FEWEST_OF_A_HIGHLIGHT = 5
_FEWEST_SENTENCES = 8
"""Of a shorter article three sentences are most of it, whatever was asked."""
_CERTAIN = 0.5
"""Share of the weight of the highlight's other words from which a sentence is surely the one."""
_RIDGE = 1e-3
_SEED = 1


class Asked(NamedTuple):
    """A simulated query, and what it asks for."""

    terms: tuple[Term, ...]
    others: dict[Term, float]
    """The highlight's other terms -> idf."""

    def share(self, terms: Iterable[Term | None]) -> float:
        """Of the weight of the other terms, 0..1, what these hold."""
        held = self.others.keys() & {*terms}
        return sum(self.others[term] for term in self.others if term in held) / sum(self.others.values())


def cases_of(rows: Iterable[SummaryRow], opened: Engine) -> list[Case]:
    """A case for each highlight that a sentence clearly says."""
    draw = random.Random(_SEED)  # noqa: S311 - simulation, no secret
    cases: list[Case] = []
    for row in rows:
        try:
            _, document = read_article(row.text, opened, title=row.title)
        except ContentError:
            continue
        if len(document.sentences) < _FEWEST_SENTENCES:
            continue
        scores = rank(document, opened.idf, opened.ranker).scores
        for highlight in row.highlights:
            asked = simulated(highlight, opened, draw)
            if asked is None:
                continue
            shares = [asked.share(terms) for terms in document.held]
            found = evidence(document, opened.idf, asked.terms)
            if found is not None and max(shares) >= _CERTAIN:
                rows_of_case = [[score, *each] for score, each in zip(scores, found, strict=True)]
                cases.append((np.array(rows_of_case), shares.index(max(shares))))
    return cases


def simulated(highlight: str, opened: Engine, draw: random.Random) -> Asked | None:
    """One to four terms of a highlight, rare ones sooner; None of a highlight that has too few."""
    looked_up = dict.fromkeys(opened.lexicon[token] for token in tokens(highlight))
    idf = opened.idf.of(term for term in looked_up if term is not None)
    if len(idf) < _FEWEST_OF_A_HIGHLIGHT:
        return None
    wanted = draw.randint(1, _MOST_WORDS)
    # Weighted sampling without replacement (Efraimidis and Spirakis, 2006).
    drawn = sorted(idf, key=lambda term: draw.random() ** (1 / idf[term]))[-wanted:]
    return Asked(tuple(drawn), {term: weight for term, weight in idf.items() if term not in drawn})


def fit(cases: Sequence[Case]) -> Evidence:
    """The weights that make the sentences asked for likeliest, in units of the ranker's log-odds.

    Raises:
        ValueError: there is no case.
    """
    if not cases:
        raise ValueError("no highlight is said by a sentence; there is nothing to learn from")
    width = cases[0][0].shape[1]
    solved = minimize(_loss, np.zeros(width), args=(cases,), jac=True, method="L-BFGS-B")
    of_ranker, *weights = (float(weight) for weight in solved.x)
    return Evidence(*(weight / of_ranker for weight in weights))


def _loss(weights: Floats, cases: Sequence[Case]) -> tuple[float, Floats]:
    """Mean negative log-likelihood with its gradient."""
    loss, gradient = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
    for features, asked_for in cases:
        logits = features @ weights
        odds = np.exp(logits - logits.max())
        shares = odds / odds.sum()
        loss -= float(np.log(shares[asked_for])) / len(cases)
        gradient -= (features[asked_for] - shares @ features) / len(cases)
    return loss, gradient


def main(arguments: Sequence[str]) -> None:
    """Print the weights learned from the files named."""
    rows, _ = read_summaries([Path(argument) for argument in arguments])
    cases = cases_of(rows, engine())
    print(f"{len(cases)} queries of {len(rows)} articles: {fit(cases)}")  # noqa: T201 - a command


if __name__ == "__main__":
    main(sys.argv[1:])
