"""A file that appears when all is there, and what an interrupted run leaves to be resumed."""

import csv
import errno
import json
import os
from itertools import islice

import pytest

from summarize_cli.batch import part as module
from summarize_cli.batch.layouts import csv_layout, jsonl_layout
from summarize_cli.batch.part import Done, part, part_of
from summarize_cli.errors import OutputError
from summarize_cli.output import writer
from summarize_cli.rendering.csv_format import Shape

ANSWERS = [
    '{"source":"d:1","n":1}\n',
    '{"source":"d:2","error":"is empty"}\n',
    '{"source":"d:3","title":"a \\"error\\": b"}\n',
]


def write(target, answers, *, resume=False, layout=None):
    with part(target, layout or jsonl_layout(), resume=resume) as pending:
        done = pending.done
        for answer in islice(answers, done.answers, None):
            pending.write(answer, failed='"error"' in answer)
    return done


def interrupted(target, content):
    """What a run that was killed left."""
    part_of(target).write_bytes(content.encode())


class TestWhole:
    def test_it_appears_when_all_is_there(self, tmp_path):
        target = tmp_path / "out.jsonl"
        with part(target, jsonl_layout(), resume=False) as pending:
            pending.write(ANSWERS[0], failed=False)
            assert not target.exists()
            assert part_of(target).read_text() == ANSWERS[0]
        assert target.read_text() == ANSWERS[0]
        assert not part_of(target).exists()

    def test_no_answer_at_all_is_an_empty_file(self, tmp_path):
        write(tmp_path / "out", [])
        assert (tmp_path / "out").read_bytes() == b""

    def test_an_error_leaves_the_file_as_it_was_and_the_part(self, tmp_path):
        target = tmp_path / "out"
        target.write_text("old")
        with pytest.raises(ZeroDivisionError):
            write(target, (ANSWERS[0] if number else 1 / 0 for number in (1, 0)))
        assert target.read_text() == "old"
        assert part_of(target).read_text() == ANSWERS[0]

    def test_a_part_without_an_answer_does_not_stay(self, tmp_path):
        with pytest.raises(ZeroDivisionError), part(tmp_path / "out", csv_layout(Shape()), resume=False):
            raise ZeroDivisionError
        assert list(tmp_path.iterdir()) == []

    def test_without_resume_a_run_begins_anew(self, tmp_path):
        interrupted(tmp_path / "out", "other\n")
        write(tmp_path / "out", ANSWERS)
        assert (tmp_path / "out").read_text() == "".join(ANSWERS)

    def test_mode_and_links_are_kept(self, tmp_path):
        real, link = tmp_path / "real", tmp_path / "link"
        real.write_text("old")
        real.chmod(0o640)
        link.symlink_to(real)
        write(link, ANSWERS)
        assert link.is_symlink()
        assert real.read_text() == "".join(ANSWERS)
        assert real.stat().st_mode & 0o777 == 0o640

    def test_two_runs_do_not_write_one_part(self, tmp_path):
        target = tmp_path / "out"
        with part(target, jsonl_layout(), resume=False) as pending:
            pending.write(ANSWERS[0], failed=False)
            for resume in (False, True):
                with pytest.raises(OutputError, match="another run"):
                    write(target, ANSWERS, resume=resume)
        assert target.read_text() == ANSWERS[0]

    @pytest.mark.parametrize("target", ["gone/out", "."])
    def test_what_cannot_be_written_is_told_of(self, tmp_path, target):
        with pytest.raises(OutputError):
            write(tmp_path / target, ANSWERS)

    @pytest.mark.parametrize("target", ["round", "round/out"])
    def test_links_in_a_circle_are_told_of_and_stay(self, tmp_path, target):
        (tmp_path / "round").symlink_to(tmp_path / "back")
        (tmp_path / "back").symlink_to(tmp_path / "round")
        with pytest.raises(OutputError, match="cannot be written: too many levels of symbolic links"):
            write(tmp_path / target, ANSWERS)
        with (
            pytest.raises(OutputError, match="cannot be written: too many levels of symbolic links"),
            writer(tmp_path / target),
        ):
            pass
        assert sorted(path.name for path in tmp_path.iterdir()) == ["back", "round"]


