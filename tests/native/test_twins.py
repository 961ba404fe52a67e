"""What is compiled gives what is written in Python: the same choices; the same numbers, but for rounding."""

import copy
import gzip
import itertools
import json
import math
import os
import pickle
import subprocess
import sys
import time
import tracemalloc
from array import array
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize_cli.errors import SummarizeError
from summarize_cli.language import sentences
from summarize_cli.language.heaviest import heaviest
from summarize_cli.language.terms import TOKEN, found_tokens
from summarize_cli.native import PURE
from summarize_cli.pipeline import engine, read_article
from summarize_cli.reading import boilerplate
from summarize_cli.reading.decoding import decode
from summarize_cli.summary import features
from summarize_cli.summary.habits import place_matters
from summarize_cli.summary.importance import importances, usage
from summarize_cli.summary.marks import MARKER, found_marks
from summarize_cli.summary.measures import MEASURES, measured
from summarize_cli.summary.tfidf import found_idf, idf_of
from summarize_cli.summary.twin import MEASURER
from summarize_cli.summary.wording import Wording, found_sums
from summarize_cli.tagging import salience
from summarize_cli.tagging.salience import WEIGHTS, rows_of
from summarize_cli.tagging.topic_features import weighted_counts, words_of
from summarize_cli.tagging.topic_judgement import Judgement, confidences
from summarize_cli.tagging.topics import scores
from tests.conftest import ROOT, SAMPLES

CLOSE = 1e-9
MOST_ROUNDED = 1e-5
CORPORA = ("summaries/dev-cnndm", "summaries/dev-scitldr", "summaries/dev-squality", "topics/train-annotated")
OF_EACH = 60

words = pytest.importorskip("summarize_cli.native.words", reason="nothing is compiled here")
marks = pytest.importorskip("summarize_cli.native.marks")
topics = pytest.importorskip("summarize_cli.native.topics")

OPENED = engine()


def documents_of(rows):
    for row in rows:
        try:
            yield read_article(row["text"], OPENED, title=row.get("title"))[1]
        except SummarizeError:
            continue


@pytest.fixture(scope="module")
def documents():
    """Of our samples, with and without a title, and of corpora where they are."""
    texts = [decode(path.read_bytes()).text for path in sorted(SAMPLES.glob("*.txt"))]
    rows = [{"text": text} for text in texts]
    rows += [{"text": text, "title": "Storm closes the old bridge at Quimper"} for text in texts]
    for name in CORPORA:
        path = ROOT.parent / "shared" / "corpora" / f"{name}.jsonl.gz"
        if path.is_file():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                rows += [json.loads(line) for line, _ in zip(lines, range(OF_EACH), strict=False)]
    found = [*documents_of(rows)]
    assert len(found) > 2 * len(texts) - 10
    return found


# What tokens, marks and capitals are told by, and characters of other classes: digits that are no decimals, a
# capital of two letters, marks that combine, letters beyond the basic plane.
PIECES = st.sampled_from(
    [
        *"aZb9'.,:_ -\u2019\u201c\u201d\"(;$?!\u2014",
        *"\u00b2\u0663\u2167\u03b1\u0301\u00df\u01c5\u4e00\u200d\u00a0\U00010400",
        *(
            "U.S.",
            "e.g.",
            "1,000.5",
            "3.",
            "The",
            "said",
            "Monday",
            "STORM",
            "storm",
            "bridge",
            "he",
            "But",
            "5 p.m.",
        ),
        *(" - ", "--", " \u2013 ", ". ", "? ", "! ", "\n\n", "\n"),
    ]
)
TEXTS = st.lists(PIECES, max_size=120).map(" ".join) | st.lists(PIECES, max_size=60).map("".join)


def close(first, second, within=CLOSE):
    return len(first) == len(second) and all(
        math.isclose(one, other, rel_tol=within, abs_tol=within)
        for one, other in zip(first, second, strict=True)
    )


