"""What can be seen of sentences, and what their words weigh: `summary.marks` and `.wording`, compiled."""

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject
from libc.stdint cimport uint64_t

cdef enum:
    MOST_MARKS = 64
    FEW = 128


cdef inline uint64_t bit(int mark) noexcept:
    """The bit of a mark, which is below 64."""
    return <uint64_t>1 << mark


cdef class Marker:
    """Finds the marks of sentences, by tables that `summary.marks` gives: of numbers of MARKS, below 64."""

    cdef dict words, openers, ends
    cdef tuple signs
    cdef int name, unfinished, one, several, quoted, opens, closes, whole
    cdef int context[MOST_MARKS]
    cdef int before[MOST_MARKS]
    cdef int after[MOST_MARKS]
    cdef int contexts
    cdef int opens_paragraph, closes_paragraph, own_paragraph, last_paragraph
    cdef str quotes, closers

    def __cinit__(
        self, *, dict words, dict openers, dict ends, tuple signs, int name, int unfinished, tuple numbers,
        tuple quotation, dict before, dict after, tuple paragraph, str quotes, str closers,
    ):
        self.words, self.openers, self.ends, self.signs = words, openers, ends, signs
        self.name, self.unfinished = name, unfinished
        self.one, self.several = numbers
        self.quoted, self.opens, self.closes, self.whole = quotation
        self.opens_paragraph, self.closes_paragraph, self.own_paragraph, self.last_paragraph = paragraph
        self.quotes, self.closers = quotes, closers
        tables = (words, openers, ends, before, after, dict(signs))
        numbers += (name, unfinished, *quotation, *paragraph, *before)
        for table in (numbers, *[table.values() for table in tables]):
            if any([not 0 <= mark < MOST_MARKS for mark in table]):
                raise ValueError("more marks than bits")
        if before.keys() != after.keys():
            raise ValueError("marks of neighbours that do not fit together")
        for mark in before:
            self.context[self.contexts] = mark
            self.before[self.contexts], self.after[self.contexts] = before[mark], after[mark]
            self.contexts += 1

    def marks(self, document, list numerals):
        """As `summary.marks.marks`."""
        cdef tuple sentences = document.sentences, tokens = document.tokens
        cdef Py_ssize_t count = len(sentences), index
        cdef int place, mark
        cdef uint64_t borne
        cdef Py_ssize_t paragraph, before = -1, after, last = document.paragraph_count - 1
        cdef list texts = [sentence.text for sentence in sentences], each
        cdef str whole = "\n".join(texts)
        signs = tuple([pair for pair in self.signs if pair[0] in whole])
        owned = [
            self.own_marks(texts[index], tokens[index], numerals[index], signs) for index in range(count)
        ]
        paragraphs = [sentence.paragraph for sentence in sentences] if last > 0 else None
        found = []
        for index in range(count):
            borne = owned[index]
            for place in range(self.contexts):
                if index and <uint64_t>owned[index - 1] & bit(self.context[place]):
                    borne |= bit(self.before[place])
                if index + 1 < count and <uint64_t>owned[index + 1] & bit(self.context[place]):
                    borne |= bit(self.after[place])
            if paragraphs is not None:
                paragraph = paragraphs[index]
                after = paragraphs[index + 1] if index + 1 < count else -1
                if paragraph != before:
                    borne |= bit(self.opens_paragraph)
                if paragraph != after:
                    borne |= bit(self.closes_paragraph)
                    if paragraph != before:
                        borne |= bit(self.own_paragraph)
                if paragraph == last:
                    borne |= bit(self.last_paragraph)
                before = paragraph
            each = []
            mark = 0
            while borne:
                if borne & 1:
                    each.append(mark)
                borne >>= 1
                mark += 1
            found.append(each)
        return found

    cdef uint64_t own_marks(self, str text, tuple tokens, int numerals, tuple signs) except? 0:
        """What a sentence bears by itself, a bit a mark: `_own_marks`."""
        cdef uint64_t borne = 0
        cdef PyObject* known
        cdef str first = tokens[0], sign, end
        for token in tokens:
            known = PyDict_GetItem(self.words, token)
            if known != NULL:
                borne |= bit(<object>known)
        known = PyDict_GetItem(self.openers, first)
        if known != NULL:
            borne |= bit(<object>known)
        if len(tokens) > 1 and first[0].isupper() and (<str>tokens[1])[0].isupper():
            borne |= bit(self.name)
        if numerals:
            borne |= bit(self.one)
            if numerals > 1:
                borne |= bit(self.several)
        if '"' in text or "“" in text or "”" in text:
            borne |= bit(self.quoted)
            if text[0] in self.quotes:
                borne |= bit(self.opens)
            if text[len(text) - 1] in self.quotes:
                borne |= bit(self.closes)
                if text[0] in self.quotes:
                    borne |= bit(self.whole)
        if text[len(text) - 1] != ".":
            end = text.rstrip(self.closers)
            end = end[len(end) - 1:]
            if end != ".":
                borne |= bit(self.ends.get(end, self.unfinished))
        for sign, number in signs:
            if sign in text:
                borne |= bit(number)
        return borne


def word_sums(wording, sentences):
    """(N,) as `Wording.sums`: the weights of the different tokens of each sentence, added up."""
    cdef tuple tokens
    cdef PyObject* known
    cdef double total, weight
    cdef Py_hash_t hashes[FEW]
    cdef Py_ssize_t place
    found = []
    for words in sentences:
        total = 0
        tokens = tuple(words)
        if len(tokens) > FEW:
            tokens = tuple(dict.fromkeys(tokens))
        for place in range(len(tokens)):
            token = tokens[place]
            if len(tokens) <= FEW:
                hashes[place] = hash(token)
                if _is_met(tokens, hashes, place):
                    continue
            known = PyDict_GetItem(wording, token)
            weight = <object>known if known != NULL else wording[token]
            total += weight
        found.append(total)
    return found


cdef bint _is_met(tuple tokens, const Py_hash_t* hashes, Py_ssize_t place) except -1:
    """Whether a token has stood before: among so few, to look at all takes less than a set."""
    cdef Py_ssize_t earlier
    for earlier in range(place):
        if hashes[earlier] == hashes[place] and tokens[earlier] == tokens[place]:
            return True
    return False