class TestResume:
    @pytest.mark.parametrize("cut", range(len("".join(ANSWERS)) + 1))
    def test_wherever_it_was_cut_the_same_bytes_come_out(self, tmp_path, cut):
        target = tmp_path / "out"
        interrupted(target, "".join(ANSWERS)[:cut])
        done = write(target, ANSWERS, resume=True)
        assert target.read_text() == "".join(ANSWERS)
        assert done.answers == max(0, "".join(ANSWERS)[:cut].count("\n") - 1)
        assert done.failures == (cut == len("".join(ANSWERS)))

    def test_with_nothing_left_it_begins(self, tmp_path):
        assert write(tmp_path / "out", ANSWERS, resume=True) == Done()
        assert (tmp_path / "out").read_text() == "".join(ANSWERS)

    def test_a_run_that_was_whole_is_gone_on_with_where_there_is_more(self, tmp_path):
        target = tmp_path / "out"
        write(target, ANSWERS[:2])
        assert write(target, ANSWERS[:2], resume=True).answers == 1
        assert target.read_text() == "".join(ANSWERS[:2])
        write(target, ANSWERS, resume=True)
        assert target.read_text() == "".join(ANSWERS)

    def test_another_input_is_noticed_and_nothing_lost(self, tmp_path):
        target = tmp_path / "out"
        interrupted(target, ANSWERS[0] + ANSWERS[2])
        with pytest.raises(OutputError, match="other input or other options") as caught:
            write(target, [ANSWERS[0], '{"source":"d:9"}\n'], resume=True)
        assert str(caught.value).startswith(f"{part_of(target)}: is of")
        assert part_of(target).read_text() == ANSWERS[0] + ANSWERS[2]

    def test_of_a_whole_file_that_cannot_be_resumed_no_copy_stays(self, tmp_path):
        target = tmp_path / "out"
        target.write_text(ANSWERS[0])
        for layout in (None, csv_layout(Shape())):
            with pytest.raises(OutputError, match="other input or other options") as caught:
                write(target, ['{"source":"d:9"}\n'], resume=True, layout=layout)
            assert str(caught.value).startswith(f"{target}: is of")
            assert [path.name for path in tmp_path.iterdir()] == ["out"]
        assert target.read_text() == ANSWERS[0]

    def test_a_shorter_input_is_noticed(self, tmp_path):
        target = tmp_path / "out"
        interrupted(target, "".join(ANSWERS))
        with pytest.raises(OutputError, match="other input"):
            write(target, ANSWERS[:1], resume=True)

    def test_what_failed_may_go_well_now(self, tmp_path):
        target = tmp_path / "out"
        interrupted(target, ANSWERS[0] + ANSWERS[1])
        write(target, [ANSWERS[0], '{"source":"d:2","n":2}\n', ANSWERS[2]], resume=True)
        assert target.read_text() == ANSWERS[0] + '{"source":"d:2","n":2}\n' + ANSWERS[2]

    @pytest.mark.parametrize("failed", [0, 1])
    @pytest.mark.parametrize("other", [{"source": "d:9"}, {"source": "d:2", "id": 9}])
    def test_another_article_is_noticed_though_one_of_the_two_failed(self, tmp_path, failed, other):
        target = tmp_path / "out"
        there = {"source": "d:2", "id": 2}
        rows = [json.dumps(each) + "\n" for each in (there, {**there, **other})]
        rows[failed] = json.dumps({**json.loads(rows[failed]), "error": "is empty"}) + "\n"
        interrupted(target, ANSWERS[0] + rows[0])
        with pytest.raises(OutputError, match="other input"):
            write(target, [ANSWERS[0], rows[1]], resume=True)
        assert part_of(target).read_text() == ANSWERS[0] + rows[0]

    def test_a_failure_that_came_before_its_id_was_known_is_no_other_article(self, tmp_path):
        target = tmp_path / "out"
        interrupted(target, '{"id":null,"source":"d:2","error":"its process was killed"}\n')
        write(target, ['{"id":2,"source":"d:2","n":1}\n'], resume=True)
        assert target.read_text() == '{"id":2,"source":"d:2","n":1}\n'

    @pytest.mark.parametrize("garbage", ["other\n", '{"so\n', '{"a":1}\n', "[]\n", "\0\0\n", '{"broken}\n'])
    def test_lines_that_are_no_answers_are_noticed(self, tmp_path, garbage):
        target = tmp_path / "out"
        for lines in ([garbage], [ANSWERS[0], garbage]):
            interrupted(target, "".join(lines))
            with pytest.raises(OutputError, match="other input"):
                write(target, ['{"source":"d:1","error":"e"}\n', ANSWERS[1]], resume=True)

    def test_of_half_a_first_answer_nothing_stays(self, tmp_path):
        target = tmp_path / "out"
        interrupted(target, '{"source":"d:1","title":"' + "long " * 20)
        write(target, ANSWERS[:1], resume=True)
        assert target.read_text() == ANSWERS[0]

    def test_other_columns_are_noticed(self, tmp_path):
        target = tmp_path / "out.csv"
        first, other = csv_layout(Shape()), csv_layout(Shape(keep=("section",)))
        interrupted(target, first.header + "1,d:1" + "," * 15 + "\r\n")
        with pytest.raises(OutputError, match="other options"):
            write(target, [], resume=True, layout=other)


