"""What holds for any text, through the library."""

import html
import re
from dataclasses import replace

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from summarize_cli import SummarizeError, summarize
from summarize_cli.article import Digest, Failure
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.reading.formats import INPUT_FORMATS
from summarize_cli.rendering import FORMATS, Page, renderer
from summarize_cli.rendering.highlight import BAR, highlighted
from summarize_cli.rendering.safety import visible, visible_on_a_page
from tests.fuzz.targets import CODECS, TARGETS, seeds

WHOLE = Settings(explain=True, passages=True)

_PIECES = (
    'The mayor of Lundby said on Monday that ferries would sail at night . ? ! “ ” " ( ) Gen. U.S. 5 a.m. '
    "\n \n\n \r\n — -- Advertisement Share By LONDON : , ; \u00a0 \u200b \x1b é 日本 🧁 # * - | http://a.b/c"
)
WORDS = st.sampled_from(_PIECES.split(" "))
PROSE = st.lists(WORDS, min_size=1, max_size=120).map(" ".join)
ANY = st.one_of(PROSE, st.text(max_size=400))

calm = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def digest_of(text, **options):
    """The digest, or nothing where the text holds no article; any other exception is a failure."""
    try:
        return summarize(text, **options)
    except SummarizeError:
        assume(False)
        raise


@calm
@given(ANY, st.integers(1, 6))
def test_sentences_are_verbatim_in_order_and_so_many_as_asked(text, count):
    digest = digest_of(text, sentences=count)
    assert len(digest.summary) == min(count, digest.sentence_count)
    ends = [0]
    for sentence in digest.summary:
        piece = text[sentence.start : sentence.end]
        # Half surrogates, which no file holds, are read as replacement characters.
        sound = piece.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        assert " ".join(sound.split()) == sentence.text
        assert sentence.start >= ends[-1]
        ends.append(sentence.end)


@calm
@given(PROSE, st.integers(1, 5))
def test_asking_for_more_keeps_what_was_chosen(text, count):
    fewer = {s.index for s in digest_of(text, sentences=count).summary}
    assert fewer <= {s.index for s in digest_of(text, sentences=count + 1).summary}


def sizes_of(text):
    """Index of each sentence -> its words."""
    every = digest_of(text, sentences=len(text)).summary
    return {sentence.index: len(sentence.text.split()) for sentence in every}


def assert_filled(sizes, chosen, most):
    """No more than `most` words and no room for another sentence; the shortest there is, where none fits."""
    room = most - sum(sizes[sentence.index] for sentence in chosen)
    if room < -1e-6:
        assert [sizes[sentence.index] for sentence in chosen] == [min(sizes.values())]
    else:
        left = sizes.keys() - {sentence.index for sentence in chosen}
        assert all(sizes[index] > room - 1e-6 for index in left)


@calm
@given(PROSE, st.integers(1, 60))
def test_words_are_filled_and_not_passed_unless_every_sentence_is_longer(text, most):
    assert_filled(sizes_of(text), digest_of(text, words=most).summary, most)


@calm
@given(PROSE)
def test_a_higher_score_was_chosen_earlier(text):
    digest = digest_of(text, sentences=4)
    ranked = sorted(digest.summary, key=lambda s: -s.score)
    for count in range(1, len(ranked) + 1):
        best = {s.index for s in digest_of(text, sentences=count).summary}
        assert best == {s.index for s in ranked[:count]}


@calm
@given(ANY, st.integers(1, 30))
def test_an_explanation_sums_to_the_score_and_changes_nothing_else(text, count):
    plain = digest_of(text, sentences=count)
    explained = digest_of(text, sentences=count, explain=True)
    assert len(explained.dropped) <= plain.dropped_lines
    for sentence in (*explained.summary, *explained.missed):
        assert abs(sum(sentence.features.values()) - sentence.score) < 1e-9
        assert len(sentence.features) <= 11
    assert plain == replace(
        explained,
        summary=tuple(replace(sentence, features=None) for sentence in explained.summary),
        topics=tuple(replace(topic, evidence=None) for topic in explained.topics),
        dropped=None,
        missed=None,
    )


def escaped(text):
    """As Jinja2 writes it."""
    return html.escape(visible_on_a_page(text)).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")


