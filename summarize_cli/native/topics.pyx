"""The linear scores of an article's topics: `tagging.topics.scores` of `weighted_counts`, compiled."""

from cpython.array cimport array
from cpython.buffer cimport PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer
from cpython.dict cimport PyDict_GetItem
from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.object cimport PyObject
from libc.limits cimport INT_MAX
from libc.math cimport INFINITY, exp, fabs, log1p, pow, sqrt
from libc.stdint cimport int64_t, uint64_t

cdef enum:
    MOST_STRETCHES = 8
    NONE = -1


cdef class Judge:
    """Judges all topics together: `tagging.topic_judgement`, whose `Judgement` it is made from."""

    cdef Py_ssize_t topics, highest
    cdef double own, rival
    cdef double* slopes
    cdef double* intercepts
    cdef double* offsets
    cdef double* holds
    """(T, 2 + 2T + H)"""
    cdef double* first
    """(T, 1 + T)"""

    def __cinit__(self, judgement, Py_ssize_t highest):
        cdef Py_ssize_t topics = len(judgement.slopes)
        if not topics or highest < 2:  # the best is set against the second
            raise ValueError("its topics do not fit together")
        self.topics, self.highest = topics, min(highest, topics)
        self.own, self.rival = judgement.own, judgement.rival
        self.slopes = _table(judgement.slopes, topics)
        self.intercepts = _table(judgement.intercepts, topics)
        self.offsets = _table(judgement.offsets, topics)
        self.holds = _table(
            [each for row in judgement.holds for each in row], topics * (2 + 2 * topics + self.highest)
        )
        self.first = _table([each for row in judgement.first for each in row], topics * (1 + topics))

    def __dealloc__(self):
        PyMem_Free(self.slopes)
        PyMem_Free(self.intercepts)
        PyMem_Free(self.offsets)
        PyMem_Free(self.holds)
        PyMem_Free(self.first)

    def confidences(self, list linear):
        """(T,) as `topic_judgement.confidences`."""
        cdef Py_ssize_t topic
        if len(linear) != self.topics:
            raise ValueError("a score a topic")
        # Of each call its own: another thread may run while Python makes the list of what was found.
        cdef double* scores = _numbers(4 * self.topics + 2 + self.highest)
        cdef double* found = scores + self.topics
        try:
            for topic in range(self.topics):
                scores[topic] = linear[topic]
            self.judge(scores, found, found + self.topics)
            return [found[topic] for topic in range(self.topics)]
        finally:
            PyMem_Free(scores)

    cdef void judge(self, const double* linear, double* found, double* shared) noexcept:
        """Linear scores -> what was `found`. `shared` has room for 2 + 2T + H."""
        cdef double best, second, total, merit, margin, most = 0
        cdef Py_ssize_t topic, place, width = 2 + 2 * self.topics + self.highest, chosen = 0, surest = 0
        # A constant, the margin, all log-odds, all probabilities, the highest: as `Judgement.holds`.
        cdef double* odds = shared + 2
        cdef double* highest = odds + 2 * self.topics
        for place in range(self.highest):
            highest[place] = -INFINITY
        for topic in range(self.topics):
            odds[topic] = self.slopes[topic] * linear[topic] + self.intercepts[topic]
            place = self.highest
            while place and highest[place - 1] < odds[topic]:
                if place < self.highest:
                    highest[place] = highest[place - 1]
                place -= 1
            if place < self.highest:
                highest[place] = odds[topic]
            odds[self.topics + topic] = _probability(odds[topic])
        best, second = highest[0], highest[1] if self.topics > 1 else 0.0
        shared[0] = 1.0
        for topic in range(self.topics):
            shared[1] = margin = (
                self.own * odds[topic] + self.rival * (second if odds[topic] == best else best)
                + self.offsets[topic]
            )
            total = 0
            for place in range(width):
                total += self.holds[topic * width + place] * shared[place]
            found[topic] = _probability(total)
            merit = self.first[topic * (1 + self.topics)]
            for place in range(self.topics):
                merit += self.first[topic * (1 + self.topics) + 1 + place] * odds[place]
            merit += min(margin, 0.0) - log1p(exp(-fabs(margin)))
            if not topic or merit > most:
                most, chosen = merit, topic
            if found[topic] > found[surest]:
                surest = topic
        if self.topics > 1:
            found[surest], found[chosen] = found[chosen], found[surest]


