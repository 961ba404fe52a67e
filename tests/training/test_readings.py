from dataclasses import replace

import pytest

from summarize_cli.errors import UsageError
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.readings import Reading, agreement, check_known, highlighted, with_readings
from summarize_cli.training.topics import TopicRow

WEAK = TopicRow("w", "Quay", "The quay broke.", ("economy",), weak=True, source="feeds")
UNREAD = TopicRow("u", "Crane", "A crane fell.", ("economy",), weak=True, source="feeds")
COMPLETE = TopicRow("c", "Ferry", "A ferry sank.", ("disaster",), confidence="h", source="annotated")
ARTICLE = SummaryRow("s", None, "The pilot retired.", ("He retired.",), source="news")
READINGS = [
    Reading("feeds", "w", ("disaster", "economy"), "m"),
    Reading("annotated", "c", ("sport",), "l"),
    Reading("news", "s", ("labour",), "h"),
    Reading("annotated", "c", highlights=("A ferry sank off the quay.", "All were saved.")),
]


def test_a_row_that_was_read_has_all_its_topics_and_is_weak_no_more():
    read = with_readings([WEAK, UNREAD], [], READINGS)[0]
    assert read.topics == ("disaster", "economy")
    assert read.confidence == "m"
    assert not read.weak
    assert read.read_since


def test_rows_that_nobody_read_and_rows_that_are_complete_stay_as_they_are():
    assert with_readings([UNREAD, COMPLETE], [], READINGS) == [UNREAD, COMPLETE]


def test_an_article_with_a_summary_is_a_row_of_topics_once_it_was_read():
    (row,) = with_readings([], [ARTICLE, SummaryRow("t", None, "Unread.", ())], READINGS)
    assert (row.id, row.title, row.text, row.topics) == ("s", "", "The pilot retired.", ("labour",))
    assert row.read_since


def test_a_reading_of_another_corpus_s_row_of_that_id_is_none_of_this_row():
    assert with_readings([WEAK], [], [Reading("elsewhere", "w", ("sport",))]) == [WEAK]


def test_articles_that_a_reader_wrote_highlights_for_are_articles_with_highlights():
    (row,) = highlighted([WEAK, COMPLETE], READINGS)
    assert row.id == "c"
    assert row.title == "Ferry"
    assert row.highlights == ("A ferry sank off the quay.", "All were saved.")
    assert row.read_since


def test_readings_of_other_corpora_alone_are_refused_by_name():
    check_known([], [WEAK], [])
    check_known([*READINGS, Reading("elsewhere", "x")], [WEAK], [])
    with pytest.raises(UsageError, match="give elsewhere"):
        check_known([Reading("elsewhere", "w", ("sport",))], [WEAK], [ARTICLE])


def test_readings_of_rows_that_are_not_there_are_counted():
    told = []
    lost = [Reading("elsewhere", "x", ("sport",)), Reading("feeds", "gone", ("sport",))]
    check_known([*READINGS[:1], *lost], [WEAK], [], told.append)
    assert told == ["warning: 2 of 3 readings are of no row of these corpora (elsewhere, feeds)"]
    check_known(READINGS[:1], [WEAK], [], pytest.fail)


def test_readings_of_complete_rows_tell_how_far_readers_agree():
    other = replace(COMPLETE, id="d", topics=("sport", "health"))
    read = [Reading("annotated", "c", ("disaster", "sport")), Reading("annotated", "d", ("health", "sport"))]
    assert agreement([COMPLETE, other, WEAK], [*READINGS, *read]) == {
        "rows": 2,
        "same_primary": 0.5,
        "micro_f1": 2 * 3 / 7,
    }
    assert agreement([WEAK], READINGS)["rows"] == 0
