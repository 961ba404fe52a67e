"""Queries put to articles, and how many are answered. `python -m tests.quality.queries` prints what is not.

A query is answered by a summary that holds one of the sentences which a reader wanted.
"""

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize_cli.language.document import Document, analyse
from summarize_cli.language.foreign import analyse_foreign
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.pipeline import Settings, engine, summarize_bytes
from summarize_cli.reading.readers import read_article
from summarize_cli.reading.sources import Raw
from summarize_cli.summary.query import terms_of
from summarize_cli.summary.tfidf import Idf, OwnIdf, cosine, vector
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
    weights = idf.of({term for terms in document.terms for term in terms if term is not None})
    query = vector([term for term in terms_of(asked, lexicon) if term in weights], weights)
    near = [cosine(query, vector(terms, weights)) for terms in document.terms]
    best = sorted(range(len(near)), key=lambda index: -near[index])
    return [document.sentences[index].text for index in best[:sentences]]


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


def main() -> int:
    """Print the shares, and what is not answered."""
    for name, value in shares().items():
        print(f"{name:22} {value:6.3f}")
    for query in queries():
        shown = summary(query.source, query.asked)
        if not query.answered_by(shown):
            print("", f"{query.source}: {query.asked}", *(f"    {text[:90]}" for text in shown), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
