"""How well each of an article's words would tag it: a weighted sum of few features.

What counts is how often the article has the word and how rare it is elsewhere (TF-IDF, each damped), how
early it comes, and whether it stands there as a noun does: readers tag with nouns and names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from math import log
from operator import mul
from typing import NamedTuple

from summarize_cli.language.document import Document
from summarize_cli.language.heaviest import heaviest
from summarize_cli.language.lexicon import Term
from summarize_cli.tagging.forms import POSSESSIVES, without_possessive

_MOST_SENTENCES = 400
"""Of a book, its opening chapters: words are counted, and counts there say enough."""

Place = tuple[int, int]
"""(row, position in the row) of a token."""

Idf = Callable[[Iterable[Term]], dict[Term, float]]
"""Answers, for some terms, the inverse document frequency of each."""


class Weights(NamedTuple):
    """What adds to the weight of a word or phrase.

    Few and round, between what suits the readers of KPCrowd best, who mark single long words, verbs among
    them, and what reads well: `summarize_cli.training.keyphrases` cross-validates them.
    """

    often: float = 1.5
    """Times the logarithm of how often the article has the word."""
    rarity: float = 0.7
    """Times the logarithm of its inverse document frequency."""
    late: float = 2.0
    """Where it first appears, 0 (title) to 1 (end), takes off log(1 + this x that)."""
    titled: float = 0.4
    """For a word of the title."""
    letters: float = 0.12
    """For a letter, of twelve at most: long words are specific."""
    short: float = -0.7
    """For a word of three letters or fewer."""
    half: float = -2.0
    """For half of a compound with a hyphen."""
    verb: float = -0.8
    """After "to" or "they"; as much more after "the"."""
    leaning: float = -1.1
    """Before another word that is no function word, as "foreign" in "foreign policy"."""
    participle: float = -0.8
    """For an ending in -ed or -ing."""
    adjective: float = -0.5
    """For the ending of an adjective."""
    modifier: float = -1.5
    """More for an adjective's ending where it always stands before another word."""
    name: float = -0.8
    """For a name in full instead of its best word."""
    titled_name: float = 0.6
    """For one that the title has."""
    quoted: float = -0.2
    """For a term in quotation marks instead of its last word."""
    group: float = -0.5
    """For a repeated group instead of the mean of its words."""
    repeated: float = 0.4
    """For each doubling of its times above two."""
    together: float = 1.4
    """For each halving of the share of its words that stand together: taken off."""
    titled_group: float = 0.7
    """For a group that the title has too."""
    length: float = 1.2
    """For any phrase instead of a word, times the logarithm of the article's length over _USUAL words, from
    -0.4 to 1: a brief is tagged with its words, a long article with names and terms."""


_BEFORE_VERBS = """
    to will would can could may might must should shall not cannot can't won't don't doesn't didn't couldn't
    he she it they we I you who be been being is are was were am had has have having let
"""
_BEFORE_NOUNS = """
    the a an this that these those his her its their my our your of in for with by from on at no some any each
    every between against
"""
_VERBAL = dict.fromkeys(_BEFORE_VERBS.split(), 1) | dict.fromkeys(_BEFORE_NOUNS.split(), -1)
"""What the word before says: 1 that a verb follows, -1 that a noun does."""

WEIGHTS = Weights()
_USUAL = 350
_PARTICIPLES = ("ed", "ing")
_ADJECTIVES = ("al", "ic", "ive", "ous", "ful", "less", "ary", "able", "ible", "ly", "ent", "ant")
_SHORT = 3
_MOSTLY = 0.75
_LONG = 12
_PLACES_LOOKED_AT = 5

try:
    from summarize_cli.native import salience
except ImportError:
    DESCRIBER = None
else:
    DESCRIBER = salience.Describer(
        verbal=_VERBAL, participles=_PARTICIPLES, adjectives=_ADJECTIVES, possessives=POSSESSIVES,
        mostly=_MOSTLY, letters=_LONG, short=_SHORT, looked_at=_PLACES_LOOKED_AT,
    )  # fmt: skip


class Rows(NamedTuple):
    """An article's title, row 0 (empty if it has none), and its sentences: texts, tokens and terms."""

    texts: tuple[str, ...]
    tokens: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[Term | None, ...], ...]
    counts: Mapping[Term, int]
    """How often the rows hold each term."""


class Word(NamedTuple):
    """A term as the article uses it."""

    term: Term
    form: str
    """As it is written most often in the prose, without a possessive's ending."""
    places: Sequence[Place]
    is_name: bool
    """Whether it has a capital in mid-sentence."""
    is_half: bool
    """Whether it only stands as half of a compound with a hyphen."""
    weight: float
    """How well it tags the article, on a logarithmic scale."""
    weight_inside: float
    """The same within a phrase, where it need be no noun."""


