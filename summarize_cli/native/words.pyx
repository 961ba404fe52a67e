"""What is looked for in each line: tokens (`language.terms`), and any of many phrases, compiled."""

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
