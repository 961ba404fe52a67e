"""The sentences that were not chosen, for readers of an explanation or of the whole article."""

from collections.abc import Sequence

from summarize_cli.article import Article, Passage, ScoredSentence
from summarize_cli.language.document import Document
from summarize_cli.summary.ranker import Ranking
from summarize_cli.summary.selection import Length, select

MOST_MISSED = 3
"""Sentences that are told to have just missed."""


def missed(
    document: Document, ranking: Ranking, chosen: Sequence[ScoredSentence]
) -> tuple[ScoredSentence, ...]:
    """At most MOST_MISSED sentences, best first, that a longer summary would have had next.

    Where the length is one of words, a sentence that did not fit can have a higher score than some chosen.
    """
    longer = select(document, ranking, Length(sentences=len(chosen) + MOST_MISSED))
    indices = {sentence.index for sentence in chosen}
    others = [sentence for sentence in longer if sentence.index not in indices]
    return tuple(sorted(others, key=lambda sentence: -sentence.score)[:MOST_MISSED])


def all_scored(
    document: Document, ranking: Ranking, chosen: Sequence[ScoredSentence]
) -> tuple[ScoredSentence, ...]:
    """(N,) all sentences in the article's order: the chosen as they are, the others as `missed` scores them.

    That is the score that each has in a summary of as many sentences as the article.
    """
    everything = list(select(document, ranking, Length(sentences=len(document.sentences))))
    for sentence in chosen:
        everything[sentence.index] = sentence
    return tuple(everything)


def passages(article: Article, sentences: Sequence[ScoredSentence]) -> tuple[Passage, ...]:
    """The headings and paragraphs of an article, in order; `sentences` are all of them.

    A paragraph in which no sentence was found (a row of dashes) is left out.
    """
    found: list[Passage] = []
    rest = iter(sentences)
    following = next(rest, None)
    number = 0
    for paragraph in article.paragraphs:
        if paragraph.role == "heading":
            found.append(Passage(" ".join(article.text[paragraph.start : paragraph.end].split())))
            continue
        own = []
        while following is not None and following.paragraph == number:
            own.append(following)
            following = next(rest, None)
        number += 1
        if own:
            found.append(Passage(None, tuple(own)))
    return tuple(found)
