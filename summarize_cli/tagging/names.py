"""Names in full: the words with capitals around a salient word."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarize_cli.language.lexicon import Term
from summarize_cli.tagging.forms import POSSESSIVES, Phrase, joint, written
from summarize_cli.tagging.salience import Place, Rows, Weights, Word
from summarize_cli.tagging.wordlists import BODIES, EPITHETS, LEGAL_FORMS, NEVER, NOT_ALONE, PARTICLES, TITLES

_LONGEST = 5
_FEWEST_OF_A_HEADLINE = 4
_OF_A_PERSON = 2
"""Words: what is longer may open with a word that is no name."""
_PLACES_LOOKED_AT = 5

_OPENING, _CLOSING = tuple("\u201c\u2018\"'"), tuple("\u201d\u2019\"'")
_LINKS = frozenset({"of", "for"})
_AND = frozenset({"and"})
_INSIDE = PARTICLES | _LINKS | _AND
_LONGEST_STEP = 3


class _Run(NamedTuple):
    """Words in a row with capitals: their terms (None for "of" and its like) and how they are written."""

    terms: tuple[Term | None, ...]
    form: str
    opens: bool = False
    """Whether it opens its sentence, where any word has a capital."""


def full_name(rows: Rows, word: Word, words: Mapping[Term, Word], weights: Weights) -> Phrase | None:
    """The name that `word` is short for, as it is written first; None if it stands for itself."""
    if not word.is_name or word.form in TITLES:
        return None
    found = (_run(rows, place) for place in word.places[:_PLACES_LOOKED_AT] if place[0])
    runs = [run for run in found if run is not None]
    known = {run.terms for run in runs}
    # "Carpenter Joe Blackwood" opens a sentence, elsewhere it is "Joe Blackwood": a capital of its place.
    runs = [
        _Run(run.terms[1:], run.form.partition(" ")[2])
        if run.opens and len(run.terms) > _OF_A_PERSON and run.terms[1:] in known
        else run
        for run in runs
    ]
    counts = Counter(run.terms for run in runs)
    alone = counts[word.term,]
    for terms, count in counts.most_common():
        form = next(run.form for run in runs if run.terms == terms)
        # A surname follows the full name that came first; "Manchester" is not short for "Manchester United".
        introduced = (
            terms[-1] == word.term and runs[0].terms == terms and not _LINKS.intersection(form.split())
        )
        titled = _holds(rows.terms[0], terms)
        if len(terms) > 1 and (introduced or titled or count >= alone):
            content = frozenset(term for term in terms if term is not None)
            best = max(words[term].weight for term in content if term in words)
            return Phrase(form, content, best + (weights.titled_name if titled else weights.name))
    return None


def _holds(row: Sequence[Term | None], terms: tuple[Term | None, ...]) -> bool:
    length = len(terms)
    return any(tuple(row[start : start + length]) == terms for start in range(len(row) - length + 1))


def _run(rows: Rows, place: Place) -> _Run | None:
    """The words with capitals around `place`, without titles before a name; None if they are too many."""
    number, position = place
    text, tokens, terms = rows.texts[number], rows.tokens[number], rows.terms[number]
    start, end = position, position + 1
    while end < len(tokens) and end - start <= _LONGEST:
        step = _step(text, tokens, terms, end - 1, 1)
        if not step:
            break
        end += step
    while start > 0 and end - start <= _LONGEST:
        step = _step(text, tokens, terms, start, -1)
        if not step:
            break
        start -= step
    if end - start > _LONGEST or (end - start > 1 and _is_headline(tokens, terms)):
        return None
    if end - start == 1:
        return _Run((terms[start],), tokens[start])
    start = _after_titles(tokens, start, position, end)
    end = next((index + 1 for index in range(position, end) if tokens[index] in TITLES), end)
    while tokens[end - 1] in LEGAL_FORMS and end - 1 > position:
        end -= 1
    return _Run(tuple(terms[start:end]), written(text, tokens[start:end]), opens=start == 0)


def _is_headline(tokens: Sequence[str], terms: Sequence[Term | None]) -> bool:
    """Whether all words have capitals but function words, so that capitals say nothing."""
    content = [token for token, term in zip(tokens, terms, strict=True) if term is not None]
    return len(content) >= _FEWEST_OF_A_HEADLINE and not any(token[0].islower() for token in content)


def _after_titles(tokens: Sequence[str], start: int, position: int, end: int) -> int:
    """Where the name around `position` starts once titles and days before it are left out."""
    for index in range(position - 1, start - 1, -1):
        token = tokens[index]
        many = end - index > len(("", "one word"))
        if token in TITLES or token.lower() in NEVER or (many and token in EPITHETS):
            return index + 1
    return start


def _step(text: str, tokens: Sequence[str], terms: Sequence[Term | None], at: int, way: int) -> int:
    """How many tokens on (`way` 1) or back (-1) the name that holds the one `at` goes on; 0 if it ends."""
    end = at + way
    while 0 <= end < len(tokens) and tokens[end] in _INSIDE:
        end += way
    if not 0 <= end < len(tokens) or not tokens[end][0].isupper():
        return 0
    if terms[end] is None and (len(tokens[end]) > 1 or f"{tokens[end]}. " not in text):
        return 0  # A function word at the start of a sentence; "A." is an initial.
    first, last = min(at, end), max(at, end)
    if tokens[first].endswith(POSSESSIVES) or last - first > _LONGEST_STEP:
        return 0
    if not all(joint(text, tokens[index], tokens[index + 1]) for index in range(first, last)):
        return 0
    if last - first > 1 and _AND.intersection(tokens[first + 1 : last]) and not _is_body(tokens, last):
        return 0
    return last - first


def _is_body(tokens: Sequence[str], position: int) -> bool:
    """Whether the words with capitals from `position` on end in one for a public body."""
    end = position
    while end + 1 < min(len(tokens), position + _LONGEST) and tokens[end + 1][0].isupper():
        end += 1
    return tokens[end].removesuffix("s") in BODIES or tokens[end] in BODIES


def quoted_term(rows: Rows, word: Word, weights: Weights) -> Phrase | None:
    """A term of two words in quotation marks that ends in `word`: whoever quotes one, tags with it."""
    for number, position in word.places[:_PLACES_LOOKED_AT]:
        text, tokens = rows.texts[number], rows.tokens[number]
        before = rows.terms[number][position - 1] if position else None
        if before is None or before == word.term or tokens[position - 1].lower() in NOT_ALONE:
            continue
        term = f"{tokens[position - 1]} {tokens[position]}"
        at = text.find(term)
        opened = text[at - 1 : at] in _OPENING and at > 0
        if opened and text[at + len(term) : at + len(term) + 2].lstrip(",.?!")[:1] in _CLOSING:
            return Phrase(term, frozenset((before, word.term)), word.weight + weights.quoted)
    return None
