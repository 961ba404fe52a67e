import subprocess
import sys
from array import array

import pytest

import summarize_cli
from summarize_cli import ContentError, ModelError, SummarizeError, UsageError, summarize
from summarize_cli.batch import summarize_many
from summarize_cli.model.vocabulary import STOP
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.tagging import topics
from tests.conftest import ROOT
from tests.models import built_in, put_together

PROSE = "The old bridge will close on Monday, the city said. Engineers found cracks in two of its pylons."


def test_the_front_door_shows_what_it_says():
    assert dir(summarize_cli) == sorted(summarize_cli.__all__)
    for name in summarize_cli.__all__:
        assert getattr(summarize_cli, name) is not None
    with pytest.raises(AttributeError):
        summarize_cli.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_of_it():
    script = "import sys, summarize_cli; print([m for m in sys.modules if m.startswith('summarize_cli.')])"
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert shown.stdout.strip() == "['summarize_cli.errors', 'summarize_cli.version']"


@pytest.mark.parametrize(
    "arguments",
    [
        {"sentences": 0},
        {"words": 0},
        {"ratio": 0},
        {"ratio": 1.5},
        {"ratio": float("nan")},
        {"sentences": 3, "words": 10},
        {"topics": -1},
        {"keyphrases": -1},
    ],
)
def test_senseless_arguments_are_usage_errors(arguments):
    with pytest.raises(UsageError):
        summarize(PROSE, **arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"text": PROSE.encode()}, "text is bytes, not str; decode it first"),
        ({"text": None}, "text is None, not str"),
        ({"text": ["a"]}, "text is list, not str"),
        ({"text": PROSE, "title": 5}, "title is int, not str"),
        ({"text": PROSE, "query": 5}, "query is int, not str"),
        ({"text": PROSE, "sentences": "3"}, "sentences is str, not int"),
        ({"text": PROSE, "words": 2.5}, "words is float, not int"),
        ({"text": PROSE, "topics": None}, "topics is None, not int"),
        ({"text": PROSE, "ratio": "0.5"}, "ratio is str, not float"),
    ],
)
def test_what_is_of_another_type_is_a_type_error_in_one_sentence(arguments, message):
    with pytest.raises(TypeError, match=f"^{message}$"):
        summarize(**arguments)


@pytest.mark.parametrize("text", ["", "   \n", "Leave a Reply\n\nName *", "*** --- ***"])
def test_a_text_without_an_article_is_a_content_error(text):
    with pytest.raises(ContentError) as caught:
        summarize(text)
    assert isinstance(caught.value, SummarizeError)


def test_a_title_of_the_caller_is_the_digest_s():
    digest = summarize(PROSE, title="Bridge to close")
    assert digest.title == "Bridge to close"
    assert digest.summary[0].text.startswith("The old bridge")


@pytest.mark.parametrize("title", [" Bridge\n to  close ", "", "  \n"])
def test_a_title_is_read_as_that_of_a_record(title):
    (record,) = summarize_many([{"text": PROSE, "title": title}])
    assert summarize(PROSE, title=title).title == record["title"] == (" ".join(title.split()) or None)


def test_a_model_whose_name_no_file_can_have_is_a_model_error():
    with pytest.raises(ModelError, match="cannot be read"):
        summarize(PROSE, model="a\0b")


def test_one_sentence_without_a_full_stop_comes_back():
    assert [s.text for s in summarize("hello world").summary] == ["hello world"]


def test_text_with_half_surrogates_is_summarized():
    assert summarize("A broken \ud83d character stood here, the clerk said.").sentence_count == 1


def test_other_languages_get_a_summary_and_no_topics():
    german = (
        "Die alte Brücke wird am Montag gesperrt, teilte die Stadt mit. "
        "Ingenieure fanden Risse in zwei Pfeilern. "
        "Die Reparatur dauert sieben Monate. Fährschiffe sollen nachts fahren."
    )
    digest = summarize(german, sentences=2)
    assert len(digest.summary) == 2
    assert digest.language == "de"
    assert digest.topics == ()
    assert "English" in digest.warnings[-1]


@pytest.mark.parametrize(("said", "told"), [("pl-PL", "pl"), ("en", None), ("", None), ("nonsense!", None)])
def test_of_a_language_without_a_stemmer_what_the_page_says_is_told(said, told):
    polish = (
        "Stary most zostanie zamknięty w poniedziałek, podało miasto. Inżynierowie znaleźli pęknięcia. " * 6
    )
    page = f"<html lang='{said}'><body><article><p>{polish}</p></article></body></html>"
    digest = summarize_bytes(page.encode(), Settings())
    assert (digest.language, digest.topics) == (told, ())


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_same_bytes_come_out_whatever_the_hash_seed_and_locale(run, seed):
    sample = ROOT / "samples" / "court-mural.txt"
    shown = run("-f", "json", "-n", 12, "-k", 9, sample, environment={"PYTHONHASHSEED": seed, "LC_ALL": "C"})
    assert shown.stdout == run("-f", "json", "-n", 12, "-k", 9, sample).stdout


