"""Keyphrases: the names and word groups that a reader would tag the article with.

The most salient words are the candidates (`salience`); a name is shown in full and repeated groups compete
with the words they are made of (`names`, `groups`). The best come first, and no two share a word or its root.
"""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from math import exp, inf

from summarize_cli.article import Keyphrase
from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term
from summarize_cli.tagging.forms import Phrase, shown
from summarize_cli.tagging.groups import Group, group_phrase, repeated_groups
from summarize_cli.tagging.names import full_name, quoted_term
from summarize_cli.tagging.salience import (
    WEIGHTS,
    Idf,
    Rows,
    Weights,
    Word,
    for_length,
    rows_of,
    salient_words,
)
from summarize_cli.tagging.wordlists import NOT_ALONE, TITLES, is_adverb, is_superlative

_FEWEST_WORDS = 26
_WORDS_A_PHRASE = 3
"""So many of the most salient words are looked at for each phrase asked for: others would never be chosen."""

_AFTER_NAME = 0.01
_SHORTEST = 3
_MOSTLY = 0.75
_MIDDLE = 3.0
"""The weight whose score is 0.5."""

_ENDINGS = ("s", "es", "n", "an", "ans", "ian", "ians", "i", "is", "er", "ers", "al", "ial", "ed", "d",
            "ing", "y", "ic", "ish", "ese", "e", "ation", "ment", "ion")  # fmt: skip
_ROOT = 6
_SHORTEST_ROOT = 4
_LONGEST_ENDING = 5


def keyphrases(document: Document, idf: Idf, limit: int, weights: Weights = WEIGHTS) -> tuple[Keyphrase, ...]:
    """At most `limit` phrases, the best first; no two share a word.

    Scores, 0..1, order them; they are no probabilities. `idf` answers, for some terms, the inverse document
    frequency of each.
    """
    if limit <= 0:
        return ()
    rows = rows_of(document)
    weights = for_length(weights, rows)
    words = salient_words(rows, idf, max(_FEWEST_WORDS, _WORDS_A_PHRASE * limit), weights)
    chosen: list[Keyphrase] = []
    used: set[Term] = set()
    roots: set[str] = set()
    # A name may weigh more than the word that led to it, and comes after what weighs more than that.
    least = inf
    for phrase in _best_first(rows, words, weights):
        form = phrase.form.lower()
        if phrase.terms & used or (" " not in form and not roots.isdisjoint(_roots(form))):
            continue
        used |= phrase.terms
        roots.update(root for word in form.split() for root in _roots(word))
        least = min(least, phrase.weight)
        chosen.append(Keyphrase(phrase.form, 1 / (1 + exp(_MIDDLE - least))))
        if len(chosen) == limit:
            break
    return tuple(chosen)


def _best_first(rows: Rows, words: Mapping[Term, Word], weights: Weights) -> Iterator[Phrase]:
    """The phrases of an article, the best first. Only what comes up is looked for in the text."""
    groups = repeated_groups(words, weights)
    parts = _parts(groups)
    whole = (word for word in words.values() if word.term not in parts and _can_stand_alone(word))
    candidates: list[Word | Group | Phrase] = [*groups, *whole]
    queue = [(-candidate.weight, number, candidate) for number, candidate in enumerate(candidates)]
    heapify(queue)
    while queue:
        _, number, candidate = heappop(queue)
        if isinstance(candidate, Word):
            word = Phrase(shown(candidate.form), frozenset((candidate.term,)), candidate.weight)
            name = full_name(rows, candidate, words, weights) or quoted_term(rows, candidate, weights)
            if name is None:
                yield word
            else:
                heappush(queue, (-name.weight, number, name))
                # Where another word of the name is taken, it stands for itself after all.
                heappush(queue, (_AFTER_NAME - name.weight, number, word))
            continue
        phrase = group_phrase(rows, candidate) if isinstance(candidate, Group) else candidate
        if phrase is not None:
            yield phrase
        elif isinstance(candidate, Group):
            for member in candidate.words:
                if member.term in parts and _can_stand_alone(member):
                    parts.discard(member.term)
                    heappush(queue, (-member.weight, len(candidates) + number, member))


def _parts(groups: Iterable[Group]) -> set[Term]:
    """Words that say little without their group: "nursing" of "nursing homes"; "homes", if all are that."""
    parts: set[Term] = set()
    for group in groups:
        *modifiers, head = group.words
        parts.update(word.term for word in modifiers if len(group.places) >= _MOSTLY * len(word.places))
        if len(group.places) == len(head.places):
            parts.add(head.term)
    return parts


def _can_stand_alone(word: Word) -> bool:
    """Whether to show it as a keyphrase: a word of three letters (or an abbreviation) that says something."""
    form = word.form
    if (
        word.is_half
        or form[0].isdigit()
        or (len(form) < _SHORTEST and not (form.isupper() and len(form) > 1))
    ):
        return False
    folded = form.lower()
    if word.is_name:
        return folded not in NOT_ALONE and not is_adverb(folded) and form not in TITLES
    return folded not in NOT_ALONE and not is_adverb(folded) and not is_superlative(folded)


def _roots(word: str) -> set[str]:
    """What a word shares with its kin: itself, its first letters if they are many, itself without an ending.

    >>> sorted(_roots("iranian"))
    ['iran', 'irani', 'irania', 'iranian']
    """
    begin = max(_SHORTEST_ROOT, len(word) - _LONGEST_ENDING)
    return {
        word,
        *([word[:_ROOT]] if len(word) > _ROOT else []),
        *(word[:cut] for cut in range(begin, len(word)) if word[cut:] in _ENDINGS),
    }
