"""Documents made from terms alone, for what counts terms."""

from summarize_cli.article import Sentence
from summarize_cli.language.document import Document
from summarize_cli.tagging.topic_features import Words


def words(*terms, function_word="the"):
    """Words of these terms: a number is a known word, None a function word, a string an unknown word."""
    return Words([written(term, function_word) for term in terms], terms)


def written(term, function_word="the"):
    return function_word if term is None else f"word{term}" if isinstance(term, int) else term


def document(*sentences, title=(), function_word="the"):
    """A document whose sentences have these terms."""
    return Document.of(
        sentences=tuple(Sentence("", number, 0, 0, 0) for number in range(len(sentences))),
        tokens=tuple(tuple(words(*terms, function_word=function_word).tokens) for terms in sentences),
        terms=tuple(map(tuple, sentences)),
        paragraph_count=1,
        title_tokens=tuple(words(*title, function_word=function_word).tokens),
        title_terms=tuple(title),
    )
