"""What is measured of an article's words and sentences: `summary.importance` and `.measures`, compiled.

What is measured, and why, is written there; tests hold the numbers here to those. Here a term is its place
among the article's different terms, in the order of their first occurrence, so that all tables are arrays.
"""

from cpython.array cimport array
from cpython.dict cimport PyDict_GetItem
from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.object cimport PyObject
from libc.limits cimport INT_MAX
from libc.math cimport exp, log, sqrt

cdef enum:
    # The columns.
    IMPORTANT_WORDS
    IMPORTANT_WORDS_DENSITY
    IMPORTANT_WORDS_BALANCE
    IMPORTANT_WORDS_SQUARES
    IMPORTANT_WORDS_SQUARES_DENSITY
    IMPORTANT_PAIRS
    IMPORTANT_PAIRS_DENSITY
    IMPORTANT_WORDS_FIRST
    THEME
    AGREEMENT
    TOP_TERMS
    TOP_TERMS_FIRST
    NAMES_FIRST
    COSINE_TO_NEXT
    THEME_OF_NEXT
    THEME_OF_PREVIOUS
    COSINE_TO_TITLE
    WORDS
    FUNCTION_WORDS
    NAMES
    NUMERALS
    MEASURES

NAME_OF = {
    IMPORTANT_WORDS: "important words, sum",
    IMPORTANT_WORDS_DENSITY: "important words, density",
    IMPORTANT_WORDS_BALANCE: "important words, balance",
    IMPORTANT_WORDS_SQUARES: "important words, squares",
    IMPORTANT_WORDS_SQUARES_DENSITY: "important words, squares, density",
    IMPORTANT_PAIRS: "important pairs",
    IMPORTANT_PAIRS_DENSITY: "important pairs, density",
    IMPORTANT_WORDS_FIRST: "important words, first mentions",
    THEME: "theme, cosine",
    AGREEMENT: "theme, agreement with the others",
    TOP_TERMS: "theme, coverage of top terms",
    TOP_TERMS_FIRST: "top terms, first mentions",
    NAMES_FIRST: "names, first mentions",
    COSINE_TO_NEXT: "cosine to next",
    THEME_OF_NEXT: "theme of next",
    THEME_OF_PREVIOUS: "theme of previous",
    COSINE_TO_TITLE: "cosine to title",
    WORDS: "length, words",
    FUNCTION_WORDS: "function words",
    NAMES: "names",
    NUMERALS: "numerals",
}
"""Column -> the measure of `summary.measures` that it holds. Who uses it tells theirs, in their order."""

cdef enum:
    MOST_BLOCKS = 32
    COUNT_BINS = 64
    RARITIES = 64
    SIZES = 32
    MOST_TOP_TERMS = 64
    # Bins of `importance.QUOTED`: never, up to a quarter, a half, three quarters, mostly, always.
    NEVER_QUOTED = 0
    ALWAYS_QUOTED = 5

cdef double NO_VARIANCE = 1e-9


cdef class Memory:
    """Arrays of zeros, freed together when nobody needs them any more."""

    cdef void* blocks[MOST_BLOCKS]
    cdef int held

    cdef void* take(self, Py_ssize_t count, size_t size) except NULL:
        cdef void* block = PyMem_Calloc(count if count > 0 else 1, size)
        if block == NULL or self.held == MOST_BLOCKS:
            PyMem_Free(block)
            raise MemoryError
        self.blocks[self.held] = block
        self.held += 1
        return block

    cdef double* doubles(self, Py_ssize_t count) except NULL:
        return <double*>self.take(count, sizeof(double))

    cdef int* integers(self, Py_ssize_t count) except NULL:
        return <int*>self.take(count, sizeof(int))

    def __dealloc__(self):
        cdef int number
        for number in range(self.held):
            PyMem_Free(self.blocks[number])


cdef class Vectors:
    """(N,) sentences as TF-IDF vectors, but only the terms that the article repeats; made when asked for."""

    cdef list terms
    cdef Memory memory
    cdef Py_ssize_t count
    cdef int* starts
    cdef int* places
    cdef double* weights

    def __len__(self):
        return self.count

    def __getitem__(self, Py_ssize_t index):
        cdef Py_ssize_t position
        if not 0 <= index < self.count:
            raise IndexError(index)
        return {
            self.terms[self.places[position]]: self.weights[position]
            for position in range(self.starts[index], self.starts[index + 1])
        }


