"""Sentence segmentation of English news prose, by rules.

Of 4,227 boundaries that the tables leave open, in 1,102 real articles, sentencex (Wikimedia's segmenter) sees
three otherwise, and errs in them: it is asked about other languages only (`foreign`).
"""

import re
from functools import cache

from summarize_cli.language.sentence_words import (
    AFTER_CLOCK,
    BEFORE_LETTER,
    BEFORE_NUMBER,
    CLOCK,
    EXCLAMATORY_NAMES,
    MAYBE_LAST,
    NEVER_LAST,
    SAYING,
    SHORTENED,
    STARTERS,
)

# Parts after the first may be empty, and sets of characters give nothing back: a scan is linear whatever the
# text. Groups need not be possessive for that, and must not: Python 3.11.2 (Debian 12) fails on an optional
# one, and lets a repeated one keep what its last, failed round took: the mark of ". A" would be ". ".
# It begins with a set of characters that is no group and not repeated: `re` looks for one of those first.
MARK = re.compile(
    r"""([.!?…][.!?…]*+(?:\ [.!?…]++)*)    # the mark, spaced ellipses included
        (["'”’»)\]*\u200b\ufeff]*+(?:(?<=['’])\ ["”](?=\s))?  # what it closes, "' " included
        (?:\[(?:\d{1,3}|[a-z]|\^[\w-]{1,30}|(?:note|nb)\ \d{1,2}|citation\ needed)\])*)  # notes: "1853.[1]"
        (\s*+)
        (["'“‘«(\[–—-]*+)            # what opens next
        (\w?)""",
    re.VERBOSE,
)
_DIGITS = r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
_NOTE_NUMBER = re.compile(rf"{_DIGITS}(?:[,–-]{_DIGITS}){{0,3}} (?=[\"“‘(]?[A-Z])")
_NEXT_WORD = re.compile(r"[\w-]{1,20}+\.?")
_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
# A single letter or small number that is all of a sentence so far: "1.", "a.", "• 12.".
_LIST_LABEL = re.compile(r"[•⁃\s]*+(?:\d{1,3}|[^\W\d_])")
_LIST_OPENING = re.compile(r"\s*+(1|a)(\.\)|[.)])\s")
_LIST_MARK = re.compile(r"(?<=\s)(\d{1,3}|[a-z])(\.\)|[.)])(?=\s)")
_BULLET = re.compile(r"(?<=\s)[•⁃]")
_ATTRIBUTION = (
    r"(?:(?:[A-Z][\w.’'&-]{0,30}+|de|la|le|von|van|der|den|bin|al|of|and),?\ ){1,6}"
    r"(?:[^.!?,\"“”]{1,60}+,\ )?"
    r"(?:[a-z]{1,20}ly\ )?"
    r"(?:said|says|asked|asks|shouted|yelled|cried|wondered|wrote|tweeted|replied|exclaimed|joked|added|told"
    r"|quipped|screamed|recalled|continued|answered|responded|demanded|posted|declared|chanted|commented"
    r"|observed|remarked|pleaded|begged|whispered|muttered|sang|retorted|insisted)\b"
    r"(?!\ (?:that|he|she|it|they|there|we|his|her|its|their|no|nothing)\b)"
)

# No sentence starts with these. The empty string, which stands for the end of the text, is in every string.
_NO_START = " .,;:!?)]}\"'”’/"
_DASHES = ("-", "–", "—")
_OPENING = ("“", "‘", "(")
_ELLIPSES = ("..", "…")
# Four points with spaces between them.
_FOUR_SPACED = 7

# How far away the partner of a bracket or quotation mark is looked for.
_REACH = 300
_LONGEST_WORD = 24
# So many small letters before a period tell whether it may be that of an abbreviation.
_WORD_END = 4
_ABBREVIATED_ENDS = frozenset(word[-_WORD_END:] for word in NEVER_LAST | MAYBE_LAST | BEFORE_NUMBER)
# "At about 5 a.m."
_TIME_WORDS = 4


@cache
def _attribution() -> re.Pattern[str]:
    """Compiled when the first quotation ends in "?" or "!": it takes as long as ten paragraphs."""
    return re.compile(_ATTRIBUTION)


