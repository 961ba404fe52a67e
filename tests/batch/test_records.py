"""Files of records: JSONL, CSV, Parquet; whole, compressed, and broken in all the ways that they are."""

import gzip
import io
import json
import random
import sys
import zlib
from itertools import accumulate

import pytest

from summarize_cli.batch import parquet_input
from summarize_cli.batch import records as module
from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import Line, Lost, Row, parsed
from summarize_cli.batch.records import records

zstd = pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


USUAL = Fields()


def read(data, kind="jsonl", name="dump", fields=USUAL, encoding=None):
    return list(records(name, io.BufferedReader(io.BytesIO(data)), kind, fields, encoding))


def texts(items):
    return [parsed(item.data)["text"] if isinstance(item, Line) else item.fields["text"] for item in items]


class TestJsonLines:
    def test_a_line_is_a_record_and_its_number_is_the_line_s(self):
        items = read(b'{"text":"a"}\n\n  \r\n{"text":"b"}\r\n{"text":"c"}')
        assert texts(items) == ["a", "b", "c"]
        assert [item.source for item in items] == ["dump:1", "dump:4", "dump:5"]

    def test_a_line_that_is_too_long_is_told_of_and_the_next_is_read(self, monkeypatch):
        monkeypatch.setattr(module, "MOST_BYTES", 1000)
        items = read(b'{"text":"a"}\n' + b"x" * 200_000 + b'\n{"text":"b"}\n' + b"y" * 1001)
        assert [type(item) for item in items] == [Line, Lost, Line, Lost]
        assert "longer than" in items[1].error
        assert items[3].source == "dump:4"

    @pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
    def test_a_byte_order_mark_is_believed(self, codec):
        items = read('{"text":"é"}\n{"text":"🚢"}'.encode(codec))
        assert texts(items) == ["é", "🚢"]

    def test_an_encoding_that_is_named_is_used(self):
        assert texts(read('{"text":"мир"}\n{"text":"да"}'.encode("koi8-r"), encoding="koi8-r")) == [
            "мир",
            "да",
        ]

    @pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le"])
    def test_an_encoding_that_is_named_may_lack_its_mark(self, codec):
        data = '{"text":"The ferry"}\n{"text":"sails"}\n'
        assert texts(read(data.encode(codec), encoding=codec[:6])) == ["The ferry", "sails"]
        (row,) = read("text,n\nThe ferry sails,2\n".encode(codec), "csv", encoding=codec[:6])
        assert row.fields == {"text": "The ferry sails"}

    @pytest.mark.parametrize(("named", "really"), [("utf-32", "utf-16"), ("utf-16", "utf-8-sig")])
    def test_the_mark_of_another_encoding_than_the_one_named_is_no_fault(self, named, really):
        """It is answered, whatever it gives."""
        for form in ("jsonl", "csv"):
            data = 'text,"n"\n{"text":"The ferry sails"}\n'.encode(really)
            assert read(data, form, encoding=named)

    @pytest.mark.parametrize("before", ["", "\n\n  ", "\ufeff", "\ufeff \r\n"])
    @pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
    def test_an_array_is_told_of_once(self, before, codec):
        (lost,) = read((before + json.dumps([{"text": "a"}, {"text": "b"}], indent=1)).encode(codec))
        assert "JSON array" in lost.error
        assert "jq" in lost.error


