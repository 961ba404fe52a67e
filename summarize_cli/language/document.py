"""Article -> sentences and their terms: what scoring and tagging look at."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from summarize_cli.article import Article, Paragraph, Sentence
from summarize_cli.language.crumbs import SHORT, Place, is_all_crumbs, pieces_of, without_crumbs
from summarize_cli.language.lexicon import Lexicon, Term
from summarize_cli.language.sentences import sentence_spans
from summarize_cli.language.terms import tokens
from summarize_cli.language.unmarked import LONG, is_unmarked, pieces_of_speech

Split = Callable[[str], list[tuple[int, int]]]
"""From one paragraph to the (start, end) of each of its sentences."""


class Document(NamedTuple):
    """An article's prose taken apart; made by `Document.of`.

    `tokens[i]`, `terms[i]` and `held[i]` belong to `sentences[i]`; the first two run parallel. A term of None
    is a stop word.
    """

    title: str | None
    title_tokens: tuple[str, ...]
    title_terms: tuple[Term | None, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[Term | None, ...], ...]
    held: list[list[Term]]
    """The terms of each sentence without stop words, in order."""
    counts: Mapping[Term, int]
    """How often the sentences hold each term, in the order of the first occurrence."""
    paragraph_count: int
    sections: tuple[int, ...]
    """Parallel to `sentences`: how many headings stand above each."""

    @classmethod
    def of(  # noqa: PLR0913 - a document's parts have names
        cls,
        sentences: tuple[Sentence, ...],
        tokens: tuple[tuple[str, ...], ...],
        terms: tuple[tuple[Term | None, ...], ...],
        paragraph_count: int,
        *,
        title: str | None = None,
        title_tokens: tuple[str, ...] = (),
        title_terms: tuple[Term | None, ...] = (),
        sections: tuple[int, ...] = (),
    ) -> "Document":
        """The document of these parts, its terms counted."""
        held = [[term for term in each if term is not None] for each in terms]
        counts = Counter(chain.from_iterable(held))
        return cls(
            title,
            title_tokens,
            title_terms,
            sentences,
            tokens,
            terms,
            held,
            counts,
            paragraph_count,
            sections,
        )


def analyse(article: Article, lexicon: Lexicon, split: Split = sentence_spans) -> Document:
    """Split the prose of `article` into sentences and these into terms."""
    sentences: list[Sentence] = []
    written: list[tuple[str, ...]] = []
    looked_up: list[tuple[Term | None, ...]] = []
    lookup = lexicon.__getitem__
    prose = [p for p in article.paragraphs if p.role == "prose"]
    headings = [p.start for p in article.paragraphs if p.role == "heading"]
    sections: list[int] = []
    for number, start, end in without_crumbs(_places(article.text, prose, split), article.text):
        piece = article.text[start:end]
        words = tuple(tokens(_without_invisible(piece)))
        if not words or (sentences and len(words) <= _LABEL and _says_nothing(piece)):
            continue
        sentences.append(Sentence(_folded(piece), len(sentences), number, start, end))
        written.append(words)
        looked_up.append(tuple(map(lookup, words)))
        sections.append(bisect(headings, start))
    title_tokens = tuple(tokens(article.title or ""))
    return Document.of(
        tuple(sentences),
        tuple(written),
        tuple(looked_up),
        len(prose),
        title=article.title,
        title_tokens=title_tokens,
        title_terms=tuple(map(lookup, title_tokens)),
        sections=tuple(sections),
    )


def _places(text: str, prose: Sequence[Paragraph], split: Split) -> Iterator[Place]:
    """Where the sentences of each paragraph stand in `text`."""
    for number, paragraph in enumerate(prose):
        first = paragraph.start
        piece = text[first : paragraph.end]
        if len(piece) < SHORT and (piece.rstrip(".!?").isalnum() or _is_unparted(piece)):
            # A word or two: the rows of a long list need not go through all the rules.
            yield Place(number, first, paragraph.end)
            continue
        line = _without_line_breaks(piece)
        for start, end in pieces_of(line) if is_all_crumbs(line, len(text)) else split(line):
            if end - start > LONG and is_unmarked(line[start:end]):
                for begin, stop in pieces_of_speech(line[start:end]):
                    yield Place(number, first + start + begin, first + start + stop)
            else:
                yield Place(number, first + start, first + end)


def _is_unparted(piece: str) -> bool:
    """Whether nothing in a short text can part sentences, in whatever language, and no space is around it."""
    return (
        piece.isascii() and _PARTING.isdisjoint(piece) and not (piece[:1].isspace() or piece[-1:].isspace())
    )


_LABEL = 3
"""Words of a label, at most."""


def _says_nothing(piece: str) -> bool:
    """Whether a few words are a number alone, as of a question in parliament, or a label: "In short:"."""
    return piece.endswith(":") or not any(map(str.isalpha, piece))


_PARTING = frozenset(".!?;)\n\r\v\f\x1c\x1d\x1e")


def _folded(text: str) -> str:
    """`text` with each run of white space as one space."""
    # A printable text has no other white space than spaces; most have no two of them in a row.
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def _without_invisible(text: str) -> str:
    """`text` without soft hyphens and zero-width characters, which would part its words."""
    return text if text.isascii() or text.isprintable() else text.translate(_INVISIBLE)


_LINE_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def _without_line_breaks(text: str) -> str:
    """`text` with its line breaks as spaces: same length, so that offsets hold."""
    # Most paragraphs have none, and looking is ten times faster than translating.
    return text.translate(_LINE_BREAKS) if len(text.splitlines()) > 1 else text