def sentence_spans(paragraph: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence of one paragraph, white space around it left out."""
    return spans_of(paragraph, list_items(paragraph))


def found_spans(paragraph: str, items: list[int]) -> list[tuple[int, int]]:
    """The same, in Python.

    Args:
        paragraph: the text.
        items: where those of a list start, from the second on.
    """
    starts = []
    for begin, end in zip([0, *items], [*items, len(paragraph)], strict=True):
        starts.append(begin)
        for match in MARK.finditer(paragraph, begin, end):
            cut = _next_start(paragraph, starts[-1], match)
            if cut:
                starts.append(cut)
    spans = []
    for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=True):
        piece = paragraph[start:end]
        stripped = piece.lstrip()
        if stripped:
            spans.append((end - len(stripped), start + len(piece.rstrip())))
    return spans


def _next_start(text: str, start: int, match: re.Match[str]) -> int:
    """Where the next sentence starts if this mark ends the one that began at `start`, else 0."""
    mark, closers, gap, openers, first = match.groups()
    if not gap:
        if first.isdigit():
            return _start_after_note(text, match)
        return _start_without_gap(text, match) if first.isupper() else 0
    if mark == "." and not closers and not openers and first.isupper() and _ends_word(text, match.start()):
        # Most sentences end here; the tables below cost as much as all the rest.
        return 0 if _in_brackets(text, start, match) else match.start(5)
    if _goes_on(text, match) or _in_brackets(text, start, match):
        return 0
    following = _NEXT_WORD.match(text, match.start(5))
    word = following.group() if following else ""
    if "!" in mark or "?" in mark:
        ends = _ends_exclaimed(text, start, match, word)
    elif mark == ".":
        ends = _ends_quoted(text, start, match, word) or _ends_plain(text, start, match, word)
    elif " " in mark:
        return _start_after_spaced_ellipsis(text, match)
    else:
        ends = _ends_after_ellipsis(text, start, match, word)
    return match.start(4) if ends else 0


def _ends_after_ellipsis(text: str, start: int, match: re.Match[str], word: str) -> bool:
    """Whether an ellipsis ends its sentence before `word`: not where it opens a quotation or is a pause."""
    before = text[match.start() - 1 : match.start()]
    opens = match.start() - start <= len("“‘") or before in _OPENING or _opens(text, match.start() - 1)
    pause = before == " " and (word == "I" or match.group(5).isdigit() or _introduces(text, match))
    return not opens and not pause


def _opens(text: str, position: int) -> bool:
    """Whether a straight quotation mark stands at `position` after a space."""
    return text[position] == '"' and text[position - 1 : position].isspace()


def _introduces(text: str, match: re.Match[str]) -> bool:
    """Whether a speaker pauses before a quotation: 'she said ... "Go"'."""
    words = text[max(0, match.start() - _LONGEST_WORD) : match.start()].split()
    return bool(words) and words[-1] in SAYING and bool(match.group(4))


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether what follows the mark cannot start a sentence, or the mark is an elision in square brackets."""
    _, closers, _, openers, first = match.groups()
    position = match.end()
    if first.islower():
        branded = text[position : position + 1].isupper() or text.startswith("l-", position)
        return not branded
    if not first and text[position : position + 1] in _NO_START and not text.startswith(_ELLIPSES, position):
        return True
    if closers[:1] == "]" and text[match.start() - 1] == "[":
        following = _NEXT_WORD.match(text, match.start(5))
        return not following or following.group() not in STARTERS
    return openers.endswith(_DASHES)


def _ends_exclaimed(text: str, start: int, match: re.Match[str], word: str) -> bool:
    """Whether a "?" or "!" ends its sentence before `word`: not before its speaker, not in a name."""
    if word in STARTERS:
        return True
    if match.group(2) and _attribution().match(text, match.start(5)):
        return False
    return match.group(1) != "!" or _word_before(text, start, match.start()) not in EXCLAMATORY_NAMES


def _ends_quoted(text: str, start: int, match: re.Match[str], word: str) -> bool:
    """Whether a period before a closing quotation mark ends its sentence: not in “W.E.B.” Du Bois."""
    closers = match.group(2)
    if "”" not in closers and '"' not in closers:
        return False
    return word in STARTERS or not _DOTTED_LETTERS.fullmatch(_word_before(text, start, match.start()))


def _ends_plain(text: str, start: int, match: re.Match[str], word: str) -> bool:
    """Whether a lone period ends its sentence before `word`, or only an abbreviation or list label."""
    end = match.start()
    if _ends_word(text, end):
        return True
    before = _word_before(text, start, end)
    if before in NEVER_LAST or (end - start < _LONGEST_WORD and _LIST_LABEL.fullmatch(text, start, end)):
        return False
    number = match.group(5).isdigit()
    if before in BEFORE_NUMBER:
        return not number
    if before in CLOCK:
        aside = "(" in match.group(4) and number
        return not aside and _ends_after_clock(text[start : min(start + 40, end)], before, word)
    letter = len(before) == 1 and before.isalpha()
    if letter or before in MAYBE_LAST or _DOTTED_LETTERS.fullmatch(before):
        named = letter and _word_before(text, start, end - len(" A")) in BEFORE_LETTER
        return named or (word in STARTERS and "(" not in match.group(4))
    return (before, word) not in SHORTENED


def _ends_word(text: str, end: int) -> bool:
    """Whether no abbreviation can end at `end`: a word does, in small letters that none of them has."""
    tail = text[max(0, end - _WORD_END) : end]
    return len(tail) == _WORD_END and tail.isalpha() and tail.islower() and tail not in _ABBREVIATED_ENDS


def _ends_after_clock(sentence: str, clock: str, word: str) -> bool:
    """Whether "a.m." ends `sentence`: not before a day or zone, nor where only "At 5 a.m." has been said."""
    words = sentence.split()
    # "7:40 a.m. The council met": the time of an entry, which says nothing on its own.
    labels = len(words) == len(("7:40", "a.m")) and words[0][0].isdigit()
    opens = 0 < len(words) <= _TIME_WORDS and words[0] in STARTERS
    only_time = clock.islower() and (labels or opens)
    return word.rstrip(".") not in AFTER_CLOCK and not only_time


def _word_before(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, without what opens it."""
    words = text[max(start, end - _LONGEST_WORD) : end].rsplit(None, 1)
    word = words[-1].lstrip("\"'“‘«([•⁃") if words else ""
    return word[max(map(word.rfind, _DASHES)) + 1 :]


def _in_brackets(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark lies in a bracket that was opened in mid-sentence and closes soon."""
    end = match.start()
    opened = text.rfind("(", max(start, end - _REACH), end)
    if opened <= start:
        return False
    if ")" in match.group(2):
        # An abbreviation: "Gen. (ret.)" before a name.
        return match.group(1) == "." and text[opened + 1 : end].isalpha() and text[opened + 1].islower()
    return text.find(")", opened, end) < 0 <= text.find(")", end, end + _REACH)


def _start_without_gap(text: str, match: re.Match[str]) -> int:
    """The next sentence's start where the space after a mark is missing ("ended.The next"), else 0."""
    following = _NEXT_WORD.match(text, match.start(5))
    word = following.group() if following else ""
    before = _word_before(text, 0, match.start())
    after = match.start(5) + len(word)
    in_prose = text[after : after + 1] in " ,"
    if not in_prose or "." in word or not before[-1:].isalnum() or any(sign in before for sign in "/@.:_"):
        return 0
    quoted = text[match.end(2) - 1] == "”" or (
        text[match.end(2) - 1] == '"' and _closes(text, match.end(2) - 1)
    )
    if quoted and word[1:].islower():
        return match.end(2)
    # Two common words, not the parts of a file's or a program's name.
    common = len(before) > len("app") and before.islower() and len(word) > len("Py") and word[1:].islower()
    if not (common or (word in STARTERS and len(before) > 1)):
        return 0
    last = match.end(2) - 1
    return last if text[last] == '"' and not _closes(text, last) else last + 1


def _start_after_note(text: str, match: re.Match[str]) -> int:
    """The next sentence's start where a note's number stands behind the mark ("fell.12 The next"), else 0."""
    if match.group(4) or not _ends_word(text, match.start()):
        return 0
    note = _NOTE_NUMBER.match(text, match.start(5))
    return note.end() if note else 0


def _closes(text: str, position: int) -> bool:
    """Whether the straight quotation mark at `position` closes a quotation that was opened shortly before."""
    opened = text.rfind('"', max(0, position - _REACH), position)
    return opened == 0 or (opened > 0 and text[opened - 1].isspace())


def _start_after_spaced_ellipsis(text: str, match: re.Match[str]) -> int:
    """Where the next sentence starts near ". . ." or ". ...": three points are a pause, a fourth a period."""
    mark, closers = match.group(1, 2)
    four = len(mark) >= _FOUR_SPACED
    if text[match.start() - 1].isspace():
        return match.start(4) if four and not closers else 0
    period_first = four or any(ellipsis in mark for ellipsis in _ELLIPSES)
    return match.start() + len(". ") if period_first and not closers else 0


def list_items(text: str) -> list[int]:
    """Where the second and later items start if the paragraph is a list run together."""
    if "•" in text or "⁃" in text:
        return [match.start() for match in _BULLET.finditer(text)]
    opening = _LIST_OPENING.match(text)
    if not opening:
        return []
    label, style = opening.groups()
    items = []
    for match in _LIST_MARK.finditer(text, opening.end()):
        following = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        if match.groups() == (following, style):
            label = following
            items.append(match.start())
    return items


try:
    from summarize_cli.native import words
except ImportError:
    spans_of = found_spans
else:
    _perhaps = MAYBE_LAST | BEFORE_NUMBER | CLOCK | {word for word, _ in SHORTENED}
    spans_of = words.Sentences(_ABBREVIATED_ENDS, NEVER_LAST, _perhaps, MARK.match, _next_start).spans
