"""summa's TextRank (https://github.com/summanlp/textrank) for sentences and for keywords."""

from collections.abc import Sequence

from summa import keywords, summarizer

from summarize_cli.language.document import Document
from summarize_cli.training.peers import KeyphrasePeer, Order, SummaryPeer, origin

_ENDS = str.maketrans(dict.fromkeys(".!?\n\r", ","))
"""summa ends a sentence at any of these and reads them, and a comma, as a space between words."""


def peers() -> list[SummaryPeer | KeyphrasePeer]:
    """Sentences and keywords, at its own settings."""
    version = origin("summa")
    return [SummaryPeer("summa TextRank", version, _rank), KeyphrasePeer("summa", version, _keywords)]


def _rank(document: Document, _count: int) -> Order:
    # One sentence a line, without marks inside: so it splits the text where we do, into the same words.
    lines = [sentence.text.translate(_ENDS) for sentence in document.sentences]
    scored = summarizer.summarize("\n".join(lines), ratio=1.0, scores=True)
    scores: dict[int, float] = {}
    place = 0
    # They come in the article's order; those without a content word are not among them.
    for line, score in scored:
        place = lines.index(line, place)
        scores[place] = score
        place += 1
    return sorted(scores, key=lambda index: -scores[index])


def _keywords(text: str, count: int) -> Sequence[str]:
    found: list[str] = keywords.keywords(text, split=True)
    return found[:count]
