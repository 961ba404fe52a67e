"""The contract of the command line, in its own process, as a shell sees it."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, unmeasured
from tests.processes import in_terminal, wait_for

FORMS = ["table", "text", "json", "jsonl", "markdown", "html"]

ARTICLE = (ROOT / "tests" / "ferry-boats.txt").read_text("utf-8")


def stderr_lines(result):
    return result.stderr.decode().splitlines()


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def summary_of(result):
    return json.loads(result.stdout)["summary"]


class TestResults:
    def test_a_file_gives_a_table_with_title_summary_and_source(self, run, story):
        result = run(story)
        output = result.stdout.decode()
        assert result.returncode == 0
        assert result.stderr == b""
        for part in (
            "Ferry Line Adds Night Boats",
            "LUNDBY, Norway",
            "story.txt",
            "3 of ",
            "2 lines left out",
        ):
            assert part in output
        assert "Leave a Reply" not in output

    def test_json_has_every_field_of_the_contract(self, run, story):
        digest = json.loads(run("-f", "json", story).stdout)
        assert set(digest) >= {
            "source", "title", "byline", "date", "site", "dateline", "language", "sentence_count",
            "word_count", "summary", "topics", "keyphrases", "model",
        }  # fmt: skip
        assert digest["source"] == str(story)
        assert digest["byline"] is None
        assert digest["language"] == "en"
        assert len(digest["summary"]) == 3
        assert set(digest["summary"][0]) == {"text", "index", "paragraph", "start", "end", "score"}
        assert all(set(topic) == {"code", "name", "confidence"} for topic in digest["topics"])

    def test_summary_sentences_are_verbatim_at_their_offsets_and_in_order(self, run, story):
        digest = json.loads(run("-f", "json", "--with-text", story).stdout)
        assert digest["text"] == ARTICLE
        for sentence in digest["summary"]:
            assert " ".join(ARTICLE[sentence["start"] : sentence["end"]].split()) == sentence["text"]
        assert [s["start"] for s in digest["summary"]] == sorted(s["start"] for s in digest["summary"])

    def test_text_is_sentences_then_topics_then_keyphrases(self, run, story):
        lines = run("-f", "text", "-n", 2, story).stdout.decode().splitlines()
        assert len(lines) == 5
        assert lines[2] == ""
        assert lines[3].startswith("Topics:")
        assert lines[4].startswith("Keyphrases: ")

    def test_jsonl_is_one_line_an_article(self, run, story):
        lines = run("-f", "jsonl", story, story).stdout.decode().splitlines()
        assert [json.loads(line)["source"] for line in lines] == [str(story)] * 2

    def test_json_of_several_is_a_list(self, run, story):
        assert len(json.loads(run("-f", "json", story, story).stdout)) == 2

    def test_file_and_stdin_say_the_same(self, run, story):
        from_file = json.loads(run("-f", "json", story).stdout)
        for arguments in ((), ("-",)):
            piped = json.loads(run("-f", "json", *arguments, stdin=ARTICLE.encode()).stdout)
            assert piped | {"source": None} == from_file | {"source": None}

    def test_stdin_is_not_touched_when_a_source_is_named(self, story):
        read, write = os.pipe()
        os.write(write, b"waiting")
        subprocess.run(
            [sys.executable, "-m", "summarize_cli", story],
            stdin=read,
            capture_output=True,
            cwd=ROOT,
            check=True,
        )
        assert os.read(read, 7) == b"waiting"
        os.close(read)
        os.close(write)

    def test_turned_off_parts_are_empty(self, run, story):
        digest = json.loads(run("-t", 0, "-k", 0, "-f", "json", story).stdout)
        assert digest["topics"] == []
        assert digest["keyphrases"] == []

    def test_at_most_so_many_topics_and_keyphrases(self, run, story):
        digest = json.loads(run("-t", 1, "-k", 2, "-f", "json", story).stdout)
        assert len(digest["topics"]) <= 1
        assert len(digest["keyphrases"]) == 2


class TestExplain:
    @pytest.mark.parametrize("environment", [None, {"SUMMARIZE_EXPLAIN": "1"}])
    def test_json_says_why(self, run, story, environment):
        arguments = [] if environment else ["--explain"]
        plain = json.loads(run("-f", "json", story).stdout)
        digest = json.loads(run("-f", "json", *arguments, story, environment=environment).stdout)
        missed = digest.pop("missed")
        longer = json.loads(run("-f", "json", "-n", 3 + len(missed), story).stdout)["summary"]
        for sentence in [*missed, *digest["summary"]]:
            assert sum(sentence.pop("features").values()) == pytest.approx(sentence["score"], abs=1e-9)
        for topic in digest["topics"]:
            assert topic.pop("evidence")
        assert digest.pop("dropped") == [
            {"text": "Leave a Reply", "rule": "comment form"},
            {"text": "Your email address will not be published.", "rule": "comment form"},
        ]
        assert digest == plain
        assert len(missed) == 3
        assert sorted([*missed, *plain["summary"]], key=lambda s: s["index"]) == longer

    @pytest.mark.parametrize("form", ["table", "text", "markdown"])
    def test_people_are_told_too(self, run, story, form):
        output = run("-f", form, "--explain", story).stdout.decode()
        for part in ("0.50 average", "important words", "Left out", "Leave a Reply", "comment form"):
            assert part in output
        plain = run("-f", form, story).stdout.decode()
        assert "average" not in plain
        assert "Leave a Reply" not in plain

    @pytest.mark.parametrize("form", FORMS)
    def test_lines_left_out_are_defused(self, run, form):
        hostile = ARTICLE + "\nShare this: \x1b]52;c;ZXZpbA==\x07 on \u202eTwitter\n"
        output = run("-f", form, "--explain", stdin=hostile.encode()).stdout.decode()
        assert "Share this: " in output
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)


class TestHighlight:
    def test_the_whole_article_is_shown_with_the_chosen_sentences_marked(self, run, story):
        output = run("--highlight", "-n", 2, story).stdout.decode()
        chosen = summary_of(run("-f", "json", "-n", 2, story))
        marked = [line.split(" ", 1)[1] for line in output.splitlines() if line.startswith("▌")]
        assert marked == [sentence["text"] for sentence in chosen]
        for sentence in summary_of(run("-f", "json", "-n", 500, story)):
            assert sentence["text"] in output

    def test_it_is_as_wide_as_the_page(self, run, story):
        output = run("--highlight", story, environment={"COLUMNS": "50"}).stdout.decode()
        assert max(map(len, output.splitlines())) <= 50

    @pytest.mark.parametrize("form", ["text", "json", "jsonl"])
    def test_other_formats_say_that_they_cannot(self, run, story, form):
        result = run("--highlight", "-f", form, story)
        assert result.returncode == 2
        assert "--highlight" in stderr_lines(result)[0]
        assert result.stdout == b""


class TestPage:
    def test_it_is_one_page_with_the_article_and_why(self, run, story):
        result = run("-f", "html", "-n", 2, story)
        output = result.stdout.decode()
        assert result.returncode == 0
        assert output.startswith("<!DOCTYPE html>")
        assert output.endswith("</html>\n")
        assert output.count('<mark class="s h') == 3  # the legend has one
        for sentence in summary_of(run("-f", "json", "-n", 500, story)):
            assert sentence["text"] in output
        for part in ("Just missed", "important words", "Leave a Reply", "comment form"):
            assert part in output

    def test_highlight_and_explain_change_nothing_as_it_has_both(self, run, story):
        plain = run("-f", "html", story).stdout
        assert run("-f", "html", "--highlight", "--explain", story).stdout == plain

    def test_several_have_an_index_and_those_that_failed_are_named(self, run, story, tmp_path):
        target = tmp_path / "report.html"
        result = run("-f", "html", "-o", target, story, "gone.txt", story)
        assert result.returncode == 1
        output = target.read_text("utf-8")
        assert output.count("<article") == 2
        assert "Summaries of 2 articles" in output
        assert "<bdi>gone.txt</bdi>: no such file" in output

    def test_where_all_failed_the_old_page_stays(self, run, tmp_path):
        target = tmp_path / "report.html"
        target.write_text("old")
        assert run("-f", "html", "-o", target, "gone.txt", "gone too.txt").returncode == 1
        assert target.read_text() == "old"


class TestLength:
    @pytest.mark.parametrize("count", [1, 2, 5])
    def test_sentences_are_exact(self, run, story, count):
        assert len(summary_of(run("-n", count, "-f", "json", story))) == count

    def test_a_short_article_comes_back_whole(self, run, story):
        digest = json.loads(run("-n", 500, "-f", "json", story).stdout)
        assert len(digest["summary"]) == digest["sentence_count"]

    @pytest.mark.parametrize("most", [30, 60, 100])
    def test_words_are_a_bound(self, run, story, most):
        chosen = summary_of(run("-w", most, "-f", "json", story))
        assert 1 <= sum(len(s["text"].split()) for s in chosen) <= most

    def test_at_least_one_sentence(self, run, story):
        assert len(summary_of(run("-w", 1, "-f", "json", story))) == 1
        assert len(summary_of(run("-r", 0.0001, "-f", "json", story))) == 1

    def test_ratio_one_is_everything(self, run, story):
        digest = json.loads(run("-r", 1, "-f", "json", story).stdout)
        assert len(digest["summary"]) == digest["sentence_count"]

    def test_options_come_from_the_environment_and_flags_win(self, run, story):
        environment = {"SUMMARIZE_SENTENCES": "2", "SUMMARIZE_FORMAT": "json"}
        assert len(summary_of(run(story, environment=environment))) == 2
        assert len(summary_of(run("-n", 1, story, environment=environment))) == 1
        assert len(summary_of(run("-w", 1, story, environment=environment))) == 1


class TestQuery:
    def test_the_summary_leans_to_it(self, run, story):
        (best,) = summary_of(run("-n", 1, "-q", "what about insulin?", "-f", "json", story))
        assert "insulin" in best["text"]
        (best,) = summary_of(run("-n", 1, "-f", "json", story, environment={"SUMMARIZE_QUERY": "insulin"}))
        assert "insulin" in best["text"]

    def test_its_share_is_explained(self, run, story):
        best = summary_of(run("-n", 1, "--query", "insulin", "--explain", "-f", "json", story))[0]
        assert best["features"]["query"] > 0.2
        assert sum(best["features"].values()) == pytest.approx(best["score"], abs=1e-9)

    @pytest.mark.parametrize("query", ["zeppelin", "of the"])
    def test_one_that_nothing_answers_is_warned_of_unless_quiet(self, run, story, query):
        plain, asked = run("-f", "json", story), run("-q", query, "-f", "json", story)
        assert (asked.returncode, asked.stdout) == (0, plain.stdout)
        (line,) = stderr_lines(asked)
        assert "story.txt" in line
        assert "query" in line
        assert run("-Q", "-q", query, "-f", "json", story).stderr == b""


class TestErrors:
    def check(self, result, code, *parts):
        """One line on stderr that names what is wrong, nothing on stdout, no traceback."""
        lines = stderr_lines(result)
        assert result.returncode == code
        assert len(lines) == 1, lines
        for part in parts:
            assert part in lines[0]
        assert result.stdout == b""

    def test_missing_file(self, run):
        self.check(run("nothing.txt"), 1, "nothing.txt", "no such file")

    def test_directory(self, run, tmp_path):
        self.check(run(tmp_path), 1, "directory")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
    def test_unreadable_file(self, run, story):
        story.chmod(0)
        self.check(run(story), 1, "permission denied")

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "empty"),
            (b" \n\t\n", "empty"),
            (b"\xef\xbb\xbf", "empty"),
            (b"Leave a Reply\n\nComment *\n\nName *\n", "page furniture"),
            (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "PNG"),
            (b"\x7fELF\x02\x01\x01" + bytes(500), "ELF"),
            (bytes(range(256)) * 40, "binary"),
            (b"?!?! ?!?!", "no words"),
        ],
    )
    def test_no_article(self, run, tmp_path, content, message):
        path = tmp_path / "strange"
        path.write_bytes(content)
        self.check(run(path), 1, "strange", message)
        self.check(run(stdin=content), 1, "standard input", message)

    def test_web_address(self, run):
        self.check(run("http://127.0.0.1:9/story"), 1, "http://127.0.0.1:9/story", "refuses the connection")

    @pytest.mark.parametrize("scheme", ["file://", "local://", "FILE://", "file://localhost", "file:"])
    def test_the_address_of_a_file_is_its_path(self, run, story, scheme):
        assert run("-f", "json", f"{scheme}{story}").stdout == run("-f", "json", story).stdout
        spaced = story.rename(story.with_name("old bridge 50%.txt"))
        for name in ("old%20bridge%2050%25.txt", "old bridge 50%.txt"):
            digest = json.loads(run("-f", "json", f"{scheme}{story.with_name(name)}").stdout)
            assert digest["source"] == str(spaced)
        self.check(run(f"{scheme}{story}"), 1, "no such file")

    def test_the_address_of_a_file_elsewhere_is_no_path_here(self, run, tmp_path):
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "story.txt").write_text(ARTICLE, encoding="utf-8")
        self.check(
            run("file://elsewhere/story.txt", cwd=tmp_path), 1, "elsewhere/story.txt: is on another machine"
        )

    def test_a_wrong_flag_is_told_of_without_its_variable(self, run, story):
        line = run("-f", "klingon", story).stderr.decode()
        assert "error: --format takes table, text, json" in line
        assert "env var" not in line
        variable = run(story, environment={"SUMMARIZE_FORMAT": "klingon"}).stderr.decode()
        assert "error: SUMMARIZE_FORMAT: format takes table, text, json" in variable

    @pytest.mark.parametrize(
        "arguments",
        [
            ("-n", "0"), ("-n", "-1"), ("-n", "many"), ("-n", "3", "-w", "50"), ("-n", "3", "-r", "0.5"),
            ("-w", "5", "-r", "1"), ("-w", "0"), ("-r", "0"), ("-r", "1.01"), ("-r", "nan"), ("-t", "-1"),
            ("-k", "-1"),
            ("-f", "pdf"), ("--input-format", "odt"), ("--timeout", "0"), ("--timeout", "nan"),
            ("--timeout", "inf"),
            ("--max-bytes", "0"),
            ("-q", ""), ("-q", " "), ("-q", "?!"), ("-q", "word " * 9_999),
            ("--encoding", "klingon"), ("--encoding", "base64"), ("--nonsense",), ("-n",),
        ],
        ids=lambda arguments: " ".join(arguments)[:40],
    )  # fmt: skip
    def test_wrong_usage(self, run, story, arguments):
        self.check(run(*arguments, story), 2, "--help")

    @pytest.mark.parametrize("option", ["--output", "--model", "--files-from"])
    def test_an_empty_name_is_told_of_as_such(self, run, story, option):
        self.check(run(option, "", story), 2, f"error: {option[2:]} is empty; name a file")

    def test_a_damaged_model_file(self, run, story, tmp_path):
        model = tmp_path / "damaged.safetensors"
        for content in (b"", b"no model", bytes(1000)):
            model.write_bytes(content)
            self.check(run("-m", model, story), 1, "damaged.safetensors")
        self.check(run("-m", tmp_path / "gone", story), 1, "gone", "no such file")

    def test_a_model_s_name_that_no_file_can_have(self, run, story):
        self.check(run("-m", "m" * 300, story), 1, "error: model mmm", "cannot be read: file name too long")

    def test_a_failing_article_does_not_stop_the_rest(self, run, story):
        result = run("-f", "jsonl", "gone.txt", story)
        first, second = map(json.loads, result.stdout.decode().splitlines())
        assert result.returncode == 1
        assert first["source"] == "gone.txt"
        assert "no such file" in first["error"]
        assert len(second["summary"]) == 3
        assert len(stderr_lines(result)) == 1

    def test_an_encoding_that_is_named_is_used(self, run, tmp_path):
        path = tmp_path / "koi8.txt"
        path.write_bytes("The word мир means both world and peace, the teacher said.".encode("koi8-r"))
        assert "мир" in summary_of(run("--encoding", "koi8-r", "-f", "json", path))[0]["text"]

    def test_replaced_bytes_are_warned_of_unless_quiet(self, run, tmp_path):
        path = tmp_path / "broken.txt"
        path.write_bytes(
            "Cafés reopened in Orléans. Theatres à Paris did not, said the préfet.".encode()
            + b" \xff\xfe End of it."
        )
        warned = run("-f", "json", path)
        assert warned.returncode == 0
        assert "replaced" in stderr_lines(warned)[0]
        assert run("-Q", "-f", "json", path).stderr == b""

    def test_what_is_mended_before_offsets_count_in_it_is_warned_of(self, run, tmp_path):
        path = tmp_path / "saved twice.txt"
        path.write_text("The cafÃ© closed on Monday, the mayorâ€™s office said.", encoding="utf-8")
        for result in (run("-f", "json", path), run("-f", "json", stdin=path.read_bytes())):
            assert "mayor\u2019s" in summary_of(result)[0]["text"]
            (warning,) = stderr_lines(result)
            assert "has been mended" in warning
            assert "--encoding utf-8" in warning
        as_it_is = run("--encoding", "utf-8", "-f", "json", path)
        assert (as_it_is.returncode, as_it_is.stderr) == (0, b"")

    def test_a_line_feed_in_a_name_makes_no_second_line(self, run, tmp_path):
        path = tmp_path / "a\nsummarize: all is well.txt"
        self.check(run(path), 1, "a summarize: all is well.txt: no such file")
        path.write_bytes(
            "Cafés in Orléans reopened. Not so à Paris, said the préfet.".encode() + b" \xff\xfe End."
        )
        (warning,) = stderr_lines(run("-f", "json", path))
        assert "a summarize: all is well.txt: " in warning

    def test_a_name_cannot_smuggle_escape_sequences(self, run):
        result = run("a\x1b]52;c;eA\x07\x9b\u202eb.txt")
        assert not re.search("[\x1b\x07\x9b\u202e]", result.stderr.decode())


class TestUntrustedText:
    HOSTILE = (
        "The mayor said \x1b]52;c;ZXZpbA==\x07 that \x9b31m the [bold red]bridge[/] [link=x]would\u202e "
        "open\x00 on Monday, \u2066officials said.\n\n"
    )

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("colour", [{"FORCE_COLOR": "1"}, {}])
    def test_no_control_character_of_the_article_is_passed_on(self, run, form, colour):
        result = run("-f", form, stdin=(self.HOSTILE * 2).encode(), environment=colour)
        output = result.stdout.decode()
        if form == "table" and colour:
            output = re.sub(r"\x1b\[[0-9;]*m", "", output)
        assert result.returncode == 0
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
        assert "[bold red]bridge[/]" in (output.replace("\\", "") if form == "markdown" else output)

    def test_json_keeps_the_value(self, run):
        digest = json.loads(run("-f", "json", "--with-text", stdin=self.HOSTILE.encode()).stdout)
        assert digest["text"] == self.HOSTILE


class TestTerminal:
    def in_terminal(self, *arguments, columns=80, environment=None):
        """What the command shows on a terminal of its own, and its exit code."""
        given = " ".join(map(str, arguments))
        return in_terminal(
            f"{sys.executable} -m summarize_cli {given}", columns=columns, environment=environment
        )

    def test_no_source_on_a_terminal_shows_the_help(self):
        shown, code = self.in_terminal()
        assert code == 2
        assert "Usage: summarize" in shown

    def test_colour_on_a_terminal_only(self, run, story):
        shown, code = self.in_terminal(story)
        assert code == 0
        assert "\x1b[1m" in shown
        assert b"\x1b" not in run(story).stdout

    def test_standard_output_that_is_named_is_as_it_is(self, story):
        shown = self.in_terminal(story, columns=50)
        assert self.in_terminal("-o", "-", story, columns=50) == shown

    def test_coloured_text_for_a_pager_is_as_wide_as_the_terminal(self, story):
        shown, _ = self.in_terminal(
            "--highlight", story, "|", "cat", columns=50, environment={"FORCE_COLOR": "1"}
        )
        lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r", "").split("\n")
        assert "\x1b[1m" in shown
        assert 40 < max(map(len, lines)) <= 50

    @pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_colour_can_be_refused(self, story, environment):
        assert "\x1b" not in self.in_terminal(story, environment=environment)[0]

    def test_colour_can_be_forced(self, run, story):
        assert b"\x1b[1m" in run(story, environment={"FORCE_COLOR": "1"}).stdout

    @pytest.mark.parametrize("columns", [20, 40, 80, 200])
    def test_every_width_holds_every_word(self, story, columns, run):
        shown, _ = self.in_terminal("-n", 2, story, columns=columns, environment={"NO_COLOR": "1"})
        lines = shown.replace("\r", "").split("\n")
        assert max(map(len, lines)) <= columns
        squeezed = re.sub(r"[\W\d_█░]", "", shown)
        for sentence in summary_of(run("-n", 2, "-f", "json", story)):
            for word in sentence["text"].split():
                if len(word) < columns - 10:
                    assert re.sub(r"[\W\d_]", "", word) in squeezed

    def test_a_pipe_wraps_no_sentence(self, run, story):
        output = run(story).stdout.decode()
        for sentence in summary_of(run("-f", "json", story)):
            assert sentence["text"] in output

    def test_columns_of_thousands_of_digits_are_as_wide_as_there_is(self, run, story):
        result = run(story, environment={"COLUMNS": "9" * 5_000})
        assert (result.returncode, result.stderr) == (0, b"")
        assert b"Ferry Line Adds Night Boats" in result.stdout
        assert run(story, environment={"COLUMNS": "0" * 5_000 + "1"}).stdout == run(story).stdout

    def test_columns_bound_a_pipe_too(self, run, story):
        output = run(story, environment={"COLUMNS": "50"}).stdout.decode()
        assert max(map(len, output.splitlines())) <= 50


class TestOutput:
    def test_a_file_is_written_as_a_whole(self, run, story, tmp_path):
        target = tmp_path / "digest.json"
        result = run("-f", "json", "-o", target, story)
        assert result.returncode == 0
        assert result.stdout == b""
        assert target.read_bytes() == run("-f", "json", story).stdout
        assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []

    def test_the_mode_of_a_replaced_file_stays(self, run, story, tmp_path):
        target = tmp_path / "digest.txt"
        target.write_text("old")
        target.chmod(0o640)
        run("-o", target, story)
        assert target.stat().st_mode & 0o777 == 0o640

    def test_a_link_s_target_is_replaced_not_the_link(self, run, story, tmp_path):
        real, link = tmp_path / "real.txt", tmp_path / "link.txt"
        real.write_text("old")
        link.symlink_to(real)
        run("-f", "text", "-o", link, story)
        assert link.is_symlink()
        assert "Topics:" in real.read_text()

    @pytest.mark.parametrize("name", ["new/", "new/.", "new/./", "new/..", "story.txt/."])
    @pytest.mark.parametrize("layer", ["flag", "variable", "file"])
    def test_a_folder_s_name_is_no_file_s(self, run, story, tmp_path, name, layer):
        target, config = f"{tmp_path}/{name}", tmp_path / "config.toml"
        config.write_text(f'output = "{name}"' if layer == "file" else "")
        given = ["-o", target] if layer == "flag" else []
        environment = {"SUMMARIZE_OUTPUT": target} if layer == "variable" else {}
        result = run("--config", config, *given, story, environment=environment)
        assert (result.returncode, result.stdout) == (1, b"")
        assert stderr_lines(result) == [f"summarize: error: {target}: is a folder's name; name a file in it"]
        assert sorted(tmp_path.iterdir()) == [config, story]

    @pytest.mark.parametrize("target", ["/dev/full", "/nowhere/digest.json", "."])
    def test_what_cannot_be_written_is_one_line(self, run, story, target):
        result = run("-o", target, story)
        assert result.returncode == 1
        assert len(stderr_lines(result)) == 1
        assert target in stderr_lines(result)[0]

    def test_a_full_disk_leaves_the_old_file(self, story, tmp_path):
        """A limit on file size stands in for the disk: the write fails in the same place."""
        target = tmp_path / "digest.json"
        target.write_text("old")
        script = f"ulimit -f 0; trap '' XFSZ; {sys.executable} -m summarize_cli -f json -o {target} {story}"
        result = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False)
        assert result.returncode == 1
        assert "cannot be written" in result.stderr.decode()
        assert target.read_text() == "old"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["digest.json", "story.txt"]

    def test_no_result_at_all_leaves_the_old_file(self, run, tmp_path):
        target = tmp_path / "digest.txt"
        target.write_text("old")
        assert run("-o", target, "gone.txt").returncode == 1
        assert target.read_text() == "old"
        assert [p.name for p in tmp_path.iterdir()] == ["digest.txt"]

    def test_a_full_stdout_is_one_line(self, story):
        with Path("/dev/full").open("w") as full:
            result = subprocess.run(
                [sys.executable, "-m", "summarize_cli", story],
                stdout=full,
                stderr=subprocess.PIPE,
                cwd=ROOT,
                check=False,
            )
        assert result.returncode == 1
        assert len(result.stderr.splitlines()) == 1

    @pytest.mark.parametrize("reader", ["head -1", "true"])
    def test_a_closed_pipe_ends_it_quietly(self, story, reader):
        command = f"{sys.executable} -m summarize_cli -n 100 {story} {story} {story}"
        script = f"set -o pipefail; {command} | {reader}"
        result = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False)
        assert result.stderr == b""
        assert result.returncode == 0

    @pytest.mark.parametrize("stream", ["<&-", ">&-", "2>&-"])
    def test_a_closed_stream_is_no_traceback(self, story, stream):
        script = f"{sys.executable} -m summarize_cli {'' if stream == '<&-' else story} {stream}"
        result = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False)
        assert b"Traceback" not in result.stderr
        assert result.returncode == (0 if stream == "2>&-" else 1)
        if stream == "<&-":
            assert result.stderr.startswith(b"summarize: error: standard input: is closed; pipe")

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize(
        ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
    )
    def test_an_end_before_the_end_leaves_nothing_half_written(self, story, tmp_path, form, number, code):
        process = subprocess.Popen(
            [sys.executable, "-m", "summarize_cli", "-f", form, "-o", tmp_path / "out", story, "-"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        wait_for(lambda: len(list(tmp_path.iterdir())) > 1)
        process.send_signal(number)
        _, error = process.communicate(timeout=20)
        assert (process.returncode, error) == (code, b"")
        assert list(tmp_path.iterdir()) == [story]

    @pytest.mark.parametrize("name", ["TERM", "HUP"])
    def test_a_signal_that_is_ignored_stays_so(self, story, name):
        script = f"trap '' {name}; exec {sys.executable} -m summarize_cli -f json {story} -"
        process = subprocess.Popen(
            ["bash", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )
        process.stdin.write(ARTICLE.encode() * (1 + 200_000 // len(ARTICLE)))
        process.stdin.flush()
        process.send_signal(signal.Signals[f"SIG{name}"])
        output, _ = process.communicate(timeout=20)
        assert process.returncode == 0
        assert len(json.loads(output)) == 2

    @pytest.mark.parametrize(
        ("module", "option"),
        [
            ("summarize_cli.__main__", "--version"),
            ("summarize_cli.__main__", "--help"),
            ("summarize_cli.training.__main__", "--help"),
            ("summarize_cli.training.__main__", "--version"),
        ],
    )
    def test_what_is_shown_of_itself_ends_as_an_article_does(self, module, option):
        command = f'{sys.executable} -c "from {module} import main; main()" {option}'
        for where, code in (("| true", 0), (">&-", 1), (">/dev/full", 1)):
            script = f"set -o pipefail; {command} {where}"
            result = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False)
            told = result.stderr.splitlines()
            assert (result.returncode, len(told), result.stdout) == (code, code, b""), where
            assert all(b"error: standard output: cannot be written" in line for line in told)

    @pytest.mark.parametrize("module", ["summarize_cli", "summarize_cli.training"])
    @pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_an_interruption_while_it_loads_says_nothing(self, module, number, code):
        # Loaded in the place of the command, it never ends.
        name = f"{module}.cli"
        script = (
            "import runpy, sys, types\n"
            "class Endless:\n"
            "    def find_spec(self, name, *_):\n"
            f"        if name == {name!r}:\n"
            "            print('loading', flush=True)\n"
            "            import time; time.sleep(60)\n"
            "sys.meta_path.insert(0, Endless())\n"
            f"runpy.run_module({module!r}, run_name='__main__')\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
        )
        assert process.stdout.readline() == b"loading\n"
        process.send_signal(number)
        _, error = process.communicate(timeout=20)
        assert (process.returncode, error) == (code, b"")

    @pytest.mark.parametrize(
        "how", ["-o {0} {0}", "-f json -o {0} {0}", "-f jsonl -o link {0} other.txt", "-o {0} < {0}"]
    )
    def test_an_article_is_not_replaced_by_its_summary(self, tmp_path, how):
        for name in ("story.txt", "other.txt"):
            (tmp_path / name).write_text(ARTICLE)
        (tmp_path / "link").symlink_to("story.txt")
        command = f"{sys.executable} -m summarize_cli {how.format('story.txt')}"
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        result = subprocess.run(
            ["bash", "-c", command], capture_output=True, cwd=tmp_path, env=environment, check=False
        )
        assert result.returncode == 2
        (line,) = result.stderr.decode().splitlines()
        assert "is an input and would be replaced by the output; name another output" in line
        assert (tmp_path / "story.txt").read_text() == ARTICLE

    def test_an_interruption_ends_it_with_130_and_no_traceback(self):
        process = subprocess.Popen(
            [sys.executable, "-m", "summarize_cli"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        # More than a pipe holds: once it is written, the command has begun to read.
        process.stdin.write(ARTICLE.encode() * (1 + 200_000 // len(ARTICLE)))
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=20)
        assert process.returncode == 130
        assert b"Traceback" not in error


class TestHelp:
    def test_version(self, run):
        assert re.fullmatch(rb"summarize \d+\.\d+\.\d+\n", run("--version").stdout)

    def test_help_names_every_option(self, run):
        output = run("--help").stdout.decode()
        for option in (
            "-n",
            "-w",
            "-r",
            "-t",
            "-k",
            "-q",
            "-f",
            "-o",
            "-m",
            "-Q",
            "--encoding",
            "--input-format",
            "--timeout",
            "--max-bytes",
            "--with-text",
            "--explain",
            "--highlight",
            "--version",
            "--show-completion",
        ):
            assert option in output


HEAVY = [
    "numpy",
    "scipy",
    "sklearn",
    "nltk",
    "pydantic",
    "rouge_score",
    "asyncio",
    "multiprocessing",
    "charset_normalizer",
    "trafilatura",
    "lxml",
    "urllib3",
    "ssl",
    "http",
    "email",
    "zipfile",
    "markdown_it",
    "ftfy",
    "tomllib",
    "platformdirs",
    "jinja2",
]


def loaded_by(*arguments):
    given = list(map(str, arguments))
    script = (
        f"import sys; from summarize_cli.cli import run; run({given!r}); "
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=ROOT, env=unmeasured(), check=True
    )
    return set(result.stderr.decode().split())


PAGE = f"""<!DOCTYPE html><html><head><title>{ARTICLE.splitlines()[0]}</title></head><body><article>
{"".join(f"<p>{line}</p>" for line in ARTICLE.splitlines()[1:] if line)}</article></body></html>"""


class TestPages:
    @pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
    def test_a_page_is_read_whatever_its_name(self, run, tmp_path, name):
        path = tmp_path / name
        path.write_text(PAGE, encoding="utf-8")
        from_file = json.loads(run("-f", "json", path).stdout)
        piped = json.loads(run("-f", "json", stdin=PAGE.encode()).stdout)
        assert len(from_file["summary"]) == 3
        assert piped | {"source": None} == from_file | {"source": None}

    def test_with_text_shows_what_the_offsets_count_in(self, run):
        digest = json.loads(run("-f", "json", "--with-text", stdin=PAGE.encode()).stdout)
        assert "<p>" not in digest["text"]
        for sentence in digest["summary"]:
            assert digest["text"][sentence["start"] : sentence["end"]] == sentence["text"]

    def test_the_user_s_word_on_the_format_is_taken(self, run):
        digest = json.loads(
            run("-f", "json", "--with-text", "--input-format", "text", stdin=PAGE.encode()).stdout
        )
        assert digest["text"] == PAGE

    def test_nothing_of_a_library_reaches_the_terminal(self, run):
        result = run(stdin=b"<html><body><p>Rain.</p></body></html>")
        assert result.returncode == 0
        assert len(stderr_lines(result)) == 1
        assert "visible text" in stderr_lines(result)[0]


class TestStart:
    def test_nothing_heavy_is_loaded(self, story):
        assert not {m.split(".")[0] for m in loaded_by(story)} & set(HEAVY)

    def test_explanations_are_loaded_where_they_are_asked_for(self, story):
        parts = {"summary.explanation", "tagging.topic_evidence", "rendering.explanation", "rendering.flow"}
        modules = {f"summarize_cli.{part}" for part in parts}
        assert not modules & loaded_by(story)
        assert modules <= loaded_by("--explain", story)

    def test_queries_are_loaded_where_one_is_given(self, story):
        assert "summarize_cli.summary.query" not in loaded_by(story)
        asked = loaded_by("-q", "insulin", story)
        assert "summarize_cli.summary.query" in asked
        assert not {m.split(".")[0] for m in asked} & set(HEAVY)

    @pytest.mark.parametrize("form", ["text", "json", "jsonl", "markdown", "html"])
    def test_rich_is_loaded_for_tables_only(self, story, form):
        assert "rich" not in loaded_by("-f", form, story)


def test_standard_output_may_be_named_as_a_device_into_a_pipe(run, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text("The boats sail at noon. Nobody minds.")
    result = run("-f", "text", "-n", "1", "-o", "/dev/stdout", story)
    assert (result.returncode, result.stdout.splitlines()[0]) == (0, b"The boats sail at noon.")


def test_an_output_from_the_environment_that_is_an_input_is_told_of_by_its_variable(run, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text("The boats sail at noon. Nobody minds.")
    result = run(story, environment={"SUMMARIZE_OUTPUT": str(story)})
    assert result.returncode == 2
    assert b"SUMMARIZE_OUTPUT" in result.stderr
