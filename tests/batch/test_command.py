"""Many articles by the real command: records and folders in, every format out, processes, interruptions."""

import csv
import gzip
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from summarize_cli.model.compiled import BUILT_IN
from tests.batch.articles import jsonl, lines, record, text_of, write_jsonl
from tests.conftest import ROOT, unmeasured
from tests.processes import in_terminal, wait_for

COMMAND = [sys.executable, "-m", "summarize_cli"]


def errors(result):
    return result.stderr.decode().splitlines()


@pytest.fixture
def dump(tmp_path):
    return write_jsonl(tmp_path / "dump.jsonl", 12)


class TestRecordsIn:
    def test_a_line_of_json_is_answered_by_one(self, run, dump):
        result = run("-f", "jsonl", dump)
        digests = lines(result.stdout)
        assert result.returncode == 0
        assert result.stderr == b""
        assert [digest["id"] for digest in digests] == [f"a{number}" for number in range(12)]
        assert [digest["source"] for digest in digests] == [f"{dump}:{number + 1}" for number in range(12)]
        assert list(digests[0])[:2] == ["id", "source"]
        assert digests[3]["title"] == "Cracks close 3"
        assert len(digests[3]["summary"]) == 3

    def test_a_record_says_what_its_article_says_alone(self, run, dump):
        digest = lines(run("-f", "jsonl", dump).stdout)[5]
        alone = json.loads(run("-f", "json", stdin=f"Cracks close 5\n\n{text_of(5)}".encode()).stdout)
        differ = {"id", "source", "summary"}
        assert {k: v for k, v in digest.items() if k not in differ} == {
            k: v for k, v in alone.items() if k not in differ
        }
        assert [s["text"] for s in digest["summary"]] == [s["text"] for s in alone["summary"]]

    @pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "jsonl.gz", "csv.gz"])
    def test_every_form_of_records_says_the_same(self, run, dump, tmp_path, form):
        records = lines(dump.read_bytes())
        path = tmp_path / f"table.{form}"
        if form.startswith("csv"):
            table = io.StringIO()
            writer = csv.DictWriter(table, list(records[0]))
            writer.writeheader()
            writer.writerows(records)
            data = table.getvalue().encode()
        elif form == "parquet":
            pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
            target = io.BytesIO()
            parquet.write_table(pa.Table.from_pylist(records), target)
            data = target.getvalue()
        else:
            data = dump.read_bytes()
        path.write_bytes(gzip.compress(data) if form.endswith(".gz") else data)
        result = run("-f", "jsonl", path)
        expected = run("-f", "jsonl", dump).stdout.replace(str(dump).encode(), str(path).encode())
        assert result.stderr == b""
        assert result.stdout == expected
        # And the same from a pipe, of which CSV has to be told.
        told = ["--input-format", "csv"] if form.startswith("csv") else []
        piped = run("-f", "jsonl", *told, stdin=path.read_bytes())
        assert piped.stdout == result.stdout.replace(str(path).encode(), b"-")

    def test_fields_that_a_user_names(self, run, tmp_path):
        path = tmp_path / "d.ndjson"
        path.write_text(
            jsonl([{"key": 7, "story": text_of(1), "kicker": "Rain", "text": "No.", "tags": ["a"], "n": 1.5}])
        )
        (digest,) = lines(
            run(
                *("--text-field", "story", "--title-field", "kicker", "--id-field", "key"),
                *("--keep", "tags", "--keep", "n", "--keep", "gone", "-f", "jsonl", path),
            ).stdout
        )
        assert (digest["id"], digest["title"], digest["tags"], digest["n"], digest["gone"]) == (
            7,
            "Rain",
            ["a"],
            1.5,
            None,
        )
        assert digest["word_count"] > 50

    def test_a_text_that_is_a_page_is_read_as_one(self, run):
        page = "<p>" + text_of(1).replace("\n\n", "</p><p>") + "</p>"
        result = run(
            "-f",
            "jsonl",
            "--with-text",
            stdin=jsonl([{"content": f"<div>{page}</div>", "title": "Rain"}]).encode(),
        )
        (digest,) = lines(result.stdout)
        assert "<p>" not in digest["text"]
        assert digest["title"] == "Rain"
        assert len(digest["summary"]) == 3

    def test_an_article_in_braces_is_an_article(self, run):
        text = "{This opens strangely.} " + text_of(1)
        assert json.loads(run("-f", "json", stdin=text.encode()).stdout)["source"] == "-"

    def test_a_json_file_of_lines_is_records_and_another_is_not(self, run, tmp_path):
        path = tmp_path / "dump.json"
        path.write_text(jsonl([record(1), record(2)]))
        assert len(lines(run("-f", "jsonl", path).stdout)) == 2
        for text in (json.dumps(record(1), indent=1), json.dumps(record(1)), jsonl([record(1)]) + "\n \n"):
            path.write_text(text)
            digest = json.loads(run("-f", "json", path).stdout)
            assert (digest["source"], digest["title"]) == (str(path), record(1)["title"])

    def test_json_of_one_object_is_one_wherever_it_comes_from(self, run, tmp_path):
        path = tmp_path / "one.json"
        for data in (json.dumps(record(1)), jsonl([record(1)])):
            path.write_text(data)
            for result in (run("-f", "json", path), run("-f", "json", stdin=data.encode())):
                assert json.loads(result.stdout)["title"] == record(1)["title"]
        failed = run("-f", "json", stdin=jsonl([{"id": 1, "text": ""}]).encode())
        assert json.loads(failed.stdout)["error"] == "its field text is empty"
        # Of two, and of what is said to be records, it is a list.
        for arguments, count in (((), 2), (("--input-format", "jsonl"), 1)):
            data = jsonl([record(number) for number in range(count)]).encode()
            assert len(json.loads(run("-f", "json", *arguments, stdin=data).stdout)) == count

    def test_a_json_document_is_read_alike_wherever_it_comes_from(self, run, tmp_path):
        path = tmp_path / "one.json"
        path.write_text(json.dumps({"story": text_of(1), "name": "Rain"}, indent=1))
        named = ("-f", "json", "--text-field", "story", "--title-field", "name")
        digests = [
            json.loads(result.stdout) for result in (run(*named, path), run(*named, stdin=path.read_bytes()))
        ]
        digests += lines(run(*named, "-f", "jsonl", "-j", "2", path, path).stdout)
        assert [digest.pop("source") for digest in digests] == [str(path), "-", str(path), str(path)]
        assert digests == [digests[0]] * 4
        assert digests[0]["title"] == "Rain"
        refused = run("-f", "json", path)
        assert refused.returncode == 1
        assert refused.stderr.count(b"\n") == 1
        assert b"is JSON and has no field text" in refused.stderr

    def test_folders_patterns_and_lists(self, run, tmp_path):
        folder = tmp_path / "news"
        (folder / "deep").mkdir(parents=True)
        for number in range(4):
            (folder / f"{number}.txt").write_text(text_of(number))
        write_jsonl(folder / "deep" / "d.jsonl", 2)
        sources = [digest["source"] for digest in lines(run("-f", "jsonl", folder).stdout)]
        expected = [folder / "0.txt", folder / "1.txt", folder / "2.txt", folder / "3.txt"]
        in_dump = [f"{folder}/deep/d.jsonl:1", f"{folder}/deep/d.jsonl:2"]
        assert sources == [*map(str, expected), *in_dump]
        quoted = run("-f", "json", folder / "[12].txt")
        assert quoted.stdout == run("-f", "json", folder / "1.txt", folder / "2.txt").stdout
        names = "\0".join(map(str, expected[1:3])).encode()
        listed = run("-f", "jsonl", "--files-from", "-", stdin=names)
        assert [digest["source"] for digest in lines(listed.stdout)] == [str(path) for path in expected[1:3]]

    def test_the_address_of_a_file_of_records_is_its_path(self, run, tmp_path):
        path = write_jsonl(tmp_path / "my dump.jsonl", 2)
        address = f"file://{tmp_path}/my%20dump.jsonl"
        expected = run("-f", "jsonl", path).stdout
        for result in (
            run("-f", "jsonl", address),
            run("-f", "jsonl", "--files-from", "-", stdin=address.encode()),
        ):
            assert (result.stdout, result.stderr) == (expected, b"")
        story = tmp_path / "a.txt"
        story.write_text(text_of(1))
        assert run("-f", "text", f"file://{tmp_path}/*.txt").stdout == run("-f", "text", story).stdout

    def test_an_address_that_fsspec_knows(self):
        pytest.importorskip("fsspec")
        script = f"""
import fsspec, sys
system = fsspec.filesystem("memory")
system.pipe("/news/a.txt", {text_of(1).encode()!r})
system.pipe("/news/d.jsonl", {jsonl([record(2)]).encode()!r})
from summarize_cli.cli import run
sys.exit(run(["-f", "jsonl", "memory://news"]))
"""
        result = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=False)
        assert result.stderr == b""
        assert [(digest.get("id"), digest["source"]) for digest in lines(result.stdout)] == [
            (None, "memory:///news/a.txt"),
            ("a2", "memory:///news/d.jsonl:1"),
        ]