class TestCsv:
    def rows(self, shape, *answers):
        layout = csv_layout(shape)
        return layout, [
            "".join(",".join(row.get(name, "") for name in shape.columns) + "\r\n" for row in answer)
            for answer in answers
        ]

    def test_a_cell_with_lines_is_no_end(self, tmp_path):
        layout, answers = self.rows(
            Shape(), [{"id": '"a\r\n""b"'}], [{"id": "2"}], [{"id": "3", "error": "e"}]
        )
        whole = layout.header + "".join(answers)
        for cut in range(len(whole) + 1):
            target = tmp_path / f"{cut}.csv"
            interrupted(target, whole[:cut])
            write(target, answers, resume=True, layout=layout)
            assert target.read_bytes().decode() == whole

    def test_the_sentences_of_an_article_are_one_answer(self, tmp_path):
        shape = Shape(explain=True)
        layout, answers = self.rows(
            shape,
            [{"source": "a", "index": "0"}, {"source": "a", "index": "4"}],
            [{"source": "a", "index": "0"}],
            [{"source": "b", "error": "e"}],
            [{"source": "b", "error": "e"}],
            [{"source": "c", "index": "1"}, {"source": "c", "index": "2"}],
        )
        whole = layout.header + "".join(answers)
        for cut in range(len(whole) + 1):
            target = tmp_path / f"{cut}.csv"
            interrupted(target, whole[:cut])
            done = write(target, answers, resume=True, layout=layout)
            assert target.read_bytes().decode() == whole
        assert (done.answers, done.failures) == (4, 2)

    @pytest.mark.parametrize("explain", [False, True])
    def test_a_cell_may_be_as_long_as_an_article(self, tmp_path, explain):
        layout, answers = self.rows(
            Shape(explain, keep=("more",)),
            [{"id": "1", "index": "0", "more": "word " * 50_000}],
            [{"id": "2", "index": "0", "more": "word " * 50_000}],
        )
        target = tmp_path / "out.csv"
        interrupted(target, layout.header + "".join(answers))
        assert write(target, answers, resume=True, layout=layout).answers == 1
        assert target.read_bytes().decode() == layout.header + "".join(answers)

    @pytest.mark.parametrize("explain", [False, True])
    @pytest.mark.parametrize("row", ["1,d:1\r\n", "\r\n", "other\n", "a\rb,c\n"])
    def test_a_row_with_too_few_cells_is_noticed(self, tmp_path, row, explain):
        layout, answers = self.rows(Shape(explain), [{"id": "1", "index": "0"}])
        for rows in ([row], [answers[0], row], [row, answers[0]]):
            interrupted(tmp_path / "out", layout.header + "".join(rows))
            with pytest.raises(OutputError, match="other input or other options"):
                write(tmp_path / "out", answers, resume=True, layout=layout)

    def test_an_index_that_is_no_number_is_noticed(self, tmp_path):
        layout, answers = self.rows(Shape(explain=True), [{"index": "0"}, {"index": "one"}])
        interrupted(tmp_path / "out", layout.header + answers[0])
        with pytest.raises(OutputError, match="other input"):
            write(tmp_path / "out", answers, resume=True, layout=layout)

    def test_another_article_is_noticed_though_one_of_the_two_failed(self, tmp_path):
        layout, (there, other, again) = self.rows(
            Shape(),
            [{"id": "1", "source": "d:1", "error": "e"}],
            [{"id": "2", "source": "d:1"}],
            [{"id": "1", "source": "d:1"}],
        )
        interrupted(tmp_path / "out", layout.header + there)
        with pytest.raises(OutputError, match="other input"):
            write(tmp_path / "out", [other], resume=True, layout=layout)
        write(tmp_path / "out", [again], resume=True, layout=layout)
        assert (tmp_path / "out").read_bytes().decode() == layout.header + again


