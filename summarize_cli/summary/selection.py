"""Scored sentences -> those that are printed.

The rule: the best sentence first; then always the one whose score, less what it repeats and less a toll
for its length, is highest. What nearly equals a chosen sentence waits until nothing else is left. The order
in which sentences are chosen does not depend on how many are wanted: asking for more only adds to them.

The first sentence pays no toll: it must say the most, while each further one shares a small space. A sentence
of a few words tells a reader little without its neighbours, an endless one is several run together, and one
in which the text breaks off is half of one: these always pay a penalty. Taking away the greatest similarity
to what is chosen is Maximal Marginal Relevance (Carbonell and Goldstein, 1998).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from math import log

from summarize_cli.article import ScoredSentence
from summarize_cli.language.document import Document
from summarize_cli.summary.habits import length_matters
from summarize_cli.summary.ranker import Ranking, probability
from summarize_cli.summary.tfidf import Vector, cosine

SIMILARITY_PENALTY = 2.0
"""Log-odds that a cosine of 1 to a chosen sentence costs. Compared on train and dev corpora, as the next."""

LENGTH_TOLL = 1.0
"""Log-odds a unit of log(1 + tokens), of every sentence but the first chosen."""

_FEW_WORDS = 6
_SHORT_PENALTY = 1.0
"""Log-odds that a sentence of fewer words costs, where there are longer ones, and one that breaks off."""

_MOST_WORDS = 45
_EXCESS_TOLL = 0.05
"""Log-odds that each token beyond costs, of every sentence: what is longer is mostly several sentences run
together, captions among them, and takes the place of others. By cross-validation it costs nothing on news."""

_STEP = 1e-4
"""The share by which the shown score of a sentence lies below that of the one chosen before it, at least."""

HIGHEST = 1 - _STEP
"""The highest score that is shown."""

SAME = 0.8
"""The cosine from which two sentences say the same."""

_REPETITION_PENALTY = 8.0
"""More log-odds than scores differ by."""

_MOST_COMPARED = 100
"""Chosen sentences that a candidate is compared with: keeps long summaries of books linear."""

_CROWDING_PENALTY = 1.5
"""Log-odds that each sentence costs which is chosen already from the same section of a long text."""

_FEWEST_SECTIONS, _LONG = 3, 100
"""Sections and sentences from which a text is a report or a book; its summary draws from the whole."""

# How a whole sentence ends, and what may stand behind its end.
_ENDS = (".", "!", "?", "\u2026")
_CLOSERS = "\"'\u201d\u2019)]"

Fits = Callable[[int], bool]
"""Whether a sentence still fits in; once it says no of a sentence, it must never say yes of it again."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary is to be: exactly one of the three is given."""

    sentences: int | None = None
    words: int | None = None
    ratio: float | None = None


def select(document: Document, ranking: Ranking, length: Length) -> tuple[ScoredSentence, ...]:
    """The chosen sentences in the order of the article.

    The `score` of a sentence compares it with the article's average sentence, which would have 0.5: it is the
    logistic function of how far the sentence's log-odds, less what it repeats of those chosen before and
    less its toll in excess of the average toll, lie above the mean of all. One chosen earlier has a higher
    score.
    """
    if not document.sentences:
        return ()
    chosen = _by_count(document, ranking, length.sentences) if length.sentences is not None else _by_words(
        document, ranking, _words_wanted(document, length)
    )  # fmt: skip
    shown = _shown(document, ranking, chosen)
    return tuple(
        ScoredSentence(*sentence, score=shown[sentence.index])
        for sentence in map(document.sentences.__getitem__, sorted(shown))
    )


def _shown(document: Document, ranking: Ranking, chosen: Sequence[tuple[int, float]]) -> dict[int, float]:
    """Index of a chosen sentence -> its score for readers."""
    tolls = _tolls(document)
    usual = _usual(_worth(document, ranking.scores), tolls)
    shown: dict[int, float] = {}
    last = 1.0
    for place, (index, value) in enumerate(chosen):
        # Only the first has not paid its toll yet.
        paid = value if place else value - tolls[index]
        last = shown[index] = min(probability(paid - usual), last * (1 - _STEP))
    return shown


def standings(document: Document, ranking: Ranking) -> list[float]:
    """(N,) log-odds by which each sentence lies above the article's average one, with nothing chosen yet."""
    tolls = _tolls(document)
    worths = _worth(document, ranking.scores)
    usual = _usual(worths, tolls)
    return [worth - toll - usual for worth, toll in zip(worths, tolls, strict=True)]


def _usual(worths: Sequence[float], tolls: Sequence[float]) -> float:
    """The mean log-odds of all sentences, less their tolls."""
    return (sum(worths) - sum(tolls)) / len(tolls)


def _tolls(document: Document) -> list[float]:
    """(N,) log-odds that the length of a sentence costs."""
    toll = LENGTH_TOLL * length_matters(len(document.tokens))
    return [toll * log(1 + len(words)) for words in document.tokens]