cdef class Measured:
    """The columns of `MEASURES`, with how they are scaled."""

    cdef readonly Vectors vectors
    cdef readonly list numerals
    """(N,) how many of a sentence's words begin with a digit."""
    cdef Memory memory
    cdef Py_ssize_t count
    cdef double* values
    """(MEASURES, N), clipped."""
    cdef double means[MEASURES]
    cdef double slopes[MEASURES]

    @property
    def columns(self):
        """As `summary.measures.Measured.columns`."""
        return [
            (
                [self.values[measure * self.count + index] for index in range(self.count)],
                self.means[measure],
                self.slopes[measure],
            )
            for measure in range(MEASURES)
        ]

    def sums(self, tuple weights):
        """(N,) the standardised measures of each sentence times `weights`, of which these come first."""
        cdef double slopes[MEASURES]
        cdef double constant = 0, total
        cdef Py_ssize_t index
        cdef int measure
        if len(weights) < MEASURES:
            raise IndexError("a weight a measure")
        for measure in range(MEASURES):
            slopes[measure] = <double>weights[measure] * self.slopes[measure]
            constant += slopes[measure] * self.means[measure]
        found = []
        for index in range(self.count):
            total = 0
            for measure in range(MEASURES):
                total += slopes[measure] * self.values[measure * self.count + index]
            found.append(total - constant)
        return found

    def sum_of(self, Py_ssize_t index, tuple weights):
        """The same of one sentence."""
        cdef double total = 0
        cdef int measure
        if not 0 <= index < self.count or len(weights) < MEASURES:
            raise IndexError(index)
        for measure in range(MEASURES):
            total += (
                (self.values[measure * self.count + index] - self.means[measure])
                * self.slopes[measure] * <double>weights[measure]
            )
        return total


cdef struct Words:
    # Of D different terms in N sentences. `starts` and `different_starts` have N + 1 entries: where those
    # of a sentence begin in `of_sentence`, and in `different` and `times`. `lengths` are of their vectors.
    int* tokens
    int* of_sentence
    int* starts
    int* different
    int* times
    int* different_starts
    int* counts
    int* capitals
    int* quoted
    int* first
    int* is_number
    int* is_titled
    double* idf
    double* lengths