class TestPublished:
    def test_it_is_held_until_its_file_is_there(self, tmp_path):
        """Or another run would write the part anew while it is being compressed."""
        target = tmp_path / "out"

        def publish(beside, place):
            with pytest.raises(OutputError, match="another run is writing it"):
                write(target, ANSWERS)
            place.write_text(beside.read_text().upper())

        with part(target, jsonl_layout(), resume=False, publish=publish) as pending:
            pending.write(ANSWERS[0], failed=False)
        assert target.read_text() == ANSWERS[0].upper()
        assert not part_of(target).exists()
        write(target, ANSWERS)
        assert target.read_text() == "".join(ANSWERS)

    def test_one_that_is_published_before_it_is_ours_is_opened_anew(self, tmp_path, monkeypatch):
        target, lock, times = tmp_path / "out", module._lock, []

        def late(file, beside, held):
            if not times:
                beside.replace(target)
            times.append(1)
            lock(file, beside, held)

        monkeypatch.setattr(module, "_lock", late)
        write(target, ANSWERS)
        assert len(times) == 2
        assert target.read_text() == "".join(ANSWERS)


class TestFullDisk:
    def test_no_half_answer_stays(self, tmp_path):
        target = tmp_path / "out"

        def fill():
            with part(target, jsonl_layout(), resume=False) as pending:
                pending.write(ANSWERS[0], failed=False)
                pending._file = Full(pending._file)
                pending.write("x" * 12 + "\n", failed=False)

        with pytest.raises(OutputError, match="no space left"):
            fill()
        assert part_of(target).read_text() == ANSWERS[0]
        write(target, ANSWERS, resume=True)
        assert target.read_text() == "".join(ANSWERS)


class Full:
    """A file on a disk that has room for nine bytes more at each write, and at the end for none."""

    def __init__(self, file):
        self.file = file

    def __getattr__(self, name):
        return getattr(self.file, name)

    def write(self, data):
        if len(data) > 9:
            return self.file.write(data[:9])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_stands_in_a_part_does_not_lift_the_bound_on_what_is_read():
    before = csv.field_size_limit(1_000)
    try:
        assert csv_layout(Shape()).failed(b"x," * (len(Shape().columns) - 1) + b"y\n")
        assert csv.field_size_limit() == 1_000
    finally:
        csv.field_size_limit(before)