class TestOwnOutput:
    """A run that read what it writes would never end, or find its own answers at the next run."""

    @pytest.fixture
    def folder(self, tmp_path):
        folder = tmp_path / "news"
        folder.mkdir()
        for number in range(2):
            (folder / f"{number}.txt").write_text(text_of(number))
        return folder

    @staticmethod
    def shell(folder, script):
        script = script.replace("summarize", " ".join(COMMAND))
        environment = {**unmeasured(), "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            ["bash", "-c", script],
            capture_output=True,
            cwd=folder,
            env=environment,
            timeout=30,
            check=False,
        )

    @pytest.mark.parametrize(
        ("form", "how"),
        [("jsonl", "."), ("csv", "../news"), ("markdown", "-j 2 ."), ("html", ".")],
    )
    def test_a_walk_passes_over_the_file_that_standard_output_is(self, folder, form, how):
        suffix = "md" if form == "markdown" else form
        expected = self.shell(folder, f"summarize -f {form} {how}").stdout
        for _ in range(2):
            result = self.shell(folder, f"summarize -f {form} {how} > d.{suffix}")
            assert (result.returncode, result.stderr) == (0, b"")
            assert (folder / f"d.{suffix}").read_bytes() == expected

    @pytest.mark.parametrize(("form", "more"), [("jsonl", ""), ("csv", "--resume"), ("html", "")])
    def test_a_walk_passes_over_the_file_that_is_to_be_written(self, folder, form, more):
        target = folder / f"digests.{form}"
        self.shell(folder, f"summarize -f {form} -o {target} .")
        first = target.read_bytes()
        (folder / f"latest.{form}").symlink_to(target)
        result = self.shell(folder, f"summarize -f {form} {more} -o {target} .")
        assert (result.returncode, result.stderr) == (0, b"")
        assert target.read_bytes() == first

    def test_a_walk_for_any_name_passes_over_the_part(self, folder):
        for more in ("", "--resume"):
            result = self.shell(folder, f"summarize -f jsonl --input-format text {more} -o out .")
            assert (result.returncode, result.stderr) == (0, b"")
            assert len(lines((folder / "out").read_bytes())) == 2

    @pytest.mark.parametrize(
        "how", ["d.jsonl >> d.jsonl", "- < d.jsonl >> d.jsonl", "-j 2 d.jsonl >> d.jsonl"]
    )
    def test_a_source_that_standard_output_is_is_told_of(self, folder, how):
        write_jsonl(folder / "d.jsonl", 2)
        result = self.shell(folder, f"summarize -f jsonl {how}")
        name = "standard input" if how.startswith("-") and "2" not in how else "d.jsonl"
        assert result.returncode == 1
        assert errors(result) == [f"summarize: error: {name}: is the output of this run; name another"]
        assert len(lines((folder / "d.jsonl").read_bytes())) == 3

    def test_so_is_an_article(self, folder):
        result = self.shell(folder, "summarize -f text 0.txt 1.txt >> 1.txt")
        assert result.returncode == 1
        assert errors(result) == ["summarize: error: 1.txt: is the output of this run; name another"]
        assert (folder / "1.txt").read_text().startswith(text_of(1))

    def test_with_standard_output_closed_nothing_is_taken_for_it(self, folder):
        result = self.shell(folder, "summarize -f jsonl -o out . >&-")
        assert (result.returncode, len(lines((folder / "out").read_bytes()))) == (0, 2)


