import random
from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from summarize_cli.article import Article, Paragraph
from summarize_cli.errors import ContentError
from summarize_cli.language.document import analyse
from summarize_cli.tagging.topic_features import weighted_counts
from summarize_cli.tagging.topic_judgement import confidences
from summarize_cli.tagging.topics import rank, scores
from summarize_cli.training import topics
from summarize_cli.training.topic_features import topic_vectors, words_in
from summarize_cli.training.topics import TopicModel, TopicRow, train_topics
from summarize_cli.training.vocabulary import TrainedVocabulary, train_vocabulary

WORDS = {
    "harbour": ["ship", "quay", "crane", "tide", "pilot", "cargo", "anchor", "ferry", "dredger", "mooring"],
    "orchard": [
        "apple",
        "pear",
        "ladder",
        "blossom",
        "cider",
        "graft",
        "pruning",
        "beehive",
        "basket",
        "windfall",
    ],
    "observatory": [
        "telescope",
        "comet",
        "mirror",
        "dome",
        "orbit",
        "spectrum",
        "eclipse",
        "nebula",
        "lens",
        "star",
    ],
}
COMMON = [
    "keeper",
    "morning",
    "village",
    "report",
    "visitor",
    "week",
    "plan",
    "neighbour",
    "council",
    "letter",
]


def sentence(draw: random.Random, topic: str) -> str:
    first, second, third = draw.sample(WORDS[topic], 3)
    place, who = draw.sample(COMMON, 2)
    return f"The {first} and the {second} were in the {place} when the {who} of the {third} came back to us."


def row(number: int, topics: tuple[str, ...], *, weak: bool = False, title: str = "") -> TopicRow:
    draw = random.Random(f"{number} {topics} {weak}")
    text = " ".join(sentence(draw, topic) for topic in (*topics, topics[0]) for _ in range(2))
    return TopicRow(f"{number}", title, text, topics, weak=weak, confidence=draw.choice("hml"))


def corpus(*, weak: bool = True) -> list[TopicRow]:
    names = list(WORDS)
    rows = [row(n, (names[n % 3],), title=f"A {WORDS[names[n % 3]][n % 10]}") for n in range(90)]
    rows += [row(n, (names[n % 3], names[(n + 1) % 3])) for n in range(90, 120)]
    return rows + ([row(n, (names[n % 3],), weak=True) for n in range(60)] if weak else [])


def train(rows: list[TopicRow]) -> tuple[TrainedVocabulary, TopicModel]:
    vocabulary = train_vocabulary([f"{row.title}\n{row.text}" for row in rows])
    return vocabulary, train_topics(rows, vocabulary, progress=lambda _: None)


@pytest.fixture(scope="module")
def trained() -> tuple[TrainedVocabulary, TopicModel]:
    return train(corpus())


def test_the_topics_of_a_small_corpus_of_any_names_are_learned(trained):
    _, model = trained
    assert model.weights.codes == tuple(sorted(WORDS))
    assert model.figures.top_right > 0.9
    assert model.figures.micro_f1 > 0.9


def test_run_time_and_scikit_learn_compute_the_same_numbers(trained):
    vocabulary, model = trained
    lexicon = vocabulary.lexicon()
    texts = [words_in(row.title, row.text, lexicon) for row in corpus()]
    weights = model.weights
    expected = model.probabilities(topic_vectors(texts, weights.features))
    computed = [
        confidences(
            scores(weighted_counts(*text, weights.features), weights),
            weights.judgement,
        )
        for text in texts
    ]
    assert np.abs(expected - np.array(computed)).max() < 1e-6


def test_idf_is_what_the_vectorizer_has_and_fits_32_bits(trained):
    vocabulary, _ = trained
    assert np.array_equal(vocabulary.idf, vocabulary.vectorizer.idf_)
    assert np.array_equal(vocabulary.idf, vocabulary.idf.astype(np.float32))


def test_forms_of_one_word_share_a_feature(trained):
    vocabulary, _ = trained
    plural = train_vocabulary(["The ferry left. The ferry came.", "Two ferries left, two ferries came."])
    assert plural.feature_of["ferry"] == plural.feature_of["ferries"]
    assert vocabulary.feature_of["the"] is None
    assert vocabulary.find("zeppelin") == "zeppelin"


def test_training_twice_gives_the_same_model(trained):
    _, model = trained
    _, again = train(corpus())
    assert again.weights == model.weights
    assert again.figures == model.figures


