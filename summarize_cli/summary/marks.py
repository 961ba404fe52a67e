"""What can be seen on a sentence's surface: marks that it bears or does not, each with a name and a group."""

from collections.abc import Sequence

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


def _numbers_of(mark_of: dict[str, str]) -> dict[str, int]:
    """Word as it may be written -> the number of its mark: folding the case of an article takes longer."""
    return {
        form: _NUMBER_OF[name]
        for word, name in mark_of.items()
        for form in (word, word.capitalize(), word.upper())
    }


_WORD_NUMBERS = _numbers_of({word: name for name, words in _WORD_MARKS.items() for word in words})
_ALL_WORDS = frozenset(_WORD_NUMBERS)
_OPENER_NUMBERS = _numbers_of(_OPENER_OF)
_SIGNS = tuple((sign, _NUMBER_OF[name]) for name, signs in _PUNCTUATION.items() for sign in signs)
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
_CLOSERS = "\"“”'’)"

try:
    from summarize_cli.native import marks as compiled
except ImportError:
    MARKER = None
else:
    MARKER = compiled.Marker(
        words=_WORD_NUMBERS, openers=_OPENER_NUMBERS, ends=_END_NUMBERS, signs=_SIGNS, name=_NAME,
        unfinished=_UNFINISHED, numbers=(_ONE, _SEVERAL), quotation=(_QUOTED, _OPENS, _CLOSES, _ALL),
        before=_BEFORE, after=_AFTER, paragraph=_PARAGRAPH, quotes=_QUOTES, closers=_CLOSERS,
    )  # fmt: skip


def marks(document: Document, numbers: list[int]) -> list[list[int]]:
    """The numbers of the MARKS that each sentence bears. `numbers` says how many numbers each holds."""
    return found_marks(document, numbers) if MARKER is None else MARKER.marks(document, numbers)


def found_marks(document: Document, numbers: Sequence[int]) -> list[list[int]]:
    """The same, by Python."""
    whole = "\n".join([sentence.text for sentence in document.sentences])
    signs = [pair for pair in _SIGNS if pair[0] in whole]
    own = [
        _own_marks(sentence.text, words, count, signs)
        for sentence, words, count in zip(document.sentences, document.tokens, numbers, strict=True)
    ]
    found = [list(each) for each in own]
    for index, each in enumerate(own):
        if not each.isdisjoint(_BEFORE):
            telling = each & _BEFORE.keys()
            if index:
                found[index - 1] += [_AFTER[mark] for mark in telling]
            if index + 1 < len(own):
                found[index + 1] += [_BEFORE[mark] for mark in telling]
    if document.paragraph_count > 1:
        _add_paragraph_marks(document, found)
    # Sets have no order of their own; sums of weights must not depend on one.
    return [sorted(each) for each in found]


def _own_marks(text: str, tokens: Sequence[str], numbers: int, signs: Sequence[tuple[str, int]]) -> set[int]:
    """`signs` are those of the article, with the numbers of their marks."""
    found = {_WORD_NUMBERS[word] for word in _ALL_WORDS.intersection(tokens)}
    if tokens[0] in _OPENER_NUMBERS:
        found.add(_OPENER_NUMBERS[tokens[0]])
    if len(tokens) > 1 and tokens[0][0].isupper() and tokens[1][0].isupper():
        found.add(_NAME)
    if numbers:
        found.add(_ONE)
        if numbers > 1:
            found.add(_SEVERAL)
    if '"' in text or "“" in text or "”" in text:
        found.update(_quotation_marks(text))
    if text[-1] != ".":
        end = text.rstrip(_CLOSERS)[-1:]
        if end != ".":
            found.add(_END_NUMBERS.get(end, _UNFINISHED))
    for sign, number in signs:
        if sign in text:
            found.add(number)
    return found


def _quotation_marks(text: str) -> tuple[int, ...]:
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
