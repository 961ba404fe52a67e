"""Keyphrases by TF-IDF: the words and word groups that a reader would tag the article with.

A term's salience is its TF-IDF, damped, and larger the earlier it appears. Phrases are runs of at most
four salient words that stand together without a mark between them; names may hold small words ("Status
of Forces Agreement"). A phrase's salience is the mean of its words', weighted by how often those stand
together (after Rose et al., "Automatic keyword extraction from individual documents", 2010).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice, pairwise, repeat
from math import sqrt

from summarize_cli.article import Keyphrase
from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term

# Fitted on news keyphrases marked by readers (MODEL_CARD.md); flat around these values.
_FREQUENCY_POWER = 1.5
_IDF_POWER = 0.7
_LATE_PENALTY = 5.0
_SINGLE_WORD = 0.75
_COHESION_POWER = 0.7

_LONGEST = 4
"""Words of a phrase."""

_FEWEST_TERMS = 20
_TERMS_A_PHRASE = 3
"""So many of the most salient terms for each phrase asked for: a phrase of others would never be chosen."""

_MOST_SENTENCES = 400
"""Of a book, its opening chapters: phrases are counted, and counts there say enough."""

_LINKS = frozenset({"of", "and", "for", "the", "de", "la", "del", "on", "in", "von", "van", "bin", "al"})

# Words that say when, how much or who spoke; no reader tags an article with them.
_WHEN = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow day days week weeks month months year years
    hour hours minute minutes time times morning evening night later earlier
"""
_HOW_MUCH = """
    percent number numbers million billion thousand hundred dozen one two three four five six seven eight nine
    ten first second third last next new old
"""
_EMPTY = """
    people person man men woman women thing things way ways part told added asked called made make take took
    come came go going went know think like want including according statement spokesman spokeswoman
"""
_NO_KEYPHRASE = frozenset(word for words in (_WHEN, _HOW_MUCH, _EMPTY) for word in words.split())

_Phrase = tuple[Term | None, ...]


def keyphrases(
    document: Document, idf: Callable[[Iterable[Term]], Mapping[Term, float]], limit: int
) -> tuple[Keyphrase, ...]:
    """At most `limit` phrases, the most salient first; no two share a word. Scores are cosines, 0..1.

    `idf` answers, for some terms, the inverse document frequency of each.
    """
    if limit <= 0:
        return ()
    weights, first = _saliences(document, idf)
    norm = sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
    salience = _most_salient(document, weights, first, max(_FEWEST_TERMS, _TERMS_A_PHRASE * limit))
    chosen: list[Keyphrase] = []
    used: set[Term] = set()
    for weight, phrase, form in _ranked(document, salience):
        terms = {term for term in phrase if term is not None}
        if not terms & used:
            used |= terms
            chosen.append(Keyphrase(form, min(1.0, weight / norm)))
            if len(chosen) == limit:
                break
    return tuple(chosen)


def _saliences(
    document: Document, idf: Callable[[Iterable[Term]], Mapping[Term, float]]
) -> tuple[dict[Term, float], dict[Term | None, int]]:
    """Term -> its salience, and term -> where it first appears: 0 is the title, 1 the first sentence."""
    rows = (document.title_terms, *document.terms[:_MOST_SENTENCES])
    frequency = Counter(chain.from_iterable(rows))
    frequency.pop(None, None)
    rarity = idf(term for term in frequency if term is not None)
    first: dict[Term | None, int] = {}
    for number in range(len(rows) - 1, -1, -1):
        first.update(dict.fromkeys(rows[number], number))
    late = _LATE_PENALTY / len(rows)
    amounts = map(pow, frequency.values(), repeat(_FREQUENCY_POWER))
    rarities = map(pow, rarity.values(), repeat(_IDF_POWER))
    salience = {
        term: amount * rare / (1 + late * first[term])
        for term, amount, rare in zip(rarity, amounts, rarities, strict=True)
    }
    return salience, first


def _most_salient(
    document: Document, weights: dict[Term, float], first: dict[Term | None, int], most: int
) -> dict[Term, float]:
    """The `most` salient terms that can be (part of) a keyphrase, the best first."""

    def word_of(term: Term) -> str:
        place = first[term]
        if place == 0:
            return document.title_tokens[document.title_terms.index(term)]
        return document.tokens[place - 1][document.terms[place - 1].index(term)]

    best = sorted(weights, key=weights.__getitem__, reverse=True)
    fit = (term for term in best if _can_be_keyphrase(word_of(term)))
    return {term: weights[term] for term in islice(fit, most)}