@calm
@given(ANY, st.integers(1, 4), st.sampled_from([None, 20, 80]))
def test_whoever_shows_the_whole_article_shows_each_of_its_sentences(text, count, width):
    try:
        digest = summarize_bytes(text.encode("utf-8", "replace"), WHOLE._replace(sentences=count))
    except SummarizeError:
        assume(False)
        raise
    sentences = [sentence for passage in digest.passages for sentence in passage.sentences]
    assert [sentence.index for sentence in sentences] == [*range(digest.sentence_count)]
    assert {*digest.summary} | {*digest.missed} <= {*sentences}
    page = "".join(renderer("html")([digest], Page()))
    squeezed = "".join("".join(highlighted(digest, Page(width))).split()).replace(BAR, "")
    for sentence in sentences:
        assert escaped(sentence.text) in page
        assert width is not None or "".join(visible(sentence.text).split()) in squeezed


@calm
@given(ANY, ANY | PROSE)
def test_whatever_is_asked_is_answered_or_refused(text, query):
    # What is no query raises UsageError, as what is no article does its own.
    asked = digest_of(text, sentences=3, query=query, explain=True)
    assert len(asked.summary) == min(3, asked.sentence_count)
    for sentence in asked.summary:
        assert abs(sum(sentence.features.values()) - sentence.score) < 1e-9
    assert asked.topics == digest_of(text, sentences=3, explain=True).topics


@calm
@given(ANY)
def test_the_same_text_gives_the_same_digest(text):
    assert digest_of(text) == digest_of(text)


@calm
@given(PROSE, st.floats(0.01, 1))
def test_a_ratio_is_filled_and_not_passed(text, ratio):
    sizes = sizes_of(text)
    assert_filled(sizes, digest_of(text, ratio=ratio).summary, ratio * sum(sizes.values()))


@calm
@given(PROSE, st.integers(1, 6), st.integers(1, 6))
def test_asking_for_more_keeps_the_order_of_the_ranking(text, count, more):
    fewer, longer = digest_of(text, sentences=count), digest_of(text, sentences=count + more)
    ranked = [sorted(digest.summary, key=lambda s: -s.score) for digest in (fewer, longer)]
    assert [s.index for s in ranked[0]] == [s.index for s in ranked[1]][: len(ranked[0])]
    assert [s.score for s in ranked[0]] == [s.score for s in ranked[1]][: len(ranked[0])]


def changed(*targets):
    """What fuzzing starts from, with a piece of each cut out and another put in."""
    return st.builds(
        lambda seed, start, junk, end: seed[:start] + junk + seed[start + end :],
        st.sampled_from([seed for name in targets for seed in seeds(name)]),
        st.integers(0, 3000),
        st.binary(max_size=40),
        st.integers(0, 3000),
    )


FILES = changed("document", "page", "plain-text")


@settings(calm, max_examples=60)
@example(data="\0\u0590\u0100".encode("utf-16-le"), input_format="auto", encoding="utf-16")
@given(FILES | st.binary(max_size=200), st.sampled_from(INPUT_FORMATS), st.sampled_from([None, *CODECS]))
def test_no_other_error_than_its_own_leaves_the_library(data, input_format, encoding):
    asked = WHOLE._replace(sentences=2, input_format=input_format, encoding=encoding, with_text=True)
    try:
        outcome = summarize_bytes(data, asked)
    except SummarizeError as error:
        outcome = Failure("a", str(error))
    assert isinstance(outcome, Digest) or (outcome.error and "\n" not in outcome.error)
    for form in FORMATS:
        written = "".join(renderer(form)([outcome, outcome], Page(several=True)))
        if form == "csv":
            written = written.replace("\r\n", "\n")  # RFC 4180 ends its lines so
        elif form == "table":
            # The table's own: it keeps a bar and its figure apart from right-to-left text.
            written = re.sub("\u200e(?=[\u2588\u25910-9])", "", written)
        assert (visible_on_a_page if form == "html" else visible)(written) == written


@settings(calm, max_examples=60)
@given(changed("records") | st.binary(max_size=200))
def test_each_line_of_records_has_its_answer(data):
    TARGETS["records"](data)