class TestRecordsOut:
    def test_a_table_has_a_row_an_article(self, run, dump):
        rows = run(dump).stdout.decode().splitlines()
        assert len(rows) == 13
        assert rows[0].split() == ["Title", "First", "sentence", "Topics"]
        assert rows[4].startswith("Cracks close 3")
        assert "The library in Tessin" not in rows[0]

    def test_where_the_articles_are_to_be_seen_they_are(self, run, dump):
        shown = run("--highlight", dump).stdout.decode()
        assert shown.count("Residents said they had warned") == 12
        page = run("-f", "html", "-j", 2, dump).stdout.decode()
        assert page.count("Residents said they had warned") >= 12

    def test_json_is_a_list_and_text_names_each(self, run, dump):
        assert [digest["id"] for digest in json.loads(run("-f", "json", dump).stdout)][:2] == ["a0", "a1"]
        assert run("-f", "text", dump).stdout.decode().count("==> ") == 12

    def test_csv_has_a_row_an_article_or_a_sentence(self, run, dump):
        rows = list(
            csv.DictReader(io.StringIO(run("-f", "csv", "--keep", "more", dump).stdout.decode(), newline=""))
        )
        assert [row["id"] for row in rows] == [f"a{number}" for number in range(12)]
        assert list(rows[0])[:3] == ["id", "source", "more"]
        explained = list(
            csv.DictReader(
                io.StringIO(run("-f", "csv", "--explain", "-n", 2, dump).stdout.decode(), newline="")
            )
        )
        assert [row["id"] for row in explained[:4]] == ["a0", "a0", "a1", "a1"]
        for row in explained:
            parts = [float(value) for name, value in row.items() if name.startswith("score_") and value]
            assert sum(parts) == pytest.approx(float(row["score"]), abs=1e-6)

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_csv_explains_what_a_query_adds(self, run, tmp_path, jobs):
        dump, story = write_jsonl(tmp_path / "d.jsonl", 2), tmp_path / "story.txt"
        story.write_text(text_of(1))
        for source in (dump, story):
            result = run("-f", "csv", "--explain", "-q", "engineers", "-j", jobs, source)
            assert (result.returncode, result.stderr) == (0, b"")
            rows = csv.DictReader(io.StringIO(result.stdout.decode(), newline=""))
            assert any(row["score_query"] for row in rows)

    def test_parquet_holds_what_jsonl_does(self, run, dump, tmp_path):
        parquet = pytest.importorskip("pyarrow.parquet")
        with dump.open("a") as file:
            file.write('{"id": 9}\n')
        target = tmp_path / "out.parquet"
        result = run("-f", "parquet", "--with-text", "--keep", "n", "-o", target, dump)
        assert result.returncode == 1
        rows = parquet.read_table(target).to_pylist()
        expected = lines(run("-f", "jsonl", "--with-text", "--keep", "n", dump).stdout)
        assert [row["id"] for row in rows] == [str(each["id"]) for each in expected]
        for row, each in zip(rows[:-1], expected[:-1], strict=True):
            assert row == {**each, "error": None}
        assert rows[-1]["error"] == expected[-1]["error"]
        assert rows[-1]["summary"] is None
        assert sorted(path.name for path in tmp_path.iterdir()) == ["dump.jsonl", "out.parquet"]
        run("-f", "parquet", "--explain", "-o", target, dump)
        row = parquet.read_table(target).to_pylist()[0]
        explained = lines(run("-f", "jsonl", "--explain", dump).stdout)[0]
        assert dict(row["summary"][0]["features"]) == explained["summary"][0]["features"]
        assert [each["text"] for each in row["missed"]] == [each["text"] for each in explained["missed"]]

    def test_a_part_that_was_damaged_is_one_line(self, run, dump, tmp_path):
        pytest.importorskip("pyarrow")
        target, part = tmp_path / "out.parquet", tmp_path / "out.parquet.part"
        rows = run("-f", "jsonl", dump).stdout.splitlines(keepends=True)
        part.write_bytes(b"".join([rows[0], b'{"id":"a1", and so on}\n', *rows[2:5]]))
        result = run("-f", "parquet", "--resume", "-o", target, dump)
        assert result.returncode == 1
        assert f"summarize: error: {part}: line 2 is damaged; run without --resume" in errors(result)
        assert not target.exists()

    def test_parquet_takes_what_json_takes(self, run, tmp_path):
        """Half an emoji, as a cut text leaves it, is no text; a float cannot hold every whole number."""
        parquet = pytest.importorskip("pyarrow.parquet")
        dump, target = tmp_path / "d.jsonl", tmp_path / "out.parquet"
        half = "\ud83d"
        dump.write_text(
            jsonl(
                [
                    record(
                        0, id=half, title=f"Rain {half}", n=1.5, m=2**53 + 1, big=1 << 70, k={half: [half]}
                    ),
                    record(1, id="b", n=9007199254740993, m=-1, big=1),
                    record(2, id="c", n=None, m=2, big=None),
                ]
            )
        )
        kept = [part for name in ("n", "m", "big", "k") for part in ("--keep", name)]
        result = run("-f", "parquet", *kept, "-o", target, dump)
        assert (result.returncode, result.stderr) == (0, b"")
        rows = parquet.read_table(target).to_pylist()
        assert [row["id"] for row in rows] == ["\ufffd", "b", "c"]
        assert rows[0]["title"] == "Rain \ufffd"
        assert rows[0]["k"] == '{"\ufffd": ["\ufffd"]}'
        assert [row["n"] for row in rows] == ["1.5", "9007199254740993", None]
        assert [row["m"] for row in rows] == [2**53 + 1, -1, 2]
        assert [row["big"] for row in rows] == [str(1 << 70), "1", None]

    @pytest.mark.parametrize(
        ("form", "suffix"),
        [("html", "gz"), ("table", "GZ"), ("json", "zst"), ("markdown", "gz"), ("text", "gz")],
    )
    def test_what_is_not_compressed_is_not_called_so(self, run, dump, tmp_path, form, suffix):
        result = run("-f", form, "-o", tmp_path / f"x.{suffix}", dump)
        assert result.returncode == 2
        (error,) = errors(result)
        assert f"-f {form} is written as it is; name a file that is not called .gz or .zst" in error
        assert [*tmp_path.iterdir()] == [dump]

    def test_the_case_of_a_suffix_says_nothing(self, run, dump, tmp_path):
        story = tmp_path / "story.txt"
        story.write_text(text_of(1))
        for source in (dump, story):
            assert run("-f", "jsonl", "-o", tmp_path / "x.GZ", source).returncode == 0
            assert gzip.decompress((tmp_path / "x.GZ").read_bytes()) == run("-f", "jsonl", source).stdout

    @pytest.mark.parametrize("suffix", ["gz", "zst"])
    def test_a_compressed_file_is_named_by_its_suffix(self, run, dump, tmp_path, suffix):
        target, plain = tmp_path / f"out.jsonl.{suffix}", run("-f", "jsonl", dump).stdout
        unpack = gzip.decompress
        if suffix == "zst":
            unpack = pytest.importorskip(
                "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
            ).decompress
        assert run("-f", "jsonl", "-o", target, dump).returncode == 0
        first = target.read_bytes()
        assert unpack(first) == plain
        run("-f", "jsonl", "-o", target, dump)
        assert target.read_bytes() == first
        story = tmp_path / "story.txt"
        story.write_text(text_of(1))
        run("-f", "jsonl", "-o", target, story)
        assert unpack(target.read_bytes()) == run("-f", "jsonl", story).stdout
        story.unlink()
        # A run that was interrupted left lines as they are.
        (tmp_path / f"out.jsonl.{suffix}.part").write_bytes(plain[: len(plain) // 2])
        run("-f", "jsonl", "--resume", "-o", target, dump)
        assert target.read_bytes() == first
        assert len(list(tmp_path.iterdir())) == 2

    @pytest.mark.parametrize("form", ["jsonl", "csv", "json", "text", "table"])
    def test_several_processes_say_the_same_in_the_same_order(self, run, tmp_path, form):
        dump = write_jsonl(tmp_path / "d.jsonl", 60)
        with dump.open("a") as file:
            file.write("{broken\n" + jsonl([record(61)]))
        one, three = run("-f", form, dump), run("-f", form, "-j", 3, dump)
        assert one.stdout == three.stdout
        assert one.stderr == three.stderr
        assert one.returncode == three.returncode == 1

    def test_files_by_several_processes_keep_the_form_of_files(self, run, tmp_path):
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(text_of(number))
        files = [tmp_path / f"{number}.txt" for number in range(3)]
        for form in ("table", "json", "text"):
            assert run("-f", form, "-j", 2, *files).stdout == run("-f", form, *files).stdout

    @pytest.mark.parametrize("form", ["jsonl", "csv", "json", "text", "table"])
    def test_nothing_of_a_record_is_obeyed(self, run, form):
        hostile = "The \x1b]52;c;ZXZpbA==\x07 bridge \x9b31m will \u202e close, the mayor said.\x00"
        data = jsonl([{"id": hostile, "title": hostile, "text": hostile, "k": [hostile]}, {"id": hostile}])
        result = run("-f", form, "--keep", "k", stdin=data.encode())
        for output in (result.stdout.decode(), result.stderr.decode()):
            assert not set(output) & set("\x1b\x07\x9b\u202e\x00")
        assert b"mayor said" in result.stdout


class TestFailures:
    def test_every_record_is_answered_and_the_last_line_counts(self, run, tmp_path):
        data = [json.dumps(record(number)) for number in range(5)]
        data[2] = '{"id": 2, "text": "unfinished'
        data[3] = '{"id": 3, "title": "x"}'
        path = tmp_path / "d.jsonl"
        path.write_text("\n".join(data))
        result = run("-f", "jsonl", path)
        digests = lines(result.stdout)
        assert result.returncode == 1
        assert [digest["id"] for digest in digests] == ["a0", "a1", None, 3, "a4"]
        assert digests[2] == {"id": None, "source": f"{path}:3", "error": digests[2]["error"]}
        assert "invalid JSON: Unterminated string" in digests[2]["error"]
        assert errors(result) == [
            f"summarize: error: {path}:3: {digests[2]['error']}",
            f"summarize: error: {path}:4: {digests[3]['error']}",
            "summarize: 2 of 5 articles failed",
        ]

    def test_a_field_that_is_nested_too_deeply_is_one_failure(self, run, tmp_path):
        path = tmp_path / "d.jsonl"
        rows = [jsonl([record(0)])]
        rows += [
            jsonl([record(1, n=1)]).replace("1}", f"{'[' * levels}{']' * levels}}}") for levels in (200, 201)
        ]
        rows += [jsonl([record(3)]).replace('"a3"', "[" * 500 + "]" * 500)]
        path.write_text("".join(rows))
        one, two = (run("-f", "jsonl", "--keep", "n", "-j", jobs, path) for jobs in (1, 2))
        assert one.stdout == two.stdout
        assert one.stderr == two.stderr
        assert errors(one)[:2] == [
            f"summarize: error: {path}:3: its field n is nested too deeply",
            f"summarize: error: {path}:4: its field id is nested too deeply",
        ]

    @pytest.mark.slow
    def test_twenty_megabytes_in_one_field(self, run, tmp_path):
        path = tmp_path / "d.jsonl"
        long = {"id": "long", "text": text_of(1) + "\n\n" + "a" * 20_000_000}
        path.write_text(jsonl([record(0), long, record(2)]))
        result = run("-f", "jsonl", "-w", 50, "-j", 2, path)
        assert [digest["id"] for digest in lines(result.stdout)] == ["a0", "long", "a2"]
        assert result.returncode == 0

    def test_a_line_that_is_too_long_is_one_failure(self, run, tmp_path):
        path = tmp_path / "d.jsonl"
        path.write_text(jsonl([record(0), {"id": 1, "text": "a" * 51_000_000}, record(2)]))
        result = run("-f", "jsonl", path)
        assert [digest["id"] for digest in lines(result.stdout)] == ["a0", None, "a2"]
        assert (
            errors(result)[0] == f"summarize: error: {path}:2: is longer than 50 MB; a record is one article"
        )

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_fail_fast_ends_with_the_first(self, run, tmp_path, jobs):
        path = tmp_path / "d.jsonl"
        path.write_text(jsonl([record(0), {"id": 1}, record(2), {"id": 3}]))
        result = run("-f", "jsonl", "--fail-fast", "-j", jobs, path)
        assert result.returncode == 1
        assert [digest["id"] for digest in lines(result.stdout)] == ["a0"]
        assert len(errors(result)) == 2
        target = tmp_path / "out.jsonl"
        kept = run("-f", "jsonl", "--fail-fast", "-j", jobs, "-o", target, path)
        assert kept.returncode == 1
        assert not target.exists()
        assert "1 articles are in" in errors(kept)[1]
        path.write_text(jsonl([record(0), record(1), record(2)]))
        assert run("-f", "jsonl", "--resume", "-o", target, path).returncode == 0
        assert target.read_bytes() == run("-f", "jsonl", path).stdout

    def test_ids_that_come_again_are_told_of_once(self, run, tmp_path):
        path = tmp_path / "d.jsonl"
        path.write_text(jsonl([record(0), record(1), record(0), record(1)]))
        result = run("-f", "jsonl", path)
        assert result.returncode == 0
        assert len(lines(result.stdout)) == 4
        assert errors(result) == [f"summarize: warning: {path}:3: its id came before; so did 1 more"]
        assert run("-Q", "-f", "jsonl", path).stderr == b""

    def test_a_line_feed_in_a_name_makes_no_second_line(self, run, tmp_path):
        path = tmp_path / "a\nb.jsonl"
        path.write_text(jsonl([record(0), record(0), {"id": 1}]))
        target = tmp_path / "out\nput.jsonl"
        result = run("-f", "jsonl", "--fail-fast", "-o", target, path)
        error, left, warning, counts = errors(result)
        assert error.startswith(f"summarize: error: {tmp_path}/a b.jsonl:3: has no field text")
        assert (
            left == f"summarize: 2 articles are in {tmp_path}/out put.jsonl.part; --resume goes on with them"
        )
        assert warning == f"summarize: warning: {tmp_path}/a b.jsonl:2: its id came before"
        assert counts == "summarize: 1 of 3 articles failed"

    def test_a_file_without_records_is_told_of(self, run, tmp_path):
        path = tmp_path / "empty.jsonl"
        path.write_text("\n\n")
        result = run("-f", "jsonl", path)
        assert (result.returncode, result.stdout) == (0, b"")
        assert errors(result) == [f"summarize: warning: {path}: holds no records"]

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--keep", "title"), ("--resume",), ("--resume", "-f", "jsonl"), ("--files-from", "-", "-"),
            ("--resume", "-f", "table", "-o", "x"), ("--resume", "-f", "jsonl", "-o", "/dev/null"),
            ("-f", "parquet"), ("-f", "parquet", "-o", "-"), ("-j", "-1"),
        ],
        ids=" ".join,
    )  # fmt: skip
    def test_wrong_usage(self, run, dump, arguments):
        result = run(dump, *arguments)
        assert result.returncode == 2
        assert len(errors(result)) == 1
        assert result.stdout == b""

    def test_an_extra_that_is_missing_is_named(self, tmp_path):
        (tmp_path / "d.parquet").write_bytes(b"PAR1")
        (tmp_path / "d.jsonl.zst").write_bytes(b"\x28\xb5\x2f\xfd")
        for sources, extra in (
            (["d.parquet"], "parquet"), (["d.jsonl.zst"], "zstd"), (["s3://bucket/d.jsonl"], "cluster"),
            (["-f", "parquet", "-o", "x", "d.parquet"], "parquet"),
        ):  # fmt: skip
            script = f"""
import sys
for name in ("pyarrow", "fsspec", "backports", "compression"):
    sys.modules[name] = None
from summarize_cli.cli import run
sys.exit(run({["-f", "jsonl", *sources]!r}))
"""
            result = subprocess.run(
                [sys.executable, "-c", script],
                capture_output=True,
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                check=False,
            )
            assert result.returncode == 1
            assert len(errors(result)) == 1
            assert f"pip install 'summarize-cli[{extra}]'" in errors(result)[0]