def _can_be_keyphrase(word: str) -> bool:
    return not word[0].isdigit() and word.lower() not in _NO_KEYPHRASE


def _ranked(document: Document, salience: dict[Term, float]) -> list[tuple[float, _Phrase, str]]:
    """(salience, terms, form as written) of each candidate, best first; among equals, the first to appear."""
    # The title comes last, so that a phrase has the capitals that it has in the prose.
    texts = [*(sentence.text for sentence in document.sentences[:_MOST_SENTENCES]), document.title or ""]
    terms = [*document.terms[:_MOST_SENTENCES], document.title_terms]
    tokens = [*document.tokens[:_MOST_SENTENCES], document.title_tokens]
    words_seen: list[tuple[Term | None, str]] = []
    groups_seen: list[tuple[_Phrase, str]] = []
    for text, row, words in zip(texts, terms, tokens, strict=True):
        places = [place for place, term in enumerate(row) if term in salience]
        words_seen += [(row[place], words[place]) for place in places]
        for start, following in pairwise(places):
            # Most salient words stand alone: only near neighbours are looked at more closely.
            if following - start < _LONGEST:
                groups_seen += [
                    (row[start:end], form)
                    for end in _group_ends(row, words, start, salience)
                    if (form := " ".join(words[start:end])) in text
                ]
    seen: list[tuple[tuple[_Phrase, str], int]]
    seen = [(((term,), form), count) for (term, form), count in Counter(words_seen).most_common()]
    seen += Counter(groups_seen).most_common()
    counts: dict[_Phrase, int] = {}
    forms: dict[_Phrase, str] = {}
    for (phrase, form), count in seen:
        counts[phrase] = counts.get(phrase, 0) + count
        forms.setdefault(phrase, form.removesuffix("'s").removesuffix("\u2019s"))
    fragments = _fragments(counts)
    ranked = [
        (_weight(phrase, count, counts, salience), phrase, forms[phrase])
        for phrase, count in counts.items()
        if phrase not in fragments and _is_readable(phrase, count, forms[phrase])
    ]
    return sorted(ranked, key=lambda candidate: -candidate[0])


def _fragments(counts: dict[_Phrase, int]) -> set[_Phrase]:
    """Groups that never occur but within one longer group: "Status of Forces" of its Agreement."""
    found = set()
    for phrase, count in counts.items():
        for length in range(2, len(phrase)):
            for start in range(len(phrase) - length + 1):
                part = phrase[start : start + length]
                if counts.get(part) == count:
                    found.add(part)
    return found


def _weight(phrase: _Phrase, count: int, counts: dict[_Phrase, int], salience: dict[Term, float]) -> float:
    if len(phrase) == 1:
        return _SINGLE_WORD * sum(salience[term] for term in phrase if term is not None)
    content = [term for term in phrase if term is not None]
    mean = sum(salience[term] for term in content) / len(content)
    together = count * len(content) / sum(counts[(term,)] for term in content)
    return mean * float(min(1.0, together) ** _COHESION_POWER)


def _group_ends(
    row: _Phrase, words: tuple[str, ...], start: int, salience: dict[Term, float]
) -> Iterator[int]:
    """Where groups of two to _LONGEST words end that begin at `start` and end with a salient term."""
    name = words[start][0].isupper()
    linked = False
    for end in range(start + 1, min(start + _LONGEST, len(row))):
        # A possessive closes a phrase: "Japan's security" is none.
        if words[end - 1].endswith(("'s", "\u2019s")):
            return
        if row[end] in salience:
            if linked and not words[end][0].isupper():
                return
            yield end + 1
        elif name and row[end] is None and words[end] in _LINKS:
            linked = True
        else:
            return


def _is_readable(phrase: _Phrase, count: int, form: str) -> bool:
    """Whether to show it: a word of three letters (or an abbreviation), a repeated group, or a name."""
    if len(phrase) == 1:
        return len(form) > 2 or (form.isupper() and len(form) == 2)  # noqa: PLR2004 - letters
    return count > 1 or all(part[0].isupper() or part in _LINKS for part in form.split())