@given(TEXTS)
def test_tokens(text):
    assert words.tokens(text) == found_tokens(text) == TOKEN.findall(text)


LAST = (
    "home", "ago", "Iraq", "AP", "a", "he", "cancerst", "Mr", "No", "Sept", "U.S", "a.m", "7:40 a.m", "e.g",
    "approx", "prof", "Messrs", "corp", "Pat", "Fed", "2011", "Jr", "W.E.B", "hon", "St", "\u00e9", "\u4e2d",
    "Vol", "(ret", "(AP", "it)", "[...]",
)  # fmt: skip
CLOSERS = ("", '"', "'", "\u201d", "\u2019", ")", "]", "[1]", ".\u2019 \u201d")
GAPS = (" ", "", "  ", "' \" ")
OPENERS = ("", '"', "\u201c", "(", "\u2014", "'(")
FIRST = (
    *("The", "the", "al-Quds", "a-z", "iPod", "5", "12 The", "1 the", "\u00b2 The", "\u00c9", "\u00e9", "A."),
    *("Go", "Reserve", "\u2022", ""),
)


def same_sentences(text):
    items = sentences.list_items(text)
    return sentences.sentence_spans(text) == sentences.found_spans(text, items)


@pytest.mark.parametrize("last", LAST)
def test_ends_of_sentences(last):
    for parts in itertools.product((".", "?"), CLOSERS, GAPS, OPENERS, FIRST):
        text = f"It saw {last}{''.join(parts)} sails."
        assert same_sentences(text), text


@pytest.mark.parametrize("opening", ["(", "It (", "It (a) ("])
def test_the_reach_of_a_bracket(opening):
    for size in range(280, 310):
        for end in (". The", ") . The", '." The', ". The)"):
            assert same_sentences(f"{opening}{'ab ' * (size // 3)}{'c' * (size % 3)}here{end} rest."), size


@pytest.mark.parametrize("label", ["1. ", "a) ", "\u2022 "])
def test_sentences_of_a_list(label):
    second = {"1. ": "2. ", "a) ": "b) "}.get(label, label)
    for gap, mark, first in itertools.product((" ", "  ", ""), (".", "?", '."', ". "), ("The", "the", "")):
        assert same_sentences(f"{label}It fell{mark}{gap}{second}{first} rest{mark} It rose.")


@given(TEXTS | st.lists(st.sampled_from([*LAST, *CLOSERS, *GAPS, *OPENERS, *FIRST, ". "])).map("".join))
def test_sentences(text):
    assert same_sentences(text)


def test_sentences_of_articles(documents):
    for document in documents:
        text = " ".join(sentence.text for sentence in document.sentences)
        for piece in (text, text.lower(), text.upper(), text.replace(" ", "  ")):
            assert same_sentences(piece)


@pytest.mark.parametrize("items", [[99], [-1], [3, 1]])
def test_items_outside_their_text_are_refused(items):
    with pytest.raises(IndexError):
        sentences.spans_of("It rained. It poured.", items)


def test_a_judge_that_points_outside_its_text_is_refused():
    for place in (99, -9):
        found = words.Sentences(
            frozenset(), frozenset(), frozenset(), sentences.MARK.match, lambda *_, place=place: place
        )
        with pytest.raises(IndexError):
            found.spans("It rained! It poured.", [])


@given(
    TEXTS,
    st.lists(
        st.text("abr\u2014/", min_size=1, max_size=4).filter(
            lambda text: text[:2].isascii() or len(text) == 1
        )
    ),
)
def test_any_of_many_phrases(text, phrases):
    for held in (text, text + "".join(phrases[:1]), "abra" + text):
        assert words.AnyOf(phrases).within(held) == any(phrase in held for phrase in phrases)


@given(TEXTS)
def test_hints_of_furniture(text):
    hinted = words.AnyOf(boilerplate.HINTS).within
    assert hinted(text) == boilerplate.found_hint(text)
    for hint in boilerplate.HINTS:
        assert hinted(text + hint)
        assert hinted(hint + text)