def test_the_primary_topic_scores_highest(trained):
    vocabulary, model = trained
    text = row(900, ("harbour", "orchard")).text
    document = analyse(Article(text=text, paragraphs=(Paragraph(0, len(text)),)), vocabulary.lexicon())
    ranked = [topic.code for topic in rank(document, model.weights)]
    assert ranked[:2] == ["harbour", "orchard"]


def test_function_words_and_frequent_pairs_are_features(trained):
    assert {"she", "the", "us"} <= set(trained[1].function_words)
    rows = [
        TopicRow(f"{n}", "Harbour pilot", "The harbour pilot left us.", ("a", "b")[n % 2 :])
        for n in range(20)
    ]
    vocabulary, model = train(rows)
    numbers = vocabulary.feature_of
    assert (numbers["harbour"], numbers["pilot"]) in model.pairs
    assert len(model.weights.features.values) == len(vocabulary.idf) + len(model.function_words) + len(
        model.pairs
    )


def test_a_topic_with_few_rows_is_left_out():
    rows = [*corpus(weak=False), TopicRow("x", "", "The quay was rare.", ("rarity",))]
    assert "rarity" not in train(rows)[1].weights.codes


def test_weak_rows_alone_are_taken_as_complete():
    rows = [row(n, (list(WORDS)[n % 3],), weak=True) for n in range(60)]
    assert train(rows)[1].figures.rows == 60


@pytest.mark.parametrize("count", [12, 40])
def test_a_topic_of_copies_is_refused(count):
    """Another fold would know nothing of it, and calibrate it upside down."""
    text = row(0, ("harbour",)).text
    copies = [TopicRow(f"c{n}", "", f"{text} Tale {n}.", ("tales",)) for n in range(count)]
    with pytest.raises(
        ContentError, match=f"too few different rows to learn topic 'tales' from: its {count} share"
    ):
        train([*corpus(weak=False), *copies])


def test_too_few_rows_are_refused():
    with pytest.raises(ContentError, match="too few rows"):
        train(corpus()[:5])


def test_one_topic_that_always_holds_is_no_error_and_is_told_of():
    rows = [row(n, ("harbour",)) for n in range(20)]
    told = []
    model = train_topics(rows, train_vocabulary([each.text for each in rows]), progress=told.append)
    assert model.figures.top_right == 1.0
    (warning,) = (line for line in told if line.startswith("warning"))
    assert warning == (
        "warning: topic 'harbour' holds in every row, so nothing tells it from others; add rows"
    )


def test_rows_without_text_teach_nothing_and_are_counted():
    rows = corpus(weak=False)
    empty = [TopicRow(f"e{n}", " ", "\n", ("harbour",)) for n in range(12)]
    titled = TopicRow("t", "The pilot of the harbour", "", ("harbour",))
    vocabulary = train_vocabulary([f"{each.title}\n{each.text}" for each in rows])
    told = []
    model = train_topics([*rows, titled, *empty], vocabulary, progress=told.append)
    assert model.figures.rows == len(rows) + 1
    (warning,) = (line for line in told if line.startswith("warning"))
    assert warning == "warning: 12 of 133 rows of topics are left out: they have no text"


def test_rows_read_since_teach_and_are_not_judged_by():
    names = list(WORDS)
    judged = [row(n, (names[n % 3],)) for n in range(60)]
    # Nothing but the readings tells what "zeppelin" speaks for.
    told = [
        replace(row(n, ("harbour",)), text=f"{row(n, ('harbour',)).text} A zeppelin.", read_since=True)
        for n in range(200, 230)
    ]
    vocabulary = train_vocabulary([f"{each.title}\n{each.text}" for each in (*judged, *told)])

    def weights_of_zeppelin(rows: list[TopicRow]) -> tuple[TopicModel, list[int]]:
        model = train_topics(rows, vocabulary, progress=lambda _: None)
        start = vocabulary.feature_of["zeppelin"] * 3
        return model, list(model.weights.weights[start : start + 3])

    without, nothing = weights_of_zeppelin(judged)
    with_them, weights = weights_of_zeppelin([*judged, *told])
    assert without.figures.rows == with_them.figures.rows == 60
    assert nothing == [0, 0, 0]
    assert weights[0] > 0 > max(weights[1:])


def test_where_no_row_is_complete_those_read_since_are_judged_by():
    read = [replace(each, read_since=True) for each in corpus(weak=False)]
    weak = [each for each in corpus() if each.weak]
    assert train([*read, *weak])[1].figures.rows == len(read)


def test_a_reading_of_a_complete_row_s_copy_is_left_out():
    rows = corpus(weak=False)
    vocabulary = train_vocabulary([f"{each.title}\n{each.text}" for each in rows])
    copies = [replace(each, topics=("harbour",), read_since=True) for each in rows]
    plain, beside_copies = (
        train_topics(learned, vocabulary, progress=lambda _: None) for learned in (rows, [*rows, *copies])
    )
    assert beside_copies.weights == plain.weights


