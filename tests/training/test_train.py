"""`summarize-model` on corpora small enough to read."""

import gzip
import json
import random
import subprocess
import sys

import pytest

from summarize_cli import summarize
from summarize_cli.model.compiled import BUILT_IN, load
from summarize_cli.summary.ranker import Ranker
from summarize_cli.training import train
from summarize_cli.training.apart import Apart
from summarize_cli.training.cli import run
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.topics import TopicRow
from summarize_cli.version import __version__
from tests.processes import wait_for

PLACES = ("Lundby", "Harrow", "Castell", "Orvik", "Tamsin", "Dunmore", "Velden", "Karst", "Ashby", "Norrland")
KINDS = {
    "ferries": (
        "The ferry company of {} will sail through the night. Boats cross every hour, the captain said. "
        "Deckhands and passengers welcomed the harbour's new timetable. The pier was repaired in spring."
    ),
    "baking": (
        "The bakery of {} sells rye bread from four in the morning. Flour and yeast cost more now. "
        "The baker kneads dough by hand, and ovens burn beech wood. Customers queue for warm loaves."
    ),
}


def shuffled(text, number):
    """The words in another order each time: copies of one text teach no topic."""
    words = text.split()
    random.Random(f"{number} {text}").shuffle(words)
    return " ".join(words)


@pytest.fixture
def topic_corpus(tmp_path):
    path = tmp_path / "topics.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for kind, text in KINDS.items():
            for number in range(3):
                for place in PLACES:
                    row = {
                        "id": f"{kind}{number}{place}",
                        "title": "",
                        "text": shuffled(text.format(place), number),
                        "topics": [kind],
                    }
                    file.write(json.dumps(row) + "\n")
    return path


@pytest.fixture
def summary_corpus(tmp_path):
    path = tmp_path / "summaries.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for kind, text in KINDS.items():
            for place in PLACES:
                row = {
                    "id": kind + place,
                    "title": f"News from {place}",
                    "text": text.format(place),
                    "highlights": [text.format(place).split(". ")[0] + "."],
                }
                file.write(json.dumps(row) + "\n")
    return path


FERRY = KINDS["ferries"].format("Skagen")


def test_training_twice_gives_the_same_bytes(topic_corpus, summary_corpus, tmp_path):
    models = [tmp_path / "a", tmp_path / "b"]
    for model in models:
        assert (
            run(
                ["train", "--summaries", str(summary_corpus), "--topics", str(topic_corpus), "-o", str(model)]
            )
            == 0
        )
    assert models[0].read_bytes() == models[1].read_bytes()


def test_a_model_of_one_s_own_topics_keeps_the_ranker(topic_corpus, tmp_path):
    model = tmp_path / "own.safetensors"
    assert run(["train", "--topics", str(topic_corpus), "-o", str(model), "--name", "own/1"]) == 0
    own, built_in = load(model), load(BUILT_IN)
    assert own.ranker == built_in.ranker
    assert own.name == "own/1"
    digest = summarize(FERRY, model=model)
    assert [topic.code for topic in digest.topics] == ["ferries"]
    assert digest.model == "own/1"
    assert [s.index for s in digest.summary] == [s.index for s in summarize(FERRY).summary]


def test_a_model_of_one_s_own_summaries_keeps_the_topics(summary_corpus, tmp_path):
    model = tmp_path / "own.safetensors"
    assert run(["train", "--summaries", str(summary_corpus), "-o", str(model)]) == 0
    own, built_in = load(model), load(BUILT_IN)
    assert own.ranker != built_in.ranker
    assert bytes(own.tensors["topics.weights"]) == bytes(built_in.tensors["topics.weights"])
    assert summarize(FERRY, model=model).topics == summarize(FERRY).topics