def _worth(document: Document, scores: Sequence[float]) -> Sequence[float]:
    """(N,) the scores, lower for endless sentences, and for those of a few words where there are longer."""
    worth = list(scores)
    lengths = [*map(len, document.tokens)]
    if max(lengths) > _MOST_WORDS:
        worth = [
            score - _EXCESS_TOLL * max(0, length - _MOST_WORDS)
            for score, length in zip(scores, lengths, strict=True)
        ]
    if min(lengths) < _FEW_WORDS <= max(lengths):
        for index, length in enumerate(lengths):
            if length < _FEW_WORDS:
                worth[index] -= _SHORT_PENALTY
    if _breaks_off(document):
        worth[-1] -= _SHORT_PENALTY
    return worth


def _breaks_off(document: Document) -> bool:
    """Whether the text was cut in the middle of its last sentence: "Up to ten inches fell between F"."""
    if len(document.sentences) == 1:
        return False
    before, last = (sentence.text.rstrip(_CLOSERS) for sentence in document.sentences[-2:])
    return before.endswith(_ENDS) and not last.endswith(_ENDS)


def preferred(
    document: Document, ranking: Ranking, fits: Fits = lambda _: True
) -> Iterator[tuple[int, float]]:
    """(index, score less penalties) in the order of choice, as long as a sentence fits.

    Penalties only grow while sentences are chosen, so a candidate is looked at again only when it leads
    (lazy greedy, Minoux 1978).
    """
    if not ranking.scores:
        return
    scores = _worth(document, ranking.scores)
    best = max(filter(fits, range(len(scores))), key=scores.__getitem__, default=None)
    if best is None:
        return
    yield best, scores[best]
    chosen: list[Vector] = [ranking.vectors[best]]
    sections, crowding = _sections(document)
    costs = [toll - score for score, toll in zip(scores, _tolls(document), strict=True)]
    queues = _queues(costs, sections, best)
    # What crowds a section lies on all of its sentences alike: their order stays, that of sections changes.
    crowd = dict.fromkeys(queues, 0.0) | {sections[best]: crowding}
    leaders = [(queue[0][0] + crowd[section], queue[0][1], section) for section, queue in queues.items()]
    heapify(leaders)
    while leaders:
        whole_cost, index, section = leaders[0]
        queue = queues[section]
        cost, _, compared, similarity = queue[0]
        if not fits(index):
            heappop(queue)
        elif compared < len(chosen):
            higher = _similarity(ranking.vectors[index], chosen[compared:], similarity)
            more = _penalty(higher) - _penalty(similarity)
            heapreplace(queue, (cost + more, index, len(chosen), higher))
        else:
            heappop(queue)
            yield index, -whole_cost
            crowd[section] += crowding
            if len(chosen) < _MOST_COMPARED:
                chosen.append(ranking.vectors[index])
        if queue:
            heapreplace(leaders, (queue[0][0] + crowd[section], queue[0][1], section))
        else:
            heappop(leaders)


_Candidate = tuple[float, int, int, float]
"""Its cost and index, how many of the chosen it has been compared with, and the highest cosine to them."""


def _queues(costs: Sequence[float], sections: Sequence[int], best: int) -> dict[int, list[_Candidate]]:
    """Section -> its sentences but the best one, as a heap, the cheapest first."""
    queues: dict[int, list[_Candidate]] = {}
    for index, (cost, section) in enumerate(zip(costs, sections, strict=True)):
        if index != best:
            queues.setdefault(section, []).append((cost, index, 0, 0.0))
    for queue in queues.values():
        heapify(queue)
    return queues


def _sections(document: Document) -> tuple[Sequence[int], float]:
    """(N,) the section of each sentence, and what each sentence costs the others of its section."""
    if len(document.sentences) < _LONG or len(set(document.sections)) < _FEWEST_SECTIONS:
        return [0] * len(document.sentences), 0.0
    return document.sections, _CROWDING_PENALTY


def _similarity(candidate: Vector, chosen: Sequence[Vector], known: float) -> float:
    """The highest cosine to any of the chosen, `known` being that to those before them."""
    terms = candidate.keys()
    return max([known, *(cosine(candidate, each) for each in chosen if not terms.isdisjoint(each))])


def _penalty(similarity: float) -> float:
    repetition = _REPETITION_PENALTY if similarity >= SAME else 0.0
    return SIMILARITY_PENALTY * similarity + repetition


def _by_count(document: Document, ranking: Ranking, count: int) -> list[tuple[int, float]]:
    """Exactly `count` sentences, all if there are fewer."""
    order = preferred(document, ranking)
    return [pair for pair, _ in zip(order, range(count), strict=False)]


def _by_words(document: Document, ranking: Ranking, wanted: int) -> list[tuple[int, float]]:
    """Sentences of at most `wanted` words together; where none is so short, the shortest, best first."""
    sizes = [sentence.words for sentence in document.sentences]
    room = max(wanted, min(sizes))
    chosen = []

    def fits(index: int) -> bool:
        return sizes[index] <= room

    for index, value in preferred(document, ranking, fits):
        chosen.append((index, value))
        room -= sizes[index]
    return chosen


def _words_wanted(document: Document, length: Length) -> int:
    if length.words is not None:
        return length.words
    if length.ratio is None:
        raise ValueError("a length needs sentences, words or a ratio")
    # A rounding error must not cost a sentence: 0.29 * 100 is 28.999999999999996.
    return int(length.ratio * sum([sentence.words for sentence in document.sentences]) + 1e-9)