cdef class Measurer:
    """Measures articles by fixed bins and bounds, which `summary` gives."""

    cdef int count_bins[COUNT_BINS]
    cdef int most_counted
    cdef int first_bins[COUNT_BINS]
    cdef int most_first, last_first_bin
    cdef int rarity_of[RARITIES]
    cdef int rarities
    cdef int size_bounds[SIZES]
    cdef int sizes
    cdef int count_names, firsts, rarity_names, quotations
    cdef int top_terms
    cdef double expected_share, lowest, highest, sure

    def __cinit__(
        self, *, tuple measures, tuple count_bins, tuple first_bins, tuple rarity_of, tuple sizes, int counts,
        int firsts, int rarities, int quotations, int top_terms, double expected_share, double lowest,
        double highest, double sure,
    ):
        if dict(enumerate(measures)) != NAME_OF:
            raise ValueError("other measures than those of the columns")
        if not (
            0 < firsts <= COUNT_BINS
            and 0 < top_terms <= MOST_TOP_TERMS
            and quotations == ALWAYS_QUOTED + 1
            and len(count_bins) and all([0 <= bin < counts for bin in count_bins])
            and all([0 <= bin < firsts for bin in first_bins])
            and all([0 <= bin < rarities for bin in rarity_of])
        ):
            raise ValueError("bins that do not fit together")
        self.most_counted = _copied(count_bins, self.count_bins, COUNT_BINS) - 1
        self.most_first = _copied(first_bins, self.first_bins, COUNT_BINS)
        self.rarities = _copied(rarity_of, self.rarity_of, RARITIES)
        self.sizes = _copied(sizes, self.size_bounds, SIZES)
        self.last_first_bin = firsts - 1
        self.count_names, self.firsts = counts, firsts
        self.rarity_names, self.quotations = rarities, quotations
        self.top_terms = top_terms
        self.expected_share, self.lowest, self.highest, self.sure = expected_share, lowest, highest, sure

    def measured(
        self, document, array idf, double highest_idf, tuple weights, double bias, array odds, double place,
        tuple factors,
    ):
        """Count, weigh and measure the terms of a document's sentences.

        Args:
            document: with at least one sentence.
            idf: (F,) by feature number, of type "f" as `odds`.
            highest_idf: of a term that is no feature.
            weights: of WORD_FEATURES.
            bias: that belongs to them.
            odds: (F,) as `WordModel.odds`.
            place: how much the places of sentences count, 0..1.
            factors: parallel to MEASURES: what each column is scaled by.

        Raises:
            IndexError: a term is no feature of the model.
        """
        cdef Memory memory = Memory.__new__(Memory)
        cdef Measured found = Measured.__new__(Measured)
        cdef list terms = list(document.counts)
        cdef Py_ssize_t count = len(document.tokens), different = len(terms)
        cdef Words words
        cdef double* importance
        if len(factors) != MEASURES:
            raise IndexError("a factor a measure")
        if idf.typecode != "f" or odds.typecode != "f":
            raise TypeError("tables of another type")
        found.memory = memory
        found.count = count
        found.values = memory.doubles(MEASURES * count)
        cdef dict places = {}
        cdef Py_ssize_t number
        for number in range(different):
            places[terms[number]] = number
        self.count_words(document, places, memory, &words, found)
        words.idf = memory.doubles(different)
        for number in range(different):
            words.idf[number] = _idf_of(terms[number], idf, highest_idf)
        cdef double* titled = _title(
            document.title_terms, places, memory, &words, different, idf, highest_idf
        )
        importance = memory.doubles(different)
        self.weigh(terms, memory, &words, different, weights, bias, odds, place, importance)
        _vectors(found, terms, memory, &words, count)
        self.measure(found, memory, &words, importance, titled, count, different)
        for number in range(MEASURES):
            self.scale(found, number, factors[number])
        return found

    cdef int count_words(self, document, dict places, Memory memory, Words* words, Measured found) except -1:
        """Fill `words`, but for idf and title, and the columns that are counts."""
        cdef tuple all_tokens = document.tokens, all_terms = document.terms, tokens, terms
        cdef Py_ssize_t count = len(all_tokens), different = len(places), index, position, total = 0
        cdef int size = 0, sizes = 0, place, numerals, capitals, new, start
        cdef bint is_numeric, is_capital, has_quotation
        cdef PyObject* found_place
        cdef int* here
        cdef int* named
        cdef str token, text
        for terms in all_terms:
            total += len(terms)
        if total > INT_MAX // 8:
            # Words, and quarters of them, are counted in integers of C.
            raise MemoryError
        words.tokens = memory.integers(count)
        words.of_sentence = memory.integers(total)
        words.starts = memory.integers(count + 1)
        words.different = memory.integers(total)
        words.times = memory.integers(total)
        words.different_starts = memory.integers(count + 1)
        words.counts = memory.integers(different)
        words.capitals = memory.integers(different)
        words.quoted = memory.integers(different)
        words.first = memory.integers(different)
        words.is_number = memory.integers(different)
        words.is_titled = memory.integers(different)
        # Where a term stands among the sentence's different ones, and whether its capital was met.
        here = memory.integers(different)
        named = memory.integers(different)
        found.numerals = []
        for index in range(count):
            tokens, terms = all_tokens[index], all_terms[index]
            text = document.sentences[index].text
            has_quotation = '"' in text or "“" in text
            numerals = capitals = new = 0
            start = sizes
            words.tokens[index] = <int>len(tokens)
            for position in range(min(len(tokens), len(terms))):
                token = tokens[position]
                term = terms[position]
                place = -1
                if term is not None:
                    found_place = PyDict_GetItem(places, term)
                    if found_place == NULL:
                        raise ValueError("a document's terms are not those that it holds")
                    place = <object>found_place
                is_numeric = token < ":"
                is_capital = is_numeric or not _is_lower(token)
                numerals += is_numeric
                if is_capital and position:
                    capitals += 1
                if place < 0:
                    continue
                if is_numeric:
                    words.is_number[place] = 1
                if is_capital:
                    words.capitals[place] += 1
                    if position and not named[place]:
                        named[place] = 1
                        new += 1
                if not words.counts[place]:
                    words.first[place] = index
                words.counts[place] += 1
                words.quoted[place] += has_quotation
                words.of_sentence[size] = place
                size += 1
                if here[place] >= start and here[place] < sizes and words.different[here[place]] == place:
                    words.times[here[place]] += 1
                else:
                    here[place] = sizes
                    words.different[sizes] = place
                    words.times[sizes] = 1
                    sizes += 1
            words.starts[index + 1] = size
            words.different_starts[index + 1] = sizes
            found.numerals.append(numerals)
            found.values[NAMES_FIRST * count + index] = new
            found.values[WORDS * count + index] = log(1 + <double>len(tokens))
            found.values[FUNCTION_WORDS * count + index] = (
                1 - <double>(size - words.starts[index]) / len(tokens)
            )
            found.values[NAMES * count + index] = capitals
            found.values[NUMERALS * count + index] = numerals
        return 0

    cdef int weigh(
        self, list terms, Memory memory, Words* words, Py_ssize_t different, tuple weights, double bias,
        array odds, double place, double* importance,
    ) except -1:
        """Term -> probability that a summary holds it: `importances`."""
        cdef int cased, quotation, number, first, size = 0, count, rarity, bin
        cdef Py_ssize_t term
        cdef double stated, odd
        cdef double of_place[COUNT_BINS]
        cdef int in_quotation = 3 * self.count_names + self.rarity_names
        cdef int in_title = in_quotation + self.quotations
        cdef int first_of_firsts = in_title + 2
        cdef int first_size = first_of_firsts + self.firsts
        if len(weights) < first_size + self.sizes + 1:
            raise IndexError("a weight a statement")
        cdef double* weight = memory.doubles(len(weights))
        for number in range(len(weights)):
            weight[number] = weights[number]
        while size < self.sizes and self.size_bounds[size] <= different:
            size += 1
        for bin in range(self.firsts):
            of_place[bin] = exp(
                min(weight[first_size + size] + place * weight[first_of_firsts + bin], self.sure)
            )
        for term in range(different):
            count = words.counts[term]
            cased = self.count_bins[min(count, self.most_counted)]
            if not words.is_number[term] and words.capitals[term]:
                cased += self.count_names * (2 if words.capitals[term] == count else 1)
            if not 0 <= words.idf[term] < self.rarities:
                raise IndexError("an idf beyond measure")
            rarity = <int>words.idf[term]
            quotation = NEVER_QUOTED
            if words.quoted[term]:
                # Quarters, rounded up.
                quotation = (4 * words.quoted[term] + count - 1) // count
                if words.quoted[term] == count:
                    quotation = ALWAYS_QUOTED
            stated = (
                weight[cased] + weight[3 * self.count_names + self.rarity_of[rarity]]
                + weight[in_quotation + quotation]
            )
            if words.is_titled[term]:
                stated += weight[in_title]
            if words.is_number[term]:
                stated += weight[in_title + 1]
            bin = words.first[term]
            first = self.first_bins[bin] if bin < self.most_first else self.last_first_bin
            odd = exp(min(bias + stated, self.sure)) * of_place[first]
            if type(terms[term]) is int:
                number = terms[term]
                if number < 0 or number >= len(odds):
                    raise IndexError(number)
                odd *= odds.data.as_floats[number]
            importance[term] = odd / (1.0 + odd)
        return 0

    cdef int measure(
        self, Measured found, Memory memory, Words* words, double* importance, double* titled,
        Py_ssize_t count, Py_ssize_t different,
    ) except -1:
        """Fill the columns that `count_words` has not."""
        cdef double* values = found.values
        cdef double* theme = memory.doubles(different)
        cdef double* total = memory.doubles(different)
        cdef double* alone = memory.doubles(count)
        cdef double* share = memory.doubles(different)
        cdef Vectors vectors = found.vectors
        cdef Py_ssize_t index, position, term, start, end, tokens
        cdef double whole = 0, expected, norm = 0, mass, squares, pairs, themes, length, value, likely
        cdef double weight, agreement
        for term in range(different):
            whole += importance[term]
            theme[term] = words.counts[term] * words.idf[term]
            norm += theme[term] * theme[term]
        norm = sqrt(norm)
        whole = whole or 1.0
        expected = whole * self.expected_share
        self.share_top_terms(theme, different, share)
        for term in range(different):
            values[IMPORTANT_WORDS_FIRST * count + words.first[term]] += importance[term] / whole
            values[TOP_TERMS_FIRST * count + words.first[term]] += share[term]
        for index in range(count):
            start, end = words.starts[index], words.starts[index + 1]
            tokens = words.tokens[index]
            mass = squares = pairs = themes = value = 0
            for position in range(start, end):
                term = words.of_sentence[position]
                likely = importance[term]
                mass += likely
                squares += likely * likely
                if position + 1 < end:
                    pairs += likely * importance[words.of_sentence[position + 1]]
                themes += theme[term] * words.idf[term]
                if titled != NULL:
                    value += titled[term]
            length = words.lengths[index]
            values[IMPORTANT_WORDS * count + index] = mass / whole
            values[IMPORTANT_WORDS_DENSITY * count + index] = mass / (end - start + 2)
            values[IMPORTANT_WORDS_BALANCE * count + index] = 2 * mass / (expected + <double>tokens / 2)
            values[IMPORTANT_WORDS_SQUARES * count + index] = squares
            values[IMPORTANT_WORDS_SQUARES_DENSITY * count + index] = squares / (end - start + 2)
            values[IMPORTANT_PAIRS * count + index] = pairs
            values[IMPORTANT_PAIRS_DENSITY * count + index] = pairs / (tokens + 2)
            values[THEME * count + index] = themes / (norm * length) if end > start else 0.0
            values[COSINE_TO_TITLE * count + index] = value / length if titled != NULL else 0.0
            value = 0
            for position in range(words.different_starts[index], words.different_starts[index + 1]):
                value += share[words.different[position]]
            values[TOP_TERMS * count + index] = value
            value = 0
            for position in range(vectors.starts[index], vectors.starts[index + 1]):
                weight = vectors.weights[position]
                value += weight * weight
                total[vectors.places[position]] += weight
            alone[index] = max(0.0, 1.0 - value) if end > start else 0.0
        norm = 0
        for term in range(different):
            norm += total[term] * total[term]
        for index in range(count):
            norm += alone[index]
        norm = sqrt(norm) or 1.0
        # Of the sentence before, as a table by terms.
        cdef double* last = share
        for term in range(different):
            last[term] = 0
        for index in range(count):
            agreement = value = 0
            for position in range(vectors.starts[index], vectors.starts[index + 1]):
                term, weight = vectors.places[position], vectors.weights[position]
                agreement += weight * total[term]
                value += weight * last[term]
            values[AGREEMENT * count + index] = (agreement + alone[index]) / norm
            if index:
                values[COSINE_TO_NEXT * count + index - 1] = value
                values[THEME_OF_NEXT * count + index - 1] = values[THEME * count + index]
                values[THEME_OF_PREVIOUS * count + index] = values[THEME * count + index - 1]
                for position in range(vectors.starts[index - 1], vectors.starts[index]):
                    last[vectors.places[position]] = 0
            for position in range(vectors.starts[index], vectors.starts[index + 1]):
                last[vectors.places[position]] = vectors.weights[position]
        return 0

    cdef int share_top_terms(self, double* theme, Py_ssize_t different, double* share) except -1:
        """The share of each of the heaviest terms; among equals, the first to appear."""
        cdef Py_ssize_t top[MOST_TOP_TERMS]
        cdef int held = 0, place
        cdef Py_ssize_t term
        cdef double whole = 0
        for term in range(different):
            if held == self.top_terms and theme[term] <= theme[top[held - 1]]:
                continue
            place = held if held < self.top_terms else held - 1
            while place and theme[top[place - 1]] < theme[term]:
                top[place] = top[place - 1]
                place -= 1
            top[place] = term
            held = min(held + 1, self.top_terms)
        for place in range(held):
            share[top[place]] = theme[top[place]]
            whole += theme[top[place]]
        whole = whole or 1.0
        for place in range(held):
            share[top[place]] /= whole
        return 0

    cdef int scale(self, Measured found, int number, double factor) except -1:
        """Clip a column, and find its mean and slope: `scaled`."""
        cdef double* column = found.values + number * found.count
        cdef double mean = 0, squares = 0, variance, deviation, low, high
        cdef Py_ssize_t index
        for index in range(found.count):
            mean += column[index]
            squares += column[index] * column[index]
        mean /= found.count
        variance = squares / found.count - mean * mean
        found.means[number] = mean
        found.slopes[number] = 0.0
        if variance < NO_VARIANCE:
            return 0
        deviation = sqrt(variance)
        low, high = mean + self.lowest * deviation, mean + self.highest * deviation
        for index in range(found.count):
            column[index] = min(max(column[index], low), high)
        found.slopes[number] = factor / deviation
        return 0