@pytest.mark.parametrize("phrase", ["", "a" * 5000, "a\u2014"], ids=["empty", "long", "mixed"])
def test_phrases_that_cannot_be_looked_for_are_refused(phrase):
    with pytest.raises(ValueError, match="phrase"):
        words.AnyOf([phrase])


def same_table(document):
    python = features.table(document, OPENED.idf, OPENED.ranker.words)
    compiled = features.quick_table(document, OPENED.idf, OPENED.ranker.words)
    assert type(compiled.measured) is not type(python.measured)
    assert compiled._replace(measured=None) == python._replace(measured=None)
    assert compiled.measured.numerals == python.measured.numerals
    # A column that hardly varies has a variance of few digits, whoever subtracts the square of its mean.
    within = max([CLOSE, *(1e-15 * (mean * slope) ** 2 for _, mean, slope in python.measured.columns)])
    assert within <= MOST_ROUNDED
    for found, wanted in zip(compiled.measured.columns, python.measured.columns, strict=True):
        assert close(standardised(found), standardised(wanted), within)
    assert len(compiled.measured.vectors) == len(document.sentences)
    for found, wanted in zip(compiled.measured.vectors, python.measured.vectors, strict=True):
        assert found.keys() == wanted.keys()
        assert close([*found.values()], [found[term] and wanted[term] for term in found])
    assert close(compiled.sums(OPENED.ranker.weights), python.sums(OPENED.ranker.weights), within)
    for index, weights in enumerate(OPENED.ranker.opening.weights[: len(document.sentences)]):
        assert close([compiled.spoken_sum(index, weights)], [python.spoken_sum(index, weights)], within)
    assert MARKER.marks(document, python.measured.numerals) == found_marks(document, python.measured.numerals)


def standardised(scaled):
    values, mean, slope = scaled
    return [(value - mean) * slope for value in values]


def same_topics(document):
    title, prose = words_of(document)
    linear = scores(weighted_counts(title, prose, OPENED.topics.features), OPENED.topics)
    assert close(OPENED.topics.compiled.scores(title, prose), linear)
    assert close(
        OPENED.topics.compiled.confidences(title, prose), confidences(linear, OPENED.topics.judgement)
    )


def same_words(document):
    rows = rows_of(document)
    rarity = found_idf(rows.counts, OPENED.idf.values, OPENED.idf.highest)
    assert idf_of(rows.counts, OPENED.idf.values, OPENED.idf.highest) == rarity
    rough = [count * rare for count, rare in zip(rows.counts.values(), rarity.values(), strict=True)]
    for most in (1, 7, 26):
        wanted = [[*rows.counts][place] for place in heaviest(rough, most)]
        assert salience.DESCRIBER.heaviest(rows.counts, rarity, most) == wanted
    python = salience.described(rows, wanted, rarity, WEIGHTS)
    compiled = [
        salience.Word._make(each) for each in salience.DESCRIBER.described(rows, wanted, rarity, WEIGHTS)
    ]
    assert [word[:5] for word in compiled] == [word[:5] for word in python.values()]
    for found, wanted in zip(compiled, python.values(), strict=True):
        assert close(found[5:], wanted[5:])
    for found, wanted in zip(
        marks.word_sums(OPENED.ranker.wording, document.tokens),
        found_sums(OPENED.ranker.wording, document.tokens),
        strict=True,
    ):
        assert math.isclose(found, wanted, abs_tol=CLOSE)


def test_measures_of_articles(documents):
    for document in documents:
        same_table(document)


def test_topics_of_articles(documents):
    for document in documents:
        same_topics(document)


def test_words_of_articles(documents):
    for document in documents:
        same_words(document)


@given(TEXTS, st.none() | TEXTS)
def test_whatever_the_text(text, title):
    for document in documents_of([{"text": text, "title": title}]):
        same_table(document)
        same_topics(document)
        same_words(document)


