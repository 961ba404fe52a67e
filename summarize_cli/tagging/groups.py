"""Groups: two or three salient words that an article repeats side by side."""

from collections.abc import Mapping, Sequence
from math import log2
from typing import NamedTuple

from summarize_cli.language.lexicon import Term
from summarize_cli.tagging.forms import POSSESSIVES, Phrase, joint, without_possessive, written
from summarize_cli.tagging.salience import Place, Rows, Weights, Word
from summarize_cli.tagging.wordlists import NEVER, NOT_ALONE, NOT_FIRST, NOT_LAST, TITLES, is_adverb

_LONGEST = 3
_FEWEST_TIMES = 2
_PLACES_LOOKED_AT = 12


class Group(NamedTuple):
    """Two or three salient words that stand together more than once, and where."""

    words: tuple[Word, ...]
    places: Sequence[Place]
    weight: float


def repeated_groups(words: Mapping[Term, Word], weights: Weights) -> list[Group]:
    """The groups of salient words that an article repeats; names, which may go on, are no groups."""
    repeated = {terms: places for terms, places in _neighbours(words).items() if len(places) >= _FEWEST_TIMES}
    within = _times_within_longer(repeated)
    return [
        _group(tuple(words[term] for term in terms), places, weights)
        for terms, places in repeated.items()
        # A pair that never stands but within one group of three is a fragment of that.
        if len(places) not in within.get(terms, ()) and not all(words[term].is_name for term in terms)
    ]


def _group(members: tuple[Word, ...], places: Sequence[Place], weights: Weights) -> Group:
    together = len(places) * len(members) / sum(len(word.places) for word in members)
    weight = (
        sum(word.weight_inside for word in members) / len(members)
        + weights.group
        + weights.repeated * log2(len(places) / _FEWEST_TIMES)
        + weights.together * log2(min(1.0, together))
        + weights.titled_group * (places[0][0] == 0)
    )
    return Group(members, places, weight)


def group_phrase(rows: Rows, group: Group) -> Phrase | None:
    """The phrase of a group as the prose has it, in mid-sentence if ever; None if it does not read as one."""
    length = len(group.words)
    # Not all: each is looked for in its whole sentence, and a text may be one sentence of such groups.
    ordered = sorted(group.places, key=lambda place: (place[0] == 0, place[1] == 0, place))
    forms = [
        form
        for number, position in ordered[:_PLACES_LOOKED_AT]
        if (form := _group_at(rows, number, position, position + length))
    ]
    if len(forms) < _FEWEST_TIMES:
        return None
    return Phrase(forms[0], frozenset(word.term for word in group.words), group.weight)


def _neighbours(words: Mapping[Term, Word]) -> dict[tuple[Term, ...], list[Place]]:
    """Where two or three repeated words follow one another."""
    found: dict[tuple[Term, ...], list[Place]] = {}
    terms = {place: word.term for word in words.values() if len(word.places) > 1 for place in word.places}
    for place, term in terms.items():
        number, position = place
        second = terms.get((number, position + 1))
        if second is not None:
            found.setdefault((term, second), []).append(place)
            third = terms.get((number, position + 2))
            if third is not None:
                found.setdefault((term, second, third), []).append(place)
    return found


def _times_within_longer(
    repeated: Mapping[tuple[Term, ...], list[Place]],
) -> dict[tuple[Term, ...], set[int]]:
    """Pair -> how often each group of three that it is a part of stands in the text."""
    times: dict[tuple[Term, ...], set[int]] = {}
    for terms, places in repeated.items():
        if len(terms) == _LONGEST:
            for pair in (terms[:2], terms[1:]):
                times.setdefault(pair, set()).add(len(places))
    return times


def _group_at(rows: Rows, number: int, start: int, end: int) -> str | None:
    text, tokens = rows.texts[number], rows.tokens[number]
    phrase = tokens[start:end]
    lowered = [token.lower() for token in phrase]
    if lowered[0] in NOT_FIRST or any(token in NEVER or token[0].isdigit() for token in lowered):
        return None
    last = without_possessive(lowered[-1])
    verbal = last.endswith("ed") or (last.endswith("ing") and phrase[0][0].isupper())
    if last in NOT_LAST or verbal or is_adverb(last) or all(token in NOT_ALONE for token in lowered):
        return None
    if any(token.endswith(POSSESSIVES) for token in phrase[:-1]):
        return None
    if not all(joint(text, phrase[index], phrase[index + 1]) for index in range(len(phrase) - 1)):
        return None
    if number and (_goes_on(text, tokens, end - 1) or (start > 1 and _goes_on(text, tokens, start - 1))):
        return None
    form = written(text, phrase)
    # Half of a compound is no word: "sex spouses" of "same-sex spouses".
    return None if "-" in text and ("-" + form in text or form + "-" in text) else form


def _goes_on(text: str, tokens: Sequence[str], position: int) -> bool:
    """Whether a word with a capital and the next one with a capital are parts of one name."""
    if position + 1 == len(tokens):
        return False
    first, second = tokens[position], tokens[position + 1]
    capitals = first[0].isupper() and second[0].isupper()
    return (
        capitals and first not in TITLES and first.lower() not in NEVER and bool(joint(text, first, second))
    )
