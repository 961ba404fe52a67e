"""What a user names -> files: folders, patterns, lists, addresses."""

import io
import os
from pathlib import Path

import pytest

from summarize_cli.batch import sources
from summarize_cli.batch.job import Lost
from summarize_cli.batch.sources import Found, found, listed
from summarize_cli.errors import SourceError
from summarize_cli.reading.patterns import matching
from summarize_cli.reading.sources import holds_many, is_pattern


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.txt",
        "a.md",
        "deep/er/c.HTML",
        "deep/dump.jsonl.gz",
        "deep/table.csv",
        "z.png",
        ".hidden.txt",
        ".git/x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Rain.")
    return tmp_path


def files(*names, form="auto"):
    warnings = []
    return list(found(map(str, names), form, lambda file, _: warnings.append(file))), warnings


def names_in(folder, each):
    return [os.path.relpath(file.name, folder) for file in each]


class TestFolders:
    def test_known_names_by_name_and_hidden_ones_stay_hidden(self, folder):
        each, warnings = files(folder)
        assert names_in(folder, each) == [
            "a.md",
            "b.txt",
            "deep/dump.jsonl.gz",
            "deep/er/c.HTML",
            "deep/table.csv",
        ]
        assert [file.records for file in each] == [None, None, "jsonl", None, "csv"]
        assert warnings == []

    def test_subtitles_are_articles(self, folder):
        for name in ("film.srt", "film.VTT"):
            (folder / "deep" / name).touch()
        assert {"deep/film.srt", "deep/film.VTT"} <= {*names_in(folder, files(folder)[0])}

    def test_with_a_format_named_every_file_is_of_it(self, folder):
        each, _ = files(folder, form="text")
        assert "z.png" in names_in(folder, each)
        assert {file.records for file in each} == {None}
        assert {file.records for file in files(folder, form="jsonl")[0]} == {"jsonl"}

    def test_a_folder_with_nothing_known_is_told_of(self, tmp_path):
        (tmp_path / "x.png").touch()
        assert files(tmp_path)[0] == [
            Lost(str(tmp_path), "is a directory without articles; name the files in it, or --input-format")
        ]

    def test_a_loop_of_links_is_told_of_and_not_followed(self, folder):
        (folder / "deep" / "back").symlink_to(folder)
        (folder / "deep" / "er" / "self").symlink_to(folder / "deep" / "er")
        (folder / "round.txt").symlink_to(folder / "round.txt")
        each, warnings = files(folder)
        assert names_in(folder, each)[:4] == ["a.md", "b.txt", "deep/dump.jsonl.gz", "deep/er/c.HTML"]
        assert len(each) == 6
        assert [os.path.relpath(warning, folder) for warning in warnings] == [
            "deep/back",
            "deep/er/self",
        ]

    def test_a_link_to_a_folder_elsewhere_is_followed(self, folder, tmp_path_factory):
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        (elsewhere / "w.txt").touch()
        (folder / "there").symlink_to(elsewhere)
        assert "there/w.txt" in names_in(folder, files(folder)[0])

    def test_a_folder_that_may_not_be_listed_is_told_of_in_its_place(self, folder, monkeypatch):
        """As root sees no such thing, the system's answer is put in its mouth."""
        scandir = os.scandir

        def refusing(path):
            if str(path).endswith("er"):
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr(sources.os, "scandir", refusing)
        each, _ = files(folder)
        assert [type(file) for file in each] == [Found, Found, Found, Lost, Found]
        assert "permission denied" in each[3].error


