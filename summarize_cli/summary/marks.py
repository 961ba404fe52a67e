"""What can be seen on a sentence's surface: marks that it bears or does not, each with a name and a group."""

from collections.abc import Sequence
from itertools import pairwise

from summarize_cli.language.document import Document

_WORD_MARKS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "weekday": "monday tuesday wednesday thursday friday saturday sunday",
        "saying": "said says told say added asked saying tells explained adds",
        "according": "according",
        "negation": "not no never don't didn't isn't can't won't doesn't wasn't",
        "perfect": "has have had",
        "future": "will would could may might plans expected",
        "past": "was were",
        "present": "is are",
        "superlative": "most first best worst largest biggest highest greatest latest",
        "photograph": "photo photos pictured image gallery photographer caption picture",
        "notice": "click read watch e-mail email contributed copyright editor editors subscribe scroll",
        "percentage": "percent",
    }.items()
}
_OPENERS: dict[str, str] = {
    "opens with pronoun": "he she it they his her their its him them",
    "opens with connective": "but and so yet however also still then instead moreover or too thus therefore",
    "opens with subordination": "because although though while if when as after since in at on for meanwhile",
    "opens with article": "the a an",
    "opens with there": "there here",
    "opens with question word": "what who how why where which",
}
_OPENER_OF = {word: name for name, words in _OPENERS.items() for word in words.split()}

_QUOTATION = ("quotation", "opens quotation", "closes quotation", "all quotation")
_PUNCTUATION = {
    "dash": ("--", " - ", " – ", "—"),
    "parenthesis": ("(",),
    "semicolon": (";",),
    "money": ("$", "£", "€", "%"),
}
_CONTEXT = ("quotation", "opens with pronoun", "opens with connective", "saying", "question")
"""Marks of a neighbour that tell on a sentence: one that the next "But …" contradicts is seldom the point."""

MARKS: dict[str, str] = (
    dict.fromkeys(_WORD_MARKS, "wording")
    | dict.fromkeys((*_OPENERS, "opens with name"), "wording")
    | dict.fromkeys(_QUOTATION, "quotation")
    | dict.fromkeys((*_PUNCTUATION, "question", "exclamation", "colon", "unfinished"), "wording")
    | dict.fromkeys(("number", "numbers"), "names and numbers")
    | {f"{side}: {name}": "context" for side in ("before", "after") for name in _CONTEXT}
    | dict.fromkeys(("opens paragraph", "closes paragraph", "own paragraph", "last paragraph"), "position")
)
"""Mark -> its group."""

_NUMBER_OF = {name: number for number, name in enumerate(MARKS)}
_WORD_NUMBERS = tuple((_NUMBER_OF[name], words) for name, words in _WORD_MARKS.items())
_ALL_WORDS = frozenset().union(*_WORD_MARKS.values())
_OPENER_NUMBERS = {word: _NUMBER_OF[name] for word, name in _OPENER_OF.items()}
_PUNCTUATION_NUMBERS = tuple((_NUMBER_OF[name], signs) for name, signs in _PUNCTUATION.items())
_END_NUMBERS = {"?": _NUMBER_OF["question"], "!": _NUMBER_OF["exclamation"], ":": _NUMBER_OF["colon"]}
_NAME, _UNFINISHED = _NUMBER_OF["opens with name"], _NUMBER_OF["unfinished"]
_ONE, _SEVERAL = _NUMBER_OF["number"], _NUMBER_OF["numbers"]
_QUOTED, _OPENS, _CLOSES, _ALL = (_NUMBER_OF[name] for name in _QUOTATION)
_BEFORE = {_NUMBER_OF[name]: _NUMBER_OF[f"before: {name}"] for name in _CONTEXT}
_AFTER = {_NUMBER_OF[name]: _NUMBER_OF[f"after: {name}"] for name in _CONTEXT}
_PARAGRAPH = tuple(
    _NUMBER_OF[name] for name in ("opens paragraph", "closes paragraph", "own paragraph", "last paragraph")
)

_QUOTES = '"“”'


def marks(document: Document, numbers: Sequence[float]) -> list[list[int]]:
    """The numbers of the MARKS that each sentence bears. `numbers` says how many numbers each holds."""
    own = [
        _own_marks(sentence.text, words, count)
        for sentence, words, count in zip(document.sentences, document.tokens, numbers, strict=True)
    ]
    found = [list(each) for each in own]
    for before, after in pairwise(range(len(own))):
        found[after] += [_BEFORE[mark] for mark in own[before] if mark in _BEFORE]
        found[before] += [_AFTER[mark] for mark in own[after] if mark in _AFTER]
    if document.paragraph_count > 1:
        _add_paragraph_marks(document, found)
    return found


def _own_marks(text: str, tokens: Sequence[str], numbers: float) -> list[int]:
    words = {token.lower() for token in tokens}
    found = []
    if not words.isdisjoint(_ALL_WORDS):
        found = [number for number, known in _WORD_NUMBERS if not words.isdisjoint(known)]
    opener = _OPENER_NUMBERS.get(tokens[0].lower())
    if opener is not None:
        found.append(opener)
    if len(tokens) > 1 and tokens[0][0].isupper() and tokens[1][0].isupper():
        found.append(_NAME)
    if numbers:
        found += (_ONE, _SEVERAL) if numbers > 1 else (_ONE,)
    found += _quotation_marks(text)
    end = text.rstrip("\"“”'’)")[-1:]
    if end != ".":
        found.append(_END_NUMBERS.get(end, _UNFINISHED))
    for number, signs in _PUNCTUATION_NUMBERS:
        for sign in signs:
            if sign in text:
                found.append(number)
                break
    return found


def _quotation_marks(text: str) -> tuple[int, ...]:
    if '"' not in text and "“" not in text and "”" not in text:
        return ()
    opens, closes = text[0] in _QUOTES, text[-1] in _QUOTES
    if opens:
        return (_QUOTED, _OPENS, _CLOSES, _ALL) if closes else (_QUOTED, _OPENS)
    return (_QUOTED, _CLOSES) if closes else (_QUOTED,)


def _add_paragraph_marks(document: Document, found: list[list[int]]) -> None:
    opens, closes, alone, last = _PARAGRAPH
    paragraphs = [sentence.paragraph for sentence in document.sentences]
    for before, index, after, each in zip(
        [-1, *paragraphs], paragraphs, [*paragraphs[1:], -1], found, strict=False
    ):
        if index != before:
            each.append(opens)
        if index != after:
            each.append(closes)
            if index != before:
                each.append(alone)
        if index == document.paragraph_count - 1:
            each.append(last)