class TestCompressed:
    DATA = b'{"text":"a"}\n{"text":"b"}\n'

    @pytest.mark.parametrize("compress", [gzip.compress, zstd.compress])
    def test_it_is_told_by_content(self, compress):
        assert texts(read(compress(self.DATA))) == ["a", "b"]

    @pytest.mark.parametrize("compress", [gzip.compress, zstd.compress])
    def test_several_members_are_one(self, compress):
        assert texts(read(compress(self.DATA) + compress(b'{"text":"c"}'))) == ["a", "b", "c"]

    @pytest.mark.parametrize("compress", [gzip.compress, zstd.compress])
    def test_what_is_whole_in_a_truncated_one_is_done_and_the_rest_told_of(self, compress):
        random.seed(7)
        lines = [json.dumps({"text": f"{random.getrandbits(4000):x}"}).encode() + b"\n" for _ in range(900)]
        whole = compress(b"".join(lines))
        *items, lost = read(whole[: len(whole) // 2])
        assert 100 < len(items) < 900
        assert [item.data for item in items] == lines[: len(items)]
        assert isinstance(lost, Lost)
        assert lost.source == "dump"
        assert "end early" in lost.error
        assert f"(after dump:{len(items)})" in lost.error

    @pytest.mark.parametrize(
        ("compress", "unpacker"),
        [(gzip.compress, lambda: zlib.decompressobj(wbits=31)), (zstd.compress, zstd.ZstdDecompressor)],
    )
    @pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
    @pytest.mark.parametrize("count", [30, 600, 3000])
    def test_of_a_truncated_one_no_whole_record_is_lost(self, compress, unpacker, codec, count):
        random.seed(7)
        lines = [json.dumps({"text": f"{random.getrandbits(4000):x}"}) + "\n" for _ in range(count)]
        packed = compress("".join(lines).encode(codec))
        for cut in (len(packed) // 2, len(packed) - 30, len(packed) - 4):
            *items, lost = read(packed[:cut])
            there = unpacker().decompress(packed[:cut]).decode(codec, "ignore").count("\n")
            assert len(items) == there
            assert "end early" in lost.error

    def test_damage_in_the_middle_is_told_of(self):
        data = bytearray(gzip.compress(b"".join(b'{"text":"%d"}\n' % n for n in range(9000))))
        data[len(data) // 2] ^= 0xFF
        *_, lost = read(bytes(data))
        assert "damaged" in lost.error

    def test_what_is_no_gzip_at_all(self):
        (lost,) = read(b"\x1f\x8bnonsense")
        assert "damaged" in lost.error


class TestCsv:
    def test_what_is_no_text_is_told_of_in_its_place(self):
        (lost,) = read(b"id,text\n\x80\x81\x00\x01\x02\x03\x04\x05\x06\n", "csv")
        assert lost.source == "dump"
        assert "is binary data, not text" in lost.error

    def rows(self, data, **options):
        return read(data.encode() if isinstance(data, str) else data, "csv", **options)

    def test_rows_are_numbered_and_cells_may_hold_lines(self):
        items = self.rows('id,text,more\r\n1,"a\nb ""c""",x\r\n\r\n2,d,y\r\n')
        assert items == [
            Row("dump:1", {"id": "1", "text": 'a\nb "c"'}),
            Row("dump:3", {"id": "2", "text": "d"}),
        ]

    def test_only_what_is_needed_is_passed_on(self):
        (row,) = self.rows("a,Text,b,Headline,url\n1,2,3,4,5\n", fields=Fields.named(keep=["b"]))
        assert row.fields == {"Text": "2", "b": "3", "Headline": "4", "url": "5"}

    @pytest.mark.parametrize(
        ("separator", "name"), [(";", "d.csv"), ("\t", "d.csv"), ("\t", "d.tsv.gz"), ("|", "d.csv")]
    )
    def test_separators(self, separator, name):
        data = separator.join(["id", "text"]) + "\n" + separator.join(["1", "a, b"]) + "\n"
        assert self.rows(data, name=name)[0].fields == {"id": "1", "text": "a, b"}

    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_encodings(self, codec):
        text = "Der Bürgermeister sagte, die Brücke über den Fluß bleibe für Fußgänger geöffnet."
        assert self.rows(f'text\n"{text}"\n'.encode(codec))[0].fields["text"] == text

    def test_a_compressed_table_is_decoded_by_as_much_of_it_as_a_file(self):
        draw = random.Random(5)
        plain = "".join(f"{number},{draw.getrandbits(64):x}\n" for number in range(1_500))
        data = f"n,text\n{plain}1,café Müller\n".encode("cp1252")
        for packed in (gzip.compress(data), zstd.compress(data)):
            assert texts(read(packed, "csv"))[-1] == "café Müller"

    def test_a_row_of_another_length_is_told_of(self):
        items = self.rows("id,text\n1,a\n2\n3,b,c\n4,d\n")
        assert [type(item) for item in items] == [Row, Lost, Lost, Row]
        assert "1 cells where the header has 2" in items[1].error

    def test_a_damaged_row_is_told_of_and_the_next_is_read(self):
        items = self.rows('text,n\n"a"b,1\nc,2\n')
        assert [type(item) for item in items] == [Lost, Row]
        assert items[1].fields["text"] == "c"

    def test_a_quotation_that_never_ends(self):
        *_, lost = self.rows('text,n\na,1\n"b,2\nc,3\n')
        assert "damaged row" in lost.error

    def test_a_long_cell_is_no_harm(self):
        (row,) = self.rows("text\n" + "word " * 100_000 + "\n")
        assert len(row.fields["text"]) == 500_000

    @pytest.mark.parametrize("end", ["\n", ""])
    def test_a_line_longer_than_an_input_may_be_costs_its_row(self, monkeypatch, end):
        monkeypatch.setattr(module, "MOST_BYTES", 70_000)
        items = self.rows("text,n\na,1\n" + "x" * 200_000 + ",2\nb,3\n" + "y" * 70_000 + end)
        assert [type(item) for item in items] == [Row, Lost, Row, Lost]
        assert "is longer than 50 MB; a record is one article" in items[1].error
        assert [item.source for item in items] == ["dump:1", "dump:2", "dump:3", "dump:4"]

    def test_bytes_that_are_no_utf_8_behind_its_beginning_are_replaced_and_counted(self):
        before = "Rain in Köln.\n".encode() * 8_000
        items = self.rows(b"text\n" + before + b"K\xf6ln and M\xfcnchen\nKiel\n")
        assert items[-2:] == [
            Row("dump:8001", {"text": "K\ufffdln and M\ufffdnchen"}, 2),
            Row("dump:8002", {"text": "Kiel"}),
        ]

    def test_a_table_without_the_column_is_told_of_once(self):
        (lost,) = self.rows("a,b\n" + "1,2\n" * 50)
        assert "has no field text, body, content or article, but a, b" in lost.error

    def test_an_empty_file_and_a_header_alone_hold_nothing(self):
        assert self.rows("") == self.rows("text,id\n") == []


class TestParquet:
    @pytest.fixture
    def table(self):
        pa = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")

        def made(**columns):
            target = io.BytesIO()
            parquet.write_table(pa.table(columns), target, row_group_size=100)
            return target.getvalue()

        return made

    def test_rows_with_the_columns_that_are_needed(self, table):
        data = table(id=list(range(300)), body=[f"t{n}" for n in range(300)], big=["x"] * 300, n=[0.5] * 300)
        items = read(data, "parquet", fields=Fields.named(keep=["n"]))
        assert len(items) == 300
        assert items[299] == Row("dump:300", {"id": 299, "body": "t299", "n": 0.5})

    @pytest.mark.parametrize("compress", [gzip.compress, zstd.compress])
    def test_compressed_as_a_whole(self, table, compress):
        assert texts(read(compress(table(text=["a", "b"])), "parquet")) == ["a", "b"]

    def test_a_table_without_the_column(self, table):
        (lost,) = read(table(a=[1]), "parquet")
        assert "has no field text, body, content or article, but a" in lost.error

    def test_a_damaged_one(self, table):
        data = table(text=["a"] * 100)
        for damaged in (
            data[:-9],
            b"PAR1nonsense",
            data[: len(data) // 2] + b"\0" * 40 + data[len(data) // 2 + 40 :],
        ):
            *_, lost = read(damaged, "parquet")
            assert isinstance(lost, Lost)
            assert "damaged" in lost.error
            assert "\n" not in lost.error

    @pytest.fixture
    def odd(self, table, monkeypatch):
        """The values of a field `n` beside a sound text, as they come out where pandas is not installed."""
        pa = pytest.importorskip("pyarrow")
        # With pandas, pyarrow has a type for some of them.
        monkeypatch.setitem(sys.modules, "pandas", None)

        def values(column):
            data = table(text=["Rain."] * len(column), n=column)
            return read(data, "parquet", fields=Fields.named(keep=["n"]))

        values.pa = pa
        return values

    @pytest.mark.parametrize(
        ("kind", "number", "text"),
        [
            (("timestamp", "ns"), 1_700_000_000_000_000_001, "2023-11-14T22:13:20.000000001"),
            (("timestamp", "ns", "UTC"), 1, "1970-01-01T00:00:00.000000001Z"),
            (("timestamp", "ms", "Mars/Base"), 1_500, "1970-01-01T00:00:01.500Z"),
            (("timestamp", "us"), 10**18, "1000000000000000000 us"),
            (("time64", "ns"), 1, "00:00:00.000000001"),
            (("duration", "ns"), 1_001, "1001 ns"),
            (("date32",), 10**9, "1000000000 days"),
        ],
    )
    def test_times_that_python_has_none_for_are_text(self, odd, kind, number, text):
        of_kind = getattr(odd.pa, kind[0])(*kind[1:])
        items = odd(odd.pa.array([number, None], of_kind))
        assert [item.fields for item in items] == [{"text": "Rain.", "n": text}, {"text": "Rain.", "n": None}]

    def strings(self, pa, *values):
        ends = [0, *accumulate(map(len, values))]
        return pa.Array.from_buffers(
            pa.string(),
            len(values),
            [None, pa.array(ends, pa.int32()).buffers()[1], pa.py_buffer(b"".join(values))],
        )

    def test_text_that_is_no_utf_8_is_replaced_and_told_of(self, table, odd):
        pa = odd.pa
        texts = self.strings(pa, "Rain in Köln.".encode(), "Rain in Köln.".encode("latin-1"))
        assert read(table(text=texts), "parquet") == [
            Row("dump:1", {"text": "Rain in Köln."}),
            Row("dump:2", {"text": "Rain in K\ufffdln."}, 1),
        ]

    def test_so_are_values_within_others(self, odd):
        pa = odd.pa
        texts = self.strings(pa, b"a\xff", b"b")
        times = pa.array([1, 2], pa.timestamp("ns"))
        (item,) = odd(
            pa.ListArray.from_arrays([0, 2], pa.StructArray.from_arrays([texts, times], ["t", "at"]))
        )
        assert item.fields["n"] == [
            {"t": "a\ufffd", "at": "1970-01-01T00:00:00.000000001"},
            {"t": "b", "at": "1970-01-01T00:00:00.000000002"},
        ]

    def test_what_cannot_be_read_at_all_costs_its_row(self, odd, monkeypatch):
        def broken(scalar):
            raise ZeroDivisionError

        monkeypatch.setattr(parquet_input, "_time", broken)
        items = odd(odd.pa.array([1, 1_000, None], odd.pa.timestamp("ns")))
        assert [type(item) for item in items] == [Lost, Row, Row]
        assert items[0] == Lost("dump:1", "its field n holds a value that cannot be read", record=True)
        assert items[1].source == "dump:2"
