"""newspaper4k's `nlp` (https://github.com/AndyTheFactory/newspaper4k) for sentences and for keywords."""

from collections.abc import Sequence
from functools import lru_cache

from newspaper import nlp, settings
from newspaper.text import StopWords

from summarize_cli.language.document import Document
from summarize_cli.training.peers import KeyphrasePeer, Order, SummaryPeer, origin


def peers() -> list[SummaryPeer | KeyphrasePeer]:
    """What `Article.nlp()` does, at its own settings, without its splitter, which needs a download."""
    version = origin("newspaper4k")
    return [SummaryPeer("newspaper4k", version, _rank), KeyphrasePeer("newspaper4k", version, _keywords)]


@lru_cache(maxsize=1)
def _stop_words() -> StopWords:
    return StopWords("en")


def _rank(document: Document, _count: int) -> Order:
    # Its summarize() answers nothing without a title. Its scores do without one: the title's share is 0.
    texts = [sentence.text for sentence in document.sentences]
    stop_words = _stop_words()
    words = nlp.keywords("\n".join(texts), stop_words, settings.SUMMARIZE_KEYWORD_COUNT)
    title = list(stop_words.tokenizer(document.title or ""))
    return [place for place, _, _ in nlp.scored_sentences(texts, title, words, stop_words)]


def _keywords(text: str, count: int) -> Sequence[str]:
    return list(nlp.keywords(text, _stop_words(), count))