class TestPatterns:
    def test_what_matches_by_name(self, folder):
        assert [Path(name).name for name in matching(str(folder / "*.*"))] == [
            "a.md",
            "b.txt",
            "z.png",
        ]

    def test_two_stars_are_any_folders_and_a_loop_shows_nothing_twice(self, folder):
        (folder / "deep" / "back").symlink_to(folder)
        assert [Path(name).name for name in matching(str(folder / "**" / "*.HTML"))] == ["c.HTML"]

    def test_a_pattern_without_a_match_stays(self, tmp_path):
        assert matching(str(tmp_path / "*.txt")) == [str(tmp_path / "*.txt")]

    def test_a_file_that_is_called_like_a_pattern_is_a_file(self, tmp_path):
        (tmp_path / "a[1].txt").touch()
        assert not is_pattern(str(tmp_path / "a[1].txt"))
        assert is_pattern(str(tmp_path / "a[2].txt"))
        assert not is_pattern("https://example.org/?q=a*")


class TestLists:
    @pytest.mark.parametrize(
        ("data", "names"),
        [
            (b"a.txt\nb c.txt\r\n\n", ["a.txt", "b c.txt"]),
            (b"a.txt\0new\nline.txt\0", ["a.txt", "new\nline.txt"]),
            (b"last.txt", ["last.txt"]),
            (b"\xef\xbb\xbfa.txt\nb.txt\n", ["a.txt", "b.txt"]),
            (b"\xef\xbb\xbfa.txt\0b.txt", ["a.txt", "b.txt"]),
            (b"\xef\xbb\xbflast.txt", ["last.txt"]),
            (b"", []),
            (b"odd\xff.txt\n", [os.fsdecode(b"odd\xff.txt")]),
        ],
    )
    def test_a_line_or_a_nul_each(self, tmp_path, data, names):
        path = tmp_path / "list"
        path.write_bytes(data)
        assert list(listed(str(path), None)) == names
        assert list(listed("-", io.BufferedReader(io.BytesIO(data)))) == names

    def test_a_long_list(self):
        data = "\n".join(f"folder/file{number}.txt" for number in range(50_000)).encode()
        assert sum(1 for _ in listed("-", io.BufferedReader(io.BytesIO(data)))) == 50_000

    def test_a_list_that_is_not_there(self):
        with pytest.raises(SourceError, match="gone: no such file"):
            list(listed("gone", None))
        with pytest.raises(SourceError, match="closed"):
            list(listed("-", None))


class TestAddresses:
    @pytest.fixture(autouse=True)
    def _memory(self):
        fsspec = pytest.importorskip("fsspec")
        system = fsspec.filesystem("memory")
        system.store.clear()
        for name in ("/news/a.txt", "/news/deep/b.jsonl", "/news/c.png"):
            system.pipe(name, b"Rain.")
        yield
        system.store.clear()

    def test_a_file_a_folder_and_a_pattern(self):
        assert files("memory://news/a.txt")[0] == [Found("memory://news/a.txt", None)]
        each = [(file.name.rpartition("/")[2], file.records) for file in files("memory://news")[0]]
        assert each == [("a.txt", None), ("b.jsonl", "jsonl")]
        assert [file.name.rpartition("/")[2] for file in files("memory://news/*.txt")[0]] == ["a.txt"]

    def test_what_is_not_there_or_no_address_is_told_of(self):
        (lost,) = files("memory://news/*.pdf")[0]
        assert "no file matches" in lost.error
        (lost,) = files("nonsense://news")[0]
        assert "nonsense" in lost.error


class TestMany:
    def test_what_may_hold_many(self, folder, tmp_path):
        (tmp_path / "lines.json").write_text('{"text":"a"}\n{"text":"b"}\n')
        (tmp_path / "one.json").write_text('{\n "text": "a"\n}\n')
        many = [
            folder,
            "x.jsonl",
            "x.NDJSON.gz",
            "x.csv.zst",
            "x.tsv",
            "x.parquet",
            "s3://b/x",
            folder / "lines.json",
        ]
        assert all(holds_many(str(each)) for each in many)
        assert not any(
            map(
                holds_many,
                ["-", "x.txt", "https://example.org/a", "x", str(tmp_path / "one.json"), "file:///x"],
            )
        )
        assert not holds_many("x.csv", "text")