cdef int _copied(tuple numbers, int* into, int room) except -1:
    """Copy numbers into a table with so much room; how many there are."""
    cdef int place
    if len(numbers) > room:
        raise ValueError("a table of bins is too long")
    for place in range(len(numbers)):
        into[place] = numbers[place]
    return <int>len(numbers)


cdef double _idf_of(term, array idf, double highest) except? -1:
    """The idf of a term: as `Idf.of`."""
    cdef Py_ssize_t number
    if type(term) is not int:
        return highest
    number = term
    if number < 0 or number >= len(idf):
        raise IndexError(number)
    return idf.data.as_floats[number]


cdef double* _title(
    tuple terms, dict places, Memory memory, Words* words, Py_ssize_t different, array idf,
    double highest,
) except? NULL:
    """(D,) TF-IDF weight in the title, of length 1, times idf; NULL where it has no term of the article."""
    cdef dict weights = {}
    cdef double squares = 0, weight
    cdef double* titled = NULL
    cdef int place
    for term in terms:
        if term is not None:
            weights[term] = weights.get(term, 0.0) + _idf_of(term, idf, highest)
    for weight in weights.values():
        squares += weight * weight
    for term, weight in weights.items():
        if term not in places:
            continue
        if titled == NULL:
            titled = memory.doubles(different)
        place = places[term]
        words.is_titled[place] = 1
        titled[place] = weight / sqrt(squares) * words.idf[place]
    return titled