@given(st.lists(st.floats(-50, 50) | st.sampled_from([0.0, 1.5, -2.0]), min_size=17, max_size=17))
def test_judgements_with_equals_among_the_scores(linear):
    judge = topics.Judge(OPENED.topics.judgement, 3)
    assert close(judge.confidences(linear), confidences(linear, OPENED.topics.judgement))


def test_words_that_come_again_count_once_in_sentences_of_any_length():
    wording = Wording({"storm": 1.0, "bridge": 0.25})
    for length in (1, 5, 127, 128, 129, 400):
        sentence = ["Storm", "storm", "bridge", *["bridge", "Storm", "of"] * length]
        assert marks.word_sums(wording, [sentence, []]) == found_sums(wording, [sentence, []]) == [2.25, 0]


def test_a_term_beyond_the_model_is_an_index_error(documents):
    document = documents[0]
    beyond = len(OPENED.idf.values)
    spoilt = document._replace(
        terms=((beyond,) * len(document.tokens[0]), *document.terms[1:]),
        held=[[beyond] * len(document.tokens[0]), *document.held[1:]],
        counts={beyond: len(document.tokens[0]), **document.counts},
    )
    title, prose = words_of(spoilt)
    for number in (beyond, -1):
        with pytest.raises(IndexError):
            idf_of([number], OPENED.idf.values, 9.0)
    with pytest.raises(IndexError):
        features.quick_table(spoilt, OPENED.idf, OPENED.ranker.words)
    with pytest.raises(IndexError):
        OPENED.topics.compiled.scores(title, prose)


def test_a_document_whose_parts_do_not_fit_together_is_refused(documents):
    document = documents[0]
    for spoilt in (
        document._replace(counts={}),
        document._replace(terms=document.terms[:1]),
        document._replace(sentences=()),
    ):
        with pytest.raises((ValueError, IndexError)):
            features.quick_table(spoilt, OPENED.idf, OPENED.ranker.words)
    numerals = [0] * len(document.tokens)
    for spoilt, counted in (
        (document, []),
        (document._replace(tokens=((), *document.tokens[1:])), numerals),
        (document._replace(tokens=()), numerals),
    ):
        with pytest.raises(IndexError):
            MARKER.marks(spoilt, counted)
    title, prose = words_of(document)
    with pytest.raises(IndexError):
        OPENED.topics.compiled.scores(title, prose._replace(tokens=[]))
    rows = rows_of(document)
    for spoilt in (
        rows._replace(tokens=()),
        rows._replace(texts=()),
        rows._replace(tokens=((),) * len(rows.terms)),
    ):
        with pytest.raises(IndexError):
            salience.DESCRIBER.described(spoilt, [*rows.counts][:5], dict.fromkeys(rows.counts, 2.0), WEIGHTS)


def test_tables_of_another_type_are_refused(documents):
    weights = OPENED.ranker.words
    arguments = (weights.weights, weights.bias)
    rest = (place_matters(20), (1.0,) * len(MEASURES))
    for idf, odds in [(array("d", [1.0]), weights.odds), (OPENED.idf.values, array("d", [1.0]))]:
        with pytest.raises(TypeError):
            MEASURER.measured(documents[0], idf, 9.0, *arguments, odds, *rest)
    with pytest.raises(IndexError):
        MEASURER.measured(documents[0], OPENED.idf.values, 9.0, (), 0.0, weights.odds, *rest)
    with pytest.raises(IndexError):
        MEASURER.measured(documents[0], OPENED.idf.values, 9.0, *arguments, weights.odds, 1.0, (1.0,))
    with pytest.raises(TypeError):
        idf_of([1], array("d", [1.0]), 9.0)


def test_sentences_that_are_not_there_are_an_index_error(documents):
    found = features.quick_table(documents[0], OPENED.idf, OPENED.ranker.words).measured
    count = len(documents[0].sentences)
    for index in (-1, count):
        with pytest.raises(IndexError):
            found.vectors[index]
        with pytest.raises(IndexError):
            found.sum_of(index, OPENED.ranker.weights)
    with pytest.raises(IndexError):
        found.sums((1.0,))


