"""The README's code in Python and TOML, run as it stands there, and what it says of options."""

import ast
import json
import re
import tomllib
from types import SimpleNamespace

import pytest

from summarize_cli import summarize
from summarize_cli.batch import summarize_many
from tests.batch.articles import record, text_of
from tests.conftest import ROOT
from tests.picture import COMMAND

README = (ROOT / "README.md").read_text("utf-8")
PYTHON = dict(re.findall(r"^<!-- python: (\w+) -->\n```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL))


def test_every_block_of_code_is_run_or_says_why_not():
    blocks = re.findall(r"^(.*)\n```(\w+)\n", README, re.MULTILINE)
    assert len(blocks) > 15
    for before, language in blocks:
        assert re.fullmatch(
            r"<!-- (recipe: \w+|python: \w+|toml: \w+|not run: .+|test-command) -->", before
        ), (
            before,
            language,
        )


def test_every_block_of_python_has_a_test():
    tested = {name.removeprefix("test_python_") for name in globals() if name.startswith("test_python_")}
    assert tested == {*PYTHON}


def test_the_second_command_is_the_one_of_the_picture():
    assert f".venv/bin/{' '.join(COMMAND)}\n```" in README
    assert f"![{' '.join(COMMAND)}: " in README


def test_its_configuration_is_one(run, tmp_path):
    (block,) = re.findall(
        r"^<!-- toml: configuration -->\n```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL
    )
    wanted = tomllib.loads(block)
    path = tmp_path / "config.toml"
    path.write_text(block)
    shown = run("--config", path, ROOT / "samples" / "vaccine-trial.txt").stdout
    digest = json.loads(shown)
    assert wanted == {"sentences": 5, "format": "json", "explain": True}
    assert len(digest["summary"]) == 5
    assert "features" in digest["summary"][0]


def test_its_tables_name_every_option_of_the_help(run):
    told = set(re.findall(r"`(?:-\w, )?(--[\w-]+)", "".join(re.findall(r"^\| `-.*", README, re.MULTILINE))))
    shown = run("--help").stdout.decode()
    options = {name for _, name in re.findall(r"^ +(?:(-\w), )?(--[\w-]+)", shown, re.MULTILINE)}
    assert told == options


def test_python_library():
    names = {"text": text_of(3)}
    exec(PYTHON["library"], names)
    assert names["digest"] == summarize(text_of(3), sentences=3)
    # What each of its lines shows.
    for line in ast.parse(PYTHON["library"]).body[2:]:
        assert eval(ast.unparse(line), names)


def test_python_many():
    shown = []
    records = [record(1, section="world"), {"id": "x", "text": ""}]
    code = ast.parse(PYTHON["many"])
    # What it makes of each article is kept instead of thrown away.
    (loop,) = (node for node in code.body if isinstance(node, ast.For))
    loop.body = ast.parse(f"shown.append({ast.unparse(loop.body[0])})").body
    exec(compile(code, "README.md", "exec"), {"records": records, "shown": shown})
    (first, sentence), (second, error) = shown
    assert (first, second) == ("a1", "x")
    assert sentence.startswith("The school in Harwick will close")
    assert error == "its field text is empty"


def test_python_pandas():
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame([record(number) for number in range(3)] + [{"id": "x", "text": float("nan")}])
    names = {"pd": pd, "frame": frame, "summarize_many": summarize_many}
    exec(PYTHON["pandas"], names)
    assert [len(summary) for summary in names["frame"]["summary"][:3]] == [3, 3, 3]
    assert names["frame"]["error"][3] == "its field text is empty"


def test_python_polars():
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame([record(number) for number in range(3)] + [{"id": "x", "title": None, "text": None}])
    names = {"pl": pl, "frame": frame, "summarize_many": summarize_many}
    exec(PYTHON["polars"], names)
    assert names["digests"]["error"][3] == "its field text is empty"
    assert names["frame"]["summary"].list.len().to_list()[:3] == [3, 3, 3]


def test_python_spark():
    """The function that they call with pieces of a table; they themselves are not run here."""
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame([record(number) for number in range(3)] + [{"id": "x", "text": None}])
    mapped, batched = [], []
    table = SimpleNamespace(mapInPandas=lambda function, schema: mapped.append((function, schema)))
    rows = SimpleNamespace(map_batches=lambda function, **_: batched.append(function))
    ray = SimpleNamespace(data=SimpleNamespace(read_parquet=lambda _: rows))
    exec(PYTHON["spark"], {"pd": pd, "summarize_many": summarize_many, "table": table, "ray": ray})
    ((digests, schema),) = mapped
    first, second = digests([frame[:2], frame[2:]])
    assert list(first.columns) == re.findall(r"(\w+) (?:string|array)", schema)
    assert first["summary"][1].startswith("The school in Harwick will close")
    assert second["error"].isna().to_list() == [True, False]
    assert batched[0](frame).equals(next(digests([frame])))
