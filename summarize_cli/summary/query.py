"""A query put to an article: how much each sentence speaks to it, in the log-odds that rank sentences.

A sentence speaks to a query by the query's words that it holds; by the words that the best answers found so
hold beside them (pseudo-relevance feedback: Rocchio, "Relevance feedback in information retrieval", 1971; the
best few are taken for relevant and the query is kept beside what they add, as RM3 does: Abdul-Jaleel et al.,
"UMass at TREC 2004"); and by the sentences around it in its paragraph, as what is named in one is "he" or
"it" in the next. A word of the query weighs as much as it is rare among the article's sentences (TF-ISF:
Neto, Santos, Kaestner and Freitas, 2000): what every sentence is about tells none apart. The length of a
sentence does not matter, as of two that hold the words the short one is not the better answer.

How likely a sentence is to be worth choosing is the ranker's to say; what is added to its log-odds is how
much likelier each of these makes it, as learned in training/queries.py.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from math import hypot, log, sqrt
from operator import mul
from typing import NamedTuple

from summarize_cli.errors import UsageError
from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Lexicon, Term
from summarize_cli.language.terms import TOKEN, tokens
from summarize_cli.summary.tfidf import Idf, Vector

MOST_CHARACTERS = 10_000
"""Of a query: far more than a question has, far less than an article that was given by mistake."""

_FEEDBACK_SENTENCES, _FEEDBACK_TERMS = 3, 20


class Evidence(NamedTuple):
    """What speaks for a sentence, none of it below 0."""

    held: float
    """The sentence's weights of the query's words, times the query's vector of length 1."""
    feedback: float
    """Share of the weight of the words that feedback added, 0..1."""
    before: float
    """`held` of the sentence before it in its paragraph."""
    after: float
    """`held` of the sentence after it in its paragraph."""


WEIGHTS = Evidence(held=3.8, feedback=4.4, before=1.2, after=1.0)
"""Log-odds a unit: twice what training/queries.py learns. Its simulated queries ask for what editors told of
the article anyway, so they trust the ranker more than a reader's question may."""


def check(query: str) -> None:
    """Refuse a query that asks nothing.

    Raises:
        UsageError: it holds no word, or is no query but a text.
    """
    if len(query) > MOST_CHARACTERS:
        raise UsageError(f"query is {len(query):,} characters long; it must be at most {MOST_CHARACTERS:,}")
    if not TOKEN.search(query):
        raise UsageError(f"query {'holds no words' if query.strip() else 'is empty'}; say what to look for")


def terms_of(query: str, lexicon: Lexicon) -> tuple[Term, ...]:
    """The different terms of a query, without stop words."""
    # A keyboard or a file name may give accents as characters of their own.
    looked_up = map(lexicon.__getitem__, tokens(unicodedata.normalize("NFC", query)))
    return tuple(term for term in dict.fromkeys(looked_up) if term is not None)


def leanings(document: Document, idf: Idf, asked: Sequence[Term]) -> list[float] | None:
    """(N,) log-odds that each sentence gains by speaking to a query; None if no sentence holds a word of it.

    Args:
        document: of N sentences.
        idf: of its language.
        asked: what `terms_of` answers, by the lexicon that the document was made with.
    """
    found = evidence(document, idf, asked)
    if found is None:
        return None
    return [sum([weight * value for weight, value in zip(WEIGHTS, each, strict=True)]) for each in found]


def evidence(document: Document, idf: Idf, asked: Sequence[Term]) -> list[Evidence] | None:
    """(N,) the evidence of each sentence. Takes what `leanings` takes. Linear in the document's length."""
    holders = Counter(chain.from_iterable(map(set, document.held)))
    known = [term for term in asked if holders[term]]
    if not known:
        return None
    count = len(document.sentences)
    # A word that every sentence holds still counts: the query may have no other.
    wanted = {term: log((count + 1) / (holders[term] + 0.5)) for term in known}
    length = sqrt(sum(wanted.values()))
    held = [_mass(wanted, terms) / length for terms in document.held]
    best = sorted(filter(held.__getitem__, range(count)), key=lambda index: -held[index])
    added = _feedback(document, idf, wanted, {index: held[index] for index in best[:_FEEDBACK_SENTENCES]})
    whole = sum(added.values()) or 1.0
    feedback = [_mass(added, terms) / whole for terms in document.held]
    paragraphs = [sentence.paragraph for sentence in document.sentences]
    joined = [first == second for first, second in pairwise(paragraphs)]
    before = [0.0, *map(mul, held, joined)]
    after = [*map(mul, held[1:], joined), 0.0]
    return [*map(Evidence, held, feedback, before, after)]


def _mass(weights: Vector, terms: Sequence[Term]) -> float:
    """The weight of those of some terms that have one, each counted once."""
    return sum([weights[term] for term in set(terms) if term in weights])


def _feedback(document: Document, idf: Idf, wanted: Vector, best: Mapping[int, float]) -> Vector:
    """The heaviest terms, but for those of the query, of the centroid of the best sentences.

    `best`: index -> how much a sentence counts.
    """
    centroid: Vector = {}
    for index, share in best.items():
        counts = Counter(document.held[index])
        rarity = idf.of(counts)
        weights = {term: times * rarity[term] for term, times in counts.items()}
        length = hypot(*weights.values())
        for term, weight in weights.items():
            if term not in wanted:
                centroid[term] = centroid.get(term, 0.0) + share * weight / length
    # Stable: among equals the first to appear.
    heaviest = sorted(centroid.items(), key=lambda pair: -pair[1])
    return dict(heaviest[:_FEEDBACK_TERMS])
