"""`summarize_many`; tests/test_readme.py runs the recipes for it."""

import subprocess
import sys

import pytest

from summarize_cli import ModelError, UsageError, summarize
from summarize_cli.batch import summarize_many
from summarize_cli.model.compiled import BUILT_IN
from tests.batch.articles import record, text_of


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_result_a_record_in_their_order(jobs):
    records = [record(number) for number in range(20)] + [{"id": 20, "text": None}]
    results = list(summarize_many(records, jobs=jobs))
    assert [result["id"] for result in results] == [*(f"a{number}" for number in range(20)), 20]
    assert results[4] == {"id": "a4", **summarize(text_of(4), title="Cracks close 4").to_dict()}
    assert results[20] == {"id": 20, "source": None, "error": "its field text is empty"}


def test_texts_alone_will_do():
    assert next(summarize_many([text_of(3)]))["summary"] == summarize(text_of(3)).to_dict()["summary"]


def test_fields_and_options():
    records = [{"key": 1, "story": text_of(1), "lead": "Rain", "more": object(), "tag": "a"}]
    options = {
        "text_field": "story",
        "title_field": "lead",
        "id_field": "key",
        "keep": ["tag"],
        "sentences": 1,
        "topics": 0,
    }
    (result,) = summarize_many(records, explain=True, with_text=True, **options)
    assert (result["id"], result["title"], result["tag"], result["topics"]) == (1, "Rain", "a", [])
    assert len(result["summary"]) == 1
    assert result["text"] == text_of(1)
    assert "features" in result["summary"][0]
    # What nobody asks for is not sent to other processes, fit for it or not.
    assert next(summarize_many(records, jobs=2, text_field="story"))["word_count"] > 40
    kept = next(summarize_many(records, jobs=2, text_field="story", keep=["more"]))["more"]
    assert kept.startswith("<object object at")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_no_record_is_answered_in_its_place(jobs):
    records = [text_of(1).encode(), record(1), None, 5, ["text"], record(2)]
    results = list(summarize_many(records, jobs=jobs, keep=["n"]))
    assert results[0] == {"id": None, "source": None, "n": None, "error": "is bytes, not an object or a text"}
    assert [result.get("error", "fine").partition(",")[0] for result in results] == [
        *("is bytes", "fine", "is None", "is int", "is list", "fine")
    ]


def test_a_query_that_is_no_text_is_told_at_once():
    with pytest.raises(TypeError, match=r"^query is bytes, not str; decode it first$"):
        summarize_many([], query=b"rain")


@pytest.mark.parametrize("records", [text_of(1), text_of(1).encode(), record(1)])
def test_one_record_is_no_list_of_records(records):
    with pytest.raises(TypeError, match=r"^records is (str|bytes|dict), one record; give a list of records$"):
        summarize_many(records)


def test_a_name_is_no_list_of_names():
    with pytest.raises(TypeError, match=r"^keep is str, not a list of names of fields$"):
        summarize_many([record(1)], keep="section")


class Series:
    """A row of a data frame: no Mapping, but it has items, whose names may be numbers."""

    def __init__(self, named):
        self.named = named

    def items(self):
        return self.named.items()


@pytest.mark.parametrize("jobs", [1, 2])
def test_names_may_be_numbers_and_values_anything(jobs):
    records = [
        {0: "x", "text": text_of(1), 5: "five"},
        Series({0: text_of(2), "text": None, 5: 5}),
        {"text": lambda: None, 5: lambda: None},
    ]
    results = list(summarize_many(records, jobs=jobs, keep=["5"]))
    assert [result["5"] for result in results[:2]] == ["five", 5]
    assert results[0]["word_count"] > 40
    assert results[1]["error"] == "its field text is empty"
    assert results[2]["error"] == "its field text is function, not text"
    assert next(summarize_many(records[1:], jobs=jobs, text_field="0"))["word_count"] > 40


@pytest.mark.parametrize("jobs", [1, 2])
def test_values_that_are_nested_without_end_cost_one_record(jobs):
    deep = deeper = []
    for _ in range(100_000):
        deep = [deep]
    round_ = []
    round_.append(round_)
    for _ in range(190):
        deeper = [deeper]
    records = [record(0, id=deep), record(1, n={"a": deep}), record(2, n=round_), record(3, n=deeper)]
    results = list(summarize_many([*records, record(4)], jobs=jobs, keep=["n"]))
    assert [result.get("error", "fine") for result in results] == [
        "its field id is nested too deeply",
        *["its field n is nested too deeply"] * 2,
        *["fine"] * 2,
    ]
    assert results[0] == {"id": None, "source": None, "n": None, "error": results[0]["error"]}


def test_it_reads_as_it_is_asked():
    read = []

    def endless():
        while True:
            read.append(1)
            yield text_of(1)

    for jobs in (1, 2):
        results = summarize_many(endless(), jobs=jobs)
        assert next(results)["word_count"] > 40
        results.close()
    assert len(read) < 100


@pytest.mark.parametrize(
    "options", [{"jobs": -1}, {"sentences": 0}, {"words": 1, "ratio": 1.0}, {"keep": ["summary"]}]
)
def test_wrong_usage_is_told_at_once(options):
    with pytest.raises(UsageError):
        summarize_many([], **options)


def test_a_model_that_is_not_there_is_told_at_once():
    with pytest.raises(ModelError):
        summarize_many([], model="gone")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_model_that_is_replaced_meanwhile_is_not_noticed(tmp_path, jobs):
    model = tmp_path / "m.safetensors"
    model.write_bytes(BUILT_IN.read_bytes())

    def records():
        for number in range(30):
            yield record(number)
            if number == 20:
                other = tmp_path / "other"
                other.write_bytes(b"no model")
                other.replace(model)

    assert not [each for each in summarize_many(records(), jobs=jobs, model=model) if "error" in each]
    with pytest.raises(ModelError):
        summarize_many([], model=model)


def test_a_script_needs_no_guard(tmp_path):
    """As it would with multiprocessing, whose children import the script."""
    script = tmp_path / "script.py"
    script.write_text(
        "from summarize_cli.batch import summarize_many\n"
        "print(sum(1 for _ in summarize_many(['Rain fell on Monday.'] * 9, jobs=2)))\n"
    )
    result = subprocess.run([sys.executable, script], capture_output=True, check=True)
    assert result.stdout == b"9\n"


def test_what_has_items_that_cannot_be_asked_for_costs_one_record():
    odd = type("Row", (), {"items": 3})()
    first, second = summarize_many([odd, "It rained in the hills on Monday."])
    assert "is Row, not an object or a text" in first["error"]
    assert second["sentence_count"] == 1