def rows_of(document: Document) -> Rows:
    """The rows of a document, at most so many as say enough."""
    shown = slice(_MOST_SENTENCES)
    whole = len(document.sentences) <= _MOST_SENTENCES
    counts = Counter(document.counts if whole else chain.from_iterable(document.held[shown]))
    counts.update([term for term in document.title_terms if term is not None])
    return Rows(
        (document.title or "", *[sentence.text for sentence in document.sentences[shown]]),
        (document.title_tokens, *document.tokens[shown]),
        (document.title_terms, *document.terms[shown]),
        counts,
    )


def for_length(weights: Weights, rows: Rows) -> Weights:
    """The weights with those of phrases as the article's length wants them."""
    longer = weights.length * max(-0.4, min(1.0, log((sum(map(len, rows.tokens)) + 1) / _USUAL)))
    return weights._replace(
        name=weights.name + longer,
        titled_name=weights.titled_name + longer,
        group=weights.group + longer,
    )


def salient_words(rows: Rows, idf: Idf, most: int, weights: Weights = WEIGHTS) -> dict[Term, Word]:
    """The `most` terms that an article repeats, for how common they are, in order of first appearance."""
    rarity = idf(rows.counts)
    if DESCRIBER is None or most > DESCRIBER.most:
        rough = [*map(mul, rows.counts.values(), rarity.values())]
        terms = [*rows.counts]
        return described(rows, [terms[place] for place in heaviest(rough, most)], rarity, weights)
    wanted = DESCRIBER.heaviest(rows.counts, rarity, most)
    words = map(Word._make, DESCRIBER.described(rows, wanted, rarity, weights))
    return dict(zip(wanted, words, strict=True))


def described(
    rows: Rows, wanted: Sequence[Term], rarity: Mapping[Term, float], weights: Weights
) -> dict[Term, Word]:
    """Some terms that the rows hold, as words."""
    places: dict[Term, list[Place]] = {term: [] for term in wanted}
    for number, row in enumerate(rows.terms):
        for position, term in enumerate(row):
            if term in places:
                places[term].append((number, position))
    return {term: _word(rows, term, found, rarity[term], weights) for term, found in places.items()}


def _word(rows: Rows, term: Term, places: Sequence[Place], rarity: float, weights: Weights) -> Word:
    texts, rows_of_tokens, rows_of_terms, _ = rows
    title_form = ""
    capitals = inside = halves = verbs = leaning = 0
    forms: dict[str, int] = {}
    looked_at = places[:_PLACES_LOOKED_AT]
    for number, position in looked_at:
        tokens = rows_of_tokens[number]
        form = tokens[position]
        # The first word of a sentence and those of a title have capitals that say nothing.
        if not position or not number:
            forms[form] = forms.get(form, 0) + 1
            if not number:
                title_form = form
        else:
            inside += 1
            capitals += form[0].isupper()
            forms[form] = forms.get(form, 0) + _PLACES_LOOKED_AT
        if position:
            verbs += _VERBAL.get(tokens[position - 1], 0)
        if position + 1 < len(tokens) and rows_of_terms[number][position + 1] is not None:
            leaning += 1
        if "-" in texts[number] and ("-" + form in texts[number] or form + "-" in texts[number]):
            halves += 1
    is_name = capitals > 0 and capitals >= _MOSTLY * inside
    if is_name and title_form and not title_form.isupper():
        form = title_form
    else:
        # Of a word that is no name, the capitals are those of the names it stands in.
        small = [form for form in forms if form[0].islower()] if not is_name and len(forms) > 1 else []
        form = max(small or forms, key=forms.__getitem__)
    form = without_possessive(form)
    inside_phrase = (
        weights.often * log(len(places))
        + weights.rarity * log(rarity)
        - log(1 + weights.late * places[0][0] / len(texts))
        + weights.titled * (places[0][0] == 0)
        + weights.letters * min(len(form), _LONG)
    )
    weight = (
        inside_phrase
        + (weights.half * halves + weights.verb * verbs + weights.leaning * leaning) / len(looked_at)
        + weights.short * (len(form) <= _SHORT)
        + weights.participle * form.endswith(_PARTICIPLES)
    )
    if form.endswith(_ADJECTIVES):
        weight += weights.adjective + weights.modifier * (leaning == len(looked_at) > 1)
    return Word(term, form, places, is_name, halves == len(looked_at), weight, inside_phrase)