@pytest.mark.parametrize("words", [("mayors", "nurses"), ("tunnels", "ferries"), ("steel", "stone")])
def test_a_column_that_hardly_varies_is_the_same_but_for_its_rounding(words):
    shared = (
        "The old bridge over the river at Quimper will close to all traffic for repairs to its cracked pylons"
        " after the storm, said engineers of the city"
    )
    (document,) = documents_of([{"text": " ".join(f"{shared} {word}." for word in words)}])
    same_table(document)


@pytest.mark.parametrize("highest", [-131_071.0, -1.0, -1e-9, 9.0 * 4, 131_071.0, math.nan])
def test_a_rarity_beyond_measure_is_an_index_error(highest):
    (document,) = documents_of([{"text": "The zyxwv of the bridge is broken, the city said."}])
    with pytest.raises(IndexError):
        features.quick_table(document, OPENED.idf.__class__(OPENED.idf.values, highest), OPENED.ranker.words)


BINS = {
    "measures": (*MEASURES,),
    "count_bins": (0, 1),
    "first_bins": (0, 1),
    "rarity_of": (0, 1),
    "sizes": (9,),
    "counts": 2,
    "firsts": 2,
    "rarities": 2,
    "quotations": 6,
    "top_terms": 20,
    "expected_share": 0.35,
    "lowest": -2.5,
    "highest": 3.5,
    "sure": 300.0,
}


@pytest.mark.parametrize(
    "odd",
    [
        {"measures": (*MEASURES,)[1:]},
        {"measures": (*MEASURES, "another")},
        {"measures": (*reversed(MEASURES),)},
        {"count_bins": ()},
        {"count_bins": (0, 2)},
        {"count_bins": (0,) * 65},
        {"first_bins": (0, -1)},
        {"rarity_of": (0, 2)},
        {"quotations": 5},
        {"firsts": 65},
        {"firsts": 0},
        {"top_terms": 0},
        {"top_terms": 65},
    ],
    ids=str,
)
def test_bins_and_measures_that_do_not_fit_together_are_refused(odd):
    assert type(MEASURER)(**BINS)
    with pytest.raises(ValueError, match=r"bins|measures"):
        type(MEASURER)(**BINS | odd)


NUMBERS = {
    "words": {"said": 1},
    "openers": {"but": 2},
    "ends": {"?": 3},
    "signs": (("--", 4),),
    "name": 5,
    "unfinished": 6,
    "numbers": (7, 8),
    "quotation": (9, 10, 11, 12),
    "before": {13: 14},
    "after": {13: 15},
    "paragraph": (16, 17, 18, 63),
    "quotes": '"',
    "closers": ")",
}


@pytest.mark.parametrize(
    "odd",
    [
        {"words": {"said": 64}},
        {"name": 64},
        {"unfinished": -1},
        {"numbers": (7, 64)},
        {"quotation": (9, 10, 11, 64)},
        {"before": {64: 1}, "after": {64: 1}},
        {"after": {12: 15}},
        {"paragraph": (16, 17, 18, 64)},
    ],
    ids=str,
)
def test_marks_that_are_no_bits_are_refused(odd):
    assert marks.Marker(**NUMBERS)
    with pytest.raises(ValueError, match="marks"):
        marks.Marker(**NUMBERS | odd)


def test_a_judge_that_looks_at_no_second_topic_is_refused():
    with pytest.raises(ValueError, match="fit together"):
        topics.Judge(OPENED.topics.judgement, 1)


def test_a_judge_can_be_asked_while_it_is_asked():
    judge = topics.Judge(OPENED.topics.judgement, 3)
    linear = [place / 4 - 2.0 for place in range(17)]

    class Asking:
        def __float__(self):
            judge.confidences(linear[::-1])
            return linear[16]

    assert judge.confidences([*linear[:16], Asking()]) == judge.confidences(linear)


