"""Queries put to articles, and how many are answered. `python -m tests.quality.queries` prints what is not.

A query is answered by a summary that holds one of the sentences which a reader wanted.

    python -m tests.quality.queries FILE...

puts simulated queries to the articles of summaries corpora instead, one to each: a few words of one of its
highlights (training/queries.py). It prints whether the summary is still one of the whole article, and how
much of the rest of that highlight it says.
"""

import random
import sys
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize_cli.language.document import Document, analyse
from summarize_cli.language.foreign import analyse_foreign
from summarize_cli.language.lexicon import Lexicon, Term
from summarize_cli.language.terms import tokens
from summarize_cli.pipeline import Settings, engine, summarize, summarize_bytes
from summarize_cli.reading.readers import read_article
from summarize_cli.reading.sources import Raw
from summarize_cli.summary.query import terms_of
from summarize_cli.summary.tfidf import Idf, OwnIdf, cosine, vector
from summarize_cli.training import metrics
from summarize_cli.training.corpora import read_summaries
from summarize_cli.training.judging import Trial
from summarize_cli.training.judging.choices import Exercise, Unjudged, exercise
from summarize_cli.training.queries import Asked, simulated
from tests.conftest import ROOT

FILE = Path(__file__).with_name("queries.toml")
SENTENCES = 3


class Query(NamedTuple):
    """What is asked of an article, and the openings of the sentences that answer."""

    source: str
    asked: str
    wanted: tuple[str, ...]

    def answered_by(self, sentences):
        return any(sentence.startswith(self.wanted) for sentence in sentences)


def queries() -> list[Query]:
    """All of them, in the order of the file."""
    groups = tomllib.loads(FILE.read_text("utf-8"))
    return [
        Query(source, asked, tuple(wanted))
        for source, group in groups.items()
        for asked, wanted in group.items()
    ]


def summary(source: str, asked: str | None, sentences: int = SENTENCES) -> list[str]:
    """The summary's sentences, the best first."""
    digest = summarize_bytes((ROOT / source).read_bytes(), Settings(sentences, query=asked), source=source)
    return [s.text for s in sorted(digest.summary, key=lambda sentence: -sentence.score)]


def closest(source: str, asked: str, sentences: int = SENTENCES) -> list[str]:
    """The sentences whose TF-IDF vectors are closest to the query's, best first: what a search does."""
    document, idf, lexicon = _taken_apart(source)
    best = _by_cosine(document, idf, terms_of(asked, lexicon))
    return [document.sentences[index].text for index in best[:sentences]]


def _by_cosine(document: Document, idf: Idf, asked: Sequence[Term]) -> list[int]:
    """The indices of all sentences, the one closest to the query first."""
    weights = idf.of({term for terms in document.terms for term in terms if term is not None})
    query = vector([term for term in asked if term in weights], weights)
    near = [cosine(query, vector(terms, weights)) for terms in document.terms]
    return sorted(range(len(near)), key=lambda index: -near[index])


@cache
def _taken_apart(source: str) -> tuple[Document, Idf, Lexicon]:
    article = read_article(Raw((ROOT / source).read_bytes(), name=source), "auto", None, source)
    language = summarize_bytes((ROOT / source).read_bytes(), Settings(), source=source).language
    if language in (None, "en"):
        opened = engine()
        return analyse(article, opened.lexicon), opened.idf, opened.lexicon
    foreign = analyse_foreign(article, language)
    return foreign.document, OwnIdf(foreign.idf), foreign.lexicon


def shares() -> dict[str, float]:
    """Share of the queries that are answered: in three sentences, by the first, and more than by others."""
    asked = queries()

    def share(choose, sentences=SENTENCES):
        return sum(q.answered_by(choose(q.source, q.asked)[:sentences]) for q in asked) / len(asked)

    three = share(summary)
    return {
        "answered": three,
        "answered_at_once": share(summary, 1),
        "answered_over_plain": three - share(lambda source, _: summary(source, None)),
        "answered_over_cosine": three - share(closest),
    }


class Task(NamedTuple):
    """An article, and a query that asks for one of its highlights."""

    exercise: Exercise
    asked: Asked
    query: str

    def summary(self, query: str | None) -> list[int]:
        row = self.exercise.row
        digest = summarize(
            row.text, title=row.title, sentences=SENTENCES, query=query, topics=0, keyphrases=0
        )  # fmt: skip
        return [sentence.index for sentence in digest.summary]

    def closest(self) -> list[int]:
        return sorted(_by_cosine(self.exercise.document, engine().idf, self.asked.terms)[:SENTENCES])


SYSTEMS: dict[str, Callable[[Task], list[int]]] = {
    "summary for the query": lambda task: task.summary(task.query),
    "plain summary": lambda task: task.summary(None),
    "cosine to the query": Task.closest,
}


def tasks(path: Path) -> list[Task]:
    """One query for each article with a highlight of enough words. The same file gives the same ones."""
    draw = random.Random(1)
    found = []
    for row in read_summaries([path])[0]:
        try:
            taken_apart = exercise(row, Trial())
        except Unjudged:
            continue
        highlight = draw.choice(row.highlights)
        asked = simulated(highlight, engine(), draw)
        if asked:
            words = [word for word in tokens(highlight) if engine().lexicon[word] in asked.terms]
            found.append(Task(taken_apart, asked, " ".join(words)))
    return found


def simulated_figures(path: Path) -> tuple[int, dict[str, tuple[float, float]]]:
    """How many queries; of each system the mean ROUGE-1 by all highlights, 0..100, and the share of the
    highlight asked for, 0..1, that its sentences hold: of the weight of the words that the query lacks."""
    judge = metrics.rouge_judge()
    asked = tasks(path)
    figures = {}
    for name, choose in SYSTEMS.items():
        rouge = share = 0.0
        for task in asked:
            chosen = choose(task)
            held = [term for index in chosen for term in task.exercise.document.terms[index]]
            texts = [task.exercise.texts[index] for index in chosen]
            rouge += judge(task.exercise.references[0], texts)[0]
            share += task.asked.share(held)
        figures[name] = rouge / len(asked), share / len(asked)
    return len(asked), figures


def main(corpora: Sequence[str]) -> int:
    """Print the shares, and what is not answered; or of corpora the figures of simulated queries."""
    for corpus in corpora:
        count, figures = simulated_figures(Path(corpus))
        print(f"{Path(corpus).name}: {count} queries, a summary of {SENTENCES} sentences each")
        for name, (rouge, share) in figures.items():
            print(f"  {name:22} ROUGE-1 {rouge:5.1f}, {share:5.1%} of the highlight asked for")
    return 0 if corpora else _print_own()


def _print_own() -> int:
    for name, value in shares().items():
        print(f"{name:22} {value:6.3f}")
    for query in queries():
        shown = summary(query.source, query.asked)
        if not query.answered_by(shown):
            print("", f"{query.source}: {query.asked}", *(f"    {text[:90]}" for text in shown), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
