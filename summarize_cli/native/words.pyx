"""What is looked for in each line, compiled: tokens (`language.terms`), ends of sentences, many phrases."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring


cdef inline bint _is_letter_or_digit(Py_UCS4 sign) noexcept:
    if sign < 128:
        return c"a" <= sign <= c"z" or c"A" <= sign <= c"Z" or c"0" <= sign <= c"9"
    return sign.isalnum()


def tokens(str text):
    """The tokens of `text`, in order, as they are written there: what `terms.TOKEN` finds."""
    cdef Py_ssize_t length = len(text), start = 0, end
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef list found = []
    while start < length:
        if not _is_letter_or_digit(PyUnicode_READ(kind, data, start)):
            start += 1
            continue
        end = _end_of_token(kind, data, start, length)
        found.append(PyUnicode_Substring(text, start, end))
        start = end
    return found


cdef Py_ssize_t _end_of_token(int kind, const void* data, Py_ssize_t start, Py_ssize_t length) noexcept:
    cdef Py_ssize_t end = start + 1, last
    cdef Py_UCS4 sign
    if PyUnicode_READ(kind, data, start).isdecimal():
        # A number with its separators.
        end = _end_of_digits(kind, data, end, length)
        last = end
        while end + 1 < length and PyUnicode_READ(kind, data, end) in (c".", c",", c":"):
            if not PyUnicode_READ(kind, data, end + 1).isdecimal():
                break
            end = _end_of_digits(kind, data, end + 1, length)
        if end > last:
            return end
    elif end < length and PyUnicode_READ(kind, data, end) == c".":
        # A dotted abbreviation; its last letter stands at the end of a word.
        while end + 1 < length and PyUnicode_READ(kind, data, end) == c".":
            sign = PyUnicode_READ(kind, data, end + 1)
            if not _is_letter_or_digit(sign) or sign.isdecimal():
                break
            end += 2
        if end < length:
            sign = PyUnicode_READ(kind, data, end)
            if end > start + 1 and (sign == c"_" or _is_letter_or_digit(sign)):
                end -= 2
        if end > start + 1:
            return end
    end = _end_of_word(kind, data, start + 1, length)
    while end + 1 < length and PyUnicode_READ(kind, data, end) in (c"'", 0x2019):
        if not _is_letter_or_digit(PyUnicode_READ(kind, data, end + 1)):
            break
        end = _end_of_word(kind, data, end + 1, length)
    return end


cdef Py_ssize_t _end_of_word(int kind, const void* data, Py_ssize_t end, Py_ssize_t length) noexcept:
    while end < length and _is_letter_or_digit(PyUnicode_READ(kind, data, end)):
        end += 1
    return end


cdef Py_ssize_t _end_of_digits(int kind, const void* data, Py_ssize_t end, Py_ssize_t length) noexcept:
    while end < length and PyUnicode_READ(kind, data, end).isdecimal():
        end += 1
    return end


cdef enum:
    # Characters of a word's end that tell whether an abbreviation may end there, and of a word that is looked
    # up; how far a bracket reaches.
    WORD_END = 4
    LONGEST_WORD = 20
    REACH = 300
    # What a mark is, if it is not the end of a sentence.
    GOES_ON = -1
    DOUBTFUL = -2


cdef class Sentences:
    """Where the sentences of a paragraph stand (`language.sentences`), the doubtful ends left to Python."""

    cdef frozenset abbreviated
    cdef frozenset never_last
    cdef frozenset maybe_last
    cdef object match_at
    cdef object next_start

    def __cinit__(
        self, frozenset abbreviated, frozenset never_last, frozenset maybe_last, match_at, next_start
    ):
        """What abbreviations end in; those that end no sentence, and that may; who judges the other marks."""
        self.abbreviated = abbreviated
        self.never_last = never_last
        self.maybe_last = maybe_last
        self.match_at = match_at
        self.next_start = next_start

    def spans(self, str paragraph, list items):
        """As `sentences.found_spans` has it."""
        cdef Py_ssize_t length = len(paragraph), start, end, place
        cdef int kind = PyUnicode_KIND(paragraph)
        cdef const void* data = PyUnicode_DATA(paragraph)
        cdef list starts = [], spans = []
        for place in range(len(items) + 1):
            start = items[place - 1] if place else 0
            end = items[place] if place < len(items) else length
            if not 0 <= start <= end <= length:
                raise IndexError("an item outside its paragraph")
            starts.append(start)
            self.find(paragraph, kind, data, start, end, starts)
        for place in range(len(starts)):
            start = starts[place]
            end = starts[place + 1] if place + 1 < len(starts) else length
            if not 0 <= start <= end <= length:
                raise IndexError("a sentence outside its paragraph")
            while start < end and PyUnicode_READ(kind, data, start).isspace():
                start += 1
            if start == end:
                continue
            while PyUnicode_READ(kind, data, end - 1).isspace():
                end -= 1
            spans.append((start, end))
        return spans

    cdef int find(
        self, str text, int kind, const void* data, Py_ssize_t begin, Py_ssize_t end, list starts
    ) except -1:
        """Add the starts of what follows a mark between `begin` and `end`, where a sentence ends with it."""
        cdef Py_ssize_t place = begin, start = begin, following
        cdef Py_UCS4 sign
        while place < end:
            sign = PyUnicode_READ(kind, data, place)
            if sign == c".":
                following = self.plain(text, kind, data, start, place, end)
            elif sign in (c"!", c"?", 0x2026):
                following = DOUBTFUL
            else:
                place += 1
                continue
            if following == GOES_ON:
                place += 1
                continue
            if following != DOUBTFUL:
                place = following
            else:
                match = self.match_at(text, place, end)
                following = self.next_start(text, start, match)
                place = match.end()
            if following:
                start = following
                starts.append(following)
        return 0

    cdef Py_ssize_t plain(
        self, str text, int kind, const void* data, Py_ssize_t start, Py_ssize_t place, Py_ssize_t end
    ) except? DOUBTFUL:
        """Where the next sentence starts behind the period at `place`, GOES_ON, or DOUBTFUL."""
        cdef Py_ssize_t length = len(text), at = place + 1, opening
        cdef Py_UCS4 sign = 0
        while at < end and PyUnicode_READ(kind, data, at) in (c'"', c"'", 0x201D, 0x2019, 0xBB, c")"):
            at += 1
        if at == end:
            return GOES_ON
        cdef bint closed = at > place + 1
        sign = PyUnicode_READ(kind, data, at)
        if not sign.isspace():
            return GOES_ON if _is_within(kind, data, place, at, length) else DOUBTFUL
        while at < end and PyUnicode_READ(kind, data, at).isspace():
            at += 1
        if at == end:
            return GOES_ON if end == length else DOUBTFUL
        sign = PyUnicode_READ(kind, data, at)
        if c"a" <= sign <= c"z":
            if at + 1 == length:
                return GOES_ON
            sign = PyUnicode_READ(kind, data, at + 1)
            if sign == c"l" and at + 2 < length and PyUnicode_READ(kind, data, at + 2) == c"-":
                return DOUBTFUL
            return DOUBTFUL if sign.isupper() else GOES_ON
        opening = at
        while at < end and PyUnicode_READ(kind, data, at) in (c'"', c"'", 0x201C, 0x2018, 0xAB, c"(", c"["):
            at += 1
        if at == end or not c"A" <= PyUnicode_READ(kind, data, at) <= c"Z":
            return DOUBTFUL
        cdef Py_ssize_t last = self.last(text, kind, data, start, place)
        if last == GOES_ON and not closed:
            return GOES_ON
        if last < 0 or _has_bracket(kind, data, start, place):
            return DOUBTFUL
        return opening

    cdef Py_ssize_t last(
        self, str text, int kind, const void* data, Py_ssize_t start, Py_ssize_t end
    ) except? DOUBTFUL:
        """What the word that ends at `end` says of a period behind it; 0: it can be a sentence's last one."""
        cdef Py_ssize_t begin = end
        cdef bint small = True
        cdef Py_UCS4 sign
        cdef str word
        while begin > start and end - begin < LONGEST_WORD:
            sign = PyUnicode_READ(kind, data, begin - 1)
            if not c"a" <= sign <= c"z":
                if not c"A" <= sign <= c"Z":
                    break
                small = False
            begin -= 1
            if small and end - begin == WORD_END:
                if PyUnicode_Substring(text, begin, end) not in self.abbreviated:
                    return 0
        if end - begin < 2 or begin > start and PyUnicode_READ(kind, data, begin - 1) != c" ":
            return DOUBTFUL
        word = PyUnicode_Substring(text, begin, end)
        if word in self.never_last:
            return GOES_ON
        return DOUBTFUL if word in self.maybe_last else 0


