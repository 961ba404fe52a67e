"""Options from the environment and from the configuration file, and which of them wins."""

import gc
import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

import platformdirs
import pytest
import typer

from summarize_cli import cli
from summarize_cli.cli import command
from summarize_cli.configuration import Key, defaults, place
from summarize_cli.errors import UsageError
from tests.conftest import ROOT

STORY = ROOT / "tests" / "ferry-boats.txt"


def options():
    """Long name -> the parameter, of all options but those that only show or install something."""
    app = typer.Typer()
    app.command()(command)
    return {
        option.removeprefix("--"): parameter
        for parameter in typer.main.get_command(app).params
        for option in parameter.opts
        if option.startswith("--") and not option.endswith(("-completion", "version"))
    }


class Result(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def run(monkeypatch, capfdbinary):
    """As the fixture of that name in conftest.py, in this process: a hundred calls are soon made."""

    def call(*arguments, environment=None, cwd=ROOT):
        with monkeypatch.context() as patched:
            for name in [name for name in os.environ if name.startswith("SUMMARIZE_")]:
                patched.delenv(name)
            for name, value in {"XDG_CONFIG_HOME": "/nowhere", **(environment or {})}.items():
                patched.setenv(name, value)
            patched.chdir(cwd)
            code = cli.run([*map(str, arguments)])
        return Result(code, *capfdbinary.readouterr())

    yield call
    gc.unfreeze()


@pytest.fixture
def config(tmp_path):
    """Writes a file at the platform's place, here below tmp_path; answers the environment leading there."""

    def write(content):
        path = tmp_path / "summarize" / "config.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return {"XDG_CONFIG_HOME": str(tmp_path)}

    return write


def digest_of(result):
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def one_line(result, *parts):
    """Wrong usage, told in one line that holds the parts."""
    (line,) = result.stderr.decode().splitlines()
    assert (result.returncode, result.stdout) == (2, b"")
    for part in parts:
        assert part in line
    return line


# Long name of an option -> (a value that is seen in the result, how it is seen).
SEEN = {
    "sentences": ("2", lambda shown: len(json.loads(shown)["summary"]) == 2),
    "words": ("20", lambda shown: len(json.loads(shown)["summary"]) == 1),
    "ratio": ("0.9", lambda shown: len(json.loads(shown)["summary"]) > 5),
    "topics": ("0", lambda shown: json.loads(shown)["topics"] == []),
    "keyphrases": ("1", lambda shown: len(json.loads(shown)["keyphrases"]) == 1),
    "query": ("insulin", lambda shown: "insulin" in shown),
    "format": ("text", lambda shown: "\nTopics: " in shown),
    "input-format": ("html", lambda shown: json.loads(shown)["text"] != STORY.read_text("utf-8")),
    "encoding": ("koi8-r", lambda shown: "Б─" in shown or "БЂ" in shown),
    "with-text": ("true", lambda shown: json.loads(shown)["text"].startswith("Ferry Line")),
    "explain": ("true", lambda shown: "dropped" in json.loads(shown)),
}  # fmt: skip
# Option -> a value that is no such thing; what it is seen by without reading an address is its error.
REFUSED = {
    "sentences": "many", "words": "0", "ratio": "7", "topics": "-1", "keyphrases": "x", "query": "?!",
    "format": "pdf", "input-format": "odt", "encoding": "klingon", "timeout": "0", "max-bytes": "0",
    "with-text": "maybe", "explain": "maybe", "quiet": "maybe", "highlight": "maybe",
    "jobs": "-1", "fail-fast": "maybe", "resume": "maybe",
}  # fmt: skip
BY_NAME = {"model", "output", "config"}
"""Options whose values are files: an error of theirs names the file."""


def variable(option):
    return "SUMMARIZE_" + option.upper().replace("-", "_")


OF_RECORDS = {"text-field", "title-field", "id-field", "keep", "files-from", "cluster"}
"""Options of many articles, whose values are names of any kind."""


class TestEnvironment:
    @pytest.mark.parametrize("option", SEEN)
    def test_a_variable_does_what_the_flag_does(self, run, option):
        value, is_seen = SEEN[option]
        form = {"format": [], "with-text": ["-f", "json"]}.get(option, ["-f", "json", "--with-text"])
        flag = [f"--{option}"] if value == "true" else [f"--{option}", value]
        by_variable = run(*form, STORY, environment={variable(option): value})
        assert by_variable.stdout == run(*form, *flag, STORY).stdout
        assert is_seen(by_variable.stdout.decode())

    @pytest.mark.parametrize("option", REFUSED)
    def test_a_wrong_value_is_one_line_that_names_the_variable(self, run, option):
        line = one_line(run(STORY, environment={variable(option): REFUSED[option]}), f"{variable(option)}: ")
        assert f"'--{option}'" not in line
        assert ": ," not in line

    def test_none_is_forgotten(self):
        assert {*SEEN} | {*REFUSED} | BY_NAME | OF_RECORDS == {*options()} - {"no-resume"}

    def test_files_come_from_variables_too(self, run, tmp_path):
        target = tmp_path / "digest.json"
        environment = {"SUMMARIZE_OUTPUT": str(target), "SUMMARIZE_FORMAT": "json"}
        assert run(STORY, environment=environment).stdout == b""
        assert json.loads(target.read_text())["sentence_count"] == 8
        missing = run(STORY, environment={"SUMMARIZE_MODEL": "/nowhere/model"})
        assert b"/nowhere/model: no such file" in missing.stderr

    def test_fields_to_keep_are_parted_by_spaces(self, run, tmp_path):
        records = tmp_path / "d.jsonl"
        records.write_text('{"text":"Rain fell on Monday, the council said.","a":1,"b":2}\n')
        digest = digest_of(run("-f", "jsonl", records, environment={"SUMMARIZE_KEEP": "a b"}))
        assert (digest["a"], digest["b"]) == (1, 2)

    def test_an_empty_variable_is_none(self, run):
        environment = {variable(option): "" for option in options()}
        assert run(STORY, environment=environment).stdout == run(STORY).stdout

    @pytest.mark.parametrize("name", ["VERSION", "HELP", "SHOW_COMPLETION", "INSTALL_COMPLETION"])
    def test_no_variable_makes_it_do_something_else(self, run, tmp_path, name):
        environment = {f"SUMMARIZE_{name}": "1", "HOME": str(tmp_path)}
        assert run(STORY, environment=environment).stdout == run(STORY).stdout
        assert not [*tmp_path.iterdir()]

    def test_two_lengths_are_told_by_their_variables(self, run):
        environment = {"SUMMARIZE_WORDS": "30", "SUMMARIZE_RATIO": "0.5"}
        one_line(run(STORY, environment=environment), "SUMMARIZE_WORDS and SUMMARIZE_RATIO exclude")


@pytest.mark.parametrize("layer", ["variable", "file"])
class TestDefaultsThatCannotHold:
    @pytest.fixture
    def default(self, config, layer):
        """An option as a variable or in the file: the environment that leads there."""

        def write(option, value):
            if layer == "variable":
                return {variable(option): value}
            shown = value if value == "true" else json.dumps([value] if option == "keep" else value)
            return config(f"{option} = {shown}")

        return write

    @pytest.mark.parametrize(
        ("option", "call"),
        [
            ("highlight", ("-f", "json")), ("highlight", ("-f", "text")), ("highlight", ("-f", "csv")),
            ("resume", ("-f", "json")), ("resume", ()), ("resume", ("-f", "jsonl")), ("resume", ("-o", "-")),
            ("resume", ("-f", "jsonl", "-o", "/dev/stdout")),
        ],
    )  # fmt: skip
    def test_what_the_format_or_the_output_cannot_have_is_passed_over(self, run, default, option, call):
        expected = run(*call, STORY)
        assert (expected.returncode, expected.stderr) == (0, b"")
        assert run(*call, STORY, environment=default(option, "true")) == expected

    def test_where_it_can_be_it_is_obeyed(self, run, default, tmp_path):
        shown = run(STORY, environment=default("highlight", "true"))
        assert shown.stdout == run("--highlight", STORY).stdout
        target, other = tmp_path / "digests.jsonl", tmp_path / "other.txt"
        assert run("-f", "jsonl", "-o", target, STORY).returncode == 0
        other.write_text("Rain fell on Monday, the council said.", encoding="utf-8")
        call = ("-f", "jsonl", "-o", target, other)
        assert b"nothing to resume" in run(*call, environment=default("resume", "true")).stderr

    @pytest.mark.parametrize(
        "case",
        [
            ("format", "parquet", "-f parquet needs --output FILE"),
            ("output", "digest.gz", "-f table is written as it is"),
            ("keep", "title", "keep title: the result has a field of its own"),
            ("cluster", "tcp://127.0.0.1:9", "cluster needs -f jsonl, csv or parquet"),
        ],
        ids=lambda case: case[0],
    )
    def test_of_all_else_is_told_where_it_comes_from(self, run, default, tmp_path, case):
        option, value, told = case
        records = tmp_path / "d.jsonl"
        records.write_text('{"text":"Rain fell on Monday, the council said."}\n')
        environment = default(option, value)
        by_variable = variable(option) in environment
        place = f"{variable(option)}: " if by_variable else "summarize/config.toml: "
        assert option in one_line(run(records, environment=environment), place, told) or by_variable


class TestConfiguration:
    def test_what_it_says_are_the_defaults(self, run, config):
        environment = config('sentences = 2\nformat = "json"\ntopics = 0\nexplain = true\n')
        digest = digest_of(run(STORY, environment=environment))
        assert len(digest["summary"]) == 2
        assert digest["topics"] == []
        assert "dropped" in digest

    def test_flags_win_over_the_environment_and_that_over_it(self, run, config):
        environment = config('sentences = 2\nformat = "json"') | {"SUMMARIZE_SENTENCES": "4"}
        assert len(digest_of(run(STORY, environment=environment))["summary"]) == 4
        assert len(digest_of(run("-n", 1, STORY, environment=environment))["summary"]) == 1
        del environment["SUMMARIZE_SENTENCES"]
        assert len(digest_of(run(STORY, environment=environment))["summary"]) == 2

    def test_a_variable_turns_off_what_it_turns_on(self, run, config):
        environment = config("explain = true\nhighlight = true") | {
            "SUMMARIZE_EXPLAIN": "0",
            "SUMMARIZE_HIGHLIGHT": "no",
        }
        assert run(STORY, environment=environment) == run(STORY)

    @pytest.mark.parametrize("layer", ["flag", "variable"])
    def test_another_length_of_a_higher_layer_wins(self, run, config, layer):
        environment = config('sentences = 5\nformat = "json"')
        if layer == "variable":
            environment["SUMMARIZE_WORDS"] = "1"
        digest = digest_of(run(*(["-w", 1] if layer == "flag" else []), STORY, environment=environment))
        assert len(digest["summary"]) == 1

    def test_two_lengths_in_it_are_one_too_many(self, run, config):
        one_line(
            run(STORY, environment=config("words = 30\nratio = 0.5")), "config.toml: words and ratio exclude"
        )

    @pytest.mark.parametrize("option", REFUSED)
    def test_a_wrong_value_is_one_line_that_names_file_and_key(self, run, config, option):
        value = REFUSED[option]
        shown = value if value.lstrip("-").isdecimal() else json.dumps(value)
        one_line(run(STORY, environment=config(f"{option} = {shown}")), "summarize/config.toml: ", option)

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ("sentense = 3", "unknown key 'sentense'; did you mean sentences?"),
            ("with_text = true", "did you mean with-text?"),
            ("Format = 'json'", "did you mean format?"),
            ("version = true", "unknown key 'version'"),
            ("config = 'x'", "unknown key 'config'"),
            ("[tool.summarize]\nsentences = 3", "the keys are sentences, words"),
            ("sentences = 3.0", "sentences is 3.0; it must be a whole number"),
            ("sentences = true", "sentences is true; it must be a whole number"),
            ("ratio = '0.5'", "ratio is '0.5'; it must be a number"),
            ("explain = 1", "explain is 1; it must be true or false"),
            ("query = ['a', 'b']", "query is ['a', 'b']; it must be a text"),
            ("model = 3", "model is 3; it must be a path"),
            ("output = ''", "output is empty; it must be a path"),
            ("files-from = ''", "files-from is empty; it must be a path"),
            ("query = '" + "long " * 99 + "", "not TOML"),
            ("query = " + "9" * 5000, "not TOML"),
            ("query = " + "[" * 100_000, "config.toml: not"),
            ('output = "a\\u0000b"', "NUL"),
            ("sentences = 3\nsentences = 4", "not TOML"),
            ("sentences\n", "at line 1"),
            (b"\xff\xfes\0", "not UTF-8"),
            (b"#" * 1_000_001, "longer than a million bytes"),
            ("query = '\x1b]52;c;eA\x07'", "not TOML"),
            ('"\\u001b[2J" = 1', "unknown key"),
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_what_is_wrong_with_it_is_told_in_one_line(self, run, config, content, told):
        line = one_line(run(STORY, environment=config(content)), "config.toml: ", told)
        assert line.isprintable()

    def test_a_byte_order_mark_is_no_error(self, run, config):
        digest_of(run(STORY, environment=config("format = 'json'".encode("utf-8-sig"))))

    def test_paths_in_it_are_relative_to_it(self, run, config, tmp_path):
        environment = config("format = 'json'\noutput = 'digest.json'")
        assert run(STORY, environment=environment).returncode == 0
        assert (tmp_path / "summarize" / "digest.json").exists()
        environment = config("output = '~/there.txt'") | {"HOME": str(tmp_path)}
        assert run(STORY, environment=environment).returncode == 0
        assert (tmp_path / "there.txt").exists()
        assert run(STORY, environment=config("output = '-'")).stdout == run(STORY).stdout

    def test_so_is_a_list_of_files(self, run, config, tmp_path):
        environment = config("files-from = 'names'")
        (tmp_path / "summarize" / "names").write_text(f"{STORY}\n")
        listed = run("-f", "jsonl", environment=environment, cwd=tmp_path)
        assert listed.stdout == run("-f", "jsonl", STORY).stdout

    def test_none_is_no_error(self, run, tmp_path):
        shown = run(STORY, environment={"XDG_CONFIG_HOME": str(tmp_path)})
        assert (shown.returncode, shown.stderr) == (0, b"")
        shown = run(STORY, environment={"XDG_CONFIG_HOME": str(STORY)})
        assert (shown.returncode, shown.stderr) == (0, b"")

    def test_another_can_be_named(self, run, config, tmp_path):
        environment = config("sentences = 2")
        other = tmp_path / "other.toml"
        other.write_text("sentences = 1\nformat = 'json'")
        by_variable = run(STORY, environment=environment | {"SUMMARIZE_CONFIG": str(other)})
        by_flag = run("--config", other, STORY, environment=environment)
        assert len(digest_of(by_flag)["summary"]) == 1
        assert by_variable.stdout == by_flag.stdout

    def test_none_at_all_can_be_named(self, run, config):
        environment = config("sentences = 2") | {"SUMMARIZE_CONFIG": "/dev/null"}
        assert run(STORY, environment=environment).stdout == run(STORY).stdout

    @pytest.mark.parametrize("path", ["/nowhere/config.toml", "tests", "/dev/zero"])
    def test_one_that_is_named_must_be_readable(self, run, path):
        one_line(run("--config", path, STORY, cwd=ROOT), path)

    @pytest.mark.parametrize("flag", ["--help", "--version"])
    def test_help_is_there_whatever_it_says(self, run, config, flag):
        shown = run(flag, environment=config("nonsense"))
        assert (shown.returncode, shown.stderr) == (0, b"")
        assert shown.stdout == run(flag).stdout != b""


WHOLE, COUNT, NUMBER = "a whole number from 1", "a whole number from 0", "a number"
NUMBERS = {
    "sentences": WHOLE, "words": WHOLE, "max-bytes": WHOLE, "topics": COUNT, "keyphrases": COUNT,
    "jobs": COUNT, "ratio": NUMBER, "timeout": NUMBER,
}  # fmt: skip
"""Option -> what it takes."""
NO_NUMBERS = {
    WHOLE: ("many", "", "1e9", "2.5", "0", "-3"),
    COUNT: ("many", "", "1e9", "2.5", "-3"),
    NUMBER: ("many", "", "0,5"),
}


class TestValues:
    """What a wrong value is told of as, in the words of who typed it."""

    @pytest.mark.parametrize(
        ("option", "value"), [(option, value) for option in NUMBERS for value in NO_NUMBERS[NUMBERS[option]]]
    )
    def test_one_that_is_no_such_number(self, run, config, option, value):
        number = value in ("0", "-3")
        takes = f"{option} takes {NUMBERS[option]}, not {value if number else repr(value)}"
        by_flag = one_line(run(f"--{option}={value}", STORY))
        assert by_flag == f"summarize: error: --{takes}; see summarize --help"
        if value:
            by_variable = one_line(run(STORY, environment={variable(option): value}))
            assert by_variable == f"summarize: error: {variable(option)}: {takes}; see summarize --help"
        if number:
            one_line(run(STORY, environment=config(f"{option} = {value}")), f"config.toml: {takes}; see")

    def test_no_number_is_forgotten(self):
        kinds = {name: option.type.name.split()[0] for name, option in options().items()}
        assert {*NUMBERS} == {name for name, kind in kinds.items() if kind in ("int", "integer", "float")}

    def test_a_choice_and_a_switch(self, run, config):
        formats = "table, text, json, jsonl, csv, markdown, html or parquet"
        told = f"format takes {formats}, not 'JSON'; see summarize --help"
        assert one_line(run("-f", "JSON", STORY)) == f"summarize: error: --{told}"
        one_line(run(STORY, environment={"SUMMARIZE_FORMAT": "JSON"}), f"error: SUMMARIZE_FORMAT: {told}")
        one_line(run(STORY, environment=config("format = 'JSON'")), f"config.toml: {told}")
        one_line(run(STORY, environment={"SUMMARIZE_QUIET": "si"}), "quiet takes true or false, not 'si';")

    def test_an_endless_one_is_told_of_by_its_beginning(self, run):
        line = one_line(run("-w", "9" * 9_999, STORY), "--words takes a whole number from 1, not '999")
        assert len(line) < 150

    def test_one_that_reads_as_a_message_is_shown_whole(self, run):
        one_line(run("-w", "3 is not a valid 3", STORY), "from 1, not '3 is not a valid 3'; see")

    def test_what_is_no_value_is_told_of_as_before(self, run):
        one_line(run("--word", "3", STORY), "No such option: --word", "(Possible options: --model, --words)")
        one_line(run(STORY, "--words"), "Option '--words' requires an argument; see")


@pytest.mark.parametrize("value", ["-", "s3://news/names", "/news/names"])
def test_what_is_no_relative_path_stays_as_it_is(tmp_path, value):
    path = tmp_path / "config.toml"
    path.write_text(f"files-from = '{value}'")
    found = defaults(path, {"files-from": Key("files_from", Path)}, must_exist=True)
    assert found == {"files_from": value}


def test_an_option_that_may_be_repeated_has_a_list(tmp_path):
    path = tmp_path / "config.toml"
    keys = {"keep": Key("keep", str, many=True)}
    path.write_text("keep = ['id', 'date']")
    assert defaults(path, keys, must_exist=True) == {"keep": ["id", "date"]}
    for wrong, told in (("'id'", "must be a list"), ("['id', 3]", "keep is 3; it must be a text")):
        path.write_text(f"keep = {wrong}")
        with pytest.raises(UsageError, match=told):
            defaults(path, keys, must_exist=True)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="platformdirs itself is asked there")
@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/home/ana"},
        {"HOME": "/home/ana", "XDG_CONFIG_HOME": "/etc/ana"},
        {"HOME": "/home/ana", "XDG_CONFIG_HOME": ""},
    ],
)
def test_its_place_is_that_of_platformdirs(monkeypatch, environment):
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert place() == platformdirs.user_config_path("summarize") / "config.toml"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a rule of XDG")
def test_a_relative_place_is_ignored(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ana")
    monkeypatch.setenv("XDG_CONFIG_HOME", "somewhere")
    assert place() == Path("/home/ana/.config/summarize/config.toml")