@pytest.mark.parametrize("broken", [None, "weights", "slopes", "pairs", "values", "holds", "first"])
def test_a_model_that_does_not_fit_together_is_one_clear_error(tmp_path, broken):
    contents, described = map(dict, built_in())
    if broken is None:
        del described["topics"]
    else:
        kind, raw = contents[f"topics.{broken}"]
        contents[f"topics.{broken}"] = (kind, raw[:-1])  # half a number is none
    path = tmp_path / "odd.safetensors"
    path.write_bytes(put_together(contents, described))
    with pytest.raises(ModelError, match="topics"):
        summarize(PROSE, model=path)


@pytest.mark.parametrize("part", ["codes", "function_words"])
@pytest.mark.parametrize("name", [7, None, [], {}, "twice"], ids=repr)
def test_a_model_whose_names_are_no_distinct_strings_is_one_clear_error(tmp_path, part, name):
    contents, described = map(dict, built_in())
    topics = described["topics"]
    described["topics"] = topics | {part: [name, name, *topics[part][2:]]}
    path = tmp_path / "odd.safetensors"
    path.write_bytes(put_together(contents, described))
    with pytest.raises(ModelError, match=f"topics.*{part}"):
        summarize(PROSE, model=path)


@pytest.mark.parametrize("broken", ["features", "firsts"])
def test_a_model_whose_vocabulary_points_beyond_its_tables_is_one_clear_error(tmp_path, broken):
    contents, described = map(dict, built_in())
    kind, raw = contents[f"vocabulary.{broken}"]
    numbers = array("I", raw)
    # All but the last, which says how many there are, and what marks a stop word.
    beyond = array("I", [number if number == STOP else number + 1_000_000 for number in numbers[:-1]])
    contents[f"vocabulary.{broken}"] = (kind, beyond.tobytes() + raw[-4:])
    path = tmp_path / "odd.safetensors"
    path.write_bytes(put_together(contents, described))
    with pytest.raises(ModelError, match="point outside one another"):
        summarize(PROSE, model=path)


@pytest.mark.parametrize(
    ("tensor", "number"),
    [
        ("idf", 0.0),
        ("idf", 0.4),
        ("idf", -1.0),
        ("ranker.odds", -1.0),
        ("topics.values", -1.0),
        ("topics.scales", -1.0),
        ("topics.scales", 131_071.0),  # sums would leave their 64 bits
    ],
)
def test_a_model_with_a_number_that_cannot_be_is_one_clear_error(tmp_path, tensor, number):
    contents, described = map(dict, built_in())
    kind, raw = contents[tensor]
    contents[tensor] = (kind, array("f", [number]).tobytes() * (len(raw) // 4))
    path = tmp_path / "odd.safetensors"
    path.write_bytes(put_together(contents, described))
    with pytest.raises(ModelError, match=f"{tensor} holds numbers beyond measure"):
        summarize(PROSE, model=path)


@pytest.mark.parametrize("rarity", [-131_071.0, -1.0, -1, 0, 0.25])
def test_a_model_where_unknown_words_are_not_rare_is_one_clear_error(tmp_path, rarity):
    contents, described = map(dict, built_in())
    path = tmp_path / "odd.safetensors"
    path.write_bytes(put_together(contents, described | {"highest_idf": rarity}))
    with pytest.raises(ModelError, match="highest_idf is beyond measure"):
        summarize("The zyxwv of the bridge is a zyxwv.", model=path)


@pytest.mark.parametrize(
    ("tensor", "kind"),
    [
        ("idf", "U32"),
        ("ranker.odds", "U8"),
        ("topics.values", "U32"),
        ("topics.scales", "F64"),
        ("topics.weights", "U8"),
        ("topics.pairs", "F32"),
        ("vocabulary.features", "F32"),
        ("vocabulary.firsts", "F64"),
    ],
)
def test_a_model_with_numbers_of_another_type_is_one_clear_error(tmp_path, tensor, kind):
    contents, described = map(dict, built_in())
    contents[tensor] = (kind, contents[tensor][1])
    path = tmp_path / "odd.safetensors"
    path.write_bytes(put_together(contents, described))
    with pytest.raises(ModelError, match=f"{tensor} holds numbers of another type"):
        summarize(PROSE, model=path)


@pytest.mark.parametrize("is_compiled", [False, True], ids=["Python", "compiled"])
@pytest.mark.parametrize("missing", ["topics", "terms"])
def test_a_model_without_topics_or_terms_is_one_clear_error(tmp_path, monkeypatch, missing, is_compiled):
    if not is_compiled:
        monkeypatch.setattr(topics, "SCORER", None)
    contents, described = map(dict, built_in())
    if missing == "topics":
        described["topics"] = described["topics"] | {"codes": []}
        emptied = ("biases", "slopes", "intercepts", "offsets", "holds", "first", "weights")
        contents |= {f"topics.{part}": (contents[f"topics.{part}"][0], b"") for part in emptied}
    else:
        terms, count = len(contents["idf"][1]) // 4, len(described["topics"]["codes"])
        for name, width in [("idf", 4), ("ranker.odds", 4), ("topics.values", 4), ("topics.scales", 4)]:
            contents[name] = (contents[name][0], contents[name][1][terms * width :])
        contents["topics.weights"] = ("I8", contents["topics.weights"][1][terms * count :])
    path = tmp_path / "odd.safetensors"
    path.write_bytes(put_together(contents, described))
    with pytest.raises(ModelError, match="its topics do not fit together"):
        summarize(PROSE, model=path)