def started(*arguments, **options):
    return subprocess.Popen([*COMMAND, *map(str, arguments)], stderr=subprocess.PIPE, cwd=ROOT, **options)


def children(process):
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    tasks = Path(f"/proc/{process.pid}/task").iterdir() if found.exists() else []
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def size_of(path):
    return path.stat().st_size if path.exists() else 0


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    return write_jsonl(tmp_path_factory.mktemp("long") / "long.jsonl", 600)


@pytest.fixture(scope="module")
def whole(long):
    """What comes out of `long` undisturbed, in a format."""

    @cache
    def made(form):
        path = long.parent / form
        subprocess.run([*COMMAND, "-f", form, "-j", "2", "-o", path, long], check=True, cwd=ROOT)
        return path.read_bytes()

    made.input = long
    return made


@pytest.mark.slow
class TestInterrupted:
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_ctrl_c_ends_it_soon_with_whole_lines(self, long, jobs):
        process = started("-f", "jsonl", "-j", jobs, long, stdout=subprocess.PIPE, start_new_session=True)
        # From below Python's buffer, which `communicate` would pass by.
        shown = b""
        while len(shown) < 40_000:
            shown += os.read(process.stdout.fileno(), 4096)
        start = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        rest, error = process.communicate(timeout=20)
        assert time.monotonic() - start < 5
        assert process.returncode == 130
        assert error == b""
        assert (shown + rest).endswith(b"\n")
        answered = lines(shown + rest)
        assert [digest["id"] for digest in answered] == [f"a{number}" for number in range(len(answered))]
        assert len(answered) < 600

    @pytest.mark.parametrize("how", ["jsonl 1", "jsonl 2", "csv 2", "parquet 2"])
    def test_a_run_that_was_killed_is_resumed(self, run, tmp_path, whole, how):
        """To the same bytes as one that was not."""
        form, jobs, long = *how.split(), whole.input
        if form == "parquet":
            pytest.importorskip("pyarrow")
        target = tmp_path / "out"
        process = started("-f", form, "-j", jobs, "-o", target, long, start_new_session=True)
        wait_for(lambda: size_of(tmp_path / "out.part") > 100_000)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert not target.exists()
        kept = (tmp_path / "out.part").read_bytes()
        resumed = run("-f", form, "-j", jobs, "--resume", "-o", target, long)
        assert resumed.returncode == 0
        assert resumed.stderr == b""
        assert target.read_bytes() == whole(form)
        if form != "parquet":
            assert target.read_bytes().startswith(kept[: kept.rfind(b"\n")])
        assert not (tmp_path / "out.part").exists()

    def test_an_interrupted_run_says_how_to_go_on(self, tmp_path, long):
        target = tmp_path / "out"
        process = started("-f", "jsonl", "-o", target, long)
        wait_for(lambda: size_of(tmp_path / "out.part") > 10_000)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=20)
        assert process.returncode == 130
        assert b"out.part; --resume goes on" in error
        lines((tmp_path / "out.part").read_bytes())

    @pytest.mark.parametrize("jobs", [1, 2])
    @pytest.mark.parametrize("form", ["jsonl", "html"])
    def test_a_run_that_is_told_to_end_leaves_what_can_be_resumed(self, run, tmp_path, whole, jobs, form):
        target = tmp_path / "out"
        process = started("-f", form, "-j", jobs, "-o", target, whole.input)
        if form == "jsonl":
            wait_for(lambda: size_of(tmp_path / "out.part") > 10_000)
        else:
            wait_for(lambda: [*tmp_path.iterdir()])
        workers = children(process)
        process.terminate()
        _, error = process.communicate(timeout=20)
        assert process.returncode == 143
        assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
        if form == "html":
            assert (error, list(tmp_path.iterdir())) == (b"", [])
            return
        assert b"out.part; --resume goes on" in error
        assert run("-f", form, "-j", 2, "--resume", "-o", target, whole.input).returncode == 0
        assert target.read_bytes() == whole(form)

    def test_a_worker_that_is_killed_costs_nothing(self, tmp_path, long, whole):
        target = tmp_path / "out"
        process = started("-f", "jsonl", "-j", 2, "-o", target, long)
        for bound in (1, 100_000, 300_000):
            wait_for(lambda: size_of(tmp_path / "out.part") >= bound)  # noqa: B023 - it is called here
            os.kill(wait_for(lambda: children(process))[0], signal.SIGKILL)
        _, error = process.communicate(timeout=60)
        assert (process.returncode, error) == (0, b"")
        assert target.read_bytes() == whole("jsonl")

    def test_a_reader_who_has_enough_ends_it_quietly(self, long):
        script = f"set -o pipefail; {' '.join(COMMAND)} -j 2 -f jsonl {long} | head -2"
        result = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False)
        assert (result.returncode, result.stderr) == (0, b"")
        assert len(lines(result.stdout)) == 2

    def test_records_are_answered_as_they_come(self):
        process = started("-f", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for number in range(3):
            process.stdin.write(jsonl([record(number)]).encode())
            process.stdin.flush()
            if number:
                assert json.loads(process.stdout.readline())["id"] == f"a{number - 1}"
        process.communicate(timeout=20)


class TestProgress:
    def shown(self, *arguments, tail=""):
        """What stands on a wide terminal after the command with its standard output in a file."""
        given = " ".join(map(str, [*COMMAND, *arguments]))
        text, _ = in_terminal(f"{given} {tail}", columns=400)
        return text

    def test_records_rate_failures_and_time_left_on_a_terminal(self, tmp_path):
        dump = write_jsonl(tmp_path / "d.jsonl", 1500)
        with dump.open("a") as file:
            file.write(jsonl([{"id": 1}, *(record(number) for number in range(1500, 3000))]))
        shown = self.shown("-f", "jsonl", "-o", tmp_path / "out", dump)
        assert re.search(r"[\d,]+ articles · [\d,]+/s", shown)
        assert "1 failed" in shown
        assert "left" in shown
        # What is told of meanwhile is not torn.
        assert "d.jsonl:1501: has no field text" in shown
        assert "1 of 3,001 articles failed" in shown.splitlines()[-1]

    def test_not_on_a_terminal_that_obeys_nothing(self, tmp_path):
        dump = write_jsonl(tmp_path / "d.jsonl", 60)
        command = " ".join(map(str, [*COMMAND, "-f", "jsonl", "-o", tmp_path / "out", dump]))
        assert in_terminal(command, environment={"TERM": "dumb"}) == ("", 0)

    def test_not_where_it_is_in_the_way(self, run, tmp_path):
        dump = write_jsonl(tmp_path / "d.jsonl", 60)
        assert "/s" not in self.shown("-Q", "-f", "jsonl", "-o", tmp_path / "out", dump)
        for output in ([], ["-o", "-"], ["-o", "/dev/stdout"], ["-o", "/dev/tty"]):
            assert "articles" not in self.shown("-f", "jsonl", *output, dump)
        assert run("-f", "jsonl", "-o", tmp_path / "out", dump).stderr == b""


class TestDisk:
    def test_a_device_that_is_full_is_one_line(self, run, dump):
        for arguments in (("-o", "/dev/full"), ("-j", 2, "-o", "/dev/full")):
            result = run("-f", "jsonl", *arguments, dump)
            assert result.returncode == 1
            assert len(errors(result)) == 1
            assert "no space left" in errors(result)[0]

    def test_a_disk_that_fills_up_leaves_whole_lines_to_be_resumed(self, run, tmp_path):
        """A limit on file size stands in for the disk: the write fails in the same place."""
        dump, target = write_jsonl(tmp_path / "d.jsonl", 60), tmp_path / "out.jsonl"
        target.write_text("old")
        script = f"ulimit -f 30; trap '' XFSZ; exec {' '.join(COMMAND)} -f jsonl -j 2 -o {target} {dump}"
        shell = ["bash", "-c", script]
        result = subprocess.run(shell, capture_output=True, cwd=ROOT, env=unmeasured(), check=False)
        assert result.returncode == 1
        assert "cannot be written: file too large" in errors(result)[-1]
        assert "--resume" in errors(result)[0]
        assert target.read_text() == "old"
        kept = (tmp_path / "out.jsonl.part").read_bytes()
        assert kept.endswith(b"\n")
        assert 10 < len(lines(kept)) < 60
        assert run("-f", "jsonl", "--resume", "-o", target, dump).returncode == 0
        assert target.read_bytes() == run("-f", "jsonl", dump).stdout

    def test_records_are_not_replaced_by_their_digests(self, run, tmp_path):
        path = write_jsonl(tmp_path / "d.jsonl", 3)
        before = path.read_bytes()
        result = run("-f", "jsonl", "-o", path, path)
        assert result.returncode == 2
        assert b"d.jsonl: is an input and would be replaced by the output; name another" in result.stderr
        assert path.read_bytes() == before

    def test_what_may_not_be_read_is_told_of_and_the_rest_done(self, tmp_path):
        (tmp_path / "locked").mkdir()
        (tmp_path / "locked" / "x.txt").write_text(text_of(1))
        (tmp_path / "a.txt").write_text(text_of(2))
        (tmp_path / "b.txt").write_text(text_of(3))
        (tmp_path / "b.txt").chmod(0)
        (tmp_path / "locked").chmod(0)
        # Root may read all, unless it gives up these.
        without = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
        if without and not shutil.which("setpriv"):
            pytest.skip("root may read every file, and there is no setpriv")
        result = subprocess.run(
            [*without, *COMMAND, "-f", "jsonl", str(tmp_path)], capture_output=True, cwd=ROOT, check=False
        )
        (tmp_path / "locked").chmod(0o755)
        assert [each.get("error", "fine") for each in lines(result.stdout)] == [
            "fine",
            "permission denied; you may not read this file",
            "permission denied; you may not list this folder",
        ]
        assert result.returncode == 1


def test_help_names_the_options(run):
    output = run("--help").stdout.decode()
    for option in (
        *("--text-field", "--title-field", "--id-field", "--keep", "--files-from", "--jobs", "-j"),
        *("--fail-fast", "--resume", "parquet"),
    ):
        assert option in output


def test_one_article_loads_nothing_of_this(run, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(text_of(1))
    script = (
        "import sys; from summarize_cli.cli import run; run(sys.argv[1:]); "
        "print(*[m for m in sys.modules if m.startswith('summarize_cli.batch')], file=sys.stderr)"
    )
    for environment in ({}, {"SUMMARIZE_JOBS": "0", "SUMMARIZE_KEEP": "section"}):
        result = subprocess.run(
            [sys.executable, "-c", script, str(story)],
            capture_output=True,
            cwd=ROOT,
            check=True,
            env={**os.environ, **environment},
        )
        assert result.stderr.strip() == b""


@pytest.mark.parametrize("what", ["listed", "list", "model", "part", "slash"])
def test_no_input_is_replaced_whatever_it_is_to_the_run(run, tmp_path, what):
    records, listed = tmp_path / "s.jsonl", tmp_path / "list"
    records.write_text(json.dumps({"id": 1, "text": "The boats sail at noon. Nobody minds."}) + "\n")
    listed.write_text(f"{records}\n")
    model = tmp_path / "m.safetensors"
    model.write_bytes(BUILT_IN.read_bytes())
    part = tmp_path / "o.jsonl.part"
    part.write_bytes(records.read_bytes())
    arguments, kept = {
        "listed": (["--files-from", listed, "-o", records], records),
        "list": (["--files-from", listed, "-o", listed], listed),
        "model": (["-m", model, "-o", model, records], model),
        "part": (["--input-format", "jsonl", "-o", tmp_path / "o.jsonl", part], part),
        "slash": (["-o", records, f"{records}/"], records),
    }[what]
    before = kept.read_bytes()
    result = run("-f", "jsonl", *arguments)
    assert result.returncode == 2
    assert "would be replaced by the output" in errors(result)[0]
    assert kept.read_bytes() == before


def test_a_pattern_passes_its_own_output_over(run, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": 1, "text": "The boats sail at noon."}) + "\n")
    results = []
    for _ in range(2):
        assert run("-f", "jsonl", "-o", tmp_path / "q.jsonl", tmp_path / "*.jsonl").returncode == 0
        results.append((tmp_path / "q.jsonl").read_bytes())
    assert results[0] == results[1]


def test_json_of_a_list_and_of_a_run_that_a_failure_ends_is_a_list(run, tmp_path):
    story = tmp_path / "b.txt"
    story.write_text("The boats sail at noon. Nobody minds.")
    listed = tmp_path / "list"
    listed.write_text(f"{story}\n")
    text = b"The pier is closed until May. Nobody minds."
    assert len(json.loads(run("-f", "json", "--files-from", listed, "-", stdin=text).stdout)) == 2
    records = json.dumps({"text": text.decode()}).encode() + b"\n{}\n"
    assert isinstance(json.loads(run("-f", "json", "--fail-fast", stdin=records).stdout), list)
