"""Articles in other languages than English: their sentences, their terms, and idf from the article itself.

nltk's Snowball stemmers (Porter, "Snowball: A language for stemming algorithms", 2001) are loaded here and
nowhere else at run time: they cost a second, which only such an article pays.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import log

import sentencex
from nltk.stem.snowball import SnowballStemmer

from summarize_cli.article import Article
from summarize_cli.language.document import Document, analyse
from summarize_cli.language.functionwords import FUNCTION_WORDS, NAMES
from summarize_cli.language.lexicon import Lexicon, Term

_SEGMENTER = {"no": "nb"}
"""Codes that sentencex knows by another name."""

# One stray quotation mark costs sentencex quadratic time: it is asked about one block after the other.
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class ForeignArticle:
    """A document in another language, and what its terms are worth."""

    document: Document
    idf: Callable[[Iterable[Term]], dict[Term, float]]
    """For some terms, the smooth inverse document frequency of each; the sentences are the documents."""
    lexicon: Lexicon
    """That the document was made with."""


def analyse_foreign(article: Article, code: str) -> ForeignArticle:
    """Take an article apart whose language has the ISO 639-1 `code`, one of `NAMES`."""
    lexicon = _lexicon(code)
    document = analyse(article, lexicon, lambda paragraph: _spans(paragraph, code))
    frequencies = Counter(chain.from_iterable(map(set, document.held)))
    count = 1 + len(document.held)

    def idf(terms: Iterable[Term]) -> dict[Term, float]:
        return {term: log(count / (1 + frequencies[term])) + 1 for term in terms}

    return ForeignArticle(document, idf, lexicon)


@cache
def _lexicon(code: str) -> Lexicon:
    words = FUNCTION_WORDS[code]
    stem = SnowballStemmer(NAMES[code].lower()).stem

    def find(form: str) -> Term | None:
        return None if form in words else stem(form) or form

    return Lexicon(find)


def _spans(paragraph: str, code: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence of one paragraph, white space around it left out."""
    spans = []
    position = 0
    for piece in _pieces(paragraph, _SEGMENTER.get(code, code)):
        stripped = piece.strip()
        if stripped:
            start = position + piece.index(stripped)
            spans.append((start, start + len(stripped)))
        position += len(piece)
    return spans


def _pieces(text: str, language: str) -> Iterator[str]:
    """The sentencex segmentation of `text`, block by block, half surrogates (which it refuses) replaced."""
    for block in _blocks(text):
        try:
            yield from sentencex.segment(language, block)
        except UnicodeEncodeError:
            yield from sentencex.segment(language, block.encode("utf-8", "replace").decode("utf-8"))


def _blocks(text: str) -> Iterator[str]:
    """`text` in pieces of bounded length, cut at spaces where there are any."""
    begin = 0
    while len(text) - begin > _BLOCK:
        end = text.rfind(" ", begin, begin + _BLOCK) + 1 or begin + _BLOCK
        yield text[begin:end]
        begin = end
    yield text[begin:]