cdef class Scorer:
    """What training learned of topics, as `TopicWeights` has it. V terms, F features, T topics."""

    cdef uint64_t* pairs
    """(room,) pairs of features, as `paired` writes them, each at its place or the next free one."""
    cdef int* feature_of_pair
    """(room,) 0 where there is none."""
    cdef uint64_t room, spread
    cdef int shift
    cdef object function_words
    """Token -> its feature or None; works out what it has not got."""
    cdef Py_buffer weights
    """(F, T), signed bytes."""
    cdef bint holds_weights
    cdef Judge judge
    cdef array scales, values, biases
    cdef Py_ssize_t terms, features, topics
    cdef int* counts
    """(F,) zeros between two calls."""
    cdef int lengths[MOST_STRETCHES]
    cdef int times[MOST_STRETCHES]
    cdef int stretches, title_times
    cdef double power, fixed_point

    def __cinit__(
        self, function_words, array pairs, array values, array scales, weights, array biases,
        judgement, Py_ssize_t highest, *,
        Py_ssize_t terms, tuple stretches, int title_times, double power, double fixed_point,
    ):
        cdef Py_ssize_t number, first_pair = len(values) - len(pairs)
        cdef uint64_t place
        self.terms, self.features, self.topics = terms, len(values), len(biases)
        PyObject_GetBuffer(weights, &self.weights, PyBUF_SIMPLE)
        self.holds_weights = True
        if (
            not 0 < terms <= first_pair
            or self.features > INT_MAX
            or [pairs.typecode, values.typecode, scales.typecode, biases.typecode] != ["Q", "f", "f", "d"]
            or len(scales) != self.features
            or self.weights.itemsize != 1
            or self.weights.len != self.features * self.topics
            or len(stretches) > MOST_STRETCHES
        ):
            raise ValueError("its topics do not fit together")
        self.values, self.scales, self.biases = values, scales, biases
        self.judge = Judge(judgement, highest)
        self.function_words, self.title_times = function_words, title_times
        self.power, self.fixed_point = power, fixed_point
        for length, times in stretches:
            self.lengths[self.stretches], self.times[self.stretches] = length, times
            self.stretches += 1
        # By a factor that differs from process to process, as in Python's own tables of words: for a known
        # one a model could bring pairs that all want one place, where each takes as long as all before.
        self.spread = <uint64_t>hash("pairs") | 1
        # At least half of it stays free.
        self.room, self.shift = 2, 63
        while self.room < <uint64_t>(2 * len(pairs)):
            self.room, self.shift = self.room * 2, self.shift - 1
        self.pairs = <uint64_t*>PyMem_Calloc(self.room, sizeof(uint64_t))
        self.feature_of_pair = <int*>PyMem_Calloc(self.room, sizeof(int))
        self.counts = <int*>PyMem_Calloc(self.features, sizeof(int))
        if self.pairs == NULL or self.feature_of_pair == NULL or self.counts == NULL:
            raise MemoryError
        for number in range(len(pairs)):
            place = self.place_of((<uint64_t*>pairs.data.as_voidptr)[number])
            self.pairs[place] = (<uint64_t*>pairs.data.as_voidptr)[number]
            self.feature_of_pair[place] = <int>(first_pair + number)

    def __dealloc__(self):
        if self.holds_weights:
            PyBuffer_Release(&self.weights)
        PyMem_Free(self.pairs)
        PyMem_Free(self.feature_of_pair)
        PyMem_Free(self.counts)

    def confidences(self, title, prose):
        """(T,) the calibrated probability of each topic. Takes what `scores` takes."""
        return self.judge.confidences(self.scores(title, prose))

    def scores(self, title, prose):
        """(T,) the linear score of each topic.

        Args:
            title: the `Words` of the title.
            prose: those that are looked at.

        Raises:
            IndexError: a term is no feature of the model.
        """
        cdef Py_ssize_t titled = len(title.terms), told = len(prose.terms), topic
        # Of each word, then room for what occurs: a word brings itself and its pair with the next one.
        cdef int* features = <int*>PyMem_Calloc(3 * (titled + told) + 1, sizeof(int))
        cdef int* occurring = features + titled + told
        cdef double* steps = <double*>PyMem_Calloc(2 * (titled + told) + 1, sizeof(double))
        cdef int64_t* sums = <int64_t*>PyMem_Calloc(self.topics + 1, sizeof(int64_t))
        try:
            if features == NULL or steps == NULL or sums == NULL:
                raise MemoryError
            self.find(title.tokens, title.terms, features, titled)
            self.find(prose.tokens, prose.terms, features + titled, told)
            # From here on nothing can fail, nor run in between: the counts are nobody else's.
            self.add_up(features, titled, told, occurring, steps, sums)
            return [
                self.biases.data.as_doubles[topic] + <double>sums[topic] / self.fixed_point
                for topic in range(self.topics)
            ]
        finally:
            PyMem_Free(features)
            PyMem_Free(steps)
            PyMem_Free(sums)

    cdef int find(self, tokens, terms, int* features, Py_ssize_t count) except -1:
        """The feature of each of so many words, NONE for one that the model never saw."""
        cdef PyObject* known
        cdef Py_ssize_t place, number
        for place in range(count):
            term = terms[place]
            number = NONE
            if term is None:
                token = tokens[place]
                known = PyDict_GetItem(self.function_words, token)
                feature = <object>known if known != NULL else self.function_words[token]
                if feature is not None:
                    number = feature
                    if not self.terms <= number < self.features:
                        raise IndexError(number)
            elif type(term) is int:
                number = term
                if not 0 <= number < self.terms:
                    raise IndexError(number)
            features[place] = <int>number
        return 0

    cdef void add_up(
        self, const int* features, Py_ssize_t titled, Py_ssize_t told, int* occurring, double* steps,
        int64_t* sums,
    ) noexcept:
        """Count, weigh and multiply. Pairs count in the title and in the first stretch alone."""
        cdef Py_ssize_t found, number, topic, row, start = titled, end
        cdef int stretch, feature
        cdef double step, squares = 0, unit
        cdef int64_t amount
        cdef const signed char* weights = <const signed char*>self.weights.buf
        found = self.count(features, 0, titled, self.title_times, True, occurring, 0)
        for stretch in range(self.stretches):
            end = min(start + self.lengths[stretch], titled + told)
            found = self.count(features, start, end, self.times[stretch], not stretch, occurring, found)
            start = end
        for number in range(found):
            feature = occurring[number]
            step = pow(self.counts[feature], self.power) * self.values.data.as_floats[feature]
            self.counts[feature] = 0
            squares += step * step
            steps[number] = step * self.scales.data.as_floats[feature]
        unit = self.fixed_point / (sqrt(squares) or 1.0)
        for number in range(found):
            amount = <int64_t>(unit * steps[number])
            row = occurring[number] * self.topics
            for topic in range(self.topics):
                sums[topic] += weights[row + topic] * amount

    cdef Py_ssize_t count(
        self, const int* features, Py_ssize_t start, Py_ssize_t end, int times, bint in_pairs,
        int* occurring, Py_ssize_t found,
    ) noexcept:
        """Count some words, and their pairs; how many features have occurred so far."""
        cdef Py_ssize_t number
        cdef int feature, following, pair
        for number in range(start, end):
            feature = features[number]
            if feature == NONE:
                continue
            found = self.occurs(feature, times, occurring, found)
            if in_pairs and number + 1 < end and feature < self.terms:
                following = features[number + 1]
                if 0 <= following < self.terms:
                    pair = self.feature_of_pair[self.place_of(<uint64_t>feature | <uint64_t>following << 32)]
                    if pair:
                        found = self.occurs(pair, times, occurring, found)
        return found

    cdef Py_ssize_t occurs(self, int feature, int times, int* occurring, Py_ssize_t found) noexcept:
        if not self.counts[feature]:
            occurring[found] = feature
            found += 1
        self.counts[feature] += times
        return found

    cdef uint64_t place_of(self, uint64_t pair) noexcept:
        """Where a pair stands, or would: multiplied, numbers that are neighbours lie far apart."""
        cdef uint64_t place = (pair * self.spread) >> self.shift
        while self.feature_of_pair[place] and self.pairs[place] != pair:
            place = (place + 1) & (self.room - 1)
        return place


cdef double* _numbers(Py_ssize_t size) except NULL:
    """An array of zeros that is to be freed."""
    cdef double* made = <double*>PyMem_Calloc(size, sizeof(double))
    if made == NULL:
        raise MemoryError
    return made


cdef double* _table(numbers, Py_ssize_t size) except NULL:
    """So many numbers as an array that is to be freed."""
    cdef Py_ssize_t place
    cdef double* table
    if len(numbers) != size:
        raise ValueError("its topics do not fit together")
    table = _numbers(size)
    try:
        for place in range(size):
            table[place] = numbers[place]
    except BaseException:
        PyMem_Free(table)
        raise
    return table


cdef double _probability(double log_odds) noexcept:
    cdef double small
    if log_odds < 0:  # so that exp cannot overflow
        small = exp(log_odds)
        return small / (1.0 + small)
    return 1.0 / (1.0 + exp(-log_odds))