@pytest.fixture(scope="module")
def examples():
    """Of 90 different rows, 60 weak ones and the topics of the corpus."""
    rows = corpus()
    vocabulary = train_vocabulary([f"{each.title}\n{each.text}" for each in rows])
    complete, weak = ([each for each in rows if each.weak == kind] for kind in (False, True))
    return topics._examples(complete, [], weak, tuple(sorted(WORDS)), vocabulary)


def with_other_labels(examples, fold):
    """The same but for the labels of a fold's rows."""
    held_out = examples.folds == fold
    assert held_out.any()
    truth, first, targets = examples.truth.copy(), examples.first.copy(), examples.complete.targets.copy()
    truth[held_out], targets[held_out] = (np.roll(each[held_out], 1, axis=1) for each in (truth, targets))
    first[held_out] = (first[held_out] + 1) % 3
    return replace(
        examples, truth=truth, first=first, complete=replace(examples.complete, targets=targets)
    ), held_out


def test_the_labels_of_a_fold_s_rows_make_no_difference_to_what_is_said_of_them(examples):
    other, held_out = with_other_labels(examples, 0)
    scores, others_scores = (topics._out_of_fold(each, lambda _: None) for each in (examples, other))
    assert np.array_equal(scores[held_out], others_scores[held_out])
    assert not np.array_equal(scores[~held_out], others_scores[~held_out])


def test_the_labels_of_a_fold_s_rows_neither_calibrate_them_nor_set_their_threshold(examples):
    scores = np.random.default_rng(5).normal(size=examples.truth.shape)
    for fold in range(5):
        other, held_out = with_other_labels(examples, fold)
        (probabilities, shown), (others_probabilities, others_shown) = (
            topics._answers(scores, each) for each in (examples, other)
        )
        assert np.array_equal(probabilities[held_out], others_probabilities[held_out])
        assert np.array_equal(shown[held_out], others_shown[held_out])


def test_labels_drawn_at_random_are_found_again_by_chance_alone():
    draw = random.Random(6)
    letters = "bcdfghklmnprst"
    rows = [
        TopicRow(f"{n}", "", " ".join("".join(draw.choices(letters, k=6)) for _ in range(30)), (label,))
        for n, label in enumerate(["a", "b"] * 60)
    ]
    # Every text thrice, as its publisher sends it out again.
    _, model = train([replace(each, text=f"{each.text} {time}") for each in rows for time in range(3)])
    assert 0.3 < model.figures.top_right < 0.7


def test_a_weak_row_s_own_topic_is_believed_where_the_model_is_in_doubt():
    estimator = topics._logistic(sparse.csr_matrix([[1.0], [-1.0]]), np.array([1.0, 0.0]), np.ones(2))
    estimator.coef_, estimator.intercept_ = np.ones((1, 1)), np.zeros(1)
    odds = sparse.csr_matrix([[0.0], [-9.0]])
    (unsure, surely_not), (unsure_of_another, _) = (
        topics._self_taught(estimator, odds, np.full(2, own)) for own in (1.0, 0.0)
    )
    assert unsure > 0.9
    assert unsure_of_another == 0.5
    assert surely_not == 0.0


def test_complete_rows_outweigh_many_weak_ones_that_say_otherwise():
    names = list(WORDS)
    plain = [row(n, (names[n % 3],)) for n in range(60)]
    told = [row(n, ("harbour",)) for n in range(200, 220)]
    told = [replace(each, text=f"{each.text} A zeppelin. The zeppelin.") for each in told]
    weak = [row(n, ("orchard",), weak=True) for n in range(300, 360)]
    weak = [replace(each, text=f"{each.text} A zeppelin. The zeppelin.") for each in weak]
    vocabulary, model = train([*plain, *told, *weak])
    start = vocabulary.feature_of["zeppelin"] * 3
    weights = dict(zip(model.weights.codes, model.weights.weights[start : start + 3], strict=True))
    assert weights["harbour"] > weights["orchard"]


def test_a_row_weighs_what_its_reader_was_sure_of(examples):
    rows = [replace(row(1, ("harbour",)), confidence=said) for said in ("h", "m", "l", None)]
    lexicon = train_vocabulary([each.text for each in rows]).lexicon()
    texts = [words_in("", each.text, lexicon) for each in rows]
    sure, less, least, unsaid = topics._lesson(rows, texts, ("harbour",), examples.features).weights
    assert unsaid == sure > less > least > 0