cdef int _vectors(Measured found, list terms, Memory memory, Words* words, Py_ssize_t count) except -1:
    """The sentences as vectors: `sentence_vectors`."""
    cdef Vectors vectors = Vectors.__new__(Vectors)
    cdef Py_ssize_t index, position
    cdef int start, end, place, size = 0
    cdef double length, weight
    vectors.terms, vectors.memory, vectors.count = terms, memory, count
    vectors.starts = memory.integers(count + 1)
    vectors.places = memory.integers(words.different_starts[count])
    vectors.weights = memory.doubles(words.different_starts[count])
    words.lengths = memory.doubles(count)
    for index in range(count):
        start, end = words.different_starts[index], words.different_starts[index + 1]
        length = 0
        for position in range(start, end):
            weight = words.idf[words.different[position]] * words.times[position]
            length += weight * weight
        length = words.lengths[index] = sqrt(length) or 1.0
        for position in range(start, end):
            place = words.different[position]
            if words.counts[place] > 1:
                vectors.places[size] = place
                vectors.weights[size] = words.idf[place] * words.times[position] / length
                size += 1
        vectors.starts[index + 1] = size
    found.vectors = vectors
    return 0


cdef bint _is_lower(str word) noexcept:
    """As `str.islower`."""
    cdef Py_UCS4 sign
    cdef bint is_cased = False
    for sign in word:
        if sign < 128:
            if c"A" <= sign <= c"Z":
                return False
            is_cased |= c"a" <= sign <= c"z"
        elif sign.isupper() or sign.istitle():
            return False
        else:
            is_cased |= sign.islower()
    return is_cased