def scorer_of(pairs):
    """Of one term, one topic and some pairs."""
    features = 1 + len(pairs)
    ones = array("f", [1.0]) * features
    judgement = Judgement((1.0,), (0.0,), (0.0,), 1.0, 0.0, ((0.0,) * 5,), ((0.0,) * 2,))
    return topics.Scorer(
        {},
        array("Q", pairs),
        ones,
        ones,
        memoryview(bytes(features)).cast("b"),
        array("d", [0.0]),
        judgement,
        3,
        terms=1,
        stretches=((170, 4),),
        title_times=8,
        power=0.75,
        fixed_point=2.0**40,
    )


@pytest.mark.parametrize("factor", [1, 0x9E3779B97F4A7C15, 0xFF51AFD7ED558CCD], ids=hex)
def test_no_model_brings_pairs_that_all_want_one_place(factor):
    # Multiplied by the factor, they are the numbers from 0 on: of 64 bits the highest are all alike.
    inverse = pow(factor, -1, 2**64)
    pairs = [place * inverse % 2**64 for place in range(100_000)]
    before = time.process_time()
    scorer_of(pairs)
    assert time.process_time() - before < 2


def test_words_that_are_more_than_they_say_are_cut_off(documents):
    class Longer(tuple):
        __slots__ = ()

        def __len__(self):
            return 1

    title, prose = words_of(documents[0])
    longer = title._replace(tokens=tuple(prose.tokens) * 50, terms=Longer(tuple(prose.terms) * 50))
    one = title._replace(tokens=tuple(prose.tokens[:1]), terms=tuple(prose.terms[:1]))
    assert OPENED.topics.compiled.scores(longer, prose) == OPENED.topics.compiled.scores(one, prose)


def test_what_holds_memory_is_no_value_to_copy(documents):
    found = features.quick_table(documents[0], OPENED.idf, OPENED.ranker.words).measured
    held = (MEASURER, MARKER, salience.DESCRIBER, OPENED.topics.compiled, found, found.vectors)
    for each in (
        *held,
        sentences.spans_of.__self__,
        words.AnyOf(["a"]),
        topics.Judge(OPENED.topics.judgement, 3),
    ):
        for copied in (copy.copy, copy.deepcopy, pickle.dumps):
            with pytest.raises(TypeError):
                copied(each)


def test_nothing_is_kept_of_an_article(documents):
    def once():
        for document in documents[:10]:
            found = features.quick_table(document, OPENED.idf, OPENED.ranker.words)
            found.sums(OPENED.ranker.weights)
            OPENED.topics.compiled.confidences(*words_of(document))
            with pytest.raises(IndexError):
                MEASURER.measured(
                    document,
                    array("f", [1.0]),
                    9.0,
                    OPENED.ranker.words.weights,
                    0.0,
                    array("f"),
                    1.0,
                    (1.0,) * 21,
                )

    once()
    tracemalloc.start()
    try:
        once()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(20):
            once()
        assert tracemalloc.get_traced_memory()[0] - before < 20_000
    finally:
        tracemalloc.stop()


def test_what_others_replace_is_worked_out_by_python(documents):
    own = SimpleNamespace(values=[1.0] * len(OPENED.idf.values))
    idf = type(OPENED.idf)(own.values, 2.0)
    table = features.quick_table(documents[0], idf, OPENED.ranker.words)
    used = usage(documents[0], idf)
    wanted = measured(documents[0], used, importances(used, OPENED.ranker.words), (1.0,) * len(MEASURES))
    assert type(table.measured) is type(wanted)


def test_a_process_without_them_prints_the_same():
    names = [str(path) for path in sorted(SAMPLES.glob("*.txt"))]
    command = [sys.executable, "-m", "summarize_cli", "-f", "json", "--explain", *names]
    compiled, python = (
        subprocess.run(command, cwd=ROOT, env={**os.environ, PURE: value}, capture_output=True, check=False)
        for value in ("", "1")
    )
    assert compiled.returncode == python.returncode
    assert json.loads(compiled.stdout) == json.loads(python.stdout)
