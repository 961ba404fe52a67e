"""Files here and at addresses -> bytes."""

import io
from socket import gaierror

import pytest

from summarize_cli.batch.streams import beginning, foreign_fault, opened, read_whole
from summarize_cli.errors import SourceError


class TestFiles:
    @pytest.mark.parametrize(("name", "message"), [("gone", "no such file"), (".", "is a directory")])
    def test_what_cannot_be_opened(self, tmp_path, name, message):
        with pytest.raises(SourceError, match=message), opened(str(tmp_path / name)):
            pass

    def test_what_breaks_while_it_is_read(self, tmp_path):
        (tmp_path / "a").touch()
        with (
            pytest.raises(SourceError, match="cannot be read: input/output error"),
            opened(str(tmp_path / "a")),
        ):
            raise OSError(5, "Input/output error")


class TestAddresses:
    @pytest.fixture
    def fsspec(self):
        return pytest.importorskip("fsspec")

    def test_one_article(self, fsspec):
        fsspec.filesystem("memory").pipe("/a.txt", b"Rain.")
        assert read_whole("memory://a.txt").data == b"Rain."
        with pytest.raises(SourceError, match="no such file"):
            read_whole("memory://gone.txt")

    def test_whatever_goes_wrong_there_is_one_line(self, fsspec, monkeypatch):
        class Broken(io.BytesIO):
            def read(self, *_):
                raise LookupError("the server\nis odd")

        monkeypatch.setattr(fsspec, "open", lambda *_: type("", (), {"open": Broken}))
        with pytest.raises(SourceError, match="cannot be read: LookupError"):
            read_whole("s3://bucket/a.txt")

    @pytest.mark.usefixtures("fsspec")
    def test_an_address_of_no_kind(self):
        with pytest.raises(SourceError, match="Protocol not known: nonsense; download it"):
            read_whole("nonsense://a.txt")

    @pytest.mark.parametrize(
        ("error", "told"),
        [
            (gaierror(-2, "Name or service not known"), "its server is not found; check the address"),
            (ConnectionRefusedError(111, "Connection refused"), "cannot be read: connection refused"),
            (
                ImportError("Install s3fs"),
                "needs what is not installed: Install s3fs; pip install it, or download",
            ),
            (OSError("no libjvm " * 99), f"cannot be read: OSError: {'no libjvm ' * 19}no …"),
            (ValueError(), "cannot be read: ValueError"),
        ],
    )
    def test_each_kind_of_address_fails_in_its_own_way_and_is_told_of_in_ours(self, error, told):
        assert str(foreign_fault(error)).startswith(told)


def test_what_is_not_compressed_has_no_other_beginning():
    assert beginning(b"Rain") is None