@pytest.fixture
def readings(tmp_path):
    """Of an article of ferries: that it is about baking, and what it says."""
    path = tmp_path / "readings.jsonl"
    rows = [
        {"corpus": "topics", "id": "ferries0Lundby", "highlights": ["Boats cross every hour."]},
        {"corpus": "summaries", "id": "bakingLundby", "topics": ["baking"], "confidence": "m"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_readings_are_learned_from_beside_the_corpora_and_told_of(
    topic_corpus, summary_corpus, readings, tmp_path
):
    models = [tmp_path / "without", tmp_path / "with"]
    for model, more in zip(models, ([], ["--readings", str(readings)]), strict=True):
        corpora = ["--summaries", str(summary_corpus), "--topics", str(topic_corpus)]
        assert run(["train", *corpora, *more, "-o", str(model)]) == 0
    without, read = map(load, models)
    assert read.ranker != without.ranker
    assert "readings" not in without.metadata["corpora"]
    (record,) = read.metadata["corpora"]["readings"]
    assert (record["name"], record["rows"]) == ("readings.jsonl", 2)
    assert read.metadata["figures"]["ranker"]["articles read since"] == 1


def test_what_repeats_an_article_to_judge_by_teaches_no_ranker(topic_corpus, summary_corpus, tmp_path):
    apart = tmp_path / "dev.jsonl"
    rows = [json.loads(line) for line in summary_corpus.read_text().splitlines()]
    # The rows of one kind, as another corpus may hold them: under other names, among other fields.
    texts = [{"id": "dev1", "text": "(CNN) " + row["text"]} for row in rows if row["id"].startswith("baking")]
    apart.write_text("".join(json.dumps(text) + "\n" for text in texts))
    model, whole = tmp_path / "apart", tmp_path / "whole"
    corpora = ["--summaries", str(summary_corpus), "--topics", str(topic_corpus)]
    assert run(["train", *corpora, "--apart", str(apart), "-o", str(model)]) == 0
    assert run(["train", *corpora, "-o", str(whole)]) == 0
    figures = [load(each).metadata["figures"]["ranker"]["articles"] for each in (model, whole)]
    assert figures == [10, 20]
    (record,) = load(model).metadata["corpora"]["apart"]
    assert (record["name"], record["rows"]) == ("dev.jsonl", 10)


def test_headlines_beginnings_and_abstracts_are_kept_apart_too():
    said = " ".join(
        f"The boats of pier {number} sail at dawn and come home with fish." for number in range(40)
    )
    other = " ".join(
        f"A baker of street {number} sells warm bread until nobody wants any." for number in range(40)
    )
    shared = " ".join([said[: len(said) // 8], other])
    rows = [
        SummaryRow(str(number), None, text, ())
        for number, text in enumerate((f"(CNN) {said}", other, shared))
    ]
    told = []
    apart = Apart([said], told.append)
    assert [row.id for row in apart.left(rows, "headlines")] == ["1", "2"]
    assert told == ["headlines: 1 of 3 repeat what is kept apart"]
    assert Apart([]).left(rows, "headlines") == rows


def test_what_is_kept_apart_teaches_no_words_of_abstracts(summary_corpus, abstracts, tmp_path):
    models = [tmp_path / "apart", tmp_path / "without"]
    corpora = ["--summaries", str(summary_corpus)]
    assert (
        run(
            [
                "train",
                *corpora,
                "--abstracts",
                str(abstracts),
                "--apart",
                str(abstracts),
                "-o",
                str(models[0]),
            ]
        )
        == 0
    )
    assert run(["train", *corpora, "-o", str(models[1])]) == 0
    of_abstracts = [bytes(load(model).tensors["ranker.abstracts.words"]) for model in models]
    assert of_abstracts[0] == of_abstracts[1]


def test_apart_is_of_the_ranker(topic_corpus, tmp_path, capsys):
    assert run(["train", "--topics", str(topic_corpus), "--apart", "x.jsonl", "-o", str(tmp_path / "m")]) == 2
    assert "--summaries" in capsys.readouterr().err


def test_a_half_that_is_kept_says_whose_it_is_and_one_that_is_learned_says_nothing_of_another_s(
    topic_corpus, summary_corpus, tmp_path
):
    built_in = load(BUILT_IN).metadata
    model = tmp_path / "own"
    assert run(["train", "--summaries", str(summary_corpus), "-o", str(model)]) == 0
    own = load(model).metadata
    assert own["name"] == "custom/1"
    assert own["topics from"] == built_in["name"]
    assert own["corpora"]["topics"] == built_in["corpora"]["topics"]
    assert own["corpora"].keys() == {"summaries", "topics", "readings"}
    assert run(["train", "--topics", str(topic_corpus), "-o", str(model)]) == 0
    own = load(model).metadata
    assert own["ranker from"] == built_in["name"]
    assert own["figures"]["ranker"] == built_in["figures"]["ranker"]
    assert own["figures"].keys() == {"ranker", "topics, cross-validated"}
    assert "readings" not in own["corpora"]
    both = ["--summaries", str(summary_corpus), "--topics", str(topic_corpus)]
    assert run(["train", *both, "-o", str(model)]) == 0
    own = load(model).metadata
    assert own["name"] == "custom/1"
    assert not any(key.endswith(" from") for key in own)


@pytest.mark.parametrize("kept", [None, load(BUILT_IN)], ids=["anew", "going on"])
def test_words_are_counted_in_whole_articles_and_not_in_weak_rows(kept):
    whole = TopicRow("1", "", "The zorbing hall opened. The zorbing hall closed.", ("sport",))
    weak = TopicRow("2", "", "Zwiebelkuchen was served. The zwiebelkuchen was hot.", ("food",), weak=True)
    forms = train._vocabulary([], [whole, weak], kept).feature_of
    assert "zorbing" in forms
    assert "zwiebelkuchen" not in forms


@pytest.fixture
def abstracts(tmp_path):
    """That tell their point behind "we"."""
    path = tmp_path / "abstracts.jsonl"
    rows = [
        {
            "id": place,
            "text": f"Ferries cross the sound of {place}. We find that wind delays boats. Maps age.",
            "highlights": ["Wind delays boats."],
        }
        for place in PLACES
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_abstracts_have_words_of_their_own_and_change_no_report(summary_corpus, abstracts, tmp_path):
    models = [tmp_path / "without", tmp_path / "with"]
    for model, more in zip(models, ([], ["--abstracts", str(abstracts)]), strict=True):
        assert run(["train", "--summaries", str(summary_corpus), *more, "-o", str(model)]) == 0
    without, learned = map(load, models)
    assert learned.ranker == without.ranker
    (record,) = learned.metadata["corpora"]["abstracts"]
    assert (record["name"], record["rows"]) == ("abstracts.jsonl", 10)
    words = Ranker.of(learned).abstracts
    assert words["We"] > 0 > words["Maps"]
    assert Ranker.of(without).abstracts.weight_of == {}


def test_abstracts_alone_and_abstracts_of_nothing_are_one_clear_error(
    topic_corpus, summary_corpus, abstracts, tmp_path, capsys
):
    model = tmp_path / "model"
    assert run(["train", "--topics", str(topic_corpus), "--abstracts", str(abstracts), "-o", str(model)]) == 2
    assert "give these with --summaries" in capsys.readouterr().err
    abstracts.write_text(
        '{"id": "1", "text": "Boats cross. Police said so.", "highlights": ["Boats cross."]}\n'
    )
    given = ["--summaries", str(summary_corpus), "--abstracts", str(abstracts)]
    assert run(["train", *given, "-o", str(model)]) == 1
    assert "no abstract that shares words with its summary" in capsys.readouterr().err
    assert not model.exists()


def test_readings_of_other_corpora_and_readings_alone_are_one_clear_error(
    topic_corpus, summary_corpus, readings, tmp_path, capsys
):
    model = tmp_path / "model"
    readings.write_text('{"corpus": "elsewhere", "id": "1", "topics": ["baking"]}\n')
    for given, message in (
        (["--topics", str(topic_corpus)], "the readings are of other corpora than these; give elsewhere"),
        (["--summaries", str(summary_corpus)], "give these with --topics"),
    ):
        assert run(["train", *given, "--readings", str(readings), "-o", str(model)]) == 2
        assert message in capsys.readouterr().err
    readings.write_text('{"id": "1"}\n')
    assert run(["train", "--topics", str(topic_corpus), "--readings", str(readings), "-o", str(model)]) == 1
    assert "line 1: 'corpus' is missing" in capsys.readouterr().err
    assert not model.exists()


def error_of(capsys):
    """The one line that a failing call ends with."""
    captured = capsys.readouterr()
    line = captured.err.splitlines()[-1]
    assert (captured.out, line.startswith("summarize-model: error: ")) == ("", True)
    return line


@pytest.mark.parametrize("kind", ["summaries", "topics"])
def test_an_empty_corpus_is_no_corpus(kind, tmp_path, capsys):
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n\n")
    assert run(["train", f"--{kind}", str(empty), "-o", str(tmp_path / "model")]) == 1
    assert error_of(capsys).endswith("empty.jsonl: holds no article")
    assert [*tmp_path.iterdir()] == [empty]


def test_too_little_to_learn_from_is_no_wrong_usage(tmp_path, capsys):
    row = {"id": "1", "text": KINDS["baking"].format("Orvik"), "topics": ["baking"]}
    corpus = tmp_path / "topics.jsonl"
    corpus.write_text(json.dumps(row) + "\n")
    assert run(["train", "--topics", str(corpus), "-o", str(tmp_path / "model")]) == 1
    line = error_of(capsys)
    assert "too few rows to learn topics from" in line
    assert "--help" not in line


def test_where_nothing_can_be_written_nothing_is_trained(summary_corpus, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(train, "train_model", lambda *_: pytest.fail("it was trained"))
    for target in (tmp_path / "no" / "model", tmp_path):
        assert run(["train", "--summaries", str(summary_corpus), "-o", str(target)]) == 1
        assert str(target) in error_of(capsys)


def test_a_corpus_is_not_replaced_by_its_model(summary_corpus, topic_corpus, readings, abstracts, capsys):
    corpora = [summary_corpus, topic_corpus, readings, abstracts]
    options = ("--summaries", "--topics", "--readings", "--abstracts")
    given = [str(word) for pair in zip(options, corpora, strict=True) for word in pair]
    for path in corpora:
        before = path.read_bytes()
        assert run(["train", *given, "-o", f"{path.parent}/./{path.name}"]) == 2
        assert f"{path}: is an input and would be replaced by the output; name another" in error_of(capsys)
        assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["models/", "models/.", ".."])
def test_a_folder_s_name_is_no_model_s(summary_corpus, tmp_path, capsys, name):
    assert run(["train", "--summaries", str(summary_corpus), "-o", f"{tmp_path}/{name}"]) == 2
    assert f"/{name}: is the name of a folder; name a file in it" in error_of(capsys)
    assert [*tmp_path.iterdir()] == [summary_corpus]


def test_a_model_with_an_empty_name_is_refused(summary_corpus, capsys):
    assert run(["train", "--summaries", str(summary_corpus), "-o", ""]) == 2
    assert "'--output': the name is empty; name a file; see" in error_of(capsys)


def test_a_name_that_cannot_be_written_is_refused(summary_corpus, tmp_path, capsys):
    model = str(tmp_path / "model")
    assert run(["train", "--summaries", str(summary_corpus), "-o", model, "--name", "own\udcff"]) == 2
    assert "a model's name is of printable characters" in error_of(capsys)


def test_without_a_target_the_option_is_named(summary_corpus, capsys):
    assert run(["train", "--summaries", str(summary_corpus)]) == 2
    assert "Missing option '-o' / '--output'" in error_of(capsys)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "1", "text": "Boats', "line 2: invalid JSON: Unterminated string starting at character 21"),
        ('{"text": ' + "[" * 100_000, "line 2: invalid JSON: nested too deeply"),
        ("[1]", "line 2: not a JSON object"),
    ],
)
def test_a_line_that_is_no_row_is_named_once(line, message, summary_corpus, tmp_path, capsys):
    first = summary_corpus.read_text().splitlines()[0]
    summary_corpus.write_text(f"{first}\n{line}\n")
    assert run(["train", "--summaries", str(summary_corpus), "-o", str(tmp_path / "model")]) == 1
    assert error_of(capsys).endswith(f"summaries.jsonl, {message}")


def test_what_is_no_file_is_no_model(capsys):
    assert run(["info", "-m", "/dev/null"]) == 1
    assert error_of(capsys).endswith("model /dev/null: is a device or a pipe, not a model file")


def test_info_says_what_a_model_was_trained_on(topic_corpus, tmp_path, capsys):
    model = tmp_path / "own.safetensors"
    run(["train", "--topics", str(topic_corpus), "-o", str(model)])
    capsys.readouterr()
    assert run(["info", "-m", str(model)]) == 0
    described = json.loads(capsys.readouterr().out)
    (record,) = described["corpora"]["topics"]
    assert record["name"] == "topics.jsonl.gz"
    assert record["rows"] == 60
    assert len(record["sha256"]) == 64


def test_a_variable_names_the_model_as_for_the_articles(summary_corpus, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SUMMARIZE_MODEL", str(tmp_path / "gone"))
    for arguments in (["info"], ["evaluate", "--summaries", str(summary_corpus)]):
        assert run(arguments) == 1
        assert error_of(capsys).endswith("gone: no such file")
    assert run(["info", "-m", str(BUILT_IN)]) == 0
    monkeypatch.setenv("SUMMARIZE_MODEL", "")
    assert run(["info"]) == 0


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"summarize-model {__version__}\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: invalid JSON"),
        ("[]", "line 1: not a JSON object"),
        ('{"id": "1", "title": ""}', "'text' is missing"),
        ('{"text": 3, "topics": []}', "'text' is no string"),
        ('{"text": "a", "topics": "b"}', "'topics' is no list of strings"),
        ('{"text": "a", "topics": ["b"]}', "too few rows"),
    ],
)
def test_a_bad_corpus_is_one_clear_error_and_no_file(tmp_path, capsys, line, message):
    corpus, model = tmp_path / "bad.jsonl", tmp_path / "model"
    corpus.write_text(line + "\n")
    assert run(["train", "--topics", str(corpus), "-o", str(model)]) in (1, 2)
    error = capsys.readouterr().err.splitlines()[-1]
    assert message in error
    assert not model.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "-o", "m"],
        ["train", "--topics", "x"],
        ["train", "--topics", "x", "--language", "xx", "-o", "m"],
        ["evaluate"],
        ["evaluate", "--topics", "x", "-f", "xml"],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_and_2(arguments, capsys):
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1


def test_a_missing_corpus_is_named(capsys, tmp_path):
    assert run(["evaluate", "--topics", str(tmp_path / "gone.jsonl")]) == 1
    assert "gone.jsonl" in capsys.readouterr().err


def test_a_training_that_is_ended_leaves_nothing_half_written(tmp_path):
    corpus = tmp_path / "topics.jsonl"
    corpus.write_text('{"text":"It rained.","topics":["weather"]}\n')
    script = (
        "import sys, time\n"
        "from summarize_cli.training import __main__, train\n"
        "train.train_model = lambda *_: time.sleep(60)\n"
        "__main__.main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, "train", "--topics", str(corpus), "-o", str(tmp_path / "m")]
    )
    wait_for(lambda: len(list(tmp_path.iterdir())) > 1)
    process.terminate()
    assert process.wait(timeout=20) == 143
    assert list(tmp_path.iterdir()) == [corpus]
