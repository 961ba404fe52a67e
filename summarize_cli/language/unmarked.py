"""Speech that nobody punctuated, parted where it goes on with "and", "so" or "but".

Captions that a machine wrote and notes that somebody dictated have no full stops: all of a talk would be one
sentence, and its summary the whole of it.
"""

import re
from collections.abc import Iterator

LONG = 600
"""Characters of a sentence that is looked at; in articles hardly one in ten thousand is as long."""

_MARKS = ".!?;:,\u2026\u2014"
_A_MARK = 250
"""Characters a mark, at least; prose has forty."""
_WORD = 12
"""Characters a space, at most, of writing that parts words by spaces."""

_A_CAPITAL = 30
"""Characters a capital, at least: lists of names have no marks either."""

_LEAST, _MOST = 60, 150
"""Characters of a piece."""
# Not within "and then", "so now". Kept as text: hardly a text needs it.
_GOES_ON = (
    r"(?<! and)(?<! but)(?<! so)"
    r" (?=(?:and|so|but|because|then|now|when|while|although|which|well|okay|finally)\b)"
)


def is_unmarked(sentence: str) -> bool:
    """Whether a long sentence is several, without the marks that would part them.

    >>> is_unmarked("we went out and it rained " * 30), is_unmarked("We went out, and it rained. " * 30)
    (True, False)
    """
    length = len(sentence)
    return (
        length > LONG
        and sum(map(sentence.count, _MARKS)) * _A_MARK <= length
        and sentence.count(" ") * _WORD >= length
        and sum(map(str.isupper, sentence)) * _A_CAPITAL <= length
    )


def pieces_of_speech(sentence: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of pieces of some twenty-five words, parted before a word with which speech goes on.

    >>> text = "it rained all day so we stayed at home and played cards until the lamps went out " * 3
    >>> [text[start:end][:16] for start, end in pieces_of_speech(text.strip())]
    ['it rained all da', 'and played cards']
    """
    goes_on = re.compile(_GOES_ON, re.IGNORECASE)
    start, length = 0, len(sentence)
    while length - start > _MOST:
        found = [match.start() for match in goes_on.finditer(sentence, start + _LEAST, start + _MOST + 8)]
        end = found[-1] if found else sentence.rfind(" ", start, start + _MOST)
        if end <= start:
            # A word longer than a piece.
            end = sentence.find(" ", start + _MOST)
        if end < 0:
            break
        yield start, end
        start = end + 1
    yield start, length