cdef inline bint _is_within(
    int kind, const void* data, Py_ssize_t place, Py_ssize_t at, Py_ssize_t length
) noexcept:
    """Whether what stands at `at`, directly behind a period and what closes, opens no sentence."""
    cdef Py_UCS4 sign = PyUnicode_READ(kind, data, at)
    if sign == c"," or c"a" <= sign <= c"z":
        return True
    if c"0" <= sign <= c"9":
        # Behind a word it may be the number of a note.
        return place == 0 or not c"a" <= PyUnicode_READ(kind, data, place - 1) <= c"z"
    # "U.S."
    return c"A" <= sign <= c"Z" and at + 1 < length and PyUnicode_READ(kind, data, at + 1) == c"."


cdef inline bint _has_bracket(int kind, const void* data, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a bracket opens within a sentence, not long before `end`."""
    cdef Py_ssize_t place
    for place in range(max(start + 1, end - REACH), end):
        if PyUnicode_READ(kind, data, place) == c"(":
            return True
    return False


cdef enum:
    ASCII = 128
    MOST_SIGNS = 4096
    MOST_PHRASES = 254


cdef class AnyOf:
    """Phrases, any of which may stand in a text: all are looked for in one pass."""

    cdef unsigned char first_of[ASCII][ASCII]
    """The number, from 1 on, of the first phrase that begins with these two characters; 0 where none does."""
    cdef bint alone[ASCII]
    """Whether a phrase is this character."""
    cdef Py_UCS4 signs[MOST_SIGNS]
    """The phrases, sorted, one after the other."""
    cdef int starts[MOST_PHRASES + 2]
    cdef int phrases
    cdef Py_UCS4 others[ASCII]
    """Characters beyond ASCII that are phrases."""
    cdef int different

    def __cinit__(self, phrases):
        cdef str phrase
        cdef int place = 0
        cdef Py_UCS4 sign
        for phrase in sorted({*phrases}):
            if not phrase:
                raise ValueError("the empty phrase is everywhere")
            if len(phrase) == 1 and phrase.isascii():
                self.alone[ord(phrase)] = True
            elif len(phrase) == 1 and self.different < ASCII:
                self.others[self.different] = ord(phrase)
                self.different += 1
            elif phrase[:2].isascii() and self.phrases < MOST_PHRASES and place + len(phrase) <= MOST_SIGNS:
                self.phrases += 1
                if not self.first_of[ord(phrase[0])][ord(phrase[1])]:
                    self.first_of[ord(phrase[0])][ord(phrase[1])] = self.phrases
                self.starts[self.phrases] = place
                for sign in phrase:
                    self.signs[place] = sign
                    place += 1
                self.starts[self.phrases + 1] = place
            else:
                raise ValueError("a phrase of another kind, or too many")

    def within(self, str text):
        """Whether one of the phrases stands in the text."""
        cdef Py_ssize_t length = len(text), place
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        cdef Py_UCS4 sign, following = 0 if not length else PyUnicode_READ(kind, data, 0)
        for place in range(length):
            sign = following
            following = PyUnicode_READ(kind, data, place + 1) if place + 1 < length else 0
            if sign >= ASCII:
                if self.is_other(sign):
                    return True
            elif self.alone[sign]:
                return True
            elif following < ASCII and self.first_of[sign][following]:
                if self.begins(kind, data, place, length, self.first_of[sign][following]):
                    return True
        return False

    cdef bint begins(
        self, int kind, const void* data, Py_ssize_t place, Py_ssize_t length, int phrase
    ) noexcept:
        """Whether the phrase stands here, or one that begins with the same two characters."""
        cdef int first = self.starts[phrase], size, position
        while (
            phrase <= self.phrases
            and self.signs[self.starts[phrase]] == self.signs[first]
            and self.signs[self.starts[phrase] + 1] == self.signs[first + 1]
        ):
            size = self.starts[phrase + 1] - self.starts[phrase]
            if size <= length - place:
                position = 2
                while (
                    position < size
                    and self.signs[self.starts[phrase] + position]
                    == PyUnicode_READ(kind, data, place + position)
                ):
                    position += 1
                if position == size:
                    return True
            phrase += 1
        return False

    cdef bint is_other(self, Py_UCS4 sign) noexcept:
        cdef int place
        for place in range(self.different):
            if self.others[place] == sign:
                return True
        return False
