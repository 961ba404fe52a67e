"""How well words would tag an article: the words of `tagging.salience.salient_words`, compiled."""

from cpython.array cimport array
from libc.math cimport log


cdef enum:
    MOST_WANTED = 128


cdef class Describer:
    """Describes the words of articles, by tables and bounds that `tagging.salience` gives."""

    cdef dict verbal
    cdef tuple participles, adjectives, possessives
    cdef double mostly
    cdef Py_ssize_t letters, short, looked_at

    def __cinit__(
        self, *, dict verbal, tuple participles, tuple adjectives, tuple possessives, double mostly,
        Py_ssize_t letters, Py_ssize_t short, Py_ssize_t looked_at,
    ):
        self.verbal, self.participles, self.adjectives = verbal, participles, adjectives
        self.possessives, self.mostly = possessives, mostly
        self.letters, self.short, self.looked_at = letters, short, looked_at

    @property
    def most(self):
        """So many of the heaviest terms can be found."""
        return MOST_WANTED

    def heaviest(self, counts, dict rarity, Py_ssize_t most):
        """The `most` terms whose count times rarity is highest, the first of equals."""
        cdef double heaviest[MOST_WANTED]
        cdef list terms = []
        cdef Py_ssize_t place
        cdef double weight
        if not 0 < most <= MOST_WANTED:
            raise ValueError("too many terms are wanted, or none")
        for term, rare in rarity.items():
            weight = <double>counts[term] * <double>rare
            place = len(terms)
            if place == most:
                if weight <= heaviest[place - 1]:
                    continue
                place -= 1
                terms.pop()
            terms.append(term)
            while place and heaviest[place - 1] < weight:
                heaviest[place] = heaviest[place - 1]
                terms[place] = terms[place - 1]
                place -= 1
            heaviest[place] = weight
            terms[place] = term
        return terms

    def described(self, rows, list wanted, dict rarity, weights):
        """The fields of a `Word` for each of some terms that the rows hold."""
        cdef tuple all_texts = rows.texts, all_tokens = rows.tokens, all_terms = rows.terms, terms
        cdef dict places = {term: [] for term in wanted}
        cdef Py_ssize_t row, position
        for row in range(len(all_terms)):
            terms = all_terms[row]
            for position in range(len(terms)):
                term = terms[position]
                if term is not None and term in places:
                    (<list>places[term]).append((row, position))
        return [
            self.word(all_texts, all_tokens, all_terms, term, found, rarity[term], weights)
            for term, found in places.items()
        ]

    cdef tuple word(
        self, tuple all_texts, tuple all_tokens, tuple all_terms, object term, list places, double rarity,
        weights,
    ):
        cdef Py_ssize_t number, position, place, capitals = 0, inside = 0, halves = 0, leaning = 0
        cdef Py_ssize_t looked_at = min(len(places), self.looked_at), first_row
        cdef double verbs = 0, weight, within
        cdef str form, text, title_form = ""
        cdef tuple tokens
        cdef dict forms = {}
        cdef bint is_name
        for place in range(looked_at):
            number, position = places[place]
            tokens, text = all_tokens[number], all_texts[number]
            form = tokens[position]
            # The first word of a sentence and those of a title have capitals that say nothing.
            if not position or not number:
                forms[form] = forms.get(form, 0) + 1
                if not number:
                    title_form = form
            else:
                inside += 1
                capitals += form[0].isupper()
                forms[form] = forms.get(form, 0) + self.looked_at
            if position:
                verbs += self.verbal.get(tokens[position - 1], 0)
            if position + 1 < len(tokens) and (<tuple>all_terms[number])[position + 1] is not None:
                leaning += 1
            if "-" in text and ("-" + form in text or form + "-" in text):
                halves += 1
        is_name = capitals > 0 and capitals >= self.mostly * inside
        if is_name and title_form and not title_form.isupper():
            form = title_form
        else:
            form = _commonest(forms, not is_name)
        for possessive in self.possessives:
            form = form.removesuffix(possessive)
        first_row = places[0][0]
        within = (
            <double>weights.often * log(<double>len(places))
            + <double>weights.rarity * log(rarity)
            - log(1 + <double>weights.late * first_row / len(all_texts))
            + <double>weights.titled * (first_row == 0)
            + <double>weights.letters * min(len(form), self.letters)
        )
        weight = (
            within
            + (
                <double>weights.half * halves + <double>weights.verb * verbs
                + <double>weights.leaning * leaning
            ) / looked_at
            + <double>weights.short * (len(form) <= self.short)
            + <double>weights.participle * form.endswith(self.participles)
        )
        if form.endswith(self.adjectives):
            weight += weights.adjective
            if leaning == looked_at > 1:
                weight += weights.modifier
        return term, form, places, is_name, halves == looked_at, weight, within


cdef str _commonest(dict forms, bint in_small_letters):
    """The form that counts most, the first of equals; one in small letters where there is one."""
    cdef str form, best = None
    cdef bint is_small, best_is_small = False
    cdef long most = 0, count
    in_small_letters = in_small_letters and len(forms) > 1
    for form, count in forms.items():
        is_small = in_small_letters and form[0].islower()
        if best is None or is_small > best_is_small or (is_small == best_is_small and count > most):
            best, best_is_small, most = form, is_small, count
    return best


def idf_of(terms, array values, double highest):
    """The idf of each of some terms: `Idf.of`.

    Raises:
        IndexError: a term is no feature of the model.
    """
    cdef dict found = {}
    cdef Py_ssize_t number
    if values.typecode != "f":
        raise TypeError("a table of another type")
    for term in terms:
        if type(term) is int:
            number = term
            if not 0 <= number < len(values):
                raise IndexError(number)
            found[term] = <double>values.data.as_floats[number]
        else:
            found[term] = highest
    return found
